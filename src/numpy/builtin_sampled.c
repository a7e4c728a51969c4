/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that are known at points: slopes, areas, values between, polynomials. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/reshape.h"
#include "numpy/numpy.h"
#include "value/convert.h"
#include "value/param.h"

static struct nb_value tensor(struct nb_expr *e)
{
    return e ? nb_tensor_of(e) : NB_FAILED;
}

/* np.gradient of one line of n values f[i*stride], by NumPy's formulas: of first order at the
 * ends, of second between. x: where they are, or one distance (count 1). */
static void gradient_of_line(const double *f, size_t n, size_t stride, const double *x,
                             size_t count, double *out)
{
    const bool equal = count == 1;
    for (size_t i = 0; i < n; i++) {
        const bool first = i == 0, last = i + 1 == n;
        const double here = f[i * stride], before = first ? here : f[(i - 1) * stride],
                     after = last ? here : f[(i + 1) * stride];
        const double left = equal   ? x[0]
                            : first ? 0
                                    : x[i] - x[i - 1],
                     right = equal  ? x[0]
                             : last ? 0
                                    : x[i + 1] - x[i];
        if (first || last) {
            out[i * stride] = (after - before) / (first ? right : left);
        } else if (equal) {
            out[i * stride] = (after - before) / (2. * left);
        } else {
            const double a = -right / (left * (left + right)), b = (right - left) / (left * right),
                         c = left / (right * (left + right));
            out[i * stride] = a * before + b * here + c * after;
        }
    }
}

/* Where the values are, as NumPy has it: points of one distance are that distance. */
static bool read_points(struct nb_args *a, struct nb_value v, struct nb_span span, size_t n,
                        struct nb_evaluated *out)
{
    struct nb_args one = *a;
    one.arg[0] = v;
    one.arg_span[0] = span;
    if (!nb_numpy_read(&one, 0, out))
        return false;
    if (out->shape.rank == 0)
        return true;
    if (out->count != n) {
        free(out->x);
        nb_fail(a, NB_ERR_SHAPE, _("%zu points for %zu values"), out->count, n);
        nb_err_at(a->err, span);
        return false;
    }
    bool equal = true;
    for (size_t i = 1; i + 1 < n; i++)
        equal = equal && out->x[i + 1] - out->x[i] == out->x[1] - out->x[0];
    if (equal && n > 1) {
        out->x[0] = out->x[1] - out->x[0];
        out->count = 1;
    }
    return true;
}

/* Along one axis. */
static struct nb_value gradient_along(struct nb_args *a, const struct nb_evaluated *f, int axis,
                                      const struct nb_evaluated *x)
{
    const size_t width = nb_shape_columns(f->shape), height = nb_shape_rows(f->shape);
    const bool down = axis == 0 && f->shape.rank == 2;
    const size_t n = down ? height : width;
    double *out = nb_xcalloc(f->count + 1, sizeof *out);
    for (size_t i = 0; i < (down ? width : height); i++) {
        const size_t at = down ? i : i * width;
        gradient_of_line(f->x + at, n, down ? width : 1, x->x, x->count, out + at);
    }
    return nb_numpy_array(a, f->shape, out);
}

static struct nb_value gradient_by_axis(struct nb_args *a, const struct nb_evaluated *f, int axis,
                                        size_t k)
{
    const size_t n = f->shape.dim[axis];
    struct nb_evaluated x = {.count = 1};
    double one = 1;
    if (n < 2)
        return nb_fail(a, NB_ERR_VALUE, _("a gradient needs two values or more"));
    k = a->nrest == 1 ? 0 : k;
    if (k < a->nrest && !read_points(a, a->rest[k], a->rest_span[k], n, &x))
        return NB_FAILED;
    const bool given = x.x != NULL;
    x.x = given ? x.x : &one;
    struct nb_value v = gradient_along(a, f, axis, &x);
    if (given)
        free(x.x);
    return v;
}

/* gradient(f, *varargs, axis=): of a matrix along both axes, as a list. */
static struct nb_value gradient(struct nb_args *a)
{
    struct nb_evaluated f;
    int axis;
    double order = 1;
    if (!nb_arg_number(a, nb_param_find(a->builtin, "edge_order"), &order))
        return NB_FAILED;
    if (order != 1)
        return nb_numpy_lacks(a, _("nabla's gradient has edge_order=1"), NULL);
    if (!nb_numpy_read(a, 0, &f))
        return NB_FAILED;
    struct nb_value v = NB_FAILED;
    if (f.shape.rank == 0)
        nb_fail(a, NB_ERR_SHAPE, _("a gradient needs two values or more"));
    else if (nb_numpy_axis(a, nb_param_find(a->builtin, "axis"), f.shape, -1, &axis)) {
        if (f.shape.rank == 1 || axis >= 0) {
            v = gradient_by_axis(a, &f, axis < 0 ? 0 : axis, 0);
        } else {
            v = nb_list_new(&a->in->pool->gc, NB_LIST, 2);
            for (int i = 0; i < 2; i++)
                v.list->items[i] = gradient_by_axis(a, &f, i, (size_t)i);
        }
    }
    free(f.x);
    return a->err->kind == NB_OK ? v : NB_FAILED;
}

