/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builtins that ask whether numbers are finite, equal, or nearly so. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "graph/build.h"
#include "value/convert.h"
#include "value/interp.h"

static struct nb_builder builder(const struct nb_args *a)
{
    return (struct nb_builder){a->in->pool, false};
}

static struct nb_value like(struct nb_value v, struct nb_expr *e)
{
    return v.type == NB_NUMBER ? nb_number_of(e) : nb_tensor_of(e);
}

static struct nb_expr *size_of(struct nb_args *a, struct nb_expr *x)
{
    return nb_call(builder(a), nb_op_find("abs"), &x, a->err);
}

static struct nb_value isnan_(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? like(a->arg[0], nb_binary(builder(a), NB_NE, x, x))
                                   : NB_FAILED;
}

static struct nb_value against_inf(struct nb_args *a, enum nb_basic op)
{
    struct nb_expr *x = NULL, *inf = nb_const(a->in->pool, INFINITY);
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    return like(a->arg[0], nb_binary(builder(a), op, size_of(a, x), inf));
}

static struct nb_value isinf_(struct nb_args *a)
{
    return against_inf(a, NB_EQ);
}

static struct nb_value isfinite_(struct nb_args *a)
{
    return against_inf(a, NB_LT);
}

/* |input - other| <= atol + rtol*|other|, or equal, which infinities can be. */
static struct nb_expr *closeness(struct nb_args *a)
{
    struct nb_builder b = builder(a);
    struct nb_expr *x = NULL, *y = NULL;
    double rtol = 1e-5, atol = 1e-8;
    bool equal_nan = false;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y) || !nb_arg_number(a, 2, &rtol) ||
        !nb_arg_number(a, 3, &atol) || !nb_arg_bool(a, 4, &equal_nan))
        return NULL;
    struct nb_expr *off = nb_call(b, &nb_basic_ops[NB_SUB], (struct nb_expr *[]){x, y}, a->err);
    if (!off)
        return NULL;
    struct nb_expr *relative = nb_binary(b, NB_MUL, nb_const(b.pool, rtol), size_of(a, y));
    struct nb_expr *most = nb_binary(b, NB_ADD, nb_const(b.pool, atol), relative);
    /* An infinite bound is no bound. */
    struct nb_expr *finite = nb_binary(b, NB_LT, size_of(a, off), nb_const(b.pool, INFINITY));
    struct nb_expr *close =
        nb_binary(b, NB_AND, finite, nb_binary(b, NB_LE, size_of(a, off), most));
    close = nb_binary(b, NB_OR, close, nb_binary(b, NB_EQ, x, y));
    if (!equal_nan)
        return close;
    struct nb_expr *both =
        nb_binary(b, NB_AND, nb_binary(b, NB_NE, x, x), nb_binary(b, NB_NE, y, y));
    return nb_binary(b, NB_OR, close, both);
}

static struct nb_value isclose(struct nb_args *a)
{
    struct nb_expr *e = closeness(a);
    return e ? like(a->arg[0].type == NB_NUMBER ? a->arg[1] : a->arg[0], e) : NB_FAILED;
}

/* Whether all elements are true, as Python's truth value. */
static struct nb_value all_of(struct nb_args *a, struct nb_expr *e)
{
    struct nb_value count = nb_tensor_of(nb_reduce(builder(a), &nb_sum_op, e, -1));
    double n;
    if (!nb_value_number(count, &n, a->err))
        return NB_FAILED;
    return nb_true_or_false(n == (double)nb_shape_count(e->shape));
}

static struct nb_value allclose(struct nb_args *a)
{
    struct nb_expr *e = closeness(a);
    return e ? all_of(a, e) : NB_FAILED;
}

static struct nb_value equal(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y))
        return NB_FAILED;
    if (!nb_shape_equal(x->shape, y->shape))
        return nb_true_or_false(false);
    return all_of(a, nb_binary(builder(a), NB_EQ, x, y));
}

/* |a - b| <= max(rel_tol*max(|a|, |b|), abs_tol), or equal. */
static struct nb_value math_isclose(struct nb_args *a)
{
    double x = 0, y = 0, relative, absolute;
    if (!nb_arg_number(a, 0, &x) || !nb_arg_number(a, 1, &y) ||
        !nb_arg_standard(a, "rel_tol", &relative) || !nb_arg_standard(a, "abs_tol", &absolute))
        return NB_FAILED;
    double off = fabs(x - y), most = fmax(relative * fmax(fabs(x), fabs(y)), absolute);
    return nb_true_or_false(x == y || (off < INFINITY && off <= most));
}

/* Infinities of one sign. */
static struct nb_value infinite(struct nb_args *a, double which)
{
    struct nb_expr *x = NULL, *inf = nb_const(a->in->pool, which);
    return nb_arg_tensor(a, 0, &x) ? like(a->arg[0], nb_binary(builder(a), NB_EQ, x, inf))
                                   : NB_FAILED;
}

static struct nb_value isposinf(struct nb_args *a)
{
    return infinite(a, INFINITY);
}

static struct nb_value isneginf(struct nb_args *a)
{
    return infinite(a, -INFINITY);
}

/* -0 is negative, too: 1/x tells. */
static struct nb_value signbit_(struct nb_args *a)
{
    struct nb_builder b = builder(a);
    struct nb_expr *x = NULL, *zero = nb_const(b.pool, 0), *one = nb_const(b.pool, 1);
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_expr *below = nb_binary(b, NB_LT, nb_binary(b, NB_DIV, one, x), zero);
    return like(a->arg[0], nb_binary(b, NB_OR, nb_binary(b, NB_LT, x, zero), below));
}

#define CLOSE .params = "input, other, rtol=, atol=, equal_nan="

static const struct nb_builtin rows[] = {
    {.name = "isnan",
     .params = "input",
     .run = isnan_,
     .doc = N_("Whether elements are no numbers.")},
    {.name = "isinf",
     .params = "input",
     .run = isinf_,
     .doc = N_("Whether elements are infinite.")},
    {.name = "isfinite",
     .params = "input",
     .run = isfinite_,
     .doc = N_("Whether they are neither.")},
    {.name = "isclose",
     CLOSE,
     .run = isclose,
     .doc = N_("Whether elements are within atol + rtol*|other|.")},
    {.name = "allclose", CLOSE, .run = allclose, .doc = N_("Whether all elements are.")},
    {.name = "torch.equal",
     .aliases = "Tensor.equal np.array_equal",
     .params = "input, other",
     .run = equal,
     .doc = N_("Whether two tensors have the same shape and elements.")},
    {.name = "math.isclose",
     .params = "a, b, !rel_tol=1e-9, !abs_tol=0",
     .run = math_isclose,
     .doc = N_("Whether |a - b| is within rel_tol of the larger, or within abs_tol.")},
    {.name = "torch.signbit",
     .aliases = "Tensor.signbit np.signbit",
     .params = "input",
     .run = signbit_,
     .doc = N_("Whether elements have a minus sign, -0 as well.")},
    {.name = "torch.isposinf",
     .aliases = "Tensor.isposinf np.isposinf",
     .params = "input",
     .run = isposinf,
     .doc = N_("Whether elements are inf.")},
    {.name = "torch.isneginf",
     .aliases = "Tensor.isneginf np.isneginf",
     .params = "input",
     .run = isneginf,
     .doc = N_("Whether elements are -inf.")},
};

const struct nb_builtins nb_close_builtins = NB_BUILTINS(rows, NULL);
