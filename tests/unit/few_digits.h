/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats of 8 and 16 bits, number by number. */
#ifndef NB_TESTS_FEW_DIGITS_H
#define NB_TESTS_FEW_DIGITS_H

#include <stdbool.h>

/* A format as its standard has it: the bits of exponent and fraction. */
struct few_digits {
    const char *op;
    int exponent, fraction;
    bool infinite; /* the highest exponent is for infinities and NaN */
};

enum { FEW_DIGITS = 4 };
extern const struct few_digits few_digits[FEW_DIGITS];

/* The codes 0, 1, ... below this one are finite numbers in rising order. */
unsigned few_digits_count(const struct few_digits *l);
double few_digits_number(const struct few_digits *l, unsigned code);
/* The row's own rounding. */
double few_digits_round(const char *name, double x);

#endif
