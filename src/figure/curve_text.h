/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure's curves as lines of its text, and back. */
#ifndef NB_FIGURE_CURVE_TEXT_H
#define NB_FIGURE_CURVE_TEXT_H

#include "figure/figure.h"
#include "figure/points_text.h"
#include "figure/style.h"

enum { NB_HUE_MAX = NB_HUE_RGB + 0xFFFFFF };

/* A curve of the axes, with its points and what programs that compute it need. */
void nb_curve_text_write(const struct nb_axes *a, const struct nb_curve *c,
                         const struct nb_points_way *way, struct nb_wire_writer *wire);
/* How a line is drawn; a label, to the end of the line. */
void nb_look_text_write(const struct nb_stroke *l, struct nb_buf *out);
void nb_label_text_write(const char *word, const char *label, struct nb_buf *out);

/* Each reads what follows its word and adds it to the last plot; false: it is malformed. */
bool nb_curve_text_read(struct nb_figure_reader *r, const char *p);
/* Points as a person writes them, and as nabla does. */
bool nb_curve_text_read_points(struct nb_figure_reader *r, const char *p);
bool nb_curve_text_read_bits(struct nb_figure_reader *r, const char *p);
bool nb_curve_text_read_shared(struct nb_figure_reader *r, const char *p);
bool nb_look_text_read(const char **p, struct nb_stroke *l);
/* A word and a whole number up to max; a finite number above 0. */
bool nb_text_int(const char **p, const char *word, int max, int *value);
bool nb_text_positive(const char **p, double *value);

#endif
