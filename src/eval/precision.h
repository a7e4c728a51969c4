/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions in a format of few digits: what they give there, and how far that is off. */
#ifndef NB_EVAL_PRECISION_H
#define NB_EVAL_PRECISION_H

#include <stddef.h>

#include "graph/build.h"

/* The formats by number; 0: NULL, which is double precision. */
const struct nb_op *nb_precision_format(int number);
int nb_precision_next(int number);
/* y of the argument as the format has it, rounded once. */
struct nb_expr *nb_precision_round(struct nb_expr *y, struct nb_expr *var,
                                   const struct nb_op *format);

/* What is known of a function at a place. */
struct nb_rounding {
    double value;   /* rounded once */
    double stepped; /* computed by its formula, every operation rounded */
    double error;   /* of that one, in last places of the format */
};

/* Functions compiled so, each when it is first read. */
struct nb_precision {
    struct nb_rounder *list;
    size_t count, cap;
};

void nb_precision_free(struct nb_precision *p);
/* out[i] at var = x[i] of an expression; `steps` is it by nb_precision_round, and what it is
 * remembered by. */
void nb_precision_run(struct nb_precision *p, struct nb_expr *exact, struct nb_expr *steps,
                      struct nb_expr *var, const struct nb_op *format, const double *x, size_t n,
                      struct nb_rounding *out);

#endif
