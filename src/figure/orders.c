/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure/orders.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "graph/diff.h"

const struct nb_curve *nb_orders_base(const struct nb_axes *a, const struct nb_curve *c)
{
    for (size_t i = 0; c->of && i < a->count; i++)
        if (a->curves[i].y == c->of)
            return &a->curves[i];
    return c;
}

int nb_orders_of(const struct nb_axes *a, const struct nb_curve *c)
{
    return c->look.order - nb_orders_base(a, c)->look.order;
}

const struct nb_curve *nb_orders_derivative(const struct nb_axes *a, const struct nb_curve *base,
                                            int order)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].y && nb_orders_base(a, &a->curves[i]) == base &&
            nb_orders_of(a, &a->curves[i]) == order)
            return &a->curves[i];
    return NULL;
}

struct nb_curve *nb_orders_copy(struct nb_axes *a, const struct nb_curve *c)
{
    a->curves = nb_grow(a->curves, &a->cap, a->count + 1, sizeof *a->curves);
    a->curves[a->count] = *c;
    struct nb_curve *copy = &a->curves[a->count++];
    copy->label = nb_xstrdup(c->label);
    return copy;
}

void nb_orders_primes(struct nb_buf *out, int order)
{
    static const char *const primes[] = {"", "′", "″", "‴"};
    for (; order > 3; order -= 3)
        nb_buf_add(out, primes[3]);
    nb_buf_add(out, primes[order]);
}

/* "f" becomes "f'", what is more than a name "(...)'", as plot() has it. */
static char *primed(const char *label, int order)
{
    struct nb_buf text = {0};
    const bool name = !strpbrk(label, " +-*/^·(");
    nb_buf_printf(&text, name ? "%s" : "(%s)", label);
    for (int k = 0; k < order; k++)
        nb_buf_addc(&text, '\'');
    return nb_buf_take(&text);
}

void nb_orders_add(struct nb_axes *to, const struct nb_axes *from, const struct nb_curve *base,
                   struct nb_expr *y, int most, struct nb_pool *pool)
{
    struct nb_err err = {0};
    struct nb_expr *slope = y, *live = base->live.y;
    for (int k = 1; k <= most; k++) {
        slope = nb_grad(pool, slope, base->var, NB_RIGHT, &err);
        live = live ? nb_grad(pool, live, base->var, NB_RIGHT, &err) : NULL;
        if (!slope)
            return;
        if (nb_orders_derivative(from, base, k))
            continue;
        struct nb_curve *c = nb_orders_copy(to, base);
        free(c->label);
        c->label = primed(base->label, k);
        c->y = slope;
        c->of = y;
        c->live = (struct nb_live){.y = live};
        c->look.order += k;
        c->points = false;
    }
}

const struct nb_curve *nb_orders_completes(const struct nb_axes *a, size_t i)
{
    const struct nb_curve *base = nb_orders_base(a, &a->curves[i]);
    for (size_t k = i + 1; k < a->count; k++)
        if (nb_orders_base(a, &a->curves[k]) == base)
            return NULL;
    return base->y && !base->tangent ? base : NULL;
}

void nb_orders_choose(struct nb_axes *a, int most, struct nb_pool *pool)
{
    struct nb_axes from = *a;
    bool *dropped = nb_xcalloc(from.count + 1, sizeof *dropped);
    a->curves = NULL;
    a->count = a->cap = 0;
    for (size_t i = 0; i < from.count; i++) {
        const struct nb_curve *c = &from.curves[i], *whole = nb_orders_completes(&from, i);
        dropped[i] = nb_orders_of(&from, c) > most;
        if (!dropped[i]) {
            a->curves = nb_grow(a->curves, &a->cap, a->count + 1, sizeof *a->curves);
            a->curves[a->count++] = *c;
        }
        if (whole)
            nb_orders_add(a, &from, whole, whole->y, most, pool);
    }
    for (size_t i = 0; i < from.count; i++) /* once nobody asks for them any more */
        if (dropped[i])
            free(from.curves[i].label);
    free(dropped);
    free(from.curves);
}
