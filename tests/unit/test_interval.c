/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enclosures hold what they enclose: every row over random boxes, against MPFR
 * where it has the function and against the kernels everywhere. */
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

#include "tests/unit/exact.h"
#include "tests/unit/unit.h"

#include "graph/rule.h"
#include "graph/subst.h"
#include "proof/enclose.h"

enum { BOXES = 100, POINTS = 10 };

/* xorshift64*: the same numbers everywhere. */
static double uniform(double lo, double hi)
{
    static uint64_t state = 0x9e3779b97f4a7c15u;
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return lo + (hi - lo) * (double)((state * 0x2545f4914f6cdd1du) >> 11) * 0x1p-53;
}

/* A box within [lo, hi], of any width down to a few doubles. */
static struct nb_interval random_box(double lo, double hi)
{
    double width = (hi - lo) * exp2(-uniform(0, 40)), at = uniform(lo, hi);
    return nb_between(at, fmin(hi, at + width));
}

/* A point of the box, its ends among them. */
static double random_point(struct nb_interval box, size_t i)
{
    return i == 0 ? box.lo : i == 1 ? box.hi : fmin(box.hi, uniform(box.lo, box.hi));
}

static struct nb_interval over(struct nb_expr *e, struct nb_expr *var, double lo, double hi)
{
    struct nb_enclosure *p = nb_enclosure_new(&e, 1, &var, 1);
    struct nb_interval box = nb_between(lo, hi), r;
    nb_enclose(p, &box, &r);
    nb_enclosure_free(p);
    return r;
}

static void check_holds(const char *what, struct nb_interval box, double x, struct nb_interval r,
                        double y)
{
    if (isnan(y) ? r.defined == NB_EVERYWHERE : !(r.lo <= y && y <= r.hi))
        fail_msg("%s at %.17g is %.17g, over [%.17g, %.17g] it was to be in [%.17g, %.17g]", what,
                 x, y, box.lo, box.hi, r.lo, r.hi);
}

static void check_nested(const char *what, struct nb_interval outer, struct nb_interval inner)
{
    if (inner.lo < outer.lo || inner.hi > outer.hi)
        fail_msg("%s: [%.17g, %.17g] of a part is not in [%.17g, %.17g]", what, inner.lo, inner.hi,
                 outer.lo, outer.hi);
    if (outer.continuous && !inner.continuous)
        fail_msg("%s: continuous, but not in a part", what);
}

static void check_function(const char *what, struct nb_expr *y, struct nb_expr *x, double lo,
                           double hi)
{
    struct nb_enclosure *p = nb_enclosure_new(&y, 1, &x, 1);
    for (size_t i = 0; i < BOXES; i++) {
        struct nb_interval box = random_box(lo, hi), r, part_of_r;
        nb_enclose(p, &box, &r);
        for (size_t k = 0; k < POINTS; k++) {
            double at = random_point(box, k);
            check_holds(what, box, at, r, unit_at(y, x, at));
        }
        double a = random_point(box, 2), b = random_point(box, 2);
        struct nb_interval part = nb_between(fmin(a, b), fmax(a, b));
        nb_enclose(p, &part, &part_of_r);
        check_nested(what, r, part_of_r);
    }
    nb_enclosure_free(p);
}

static void rows_hold_what_their_kernels_compute(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        struct nb_expr *x = unit_var(), *y = unit_call(c, x), *slope = unit_grad(y, x);
        check_function(op->name, y, x, c->lo, c->hi);
        char what[64];
        snprintf(what, sizeof what, "%s'", op->name);
        check_function(what, slope, x, c->lo, c->hi);
        snprintf(what, sizeof what, "%s''", op->name);
        check_function(what, unit_grad(slope, x), x, c->lo, c->hi);
    }
}

/* A row without a rule would be anything at all. Beside jumps and poles a small
 * box has a small result, and a point a result of a few doubles. */
