/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builtins that fold elements: over everything or along a dimension. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "graph/build.h"
#include "graph/reshape.h"
#include "rows/joint.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/param.h"

static struct nb_builder builder(const struct nb_args *a)
{
    return (struct nb_builder){a->in->pool, false};
}

/* What a row folds: all of x, or x along an axis. */
struct folding {
    struct nb_expr *x;
    int axis; /* -1: all elements */
    bool keep;
};

/* dim=1, or dim=(0, 1): each is an axis; all of them together are -1. */
static bool read_axis(struct nb_args *a, struct nb_value dim, struct folding *f)
{
    double number;
    if (dim.type != NB_TUPLE)
        return nb_value_number(dim, &number, a->err) &&
               nb_axis_of(number, f->x->shape, &f->axis, a->err);
    bool seen[NB_MAX_RANK] = {false};
    for (size_t i = 0; i < dim.list->count; i++) {
        if (!nb_value_number(dim.list->items[i], &number, a->err) ||
            !nb_axis_of(number, f->x->shape, &f->axis, a->err))
            return false;
        seen[f->axis] = true;
    }
    if (dim.list->count == 0 || (seen[0] && seen[1]))
        f->axis = -1;
    return true;
}

/* A parameter under PyTorch's name or NumPy's. */
static size_t place_of(const struct nb_args *a, const char *torch, const char *numpy)
{
    size_t k = nb_param_find(a->builtin, torch);
    return k < NB_MAX_PARAMS ? k : nb_param_find(a->builtin, numpy);
}

/* The first argument, dim and keepdim. */
static bool read_folding(struct nb_args *a, struct folding *f)
{
    size_t dim = place_of(a, "dim", "axis"), keep = place_of(a, "keepdim", "keepdims");
    *f = (struct folding){.axis = -1};
    if (!nb_arg_tensor(a, 0, &f->x) || !nb_arg_bool(a, keep, &f->keep))
        return false;
    if (!nb_given(a, dim))
        return true;
    if (a->arg[0].type == NB_NUMBER && a->arg[dim].type == NB_NUMBER &&
        !nb_interp_in_python(a->in)) {
        nb_fail(a, NB_ERR_TYPE, _("%s takes its numbers as one list"), a->builtin->name);
        nb_err_hint(a->err, "%s([1, 2, 3])", a->builtin->name);
        return false;
    }
    if (read_axis(a, a->arg[dim], f))
        return true;
    nb_err_at(a->err, a->arg_span[dim]);
    return false;
}

/* keepdim=True: what was folded stays as a dimension of one. */
static struct nb_value kept(struct nb_args *a, const struct folding *f, struct nb_expr *e)
{
    struct nb_shape shape = f->x->shape;
    if (!f->keep)
        return nb_tensor_of(e);
    for (int i = 0; i < shape.rank; i++)
        if (f->axis < 0 || i == f->axis)
            shape.dim[i] = 1;
    return nb_tensor_of(nb_reshape(builder(a), e, shape));
}

/* How many elements become one. */
static double folded_count(const struct folding *f)
{
    bool one_axis = f->axis >= 0 && f->x->shape.rank > 0;
    return (double)(one_axis ? f->x->shape.dim[f->axis] : nb_shape_count(f->x->shape));
}

static struct nb_expr *fold(struct nb_args *a, const struct folding *f, const struct nb_op *op,
                            struct nb_expr *x)
{
    return nb_reduce(builder(a), op, x, f->axis);
}

static struct nb_value reduced(struct nb_args *a, const struct nb_op *op)
{
    struct folding f;
    return read_folding(a, &f) ? kept(a, &f, fold(a, &f, op, f.x)) : NB_FAILED;
}

static struct nb_value counted(const struct nb_args *a, struct nb_value v)
{
    return v.type == NB_ABSENT ? v : nb_counts_of(nb_node(a->in->pool, v));
}

/* A sum of truths or counts is a count, one of a list a plain number. */
static struct nb_value sum(struct nb_args *a)
{
    struct nb_value v = reduced(a, &nb_sum_op), x = a->arg[0];
    if (v.type == NB_ABSENT)
        return NB_FAILED;
    if (nb_is_plain_list(x))
        return nb_number_of(nb_node(a->in->pool, v));
    bool counts = x.look & NB_LOOK_COUNT || nb_is_truth(x);
    return counts ? counted(a, v) : v;
}

static struct nb_value prod(struct nb_args *a)
{
    return reduced(a, &nb_prod_op);
}

