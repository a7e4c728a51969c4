/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums in display form: the shortest of some ways to write them. */
#include "config.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "formula/print.h"
#include "formula/simple.h"
#include "graph/order.h"

/* The text beyond which an expression is just long; how many denominators and
 * brackets of a sum are tried; how many steps a bracket is divided by. */
enum { LONG_TEXT = 300, MOST_DENOMINATORS = 4, MOST_BRACKETS = 3, MOST_QUOTIENT = 6 };

static const struct nb_ratio one = {1, 1}, minus_one = {-1, 1};

static bool is_fraction(const struct nb_expr *e)
{
    return e->op == &nb_basic_ops[NB_DIV] && !nb_is_const(e->arg[1]);
}

/* Whether there is a fraction in e, function arguments excepted. */
static bool has_fraction(const struct nb_expr *e)
{
    bool algebra = e->op->form == NB_ELEMENT && !e->slope && nb_basic_of(e->op) <= NB_NEG;
    for (size_t k = 0; k < e->nargs && algebra; k++)
        if (has_fraction(e->arg[k]))
            return true;
    return is_fraction(e);
}

/* The fractions in e, those over a number excepted; those in others count twice. */
static size_t count_fractions(struct nb_expr *e)
{
    size_t count, n = 0;
    struct nb_expr **order = nb_order(&e, 1, &count);
    for (size_t i = 0; i < count; i++)
        if (is_fraction(order[i]))
            n += has_fraction(order[i]->arg[0]) || has_fraction(order[i]->arg[1]) ? 2 : 1;
    free(order);
    return n;
}

size_t nb_simple_cost(struct nb_expr *e)
{
    enum { FRACTION = 4 };
    struct nb_buf text = {0};
    size_t n = LONG_TEXT;
    if (nb_expr_print(e, LONG_TEXT, &text))
        n = text.len + FRACTION * count_fractions(e);
    nb_buf_free(&text);
    return n < LONG_TEXT ? n : LONG_TEXT;
}

/* What all terms have in common, variables and numbers apart: x^2 + x stays. */
static struct nb_term common_factor(const struct nb_terms *sum)
{
    struct nb_term all = nb_terms_common(sum), common = {.c = one};
    for (size_t i = 0; i < all.count; i++)
        if (all.factor[i].power < 0 || all.factor[i].base->op->form != NB_VAR)
            common.factor[common.count++] = all.factor[i];
    return common;
}

/* sigmoid(x) + x*sigmoid(x) is sigmoid(x)*(1 + x). NULL when there is nothing
 * to take out. */
static struct nb_expr *take_out(struct nb_builder b, const struct nb_terms *sum, int effort)
{
    struct nb_term common = common_factor(sum);
    struct nb_terms rest = {.count = 0};
    if (common.count == 0)
        return NULL;
    for (size_t i = 0; i < sum->count; i++) {
        struct nb_term t = sum->term[i];
        if (!nb_term_mul(&t, &common, -1) || !nb_terms_add_flat(b, &rest, &t))
            return NULL;
    }
    return nb_simple_mul(b, nb_term_build(b, &common), nb_simple_sum(b, &rest, effort), 1);
}

/* Adds t*base to the sum, term by term when base is a sum. */
static bool add_expanded(struct nb_terms *sum, const struct nb_term *t, struct nb_expr *base)
{
    struct nb_terms parts;
    nb_terms_read(base, &parts);
    for (size_t k = 0; k < parts.count; k++) {
        struct nb_term product = *t;
        if (!nb_term_mul(&product, &parts.term[k], 1) || !nb_terms_add(sum, &product, one))
            return false;
    }
    return true;
}

/* The bracket of a term that multiplies something else, or its square, as one
 * factor; of power 0 if there is none. */
static struct nb_factor inner_sum(const struct nb_term *t)
{
    for (size_t i = 0; i < t->count; i++) {
        struct nb_factor f = t->factor[i];
        if ((f.power == 1 || f.power == 2) && nb_is_sum(f.base))
            return (struct nb_factor){f.base, 1};
    }
    return (struct nb_factor){NULL, 0};
}

/* Multiplies one bracket of every term out; *any when there was one. */
static bool expand_once(struct nb_terms *sum, bool *any)
{
    struct nb_terms flat = {.count = 0};
    for (size_t i = 0; i < sum->count; i++) {
        struct nb_term t = sum->term[i];
        struct nb_factor inner = inner_sum(&t);
        struct nb_term bracket = {.c = one, .factor = {inner}, .count = 1};
        *any |= inner.power != 0;
        bool ok = inner.power != 0
                      ? nb_term_mul(&t, &bracket, -1) && add_expanded(&flat, &t, inner.base)
                      : nb_terms_add(&flat, &t, one);
        if (!ok)
            return false;
    }
    *sum = flat;
    return true;
}

