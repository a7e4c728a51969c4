/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registry proves itself: every fact of a row against every other one. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/unit/unit.h"

#include "base/utf8.h"
#include "eval/sampler.h"
#include "graph/lower.h"
#include "graph/rule.h"
#include "syntax/lex.h"

enum { POINTS = 100 };

/* Says where before cmocka says that. */
static void check_near(const char *what, double x, double got, double want, double relative,
                       double absolute)
{
    if (unit_same(got, want) || fabs(got - want) <= relative * fabs(want) + absolute)
        return;
    fail_msg("%s at %.17g: %.17g, wanted %.17g", what, x, got, want);
}

static void check_same(const char *what, double x, double got, double want)
{
    if (!unit_same(got, want))
        fail_msg("%s at %.17g: %a, wanted %a", what, x, got, want);
}

static void check_all_near(const char *what, struct nb_expr *got, struct nb_expr *want,
                           struct nb_expr *var, const struct unit_case *c, double tolerance)
{
    double x[POINTS], g[POINTS], w[POINTS];
    unit_points(c->lo, c->hi, x, POINTS);
    unit_sample(got, var, x, POINTS, g);
    unit_sample(want, var, x, POINTS, w);
    for (size_t i = 0; i < POINTS; i++)
        check_near(what, x[i], g[i], w[i], tolerance, tolerance / 100);
}

static size_t columns(const char *text)
{
    size_t n = 0, used;
    for (size_t left = strlen(text); left > 0; left -= used, text += used)
        n += nb_utf8_width(nb_utf8_decode(text, left, &used));
    return n;
}

static void names_are_unique(void **state)
{
    (void)state;
    const struct nb_op *op;
    char name[NB_OP_NAME_MAX];
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        for (size_t k = 0; nb_op_nth_name(op, k, name); k++) {
            assert_ptr_equal(nb_op_find(name), op);
            assert_true(strlen(name) > 0 && strlen(name) < NB_OP_NAME_MAX - 1);
        }
    assert_null(nb_op_find("no_such_function"));
    assert_null(nb_op_find(""));
}

/* A keyword cannot be written where the row's parameter is meant. */
static void check_argument_names(const struct nb_op *op)
{
    struct nb_arena arena = {0};
    struct nb_err err = {0};
    for (size_t k = 0; k < nb_op_max_args(op); k++) {
        const struct nb_token *t = nb_lex(op->args[k].name, &arena, &err);
        if (!t || t[1].kind != NB_TOKEN_NAME || t[2].kind != NB_TOKEN_END)
            fail_msg("%s: the argument '%s' is no name", op->name, op->args[k].name);
    }
    nb_arena_free(&arena);
}

static void rows_are_complete(void **state)
{
    (void)state;
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++) {
        if ((!op->value && !op->formula && !op->line && !op->joint) || !nb_op_max_args(op) ||
            op->operands > nb_op_max_args(op))
            fail_msg("%s: kernel, formula or arguments are missing", op->name);
        if (op->both && (!op->slope || !op->deriv))
            fail_msg("%s: a fused kernel without slope or deriv", op->name);
        if (op->slope && !op->both)
            fail_msg("%s: a slope without the fused kernel", op->name);
        if ((op->form == NB_ALONG) != (op->line && op->pull))
            fail_msg("%s: a line function without its product", op->name);
        if ((op->form == NB_JOINT) != (op->joint && op->pull_joint))
            fail_msg("%s: a joint operation without its adjoint", op->name);
        if (nb_op_max_args(op) > op->operands && !op->formula && !op->line)
            fail_msg("%s: parameters without a formula to differentiate by", op->name);
        for (size_t k = 0; nb_op_kink(op, k); k++)
            assert_true(k < NB_MAX_KINKS);
        if (op->internal)
            continue;
        check_argument_names(op);
        if (!op->doc || op->doc[strlen(op->doc) - 1] != '.' || columns(op->doc) > 72)
            fail_msg("%s: one line, a full stop, 72 columns", op->name);
    }
}

/* Textbook formulas cancel where kernels do not: 1e-12, and 1e-14 where the
 * value itself is near 0. */
static void formulas_agree_with_kernels(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        struct nb_expr *x = unit_var(), *y = unit_call(c, x);
        if (op->formula)
            check_all_near(op->name, y, unit_rule(c, op->formula, x), x, c, 1e-12);
        if (op->deriv)
            check_all_near(op->deriv, unit_grad(y, x), unit_rule(c, op->deriv, x), x, c, 1e-12);
    }
}

