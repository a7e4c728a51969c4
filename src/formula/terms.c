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

bool nb_is_call(const struct nb_expr *e, const char *name)
{
    return !e->slope && strcmp(e->op->name, name) == 0;
}

struct nb_expr *nb_under_root(const struct nb_expr *e)
{
    if (!nb_is_call(e, "sqrt"))
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
    struct nb_expr *square = half != 0 ? nb_under_root(f->base) : NULL;
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
        struct nb_expr *square = nb_under_root(t->factor[i].base);
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
    if (!nb_is_call(*e, "exp") || nb_is_const((*e)->arg[0]) || nb_is_sum((*e)->arg[0]))
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