static struct nb_expr *mean_of(struct nb_args *a, const struct folding *f, struct nb_expr *x)
{
    struct nb_expr *n = nb_const(a->in->pool, folded_count(f));
    return nb_binary(builder(a), NB_DIV, fold(a, f, &nb_sum_op, x), n);
}

static struct nb_value mean(struct nb_args *a)
{
    struct folding f;
    return read_folding(a, &f) ? kept(a, &f, mean_of(a, &f, f.x)) : NB_FAILED;
}

/* One result a line, repeated to the shape of x. */
static struct nb_expr *spread(struct nb_args *a, const struct folding *f, struct nb_expr *e)
{
    return nb_spread(builder(a), e, f->x->shape, f->axis);
}

/* What is taken from the number of elements: correction, by default what the row says;
 * unbiased=False is 0. */
static bool read_correction(struct nb_args *a, double *out)
{
    bool unbiased = true;
    if (!nb_arg_bool(a, nb_param_find(a->builtin, "unbiased"), &unbiased) ||
        !nb_arg_standard(a, "correction", out))
        return false;
    *out = unbiased ? *out : 0;
    return true;
}

/* torch.std(x, False) is torch.std(x, unbiased=False). */
static void sort_arguments(struct nb_args *a)
{
    size_t unbiased = nb_param_find(a->builtin, "unbiased");
    bool truth = a->arg[1].type == NB_NUMBER && nb_is_truth(a->arg[1]);
    if (unbiased == NB_MAX_PARAMS || !truth || nb_given(a, unbiased))
        return;
    a->arg[unbiased] = a->arg[1];
    a->arg[1] = (struct nb_value){.type = NB_ABSENT};
}

/* The sum of squared deviations from the mean over n - correction. */
static struct nb_expr *variance(struct nb_args *a, struct folding *f)
{
    double correction;
    sort_arguments(a);
    if (!read_folding(a, f) || !read_correction(a, &correction))
        return NULL;
    double n = folded_count(f);
    struct nb_builder b = builder(a);
    struct nb_expr *off = nb_binary(b, NB_SUB, f->x, spread(a, f, mean_of(a, f, f->x)));
    struct nb_expr *squares = fold(a, f, &nb_sum_op, nb_binary(b, NB_MUL, off, off));
    return nb_binary(b, NB_DIV, squares, nb_const(b.pool, fmax(n - correction, 0)));
}

static struct nb_value var(struct nb_args *a)
{
    struct folding f;
    struct nb_expr *e = variance(a, &f);
    return e ? kept(a, &f, e) : NB_FAILED;
}

static struct nb_expr *call_1(struct nb_args *a, const char *op, struct nb_expr *x)
{
    return nb_call(builder(a), nb_op_find(op), &x, a->err);
}

/* Where all are equal the root has no slope: as in PyTorch, the gradient there is 0. */
static struct nb_value std(struct nb_args *a)
{
    struct folding f;
    struct nb_expr *e = variance(a, &f);
    if (!e)
        return NB_FAILED;
    struct nb_builder b = builder(a);
    struct nb_expr *equal = nb_binary(b, NB_EQ, e, nb_const(b.pool, 0));
    return kept(a, &f, nb_where(b, equal, e, call_1(a, "sqrt", e)));
}

/* A row of core along the axis; of all elements, they are one line. */
static struct nb_expr *along(struct nb_args *a, const struct folding *f, const char *op)
{
    struct nb_expr *x = f->axis < 0 ? nb_flatten(builder(a), f->x) : f->x;
    return nb_along(builder(a), nb_op_find(op), x, f->axis);
}

static bool has_elements(struct nb_args *a, const struct folding *f)
{
    return folded_count(f) > 0 ||
           nb_err_set(a->err, NB_ERR_VALUE, _("%s of no elements"), a->builtin->name);
}

static struct nb_value extremum(struct nb_args *a, const struct nb_op *op)
{
    struct folding f;
    if (!read_folding(a, &f) || !has_elements(a, &f))
        return NB_FAILED;
    return kept(a, &f, fold(a, &f, op, f.x));
}

static struct nb_value amax(struct nb_args *a)
{
    return extremum(a, &nb_max_op);
}

static struct nb_value amin(struct nb_args *a)
{
    return extremum(a, &nb_min_op);
}

/* argmax for torch.argmax and np.argmax. */
static struct nb_value place_of_extremum(struct nb_args *a)
{
    const char *dot = strrchr(a->builtin->name, '.');
    struct folding f;
    if (!read_folding(a, &f) || !has_elements(a, &f))
        return NB_FAILED;
    return counted(a, kept(a, &f, along(a, &f, dot ? dot + 1 : a->builtin->name)));
}

