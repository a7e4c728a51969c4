/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule computes its ends with MPFR, which rounds correctly in the direction that is
 * asked for. Functions that rise or fall take the ends of their argument; others are known
 * where the argument is narrow, as it is here. */
#include "config.h"

#include "digits/ball.h"

#include <string.h>

#include "base/count.h"
#include "digits/special.h"

typedef nb_ball_unary unary;
typedef void rule(struct nb_ball *y, const struct nb_ball *const *a);

void nb_ball_init(struct nb_ball *b, mpfr_prec_t bits)
{
    mpfr_inits2(bits, b->lo, b->hi, (mpfr_ptr)0);
    b->state = NB_BALL_UNKNOWN;
}

void nb_ball_clear(struct nb_ball *b)
{
    mpfr_clears(b->lo, b->hi, (mpfr_ptr)0);
}

void nb_ball_set_double(struct nb_ball *b, double x)
{
    mpfr_set_d(b->lo, x, MPFR_RNDD);
    mpfr_set_d(b->hi, x, MPFR_RNDU);
    b->state = x == x ? NB_BALL_SET : NB_BALL_UNDEFINED;
}

bool nb_ball_set_text(struct nb_ball *b, const char *text)
{
    b->state = NB_BALL_SET;
    if (strcmp(text, "pi") == 0) {
        mpfr_const_pi(b->lo, MPFR_RNDD);
        mpfr_const_pi(b->hi, MPFR_RNDU);
        return true;
    }
    if (strcmp(text, "e") == 0) {
        mpfr_set_ui(b->lo, 1, MPFR_RNDD);
        mpfr_exp(b->hi, b->lo, MPFR_RNDU);
        mpfr_exp(b->lo, b->lo, MPFR_RNDD);
        return true;
    }
    return mpfr_set_str(b->lo, text, 10, MPFR_RNDD) == 0 &&
           mpfr_set_str(b->hi, text, 10, MPFR_RNDU) == 0;
}

static bool is_point(const struct nb_ball *b)
{
    return mpfr_equal_p(b->lo, b->hi) != 0;
}

/* NaN from outside of a domain: everywhere, or at one end. */
static void settle(struct nb_ball *y)
{
    const bool lo = mpfr_nan_p(y->lo) != 0, hi = mpfr_nan_p(y->hi) != 0;
    y->state = lo && hi ? NB_BALL_UNDEFINED : lo || hi ? NB_BALL_OPEN : NB_BALL_SET;
    if (y->state == NB_BALL_SET && mpfr_greater_p(y->lo, y->hi))
        y->state = NB_BALL_OPEN;
}

static void rise(struct nb_ball *y, const struct nb_ball *a, unary *f)
{
    f(y->lo, a->lo, MPFR_RNDD);
    f(y->hi, a->hi, MPFR_RNDU);
    settle(y);
}

static void fall(struct nb_ball *y, const struct nb_ball *a, unary *f)
{
    f(y->lo, a->hi, MPFR_RNDD);
    f(y->hi, a->lo, MPFR_RNDU);
    settle(y);
}

static void truth(struct nb_ball *y, bool known, bool value)
{
    mpfr_set_ui(y->lo, value, MPFR_RNDD);
    mpfr_set_ui(y->hi, value, MPFR_RNDU);
    y->state = known ? NB_BALL_SET : NB_BALL_OPEN;
}

static bool is_true(const struct nb_ball *a)
{
    return a->state == NB_BALL_SET && (mpfr_sgn(a->lo) > 0 || mpfr_sgn(a->hi) < 0);
}

static bool is_false(const struct nb_ball *a)
{
    return a->state == NB_BALL_SET && mpfr_zero_p(a->lo) && mpfr_zero_p(a->hi);
}

static void copy(struct nb_ball *y, const struct nb_ball *a)
{
    mpfr_set(y->lo, a->lo, MPFR_RNDD);
    mpfr_set(y->hi, a->hi, MPFR_RNDU);
    y->state = a->state;
}

