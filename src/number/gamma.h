/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gamma function and what it is made of.
 *
 * Errors are below 0.51 ulp, but beside the roots that digamma, lgamma and the even
 * polygammas have between two poles: there the error is below 2^-94 of the largest
 * term, a few ulp at the double next to the root. At a pole they are what both sides agree on, else
 * NaN; at 0 the sign of the zero says which side is meant. */
#ifndef NB_NUMBER_GAMMA_H
#define NB_NUMBER_GAMMA_H

#include "number/interval.h"
#include "number/pure.h"

NB_PURE double nb_gamma(double x);
NB_PURE double nb_gamma_slope(double x);
NB_PURE double nb_lgamma(double x); /* log |gamma(x)| */
NB_PURE double nb_digamma(double x);
/* The n-th derivative of digamma; NaN where n is no whole number from 0 to
 * NB_POLYGAMMA_MAX. */
#define NB_POLYGAMMA_MAX 100000
NB_PURE double nb_polygamma(double n, double x);

nb_enclose_rule nb_enclose_gamma, nb_enclose_gamma_slope, nb_enclose_lgamma;
nb_enclose_rule nb_enclose_digamma, nb_enclose_trigamma, nb_enclose_polygamma;

#endif