/* (sum |x|^p)^(1/p). */
static struct nb_expr *power_norm(struct nb_args *a, const struct folding *f, double p)
{
    struct nb_builder b = builder(a);
    struct nb_expr *size = call_1(a, "abs", f->x), *zero = nb_const(b.pool, 0);
    if (p == INFINITY || p == -INFINITY)
        return fold(a, f, p > 0 ? &nb_max_op : &nb_min_op, size);
    if (p == 0)
        return fold(a, f, &nb_sum_op, nb_binary(b, NB_NE, f->x, zero));
    if (p == 1)
        return fold(a, f, &nb_sum_op, size);
    struct nb_expr *powers = nb_binary(b, NB_POW, size, nb_const(b.pool, p));
    return nb_binary(b, NB_POW, fold(a, f, &nb_sum_op, powers), nb_const(b.pool, 1 / p));
}

static struct nb_value norm(struct nb_args *a)
{
    struct folding f;
    double p = 2;
    bool frobenius = a->arg[1].type == NB_STRING && strcmp(a->arg[1].text->bytes, "fro") == 0;
    if (!read_folding(a, &f) || (!frobenius && !nb_arg_number(a, 1, &p)))
        return NB_FAILED;
    return kept(a, &f, p == 2 ? along(a, &f, "norm_2") : power_norm(a, &f, p));
}

/* How many elements are not 0. */
static struct nb_expr *count_true(struct nb_args *a, struct folding *f)
{
    if (!read_folding(a, f))
        return NULL;
    struct nb_expr *true_ = nb_binary(builder(a), NB_NE, f->x, nb_const(a->in->pool, 0));
    return fold(a, f, &nb_sum_op, true_);
}

static struct nb_value count_nonzero(struct nb_args *a)
{
    struct folding f;
    struct nb_expr *n = count_true(a, &f);
    return n ? counted(a, kept(a, &f, n)) : NB_FAILED;
}

static struct nb_value any(struct nb_args *a)
{
    struct folding f;
    struct nb_expr *n = count_true(a, &f);
    return n ? kept(a, &f, nb_binary(builder(a), NB_GT, n, nb_const(a->in->pool, 0))) : NB_FAILED;
}

static struct nb_value all(struct nb_args *a)
{
    struct folding f;
    struct nb_expr *n = count_true(a, &f);
    if (!n)
        return NB_FAILED;
    struct nb_expr *whole = nb_const(a->in->pool, folded_count(&f));
    return kept(a, &f, nb_binary(builder(a), NB_EQ, n, whole));
}

static struct nb_value numel(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? nb_whole((double)nb_shape_count(x->shape)) : NB_FAILED;
}

static struct nb_value ptp(struct nb_args *a)
{
    struct folding f;
    if (!read_folding(a, &f) || !has_elements(a, &f))
        return NB_FAILED;
    struct nb_expr *most = fold(a, &f, &nb_max_op, f.x), *least = fold(a, &f, &nb_min_op, f.x);
    return kept(a, &f, nb_binary(builder(a), NB_SUB, most, least));
}

/* np.cumsum(a, axis=): without an axis over all elements, line after line. */
static struct nb_value running(struct nb_args *a)
{
    struct folding f;
    if (!read_folding(a, &f))
        return NB_FAILED;
    return nb_tensor_of(along(a, &f, strchr(a->builtin->name, '.') + 1));
}

/* Of a matrix without an axis, ord means one of its own norms. */
static struct nb_value norm_of_vectors(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    bool frobenius = a->arg[1].type == NB_STRING || !nb_given(a, 1);
    if (!nb_arg_tensor(a, 0, &x) || x->shape.rank < 2 || frobenius || nb_given(a, 2))
        return a->err->kind == NB_OK ? norm(a) : NB_FAILED;
    nb_fail(a, NB_ERR_VALUE, _("nabla has no norm of matrices but Frobenius's"));
    nb_err_hint(a->err, _("norms of rows: axis=1"));
    nb_err_at(a->err, a->arg_span[1]);
    return NB_FAILED;
}

/* NumPy's functions, which are methods of its arrays; out= is not there, and what stands
 * behind it is given by name. */
#define NUMPY(method) .name = "np." method, .aliases = "Array." method
#define NUMPY_OR(method, other) .name = "np." method, .aliases = "Array." method " np." other
#define TO_ONE .params = "a, axis=, !keepdims="
#define ALONG_AXIS .params = "a, axis=, ~dtype=, keepdims="

