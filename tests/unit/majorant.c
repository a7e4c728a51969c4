/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounds on power series. */
#include "config.h"

#include "tests/unit/majorant.h"

#include <math.h>
#include <string.h>

double majorant_size(const struct series *s, size_t i)
{
    return fabs(mpfr_get_d(s->c[i], MPFR_RNDA));
}

void majorant_of(double *m, const struct series *s)
{
    for (size_t i = 0; i < s->n; i++)
        m[i] = majorant_size(s, i);
}

void majorant_nearby(double *m, const struct series *s, size_t first)
{
    static const double distance = 0.75;
    majorant_of(m, s);
    for (size_t i = first; i < s->n; i++) {
        double binomial = 1, power = 1;
        for (size_t k = i + 1; k < s->n; k++) {
            binomial *= (double)k / (double)(k - i);
            power *= distance;
            m[i] += binomial * power * majorant_size(s, k);
        }
    }
}

void majorant_add_mul(double *z, const double *x, const double *y, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k <= i; k++)
            if (x[k] != 0 && y[i - k] != 0)
                z[i] += x[k] * y[i - k];
}

void majorant_mul(double *z, const double *x, const double *y, size_t n)
{
    memset(z, 0, n * sizeof *z);
    majorant_add_mul(z, x, y, n);
}

void majorant_compose(double *z, const double *f, const double *x, size_t n)
{
    double sum[SERIES_MAX] = {0}, next[SERIES_MAX];
    for (size_t i = n; i-- > 0;) {
        majorant_mul(next, sum, x, n);
        memcpy(sum, next, n * sizeof *sum);
        sum[0] += f[i];
    }
    memcpy(z, sum, n * sizeof *sum);
}
