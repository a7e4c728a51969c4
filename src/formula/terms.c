/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of products: reading, adding, multiplying, writing. */
#include "config.h"

#include "formula/terms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static const struct nb_ratio one = {1, 1}, minus_one = {-1, 1};

static bool is_basic(const struct nb_expr *e, enum nb_basic op)
{
    return e->op == &nb_basic_ops[op] && !e->slope;
}

bool nb_is_sum(const struct nb_expr *e)
{
    return is_basic(e, NB_ADD) || is_basic(e, NB_SUB);
}

static bool is_coefficient(const struct nb_expr *e)
{
    return nb_is_const(e) && !e->boolean && isfinite(e->num);
}

static bool is_whole_power(const struct nb_expr *e)
{
    return is_basic(e, NB_POW) && nb_is_const(e->arg[1]) && fabs(e->arg[1]->num) <= NB_MAX_POWER &&
           e->arg[1]->num == trunc(e->arg[1]->num) && e->arg[1]->num != 0;
}

static struct nb_term one_factor(struct nb_expr *base, int power)
{
    return (struct nb_term){.c = one, .factor = {{base, power}}, .count = 1};
}

int nb_term_power(const struct nb_term *t, const struct nb_expr *base)
{
    for (size_t i = 0; i < t->count; i++)
        if (nb_same_sum(t->factor[i].base, base))
            return t->factor[i].power;
    return 0;
}

static bool is_call(const struct nb_expr *e, const char *name)
{
    return !e->slope && strcmp(e->op->name, name) == 0;
}

/* What sqrt is taken of, when that is one factor: its square is no more than
 * that, wherever it is defined. Else NULL. */
static struct nb_expr *under_root(const struct nb_expr *e)
{
    if (!is_call(e, "sqrt"))
        return NULL;
    const struct nb_expr *u = e->arg[0];
    bool plain = !is_basic(u, NB_MUL) && !is_basic(u, NB_DIV) && !is_basic(u, NB_NEG) &&
                 !is_whole_power(u) && !is_coefficient(u);
    return plain ? e->arg[0] : NULL;
}

static bool multiply_factor(struct nb_term *t, struct nb_expr *base, int power);

/* The i-th factor after its power has changed: one of power 0 goes, and
 * sqrt(u)^3 becomes u*sqrt(u). False when there is no room. */
static bool settle_factor(struct nb_term *t, size_t i)
{
    struct nb_factor *f = &t->factor[i];
    int half = f->power / 2;
    struct nb_expr *square = half != 0 ? under_root(f->base) : NULL;
    if (abs(f->power) > NB_MAX_POWER)
        return false;
    if (square)
        f->power -= 2 * half;
    if (f->power == 0)
        memmove(f, f + 1, (--t->count - i) * sizeof *f);
    return !square || multiply_factor(t, square, half);
}

/* False when there is no room. */
static bool multiply_factor(struct nb_term *t, struct nb_expr *base, int power)
{
    for (size_t i = 0; i < t->count; i++) {
        if (!nb_same_sum(t->factor[i].base, base))
            continue;
        t->factor[i].power += power;
        return settle_factor(t, i);
    }
    if (t->count == NB_MAX_FACTORS)
        return false;
    t->factor[t->count] = (struct nb_factor){base, power};
    return settle_factor(t, t->count++);
}

/* u/sqrt(u) is the root, and sqrt(u)/u its inverse. */
static bool settle_roots(struct nb_term *t)
{
    for (size_t i = 0; i < t->count; i++) {
        struct nb_expr *square = under_root(t->factor[i].base);
        int power = t->factor[i].power, whole = square ? nb_term_power(t, square) : 0;
        if (whole * power >= 0)
            continue;
        t->factor[i].power = -power;
        return multiply_factor(t, square, power) && settle_roots(t);
    }
    return true;
}

bool nb_term_mul(struct nb_term *a, const struct nb_term *b, int power)
{
    struct nb_term product = *a;
    if (b->c.p == 0 && power < 0)
        return false;
    product.c = nb_ratio_mul(a->c, nb_ratio_power(b->c, power));
    bool ok = nb_ratio_in_range(product.c) && (product.c.p != 0 || a->c.p == 0 || b->c.p == 0);
    for (size_t i = 0; i < b->count && ok; i++)
        ok = abs(b->factor[i].power * power) <= NB_MAX_POWER &&
             multiply_factor(&product, b->factor[i].base, b->factor[i].power * power);
    ok = ok && settle_roots(&product);
    if (ok)
        *a = product;
    return ok;
}

