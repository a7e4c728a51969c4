/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reverse mode over the DAG.
 *
 * Walking from the result to the leaves, every node hands each argument its
 * own adjoint times the local derivative. Two refinements:
 *
 * An adjoint is a list of terms, each under a mask. where(c, a, b) hands a its
 * adjoint under the mask c, and products of local derivatives are formed
 * inside of the mask: where(c, g*p, 0), not where(c, g, 0)*p, which would be
 * 0*inf = nan where p belongs to the branch not taken. All else that selects does
 * the same (reach.h), where a slope that is not finite may follow or went before.
 *
 * At a kink the side counts: relu(-x) has its right limit at 0 from the left
 * side of relu. The direction in which the argument moves when the variable
 * grows is its tangent, found by one forward sweep, made when first needed.
 *
 * An adjoint may be a scalar that stands for a tensor of equal elements. */
#include "config.h"

#include "graph/diff.h"

#include <assert.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/adjoint.h"
#include "graph/build.h"
#include "graph/local.h"
#include "graph/reach.h"
#include "graph/reshape.h"

struct diff {
    struct nb_builder b;
    enum nb_side side;
    nb_brief *shown; /* NULL, or to be read: textbook formulas rather than primitives */
    struct nb_expr *by;
    struct nb_expr **order; /* from y down to where nothing depends on by */
    size_t count;
    bool *depends;            /* order[i] depends on by */
    bool *risky;              /* ... by slopes that may be infinite */
    struct nb_expr **tangent; /* of order[i]; NULL until the forward sweep */
    bool swept;
    struct nb_adjoint *adjoint; /* of order[i] */
    struct nb_err *err;
};

static size_t index_of(const struct diff *d, const struct nb_expr *e)
{
    return nb_order_find(d->order, d->count, e);
}

/* What is older than a node was not computed from it, nor was what lies below. So a
 * step of a long loop is differentiated without a look at the steps before it. */
static bool is_no_younger(void *by, const struct nb_expr *e)
{
    return e->id <= ((const struct nb_expr *)by)->id;
}

static struct nb_expr **order_down_to(struct nb_expr *y, struct nb_expr *by, size_t *count)
{
    return nb_order_until(&y, 1, is_no_younger, by, count);
}

static void find_dependents(struct diff *d)
{
    for (size_t i = 0; i < d->count && !nb_interrupt_pending(); i++) {
        struct nb_expr *e = d->order[i];
        d->depends[i] = e == d->by;
        for (size_t k = 0; k < e->nargs && e->id > d->by->id; k++)
            d->depends[i] |= d->depends[index_of(d, e->arg[k])];
    }
}

/* Formulas to be read are not guarded. */
static void find_risky(struct diff *d)
{
    for (size_t i = 0; i < d->count && !d->shown; i++) {
        struct nb_expr *e = d->order[i];
        if (!d->depends[i] || e == d->by)
            continue;
        d->risky[i] = !nb_reach_is_tame(e);
        for (size_t k = 0; k < e->nargs; k++)
            d->risky[i] |= d->risky[index_of(d, e->arg[k])];
    }
}

static bool is_risky(const struct diff *d, const struct nb_expr *e)
{
    return d->risky[index_of(d, e)];
}

static struct nb_expr *number(struct diff *d, double value)
{
    return nb_const(d->b.pool, value);
}

static struct nb_expr *basic(struct diff *d, enum nb_basic op, struct nb_expr *x, struct nb_expr *y)
{
    return nb_binary(d->b, op, x, y);
}

static struct nb_expr *tangent_of(struct diff *d, struct nb_expr *e);

static struct nb_expr *tangent_for_local(void *ctx, struct nb_expr *e)
{
    return tangent_of(ctx, e);
}

/* The derivative of an elementwise node by its argument i. */
static struct nb_expr *partial(struct diff *d, struct nb_expr *e, size_t i)
{
    const struct nb_local local = {d->b, d->side, d->shown, d->by, tangent_for_local, d, d->err};
    return nb_local_derivative(&local, e, i);
}

/* What limits agree on moves as they do, if they agree on that. */
static struct nb_expr *agreed_tangent(struct diff *d, struct nb_expr *e)
{
    return basic(d, NB_AGREED, tangent_of(d, e->arg[0]), tangent_of(d, e->arg[1]));
}

