/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Masks of adjoints, from a node to its arguments. */
#include "config.h"

#include "graph/reach.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/count.h"
#include "graph/op.h"
#include "graph/reshape.h"
#include "graph/rule.h"

static bool is_op(const struct nb_expr *e, enum nb_basic op)
{
    return e->op == &nb_basic_ops[op] && !e->slope;
}

static struct nb_expr *truth(struct nb_builder b, bool value)
{
    return nb_bool(b.pool, value);
}

struct nb_expr *nb_reach_truth(struct nb_builder b, struct nb_expr *x)
{
    return x->boolean ? x : nb_binary(b, NB_NE, x, nb_const(b.pool, 0));
}

struct nb_expr *nb_reach_any(struct nb_builder b, struct nb_expr *mask, int axis)
{
    return nb_reach_truth(b, nb_reduce(b, &nb_sum_op, mask, axis));
}

static struct nb_expr *not_zero(struct nb_builder b, struct nb_expr *p, int depth);

/* A choice between truths. As where() it would be a number. */
static struct nb_expr *choice(struct nb_builder b, struct nb_expr *c, struct nb_expr *x,
                              struct nb_expr *y)
{
    if (x == y)
        return x;
    /* c or (not c and y) is shorter without the second c. */
    if (nb_is_value(x, 1))
        return nb_binary(b, NB_OR, c, y);
    struct nb_expr *otherwise = nb_unary(b, NB_NOT, c);
    if (nb_is_value(y, 1))
        return nb_binary(b, NB_OR, otherwise, x);
    return nb_binary(b, NB_OR, nb_binary(b, NB_AND, c, x), nb_binary(b, NB_AND, otherwise, y));
}

/* What a row with kinks, or the slope of one, is by its texts; NULL: no such row. */
static struct nb_expr *textbook(struct nb_builder b, struct nb_expr *p)
{
    struct nb_err err = {0};
    const char *text = p->slope ? p->op->deriv : p->op->kinks ? p->op->formula : NULL;
    return text ? nb_rule(b, p->op, text, p->arg, &err) : NULL;
}

/* With the points where the row p turns: there it need not be flat on both sides. */
static struct nb_expr *with_kinks(struct nb_builder b, struct nb_expr *p, struct nb_expr *mask)
{
    struct nb_err err = {0};
    for (size_t k = 0; nb_op_kink(p->op, k) && !nb_is_const(mask); k++) {
        struct nb_expr *at = nb_rule(b, p->op, p->op->kinks[k].at, p->arg, &err);
        if (at)
            mask = nb_binary(b, NB_OR, mask, nb_binary(b, NB_EQ, p->arg[0], at));
    }
    return mask;
}

/* max(u, 0) is 0 where u < 0, min(u, 0) where u > 0. */
static struct nb_expr *of_extremum(struct nb_builder b, struct nb_expr *p)
{
    enum nb_basic zero = is_op(p, NB_MAXIMUM) ? NB_LT : NB_GT;
    for (size_t k = 0; k < 2; k++)
        if (nb_is_const(p->arg[k]) && p->arg[k]->num == 0)
            return nb_unary(b, NB_NOT, nb_binary(b, zero, p->arg[1 - k], p->arg[k]));
    return truth(b, true);
}

/* What is put in at a kink, x == 0, is a convention and no choice. */
static struct nb_expr *of_choice(struct nb_builder b, struct nb_expr *p, int depth)
{
    bool kink = is_op(p->arg[0], NB_EQ);
    struct nb_expr *chosen = kink ? truth(b, true) : not_zero(b, p->arg[1], depth);
    return choice(b, nb_reach_truth(b, p->arg[0]), chosen, not_zero(b, p->arg[2], depth));
}

static struct nb_expr *of_two(struct nb_builder b, enum nb_basic op, struct nb_expr *p, int depth)
{
    struct nb_expr *x = not_zero(b, p->arg[0], depth), *y = not_zero(b, p->arg[1], depth);
    return nb_binary(b, op, x, y);
}

