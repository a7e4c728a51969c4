/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bins of histograms and what is in them, to the last bit as numpy.histogram has them. */
#ifndef NB_CHARTS_BINS_H
#define NB_CHARTS_BINS_H

#include "base/err.h"
#include "charts/numbers_arg.h"

/* What somebody wants. */
struct nb_bins_wish {
    const char *rule;          /* 'auto', 'sturges', ...: how many are found; or NULL */
    struct nb_numbers borders; /* themselves, or how many; none: as many as is usual */
    const double *range;       /* two ends, or NULL: from the least to the largest value */
};

/* The borders of the bins of several sets of values. False sets err. */
bool nb_bins_find(const struct nb_numbers *sets, size_t count, const struct nb_bins_wish *wish,
                  struct nb_numbers *edges, struct nb_err *err);
/* How many values, or how much weight, is in each bin; `density`: so that all have an area of 1.
 * The last bin is closed. malloc'ed. */
double *nb_bins_count(const struct nb_numbers *x, const struct nb_numbers *weights,
                      const struct nb_numbers *edges, bool density);

#endif
