/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of data: medians, percentiles, how many are where. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/sort.h"
#include "base/xalloc.h"
#include "graph/reshape.h"
#include "numpy/numpy.h"
#include "value/convert.h"
#include "value/param.h"

/* The number that a line becomes; the line may be changed. */
typedef double of_line(double *line, size_t count, double parameter);

/* Of n numbers in order, that at q of the way: between two by NumPy's rule. */
static double at_fraction(double *x, size_t n, double q)
{
    nb_sort_numbers(x, n);
    if (n == 0 || isnan(x[n - 1]))
        return NAN;
    double place = q * (double)(n - 1), below = floor(place), t = place - below;
    size_t i = (size_t)below, next = i + 1 < n ? i + 1 : i;
    double step = x[next] - x[i];
    return t >= 0.5 ? x[next] - step * (1 - t) : x[i] + step * t;
}

static double median_of(double *x, size_t n, double unused)
{
    (void)unused;
    nb_sort_numbers(x, n);
    if (n == 0 || isnan(x[n - 1]))
        return NAN;
    return n % 2 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2;
}

/* Each line along the axis as one number; axis -1: all elements are one. */
static double *of_lines(const struct nb_evaluated *n, int axis, of_line *f, double parameter,
                        size_t *lines)
{
    const bool columns = axis == 0 && n->shape.rank == 2, whole = axis < 0 || n->shape.rank < 2;
    const size_t width = nb_shape_columns(n->shape), height = nb_shape_rows(n->shape);
    const size_t length = whole ? n->count : columns ? height : width;
    *lines = whole ? 1 : columns ? width : height;
    double *out = nb_xcalloc(*lines, sizeof *out), *line = nb_xcalloc(length + 1, sizeof *line);
    for (size_t i = 0; i < *lines; i++) {
        for (size_t k = 0; k < length; k++)
            line[k] = n->x[whole ? k : columns ? k * width + i : i * width + k];
        out[i] = f(line, length, parameter);
    }
    free(line);
    return out;
}

/* The shape of one number a line, with keepdims of one element where they were folded. */
static struct nb_shape folded_shape(struct nb_shape shape, int axis, bool keep)
{
    const bool whole = axis < 0 || shape.rank < 2;
    if (!keep)
        return whole ? nb_scalar_shape : nb_vector_shape(shape.dim[1 - axis]);
    for (int i = 0; i < shape.rank; i++)
        if (whole || i == axis)
            shape.dim[i] = 1;
    return shape;
}

static struct nb_value folded(struct nb_args *a, of_line *f, double parameter)
{
    struct nb_evaluated n;
    bool keep = false;
    int axis;
    size_t lines;
    if (!nb_numpy_read(a, 0, &n))
        return NB_FAILED;
    struct nb_value v = NB_FAILED;
    if (nb_numpy_axis(a, nb_param_find(a->builtin, "axis"), n.shape, -1, &axis) &&
        nb_arg_bool(a, nb_param_find(a->builtin, "keepdims"), &keep)) {
        double *out = of_lines(&n, axis, f, parameter, &lines);
        v = nb_numpy_array(a, folded_shape(n.shape, axis, keep), out);
    }
    free(n.x);
    return v;
}

static struct nb_value median(struct nb_args *a)
{
    return folded(a, median_of, 0);
}

/* percentile(a, q), quantile(a, q): q may be several, of all elements. */
static struct nb_value percentile(struct nb_args *a)
{
    const double whole = strcmp(a->builtin->name, "np.percentile") == 0 ? 100 : 1;
    struct nb_evaluated q, n;
    if (!nb_numpy_read(a, 1, &q))
        return NB_FAILED;
    struct nb_value v = NB_FAILED;
    bool in_range = true;
    for (size_t i = 0; i < q.count; i++)
        in_range = in_range && q.x[i] >= 0 && q.x[i] <= whole;
    if (!in_range)
        nb_fail(a, NB_ERR_VALUE, _("%s is from 0 to %g"), "q", whole);
    else if (q.shape.rank == 0)
        v = folded(a, at_fraction, q.x[0] / whole);
    else if (nb_given(a, 2))
        nb_fail(a, NB_ERR_VALUE, _("several q go with all elements, not with an axis"));
    else if (nb_numpy_read(a, 0, &n)) {
        double *out = nb_xcalloc(q.count + 1, sizeof *out);
        for (size_t i = 0; i < q.count; i++)
            out[i] = at_fraction(n.x, n.count, q.x[i] / whole);
        v = nb_numpy_array(a, q.shape, out);
        free(n.x);
    }
    free(q.x);
    return v;
}