static struct nb_expr *not_zero(struct nb_builder b, struct nb_expr *p, int depth)
{
    if (nb_is_const(p) || depth == 0)
        return truth(b, !nb_is_const(p) || p->num != 0);
    if (p->slope && p->op->deriv && strcmp(p->op->deriv, "0") == 0)
        return nb_binary(b, NB_NE, p->arg[0], p->arg[0]); /* NaN's is NaN */
    depth--;
    enum nb_basic op = p->slope ? NB_BASIC_COUNT : nb_basic_of(p->op);
    struct nb_expr *text = NULL;
    switch (op) {
    case NB_NEG:
        return not_zero(b, p->arg[0], depth);
    case NB_POW:
        return nb_is_const(p->arg[1]) && p->arg[1]->num > 0 ? not_zero(b, p->arg[0], depth)
                                                            : truth(b, true);
    case NB_WHERE:
        return of_choice(b, p, depth);
    case NB_MUL:
    case NB_TIMES:
        return of_two(b, NB_AND, p, depth);
    case NB_ADD:
        return of_two(b, NB_OR, p, depth);
    case NB_MAXIMUM:
    case NB_MINIMUM:
        return of_extremum(b, p);
    case NB_BASIC_COUNT:
        text = p->op->form == NB_ELEMENT ? textbook(b, p) : NULL;
        if (!text)
            return truth(b, true);
        return p->slope ? not_zero(b, text, depth) : with_kinks(b, p, not_zero(b, text, depth));
    default:
        return truth(b, true);
    }
}

struct nb_expr *nb_reach_of_partial(struct nb_builder b, struct nb_expr *p)
{
    enum { DEEP = 12 };
    struct nb_expr *mask = not_zero(b, p, DEEP);
    return nb_is_const(mask) && mask->num != 0 ? NULL : mask;
}

/* Along lines: of a running sum or product the elements up to the last that is wanted,
 * of others all of a line of which one is. */
static struct nb_expr *along(struct nb_builder b, struct nb_expr *e, struct nb_expr *mask)
{
    struct nb_expr *x = e->arg[0];
    if (e->op->line_to_one)
        return nb_spread(b, mask, x->shape, e->axis);
    mask = nb_expand(b, mask, e->shape);
    if (strcmp(e->op->name, "cumsum") == 0 || strcmp(e->op->name, "cumprod") == 0) {
        struct nb_expr like = *e;
        like.op = nb_op_find("cumsum");
        return like.op->pull(b, &like, mask);
    }
    return nb_spread(b, nb_reach_any(b, mask, e->axis), x->shape, e->axis);
}

/* Of a product x @ y: rows of x and columns of y of which one element is wanted. */
static struct nb_expr *of_product(struct nb_builder b, struct nb_expr *e, size_t k,
                                  struct nb_expr *mask)
{
    int axis = k == 0 ? 1 : 0;
    struct nb_expr *any = nb_reach_any(b, nb_expand(b, mask, e->shape), axis);
    return nb_spread(b, any, e->arg[k]->shape, axis);
}

/* What picks and joins has a Jacobian of zeros and ones, which counts uses. */
static struct nb_expr *joint(struct nb_builder b, struct nb_expr *e, size_t k, struct nb_expr *mask)
{
    const char *name = e->op->name;
    bool gathers = strcmp(name, "gather") == 0;
    if (!mask && !gathers)
        return NULL;
    if (gathers || strcmp(name, "cat") == 0 || strcmp(name, "place") == 0)
        return e->op->pull_joint(b, e, k, nb_expand(b, mask ? mask : truth(b, true), e->shape));
    return strcmp(name, "matmul") == 0 ? of_product(b, e, k, mask) : NULL;
}

