/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formulas of the rows, as expressions.
 *
 * Rows hold formulas as text, which this layer cannot read. The language gives the
 * pool a reader; each formula is read once, on first use, into a template over one
 * variable per argument, and instantiated from then on. */
#ifndef NB_GRAPH_RULE_H
#define NB_GRAPH_RULE_H

#include "base/err.h"
#include "graph/build.h"
#include "graph/expr.h"
#include "graph/op.h"

/* Reads `text` with names[i] bound to vars[i]; NULL sets err. */
typedef struct nb_expr *nb_rule_reader(struct nb_pool *pool, const char *text,
                                       const char *const *names, struct nb_expr *const *vars,
                                       size_t count, struct nb_err *err);

void nb_rules_set_reader(struct nb_pool *pool, nb_rule_reader *reader);
/* That of the pool; NULL: it has none. */
nb_rule_reader *nb_rules_reader(const struct nb_pool *pool);

/* A formula of a row over vars, and what was made of it when it was first asked for:
 * `lowered`, of nodes with kernels only (lower.c), and `derivative[i]`, by vars[i]
 * (local.c). */
struct nb_template {
    const struct nb_op *op;
    const char *text; /* the row's field */
    bool exact;       /* read in a pool that was */
    struct nb_expr *vars[NB_MAX_ARGS];
    size_t count;
    struct nb_expr *body, *lowered, *derivative[NB_MAX_ARGS];
};

/* That of the row's text (one of its fields), borrowed. NULL sets err: it cannot be
 * read, or the pool has no reader, as the viewer's. */
struct nb_template *nb_template_of(struct nb_pool *pool, const struct nb_op *op, const char *text,
                                   struct nb_err *err);
/* One of its expressions at these arguments. NULL sets err. */
struct nb_expr *nb_template_at(struct nb_builder b, const struct nb_template *t, struct nb_expr *e,
                               struct nb_expr *const *args, struct nb_err *err);
/* The row's text at these arguments. NULL sets err. */
struct nb_expr *nb_rule(struct nb_builder b, const struct nb_op *op, const char *text,
                        struct nb_expr *const *args, struct nb_err *err);

#endif
