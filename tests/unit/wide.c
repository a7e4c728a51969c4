/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of any size. */
#include "config.h"

#include "tests/unit/wide.h"

#include <mpfr.h>
#include <stdlib.h>

#define RND MPFR_RNDN

/* Bits for all that may cancel: x^2 + 1 takes 2048 at the largest x, and numbers
 * that stand for infinity are 2^6000. */
enum { BITS = 8000 };
/* Exponents of numbers that are kept as they are, and logarithms of the others. */
static const double plain_end = 0x1p40, log_end = 0x1p39;

/* All numbers of an evaluation, forgotten together. */
static struct {
    mpfr_t *n;
    size_t used, made;
} store;

enum { STORE = 100000 };

static mpfr_ptr fresh(void)
{
    if (!store.n)
        store.n = malloc(STORE * sizeof *store.n);
    if (store.used == STORE)
        abort();
    if (store.used == store.made)
        mpfr_init2(store.n[store.made++], BITS);
    return store.n[store.used++];
}

void wide_start(void)
{
    mpfr_set_emin(mpfr_get_emin_min());
    mpfr_set_emax(mpfr_get_emax_max());
    store.used = 0;
}

void wide_end(void)
{
    while (store.made > 0)
        mpfr_clear(store.n[--store.made]);
    free(store.n);
    store.n = NULL;
    mpfr_free_cache();
}

/* sign*e^m */
static struct wide of_log(int sign, mpfr_ptr m)
{
    if (mpfr_cmpabs_ui(m, (unsigned long)log_end) >= 0 || mpfr_nan_p(m))
        return (struct wide){m, sign, true};
    mpfr_exp(m, m, RND);
    if (sign < 0)
        mpfr_neg(m, m, RND);
    return (struct wide){m, 0, false};
}

static struct wide of(mpfr_ptr x)
{
    if (!mpfr_regular_p(x) || fabs((double)mpfr_get_exp(x)) < plain_end)
        return (struct wide){x, 0, false};
    int sign = mpfr_sgn(x);
    mpfr_abs(x, x, RND);
    mpfr_log(x, x, RND);
    return (struct wide){x, sign, true};
}

struct wide wide_of(double x)
{
    mpfr_ptr y = fresh();
    mpfr_set_d(y, x, RND);
    return of(y);
}

struct wide wide_power_of_two(int sign, long exponent)
{
    mpfr_ptr y = fresh();
    mpfr_set_si_2exp(y, sign, exponent, RND);
    return of(y);
}

struct wide wide_pi(void)
{
    mpfr_ptr y = fresh();
    mpfr_const_pi(y, RND);
    return of(y);
}

bool wide_is_nan(struct wide a)
{
    return mpfr_nan_p(a.m);
}

bool wide_is_huge(struct wide a)
{
    return a.is_log ? mpfr_sgn(a.m) > 0 : mpfr_inf_p(a.m);
}

static bool is_tiny(struct wide a)
{
    return a.is_log && mpfr_sgn(a.m) < 0;
}

int wide_sign(struct wide a)
{
    return a.is_log ? a.sign : mpfr_nan_p(a.m) ? 0 : mpfr_sgn(a.m);
}

double wide_double(struct wide a)
{
    if (wide_is_nan(a))
        return NAN;
    if (a.is_log)
        return wide_is_huge(a) ? a.sign * (double)INFINITY : a.sign * 0.0;
    return mpfr_get_d(a.m, RND);
}

struct wide wide_neg(struct wide a)
{
    if (a.is_log)
        return (struct wide){a.m, -a.sign, true};
    mpfr_ptr y = fresh();
    mpfr_neg(y, a.m, RND);
    return of(y);
}

struct wide wide_abs(struct wide a)
{
    return wide_sign(a) < 0 ? wide_neg(a) : a;
}

