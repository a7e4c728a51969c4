/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What torch.rand, np.random.rand and their like make of the Mersenne twister. */
#include "config.h"

#include "value/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "value/convert.h"
#include "value/interp.h"

static const double two_pi = 6.283185307179586;

/* The low 53 bits of two words. */
static double uniform(struct nb_random *r)
{
    uint64_t high = nb_random_word(r), low = nb_random_word(r);
    return (double)((high << 32 | low) & ((UINT64_C(1) << 53) - 1)) * 0x1p-53;
}

/* n numbers uniform in [0, 1), or normal with mean 0 and deviation 1: in the
 * order in which torch.rand and torch.randn give doubles. */
static void random_uniform(struct nb_random *r, double *x, size_t n)
{
    for (size_t i = 0; i < n && nb_goes_on(i); i++)
        x[i] = uniform(r);
}

/* Box and Muller: a pair of normal numbers from a pair of uniform ones. */
static void transform(double u, double radius2, double *first, double *second)
{
    double radius = sqrt(radius2);
    *first = radius * cos(two_pi * u);
    *second = radius * sin(two_pi * u);
}

/* Short tensors: one after the other, the second of a pair is kept. */
static double normal(struct nb_random *r)
{
    double x;
    if (r->has_spare) {
        r->has_spare = false;
        return r->spare;
    }
    double u = uniform(r), v = uniform(r);
    transform(u, -2 * log1p(-v), &x, &r->spare);
    r->has_spare = true;
    return x;
}

enum { BLOCK = 16 };

/* Sixteen uniform numbers become normal: each with the one eight further. */
static void transform_block(double *x)
{
    for (size_t i = 0; i < BLOCK / 2; i++)
        transform(x[i + BLOCK / 2], -2 * log(1 - x[i]), &x[i], &x[i + BLOCK / 2]);
}

static void random_normal(struct nb_random *r, double *x, size_t n)
{
    if (n < BLOCK) {
        for (size_t i = 0; i < n; i++)
            x[i] = normal(r);
        return;
    }
    random_uniform(r, x, n);
    for (size_t i = 0; i + BLOCK <= n && nb_goes_on(i); i += BLOCK)
        transform_block(x + i);
    if (n % BLOCK) { /* the last sixteen again, from new numbers */
        random_uniform(r, x + n - BLOCK, BLOCK);
        transform_block(x + n - BLOCK);
    }
}

static bool add_size(struct nb_args *a, struct nb_value v, struct nb_span span,
                     struct nb_shape *shape)
{
    if (v.type == NB_TUPLE || v.type == NB_LIST) {
        for (size_t i = 0; i < v.list->count; i++)
            if (!add_size(a, v.list->items[i], span, shape))
                return false;
        return true;
    }
    double n = 0;
    bool ok = nb_value_number(v, &n, a->err);
    if (ok && (!(n >= 0) || n != floor(n)))
        ok = nb_err_set(a->err, NB_ERR_VALUE, _("a size must be a whole number, 0 or more"));
    else if (ok && n > NB_MOST_ELEMENTS)
        ok = nb_err_set(a->err, NB_ERR_SIZE, _("a size of %.17g is too large"), n);
    else if (ok && shape->rank == NB_MAX_RANK)
        ok = nb_err_set(a->err, NB_ERR_SHAPE, _("tensors have at most two dimensions"));
    nb_err_at(a->err, span);
    if (ok)
        shape->dim[shape->rank++] = (size_t)n;
    return ok;
}

/* NumPy's functions have one of their own. */
static struct nb_random *generator(const struct nb_args *a)
{
    return &a->in->random[strncmp(a->builtin->name, "np.", 3) == 0];
}

typedef void fill_function(struct nb_random *r, double *x, size_t n);

static struct nb_value filled(struct nb_args *a, struct nb_shape shape, fill_function *fill)
{
    double count = (double)nb_shape_rows(shape) * (double)nb_shape_columns(shape);
    if (!nb_size_fits(count))
        return nb_fail(a, NB_ERR_SIZE, _("a tensor of %.3g elements does not fit into memory"),
                       count);
    size_t n = nb_shape_count(shape);
    double *x = nb_xcalloc(n ? n : 1, sizeof *x);
    fill(generator(a), x, n);
    if (!nb_interrupt_check(a->err)) {
        free(x);
        return NB_FAILED;
    }
    return nb_tensor_of(nb_data_take(a->in->pool, shape, x));
}

static struct nb_value of_sizes(struct nb_args *a, fill_function *fill)
{
    struct nb_shape shape = {0};
    for (size_t i = 0; i < a->nrest; i++)
        if (!add_size(a, a->rest[i], a->rest_span[i], &shape))
            return NB_FAILED;
    return filled(a, shape, fill);
}

static struct nb_value like(struct nb_args *a, fill_function *fill)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? filled(a, x->shape, fill) : NB_FAILED;
}

