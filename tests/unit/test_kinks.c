/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derivatives up to the fourth order where the pieces of a row meet, by every rule for
 * kinks, against the limits of the row's formula from both sides, by MPFR. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "proof/marks.h"
#include "tests/unit/jet.h"
#include "tests/unit/unit.h"

#include "base/xalloc.h"

enum { ORDERS = JET_TERMS, MOST_PLACES = 64, BITS = 4600 };

/* A row with its derivatives by each rule: as it is, and run through backwards. */
struct trial {
    const struct unit_case *c;
    struct nb_expr *x, *d[NB_TORCH + 1][2][ORDERS];
    bool expected; /* to be wrong: nothing is printed */
};

static void derive(struct trial *t, enum nb_side side, bool backwards, struct nb_expr *y)
{
    struct nb_err err = {0};
    struct nb_expr **d = t->d[side][backwards];
    d[0] = y;
    for (size_t k = 1; k < ORDERS; k++) {
        d[k] = nb_grad(unit_pool, d[k - 1], t->x, side, &err);
        assert_non_null(d[k]);
    }
}

static void prepare(struct trial *t, const struct unit_case *c)
{
    *t = (struct trial){.c = c, .x = unit_var()};
    struct nb_expr *back = unit_call(c, nb_unary(unit_builder(), NB_NEG, t->x));
    for (enum nb_side side = NB_RIGHT; side <= NB_TORCH; side++) {
        derive(t, side, false, unit_call(c, t->x));
        derive(t, side, true, back);
    }
}

/* The limits of all orders from one side. */
static void limits_of(const struct trial *t, double at, int side, double limit[ORDERS])
{
    struct jet jet;
    series_precision(BITS);
    jet_beside(&jet, t->d[NB_RIGHT][0][0], &(struct jet_place){&t->x, &at, 1, 0}, side);
    for (size_t k = 0; k < ORDERS; k++)
        limit[k] = jet_value(&jet, k);
    jet_clear(&jet);
}

/* An infinite one is beyond all that is beside it. */
static bool is_near(double a, double b)
{
    if (isinf(a) && fabs(b) > 1e290)
        return (a > 0) == (b > 0);
    return fabs(a - b) <= 1e-13 * (1 + fabs(b)) || (isnan(a) && isnan(b));
}

/* What a rule makes of the limits. PyTorch's derivatives of higher orders are those
 * of its own formulas: only what lies between the limits is asked of them. */
static bool is_right(double got, double left, double right, enum nb_side side)
{
    if (is_near(left, right) && side != NB_TORCH)
        return is_near(got, right);
    switch (side) {
    case NB_RIGHT:
        return is_near(got, right);
    case NB_LEFT:
        return is_near(got, left);
    case NB_MEAN:
        return is_near(got, (left + right) / 2);
    case NB_NAN:
        return isnan(got);
    default:
        return is_near(got, left) || is_near(got, right) ||
               (got >= fmin(fmin(left, right), 0) && got <= fmax(fmax(left, right), 0));
    }
}

static const char *const rules[] = {"right", "left", "mean", "nan", "torch"};

static size_t count_wrong_by(const struct trial *t, double at, size_t order, enum nb_side side,
                             double left, double right)
{
    static const enum nb_side mirrored[] = {NB_LEFT, NB_RIGHT, NB_MEAN, NB_NAN, NB_TORCH};
    double sign = order % 2 ? -1 : 1;
    double got[2] = {unit_at(t->d[side][0][order], t->x, at),
                     sign * unit_at(t->d[side][1][order], t->x, -at)};
    size_t wrong = 0;
    for (int backwards = 0; backwards < 2; backwards++) {
        if (is_right(got[backwards], left, right, backwards ? mirrored[side] : side))
            continue;
        wrong++;
        if (!t->expected)
            printf("  %s%s, order %zu at %g, %s: %.17g, limits %.17g and %.17g\n", t->c->op,
                   backwards ? " backwards" : "", order, at, rules[side], got[backwards], left,
                   right);
    }
    return wrong;
}

static double number(const struct unit_case *c, const char *text)
{
    struct nb_expr *x = unit_var();
    return unit_at(unit_rule(c, text, x), x, 0.123);
}

/* Whether a kink is only nearly there: its place, -0.5/0.2, is no double. */
static bool is_rounded(const struct unit_case *c, double at, double left, double right)
{
    const struct nb_kink *k = nb_op_find(c->op)->kinks;
    for (size_t i = 0; k && k[i].at; i++)
        if (number(c, k[i].at) == at && number(c, k[i].left) != number(c, k[i].right))
            return is_near(left, right);
    return false;
}

static size_t count_wrong(const struct trial *t, double at, size_t *kinks)
{
    double left[ORDERS], right[ORDERS];
    size_t wrong = 0;
    limits_of(t, at, -1, left);
    limits_of(t, at, 1, right);
    if (is_rounded(t->c, at, left[1], right[1]))
        return 0;
    for (size_t order = 1; order < ORDERS; order++) {
        if (!isfinite(left[0] + left[order]) || !isfinite(right[0] + right[order]))
            continue;
        *kinks += !is_near(left[order], right[order]);
        for (enum nb_side side = NB_RIGHT; side <= NB_TORCH; side++)
            wrong += count_wrong_by(t, at, order, side, left[order], right[order]);
    }
    return wrong;
}

struct places {
    double at[MOST_PLACES];
    size_t count;
};

static void add_place(struct places *p, double at)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->at[i] == at)
            return;
    assert_true(p->count < MOST_PLACES);
    if (isfinite(at))
        p->at[p->count++] = at;
}

