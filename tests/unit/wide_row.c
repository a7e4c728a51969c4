/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas of rows by numbers of any size, each with its derivative. */
#include "config.h"

#include "tests/unit/wide_row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/order.h"
#include "graph/rule.h"
#include "tests/unit/wide.h"

/* A number and how it moves. */
struct moving {
    struct wide v, d;
};

struct walk {
    struct nb_pool *pool;
    struct nb_expr *const *vars;
    const struct moving *values;
    size_t count;
};

static struct moving fixed(struct wide v)
{
    return (struct moving){v, wide_of(0)};
}

/* f(a) from f and its derivative there; what does not move stays, whatever that is. */
static struct moving apply(struct wide value, struct wide slope, struct moving a)
{
    if (wide_sign(a.d) == 0 && !wide_is_nan(a.d))
        return fixed(value);
    return (struct moving){value, wide_mul(slope, a.d)};
}

static struct moving product(struct moving a, struct moving b)
{
    struct moving z = {wide_mul(a.v, b.v), wide_of(0)};
    if (wide_sign(a.d) != 0 || wide_is_nan(a.d))
        z.d = wide_add(z.d, wide_mul(a.d, b.v));
    if (wide_sign(b.d) != 0 || wide_is_nan(b.d))
        z.d = wide_add(z.d, wide_mul(a.v, b.d));
    return z;
}

static struct moving inverse(struct moving a)
{
    struct wide r = wide_inverse(a.v);
    return apply(r, wide_neg(wide_mul(r, r)), a);
}

static struct moving logarithm(struct moving a)
{
    return apply(wide_log(a.v), wide_inverse(a.v), a);
}

static struct moving exponential(struct moving a)
{
    return apply(wide_exp(a.v), wide_exp(a.v), a);
}

static struct moving power(struct moving a, struct moving r)
{
    bool still = wide_sign(r.d) == 0 && !wide_is_nan(r.d);
    if (!still)
        return exponential(product(r, logarithm(a)));
    struct wide less = wide_pow(a.v, wide_sub(r.v, wide_of(1)));
    return apply(wide_pow(a.v, r.v), wide_mul(r.v, less), a);
}

static struct moving choice(struct wide c, struct moving a, struct moving b)
{
    return wide_sign(c) != 0 ? a : b;
}

static bool holds(enum nb_basic op, struct wide a, struct wide b)
{
    int sign = wide_compare(a, b);
    if (wide_is_nan(a) || wide_is_nan(b))
        return op == NB_NE;
    switch (op) {
    case NB_LT:
        return sign < 0;
    case NB_LE:
        return sign <= 0;
    case NB_GT:
        return sign > 0;
    case NB_GE:
        return sign >= 0;
    case NB_EQ:
        return sign == 0;
    case NB_NE:
        return sign != 0;
    case NB_AND:
        return wide_sign(a) != 0 && wide_sign(b) != 0;
    default:
        return wide_sign(a) != 0 || wide_sign(b) != 0;
    }
}

static struct moving extremum(struct moving a, struct moving b, bool least)
{
    if (wide_is_nan(a.v) || wide_is_nan(b.v))
        return fixed(wide_of(NAN));
    return (wide_compare(a.v, b.v) < 0) == least ? a : b;
}

static struct moving basic(enum nb_basic op, const struct moving *a)
{
    switch (op) {
    case NB_ADD:
        return (struct moving){wide_add(a[0].v, a[1].v), wide_add(a[0].d, a[1].d)};
    case NB_SUB:
        return (struct moving){wide_sub(a[0].v, a[1].v), wide_sub(a[0].d, a[1].d)};
    case NB_MUL:
        return product(a[0], a[1]);
    case NB_DIV:
        return product(a[0], inverse(a[1]));
    case NB_POW:
        return power(a[0], a[1]);
    case NB_NEG:
        return (struct moving){wide_neg(a[0].v), wide_neg(a[0].d)};
    case NB_NOT:
        return fixed(wide_of(wide_sign(a[0].v) == 0));
    case NB_WHERE:
        return choice(a[0].v, a[1], a[2]);
    case NB_MINIMUM:
    case NB_MAXIMUM:
        return extremum(a[0], a[1], op == NB_MINIMUM);
    default:
        return fixed(wide_of(holds(op, a[0].v, a[1].v)));
    }
}

static struct moving absolute(struct moving a)
{
    int sign = wide_sign(a.v);
    return apply(wide_abs(a.v), wide_of(sign < 0 ? -1 : 1), a);
}