static void add(struct nb_ball *y, const struct nb_ball *const *a)
{
    mpfr_add(y->lo, a[0]->lo, a[1]->lo, MPFR_RNDD);
    mpfr_add(y->hi, a[0]->hi, a[1]->hi, MPFR_RNDU);
    settle(y);
}

static void sub(struct nb_ball *y, const struct nb_ball *const *a)
{
    mpfr_sub(y->lo, a[0]->lo, a[1]->hi, MPFR_RNDD);
    mpfr_sub(y->hi, a[0]->hi, a[1]->lo, MPFR_RNDU);
    settle(y);
}

static void neg(struct nb_ball *y, const struct nb_ball *const *a)
{
    mpfr_neg(y->lo, a[0]->hi, MPFR_RNDD);
    mpfr_neg(y->hi, a[0]->lo, MPFR_RNDU);
    settle(y);
}

typedef int binary(mpfr_ptr y, mpfr_srcptr a, mpfr_srcptr b, mpfr_rnd_t rounding);

/* The least and the largest at the four corners. */
static void corners(struct nb_ball *y, const struct nb_ball *const *a, binary *f)
{
    mpfr_t v;
    mpfr_init2(v, mpfr_get_prec(y->lo));
    for (int i = 0; i < 4; i++) {
        mpfr_srcptr p = i & 1 ? a[0]->hi : a[0]->lo, q = i & 2 ? a[1]->hi : a[1]->lo;
        f(v, p, q, MPFR_RNDD);
        if (i == 0 || mpfr_nan_p(v) || mpfr_less_p(v, y->lo))
            mpfr_set(y->lo, v, MPFR_RNDD);
        f(v, p, q, MPFR_RNDU);
        if (i == 0 || mpfr_nan_p(v) || mpfr_greater_p(v, y->hi))
            mpfr_set(y->hi, v, MPFR_RNDU);
    }
    mpfr_clear(v);
    settle(y);
}

static void mul(struct nb_ball *y, const struct nb_ball *const *a)
{
    corners(y, a, mpfr_mul);
}

static void divide(struct nb_ball *y, const struct nb_ball *const *a)
{
    const bool straddles = mpfr_sgn(a[1]->lo) <= 0 && mpfr_sgn(a[1]->hi) >= 0;
    corners(y, a, mpfr_div);
    if (straddles && !(is_point(a[1]) && is_point(a[0])))
        y->state = NB_BALL_OPEN;
}

/* Of a positive base, or with a whole exponent where the base keeps its sign. */
static void power(struct nb_ball *y, const struct nb_ball *const *a)
{
    const bool whole = is_point(a[1]) && mpfr_integer_p(a[1]->lo);
    const bool straddles = mpfr_sgn(a[0]->lo) < 0 && mpfr_sgn(a[0]->hi) > 0;
    corners(y, a, mpfr_pow);
    if ((mpfr_sgn(a[0]->lo) < 0 && !whole && mpfr_sgn(a[0]->hi) >= 0) ||
        (straddles && mpfr_sgn(a[1]->lo) < 0))
        y->state = NB_BALL_OPEN;
    else if (straddles && mpfr_sgn(y->lo) > 0) /* an even power is 0 between its corners */
        mpfr_set_ui(y->lo, 0, MPFR_RNDD);
}

static void minimum(struct nb_ball *y, const struct nb_ball *const *a)
{
    mpfr_min(y->lo, a[0]->lo, a[1]->lo, MPFR_RNDD);
    mpfr_min(y->hi, a[0]->hi, a[1]->hi, MPFR_RNDU);
    settle(y);
}

static void maximum(struct nb_ball *y, const struct nb_ball *const *a)
{
    mpfr_max(y->lo, a[0]->lo, a[1]->lo, MPFR_RNDD);
    mpfr_max(y->hi, a[0]->hi, a[1]->hi, MPFR_RNDU);
    settle(y);
}

static void lt(struct nb_ball *y, const struct nb_ball *const *a)
{
    const bool yes = mpfr_less_p(a[0]->hi, a[1]->lo);
    truth(y, yes || mpfr_greaterequal_p(a[0]->lo, a[1]->hi), yes);
}

