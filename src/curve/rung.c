/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a format by their count: those from one power of two to the next are as many for
 * each, and those below the least normal one, too. */
#include "config.h"

#include "curve/rung.h"

#include <math.h>

double nb_rung_number(const struct nb_format *f, int64_t rung)
{
    const int64_t each = (int64_t)1 << (f->digits - 1), n = rung < 0 ? -rung : rung;
    const int64_t power = n < each ? 0 : n / each - 1;
    const double digits = (double)(n - power * each);
    return copysign(ldexp(digits * f->least * f->first_to_last, (int)power), (double)rung) + 0.0;
}

int64_t nb_rung_of(const struct nb_format *f, double number)
{
    const double a = fabs(number);
    const int64_t each = (int64_t)1 << (f->digits - 1);
    const int power = a < f->least ? 0 : ilogb(a) - ilogb(f->least);
    const int64_t n =
        (int64_t)ldexp(a / (f->least * f->first_to_last), -power) + (int64_t)power * each;
    return number < 0 ? -n : n;
}
