/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of ticks say to each other. */
#ifndef NB_PLOT_TICKS_PRIV_H
#define NB_PLOT_TICKS_PRIV_H

#include <stdint.h>

#include "base/buf.h"
#include "plot/ticks.h"

/* n * 10^e, correctly rounded wherever 10^|e| is exact. */
double nb_tick_decimal(double n, int e);
/* Labels and note of ticks at kmin*s, (kmin+1)*s, ..., kmax*s. */
void nb_tick_print(struct nb_ticks *t, struct nb_tick_step s, int64_t kmin, int64_t kmax);
/* The label of m * 10^e, m from 1 to 9, in decimals or as a power. */
void nb_tick_print_power(struct nb_buf *out, int m, int e, bool plain);

/* Whether neighbours keep their distance. */
bool nb_ticks_fit(const struct nb_ticks *t, const struct nb_tick_request *r);
/* Ticks at equal distances that fit. False, and none, where two do not. */
bool nb_ticks_even(struct nb_ticks *t, const struct nb_tick_request *r);
/* Where two do not fit: the roundest number in sight, if there is one. */
void nb_ticks_single(struct nb_ticks *t, const struct nb_tick_request *r);
/* Adds ticks without numbers between those at equal distances, and outside of the last. */
void nb_ticks_minor(struct nb_ticks *t, const struct nb_tick_request *r);
/* At powers of ten, and at 2 and 5 times these where they fit; likewise. */
bool nb_ticks_powers(struct nb_ticks *t, const struct nb_tick_request *r);
/* At multiples of pi; likewise. */
bool nb_ticks_pi(struct nb_ticks *t, const struct nb_tick_request *r);
/* Adds a tick without a number, where there is room in the list. */
void nb_ticks_add_minor(struct nb_ticks *t, double value);

#endif
