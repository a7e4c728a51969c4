/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas for people: what is printed reads back to the same function, and
 * LaTeX is well formed. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/naive.h"
#include "tests/unit/unit.h"

#include "formula/notation.h"
#include "formula/print.h"
#include "formula/simplify.h"
#include "formula/stable.h"
#include "graph/rule.h"
#include "lang/call.h"
#include "lang/program.h"
#include "library/library.h"
#include "value/convert.h"
#include "value/interp.h"

enum { POINTS = 24, RANDOM = 200, DEPTH = 6, LIMIT = 100000 };

static struct nb_interp *in;

static int setup(void **state)
{
    in = nb_library_interp(stdout);
    return unit_setup(state);
}

static int teardown(void **state)
{
    nb_interp_free(in);
    return unit_teardown(state);
}

/* The text as a function of x, evaluated at all points. */
static void evaluate_text(const char *text, const double *x, double *y)
{
    struct nb_err err = {0};
    struct nb_buf source = {0};
    nb_buf_printf(&source, "f = x -> %s", text);
    if (!nb_interp_run(in, nb_buf_text(&source), &err))
        fail_msg("%s: %s", nb_buf_text(&source), err.message);
    nb_buf_free(&source);
    struct nb_expr *var = nb_var(in->pool, "x", nb_scalar_shape);
    struct nb_expr *e = nb_function_at(in, nb_interp_lookup(in, "f").function, var, false,
                                       (struct nb_span){0}, &err);
    if (!e)
        fail_msg("%s: %s", text, err.message);
    unit_sample(e, var, x, POINTS, y);
}

/* The text equals e but for rounding: that of as many operations as move the
 * argument by some last places. It may have a value where e has none. */
static void check_text(const char *text, struct nb_expr *e, struct nb_expr *var, double lo,
                       double hi)
{
    double x[POINTS], moved[POINTS], got[POINTS], want[POINTS], near[POINTS];
    unit_points(lo, hi, x, POINTS);
    for (size_t i = 0; i < POINTS; i++)
        moved[i] = x[i] * (1 + 1e-12);
    evaluate_text(text, x, got);
    unit_sample(e, var, x, POINTS, want);
    unit_sample(e, var, moved, POINTS, near);
    for (size_t i = 0; i < POINTS; i++) {
        double slack = 1e-10 * (1 + fabs(want[i])) + 100 * fabs(near[i] - want[i]);
        if (isfinite(want[i]) && isfinite(near[i]) && !(fabs(got[i] - want[i]) <= slack))
            fail_msg("%s at %.17g: %.17g, wanted %.17g", text, x[i], got[i], want[i]);
    }
}

static void check_expression(struct nb_expr *shown, struct nb_expr *e, struct nb_expr *var,
                             double lo, double hi)
{
    struct nb_buf text = {0};
    assert_true(nb_expr_print(shown, LIMIT, &text));
    check_text(nb_buf_text(&text), e, var, lo, hi);
    nb_buf_free(&text);
}

static struct nb_expr *shown_grad(struct nb_expr *e, struct nb_expr *x)
{
    struct nb_err err = {0};
    struct nb_expr *g = nb_grad_shown(unit_pool, e, x, nb_expr_is_brief, &err);
    assert_non_null(g);
    return nb_simplify(g);
}

static void rows_read_back(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        const struct nb_op *op = nb_op_find(c->op);
        struct nb_expr *x = unit_var(), *y = unit_call(c, x), *dy = unit_grad(y, x);
        check_expression(nb_simplify(y), y, x, c->lo, c->hi);
        check_expression(shown_grad(y, x), dy, x, c->lo, c->hi);
        if (op->formula)
            check_expression(nb_simplify(unit_rule(c, op->formula, x)), y, x, c->lo, c->hi);
        if (op->deriv)
            check_expression(nb_simplify(unit_rule(c, op->deriv, x)), dy, x, c->lo, c->hi);
    }
}

static struct nb_expr *named_call(const char *name, struct nb_expr *x)
{
    struct nb_expr *args[NB_MAX_ARGS] = {x};
    const struct nb_op *op = nb_op_find(name);
    struct nb_err err = {0};
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        args[k] = nb_const(unit_pool, op->args[k].standard);
    return nb_call(unit_builder(), op, args, &err);
}

