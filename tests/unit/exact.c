/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activations in MPFR, from their textbook formulas, arranged so that nothing
 * cancels: they hold hundreds of bits wherever a double can go. */
#include "config.h"

#include "tests/unit/exact.h"

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

/* erfc(-x/sqrt(2))/2. */
static void normal(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_sqrt_ui(s[5], 2, RND);
    mpfr_div(s[5], x, s[5], RND);
    mpfr_neg(s[5], s[5], RND);
    mpfr_erfc(s[5], s[5], RND);
    mpfr_div_ui(y, s[5], 2, RND);
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

static void erfc_(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_erfc(y, x, RND);
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

const struct exact_row exact_rows[] = {
    {"sigmoid", sigmoid, sigmoid_slope, 0.6, 0.6},
    {"tanh", tanh_, tanh_slope, 0.6, 0.6},
    {"logsigmoid", logsigmoid, mirrored, 0.6, 0.6},
    {"softplus", softplus, sigmoid, 0.6, 0.6},
    {"softsign", softsign, softsign_slope, 0.6, 0.6},
    {"relu", relu, relu_slope, 0, 0},
    {"leaky_relu", leaky_relu, leaky_relu_slope, 0.5, 0},
    {"elu", elu, elu_slope, 0.6, 0.6},
    {"selu", selu, selu_slope, 0.6, 0.6},
    {"celu", elu, elu_slope, 0.6, 0.6},
    {"hardtanh", hardtanh, hardtanh_slope, 0, 0},
    {"relu6", relu6, relu6_slope, 0, 0},
    {"hardsigmoid", hardsigmoid, hardsigmoid_slope, 0.5, 0.5},
    {"hardswish", hardswish, hardswish_slope, 0.5, 0.5},
    {"phi", phi, phi_slope, 0.6, 0.6},
    {"Phi", normal, phi, 0.6, 0.6},
    {"gelu", gelu, gelu_slope, 0.6, 0.6},
    {"gelu_tanh", gelu_tanh, gelu_tanh_slope, 0.6, 0.6},
    {"silu", silu, silu_slope, 0.6, 0.6},
    {"mish", mish, mish_slope, 0.6, 0.6},
    {"exp", exp_, exp_, 0.6, 0.6},
    {"expm1", expm1_, exp_, 0.6, 0.6},
    {"erf", erf_, erf_slope, 0.6, 0.6},
    {"erfc", erfc_, erfc_slope, 0.6, 0.6},
    {"atan", atan_, atan_slope, 0.6, 0.6},
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