/* trapz(y, x=, dx=1): the area below the line through the points. */
static struct nb_value trapz(struct nb_args *a)
{
    struct nb_expr *y = NULL, *x = NULL;
    struct nb_builder b = nb_numpy_builder(a);
    double dx = 1;
    if (!nb_arg_tensor(a, 0, &y) || (nb_given(a, 1) && !nb_arg_tensor(a, 1, &x)) ||
        !nb_arg_number(a, 2, &dx))
        return NB_FAILED;
    const int axis = y->shape.rank - 1;
    const size_t n = axis < 0 ? 0 : y->shape.dim[axis];
    if (n == 0 || (x && (x->shape.rank != 1 || x->shape.dim[0] != n)))
        return nb_fail(a, NB_ERR_SHAPE, _("%s needs as many x as y"), a->builtin->name);
    struct nb_expr *width = nb_const(b.pool, dx);
    if (x)
        width =
            nb_binary(b, NB_SUB, nb_slice(b, x, 0, 1, 1, n - 1), nb_slice(b, x, 0, 0, 1, n - 1));
    struct nb_expr *both =
        nb_binary(b, NB_ADD, nb_slice(b, y, axis, 1, 1, n - 1), nb_slice(b, y, axis, 0, 1, n - 1));
    struct nb_expr *areas =
        nb_binary(b, NB_DIV, nb_binary(b, NB_MUL, width, both), nb_const(b.pool, 2));
    return nb_numpy_call(a, "np.sum", (struct nb_value[]){nb_tensor_of(areas), nb_whole(axis)}, 2);
}

/* The value at x between those at xp, which rise. */
static double between(double x, const double *xp, const double *fp, size_t n)
{
    size_t low = 0, high = n - 1;
    if (isnan(x))
        return x;
    while (low + 1 < high) {
        const size_t middle = low + (high - low) / 2;
        *(xp[middle] <= x ? &low : &high) = middle;
    }
    if (x >= xp[n - 1])
        return fp[n - 1];
    return (fp[low + 1] - fp[low]) / (xp[low + 1] - xp[low]) * (x - xp[low]) + fp[low];
}

static struct nb_value interp(struct nb_args *a)
{
    struct nb_evaluated n[3] = {{.count = 0}};
    bool ok = true;
    for (size_t k = 0; k < 3 && ok; k++)
        ok = nb_numpy_read(a, k, &n[k]);
    if (ok && (n[1].count == 0 || n[1].count != n[2].count))
        ok = nb_err_set(a->err, NB_ERR_SHAPE, _("%zu points for %zu values"), n[1].count,
                        n[2].count);
    double left = ok ? n[2].x[0] : 0, right = ok ? n[2].x[n[2].count - 1] : 0;
    ok = ok && nb_arg_number(a, 3, &left) && nb_arg_number(a, 4, &right);
    for (size_t i = 0; i < n[0].count && ok; i++) {
        const double x = n[0].x[i];
        n[0].x[i] = x < n[1].x[0]                ? left
                    : x > n[1].x[n[1].count - 1] ? right
                                                 : between(x, n[1].x, n[2].x, n[1].count);
    }
    free(n[1].x);
    free(n[2].x);
    if (ok)
        return nb_numpy_array(a, n[0].shape, n[0].x);
    free(n[0].x);
    return NB_FAILED;
}

/* convolve(a, v, mode). */
static struct nb_value convolve(struct nb_args *a)
{
    const char *mode = "full";
    struct nb_evaluated f, g;
    if (!nb_arg_text(a, 2, &mode) || !nb_numpy_read(a, 0, &f))
        return NB_FAILED;
    if (!nb_numpy_read(a, 1, &g) || f.count == 0 || g.count == 0) {
        free(f.x);
        return a->err->kind == NB_OK ? nb_fail(a, NB_ERR_VALUE, _("%s of no elements"), "convolve")
                                     : NB_FAILED;
    }
    const size_t full = f.count + g.count - 1;
    double *out = nb_xcalloc(full, sizeof *out);
    for (size_t i = 0; i < f.count && nb_goes_on(i); i++)
        for (size_t k = 0; k < g.count; k++)
            out[i + k] += f.x[i] * g.x[k];
    const size_t longer = f.count > g.count ? f.count : g.count,
                 shorter = f.count + g.count - longer;
    size_t from = 0, count = full;
    if (strcmp(mode, "same") == 0) {
        from = (shorter - 1) / 2;
        count = longer;
    } else if (strcmp(mode, "valid") == 0) {
        from = shorter - 1;
        count = longer - shorter + 1;
    }
    memmove(out, out + from, count * sizeof *out);
    free(f.x);
    free(g.x);
    return nb_numpy_vector(a, out, count);
}