static const struct nb_builtin rows[] = {
    {.name = "sum",
     .params = "input, dim=, keepdim=, ~dtype=",
     .run = sum,
     .doc = N_("Sum of the elements.")},
    {.name = "prod",
     .params = "input, dim=, keepdim=, ~dtype=",
     .run = prod,
     .doc = N_("Product of the elements.")},
    {.name = "mean",
     .params = "input, dim=, keepdim=, ~dtype=",
     .run = mean,
     .doc = N_("Mean of the elements.")},
    {.name = "var",
     .params = "input, dim=, unbiased=, keepdim=, correction=1",
     .run = var,
     .doc = N_("Variance, over n - 1 unless unbiased=False.")},
    {.name = "std",
     .params = "input, dim=, unbiased=, keepdim=, correction=1",
     .run = std,
     .doc = N_("Standard deviation, over n - 1 unless unbiased=False.")},
    {.name = "norm",
     .params = "input, p=, dim=, keepdim=",
     .run = norm,
     .doc = N_("Length of a vector: (sum |x|^p)^(1/p), p=2 by default.")},
    {.name = "amax", .params = "input, dim=, keepdim=", .run = amax, .doc = N_("Largest element.")},
    {.name = "amin",
     .params = "input, dim=, keepdim=",
     .run = amin,
     .doc = N_("Smallest element.")},
    {.name = "argmax",
     .params = "input, dim=, keepdim=",
     .run = place_of_extremum,
     .doc = N_("Number of the first of the largest elements.")},
    {.name = "argmin",
     .params = "input, dim=, keepdim=",
     .run = place_of_extremum,
     .doc = N_("Number of the first of the smallest elements.")},
    {.name = "any",
     .params = "input, dim=, keepdim=",
     .run = any,
     .doc = N_("Whether any element is not 0.")},
    {.name = "all",
     .params = "input, dim=, keepdim=",
     .run = all,
     .doc = N_("Whether no element is 0.")},
    {.name = "count_nonzero",
     .params = "input, dim=, keepdim=",
     .run = count_nonzero,
     .doc = N_("How many elements are not 0.")},
    {.name = "numel", .params = "input", .run = numel, .doc = N_("Number of elements.")},
    {NUMPY("prod"), ALONG_AXIS, .run = prod, .doc = N_("Product of the elements.")},
    {NUMPY_OR("max", "amax"), TO_ONE, .run = amax, .doc = N_("Largest element.")},
    {NUMPY_OR("min", "amin"), TO_ONE, .run = amin, .doc = N_("Smallest element.")},
    {NUMPY("ptp"), TO_ONE, .run = ptp, .doc = N_("The largest element less the smallest.")},
    {NUMPY("argmax"), TO_ONE, .run = place_of_extremum,
     .doc = N_("Number of the first of the largest elements.")},
    {NUMPY("argmin"), TO_ONE, .run = place_of_extremum,
     .doc = N_("Number of the first of the smallest elements.")},
    {NUMPY("any"), TO_ONE, .run = any, .doc = N_("Whether any element is not 0.")},
    {NUMPY("all"), TO_ONE, .run = all, .doc = N_("Whether no element is 0.")},
    {NUMPY("cumsum"), .params = "a, axis=, ~dtype=", .run = running,
     .doc = N_("Sums of the elements so far.")},
    {NUMPY("cumprod"), .params = "a, axis=, ~dtype=", .run = running,
     .doc = N_("Products of the elements so far.")},
    {.name = "np.count_nonzero",
     .params = "a, axis=, !keepdims=",
     .run = count_nonzero,
     .doc = N_("How many elements are not 0.")},
    {.name = "np.linalg.norm",
     .params = "x, ord=, axis=, keepdims=",
     .run = norm_of_vectors,
     .doc = N_("Length of a vector, (sum |x|^ord)^(1/ord), ord=2 by default.")},
    {.name = "torch.linalg.norm",
     .params = "A, ord=, dim=, keepdim=",
     .run = norm_of_vectors,
     .doc = N_("Length of a vector, (sum |x|^ord)^(1/ord), ord=2 by default.")},
    {.name = "torch.linalg.vector_norm",
     .params = "x, ord=2, dim=, keepdim=",
     .run = norm,
     .doc = N_("Length of a vector, (sum |x|^ord)^(1/ord).")},
};

const struct nb_builtins nb_reduce_builtins = NB_BUILTINS(rows, NULL);
