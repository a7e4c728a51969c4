/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of functions that neither rise nor fall everywhere, or that MPFR has not. */
#include "config.h"

#include "digits/special.h"

/* y = floor(a/b) as far as it is one number: at both ends of the quotient. */
static bool whole_quotient(struct nb_ball *y, const struct nb_ball *const *a)
{
    nb_ball_apply(y, "div", a);
    if (y->state != NB_BALL_SET)
        return false;
    mpfr_rint(y->lo, y->lo, MPFR_RNDD);
    mpfr_rint(y->hi, y->hi, MPFR_RNDD);
    y->state = mpfr_equal_p(y->lo, y->hi) ? NB_BALL_SET : NB_BALL_OPEN;
    return y->state == NB_BALL_SET;
}

void nb_ball_floor_divide(struct nb_ball *y, const struct nb_ball *const *a)
{
    if (mpfr_zero_p(a[1]->lo) && mpfr_zero_p(a[1]->hi))
        y->state = NB_BALL_UNDEFINED;
    else
        whole_quotient(y, a);
}

/* a - b*floor(a/b), as in Python. */
void nb_ball_remainder(struct nb_ball *y, const struct nb_ball *const *a)
{
    struct nb_ball k, product;
    nb_ball_floor_divide(y, a);
    if (y->state != NB_BALL_SET)
        return;
    nb_ball_init(&k, mpfr_get_prec(y->lo));
    nb_ball_init(&product, mpfr_get_prec(y->lo));
    mpfr_swap(k.lo, y->lo);
    mpfr_swap(k.hi, y->hi);
    k.state = NB_BALL_SET;
    nb_ball_apply(&product, "mul", (const struct nb_ball *const[]){&k, a[1]});
    nb_ball_apply(y, "sub", (const struct nb_ball *const[]){a[0], &product});
    nb_ball_clear(&k);
    nb_ball_clear(&product);
}

/* Whether a pole lies between the ends, or at one: at 0, -1, -2, ... */
static bool has_pole(const struct nb_ball *a)
{
    mpfr_t lo, hi;
    mpfr_inits2(mpfr_get_prec(a->lo), lo, hi, (mpfr_ptr)0);
    mpfr_rint(lo, a->lo, MPFR_RNDU);
    mpfr_rint(hi, a->hi, MPFR_RNDD);
    const bool pole = mpfr_lessequal_p(lo, hi) && mpfr_sgn(lo) <= 0;
    mpfr_clears(lo, hi, (mpfr_ptr)0);
    return pole;
}

/* The sign of digamma over a, which has no pole in it: digamma rises there. 0: it is not known. */
static int rising(const struct nb_ball *a)
{
    mpfr_t at;
    mpfr_init2(at, mpfr_get_prec(a->lo));
    mpfr_digamma(at, a->lo, MPFR_RNDD);
    const bool up = mpfr_sgn(at) > 0;
    mpfr_digamma(at, a->hi, MPFR_RNDU);
    const bool down = mpfr_sgn(at) < 0;
    mpfr_clear(at);
    return up ? 1 : down ? -1 : 0;
}

/* Between its ends, where it falls the other way round. */
static void between(struct nb_ball *y, const struct nb_ball *a, nb_ball_unary *f, int slope)
{
    f(y->lo, slope > 0 ? a->lo : a->hi, MPFR_RNDD);
    f(y->hi, slope > 0 ? a->hi : a->lo, MPFR_RNDU);
    y->state = mpfr_nan_p(y->lo) || mpfr_nan_p(y->hi) || slope == 0 ? NB_BALL_OPEN : NB_BALL_SET;
}

/* The slope of gamma is gamma times digamma, and gamma keeps its sign between its poles. */
void nb_ball_gamma(struct nb_ball *y, const struct nb_ball *const *a)
{
    if (has_pole(a[0])) {
        y->state = NB_BALL_OPEN;
        return;
    }
    mpfr_gamma(y->lo, a[0]->lo, MPFR_RNDN);
    const int sign = mpfr_sgn(y->lo) < 0 ? -1 : 1;
    between(y, a[0], mpfr_gamma, sign * rising(a[0]));
}

static int log_gamma(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding)
{
    int sign;
    return mpfr_lgamma(y, &sign, x, rounding);
}

