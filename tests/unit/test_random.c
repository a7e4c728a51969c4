/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random expressions over all rows and operators: value, first and second
 * derivative against MPFR (jet.h), and the printed formula read back.
 *
 * The tolerance is the jets' own: 4 ulp of the sum of the magnitudes at every
 * operation, propagated to the result. Beside kinks and jumps, outside of domains
 * and beyond ordinary sizes there is nothing to compare.
 *
 * RANDOM_FACTOR in the environment multiplies the number of expressions. */
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

#include "formula/print.h"
#include "tests/unit/exact.h"
#include "tests/unit/jet.h"
#include "tests/unit/trial.h"
#include "tests/unit/unit.h"

enum { EXPRESSIONS = 200, PLACES = 8 };

static size_t expressions(void)
{
    return EXPRESSIONS * trial_environment("RANDOM_FACTOR", 1);
}

/* An expression's numbers, and by how much they were off. */
struct score {
    size_t judged, sharp; /* comparisons, and those that leave 9 digits or more */
    double worst;         /* error over bound */
};

/* Counts a comparison; whether the number is right. */
static bool judge(struct score *s, const struct jet *jet, size_t order, double got)
{
    double bound = jet_bound(jet, order), size = fabs(jet_value(jet, order));
    double error = jet_distance(jet, order, got);
    if (!isfinite(got) && bound > size)
        return true; /* not one digit is known: an infinity is as near as any */
    s->judged++;
    s->sharp += bound < 1e-9 * size;
    if (bound > 0 && error / bound > s->worst)
        s->worst = error / bound;
    return error <= bound;
}

static void report(const struct trial *t, const struct jet *jet, size_t order, const double *at)
{
    printf("  order %zu at x = %.17g, a = %.17g: %.17g, not %.17g; allowed %.2g\n  of %s by %s\n",
           order, at[0], at[1], trial_value(t, t->d[order], at), jet_value(jet, order),
           jet_bound(jet, order), t->text, t->vars[t->which]->name);
}

/* Whether all numbers that can be judged are right; the first that is not goes to
 * standard output unless it was expected. */
static bool run(const struct trial *t, struct score *s, struct grammar_random *r, bool expected)
{
    bool ok = true;
    for (size_t i = 0; i < PLACES && ok; i++) {
        double at[2];
        struct jet jet;
        trial_place(r, at);
        jet_at(&jet, t->d[0], &(struct jet_place){t->vars, at, 2, t->which});
        for (size_t k = 0; k < TRIAL_ORDERS && ok && !jet.lost; k++) {
            ok = judge(s, &jet, k, trial_value(t, t->d[k], at));
            if (!ok && !expected)
                report(t, &jet, k, at);
        }
        jet_clear(&jet);
    }
    return ok;
}

/* Attempts are made until an expression can be judged at a quarter of the places. */
static bool nth(struct score *s, size_t n)
{
    bool ok = true;
    for (size_t i = 0; i < TRIAL_ATTEMPTS && ok; i++) {
        struct grammar_random r;
        struct trial t;
        *s = (struct score){0};
        trial_make(&t, n, i, &r);
        ok = run(&t, s, &r, false);
        if (s->sharp >= TRIAL_ORDERS * PLACES / 4)
            break;
    }
    return ok;
}

static void derivatives_are_those_of_mpfr(void **state)
{
    (void)state;
    struct score all = {0};
    size_t wrong = 0, found = 0;
    for (size_t n = 0; n < expressions(); n++) {
        struct score s;
        wrong += !nth(&s, n);
        found += s.sharp > 0;
        all.judged += s.judged;
        all.sharp += s.sharp;
        all.worst = fmax(all.worst, s.worst);
    }
    printf("%zu expressions, %zu numbers, %zu to 9 digits or more; largest error %.2f of its "
           "bound\n",
           found, all.judged, all.sharp, all.worst);
    assert_int_equal(wrong, 0);
    assert_int_equal(found, expressions());
    assert_true(2 * all.sharp > all.judged);
}

