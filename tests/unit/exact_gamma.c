/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gamma and its like, cube roots and the inverse of erf in MPFR. */
#include "config.h"

#include "tests/unit/exact.h"

#include <math.h>

#define RND MPFR_RNDN

/* Where |gamma| is 0 or infinite for every double, which MPFR would compute at length. */
enum { END = 400 };

static int beyond(mpfr_ptr y, mpfr_srcptr x)
{
    if (mpfr_cmpabs_ui(x, END) < 0 || mpfr_nan_p(x))
        return 0;
    if (mpfr_sgn(x) > 0)
        mpfr_set_inf(y, 1);
    else if (mpfr_inf_p(x) || mpfr_integer_p(x))
        mpfr_set_nan(y);
    else
        mpfr_set_zero(y, 1);
    return 1;
}

static int is_pole(mpfr_srcptr x)
{
    return mpfr_sgn(x) < 0 && mpfr_integer_p(x);
}

void exact_gamma(mpfr_ptr y, mpfr_srcptr x)
{
    if (!beyond(y, x))
        mpfr_gamma(y, x, RND);
}

/* Both sides of a pole agree on its sign; at 0 it falls. */
void exact_gamma_slope(mpfr_ptr y, mpfr_srcptr x)
{
    if (mpfr_zero_p(x) || is_pole(x)) {
        mpfr_fmod_ui(y, x, 2, RND);
        mpfr_set_inf(y, mpfr_zero_p(y) ? -1 : 1);
    } else if (!beyond(y, x)) {
        mpfr_t gamma;
        mpfr_init2(gamma, mpfr_get_prec(y));
        mpfr_gamma(gamma, x, RND);
        mpfr_digamma(y, x, RND);
        mpfr_mul(y, y, gamma, RND);
        mpfr_clear(gamma);
    }
}

void exact_lgamma(mpfr_ptr y, mpfr_srcptr x)
{
    int sign;
    if (mpfr_inf_p(x))
        mpfr_set_inf(y, 1);
    else
        mpfr_lgamma(y, &sign, x, RND);
}

void exact_digamma(mpfr_ptr y, mpfr_srcptr x)
{
    if (mpfr_zero_p(x))
        mpfr_set_inf(y, mpfr_signbit(x) ? 1 : -1);
    else
        mpfr_digamma(y, x, RND);
}

enum { MOST_BITS = 2400, CORRECTIONS = MOST_BITS / 8 };

/* |B(2k)|/(2k)! = 2 zeta(2k)/(2 pi)^2k, made once. */
static mpfr_srcptr correction(unsigned k)
{
    static mpfr_t table[CORRECTIONS + 1];
    static int made;
    mpfr_t turn;
    mpfr_init2(turn, MOST_BITS);
    mpfr_const_pi(turn, RND);
    mpfr_mul_ui(turn, turn, 2, RND);
    for (; made <= CORRECTIONS; made++) {
        mpfr_init2(table[made], MOST_BITS);
        if (made == 0)
            continue;
        mpfr_zeta_ui(table[made], 2 * (unsigned long)made, RND);
        mpfr_mul_ui(table[made], table[made], 2, RND);
        for (int i = 0; i < 2 * made; i++)
            mpfr_div(table[made], table[made], turn, RND);
    }
    mpfr_clear(turn);
    return table[k];
}

/* Term by term as far as X = bits, and Euler and Maclaurin's sum for the rest:
 * X^-n/n + X^-(n+1)/2 and the corrections. */
void exact_sum_of_powers(mpfr_ptr y, unsigned n, mpfr_srcptr x)
{
    mpfr_prec_t bits = mpfr_get_prec(y) + 64;
    mpfr_t at, t, f;
    mpfr_inits2(bits, at, t, f, (mpfr_ptr)0);
    mpfr_set(at, x, RND);
    mpfr_set_zero(y, 1);
    for (; mpfr_cmp_si(at, (long)bits) < 0; mpfr_add_ui(at, at, 1, RND)) {
        mpfr_pow_si(t, at, -(long)n - 1, RND);
        mpfr_add(y, y, t, RND);
    }
    mpfr_pow_si(t, at, -(long)n, RND);
    mpfr_div_ui(f, t, n, RND);
    mpfr_add(y, y, f, RND);
    mpfr_div(t, t, at, RND);
    mpfr_div_ui(f, t, 2, RND);
    mpfr_add(y, y, f, RND);
    for (unsigned k = 1; k <= (unsigned)(bits / 8) && k <= CORRECTIONS; k++) {
        mpfr_mul_ui(t, t, k == 1 ? n + 1 : n + 2 * k - 2, RND);
        mpfr_mul_ui(t, t, k == 1 ? 1 : n + 2 * k - 1, RND);
        mpfr_div(t, t, at, RND);
        if (k > 1)
            mpfr_div(t, t, at, RND);
        mpfr_mul(f, t, correction(k), RND);
        (k % 2 ? mpfr_add : mpfr_sub)(y, y, f, RND);
    }
    for (unsigned k = 2; k <= n; k++)
        mpfr_mul_ui(y, y, k, RND);
    mpfr_clears(at, t, f, (mpfr_ptr)0);
}

