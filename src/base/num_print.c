/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubles to decimal text: the shortest that reads back, and 17 digits. */
#include "config.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/ten.h"

enum { MANTISSA = DBL_MANT_DIG - 1, LEAST = DBL_MIN_EXP - DBL_MANT_DIG /* 2^LEAST: 5e-324 */ };
enum { SIGNIFICANT = 17 };

/* x > 0 as c 2^q, c below 2^53. */
struct binary {
    uint64_t c;
    int q;
    bool narrow; /* a power of two: doubles below it lie twice as close */
};

/* n 10^exponent. */
struct decimal {
    uint64_t n;
    int exponent;
};

static struct binary binary_of(double x)
{
    static_assert(MANTISSA == 52 && LEAST == -1074, "doubles are IEEE's binary64");
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t fraction = bits & ((UINT64_C(1) << MANTISSA) - 1);
    int biased = (int)(bits >> MANTISSA & 2047);
    if (biased == 0)
        return (struct binary){fraction, LEAST, false};
    return (struct binary){fraction | UINT64_C(1) << MANTISSA, LEAST - 1 + biased,
                           fraction == 0 && biased > 1};
}

/* n 2^-128 g, rounded to odd: if it is not whole, the odd one of its neighbours.
 * Then it compares with even numbers as the exact product does. g is rounded up
 * here, and tools/powers_of_ten.py has shown that 64 bits of fraction are 0 only
 * where nothing follows. */
static uint64_t product_to_odd(uint64_t n, struct nb_wide g)
{
    struct nb_wider p = nb_wider_product(n, (struct nb_wide){g.hi, g.lo + 1});
    return p.hi | (p.mid != 0);
}

/* Schubfach (Giulietti, "The Schubfach way to render doubles", 2020). What rounds
 * to x = c 2^q lies between (4c - 2) 2^(q-2) and (4c + 2) 2^(q-2); the lower bound
 * is 4c - 1 below a power of two; the bounds belong to it when c is even. With
 * 10^k the largest power of ten that is not longer than this interval, some
 * multiple of 10^k is in it, and at most one of 10^(k+1), which if there is one
 * is the shortest. Else it is the multiple of 10^k nearest to x. All is done in
 * units of 10^k/4, rounded to odd so that it compares exactly with the even
 * numbers that are asked about. */
static struct decimal shortest(double x)
{
    struct binary b = binary_of(x);
    int k = b.narrow ? nb_three_quarters_log10(b.q) : nb_two_log10(b.q);
    int shift = b.q + nb_ten_log2(-k) + 1;
    struct nb_wide g = nb_ten(-k);
    uint64_t open = b.c & 1;
    uint64_t low = product_to_odd((4 * b.c - 2 + b.narrow) << shift, g) + open;
    uint64_t middle = product_to_odd((4 * b.c) << shift, g);
    uint64_t high = product_to_odd((4 * b.c + 2) << shift, g) - open;

    uint64_t tens = middle / 40;
    bool down = low <= 40 * tens, up = 40 * tens + 40 <= high;
    if (down != up)
        return (struct decimal){tens + up, k + 1};
    uint64_t ones = middle / 4;
    down = low <= 4 * ones;
    up = 4 * ones + 4 <= high;
    if (down == up)
        up = middle > 4 * ones + 2 || (middle == 4 * ones + 2 && ones % 2 == 1);
    return (struct decimal){ones + up, k};
}

/* x to 17 digits, rounded to nearest, ties to even; false when the product, which
 * lacks less than two units of its upper 128 bits, is too near to a tie to tell.
 * The first guess of the exponent is that of the power of two at or below x, so
 * that there may be a digit too many. */
static bool seventeen(double x, struct decimal *out)
{
    static const uint64_t too_large = UINT64_C(100000000000000000);
    struct binary b = binary_of(x);
    int empty = nb_leading_zeros(b.c);
    int k = nb_two_log10(b.q - empty + 63) - SIGNIFICANT + 1;
    for (;; k++) {
        struct nb_wider p = nb_wider_product(b.c << empty, nb_ten(-k));
        /* x 10^-k = hi 2^-drop; between 10^16 and 2^58, so that drop is 4 to 11. */
        int drop = -(b.q - empty + nb_ten_log2(-k) + 1);
        uint64_t n = p.hi >> drop, half = UINT64_C(1) << (drop - 1);
        if (n >= too_large)
            continue;
        uint64_t rest = p.hi & (2 * half - 1);
        bool tie = rest == half && p.mid == 0, exact = nb_ten_is_exact(-k) && p.lo == 0;
        if (!exact && (tie || (rest == half - 1 && p.mid >= (uint64_t)-2)))
            return false;
        n += tie ? n & 1 : rest >= half;
        *out = n == too_large ? (struct decimal){n / 10, k + 1} : (struct decimal){n, k};
        return true;
    }
}