static void add_text(struct places *p, const struct unit_case *c, const char *text)
{
    add_place(p, number(c, text));
}

/* Where the row says that pieces meet, and where somebody may have forgotten it. */
static struct places places_of(const struct unit_case *c)
{
    const struct nb_op *op = nb_op_find(c->op);
    struct places p = {.count = 0};
    for (int i = -6; i <= 6; i++)
        add_place(&p, i);
    for (size_t k = 1; k < nb_op_max_args(op); k++) {
        add_place(&p, c->param[k - 1]);
        add_place(&p, -c->param[k - 1]);
    }
    for (size_t k = 0; nb_op_kink(op, k); k++)
        add_text(&p, c, op->kinks[k].at);
    for (size_t k = 0; op->seams && op->seams[k].at; k++)
        add_text(&p, c, op->seams[k].at);
    return p;
}

static bool is_stepped(const struct nb_op *op)
{
    return op->format || op->event_integer;
}

static void derivatives_have_their_limits(void **state)
{
    (void)state;
    size_t wrong = 0, kinks = 0;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct trial t;
        if (is_stepped(nb_op_find(c->op)))
            continue;
        prepare(&t, c);
        struct places p = places_of(c);
        for (size_t i = 0; i < p.count; i++)
            wrong += count_wrong(&t, p.at[i], &kinks);
    }
    printf("%zu kinks of all orders\n", kinks);
    assert_true(kinks > 100);
    assert_int_equal(wrong, 0);
}

/* The derivatives of a vector's elements, by one rule, against those of numbers. */
static size_t count_apart(const struct trial *t, const struct places *p, enum nb_side side)
{
    struct nb_err err = {0};
    double *at = nb_xcalloc(p->count, sizeof *at);
    memcpy(at, p->at, p->count * sizeof *at);
    struct nb_expr *x = nb_data_take(unit_pool, nb_vector_shape(p->count), at);
    struct nb_expr *y = unit_call(t->c, x);
    size_t apart = 0;
    for (size_t order = 1; order < ORDERS; order++) {
        y = nb_grad(unit_pool, y, x, side, &err);
        assert_non_null(y);
        double *got = nb_eval(y, &err), wanted[MOST_PLACES];
        assert_non_null(got);
        unit_sample(t->d[side][0][order], t->x, p->at, p->count, wanted);
        for (size_t i = 0; i < p->count; i++) {
            if (is_near(got[i], wanted[i]) || (isinf(wanted[i]) && got[i] == wanted[i]))
                continue;
            apart++;
            printf("  %s, order %zu at %g, %s: %.17g in a vector, %.17g alone\n", t->c->op, order,
                   p->at[i], rules[side], got[i], wanted[i]);
        }
        free(got);
    }
    return apart;
}

static void vectors_follow_numbers(void **state)
{
    (void)state;
    size_t apart = 0;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct trial t;
        if (is_stepped(nb_op_find(c->op)))
            continue;
        prepare(&t, c);
        struct places p = places_of(c);
        for (enum nb_side side = NB_RIGHT; side <= NB_TORCH; side++)
            apart += count_apart(&t, &p, side);
    }
    assert_int_equal(apart, 0);
}

/* A second derivative that takes its left limit at 0 is found. */
static void careless_rows_are_found(void **state)
{
    (void)state;
    struct unit_case c = {"sqlu", .lo = -7, .hi = 7};
    struct trial t;
    size_t kinks = 0;
    prepare(&t, &c);
    t.expected = true;
    t.d[NB_RIGHT][0][2] = t.d[NB_LEFT][0][2];
    assert_int_equal(count_wrong(&t, 0, &kinks), 1);
    assert_int_equal(kinks, 1);
}

/* Whether a kink or a jump was found at a place, but for a few doubles. */
static bool is_marked(const struct nb_marks *m, double at)
{
    for (size_t i = 0; i < m->count; i++)
        if ((m->list[i].kind == NB_MARK_KINK || m->list[i].kind == NB_MARK_JUMP) &&
            is_near(m->list[i].x, at))
            return true;
    return false;
}

/* Of the kinks that the row tells of, those that a survey of the function misses. */
static size_t count_missed(const struct unit_case *c, size_t *kinks)
{
    enum { REACH = 10 };
    const struct nb_kink *k = nb_op_find(c->op)->kinks;
    struct nb_expr *x = unit_var();
    struct nb_marks m = {0};
    struct nb_err err = {0};
    size_t missed = 0;
    assert_true(nb_marks_find(unit_call(c, x), x, -REACH, REACH, &m, &err));
    for (size_t i = 0; k && k[i].at; i++) {
        double at = number(c, k[i].at);
        if (!(fabs(at) < REACH) || is_near(number(c, k[i].left), number(c, k[i].right)))
            continue;
        ++*kinks;
        missed += !is_marked(&m, at);
        if (!is_marked(&m, at))
            printf("  %s has a kink at %g that is not found\n", c->op, at);
    }
    nb_marks_free(&m);
    return missed;
}

static void rows_kinks_are_found(void **state)
{
    (void)state;
    size_t missed = 0, kinks = 0;
    for (const struct unit_case *c = unit_cases(); c->op; c++)
        if (nb_op_find(c->op)->kinks && !is_stepped(nb_op_find(c->op)))
            missed += count_missed(c, &kinks);
    assert_true(kinks > 30);
    assert_int_equal(missed, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(derivatives_have_their_limits, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(vectors_follow_numbers, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(careless_rows_are_found, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(rows_kinks_are_found, unit_setup, unit_teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    mpfr_free_cache();
    return failed;
}