static void every_row_encloses(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct nb_expr *x = unit_var(), *y = unit_call(c, x), *slope = unit_grad(y, x);
        for (double at = c->lo + 0.0123; at < c->hi; at += 0.3) {
            struct nb_interval r = over(y, x, at, at + 1e-9), s = over(slope, x, at, at + 1e-9);
            if (!(r.hi - r.lo < 1e-6 * (1 + fabs(r.lo))) || r.defined != NB_EVERYWHERE)
                fail_msg("%s at %g is in [%g, %g]", c->op, at, r.lo, r.hi);
            if (!(s.hi - s.lo < 1e-5 * (1 + fabs(s.lo))) || s.defined != NB_EVERYWHERE)
                fail_msg("%s' at %g is in [%g, %g]", c->op, at, s.lo, s.hi);
        }
    }
}

/* A kernel that is monotone loses nothing but rounding. */
static void monotone_rows_are_tight(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        struct nb_expr *x = unit_var(), *y = unit_call(c, x);
        for (size_t i = 0; op->monotone && op->value && i < BOXES; i++) {
            struct nb_interval box = random_box(c->lo, c->hi), r = over(y, x, box.lo, box.hi);
            double from = unit_at(y, x, box.lo), to = unit_at(y, x, box.hi);
            double rounding = 16 * 0x1p-52 * fmax(fabs(from), fabs(to)) + 1e-322;
            if (r.hi - r.lo > fabs(to - from) + rounding)
                fail_msg("%s: [%.17g, %.17g] from %.17g to %.17g", op->name, r.lo, r.hi, from, to);
        }
    }
}

static void check_exact(const char *what, exact_function *f, struct nb_expr *y, struct nb_expr *x,
                        const struct unit_case *c)
{
    mpfr_t at, value;
    mpfr_inits2(120, at, value, (mpfr_ptr)NULL);
    for (size_t i = 0; i < BOXES; i++) {
        struct nb_interval box = random_box(c->lo, c->hi), r = over(y, x, box.lo, box.hi);
        for (size_t k = 0; k < POINTS; k++) {
            double px = random_point(box, k);
            mpfr_set_d(at, px, MPFR_RNDN);
            f(value, at);
            if (mpfr_cmp_d(value, r.lo) < 0 || mpfr_cmp_d(value, r.hi) > 0)
                fail_msg("%s at %.17g: %.20g is not in [%.20g, %.20g]", what, px,
                         mpfr_get_d(value, MPFR_RNDN), r.lo, r.hi);
        }
    }
    mpfr_clears(at, value, (mpfr_ptr)NULL);
}

static bool is_standard(const struct unit_case *c)
{
    const struct nb_op *op = nb_op_find(c->op);
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        if (c->param[k - 1] != op->args[k].standard)
            return false;
    return true;
}

static void rows_hold_the_exact_values(void **state)
{
    (void)state;
    exact_precision(120);
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct exact_row *row = exact_find(c->op);
        if (!row || !is_standard(c))
            continue;
        struct nb_expr *x = unit_var(), *y = unit_call(c, x);
        if (row->value)
            check_exact(c->op, row->value, y, x, c);
        if (row->slope && nb_op_find(c->op)->slope)
            check_exact("its derivative", row->slope, unit_grad(y, x), x, c);
    }
}

/* An operator over a box of both operands. */
static void check_operator(const struct nb_op *op)
{
    struct nb_expr *args[NB_MAX_ARGS], *vars[2] = {unit_var(), unit_var()};
    struct nb_err err = {0};
    for (size_t k = 0; k < nb_op_max_args(op); k++)
        args[k] = k < 2 ? vars[k] : nb_const(unit_pool, op->args[k].standard);
    struct nb_expr *y = nb_call(unit_builder(), op, args, &err);
    struct nb_enclosure *p = nb_enclosure_new(&y, 1, vars, 2);
    for (size_t i = 0; i < 4 * BOXES; i++) {
        struct nb_interval box[2] = {random_box(-3, 3), random_box(-3, 3)}, r;
        nb_enclose(p, box, &r);
        for (size_t k = 0; k < POINTS; k++) {
            double a = random_point(box[0], k), b = random_point(box[1], k ^ 1), value = NAN;
            struct nb_expr *at[2] = {nb_const(unit_pool, a), nb_const(unit_pool, b)};
            struct nb_expr *e = nb_subst(unit_builder(), y, vars, at, 2, &err);
            assert_true(nb_eval_number(e, &value, &err));
            check_holds(op->name, box[0], a, r, value);
        }
    }
    nb_enclosure_free(p);
}