static struct nb_value torch_rand(struct nb_args *a)
{
    return of_sizes(a, random_uniform);
}

static struct nb_value torch_randn(struct nb_args *a)
{
    return of_sizes(a, random_normal);
}

static struct nb_value rand_like(struct nb_args *a)
{
    return like(a, random_uniform);
}

static struct nb_value randn_like(struct nb_args *a)
{
    return like(a, random_normal);
}

static struct nb_value manual_seed(struct nb_args *a)
{
    double seed = 0;
    if (nb_given(a, 0) && a->arg[0].type != NB_NONE && !nb_arg_number(a, 0, &seed))
        return NB_FAILED;
    if (seed != floor(seed) || fabs(seed) > 0x1p53) {
        nb_fail(a, NB_ERR_VALUE, _("a seed must be a whole number"));
        nb_err_at(a->err, a->arg_span[0]);
        return NB_FAILED;
    }
    nb_random_seed(generator(a), (uint64_t)(int64_t)seed);
    return nb_none();
}

static struct nb_value python_seed(struct nb_args *a)
{
    double seed = 0;
    if (nb_given(a, 0) && a->arg[0].type != NB_NONE && !nb_arg_number(a, 0, &seed))
        return NB_FAILED;
    if (seed != floor(seed) || fabs(seed) > 0x1p53)
        return nb_fail(a, NB_ERR_VALUE, _("a seed must be a whole number"));
    nb_random_seed_python(generator(a), (uint64_t)fabs(seed));
    return nb_none();
}

static double numpy_uniform(struct nb_random *r);

static struct nb_value python_uniform(struct nb_args *a)
{
    double low = 0, high = 1;
    if (!nb_arg_number(a, 0, &low) || !nb_arg_number(a, 1, &high))
        return NB_FAILED;
    return nb_number(low + (high - low) * numpy_uniform(generator(a)));
}

/* NumPy's doubles: 27 bits of one word and 26 of the next. */
static double numpy_uniform(struct nb_random *r)
{
    uint32_t high = nb_random_word(r) >> 5, low = nb_random_word(r) >> 6;
    return ((double)high * 0x1p26 + (double)low) * 0x1p-53;
}

