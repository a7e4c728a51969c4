/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products in display form: numbers and what all terms of a bracket have in
 * common stand in front, powers of the same base are one. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "formula/notation.h"
#include "formula/simple.h"

static const struct nb_ratio one = {1, 1}, minus_one = {-1, 1};

static bool is_basic(const struct nb_expr *e, enum nb_basic op)
{
    return e->op == &nb_basic_ops[op] && !e->slope;
}

static void negate_terms(struct nb_terms *sum)
{
    for (size_t i = 0; i < sum->count; i++)
        sum->term[i].c = nb_ratio_mul(sum->term[i].c, minus_one);
}

bool nb_simple_flip(struct nb_builder b, struct nb_expr **e)
{
    struct nb_terms sum;
    if (!nb_is_sum(*e))
        return false;
    nb_terms_read(*e, &sum);
    for (size_t i = 0; i < sum.count; i++)
        if (sum.term[i].c.p >= 0)
            return false;
    negate_terms(&sum);
    *e = nb_terms_build(b, &sum);
    return true;
}

/* Multiplies t by f, a choice, with the number that its branches have in common
 * in front of it. */
static bool multiply_choice(struct nb_builder b, struct nb_term *t, struct nb_factor f)
{
    struct nb_terms branches = {.count = 2};
    struct nb_term own = {.c = one, .factor = {f}, .count = 1};
    for (size_t i = 0; i < 2; i++)
        branches.term[i] = nb_term_read(f.base->arg[1 + i]);
    struct nb_term common = {.c = nb_terms_common(&branches).c};
    bool some = branches.term[0].c.p != 0 && branches.term[1].c.p != 0;
    if (some && !nb_ratio_is(common.c, 1)) {
        struct nb_expr *number = nb_term_build(b, &common);
        own.factor[0].base =
            nb_simple_where(b, f.base->arg[0], nb_simple_mul(b, f.base->arg[1], number, -1),
                            nb_simple_mul(b, f.base->arg[2], number, -1));
        return nb_term_mul(t, &common, f.power) && nb_term_mul(t, &own, 1);
    }
    return nb_term_mul(t, &own, 1);
}

/* Multiplies t by f, a bracket, with what its terms have in common in front of
 * it: (4*x - 2*x^2)*y is 2*x*(2 - x)*y. With nothing beside the bracket but a
 * number, no more than a number. */
static bool multiply_bracket(struct nb_builder b, struct nb_term *t, struct nb_factor f, bool alone)
{
    struct nb_terms sum, left = {.count = 0};
    struct nb_term own = {.c = one, .factor = {f}, .count = 1};
    if (is_basic(f.base, NB_WHERE))
        return multiply_choice(b, t, f);
    nb_terms_read(f.base, &sum);
    struct nb_term common = nb_terms_common(&sum);
    if (alone)
        common.count = 0;
    if (sum.count < 2 || (common.count == 0 && nb_ratio_is(common.c, 1)))
        return nb_term_mul(t, &own, 1);
    for (size_t i = 0; i < sum.count; i++)
        if (!nb_term_mul(&sum.term[i], &common, -1) || !nb_terms_add_flat(b, &left, &sum.term[i]))
            return false;
    bool merged = left.count != sum.count;
    own.factor[0].base = merged ? nb_simple_sum(b, &left, 1) : nb_terms_build(b, &left);
    return nb_term_mul(t, &common, f.power) && nb_term_mul(t, &own, 1);
}

static void clear_brackets(struct nb_builder b, struct nb_term *t)
{
    struct nb_term cleared = {.c = t->c};
    bool alone = t->count == 1 && t->factor[0].power == 1, ok = !alone || t->c.q != 1;
    for (size_t i = 0; i < t->count && ok; i++)
        ok = multiply_bracket(b, &cleared, t->factor[i], alone);
    if (ok)
        *t = cleared;
}

/* A choice between numbers, times -1. */
static bool turn_choice(struct nb_builder b, struct nb_expr **e)
{
    struct nb_expr *x = (*e)->arg[1], *y = (*e)->arg[2];
    if (!nb_is_const(x) || !nb_is_const(y) || (x->num > 0 && y->num > 0))
        return false;
    *e = nb_simple_where(b, (*e)->arg[0], nb_const(b.pool, -x->num), nb_const(b.pool, -y->num));
    return true;
}

/* Whether the sum may as well be written the other way round: not 1 - s, nor the
 * distance x - b. */
static bool may_turn(const struct nb_terms *sum)
{
    bool minus = false, number = false, linear = true, plain = true;
    for (size_t i = 0; i < sum->count; i++) {
        const struct nb_term *t = &sum->term[i];
        minus |= t->c.p < 0;
        number |= t->c.p > 0 && t->count == 0;
        linear &= nb_term_degree(t) == 1;
        plain &= t->count == 0 || (t->count == 1 && fabs(t->c.p) == t->c.q);
    }
    bool complement = number && plain && sum->count == 2 && !nb_terms_polynomial(sum);
    return minus && !linear && !complement;
}

/* e times -1, where that is no harder to read. */
static bool turn_around(struct nb_builder b, struct nb_expr **e)
{
    struct nb_terms sum;
    if (is_basic(*e, NB_WHERE))
        return turn_choice(b, e);
    if (!nb_is_sum(*e))
        return false;
    nb_terms_read(*e, &sum);
    if (!may_turn(&sum))
        return false;
    negate_terms(&sum);
    *e = nb_terms_build(b, &sum);
    return true;
}

/* Whether there are functions or fractions among the factors: -a*(x - 1) stays. */
static bool has_functions(const struct nb_term *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->factor[i].power < 0 ||
            (!nb_is_leaf(t->factor[i].base) && !nb_is_sum(t->factor[i].base)))
            return true;
    return false;
}

