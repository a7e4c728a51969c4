/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taylor arithmetic with intervals. */
#include "config.h"

#include "proof/series.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "proof/enclose.h"

/* Nodes with those of the derivatives: what is beyond is not known; and the largest
 * power that is multiplied out. */
enum { MOST_NODES = 1 << 14, MOST_FACTORS = 8 };

struct node;
/* Coefficient k of a node, from all up to k of its arguments and all before k of its
 * partial derivatives. */
typedef struct nb_interval coefficient(const struct nb_series *s, const struct node *n, size_t k);

struct node {
    coefficient *next;         /* NULL: the node does not depend on the variable */
    struct nb_interval *c;     /* its coefficients */
    size_t arg[NB_MAX_ARGS];   /* nodes */
    size_t slope[NB_MAX_ARGS]; /* nodes: derivatives by the arguments, see `by` */
    bool by[NB_MAX_ARGS];      /* whether it is derived by that argument */
    size_t nargs;
    double power;               /* of next_power; 1 or -1 of next_linear */
    struct nb_interval *powers; /* of next_whole_power: those of u, u^2, ..., owned */
};

struct nb_series {
    struct nb_enclosure *enclosure; /* of all nodes: the coefficients of order 0 */
    struct nb_interval *value;      /* theirs, in the same order */
    struct node *nodes;
    struct nb_interval *pool; /* the nodes' coefficients */
    size_t count, order, root;
    double unit; /* of the variable, in this run */
};

/* A sum of products, with the rounding errors of all of it put on at the end. */
struct sum {
    double lo, hi, size;
    size_t terms;
};

static void add_product(struct sum *t, struct nb_interval a, struct nb_interval b, double factor)
{
    bool none = (a.lo == 0 && a.hi == 0) || (b.lo == 0 && b.hi == 0) || factor == 0;
    if (none)
        return;
    double p = a.lo * b.lo, q = a.lo * b.hi, r = a.hi * b.lo, s = a.hi * b.hi;
    double lo = (p < q ? p : q), hi = p < q ? q : p, lo2 = r < s ? r : s, hi2 = r < s ? s : r;
    lo = factor * (lo < lo2 ? lo : lo2);
    hi = factor * (hi > hi2 ? hi : hi2);
    t->lo += factor < 0 ? hi : lo;
    t->hi += factor < 0 ? lo : hi;
    t->size += fabs(lo) + fabs(hi);
    /* An infinity times 0, hidden by the comparisons, is a NaN here. */
    t->size += 0 * (p + q + r + s);
    t->terms++;
}

static void add_term(struct sum *t, struct nb_interval a, double sign)
{
    add_product(t, a, nb_interval_at(1), sign);
}

/* What is not a number any more is not known. */
static struct nb_interval checked(struct nb_interval r)
{
    return isfinite(r.lo) && isfinite(r.hi) ? r : nb_whole_line();
}

static struct nb_interval finished(const struct sum *t)
{
    if (t->terms == 0)
        return nb_interval_at(0);
    double off = t->size * (double)(t->terms + 4) * DBL_EPSILON + (double)t->terms * DBL_MIN;
    if (!isfinite(off))
        return nb_whole_line();
    return checked(nb_between(t->lo - off, t->hi + off));
}

static struct nb_interval quotient(struct nb_interval a, struct nb_interval b)
{
    if (nb_holds(b, 0) || !isfinite(a.lo) || !isfinite(a.hi))
        return nb_whole_line();
    return checked(nb_interval_div(a, b));
}

static const struct nb_interval *of_arg(const struct nb_series *s, const struct node *n, size_t i)
{
    return s->nodes[n->arg[i]].c;
}

static struct nb_interval next_linear(const struct nb_series *s, const struct node *n, size_t k)
{
    struct sum t = {0};
    add_term(&t, of_arg(s, n, 0)[k], n->nargs == 1 ? -1 : 1);
    if (n->nargs == 2)
        add_term(&t, of_arg(s, n, 1)[k], n->power);
    return finished(&t);
}

