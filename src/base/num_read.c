/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal text to the nearest double (Eisel and Lemire: "Number parsing at a
 * gigabyte per second", 2021).
 *
 * A decimal is w 10^p with a whole w of 64 bits. With 10^p = g 2^(f-127) (ten.h)
 * the product w g has 192 bits, of which the upper 128 lack less than two units
 * of the true value: one for the part cut off, one for g. Unless a half way point
 * between two doubles lies in that gap, rounding them is rounding the true value.
 * strtod, which calculates with as many digits as it takes, decides the rest: a
 * case in 10^15 or so of random ones, exact ties, and digits after the 19th that
 * matter. */
#include "config.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/ten.h"
#include "base/xalloc.h"

enum { DIGITS = 19 }; /* so many fit into 64 bits */

/* (head + tail 10^-DIGITS) 10^exponent; the tail is 0 up to 19 digits. */
struct decimal {
    uint64_t head, tail;
    int exponent;
    bool cut; /* there are digits after the head's, so that it is too small */
};

/* Digits met so far: those of the head, the tail, and any number of others. */
struct digits {
    uint64_t head, tail;
    size_t count;    /* significant ones */
    size_t fraction; /* digits after the point */
};

static void take_digit(struct digits *d, char c)
{
    uint64_t digit = (uint64_t)(c - '0');
    if (d->count < DIGITS)
        d->head = d->head * 10 + digit;
    else if (d->count < 2 * DIGITS)
        d->tail = d->tail * 10 + digit;
    d->count += d->head > 0;
}

/* "12_345.6_7": the end of it. Where underscores are allowed,
 * nb_num_scan has seen to it that they stand between digits. */
static const char *take_digits(struct digits *d, const char *p, const char *end, bool underscores)
{
    bool point = false;
    for (; p < end; p++) {
        if ((unsigned char)(*p - '0') < 10) {
            take_digit(d, *p);
            d->fraction += point;
        } else if (*p == '.' && !point) {
            point = true;
        } else if (*p != '_' || !underscores) {
            break;
        }
    }
    return p;
}

/* "e-12", if it is one: its end. Stops counting where every double has ended. */
static const char *take_exponent(long long *exponent, const char *p, const char *end,
                                 bool underscores)
{
    enum { FAR = 100000000 };
    if (p == end || (*p != 'e' && *p != 'E'))
        return p;
    const char *q = p + 1;
    bool negative = q < end && *q == '-';
    q += q < end && (*q == '-' || *q == '+');
    if (q == end || !isdigit((unsigned char)*q))
        return p;
    long long n = 0;
    for (; q < end && (isdigit((unsigned char)*q) || (*q == '_' && underscores)); q++)
        if (*q != '_' && n < FAR)
            n = n * 10 + (*q - '0');
    *exponent = negative ? -n : n;
    return q;
}

/* The decimal at the start of the text: its length, 0 if there is none. */
static size_t scan(const char *text, size_t len, bool underscores, struct decimal *out)
{
    struct digits d = {0};
    const char *end = text + len, *p = take_digits(&d, text, end, underscores);
    if (p == text || (p == text + 1 && *text == '.'))
        return 0;
    long long exponent = 0;
    p = take_exponent(&exponent, p, end, underscores);
    /* The count of digits is a text's length and cannot overflow this. */
    exponent -= (long long)d.fraction;
    size_t rest = d.count > DIGITS ? d.count - DIGITS : 0;
    exponent += (long long)rest;
    for (size_t n = rest; n > 0 && n < DIGITS; n++)
        d.tail *= 10;
    exponent = exponent < -10000 ? -10000 : exponent > 10000 ? 10000 : exponent;
    *out = (struct decimal){d.head, d.tail, (int)exponent, rest > 0};
    return (size_t)(p - text);
}

/* w 10^p as (hi + mid/2^64) 2^scale with hi >= 2^63, less than four units of mid
 * too small (two, doubled where the product is shifted) or exact. */
struct product {
    uint64_t hi, mid;
    bool exact;
    int scale;
};

static struct product product(uint64_t w, int p)
{
    struct product r = {.scale = nb_ten_log2(p) + 1};
    int empty = nb_leading_zeros(w);
    r.scale -= empty;
    struct nb_wider z = nb_wider_product(w << empty, nb_ten(p));
    if (z.hi >> 63 == 0) {
        z.hi = z.hi << 1 | z.mid >> 63;
        z.mid = z.mid << 1 | z.lo >> 63;
        z.lo <<= 1;
        r.scale--;
    }
    r.hi = z.hi;
    r.mid = z.mid;
    r.exact = nb_ten_is_exact(p) && z.lo == 0;
    return r;
}

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* The product rounded; false when a half way point is too near to tell. Of hi's
 * 64 bits a double keeps 53, or fewer if it is subnormal. */
static bool round_product(struct product r, double *out)
{
    enum { GAP = 4 };
    int exponent = r.scale + 63, below = DBL_MIN_EXP - 1 - exponent;
    int drop = 11 + (below > 0 ? below : 0);
    if (drop > 63)
        return false;
    uint64_t kept = r.hi >> drop, half = UINT64_C(1) << (drop - 1);
    uint64_t rest = r.hi & (2 * half - 1);
    bool tie = rest == half && r.mid == 0;
    if (!r.exact && (tie || (rest == half - 1 && r.mid >= (uint64_t)-GAP)))
        return false;
    kept += tie ? kept & 1 : rest >= half;
    /* A carry out of the 53 bits is a carry into the exponent. */
    uint64_t biased = below > 0 ? 0 : (uint64_t)(exponent + 1022);
    *out = exponent > 1023 || biased + (kept >> 52) > 2046 ? (double)INFINITY
                                                           : from_bits((biased << 52) + kept);
    return true;
}

/* w*10^p, if this can tell. */
static bool convert(uint64_t w, int p, double *out)
{
    if (w == 0 || p < NB_TEN_FIRST) { /* 2^64 10^-343 is below half the least double */
        *out = 0;
        return true;
    }
    if (p > DBL_MAX_10_EXP) {
        *out = (double)INFINITY;
        return true;
    }
    return round_product(product(w, p), out);
}

/* The text without its '_', for strtod. */
static double by_strtod(const char *text, size_t len)
{
    char small[64];
    char *copy = len < sizeof small ? small : nb_xmalloc(len + 1);
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        if (text[i] != '_')
            copy[n++] = text[i];
    copy[n] = '\0';
    double value = strtod(copy, NULL);
    if (copy != small)
        free(copy);
    return value;
}

/* What was cut off the head is less than a unit of it: when head and head + 1
 * round to the same double, so does everything between. */
static double value_of(const struct decimal *d, const char *text, size_t len)
{
    double x, next;
    if (convert(d->head, d->exponent, &x) &&
        (!d->cut || (convert(d->head + 1, d->exponent, &next) && next == x)))
        return x;
    return by_strtod(text, len);
}

static bool is_hex(const char *text, size_t len)
{
    return len > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
}

double nb_num_value(const char *text, size_t len)
{
    struct decimal d;
    if (is_hex(text, len) || scan(text, len, true, &d) == 0)
        return by_strtod(text, len);
    return value_of(&d, text, len);
}

/* In units of the product's hi, all of it exact up to the last sum: its upper 53
 * bits less x (Sterbenz, or x is an ulp away), its lower 11, and mid. The head
 * has 19 digits, so the tail's double is enough for a remainder of 2^-53 and
 * less. What is below the product's own error is 0, so that 0.5 has no rest. */
double nb_num_rest(const char *text, size_t len)
{
    struct decimal d;
    if (is_hex(text, len) || scan(text, len, true, &d) == 0)
        return 0;
    double x = value_of(&d, text, len), tail = 0;
    if (x == 0 || isinf(x) || d.exponent < NB_TEN_FIRST || d.exponent > NB_TEN_LAST)
        return 0;
    struct product r = product(d.head, d.exponent);
    uint64_t low = r.hi & 2047;
    double rest = ((double)(r.hi - low) - ldexp(x, -r.scale)) + (double)low;
    rest += ldexp((double)r.mid, -64);
    if (d.tail > 0 && d.exponent - DIGITS >= NB_TEN_FIRST &&
        convert(d.tail, d.exponent - DIGITS, &tail))
        rest += ldexp(tail, -r.scale);
    return fabs(rest) < 0x1p-52 ? 0 : ldexp(rest, r.scale);
}

size_t nb_num_read(const char *text, size_t len, double *out)
{
    size_t sign = len > 0 && (text[0] == '-' || text[0] == '+');
    struct decimal d;
    size_t n = scan(text + sign, len - sign, false, &d);
    if (n == 0)
        return 0;
    double x = value_of(&d, text + sign, n);
    *out = text[0] == '-' ? -x : x;
    return sign + n;
}
