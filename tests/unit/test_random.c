/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random expressions over all rows and operators: value, first and second
 * derivative against MPFR (jet.h), and the printed formula read back.
 *
 * The tolerance is the jets' own: 4 ulp of the sum of the magnitudes at every
 * operation, propagated to the result. Beside kinks and jumps, outside of domains
 * and beyond ordinary sizes there is nothing to compare.
 *
 * RANDOM_FACTOR in the environment multiplies the number of expressions,
 * RANDOM_SEED makes others. */
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

#include "base/xalloc.h"
#include "core/print.h"
#include "core/rule.h"
#include "tests/fuzz/grammar.h"
#include "tests/unit/exact.h"
#include "tests/unit/jet.h"
#include "tests/unit/unit.h"

enum { EXPRESSIONS = 200, DEPTH = 8, PLACES = 8, ORDERS = 3, ATTEMPTS = 60 };

static size_t from_environment(const char *name, size_t otherwise)
{
    const char *text = getenv(name);
    size_t n = text ? strtoul(text, NULL, 10) : 0;
    return n ? n : otherwise;
}

static size_t expressions(void)
{
    return EXPRESSIONS * from_environment("RANDOM_FACTOR", 1);
}

/* The variables of all expressions: x moves, a is a parameter, or the reverse. */
static const struct nb_op of_x_and_a = {
    .name = "text", .args = {{.name = "x"}, {.name = "a"}}, .operands = 2};

/* Templates are kept by the text's address (core/rule.h): texts live as long as
 * the pool. */
struct texts {
    char **text;
    size_t count, cap;
};

static struct texts texts;

static const char *keep(const char *text)
{
    texts.text = nb_grow(texts.text, &texts.cap, texts.count + 1, sizeof *texts.text);
    return texts.text[texts.count++] = nb_xstrdup(text);
}

static int teardown(void **state)
{
    for (size_t i = 0; i < texts.count; i++)
        free(texts.text[i]);
    free(texts.text);
    texts = (struct texts){0};
    return unit_teardown(state);
}

static struct nb_expr *read_text(const char *text, struct nb_expr *const *vars)
{
    struct nb_err err = {0};
    struct nb_expr *e = nb_rule(unit_builder(), &of_x_and_a, keep(text), vars, &err);
    if (!e)
        fail_msg("%s: %s", text, err.message);
    return e;
}

/* One expression with its derivatives, and by how much they were off. */
struct trial {
    const char *text;
    size_t which;            /* of the variables is differentiated by */
    struct nb_expr *vars[2]; /* x and a */
    struct nb_expr *d[ORDERS];
    size_t judged, sharp; /* comparisons, and those that leave 9 digits or more */
    double worst;         /* error over bound */
};

static void start(struct trial *t, const char *text, size_t which)
{
    *t = (struct trial){.text = text, .which = which, .vars = {unit_var(), NULL}};
    t->vars[1] = nb_var(unit_pool, "a", nb_scalar_shape);
    t->d[0] = read_text(text, t->vars);
    for (size_t k = 1; k < ORDERS; k++)
        t->d[k] = unit_grad(t->d[k - 1], t->vars[which]);
}

/* e where x and a are these numbers. */
static double value_at(struct nb_expr *e, const struct trial *t, const double *at)
{
    struct nb_err err = {0};
    size_t other = 1 - t->which;
    struct nb_expr *number = nb_const(unit_pool, at[other]);
    struct nb_expr *fixed = nb_subst(unit_builder(), e, &t->vars[other], &number, 1, &err);
    return unit_at(fixed, t->vars[t->which], at[t->which]);
}

/* Counts a comparison; whether the number is right. */
static bool judge(struct trial *t, const struct jet *jet, size_t order, double got)
{
    double bound = jet_bound(jet, order), size = fabs(jet_value(jet, order));
    double error = jet_distance(jet, order, got);
    if (!isfinite(got) && bound > size)
        return true; /* not one digit is known: an infinity is as near as any */
    t->judged++;
    t->sharp += bound < 1e-9 * size;
    if (bound > 0 && error / bound > t->worst)
        t->worst = error / bound;
    return error <= bound;
}

