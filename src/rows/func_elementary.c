/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elementary functions: what formulas are made of. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/erf.h"
#include "number/odd.h"
#include "rows/family.h"
#include "rows/kernel.h"

#include "number/mills.h"

/* x, but between -limit and limit. */
NB_INLINE double within(double limit, double x)
{
    return copysign(nb_at_most(limit, fabs(x)), x);
}

NB_INLINE struct nb_vs exponential(double x, struct nb_params p)
{
    double y = p.mild ? nb_exp_mild(x) : nb_exp_round(within(750, x));
    return (struct nb_vs){y, y};
}

/* e^(k x) by the product as a pair. */
NB_INLINE struct nb_vs exp_of_usual(double x, struct nb_params p)
{
    struct nb_pair u = nb_two_prod(p.p[0], x);
    double hi = within(750, u.hi);
    struct nb_expm1_parts e = nb_exp_parts(hi, hi == u.hi ? u.lo : 0);
    struct nb_pair m = nb_one_plus(e.p);
    double y = nb_exp_scale(nb_fast_two_sum(m.hi, m.lo), e.k);
    return (struct nb_vs){y, p.p[0] * y};
}

static int exp_of_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]);
}

static struct nb_vs exp_of_odd(double x, struct nb_params p)
{
    struct nb_pair u = nb_odd_product(p.p[0], x);
    return (struct nb_vs){nb_odd_exp(u, 1), isinf(p.p[0]) ? NAN : nb_odd_exp(u, p.p[0])};
}

/* Above 50 the 1 is far below the last place. */
NB_INLINE struct nb_vs exponential_m1(double x, struct nb_params p)
{
    struct nb_expm1 m = nb_expm1_of(p.mild ? x : within(50, x), p.mild);
    double v = fabs(x) < 0x1p-200 ? x : nb_pair_sum(m.m);
    double near = nb_pair_sum(nb_one_plus(m.m));
    double e = p.mild ? nb_exp_mild_of(m.parts) : exponential(x, p).v;
    return (struct nb_vs){!p.mild && x > 50 ? e : v, nb_choose(m.delicate, near, e)};
}

/* Up to 1 by erf(x)/x, above as 1 - exp(-x^2) erfcx(x). */
NB_INLINE struct nb_vs error_function(double x, struct nb_params p)
{
    double a = nb_at_most(28, fabs(x)), b = nb_at_most(NB_ERF_END, a);
    struct nb_pair z = nb_two_prod(a, a), c = {TWO_OVER_SQRT_PI_HI, TWO_OVER_SQRT_PI_LO};
    struct nb_decay e = nb_exp_decay(z.hi, z.lo, p.mild);
    double slope = nb_pair_round(nb_pair_mul(e.value, c), e.scale);

    double small = nb_pair_sum(nb_pair_scale(nb_erf_ratio(z), a));
    small = !p.mild && a < 0x1p-400 ? nb_scale_round(c, a) : small;

    struct nb_pair f = nb_pair_mul(e.value, nb_erfcx((struct nb_pair){b, 0}));
    struct nb_pair h = nb_fast_two_sum(1, -f.hi * e.scale.value);
    double v = a <= 1 ? small : h.hi + (h.lo - f.lo * e.scale.value);
    return (struct nb_vs){copysign(v, x), slope};
}

/* 2 Phi(-x sqrt 2): exp(-x^2) by the square as a pair, M at the pair x sqrt 2. */
NB_INLINE struct nb_vs complementary_error(double x, struct nb_params p)
{
    double a = nb_at_most(27.9, fabs(x));
    struct nb_pair z = nb_two_prod(a, a), c = {TWO_OVER_SQRT_PI_HI, TWO_OVER_SQRT_PI_LO};
    struct nb_decay e = nb_exp_decay(z.hi, z.lo, p.mild);
    struct nb_pair arg = nb_pair_scale((struct nb_pair){SQRT_2_HI, SQRT_2_LO}, a);
    struct nb_pair tail = nb_pair_mul(e.value, nb_mills(nb_fast_two_sum(arg.hi, arg.lo)));
    tail = (struct nb_pair){2 * tail.hi, 2 * tail.lo};
    struct nb_pair up = nb_fast_two_sum(2, -tail.hi * e.scale.value);
    double right = nb_pair_round(tail, e.scale), left = up.hi + (up.lo - tail.lo * e.scale.value);
    return (struct nb_vs){x < 0 ? left : right, -nb_pair_round(nb_pair_mul(e.value, c), e.scale)};
}

NB_INLINE double sign(double x)
{
    double up = x > 0 ? 1 : 0, down = x < 0 ? 1 : 0;
    return x == x ? up - down : x;
}