/* The bins of a histogram. */
struct bins {
    size_t count;
    double *edges; /* count + 1, owned */
    bool equal;    /* of one width */
};

static bool read_range(struct nb_args *a, const double *x, size_t n, double range[2])
{
    size_t k = nb_param_find(a->builtin, "range");
    range[0] = n > 0 ? x[0] : 0;
    range[1] = n > 0 ? x[0] : 1;
    for (size_t i = 0; i < n; i++) {
        range[0] = fmin(range[0], x[i]);
        range[1] = fmax(range[1], x[i]);
    }
    if (nb_given(a, k)) {
        struct nb_evaluated given;
        bool two = nb_numpy_read(a, k, &given) && given.count == 2;
        if (two)
            memcpy(range, given.x, 2 * sizeof *range);
        free(given.x);
        if (!two)
            return nb_err_set(a->err, NB_ERR_VALUE, _("%s is a pair of numbers"), "range");
    }
    if (range[0] == range[1]) {
        range[0] -= 0.5;
        range[1] += 0.5;
    }
    return isfinite(range[0]) && isfinite(range[1])
               ? true
               : nb_err_set(a->err, NB_ERR_VALUE, _("a histogram needs finite numbers"));
}

static bool equal_bins(struct nb_args *a, const double *x, size_t n, struct bins *b)
{
    double range[2];
    b->count = 10;
    b->equal = true;
    if (!nb_arg_count(a, 1, &b->count) || !read_range(a, x, n, range))
        return false;
    if (b->count == 0 || b->count > NB_LIST_LONGEST)
        return nb_err_set(a->err, NB_ERR_VALUE, _("a histogram has one bin or more"));
    const double step = (range[1] - range[0]) / (double)b->count;
    b->edges = nb_xcalloc(b->count + 1, sizeof *b->edges);
    for (size_t i = 0; i < b->count; i++)
        b->edges[i] = range[0] + (double)i * step;
    b->edges[b->count] = range[1];
    return true;
}

static bool read_bins(struct nb_args *a, const double *x, size_t n, struct bins *b)
{
    struct nb_evaluated edges;
    *b = (struct bins){0};
    const bool several = nb_given(a, 1) && a->arg[1].type != NB_NUMBER &&
                         nb_numpy_read(a, 1, &edges) && edges.shape.rank > 0;
    if (!several)
        return equal_bins(a, x, n, b);
    b->count = edges.count - (edges.count > 0);
    b->edges = edges.x;
    return true;
}

/* The bin of x, count where there is none: the last one holds its right end, too. */
static size_t bin_of(const struct bins *b, double x)
{
    size_t low = 0, high = b->count;
    if (!(x >= b->edges[0] && x <= b->edges[b->count]))
        return b->count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        *(x >= b->edges[middle] ? &low : &high) = middle;
    }
    return low;
}

static bool read_weights(struct nb_args *a, size_t count, struct nb_evaluated *w)
{
    size_t k = nb_param_find(a->builtin, "weights");
    *w = (struct nb_evaluated){0};
    if (!nb_given(a, k))
        return true;
    if (!nb_numpy_read(a, k, w))
        return false;
    return w->count == count ||
           nb_err_set(a->err, NB_ERR_SHAPE, _("as many weights as numbers are needed"));
}

static void make_dense(const struct bins *b, double *heights)
{
    double sum = 0;
    for (size_t i = 0; i < b->count; i++)
        sum += heights[i];
    for (size_t i = 0; i < b->count; i++)
        heights[i] = heights[i] / (b->edges[i + 1] - b->edges[i]) / sum;
}

