/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Half way between two limits, and back. */
#include "config.h"

#include "graph/mean.h"

#include <string.h>

#include "graph/build.h"
#include "graph/op.h"

struct nb_expr *nb_mean(struct nb_pool *pool, struct nb_expr *left, struct nb_expr *right)
{
    const struct nb_builder b = {pool, true};
    if (left == right)
        return right;
    struct nb_expr *sum = nb_binary(b, NB_ADD, left, right);
    struct nb_expr *mean = nb_binary(b, NB_DIV, sum, nb_const(pool, 2));
    return nb_where(b, nb_binary(b, NB_EQ, left, right), right, mean);
}

void nb_mean_limits(struct nb_pool *pool, struct nb_expr *y, struct nb_expr *limit[2])
{
    limit[0] = limit[1] = y;
    if (y->op != &nb_basic_ops[NB_WHERE] || y->arg[0]->op != &nb_basic_ops[NB_EQ])
        return;
    struct nb_expr *const *side = y->arg[0]->arg;
    if (nb_mean(pool, side[0], side[1]) == y)
        memcpy(limit, side, 2 * sizeof *side);
}