static struct moving root(struct moving a)
{
    struct wide r = wide_sign(a.v) < 0 ? wide_of(NAN) : wide_pow(a.v, wide_of(0.5));
    return apply(r, wide_div(wide_of(0.5), r), a);
}

/* The elementary functions that formulas of rows with parameters are made of. */
static bool elementary(struct moving *z, const char *name, struct moving a)
{
    struct wide one_more;
    if (strcmp(name, "exp") == 0)
        *z = exponential(a);
    else if (strcmp(name, "expm1") == 0)
        *z = apply(wide_expm1(a.v), wide_exp(a.v), a);
    else if (strcmp(name, "log") == 0)
        *z = logarithm(a);
    else if (strcmp(name, "log1p") == 0)
        one_more = wide_add(wide_of(1), a.v),
        *z = apply(wide_log1p(a.v), wide_inverse(one_more), a);
    else if (strcmp(name, "sqrt") == 0)
        *z = root(a);
    else if (strcmp(name, "abs") == 0)
        *z = absolute(a);
    else if (strcmp(name, "sign") == 0)
        *z = fixed(wide_is_nan(a.v) ? a.v : wide_of(wide_sign(a.v)));
    else if (strcmp(name, "tanh") == 0)
        *z = apply(wide_tanh(a.v), wide_sech_square(a.v), a);
    else if (strcmp(name, "erf") == 0)
        *z = apply(wide_erf(a.v), wide_erf_slope(a.v), a);
    else if (strcmp(name, "erfc") == 0)
        *z = apply(wide_erfc(a.v), wide_neg(wide_erf_slope(a.v)), a);
    else if (strcmp(name, "atan") == 0)
        one_more = wide_add(wide_of(1), wide_mul(a.v, a.v)),
        *z = apply(wide_atan(a.v), wide_inverse(one_more), a);
    else if (strcmp(name, "sin") == 0)
        *z = apply(wide_sin(a.v), wide_cos(a.v), a);
    else if (strcmp(name, "cos") == 0)
        *z = apply(wide_cos(a.v), wide_neg(wide_sin(a.v)), a);
    else
        return false;
    return true;
}

/* A row's formula over variables of its own, read once. */
struct reading {
    const struct nb_op *op;
    struct nb_expr *vars[NB_MAX_ARGS], *body;
};

static const struct reading *read_row(struct nb_pool *pool, const struct nb_op *op)
{
    static struct reading readings[128];
    static size_t count;
    for (size_t i = 0; i < count; i++)
        if (readings[i].op == op)
            return &readings[i];
    struct reading *r = &readings[count++];
    struct nb_err err = {0};
    r->op = op;
    for (size_t k = 0; k < nb_op_max_args(op); k++)
        r->vars[k] = nb_var(pool, op->args[k].name, nb_scalar_shape);
    if (op->formula)
        r->body = nb_rule((struct nb_builder){pool, false}, op, op->formula, r->vars, &err);
    if (!r->body || count == 128) {
        fprintf(stderr, "%s cannot be read: %s\n", op->name, err.message);
        abort();
    }
    return r;
}

static struct moving walk(const struct walk *w, struct nb_expr *e);

static struct moving row(struct nb_pool *pool, const struct nb_op *op, const struct moving *args)
{
    const struct reading *r = read_row(pool, op);
    return walk(&(struct walk){pool, r->vars, args, nb_op_max_args(op)}, r->body);
}

static struct moving leaf(const struct walk *w, const struct nb_expr *e)
{
    for (size_t k = 0; k < w->count; k++)
        if (w->vars[k] == e)
            return w->values[k];
    struct wide pi = wide_pi();
    return fixed(e->num == wide_double(pi) ? pi : wide_of(e->num));
}

static struct moving node(const struct walk *w, struct nb_expr *e, const struct moving *args)
{
    enum nb_basic op = nb_basic_of(e->op);
    struct moving z;
    if (op < NB_BASIC_COUNT)
        return basic(op, args);
    return elementary(&z, e->op->name, args[0]) ? z : row(w->pool, e->op, args);
}

static struct moving walk(const struct walk *w, struct nb_expr *e)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    struct moving *made = calloc(count, sizeof *made), args[NB_MAX_ARGS];
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < order[i]->nargs; k++)
            args[k] = made[nb_order_find(order, count, order[i]->arg[k])];
        made[i] = nb_is_leaf(order[i]) ? leaf(w, order[i]) : node(w, order[i], args);
    }
    struct moving result = made[count - 1];
    free(made);
    free(order);
    return result;
}

