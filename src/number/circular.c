/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments of sine and cosine that are far from 0, reduced in integers. */
#include "config.h"

#include "number/circular.h"

enum { WORDS = 4 };

/* Fixed point: the top two bits of the first word count quarter turns, the 254
 * others are their fraction. */
struct turns {
    uint64_t word[WORDS];
};

__extension__ typedef unsigned __int128 wide;

/* 256 bits of TWO_OVER_PI from number `first` on. */
static struct turns window(int first)
{
    struct turns t;
    int at = first / 64, shift = first % 64;
    for (int i = 0; i < WORDS; i++) {
        uint64_t low = shift ? TWO_OVER_PI[at + i + 1] >> (64 - shift) : 0;
        t.word[i] = TWO_OVER_PI[at + i] << shift | low;
    }
    return t;
}

/* The low 256 bits of a product. */
static struct turns times(struct turns t, uint64_t m)
{
    uint64_t carry = 0;
    for (int i = WORDS - 1; i >= 0; i--) {
        wide p = (wide)t.word[i] * m + carry;
        t.word[i] = (uint64_t)p;
        carry = (uint64_t)(p >> 64);
    }
    return t;
}

static struct turns negated(struct turns t)
{
    uint64_t carry = 1;
    for (int i = WORDS - 1; i >= 0; i--) {
        t.word[i] = ~t.word[i] + carry;
        carry = carry && t.word[i] == 0;
    }
    return t;
}

/* The words as a number below 2^64, the first of them not 0 after at most one
 * that is: no double is closer than 2^-62 to a multiple of pi/2. */
static struct nb_pair value(struct turns t)
{
    double hi = 0, lo = 0, scale = 1;
    for (int i = 0; i < WORDS; i++, scale *= 0x1p-64) {
        struct nb_pair high = nb_two_sum(hi, (double)(t.word[i] >> 32) * 0x1p32 * scale);
        struct nb_pair low = nb_two_sum(high.hi, (double)(t.word[i] & 0xffffffff) * scale);
        hi = low.hi;
        lo += high.lo + low.lo;
    }
    return nb_fast_two_sum(hi, lo);
}

struct nb_pair nb_reduce_far(double x, int exponent, int eighths, double *q)
{
    *q = 0;
    if (!isfinite(x))
        return (struct nb_pair){x - x, 0};
    /* |x| = m 2^e; bits of 2/pi that make multiples of 4 in the product fall
     * off at the front. The table starts with 64 zeros. */
    int e;
    uint64_t m = (uint64_t)ldexp(frexp(fabs(x), &e), 53);
    struct turns t = times(window(e + exponent - 53 - 2 + 64), m);
    if (x < 0)
        t = negated(t);
    t.word[0] += (uint64_t)eighths << 61;
    /* To the nearest quarter: the fraction becomes signed. */
    uint64_t quarter = (t.word[0] + ((uint64_t)1 << 61)) >> 62;
    t.word[0] -= quarter << 62;
    int minus = t.word[0] >> 63 != 0;
    struct nb_pair f = value(minus ? negated(t) : t), half_pi = {HALF_PI_HI, HALF_PI_LO};
    double scale = minus ? -0x1p-62 : 0x1p-62;
    *q = quarter == 3 ? -1 : (double)quarter;
    return nb_pair_mul((struct nb_pair){f.hi * scale, f.lo * scale}, half_pi);
}

struct nb_pair nb_reduce_product(double w, double x, int eighths, double *q)
{
    /* x is scaled down so that the product cannot overflow. */
    enum { DOWN = 64 };
    struct nb_pair u = nb_two_prod(w, ldexp(x, -DOWN));
    struct nb_pair r = nb_reduce_far(u.hi, DOWN, eighths, q), rest = {ldexp(u.lo, DOWN), 0};
    double turns = 0;
    if (fabs(rest.hi) >= 1)
        rest = nb_reduce_far(u.lo, DOWN, 0, &turns);
    r = nb_pair_add(r, rest);
    double k = nb_whole(r.hi * 0.63661977236758134308);
    turns += *q + k;
    *q = turns - 4 * nb_whole(0.25 * turns);
    return nb_turn_reduce(r, 2 * k);
}