void nb_ball_lgamma(struct nb_ball *y, const struct nb_ball *const *a)
{
    if (has_pole(a[0]))
        y->state = NB_BALL_OPEN;
    else
        between(y, a[0], log_gamma, rising(a[0]));
}

void nb_ball_digamma(struct nb_ball *y, const struct nb_ball *const *a)
{
    if (has_pole(a[0]))
        y->state = NB_BALL_OPEN;
    else
        between(y, a[0], mpfr_digamma, 1);
}

/* Newton's steps for erf(y) = x, 0 < x < 1, or where x is near 1 for erfc(y) = 1 - x, from
 * the left, where erfc is convex. */
static void solve_erf(mpfr_ptr y, mpfr_srcptr x)
{
    enum { MOST_STEPS = 300 };
    const mpfr_prec_t bits = mpfr_get_prec(y);
    const bool tail = mpfr_cmp_d(x, 0.5) > 0;
    mpfr_t rest, f, step, root;
    mpfr_inits2(bits + mpfr_get_prec(x), rest, (mpfr_ptr)0);
    mpfr_inits2(bits, f, step, root, (mpfr_ptr)0);
    mpfr_const_pi(root, MPFR_RNDN);
    mpfr_sqrt(root, root, MPFR_RNDN);
    mpfr_ui_sub(rest, 1, x, MPFR_RNDN);
    mpfr_set_d(y, 0.4, MPFR_RNDN);
    if (!tail) {
        mpfr_mul(y, x, root, MPFR_RNDN);
        mpfr_div_2ui(y, y, 1, MPFR_RNDN);
    }
    for (int i = 0; i < MOST_STEPS; i++) {
        (tail ? mpfr_erfc : mpfr_erf)(f, y, MPFR_RNDN);
        mpfr_sub(f, f, tail ? rest : x, MPFR_RNDN);
        mpfr_sqr(step, y, MPFR_RNDN);
        mpfr_exp(step, step, MPFR_RNDN);
        mpfr_mul(step, step, root, MPFR_RNDN);
        mpfr_mul(step, step, f, MPFR_RNDN);
        mpfr_div_2ui(step, step, 1, MPFR_RNDN);
        (tail ? mpfr_add : mpfr_sub)(y, y, step, MPFR_RNDN);
        if (mpfr_zero_p(step) || mpfr_get_exp(step) < mpfr_get_exp(y) - bits + 4)
            break;
    }
    mpfr_clears(rest, f, step, root, (mpfr_ptr)0);
}

/* Whether erf(y) is surely at most x, or at least. */
static bool is_bound(mpfr_srcptr y, mpfr_srcptr x, bool below)
{
    mpfr_t v;
    mpfr_init2(v, mpfr_get_prec(x) + 2 * mpfr_get_prec(y));
    mpfr_erf(v, y, below ? MPFR_RNDU : MPFR_RNDD);
    const bool good = below ? mpfr_lessequal_p(v, x) : mpfr_greaterequal_p(v, x);
    mpfr_clear(v);
    return good;
}

/* The y that Newton's steps end at, moved until it is a bound. */
int nb_digits_erfinv(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding)
{
    enum { MOST_MOVES = 1000 };
    mpfr_t size;
    mpfr_init2(size, mpfr_get_prec(x));
    mpfr_abs(size, x, MPFR_RNDN);
    if (mpfr_zero_p(x)) {
        mpfr_set(y, x, rounding);
    } else if (!(mpfr_cmp_ui(size, 1) < 0)) {
        if (mpfr_cmp_ui(size, 1) == 0)
            mpfr_set_inf(y, mpfr_sgn(x));
        else
            mpfr_set_nan(y);
    } else {
        const bool below = (rounding == MPFR_RNDD) == (mpfr_sgn(x) > 0);
        solve_erf(y, size);
        for (int i = 0; i < MOST_MOVES && !is_bound(y, size, below); i++)
            (below ? mpfr_nextbelow : mpfr_nextabove)(y);
        if (!is_bound(y, size, below))
            mpfr_set_nan(y);
        mpfr_setsign(y, y, mpfr_sgn(x) < 0, MPFR_RNDN);
    }
    mpfr_clear(size);
    return 0;
}