static void report(const struct trial *t, const struct jet *jet, size_t order, const double *at)
{
    printf("  order %zu at x = %.17g, a = %.17g: %.17g, not %.17g; allowed %.2g\n  of %s by %s\n",
           order, at[0], at[1], value_at(t->d[order], t, at), jet_value(jet, order),
           jet_bound(jet, order), t->text, t->vars[t->which]->name);
}

/* Whether all numbers that can be judged are right; the first that is not goes to
 * standard output unless it was expected. */
static bool run(struct trial *t, struct grammar_random *r, bool expected)
{
    bool ok = true;
    for (size_t i = 0; i < PLACES && ok; i++) {
        double at[2] = {-4 + (double)grammar_below(r, 1000003) / 125000,
                        0.25 + (double)grammar_below(r, 1000003) / 500000};
        struct jet jet;
        jet_at(&jet, t->d[0], &(struct jet_place){t->vars, at, 2, t->which});
        for (size_t k = 0; k < ORDERS && ok && !jet.lost; k++) {
            ok = judge(t, &jet, k, value_at(t->d[k], t, at));
            if (!ok && !expected)
                report(t, &jet, k, at);
        }
        jet_clear(&jet);
    }
    return ok;
}

/* The i-th attempt at the n-th expression. Every row is the outermost function of
 * some; every second one is of two variables, and every fourth is differentiated by
 * the parameter. */
static void attempt(struct trial *t, size_t n, size_t i, struct grammar_random *r)
{
    bool two = n % 2;
    struct grammar_shape shape = {two ? "x x x a" : "x", two ? "a" : NULL,
                                  grammar_row(n % grammar_rows()), 1 + (n + i) % DEPTH};
    struct nb_buf text = {0};
    *r = grammar_seed(from_environment("RANDOM_SEED", 1), n * ATTEMPTS + i);
    grammar_expression(r, shape, &text);
    start(t, keep(nb_buf_text(&text)), two && grammar_below(r, 2));
    nb_buf_free(&text);
}

/* Attempts are made until an expression can be judged at a quarter of the places. */
static bool nth(struct trial *t, size_t n)
{
    bool ok = true;
    for (size_t i = 0; i < ATTEMPTS && ok; i++) {
        struct grammar_random r;
        attempt(t, n, i, &r);
        ok = run(t, &r, false);
        if (t->sharp >= ORDERS * PLACES / 4)
            break;
    }
    return ok;
}

static void derivatives_are_those_of_mpfr(void **state)
{
    (void)state;
    struct trial all = {0};
    size_t wrong = 0, found = 0;
    for (size_t n = 0; n < expressions(); n++) {
        struct trial t;
        wrong += !nth(&t, n);
        found += t.sharp > 0;
        all.judged += t.judged;
        all.sharp += t.sharp;
        all.worst = fmax(all.worst, t.worst);
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
        start(&t, "x", 0);
        t.d[0] = nb_call(unit_builder(), &wrong_rows[i], &t.vars[0], &err);
        for (size_t k = 1; k < ORDERS; k++)
            t.d[k] = unit_grad(t.d[k - 1], t.vars[0]);
        if (run(&t, &r, true))
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
    return nb_expr_print(e, LIMIT, text) ? read_text(nb_buf_text(text), t->vars) : NULL;
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
        if (!unit_same(value_at(e, t, at), value_at(read, t, at)))
            fail_msg("%s prints as  %s: at x = %g %.17g becomes %.17g", t->text, nb_buf_text(&text),
                     x, value_at(e, t, at), value_at(read, t, at));
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
        attempt(&t, n, 0, &r);
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
    int failed = cmocka_run_group_tests(tests, unit_setup, teardown);
    mpfr_free_cache();
    return failed;
}
