/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SciPy: what scipy.special and scipy.stats.norm have, where it is not a function of nabla's
 * own under another name (value/names.c), and scipy.integrate.quad. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "graph/reshape.h"
#include "numpy/numpy.h"
#include "value/convert.h"
#include "value/param.h"

static struct nb_value tensor(struct nb_expr *e)
{
    return e ? nb_tensor_of(e) : NB_FAILED;
}

/* Along an axis, or all elements together: SciPy's default. */
static struct nb_value along(struct nb_args *a, const char *op)
{
    struct nb_expr *x = NULL;
    struct nb_builder b = nb_numpy_builder(a);
    int axis;
    if (!nb_arg_tensor(a, 0, &x) ||
        !nb_numpy_axis(a, nb_param_find(a->builtin, "axis"), x->shape, -1, &axis))
        return NB_FAILED;
    if (axis >= 0 || x->shape.rank < 2)
        return tensor(nb_along(b, nb_op_find(op), x, axis));
    struct nb_expr *y = nb_along(b, nb_op_find(op), nb_flatten(b, x), -1);
    return tensor(y && y->shape.rank == 1 ? nb_reshape(b, y, x->shape) : y);
}

static struct nb_value softmax(struct nb_args *a)
{
    return along(a, "softmax");
}

static struct nb_value log_softmax(struct nb_args *a)
{
    return along(a, "log_softmax");
}

static struct nb_value logsumexp(struct nb_args *a)
{
    bool keep = false;
    struct nb_value v = along(a, "logsumexp");
    if (v.type == NB_ABSENT || !nb_arg_bool(a, nb_param_find(a->builtin, "keepdims"), &keep))
        return NB_FAILED;
    struct nb_value x = a->arg[0];
    int axis;
    if (!keep || !nb_is_numeric(x))
        return v;
    struct nb_shape shape = nb_shape_of(x);
    nb_numpy_axis(a, 1, shape, -1, &axis);
    for (int i = 0; i < shape.rank; i++)
        if (axis < 0 || i == axis)
            shape.dim[i] = 1;
    return tensor(nb_reshape(nb_numpy_builder(a), v.node, shape));
}

/* scipy.stats.norm: x, loc and scale are its parameters. */

/* (x - loc)/scale. */
static struct nb_expr *standardized(struct nb_args *a, struct nb_expr **scale)
{
    struct nb_builder b = nb_numpy_builder(a);
    struct nb_expr *x = NULL, *loc = nb_const(b.pool, 0);
    *scale = nb_const(b.pool, 1);
    if (!nb_arg_tensor(a, 0, &x) || (nb_given(a, 1) && !nb_arg_tensor(a, 1, &loc)) ||
        (nb_given(a, 2) && !nb_arg_tensor(a, 2, scale)))
        return NULL;
    struct nb_expr *off = nb_call(b, &nb_basic_ops[NB_SUB], (struct nb_expr *[]){x, loc}, a->err);
    return off ? nb_call(b, &nb_basic_ops[NB_DIV], (struct nb_expr *[]){off, *scale}, a->err)
               : NULL;
}

static struct nb_expr *call(struct nb_args *a, const char *op, struct nb_expr *x)
{
    return nb_call(nb_numpy_builder(a), nb_op_find(op), &x, a->err);
}

static struct nb_value pdf(struct nb_args *a)
{
    struct nb_expr *scale, *z = standardized(a, &scale);
    return z ? tensor(nb_binary(nb_numpy_builder(a), NB_DIV, call(a, "phi", z), scale)) : NB_FAILED;
}

static struct nb_value logpdf(struct nb_args *a)
{
    static const double half_log_two_pi = 0.9189385332046727;
    struct nb_builder b = nb_numpy_builder(a);
    struct nb_expr *scale, *z = standardized(a, &scale);
    if (!z)
        return NB_FAILED;
    struct nb_expr *half = nb_binary(b, NB_DIV, nb_binary(b, NB_MUL, z, z), nb_const(b.pool, -2));
    half = nb_binary(b, NB_SUB, half, nb_const(b.pool, half_log_two_pi));
    return tensor(nb_binary(b, NB_SUB, half, call(a, "log", scale)));
}

static struct nb_value cdf(struct nb_args *a)
{
    struct nb_expr *scale, *z = standardized(a, &scale);
    return z ? tensor(call(a, "Phi", z)) : NB_FAILED;
}

static struct nb_value sf(struct nb_args *a)
{
    struct nb_expr *scale, *z = standardized(a, &scale);
    return z ? tensor(call(a, "Phi", nb_unary(nb_numpy_builder(a), NB_NEG, z))) : NB_FAILED;
}

