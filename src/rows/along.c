/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a tensor, and the Jacobians of functions along them. */
#include "config.h"

#include "rows/along.h"

#include <assert.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "graph/op.h"

/* A column is gathered into x, computed, and scattered back. */
static void columns(const struct nb_expr *e, const double *x, double *y)
{
    size_t rows = e->arg[0]->shape.dim[0], count = e->arg[0]->shape.dim[1];
    size_t results = e->op->line_to_one ? 1 : rows;
    double *in = nb_xcalloc(rows, sizeof *in), *out = nb_xcalloc(rows, sizeof *out);
    for (size_t c = 0; c < count; c++) {
        for (size_t r = 0; r < rows; r++)
            in[r] = x[r * count + c];
        e->op->line(rows, out, in);
        for (size_t r = 0; r < results; r++)
            y[r * count + c] = out[r];
    }
    free(out);
    free(in);
}

void nb_along_lines(const struct nb_expr *e, const double *x, double *y)
{
    struct nb_shape shape = e->arg[0]->shape;
    if (e->axis == 0) {
        columns(e, x, y);
        return;
    }
    size_t n = nb_shape_columns(shape), results = e->op->line_to_one ? 1 : n;
    for (size_t r = 0; r < nb_shape_rows(shape); r++)
        e->op->line(n, y + r * results, x + r * n);
}

static struct nb_expr *basic(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                             struct nb_expr *y)
{
    return nb_binary(b, op, x, y);
}

/* The sums along the node's axis, repeated. */
static struct nb_expr *sums(struct nb_builder b, const struct nb_expr *e, struct nb_expr *x)
{
    struct nb_shape shape = e->arg[0]->shape;
    return nb_spread(b, nb_reduce(b, &nb_sum_op, nb_expand(b, x, shape), e->axis), shape, e->axis);
}

static struct nb_expr *like(struct nb_builder b, const char *op, const struct nb_expr *e)
{
    return nb_along(b, nb_op_find(op), e->arg[0], e->axis);
}

/* y (g - sum(g y)), where the difference cancels when one class is nearly
 * certain: its g is nearly the sum. With h = g - g_k, k that class, the same is
 * y (h - sum(h y)): h_k is 0 and the sum is of small things only. */
static struct nb_expr *softmax_product(struct nb_builder b, const struct nb_expr *e,
                                       struct nb_expr *y, const struct nb_op *extremum,
                                       struct nb_expr *g)
{
    struct nb_expr *x = e->arg[0];
    struct nb_expr *peak = nb_spread(b, nb_reduce(b, extremum, x, e->axis), x->shape, e->axis);
    struct nb_expr *top = basic(b, NB_EQ, x, peak), *zero = nb_const(b.pool, 0);
    struct nb_expr *of_top = sums(b, e, nb_where(b, top, g, zero));
    struct nb_expr *h = basic(b, NB_SUB, g, basic(b, NB_DIV, of_top, sums(b, e, top)));
    return basic(b, NB_MUL, y, basic(b, NB_SUB, h, sums(b, e, basic(b, NB_MUL, h, y))));
}

struct nb_expr *nb_pull_softmax(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    return softmax_product(b, e, e, &nb_max_op, g);
}

struct nb_expr *nb_pull_softmin(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    return nb_unary(b, NB_NEG, softmax_product(b, e, e, &nb_min_op, g));
}

/* Of 1 - softmax. */
struct nb_expr *nb_pull_softmax_rest(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    return nb_unary(b, NB_NEG, softmax_product(b, e, like(b, "softmax", e), &nb_max_op, g));
}

/* g - y sum(g) as g (1 - y) - y (sum(g) - g), with 1 - y to all its digits. */
struct nb_expr *nb_pull_log_softmax(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    struct nb_expr *y = like(b, "softmax", e), *rest = like(b, "softmax_rest", e);
    struct nb_expr *others = basic(b, NB_SUB, sums(b, e, g), g);
    return basic(b, NB_SUB, basic(b, NB_MUL, g, rest), basic(b, NB_MUL, y, others));
}

struct nb_expr *nb_pull_logsumexp(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    return basic(b, NB_MUL, nb_spread(b, g, e->arg[0]->shape, e->axis), like(b, "softmax", e));
}

/* w (g - sum(w g)/sum(w)): the Jacobian diag(w) - w w'/sum(w). */
static struct nb_expr *weighted(struct nb_builder b, struct nb_expr *e, struct nb_expr *w,
                                struct nb_expr *g)
{
    struct nb_expr *mean = basic(b, NB_DIV, sums(b, e, basic(b, NB_MUL, w, g)), sums(b, e, w));
    return basic(b, NB_MUL, w, basic(b, NB_SUB, g, mean));
}

/* w = 1 on the support. */
struct nb_expr *nb_pull_sparsemax(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    return weighted(b, e, basic(b, NB_GT, e, nb_const(b.pool, 0)), g);
}

/* w = sqrt(y). */
struct nb_expr *nb_pull_entmax15(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    struct nb_err err = {0};
    struct nb_expr *root = nb_call(b, nb_op_find("sqrt"), &e, &err);
    assert(root);
    return weighted(b, e, root, g);
}
