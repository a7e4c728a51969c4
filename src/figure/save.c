/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options of saving as lines of text: a row each. */
#include "config.h"

#include "figure/save.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/count.h"
#include "figure/message.h"
#include "figure/style.h"

static const double standard_pad = 0.1; /* inches */
enum { MOST_PAD = 100 };

enum kind { TEXT, NUMBER, FLAG, HUE };

static const struct {
    const char *word;
    enum kind kind;
    size_t offset;
    double most;
} rows[] = {
    {"format", TEXT, offsetof(struct nb_save, format), 0},
    {"dpi", NUMBER, offsetof(struct nb_save, dpi), NB_SAVE_MOST_DPI},
    {"quality", NUMBER, offsetof(struct nb_save, quality), 100},
    {"transparent", FLAG, offsetof(struct nb_save, transparent), 0},
    {"tight", FLAG, offsetof(struct nb_save, tight), 0},
    {"pad", NUMBER, offsetof(struct nb_save, pad), MOST_PAD},
    {"paper", HUE, offsetof(struct nb_save, paper), NB_HUE_RGB + 0xFFFFFF},
    {"outlines", FLAG, offsetof(struct nb_save, outlines), 0},
};

void nb_save_init(struct nb_save *s)
{
    *s = (struct nb_save){.pad = standard_pad, .paper = -1};
}

void nb_save_fini(struct nb_save *s)
{
    free(s->format);
    nb_save_init(s);
}

static void write_value(enum kind kind, const void *field, struct nb_buf *out)
{
    if (kind == TEXT)
        nb_message_escape(out, *(char *const *)field);
    else if (kind == NUMBER)
        nb_buf_printf(out, "%a", *(const double *)field);
    else if (kind == HUE)
        nb_buf_printf(out, "%d", *(const int *)field);
}

static bool is_standard(enum kind kind, const void *field, const void *standard)
{
    switch (kind) {
    case TEXT:
        return !*(char *const *)field;
    case NUMBER:
        return *(const double *)field == *(const double *)standard;
    case HUE:
        return *(const int *)field == *(const int *)standard;
    default:
        return !*(const bool *)field;
    }
}

void nb_save_write(const struct nb_save *s, struct nb_buf *out)
{
    struct nb_save standard;
    nb_save_init(&standard);
    for (size_t i = 0; i < NB_COUNT(rows); i++) {
        const void *field = (const char *)s + rows[i].offset;
        if (is_standard(rows[i].kind, field, (const char *)&standard + rows[i].offset))
            continue;
        nb_buf_printf(out, "option %s ", rows[i].word);
        write_value(rows[i].kind, field, out);
        nb_buf_addc(out, '\n');
    }
}

static bool read_value(enum kind kind, const char *value, double most, void *field)
{
    double number;
    if (kind == TEXT) {
        free(*(char **)field);
        *(char **)field = nb_message_unescape(value);
        return true;
    }
    if (kind == FLAG)
        return *(bool *)field = true;
    if (!nb_message_double(&value, &number) || !(number >= 0) || number > most)
        return false;
    if (kind == HUE)
        *(int *)field = (int)number;
    else
        *(double *)field = number;
    return true;
}

bool nb_save_read(struct nb_save *s, const char *option)
{
    for (size_t i = 0; i < NB_COUNT(rows); i++)
        if (nb_message_word(&option, rows[i].word))
            return read_value(rows[i].kind, option, rows[i].most, (char *)s + rows[i].offset);
    return true;
}
