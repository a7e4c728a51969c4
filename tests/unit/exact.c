/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activations in MPFR, from their textbook formulas, arranged so that nothing
 * cancels: they hold hundreds of bits wherever a double can go. */
#include "config.h"

#include "tests/unit/exact.h"

#include <limits.h>
#include <math.h>
#include <string.h>

enum { TEMPORARIES = 8 };

/* s: for sigmoid and softplus; t: for the functions above them. */
static mpfr_t s[TEMPORARIES], t[TEMPORARIES];

#define RND MPFR_RNDN

void exact_precision(mpfr_prec_t bits)
{
    static int made;
    for (size_t i = 0; i < TEMPORARIES; i++) {
        if (!made) {
            mpfr_inits2(bits, s[i], t[i], (mpfr_ptr)0);
        } else {
            mpfr_set_prec(s[i], bits);
            mpfr_set_prec(t[i], bits);
        }
    }
    made = 1;
}

static void sigmoid(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_neg(s[0], x, RND);
    mpfr_exp(s[0], s[0], RND);
    mpfr_add_ui(s[0], s[0], 1, RND);
    mpfr_ui_div(y, 1, s[0], RND);
}

/* y = sigmoid(-x). */
static void mirrored(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_neg(s[1], x, RND);
    sigmoid(y, s[1]);
}

static void sigmoid_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mirrored(s[2], x);
    sigmoid(y, x);
    mpfr_mul(y, y, s[2], RND);
}

static void tanh_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_tanh(y, x, RND);
}

/* 1/cosh^2. */
static void tanh_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sech(y, x, RND);
    mpfr_sqr(y, y, RND);
}

/* max(x, 0) + log(1 + exp(-|x|)). */
static void softplus(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_abs(s[3], x, RND);
    mpfr_neg(s[3], s[3], RND);
    mpfr_exp(s[3], s[3], RND);
    mpfr_log1p(s[3], s[3], RND);
    if (mpfr_sgn(x) > 0)
        mpfr_add(y, s[3], x, RND);
    else
        mpfr_set(y, s[3], RND);
}

static void logsigmoid(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_neg(s[4], x, RND);
    softplus(y, s[4]);
    mpfr_neg(y, y, RND);
}

static void softsign(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_abs(t[0], x, RND);
    mpfr_add_ui(t[0], t[0], 1, RND);
    mpfr_div(y, x, t[0], RND);
}

static void softsign_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_abs(t[0], x, RND);
    mpfr_add_ui(t[0], t[0], 1, RND);
    mpfr_sqr(t[0], t[0], RND);
    mpfr_ui_div(y, 1, t[0], RND);
}

static void phi(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sqr(s[5], x, RND);
    mpfr_div_si(s[5], s[5], -2, RND);
    mpfr_exp(s[5], s[5], RND);
    mpfr_const_pi(s[6], RND);
    mpfr_mul_ui(s[6], s[6], 2, RND);
    mpfr_rec_sqrt(s[6], s[6], RND);
    mpfr_mul(y, s[5], s[6], RND);
}

static void phi_slope(mpfr_ptr y, mpfr_srcptr x)
{
    phi(t[0], x);
    mpfr_mul(y, t[0], x, RND);
    mpfr_neg(y, y, RND);
}

/* How many terms of the continued fraction below give `bits` of erfc(x): the error
 * after n of them falls like exp(-2x sqrt(2n)) once n is large beside x^2, and by more
 * than 6 bits a term before. */
static unsigned erfc_terms(double x, mpfr_prec_t bits)
{
    double n = (0.7 * (double)bits + 20) / (2 * x);
    return (unsigned)fmin(n * n / 2 + (double)bits / 6, 1e9);
}

/* erfc(x) = exp(-x^2)/sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))), x > 0. */
static void erfc_fraction(mpfr_ptr y, mpfr_srcptr x, unsigned terms)
{
    mpfr_set(s[6], x, RND);
    for (unsigned k = terms; k > 0; k--) {
        mpfr_ui_div(s[6], k, s[6], RND);
        mpfr_div_2ui(s[6], s[6], 1, RND);
        mpfr_add(s[6], s[6], x, RND);
    }
    mpfr_const_pi(s[7], RND);
    mpfr_sqrt(s[7], s[7], RND);
    mpfr_mul(s[6], s[6], s[7], RND);
    mpfr_sqr(s[7], x, RND);
    mpfr_neg(s[7], s[7], RND);
    mpfr_exp(s[7], s[7], RND);
    mpfr_div(y, s[7], s[6], RND);
}

