/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic with functions: f + g, 2*f, compose(f, g) are functions of x. */
#ifndef NB_VALUE_COMBINE_H
#define NB_VALUE_COMBINE_H

#include "value/interp.h"

/* Of a label that needs no brackets as an operand. */
enum { NB_CALL_PRECEDENCE = 100 };

/* Whether op(v[0], v[1]) is arithmetic with a function among the operands. */
bool nb_can_combine(enum nb_basic op, const struct nb_value *v, size_t count);
/* The function x -> op(v[0](x), v[1](x)); errors in it are at `span`. */
struct nb_value nb_combine(struct nb_interp *in, enum nb_basic op, const struct nb_value *v,
                           size_t count, struct nb_span span);
/* The function x -> f(g(x)). */
struct nb_value nb_compose(struct nb_interp *in, struct nb_function *f, struct nb_function *g,
                           struct nb_span span);

#endif