/* log|a|, a being no 0, NaN or infinity. */
static mpfr_ptr size_of(struct wide a)
{
    mpfr_ptr y = fresh();
    if (a.is_log) {
        mpfr_set(y, a.m, RND);
    } else {
        mpfr_abs(y, a.m, RND);
        mpfr_log(y, y, RND);
    }
    return y;
}

struct wide wide_mul(struct wide a, struct wide b)
{
    mpfr_ptr y = fresh();
    bool special = (!a.is_log && !mpfr_regular_p(a.m)) || (!b.is_log && !mpfr_regular_p(b.m));
    if (special || (!a.is_log && !b.is_log)) {
        mpfr_set_si(y, a.is_log ? a.sign : 1, RND);
        if (!a.is_log)
            mpfr_set(y, a.m, RND);
        if (b.is_log)
            mpfr_mul_si(y, y, b.sign, RND);
        else
            mpfr_mul(y, y, b.m, RND);
        return of(y);
    }
    mpfr_add(y, size_of(a), size_of(b), RND);
    return of_log(wide_sign(a) * wide_sign(b), y);
}

struct wide wide_inverse(struct wide a)
{
    mpfr_ptr y = fresh();
    if (a.is_log) {
        mpfr_neg(y, a.m, RND);
        return of_log(a.sign, y);
    }
    mpfr_ui_div(y, 1, a.m, RND);
    return of(y);
}

struct wide wide_div(struct wide a, struct wide b)
{
    return wide_mul(a, wide_inverse(b));
}

/* a + b, |a| >= |b|, one of them kept as a logarithm: a (1 + b/a). */
static struct wide add_logs(struct wide a, struct wide b)
{
    mpfr_ptr d = fresh();
    mpfr_sub(d, size_of(b), size_of(a), RND);
    if (mpfr_nan_p(d))
        return wide_sign(a) == wide_sign(b) ? a : wide_of(NAN);
    mpfr_exp(d, d, RND);
    if (wide_sign(a) != wide_sign(b))
        mpfr_neg(d, d, RND);
    if (mpfr_cmp_si(d, -1) == 0)
        return wide_of(0);
    mpfr_log1p(d, d, RND);
    mpfr_add(d, d, size_of(a), RND);
    return of_log(wide_sign(a), d);
}

struct wide wide_add(struct wide a, struct wide b)
{
    if (!a.is_log && !b.is_log) {
        mpfr_ptr y = fresh();
        mpfr_add(y, a.m, b.m, RND);
        return of(y);
    }
    if (wide_is_nan(a) || wide_is_nan(b))
        return wide_of(NAN);
    if (!a.is_log && !mpfr_regular_p(a.m))
        return mpfr_zero_p(a.m) ? b : a;
    if (!b.is_log && !mpfr_regular_p(b.m))
        return mpfr_zero_p(b.m) ? a : b;
    bool swapped = mpfr_cmp(size_of(a), size_of(b)) < 0;
    return swapped ? add_logs(b, a) : add_logs(a, b);
}

struct wide wide_sub(struct wide a, struct wide b)
{
    return wide_add(a, wide_neg(b));
}

int wide_compare(struct wide a, struct wide b)
{
    if (!a.is_log && !b.is_log)
        return mpfr_nan_p(a.m) || mpfr_nan_p(b.m) ? 0 : mpfr_cmp(a.m, b.m);
    return wide_sign(wide_sub(a, b));
}

struct wide wide_exp(struct wide a)
{
    mpfr_ptr y = fresh();
    if (is_tiny(a))
        return wide_of(1);
    if (a.is_log) {
        mpfr_set_inf(y, a.sign);
        return (struct wide){y, 1, true};
    }
    if (!mpfr_regular_p(a.m)) {
        mpfr_exp(y, a.m, RND);
        return of(y);
    }
    mpfr_set(y, a.m, RND);
    return of_log(1, y);
}