/* MPFR's own takes up to a millisecond where x is large, the fraction where it is
 * small. */
static void erfc_(mpfr_ptr y, mpfr_srcptr x)
{
    double a = mpfr_get_d(x, RND);
    unsigned terms = a > 1 ? erfc_terms(a, mpfr_get_prec(y)) : UINT_MAX;
    if (isfinite(a) && terms < (unsigned)mpfr_get_prec(y))
        erfc_fraction(y, x, terms);
    else
        mpfr_erfc(y, x, RND);
}

/* erfc(-x/sqrt(2))/2. */
static void normal(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sqrt_ui(s[5], 2, RND);
    mpfr_div(s[5], x, s[5], RND);
    mpfr_neg(s[5], s[5], RND);
    erfc_(s[5], s[5]);
    mpfr_div_ui(y, s[5], 2, RND);
}

/* Mega's constants as transformers has them. */
static void laplace_inner(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sub_d(y, x, 0.707107, RND);
    mpfr_div_d(y, y, 0.282095, RND);
}

static void laplace(mpfr_ptr y, mpfr_srcptr x)
{
    laplace_inner(t[0], x);
    normal(y, t[0]);
}

static void laplace_slope(mpfr_ptr y, mpfr_srcptr x)
{
    laplace_inner(t[0], x);
    phi(y, t[0]);
    mpfr_div_d(y, y, 0.282095, RND);
}

static void gelu(mpfr_ptr y, mpfr_srcptr x)
{
    normal(t[0], x);
    mpfr_mul(y, t[0], x, RND);
}

static void gelu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    phi(t[0], x);
    mpfr_mul(t[0], t[0], x, RND);
    normal(t[1], x);
    mpfr_add(y, t[0], t[1], RND);
}

/* c*x*(1 + k*m*x^2) with c = 2 sqrt(2/pi), k = 0.044715 as a
 * double (PyTorch's definition); its derivative times
 * 1/1 or 1/x is the same with m = 3. */
static void gelu_tanh_inner(mpfr_ptr y, mpfr_srcptr x, unsigned m)
{
    mpfr_sqr(s[5], x, RND);
    mpfr_mul_ui(s[5], s[5], m, RND);
    mpfr_mul_d(s[5], s[5], 0.044715, RND);
    mpfr_add_ui(s[5], s[5], 1, RND);
    mpfr_const_pi(s[6], RND);
    mpfr_ui_div(s[6], 8, s[6], RND);
    mpfr_sqrt(s[6], s[6], RND);
    mpfr_mul(s[5], s[5], s[6], RND);
    mpfr_mul(y, s[5], x, RND);
}

/* x sigmoid(v). */
static void gelu_tanh(mpfr_ptr y, mpfr_srcptr x)
{
    gelu_tanh_inner(t[0], x, 1);
    sigmoid(t[1], t[0]);
    mpfr_mul(y, t[1], x, RND);
}

/* sigmoid(v) + x v' sigmoid'(v). */
static void gelu_tanh_slope(mpfr_ptr y, mpfr_srcptr x)
{
    gelu_tanh_inner(t[0], x, 1);
    gelu_tanh_inner(t[1], x, 3);
    sigmoid_slope(t[2], t[0]);
    mpfr_mul(t[2], t[2], t[1], RND);
    sigmoid(t[3], t[0]);
    mpfr_add(y, t[2], t[3], RND);
}

static void silu(mpfr_ptr y, mpfr_srcptr x)
{
    sigmoid(t[0], x);
    mpfr_mul(y, t[0], x, RND);
}

static void silu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mirrored(t[0], x);
    mpfr_mul(t[0], t[0], x, RND);
    mpfr_add_ui(t[0], t[0], 1, RND);
    sigmoid(t[1], x);
    mpfr_mul(y, t[0], t[1], RND);
}

static void mish(mpfr_ptr y, mpfr_srcptr x)
{
    softplus(t[0], x);
    mpfr_tanh(t[0], t[0], RND);
    mpfr_mul(y, t[0], x, RND);
}

