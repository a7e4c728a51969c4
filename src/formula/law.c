/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching modulo the order of terms and factors, by trying them in turn.
 * Patterns have few of either, so the search is short. */
#include "config.h"

#include "formula/law.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "formula/terms.h"
#include "graph/rule.h"

static const struct nb_op law_op = {
    .name = "law",
    .args = {{.name = "a"}, {.name = "b"}, {.name = "c"}, {.name = "d"}},
    .operands = NB_LAW_VARS,
    .internal = true};

struct nb_expr *nb_law_side(struct nb_builder b, const char *text, struct nb_expr *const *args)
{
    struct nb_err err = {0};
    struct nb_expr *e = nb_rule(b, &law_op, text, args, &err);
    assert(e); /* tests/unit/test_simplify.c reads them all */
    return e;
}

/* What the variables of a pattern stand for so far. */
struct match {
    const struct nb_lawbook *book;
    struct nb_expr *bound[NB_LAW_VARS];
};

static bool match(struct match *m, struct nb_expr *p, struct nb_expr *e);

static bool match_variable(struct match *m, size_t k, struct nb_expr *e)
{
    if (m->bound[k])
        return nb_same_sum(m->bound[k], e);
    m->bound[k] = e;
    return true;
}

/* Matches the factors of p from the i-th on, each with some factor of e, whose
 * power is used up; what is left stays in e. */
static bool match_factors(struct match *m, const struct nb_term *p, size_t i, struct nb_term *e)
{
    if (i == p->count)
        return true;
    const struct nb_factor *want = &p->factor[i];
    for (size_t k = 0; k < e->count; k++) {
        int have = e->factor[k].power;
        bool enough = want->power > 0 ? have >= want->power : have <= want->power;
        struct match before = *m;
        if (!enough || !match(m, want->base, e->factor[k].base)) {
            *m = before;
            continue;
        }
        e->factor[k].power -= want->power;
        if (match_factors(m, p, i + 1, e))
            return true;
        e->factor[k].power = have;
        *m = before;
    }
    return false;
}

static bool is_used_up(const struct nb_term *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->factor[i].power != 0)
            return false;
    return true;
}

/* Every power of a factor as one: exp(2*x) rather than the square of exp(x). */
static struct nb_term with_whole_factors(const struct nb_term *e)
{
    struct nb_term whole = *e;
    for (size_t i = 0; i < e->count; i++) {
        struct nb_term own = {.c = {1, 1}, .factor = {e->factor[i]}, .count = 1};
        struct nb_builder b = {e->factor[i].base->pool, false};
        if (e->factor[i].power > 1)
            whole.factor[i] = (struct nb_factor){nb_term_build(b, &own), 1};
    }
    return whole;
}

static bool match_whole_term(struct match *m, const struct nb_term *p, const struct nb_term *e)
{
    struct nb_term rest = *e, whole = with_whole_factors(e);
    struct match before = *m;
    if (p->c.p != e->c.p || p->c.q != e->c.q)
        return false;
    if (match_factors(m, p, 0, &rest) && is_used_up(&rest))
        return true;
    *m = before;
    return match_factors(m, p, 0, &whole) && is_used_up(&whole);
}

/* Matches the terms of p from the i-th on, each with a whole term of e, which is
 * marked as used. */
static bool match_terms(struct match *m, const struct nb_terms *p, size_t i,
                        const struct nb_terms *e, bool *used)
{
    if (i == p->count)
        return true;
    for (size_t k = 0; k < e->count; k++) {
        struct match before = *m;
        if (!used[k] && match_whole_term(m, &p->term[i], &e->term[k])) {
            used[k] = true;
            if (match_terms(m, p, i + 1, e, used))
                return true;
            used[k] = false;
        }
        *m = before;
    }
    return false;
}

static bool match_sum(struct match *m, struct nb_expr *p, struct nb_expr *e)
{
    struct nb_terms ps, es;
    bool used[NB_MAX_TERMS] = {0};
    nb_terms_read(p, &ps);
    nb_terms_read(e, &es);
    return ps.count == es.count && match_terms(m, &ps, 0, &es, used);
}

static bool is_plain(const struct nb_term *t)
{
    return t->count == 1 && t->factor[0].power == 1 && nb_ratio_is(t->c, 1);
}

static bool match_arguments(struct match *m, struct nb_expr *p, struct nb_expr *e)
{
    bool same = p->op == e->op && p->slope == e->slope && p->nargs == e->nargs && p->nargs > 0;
    for (size_t k = 0; k < p->nargs && same; k++)
        same = match(m, p->arg[k], e->arg[k]);
    return same;
}

