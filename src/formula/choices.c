/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons and choices in display form. */
#include "config.h"

#include <stdlib.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "formula/simple.h"

static const struct nb_ratio one = {1, 1};

static bool is_basic(const struct nb_expr *e, enum nb_basic op)
{
    return e->op == &nb_basic_ops[op] && !e->slope;
}

/* What is left of a choice where c is known to hold, or not to. */
static struct nb_expr *branch(struct nb_builder b, struct nb_expr *e, struct nb_expr *c, bool holds)
{
    if (!is_basic(e, NB_WHERE))
        return e;
    if (e->arg[0] == c)
        return e->arg[holds ? 1 : 2];
    return e->arg[0] == nb_simple_not(b, c) ? e->arg[holds ? 2 : 1] : e;
}

struct nb_expr *nb_simple_where(struct nb_builder b, struct nb_expr *c, struct nb_expr *x,
                                struct nb_expr *y)
{
    if (nb_is_const(c))
        return c->num != 0 ? x : y;
    x = branch(b, x, c, true);
    y = branch(b, y, c, false);
    if (x == y)
        return x;
    /* What is 0 elsewhere comes from a derivative; the other way is shorter. */
    bool turn = nb_is_value(y, 0) && (is_basic(c, NB_GE) || is_basic(c, NB_NE));
    return turn ? nb_where(b, nb_simple_not(b, c), y, x) : nb_where(b, c, x, y);
}

/* The comparison seen from the other side. */
static enum nb_basic mirrored(enum nb_basic op)
{
    switch (op) {
    case NB_LT:
        return NB_GT;
    case NB_LE:
        return NB_GE;
    case NB_GT:
        return NB_LT;
    case NB_GE:
        return NB_LE;
    default:
        return op;
    }
}

/* -x < 0 is x > 0, and 0 < x as well. */
struct nb_expr *nb_simple_compare(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                                  struct nb_expr *y)
{
    if (nb_is_const(x) && !nb_is_const(y))
        return nb_simple_compare(b, mirrored(op), y, x);
    if (nb_is_const(y) && !nb_is_const(x) && nb_term_read(x).c.p < 0 && !nb_is_sum(x))
        return nb_simple_compare(b, mirrored(op), nb_simple_negate(b, x), nb_simple_negate(b, y));
    return nb_binary(b, op, x, y);
}

/* `and` and `or` of what is known. */
struct nb_expr *nb_simple_connect(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                                  struct nb_expr *y)
{
    for (int i = 0; i < 2; i++) {
        struct nb_expr *known = i ? y : x, *other = i ? x : y;
        if (nb_is_const(known) && other->boolean)
            return (known->num != 0) == (op == NB_AND) ? other : known;
    }
    return nb_binary(b, op, x, y);
}

struct nb_expr *nb_simple_not(struct nb_builder b, struct nb_expr *c)
{
    static const enum nb_basic opposite[][2] = {{NB_LT, NB_GE}, {NB_LE, NB_GT}, {NB_EQ, NB_NE}};
    for (size_t i = 0; i < NB_COUNT(opposite); i++)
        for (size_t k = 0; k < 2; k++)
            if (is_basic(c, opposite[i][k]))
                return nb_binary(b, opposite[i][1 - k], c->arg[0], c->arg[1]);
    return nb_unary(b, NB_NOT, c);
}

/* t without its i-th factor, a choice, goes into the branches. */
static struct nb_expr *into_branches(struct nb_builder b, const struct nb_term *t, size_t i)
{
    struct nb_expr *choice = t->factor[i].base;
    struct nb_term rest = *t, own = {.c = one, .factor = {t->factor[i]}, .count = 1};
    if (!nb_term_mul(&rest, &own, -1))
        return NULL;
    struct nb_expr *times = nb_term_build(b, &rest);
    return nb_simple_where(b, choice->arg[0], nb_simple_mul(b, choice->arg[1], times, 1),
                           nb_simple_mul(b, choice->arg[2], times, 1));
}

static bool is_choice(const struct nb_factor *f)
{
    return f->power == 1 && is_basic(f->base, NB_WHERE);
}

/* x*where(x < 0, 0, 1) is where(x < 0, 0, x); a number goes into any choice. */
static bool takes_factors(const struct nb_factor *f, bool number)
{
    const struct nb_expr *e = f->base;
    return is_choice(f) && (number || nb_is_value(e->arg[1], 0) || nb_is_value(e->arg[2], 0));
}

struct nb_expr *nb_simple_choice(struct nb_builder b, const struct nb_term *t)
{
    bool number = t->count == 1 && !nb_ratio_is(t->c, 1);
    for (size_t i = 0; i < t->count && t->count + number > 1; i++)
        if (takes_factors(&t->factor[i], number))
            return into_branches(b, t, i);
    return NULL;
}

/* The branch of a term where c holds, or does not; NULL when it does not choose
 * by c. */
static struct nb_expr *term_branch(struct nb_builder b, const struct nb_term *t, struct nb_expr *c,
                                   bool holds)
{
    for (size_t i = 0; i < t->count; i++) {
        struct nb_expr *e = t->factor[i].base;
        struct nb_expr *chosen = is_choice(&t->factor[i]) ? branch(b, e, c, holds) : e;
        struct nb_term rest = *t, own = {.c = one, .factor = {t->factor[i]}, .count = 1};
        if (chosen != e && nb_term_mul(&rest, &own, -1))
            return nb_simple_mul(b, nb_term_build(b, &rest), chosen, 1);
    }
    return NULL;
}

/* The first condition by which two terms choose, NULL if there is none. */
static struct nb_expr *shared_condition(struct nb_builder b, const struct nb_terms *sum)
{
    for (size_t i = 0; i < sum->count; i++)
        for (size_t k = 0; k < sum->term[i].count; k++) {
            const struct nb_factor *f = &sum->term[i].factor[k];
            for (size_t j = i + 1; is_choice(f) && j < sum->count; j++)
                if (term_branch(b, &sum->term[j], f->base->arg[0], true))
                    return f->base->arg[0];
        }
    return NULL;
}

/* The better way round: x < 0 rather than x >= 0. */
static struct nb_expr *facing(struct nb_builder b, struct nb_expr *c)
{
    bool turn = is_basic(c, NB_GE) || is_basic(c, NB_NE);
    return turn ? nb_simple_not(b, c) : c;
}

struct nb_expr *nb_simple_join(struct nb_builder b, const struct nb_terms *sum, int effort)
{
    struct nb_expr *c = shared_condition(b, sum), *x = nb_const(b.pool, 0), *y = x;
    struct nb_terms rest = {.count = 0};
    if (!c)
        return NULL;
    c = facing(b, c);
    for (size_t i = 0; i < sum->count; i++) {
        struct nb_expr *holds = term_branch(b, &sum->term[i], c, true);
        if (!holds) {
            rest.term[rest.count++] = sum->term[i];
            continue;
        }
        x = nb_simple_add(b, x, holds, false);
        y = nb_simple_add(b, y, term_branch(b, &sum->term[i], c, false), false);
    }
    struct nb_expr *choice = nb_simple_where(b, c, x, y);
    struct nb_term t = nb_term_read(choice);
    return nb_terms_add(&rest, &t, one) ? nb_simple_sum(b, &rest, effort) : NULL;
}
