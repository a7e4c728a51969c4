/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a DAG apart into waves. */
#include "config.h"

#include "proof/waveform.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/op.h"
#include "graph/order.h"

enum { MOST_POWER = 4 };

struct search {
    struct nb_builder b;
    struct nb_expr *var, **order;
    bool *waves; /* of each node: whether a wave is below it */
    size_t count;
};

static bool is_wave(const struct nb_expr *e)
{
    bool named = strcmp(e->op->name, "sin") == 0 || strcmp(e->op->name, "cos") == 0;
    return e->op->form == NB_ELEMENT && !e->slope && named;
}

static bool has_waves(const struct search *s, const struct nb_expr *e)
{
    return s->waves[nb_order_find(s->order, s->count, e)];
}

static bool add_term(struct nb_waveform *w, struct nb_expr *g, struct nb_expr *u, bool sine)
{
    if (w->count == NB_MOST_TERMS || !g)
        return false;
    if (!nb_is_value(g, 0))
        w->term[w->count++] = (struct nb_waveform_term){g, u, sine};
    return true;
}

static struct nb_expr *combine(struct search *s, enum nb_basic op, struct nb_expr *a,
                               struct nb_expr *b)
{
    return nb_binary(s->b, op, a, b);
}

/* sin a sin b = (cos(a - b) - cos(a + b))/2 and the like. */
static bool add_product(struct search *s, struct nb_waveform *w, struct nb_waveform_term a,
                        struct nb_waveform_term b)
{
    struct nb_expr *g = combine(s, NB_MUL, a.g, b.g);
    if (!a.u || !b.u)
        return add_term(w, g, a.u ? a.u : b.u, a.u ? a.sine : b.sine);
    struct nb_expr *half = combine(s, NB_MUL, nb_const(s->b.pool, 0.5), g);
    struct nb_expr *minus = nb_unary(s->b, NB_NEG, half);
    struct nb_expr *sum = combine(s, NB_ADD, a.u, b.u);
    struct nb_expr *difference = a.u == b.u ? NULL : combine(s, NB_SUB, a.u, b.u);
    bool mixed = a.sine != b.sine;
    if (!add_term(w, a.sine && b.sine ? minus : half, sum, mixed))
        return false;
    if (!difference) /* sin 0 or cos 0 */
        return mixed || add_term(w, half, NULL, false);
    return add_term(w, mixed && b.sine ? minus : half, difference, mixed);
}

static bool multiply(struct search *s, const struct nb_waveform *a, const struct nb_waveform *b,
                     struct nb_waveform *out)
{
    out->count = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (!add_product(s, out, a->term[i], b->term[k]))
                return false;
    return true;
}

static bool take_apart(struct search *s, struct nb_expr *e, struct nb_waveform *out);

static bool take_sum(struct search *s, struct nb_expr *e, struct nb_waveform *out)
{
    for (size_t k = 0; k < e->nargs; k++) {
        struct nb_waveform part;
        bool minus = e->nargs == 1 || (k == 1 && nb_basic_of(e->op) == NB_SUB);
        if (!take_apart(s, e->arg[k], &part))
            return false;
        for (size_t i = 0; i < part.count; i++) {
            struct nb_waveform_term t = part.term[i];
            if (!add_term(out, minus ? nb_unary(s->b, NB_NEG, t.g) : t.g, t.u, t.sine))
                return false;
        }
    }
    return true;
}

static bool take_quotient(struct search *s, struct nb_expr *e, struct nb_waveform *out)
{
    if (has_waves(s, e->arg[1]) || !take_apart(s, e->arg[0], out))
        return false;
    for (size_t i = 0; i < out->count; i++)
        out->term[i].g = combine(s, NB_DIV, out->term[i].g, e->arg[1]);
    return true;
}

static bool take_power(struct search *s, struct nb_expr *e, struct nb_waveform *out)
{
    struct nb_waveform base, product;
    double n = nb_is_const(e->arg[1]) ? e->arg[1]->num : 0;
    if (!(n >= 1 && n <= MOST_POWER) || n != (int)n || !take_apart(s, e->arg[0], &base))
        return false;
    *out = base;
    for (int i = 1; i < (int)n; i++) {
        if (!multiply(s, out, &base, &product))
            return false;
        *out = product;
    }
    return true;
}

static bool take_product(struct search *s, struct nb_expr *e, struct nb_waveform *out)
{
    struct nb_waveform a, b;
    return take_apart(s, e->arg[0], &a) && take_apart(s, e->arg[1], &b) && multiply(s, &a, &b, out);
}

/* where(x == number, ..., otherwise), as sinc is: otherwise, but for one x. */
static struct nb_expr *but_for_one(const struct search *s, const struct nb_expr *e)
{
    const struct nb_expr *c = e->arg[0];
    bool one = nb_basic_of(c->op) == NB_EQ && c->arg[0] == s->var && nb_is_const(c->arg[1]);
    return one ? e->arg[2] : NULL;
}

static bool take_choice(struct search *s, struct nb_expr *e, struct nb_waveform *out)
{
    struct nb_expr *otherwise = but_for_one(s, e);
    return otherwise && take_apart(s, otherwise, out);
}

static bool take_apart(struct search *s, struct nb_expr *e, struct nb_waveform *out)
{
    out->count = 0;
    if (!has_waves(s, e))
        return add_term(out, e, NULL, false) || true;
    if (is_wave(e) && !has_waves(s, e->arg[0]))
        return add_term(out, nb_const(s->b.pool, 1), e->arg[0], e->op->name[0] == 's');
    switch (e->slope ? NB_BASIC_COUNT : nb_basic_of(e->op)) {
    case NB_ADD:
    case NB_SUB:
    case NB_NEG:
        return take_sum(s, e, out);
    case NB_MUL:
        return take_product(s, e, out);
    case NB_DIV:
        return take_quotient(s, e, out);
    case NB_POW:
        return take_power(s, e, out);
    case NB_WHERE:
        return take_choice(s, e, out);
    default:
        return false;
    }
}

static void find_waves(struct search *s, struct nb_expr *f, struct nb_expr *var)
{
    s->order = nb_order(&f, 1, &s->count);
    s->waves = nb_xcalloc(s->count, sizeof *s->waves);
    for (size_t i = 0; i < s->count; i++) {
        struct nb_expr *e = s->order[i];
        s->waves[i] = is_wave(e) && nb_depends(e, var);
        for (size_t k = 0; k < e->nargs; k++)
            s->waves[i] |= has_waves(s, e->arg[k]);
    }
}

/* What is no wave, a constant phase included, becomes one term at the end. */
static void gather_rest(struct search *s, struct nb_expr *var, struct nb_waveform *w)
{
    struct nb_expr *rest = NULL;
    size_t n = 0;
    for (size_t i = 0; i < w->count; i++) {
        struct nb_waveform_term t = w->term[i];
        if (t.u && nb_depends(t.u, var))
            w->term[n++] = t;
        else
            rest = rest ? combine(s, NB_ADD, rest, t.g) : t.g;
    }
    w->count = n;
    if (rest && n)
        add_term(w, rest, NULL, false);
}

bool nb_waveform_find(struct nb_expr *f, struct nb_expr *var, struct nb_waveform *out)
{
    struct search s = {.b = {f->pool, true}, .var = var};
    find_waves(&s, f, var);
    bool found = has_waves(&s, f) && take_apart(&s, f, out);
    if (found)
        gather_rest(&s, var, out);
    free(s.order);
    free(s.waves);
    return found && out->count > 0 && out->term[0].u;
}
