/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The generator of np.random.default_rng: PCG64 (O'Neill 2014), seeded as NumPy's SeedSequence
 * does, with the normal numbers of the ziggurat (Marsaglia and Tsang 2000) of 256 layers. */
#ifndef NB_NUMPY_PCG_H
#define NB_NUMPY_PCG_H

#include <stddef.h>
#include <stdint.h>

struct nb_random; /* value/random.h */

/* The state is kept in the words of one of the interpreter's generators. */
void nb_pcg_seed(struct nb_random *r, uint64_t seed);
/* In [0, 1), in steps of 2^-53. */
double nb_pcg_double(struct nb_random *r);
/* From 0 to most, each as likely. */
uint64_t nb_pcg_below(struct nb_random *r, uint64_t most);
/* Of mean 0 and variance 1, until an interruption. */
void nb_pcg_normals(struct nb_random *r, double *out, size_t count);

#endif
