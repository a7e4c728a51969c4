/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derivatives that are kept. */
#include "config.h"

#include "value/derived.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "eval/sampler.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/subst.h"

void nb_derived_mark(struct nb_gc *gc, const struct nb_derived *d)
{
    struct nb_expr *kept[2 + 3 * NB_SIDES] = {d->var, d->y};
    size_t n = 2;
    for (size_t i = 0; i < NB_SIDES; i++) {
        kept[n++] = d->slope[i].e;
        kept[n++] = d->slope[i].at;
        kept[n++] = d->slope[i].there;
    }
    for (size_t i = 0; i < n; i++)
        if (kept[i])
            nb_gc_mark(gc, &kept[i]->obj);
}

void nb_derived_forget(struct nb_derived *d)
{
    for (size_t i = 0; i < NB_SIDES; i++) {
        nb_sampler_free(d->slope[i].sampler);
        d->slope[i] = (struct nb_slope){0};
    }
}

void nb_derived_free(struct nb_derived *d)
{
    if (d)
        nb_derived_forget(d);
    free(d);
}

struct nb_expr *nb_derived_var(struct nb_derived *d, struct nb_pool *pool, const char *name,
                               struct nb_shape shape)
{
    if (!d->var || !nb_shape_equal(d->var->shape, shape) || strcmp(d->var->name, name) != 0)
        d->var = nb_var(pool, name, shape);
    return d->var;
}

void nb_derived_take(struct nb_derived *d, struct nb_expr *y)
{
    if (d->y != y)
        nb_derived_forget(d);
    d->y = y;
}

/* What was made while Ctrl-C came is not kept. */
static struct nb_expr *slope_of(struct nb_derived *d, enum nb_side side, struct nb_err *err)
{
    struct nb_slope *s = &d->slope[side];
    if (s->e)
        return s->e;
    struct nb_expr *e = nb_grad(d->var->pool, d->y, d->var, side, err);
    if (e && nb_interrupt_check(err))
        s->e = e;
    return s->e;
}

/* Whether e is made of numbers and of var: a tensor below may ask for a gradient. */
static bool is_of_number(struct nb_expr *e, const struct nb_expr *var)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++)
        ok = order[i] == var || nb_is_const(order[i]) ||
             (order[i]->op->form == NB_ELEMENT && order[i]->shape.rank == 0);
    free(order);
    return ok;
}

bool nb_derived_number(struct nb_derived *d, enum nb_side side, double x, double *out,
                       struct nb_err *err)
{
    struct nb_slope *s = &d->slope[side];
    struct nb_expr *e = slope_of(d, side, err);
    if (!e || (!s->sampler && !is_of_number(e, d->var)))
        return false;
    if (!s->sampler)
        s->sampler = nb_sampler_new(&e, 1, d->var);
    if (nb_interrupt_check(err))
        return nb_sampler_run(s->sampler, &x, 1, &out, err);
    nb_sampler_free(s->sampler);
    s->sampler = NULL;
    return false;
}

struct nb_expr *nb_derived_at(struct nb_derived *d, enum nb_side side, struct nb_expr *x,
                              struct nb_err *err)
{
    struct nb_slope *s = &d->slope[side];
    struct nb_expr *e = slope_of(d, side, err);
    if (e && s->at == x)
        return s->there;
    struct nb_builder b = {x->pool, true};
    struct nb_expr *there = e ? nb_subst(b, e, &d->var, &x, 1, err) : NULL;
    if (!there || !nb_interrupt_check(err))
        return NULL;
    s->at = x;
    return s->there = there;
}
