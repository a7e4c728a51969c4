/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of several lines measured, not set: about as many as there will be. */
#include "config.h"

#include "plot/shaping.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "base/xalloc.h"

static const double letter = 0.6, line_height = 1.164; /* of the size */

struct nb_shaping {
    char none;
};

struct nb_shaped {
    double size, whole; /* of the text in one line */
    double wrap;        /* 0: not at all */
    int newlines, most; /* lines: 0: any number */
};

struct nb_shaping *nb_shaping_new(void)
{
    return nb_xcalloc(1, sizeof(struct nb_shaping));
}

void nb_shaping_free(struct nb_shaping *s)
{
    free(s);
}

struct nb_shaped *nb_shaped_new(struct nb_shaping *s, const char *markup, double size, double wrap)
{
    (void)s;
    struct nb_shaped *t = nb_xcalloc(1, sizeof *t);
    bool tag = false;
    t->size = size;
    t->wrap = fmax(wrap, 0);
    for (const char *p = markup; *p; p++) {
        t->newlines += *p == '\n';
        tag = *p == '<' || (tag && *p != '>');
        /* What is no first byte of a letter, or of a tag, is none. */
        if (!tag && *p != '>' && ((unsigned char)*p & 0xC0) != 0x80)
            t->whole += letter * size;
    }
    return t;
}

void nb_shaped_free(struct nb_shaped *t)
{
    free(t);
}

void nb_shaped_wrap(struct nb_shaped *t, double width)
{
    t->wrap = fmax(width, 0);
}

void nb_shaped_limit(struct nb_shaped *t, int lines)
{
    t->most = lines;
}

int nb_shaped_lines(const struct nb_shaped *t)
{
    const double wrapped = t->wrap > 0 ? fmax(ceil(t->whole / t->wrap), 1) : 1;
    const int lines = t->newlines + (int)fmin(wrapped, 1000);
    return t->most > 0 && lines > t->most ? t->most : lines;
}

bool nb_shaped_lacks(const struct nb_shaped *t)
{
    (void)t;
    return false;
}

void nb_shaped_size(const struct nb_shaped *t, double *width, double *height)
{
    *width = t->wrap > 0 ? fmin(t->whole, t->wrap) : t->whole / (t->newlines + 1);
    *height = nb_shaped_lines(t) * line_height * t->size;
}

void nb_shaped_draw(const struct nb_shaped *t, cairo_t *cr)
{
    (void)t;
    (void)cr;
}

void nb_shaped_each_line(const struct nb_shaped *t,
                         void (*take)(void *ctx, const struct nb_type_line *line), void *ctx)
{
    (void)t;
    (void)take;
    (void)ctx;
}
