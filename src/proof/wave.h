/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integrals of what oscillates, by parts: of g sin(u) and g cos(u) with a phase that
 * runs on,
 *
 *   integral of g sin(u) = -[(g/u') cos(u)] + integral of (g/u')' cos(u)
 *
 * The more often, the smaller is what is left where g and u' change slowly. What is
 * left is enclosed, on a strip by series (series.h), to infinity as a germ (end.h). */
#ifndef NB_PROOF_WAVE_H
#define NB_PROOF_WAVE_H

#include "graph/expr.h"
#include "number/interval.h"

struct nb_wave;

/* NULL: f, unrolled and dependent on var alone, is no sum of waves (waveform.h). */
struct nb_wave *nb_wave_new(struct nb_expr *f, struct nb_expr *var);
void nb_wave_free(struct nb_wave *w);
/* What f is besides its waves; NULL: nothing. */
struct nb_expr *nb_wave_rest(const struct nb_wave *w);
/* The integral of the waves alone; `left` of its doubt is not from rounding. One end may
 * be infinite. False: there is no bound. */
bool nb_wave_integral(struct nb_wave *w, double lo, double hi, struct nb_interval *out,
                      double *left);
/* What that costs, in products of numbers. */
double nb_wave_cost(const struct nb_wave *w);

#endif