/* The digits of n > 0 without its last zeros; returns how many. *all counts the
 * zeros too. */
static int digits_of(uint64_t n, char digits[20], int *all)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    char text[20], *p = text + sizeof text;
    for (; n >= 10; n /= 100) {
        p -= 2;
        memcpy(p, pairs + 2 * (n % 100), 2);
    }
    if (n > 0)
        *--p = (char)('0' + n);
    int count = (int)(text + sizeof text - p);
    *all = count;
    memcpy(digits, p, (size_t)count);
    while (digits[count - 1] == '0')
        count--;
    return count;
}

static char *put(char *p, const char *text, int n)
{
    memcpy(p, text, (size_t)n);
    return p + n;
}

static char *put_zeros(char *p, int n)
{
    memset(p, '0', (size_t)n);
    return p + n;
}

/* Digits d1 d2 .. dn and exponent, as 0.00d1d2, d1d2.d3 or d1d200. */
static size_t print_fixed(char *out, const char *digits, int n, int exponent)
{
    char *p = out;
    int point = exponent + 1; /* digits before the point */
    if (point <= 0) {
        p = put_zeros(put(p, "0.", 2), -point);
        p = put(p, digits, n);
    } else if (point < n) {
        p = put(put(p, digits, point), ".", 1);
        p = put(p, digits + point, n - point);
    } else {
        p = put_zeros(put(p, digits, n), point - n);
    }
    *p = '\0';
    return (size_t)(p - out);
}

/* d1.d2..dn e[+-]xx */
static size_t print_scientific(char *out, const char *digits, int n, int exponent)
{
    char *p = out;
    *p++ = digits[0];
    if (n > 1)
        p = put(put(p, ".", 1), digits + 1, n - 1);
    *p++ = 'e';
    *p++ = exponent < 0 ? '-' : '+';
    int e = exponent < 0 ? -exponent : exponent;
    if (e >= 100)
        *p++ = (char)('0' + e / 100);
    *p++ = (char)('0' + e / 10 % 10);
    *p++ = (char)('0' + e % 10);
    *p = '\0';
    return (size_t)(p - out);
}

/* Fixed for exponents from -4 to below `limit`. */
static size_t print(struct decimal d, bool negative, int limit, char *out)
{
    char digits[20];
    int all, n = digits_of(d.n, digits, &all), exponent = d.exponent + all - 1;
    *out = '-';
    out += negative;
    return negative + (exponent < -4 || exponent >= limit
                           ? print_scientific(out, digits, n, exponent)
                           : print_fixed(out, digits, n, exponent));
}

/* 0, infinities and NaN, whose sign says nothing. */
static size_t print_special(double x, char *out)
{
    const char *text = isnan(x) ? "-nan" : x == 0 ? "-0" : "-inf";
    text += isnan(x) || !signbit(x);
    size_t len = strlen(text);
    memcpy(out, text, len + 1);
    return len;
}

size_t nb_num_print(double x, char out[NB_NUM_MAX])
{
    enum { REPR_LIMIT = 16 };
    if (x == 0 || !isfinite(x))
        return print_special(x, out);
    return print(shortest(fabs(x)), x < 0, REPR_LIMIT, out);
}

size_t nb_num_python(double x, char out[NB_NUM_MAX])
{
    const size_t len = nb_num_print(x, out);
    if (strspn(out, "-0123456789") < len)
        return len;
    memcpy(out + len, ".0", sizeof ".0");
    return len + 2;
}

size_t nb_num_print17(double x, char out[NB_NUM_MAX])
{
    struct decimal d;
    if (x == 0 || !isfinite(x))
        return print_special(x, out);
    if (!seventeen(fabs(x), &d))
        return (size_t)snprintf(out, NB_NUM_MAX, "%.17g", x);
    return print(d, x < 0, SIGNIFICANT, out);
}
