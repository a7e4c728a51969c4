/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vector functions that are made of others: halves, groups, noise. */
#include "config.h"

#include <math.h>
#include <stdint.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "value/convert.h"
#include "value/interp.h"

static struct nb_builder builder(struct nb_args *a)
{
    return (struct nb_builder){a->in->pool, false};
}

static size_t length_along(struct nb_expr *x, int axis)
{
    return x->shape.dim[axis];
}

/* Elements first, first + step, ... along the axis, `count` of them. */
static struct nb_expr *every(struct nb_args *a, struct nb_expr *x, int axis, size_t first,
                             size_t step, size_t count)
{
    struct nb_shape shape = x->shape;
    ptrdiff_t columns = (ptrdiff_t)nb_shape_columns(x->shape);
    bool by_row = x->shape.rank == 2 && axis == 0;
    struct nb_view v = {.step = {columns, 1}};
    v.offset = (ptrdiff_t)first * (by_row ? columns : 1);
    v.step[by_row ? 0 : 1] *= (ptrdiff_t)step;
    shape.dim[axis] = count;
    return nb_view_of(builder(a), x, shape, v);
}

static struct nb_expr *call_1(struct nb_args *a, const char *op, struct nb_expr *x)
{
    return nb_call(builder(a), nb_op_find(op), &x, a->err);
}

/* a*sigmoid(b), a and b being the halves. */
static struct nb_value glu(struct nb_args *a)
{
    struct nb_expr *x;
    int axis;
    if (!nb_arg_along(a, 1, &x, &axis))
        return NB_FAILED;
    size_t n = length_along(x, axis);
    if (n % 2 != 0)
        return nb_fail(a, NB_ERR_SHAPE, _("glu halves dimension %d, which has %zu elements"), axis,
                       n);
    struct nb_expr *gate = call_1(a, "sigmoid", every(a, x, axis, n / 2, 1, n / 2));
    return nb_tensor_of(nb_binary(builder(a), NB_MUL, every(a, x, axis, 0, 1, n / 2), gate));
}

/* The largest of every k neighbours. */
static struct nb_value maxout(struct nb_args *a)
{
    struct nb_expr *x, *e = NULL;
    int axis;
    size_t k = 2;
    if (!nb_arg_along(a, 2, &x, &axis) || !nb_arg_count(a, 1, &k))
        return NB_FAILED;
    size_t n = length_along(x, axis);
    if (k == 0 || n % k != 0)
        return nb_fail(a, NB_ERR_SHAPE, _("maxout takes groups of %zu, dimension %d has %zu"), k,
                       axis, n);
    for (size_t i = 0; i < k; i++) {
        struct nb_expr *part = every(a, x, axis, i, k, n / k);
        e = e ? nb_binary(builder(a), NB_MAXIMUM, e, part) : part;
    }
    return nb_tensor_of(e);
}

/* Puts x at `first` into a tensor that is twice as long along the axis. */
static struct nb_expr *put(struct nb_args *a, struct nb_expr *x, int axis, size_t first)
{
    struct nb_shape shape = x->shape;
    shape.dim[axis] *= 2;
    ptrdiff_t columns = (ptrdiff_t)nb_shape_columns(shape);
    struct nb_view v = {.step = {columns, 1}};
    v.offset = (ptrdiff_t)first * (x->shape.rank == 2 && axis == 0 ? columns : 1);
    return nb_scatter(builder(a), x, shape, v);
}

/* relu(x) and relu(-x), one after the other. */
static struct nb_value crelu(struct nb_args *a)
{
    struct nb_expr *x;
    int axis;
    if (!nb_arg_along(a, 1, &x, &axis))
        return NB_FAILED;
    struct nb_expr *up = call_1(a, "relu", x);
    struct nb_expr *down = call_1(a, "relu", nb_unary(builder(a), NB_NEG, x));
    return nb_tensor_of(nb_binary(builder(a), NB_ADD, put(a, up, axis, 0),
                                  put(a, down, axis, length_along(x, axis))));
}

static struct nb_expr *softmax_of(struct nb_args *a, struct nb_expr *x, int axis)
{
    return nb_along(builder(a), nb_op_find("softmax"), x, axis);
}

static struct nb_value solu(struct nb_args *a)
{
    struct nb_expr *x;
    int axis;
    if (!nb_arg_along(a, 1, &x, &axis))
        return NB_FAILED;
    return nb_tensor_of(nb_binary(builder(a), NB_MUL, x, softmax_of(a, x, axis)));
}

/* Uniform on (0, 1): splitmix64, the same on every machine. */
static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    z ^= z >> 31;
    return ((double)(z >> 11) + 0.5) * 0x1p-53;
}

static struct nb_expr *gumbel_noise(struct nb_args *a, struct nb_shape shape, double seed)
{
    size_t n = nb_shape_count(shape);
    double *g = nb_xcalloc(n, sizeof *g);
    uint64_t state = (uint64_t)(int64_t)seed;
    for (size_t i = 0; i < n; i++)
        g[i] = -log(-log(uniform(&state)));
    return nb_data_take(a->in->pool, shape, g);
}

/* 1 where y is largest along the axis, 0 elsewhere: steps, of derivative 0. */
static struct nb_expr *hardened(struct nb_args *a, struct nb_expr *y, int axis)
{
    struct nb_builder b = builder(a);
    int along = y->shape.rank == 2 ? axis : -1;
    struct nb_expr *top = nb_spread(b, nb_reduce(b, &nb_max_op, y, along), y->shape, along);
    return nb_binary(b, NB_EQ, y, top);
}

/* softmax((logits + g)/tau), g being Gumbel noise: the same for the same seed. */
static struct nb_value gumbel_softmax(struct nb_args *a)
{
    struct nb_expr *x;
    int axis;
    double tau = 1, seed = 0;
    bool hard = false;
    if (!nb_arg_along(a, 3, &x, &axis) || !nb_arg_number(a, 1, &tau) || !nb_arg_bool(a, 2, &hard) ||
        !nb_arg_number(a, 4, &seed))
        return NB_FAILED;
    if (!nb_size_fits((double)nb_shape_count(x->shape)))
        return nb_fail(a, NB_ERR_SIZE, _("a tensor of %zu elements does not fit into memory"),
                       nb_shape_count(x->shape));
    struct nb_builder b = builder(a);
    struct nb_expr *noisy = nb_binary(b, NB_ADD, x, gumbel_noise(a, x->shape, seed));
    struct nb_expr *y = softmax_of(a, nb_binary(b, NB_DIV, noisy, nb_const(b.pool, tau)), axis);
    return nb_tensor_of(hard ? hardened(a, y, axis) : y);
}

static const struct nb_builtin rows[] = {
    {.name = "glu",
     .params = "input, dim=",
     .run = glu,
     .doc = N_("First half times sigmoid of the second half, along dim.")},
    {.name = "maxout",
     .params = "input, k=, dim=",
     .run = maxout,
     .doc = N_("Largest of every k neighbours along dim.")},
    {.name = "crelu",
     .aliases = "concatenated_relu",
     .params = "input, dim=",
     .run = crelu,
     .doc = N_("relu(x) and relu(-x), one after the other along dim.")},
    {.name = "solu", .params = "input, dim=", .run = solu, .doc = N_("x*softmax(x).")},
    {.name = "gumbel_softmax",
     .params = "logits, tau=, hard=, dim=, seed=",
     .run = gumbel_softmax,
     .doc = N_("Softmax with Gumbel noise, the same for the same seed.")},
};

const struct nb_builtins nb_gated_builtins = NB_BUILTINS(rows, N_("Gates"));
