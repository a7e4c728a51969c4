/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of functions that neither rise nor fall everywhere, or that MPFR has not. */
#ifndef NB_DIGITS_SPECIAL_H
#define NB_DIGITS_SPECIAL_H

#include "digits/ball.h"

typedef int nb_ball_unary(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding);

void nb_ball_floor_divide(struct nb_ball *y, const struct nb_ball *const *a);
void nb_ball_remainder(struct nb_ball *y, const struct nb_ball *const *a);
void nb_ball_gamma(struct nb_ball *y, const struct nb_ball *const *a);
void nb_ball_lgamma(struct nb_ball *y, const struct nb_ball *const *a);
void nb_ball_digamma(struct nb_ball *y, const struct nb_ball *const *a);
/* The number whose erf is x, rounded down or up. */
nb_ball_unary nb_digits_erfinv;

#endif