static void operators_hold_their_values(void **state)
{
    (void)state;
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (op->form == NB_ELEMENT && op->operands == 2)
            check_operator(op);
}

/* What is known exactly: ends, and the flags. */
static const struct {
    const char *text;
    double lo, hi; /* of x */
    double low, high;
    enum nb_defined defined;
    bool continuous;
} known[] = {
    /* What underflows keeps its sign. */
    {"x*1e-310", 1e-30, 1e-20, 0, 0x1p-1074, NB_EVERYWHERE, true},
    {"x*-1e-310", 1e-30, 1e-20, -0x1p-1074, 0, NB_EVERYWHERE, true},
    {"1e-310/x", 1e20, 1e30, 0, 0x1p-1074, NB_EVERYWHERE, true},
    {"-1e-310/x", 1e20, 1e30, -0x1p-1074, 0, NB_EVERYWHERE, true},
    {"x - 1", 1, 1, 0, 0, NB_EVERYWHERE, true},
    {"x^2", -1, 2, 0, 4, NB_EVERYWHERE, true},
    {"x*x", -1, 2, 0, 4, NB_EVERYWHERE, true},
    {"0*x", -INFINITY, INFINITY, 0, 0, NB_EVERYWHERE, true},
    {"1/x", 1, 2, 0.5, 1, NB_EVERYWHERE, true},
    {"1/x", 0, 2, 0.5, INFINITY, NB_PERHAPS, false},
    {"1/x", -1, 2, -INFINITY, INFINITY, NB_PERHAPS, false},
    {"1/x", 1, INFINITY, 0, 1, NB_EVERYWHERE, true},
    {"x/0", 1, 2, INFINITY, -INFINITY, NB_NOWHERE, false},
    {"1/x^2", -2, 2, 0.25, INFINITY, NB_PERHAPS, false},
    {"sqrt(x)", -1, 4, 0, 2, NB_PERHAPS, false},
    {"sqrt(x)", 0, 4, 0, 2, NB_EVERYWHERE, true},
    {"sqrt(x)", -4, -1, INFINITY, -INFINITY, NB_NOWHERE, false},
    {"abs(x)", -1, 2, 0, 2, NB_EVERYWHERE, true},
    {"relu(x)", -1, 2, 0, 2, NB_EVERYWHERE, true},
    {"relu'(x)", -1, 2, 0, 1, NB_EVERYWHERE, false},
    {"relu'(x)", 1, 2, 1, 1, NB_EVERYWHERE, true},
    {"leaky_relu(x)", -INFINITY, 2, -INFINITY, 2.0000000000000004, NB_EVERYWHERE, true},
    {"floor(x)", 0.25, 0.75, 0, 0, NB_EVERYWHERE, true},
    {"floor(x)", 0.25, 1, 0, 1, NB_EVERYWHERE, false},
    {"sign(x)", -1, 1, -1, 1, NB_EVERYWHERE, false},
    {"x % 2", 4.5, 5, 0.5, 1, NB_EVERYWHERE, true},
    {"x % 2", 1, 3, 0, 2, NB_EVERYWHERE, false},
    {"x // 2", 1, 3, 0, 1, NB_EVERYWHERE, false},
    {"where(x > 0, x, 1)", 1, 2, 1, 2, NB_EVERYWHERE, true},
    {"where(x > 0, x, 1)", -1, 2, -1, 2, NB_EVERYWHERE, false},
    {"where(x > 0, sqrt(x), 0)", -2, -1, 0, 0, NB_EVERYWHERE, true},
    {"where(sqrt(x) > 1, 1, 0)", -2, -1, 0, 0, NB_EVERYWHERE, true},
    {"where(sqrt(x) != 1, 1, 0)", -2, -1, 1, 1, NB_EVERYWHERE, true},
    {"(x > 0) & (x < 1)", 2, 3, 0, 0, NB_EVERYWHERE, true},
    {"minimum(x, 1)", 0, 2, 0, 1, NB_EVERYWHERE, true},
    {"sin(x)", 0, 10, -1, 1, NB_EVERYWHERE, true},
    {"cos(x)", -1e300, INFINITY, -1, 1, NB_EVERYWHERE, true},
    {"tan(x)", 1, 2, -INFINITY, INFINITY, NB_PERHAPS, false},
    {"sinc(x)", -100, 100, -0.21723362821122172, 1, NB_EVERYWHERE, true},
    {"clip(x, -1, 1)", -5, 0.5, -1, 0.5, NB_EVERYWHERE, true},
    {"binary_step(x)", -1, -0.5, 0, 0, NB_EVERYWHERE, true},
    {"x^(-3)", -1, 1, -INFINITY, INFINITY, NB_PERHAPS, false},
    {"x^0", -1, 1, 1, 1, NB_EVERYWHERE, true},
};

