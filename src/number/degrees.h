/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sine, cosine and tangent of degrees: reduced as degrees, which is exact, so that what is
 * exact is exact: sin 30° is 0.5, cos 90° is 0, tan 45° is 1. Right to a little more than half
 * an ulp. */
#ifndef NB_NUMBER_DEGREES_H
#define NB_NUMBER_DEGREES_H

double nb_sin_degrees(double x);
double nb_cos_degrees(double x);
/* Infinite at odd multiples of 90, of the sign that it has below them. */
double nb_tan_degrees(double x);

#endif
