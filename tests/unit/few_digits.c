/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats by their bits. */
#include "config.h"

#include "tests/unit/few_digits.h"

#include <math.h>

#include "graph/op.h"

const struct few_digits few_digits[FEW_DIGITS] = {
    {"float16", 5, 10, true},
    {"bfloat16", 8, 7, true},
    {"float8_e5m2", 5, 2, true},
    {"float8_e4m3fn", 4, 3, false},
};

unsigned few_digits_count(const struct few_digits *l)
{
    const unsigned all = 1u << (l->exponent + l->fraction);
    return l->infinite ? all - (1u << l->fraction) : all - 1;
}

double few_digits_number(const struct few_digits *l, unsigned code)
{
    int bias = (1 << (l->exponent - 1)) - 1, e = (int)(code >> l->fraction);
    double fraction = code & ((1u << l->fraction) - 1);
    double significand = fraction + (e > 0 ? 1 << l->fraction : 0);
    return ldexp(significand, (e > 0 ? e : 1) - bias - l->fraction);
}

double few_digits_round(const char *name, double x)
{
    double y;
    const double *args[] = {&x};
    nb_op_find(name)->value(1, &y, args);
    return y;
}
