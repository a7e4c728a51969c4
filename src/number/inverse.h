/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inverses that have no formula of their own: what is nearly right is corrected by
 * Newton's step in pairs. Values and slopes are within 0.6 ulp. */
#ifndef NB_NUMBER_INVERSE_H
#define NB_NUMBER_INVERSE_H

#include "number/pure.h"

/* The real cube root; its slope is infinite at 0. */
NB_PURE double nb_cbrt(double x);
NB_PURE double nb_cbrt_slope(double x);
/* The y with erf(y) = x, for -1 <= x <= 1. */
NB_PURE double nb_erfinv(double x);
NB_PURE double nb_erfinv_slope(double x);

#endif