/* One step of the forward sweep: how e moves when `by` grows by 1 everywhere.
 * Only a direction is wanted of it; where there is no simple one (reductions,
 * slices) 1 stands for "as it comes". */
static struct nb_expr *tangent_step(struct diff *d, struct nb_expr *e)
{
    if (e == d->by)
        return number(d, 1);
    if (!d->depends[index_of(d, e)])
        return number(d, 0);
    if (e->op->form != NB_ELEMENT)
        return number(d, 1);
    if (e->op == &nb_basic_ops[NB_WHERE])
        return nb_where(d->b, e->arg[0], tangent_of(d, e->arg[1]), tangent_of(d, e->arg[2]));
    if (e->op == &nb_basic_ops[NB_AGREED])
        return agreed_tangent(d, e);
    struct nb_expr *sum = number(d, 0);
    for (size_t k = 0; k < e->nargs; k++) {
        struct nb_expr *t = tangent_of(d, e->arg[k]);
        if (nb_is_value(t, 0))
            continue;
        struct nb_expr *p = partial(d, e, k);
        if (!p)
            return number(d, 1);
        struct nb_expr *reach = is_risky(d, e->arg[k]) ? nb_reach_of_partial(d->b, p) : NULL;
        struct nb_expr *moves = basic(d, NB_MUL, t, p);
        sum = basic(d, NB_ADD, sum, reach ? nb_where(d->b, reach, moves, number(d, 0)) : moves);
    }
    return sum;
}

static struct nb_expr *tangent_of(struct diff *d, struct nb_expr *e)
{
    size_t at = index_of(d, e);
    if (!d->swept) {
        /* From the leaves up: no step recurses deeper than its arguments. */
        d->swept = true;
        d->tangent = nb_xcalloc(d->count, sizeof(struct nb_expr *));
        for (size_t i = 0; i < d->count && !nb_interrupt_pending(); i++)
            d->tangent[i] = tangent_step(d, d->order[i]);
    }
    return d->tangent[at] ? d->tangent[at] : number(d, 1); /* at Ctrl-C anything will do */
}

static void add_term(struct diff *d, struct nb_expr *to, struct nb_adjoint_term t)
{
    nb_adjoint_add(d->b, &d->adjoint[index_of(d, to)], t);
}

static struct nb_expr *masked(struct diff *d, struct nb_adjoint_term t)
{
    return nb_adjoint_masked(d->b, t);
}

/* A value that is 0 where t wants nothing, for argument k of e; with the mask of that
 * argument where it may be of use. */
static void hand_clean(struct diff *d, struct nb_expr *e, size_t k, struct nb_adjoint_term t,
                       struct nb_expr *value)
{
    struct nb_expr *x = e->arg[k];
    struct nb_expr *mask = is_risky(d, x) ? nb_reach_below(d->b, e, k, t.mask) : NULL;
    add_term(d, x, (struct nb_adjoint_term){mask, value, mask != NULL, t.wild});
}

/* g, the adjoint of an element of a node with this shape, handed to a scalar
 * argument: the sum over the elements. */
static struct nb_expr *sum_over(struct diff *d, struct nb_expr *g, struct nb_shape shape)
{
    if (g->shape.rank > 0)
        return nb_reduce(d->b, &nb_sum_op, g, -1);
    return basic(d, NB_MUL, number(d, (double)nb_shape_count(shape)), g);
}

static void hand_element(struct diff *d, struct nb_expr *e, struct nb_expr *to,
                         struct nb_adjoint_term t)
{
    if (to->shape.rank == 0 && e->shape.rank > 0) {
        t.value = sum_over(d, masked(d, t), e->shape);
        t.clean = t.mask && is_risky(d, to);
        t.mask = t.clean ? nb_reach_any(d->b, t.mask, -1) : NULL;
    }
    add_term(d, to, t);
}

static struct nb_expr *both(struct diff *d, struct nb_expr *mask, struct nb_expr *c)
{
    return mask ? basic(d, NB_AND, mask, c) : c;
}

