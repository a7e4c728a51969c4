/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for rows without kernels.
 *
 * What is computed is written to keep its digits: softplus'(x, beta) stands for
 * sigmoid(beta*x), because its kernel carries beta*x as a pair, and NEAR for x in
 * a product with something that is 0 long before x ends, so that the limit comes
 * out and not inf*0. */
#ifndef NB_COMPOSED_COMPOSED_H
#define NB_COMPOSED_COMPOSED_H

#include <math.h>

#include "base/i18n.h"
#include "rows/family.h"

#define OF_X .args = {{.name = "x"}}, .operands = 1
#define OF_X_AND(...) .args = {{.name = "x"}, __VA_ARGS__}, .operands = 1
#define OF_TWO(...) .args = {{.name = "a"}, {.name = "b"}, __VA_ARGS__}, .operands = 2
#define PARAMETER(name, standard)                                                                  \
    {                                                                                              \
        name, true, standard                                                                       \
    }
#define POSED .internal = true, .posed = true
#define LIMITS(at_minus_inf, at_inf) .low = at_minus_inf, .high = at_inf
#define FROM(who, when) .source = who, .year = when

/* Added to slopes that are constants by conditions: 0, and NaN for NaN. */
#define OR_NAN " + sign'(x)"
#define NEAR "clip(x, -1e5, 1e5)"
#define NEAR_LEFT "maximum(x, -1e5)"
/* The same of k*x. */
#define NEAR_BY(k) "clip(times(" k ", x), -1e5, 1e5)"
/* exp(k*x) without rounding k*x, which exp would magnify. */
#define EXP_OF(k) "exp_of(x, " k ")"
/* Where x times a function that is exp(x) from here on is silu, whose kernel rounds
 * once what would be a product with a subnormal number. */
#define FAR_LEFT(near) "where(x < -40, silu(x), " near ")"
#define FAR_LEFT_SLOPE(near) "where(x < -40, silu'(x), " near ")"
/* The same of exp(k*x). */
#define FAR_LEFT_BY(k, factor, near)                                                               \
    "where(times(" k ", x) < -40, times(" factor ", swish_beta(x, " k ")), " near ")"
#define FAR_LEFT_SLOPE_BY(k, factor, near)                                                         \
    "where(times(" k ", x) < -40, times(" factor ", swish_beta'(x, " k ")), " near ")"

#endif