static struct nb_interval next_product(const struct nb_series *s, const struct node *n, size_t k)
{
    const struct nb_interval *a = of_arg(s, n, 0), *b = of_arg(s, n, 1);
    struct sum t = {0};
    for (size_t j = 0; j <= k; j++)
        add_product(&t, a[j], b[k - j], 1);
    return finished(&t);
}

/* y b = a */
static struct nb_interval next_quotient(const struct nb_series *s, const struct node *n, size_t k)
{
    const struct nb_interval *a = of_arg(s, n, 0), *b = of_arg(s, n, 1);
    struct sum t = {0};
    add_term(&t, a[k], 1);
    for (size_t j = 1; j <= k; j++)
        add_product(&t, b[j], n->c[k - j], -1);
    return quotient(finished(&t), b[0]);
}

/* y = u^p: u y' = p u' y */
static struct nb_interval next_power(const struct nb_series *s, const struct node *n, size_t k)
{
    const struct nb_interval *u = of_arg(s, n, 0);
    struct sum t = {0};
    for (size_t j = 1; j <= k; j++)
        add_product(&t, u[j], n->c[k - j], (n->power * (double)j - (double)(k - j)) / (double)k);
    struct nb_interval r = finished(&t);
    /* The factors are rounded, too: one part in 2^51 of each term. */
    double off = t.size * 4 * DBL_EPSILON;
    return quotient(nb_between(r.lo - off, r.hi + off), u[0]);
}

/* A few factors: this holds where u is 0, too. */
static struct nb_interval next_whole_power(const struct nb_series *s, const struct node *n,
                                           size_t k)
{
    size_t row = s->order + 1;
    const struct nb_interval *u = of_arg(s, n, 0);
    n->powers[k] = u[k];
    for (size_t i = 1; i < (size_t)n->power; i++) {
        struct nb_interval *y = n->powers + i * row, *before = y - row;
        struct sum t = {0};
        if (k == 1) {
            before[0] = i == 1 ? u[0] : nb_interval_pow(u[0], nb_interval_at((double)i));
            y[0] = nb_interval_pow(u[0], nb_interval_at((double)i + 1));
        }
        for (size_t j = 0; j <= k; j++)
            add_product(&t, u[j], before[k - j], 1);
        y[k] = finished(&t);
    }
    return n->powers[((size_t)n->power - 1) * row + k];
}

/* The branch that is taken, or nothing is known. */
static struct nb_interval next_choice(const struct nb_series *s, const struct node *n, size_t k)
{
    struct nb_interval c = of_arg(s, n, 0)[0];
    bool sure = c.defined == NB_EVERYWHERE;
    if (sure && !nb_holds(c, 0))
        return of_arg(s, n, 1)[k];
    return sure && nb_is_point(c) ? of_arg(s, n, 2)[k] : nb_whole_line();
}

/* y' = the sum of dy/du u' over all arguments u. */
static struct nb_interval next_by_slopes(const struct nb_series *s, const struct node *n, size_t k)
{
    struct sum t = {0};
    for (size_t i = 0; i < n->nargs; i++) {
        const struct nb_interval *u = of_arg(s, n, i), *d = s->nodes[n->slope[i]].c;
        if (!n->by[i])
            continue;
        if (!d[0].continuous)
            return nb_whole_line();
        for (size_t j = 1; j <= k; j++)
            add_product(&t, u[j], d[k - j], (double)j);
    }
    struct nb_interval y = finished(&t);
    return quotient(y, nb_between((double)k, (double)k));
}

static struct nb_interval next_unknown(const struct nb_series *s, const struct node *n, size_t k)
{
    (void)s;
    (void)k;
    return nb_is_point(n->c[0]) ? nb_interval_at(0) : nb_whole_line();
}

static struct nb_interval next_variable(const struct nb_series *s, const struct node *n, size_t k)
{
    (void)n;
    return k == 1 ? nb_interval_at(s->unit) : nb_interval_at(0);
}

/* What is being compiled: nodes in order, and what they are derived to. */
struct entry {
    struct nb_expr *slope[NB_MAX_ARGS];
    bool asked;
};