static void pull_where(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    struct nb_expr *c = nb_reach_truth(d->b, e->arg[0]), *otherwise = nb_unary(d->b, NB_NOT, c);
    if (d->depends[index_of(d, e->arg[1])])
        hand_element(d, e, e->arg[1],
                     (struct nb_adjoint_term){both(d, t.mask, c), t.value, .wild = t.wild});
    if (d->depends[index_of(d, e->arg[2])])
        hand_element(d, e, e->arg[2],
                     (struct nb_adjoint_term){both(d, t.mask, otherwise), t.value, .wild = t.wild});
}

/* t times the derivative p by argument k, which may select what is wanted. */
static struct nb_adjoint_term product(struct diff *d, struct nb_expr *e, size_t k,
                                      struct nb_adjoint_term t, struct nb_expr *p)
{
    bool guard = !d->shown && (t.wild || is_risky(d, e->arg[k]));
    struct nb_expr *reach = guard ? nb_reach_of_partial(d->b, p) : NULL;
    struct nb_expr *mask = reach ? both(d, t.mask, reach) : t.mask;
    return (struct nb_adjoint_term){mask, basic(d, NB_MUL, t.value, p),
                                    .wild = t.wild || nb_reach_is_wild(e)};
}

static bool pull_element(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    if (e->op == &nb_basic_ops[NB_WHERE]) {
        pull_where(d, e, t);
        return true;
    }
    if (e->op == &nb_basic_ops[NB_AGREED] && e->shape.rank == 0 && d->by->shape.rank == 0) {
        struct nb_expr *moves = basic(d, NB_MUL, t.value, agreed_tangent(d, e));
        add_term(d, d->by, (struct nb_adjoint_term){t.mask, moves, .wild = t.wild});
        return true;
    }
    for (size_t k = 0; k < e->nargs; k++) {
        if (!d->depends[index_of(d, e->arg[k])])
            continue;
        struct nb_expr *p = partial(d, e, k);
        if (!p)
            return false;
        hand_element(d, e, e->arg[k], product(d, e, k, t, p));
    }
    return true;
}

/* A row or column of a matrix reduction's result, repeated along the axis. */
static struct nb_expr *spread(struct diff *d, struct nb_expr *g, struct nb_expr *e)
{
    return g->shape.rank == 0 ? g : nb_spread(d->b, g, e->arg[0]->shape, e->axis);
}

/* max and min: equal shares to all elements that attain it. */
static void pull_extremum(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    struct nb_expr *x = e->arg[0], *share = spread(d, masked(d, t), e);
    struct nb_expr *here = basic(d, NB_EQ, x, spread(d, e, e));
    struct nb_expr *ties = nb_reduce(d->b, &nb_sum_op, here, e->axis);
    struct nb_expr *part = basic(d, NB_DIV, share, spread(d, ties, e));
    struct nb_expr *around = t.mask ? nb_reach_below(d->b, e, 0, t.mask) : NULL;
    struct nb_adjoint_term chosen = {NULL, nb_where(d->b, here, part, number(d, 0)),
                                     .wild = t.wild};
    chosen.clean = is_risky(d, x);
    chosen.mask = chosen.clean ? both(d, around, here) : NULL;
    add_term(d, x, chosen);
}

static void pull_reduce(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    struct nb_expr *g = masked(d, t);
    if (e->op->pull)
        hand_clean(d, e, 0, t, e->op->pull(d->b, e, g));
    else if (e->op == &nb_sum_op)
        hand_clean(d, e, 0, t, spread(d, g, e));
    else
        pull_extremum(d, e, t);
}

static void pull_view(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    struct nb_expr *x = e->arg[0], *g = masked(d, t);
    if (x->shape.rank == 0)
        hand_element(d, e, x, (struct nb_adjoint_term){t.mask, g, t.mask != NULL, t.wild});
    else
        hand_clean(d, e, 0, t, nb_unview(d->b, e, nb_expand(d->b, g, e->shape)));
}

static void pull_joint(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    struct nb_expr *g = nb_expand(d->b, masked(d, t), e->shape);
    for (size_t k = 0; k < e->nargs; k++)
        if (d->depends[index_of(d, e->arg[k])])
            hand_clean(d, e, k, t, e->op->pull_joint(d->b, e, k, g));
}