static struct nb_expr *random_expression(struct nb_expr *x, size_t depth)
{
    static const char *const functions[] = {"sigmoid", "tanh",  "sin",      "cos",  "exp",
                                            "silu",    "gelu",  "softplus", "relu", "abs",
                                            "sqrt",    "log1p", "mish",     "phish"};
    static const double numbers[] = {1, 2, 3, 0.5, -1, 0.044715, 1.4142135623730951, 10};
    size_t count = sizeof functions / sizeof *functions;
    if (depth == 0 || naive_random(8) == 0)
        return naive_random(3) ? x : nb_const(unit_pool, numbers[naive_random(8)]);
    struct nb_expr *a = random_expression(x, depth - 1);
    switch (naive_random(8)) {
    case 0:
        return nb_unary(unit_builder(), NB_NEG, a);
    case 1:
        return nb_binary(unit_builder(), NB_POW, a,
                         nb_const(unit_pool, 1 + (double)naive_random(3)));
    case 2:
    case 3:
        return named_call(functions[naive_random(count)], a);
    default:
        return nb_binary(unit_builder(), (enum nb_basic)(NB_ADD + naive_random(4)), a,
                         random_expression(x, depth - 1));
    }
}

static void random_expressions_read_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < RANDOM; i++) {
        struct nb_expr *x = unit_var(), *e = random_expression(x, 1 + i % DEPTH);
        check_expression(nb_simplify(e), e, x, -2, 2);
        check_expression(shown_grad(e, x), unit_grad(e, x), x, -2, 2);
    }
}

/* What simplifying twice changes, simplifying once should have. */
static void simplifying_settles(void **state)
{
    (void)state;
    size_t moved = 0;
    for (size_t i = 0; i < RANDOM; i++) {
        struct nb_expr *x = unit_var(), *once = nb_simplify(random_expression(x, 1 + i % DEPTH));
        moved += nb_simplify(once) != once;
    }
    if (moved > RANDOM / 50)
        fail_msg("%zu of %d expressions were simpler the second time", moved, RANDOM);
}

/* Commands that a document needs no package for but amsmath. */
static bool is_known_command(const char *name, size_t len)
{
    static const char *const known[] = {
        "frac",   "sqrt",   "left", "right", "begin", "end",   "text",  "operatorname", "mathrm",
        "cdot",   "sigma",  "tanh", "sinh",  "cosh",  "sin",   "cos",   "tan",          "arcsin",
        "arccos", "arctan", "ln",   "log",   "min",   "max",   "Phi",   "varphi",       "infty",
        "pi",     "le",     "ge",   "ne",    "land",  "lor",   "lnot",  "lfloor",       "rfloor",
        "lceil",  "rceil",  "bmod", "alpha", "beta",  "gamma", "delta", "epsilon",      "theta",
        "lambda", "mu",     "eta",  "zeta",  "\\",    "_"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == len && strncmp(known[i], name, len) == 0)
            return true;
    return false;
}

/* Groups are closed in the order in which they were opened: a stack of '{' for
 * braces, 'L' for \left, 'B' for \begin. */
struct groups {
    char open[256];
    size_t count;
    const char *text;
};

static void open_group(struct groups *g, char kind)
{
    assert_true(g->count < sizeof g->open);
    g->open[g->count++] = kind;
}

static void close_group(struct groups *g, char kind)
{
    if (g->count == 0 || g->open[--g->count] != kind)
        fail_msg("unbalanced: %s", g->text);
}

static size_t check_command(struct groups *g, const char *s)
{
    bool word = isalpha((unsigned char)*s);
    size_t len = !word;
    while (word && isalpha((unsigned char)s[len]))
        len++;
    if (!is_known_command(s, len))
        fail_msg("unknown command \\%.*s in %s", (int)len, s, g->text);
    if (strncmp(s, "left", len) == 0 && len == 4)
        open_group(g, 'L');
    if (strncmp(s, "begin", len) == 0 && len == 5)
        open_group(g, 'B');
    if (strncmp(s, "right", len) == 0 && len == 5)
        close_group(g, 'L');
    if (strncmp(s, "end", len) == 0 && len == 3)
        close_group(g, 'B');
    return len;
}

static void check_latex_text(const char *text)
{
    static const char *const ugly[] = {"--", "- -", "}^{ ", "nan", "inf "};
    struct groups g = {.text = text};
    for (const char *s = text; *s; s++) {
        if (*s == '\\')
            s += check_command(&g, s + 1);
        else if (*s == '{')
            open_group(&g, '{');
        else if (*s == '}')
            close_group(&g, '{');
        else if (*s == '_' && s[1] != '{')
            fail_msg("bare index in %s", text);
    }
    if (g.count)
        fail_msg("open groups in %s", text);
    for (size_t i = 0; i < sizeof ugly / sizeof *ugly; i++)
        if (strstr(text, ugly[i]))
            fail_msg("'%s' in %s", ugly[i], text);
}

static void check_latex(struct nb_expr *e)
{
    struct nb_buf text = {0};
    assert_true(nb_expr_print_as(e, &nb_latex_style, LIMIT, &text));
    check_latex_text(nb_buf_text(&text));
    nb_buf_free(&text);
}

/* Of 40 levels, each twice in the derivative of the one around it: it is never shown, since
 * the row that calls it is shown by its formula. */