/* The z with Phi(z) = q: a first guess by Abramowitz and Stegun 26.2.23, off by less than
 * 4.5e-4, and Halley's steps on the smaller tail, which is known to all of its digits. */
static double quantile_of(double q)
{
    if (!(q >= 0 && q <= 1))
        return NAN;
    const double tail = q < 0.5 ? q : 1 - q;
    if (tail == 0)
        return q < 0.5 ? -INFINITY : INFINITY;
    const double t = sqrt(-2 * log(tail));
    long double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                            (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int i = 0; i < 4; i++) {
        const long double off = 0.5L * erfcl(z * sqrtl(0.5L)) - tail,
                          slope = -expl(-z * z / 2) * 0.398942280401432678L, step = off / slope;
        z -= step / (1 + z * step / 2);
    }
    return tail == 0.5 ? 0 : (double)(q < 0.5 ? -z : z);
}

static struct nb_value ppf(struct nb_args *a)
{
    struct nb_builder b = nb_numpy_builder(a);
    struct nb_evaluated q;
    struct nb_expr *loc = nb_const(b.pool, 0), *scale = nb_const(b.pool, 1);
    if ((nb_given(a, 1) && !nb_arg_tensor(a, 1, &loc)) ||
        (nb_given(a, 2) && !nb_arg_tensor(a, 2, &scale)) || !nb_numpy_read(a, 0, &q))
        return NB_FAILED;
    for (size_t i = 0; i < q.count; i++)
        q.x[i] = quantile_of(q.x[i]);
    struct nb_expr *z = nb_data_take(b.pool, q.shape, q.x);
    struct nb_expr *wide =
        nb_call(b, &nb_basic_ops[NB_MUL], (struct nb_expr *[]){z, scale}, a->err);
    return wide ? tensor(nb_call(b, &nb_basic_ops[NB_ADD], (struct nb_expr *[]){wide, loc}, a->err))
                : NB_FAILED;
}

static struct nb_value ndtri(struct nb_args *a)
{
    return ppf(a);
}

/* quad(f, a, b): the value and a bound of its error. */
static struct nb_value quad(struct nb_args *a)
{
    static const double bound = 1e-13; /* what integral promises, or says that it is not so */
    double value, ends[2];
    struct nb_value integral = nb_interp_builtin(a->in, "integral");
    if (integral.type != NB_FUNCTION)
        return nb_fail(a, NB_ERR_NAME, _("%s is not there"), "integral");
    for (size_t i = 0; i < 2; i++)
        if (!nb_arg_number(a, i + 1, &ends[i]))
            return NB_FAILED;
    struct nb_value v[2] = {a->arg[0], nb_list_new(&a->in->pool->gc, NB_INTERVAL, 2)};
    v[1].list->items[0] = nb_number(ends[0]);
    v[1].list->items[1] = nb_number(ends[1]);
    struct nb_value area = nb_numpy_call(a, "integral", v, 2);
    if (area.type == NB_ABSENT || !nb_value_number(area, &value, a->err))
        return NB_FAILED;
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = nb_number(value);
    pair.list->items[1] = nb_number(fabs(value) * bound);
    return pair;
}

#define OF_X .params = "x, loc=, scale="
#define NORM(name) "scipy.stats.norm." name

static const struct nb_builtin rows[] = {
    {.name = "scipy.special.softmax",
     .params = "x, axis=",
     .run = softmax,
     .doc = N_("exp(x) over its sum, over all elements or along an axis.")},
    {.name = "scipy.special.log_softmax",
     .params = "x, axis=",
     .run = log_softmax,
     .doc = N_("Logarithm of softmax.")},
    {.name = "scipy.special.logsumexp",
     .params = "a, axis=, !keepdims=",
     .run = logsumexp,
     .doc = N_("Logarithm of the sum of exp(a).")},
    {.name = "scipy.special.ndtri",
     .params = "y",
     .run = ndtri,
     .doc = N_("The number below which the part y of the standard normal distribution is.")},
    {.name = NORM("pdf"), OF_X, .run = pdf, .doc = N_("Density of the normal distribution.")},
    {.name = NORM("logpdf"), OF_X, .run = logpdf, .doc = N_("Logarithm of the density.")},
    {.name = NORM("cdf"), OF_X, .run = cdf, .doc = N_("Probability of what is below x.")},
    {.name = NORM("sf"), OF_X, .run = sf, .doc = N_("Probability of what is above x.")},
    {.name = NORM("ppf"),
     .params = "q, loc=, scale=",
     .run = ppf,
     .doc = N_("The number below which the part q is.")},
    {.name = "scipy.integrate.quad",
     .params = "func, a, b",
     .run = quad,
     .doc = N_("The integral from a to b, and a bound of its error.")},
};

const struct nb_builtins nb_special_builtins = NB_BUILTINS(rows, NULL);