static void le(struct nb_ball *y, const struct nb_ball *const *a)
{
    const bool yes = mpfr_lessequal_p(a[0]->hi, a[1]->lo);
    truth(y, yes || mpfr_greater_p(a[0]->lo, a[1]->hi), yes);
}

static void gt(struct nb_ball *y, const struct nb_ball *const *a)
{
    lt(y, (const struct nb_ball *const[]){a[1], a[0]});
}

static void ge(struct nb_ball *y, const struct nb_ball *const *a)
{
    le(y, (const struct nb_ball *const[]){a[1], a[0]});
}

static void eq(struct nb_ball *y, const struct nb_ball *const *a)
{
    const bool yes = is_point(a[0]) && is_point(a[1]) && mpfr_equal_p(a[0]->lo, a[1]->lo);
    const bool no = mpfr_less_p(a[0]->hi, a[1]->lo) || mpfr_greater_p(a[0]->lo, a[1]->hi);
    truth(y, yes || no, yes);
}

static void ne(struct nb_ball *y, const struct nb_ball *const *a)
{
    eq(y, a);
    truth(y, y->state == NB_BALL_SET, mpfr_zero_p(y->lo));
}

static void logical_and(struct nb_ball *y, const struct nb_ball *const *a)
{
    const bool no = is_false(a[0]) || is_false(a[1]), yes = is_true(a[0]) && is_true(a[1]);
    truth(y, yes || no, yes);
}

static void logical_or(struct nb_ball *y, const struct nb_ball *const *a)
{
    const bool yes = is_true(a[0]) || is_true(a[1]), no = is_false(a[0]) && is_false(a[1]);
    truth(y, yes || no, yes);
}

static void logical_not(struct nb_ball *y, const struct nb_ball *const *a)
{
    truth(y, is_true(a[0]) || is_false(a[0]), is_false(a[0]));
}

/* The branch that is not taken is not looked at. */
static void where(struct nb_ball *y, const struct nb_ball *const *a)
{
    if (is_true(a[0]) || is_false(a[0]))
        copy(y, a[is_true(a[0]) ? 1 : 2]);
    else
        y->state = a[0]->state == NB_BALL_SET ? NB_BALL_OPEN : a[0]->state;
}

static int integer_part(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t how)
{
    return mpfr_rint(y, x, how);
}

static int floor_(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding)
{
    (void)rounding;
    return integer_part(y, x, MPFR_RNDD);
}

static int ceil_(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding)
{
    (void)rounding;
    return integer_part(y, x, MPFR_RNDU);
}

static int trunc_(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding)
{
    (void)rounding;
    return integer_part(y, x, MPFR_RNDZ);
}

static int round_(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding)
{
    (void)rounding;
    return integer_part(y, x, MPFR_RNDN);
}

static int sign_(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding)
{
    return mpfr_set_si(y, mpfr_sgn(x), rounding);
}

/* What is constant but for jumps: known where both ends agree. */
static void step(struct nb_ball *y, const struct nb_ball *a, unary *f)
{
    rise(y, a, f);
    if (y->state == NB_BALL_SET && !is_point(y))
        y->state = NB_BALL_OPEN;
}

static void absolute(struct nb_ball *y, const struct nb_ball *const *a)
{
    const bool straddles = mpfr_sgn(a[0]->lo) < 0 && mpfr_sgn(a[0]->hi) > 0;
    if (mpfr_sgn(a[0]->lo) >= 0) {
        copy(y, a[0]);
    } else {
        neg(y, a);
        if (straddles) {
            if (mpfr_greater_p(a[0]->hi, y->hi))
                mpfr_set(y->hi, a[0]->hi, MPFR_RNDU);
            mpfr_set_ui(y->lo, 0, MPFR_RNDD);
        }
        settle(y);
    }
}

static void cosh_(struct nb_ball *y, const struct nb_ball *const *a)
{
    struct nb_ball size;
    nb_ball_init(&size, mpfr_get_prec(y->lo));
    absolute(&size, a);
    rise(y, &size, mpfr_cosh);
    nb_ball_clear(&size);
}