/* Marsaglia's polar method; the second of a pair comes out first. */
static double numpy_normal(struct nb_random *r)
{
    double u, v, square;
    if (r->has_spare) {
        r->has_spare = false;
        return r->spare;
    }
    do {
        u = 2 * numpy_uniform(r) - 1;
        v = 2 * numpy_uniform(r) - 1;
        square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = sqrt(-2 * log(square) / square);
    r->spare = factor * u;
    r->has_spare = true;
    return factor * v;
}

double nb_random_double(struct nb_random *r)
{
    return numpy_uniform(r);
}

static void fill_numpy_uniform(struct nb_random *r, double *x, size_t n)
{
    for (size_t i = 0; i < n && nb_goes_on(i); i++)
        x[i] = numpy_uniform(r);
}

static void fill_numpy_normal(struct nb_random *r, double *x, size_t n)
{
    for (size_t i = 0; i < n && nb_goes_on(i); i++)
        x[i] = numpy_normal(r);
}

/* One number where there is no size. */
static struct nb_value number_or_array(struct nb_value v, bool sized)
{
    return v.type == NB_ABSENT || sized ? v : nb_number_of(v.node);
}

/* rand(2, 3). */
static struct nb_value numpy_of_sizes(struct nb_args *a)
{
    bool normal = strcmp(a->builtin->name, "np.random.randn") == 0;
    struct nb_value v = of_sizes(a, normal ? fill_numpy_normal : fill_numpy_uniform);
    return number_or_array(v, a->nrest > 0);
}

/* The sizes in argument k, in the order of NumPy's generator. */
static struct nb_value numpy_sized(struct nb_args *a, size_t k, bool normal)
{
    struct nb_shape shape = {0};
    if (nb_given(a, k) && !add_size(a, a->arg[k], a->arg_span[k], &shape))
        return NB_FAILED;
    return filled(a, shape, normal ? fill_numpy_normal : fill_numpy_uniform);
}

static struct nb_value numpy_standard(struct nb_args *a)
{
    bool normal = strcmp(a->builtin->name, "np.random.standard_normal") == 0;
    return number_or_array(numpy_sized(a, 0, normal), nb_given(a, 0));
}

/* uniform(low, high, size), normal(loc, scale, size): a standard one, moved. */
static struct nb_value numpy_moved(struct nb_args *a)
{
    bool normal = strcmp(a->builtin->name, "np.random.normal") == 0;
    double first, second;
    if (!nb_arg_standard(a, normal ? "loc" : "low", &first) ||
        !nb_arg_standard(a, normal ? "scale" : "high", &second))
        return NB_FAILED;
    struct nb_value v = numpy_sized(a, 2, normal);
    if (v.type == NB_ABSENT)
        return NB_FAILED;
    struct nb_builder b = {a->in->pool, false};
    struct nb_expr *width = nb_const(b.pool, normal ? second : second - first);
    struct nb_expr *e = nb_binary(b, NB_MUL, width, v.node);
    v.node = nb_binary(b, NB_ADD, nb_const(b.pool, first), e);
    return number_or_array(v, nb_given(a, 2));
}

/* Of a pair the second is kept. */
static struct nb_value python_gauss(struct nb_args *a)
{
    struct nb_random *r = generator(a);
    double mu, sigma, z = r->spare;
    if (!nb_arg_standard(a, "mu", &mu) || !nb_arg_standard(a, "sigma", &sigma))
        return NB_FAILED;
    if (!r->has_spare) {
        const double u = numpy_uniform(r);
        transform(u, -2.0 * log(1.0 - numpy_uniform(r)), &z, &r->spare);
    }
    r->has_spare = !r->has_spare;
    return nb_number(mu + z * sigma);
}

/* The bits of the twister itself, the first word lowest. */
static struct nb_value python_bits(struct nb_args *a)
{
    struct nb_random *r = generator(a);
    double k = 0;
    if (!nb_arg_number(a, 0, &k))
        return NB_FAILED;
    if (!(k >= 1 && k <= 62))
        return nb_fail(a, NB_ERR_VALUE, _("1 to 62 bits are there at once"));
    uint64_t bits = nb_random_word(r) >> (k < 32 ? 32 - (unsigned)k : 0);
    if (k > 32)
        bits |= (uint64_t)(nb_random_word(r) >> (64 - (unsigned)k)) << 32;
    return nb_whole_number((int64_t)bits);
}

static const struct nb_builtin rows[] = {
    {.name = "np.random.rand",
     .params = "*size",
     .run = numpy_of_sizes,
     .doc = N_("Random numbers in [0, 1), after np.random.seed(n) the ones of NumPy.")},
    {.name = "np.random.randn",
     .params = "*size",
     .run = numpy_of_sizes,
     .doc = N_("Normal random numbers, after np.random.seed(n) the ones of NumPy.")},
    {.name = "np.random.random",
     .aliases = "np.random.random_sample",
     .params = "size=",
     .run = numpy_standard,
     .doc = N_("Random numbers in [0, 1).")},
    {.name = "np.random.standard_normal",
     .params = "size=",
     .run = numpy_standard,
     .doc = N_("Normal random numbers.")},
    {.name = "np.random.uniform",
     .params = "low=0, high=1, size=",
     .run = numpy_moved,
     .doc = N_("Random numbers in [low, high).")},
    {.name = "np.random.normal",
     .params = "loc=0, scale=1, size=",
     .run = numpy_moved,
     .doc = N_("Normal random numbers of mean loc and deviation scale.")},
    {.name = "np.random.seed",
     .params = "seed",
     .run = manual_seed,
     .doc = N_("Begins NumPy's random numbers anew: the same seed, the same numbers.")},
    {.name = "random.seed",
     .params = "a=",
     .run = python_seed,
     .doc = N_("Begins Python's random numbers anew: the same seed, the same numbers.")},
    {.name = "random.random",
     .aliases = "Python._random",
     .params = "",
     .run = python_uniform,
     .doc = N_("A random number in [0, 1), after random.seed(n) the one of Python.")},
    {.name = "random.gauss", .params = "mu=0, sigma=1", .run = python_gauss, .doc = N_("Normal.")},
    {.name = "random.getrandbits",
     .aliases = "Python._getrandbits",
     .params = "k",
     .run = python_bits,
     .doc = N_("Random bits.")},
    {.name = "random.uniform",
     .params = "a, b",
     .run = python_uniform,
     .doc = N_("A random number between a and b.")},
    {.name = "torch.rand",
     .params = "*size, ~dtype=",
     .run = torch_rand,
     .doc = N_("Random numbers in [0, 1), after manual_seed(n) the ones of PyTorch.")},
    {.name = "torch.randn",
     .params = "*size, ~dtype=",
     .run = torch_randn,
     .doc = N_("Normal random numbers, after manual_seed(n) the ones of PyTorch.")},
    {.name = "torch.rand_like",
     .params = "input, ~dtype=",
     .run = rand_like,
     .doc = N_("Random numbers in the shape of input.")},
    {.name = "torch.randn_like",
     .params = "input, ~dtype=",
     .run = randn_like,
     .doc = N_("Normal random numbers in the shape of input.")},
    {.name = "manual_seed",
     .params = "seed",
     .run = manual_seed,
     .doc = N_("Begins the random numbers anew: the same seed, the same numbers.")},
};

const struct nb_builtins nb_random_builtins = NB_BUILTINS(rows, NULL);