struct wide wide_log(struct wide a)
{
    mpfr_ptr y = fresh();
    if (a.is_log && a.sign > 0) {
        mpfr_set(y, a.m, RND);
        /* e^inf stands for something finite. */
        return mpfr_inf_p(y) ? (struct wide){y, mpfr_sgn(y), true} : of(y);
    }
    if (a.is_log)
        return wide_of(NAN);
    mpfr_log(y, a.m, RND);
    return of(y);
}

/* a^r for a number r, a > 0. */
struct wide wide_pow(struct wide a, struct wide r)
{
    mpfr_ptr y = fresh();
    if (!a.is_log && !r.is_log) {
        mpfr_pow(y, a.m, r.m, RND);
        if (mpfr_regular_p(y) || !mpfr_regular_p(a.m) || !mpfr_regular_p(r.m))
            return of(y);
    }
    return wide_exp(wide_mul(r, wide_log(a)));
}

/* A function that is x beside 0, by MPFR, and `end` far out, with the sign of x. */
static struct wide odd(struct wide a, int (*f)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t),
                       struct wide slope_at_0, struct wide end)
{
    mpfr_ptr y = fresh();
    if (is_tiny(a))
        return wide_mul(slope_at_0, a);
    if (wide_is_huge(a))
        return wide_sign(a) < 0 ? wide_neg(end) : end;
    f(y, a.m, RND);
    return of(y);
}

static struct wide two_over_root_pi(void)
{
    return wide_div(wide_of(2), wide_pow(wide_pi(), wide_of(0.5)));
}

struct wide wide_tanh(struct wide a)
{
    return odd(a, mpfr_tanh, wide_of(1), wide_of(1));
}

struct wide wide_erf(struct wide a)
{
    return odd(a, mpfr_erf, two_over_root_pi(), wide_of(1));
}

struct wide wide_erfc(struct wide a)
{
    mpfr_ptr y = fresh();
    if (is_tiny(a) || wide_is_huge(a))
        return wide_of(is_tiny(a) ? 1 : wide_sign(a) < 0 ? 2 : 0);
    mpfr_erfc(y, a.m, RND);
    return of(y);
}

struct wide wide_atan(struct wide a)
{
    return odd(a, mpfr_atan, wide_of(1), wide_mul(wide_of(0.5), wide_pi()));
}

/* Waves have no limits, and none of an argument that is no double. */
static bool is_beyond(struct wide a)
{
    return !a.is_log && mpfr_regular_p(a.m) && mpfr_get_exp(a.m) > 1024;
}

struct wide wide_sin(struct wide a)
{
    if (is_beyond(a))
        return wide_of(NAN);
    return odd(a, mpfr_sin, wide_of(1), wide_of(NAN));
}

struct wide wide_cos(struct wide a)
{
    mpfr_ptr y = fresh();
    if (a.is_log || !mpfr_number_p(a.m) || is_beyond(a))
        return wide_of(is_tiny(a) ? 1 : NAN);
    mpfr_cos(y, a.m, RND);
    return of(y);
}

struct wide wide_expm1(struct wide a)
{
    mpfr_ptr y = fresh();
    if (is_tiny(a))
        return a;
    if (a.is_log || !mpfr_regular_p(a.m) || mpfr_get_exp(a.m) > 10)
        return wide_sub(wide_exp(a), wide_of(1));
    mpfr_expm1(y, a.m, RND);
    return of(y);
}

struct wide wide_log1p(struct wide a)
{
    mpfr_ptr y = fresh();
    if (is_tiny(a))
        return a;
    if (a.is_log)
        return wide_log(wide_add(wide_of(1), a));
    mpfr_log1p(y, a.m, RND);
    return of(y);
}

/* 1/cosh(a)^2 */
struct wide wide_sech_square(struct wide a)
{
    struct wide e = wide_exp(wide_mul(wide_of(-2), wide_abs(a))), d = wide_add(wide_of(1), e);
    return wide_div(wide_mul(wide_of(4), e), wide_mul(d, d));
}

struct wide wide_erf_slope(struct wide a)
{
    return wide_mul(two_over_root_pi(), wide_exp(wide_neg(wide_mul(a, a))));
}
