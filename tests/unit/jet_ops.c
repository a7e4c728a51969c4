/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operators on jets: series, and bounds on what doubles make of them. */
#include "config.h"

#include "tests/unit/jet_ops.h"

#include <math.h>
#include <string.h>

#include "tests/unit/majorant.h"

#define RND MPFR_RNDN

void jet_start(struct jet *j, size_t terms)
{
    *j = (struct jet){0};
    series_init(&j->s, terms);
}

void jet_clear(struct jet *j)
{
    series_clear(&j->s);
}

void jet_lose(struct jet *j, const char *why)
{
    if (!j->lost)
        j->lost = why;
}

/* What is lost stays lost. */
void jet_copy(struct jet *to, const struct jet *from)
{
    series_set(&to->s, &from->s);
    memcpy(to->err, from->err, sizeof to->err);
    memcpy(to->size, from->size, sizeof to->size);
    jet_lose(to, from->lost);
}

void jet_set_number(struct jet *j, double x)
{
    series_set(&j->s, &(struct series){0});
    mpfr_set_d(j->s.c[0], x, RND);
    memset(j->err, 0, sizeof j->err);
    memset(j->size, 0, sizeof j->size);
    j->size[0] = fabs(x);
}

bool jet_is_fixed(const struct jet *j)
{
    for (size_t i = 0; i < j->s.n; i++)
        if (j->err[i] != 0 || (i > 0 && !mpfr_zero_p(j->s.c[i])))
            return false;
    return true;
}

/* Numbers of ordinary size: a double holds all products of a few of them, and a
 * series has bits to spare. */
void jet_check_range(struct jet *j)
{
    static const double largest = 1e60, least = 1e-60;
    for (size_t i = 0; i < j->s.n; i++) {
        double size = fabs(mpfr_get_d(j->s.c[i], RND));
        bool too_small = size < least && !mpfr_zero_p(j->s.c[i]);
        if (!(size <= largest) || !(j->err[i] <= largest) || too_small)
            jet_lose(j, "out of range");
    }
}

/* a - b where nearly nothing is left, or a + b where nearly nothing is added: what
 * a formula then says of small numbers may be noise. */
static bool is_out_of_bits(mpfr_srcptr z, mpfr_srcptr x, mpfr_srcptr y)
{
    const mpfr_exp_t limit = series_bits() - 150;
    if (!mpfr_regular_p(x) || !mpfr_regular_p(y))
        return false;
    mpfr_exp_t a = mpfr_get_exp(x), b = mpfr_get_exp(y);
    mpfr_exp_t most = a > b ? a : b, least = a > b ? b : a;
    if (mpfr_regular_p(z) && mpfr_get_exp(z) < least)
        least = mpfr_get_exp(z);
    return most - least > limit;
}

static void check_sum(struct jet *z, const struct jet *x, const struct jet *y)
{
    for (size_t i = 0; i < z->s.n; i++)
        if (is_out_of_bits(z->s.c[i], x->s.c[i], y->s.c[i]))
            jet_lose(z, "out of bits");
    if (mpfr_zero_p(z->s.c[0]) && !(jet_is_fixed(x) && jet_is_fixed(y)))
        jet_lose(z, "out of bits");
}

void jet_sum(struct jet *z, const struct jet *x, const struct jet *y, bool minus)
{
    (minus ? series_sub : series_add)(&z->s, &x->s, &y->s);
    check_sum(z, x, y);
    for (size_t i = 0; i < z->s.n; i++) {
        z->size[i] = x->size[i] + y->size[i];
        z->err[i] = x->err[i] + y->err[i] + JET_ROUNDING * z->size[i];
    }
    z->size[0] = majorant_size(&z->s, 0);
}

void jet_product(struct jet *z, const struct jet *x, const struct jet *y)
{
    series_mul(&z->s, &x->s, &y->s);
    majorant_mul(z->size, x->size, y->size, z->s.n);
    for (size_t i = 0; i < z->s.n; i++)
        z->err[i] = JET_ROUNDING * z->size[i];
    majorant_add_mul(z->err, x->size, y->err, z->s.n);
    majorant_add_mul(z->err, y->size, x->err, z->s.n);
}

