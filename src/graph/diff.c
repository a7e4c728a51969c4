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
#include "graph/mean.h"
#include "graph/order.h"
#include "graph/path.h"
#include "graph/reach.h"
#include "graph/reshape.h"

/* How nodes move when `seed` grows by 1 everywhere. */
struct motion {
    struct nb_expr *seed, **order, **tangent; /* tangent: NULL until the forward sweep */
    size_t count;
    bool near; /* by elementwise steps alone: what else comes from the seed rests */
};

struct diff {
    struct nb_builder b;
    enum nb_side side;
    nb_brief *shown; /* NULL, or to be read: textbook formulas rather than primitives */
    struct nb_expr *by;
    struct nb_path path;        /* from y to by */
    struct motion motion;       /* of by */
    struct nb_adjoint *adjoint; /* of path.order[i] */
    struct nb_err *err;
};

static size_t index_of(const struct diff *d, const struct nb_expr *e)
{
    return nb_path_index(&d->path, e);
}

static bool depends(const struct diff *d, const struct nb_expr *e)
{
    return d->path.depends[index_of(d, e)];
}

static bool is_risky(const struct diff *d, const struct nb_expr *e)
{
    return d->path.risky[index_of(d, e)];
}

static struct nb_expr *number(struct diff *d, double value)
{
    return nb_const(d->b.pool, value);
}

static struct nb_expr *basic(struct diff *d, enum nb_basic op, struct nb_expr *x, struct nb_expr *y)
{
    return nb_binary(d->b, op, x, y);
}

static struct nb_expr *tangent_of(void *diff, struct nb_expr *e);

/* The derivative of an elementwise node by its argument i. */
static struct nb_expr *partial(struct diff *d, struct nb_expr *e, size_t i)
{
    const struct nb_local local = {d->b, d->side, d->shown, d->by, tangent_of, d, d->err};
    return nb_local_derivative(&local, e, i);
}

static struct nb_expr *moved(const struct motion *m, const struct nb_expr *e)
{
    return m->tangent[nb_order_find(m->order, m->count, e)];
}

