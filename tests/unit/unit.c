/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of core share. */
#include "config.h"

#include "tests/unit/unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "eval/sampler.h"
#include "graph/rule.h"
#include "lang/prelude.h"

struct nb_pool *unit_pool;

int unit_setup(void **state)
{
    (void)state;
    unit_pool = nb_pool_new();
    nb_prelude_install(unit_pool);
    return 0;
}

int unit_teardown(void **state)
{
    (void)state;
    nb_pool_free(unit_pool);
    unit_pool = NULL;
    return 0;
}

struct nb_builder unit_builder(void)
{
    return (struct nb_builder){unit_pool, false};
}

struct nb_expr *unit_var(void)
{
    return nb_var(unit_pool, "x", nb_scalar_shape);
}

/* Domains of the rows that are not defined everywhere, and the parameters of
 * second cases. */
static const struct unit_case special[] = {
    {"log", .lo = 0.1, .hi = 9},
    {"log2", .lo = 0.1, .hi = 9},
    {"log10", .lo = 0.1, .hi = 9},
    {"log1p", .lo = -0.9, .hi = 9},
    {"sqrt", .lo = 0.1, .hi = 9},
    {"asin", .lo = -0.9, .hi = 0.9},
    {"acos", .lo = -0.9, .hi = 0.9},
    {"acosh", .lo = 1.1, .hi = 9},
    {"atanh", .lo = -0.9, .hi = 0.9},
    {"tan", .lo = -1.4, .hi = 1.4},
    {"gamma", .lo = 0.3, .hi = 5},
    {"lgamma", .lo = 0.1, .hi = 9},
    {"digamma", .lo = 0.3, .hi = 9},
    {"erfinv", .lo = -0.9, .hi = 0.9},
    {"cbrt", .lo = 0.1, .hi = 9},
    {"reciprocal", .lo = 0.1, .hi = 9},
    {"rsqrt", .lo = 0.1, .hi = 9},
    {"logit", .lo = 0.1, .hi = 0.9},
    {"entr", .lo = 0.1, .hi = 9},
    {"exp2", .lo = -7, .hi = 5},
    {"cloglog", .lo = -7, .hi = 5},
    {"clamp", {-1, 2}, -7, 7},
    {"softplus", {2.5, 20}, -7, 7},
    {"leaky_relu", {0.25}, -7, 7},
    {"elu", {1.5}, -7, 7},
    {"celu", {0.75}, -7, 7},
    {"hardtanh", {-2, 3}, -7, 7},
    {"prelu", {0.5}, -7, 7},
    {"rrelu", {0.25, 0.5}, -7, 7},
    {"hard_sigmoid_02", {0.25, 0.5}, -7, 7},
    {"softshrink", {1}, -7, 7},
    {"hardshrink", {1}, -7, 7},
    {"threshold", {1, -2}, -7, 7},
    {"squareplus", {1}, -7, 7},
    {"swish_beta", {2}, -7, 7},
    {"snake", {2}, -7, 7},
    {"hexpo", {1.5, 0.75, 2, 1.25}, -7, 7},
    {"lecun_tanh", {1.5, 0.5}, -7, 7},
    {"isru", {2}, -7, 7},
    {"soft_clipping", {2}, -7, 7},
    {"smooth_step", {3}, -7, 7},
    {"dyt", {0.75, 2, 1}, -7, 7},
    {"derf", {0.75, 0.5}, -7, 7},
    {"penalized_tanh", {0.5}, -7, 7},
    {"relu_n", {3}, -7, 7},
    {"thresholded_relu", {2}, -7, 7},
    {"shifted_relu", {2}, -7, 7},
    {"star_relu", {2, 1}, -7, 7},
    {"nlrelu", {2}, -7, 7},
    {"srelu", {-2, 0.25, 1.5, 0.5}, -7, 7},
    {"plu", {0.25, 2}, -7, 7},
    {"sine_relu", {0.5}, -7, 7},
    {"pelu", {1.5, 0.75}, -7, 7},
    {"mpelu", {1.5, 0.75}, -7, 7},
    {"isrlu", {2}, -7, 7},
    {"soft_exponential", {-0.05}, -7, 7},
    {"slu", {1.5, 3, 2.0794415416798357}, -7, 7},
    {"xielu", {1.5, 2, 0.25}, -7, 7},
    {"delu", {1}, -7, 7},
    {"smu", {0.5, 2}, -7, 7},
    {"smu1", {0.5, 2}, -7, 7},
    {"e_swish", {2}, -7, 7},
    {"b_silu", {2}, -7, 7},
    {"smish", {1.5, 0.5}, -7, 7},
    {"logish", {1.5, 0.5}, -7, 7},
    {"erfact", {0.5, 1.25}, -7, 7},
    {"pserf", {0.75, 1.5}, -7, 7},
    {"aria2", {2, 1.5}, -7, 7},
    {"acon_c", {1.5, -0.5, 2}, -7, 7},
    {"flatten_t_swish", {0.5}, -7, 7},
    {"siren", {2}, -7, 7},
    {"richards", {0.5, 2}, -7, 7},
    {"sinlu", {0.5, 2}, -7, 7},
    {"softcap", {2}, -7, 7},
    {"polyrelu", {0.5, 0.25, 0.125, 1}, -7, 7},
    {"leaky_relu_squared", {0.25}, -7, 7},
    {"xatlu", {0.5}, -7, 7},
    {"xgelu", {0.25}, -7, 7},
    {"xsilu", {-0.25}, -7, 7},
    {"swish_t", {2, 0.5}, -7, 7},
    {"swish_t_a", {0.5}, -7, 7},
    {"swish_t_b", {2, 0.5}, -7, 7},
    {"swish_t_c", {2, 0.5}, -7, 7},
    {"erfrelu", {0.5}, -7, 7},
    {"stan", {0.5}, -7, 7},
    {"shrink", {1, 0.5}, -7, 7},
    {"zorro", {2, 1}, -7, 7},
    {"laplace", {0.5, 2}, -7, 7},
};
enum { SPECIAL = sizeof special / sizeof *special };