static bool has_long_derivative(const struct nb_op *op)
{
    return strcmp(op->name, "normal_fraction") == 0;
}

static void latex_is_well_formed(void **state)
{
    (void)state;
    const struct nb_op *op;
    struct nb_expr *var[NB_MAX_ARGS];
    struct nb_err err = {0};
    for (size_t i = 0; (op = nb_op_at(i)); i++) {
        if (op->form != NB_ELEMENT)
            continue;
        for (size_t k = 0; k < nb_op_max_args(op); k++)
            var[k] = nb_var(unit_pool, op->args[k].name, nb_scalar_shape);
        const char *texts[] = {op->formula, op->deriv, op->curve};
        for (size_t k = 0; k < 3; k++)
            if (texts[k])
                check_latex(nb_rule(unit_builder(), op, texts[k], var, &err));
        struct nb_expr *e = nb_call(unit_builder(), op, var, &err);
        check_latex(e);
        for (int order = 1; order <= 2 && !has_long_derivative(op); order++)
            check_latex(e = shown_grad(e, var[0]));
    }
    for (size_t i = 0; i < RANDOM; i++) {
        struct nb_expr *x = unit_var(), *e = random_expression(x, 1 + i % DEPTH);
        check_latex(nb_simplify(e));
        check_latex(shown_grad(e, x));
    }
}

/* A minus before a product binds no tighter than the product. */
static void signs_have_their_brackets(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"1/(-(2.5*x))", "1/(-2.5*x)"}, {"x - (-(x/2))", "x - -x/2"},
        {"(-(2.5*x))*x", "-2.5*x*x"},   {"x^(-(2*x))", "x^(-2*x)"},
        {"x*(-(x/2))*2", "x*(-x/2)*2"}, {"1/-x", "1/-x"},
        {"-(x % 2)/x", "-(x % 2)/x"},   {"sin(-(2*x))", "sin(-2*x)"},
    };
    static const struct nb_op of_x = {.name = "text", .args = {{.name = "x"}}, .operands = 1};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct nb_err err = {0};
        struct nb_buf out = {0};
        struct nb_expr *x = unit_var(), *e = nb_rule(unit_builder(), &of_x, texts[i][0], &x, &err);
        assert_non_null(e);
        nb_expr_print(e, LIMIT, &out);
        assert_string_equal(nb_buf_text(&out), texts[i][1]);
        nb_buf_free(&out);
    }
}

/* Bit for bit: else a formula would change when it is read back. */
static void named_numbers_are_what_they_say(void **state)
{
    (void)state;
    const struct nb_named_number *n;
    for (size_t i = 0; (n = nb_named_number_at(i)); i++) {
        struct nb_err err = {0};
        double x = 0;
        struct nb_buf source = {0};
        nb_buf_printf(&source, "y = %s", n->text);
        assert_true(nb_interp_run(in, nb_buf_text(&source), &err));
        nb_value_number(nb_interp_lookup(in, "y"), &x, &err);
        nb_buf_free(&source);
        if (x != n->value || nb_named_number_of(x) != n)
            fail_msg("%s is %.17g, not %.17g", n->text, x, n->value);
    }
    assert_null(nb_named_number_of(1));
    assert_true(nb_snap_number(1.4142135623730949) == M_SQRT2);
    assert_true(nb_snap_number(-1.4142135623730949) == -M_SQRT2);
    assert_true(nb_snap_number(1.414) == 1.414);
}

/* Naive formulas, each with a point where they lose their digits or overflow and
 * the value there, from 60-digit arithmetic. */
static const struct {
    const char *naive;
    double x, exact;
} naives[] = {
    {"1 - tanh(x)^2", 25, 7.714999391855671e-22},
    {"log(1 + exp(x))", 800, 800.0},
    {"exp(x) - 1", 1e-12, 1.0000000000005e-12},
    {"1 - exp(-x)", 1e-12, 9.999999999995e-13},
    {"log(1 + x)", 1e-12, 9.999999999995e-13},
    {"log(1 - x)", 1e-12, -1.0000000000005e-12},
    {"1 - sigmoid(x)", 50, 1.9287498479639178e-22},
    {"sigmoid(x)*(1 - sigmoid(x))", 50, 1.9287498479639178e-22},
    {"1/(1 + exp(-x))", -745, 5e-324},
    {"exp(x)/(1 + exp(x))", 800, 1.0},
    {"exp(-x)/(1 + exp(-x))^2", -800, 0.0},
    {"log(sigmoid(x))", -800, -800.0},
    {"log(exp(x) + exp(2*x))", 500, 1000.0},
    {"(exp(x) - exp(-x))/2", 1e-09, 1e-09},
    {"(exp(x) - exp(-x))/(exp(x) + exp(-x))", 800, 1.0},
    {"1 + tanh(x)", -25, 3.8574996959278356e-22},
    {"1 - tanh(x)", 25, 3.8574996959278356e-22},
    {"(1 + erf(x/sqrt(2)))/2", -9, 1.1285884059538405e-19},
    {"(1 - erf(x/sqrt(2)))/2", 9, 1.1285884059538405e-19},
    {"1 - erf(x)", 7, 4.183825607779414e-23},
    {"1 - Phi(x)", 9, 1.1285884059538405e-19},
    {"log(cosh(x))", 800, 799.3068528194401},
    {"exp(-x*x)", 26.123456789, 4.190323809625215e-297},
    {"sqrt(1 + x) - 1", 1e-12, 4.99999999999875e-13},
    {"1 - cos(x)", 1e-07, 4.999999999999995e-15},
    {"x/(1 + exp(-x))", -720, -1.46320617774547e-310},
    {"x/2*(1 + erf(x/sqrt(2)))", -9, -1.0157295653584566e-18},
    {"x*tanh(log(1 + exp(x)))", -40, -1.6993417021166355e-16},
    {"x - tanh(x)", 0.0001, 3.3333333200000004e-13},
};

