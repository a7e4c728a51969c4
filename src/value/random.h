/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers: the generators of PyTorch (for the processor) and of NumPy (the legacy
 * one of np.random), so that a script with torch.manual_seed or np.random.seed draws the
 * same doubles here and there. */
#ifndef NB_VALUE_RANDOM_H
#define NB_VALUE_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The Mersenne twister MT19937 (Matsumoto and Nishimura 1998). A zeroed one is
 * seeded when it is first used. */
struct nb_random {
    uint32_t state[624];
    size_t next;
    bool seeded;
    bool has_spare; /* a normal number that came with the one before */
    double spare;
};

/* Begins it anew, by the number; and as Python does, by the words of the number. */
void nb_random_seed(struct nb_random *r, uint64_t seed);
void nb_random_seed_python(struct nb_random *r, uint64_t seed);
/* For whoever makes more of NumPy's numbers: 32 bits, and a double in [0, 1). */
uint32_t nb_random_word(struct nb_random *r);
double nb_random_double(struct nb_random *r);

#endif
