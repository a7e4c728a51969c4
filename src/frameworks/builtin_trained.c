/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions whose shape is trained: rational functions and splines. */
#include "config.h"

#include <math.h>

#include "base/count.h"
#include "base/i18n.h"
#include "frameworks/frameworks.h"
#include "value/convert.h"

/* Nodes are made from inside out. */
static struct nb_expr *two(struct nb_args *a, enum nb_basic op, struct nb_expr *x,
                           struct nb_expr *y)
{
    return nb_call(nb_frameworks_builder(a), &nb_basic_ops[op], (struct nb_expr *[]){x, y}, a->err);
}

static struct nb_expr *number(struct nb_args *a, double x)
{
    return nb_const(a->in->pool, x);
}

static struct nb_expr *named(struct nb_args *a, const char *op, struct nb_expr *x)
{
    return nb_call(nb_frameworks_builder(a), nb_op_find(op), &x, a->err);
}

/* A number of a number. */
static struct nb_value like_input(struct nb_args *a, struct nb_expr *y)
{
    if (!y)
        return NB_FAILED;
    return a->arg[0].type == NB_NUMBER && y->shape.rank == 0 ? nb_number_of(y) : nb_tensor_of(y);
}

/* The sum of c[i]*x^i over i < n; with `down` of c[n-1-i]*x^i. */
static struct nb_expr *polynomial(struct nb_args *a, struct nb_expr *c, size_t n, struct nb_expr *x,
                                  bool down)
{
    struct nb_expr *y = nb_coefficient(a, c, down ? 0 : n - 1);
    for (size_t i = 1; i < n; i++)
        y = two(a, NB_ADD, two(a, NB_MUL, y, x), nb_coefficient(a, c, down ? i : n - 1 - i));
    return y;
}

/* Powers of x overflow beyond this at degrees above 10. */
#define FAR 1e30

/* P(x)/(1 + |x*Q(x)|) by powers of z = 1/x: with m and n coefficients it is x^(m-1-n)*p(z)/(|z|^n
 * + |q(z)|), p and q having those of P and Q from the last to the first. */
static struct nb_expr *far_pade(struct nb_args *a, struct nb_expr *x, struct nb_expr *p,
                                struct nb_expr *q)
{
    const size_t m = p->shape.dim[0], n = q->shape.dim[0];
    struct nb_expr *z = two(a, NB_DIV, number(a, 1), x);
    struct nb_expr *rest = two(a, NB_ADD, two(a, NB_POW, named(a, "abs", z), number(a, (double)n)),
                               named(a, "abs", polynomial(a, q, n, z, true)));
    struct nb_expr *power = two(a, NB_POW, x, number(a, (double)m - 1 - (double)n));
    power = n % 2 ? two(a, NB_MUL, power, named(a, "sign", x)) : power; /* of x^(m-1)/|x|^n */
    return two(a, NB_MUL, power, two(a, NB_DIV, polynomial(a, p, m, z, true), rest));
}

/* By Horner's rule, but for an x that is far. */
static struct nb_value safe_pade(struct nb_args *a)
{
    /* Table 6 of the paper, for an initial shape of relu. */
    static const double numerator[] = {0.02996348, 0.61690165, 2.37539147,
                                       3.06608078, 1.52474449, 0.25281987};
    static const double denominator[] = {1.19160814, 4.40811795, 0.91111034, 0.34885983};
    struct nb_expr *x = NULL, *p = NULL, *q = NULL;
    if (!nb_arg_tensor(a, 0, &x) || !nb_coefficients(a, 1, numerator, NB_COUNT(numerator), &p) ||
        !nb_coefficients(a, 2, denominator, NB_COUNT(denominator), &q))
        return NB_FAILED;
    const size_t m = p->shape.dim[0], n = q->shape.dim[0];
    struct nb_expr *one = number(a, 1), *size = named(a, "abs", x);
    struct nb_expr *below = two(a, NB_MUL, x, polynomial(a, q, n, x, false));
    struct nb_expr *near =
        two(a, NB_DIV, polynomial(a, p, m, x, false), two(a, NB_ADD, one, named(a, "abs", below)));
    struct nb_expr *close = two(a, NB_LT, size, number(a, FAR));
    struct nb_expr *away = nb_where(nb_frameworks_builder(a), close, number(a, FAR), x);
    struct nb_expr *y = nb_where(nb_frameworks_builder(a), close, near, far_pade(a, away, p, q));
    return like_input(a, y);
}

