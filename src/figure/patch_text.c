/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patches as text. */
#include "config.h"

#include "figure/patch_text.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "figure/curve_text.h"
#include "figure/message.h"

enum { ENTRIES_PER_LINE = 16 };

static void write_numbers(const struct nb_patch *p, struct nb_buf *out)
{
    const size_t width = nb_patch_width(p->kind), line = width * ENTRIES_PER_LINE;
    for (size_t k = 0; k < p->count * width; k++) {
        nb_buf_add(out, k % line == 0 ? "numbers" : "");
        nb_buf_printf(out, " %a", p->numbers[k]);
        nb_buf_add(out, (k + 1) % line == 0 || k + 1 == p->count * width ? "\n" : "");
    }
}

void nb_patch_text_write(const struct nb_patch *p, struct nb_buf *out)
{
    nb_buf_printf(out, "patch %s", nb_patch_word(p->kind));
    nb_look_text_write(&p->look, out);
    nb_label_text_write("label", p->label, out);
    write_numbers(p, out);
}

bool nb_patch_text_read(struct nb_axes *a, const char *text)
{
    struct nb_stroke look;
    enum nb_patch_kind kind = 0;
    while (kind < NB_PATCH_KINDS && !nb_message_word(&text, nb_patch_word(kind)))
        kind++;
    if (kind == NB_PATCH_KINDS || !nb_look_text_read(&text, &look) ||
        !nb_message_word(&text, "label"))
        return false;
    char *label = nb_message_unescape(text);
    nb_axes_add_patch(a, kind, NULL, 0, label, look);
    free(label);
    return true;
}

bool nb_patch_text_read_numbers(struct nb_axes *a, const char *text)
{
    struct nb_patch *p = a->patch_count ? &a->patches[a->patch_count - 1] : NULL;
    if (!p)
        return false;
    const size_t width = nb_patch_width(p->kind);
    while (*text) {
        p->numbers = nb_grow(p->numbers, &p->cap, (p->count + 1) * width, sizeof *p->numbers);
        for (size_t k = 0; k < width; k++)
            if (!nb_message_double(&text, &p->numbers[p->count * width + k]))
                return false;
        p->count++;
    }
    return true;
}