struct plan {
    struct nb_expr *var, **order;
    struct entry *entries; /* of the nodes in order */
    bool *depends;
    size_t count;
};

static size_t place(const struct plan *p, const struct nb_expr *e)
{
    return nb_order_find(p->order, p->count, e);
}

static void find_dependents(struct plan *p)
{
    p->depends = nb_xcalloc(p->count, sizeof *p->depends);
    for (size_t i = 0; i < p->count; i++) {
        p->depends[i] = p->order[i] == p->var;
        for (size_t k = 0; k < p->order[i]->nargs; k++)
            p->depends[i] |= p->depends[place(p, p->order[i]->arg[k])];
    }
}

static bool is_constant_power(const struct nb_expr *e)
{
    return nb_basic_of(e->op) == NB_POW && !e->slope && nb_is_const(e->arg[1]);
}

static bool is_whole_power(const struct nb_expr *e)
{
    double n = is_constant_power(e) ? e->arg[1]->num : 0;
    return n >= 2 && n <= MOST_FACTORS && n == nearbyint(n);
}

/* How a node continues, where that is by no derivative of its own. */
static coefficient *rule_of(const struct nb_expr *e, const struct nb_expr *var)
{
    if (e == var)
        return next_variable;
    /* The slope of what rounds to a format is that of x, for training: not its own. */
    if (e->op->form != NB_ELEMENT || e->op->boolean || e->op->format)
        return next_unknown;
    switch (e->slope ? NB_BASIC_COUNT : nb_basic_of(e->op)) {
    case NB_ADD:
    case NB_SUB:
    case NB_NEG:
        return next_linear;
    case NB_MUL:
        return next_product;
    case NB_DIV:
        return next_quotient;
    case NB_WHERE:
        return next_choice;
    case NB_POW:
        return is_whole_power(e)      ? next_whole_power
               : is_constant_power(e) ? next_power
                                      : next_by_slopes;
    default:
        return next_by_slopes;
    }
}

/* The derivative of node e by its argument i, at its arguments. */
static struct nb_expr *partial(struct nb_expr *e, size_t i)
{
    struct nb_builder b = {e->pool, true};
    struct nb_expr *args[NB_MAX_ARGS];
    struct nb_err err = {0};
    memcpy(args, e->arg, e->nargs * sizeof *args);
    struct nb_expr *u = args[i] = nb_var(e->pool, "u", nb_scalar_shape);
    for (size_t k = 0; k < e->nargs; k++)
        if (e->arg[k] == e->arg[i] && k != i)
            args[k] = nb_var(e->pool, "v", nb_scalar_shape);
    struct nb_expr *y =
        e->slope ? nb_call_slope(b, e->op, args, &err) : nb_call(b, e->op, args, &err);
    struct nb_expr *d = y ? nb_grad(e->pool, y, u, NB_RIGHT, &err) : NULL;
    return d ? nb_subst(b, d, args, e->arg, e->nargs, &err) : NULL;
}

/* Derives what was not derived yet; true when there was something. */
static bool derive_nodes(struct plan *p, struct nb_expr ***roots, size_t *nroots)
{
    size_t before = *nroots, cap = 0;
    struct nb_expr **more = NULL;
    size_t n = 0;
    for (size_t i = 0; i < p->count; i++) {
        struct nb_expr *e = p->order[i];
        if (!p->depends[i] || p->entries[i].asked || rule_of(e, p->var) != next_by_slopes)
            continue;
        p->entries[i].asked = true;
        for (size_t k = 0; k < e->nargs; k++) {
            if (!p->depends[place(p, e->arg[k])])
                continue;
            struct nb_expr *d = p->entries[i].slope[k] = partial(e, k);
            if (!d)
                continue;
            more = nb_grow(more, &cap, n + 1, sizeof(struct nb_expr *));
            more[n++] = d;
        }
    }
    if (n) {
        struct nb_expr **all = nb_xcalloc(before + n, sizeof *all);
        memcpy(all, *roots, before * sizeof *all);
        memcpy(all + before, more, n * sizeof *all);
        free(*roots);
        *roots = all;
        *nroots = before + n;
    }
    free(more);
    return n > 0;
}