/* Multiplies t by e^power; false when there is no room. Every level of a product
 * adds a factor, so one that is deeper than there is room for has too many. */
static bool read_into(struct nb_term *t, struct nb_expr *e, int power, int depth);

/* exp(2*u) is read as exp(u)^2, so that like powers are found; the sign stays.
 * The number taken out, 1 when there is none. */
static int split_exp(struct nb_expr **e)
{
    struct nb_err err = {0};
    if (!is_call(*e, "exp") || nb_is_const((*e)->arg[0]) || nb_is_sum((*e)->arg[0]))
        return 1;
    struct nb_term u = nb_term_read((*e)->arg[0]);
    double n = fabs(u.c.p);
    if (n != trunc(n) || n < 2 || n > NB_MAX_POWER)
        return 1;
    u.c.p /= n;
    struct nb_builder b = {(*e)->pool, false};
    struct nb_expr *arg = nb_term_build(b, &u);
    *e = nb_call(b, (*e)->op, &arg, &err);
    return (int)n;
}

static bool read_into(struct nb_term *t, struct nb_expr *e, int power, int depth)
{
    if (depth > 2 * NB_MAX_FACTORS)
        return false;
    while (is_basic(e, NB_NEG)) {
        t->c = power % 2 ? nb_ratio_mul(t->c, minus_one) : t->c;
        e = e->arg[0];
    }
    if (nb_is_value(e, -INFINITY)) {
        t->c = power % 2 ? nb_ratio_mul(t->c, minus_one) : t->c;
        e = nb_const(e->pool, INFINITY);
    }
    if (is_coefficient(e) && (e->num != 0 || power > 0)) {
        struct nb_term number = {.c = nb_ratio_of(e->num)};
        return nb_term_mul(t, &number, power);
    }
    if (is_basic(e, NB_MUL) || is_basic(e, NB_DIV)) {
        bool divides = is_basic(e, NB_DIV);
        return read_into(t, e->arg[0], power, depth + 1) &&
               read_into(t, e->arg[1], divides ? -power : power, depth + 1);
    }
    if (is_whole_power(e)) {
        double n = e->arg[1]->num * power;
        return fabs(n) <= NB_MAX_POWER && read_into(t, e->arg[0], (int)n, depth + 1);
    }
    int n = split_exp(&e);
    return n * abs(power) <= NB_MAX_POWER && multiply_factor(t, e, n * power);
}

struct nb_term nb_term_read(struct nb_expr *e)
{
    struct nb_term t = {.c = one};
    return read_into(&t, e, 1, 0) && settle_roots(&t) ? t : one_factor(e, 1);
}

static bool like_terms(const struct nb_term *a, const struct nb_term *b)
{
    bool like = a->count == b->count;
    for (size_t i = 0; i < a->count && like; i++)
        like = nb_term_power(b, a->factor[i].base) == a->factor[i].power;
    return like;
}

static bool add_term(struct nb_terms *sum, struct nb_term t)
{
    if (!nb_ratio_in_range(t.c))
        return false;
    for (size_t i = 0; i < sum->count; i++) {
        if (!like_terms(&sum->term[i], &t))
            continue;
        sum->term[i].c = nb_ratio_add(sum->term[i].c, t.c);
        if (!nb_ratio_in_range(sum->term[i].c))
            return false;
        if (sum->term[i].c.p == 0)
            memmove(&sum->term[i], &sum->term[i + 1], (--sum->count - i) * sizeof t);
        return true;
    }
    if (sum->count == NB_MAX_TERMS)
        return false;
    if (t.c.p != 0)
        sum->term[sum->count++] = t;
    return true;
}

bool nb_terms_add(struct nb_terms *sum, const struct nb_term *t, struct nb_ratio c)
{
    struct nb_term scaled = *t;
    scaled.c = nb_ratio_mul(t->c, c);
    return add_term(sum, scaled);
}

/* The factors of a that are in t as well. */
static void keep_shared(struct nb_term *a, const struct nb_term *t)
{
    size_t left = 0;
    for (size_t i = 0; i < a->count; i++) {
        struct nb_factor f = a->factor[i];
        int power = nb_term_power(t, f.base);
        if (power * f.power <= 0)
            continue;
        f.power = abs(power) < abs(f.power) ? power : f.power;
        a->factor[left++] = f;
    }
    a->count = left;
}