NB_INLINE struct nb_vs clamp(double x, struct nb_params p)
{
    double lo = p.p[0], hi = p.p[1], end = hi > DBL_MAX ? NAN : hi; /* nothing is beyond inf */
    double v = x < lo ? lo : x, s = x < lo ? 0 : 1;
    return (struct nb_vs){v > hi ? hi : v, x >= end ? 0 : x == x ? s : x};
}

NB_INLINE bool exp_is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0, 700);
}

NB_INLINE bool expm1_is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0x1p-200, 50);
}

/* Where exp(-x^2) and its products are normal. */
NB_INLINE bool erf_is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0x1p-400, 20);
}

NB_KERNELS_MILD(exponential, exp_is_mild)
NB_KERNELS_ODD_1(exp_of) /* 3 serial: odd parameters */
NB_KERNELS_MILD(exponential_m1, expm1_is_mild)
NB_KERNELS_MILD(error_function, erf_is_mild)
NB_KERNELS_MILD(complementary_error, erf_is_mild)
NB_KERNELS_2(clamp)
NB_KERNEL_1(sqrt_, sqrt)
NB_KERNEL_1(abs_, fabs)
/* Constant between jumps: the slope is 0, and NaN for NaN. */
#define FLAT(name, f)                                                                              \
    NB_INLINE struct nb_vs name(double x, struct nb_params p)                                      \
    {                                                                                              \
        (void)p;                                                                                   \
        return (struct nb_vs){f(x), nb_or_nan(x, 0)};                                              \
    }
FLAT(sign_, sign)
FLAT(floor_, floor)
FLAT(ceil_, ceil)
FLAT(round_, nearbyint)
FLAT(trunc_, trunc)

NB_KERNELS(sign_)
NB_KERNELS(floor_)         /* any serial in v1: library */
NB_KERNELS(ceil_)          /* any serial in v1: library */
NB_KERNELS(round_)         /* any serial in v1: library */
NB_KERNELS(trunc_)         /* any serial in v1: library */
NB_KERNEL_2(fmod_, fmod)   /* 1 serial: library */
NB_KERNEL_2(hypot_, hypot) /* 1 serial: library */
NB_KERNEL_2(atan2_, atan2) /* 1 serial: library */
/* A NaN has no sign: which bit it comes with depends on the processor. */
static inline double with_sign(double a, double b)
{
    return b == b ? copysign(a, b) : fabs(a);
}

NB_KERNEL_2(copysign_, with_sign)

#define OF_X .args = {{.name = "x"}}, .operands = 1
#define OF_BOTH .args = {{.name = "a"}, {.name = "b"}}, .operands = 2