static bool pull(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    switch (e->op->form) {
    case NB_ELEMENT:
        return pull_element(d, e, t);
    case NB_REDUCE:
        pull_reduce(d, e, t);
        return true;
    case NB_ALONG:
        hand_clean(d, e, 0, t, e->op->pull(d->b, e, nb_expand(d->b, masked(d, t), e->shape)));
        return true;
    case NB_JOINT:
        pull_joint(d, e, t);
        return true;
    case NB_VIEW:
        pull_view(d, e, t);
        return true;
    case NB_SCATTER: {
        struct nb_expr *g = nb_expand(d->b, masked(d, t), e->shape);
        hand_clean(d, e, 0, t, nb_view_of(d->b, g, e->arg[0]->shape, e->view));
        return true;
    }
    default:
        return true;
    }
}

static struct nb_expr *total(struct diff *d, const struct nb_adjoint *a)
{
    return nb_expand(d->b, nb_adjoint_total(d->b, a), d->by->shape);
}

static struct nb_expr *sweep(struct diff *d, struct nb_expr *y)
{
    add_term(d, y, (struct nb_adjoint_term){NULL, number(d, 1), false, false});
    for (size_t i = d->count; i-- > 0;) {
        struct nb_expr *e = d->order[i];
        if (!d->depends[i])
            continue;
        if (e == d->by || nb_interrupt_pending())
            break;
        nb_adjoint_settle(d->b, &d->adjoint[i]);
        for (size_t k = 0; k < d->adjoint[i].count; k++)
            if (!pull(d, e, d->adjoint[i].terms[k]))
                return NULL;
    }
    return total(d, &d->adjoint[index_of(d, d->by)]);
}

/* Forward mode keeps choices as they were written: where(c, a, b) has the
 * derivative where(c, a', b'). For numbers alone, or NULL. */
static struct nb_expr *forward(struct diff *d, struct nb_expr *y)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->depends[i] && (d->order[i]->shape.rank > 0 ||
                              (d->order[i] != d->by && d->order[i]->op->form != NB_ELEMENT)))
            return NULL;
    struct nb_expr *result = tangent_of(d, y);
    return d->err->kind == NB_OK ? result : NULL;
}

static struct nb_expr *differentiate(struct diff d, struct nb_expr *y)
{
    const bool depends = nb_depends(y, d.by);
    if (!nb_interrupt_check(d.err))
        return NULL;
    if (!depends)
        return nb_expand(d.b, number(&d, 0), d.by->shape);
    d.order = order_down_to(y, d.by, &d.count);
    d.depends = nb_xcalloc(d.count, sizeof *d.depends);
    d.adjoint = nb_xcalloc(d.count, sizeof *d.adjoint);
    d.risky = nb_xcalloc(d.count, sizeof *d.risky);
    find_dependents(&d);
    find_risky(&d);
    struct nb_expr *shown = d.shown ? forward(&d, y) : NULL;
    struct nb_expr *result = shown ? shown : sweep(&d, y);
    for (size_t i = 0; i < d.count; i++)
        free(d.adjoint[i].terms);
    free(d.adjoint);
    free(d.tangent);
    free(d.depends);
    free(d.risky);
    free(d.order);
    return nb_interrupt_check(d.err) ? result : NULL;
}

struct nb_expr *nb_grad(struct nb_pool *pool, struct nb_expr *y, struct nb_expr *by,
                        enum nb_side side, struct nb_err *err)
{
    return differentiate((struct diff){.b = {pool, true}, .side = side, .by = by, .err = err}, y);
}

struct nb_expr *nb_grad_shown(struct nb_pool *pool, struct nb_expr *y, struct nb_expr *by,
                              nb_brief *brief, struct nb_err *err)
{
    struct diff d = {.b = {pool, true}, .side = NB_RIGHT, .shown = brief, .by = by, .err = err};
    return differentiate(d, y);
}

bool nb_depends(struct nb_expr *y, struct nb_expr *by)
{
    size_t count;
    struct nb_expr **order = order_down_to(y, by, &count);
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found |= order[i] == by;
    free(order);
    return found;
}