static bool is_polynomial(struct nb_expr *e)
{
    struct nb_terms terms;
    nb_terms_read(e, &terms);
    return nb_terms_polynomial(&terms);
}

/* Without brackets: x*(1 - s) - x*s is x - 2*x*s. NULL when there are none. */
static struct nb_expr *expand(struct nb_builder b, const struct nb_terms *sum, int effort)
{
    enum { MOST_ROUNDS = 4 };
    struct nb_terms flat = *sum;
    bool more = true, any = false;
    for (int round = 0; round < MOST_ROUNDS && more; round++) {
        more = false;
        if (!expand_once(&flat, &more))
            return NULL;
        any |= more;
    }
    return any ? nb_simple_sum(b, &flat, effort) : NULL;
}

/* Adds t*base^power, term by term. */
static bool add_powers(struct nb_terms *sum, const struct nb_term *t, struct nb_expr *base,
                       int power)
{
    struct nb_terms product = {.count = 1, .term = {*t}};
    for (int n = 0; n < power; n++) {
        struct nb_terms next = {.count = 0};
        for (size_t i = 0; i < product.count; i++)
            if (!add_expanded(&next, &product.term[i], base))
                return false;
        product = next;
    }
    for (size_t i = 0; i < product.count; i++)
        if (!nb_terms_add(sum, &product.term[i], one))
            return false;
    return true;
}

/* t/f, when f is to be in the denominator of the whole sum; where f is missing
 * from t, its base goes to the top, term by term if it is a sum. */
static bool add_over(struct nb_builder b, struct nb_terms *top, struct nb_term t,
                     const struct nb_factor *f)
{
    struct nb_term under = {.c = one, .factor = {*f}, .count = 1};
    struct nb_term base = {.c = one, .factor = {{f->base, 1}}, .count = 1};
    int missing = nb_term_power(&t, f->base) - f->power;
    if (!nb_term_mul(&t, &under, -1) || missing < 0)
        return false;
    if (missing == 0 || !nb_is_sum(f->base))
        return nb_terms_add_flat(b, top, &t);
    return missing <= 2 && nb_term_mul(&t, &base, -missing) &&
           add_powers(top, &t, f->base, missing);
}

/* The sum over one denominator: 1/(1 + x) - x/(1 + x)^2 is 1/(1 + x)^2. */
static struct nb_expr *over(struct nb_builder b, const struct nb_terms *sum,
                            const struct nb_factor *f, int effort)
{
    struct nb_terms top = {.count = 0};
    struct nb_term under = {.c = one, .factor = {*f}, .count = 1};
    for (size_t i = 0; i < sum->count; i++)
        if (!add_over(b, &top, sum->term[i], f))
            return NULL;
    return nb_simple_mul(b, nb_term_build(b, &under), nb_simple_sum(b, &top, effort), 1);
}

/* The term of a bracket that is divided by: of most factors. */
static const struct nb_term *leading(const struct nb_terms *bracket)
{
    const struct nb_term *lead = &bracket->term[0];
    for (size_t i = 1; i < bracket->count; i++)
        if (bracket->term[i].count > lead->count)
            lead = &bracket->term[i];
    return lead;
}

/* Whether t is lead times what is no fraction because of lead; *t is that. */
static bool divide_term(struct nb_term *t, const struct nb_term *lead)
{
    for (size_t i = 0; i < lead->count; i++) {
        int have = nb_term_power(t, lead->factor[i].base), want = lead->factor[i].power;
        if (want > 0 ? have < want : have > want)
            return false;
    }
    return nb_term_mul(t, lead, -1);
}

/* Adds rest/bracket to *quotient; false when there is a remainder. */
static bool divide(struct nb_terms *rest, const struct nb_terms *bracket, struct nb_terms *quotient)
{
    const struct nb_term *lead = leading(bracket);
    for (int step = 0; rest->count > 0; step++) {
        struct nb_term q;
        size_t i = 0;
        while (i < rest->count && !(q = rest->term[i], divide_term(&q, lead)))
            i++;
        if (i == rest->count || step == MOST_QUOTIENT || !nb_terms_add(quotient, &q, one))
            return false;
        for (size_t k = 0; k < bracket->count; k++) {
            struct nb_term product = bracket->term[k];
            if (!nb_term_mul(&product, &q, 1) || !nb_terms_add(rest, &product, minus_one))
                return false;
        }
    }
    return true;
}

