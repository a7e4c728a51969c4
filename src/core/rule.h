/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formulas of the rows, as expressions.
 *
 * Rows hold formulas as text and core cannot read text. The language layer
 * gives the pool a reader; each formula is read once, on first use, into a
 * template over one variable per argument, and instantiated from then on. */
#ifndef NB_CORE_RULE_H
#define NB_CORE_RULE_H

#include "base/err.h"
#include "core/build.h"
#include "core/expr.h"
#include "core/op.h"

struct nb_rules;

/* Reads `text` with names[i] bound to vars[i]; NULL sets err. */
typedef struct nb_expr *nb_rule_reader(struct nb_pool *pool, const char *text,
                                       const char *const *names, struct nb_expr *const *vars,
                                       size_t count, struct nb_err *err);

struct nb_rules *nb_rules_new(void);
void nb_rules_free(struct nb_rules *rules);
void nb_rules_mark(struct nb_rules *rules, struct nb_gc *gc);
void nb_rules_set_reader(struct nb_pool *pool, nb_rule_reader *reader);

/* The row's text (one of its fields) at these arguments. NULL sets err. */
struct nb_expr *nb_rule(struct nb_builder b, const struct nb_op *op, const char *text,
                        struct nb_expr *const *args, struct nb_err *err);
/* The row's formula at these arguments, made of nodes with kernels only. */
struct nb_expr *nb_rule_lowered(struct nb_builder b, const struct nb_op *op,
                                struct nb_expr *const *args, struct nb_err *err);
/* The derivative of such a text by argument `by`, at these arguments. */
struct nb_expr *nb_rule_derivative(struct nb_builder b, const struct nb_op *op, const char *text,
                                   size_t by, struct nb_expr *const *args, struct nb_err *err);

#endif