static void mish_slope(mpfr_ptr y, mpfr_srcptr x)
{
    softplus(t[0], x);
    tanh_slope(t[1], t[0]);
    sigmoid(t[2], x);
    mpfr_mul(t[1], t[1], t[2], RND);
    mpfr_mul(t[1], t[1], x, RND);
    mpfr_tanh(t[0], t[0], RND);
    mpfr_add(y, t[0], t[1], RND);
}

static void identity(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set(y, x, RND);
}

static void one(mpfr_ptr y, mpfr_srcptr x)
{
    (void)x;
    mpfr_set_ui(y, 1, RND);
}

static void zero(mpfr_ptr y, mpfr_srcptr x)
{
    (void)x;
    mpfr_set_ui(y, 0, RND);
}

/* One function below 0, another from there. */
static void pick(mpfr_ptr y, mpfr_srcptr x, exact_function *below, exact_function *above)
{
    (mpfr_sgn(x) < 0 ? below : above)(y, x);
}

static void relu(mpfr_ptr y, mpfr_srcptr x)
{
    pick(y, x, zero, identity);
}

static void relu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    pick(y, x, zero, one);
}

/* The parameter is the double 0.01. */
static void leaky_relu(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_mul_d(y, x, mpfr_sgn(x) < 0 ? 0.01 : 1, RND);
}

static void leaky_relu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set_d(y, mpfr_sgn(x) < 0 ? 0.01 : 1, RND);
}

static void exp_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_exp(y, x, RND);
}

static void expm1_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_expm1(y, x, RND);
}

static void elu(mpfr_ptr y, mpfr_srcptr x)
{
    pick(y, x, expm1_, identity);
}

static void elu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    pick(y, x, exp_, one);
}

/* Klambauer et al.'s constants, to the digits they gave. */
static void times_selu(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set_str(t[1], "1.0507009873554804934193349852946", 10, RND);
    mpfr_mul(y, y, t[1], RND);
    if (mpfr_sgn(x) < 0) {
        mpfr_set_str(t[1], "1.6732632423543772848170429916717", 10, RND);
        mpfr_mul(y, y, t[1], RND);
    }
}

static void selu(mpfr_ptr y, mpfr_srcptr x)
{
    elu(y, x);
    times_selu(y, x);
}

static void selu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    elu_slope(y, x);
    times_selu(y, x);
}

/* min(max(x + shift, lo), hi). */
static void clip(mpfr_ptr y, mpfr_srcptr x, int shift, int lo, int hi)
{
    mpfr_add_si(y, x, shift, RND);
    if (mpfr_cmp_si(y, lo) < 0)
        mpfr_set_si(y, lo, RND);
    if (mpfr_cmp_si(y, hi) > 0)
        mpfr_set_si(y, hi, RND);
}

static void inside(mpfr_ptr y, mpfr_srcptr x, int lo, int hi)
{
    mpfr_set_ui(y, mpfr_cmp_si(x, lo) >= 0 && mpfr_cmp_si(x, hi) < 0, RND);
}

static void hardtanh(mpfr_ptr y, mpfr_srcptr x)
{
    clip(y, x, 0, -1, 1);
}

static void hardtanh_slope(mpfr_ptr y, mpfr_srcptr x)
{
    inside(y, x, -1, 1);
}

static void relu6(mpfr_ptr y, mpfr_srcptr x)
{
    clip(y, x, 0, 0, 6);
}

static void relu6_slope(mpfr_ptr y, mpfr_srcptr x)
{
    inside(y, x, 0, 6);
}

static void hardsigmoid(mpfr_ptr y, mpfr_srcptr x)
{
    clip(y, x, 3, 0, 6);
    mpfr_div_ui(y, y, 6, RND);
}

static void hardsigmoid_slope(mpfr_ptr y, mpfr_srcptr x)
{
    inside(y, x, -3, 3);
    mpfr_div_ui(y, y, 6, RND);
}

static void hardswish(mpfr_ptr y, mpfr_srcptr x)
{
    hardsigmoid(t[0], x);
    mpfr_mul(y, t[0], x, RND);
}

