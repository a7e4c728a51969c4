/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas as a teacher would write them: for display, never for evaluating
 * what a user wrote.
 *
 * The result equals the expression in exact arithmetic wherever that is
 * defined: like terms, powers and common factors are collected, signs and
 * constants brought to the front, fractions put over one denominator where it
 * makes them shorter. Work is bounded by a constant per node and pass. */
#ifndef NB_FORMULA_SIMPLIFY_H
#define NB_FORMULA_SIMPLIFY_H

#include "formula/law.h"

struct nb_expr *nb_simplify(struct nb_expr *e);

/* The same with laws of the caller's; used() hears of every one that is applied
 * (NULL: nobody listens). */
struct nb_expr *nb_simplify_by(struct nb_expr *e, const struct nb_law *laws, size_t count,
                               void (*used)(const struct nb_law_use *use, void *ctx), void *ctx);

/* The laws that nb_simplify applies; ends with from NULL. */
extern const struct nb_law nb_display_laws[];

#endif