/* polyval(p, x): the coefficient of the highest power first. */
static struct nb_value polyval(struct nb_args *a)
{
    struct nb_evaluated p;
    struct nb_expr *x = NULL;
    struct nb_builder b = nb_numpy_builder(a);
    if (!nb_numpy_read(a, 0, &p))
        return NB_FAILED;
    if (!nb_arg_tensor(a, 1, &x)) {
        free(p.x);
        return NB_FAILED;
    }
    struct nb_expr *y = nb_const(b.pool, p.count ? p.x[0] : 0);
    for (size_t i = 1; i < p.count; i++)
        y = nb_binary(b, NB_ADD, nb_binary(b, NB_MUL, y, x), nb_const(b.pool, p.x[i]));
    free(p.x);
    return tensor(nb_expand(b, y, x->shape));
}

/* The least squares of a matrix of m rows and n columns, by Householder's reflections: the
 * solution is left in y[0..n). */
static void least_squares(long double *q, size_t m, size_t n, long double *y)
{
    for (size_t k = 0; k < n; k++) {
        long double norm = 0;
        for (size_t i = k; i < m; i++)
            norm += q[i * n + k] * q[i * n + k];
        norm = q[k * n + k] > 0 ? -sqrtl(norm) : sqrtl(norm);
        const long double head = q[k * n + k] - norm;
        for (size_t j = k + 1; j <= n && head != 0; j++) {
            long double *column = j < n ? q + j : y, dot;
            const size_t step = j < n ? n : 1;
            dot = head * column[k * step];
            for (size_t i = k + 1; i < m; i++)
                dot += q[i * n + k] * column[i * step];
            dot /= norm * head;
            column[k * step] += dot * head;
            for (size_t i = k + 1; i < m; i++)
                column[i * step] += dot * q[i * n + k];
        }
        q[k * n + k] = norm;
    }
    for (size_t k = n; k-- > 0;) {
        for (size_t j = k + 1; j < n; j++)
            y[k] -= q[k * n + j] * y[j];
        y[k] /= q[k * n + k];
    }
}

/* polyfit(x, y, deg): the polynomial with the least squares. */
static struct nb_value polyfit(struct nb_args *a)
{
    struct nb_evaluated x, y;
    size_t degree = 0;
    if (!nb_arg_count(a, 2, &degree) || !nb_numpy_read(a, 0, &x))
        return NB_FAILED;
    if (!nb_numpy_read(a, 1, &y)) {
        free(x.x);
        return NB_FAILED;
    }
    struct nb_value v = NB_FAILED;
    const size_t n = degree + 1, m = x.count;
    if (x.count != y.count || n > m || n > 100) {
        nb_fail(a, NB_ERR_SHAPE, _("%s needs as many x as y, and more than deg of them"),
                a->builtin->name);
    } else {
        long double *q = nb_xcalloc(m * n, sizeof *q), *right = nb_xcalloc(m, sizeof *right);
        double *out = nb_xcalloc(n, sizeof *out);
        for (size_t i = 0; i < m; i++) {
            right[i] = y.x[i];
            for (size_t k = n; k-- > 0;)
                q[i * n + k] = k == degree ? 1 : q[i * n + k + 1] * x.x[i];
        }
        least_squares(q, m, n, right);
        for (size_t k = 0; k < n; k++)
            out[k] = (double)right[k];
        free(q);
        free(right);
        v = nb_numpy_vector(a, out, n);
    }
    free(x.x);
    free(y.x);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "np.gradient",
     .params = "f, *varargs, axis=, edge_order=",
     .run = gradient,
     .doc = N_("Slopes of values at points, from those beside them.")},
    {.name = "np.trapz",
     .aliases = "torch.trapz torch.trapezoid",
     .params = "y, x=, dx=",
     .run = trapz,
     .doc = N_("Area below the line through points.")},
    {.name = "np.interp",
     .params = "x, xp, fp, left=, right=",
     .run = interp,
     .doc = N_("Values between points, on straight lines.")},
    {.name = "np.convolve",
     .params = "a, v, mode=",
     .run = convolve,
     .doc = N_("Sums of products of a and the shifted v.")},
    {.name = "np.polyval",
     .params = "p, x",
     .run = polyval,
     .doc = N_("A polynomial at x, by its coefficients from the highest on.")},
    {.name = "np.polyfit",
     .params = "x, y, deg",
     .run = polyfit,
     .doc = N_("Coefficients of the polynomial nearest to points.")},
};

const struct nb_builtins nb_sampled_builtins = NB_BUILTINS(rows, NULL);
