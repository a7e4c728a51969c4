/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NumPy's newer generator. */
#include "config.h"

#include "numpy/pcg.h"

#include <math.h>
#include <string.h>

#include "base/interrupt.h"
#include "value/random.h"

__extension__ typedef unsigned __int128 wide;

struct pcg {
    wide state, step;
    uint32_t half; /* the other half of a word that gave 32 bits */
    bool has_half;
};

_Static_assert(sizeof(struct pcg) <= sizeof((struct nb_random *)0)->state, "a state fits");

static struct pcg load(const struct nb_random *r)
{
    struct pcg p;
    memcpy(&p, r->state, sizeof p);
    return p;
}

static void store(struct nb_random *r, const struct pcg *p)
{
    memcpy(r->state, p, sizeof *p);
}

static void advance(struct pcg *p)
{
    const wide factor = (wide)2549297995355413924U << 64 | 4865540595714422341U;
    p->state = p->state * factor + p->step;
}

static uint64_t next_word(struct pcg *p)
{
    advance(p);
    const uint64_t high = (uint64_t)(p->state >> 64), word = high ^ (uint64_t)p->state;
    const unsigned turn = (unsigned)(high >> 58);
    return word >> turn | word << (-turn & 63);
}

static uint32_t next_half(struct pcg *p)
{
    p->has_half = !p->has_half;
    if (!p->has_half)
        return p->half;
    const uint64_t word = next_word(p);
    p->half = (uint32_t)(word >> 32);
    return (uint32_t)word;
}

static double next_double(struct pcg *p)
{
    return (double)(next_word(p) >> 11) * 0x1p-53;
}

/* SeedSequence: the words of the seed, each mixed into all others. */

static uint32_t hashed(uint32_t value, uint32_t *factor, uint32_t by)
{
    value ^= *factor;
    *factor *= by;
    value *= *factor;
    return value ^ value >> 16;
}

static uint32_t mixed(uint32_t x, uint32_t y)
{
    const uint32_t z = 0xCA01F9DDU * x - 0x4973F715U * y;
    return z ^ z >> 16;
}

static void spread(uint64_t seed, uint64_t out[4])
{
    const uint32_t words[4] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    uint32_t pool[4], factor = 0x43B0D7E5U, made[8];
    for (int i = 0; i < 4; i++)
        pool[i] = hashed(words[i], &factor, 0x931E8875U);
    for (int from = 0; from < 4; from++)
        for (int to = 0; to < 4; to++)
            if (from != to)
                pool[to] = mixed(pool[to], hashed(pool[from], &factor, 0x931E8875U));
    factor = 0x8B51F9DDU;
    for (int i = 0; i < 8; i++)
        made[i] = hashed(pool[i % 4], &factor, 0x58F38DEDU);
    for (int i = 0; i < 4; i++)
        out[i] = made[2 * i] | (uint64_t)made[2 * i + 1] << 32;
}

void nb_pcg_seed(struct nb_random *r, uint64_t seed)
{
    uint64_t s[4];
    struct pcg p = {0};
    spread(seed, s);
    p.step = ((wide)s[2] << 64 | s[3]) << 1 | 1;
    advance(&p);
    p.state += (wide)s[0] << 64 | s[1];
    advance(&p);
    *r = (struct nb_random){.seeded = true};
    store(r, &p);
}

double nb_pcg_double(struct nb_random *r)
{
    struct pcg p = load(r);
    const double x = next_double(&p);
    store(r, &p);
    return x;
}

/* Lemire 2019: the upper half of a product, drawn anew where it would not be fair. */

static uint64_t below_32(struct pcg *p, uint32_t most)
{
    if (most == UINT32_MAX)
        return next_half(p);
    const uint32_t count = most + 1, unfair = -count % count;
    uint64_t product;
    do
        product = (uint64_t)next_half(p) * count;
    while ((uint32_t)product < unfair);
    return product >> 32;
}

static uint64_t below_64(struct pcg *p, uint64_t most)
{
    if (most == UINT64_MAX)
        return next_word(p);
    const uint64_t count = most + 1, unfair = -count % count;
    wide product;
    do
        product = (wide)next_word(p) * count;
    while ((uint64_t)product < unfair);
    return (uint64_t)(product >> 64);
}

uint64_t nb_pcg_below(struct nb_random *r, uint64_t most)
{
    struct pcg p = load(r);
    const uint64_t x = most == 0            ? 0
                       : most <= UINT32_MAX ? below_32(&p, (uint32_t)most)
                                            : below_64(&p, most);
    store(r, &p);
    return x;
}

/* The ziggurat: 256 layers of equal area under exp(-x^2/2), from the widest, which has the tail
 * beyond RIGHT. A layer is as wide as the table says, in units of 2^-52 of 52 random bits. NumPy's
 * table was computed in doubles, with an AREA 4 ulp too small, and one logarithm by 2 ulp off. */

enum { LAYERS = 256, OFF = 37 };

#define RIGHT 0x1.d3bb48209ad33p+1
#define AREA 0x1.43016a5a4372ep-8

struct layers {
    double unit[LAYERS];   /* the width, times 2^-52 */
    double height[LAYERS]; /* of the curve at its right end */
    uint64_t sure[LAYERS]; /* bits below this are under the curve */
};

static void build(struct layers *l)
{
    double x = RIGHT;
    *l = (struct layers){.height[0] = 1, .height[LAYERS - 1] = exp(-0.5 * x * x)};
    l->unit[LAYERS - 1] = x * 0x1p-52;
    l->unit[0] = AREA / l->height[LAYERS - 1] * 0x1p-52;
    l->sure[0] = (uint64_t)(x * l->height[LAYERS - 1] / AREA * 0x1p52);
    for (int i = LAYERS - 2; i > 0; i--) {
        double next = sqrt(-2 * log(AREA / x + l->height[i + 1]));
        if (i == OFF)
            next = nextafter(nextafter(next, 0), 0);
        l->sure[i + 1] = (uint64_t)(next / x * 0x1p52);
        l->unit[i] = next * 0x1p-52;
        l->height[i] = exp(-0.5 * next * next);
        x = next;
    }
}

/* Beyond the last layer, by Marsaglia's exponential steps. */
static double tail(struct pcg *p, bool negative)
{
    double x, y;
    do {
        x = -(1 / RIGHT) * log1p(-next_double(p));
        y = -log1p(-next_double(p));
    } while (!(y + y > x * x));
    return negative ? -(RIGHT + x) : RIGHT + x;
}

static double normal(struct pcg *p, const struct layers *l)
{
    for (;;) {
        const uint64_t word = next_word(p), bits = word >> 9 & 0xFFFFFFFFFFFFFU;
        const int i = (int)(word & 0xFF);
        const double size = (double)bits * l->unit[i], x = word >> 8 & 1 ? -size : size;
        if (bits < l->sure[i])
            return x;
        if (i == 0)
            return tail(p, bits >> 8 & 1);
        const double rise = l->height[i - 1] - l->height[i];
        if (rise * next_double(p) + l->height[i] < exp(-0.5 * x * x))
            return x;
    }
}

void nb_pcg_normals(struct nb_random *r, double *out, size_t count)
{
    struct layers layers;
    struct pcg p = load(r);
    build(&layers);
    for (size_t i = 0; i < count && nb_goes_on(i); i++)
        out[i] = normal(&p, &layers);
    store(r, &p);
}
