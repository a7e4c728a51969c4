/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Truncated power series in MPFR: sum c[i] t^i for i < n, all with SERIES_BITS bits
 * unless others are asked for. Results may be the same series as arguments. */
#ifndef NB_TESTS_SERIES_H
#define NB_TESTS_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include <mpfr.h>

enum { SERIES_BITS = 640, SERIES_MAX = 8 };

struct series {
    size_t n;
    mpfr_t c[SERIES_MAX];
};

/* The bits of all series made from now on. */
void series_precision(mpfr_prec_t bits);
mpfr_prec_t series_bits(void);

/* n terms, all 0. */
void series_init(struct series *s, size_t n);
void series_clear(struct series *s);
/* Takes the terms that both have; further ones of `to` become 0. */
void series_set(struct series *to, const struct series *from);
/* The number x + slope*t. */
void series_set_line(struct series *s, mpfr_srcptr x, int slope);

void series_add(struct series *z, const struct series *x, const struct series *y);
void series_sub(struct series *z, const struct series *x, const struct series *y);
void series_neg(struct series *z, const struct series *x);
void series_mul(struct series *z, const struct series *x, const struct series *y);
/* x^r where x[0] is not 0, or where r is a small whole number. */
void series_pow(struct series *z, const struct series *x, mpfr_srcptr r);
/* f(x(t)), f being given by its expansion around x[0]. */
void series_compose(struct series *z, const struct series *f, const struct series *x);
/* The expansion of f' from that of f: one term less. */
void series_differentiate(struct series *f);

/* The expansion of the n-th derivative of digamma around x. */
void series_polygamma(unsigned n, struct series *f, mpfr_srcptr x);
/* The expansion of an elementary function (exp, log, sin, erf, ...) around x;
 * false when the name is none of them. */
bool series_function(const char *name, struct series *f, mpfr_srcptr x);

#endif