static void hardswish_slope(mpfr_ptr y, mpfr_srcptr x)
{
    hardsigmoid_slope(t[0], x);
    mpfr_mul(t[0], t[0], x, RND);
    hardsigmoid(t[1], x);
    mpfr_add(y, t[0], t[1], RND);
}

static void erf_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_erf(y, x, RND);
}

static void erf_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sqr(t[0], x, RND);
    mpfr_neg(t[0], t[0], RND);
    mpfr_exp(t[0], t[0], RND);
    mpfr_const_pi(t[1], RND);
    mpfr_rec_sqrt(t[1], t[1], RND);
    mpfr_mul(y, t[0], t[1], RND);
    mpfr_mul_ui(y, y, 2, RND);
}

static void erfc_slope(mpfr_ptr y, mpfr_srcptr x)
{
    erf_slope(y, x);
    mpfr_neg(y, y, RND);
}

static void atan_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_atan(y, x, RND);
}

static void atan_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sqr(t[0], x, RND);
    mpfr_add_ui(t[0], t[0], 1, RND);
    mpfr_ui_div(y, 1, t[0], RND);
}

static void tan_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_tan(y, x, RND);
}

/* 1/cos^2. */
static void tan_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sec(t[0], x, RND);
    mpfr_sqr(y, t[0], RND);
}

static void asin_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_asin(y, x, RND);
}

/* 1/sqrt((1 - x)(1 + x)), inf at the ends. */
static void asin_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_ui_sub(t[0], 1, x, RND);
    mpfr_add_ui(t[1], x, 1, RND);
    mpfr_mul(t[0], t[0], t[1], RND);
    mpfr_abs(t[1], t[0], RND);
    mpfr_rec_sqrt(y, t[1], RND);
    if (mpfr_sgn(t[0]) < 0)
        mpfr_set_nan(y);
}

static void acos_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_acos(y, x, RND);
}

static void acos_slope(mpfr_ptr y, mpfr_srcptr x)
{
    asin_slope(y, x);
    mpfr_neg(y, y, RND);
}

/* pi x less whole turns: x modulo 2 is exact. */
static void half_turns(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set_ui(t[2], 2, RND);
    mpfr_fmod(t[2], x, t[2], RND);
    mpfr_const_pi(t[3], RND);
    mpfr_mul(y, t[3], t[2], RND);
}

/* sin(pi x)/(pi x), 1 at 0. */
static void sinc_(mpfr_ptr y, mpfr_srcptr x)
{
    half_turns(t[0], x);
    mpfr_sin(y, t[0], RND);
    mpfr_const_pi(t[0], RND);
    mpfr_mul(t[0], t[0], x, RND);
    if (mpfr_zero_p(x))
        mpfr_set_ui(y, 1, RND);
    else if (mpfr_integer_p(x))
        mpfr_set_ui(y, 0, RND);
    else
        mpfr_div(y, y, t[0], RND);
}

/* Its slope by the power series where |x| < 1, and what cancels there: the k-th term is
 * -+ pi 2k u^(2k-1)/(2k+1)!, u = pi x. */
static void sinc_slope_near_0(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_const_pi(t[0], RND);
    mpfr_mul(t[1], t[0], x, RND);
    mpfr_sqr(t[2], t[1], RND);
    mpfr_div_ui(t[1], t[1], 6, RND);
    mpfr_set_ui(y, 0, RND);
    for (unsigned long k = 1; k < 2 || mpfr_get_exp(t[3]) > mpfr_get_exp(y) - mpfr_get_prec(y);
         k++) {
        mpfr_mul_ui(t[3], t[1], 2 * k, RND);
        (k % 2 ? mpfr_sub : mpfr_add)(y, y, t[3], RND);
        mpfr_mul(t[1], t[1], t[2], RND);
        mpfr_div_ui(t[1], t[1], (2 * k + 2) * (2 * k + 3), RND);
    }
    mpfr_mul(y, y, t[0], RND);
}

/* (cos(pi x) - sinc(x))/x. */
static void sinc_slope(mpfr_ptr y, mpfr_srcptr x)
{
    if (mpfr_zero_p(x) || mpfr_cmpabs_ui(x, 1) < 0) {
        mpfr_set_ui(y, 0, RND);
        if (!mpfr_zero_p(x))
            sinc_slope_near_0(y, x);
        return;
    }
    sinc_(t[1], x);
    half_turns(t[0], x);
    mpfr_cos(t[0], t[0], RND);
    mpfr_sub(t[0], t[0], t[1], RND);
    mpfr_div(y, t[0], x, RND);
}