static void curves_are_derivatives_of_slopes(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        if (!op->curve)
            continue;
        struct nb_expr *x = unit_var(), *slope = unit_rule(c, op->deriv, x);
        check_all_near(op->curve, unit_rule(c, op->curve, x), unit_grad(slope, x), x, c, 1e-11);
    }
}

/* (f(-2h) - 8f(-h) + 8f(h) - f(2h))/12h with exact h: truncation and rounding
 * are both below 1e-11 for functions of unit scale. */
static double difference(struct nb_expr *y, struct nb_expr *var, double x)
{
    const double h = 0x1p-9;
    double at[4] = {x - 2 * h, x - h, x + h, x + 2 * h}, f[4];
    unit_sample(y, var, at, 4, f);
    long double d = (long double)f[0] - 8.0L * f[1] + 8.0L * f[2] - f[3];
    return (double)(d / (12 * (long double)h));
}

/* Whether the difference's points lie on both sides of a kink or jump, which
 * all rows have at quarters of integers only. */
static bool near_kink(double x)
{
    return fabs(4 * x - nearbyint(4 * x)) < 0.05;
}

static void check_against_differences(const char *what, struct nb_expr *y, struct nb_expr *var,
                                      const struct unit_case *c)
{
    struct nb_expr *g = unit_grad(y, var);
    double x[POINTS], slope[POINTS];
    unit_points(c->lo, c->hi, x, POINTS);
    unit_sample(g, var, x, POINTS, slope);
    for (size_t i = 0; i < POINTS; i++)
        if (!near_kink(x[i]))
            check_near(what, x[i], slope[i], difference(y, var, x[i]), 1e-6, 1e-9);
}

static void slopes_agree_with_differences(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct nb_expr *x = unit_var();
        /* The slope of a rounding is that of what it rounds. */
        if (!nb_op_find(c->op)->format)
            check_against_differences(c->op, unit_call(c, x), x, c);
    }
}

/* By a parameter the derivative comes from the formula. */
static void parameters_have_derivatives(void **state)
{
    (void)state;
    static const struct unit_case at = {NULL, .lo = 0.4, .hi = 0.6};
    static const double points[] = {-3.6, -0.65, 0.33, 1.3};
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        for (size_t k = op->operands; k < nb_op_max_args(op); k++)
            for (size_t i = 0; i < 4; i++) {
                struct nb_expr *args[NB_MAX_ARGS], *p = unit_var();
                struct nb_err err = {0};
                unit_args(c, nb_const(unit_pool, points[i]), args);
                args[k] = p;
                struct nb_expr *y = nb_call(unit_builder(), op, args, &err);
                check_against_differences(op->args[k].name, y, p, &at);
            }
    }
}

/* Whether a quotient of the two, either way, passes an integer near x. */
static bool near_jump(double x, double other)
{
    double lo = x - 0.01, hi = x + 0.01;
    return floor(lo / other) != floor(hi / other) || floor(other / lo) != floor(other / hi);
}

/* Operators and other functions of two: by each operand, beside all jumps. */
static void partials_agree_with_differences(void **state)
{
    (void)state;
    static const double others[] = {0.71, 1.9, 2.6};
    static const struct unit_case range = {NULL, .lo = 0.1, .hi = 4.9};
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        for (size_t by = 0; op->form == NB_ELEMENT && op->operands == 2 && by < 2; by++)
            for (size_t k = 0; k < 3; k++) {
                struct nb_expr *x = unit_var(), *args[NB_MAX_ARGS] = {x, x};
                for (size_t m = 2; m < nb_op_max_args(op); m++)
                    args[m] = nb_const(unit_pool, op->args[m].standard);
                args[1 - by] = nb_const(unit_pool, others[k]);
                struct nb_err err = {0};
                struct nb_expr *y = nb_call(unit_builder(), op, args, &err);
                struct nb_expr *g = unit_grad(nb_valued(y), x);
                double p[POINTS];
                unit_points(range.lo, range.hi, p, POINTS);
                for (size_t m = 0; m < POINTS; m++)
                    if (!near_jump(p[m], others[k]))
                        check_near(op->name, p[m], unit_at(g, x, p[m]), difference(y, x, p[m]),
                                   1e-6, 1e-9);
            }
}