static struct nb_expr *read_text(const char *text, struct nb_expr *x)
{
    const struct nb_op *op = nb_op_find("tanh"); /* for its argument, x */
    struct nb_err err = {0};
    struct nb_expr *e = nb_rule(unit_builder(), op, text, &x, &err);
    if (!e)
        fail_msg("%s: %s", text, err.message);
    return e;
}

static void twins_keep_their_digits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof naives / sizeof *naives; i++) {
        struct nb_expr *x = unit_var(), *naive = read_text(naives[i].naive, x);
        struct nb_expr *twin = nb_stable(naive, NULL, NULL);
        double at = naives[i].x, want = naives[i].exact, got = unit_at(twin, x, at);
        double slack = 1e-14 * fabs(want) + 5e-324;
        if (!(fabs(got - want) <= slack))
            fail_msg("%s at %g: %.17g, wanted %.17g", naives[i].naive, at, got, want);
        /* Otherwise there would be nothing to gain. */
        if (fabs(unit_at(naive, x, at) - want) <= 4e-16 * fabs(want))
            fail_msg("%s is right at %g as it is", naives[i].naive, at);
        check_expression(twin, naive, x, 0.2, 0.9);
    }
}

/* Both sides of every row, where nothing is lost. */
static void twins_are_equal(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var();
    struct nb_expr *half = nb_binary(unit_builder(), NB_MUL, nb_const(unit_pool, 0.5), x);
    struct nb_expr *args[NB_LAW_VARS] = {x, half, half, half};
    for (const struct nb_law *law = nb_stable_laws; law->from; law++) {
        struct nb_expr *from = nb_law_side(unit_builder(), law->from, args);
        check_expression(nb_law_side(unit_builder(), law->to, args), from, x, 0.2, 0.9);
        check_expression(nb_stable(from, NULL, NULL), from, x, 0.2, 0.9);
    }
}

/* Laws between numbers; those about choices compare a with b. */
static void display_laws_hold(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var();
    struct nb_expr *args[NB_LAW_VARS] = {x, nb_const(unit_pool, 0.5), named_call("sin", x),
                                         named_call("cos", x)};
    for (const struct nb_law *law = nb_display_laws; law->from; law++)
        check_expression(nb_law_side(unit_builder(), law->to, args),
                         nb_law_side(unit_builder(), law->from, args), x, -2, 2);
}

/* A sum of many terms, a product of many factors, a deep chain: bounded work. */
static void long_expressions_are_left_alone(void **state)
{
    (void)state;
    struct nb_builder b = unit_builder();
    struct nb_expr *x = unit_var(), *sum = x, *product = x, *deep = x;
    for (size_t i = 1; i < 20000; i++) {
        struct nb_expr *shift = nb_binary(b, NB_ADD, x, nb_const(unit_pool, (double)i));
        sum = nb_binary(b, NB_ADD, sum, named_call("sin", shift));
        product = nb_binary(b, NB_MUL, product, named_call("sin", shift));
        deep = named_call("tanh", nb_binary(b, NB_SUB, deep, named_call("sin", deep)));
    }
    assert_non_null(nb_simplify(sum));
    assert_non_null(nb_simplify(product));
    assert_non_null(nb_simplify(deep));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_read_back),
        cmocka_unit_test(random_expressions_read_back),
        cmocka_unit_test(simplifying_settles),
        cmocka_unit_test(latex_is_well_formed),
        cmocka_unit_test(signs_have_their_brackets),
        cmocka_unit_test(named_numbers_are_what_they_say),
        cmocka_unit_test(twins_keep_their_digits),
        cmocka_unit_test(twins_are_equal),
        cmocka_unit_test(display_laws_hold),
        cmocka_unit_test(long_expressions_are_left_alone),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