static void sinh_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sinh(y, x, RND);
}

static void cosh_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_cosh(y, x, RND);
}

static void asinh_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_asinh(y, x, RND);
}

/* 1/sqrt(x^2 + 1). */
static void asinh_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sqr(t[0], x, RND);
    mpfr_add_ui(t[0], t[0], 1, RND);
    mpfr_rec_sqrt(y, t[0], RND);
}

static void acosh_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_acosh(y, x, RND);
}

/* 1/sqrt((x - 1)(x + 1)) where x >= 1. */
static void acosh_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sub_ui(t[0], x, 1, RND);
    mpfr_add_ui(t[1], x, 1, RND);
    mpfr_mul(t[0], t[0], t[1], RND);
    mpfr_rec_sqrt(y, t[0], RND);
    if (mpfr_cmp_ui(x, 1) < 0)
        mpfr_set_nan(y);
}

static void atanh_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_atanh(y, x, RND);
}

/* 1/((1 - x)(1 + x)) where |x| <= 1. */
static void atanh_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_ui_sub(t[0], 1, x, RND);
    mpfr_add_ui(t[1], x, 1, RND);
    mpfr_mul(t[0], t[0], t[1], RND);
    mpfr_ui_div(y, 1, t[0], RND);
    if (mpfr_sgn(t[0]) < 0)
        mpfr_set_nan(y);
}

static void log_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_log(y, x, RND);
}

/* 1/x on the domain of the logarithm. */
static void log_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_ui_div(y, 1, x, RND);
    if (mpfr_sgn(x) < 0)
        mpfr_set_nan(y);
}

static void log2_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_log2(y, x, RND);
}

static void log2_slope(mpfr_ptr y, mpfr_srcptr x)
{
    log_slope(y, x);
    mpfr_const_log2(t[0], RND);
    mpfr_div(y, y, t[0], RND);
}

static void log10_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_log10(y, x, RND);
}

static void log10_slope(mpfr_ptr y, mpfr_srcptr x)
{
    log_slope(y, x);
    mpfr_log_ui(t[0], 10, RND);
    mpfr_div(y, y, t[0], RND);
}

static void log1p_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_log1p(y, x, RND);
}

static void log1p_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_add_ui(t[0], x, 1, RND);
    log_slope(y, t[0]);
}

static void sin_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sin(y, x, RND);
}

static void cos_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_cos(y, x, RND);
}

static void cos_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sin(y, x, RND);
    mpfr_neg(y, y, RND);
}

static void snake(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sin(t[0], x, RND);
    mpfr_sqr(t[0], t[0], RND);
    mpfr_add(y, x, t[0], RND);
}

static void snake_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_mul_ui(t[0], x, 2, RND);
    mpfr_sin(t[0], t[0], RND);
    mpfr_add_ui(y, t[0], 1, RND);
}

static void siren(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_mul_ui(t[0], x, 30, RND);
    mpfr_sin(y, t[0], RND);
}

static void siren_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_mul_ui(t[0], x, 30, RND);
    mpfr_cos(y, t[0], RND);
    mpfr_mul_ui(y, y, 30, RND);
}

static void gaussian(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sqr(t[0], x, RND);
    mpfr_neg(t[0], t[0], RND);
    mpfr_exp(y, t[0], RND);
}

static void gaussian_slope(mpfr_ptr y, mpfr_srcptr x)
{
    gaussian(y, x);
    mpfr_mul(y, y, x, RND);
    mpfr_mul_si(y, y, -2, RND);
}

/* x - tanh x loses twice the exponent of x: up to 2200 bits are needed. */
static void tanhshrink(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_exp_t e = mpfr_zero_p(x) ? 0 : mpfr_get_exp(x);
    mpfr_t wide;
    mpfr_init2(wide, mpfr_get_prec(y) + (e < 0 ? -2 * (mpfr_prec_t)e : 0));
    mpfr_tanh(wide, x, RND);
    mpfr_sub(y, x, wide, RND);
    mpfr_clear(wide);
}

static void tanhshrink_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_tanh(t[0], x, RND);
    mpfr_sqr(y, t[0], RND);
}

