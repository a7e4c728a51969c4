/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power series: sums, products, powers, compositions, and the expansions of the
 * elementary functions, each by its value and the series of its derivative. */
#include "config.h"

#include "tests/unit/series.h"

#include <string.h>

#include "tests/unit/exact.h"

#define RND MPFR_RNDN

static mpfr_prec_t bits = SERIES_BITS;

void series_precision(mpfr_prec_t wanted)
{
    bits = wanted;
}

mpfr_prec_t series_bits(void)
{
    return bits;
}

void series_init(struct series *s, size_t n)
{
    s->n = n;
    for (size_t i = 0; i < n; i++) {
        mpfr_init2(s->c[i], bits);
        mpfr_set_ui(s->c[i], 0, RND);
    }
}

void series_clear(struct series *s)
{
    for (size_t i = 0; i < s->n; i++)
        mpfr_clear(s->c[i]);
}

void series_set(struct series *to, const struct series *from)
{
    for (size_t i = 0; i < to->n; i++) {
        if (i < from->n)
            mpfr_set(to->c[i], from->c[i], RND);
        else
            mpfr_set_ui(to->c[i], 0, RND);
    }
}

void series_set_line(struct series *s, mpfr_srcptr x, int slope)
{
    mpfr_set(s->c[0], x, RND);
    for (size_t i = 1; i < s->n; i++)
        mpfr_set_si(s->c[i], i == 1 ? slope : 0, RND);
}

void series_add(struct series *z, const struct series *x, const struct series *y)
{
    for (size_t i = 0; i < z->n; i++)
        mpfr_add(z->c[i], x->c[i], y->c[i], RND);
}

void series_sub(struct series *z, const struct series *x, const struct series *y)
{
    for (size_t i = 0; i < z->n; i++)
        mpfr_sub(z->c[i], x->c[i], y->c[i], RND);
}

void series_neg(struct series *z, const struct series *x)
{
    for (size_t i = 0; i < z->n; i++)
        mpfr_neg(z->c[i], x->c[i], RND);
}

static void scale(struct series *z, mpfr_srcptr factor)
{
    for (size_t i = 0; i < z->n; i++)
        mpfr_mul(z->c[i], z->c[i], factor, RND);
}

/* From the last term down: no term is needed after it was replaced. */
void series_mul(struct series *z, const struct series *x, const struct series *y)
{
    mpfr_t sum, term;
    mpfr_inits2(bits, sum, term, (mpfr_ptr)0);
    for (size_t i = z->n; i-- > 0;) {
        mpfr_set_ui(sum, 0, RND);
        for (size_t k = 0; k <= i; k++) {
            mpfr_mul(term, x->c[k], y->c[i - k], RND);
            mpfr_add(sum, sum, term, RND);
        }
        mpfr_set(z->c[i], sum, RND);
    }
    mpfr_clears(sum, term, (mpfr_ptr)0);
}

static void whole_power(struct series *z, const struct series *x, long r)
{
    struct series base;
    series_init(&base, z->n);
    series_set(&base, x);
    series_set(z, &(struct series){0});
    mpfr_set_ui(z->c[0], 1, RND);
    for (; r > 0; r--)
        series_mul(z, z, &base);
    series_clear(&base);
}

/* From x z' = r x' z: k x[0] z[k] = sum of (r j - (k - j)) x[j] z[k-j] over j. */
static void real_power(struct series *z, const struct series *x, mpfr_srcptr r)
{
    struct series base;
    mpfr_t term;
    series_init(&base, z->n);
    series_set(&base, x);
    mpfr_init2(term, bits);
    mpfr_pow(z->c[0], base.c[0], r, RND);
    for (size_t k = 1; k < z->n; k++) {
        mpfr_set_ui(z->c[k], 0, RND);
        for (size_t j = 1; j <= k; j++) {
            mpfr_mul_ui(term, r, j, RND);
            mpfr_sub_ui(term, term, k - j, RND);
            mpfr_mul(term, term, base.c[j], RND);
            mpfr_mul(term, term, z->c[k - j], RND);
            mpfr_add(z->c[k], z->c[k], term, RND);
        }
        mpfr_mul_ui(term, base.c[0], k, RND);
        mpfr_div(z->c[k], z->c[k], term, RND);
    }
    mpfr_clear(term);
    series_clear(&base);
}