/* Which variable a pattern is a multiple of, NB_LAW_VARS for another one. */
static size_t scaled_variable(const struct match *m, const struct nb_term *p)
{
    size_t k = 0;
    while (k < NB_LAW_VARS &&
           !(p->count == 1 && p->factor[0].power == 1 && p->factor[0].base == m->book->vars[k]))
        k++;
    return k;
}

/* -a stands for -3*x when a stands for 3*x. */
static struct nb_expr *divided(struct nb_expr *e, struct nb_ratio c)
{
    struct nb_terms sum;
    nb_terms_read(e, &sum);
    for (size_t i = 0; i < sum.count; i++)
        sum.term[i].c = nb_ratio_mul(sum.term[i].c, nb_ratio_inverse(c));
    return nb_terms_build((struct nb_builder){e->pool, false}, &sum);
}

static bool match(struct match *m, struct nb_expr *p, struct nb_expr *e)
{
    for (size_t k = 0; k < NB_LAW_VARS; k++)
        if (p == m->book->vars[k])
            return match_variable(m, k, e);
    if (nb_is_const(p))
        return p == e;
    if (nb_is_sum(p))
        return nb_is_sum(e) && match_sum(m, p, e);
    struct nb_term pt = nb_term_read(p);
    if (is_plain(&pt))
        return match_arguments(m, p, e);
    size_t k = scaled_variable(m, &pt);
    if (k < NB_LAW_VARS)
        return match_variable(m, k, divided(e, pt.c));
    struct nb_term et = nb_term_read(e);
    return match_whole_term(m, &pt, &et);
}

/* The law's right side, and its left one for the report. */
static struct nb_expr *instance(struct match *m, size_t row, struct nb_builder b,
                                struct nb_law_use *use)
{
    for (size_t k = 0; k < NB_LAW_VARS; k++)
        if (!m->bound[k])
            m->bound[k] = m->book->vars[k];
    use->before = nb_law_side(b, m->book->laws[row].from, m->bound);
    return use->after = nb_law_side(b, m->book->laws[row].to, m->bound);
}

/* A sum, some of whose terms are the law's. */
static struct nb_expr *apply_to_sum(struct match *m, size_t row, struct nb_builder b,
                                    struct nb_expr *e, struct nb_law_use *use)
{
    struct nb_terms ps, es, rest = {.count = 0};
    bool used[NB_MAX_TERMS] = {0};
    nb_terms_read(m->book->from[row], &ps);
    nb_terms_read(e, &es);
    if (es.count < ps.count || !match_terms(m, &ps, 0, &es, used))
        return NULL;
    struct nb_expr *after = instance(m, row, b, use);
    for (size_t k = 0; k < es.count; k++)
        if (!used[k])
            rest.term[rest.count++] = es.term[k];
    return rest.count ? nb_binary(b, NB_ADD, nb_terms_build(b, &rest), after) : after;
}

/* A product, some of whose factors are the law's. */
static struct nb_expr *apply_to_product(struct match *m, size_t row, struct nb_builder b,
                                        struct nb_expr *e, struct nb_law_use *use)
{
    struct nb_term p = nb_term_read(m->book->from[row]), rest = nb_term_read(e);
    struct nb_term left = {.c = nb_ratio_mul(rest.c, nb_ratio_inverse(p.c))};
    if (!match_factors(m, &p, 0, &rest))
        return NULL;
    for (size_t k = 0; k < rest.count; k++)
        if (rest.factor[k].power != 0)
            left.factor[left.count++] = rest.factor[k];
    struct nb_expr *after = instance(m, row, b, use);
    bool whole = left.count == 0 && nb_ratio_is(left.c, 1);
    return whole ? after : nb_binary(b, NB_MUL, nb_term_build(b, &left), after);
}

static struct nb_expr *apply(struct match *m, size_t row, struct nb_builder b, struct nb_expr *e,
                             struct nb_law_use *use)
{
    struct nb_expr *p = m->book->from[row];
    if (nb_is_sum(p))
        return nb_is_sum(e) ? apply_to_sum(m, row, b, e, use) : NULL;
    struct nb_term t = nb_term_read(p);
    if (!is_plain(&t))
        return apply_to_product(m, row, b, e, use);
    return match_arguments(m, p, e) ? instance(m, row, b, use) : NULL;
}

struct nb_expr *nb_law_apply(const struct nb_lawbook *book, struct nb_builder b, struct nb_expr *e,
                             struct nb_law_use *use)
{
    if (nb_is_leaf(e))
        return NULL;
    for (size_t row = 0; row < book->count; row++) {
        struct match m = {.book = book};
        struct nb_expr *after = apply(&m, row, b, e, use);
        if (after)
            return after;
    }
    return NULL;
}