static struct nb_value histogram(struct nb_args *a)
{
    struct nb_evaluated n, w = {0};
    struct bins b = {0};
    bool dense = false;
    if (!nb_numpy_read(a, 0, &n))
        return NB_FAILED;
    struct nb_value v = NB_FAILED;
    if (read_bins(a, n.x, n.count, &b) && read_weights(a, n.count, &w) &&
        nb_arg_bool(a, nb_param_find(a->builtin, "density"), &dense)) {
        double *heights = nb_xcalloc(b.count + 1, sizeof *heights);
        for (size_t i = 0; i < n.count && nb_goes_on(i); i++)
            heights[bin_of(&b, n.x[i])] += w.x ? w.x[i] : 1;
        if (dense)
            make_dense(&b, heights);
        struct nb_shape shape = nb_vector_shape(b.count);
        v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
        v.list->items[0] = (dense || w.x ? nb_numpy_array : nb_numpy_wholes)(a, shape, heights);
        v.list->items[1] = nb_numpy_vector(a, b.edges, b.count + 1);
        b.edges = NULL;
    }
    free(b.edges);
    free(w.x);
    free(n.x);
    return v;
}

/* How often 0, 1, 2, ... are among the numbers. */
static struct nb_value bincount(struct nb_args *a)
{
    struct nb_evaluated n;
    size_t most = 0;
    if (!nb_numpy_read(a, 0, &n) || !nb_arg_count(a, nb_param_find(a->builtin, "minlength"), &most))
        return NB_FAILED;
    for (size_t i = 0; i < n.count; i++) {
        if (!(n.x[i] >= 0 && n.x[i] < NB_LIST_LONGEST) || n.x[i] != floor(n.x[i])) {
            free(n.x);
            return nb_fail(a, NB_ERR_VALUE, _("%s counts whole numbers from 0 on"),
                           a->builtin->name);
        }
        most = n.x[i] + 1 > (double)most ? (size_t)n.x[i] + 1 : most;
    }
    double *out = nb_xcalloc(most + 1, sizeof *out);
    for (size_t i = 0; i < n.count; i++)
        out[(size_t)n.x[i]]++;
    free(n.x);
    return nb_numpy_wholes(a, nb_vector_shape(most), out);
}

/* searchsorted(a, v): before which of a each v belongs. */
static struct nb_value searchsorted(struct nb_args *a)
{
    const char *side = "left";
    struct nb_evaluated n, v;
    if (!nb_arg_text(a, 2, &side) || !nb_numpy_read(a, 0, &n))
        return NB_FAILED;
    if (!nb_numpy_read(a, 1, &v)) {
        free(n.x);
        return NB_FAILED;
    }
    const bool right = strcmp(side, "right") == 0;
    for (size_t i = 0; i < v.count; i++) {
        size_t low = 0, high = n.count;
        while (low < high) {
            const size_t middle = low + (high - low) / 2;
            const bool before = right ? n.x[middle] <= v.x[i] : n.x[middle] < v.x[i];
            *(before ? &low : &high) = middle + before;
        }
        v.x[i] = (double)low;
    }
    free(n.x);
    return nb_numpy_wholes(a, v.shape, v.x);
}

/* The function without "nan" in its name, of x with another number in place of each NaN. */
static struct nb_value without_nans(struct nb_args *a, const char *name, double instead)
{
    struct nb_expr *x = NULL;
    struct nb_builder b = nb_numpy_builder(a);
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_expr *nan = nb_binary(b, NB_NE, x, x);
    struct nb_value v[] = {
        nb_tensor_of(nb_where(b, nan, nb_const(b.pool, instead), x)),
        a->arg[1],
    };
    return nb_numpy_call(a, name, v, 2);
}

static struct nb_value nansum(struct nb_args *a)
{
    return without_nans(a, "np.sum", 0);
}

static struct nb_value nanmax(struct nb_args *a)
{
    return without_nans(a, "np.max", -INFINITY);
}

static struct nb_value nanmin(struct nb_args *a)
{
    return without_nans(a, "np.min", INFINITY);
}

