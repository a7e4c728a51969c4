/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hyperbolic functions and their inverses; tanh is an activation (func_sigmoid.c).
 * The C library's are off by up to 1.8 ulp. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/logarithm.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* Beyond this, e^-a counts nothing beside e^a. */
#define FAR 40.0
/* Beyond this, 1 counts nothing beside a^2. */
#define LARGE 0x1p60
/* Below this, odd functions of slope 1 are x to the last bit. */
#define TINY 0x1p-28

static const struct nb_pair one = {1, 0};

NB_INLINE double half(struct nb_pair a)
{
    return 0.5 * nb_pair_sum(a);
}

/* With m = e^a - 1, a = |x|: sinh a = (m + m/(1+m))/2 and cosh a = ((1+m) +
 * 1/(1+m))/2; far out both are e^a/2. */
struct both_hyperbolic {
    double sinh, cosh;
};

NB_INLINE struct both_hyperbolic hyperbolic(double a)
{
    struct nb_expm1 e = nb_expm1_of(nb_at_most(750, a), true);
    struct nb_pair m = e.m, d = nb_pair_add(one, m);
    double sinh = half(nb_pair_add(m, nb_pair_divide(m, d)));
    double cosh = half(nb_pair_add(d, nb_pair_inverse(d)));
    double far = nb_exp_scale(nb_one_plus(e.parts.p), e.parts.k - 1);
    struct nb_mask near = nb_when(a < FAR);
    return (struct both_hyperbolic){nb_choose(near, sinh, far), nb_choose(near, cosh, far)};
}

NB_INLINE struct nb_vs hyperbolic_sine(double x, struct nb_params p)
{
    (void)p;
    double a = fabs(x);
    struct both_hyperbolic h = hyperbolic(a);
    return (struct nb_vs){copysign(nb_choose(nb_when(a < TINY), a, h.sinh), x), h.cosh};
}

NB_INLINE struct nb_vs hyperbolic_cosine(double x, struct nb_params p)
{
    (void)p;
    double a = fabs(x);
    struct both_hyperbolic h = hyperbolic(a);
    return (struct nb_vs){h.cosh, copysign(nb_choose(nb_when(a < TINY), a, h.sinh), x)};
}

/* v beyond the edge of the domain, `limit` at it, NaN elsewhere. */
NB_INLINE double where_defined(double x, double edge, double v, double limit)
{
    double other = nb_choose(nb_when(x == edge), limit, NAN);
    return nb_choose(nb_when(x > edge), v, other);
}

/* log(1 + s), or log(2 a) where s is too large to be formed. */
NB_INLINE double log_of(struct nb_pair s, double a)
{
    struct nb_mask far = nb_when(a > LARGE);
    struct nb_pair sum = nb_pair_add(one, s);
    struct nb_log_parts e = nb_log_split(nb_pair_choose(far, (struct nb_pair){a, 0}, sum));
    e.k += nb_choose(far, 1, 0);
    return nb_pair_sum(nb_log_pair(e));
}

/* log(a + r), r = sqrt(a^2 + 1), is log(1 + s) with s = a + a^2/(1 + r). */
NB_INLINE struct nb_vs inverse_sine(double x, struct nb_params p)
{
    (void)p;
    double a = fabs(x), b = nb_at_most(LARGE, a);
    struct nb_pair square = nb_two_prod(b, b), r = nb_pair_sqrt(nb_pair_add(one, square));
    struct nb_pair s = nb_pair_divide(square, nb_pair_add(one, r));
    double v = log_of(nb_pair_add((struct nb_pair){b, 0}, s), a);
    v = a < TINY ? a : v;
    return (struct nb_vs){copysign(a <= DBL_MAX ? v : a, x),
                          a > LARGE ? 1 / a : nb_pair_sum(nb_pair_inverse(r))};
}