void jet_apply(struct jet *z, const struct series *f, const double *sizes, const struct jet *x)
{
    double moved[SERIES_MAX], slope[SERIES_MAX], terms[SERIES_MAX];
    series_compose(&z->s, f, &x->s);
    memcpy(moved, x->size, sizeof moved);
    moved[0] = 0;
    for (size_t i = 0; i < z->s.n; i++)
        slope[i] = i + 1 < f->n ? (double)(i + 1) * sizes[i + 1] : 0;
    majorant_compose(z->size, sizes, moved, z->s.n);
    for (size_t i = 0; i < z->s.n; i++)
        z->err[i] = JET_ROUNDING * z->size[i];
    z->size[0] = majorant_size(&z->s, 0);
    majorant_compose(terms, slope, moved, z->s.n);
    majorant_add_mul(z->err, terms, x->err, z->s.n);
}

/* x^r for a number r. That b - 1 and b log(a) are rounded is what the factor
 * stands for. */
static void power(struct jet *z, const struct jet *x, const struct jet *r)
{
    struct series f;
    double sizes[SERIES_MAX];
    if (mpfr_zero_p(x->s.c[0]) && !(mpfr_integer_p(r->s.c[0]) && mpfr_sgn(r->s.c[0]) >= 0))
        jet_lose(z, "at the end of a domain");
    series_init(&f, z->s.n + 1);
    series_set_line(&f, x->s.c[0], 1);
    series_pow(&f, &f, r->s.c[0]);
    majorant_of(sizes, &f);
    double log_x = log(fabs(mpfr_get_d(x->s.c[0], RND)));
    double factor = 1 + fabs(isfinite(log_x) ? log_x * mpfr_get_d(r->s.c[0], RND) : 0);
    jet_apply(z, &f, sizes, x);
    for (size_t i = 0; i < z->s.n; i++)
        z->err[i] *= factor;
    series_clear(&f);
}

void jet_quotient(struct jet *z, const struct jet *x, const struct jet *y)
{
    struct jet minus_one, inverse;
    jet_start(&minus_one, z->s.n);
    jet_start(&inverse, z->s.n);
    jet_set_number(&minus_one, -1);
    power(&inverse, y, &minus_one);
    memset(inverse.err, 0, sizeof inverse.err);
    jet_product(z, x, &inverse);
    /* z = x/y moves by z/y when y does. */
    double moved[SERIES_MAX];
    majorant_mul(moved, z->size, inverse.size, z->s.n);
    majorant_add_mul(z->err, moved, y->err, z->s.n);
    jet_lose(z, inverse.lost);
    jet_clear(&minus_one);
    jet_clear(&inverse);
}

/* f(x), f an elementary function. */
static void elementary(struct jet *z, const char *name, const struct jet *x)
{
    struct series f;
    double sizes[SERIES_MAX];
    series_init(&f, z->s.n + 1);
    series_function(name, &f, x->s.c[0]);
    majorant_of(sizes, &f);
    jet_apply(z, &f, sizes, x);
    series_clear(&f);
}

void jet_polygamma(struct jet *z, const struct jet *n, const struct jet *x)
{
    struct series f;
    double sizes[SERIES_MAX], order = mpfr_get_d(n->s.c[0], RND);
    jet_lose(z, x->lost ? x->lost : n->lost);
    if (!jet_is_fixed(n) || !(order >= 0 && order < 40 && order == floor(order)) ||
        !mpfr_number_p(x->s.c[0]) || mpfr_cmpabs_ui(x->s.c[0], 10000) > 0 ||
        (mpfr_sgn(x->s.c[0]) <= 0 && mpfr_integer_p(x->s.c[0]))) {
        jet_lose(z, "outside of the domain");
        return;
    }
    series_init(&f, z->s.n + 1);
    series_polygamma((unsigned)order, &f, x->s.c[0]);
    majorant_of(sizes, &f);
    jet_apply(z, &f, sizes, x);
    series_clear(&f);
}