/* x moved toward 0 by `by`, or 0, where |x| > 1/2. */
static void shrunk(mpfr_ptr y, mpfr_srcptr x, double by)
{
    if (mpfr_cmp_d(x, 0.5) > 0)
        mpfr_sub_d(y, x, by, RND);
    else if (mpfr_cmp_d(x, -0.5) < 0)
        mpfr_add_d(y, x, by, RND);
    else
        mpfr_set_ui(y, 0, RND);
}

static void softshrink(mpfr_ptr y, mpfr_srcptr x)
{
    shrunk(y, x, 0.5);
}

static void hardshrink(mpfr_ptr y, mpfr_srcptr x)
{
    shrunk(y, x, 0);
}

static void shrink_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set_ui(y, mpfr_cmp_d(x, 0.5) >= 0 || mpfr_cmp_d(x, -0.5) < 0, RND);
}

static void threshold(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set(y, x, RND);
    if (mpfr_cmp_d(x, 0.5) <= 0)
        mpfr_set_si(y, -1, RND);
}

static void threshold_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set_ui(y, mpfr_cmp_d(x, 0.5) >= 0, RND);
}

/* sqrt(x^2 + b) in t[0], and that plus |x| in t[1]. */
static void root_of_sum(mpfr_srcptr x, unsigned b)
{
    mpfr_sqr(t[0], x, RND);
    mpfr_add_ui(t[0], t[0], b, RND);
    mpfr_sqrt(t[0], t[0], RND);
    mpfr_abs(t[1], x, RND);
    mpfr_add(t[1], t[1], t[0], RND);
}

static void squareplus(mpfr_ptr y, mpfr_srcptr x)
{
    root_of_sum(x, 4);
    if (mpfr_sgn(x) < 0)
        mpfr_ui_div(y, 2, t[1], RND);
    else
        mpfr_div_ui(y, t[1], 2, RND);
}

static void squareplus_slope(mpfr_ptr y, mpfr_srcptr x)
{
    root_of_sum(x, 4);
    mpfr_mul(t[1], t[1], t[0], RND);
    mpfr_ui_div(y, 2, t[1], RND);
    if (mpfr_sgn(x) >= 0)
        mpfr_ui_sub(y, 1, y, RND);
}

static void bent_identity(mpfr_ptr y, mpfr_srcptr x)
{
    root_of_sum(x, 1);
    mpfr_add_ui(t[0], t[0], 1, RND);
    mpfr_sqr(t[1], x, RND);
    mpfr_div(t[1], t[1], t[0], RND);
    mpfr_div_ui(t[1], t[1], 2, RND);
    mpfr_add(y, x, t[1], RND);
}

static void bent_identity_slope(mpfr_ptr y, mpfr_srcptr x)
{
    root_of_sum(x, 1);
    mpfr_div(y, x, t[0], RND);
    mpfr_div_ui(y, y, 2, RND);
    mpfr_add_ui(y, y, 1, RND);
}

/* f(1.702 x), the parameter being that double. */
static void quick(mpfr_ptr y, mpfr_srcptr x, exact_function *f)
{
    mpfr_set_d(t[4], 1.702, RND);
    mpfr_mul(t[5], x, t[4], RND);
    f(y, t[5]);
}

static void quick_gelu(mpfr_ptr y, mpfr_srcptr x)
{
    quick(y, x, silu);
    mpfr_div(y, y, t[4], RND);
}

static void quick_gelu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    quick(y, x, silu_slope);
}

static void lisht(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_tanh(t[0], x, RND);
    mpfr_mul(y, t[0], x, RND);
}

static void lisht_slope(mpfr_ptr y, mpfr_srcptr x)
{
    tanh_slope(t[1], x);
    mpfr_mul(t[1], t[1], x, RND);
    mpfr_tanh(t[0], x, RND);
    mpfr_add(y, t[0], t[1], RND);
}

static void serf(mpfr_ptr y, mpfr_srcptr x)
{
    softplus(t[2], x);
    mpfr_erf(t[2], t[2], RND);
    mpfr_mul(y, t[2], x, RND);
}