/* The points where kernels are most likely to differ from each other. */
static const double corners[] = {
    NAN,    -INFINITY, INFINITY, -0.0, 0.0,  5e-324, -5e-324, 1e-310, -1e-310, 1e308,
    -1e308, 1,         -1,       2,    3,    -3,     6,       0.5,    -0.5,    40,
    -40,    64,        -64,      700,  -700, 745.2,  -745.2,  1e-8,   -1e-8,   760,
};
enum { CORNERS = sizeof corners / sizeof *corners };

static void check_fused(const struct unit_case *c, const double *x, size_t n)
{
    const struct nb_op *op = nb_op_find(c->op);
    const double *a[NB_MAX_ARGS] = {x, &c->param[0], &c->param[1]};
    double y[POINTS], dy[POINTS], y2[POINTS], dy2[POINTS];
    op->value(n, y, a);
    op->slope(n, dy, a);
    op->both(n, y2, dy2, a);
    for (size_t i = 0; i < n; i++) {
        check_same(op->name, x[i], y2[i], y[i]);
        check_same(op->deriv, x[i], dy2[i], dy[i]);
    }
}

static void fused_kernels_give_the_same_bits(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        double x[POINTS];
        unit_points(-30, 30, x, POINTS);
        if (!nb_op_find(c->op)->both)
            continue;
        check_fused(c, x, POINTS);
        check_fused(c, corners, CORNERS);
    }
}

/* Chunks are computed in a shorter way when all of their numbers are mild; a number
 * must not notice what others stand beside it. */
static void check_company(const struct unit_case *c, struct nb_expr *y, struct nb_expr *dy,
                          struct nb_expr *var)
{
    double x[POINTS + 2], mild[2][POINTS], wild[2][POINTS + 2];
    double *alone[2] = {mild[0], mild[1]}, *beside[2] = {wild[0], wild[1]};
    unit_points(c->lo, c->hi, x, POINTS);
    x[3] = 0;
    x[5] = c->lo < 0 ? -12.5 : 12.5;
    x[POINTS] = 1e300;
    x[POINTS + 1] = 1e-310;
    struct nb_expr *both[2] = {y, dy};
    struct nb_err err = {0};
    struct nb_sampler *s = nb_sampler_new(both, 2, var);
    assert_true(nb_sampler_run(s, x, POINTS, alone, &err));
    assert_true(nb_sampler_run(s, x, POINTS + 2, beside, &err));
    nb_sampler_free(s);
    for (size_t i = 0; i < POINTS; i++) {
        check_same(c->op, x[i], wild[0][i], mild[0][i]);
        check_same(c->op, x[i], wild[1][i], mild[1][i]);
    }
}

static void company_changes_nothing(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        if (!nb_op_find(c->op)->slope)
            continue;
        struct nb_expr *x = unit_var(), *y = unit_call(c, x);
        check_company(c, y, unit_grad(y, x), x);
    }
}

static void nan_stays_nan(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct nb_expr *x = unit_var();
        check_same(c->op, NAN, unit_at(unit_call(c, x), x, NAN), NAN);
        if (strcmp(c->op, "identity") != 0 && !nb_op_find(c->op)->format)
            check_same(c->op, NAN, unit_at(unit_grad(unit_call(c, x), x), x, NAN), NAN);
    }
}

/* What one of a kink's texts is. */
static double kink_number(const struct unit_case *c, const char *text)
{
    struct nb_expr *x = unit_var();
    return unit_at(unit_rule(c, text, x), x, 0.123);
}

static double declared(const struct unit_case *c, const struct nb_kink *k, enum nb_side side)
{
    double left = kink_number(c, k->left), right = kink_number(c, k->right);
    if (left == right)
        return right;
    switch (side) {
    case NB_RIGHT:
        return right;
    case NB_LEFT:
        return left;
    case NB_MEAN:
        return (left + right) / 2;
    case NB_NAN:
        return NAN;
    default:
        return kink_number(c, k->torch);
    }
}

static double gradient_at(struct nb_expr *y, struct nb_expr *x, enum nb_side side, double at)
{
    struct nb_err err = {0};
    struct nb_expr *g = nb_grad(unit_pool, y, x, side, &err);
    assert_non_null(g);
    return unit_at(g, x, at);
}

