/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enclosures of random expressions hold: value, first and second derivative over
 * random boxes, against what the kernels compute there and against MPFR (jet.h).
 *
 * BOX_FACTOR in the environment multiplies the number of points given to MPFR;
 * with 10 it sees all of them. RANDOM_FACTOR multiplies that of expressions. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "proof/enclose.h"
#include "tests/unit/jet.h"
#include "tests/unit/trial.h"
#include "tests/unit/unit.h"

/* 1000 points an expression, of which MPFR sees 2 a box. */
enum { EXPRESSIONS = 200, BOXES = 50, POINTS = 20, EXACT_POINTS = 2 };

/* A trial's enclosures over one box, and the point that is looked at. */
struct look {
    const struct trial *t;
    struct nb_interval box[2], result[TRIAL_ORDERS];
    double at[2];
    size_t tight;   /* results that bound something */
    size_t exact;   /* numbers compared with MPFR */
    size_t outside; /* numbers that an enclosure does not hold */
    bool quiet;     /* they are expected */
};

static double uniform(struct grammar_random *r)
{
    return (double)grammar_below(r, 1u << 30) * 0x1p-30;
}

/* From a few doubles wide to all of the places where functions are defined. */
static void choose_box(struct look *l, struct grammar_random *r)
{
    static const double most[2] = {4, 2};
    double at[2];
    trial_place(r, at);
    for (size_t k = 0; k < 2; k++)
        l->box[k] = nb_between(at[k], at[k] + most[k] * exp2(-40 * uniform(r)));
}

/* The ends of the box are points of it. */
static double choose_point(struct nb_interval box, size_t i, struct grammar_random *r)
{
    if (i < 2)
        return i ? box.hi : box.lo;
    return fmin(box.lo + (box.hi - box.lo) * uniform(r), box.hi);
}

/* The first number outside is shown. */
static void complain(struct look *l, size_t order, double y)
{
    const struct nb_interval *r = &l->result[order], *box = l->box;
    if (l->outside++ || l->quiet)
        return;
    printf("order %zu of %s by %s\n"
           "  at x = %.17g, a = %.17g is %.17g\n"
           "  over [%.17g, %.17g] and [%.17g, %.17g] it was to be in [%.17g, %.17g]\n",
           order, l->t->text, l->t->vars[l->t->which]->name, l->at[0], l->at[1], y, box[0].lo,
           box[0].hi, box[1].lo, box[1].hi, r->lo, r->hi);
}

static void jet_here(const struct look *l, struct jet *jet)
{
    jet_at(jet, l->t->d[0], &(struct jet_place){l->t->vars, l->at, 2, l->t->which});
}

/* Beyond ordinary sizes and outside of the domain what is computed, such as 1/0 or
 * inf - inf, need not be what the function is. */
static bool is_ordinary(const struct look *l)
{
    struct jet jet;
    jet_here(l, &jet);
    bool ordinary = !jet.lost;
    jet_clear(&jet);
    return ordinary;
}

/* What the kernels compute: a number in the enclosure, NaN only where that does not
 * say that there is one. */
static void compare_computed(struct look *l, size_t order, double y)
{
    const struct nb_interval *r = &l->result[order];
    bool ok = isnan(y) ? r->defined != NB_EVERYWHERE : r->lo <= y && y <= r->hi;
    if (!ok && is_ordinary(l))
        complain(l, order, y);
}

/* The exact value, which may differ by the rounding of constants: they are folded
 * in doubles before there is an enclosure. */
static void compare_exact(struct look *l)
{
    struct jet jet;
    jet_here(l, &jet);
    for (size_t k = 0; k < TRIAL_ORDERS && !jet.lost; k++) {
        double y = jet_value(&jet, k), rounding = jet_bound(&jet, k);
        l->exact++;
        if (y < l->result[k].lo - rounding || y > l->result[k].hi + rounding)
            complain(l, k, y);
    }
    jet_clear(&jet);
}

static void compare_points(struct look *l, struct grammar_random *r)
{
    size_t moves = l->t->which, fixed = 1 - moves;
    double points[POINTS], y[POINTS];
    l->at[fixed] = choose_point(l->box[fixed], grammar_below(r, 4), r);
    for (size_t i = 0; i < POINTS; i++)
        points[i] = choose_point(l->box[moves], i, r);
    for (size_t k = 0; k < TRIAL_ORDERS; k++) {
        struct nb_expr *e = trial_fixed(l->t, l->t->d[k], l->at[fixed]);
        unit_sample(e, l->t->vars[moves], points, POINTS, y);
        for (size_t i = 0; i < POINTS; i++) {
            l->at[moves] = points[i];
            compare_computed(l, k, y[i]);
        }
    }
    size_t exact = EXACT_POINTS * trial_environment("BOX_FACTOR", 1);
    for (size_t i = 0; i < exact && i < POINTS; i++) {
        l->at[moves] = points[(i + 1) % POINTS];
        compare_exact(l);
    }
}

static void look_at(struct look *l, struct grammar_random *r)
{
    struct nb_enclosure *p = nb_enclosure_new(l->t->d, TRIAL_ORDERS, l->t->vars, 2);
    for (size_t i = 0; i < BOXES; i++) {
        choose_box(l, r);
        nb_enclose(p, l->box, l->result);
        for (size_t k = 0; k < TRIAL_ORDERS; k++)
            l->tight += isfinite(l->result[k].lo) && isfinite(l->result[k].hi);
        compare_points(l, r);
    }
    nb_enclosure_free(p);
}

static void enclosures_hold(void **state)
{
    (void)state;
    size_t count = EXPRESSIONS * trial_environment("RANDOM_FACTOR", 1), tight = 0, exact = 0,
           outside = 0;
    for (size_t n = 0; n < count; n++) {
        struct grammar_random r;
        struct trial t;
        trial_make(&t, n, 0, &r);
        struct look l = {.t = &t};
        look_at(&l, &r);
        tight += l.tight;
        exact += l.exact;
        outside += l.outside;
    }
    size_t boxes = count * BOXES * TRIAL_ORDERS;
    printf("%zu expressions over %zu boxes each, %.0f %% of the enclosures finite, %zu numbers "
           "compared with MPFR\n",
           count, (size_t)BOXES, 100 * (double)tight / (double)boxes, exact);
    assert_int_equal(outside, 0);
    assert_true(2 * tight > boxes);
    assert_true(exact > count * BOXES);
}

/* The test sees an enclosure that is wrong. */
static void wrong_enclosures_are_found(void **state)
{
    (void)state;
    static const struct nb_op wrong = {.name = "wrong",
                                       .args = {{.name = "x"}},
                                       .operands = 1,
                                       .formula = "sin(x + 1e-9)",
                                       .enclose = {nb_enclose_sin}};
    struct nb_err err = {0};
    struct grammar_random r = grammar_seed(1, 0);
    struct trial t;
    trial_start(&t, 0);
    t.text = "wrong";
    trial_set(&t, nb_call(unit_builder(), &wrong, &t.vars[0], &err));
    struct look l = {.t = &t, .quiet = true};
    look_at(&l, &r);
    assert_true(l.outside > BOXES);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_enclosures_are_found),
        cmocka_unit_test(enclosures_hold),
    };
    int failed = cmocka_run_group_tests(tests, unit_setup, trial_teardown);
    mpfr_free_cache();
    return failed;
}
