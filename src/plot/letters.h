/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that stand side by side, from the font's file: what nearly every figure needs,
 * without the library and the catalogue of fonts that set other texts (shaping.h). */
#ifndef NB_PLOT_LETTERS_H
#define NB_PLOT_LETTERS_H

#include <cairo.h>
#include <stdbool.h>

#include "plot/type.h"

struct nb_letters;
struct nb_set_line;

/* The font is looked for when it is first asked for. */
struct nb_letters *nb_letters_new(void);
void nb_letters_free(struct nb_letters *l);

/* A text in one line of letters of the given size, with places for the pieces of `line`,
 * which it takes. NULL, and nothing is taken: the font is not there or has not all of them,
 * or they are of a script whose letters change with their neighbours. */
struct nb_set_line *nb_letters_set(struct nb_letters *l, struct nb_type_line *line, double size);
void nb_set_line_free(struct nb_set_line *s);
/* The size of its box, and the line. */
void nb_set_line_size(const struct nb_set_line *s, double *width, double *height);
const struct nb_type_line *nb_set_line_type(const struct nb_set_line *s);
/* Draws it with its upper left corner at the origin. */
void nb_set_line_draw(const struct nb_set_line *s, cairo_t *cr);

#endif
