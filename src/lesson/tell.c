/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson/tell.h"

#include <string.h>

#include "base/wrap.h"

enum { MARGIN = 2 };

static void add_head(struct nb_buf *out, struct nb_lesson_paper paper, const char *number,
                     const char *title)
{
    nb_buf_printf(out, "%s%s%s%s%s\n", paper.color ? "\033[1m" : "", number, *title ? "  " : "",
                  title, paper.color ? "\033[0m" : "");
}

/* A paragraph is a line of the text. */
static void add_text(struct nb_buf *out, struct nb_lesson_paper paper, const struct nb_buf *text)
{
    if (text->len == 0)
        return;
    nb_buf_fill(out, ' ', MARGIN);
    nb_wrap(out, nb_buf_text(text), paper.width, MARGIN, MARGIN);
    nb_buf_addc(out, '\n');
}

void nb_lesson_tell_head(const struct nb_lesson *l, size_t part, struct nb_lesson_paper paper,
                         struct nb_buf *out)
{
    const struct nb_lesson_part *p = &l->parts[part];
    struct nb_buf number = {0};
    if (p->question)
        nb_buf_printf(&number, "%s %zu/%zu", nb_buf_text(&l->questions), part - l->steps + 1,
                      l->count - l->steps);
    else
        nb_buf_printf(&number, "%zu/%zu", part + 1, l->steps);
    add_head(out, paper, nb_buf_text(&number), nb_buf_text(&p->title));
    add_text(out, paper, &p->text);
    nb_buf_free(&number);
}

void nb_lesson_tell_after(const struct nb_lesson *l, size_t part, struct nb_lesson_paper paper,
                          struct nb_buf *out)
{
    add_text(out, paper, &l->parts[part].after);
}

/* Its lines, further in. */
static void add_code(struct nb_buf *out, const char *code)
{
    for (size_t len; *code; code += len + (code[len] == '\n')) {
        len = strcspn(code, "\n");
        nb_buf_fill(out, ' ', len > 0 ? 2 * MARGIN : 0);
        nb_buf_addn(out, code, len);
        nb_buf_addc(out, '\n');
    }
}

void nb_lesson_tell_all(const struct nb_lesson *l, size_t number, struct nb_lesson_paper paper,
                        struct nb_buf *out)
{
    struct nb_buf name = {0};
    nb_buf_printf(&name, "%zu.", number);
    add_head(out, paper, nb_buf_text(&name), nb_buf_text(&l->title));
    add_text(out, paper, &l->about);
    for (size_t i = 0; i < l->count; i++) {
        nb_buf_addc(out, '\n');
        nb_lesson_tell_head(l, i, paper, out);
        add_code(out, nb_buf_text(&l->parts[i].code));
        nb_lesson_tell_after(l, i, paper, out);
    }
    nb_buf_free(&name);
}