/* What stands for arguments on the way to a limit. */
struct approach {
    long scale, step; /* 2^(scale + step k) for the k-th that is infinite */
    int sign;         /* of those that vanish; 0: they are 0 */
};

/* x to the right of itself by next to nothing. */
static struct wide beside(struct wide x, struct approach how)
{
    enum { NEAR = -2500 };
    if (wide_sign(x) == 0)
        return wide_power_of_two(1, -how.scale);
    if (wide_is_huge(x))
        return x;
    struct wide nothing = wide_mul(wide_abs(x), wide_power_of_two(1, NEAR));
    return wide_add(x, nothing);
}

static struct wide argument(double x, size_t k, struct approach how)
{
    long exponent = how.scale + how.step * (long)k;
    if (isinf(x) && how.scale)
        return wide_power_of_two(x > 0 ? 1 : -1, exponent);
    if (x == 0 && how.scale && how.sign && k > 0)
        return wide_power_of_two(how.sign, -exponent);
    return wide_of(x);
}

/* Value and slope as one double each. */
static void at(struct nb_pool *pool, const struct nb_op *op, const double *args, size_t which,
               struct approach how, double result[2])
{
    for (int order = 0; order < 2; order++) {
        struct moving a[NB_MAX_ARGS];
        wide_start();
        for (size_t k = 0; k < nb_op_max_args(op); k++)
            a[k] = (struct moving){argument(args[k], k, how), wide_of(k == which)};
        if (order == 1)
            a[0].v = beside(a[0].v, how.scale ? how : (struct approach){.scale = 2600});
        struct moving z = row(pool, op, a);
        /* What has no value has no slope, whatever does not move in it. */
        result[order] = order && !wide_is_nan(z.v) ? wide_double(z.d) : wide_double(z.v);
    }
}

static bool is_same(double a, double b)
{
    return a == b || (isfinite(a) && fabs(a - b) <= 1e-12 * fabs(a)) ||
           (fabs(a) < 1e-300 && fabs(b) < 1e-300);
}

/* What some ways lead to, NaN when to none; false when they lead to different numbers. */
static bool follow(struct nb_pool *pool, const struct nb_op *op, const double *args, size_t which,
                   const struct approach *ways, size_t count, double limit[2])
{
    bool one[2] = {true, true};
    limit[0] = limit[1] = NAN;
    for (size_t i = 0; i < count; i++) {
        double got[2];
        at(pool, op, args, which, ways[i], got);
        for (int k = 0; k < 2; k++) {
            /* Where numbers vanish, one side may be outside of the domain. */
            if (isnan(got[k])) {
                one[k] &= ways[i].sign != 0;
                continue;
            }
            one[k] &= isnan(limit[k]) || is_same(limit[k], got[k]);
            limit[k] = got[k];
        }
    }
    for (int k = 0; k < 2; k++)
        limit[k] = one[k] ? limit[k] : NAN;
    return one[0] && one[1];
}

struct wide_row wide_row_at(struct nb_pool *pool, const struct nb_op *op, const double *args,
                            size_t which)
{
    /* The third is slower than x comes near. */
    static const struct approach growing[] = {{4000, 700, 0}, {6500, -700, 0}, {1500, 0, 0}};
    size_t ways = fabs(args[0]) <= 2 ? 3 : 2;
    static const struct approach vanishing[] = {
        {4000, 700, 1}, {6500, -700, 1}, {4000, 700, -1}, {6500, -700, -1}};
    double y[2], limit[2];
    bool agree = true;
    at(pool, op, args, which, (struct approach){0}, y);
    if (isnan(y[0]))
        y[1] = NAN;
    if (isnan(y[0]) || isnan(y[1])) {
        agree = follow(pool, op, args, which, growing, ways, limit);
        y[0] = isnan(y[0]) ? limit[0] : y[0];
        y[1] = isnan(y[1]) ? limit[1] : y[1];
    }
    if (agree && (isnan(y[0]) || isnan(y[1]))) {
        follow(pool, op, args, which, vanishing, 4, limit);
        y[0] = isnan(y[0]) ? limit[0] : y[0];
        y[1] = isnan(y[1]) ? limit[1] : y[1];
    }
    /* What is infinite here has no slope, and what a parameter's limit is at infinity
     * depends on which of the two is first. */
    bool special = false;
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        special |= isinf(args[k]) || (args[k] == 0 && isinf(y[0]));
    bool rises = fabs(args[0]) > 600 ? !special : isfinite(y[0]),
         both = special && fabs(args[0]) > 600;
    return (struct wide_row){y[0], y[1], {!isnan(y[0]) && !both, !isnan(y[1]) && rises}};
}
