/* SPDX-License-Identifier: GPL-3.0-or-later */
/* np.random beyond uniform and normal numbers, with the numbers of NumPy's legacy generator:
 * value/random.h has the generator. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/reshape.h"
#include "lang/iterate.h"
#include "numpy/numpy.h"
#include "value/convert.h"
#include "value/elements.h"
#include "value/param.h"
#include "value/random.h"

static struct nb_random *generator(const struct nb_args *a)
{
    return &a->in->random[1];
}

/* A whole number from 0 to most, as NumPy draws it: bits that are too large are drawn anew. */
static double below(struct nb_random *r, double most)
{
    uint64_t mask = 0, value, limit = (uint64_t)most;
    if (limit == 0)
        return 0;
    for (uint64_t m = limit; m; m >>= 1)
        mask |= m;
    do {
        value = nb_random_word(r);
        if (limit > UINT32_MAX)
            value = value << 32 | nb_random_word(r);
        value &= mask;
    } while (value > limit);
    return (double)value;
}

static bool add_size(struct nb_args *a, struct nb_value v, struct nb_shape *shape)
{
    double n = 0;
    if (v.type == NB_TUPLE || v.type == NB_LIST) {
        for (size_t i = 0; i < v.list->count; i++)
            if (!add_size(a, v.list->items[i], shape))
                return false;
        return true;
    }
    if (!nb_value_number(v, &n, a->err))
        return false;
    if (!(n >= 0) || n != floor(n))
        return nb_err_set(a->err, NB_ERR_VALUE, _("a size must be a whole number, 0 or more"));
    if (shape->rank == NB_MAX_RANK)
        return nb_err_set(a->err, NB_ERR_SHAPE, _("tensors have at most two dimensions"));
    if (n > 0x1p31)
        return nb_err_set(a->err, NB_ERR_SIZE, _("a size of %.17g is too large"), n);
    shape->dim[shape->rank++] = (size_t)n;
    return true;
}

/* The size in argument k: without one a single number. */
static bool read_size(struct nb_args *a, size_t k, struct nb_shape *shape)
{
    *shape = nb_scalar_shape;
    bool ok = !nb_given(a, k) || add_size(a, a->arg[k], shape);
    if (ok && (double)nb_shape_rows(*shape) * (double)nb_shape_columns(*shape) > 0x1p31)
        ok = nb_err_set(a->err, NB_ERR_SIZE, _("a size of %.17g is too large"), 0x1p31);
    nb_err_at(a->err, a->arg_span[k]);
    return ok;
}

static double *draw_wholes(struct nb_args *a, double low, double most, size_t count)
{
    struct nb_random *r = generator(a);
    double *x = nb_xcalloc(count + 1, sizeof *x);
    for (size_t i = 0; i < count && nb_goes_on(i); i++)
        x[i] = low + below(r, most);
    return x;
}

/* randint(high), randint(low, high, size): high excluded. */
static struct nb_value randint(struct nb_args *a)
{
    double low = 0, high = 0;
    struct nb_shape shape;
    const size_t end = nb_given(a, 1) ? 1 : 0;
    if ((end == 1 && !nb_arg_number(a, 0, &low)) || !nb_arg_number(a, end, &high) ||
        !read_size(a, 2, &shape))
        return NB_FAILED;
    low = ceil(low);
    if (!(low < high) || !(high - low < 0x1p53))
        return nb_fail(a, NB_ERR_VALUE, _("low must be less than high"));
    double *x = draw_wholes(a, low, ceil(high) - low - 1, nb_shape_count(shape));
    return nb_numpy_wholes(a, shape, x);
}

