/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A curve, compiled. */
#include "config.h"

#include "curve/probe.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "eval/sampler.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "proof/enclose.h"
#include "proof/event.h"

enum { ORDERS = 2 };
/* Places that are nearer, as a share of the interval, are one. */
#define NEAR 0x1p-40

struct nb_probe {
    struct nb_expr *f[ORDERS], *var; /* f[1]: NULL where there is no derivative */
    size_t orders;
    struct nb_sampler *values, *jets; /* jets: once they are asked for */
    struct nb_enclosure *enclosure;
    struct nb_limit_finder *finder[ORDERS]; /* once they are asked for */
    struct nb_event_search **events;
    size_t event_count;
    struct nb_stairs *stairs; /* or NULL */
};

static void make_events(struct nb_probe *p)
{
    struct nb_event *events;
    const size_t n = nb_events(p->var->pool, p->f[0], &events);
    p->events = nb_xcalloc(n + 1, sizeof(struct nb_event_search *));
    for (size_t i = 0; i < n; i++)
        if (nb_depends(events[i].g, p->var))
            p->events[p->event_count++] = nb_event_search_new(events[i], p->var);
    free(events);
}

/* The derivative of the curve itself: at roundings it jumps, between them they are constant,
 * while the derivative that is handed through them is that of what they round. */
static struct nb_expr *slope_of(struct nb_expr *y, struct nb_expr *var)
{
    const struct nb_builder b = {var->pool, true};
    struct nb_err err = {0};
    size_t count, n = 0;
    struct nb_expr **order = nb_order(&y, 1, &count);
    struct nb_expr **held = nb_xcalloc(count + 1, sizeof(struct nb_expr *));
    for (size_t i = 0; i < count; i++)
        if (nb_op_rounds(order[i]->op) && !order[i]->slope) {
            order[n] = order[i];
            held[n++] = nb_var(var->pool, "", order[i]->shape);
        }
    struct nb_expr *slope = n > 0 ? nb_subst(b, y, order, held, n, &err) : y;
    slope = slope ? nb_grad(var->pool, slope, var, NB_RIGHT, &err) : NULL;
    if (slope && n > 0)
        slope = nb_subst(b, slope, held, order, n, &err);
    free(held);
    free(order);
    return slope;
}

struct nb_probe *nb_probe_new(struct nb_expr *y, struct nb_expr *var)
{
    assert(y->shape.rank == 0);
    struct nb_probe *p = nb_xcalloc(1, sizeof *p);
    p->var = var;
    p->f[0] = nb_valued(y);
    p->f[1] = slope_of(p->f[0], var);
    p->orders = p->f[1] ? ORDERS : 1;
    p->values = nb_sampler_new(p->f, 1, var);
    p->enclosure = nb_enclosure_new(p->f, p->orders, &var, 1);
    make_events(p);
    p->stairs = nb_stairs_new(p->f[0], var);
    return p;
}

void nb_probe_free(struct nb_probe *p)
{
    if (!p)
        return;
    nb_sampler_free(p->values);
    if (p->jets)
        nb_sampler_free(p->jets);
    nb_enclosure_free(p->enclosure);
    for (size_t k = 0; k < ORDERS; k++)
        nb_limit_finder_free(p->finder[k]);
    for (size_t i = 0; i < p->event_count; i++)
        nb_event_search_free(p->events[i]);
    free(p->events);
    nb_stairs_free(p->stairs);
    free(p);
}

static void fill(double *out, size_t n, double value)
{
    for (size_t i = 0; i < n; i++)
        out[i] = value;
}

void nb_probe_values(struct nb_probe *p, const double *x, size_t n, double *out)
{
    struct nb_err err = {0};
    if (n > 0 && !nb_sampler_run(p->values, x, n, &out, &err))
        fill(out, n, NAN);
}

void nb_probe_jets(struct nb_probe *p, const double *x, size_t n, double *y, double *slope)
{
    struct nb_err err = {0};
    double *out[ORDERS] = {y, slope};
    if (n == 0)
        return;
    fill(slope, n, NAN);
    if (!p->jets)
        p->jets = nb_sampler_new(p->f, p->orders, p->var);
    if (!nb_sampler_run(p->jets, x, n, out, &err)) {
        fill(y, n, NAN);
        fill(slope, n, NAN);
    }
}

struct nb_jet nb_probe_at(struct nb_probe *p, double x)
{
    struct nb_jet jet;
    nb_probe_jets(p, &x, 1, &jet.y, &jet.slope);
    return jet;
}

struct nb_reach nb_probe_over(struct nb_probe *p, double lo, double hi)
{
    const struct nb_interval box = nb_between(lo, hi);
    struct nb_interval out[ORDERS];
    out[1] = nb_whole_line();
    nb_enclose(p->enclosure, &box, out);
    return (struct nb_reach){out[0], out[1]};
}

struct nb_stairs *nb_probe_stairs(struct nb_probe *p)
{
    return p->stairs;
}

struct nb_limit nb_probe_limit(struct nb_probe *p, int order, double x, int side, double reach)
{
    struct nb_err err = {0};
    assert(order >= 0 && order < ORDERS);
    if ((size_t)order >= p->orders)
        return (struct nb_limit){NB_LIMIT_UNKNOWN, NAN, INFINITY};
    if (!p->finder[order])
        p->finder[order] = nb_limit_finder_new(p->f[order], p->var);
    return nb_limit_find(p->finder[order], x, side, reach, &err);
}

static int by_size(const void *a, const void *b)
{
    const struct nb_place_at *x = a, *y = b;
    return (x->x > y->x) - (x->x < y->x);
}

size_t nb_places_once(struct nb_place_at *at, size_t n, double near)
{
    size_t kept = 0;
    if (n > 0)
        qsort(at, n, sizeof *at, by_size);
    for (size_t i = 0; i < n; i++) {
        struct nb_place_at *last = kept > 0 ? &at[kept - 1] : NULL;
        if (!last || at[i].x - last->x > fmax(near, 0x1p-50 * fabs(at[i].x)))
            at[kept++] = at[i];
        else if (at[i].exact && !last->exact)
            *last = at[i];
    }
    return kept;
}

size_t nb_probe_events(struct nb_probe *p, double lo, double hi, struct nb_place_at *out,
                       size_t most)
{
    size_t n = 0;
    struct nb_place_at *all = nb_xcalloc(p->event_count * (most + 1) + 1, sizeof *all);
    bool many = false;
    for (size_t i = 0; i < p->event_count && !many; i++) {
        const size_t found = nb_event_places(p->events[i], lo, hi, all + n, most);
        many = found > most;
        n += found;
    }
    n = many ? 0 : nb_places_once(all, n, NEAR * (hi - lo));
    for (size_t i = 0; i < n && i < most; i++)
        out[i] = all[i];
    free(all);
    return many || n > most ? most + 1 : n;
}
