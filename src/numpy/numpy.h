/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NumPy's and SciPy's functions that nabla's own language has not, or has otherwise. */
#ifndef NB_NUMPY_NUMPY_H
#define NB_NUMPY_NUMPY_H

#include "graph/build.h"
#include "value/interp.h"

/* Their names in an interpreter of library/library.h. */
void nb_numpy_register(struct nb_interp *in);

/* What numpy.c registers. */
extern const struct nb_builtins nb_dtype_builtins;      /* np.int64, torch.long, ... */
extern const struct nb_builtins nb_folds_builtins;      /* np.sum, np.std, ... */
extern const struct nb_builtins nb_pieces_builtins;     /* np.piecewise, np.vectorize, ... */
extern const struct nb_builtins nb_places_builtins;     /* np.tile, np.roll, np.split, ... */
extern const struct nb_builtins nb_sampled_builtins;    /* np.gradient, np.trapz, ... */
extern const struct nb_builtins nb_statistics_builtins; /* np.median, np.histogram, ... */
extern const struct nb_builtins nb_legacy_builtins;     /* np.random.randint, ... */
extern const struct nb_builtins nb_generator_builtins;  /* np.random.default_rng */
extern const struct nb_builtins nb_special_builtins;    /* scipy.special, scipy.stats */

/* An array's numbers in memory, for what is computed at once. */
struct nb_evaluated {
    struct nb_shape shape;
    size_t count;
    double *x; /* the caller frees it */
};

/* Argument k, which is given; false sets err. */
bool nb_numpy_read(struct nb_args *a, size_t k, struct nb_evaluated *out);
/* A vector, or an array of a shape, of numbers that it takes. */
struct nb_value nb_numpy_vector(struct nb_args *a, double *x, size_t count);
struct nb_value nb_numpy_array(struct nb_args *a, struct nb_shape shape, double *x);
/* The same, of whole numbers. */
struct nb_value nb_numpy_wholes(struct nb_args *a, struct nb_shape shape, double *x);
/* Another builtin, by its name here, of these arguments; what is absent is None. */
struct nb_value nb_numpy_call(struct nb_args *a, const char *name, const struct nb_value *v,
                              size_t count);
struct nb_builder nb_numpy_builder(const struct nb_args *a);
/* The axis in argument k of x, `standard` when it is not given; false sets err. */
bool nb_numpy_axis(struct nb_args *a, size_t k, struct nb_shape shape, int standard, int *axis);
/* One message of what has no answer here, with a hint or NULL. */
struct nb_value nb_numpy_lacks(struct nb_args *a, const char *message, const char *hint);

#endif
