/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of products as expressions: in which order, with which signs. */
#include "config.h"

#include "formula/terms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* Numbers come first, then variables, functions, sums. */
static int rank(const struct nb_expr *base)
{
    return nb_is_leaf(base) ? 0 : nb_is_sum(base) ? 2 : 1;
}

static struct nb_expr *power_of(struct nb_builder b, struct nb_expr *base, int n)
{
    struct nb_err err = {0};
    if (n > 1 && nb_is_call(base, "exp") && !nb_is_const(base->arg[0]) &&
        !nb_is_sum(base->arg[0])) {
        struct nb_term u = nb_term_read(base->arg[0]);
        u.c = nb_ratio_mul(u.c, (struct nb_ratio){n, 1});
        struct nb_expr *arg = nb_term_build(b, &u);
        return nb_call(b, base->op, &arg, &err);
    }
    return n == 1 ? base : nb_binary(b, NB_POW, base, nb_const(b.pool, n));
}

/* Names in the order of an alphabet, Greek ones first: a*x, alpha*x. */
static bool name_before(const struct nb_expr *x, const struct nb_expr *y)
{
    if (x->op->form != NB_VAR || y->op->form != NB_VAR)
        return false;
    bool other_x = x->name[0] & 0x80, other_y = y->name[0] & 0x80;
    return other_x != other_y ? other_x : strcmp(x->name, y->name) < 0;
}

static void sort_names(struct nb_term *t)
{
    for (size_t i = 1; i < t->count; i++) {
        struct nb_factor f = t->factor[i];
        size_t k = i;
        for (; k > 0 && rank(f.base) == 0 &&
               (rank(t->factor[k - 1].base) > 0 || name_before(f.base, t->factor[k - 1].base));
             k--)
            t->factor[k] = t->factor[k - 1];
        t->factor[k] = f;
    }
}

/* c times the factors whose power has this sign, NULL for 1. */
static struct nb_expr *product(struct nb_builder b, const struct nb_term *t, double c, int sign)
{
    struct nb_expr *e = c == 1 ? NULL : nb_const(b.pool, c);
    for (int r = 0; r <= 2; r++) {
        for (size_t i = 0; i < t->count; i++) {
            const struct nb_factor *f = &t->factor[i];
            if (rank(f->base) != r || f->power * sign < 0)
                continue;
            struct nb_expr *p = power_of(b, f->base, abs(f->power));
            e = e ? nb_binary(b, NB_MUL, e, p) : p;
        }
    }
    return e;
}

/* u*sqrt(u) is written as sqrt(u)^3. */
static void join_roots(struct nb_term *t)
{
    for (size_t i = 0; i < t->count; i++) {
        struct nb_expr *square = nb_under_root(t->factor[i].base);
        int whole = square ? nb_term_power(t, square) : 0;
        if (whole * t->factor[i].power <= 0)
            continue;
        t->factor[i].power += 2 * whole;
        size_t k = 0;
        while (!nb_same_sum(t->factor[k].base, square))
            k++;
        memmove(&t->factor[k], &t->factor[k + 1], (--t->count - k) * sizeof *t->factor);
        i = 0;
    }
}

/* Without its sign. */
static struct nb_expr *magnitude(struct nb_builder b, const struct nb_term *t)
{
    struct nb_term joined = *t;
    join_roots(&joined);
    sort_names(&joined);
    struct nb_expr *over = product(b, &joined, fabs(t->c.p), 1);
    struct nb_expr *under = product(b, &joined, t->c.q, -1);
    if (!over)
        over = nb_const(b.pool, 1);
    return under ? nb_binary(b, NB_DIV, over, under) : over;
}

struct nb_expr *nb_term_build(struct nb_builder b, const struct nb_term *t)
{
    struct nb_expr *e = magnitude(b, t);
    if (t->c.p >= 0)
        return e;
    return t->count ? nb_unary(b, NB_NEG, e) : nb_const(b.pool, nb_ratio_value(t->c));
}

/* Polynomials by falling degree; others as they came. */
static void sort_polynomial(struct nb_terms *sum)
{
    if (!nb_terms_polynomial(sum))
        return;
    for (size_t i = 1; i < sum->count; i++) {
        struct nb_term t = sum->term[i];
        size_t k = i;
        for (; k > 0 && nb_term_degree(&sum->term[k - 1]) < nb_term_degree(&t); k--)
            sum->term[k] = sum->term[k - 1];
        sum->term[k] = t;
    }
}

/* 1 - x rather than -x + 1. */
static void lead_with_plus(struct nb_terms *sum)
{
    size_t first = 0;
    while (first < sum->count && sum->term[first].c.p < 0)
        first++;
    if (first == 0 || first == sum->count)
        return;
    struct nb_term t = sum->term[first];
    memmove(&sum->term[1], &sum->term[0], first * sizeof t);
    sum->term[0] = t;
}

struct nb_expr *nb_terms_build(struct nb_builder b, const struct nb_terms *sum)
{
    if (sum->count == 0)
        return nb_const(b.pool, 0);
    struct nb_terms *sorted = nb_xmalloc(sizeof *sorted);
    *sorted = *sum;
    sort_polynomial(sorted);
    lead_with_plus(sorted);
    struct nb_expr *e = nb_term_build(b, &sorted->term[0]);
    for (size_t i = 1; i < sorted->count; i++) {
        bool minus = sorted->term[i].c.p < 0;
        e = nb_binary(b, minus ? NB_SUB : NB_ADD, e, magnitude(b, &sorted->term[i]));
    }
    free(sorted);
    return e;
}

bool nb_terms_add_flat(struct nb_builder b, struct nb_terms *sum, const struct nb_term *t)
{
    struct nb_terms parts;
    nb_terms_read(nb_term_build(b, t), &parts);
    for (size_t k = 0; k < parts.count; k++)
        if (!nb_terms_add(sum, &parts.term[k], (struct nb_ratio){1, 1}))
            return false;
    return true;
}