void series_pow(struct series *z, const struct series *x, mpfr_srcptr r)
{
    enum { SMALL = 16 };
    if (mpfr_integer_p(r) && mpfr_sgn(r) >= 0 && mpfr_cmp_ui(r, SMALL) <= 0)
        whole_power(z, x, mpfr_get_si(r, RND));
    else
        real_power(z, x, r);
}

/* Horner's rule in x - x[0], whose powers beyond the last term are 0. */
void series_compose(struct series *z, const struct series *f, const struct series *x)
{
    struct series d, sum;
    series_init(&d, z->n);
    series_init(&sum, z->n);
    series_set(&d, x);
    mpfr_set_ui(d.c[0], 0, RND);
    for (size_t i = f->n; i-- > 0;) {
        series_mul(&sum, &sum, &d);
        mpfr_add(sum.c[0], sum.c[0], f->c[i], RND);
    }
    series_set(z, &sum);
    series_clear(&d);
    series_clear(&sum);
}

void series_differentiate(struct series *f)
{
    for (size_t i = 0; i + 1 < f->n; i++)
        mpfr_mul_ui(f->c[i], f->c[i + 1], i + 1, RND);
    f->n--;
    mpfr_clear(f->c[f->n]);
}

/* The derivatives: q becomes f' around q[0], for q = x + t. */

/* c times the series (a + b q^2)^(r/2). */
static void binomial(struct series *q, int c, int a, int b, int r)
{
    mpfr_t number;
    mpfr_init2(number, bits);
    series_mul(q, q, q);
    mpfr_set_si(number, b, RND);
    scale(q, number);
    mpfr_add_si(q->c[0], q->c[0], a, RND);
    mpfr_set_si_2exp(number, r, -1, RND);
    series_pow(q, q, number);
    mpfr_set_si(number, c, RND);
    scale(q, number);
    mpfr_clear(number);
}

static void asin_slope(struct series *q)
{
    binomial(q, 1, 1, -1, -1);
}

static void acos_slope(struct series *q)
{
    binomial(q, -1, 1, -1, -1);
}

static void atan_slope(struct series *q)
{
    binomial(q, 1, 1, 1, -2);
}

static void asinh_slope(struct series *q)
{
    binomial(q, 1, 1, 1, -1);
}

static void acosh_slope(struct series *q)
{
    binomial(q, 1, -1, 1, -1);
}

static void atanh_slope(struct series *q)
{
    binomial(q, 1, 1, -1, -2);
}

static void inverse(struct series *q)
{
    mpfr_t minus_one;
    mpfr_init2(minus_one, bits);
    mpfr_set_si(minus_one, -1, RND);
    series_pow(q, q, minus_one);
    mpfr_clear(minus_one);
}

static void log_slope(struct series *q)
{
    inverse(q);
}

static void log_to_base(struct series *q, unsigned base)
{
    mpfr_t factor;
    mpfr_init2(factor, bits);
    mpfr_log_ui(factor, base, RND);
    mpfr_ui_div(factor, 1, factor, RND);
    inverse(q);
    scale(q, factor);
    mpfr_clear(factor);
}

static void log2_slope(struct series *q)
{
    log_to_base(q, 2);
}

static void log10_slope(struct series *q)
{
    log_to_base(q, 10);
}

static void log1p_slope(struct series *q)
{
    mpfr_add_ui(q->c[0], q->c[0], 1, RND);
    inverse(q);
}

static void sqrt_slope(struct series *q)
{
    mpfr_t half;
    mpfr_init2(half, bits);
    mpfr_set_d(half, -0.5, RND);
    series_pow(q, q, half);
    mpfr_neg(half, half, RND);
    scale(q, half);
    mpfr_clear(half);
}

/* exp(q) for any series: k z[k] = sum of j q[j] z[k-j] over j. */
static void exp_of(struct series *z, const struct series *q)
{
    mpfr_t term;
    mpfr_init2(term, bits);
    mpfr_exp(z->c[0], q->c[0], RND);
    for (size_t k = 1; k < z->n; k++) {
        mpfr_set_ui(z->c[k], 0, RND);
        for (size_t j = 1; j <= k; j++) {
            mpfr_mul(term, q->c[j], z->c[k - j], RND);
            mpfr_mul_ui(term, term, j, RND);
            mpfr_add(z->c[k], z->c[k], term, RND);
        }
        mpfr_div_ui(z->c[k], z->c[k], k, RND);
    }
    mpfr_clear(term);
}