/* silu with derivatives as somebody might have got them wrong, by little. */
static const struct nb_op wrong_rows[] = {
    {.name = "wrong",
     .args = {{.name = "x"}},
     .operands = 1,
     .formula = "x*sigmoid(x)",
     .deriv = "sigmoid(x)*(1 + x*sigmoid(-x)) + 1e-13"},
    {.name = "wrong",
     .args = {{.name = "x"}},
     .operands = 1,
     .formula = "x*sigmoid(x)",
     .deriv = "sigmoid(x)*(1 + x*sigmoid(-x))*(1 + 1e-13)"},
    {.name = "wrong",
     .args = {{.name = "x"}},
     .operands = 1,
     .formula = "x*sigmoid(x)",
     .compute = "x*sigmoid(x)*1.0000000000001",
     .deriv = "sigmoid(x)*(1 + x*sigmoid(-x))"},
};

/* The oracle sees what is wrong in the 13th digit. */
static void wrong_rules_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong_rows / sizeof *wrong_rows; i++) {
        struct nb_err err = {0};
        struct grammar_random r = grammar_seed(1, i);
        struct trial t;
        struct score s = {0};
        trial_start(&t, 0);
        trial_set(&t, nb_call(unit_builder(), &wrong_rows[i], &t.vars[0], &err));
        if (run(&t, &s, &r, true))
            fail_msg("wrong rule %zu passes", i);
    }
}

/* selu's formula has doubles for the constants that were published. */
static unsigned long bits_of(const struct exact_row *row)
{
    return strcmp(row->op, "selu") == 0 ? 50 : 100;
}

/* The oracle itself against formulas that were written by hand. */
static void expansions_are_exact(void **state)
{
    (void)state;
    exact_precision(SERIES_BITS);
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct exact_row *row = exact_find(c->op);
        struct nb_expr *x = unit_var();
        bool standard = c == unit_cases() || strcmp(c[-1].op, c->op) != 0;
        for (double at = c->lo + 0.13; row && standard && at < c->hi; at += 0.7713) {
            struct jet jet;
            mpfr_t point, y;
            mpfr_inits2(SERIES_BITS, point, y, (mpfr_ptr)0);
            jet_exact_at(&jet, unit_call(c, x), &(struct jet_place){&x, &at, 1, 0});
            mpfr_set_d(point, at, MPFR_RNDN);
            for (size_t order = 0; order < 2; order++) {
                (order ? row->slope : row->value)(y, point);
                if (jet.lost || !mpfr_eq(y, jet.s.c[order], bits_of(row)))
                    fail_msg("%s(%g), order %zu: %s", c->op, at, order, jet.lost);
            }
            mpfr_clears(point, y, (mpfr_ptr)0);
            jet_clear(&jet);
        }
    }
}

static struct nb_expr *read_back(struct nb_expr *e, const struct trial *t, struct nb_buf *text)
{
    enum { LIMIT = 1 << 20 };
    return nb_expr_print(e, LIMIT, text) ? trial_read(t, nb_buf_text(text)) : NULL;
}

/* The formula that is printed reads back to the same function, bit for bit, and
 * prints as the same text again. */
static void check_printed(struct nb_expr *e, const struct trial *t)
{
    struct nb_buf text = {0}, again = {0};
    struct nb_expr *read = read_back(e, t, &text);
    if (!read || !read_back(read, t, &again))
        fail_msg("%s has a formula that is too long", t->text);
    if (strcmp(nb_buf_text(&text), nb_buf_text(&again)) != 0)
        fail_msg("%s\nprints as  %s\nand then as  %s", t->text, nb_buf_text(&text),
                 nb_buf_text(&again));
    for (double x = -3.9; x < 4; x += 0.871) {
        double at[2] = {x, 0.7};
        if (!unit_same(trial_value(t, e, at), trial_value(t, read, at)))
            fail_msg("%s prints as  %s: at x = %g %.17g becomes %.17g", t->text, nb_buf_text(&text),
                     x, trial_value(t, e, at), trial_value(t, read, at));
    }
    nb_buf_free(&text);
    nb_buf_free(&again);
}

static void printed_formulas_read_back(void **state)
{
    (void)state;
    for (size_t n = 0; n < expressions(); n++) {
        struct grammar_random r;
        struct trial t;
        trial_make(&t, n, 0, &r);
        check_printed(t.d[0], &t);
        check_printed(t.d[1], &t);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(expansions_are_exact),
        cmocka_unit_test(wrong_rules_are_found),
        cmocka_unit_test(derivatives_are_those_of_mpfr),
        cmocka_unit_test(printed_formulas_read_back),
    };
    int failed = cmocka_run_group_tests(tests, unit_setup, trial_teardown);
    mpfr_free_cache();
    return failed;
}
