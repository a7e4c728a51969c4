/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a computation gives in a format of few digits. */
#ifndef NB_EVAL_EMULATE_H
#define NB_EVAL_EMULATE_H

#include "graph/build.h"

/* The expression as a machine would compute it that has only numbers of `format`
 * (a row with one): functions by their textbook formulas, down to exp, log, tanh,
 * erf and their like, and every result rounded. Leaves stay as they are. */
struct nb_expr *nb_emulate(struct nb_builder b, struct nb_expr *root, const struct nb_op *format);

/* y(var) of the nearest number of the format for var; and that rounded to the format, too.
 * NULL sets err. */
struct nb_expr *nb_of_rounded(struct nb_expr *y, struct nb_expr *var, const struct nb_op *format,
                              struct nb_err *err);
struct nb_expr *nb_rounded(struct nb_expr *y, struct nb_expr *var, const struct nb_op *format,
                           struct nb_err *err);

/* |got - exact| in last places of the format. Where both leave its range there is
 * no error. */
struct nb_expr *nb_ulp_error(struct nb_builder b, struct nb_expr *got, struct nb_expr *exact,
                             const struct nb_op *format);

#endif