void exact_polygamma(mpfr_ptr y, unsigned n, mpfr_srcptr x)
{
    enum { LEAST = -4000 };
    if (mpfr_nan_p(x) || mpfr_cmp_si(x, LEAST) < 0) {
        mpfr_set_nan(y);
        return;
    }
    mpfr_t at, below, t;
    mpfr_inits2(mpfr_get_prec(y) + 64, at, below, t, (mpfr_ptr)0);
    mpfr_set(at, x, RND);
    mpfr_set_zero(below, 1);
    for (; mpfr_sgn(at) <= 0; mpfr_add_ui(at, at, 1, RND)) {
        mpfr_pow_si(t, at, -(long)n - 1, RND);
        mpfr_add(below, below, t, RND);
    }
    for (unsigned k = 2; k <= n; k++)
        mpfr_mul_ui(below, below, k, RND);
    exact_sum_of_powers(t, n, at);
    mpfr_add(y, below, t, RND);
    if (n % 2 == 0)
        mpfr_neg(y, y, RND);
    mpfr_clears(at, below, t, (mpfr_ptr)0);
}

/* (pi/sin(pi x))^2 - trigamma(1 - x). */
static void by_reflection(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_t t, pi;
    mpfr_inits2(mpfr_get_prec(y) + 128, t, pi, (mpfr_ptr)0);
    mpfr_const_pi(pi, RND);
    mpfr_fmod_ui(t, x, 2, RND);
    mpfr_mul(t, t, pi, RND);
    mpfr_sin(t, t, RND);
    mpfr_div(pi, pi, t, RND);
    mpfr_sqr(pi, pi, RND);
    mpfr_ui_sub(t, 1, x, RND);
    exact_sum_of_powers(t, 1, t);
    mpfr_sub(y, pi, t, RND);
    mpfr_clears(t, pi, (mpfr_ptr)0);
}

void exact_trigamma(mpfr_ptr y, mpfr_srcptr x)
{
    if (mpfr_zero_p(x) || is_pole(x))
        mpfr_set_inf(y, 1);
    else if (mpfr_nan_p(x))
        mpfr_set_nan(y);
    else if (mpfr_inf_p(x))
        mpfr_set_zero(y, 1);
    else if (mpfr_sgn(x) > 0)
        exact_sum_of_powers(y, 1, x);
    else
        by_reflection(y, x);
}

void exact_cbrt(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_cbrt(y, x, RND);
}

void exact_cbrt_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_cbrt(y, x, RND);
    mpfr_sqr(y, y, RND);
    mpfr_mul_ui(y, y, 3, RND);
    mpfr_ui_div(y, 1, y, RND);
}

/* sqrt(pi)/2 exp(y^2). */
static void inverse_slope(mpfr_ptr s, mpfr_srcptr y)
{
    mpfr_t root;
    mpfr_init2(root, mpfr_get_prec(s));
    mpfr_sqr(s, y, RND);
    mpfr_exp(s, s, RND);
    mpfr_const_pi(root, RND);
    mpfr_sqrt(root, root, RND);
    mpfr_mul(s, s, root, RND);
    mpfr_div_ui(s, s, 2, RND);
    mpfr_clear(root);
}

static int outside(mpfr_ptr y, mpfr_srcptr x)
{
    int side = mpfr_nan_p(x) ? 1 : mpfr_cmpabs_ui(x, 1);
    if (side == 0)
        mpfr_set_inf(y, mpfr_sgn(x));
    else if (side > 0)
        mpfr_set_nan(y);
    return side >= 0;
}

/* Newton's steps double the digits that are right; the first guess has one. */
void exact_erfinv(mpfr_ptr y, mpfr_srcptr x)
{
    if (outside(y, x))
        return;
    mpfr_t v, s, rest;
    mpfr_inits2(mpfr_get_prec(y) + 64, v, s, rest, (mpfr_ptr)0);
    mpfr_ui_sub(rest, 1, x, RND);
    mpfr_add_ui(s, x, 1, RND);
    mpfr_mul(s, s, rest, RND);
    mpfr_log(s, s, RND);
    double l = mpfr_get_d(s, RND), b = 4.33 + l / 2;
    mpfr_set_d(v, sqrt(fmax(0, sqrt(b * b - l / 0.147) - b)), RND);
    if (mpfr_cmp_d(v, 0.01) < 0)
        mpfr_mul_d(v, x, 0.886, RND);
    mpfr_setsign(v, v, mpfr_signbit(x), RND);
    for (int i = 0; i < 14; i++) {
        mpfr_neg(rest, v, RND);
        if (mpfr_sgn(x) > 0) { /* erfc(v) - (1 - x) */
            mpfr_erfc(rest, v, RND);
            mpfr_ui_sub(s, 1, x, RND);
            mpfr_sub(rest, s, rest, RND);
        } else {
            mpfr_erfc(rest, rest, RND);
            mpfr_add_ui(s, x, 1, RND);
            mpfr_sub(rest, rest, s, RND);
        }
        if (mpfr_cmpabs_ui(v, 1) < 0) {
            mpfr_erf(rest, v, RND);
            mpfr_sub(rest, rest, x, RND);
        }
        inverse_slope(s, v);
        mpfr_mul(rest, rest, s, RND);
        mpfr_sub(v, v, rest, RND);
        if (mpfr_zero_p(rest) || mpfr_get_exp(rest) < mpfr_get_exp(v) - mpfr_get_prec(y))
            break;
    }
    mpfr_set(y, v, RND);
    mpfr_clears(v, s, rest, (mpfr_ptr)0);
}

void exact_erfinv_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_t v;
    mpfr_init2(v, mpfr_get_prec(y));
    exact_erfinv(v, x);
    if (mpfr_inf_p(v))
        mpfr_set_inf(y, 1);
    else
        inverse_slope(y, v);
    mpfr_clear(v);
}