/* Puts the nodes below the roots in order, and keeps what is known of the old ones. */
static void put_in_order(struct plan *p, struct nb_expr *const *roots, size_t nroots)
{
    struct plan old = *p;
    p->order = nb_order(roots, nroots, &p->count);
    p->entries = nb_xcalloc(p->count, sizeof *p->entries);
    for (size_t i = 0; i < old.count; i++)
        p->entries[place(p, old.order[i])] = old.entries[i];
    find_dependents(p);
    free(old.order);
    free(old.entries);
    free(old.depends);
}

static void compile(struct nb_series *s, const struct plan *p, size_t i)
{
    struct node *n = &s->nodes[i];
    const struct nb_expr *e = p->order[i];
    n->c = s->pool + i * (s->order + 1);
    n->nargs = e->nargs;
    n->next = p->depends[i] ? rule_of(e, p->var) : NULL;
    for (size_t k = 0; k < e->nargs; k++) {
        struct nb_expr *d = p->entries[i].slope[k];
        size_t at = place(p, e->arg[k]);
        n->arg[k] = at;
        n->by[k] = p->depends[at];
        n->slope[k] = d ? place(p, d) : 0;
        if (n->next == next_by_slopes && n->by[k] && !d)
            n->next = next_unknown;
    }
    if (n->next == next_power || n->next == next_whole_power)
        n->power = e->arg[1]->num;
    if (n->next == next_whole_power)
        n->powers = nb_xcalloc((size_t)n->power * (s->order + 1), sizeof *n->powers);
    if (n->next == next_linear && n->nargs == 2)
        n->power = nb_basic_of(e->op) == NB_SUB ? -1 : 1;
}

struct nb_series *nb_series_new(struct nb_expr *f, struct nb_expr *var, size_t order)
{
    struct nb_series *s = nb_xcalloc(1, sizeof *s);
    struct plan p = {.var = var};
    size_t nroots = 2, rounds = 0;
    struct nb_expr **roots = nb_xcalloc(nroots, sizeof *roots);
    roots[0] = f;
    roots[1] = var;
    put_in_order(&p, roots, nroots);
    while (rounds++ < order && p.count < MOST_NODES && derive_nodes(&p, &roots, &nroots))
        put_in_order(&p, roots, nroots);
    s->order = order;
    s->count = p.count;
    s->root = place(&p, f);
    s->enclosure = nb_enclosure_new(p.order, p.count, &var, 1);
    s->nodes = nb_xcalloc(p.count, sizeof *s->nodes);
    s->value = nb_xcalloc(p.count, sizeof *s->value);
    s->pool = nb_xcalloc(p.count * (order + 1), sizeof *s->pool);
    for (size_t i = 0; i < p.count; i++)
        compile(s, &p, i);
    free(p.order);
    free(p.entries);
    free(p.depends);
    free(roots);
    return s;
}

void nb_series_free(struct nb_series *s)
{
    if (!s)
        return;
    nb_enclosure_free(s->enclosure);
    for (size_t i = 0; i < s->count; i++)
        free(s->nodes[i].powers);
    free(s->nodes);
    free(s->value);
    free(s->pool);
    free(s);
}

void nb_series_over(struct nb_series *s, struct nb_interval box, double unit,
                    struct nb_interval *out)
{
    s->unit = unit;
    nb_enclose(s->enclosure, &box, s->value);
    for (size_t i = 0; i < s->count; i++)
        s->nodes[i].c[0] = s->value[i];
    bool known = s->nodes[s->root].c[0].continuous;
    for (size_t k = 1; k <= s->order && known; k++)
        for (size_t i = 0; i < s->count; i++)
            if (s->nodes[i].next)
                s->nodes[i].c[k] = s->nodes[i].next(s, &s->nodes[i], k);
    for (size_t k = 0; k <= s->order; k++)
        out[k] = known || k == 0 ? s->nodes[s->root].c[k] : nb_whole_line();
}

double nb_series_cost(const struct nb_series *s)
{
    return (double)s->count * (double)(s->order * s->order) / 2;
}