static struct nb_value nanmean(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    struct nb_builder b = nb_numpy_builder(a);
    struct nb_value sum = without_nans(a, "np.sum", 0);
    if (sum.type == NB_ABSENT || !nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_value v[] = {nb_tensor_of(nb_binary(b, NB_EQ, x, x)), a->arg[1]};
    struct nb_value count = nb_numpy_call(a, "np.sum", v, 2);
    if (count.type == NB_ABSENT)
        return NB_FAILED;
    return nb_tensor_of(nb_binary(b, NB_DIV, nb_node(b.pool, sum), nb_node(b.pool, count)));
}

/* average(a, axis, weights): the sum of a*weights over that of the weights. */
static struct nb_value average(struct nb_args *a)
{
    struct nb_expr *x = NULL, *w = NULL;
    struct nb_builder b = nb_numpy_builder(a);
    struct nb_value v[] = {a->arg[0], a->arg[1]};
    if (!nb_given(a, 2))
        return nb_numpy_call(a, "np.mean", v, 2);
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 2, &w))
        return NB_FAILED;
    int axis;
    if (!nb_numpy_axis(a, 1, x->shape, -1, &axis))
        return NB_FAILED;
    if (axis == 0 && x->shape.rank == 2 && w->shape.rank == 1)
        w = nb_reshape(b, w, nb_matrix_shape(w->shape.dim[0], 1));
    struct nb_expr *weighted =
        nb_call(b, &nb_basic_ops[NB_MUL], (struct nb_expr *[]){x, w}, a->err);
    if (!weighted)
        return NB_FAILED;
    struct nb_expr *all = nb_expand(b, w, weighted->shape);
    const struct nb_value both[] = {nb_tensor_of(weighted), nb_tensor_of(all)};
    struct nb_value sum[2];
    for (size_t i = 0; i < 2; i++) {
        sum[i] = nb_numpy_call(a, "np.sum", (struct nb_value[]){both[i], a->arg[1]}, 2);
        if (sum[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    return nb_tensor_of(nb_binary(b, NB_DIV, nb_node(b.pool, sum[0]), nb_node(b.pool, sum[1])));
}

#define OF_AXIS .params = "a, axis=, !keepdims="

/* For all names of the array, as Python's lists are sorted. */
static struct nb_value sort_in_place(struct nb_args *a)
{
    struct nb_entity *entity = a->arg[0].type == NB_TENSOR ? a->arg[0].entity : NULL;
    if (!entity) {
        nb_fail(a, NB_ERR_TYPE, _("arrays change in place in files of Python"));
        nb_err_hint(a->err, "a = np.sort(a)");
        return NB_FAILED;
    }
    const struct nb_value axis = nb_given(a, 1) ? a->arg[1] : nb_whole(-1);
    struct nb_value v = nb_numpy_call(a, "np.sort", (struct nb_value[]){a->arg[0], axis}, 2);
    return v.type == NB_TENSOR && nb_entity_fill(entity, v.node, a->err) ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "np.median", OF_AXIS, .run = median, .doc = N_("The number in the middle.")},
    {.name = "np.percentile",
     .params = "a, q, axis=, !keepdims=",
     .run = percentile,
     .doc = N_("The number below which q percent are.")},
    {.name = "np.quantile",
     .params = "a, q, axis=, !keepdims=",
     .run = percentile,
     .doc = N_("The number below which the part q is.")},
    {.name = "np.average",
     .params = "a, axis=, weights=",
     .run = average,
     .doc = N_("Mean of the elements, each as often as its weight says.")},
    {.name = "np.histogram",
     .params = "a, bins=10, range=, density=, weights=",
     .run = histogram,
     .doc = N_("How many numbers are in each bin, and the edges of the bins.")},
    {.name = "np.bincount",
     .aliases = "torch.bincount Tensor.bincount",
     .params = "x, minlength=",
     .run = bincount,
     .doc = N_("How often each whole number is there.")},
    {.name = "Array.sort",
     .params = "a, axis=-1",
     .run = sort_in_place,
     .doc = N_("Puts the elements into their order.")},
    {.name = "np.searchsorted",
     .params = "a, v, side=",
     .run = searchsorted,
     .doc = N_("Where each v belongs in a, which is in order.")},
    {.name = "np.nansum", .params = "a, axis=", .run = nansum, .doc = N_("Sum without NaN.")},
    {.name = "np.nanmean", .params = "a, axis=", .run = nanmean, .doc = N_("Mean without NaN.")},
    {.name = "np.nanmax",
     .params = "a, axis=",
     .run = nanmax,
     .doc = N_("Largest element without NaN.")},
    {.name = "np.nanmin",
     .params = "a, axis=",
     .run = nanmin,
     .doc = N_("Smallest element without NaN.")},
};

const struct nb_builtins nb_statistics_builtins = NB_BUILTINS(rows, NULL);