static struct unit_case standard_case(const struct nb_op *op)
{
    struct unit_case c = {op->name, .lo = -7, .hi = 7};
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        c.param[k - 1] = op->args[k].standard;
    return c;
}

const struct unit_case *unit_cases(void)
{
    static struct unit_case cases[512];
    size_t n = 0;
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++) {
        if (!nb_op_is_function(op))
            continue;
        cases[n++] = standard_case(op);
        for (size_t k = 0; k < SPECIAL; k++)
            if (strcmp(special[k].op, op->name) == 0)
                cases[nb_op_max_args(op) > 1 ? n++ : n - 1] = special[k];
    }
    return cases;
}

void unit_args(const struct unit_case *c, struct nb_expr *x, struct nb_expr **args)
{
    const struct nb_op *op = nb_op_find(c->op);
    args[0] = x;
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        args[k] = nb_const(unit_pool, c->param[k - 1]);
}

/* A failure here is the library's; the message says which. */
static struct nb_expr *checked(struct nb_expr *e, const struct nb_err *err, const char *what)
{
    if (!e) {
        fprintf(stderr, "%s: %s\n", what, err->message);
        abort();
    }
    return e;
}

struct nb_expr *unit_call(const struct unit_case *c, struct nb_expr *x)
{
    struct nb_expr *args[NB_MAX_ARGS];
    struct nb_err err = {0};
    unit_args(c, x, args);
    return checked(nb_call(unit_builder(), nb_op_find(c->op), args, &err), &err, c->op);
}

struct nb_expr *unit_rule(const struct unit_case *c, const char *text, struct nb_expr *x)
{
    struct nb_expr *args[NB_MAX_ARGS];
    struct nb_err err = {0};
    unit_args(c, x, args);
    return checked(nb_rule(unit_builder(), nb_op_find(c->op), text, args, &err), &err, text);
}

void unit_sample(struct nb_expr *e, struct nb_expr *var, const double *x, size_t n, double *out)
{
    struct nb_err err = {0};
    struct nb_sampler *s = nb_sampler_new(&e, 1, var);
    if (!nb_sampler_run(s, x, n, &out, &err))
        checked(NULL, &err, "sample");
    nb_sampler_free(s);
}

double unit_at(struct nb_expr *e, struct nb_expr *var, double x)
{
    double y;
    unit_sample(e, var, &x, 1, &y);
    return y;
}

struct nb_expr *unit_grad(struct nb_expr *y, struct nb_expr *var)
{
    struct nb_err err = {0};
    return checked(nb_grad(unit_pool, y, var, NB_RIGHT, &err), &err, "grad");
}

void unit_points(double lo, double hi, double *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        x[i] = lo + (hi - lo) * ((double)i + 0.3217) / (double)n;
}

bool unit_same(double a, double b)
{
    return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}
