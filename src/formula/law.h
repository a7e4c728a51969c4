/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identities, one row each, in nabla's own language over a, b, c, d:
 * {"1 - tanh(a)^2", "tanh'(a)"}.
 *
 * They are matched in the form of terms.h, so that neither the order of terms
 * and factors matters nor what else stands in the sum or product. */
#ifndef NB_FORMULA_LAW_H
#define NB_FORMULA_LAW_H

#include "graph/build.h"

struct nb_law {
    const char *from, *to;
};

enum { NB_LAW_VARS = 4 };

/* A table of laws, read. */
struct nb_lawbook {
    const struct nb_law *laws;
    size_t count;
    struct nb_expr *vars[NB_LAW_VARS];
    struct nb_expr **from; /* from[i] of laws[i], in display form */
};

/* One side of a law at four arguments. */
struct nb_expr *nb_law_side(struct nb_builder b, const char *text, struct nb_expr *const *args);

/* How a law was used: part of a node was `before`, and became `after`. */
struct nb_law_use {
    struct nb_expr *before, *after;
};

/* e, a node in display form, after the first law that fits its top; NULL when
 * none does. */
struct nb_expr *nb_law_apply(const struct nb_lawbook *book, struct nb_builder b, struct nb_expr *e,
                             struct nb_law_use *use);

#endif