/* sin and cos move by no more than their argument does. */
static void waving(struct nb_ball *y, const struct nb_ball *a, unary *f)
{
    mpfr_t width;
    mpfr_init2(width, mpfr_get_prec(y->lo));
    mpfr_sub(width, a->hi, a->lo, MPFR_RNDU);
    f(y->lo, a->lo, MPFR_RNDD);
    f(y->hi, a->lo, MPFR_RNDU);
    mpfr_sub(y->lo, y->lo, width, MPFR_RNDD);
    mpfr_add(y->hi, y->hi, width, MPFR_RNDU);
    mpfr_clear(width);
    settle(y);
}

enum course { RISES, FALLS, STEPS, WAVES };

static const struct {
    const char *name;
    unary *f;
    enum course course;
} functions[] = {
    {"exp", mpfr_exp, RISES},     {"expm1", mpfr_expm1, RISES},
    {"exp2", mpfr_exp2, RISES},   {"log", mpfr_log, RISES},
    {"log1p", mpfr_log1p, RISES}, {"log2", mpfr_log2, RISES},
    {"log10", mpfr_log10, RISES}, {"sqrt", mpfr_sqrt, RISES},
    {"cbrt", mpfr_cbrt, RISES},   {"tanh", mpfr_tanh, RISES},
    {"sinh", mpfr_sinh, RISES},   {"asinh", mpfr_asinh, RISES},
    {"atanh", mpfr_atanh, RISES}, {"acosh", mpfr_acosh, RISES},
    {"atan", mpfr_atan, RISES},   {"asin", mpfr_asin, RISES},
    {"tan", mpfr_tan, RISES},     {"erf", mpfr_erf, RISES},
    {"erfc", mpfr_erfc, FALLS},   {"acos", mpfr_acos, FALLS},
    {"floor", floor_, STEPS},     {"ceil", ceil_, STEPS},
    {"trunc", trunc_, STEPS},     {"round", round_, STEPS},
    {"sign", sign_, STEPS},       {"erfinv", nb_digits_erfinv, RISES},
    {"sin", mpfr_sin, WAVES},     {"cos", mpfr_cos, WAVES},
};

static const struct {
    const char *name;
    rule *run;
} rules[] = {
    {"add", add},
    {"sub", sub},
    {"mul", mul},
    {"div", divide},
    {"pow", power},
    {"neg", neg},
    {"minimum", minimum},
    {"maximum", maximum},
    {"lt", lt},
    {"le", le},
    {"gt", gt},
    {"ge", ge},
    {"eq", eq},
    {"ne", ne},
    {"logical_and", logical_and},
    {"logical_or", logical_or},
    {"logical_not", logical_not},
    {"where", where},
    {"times", mul},
    {"abs", absolute},
    {"cosh", cosh_},
    {"gamma", nb_ball_gamma},
    {"lgamma", nb_ball_lgamma},
    {"digamma", nb_ball_digamma},
    {"remainder", nb_ball_remainder},
    {"floor_divide", nb_ball_floor_divide},
};

static void apply_function(struct nb_ball *y, const struct nb_ball *a, size_t i)
{
    switch (functions[i].course) {
    case RISES:
        rise(y, a, functions[i].f);
        break;
    case FALLS:
        fall(y, a, functions[i].f);
        break;
    case STEPS:
        step(y, a, functions[i].f);
        break;
    case WAVES:
        waving(y, a, functions[i].f);
        break;
    }
}

bool nb_ball_has_rule(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(functions); i++)
        if (strcmp(functions[i].name, name) == 0)
            return true;
    for (size_t i = 0; i < NB_COUNT(rules); i++)
        if (strcmp(rules[i].name, name) == 0)
            return true;
    return false;
}

void nb_ball_apply(struct nb_ball *y, const char *name, const struct nb_ball *const *a)
{
    y->state = NB_BALL_UNKNOWN;
    for (size_t i = 0; i < NB_COUNT(functions); i++)
        if (strcmp(functions[i].name, name) == 0)
            apply_function(y, a[0], i);
    for (size_t i = 0; i < NB_COUNT(rules); i++)
        if (strcmp(rules[i].name, name) == 0)
            rules[i].run(y, a);
}