/* Straight, and with the argument running the other way, where left and right
 * change places. */
static void check_kink(const struct unit_case *c, const struct nb_kink *k, double at)
{
    static const enum nb_side mirrored[] = {NB_LEFT, NB_RIGHT, NB_MEAN, NB_NAN, NB_TORCH};
    struct nb_expr *x = unit_var(), *y = unit_call(c, x);
    struct nb_expr *back = unit_call(c, nb_unary(unit_builder(), NB_NEG, x));
    for (enum nb_side side = NB_RIGHT; side <= NB_TORCH; side++) {
        check_near(c->op, at, gradient_at(y, x, side, at), declared(c, k, side), 1e-15, 0);
        double want = -declared(c, k, mirrored[side]);
        check_near(c->op, -at, gradient_at(back, x, side, -at), want, 1e-15, 0);
    }
    check_near(k->left, at, gradient_at(y, x, NB_RIGHT, at - 1e-9), kink_number(c, k->left), 1e-8,
               1e-8);
    check_near(k->right, at, gradient_at(y, x, NB_RIGHT, at + 1e-9), kink_number(c, k->right), 1e-8,
               1e-8);
}

static void kinks_are_as_declared(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        for (size_t i = 0; nb_op_kink(op, i); i++) {
            double at = kink_number(c, op->kinks[i].at);
            if (isfinite(at))
                check_kink(c, &op->kinks[i], at);
        }
    }
}

/* One row a function: value and slope at -inf, at 0 and at inf. */
static const struct {
    const char *op;
    double low, low_slope, zero, zero_slope, high, high_slope;
} limits[] = {
    {"sigmoid", 0, 0, 0.5, 0.25, 1, 0},
    {"tanh", -1, 0, 0, 1, 1, 0},
    {"logsigmoid", -INFINITY, 1, -0.6931471805599453, 0.5, 0, 0},
    {"softplus", 0, 0, 0.6931471805599453, 0.5, INFINITY, 1},
    {"softsign", -1, 0, 0, 1, 1, 0},
    {"relu", 0, 0, 0, 1, INFINITY, 1},
    {"leaky_relu", -INFINITY, 0.01, 0, 1, INFINITY, 1},
    {"elu", -1, 0, 0, 1, INFINITY, 1},
    {"selu", -1.7580993408473768, 0, 0, 1.0507009873554805, INFINITY, 1.0507009873554805},
    {"celu", -1, 0, 0, 1, INFINITY, 1},
    {"hardtanh", -1, 0, 0, 1, 1, 0},
    {"relu6", 0, 0, 0, 1, 6, 0},
    {"hardsigmoid", 0, 0, 0.5, 1 / 6.0, 1, 0},
    {"hardswish", 0, 0, 0, 0.5, INFINITY, 1},
    {"phi", 0, 0, 0.3989422804014327, 0, 0, 0},
    {"Phi", 0, 0, 0.5, 0.3989422804014327, 1, 0},
    {"gelu", 0, 0, 0, 0.5, INFINITY, 1},
    {"gelu_tanh", 0, 0, 0, 0.5, INFINITY, 1},
    {"silu", 0, 0, 0, 0.5, INFINITY, 1},
    {"mish", 0, 0, 0, 0.6, INFINITY, 1},
    {"erf", -1, 0, 0, 1.1283791670955126, 1, 0},
    {"erfc", 2, 0, 1, -1.1283791670955126, 0, 0},
    {"atan", -1.5707963267948966, 0, 0, 1, 1.5707963267948966, 0},
};
enum { LIMITS = sizeof limits / sizeof *limits };

static struct unit_case standard_of(const char *name)
{
    const struct unit_case *c = unit_cases();
    while (strcmp(c->op, name) != 0)
        c++;
    return *c;
}

static void check_limit(const char *op, double x, double value, double slope)
{
    struct unit_case c = standard_of(op);
    struct nb_expr *var = unit_var(), *y = unit_call(&c, var);
    check_near(op, x, unit_at(y, var, x), value, 2e-16, 1e-300);
    check_near(nb_op_find(op)->deriv, x, unit_at(unit_grad(y, var), var, x), slope, 2e-16, 1e-300);
}

/* At 1e308 a function is at its limit, or on its line to infinity. */
static double far_out(double limit, double slope, double x)
{
    return isinf(limit) ? slope * x : limit;
}