/* log(x + r), r = sqrt(x^2 - 1) = sqrt(t (2 + t)) with t = x - 1, is log(1 + (t + r)). */
NB_INLINE struct nb_vs inverse_cosine(double x, struct nb_params p)
{
    (void)p;
    double b = nb_at_least(1, nb_at_most(LARGE, x));
    struct nb_pair t = nb_two_sum(b, -1), two = {2, 0};
    struct nb_pair square = nb_pair_mul(t, nb_pair_add(two, t));
    square.hi = b > 1 ? square.hi : 1;
    struct nb_pair r = nb_pair_sqrt(square);
    double v = log_of(nb_pair_add(t, r), x), s = nb_pair_sum(nb_pair_inverse(r));
    double value = nb_choose(nb_when(x > DBL_MAX), x, v);
    double slope = nb_choose(nb_when(x > LARGE), 1 / x, s);
    return (struct nb_vs){where_defined(x, 1, value, 0), where_defined(x, 1, slope, INFINITY)};
}

/* log((1 + a)/(1 - a))/2, by its series while a <= 1/5. */
NB_INLINE struct nb_vs inverse_tangent(double x, struct nb_params p)
{
    (void)p;
    double a = fabs(x), b = nb_at_most(0x1.fffffffffffffp-1, a);
    struct nb_pair up = nb_two_sum(1, b), down = nb_two_sum(1, -b);
    struct nb_pair series = nb_log_series((struct nb_pair){nb_at_most(0.2, a), 0});
    struct nb_pair log = nb_log_pair(nb_log_split(nb_pair_divide(up, down)));
    double near = half(nb_pair_choose(nb_when(a <= 0.2), series, log));
    double v = nb_choose(nb_when(a < TINY), a, near);
    double s = nb_pair_sum(nb_pair_inverse(nb_pair_mul(up, down)));
    double value = where_defined(-a, -1, v, INFINITY), slope = where_defined(-a, -1, s, INFINITY);
    return (struct nb_vs){copysign(value, x), slope};
}

NB_KERNELS(hyperbolic_sine)   /* 3 serial in v1: GCC 12, a choice within a choice */
NB_KERNELS(hyperbolic_cosine) /* 1 serial in v1: GCC 12, a choice within a choice */
NB_KERNELS(inverse_sine)
NB_KERNELS(inverse_cosine)
NB_KERNELS(inverse_tangent)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "sinh",
     OF_X,
     NB_USE_KERNELS(hyperbolic_sine),
     .turns = {{""}, {"0"}},
     .deriv = "cosh(x)",
     .curve = "sinh(x)",
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("Hyperbolic sine."),
     .torch = "torch.sinh"},
    {.name = "cosh",
     OF_X,
     NB_USE_KERNELS(hyperbolic_cosine),
     .turns = {{"0"}, {""}},
     .deriv = "sinh(x)",
     .curve = "cosh(x)",
     .low = "inf",
     .high = "inf",
     .range = "[1, inf)",
     .smooth = NB_CINF,
     .parity = NB_EVEN,
     .doc = N_("Hyperbolic cosine."),
     .torch = "torch.cosh"},
    {.name = "asinh",
     .aliases = "arcsinh",
     OF_X,
     NB_USE_KERNELS(inverse_sine),
     .turns = {{""}, {"0"}},
     .deriv = "1/sqrt(1 + x^2)",
     .curve = "-(clip(x, -1e300, 1e300)*asinh'(x))*asinh'(x)*asinh'(x)",
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("Inverse of the hyperbolic sine."),
     .torch = "torch.asinh"},
    {.name = "acosh",
     .aliases = "arccosh",
     OF_X,
     NB_USE_KERNELS(inverse_cosine),
     .turns = {{""}, {""}},
     .domain = {1, INFINITY},
     .deriv = "1/sqrt((x - 1)*(x + 1))",
     .curve = "-(minimum(x, 1e300)*acosh'(x))*acosh'(x)*acosh'(x)",
     .event = "x - 1",
     .doc = N_("Inverse of the hyperbolic cosine."),
     .torch = "torch.acosh"},
    {.name = "atanh",
     .aliases = "arctanh",
     OF_X,
     NB_USE_KERNELS(inverse_tangent),
     .turns = {{""}, {"0"}},
     .domain = {-1, 1},
     .deriv = "1/((1 - x)*(1 + x))",
     .curve = "2*x*atanh'(x)^2",
     .event = "(1 - x)*(1 + x)",
     .doc = N_("Inverse of the hyperbolic tangent."),
     .torch = "torch.atanh"},
};

const struct nb_family NB_FAMILY(nb_hyperbolic_family) = {rows, NB_COUNT(rows)};