/* -y*(2*s - 1) is y*(1 - 2*s), while -y*(1 - s) stays as it is. */
static void clear_sign(struct nb_builder b, struct nb_term *t)
{
    bool functions = has_functions(t);
    for (size_t i = 0; i < t->count && t->c.p < 0 && functions; i++)
        if (t->factor[i].power == 1 && turn_around(b, &t->factor[i].base))
            t->c = nb_ratio_mul(t->c, minus_one);
}

static bool has_number(const struct nb_expr *e)
{
    struct nb_terms sum;
    nb_terms_read((struct nb_expr *)e, &sum);
    for (size_t i = 0; i < sum.count && nb_is_sum(e); i++)
        if (sum.term[i].count == 0)
            return true;
    return false;
}

/* The exponent of `base` that a factor adds to one that is no whole number, NULL
 * when it has another base. */
static struct nb_expr *exponent_of(struct nb_builder b, const struct nb_factor *f,
                                   const struct nb_expr *base)
{
    struct nb_expr *n = nb_const(b.pool, f->power);
    if (f->base == base)
        return n;
    bool same = is_basic(f->base, NB_POW) && f->base->arg[0] == base;
    return same ? nb_simple_mul(b, f->base->arg[1], n, 1) : NULL;
}

/* x*x^(x - 1) is x^x. NULL when no two factors have the same base. */
static struct nb_expr *join_powers(struct nb_builder b, const struct nb_term *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct nb_factor *f = &t->factor[i];
        if (!is_basic(f->base, NB_POW) || f->power != 1 || nb_is_const(f->base->arg[0]))
            continue;
        for (size_t k = 0; k < t->count; k++) {
            struct nb_expr *more = k == i ? NULL : exponent_of(b, &t->factor[k], f->base->arg[0]);
            if (!more || (nb_is_const(more) && !has_number(f->base->arg[1])))
                continue;
            struct nb_expr *sum = nb_simple_add(b, f->base->arg[1], more, false);
            struct nb_term rest = *t;
            struct nb_term pair = {.c = one, .factor = {*f, t->factor[k]}, .count = 2};
            if (nb_term_mul(&rest, &pair, -1))
                return nb_simple_mul(b, nb_term_build(b, &rest),
                                     nb_simple_power(b, f->base->arg[0], sum), 1);
        }
    }
    return NULL;
}

/* The power of y is 1 or -1. */
static struct nb_expr *simple_product(struct nb_builder b, const struct nb_term *given)
{
    struct nb_term t = *given;
    if (t.c.p == 0)
        return nb_const(b.pool, 0);
    struct nb_expr *e = nb_simple_choice(b, &t);
    if (!e)
        e = join_powers(b, &t);
    if (e)
        return e;
    clear_brackets(b, &t);
    clear_sign(b, &t);
    return nb_term_build(b, &t);
}

struct nb_expr *nb_simple_mul(struct nb_builder b, struct nb_expr *x, struct nb_expr *y, int power)
{
    bool minus = nb_simple_flip(b, &x) != nb_simple_flip(b, &y);
    struct nb_term t = nb_term_read(x), by = nb_term_read(y);
    if (!nb_term_mul(&t, &by, power))
        return nb_binary(b, power > 0 ? NB_MUL : NB_DIV, x, y);
    if (minus)
        t.c = nb_ratio_mul(t.c, minus_one);
    return simple_product(b, &t);
}

/* x^(n/2) is a power of the root. */
static struct nb_expr *root_of(struct nb_builder b, struct nb_expr *x)
{
    struct nb_err err = {0};
    return nb_call(b, nb_op_find("sqrt"), &x, &err);
}

static bool is_whole(const struct nb_expr *y, double scale)
{
    double n = nb_is_const(y) ? y->num * scale : NAN;
    return n == trunc(n) && fabs(n) <= NB_MAX_POWER && n != 0;
}

/* pi - 1 for 2.141592653589793: an exponent that is a number with a name, less one
 * or two for a derivative. NULL for another. */
static struct nb_expr *named_exponent(struct nb_builder b, const struct nb_expr *y)
{
    for (int n = 1; n <= 2 && nb_is_const(y) && !nb_named_number_of(fabs(y->num)); n++) {
        double whole = nb_snap_number(y->num + n);
        const struct nb_named_number *name = nb_named_number_of(whole);
        if (name && whole - n == y->num) {
            struct nb_expr *args[] = {nb_const(b.pool, whole), nb_const(b.pool, n)};
            struct nb_expr like = {.op = &nb_basic_ops[NB_SUB]};
            return nb_intern(b.pool, &like, args, 2);
        }
    }
    return NULL;
}

struct nb_expr *nb_simple_power(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    struct nb_term t = {.c = one}, base = nb_term_read(x);
    if (is_whole(y, 1) && nb_term_mul(&t, &base, (int)y->num))
        return simple_product(b, &t);
    if (nb_is_value(y, 0))
        return nb_const(b.pool, 1);
    if (is_whole(y, 2) && !nb_is_const(x))
        return nb_simple_power(b, root_of(b, x), nb_const(b.pool, 2 * y->num));
    struct nb_expr *named = nb_is_const(y) && y->num > 0 ? named_exponent(b, y) : NULL;
    if (named)
        return nb_binary(b, NB_POW, x, named);
    if (nb_is_const(y) && y->num < 0) {
        struct nb_expr *under = nb_binary(b, NB_POW, x, nb_const(b.pool, -y->num));
        return nb_binary(b, NB_DIV, nb_const(b.pool, 1), under);
    }
    return nb_binary(b, NB_POW, x, y);
}