static void limits_are_reached(void **state)
{
    (void)state;
    for (size_t i = 0; i < LIMITS; i++) {
        const char *op = limits[i].op;
        double low = limits[i].low_slope, high = limits[i].high_slope;
        check_limit(op, -INFINITY, limits[i].low, low);
        check_limit(op, -1e308, far_out(limits[i].low, low, -1e308), low);
        check_limit(op, 0, limits[i].zero, limits[i].zero_slope);
        check_limit(op, -0.0, limits[i].zero, limits[i].zero_slope);
        check_limit(op, 5e-324, limits[i].zero, limits[i].zero_slope);
        check_limit(op, 1e308, far_out(limits[i].high, high, 1e308), high);
        check_limit(op, INFINITY, limits[i].high, high);
    }
}

/* The number that one of the facts names; NaN: there is no such fact. */
static double fact(const struct unit_case *c, const char *text)
{
    return text ? kink_number(c, text) : NAN;
}

/* sin and cos have no limit, nor have slopes with them in. */
static bool is_wave(const struct nb_op *op)
{
    return op->formula && (strstr(op->formula, "sin(") || strstr(op->formula, "cos("));
}

/* A finite limit is reached, and the slope has become 0; an infinite one is, too,
 * and the slope is a number unless it goes up and down for ever. */
static void check_end(const struct unit_case *c, const char *text, double end)
{
    struct nb_expr *var = unit_var(), *y = unit_call(c, var);
    double limit = fact(c, text), slope = unit_at(unit_grad(y, var), var, end);
    check_near(c->op, end, unit_at(y, var, end), limit, 1e-15, 1e-300);
    if (isfinite(limit))
        check_near("slope", end, slope, 0, 0, 1e-300);
    else if (isnan(slope) && !is_wave(nb_op_find(c->op)))
        fail_msg("%s: no slope at %g", c->op, end);
}

static void declared_limits_are_reached(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        if (op->low)
            check_end(c, op->low, -INFINITY);
        if (op->high)
            check_end(c, op->high, INFINITY);
    }
}

static void activations_have_facts(void **state)
{
    (void)state;
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++) {
        if (!nb_op_is_function(op) || !op->formula || strcmp(op->name, "clamp") == 0)
            continue;
        if (!op->smooth)
            fail_msg("%s: how smooth is it?", op->name);
        if (op->smooth == NB_C0 && !op->kinks && !op->event)
            fail_msg("%s: C0 without kinks", op->name);
        if (op->smooth == NB_JUMPS && !op->event)
            fail_msg("%s: it jumps, but where?", op->name);
        if ((op->year || op->defaults) && !op->doc)
            fail_msg("%s: facts without a line about it", op->name);
    }
}

enum { MANY = 4000 };

/* Samples where things happen, both tails, and far out. */
static void wide_points(const struct unit_case *c, double x[MANY])
{
    bool everywhere = c->lo == -7;
    unit_points(everywhere ? -40 : c->lo, everywhere ? 40 : c->hi, x, MANY);
    for (size_t i = 0; everywhere && i < 20; i++) {
        x[i] = -exp2(60 - 2.5 * (double)i);
        x[MANY - 20 + i] = exp2(12.5 + 2.5 * (double)i);
    }
}

/* "[a, b)" in its parts. */
struct interval {
    double lo, hi;
    bool lo_in, hi_in;
};

/* The comma that is in no bracket of its own. */
static const char *middle_of(const char *text)
{
    int depth = 0;
    for (const char *p = text + 1; *p; p++) {
        depth += (*p == '(') - (*p == ')');
        if (*p == ',' && depth == 0)
            return p;
    }
    fail_msg("%s is no interval", text);
    return NULL;
}

static double number_between(const struct unit_case *c, const char *from, const char *to)
{
    /* Templates are kept by the address of their text. */
    static char texts[1024][64];
    static size_t used;
    char *text = texts[used++];
    assert_true(used < 1024 && (size_t)(to - from) < sizeof texts[0]);
    memcpy(text, from, (size_t)(to - from));
    return kink_number(c, text);
}

static struct interval interval_of(const struct unit_case *c, const char *text)
{
    const char *middle = middle_of(text), *last = text + strlen(text) - 1;
    return (struct interval){number_between(c, text + 1, middle),
                             number_between(c, middle + 1, last), *text == '[', *last == ']'};
}