/* The sum with a bracket of one of its terms in front of as much as it divides:
 * 1 - t^2 + x*(1 - t^2) is (1 - t^2)*(1 + x). NULL where that is no more than it
 * was. */
static struct nb_expr *around(struct nb_builder b, const struct nb_terms *sum,
                              struct nb_expr *bracket, int effort)
{
    struct nb_terms parts, rest = {.count = 0}, quotient = {.count = 0};
    struct nb_term factor = {.c = one, .factor = {{bracket, 1}}, .count = 1};
    nb_terms_read(bracket, &parts);
    for (size_t i = 0; i < sum->count; i++) {
        struct nb_term t = sum->term[i];
        bool has = nb_term_power(&t, bracket) > 0;
        if (has ? !nb_term_mul(&t, &factor, -1) || !nb_terms_add_flat(b, &quotient, &t)
                : !nb_terms_add(&rest, &t, one))
            return NULL;
    }
    struct nb_terms left = rest, all = quotient;
    if (rest.count > 0 && divide(&left, &parts, &all))
        return nb_simple_mul(b, bracket, nb_simple_sum(b, &all, effort), 1);
    if (quotient.count < 2)
        return NULL;
    struct nb_expr *product = nb_simple_mul(b, bracket, nb_simple_sum(b, &quotient, effort), 1);
    struct nb_term t = nb_term_read(product);
    return nb_terms_add(&rest, &t, one) ? nb_terms_build(b, &rest) : NULL;
}

/* Of two that are as short the first stays, but for a product: that is better
 * than a sum. */
static void keep_shorter(struct nb_expr **best, size_t *shortest, struct nb_expr *e)
{
    size_t n = e ? nb_simple_cost(e) : LONG_TEXT;
    bool better = e && nb_is_sum(*best) && !nb_is_sum(e);
    if (n < *shortest + better && n < LONG_TEXT) {
        *best = e;
        *shortest = n;
    }
}

/* The sum over the denominators and around the brackets of its terms. */
static void try_factors(struct nb_builder b, const struct nb_terms *sum, int effort,
                        struct nb_expr **best, size_t *shortest)
{
    size_t denominators = 0, brackets = 0;
    for (size_t i = 0; i < sum->count; i++)
        for (size_t k = 0; k < sum->term[i].count; k++) {
            const struct nb_factor *f = &sum->term[i].factor[k];
            if (f->power < 0 && denominators++ < MOST_DENOMINATORS)
                keep_shorter(best, shortest, over(b, sum, f, effort));
            if (f->power > 0 && nb_is_sum(f->base) && brackets++ < MOST_BRACKETS)
                keep_shorter(best, shortest, around(b, sum, f->base, effort));
        }
}

/* The shortest of: the sum as it is, with common factors taken out, without
 * brackets, with choices by one condition joined, over the denominator of one of
 * its terms, around a bracket. */
struct nb_expr *nb_simple_sum(struct nb_builder b, const struct nb_terms *sum, int effort)
{
    struct nb_expr *best = nb_terms_build(b, sum);
    size_t shortest = nb_simple_cost(best);
    if (sum->count < 2 || effort == 0 || shortest == LONG_TEXT)
        return best;
    keep_shorter(&best, &shortest, nb_simple_join(b, sum, effort - 1));
    struct nb_expr *out = take_out(b, sum, effort - 1), *flat = expand(b, sum, effort - 1);
    /* A polynomial that is known to be a product stays one. */
    bool polynomial = flat && is_polynomial(flat);
    keep_shorter(&best, &shortest, out);
    if (flat && !(out && polynomial) && (polynomial || 4 * nb_simple_cost(flat) < 3 * shortest))
        keep_shorter(&best, &shortest, flat);
    try_factors(b, sum, effort - 1, &best, &shortest);
    return best;
}

struct nb_expr *nb_simple_add(struct nb_builder b, struct nb_expr *x, struct nb_expr *y, bool minus)
{
    struct nb_terms sum, right;
    nb_terms_read(x, &sum);
    nb_terms_read(y, &right);
    for (size_t i = 0; i < right.count; i++)
        if (!nb_terms_add(&sum, &right.term[i], minus ? minus_one : one))
            return nb_binary(b, minus ? NB_SUB : NB_ADD, x, y);
    return nb_simple_sum(b, &sum, NB_SIMPLE_EFFORT);
}

struct nb_expr *nb_simple_negate(struct nb_builder b, struct nb_expr *x)
{
    return nb_is_sum(x) ? nb_simple_add(b, nb_const(b.pool, 0), x, true)
                        : nb_simple_mul(b, x, nb_const(b.pool, -1), 1);
}