static void exp_slope(struct series *q)
{
    struct series z;
    series_init(&z, q->n);
    exp_of(&z, q);
    series_set(q, &z);
    series_clear(&z);
}

/* exp(-square*q^2/2) * sqrt(factor/pi). */
static void bell(struct series *q, unsigned square, double factor)
{
    mpfr_t number;
    mpfr_init2(number, bits);
    series_mul(q, q, q);
    mpfr_set_d(number, -0.5 * square, RND);
    scale(q, number);
    exp_slope(q);
    mpfr_const_pi(number, RND);
    mpfr_d_div(number, factor, number, RND);
    mpfr_sqrt(number, number, RND);
    scale(q, number);
    mpfr_clear(number);
}

static void erf_slope(struct series *q)
{
    bell(q, 2, 4);
}

static void erfc_slope(struct series *q)
{
    erf_slope(q);
    series_neg(q, q);
}

static void normal_slope(struct series *q)
{
    bell(q, 1, 0.5);
}

/* -x phi(x). */
static void density_slope(struct series *q)
{
    struct series x;
    series_init(&x, q->n);
    series_neg(&x, q);
    normal_slope(q);
    series_mul(q, q, &x);
    series_clear(&x);
}

/* The derivative of order k of a wave is f[k % 4], negative where k/2 is odd and
 * `turns`: q[k] is that over k!. */
static void wave(struct series *q, int (*even)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t),
                 int (*odd)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t), size_t phase, bool turns)
{
    mpfr_t x;
    mpfr_init2(x, bits);
    mpfr_set(x, q->c[0], RND);
    for (size_t k = 0; k < q->n; k++) {
        size_t order = k + phase;
        (order % 2 ? odd : even)(q->c[k], x, RND);
        if (turns && order / 2 % 2)
            mpfr_neg(q->c[k], q->c[k], RND);
        for (size_t j = 2; j <= k; j++)
            mpfr_div_ui(q->c[k], q->c[k], j, RND);
    }
    mpfr_clear(x);
}

static void sin_slope(struct series *q)
{
    wave(q, mpfr_sin, mpfr_cos, 1, true);
}

static void cos_slope(struct series *q)
{
    wave(q, mpfr_sin, mpfr_cos, 2, true);
}

static void sinh_slope(struct series *q)
{
    wave(q, mpfr_sinh, mpfr_cosh, 1, false);
}

static void cosh_slope(struct series *q)
{
    wave(q, mpfr_sinh, mpfr_cosh, 0, false);
}

/* 1/cos^2. */
static void tan_slope(struct series *q)
{
    wave(q, mpfr_sin, mpfr_cos, 1, true);
    series_mul(q, q, q);
    inverse(q);
}

void series_polygamma(unsigned n, struct series *f, mpfr_srcptr x)
{
    mpfr_t at;
    mpfr_init2(at, bits);
    mpfr_set(at, x, RND);
    for (size_t k = 0; k < f->n; k++) {
        if (n + k == 0)
            mpfr_digamma(f->c[k], at, RND);
        else
            exact_polygamma(f->c[k], n + (unsigned)k, at);
        for (size_t j = 2; j <= k; j++)
            mpfr_div_ui(f->c[k], f->c[k], j, RND);
    }
    mpfr_clear(at);
}

static void digamma_slope(struct series *q)
{
    series_polygamma(1, q, q->c[0]);
}

static void lgamma_slope(struct series *q)
{
    series_polygamma(0, q, q->c[0]);
}

/* From gamma' = gamma digamma, a term after the other. */
static void gamma_slope(struct series *q)
{
    struct series z, psi;
    series_init(&z, q->n);
    series_init(&psi, q->n);
    series_polygamma(0, &psi, q->c[0]);
    mpfr_gamma(z.c[0], q->c[0], RND);
    for (size_t k = 0; k < q->n; k++) {
        series_mul(q, &z, &psi);
        if (k + 1 < q->n)
            mpfr_div_ui(z.c[k + 1], q->c[k], k + 1, RND);
    }
    series_clear(&z);
    series_clear(&psi);
}

/* (x^2)^(-1/3)/3. */
static void cbrt_slope(struct series *q)
{
    mpfr_t third;
    mpfr_init2(third, bits);
    mpfr_set_d(third, -1, RND);
    mpfr_div_ui(third, third, 3, RND);
    series_mul(q, q, q);
    series_pow(q, q, third);
    mpfr_neg(third, third, RND);
    scale(q, third);
    mpfr_clear(third);
}