static void serf_slope(mpfr_ptr y, mpfr_srcptr x)
{
    softplus(t[2], x);
    erf_slope(t[3], t[2]);
    sigmoid(t[4], x);
    mpfr_mul(t[3], t[3], t[4], RND);
    mpfr_mul(t[3], t[3], x, RND);
    mpfr_erf(t[2], t[2], RND);
    mpfr_add(y, t[2], t[3], RND);
}

/* exp(-exp(-x)), and exp(-x - exp(-x)), which is 0 where exp(-x) overflows. */
static void loglog(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_neg(t[0], x, RND);
    mpfr_exp(t[0], t[0], RND);
    mpfr_neg(t[0], t[0], RND);
    mpfr_exp(y, t[0], RND);
}

static void loglog_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_neg(t[0], x, RND);
    mpfr_exp(t[0], t[0], RND);
    mpfr_add(t[0], t[0], x, RND);
    mpfr_neg(t[0], t[0], RND);
    mpfr_exp(y, t[0], RND);
}

static void cloglog(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_exp(t[0], x, RND);
    mpfr_neg(t[0], t[0], RND);
    mpfr_expm1(t[0], t[0], RND);
    mpfr_neg(y, t[0], RND);
}

static void cloglog_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_neg(t[1], x, RND);
    loglog_slope(y, t[1]);
}

static void golu(mpfr_ptr y, mpfr_srcptr x)
{
    loglog(t[1], x);
    mpfr_mul(y, t[1], x, RND);
}

static void golu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    loglog(t[1], x);
    loglog_slope(t[2], x);
    mpfr_mul(t[2], t[2], x, RND);
    mpfr_add(y, t[1], t[2], RND);
}

static void prelu(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_mul_d(y, x, mpfr_sgn(x) < 0 ? 0.25 : 1, RND);
}

static void prelu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set_d(y, mpfr_sgn(x) < 0 ? 0.25 : 1, RND);
}

/* The mean of the doubles 1/8 and 1/3. */
static void rrelu_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set_d(y, 0.125, RND);
    mpfr_add_d(y, y, 1 / 3.0, RND);
    mpfr_div_ui(y, y, 2, RND);
    if (mpfr_sgn(x) >= 0)
        mpfr_set_ui(y, 1, RND);
}

static void rrelu(mpfr_ptr y, mpfr_srcptr x)
{
    rrelu_slope(t[0], x);
    mpfr_mul(y, t[0], x, RND);
}

static void hard_sigmoid_02(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_mul_d(t[0], x, 0.2, RND);
    mpfr_add_d(t[0], t[0], 0.5, RND);
    clip(y, t[0], 0, 0, 1);
}

static void hard_sigmoid_02_slope(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_set_d(y, mpfr_cmp_d(x, -2.5) >= 0 && mpfr_cmp_d(x, 2.5) < 0 ? 0.2 : 0, RND);
}

static void sparse_sigmoid(mpfr_ptr y, mpfr_srcptr x)
{
    clip(y, x, 1, 0, 2);
    mpfr_div_ui(y, y, 2, RND);
}

static void sparse_sigmoid_slope(mpfr_ptr y, mpfr_srcptr x)
{
    inside(y, x, -1, 1);
    mpfr_div_ui(y, y, 2, RND);
}

static void sparse_plus(mpfr_ptr y, mpfr_srcptr x)
{
    sparse_sigmoid(t[0], x);
    mpfr_sqr(y, t[0], RND);
    if (mpfr_cmp_ui(x, 1) >= 0)
        mpfr_set(y, x, RND);
}