/* Whether a view shows each element of its argument, as a transpose does. */
static bool shows_all(const struct nb_expr *e)
{
    size_t shown = 1;
    for (int axis = 0; axis < e->shape.rank; axis++)
        shown *= e->view.step[e->shape.rank == 1 ? 1 : axis] != 0 ? e->shape.dim[axis] : 1;
    return shown == nb_shape_count(e->arg[0]->shape);
}

static struct nb_expr *viewed(struct nb_builder b, struct nb_expr *e, struct nb_expr *mask)
{
    if (!mask && shows_all(e))
        return NULL;
    return nb_unview(b, e, nb_expand(b, mask ? mask : truth(b, true), e->shape));
}

/* The mask of argument k of e, or how often each of its elements is used. */
static struct nb_expr *below(struct nb_builder b, struct nb_expr *e, size_t k, struct nb_expr *mask)
{
    switch (e->op->form) {
    case NB_REDUCE:
        return mask ? nb_spread(b, mask, e->arg[0]->shape, e->axis) : NULL;
    case NB_ALONG:
        return mask ? along(b, e, mask) : NULL;
    case NB_JOINT:
        return joint(b, e, k, mask);
    case NB_VIEW:
        return viewed(b, e, mask);
    case NB_SCATTER:
        mask = mask ? nb_expand(b, mask, e->shape) : NULL;
        return mask ? nb_view_of(b, mask, e->arg[0]->shape, e->view) : NULL;
    default:
        return mask;
    }
}

struct nb_expr *nb_reach_below(struct nb_builder b, struct nb_expr *e, size_t k,
                               struct nb_expr *mask)
{
    struct nb_expr *uses = below(b, e, k, mask);
    return uses ? nb_reach_truth(b, uses) : NULL;
}

/* The slope of a row at x, its parameters being numbers; NaN: not known. */
static double slope_at(const struct nb_expr *e, double x)
{
    const struct nb_op *op = e->op;
    struct nb_expr *args[NB_MAX_ARGS], *p = NULL;
    struct nb_builder b = {e->pool, true};
    struct nb_err err = {0};
    const char *text = op->partial[0] ? op->partial[0] : op->deriv;
    memcpy(args, e->arg, e->nargs * sizeof *args);
    args[0] = nb_const(e->pool, x);
    for (size_t k = 1; k < e->nargs; k++)
        if (!nb_is_const(args[k]))
            return NAN;
    if (op->slope)
        p = nb_call_slope(b, op, args, &err);
    else if (text)
        p = nb_rule(b, op, text, args, &err);
    return p && nb_is_const(p) ? p->num : NAN;
}

/* Whether the slope is finite at the first `count` numbers of those where many functions
 * have none. */
static bool is_finite_at(const struct nb_expr *e, size_t count)
{
    static const double probes[] = {-1, -0.0, 0, 1, -1000, 1000, -DBL_MAX, DBL_MAX};
    for (size_t i = 0; i < count && i < NB_COUNT(probes); i++)
        if (!isfinite(slope_at(e, probes[i])))
            return false;
    return true;
}

enum { NEAR = 4, ALL = 8 };

bool nb_reach_is_wild(const struct nb_expr *e)
{
    const struct nb_expr *other = e->nargs > 1 ? e->arg[1] : NULL;
    if (e->op->form != NB_ELEMENT || e->slope)
        return false;
    if (is_op(e, NB_POW))
        return !nb_is_const(other) || other->num < 1;
    return nb_basic_of(e->op) == NB_BASIC_COUNT && !is_finite_at(e, NEAR);
}

bool nb_reach_is_tame(const struct nb_expr *e)
{
    const struct nb_expr *other = e->nargs > 1 ? e->arg[1] : NULL;
    if (e->op->form != NB_ELEMENT)
        return true;
    switch (nb_basic_of(e->op)) {
    case NB_DIV:
        return nb_is_const(other) && other->num != 0;
    case NB_POW:
        return nb_is_const(other) && other->num >= 1;
    case NB_BASIC_COUNT:
        return is_finite_at(e, ALL);
    default:
        return !e->slope;
    }
}
