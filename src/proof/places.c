/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places where a function may not be smooth: roots of its events. */
#include "config.h"

#include "proof/places.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/sort.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/order.h"
#include "proof/enclose.h"
#include "proof/event.h"
#include "proof/roots.h"

enum { MOST_LEVELS = 2000 };

struct places {
    struct nb_expr *var;
    double lo, hi;
    double *list;
    size_t count, cap;
    struct nb_err *err;
};

static void add(struct places *p, double x)
{
    p->list = nb_grow(p->list, &p->cap, p->count + 1, sizeof *p->list);
    p->list[p->count++] = x;
}

static bool add_zeros(struct places *p, struct nb_expr *g)
{
    struct nb_roots roots = {0};
    bool ok = nb_roots_find(g, p->var, p->lo, p->hi, &roots, p->err);
    for (size_t i = 0; i < roots.count && ok; i++) {
        const struct nb_root *r = &roots.list[i];
        add(p, r->kind == NB_ROOT_STRETCH || r->kind == NB_ROOT_OPEN ? r->lo : r->x);
        if (r->kind == NB_ROOT_STRETCH || r->kind == NB_ROOT_OPEN)
            add(p, r->hi);
    }
    nb_roots_free(&roots);
    return ok;
}

/* Where g passes a whole number: the zeros of g - k for all k that it can be. */
static bool add_levels(struct places *p, struct nb_expr *g)
{
    struct nb_enclosure *e = nb_enclosure_new(&g, 1, &p->var, 1);
    struct nb_interval box = nb_between(p->lo, p->hi), r;
    struct nb_builder b = {g->pool, true};
    nb_enclose(e, &box, &r);
    nb_enclosure_free(e);
    if (r.defined == NB_NOWHERE)
        return true;
    if (!(floor(r.hi) - ceil(r.lo) < MOST_LEVELS))
        return nb_err_set(p->err, NB_ERR_VALUE,
                          _("there may be too many jumps here; try a smaller interval"));
    for (double k = ceil(r.lo); k <= floor(r.hi); k++)
        if (!add_zeros(p, nb_binary(b, NB_SUB, g, nb_const(g->pool, k))))
            return false;
    return true;
}

/* Two events at one place find it within a few doubles. */
static void drop_doubles(struct places *p)
{
    size_t n = 0;
    if (p->count)
        nb_sort_numbers(p->list, p->count);
    for (size_t i = 0; i < p->count; i++)
        if (n == 0 || p->list[i] - p->list[n - 1] > 0x1p-50 * fabs(p->list[i]))
            p->list[n++] = p->list[i];
    p->count = n;
}

bool nb_places_find(struct nb_expr *f, struct nb_expr *var, double lo, double hi, double **places,
                    size_t *count, struct nb_err *err)
{
    struct places p = {.var = var, .lo = lo, .hi = hi, .err = err};
    struct nb_event *events;
    size_t n = nb_events(f->pool, f, &events);
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++) {
        if (!nb_is_symbolic(events[i].g))
            continue;
        ok = events[i].integer ? add_levels(&p, events[i].g) : add_zeros(&p, events[i].g);
    }
    free(events);
    drop_doubles(&p);
    *places = p.list;
    *count = p.count;
    return ok;
}
