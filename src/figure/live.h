/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves for programs that compute them themselves: their derivatives, and parameters
 * that can be moved. */
#ifndef NB_FIGURE_LIVE_H
#define NB_FIGURE_LIVE_H

#include "figure/figure.h"
#include "graph/diff.h"

/* Finds what a curve's `live` lacks; where formulas can be read (graph/rule.h). */
void nb_live_find(struct nb_curve *c, struct nb_pool *pool, enum nb_side side);
/* Gives the figure's parameters values: the curves that depend on them are others. */
void nb_live_move(struct nb_figure *f, struct nb_pool *pool, const double *values);
/* An expression with these values in place of the figure's parameters; NULL: there is none. */
struct nb_expr *nb_live_with(const struct nb_figure *f, struct nb_pool *pool, struct nb_expr *e,
                             const double *values);
/* Whether e is a number that depends on var and the parameters alone. */
bool nb_live_is_function(struct nb_expr *e, const struct nb_expr *var,
                         const struct nb_parameter *params, size_t count);

/* The lines of a parameter and of a curve's live part, in a figure's text. Their words are
 * "param", and "live" and "slope" behind the curve's own. */
void nb_live_write_parameter(const struct nb_parameter *p, struct nb_wire_writer *wire);
void nb_live_write(const struct nb_curve *c, struct nb_wire_writer *wire);
/* Each reads what follows its word; false: it is malformed. */
bool nb_live_read_parameter(struct nb_figure_reader *r, const char *p);
bool nb_live_read(struct nb_figure_reader *r, const char *p);
bool nb_live_read_slope(struct nb_figure_reader *r, const char *p);

#endif