/* exp(y log(x)) where y moves. */
void jet_power(struct jet *z, const struct jet *x, const struct jet *y)
{
    if (y->literal) {
        power(z, x, y);
        return;
    }
    struct jet logarithm, exponent;
    jet_start(&logarithm, z->s.n);
    jet_start(&exponent, z->s.n);
    if (!(mpfr_sgn(x->s.c[0]) > 0))
        jet_lose(z, "at the end of a domain");
    elementary(&logarithm, "log", x);
    jet_product(&exponent, y, &logarithm);
    elementary(z, "exp", &exponent);
    jet_clear(&logarithm);
    jet_clear(&exponent);
}

int jet_compare(struct jet *z, const struct jet *x, const struct jet *y)
{
    static const double margin = 1e-6;
    double a = mpfr_get_d(x->s.c[0], RND), b = mpfr_get_d(y->s.c[0], RND);
    bool sure = fabs(a - b) > margin * (1 + fabs(a) + fabs(b));
    if (!sure && !(jet_is_fixed(x) && jet_is_fixed(y)))
        jet_lose(z, "beside a kink");
    return mpfr_cmp(x->s.c[0], y->s.c[0]);
}

bool jet_holds(enum nb_basic op, int sign)
{
    switch (op) {
    case NB_LT:
        return sign < 0;
    case NB_LE:
        return sign <= 0;
    case NB_GT:
        return sign > 0;
    case NB_GE:
        return sign >= 0;
    case NB_EQ:
        return sign == 0;
    default:
        return sign != 0;
    }
}

bool jet_is_true(struct jet *z, const struct jet *x)
{
    struct jet zero;
    jet_start(&zero, x->s.n);
    bool yes = jet_compare(z, x, &zero) != 0;
    jet_clear(&zero);
    return yes;
}

/* Functions that are constant or lines between their jumps. */
static const struct {
    const char *name;
    int (*value)(mpfr_ptr, mpfr_srcptr);
    double jump; /* and all whole numbers beside it */
} steps[] = {
    {"floor", mpfr_floor, 0},
    {"ceil", mpfr_ceil, 0},
    {"round", NULL, 0.5},
    {"trunc", mpfr_trunc, 0},
};

bool jet_step(struct jet *z, const char *name, const struct jet *x)
{
    static const double margin = 1e-6;
    size_t i = 0, count = sizeof steps / sizeof *steps;
    while (i < count && strcmp(steps[i].name, name) != 0)
        i++;
    if (i == count)
        return false;
    double beside = mpfr_get_d(x->s.c[0], RND) - steps[i].jump;
    if (!jet_is_fixed(x) && fabs(beside - nearbyint(beside)) <= margin * (1 + fabs(beside)))
        jet_lose(z, "beside a jump");
    jet_set_number(z, 0);
    if (steps[i].value)
        steps[i].value(z->s.c[0], x->s.c[0]);
    else
        mpfr_rint(z->s.c[0], x->s.c[0], RND);
    z->size[0] = majorant_size(&z->s, 0);
    return true;
}

bool jet_by_sign(struct jet *z, const char *name, const struct jet *x)
{
    bool is_abs = strcmp(name, "abs") == 0;
    if (!is_abs && strcmp(name, "sign") != 0)
        return false;
    struct jet zero;
    jet_start(&zero, x->s.n);
    int sign = jet_compare(z, x, &zero);
    if (is_abs)
        jet_copy(z, x);
    else
        jet_set_number(z, sign);
    if (is_abs && sign < 0)
        series_neg(&z->s, &x->s);
    jet_clear(&zero);
    return true;
}

void jet_modulus(struct jet *z, enum nb_basic op, const struct jet *x, const struct jet *y)
{
    struct jet q, whole, taken;
    jet_start(&q, z->s.n);
    jet_start(&whole, z->s.n);
    jet_start(&taken, z->s.n);
    jet_quotient(&q, x, y);
    jet_step(op == NB_MOD ? &whole : z, "floor", &q);
    if (op == NB_MOD) {
        jet_product(&taken, &whole, y);
        jet_sum(z, x, &taken, true);
        jet_lose(z, whole.lost);
    }
    jet_lose(z, q.lost);
    jet_clear(&q);
    jet_clear(&whole);
    jet_clear(&taken);
}
