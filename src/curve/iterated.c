/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of their own values. */
#include "config.h"

#include "curve/iterated.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

void nb_iterate(struct nb_probe *f, size_t n, const double *x, size_t count, double *y,
                double *slope)
{
    double *next = nb_xcalloc(count + 1, sizeof *next), *d = nb_xcalloc(count + 1, sizeof *d);
    memmove(y, x, count * sizeof *y);
    for (size_t i = 0; i < count; i++)
        slope[i] = 1;
    for (size_t k = 0; k < n; k++) {
        nb_probe_jets(f, y, count, next, d);
        for (size_t i = 0; i < count; i++)
            slope[i] *= d[i];
        memcpy(y, next, count * sizeof *y);
    }
    free(next);
    free(d);
}
