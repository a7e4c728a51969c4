/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coefficients in the form that people write. */
#include "config.h"

#include "formula/ratio.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <stdio.h>

#include "formula/notation.h"

/* Every whole number up to here is a double. */
#define WHOLE_MAX 0x1p53

static bool is_whole(double x)
{
    return fabs(x) < WHOLE_MAX && x == trunc(x);
}

/* x, or the decimal of twelve digits or a named number that is x but for the
 * rounding of a few operations. */
static double tidy(double x)
{
    char text[40];
    snprintf(text, sizeof text, "%.12g", x);
    double y = strtod(text, NULL);
    return fabs(y - x) <= 4 * 0x1p-53 * fabs(x) ? y : nb_snap_number(x);
}

static double gcd(double a, double b)
{
    a = fabs(a);
    while (b != 0) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return a;
}

/* The numerator of a quotient that is shown as one: 1/2, 1/sqrt(2), 2/pi; else 0. */
static double numerator(double x)
{
    const struct nb_named_number *name = nb_named_number_of(x);
    if (x == 0.5 || x == 0.25 || x == 0.125)
        return 1;
    return name && name->text[1] == '/' && isdigit((unsigned char)*name->text) ? *name->text - '0'
                                                                               : 0;
}

static struct nb_ratio reduced(double p, double q)
{
    if (q < 0) {
        p = -p;
        q = -q;
    }
    double value = tidy(p / q), inverse = tidy(q / p);
    if (!isfinite(value) || (value == 0 && p != 0) || q == 0)
        return (struct nb_ratio){p, q}; /* out of range: nb_ratio_in_range */
    if (is_whole(p) && is_whole(q)) {
        double common = gcd(p, q);
        return common > 0 ? (struct nb_ratio){p / common, q / common} : (struct nb_ratio){p, 1};
    }
    if (is_whole(value))
        return (struct nb_ratio){value, 1};
    if (is_whole(inverse))
        return (struct nb_ratio){copysign(1, p), fabs(inverse)};
    double over = numerator(fabs(value));
    if (over > 0)
        return (struct nb_ratio){copysign(over, p), tidy(over / fabs(value))};
    if (nb_named_number_of(fabs(value)))
        return (struct nb_ratio){value, 1};
    bool named_denominator = is_whole(p) && nb_named_number_of(q);
    bool named_numerator = is_whole(q) && nb_named_number_of(fabs(p));
    if (named_denominator || named_numerator)
        return (struct nb_ratio){p, q};
    return (struct nb_ratio){value, 1};
}

struct nb_ratio nb_ratio_of(double x)
{
    return reduced(x, 1);
}

struct nb_ratio nb_ratio_mul(struct nb_ratio a, struct nb_ratio b)
{
    return reduced(tidy(a.p * b.p), tidy(a.q * b.q));
}

struct nb_ratio nb_ratio_add(struct nb_ratio a, struct nb_ratio b)
{
    double x = a.p * b.q, y = b.p * a.q, q = a.q * b.q;
    if (is_whole(x) && is_whole(y) && is_whole(x + y) && is_whole(q))
        return reduced(x + y, q);
    return reduced(tidy(a.p / a.q + b.p / b.q), 1);
}

struct nb_ratio nb_ratio_inverse(struct nb_ratio a)
{
    return reduced(a.q, a.p);
}

struct nb_ratio nb_ratio_power(struct nb_ratio a, int n)
{
    if (n < 0)
        return nb_ratio_inverse(nb_ratio_power(a, -n));
    return reduced(tidy(pow(a.p, n)), tidy(pow(a.q, n)));
}

struct nb_ratio nb_ratio_common(struct nb_ratio a, struct nb_ratio b)
{
    enum { SMALL = 12 };
    double x = a.p * b.q, y = b.p * a.q, q = a.q * b.q;
    if (is_whole(x) && is_whole(y) && is_whole(q))
        return reduced(gcd(x, y), q);
    if (a.p == 0 || b.p == 0)
        return (struct nb_ratio){0, 1};
    struct nb_ratio times = nb_ratio_mul(b, nb_ratio_inverse(a));
    bool small = is_whole(times.p) && is_whole(times.q) && fabs(times.p) <= SMALL;
    if (!small || times.q > SMALL)
        return (struct nb_ratio){0, 1};
    struct nb_ratio part = nb_ratio_mul(a, (struct nb_ratio){1, times.q});
    return (struct nb_ratio){fabs(part.p), part.q};
}

bool nb_ratio_is(struct nb_ratio a, double x)
{
    return a.p == x && a.q == 1;
}

bool nb_ratio_in_range(struct nb_ratio a)
{
    double value = a.p / a.q;
    return isfinite(a.p) && isfinite(a.q) && isfinite(value) && (value != 0 || a.p == 0);
}

double nb_ratio_value(struct nb_ratio a)
{
    return a.p / a.q;
}