/* Every value is inside (rounded values reach open ends), and the ends are
 * needed: values come near them. */
static void check_range(const struct unit_case *c, const char *text)
{
    struct interval r = interval_of(c, text);
    struct nb_expr *var = unit_var();
    double x[MANY], y[MANY], least = INFINITY, most = -INFINITY;
    wide_points(c, x);
    unit_sample(unit_call(c, var), var, x, MANY, y);
    for (size_t i = 0; i < MANY; i++) {
        if (y[i] < r.lo - 1e-15 * fabs(r.lo) || y[i] > r.hi + 1e-15 * fabs(r.hi))
            fail_msg("%s(%g) = %.17g is outside of %s", c->op, x[i], y[i], text);
        least = fmin(least, y[i]);
        most = fmax(most, y[i]);
    }
    bool reaches = isinf(r.lo) ? least < -15 : least < r.lo + 0.01;
    reaches &= isinf(r.hi) ? most > 15 : most > r.hi - 0.01;
    if (!reaches)
        fail_msg("%s stays in %g .. %g, not %s", c->op, least, most, text);
}

static void ranges_hold_and_are_tight(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const char *range = nb_op_find(c->op)->range;
        if (range && *range != '{')
            check_range(c, range);
    }
}

static void monotone_functions_are(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        double x[MANY], y[MANY], sign = op->monotone == NB_RISING ? 1 : -1;
        struct nb_expr *var = unit_var();
        if (!op->monotone)
            continue;
        wide_points(c, x);
        unit_sample(unit_call(c, var), var, x, MANY, y);
        for (size_t i = 1; i < MANY; i++)
            if (sign * (y[i] - y[i - 1]) < -1e-15 * fabs(y[i]))
                fail_msg("%s turns at %.17g", op->name, x[i]);
    }
}

/* f(-x) is f(x) or -f(x) to the last bit, and its slope likewise beside kinks. */
static void symmetries_are_exact(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        struct nb_expr *var = unit_var(), *y = unit_call(c, var), *g = unit_grad(y, var);
        double sign = op->parity == NB_ODD ? -1 : 1;
        for (size_t i = 0; op->parity && i < CORNERS; i++) {
            double x = corners[i], a = unit_at(y, var, x), b = sign * unit_at(y, var, -x);
            if (a != b)
                check_same(op->name, x, b, a);
            a = unit_at(g, var, x);
            b = -sign * unit_at(g, var, -x);
            if (a != b && !near_kink(x) && !isnan(x))
                check_same("slope", x, b, a);
        }
    }
}

/* The smallest numbers pass through functions that are x near 0. */
static void tiny_numbers_survive(void **state)
{
    (void)state;
    static const char *const identity[] = {"tanh", "softsign", "elu", "celu", "hardtanh", "expm1"};
    static const double tiny[] = {0, -0.0, 5e-324, -5e-324, 1e-310, -1e-310, 1e-300, -1e-300};
    for (size_t k = 0; k < sizeof identity / sizeof *identity; k++) {
        struct unit_case c = standard_of(identity[k]);
        struct nb_expr *var = unit_var(), *y = unit_call(&c, var);
        for (size_t i = 0; i < sizeof tiny / sizeof *tiny; i++)
            check_same(identity[k], tiny[i], unit_at(y, var, tiny[i]), tiny[i]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_unique),
        cmocka_unit_test(rows_are_complete),
        cmocka_unit_test(formulas_agree_with_kernels),
        cmocka_unit_test(curves_are_derivatives_of_slopes),
        cmocka_unit_test(slopes_agree_with_differences),
        cmocka_unit_test(parameters_have_derivatives),
        cmocka_unit_test(partials_agree_with_differences),
        cmocka_unit_test(fused_kernels_give_the_same_bits),
        cmocka_unit_test(company_changes_nothing),
        cmocka_unit_test(nan_stays_nan),
        cmocka_unit_test(kinks_are_as_declared),
        cmocka_unit_test(limits_are_reached),
        cmocka_unit_test(declared_limits_are_reached),
        cmocka_unit_test(activations_have_facts),
        cmocka_unit_test(ranges_hold_and_are_tight),
        cmocka_unit_test(monotone_functions_are),
        cmocka_unit_test(symmetries_are_exact),
        cmocka_unit_test(tiny_numbers_survive),
    };
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
