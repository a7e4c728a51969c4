/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kernels of gated functions share: x times something that goes from 0 to 1. */
#ifndef NB_ROWS_GATE_H
#define NB_ROWS_GATE_H

#include "rows/kernel.h"

/* Near a root of the slope its expansion replaces the sum that cancels. */
#define NB_ROOT_WINDOW 0x1p-4
/* A slope that is g on the left and 1 - g on the right; g = part*scale. */
NB_INLINE double nb_mirrored(double x, struct nb_pair part, struct nb_power scale)
{
    struct nb_pair right = nb_fast_two_sum(1, -part.hi * scale.value);
    double above = right.hi + (right.lo - part.lo * scale.value);
    return x < 0 ? nb_pair_round(part, scale) : above;
}

/* x times its gate, which is left*scale below 0 and right above; a is |x|, limited.
 * The sign is x's, that of 0 as well. */
NB_INLINE double nb_gated(double x, double a, struct nb_pair left, struct nb_pair right,
                          struct nb_power scale)
{
    struct nb_mask negative = nb_when(x < 0);
    struct nb_power power = {nb_choose(negative, scale.value, 1),
                             nb_choose(negative, scale.magic, 0x1p-1022), scale.mild};
    struct nb_pair gate = nb_pair_choose(negative, left, right);
    return copysign(nb_pair_round(nb_pair_scale(gate, a), power), x);
}

#endif