const struct exact_row exact_rows[] = {
    {"sigmoid", sigmoid, sigmoid_slope},
    {"tanh", tanh_, tanh_slope},
    {"logsigmoid", logsigmoid, mirrored},
    {"softplus", softplus, sigmoid},
    {"softsign", softsign, softsign_slope},
    {"relu", relu, relu_slope},
    {"leaky_relu", leaky_relu, leaky_relu_slope},
    {"elu", elu, elu_slope},
    {"selu", selu, selu_slope},
    {"celu", elu, elu_slope},
    {"hardtanh", hardtanh, hardtanh_slope},
    {"relu6", relu6, relu6_slope},
    {"hardsigmoid", hardsigmoid, hardsigmoid_slope},
    {"hardswish", hardswish, hardswish_slope},
    {"phi", phi, phi_slope},
    {"Phi", normal, phi},
    {"laplace", laplace, laplace_slope},
    {"gelu", gelu, gelu_slope},
    {"gelu_tanh", gelu_tanh, gelu_tanh_slope},
    {"silu", silu, silu_slope},
    {"mish", mish, mish_slope},
    {"exp", exp_, exp_},
    {"expm1", expm1_, exp_},
    {"erf", erf_, erf_slope},
    {"erfc", erfc_, erfc_slope},
    {"atan", atan_, atan_slope},
    {"sinh", sinh_, cosh_},
    {"cosh", cosh_, sinh_},
    {"asinh", asinh_, asinh_slope},
    {"acosh", acosh_, acosh_slope},
    {"atanh", atanh_, atanh_slope},
    {"tan", tan_, tan_slope},
    {"asin", asin_, asin_slope},
    {"acos", acos_, acos_slope},
    {"log", log_, log_slope},
    {"log2", log2_, log2_slope},
    {"log10", log10_, log10_slope},
    {"log1p", log1p_, log1p_slope},
    {"sin", sin_, cos_},
    {"normalized_sinc", sinc_, sinc_slope},
    {"cos", cos_, cos_slope},
    {"snake", snake, snake_slope},
    {"siren", siren, siren_slope},
    {"gaussian", gaussian, gaussian_slope},
    {"tanhshrink", tanhshrink, tanhshrink_slope},
    {"softshrink", softshrink, shrink_slope},
    {"hardshrink", hardshrink, shrink_slope},
    {"threshold", threshold, threshold_slope},
    {"squareplus", squareplus, squareplus_slope},
    {"bent_identity", bent_identity, bent_identity_slope},
    {"swish_beta", silu, silu_slope},
    {"quick_gelu", quick_gelu, quick_gelu_slope},
    {"lisht", lisht, lisht_slope},
    {"serf", serf, serf_slope},
    {"prelu", prelu, prelu_slope},
    {"rrelu", rrelu, rrelu_slope},
    {"hard_sigmoid_02", hard_sigmoid_02, hard_sigmoid_02_slope},
    {"sparse_sigmoid", sparse_sigmoid, sparse_sigmoid_slope},
    {"sparse_plus", sparse_plus, sparse_sigmoid},
    {"cloglog", cloglog, cloglog_slope},
    {"loglog", loglog, loglog_slope},
    {"golu", golu, golu_slope},
    {"gamma", exact_gamma, exact_gamma_slope},
    {"lgamma", exact_lgamma, exact_digamma},
    {"digamma", exact_digamma, exact_trigamma},
    {"cbrt", exact_cbrt, exact_cbrt_slope},
    {"erfinv", exact_erfinv, exact_erfinv_slope},
};
const size_t exact_count = sizeof exact_rows / sizeof *exact_rows;

const struct exact_row *exact_find(const char *op)
{
    for (size_t i = 0; i < exact_count; i++)
        if (strcmp(exact_rows[i].op, op) == 0)
            return &exact_rows[i];
    return NULL;
}

/* sum (-1)^k C(n, k) f(x + (n/2 - k)h) / h^n. The error of the differences is
 * of order h^2; each order costs as many bits as h is small. */
void exact_derivative(mpfr_ptr y, exact_function *f, unsigned n, double x)
{
    enum { STEP_BITS = 160, PRECISION = 2200 }; /* tanh(300) is 1 to 865 bits */
    mpfr_t at, v, sum;
    exact_precision(PRECISION);
    mpfr_inits2(PRECISION, at, v, sum, (mpfr_ptr)0);
    mpfr_set_ui(sum, 0, RND);
    long binomial = 1;
    for (unsigned k = 0; k <= n; k++) {
        mpfr_set_si_2exp(at, (long)n - 2 * (long)k, -STEP_BITS - 1, RND);
        mpfr_add_d(at, at, x, RND);
        f(v, at);
        mpfr_mul_si(v, v, k % 2 ? -binomial : binomial, RND);
        mpfr_add(sum, sum, v, RND);
        binomial = binomial * (long)(n - k) / (long)(k + 1);
    }
    mpfr_mul_2ui(y, sum, STEP_BITS * n, RND);
    mpfr_clears(at, v, sum, (mpfr_ptr)0);
}