static const struct nb_op rows[] = {
    {.name = "exp",
     .aliases = "exponential",
     OF_X,
     NB_USE_KERNELS(exponential),
     .turns = {{""}, {""}},
     .deriv = "exp(x)",
     .curve = "exp(x)",
     .low = "0",
     .high = "inf",
     .range = "(0, inf)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Exponential function."),
     .torch = "torch.exp",
     .keras = "exponential"},
    {.name = "exp_of",
     .args = {{.name = "x"}, {"k", true, 1}},
     .operands = 1,
     .internal = true,
     .unsaid = true,
     .value = exp_of_value,
     .slope = exp_of_slope,
     .both = exp_of_both,
     .turns = {{""}, {""}},
     .formula = "exp(k*x)",
     .deriv = "k*exp(k*x)",
     .curve = "k*(k*exp_of(x, k))"},
    {.name = "expm1",
     OF_X,
     NB_USE_KERNELS(exponential_m1),
     .turns = {{""}, {""}},
     .deriv = "exp(x)",
     .curve = "exp(x)",
     .low = "-1",
     .high = "inf",
     .range = "(-1, inf)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("exp(x) - 1 without cancellation near 0."),
     .torch = "torch.expm1"},
    {.name = "sqrt",
     OF_X,
     .value = sqrt_,
     .enclose = {nb_enclose_sqrt},
     .partial = {"0.5/sqrt(x)"},
     .event = "x",
     .doc = N_("Square root."),
     .torch = "torch.sqrt"},
    {.name = "abs",
     .aliases = "fabs absolute absolute_value modulus",
     OF_X,
     .value = abs_,
     .turns = {{""}},
     .exact = {true},
     .partial = {"where(x < 0, -1, where(x >= 0, 1, x))"},
     .kinks = NB_KINKS({"0", "-1", "1", "0", "0"}),
     .low = "inf",
     .high = "inf",
     .range = "[0, inf)",
     .smooth = NB_C0,
     .parity = NB_EVEN,
     .doc = N_("Absolute value."),
     .torch = "torch.abs"},
    {.name = "sign",
     .aliases = "sgn signum bipolar",
     OF_X,
     NB_USE_EXACT(sign_),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .deriv = "0",
     .curve = "0",
     .event = "x",
     .low = "-1",
     .high = "1",
     .range = "{-1, 0, 1}",
     .smooth = NB_JUMPS,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("-1, 0 or 1."),
     .source = "Rosenblatt",
     .year = 1958,
     .torch = "torch.sign"},
    {.name = "erf",
     OF_X,
     NB_USE_KERNELS(error_function),
     .turns = {{""}, {"0"}},
     .deriv = "2/sqrt(pi)*exp(-x^2)",
     .curve = "1.1283791670955126*gaussian'(x)",
     .low = "-1",
     .high = "1",
     .range = "(-1, 1)",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("Error function."),
     .torch = "torch.erf"},
    {.name = "erfc",
     OF_X,
     NB_USE_KERNELS(complementary_error),
     .turns = {{""}, {"0"}},
     .deriv = "-2/sqrt(pi)*exp(-x^2)",
     .curve = "-1.1283791670955126*gaussian'(x)",
     .low = "2",
     .high = "0",
     .range = "(0, 2)",
     .smooth = NB_CINF,
     .monotone = NB_FALLING,
     .doc = N_("1 - erf(x) without cancellation."),
     .torch = "torch.erfc"},
    {.name = "floor",
     OF_X,
     NB_USE_EXACT(floor_),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .deriv = "0",
     .curve = "0",
     .event = "x",
     .event_integer = true,
     .doc = N_("Largest integer not above x."),
     .torch = "torch.floor"},
    {.name = "ceil",
     OF_X,
     NB_USE_EXACT(ceil_),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .deriv = "0",
     .curve = "0",
     .event = "x",
     .event_integer = true,
     .doc = N_("Smallest integer not below x."),
     .torch = "torch.ceil"},
    {.name = "round",
     OF_X,
     NB_USE_EXACT(round_),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .deriv = "0",
     .curve = "0",
     .event = "x - 0.5",
     .event_integer = true,
     .doc = N_("Nearest integer, halves to even."),
     .torch = "torch.round"},
    {.name = "trunc",
     OF_X,
     NB_USE_EXACT(trunc_),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .deriv = "0",
     .curve = "0",
     .event = "x",
     .event_integer = true,
     .doc = N_("Integer part, toward 0."),
     .torch = "torch.trunc"},
    {.name = "fmod",
     OF_BOTH,
     .value = fmod_,
     .exact = {true},
     .formula = "a - b*trunc(a/b)",
     .partial = {"1", "(fmod(a, b) - a)/b"},
     .event = "a/b",
     .event_integer = true,
     .doc = N_("Remainder with the sign of a."),
     .torch = "torch.fmod"},
    {.name = "hypot",
     OF_BOTH,
     .value = hypot_,
     .formula = "sqrt(a^2 + b^2)",
     .partial = {"a/hypot(a, b)", "b/hypot(a, b)"},
     .doc = N_("Length of the hypotenuse, without overflow on the way."),
     .torch = "torch.hypot"},
    {.name = "atan2",
     .aliases = "arctan2",
     OF_BOTH,
     .value = atan2_,
     .formula = "where(b > 0, atan(a/b), where(b < 0, atan(a/b) + where(a < 0, -pi, pi), "
                "where(a > 0, pi/2, where(a < 0, -pi/2, 0*a))))",
     .partial = {"b/hypot(a, b)/hypot(a, b)", "-a/hypot(a, b)/hypot(a, b)"},
     .event = "where(b < 0, a, 1)",
     .doc = N_("Angle of the point (b, a) from the b axis."),
     .torch = "torch.atan2"},
    {.name = "copysign",
     OF_BOTH,
     .value = copysign_,
     .exact = {true},
     .formula = "where(b + 1/b < 0, -abs(a), abs(a))",
     .partial = {"where(a < 0, -copysign(1, b), copysign(1, b))", "0"},
     .event = "a*b",
     .doc = N_("|a| with the sign of b."),
     .torch = "torch.copysign"},
    {.name = "clamp",
     .aliases = "clip",
     .args = {{.name = "x"}, {"min", true, -INFINITY}, {"max", true, INFINITY}},
     .operands = 1,
     NB_USE_KERNELS(clamp),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .formula = "minimum(maximum(x, min), max)",
     .deriv = "where(x < min, 0, where(x < max, 1, 0))",
     .curve = "0",
     .kinks = NB_KINKS({"min", "0", "1", "1", NULL}, {"max", "1", "0", "1", NULL}),
     .doc = N_("x limited to the range from min to max."),
     .torch = "torch.clamp"},
};

const struct nb_family NB_FAMILY(nb_elementary_family) = {rows, NB_COUNT(rows)};
