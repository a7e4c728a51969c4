/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits from power series. */
#include "config.h"

#include "tests/unit/limits.h"

#include <math.h>

#define RND MPFR_RNDN

/* Bits for what cancels: x^2 + 1 takes 2048 at the largest x, 1 - tanh(800) 2400. */
enum { BITS = 4600 };

/* Where functions have become powers, or 0, and MPFR does not overflow yet: of most,
 * of those with exp(exp(x)) in. */
static const double far_out[] = {1e15, 20};
enum { FAR_OUT = sizeof far_out / sizeof *far_out };

static void jet_of(struct jet *jet, struct nb_expr *e, struct nb_expr *x, double at)
{
    jet_exact_at(jet, e, &(struct jet_place){&x, &at, 1, 0});
}

/* near (at/x)^n for near = f(x) and far = f(2x), if n is a whole number; 0 or
 * infinite where it is large. */
static bool go_on(mpfr_ptr y, mpfr_srcptr near, mpfr_srcptr far, double ratio)
{
    if (!mpfr_number_p(near) || !mpfr_number_p(far))
        return false;
    mpfr_set(y, far, RND);
    if (mpfr_zero_p(far))
        return true;
    mpfr_div(y, far, near, RND);
    double growth = mpfr_get_d(y, RND), n = nearbyint(log2(growth));
    if (!(growth >= 0) || (fabs(n) < 30 && fabs(growth * exp2(-n) - 1) > 1e-9))
        return false;
    mpfr_set_d(y, ratio, RND);
    mpfr_pow_si(y, y, fabs(n) < 30 ? (long)n : n < 0 ? -1000 : 1000, RND);
    mpfr_mul(y, y, near, RND);
    return true;
}

static void extrapolate(struct limits *l, struct nb_expr *e, struct nb_expr *x, double at)
{
    mpfr_t y;
    mpfr_init2(y, BITS);
    for (size_t i = 0; i < FAR_OUT; i++) {
        struct jet near, far;
        double start = copysign(far_out[i], at);
        jet_of(&near, e, x, start);
        jet_of(&far, e, x, 2 * start);
        bool defined = mpfr_number_p(near.s.c[0]) && mpfr_number_p(far.s.c[0]);
        for (size_t k = 0; k < JET_TERMS; k++)
            if (defined && !l->known[k] && go_on(y, near.s.c[k], far.s.c[k], at / start)) {
                mpfr_set(near.s.c[k], y, RND);
                l->value[k] = jet_value(&near, k);
                l->known[k] = true;
            }
        jet_clear(&near);
        jet_clear(&far);
    }
    mpfr_clear(y);
}

struct limits limits_at(struct nb_expr *e, struct nb_expr *x, double at)
{
    struct limits l = {0};
    series_precision(BITS);
    if (isfinite(at)) {
        struct jet jet;
        jet_of(&jet, e, x, at);
        for (size_t k = 0; k < JET_TERMS; k++) {
            l.known[k] = !jet.lost && mpfr_number_p(jet.s.c[k]);
            l.value[k] = jet_value(&jet, k);
        }
        bool lost = jet.lost;
        jet_clear(&jet);
        if (lost)
            return l;
    }
    if (fabs(at) > 2 * far_out[0] || fabs(at) > 600)
        extrapolate(&l, e, x, at);
    return l;
}
