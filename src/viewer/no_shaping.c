/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shaping of a program that has none: who needs it asks another one. */
#include "config.h"

#include "plot/shaping.h"

#include <stddef.h>

struct nb_shaping *nb_shaping_new(void)
{
    return NULL;
}

void nb_shaping_free(struct nb_shaping *s)
{
    (void)s;
}

struct nb_shaped *nb_shaped_new(struct nb_shaping *s, const char *markup, double size, double wrap)
{
    (void)s;
    (void)markup;
    (void)size;
    (void)wrap;
    return NULL;
}

void nb_shaped_free(struct nb_shaped *t)
{
    (void)t;
}

void nb_shaped_wrap(struct nb_shaped *t, double width)
{
    (void)t;
    (void)width;
}

void nb_shaped_limit(struct nb_shaped *t, int lines)
{
    (void)t;
    (void)lines;
}

int nb_shaped_lines(const struct nb_shaped *t)
{
    (void)t;
    return 0;
}

bool nb_shaped_lacks(const struct nb_shaped *t)
{
    (void)t;
    return false;
}

void nb_shaped_size(const struct nb_shaped *t, double *width, double *height)
{
    (void)t;
    *width = *height = 0;
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