static void known_results_come_out(void **state)
{
    (void)state;
    static const struct unit_case reader = {"identity", .lo = -7, .hi = 7};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct nb_expr *x = unit_var(), *e = unit_rule(&reader, known[i].text, x);
        struct nb_interval r = over(e, x, known[i].lo, known[i].hi);
        if (r.lo != known[i].low || r.hi != known[i].high || r.defined != known[i].defined ||
            r.continuous != known[i].continuous)
            fail_msg("%s over [%g, %g] is [%.17g, %.17g], defined %d, continuous %d", known[i].text,
                     known[i].lo, known[i].hi, r.lo, r.hi, r.defined, r.continuous);
    }
}

/* The n numbers 1, 2, 3, ... times x. */
static struct nb_expr *multiples(struct nb_expr *x, size_t n)
{
    double *data = malloc(n * sizeof *data);
    for (size_t i = 0; i < n; i++)
        data[i] = (double)i + 1;
    struct nb_expr *leaf = nb_data_take(unit_pool, nb_vector_shape(n), data);
    return nb_binary(unit_builder(), NB_MUL, leaf, x);
}

static struct nb_interval folded(const struct nb_op *op, size_t n, double lo, double hi)
{
    struct nb_expr *x = unit_var();
    return over(nb_reduce(unit_builder(), op, multiples(x, n), -1), x, lo, hi);
}

static void tensors_are_enclosed_by_element(void **state)
{
    (void)state;
    struct nb_interval sum = folded(&nb_sum_op, 3, 1, 2), max = folded(&nb_max_op, 3, 1, 2);
    struct nb_interval prod = folded(&nb_prod_op, 3, 1, 2);
    assert_true(sum.lo == 6 && sum.hi == 12 && sum.continuous);
    assert_true(max.lo == 3 && max.hi == 6 && max.continuous);
    assert_true(prod.lo == 6 && prod.hi == 48 && prod.defined == NB_EVERYWHERE);
}

/* One interval for all elements, where there are too many. */
static void large_tensors_are_hulls(void **state)
{
    (void)state;
    enum { MANY = 1 << 16 };
    struct nb_interval max = folded(&nb_max_op, MANY, 1, 2), sum = folded(&nb_sum_op, MANY, 1, 2);
    assert_true(max.lo == 1 && max.hi == 2 * MANY && max.continuous);
    assert_true(sum.lo == MANY && sum.hi == 2.0 * MANY * MANY && sum.continuous);
    assert_int_equal(folded(&nb_prod_op, MANY, 1, 2).defined, NB_PERHAPS);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_results_come_out),
        cmocka_unit_test(tensors_are_enclosed_by_element),
        cmocka_unit_test(large_tensors_are_hulls),
        cmocka_unit_test(operators_hold_their_values),
        cmocka_unit_test(every_row_encloses),
        cmocka_unit_test(rows_hold_what_their_kernels_compute),
        cmocka_unit_test(monotone_rows_are_tight),
        cmocka_unit_test(rows_hold_the_exact_values),
    };
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