/* max(k - v, 0)^3 */
static struct nb_expr *cube_below(struct nb_args *a, double k, struct nb_expr *v)
{
    struct nb_expr *up = named(a, "relu", two(a, NB_SUB, number(a, k), v));
    return two(a, NB_POW, up, number(a, 3));
}

/* The cubic B-spline whose middle is at `middle`, knots being h apart: with v the distance
 * over h, (max(2 - v, 0)^3 - 4*max(1 - v, 0)^3)/6. */
static struct nb_expr *b_spline(struct nb_args *a, struct nb_expr *x, double middle, double h)
{
    struct nb_expr *off = two(a, NB_SUB, x, number(a, middle));
    struct nb_expr *v = named(a, "abs", two(a, NB_DIV, off, number(a, h)));
    struct nb_expr *inner = two(a, NB_MUL, number(a, 4), cube_below(a, 1, v));
    return two(a, NB_DIV, two(a, NB_SUB, cube_below(a, 2, v), inner), number(a, 6));
}

/* The ends of the grid, in argument k. */
static bool grid_range(struct nb_args *a, size_t k, double ends[2])
{
    static const double standard[] = {-1, 1};
    struct nb_expr *range = NULL;
    if (!nb_coefficients(a, k, standard, 2, &range))
        return false;
    bool two_ends = range->shape.dim[0] == 2;
    for (size_t i = 0; two_ends && i < 2; i++)
        if (!nb_value_number(nb_tensor_of(nb_coefficient(a, range, i)), &ends[i], a->err))
            return false;
    if (two_ends && ends[0] < ends[1] && isfinite(ends[1] - ends[0]))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("the range of a grid is its two ends, [-1, 1]"));
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

/* scale_base*silu(x) + scale_sp*(the sum of coef[i]*B_i(x)), as KANLayer of pykan has it: a
 * grid of len(coef) - 3 equal intervals that goes on by 3 on either side. */
static struct nb_value kan_edge(struct nb_args *a)
{
    enum { DEGREE = 3 };
    struct nb_expr *x = NULL, *c = NULL, *scale[2] = {number(a, 1), number(a, 1)}, *sum = NULL;
    double ends[2];
    if (!nb_arg_tensor(a, 0, &x) || !nb_coefficients(a, 1, NULL, 0, &c) ||
        (nb_given(a, 2) && !nb_arg_tensor(a, 2, &scale[0])) ||
        (nb_given(a, 3) && !nb_arg_tensor(a, 3, &scale[1])) || !grid_range(a, 4, ends))
        return NB_FAILED;
    const size_t count = c->shape.dim[0];
    if (count <= DEGREE) {
        nb_fail(a, NB_ERR_VALUE,
                _("a cubic spline has more than 3 coefficients, 3 more than its "
                  "grid has intervals"));
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    const double h = (ends[1] - ends[0]) / (double)(count - DEGREE);
    for (size_t i = 0; i < count; i++) {
        struct nb_expr *basis = b_spline(a, x, ends[0] + ((double)i - 1) * h, h);
        struct nb_expr *part = two(a, NB_MUL, nb_coefficient(a, c, i), basis);
        sum = sum ? two(a, NB_ADD, sum, part) : part;
    }
    struct nb_expr *base = two(a, NB_MUL, scale[0], named(a, "silu", x));
    struct nb_expr *y = base ? two(a, NB_ADD, base, two(a, NB_MUL, scale[1], sum)) : NULL;
    return like_input(a, y);
}

static const struct nb_builtin rows[] = {
    {.name = "safe_pade",
     .aliases = "pau pade_activation_unit",
     .params = "input, numerator=, denominator=",
     .run = safe_pade,
     .doc = N_("P(x)/(1 + abs(Q(x))), Padé activation unit (arXiv:1907.06732).")},
    {.name = "kan_edge",
     .params = "input, coef, scale_base=, scale_sp=, grid_range=",
     .run = kan_edge,
     .doc = N_("Edge of a KAN: silu(x) and a cubic spline (arXiv:2404.19756).")},
};

const struct nb_builtins nb_trained_builtins = NB_BUILTINS(rows, N_("Trained shapes"));