struct nb_term nb_terms_common(const struct nb_terms *sum)
{
    struct nb_term common = sum->count ? sum->term[0] : (struct nb_term){.c = one};
    bool negative = common.c.p < 0;
    for (size_t i = 1; i < sum->count; i++) {
        keep_shared(&common, &sum->term[i]);
        common.c = nb_ratio_common(common.c, sum->term[i].c);
        negative &= sum->term[i].c.p < 0;
    }
    if (common.c.p == 0)
        common.c = one;
    common.c.p = copysign(common.c.p, negative ? -1 : 1);
    return common;
}

/* Adds sign*e term by term, down the left side of sums. */
static bool read_sum(struct nb_terms *sum, struct nb_expr *e, struct nb_ratio sign, int depth)
{
    if (depth > NB_MAX_TERMS)
        return false;
    if (nb_is_sum(e)) {
        struct nb_ratio right = is_basic(e, NB_SUB) ? nb_ratio_mul(sign, minus_one) : sign;
        return read_sum(sum, e->arg[0], sign, depth + 1) &&
               read_sum(sum, e->arg[1], right, depth + 1);
    }
    struct nb_term t = nb_term_read(e);
    /* (1 + f)/2 stays together. */
    bool whole = t.c.q == 1 && t.c.p == trunc(t.c.p);
    bool inner = whole && t.count == 1 && t.factor[0].power == 1 && nb_is_sum(t.factor[0].base);
    if (inner)
        return read_sum(sum, t.factor[0].base, nb_ratio_mul(sign, t.c), depth + 1);
    return nb_terms_add(sum, &t, sign);
}

void nb_terms_read(struct nb_expr *e, struct nb_terms *out)
{
    out->count = 0;
    if (read_sum(out, e, one, 0))
        return;
    out->count = 1;
    out->term[0] = one_factor(e, 1);
}

bool nb_terms_add_flat(struct nb_builder b, struct nb_terms *sum, const struct nb_term *t)
{
    struct nb_terms parts;
    nb_terms_read(nb_term_build(b, t), &parts);
    for (size_t k = 0; k < parts.count; k++)
        if (!nb_terms_add(sum, &parts.term[k], one))
            return false;
    return true;
}

static size_t count_items(const struct nb_expr *e)
{
    size_t n = 1;
    for (; nb_is_sum(e); e = e->arg[0])
        n++;
    return n;
}

bool nb_same_sum(const struct nb_expr *a, const struct nb_expr *b)
{
    if (a == b)
        return true;
    if (!nb_is_sum(a) || !nb_is_sum(b) || count_items(a) != count_items(b) || count_items(a) > 4)
        return false;
    /* The items of b, each of which may be used once. */
    bool used[4] = {0};
    for (bool last = false; !last; a = last ? a : a->arg[0]) {
        last = !nb_is_sum(a);
        const struct nb_expr *item = last ? a : a->arg[1], *rest = b;
        bool minus = !last && is_basic(a, NB_SUB), found = false;
        for (size_t i = 0; i < count_items(b) && !found; i++) {
            bool end = !nb_is_sum(rest);
            found = !used[i] && (end ? rest : rest->arg[1]) == item &&
                    (!end && is_basic(rest, NB_SUB)) == minus;
            used[i] |= found;
            rest = end ? rest : rest->arg[0];
        }
        if (!found)
            return false;
    }
    return true;
}

int nb_term_degree(const struct nb_term *t)
{
    int n = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (t->factor[i].base->op->form != NB_VAR || t->factor[i].power < 0)
            return -1;
        n += t->factor[i].power;
    }
    return n;
}

bool nb_terms_polynomial(const struct nb_terms *sum)
{
    for (size_t i = 0; i < sum->count; i++)
        if (nb_term_degree(&sum->term[i]) < 0)
            return false;
    return true;
}

/* Numbers come first, then variables, functions, sums. */
static int rank(const struct nb_expr *base)
{
    return nb_is_leaf(base) ? 0 : nb_is_sum(base) ? 2 : 1;
}

static struct nb_expr *power_of(struct nb_builder b, struct nb_expr *base, int n)
{
    struct nb_err err = {0};
    if (n > 1 && is_call(base, "exp") && !nb_is_const(base->arg[0]) && !nb_is_sum(base->arg[0])) {
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
        struct nb_expr *square = under_root(t->factor[i].base);
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
