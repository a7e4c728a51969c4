/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums, means and deviations with NumPy's own roundings, in files of Python: scripts print
 * them with all digits. Elsewhere they are the library's, which are rounded once. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/order.h"
#include "numpy/numpy.h"
#include "value/convert.h"
#include "value/elements.h"
#include "value/param.h"

enum {
    LANES = 8,
    BLOCK = 128,
    MOST = 1 << 24, /* elements that are summed here: longer ones by chunks */
};

/* NumPy's DOUBLE_pairwise_sum: halves of halves down to blocks, each in eight sums. */
static double pairwise(const double *x, size_t n)
{
    double lane[LANES], sum = 0;
    if (n > BLOCK) {
        size_t half = n / 2;
        half -= half % LANES;
        return pairwise(x, half) + pairwise(x + half, n - half);
    }
    size_t i = 0;
    if (n >= LANES) {
        memcpy(lane, x, sizeof lane);
        for (i = LANES; i + LANES <= n; i += LANES)
            for (size_t k = 0; k < LANES; k++)
                lane[k] += x[i + k];
        sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) +
              ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    }
    for (; i < n; i++)
        sum += x[i];
    return sum;
}

/* What is folded: all of it, its rows (axis 1) or its columns (axis 0, one row added after
 * the other). */
struct fold {
    struct nb_evaluated n;
    int axis;
    bool keep;
    size_t lines, length;
};

static void sums(const struct fold *f, const double *x, double *out)
{
    if (f->axis != 0) {
        for (size_t i = 0; i < f->lines; i++)
            out[i] = pairwise(x + i * f->length, f->length);
        return;
    }
    memset(out, 0, f->lines * sizeof *out);
    for (size_t i = 0; i < f->length; i++)
        for (size_t k = 0; k < f->lines; k++)
            out[k] += x[i * f->lines + k];
}

static void means(const struct fold *f, const double *x, double divisor, double *out)
{
    sums(f, x, out);
    for (size_t i = 0; i < f->lines; i++)
        out[i] /= divisor;
}

/* The squares of what is left without the mean, in place of the numbers. */
static void variances(struct fold *f, double ddof, double *out)
{
    double *x = f->n.x;
    means(f, x, (double)f->length, out);
    for (size_t i = 0; i < f->n.count; i++) {
        x[i] -= out[f->axis == 0 ? i % f->lines : i / f->length];
        x[i] *= x[i];
    }
    means(f, x, fmax((double)f->length - ddof, 0), out);
}

static struct nb_value value_of(struct nb_args *a, const struct fold *f, double *out)
{
    struct nb_shape shape = f->n.shape;
    if (!f->keep)
        return nb_numpy_array(a, f->axis < 0 ? nb_scalar_shape : nb_vector_shape(f->lines), out);
    for (int i = 0; i < shape.rank; i++)
        if (f->axis < 0 || i == f->axis)
            shape.dim[i] = 1;
    return nb_numpy_array(a, shape, out);
}

static const char *bare_name(const struct nb_args *a)
{
    return strchr(a->builtin->name, '.') + 1;
}

/* Whether it is folded here: as a whole or along one axis, and to floats, which sums of whole
 * numbers are not. */
static bool is_here(struct nb_args *a, struct nb_expr *x)
{
    size_t axis = nb_param_find(a->builtin, "axis");
    const bool sum = strncmp(bare_name(a), "sum", 3) == 0;
    if (!nb_interp_in_python(a->in) || (sum && nb_elements_of(a->arg[0]) != NB_FLOATS))
        return false;
    return !nb_is_symbolic(x) && nb_shape_count(x->shape) > 0 && nb_shape_count(x->shape) <= MOST &&
           !(nb_given(a, axis) && !nb_is_numeric(a->arg[axis]));
}

static bool read_fold(struct nb_args *a, struct fold *f)
{
    *f = (struct fold){.axis = -1};
    if (!nb_numpy_read(a, 0, &f->n))
        return false;
    const struct nb_shape s = f->n.shape;
    if (!nb_arg_bool(a, nb_param_find(a->builtin, "keepdims"), &f->keep) ||
        !nb_numpy_axis(a, nb_param_find(a->builtin, "axis"), s, -1, &f->axis)) {
        free(f->n.x);
        return false;
    }
    f->axis = s.rank < 2 ? -1 : f->axis;
    f->lines = f->axis < 0 ? 1 : s.dim[1 - f->axis];
    f->length = f->n.count / f->lines;
    return true;
}

/* The library's function: x, axis and keepdims, and of deviations ddof. */
static struct nb_value of_library(struct nb_args *a, const char *name)
{
    const struct nb_value none = nb_none(), x = a->arg[0], axis = a->arg[1],
                          keep = a->arg[nb_param_find(a->builtin, "keepdims")];
    const size_t place = nb_param_find(a->builtin, "ddof");
    double ddof = 0;
    if (place == NB_MAX_PARAMS)
        return nb_numpy_call(a, name, (struct nb_value[]){x, axis, keep}, 3);
    if (!nb_arg_number(a, place, &ddof))
        return NB_FAILED;
    return nb_numpy_call(a, name, (struct nb_value[]){x, axis, none, keep, nb_number(ddof)}, 5);
}

static struct nb_value folded(struct nb_args *a)
{
    struct fold f;
    struct nb_expr *x = NULL;
    double ddof = 0;
    const char *name = bare_name(a);
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (!is_here(a, x))
        return of_library(a, name);
    if (!nb_arg_number(a, nb_param_find(a->builtin, "ddof"), &ddof) || !read_fold(a, &f))
        return NB_FAILED;
    double *out = nb_xcalloc(f.lines + 1, sizeof *out);
    if (name[0] == 's' && name[1] == 'u')
        sums(&f, f.n.x, out);
    else if (name[0] == 'm')
        means(&f, f.n.x, (double)f.length, out);
    else
        variances(&f, ddof, out);
    for (size_t i = 0; i < f.lines && strcmp(name, "std") == 0; i++)
        out[i] = sqrt(out[i]);
    free(f.n.x);
    return value_of(a, &f, out);
}

#define NUMPY(method) .name = "np." method, .aliases = "Array." method
#define ALONG_AXIS .params = "a, axis=, ~dtype=, keepdims=", .run = folded
#define WITH_DDOF .params = "a, axis=, ~dtype=, ddof=0, keepdims=", .run = folded

static const struct nb_builtin rows[] = {
    {NUMPY("sum"), ALONG_AXIS, .doc = N_("Sum of the elements.")},
    {NUMPY("mean"), ALONG_AXIS, .doc = N_("Mean of the elements.")},
    {NUMPY("var"), WITH_DDOF, .doc = N_("Variance, over n - ddof.")},
    {NUMPY("std"), WITH_DDOF, .doc = N_("Standard deviation, over n - ddof.")},
};

const struct nb_builtins nb_folds_builtins = NB_BUILTINS(rows, NULL);