/* 0 .. n-1 in an order by chance. */
static double *permuted(struct nb_args *a, size_t n)
{
    struct nb_random *r = generator(a);
    double *x = nb_xcalloc(n + 1, sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = (double)i;
    for (size_t i = n; i-- > 1;) {
        const size_t k = (size_t)below(r, (double)i);
        const double kept = x[i];
        x[i] = x[k];
        x[k] = kept;
    }
    return x;
}

/* What is chosen among: the items of a list or an array, or the numbers up to one. */
static bool read_choices(struct nb_args *a, struct nb_value *items, size_t *count)
{
    double n = 0;
    *items = a->arg[0];
    if (nb_is_numeric(*items) && nb_shape_of(*items).rank == 0) {
        if (!nb_arg_number(a, 0, &n))
            return false;
        *items = (struct nb_value){.type = NB_NONE};
        *count = n >= 0 && n < 0x1p31 ? (size_t)n : 0;
    } else if (!nb_iterable_count(*items, count, a->err)) {
        nb_err_at(a->err, a->arg_span[0]);
        return false;
    }
    return *count > 0 || nb_err_set(a->err, NB_ERR_VALUE, _("there is nothing to choose from"));
}

/* The chosen ones, by their numbers, which are taken. */
static struct nb_value items_at(struct nb_args *a, struct nb_value items, struct nb_shape shape,
                                double *at)
{
    const size_t n = nb_shape_count(shape);
    struct nb_value v;
    if (items.type == NB_NONE)
        return nb_numpy_wholes(a, shape, at);
    if (items.type == NB_TENSOR || items.type == NB_STEPS) {
        struct nb_value index = nb_numpy_array(a, shape, at);
        struct nb_value taken[] = {items, index, nb_whole(0)};
        return nb_numpy_call(a, "np.take", taken, nb_shape_of(items).rank == 2 ? 3 : 2);
    }
    v = nb_list_new(&a->in->pool->gc, NB_LIST, n);
    for (size_t i = 0; i < n; i++)
        v.list->items[i] = items.list->items[(size_t)at[i]];
    free(at);
    if (shape.rank == 0)
        return v.list->items[0];
    struct nb_err err = {0};
    struct nb_expr *e = nb_value_expr(a->in, v, a->span, &err);
    return e ? nb_in_elements(a->in, nb_tensor_of(nb_reshape(nb_numpy_builder(a), e, shape)),
                              nb_elements_of(v))
             : v;
}

/* By probabilities: where their running sums pass a uniform number. */
static bool choose_by(struct nb_args *a, size_t k, size_t count, double *at, size_t n)
{
    struct nb_evaluated p;
    if (!nb_numpy_read(a, k, &p))
        return false;
    double sum = 0;
    bool ok = p.count == count;
    for (size_t i = 0; ok && i < p.count; i++) {
        ok = p.x[i] >= 0;
        p.x[i] = sum += p.x[i];
    }
    ok = ok && fabs(sum - 1) < 1e-8;
    for (size_t i = 0; ok && i < n; i++) {
        const double u = nb_random_double(generator(a));
        size_t place = 0;
        while (place + 1 < count && p.x[place] / sum <= u)
            place++;
        at[i] = (double)place;
    }
    free(p.x);
    if (!ok)
        nb_fail(a, NB_ERR_VALUE, _("p has a probability for each, and their sum is 1"));
    nb_err_at(a->err, a->arg_span[k]);
    return ok;
}

static struct nb_value choice(struct nb_args *a)
{
    struct nb_value items;
    struct nb_shape shape;
    size_t count;
    bool replace = true;
    if (!read_choices(a, &items, &count) || !read_size(a, 1, &shape) ||
        !nb_arg_bool(a, 2, &replace))
        return NB_FAILED;
    const size_t n = nb_shape_count(shape);
    if (!replace && n > count)
        return nb_fail(a, NB_ERR_VALUE, _("%zu of %zu cannot all be different"), n, count);
    if (!replace && nb_given(a, 3))
        return nb_numpy_lacks(a, _("nabla chooses by p only with replace=True"), NULL);
    double *at;
    if (!replace) {
        at = permuted(a, count);
    } else if (!nb_given(a, 3)) {
        at = draw_wholes(a, 0, (double)count - 1, n);
    } else {
        at = nb_xcalloc(n + 1, sizeof *at);
        if (!choose_by(a, 3, count, at, n)) {
            free(at);
            return NB_FAILED;
        }
    }
    return items_at(a, items, shape, at);
}

static struct nb_value permutation(struct nb_args *a)
{
    struct nb_value items;
    size_t count;
    if (!read_choices(a, &items, &count))
        return NB_FAILED;
    return items_at(a, items, nb_vector_shape(count), permuted(a, count));
}

/* In place: a list, or in a file of Python the array that names share. */
static struct nb_value shuffle(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    if (v.type == NB_TENSOR && v.entity && v.node->shape.rank > 0) {
        struct nb_value now = items_at(a, v, nb_vector_shape(v.node->shape.dim[0]),
                                       permuted(a, v.node->shape.dim[0]));
        if (now.type == NB_ABSENT)
            return NB_FAILED;
        return nb_entity_fill(v.entity, now.node, a->err) ? nb_none() : NB_FAILED;
    }
    if (v.type != NB_LIST) {
        nb_fail(a, NB_ERR_TYPE, _("arrays are not shuffled in place"));
        nb_err_hint(a->err, "x = np.random.permutation(x)");
        return NB_FAILED;
    }
    for (size_t i = v.list->count; i-- > 1;) {
        const size_t k = (size_t)below(generator(a), (double)i);
        const struct nb_value kept = v.list->items[i];
        v.list->items[i] = v.list->items[k];
        v.list->items[k] = kept;
    }
    return nb_none();
}

static struct nb_value exponential(struct nb_args *a)
{
    double scale = 1;
    struct nb_shape shape;
    if (!nb_arg_number(a, 0, &scale) || !read_size(a, 1, &shape))
        return NB_FAILED;
    const size_t n = nb_shape_count(shape);
    double *x = nb_xcalloc(n + 1, sizeof *x);
    for (size_t i = 0; i < n && nb_goes_on(i); i++)
        x[i] = -log(1 - nb_random_double(generator(a))) * scale;
    return nb_numpy_array(a, shape, x);
}

/* Another generator, of a RandomState of Python's (python/numpy.py): its number. */
static struct nb_value new_state(struct nb_args *a)
{
    struct nb_interp *in = a->in;
    in->random = nb_grow(in->random, &in->random_cap, in->random_count + 1, sizeof *in->random);
    in->random[in->random_count] = (struct nb_random){.seeded = false};
    return nb_whole((double)in->random_count++);
}

/* That generator in the place of np.random's, and back. */
static struct nb_value swap_state(struct nb_args *a)
{
    double number = 0;
    if (!nb_arg_number(a, 0, &number))
        return NB_FAILED;
    if (!(number >= 2 && number < (double)a->in->random_count))
        return nb_fail(a, NB_ERR_VALUE, _("%.17g is not a whole number"), number);
    struct nb_random *other = &a->in->random[(size_t)number], kept = *other;
    *other = *generator(a);
    *generator(a) = kept;
    return nb_none();
}

/* PyTorch's: the rest of 32 bits. */
static double torch_below(struct nb_args *a, double count)
{
    return (double)(nb_random_word(&a->in->random[0]) % (uint32_t)count);
}

/* randint(high, size), randint(low, high, size). */
static struct nb_value torch_randint(struct nb_args *a)
{
    double low = 0, high = 0;
    struct nb_shape shape;
    const bool both = nb_given(a, 2);
    if ((both && !nb_arg_number(a, 0, &low)) || !nb_arg_number(a, both ? 1 : 0, &high) ||
        !read_size(a, both ? 2 : 1, &shape))
        return NB_FAILED;
    if (low != floor(low) || high != floor(high) || !(low < high) || !(high - low < 0x1p32))
        return nb_fail(a, NB_ERR_VALUE, _("low must be less than high"));
    const size_t n = nb_shape_count(shape);
    double *x = nb_xcalloc(n + 1, sizeof *x);
    for (size_t i = 0; i < n && nb_goes_on(i); i++)
        x[i] = low + torch_below(a, high - low);
    return nb_numpy_wholes(a, shape, x);
}

static struct nb_value torch_randperm(struct nb_args *a)
{
    size_t n = 0;
    if (!nb_arg_count(a, 0, &n))
        return NB_FAILED;
    if (n > NB_LIST_LONGEST)
        return nb_fail(a, NB_ERR_SIZE, _("a size of %.17g is too large"), (double)n);
    double *x = nb_xcalloc(n + 1, sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = (double)i;
    for (size_t i = 0; i + 1 < n; i++) {
        const size_t k = i + (size_t)torch_below(a, (double)(n - i));
        const double kept = x[i];
        x[i] = x[k];
        x[k] = kept;
    }
    return nb_numpy_wholes(a, nb_vector_shape(n), x);
}

static const struct nb_builtin rows[] = {
    {.name = "np.random.randint",
     .params = "low, high=, size=, ~dtype=",
     .run = randint,
     .doc = N_("Whole numbers from low up to, not including, high.")},
    {.name = "np.random.choice",
     .params = "a, size=, replace=, p=",
     .run = choice,
     .doc = N_("Some of a by chance.")},
    {.name = "np.random.permutation",
     .params = "x",
     .run = permutation,
     .doc = N_("The elements in an order by chance.")},
    {.name = "np.random.shuffle",
     .params = "x",
     .run = shuffle,
     .doc = N_("Puts a list into an order by chance.")},
    {.name = "np.random.exponential",
     .params = "scale=, size=",
     .run = exponential,
     .doc = N_("Exponential random numbers of mean scale.")},
    {.name = "Python._random_state",
     .params = "",
     .run = new_state,
     .doc = N_("The number of a new generator.")},
    {.name = "Python._swap_state",
     .params = "number",
     .run = swap_state,
     .doc = N_("Exchanges a generator with that of np.random.")},
    {.name = "torch.randint",
     .params = "low, high=, size=, ~dtype=",
     .run = torch_randint,
     .doc = N_("Whole numbers from low up to, not including, high.")},
    {.name = "torch.randperm",
     .params = "n, ~dtype=",
     .run = torch_randperm,
     .doc = N_("The numbers below n in an order by chance.")},
};

const struct nb_builtins nb_legacy_builtins = NB_BUILTINS(rows, NULL);
