/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Mersenne twister. */
#include "config.h"

#include "value/random.h"

enum { N = 624, M = 397 };

void nb_random_seed(struct nb_random *r, uint64_t seed)
{
    *r = (struct nb_random){.next = N, .seeded = true};
    r->state[0] = (uint32_t)seed;
    for (uint32_t i = 1; i < N; i++)
        r->state[i] = 1812433253U * (r->state[i - 1] ^ (r->state[i - 1] >> 30)) + i;
}

static uint32_t twist(uint32_t upper, uint32_t lower)
{
    uint32_t y = (upper & 0x80000000U) | (lower & 0x7FFFFFFFU);
    return (y >> 1) ^ (y & 1 ? 0x9908B0DFU : 0);
}

static void refill(struct nb_random *r)
{
    for (size_t i = 0; i < N; i++)
        r->state[i] = r->state[(i + M) % N] ^ twist(r->state[i], r->state[(i + 1) % N]);
    r->next = 0;
}

uint32_t nb_random_word(struct nb_random *r)
{
    if (!r->seeded)
        nb_random_seed(r, 5489);
    if (r->next == N)
        refill(r);
    uint32_t y = r->state[r->next++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9D2C5680U;
    y ^= (y << 15) & 0xEFC60000U;
    return y ^ (y >> 18);
}

void nb_random_seed_python(struct nb_random *r, uint64_t seed)
{
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    uint32_t *s = r->state, keys = key[1] ? 2 : 1, i = 1;
    nb_random_seed(r, 19650218);
    for (uint32_t k = 0; k < N; k++) {
        s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1664525U)) + key[k % keys] + k % keys;
        if (++i == N) {
            s[0] = s[N - 1];
            i = 1;
        }
    }
    for (uint32_t k = 1; k < N; k++) {
        s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1566083941U)) - i;
        if (++i == N) {
            s[0] = s[N - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000U;
}
