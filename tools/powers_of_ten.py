#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes src/base/powers_of_ten.h: what number text is read and printed with.

usage: powers_of_ten.py > src/base/powers_of_ten.h

Each power 10^k is g 2^(f - 127), f = floor(log2 10^k), with the 128 bits of g
rounded down. Nothing is written unless the claims hold that src/base/ten.h and
src/base/num_print.c make about logarithms and about how near a multiple of
2^q 10^-k can come to a whole number.
"""
FIRST, LAST = -342, 340


def floor_log2(n, d):
    """floor(log2(n/d)) for whole n, d > 0."""
    e = n.bit_length() - d.bit_length()
    return e if (n << max(0, -e)) >= (d << max(0, e)) else e - 1


def floor_log10(n, d):
    e = len(str(n)) - len(str(d))
    return e if n * 10 ** max(0, -e) >= d * 10 ** max(0, e) else e - 1


def fraction(base, k):
    return (base ** k, 1) if k >= 0 else (1, base ** -k)


def power(k):
    n, d = fraction(10, k)
    shift = 127 - floor_log2(n, d)
    return (n << max(0, shift)) // (d << max(0, -shift))


def check_logarithms():
    for k in range(-400, 401):
        assert (k * 217706) >> 16 == floor_log2(*fraction(10, k))
    for q in range(-1140, 1100):
        n, d = fraction(2, q)
        assert (q * 78913) >> 18 == floor_log10(n, d)
        assert (q * 1262611 - 524031) >> 22 == floor_log10(3 * n, 4 * d)


def nearest_to_whole(a, b, limit):
    """The least distances above and below a whole number of i*a/b, 0 < i <= limit,
    whole multiples left out, in units of 1/b.

    Let i be the multiple that is nearest from above so far, j from below, by x
    and y: the next record is i + j, by x - y above or y - x below, and when the
    two are equal i + j is whole and all is repeated from there.
    """
    i = j = 1
    x = a % b
    y = b - x
    if x == 0:
        return b, b
    while x != y and i + j <= limit:
        if x > y:
            steps = min((x - 1) // y, (limit - i) // j)
            i, x = i + steps * j, x - steps * y
        else:
            steps = min((y - 1) // x, (limit - j) // i)
            j, y = j + steps * i, y - steps * x
    return x, y


def check_distances():
    """Schubfach multiplies by 2^q 10^-k, 10^k <= 2^q, an even n <= 2^55 + 2; for
    powers of two 10^k <= 3/4 2^q, and n = 2^54 - 1 too. It compares the products
    with even numbers, and gets them too large by less than 2^-67: none is
    nearer to an even number from below, and those above it by less than 2^-64
    are the number itself."""
    for q in range(-1074, 972):
        n, d = fraction(2, q)
        for k in {floor_log10(n, d), floor_log10(3 * n, 4 * d)}:
            tn, td = fraction(10, -k)
            a, b = n * tn, d * td
            above, below = nearest_to_whole(a, b, 2 ** 54 + 1)
            assert above << 65 >= b and below << 68 >= b
            rest = (2 ** 54 - 1) * a % (2 * b) or b
            assert rest << 64 >= b and (2 * b - rest) << 67 >= b


check_logarithms()
check_distances()
assert all(power(k) & (2 ** 64 - 1) != 2 ** 64 - 1 for k in range(FIRST, LAST + 1))
print(f'''/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 10^{FIRST} .. 10^{LAST}: 128 bits each, rounded down; written by tools/powers_of_ten.py. */
#ifndef NB_BASE_POWERS_OF_TEN_H
#define NB_BASE_POWERS_OF_TEN_H

#include <assert.h>

#include "base/ten.h"

static_assert(NB_TEN_FIRST == {FIRST} && NB_TEN_LAST == {LAST}, "the table's ends");

static const struct nb_wide powers[] = {{''')
for k in range(FIRST, LAST + 1):
    g = power(k)
    print(f'    {{0x{g >> 64:016x}, 0x{g & (2 ** 64 - 1):016x}}}, /* {k} */')
print('};\n\n#endif')
