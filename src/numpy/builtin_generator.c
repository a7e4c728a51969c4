/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Generator of np.random.default_rng draws with; the class itself is Python's
 * (python/numpy.py). */
#include "config.h"

#include <math.h>
#include <time.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "numpy/numpy.h"
#include "numpy/pcg.h"
#include "value/convert.h"
#include "value/random.h"

/* A generator, by the number in argument 0; NULL sets err. */
static struct nb_random *generator(struct nb_args *a)
{
    double number = 0;
    if (!nb_arg_number(a, 0, &number))
        return NULL;
    if (number >= 2 && number < (double)a->in->random_count)
        return &a->in->random[(size_t)number];
    nb_fail(a, NB_ERR_VALUE, _("%.17g is not a whole number"), number);
    return NULL;
}

/* Without a seed the numbers are others each time, and of each generator. */
static struct nb_value new_generator(struct nb_args *a)
{
    struct nb_interp *in = a->in;
    double seed = (double)time(NULL) * 1000 + (double)in->random_count;
    if (nb_given(a, 0) && !nb_arg_number(a, 0, &seed))
        return NB_FAILED;
    if (!(seed >= 0 && seed == floor(seed) && seed < 0x1p63))
        return nb_fail(a, NB_ERR_VALUE, _("a seed is a whole number, 0 or more"));
    in->random = nb_grow(in->random, &in->random_cap, in->random_count + 1, sizeof *in->random);
    nb_pcg_seed(&in->random[in->random_count], (uint64_t)seed);
    return nb_whole((double)in->random_count++);
}

/* How many numbers; false sets err. */
static bool read_count(struct nb_args *a, size_t *count)
{
    if (!nb_arg_count(a, 1, count))
        return false;
    if (*count <= NB_LIST_LONGEST)
        return true;
    nb_fail(a, NB_ERR_SIZE, _("a size of %.17g is too large"), (double)*count);
    return false;
}

static struct nb_value doubles(struct nb_args *a)
{
    size_t count = 0;
    struct nb_random *r = generator(a);
    if (!r || !read_count(a, &count))
        return NB_FAILED;
    double *x = nb_xcalloc(count + 1, sizeof *x);
    for (size_t i = 0; i < count && nb_goes_on(i); i++)
        x[i] = nb_pcg_double(r);
    return nb_numpy_vector(a, x, count);
}

static struct nb_value normals(struct nb_args *a)
{
    size_t count = 0;
    struct nb_random *r = generator(a);
    if (!r || !read_count(a, &count))
        return NB_FAILED;
    double *x = nb_xcalloc(count + 1, sizeof *x);
    nb_pcg_normals(r, x, count);
    return nb_numpy_vector(a, x, count);
}

/* From 0 to most. */
static struct nb_value wholes(struct nb_args *a)
{
    size_t count = 0;
    double most = 0;
    struct nb_random *r = generator(a);
    if (!r || !read_count(a, &count) || !nb_arg_number(a, 2, &most))
        return NB_FAILED;
    if (!(most >= 0 && most < 0x1p53))
        return nb_fail(a, NB_ERR_VALUE, _("low must be less than high"));
    double *x = nb_xcalloc(count + 1, sizeof *x);
    for (size_t i = 0; i < count && nb_goes_on(i); i++)
        x[i] = (double)nb_pcg_below(r, (uint64_t)most);
    return nb_numpy_wholes(a, nb_vector_shape(count), x);
}

static const struct nb_builtin rows[] = {
    {.name = "Python._generator",
     .params = "seed=",
     .run = new_generator,
     .doc = N_("The number of a new generator.")},
    {.name = "Python._generator_doubles",
     .params = "number, count",
     .run = doubles,
     .doc = N_("Numbers from 0 up to 1.")},
    {.name = "Python._generator_normals",
     .params = "number, count",
     .run = normals,
     .doc = N_("Normal numbers of mean 0 and variance 1.")},
    {.name = "Python._generator_wholes",
     .params = "number, count, most",
     .run = wholes,
     .doc = N_("Whole numbers from 0 to most.")},
};

const struct nb_builtins nb_generator_builtins = NB_BUILTINS(rows, NULL);
