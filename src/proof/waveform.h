/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A function as a sum of amplitudes times sines and cosines of phases. */
#ifndef NB_PROOF_WAVEFORM_H
#define NB_PROOF_WAVEFORM_H

#include "graph/expr.h"

enum { NB_MOST_TERMS = 16 };

/* g cos(u), g sin(u); or, where u is NULL, g. */
struct nb_waveform_term {
    struct nb_expr *g, *u;
    bool sine;
};

struct nb_waveform {
    struct nb_waveform_term term[NB_MOST_TERMS];
    size_t count;
};

/* False: f, in var, is no such sum, or one without a wave. Products of waves become
 * sums of others; what there is besides is one term, the last one. */
bool nb_waveform_find(struct nb_expr *f, struct nb_expr *var, struct nb_waveform *out);

#endif