static int erfinv(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rnd)
{
    (void)rnd;
    exact_erfinv(y, x);
    return 0;
}

/* From y' = sqrt(pi)/2 exp(y^2), a term after the other. */
static void erfinv_slope(struct series *q)
{
    struct series y;
    mpfr_t half_root;
    mpfr_init2(half_root, bits);
    mpfr_const_pi(half_root, RND);
    mpfr_sqrt(half_root, half_root, RND);
    mpfr_div_ui(half_root, half_root, 2, RND);
    series_init(&y, q->n);
    exact_erfinv(y.c[0], q->c[0]);
    for (size_t k = 0; k < q->n; k++) {
        series_mul(q, &y, &y);
        exp_slope(q);
        scale(q, half_root);
        if (k + 1 < q->n)
            mpfr_div_ui(y.c[k + 1], q->c[k], k + 1, RND);
    }
    series_clear(&y);
    mpfr_clear(half_root);
}

static int log_of_gamma(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rnd)
{
    int sign;
    return mpfr_lgamma(y, &sign, x, rnd);
}

/* erfc(-x/sqrt(2))/2. */
static int normal(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rnd)
{
    mpfr_t root;
    mpfr_init2(root, bits);
    mpfr_sqrt_ui(root, 2, rnd);
    mpfr_div(root, x, root, rnd);
    mpfr_neg(root, root, rnd);
    mpfr_erfc(y, root, rnd);
    mpfr_clear(root);
    return mpfr_div_2ui(y, y, 1, rnd);
}

/* 1/cosh^2: 1 - tanh^2 would lose as many digits as it is small. */
static void tanh_slope(struct series *q)
{
    wave(q, mpfr_sinh, mpfr_cosh, 1, false);
    series_mul(q, q, q);
    inverse(q);
}

static int density(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rnd)
{
    struct series q;
    series_init(&q, 1);
    series_set_line(&q, x, 1);
    normal_slope(&q);
    mpfr_set(y, q.c[0], rnd);
    series_clear(&q);
    return 0;
}

static const struct {
    const char *name;
    int (*value)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
    void (*slope)(struct series *q);
} functions[] = {
    {"exp", mpfr_exp, exp_slope},       {"expm1", mpfr_expm1, exp_slope},
    {"log", mpfr_log, log_slope},       {"log2", mpfr_log2, log2_slope},
    {"log10", mpfr_log10, log10_slope}, {"log1p", mpfr_log1p, log1p_slope},
    {"sqrt", mpfr_sqrt, sqrt_slope},    {"sin", mpfr_sin, sin_slope},
    {"cos", mpfr_cos, cos_slope},       {"tan", mpfr_tan, tan_slope},
    {"asin", mpfr_asin, asin_slope},    {"acos", mpfr_acos, acos_slope},
    {"atan", mpfr_atan, atan_slope},    {"sinh", mpfr_sinh, sinh_slope},
    {"cosh", mpfr_cosh, cosh_slope},    {"asinh", mpfr_asinh, asinh_slope},
    {"acosh", mpfr_acosh, acosh_slope}, {"atanh", mpfr_atanh, atanh_slope},
    {"tanh", mpfr_tanh, tanh_slope},    {"erf", mpfr_erf, erf_slope},
    {"erfc", mpfr_erfc, erfc_slope},    {"Phi", normal, normal_slope},
    {"phi", density, density_slope},    {"gamma", mpfr_gamma, gamma_slope},
    {"cbrt", mpfr_cbrt, cbrt_slope},    {"lgamma", log_of_gamma, lgamma_slope},
    {"erfinv", erfinv, erfinv_slope},   {"digamma", mpfr_digamma, digamma_slope},
};

bool series_function(const char *name, struct series *f, mpfr_srcptr x)
{
    size_t i = 0, count = sizeof functions / sizeof *functions;
    while (i < count && strcmp(functions[i].name, name) != 0)
        i++;
    if (i == count)
        return false;
    functions[i].value(f->c[0], x, RND);
    if (f->n == 1)
        return true;
    struct series q;
    series_init(&q, f->n - 1);
    series_set_line(&q, x, 1);
    functions[i].slope(&q);
    for (size_t k = 1; k < f->n; k++)
        mpfr_div_ui(f->c[k], q.c[k - 1], k, RND);
    series_clear(&q);
    return true;
}