static struct nb_expr *moved_by_slopes(struct diff *d, const struct motion *m, struct nb_expr *e)
{
    struct nb_expr *sum = number(d, 0);
    for (size_t k = 0; k < e->nargs; k++) {
        struct nb_expr *t = moved(m, e->arg[k]);
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

/* One step of the forward sweep. Only a direction is wanted of that of by; where there
 * is no simple one (reductions, slices) 1 stands for "as it comes". */
static struct nb_expr *tangent_step(struct diff *d, const struct motion *m, struct nb_expr *e)
{
    if (e == m->seed)
        return number(d, 1);
    if (!depends(d, e) || e == d->by)
        return number(d, 0);
    if (e->op->form != NB_ELEMENT)
        return number(d, m->near ? 0 : 1);
    if (e->op == &nb_basic_ops[NB_WHERE])
        return nb_where(d->b, e->arg[0], moved(m, e->arg[1]), moved(m, e->arg[2]));
    /* What limits agree on moves as they do, if they agree on that. */
    if (e->op == &nb_basic_ops[NB_AGREED])
        return basic(d, NB_AGREED, moved(m, e->arg[0]), moved(m, e->arg[1]));
    return moved_by_slopes(d, m, e);
}

/* From the leaves up: no step recurses deeper than its arguments. A step may ask for
 * what was swept already; at Ctrl-C anything will do. */
static void sweep_forwards(struct diff *d, struct motion *m)
{
    for (size_t i = 0; i < m->count; i++)
        m->tangent[i] = number(d, 1);
    for (size_t i = 0; i < m->count && !nb_interrupt_pending(); i++)
        m->tangent[i] = tangent_step(d, m, m->order[i]);
}

static struct nb_expr *tangent_of(void *diff, struct nb_expr *e)
{
    struct diff *d = diff;
    if (!d->motion.tangent) {
        d->motion.tangent = nb_xcalloc(d->path.count, sizeof(struct nb_expr *));
        sweep_forwards(d, &d->motion);
    }
    return moved(&d->motion, e);
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
    if (depends(d, e->arg[1]))
        hand_element(d, e, e->arg[1],
                     (struct nb_adjoint_term){both(d, t.mask, c), t.value, .wild = t.wild});
    if (depends(d, e->arg[2]))
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

/* Where elementwise steps come from. */
static bool is_source(void *by, const struct nb_expr *e)
{
    return e->op->form != NB_ELEMENT || e->id <= ((const struct nb_expr *)by)->id;
}

/* t times how e moves when `source` does. */
static void hand_move(struct diff *d, struct nb_expr *e, struct nb_expr *source,
                      struct nb_adjoint_term t, struct nb_expr *move)
{
    t.value = basic(d, NB_MUL, t.value, move);
    hand_element(d, e, source, (struct nb_adjoint_term){t.mask, t.value, .wild = t.wild});
}

/* Two limits together: they may agree on what they hand to a source when they agreed on
 * nothing on the way. */
static void pull_agreed(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    if (d->path.direct[index_of(d, e)]) {
        hand_move(d, e, d->by, t, tangent_of(d, e));
        return;
    }
    struct motion m = {.near = true};
    m.order = nb_order_until(&e, 1, is_source, d->by, &m.count);
    m.tangent = nb_xcalloc(m.count, sizeof(struct nb_expr *));
    for (size_t i = 0; i < m.count && !nb_interrupt_pending(); i++) {
        m.seed = m.order[i];
        if (!is_source(d->by, m.seed) || !depends(d, m.seed))
            continue;
        sweep_forwards(d, &m);
        hand_move(d, e, m.seed, t, moved(&m, e));
    }
    free(m.tangent);
    free(m.order);
}

static bool pull_element(struct diff *d, struct nb_expr *e, struct nb_adjoint_term t)
{
    if (e->op == &nb_basic_ops[NB_WHERE]) {
        pull_where(d, e, t);
        return true;
    }
    if (e->op == &nb_basic_ops[NB_AGREED]) {
        pull_agreed(d, e, t);
        return true;
    }
    for (size_t k = 0; k < e->nargs; k++) {
        if (!depends(d, e->arg[k]))
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
        if (depends(d, e->arg[k]))
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
    for (size_t i = d->path.count; i-- > 0;) {
        struct nb_expr *e = d->path.order[i];
        if (!d->path.depends[i])
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
    for (size_t i = 0; i < d->path.count; i++)
        if (d->path.depends[i] &&
            (d->path.order[i]->shape.rank > 0 ||
             (d->path.order[i] != d->by && d->path.order[i]->op->form != NB_ELEMENT)))
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
    nb_path_find(&d.path, y, d.by, !d.shown);
    d.motion = (struct motion){.seed = d.by, .order = d.path.order, .count = d.path.count};
    d.adjoint = nb_xcalloc(d.path.count, sizeof *d.adjoint);
    struct nb_expr *shown = d.shown ? forward(&d, y) : NULL;
    struct nb_expr *result = shown ? shown : sweep(&d, y);
    for (size_t i = 0; i < d.path.count; i++)
        free(d.adjoint[i].terms);
    free(d.adjoint);
    free(d.motion.tangent);
    nb_path_free(&d.path);
    return nb_interrupt_check(d.err) ? result : NULL;
}

/* Half way between the limits of all of y: products of means along a chain are the mean
 * of nothing. */
static struct nb_expr *mean_of_sides(struct nb_pool *pool, struct nb_expr *y, struct nb_expr *by,
                                     struct nb_err *err)
{
    struct nb_expr *limit[2];
    nb_mean_limits(pool, y, limit);
    struct nb_expr *left = nb_grad(pool, limit[0], by, NB_LEFT, err);
    struct nb_expr *right = left ? nb_grad(pool, limit[1], by, NB_RIGHT, err) : NULL;
    return right ? nb_mean(pool, left, right) : NULL;
}

struct nb_expr *nb_grad(struct nb_pool *pool, struct nb_expr *y, struct nb_expr *by,
                        enum nb_side side, struct nb_err *err)
{
    if (side == NB_MEAN)
        return mean_of_sides(pool, y, by, err);
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
    struct nb_expr **order = nb_path_order(y, by, &count);
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found |= order[i] == by;
    free(order);
    return found;
}
