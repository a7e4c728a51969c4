/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts whose letters change with their neighbours, that need several fonts or several
 * lines: Pango sets them. It and its catalogue of fonts take longer to load than most
 * figures to draw, so one program has them and another does without (shaping_pango.c,
 * viewer/no_shaping.c). */
#ifndef NB_PLOT_SHAPING_H
#define NB_PLOT_SHAPING_H

#include <cairo.h>
#include <stdbool.h>

#include "plot/type.h"

struct nb_shaping;
struct nb_shaped;

/* NULL where there is none. */
struct nb_shaping *nb_shaping_new(void);
void nb_shaping_free(struct nb_shaping *s);

/* Pango markup in letters of the given size, in lines no longer than `wrap` when that is
 * positive. */
struct nb_shaped *nb_shaped_new(struct nb_shaping *s, const char *markup, double size, double wrap);
void nb_shaped_free(struct nb_shaped *t);
/* Wraps it there, and cuts it after so many lines. */
void nb_shaped_wrap(struct nb_shaped *t, double width);
void nb_shaped_limit(struct nb_shaped *t, int lines);
int nb_shaped_lines(const struct nb_shaped *t);
/* Whether letters are missing in all fonts. */
bool nb_shaped_lacks(const struct nb_shaped *t);
void nb_shaped_size(const struct nb_shaped *t, double *width, double *height);
void nb_shaped_draw(const struct nb_shaped *t, cairo_t *cr);
/* Calls take() with every line. */
void nb_shaped_each_line(const struct nb_shaped *t,
                         void (*take)(void *ctx, const struct nb_type_line *line), void *ctx);

#endif
