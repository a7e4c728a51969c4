/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elementary functions: what formulas are made of. */
#include "config.h"

#include "base/i18n.h"
#include "core/family.h"
#include "core/kernel.h"

#include "core/mills.h"

NB_INLINE struct nb_vs exponential(double x, struct nb_params p)
{
    (void)p;
    double y = nb_exp_round(nb_at_least(-750, nb_at_most(710, x)), 0);
    return (struct nb_vs){y, y};
}

/* Above 50 the 1 is far below the last place. */
NB_INLINE struct nb_vs exponential_m1(double x, struct nb_params p)
{
    double c = nb_at_least(-50, nb_at_most(50, x)), e = exponential(x, p).v;
    double v = nb_pair_sum(nb_expm1_pair(nb_exp_parts(c, 0)));
    v = fabs(x) < 0x1p-200 ? x : v;
    return (struct nb_vs){x > 50 ? e : v, e};
}

/* |x| <= 1: x (2/sqrt(pi) + z P(z)), z = x^2. Above: 1 - exp(-z) erfcx(x), with
 * erfcx = N(t)/(x+2.5), t = (x-2.5)/(x+2.5), and 1 from x = 6 on. */
NB_INLINE struct nb_vs error_function(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(28, fabs(x)), b = nb_at_most(6, a);
    struct nb_pair z = nb_two_prod(a, a), c = {TWO_OVER_SQRT_PI_HI, TWO_OVER_SQRT_PI_LO};
    struct nb_decay e = nb_exp_decay(z.hi, z.lo);
    double slope = nb_pair_round(nb_pair_mul(e.value, c), e.scale);

    double u = nb_at_most(1, z.hi), u2 = u * u;
    double high = nb_mad(ERF_SMALL[12], u2, nb_mad(ERF_SMALL[11], u, ERF_SMALL[10]));
    double tail = nb_mad(high, (u2 * u2) * (u2 * u2), nb_poly8(ERF_SMALL + 2, u, u2));
    struct nb_pair s = nb_pair_step((struct nb_pair){tail, 0}, z, ERF_SMALL[1], ERF_SMALL_LO[1]);
    s = nb_pair_step(s, z, ERF_SMALL[0], ERF_SMALL_LO[0]);
    s = nb_pair_step(s, z, c.hi, c.lo);
    double small = nb_pair_sum(nb_pair_scale(s, a));
    small = a < 0x1p-400 ? nb_scale_round(c, a) : small;

    struct nb_pair d = nb_two_sum(b, 2.5), t = nb_pair_divide(nb_two_sum(b, -2.5), d);
    double w = t.hi, w2 = w * w, w8 = (w2 * w2) * (w2 * w2);
    double rest = nb_mad(nb_poly8(ERFCX + 10, w, w2), w8, nb_poly8(ERFCX + 2, w, w2));
    struct nb_pair n = nb_pair_step((struct nb_pair){rest, 0}, t, ERFCX[1], ERFCX_LO[1]);
    n = nb_pair_step(n, t, ERFCX[0], ERFCX_LO[0]);
    struct nb_pair f = nb_pair_mul(e.value, nb_pair_mul(n, nb_pair_inverse(d)));
    struct nb_pair h = nb_fast_two_sum(1, -f.hi * e.scale.value);
    double v = a <= 1 ? small : h.hi + (h.lo - f.lo * e.scale.value);
    return (struct nb_vs){copysign(v, x), slope};
}

/* 2 Phi(-x sqrt 2): exp(-x^2) by the square as a pair, M at the pair x sqrt 2. */
NB_INLINE struct nb_vs complementary_error(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(27.9, fabs(x));
    struct nb_pair z = nb_two_prod(a, a), c = {TWO_OVER_SQRT_PI_HI, TWO_OVER_SQRT_PI_LO};
    struct nb_decay e = nb_exp_decay(z.hi, z.lo);
    struct nb_pair arg = nb_pair_scale((struct nb_pair){SQRT_2_HI, SQRT_2_LO}, a);
    struct nb_pair tail = nb_pair_mul(e.value, nb_mills(nb_fast_two_sum(arg.hi, arg.lo)));
    tail = (struct nb_pair){2 * tail.hi, 2 * tail.lo};
    struct nb_pair up = nb_fast_two_sum(2, -tail.hi * e.scale.value);
    double right = nb_pair_round(tail, e.scale), left = up.hi + (up.lo - tail.lo * e.scale.value);
    return (struct nb_vs){x < 0 ? left : right, -nb_pair_round(nb_pair_mul(e.value, c), e.scale)};
}

/* 1/(1+x^2) with the square and the sum as pairs; far out it is (1/x)^2. */
NB_INLINE struct nb_vs arctangent(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(0x1p60, fabs(x));
    struct nb_pair d = nb_pair_add((struct nb_pair){1, 0}, nb_two_prod(a, a));
    double slope = nb_pair_sum(nb_pair_inverse(d));
    return (struct nb_vs){atan(x), fabs(x) > 0x1p60 ? nb_inverse_square(fabs(x)) : slope};
}

NB_INLINE double sign(double x)
{
    return x != x ? x : (double)((x > 0) - (x < 0));
}

NB_INLINE struct nb_vs clamp(double x, struct nb_params p)
{
    double lo = p.p[0], hi = p.p[1];
    double v = x < lo ? lo : x, s = x < lo ? 0 : 1;
    return (struct nb_vs){v > hi ? hi : v, x >= hi ? 0 : x == x ? s : x};
}

NB_KERNELS(exponential)
NB_KERNELS(exponential_m1)
NB_KERNELS(error_function)
NB_KERNELS(complementary_error)
NB_KERNELS(arctangent)
NB_KERNELS_2(clamp)
NB_KERNEL_1(log_, log)
NB_KERNEL_1(log2_, log2)
NB_KERNEL_1(log10_, log10)
NB_KERNEL_1(log1p_, log1p)
NB_KERNEL_1(sqrt_, sqrt)
NB_KERNEL_1(abs_, fabs)
NB_KERNEL_1(sign_, sign)
NB_KERNEL_1(sin_, sin)
NB_KERNEL_1(cos_, cos)
NB_KERNEL_1(tan_, tan)
NB_KERNEL_1(asin_, asin)
NB_KERNEL_1(acos_, acos)
NB_KERNEL_1(sinh_, sinh)
NB_KERNEL_1(cosh_, cosh)
NB_KERNEL_1(asinh_, asinh)
NB_KERNEL_1(acosh_, acosh)
NB_KERNEL_1(atanh_, atanh)
NB_KERNEL_1(floor_, floor)
NB_KERNEL_1(ceil_, ceil)
NB_KERNEL_1(round_, nearbyint)
NB_KERNEL_1(trunc_, trunc)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "exp",
     OF_X,
     NB_USE_KERNELS(exponential),
     .deriv = "exp(x)",
     .curve = "exp(x)",
     .doc = N_("Exponential function."),
     .torch = "torch.exp"},
    {.name = "expm1",
     OF_X,
     NB_USE_KERNELS(exponential_m1),
     .deriv = "exp(x)",
     .curve = "exp(x)",
     .doc = N_("exp(x) - 1 without cancellation near 0."),
     .torch = "torch.expm1"},
    {.name = "log",
     .aliases = "ln",
     OF_X,
     .value = log_,
     .partial = {"1/x"},
     .event = "x",
     .doc = N_("Natural logarithm."),
     .torch = "torch.log"},
    {.name = "log2",
     OF_X,
     .value = log2_,
     .partial = {"1/(x*0.6931471805599453)"},
     .event = "x",
     .doc = N_("Logarithm to base 2."),
     .torch = "torch.log2"},
    {.name = "log10",
     OF_X,
     .value = log10_,
     .partial = {"1/(x*2.302585092994046)"},
     .event = "x",
     .doc = N_("Logarithm to base 10."),
     .torch = "torch.log10"},
    {.name = "log1p",
     OF_X,
     .value = log1p_,
     .partial = {"1/(1+x)"},
     .event = "1 + x",
     .doc = N_("log(1 + x) without cancellation near 0."),
     .torch = "torch.log1p"},
    {.name = "sqrt",
     OF_X,
     .value = sqrt_,
     .partial = {"0.5/sqrt(x)"},
     .event = "x",
     .doc = N_("Square root."),
     .torch = "torch.sqrt"},
    {.name = "abs",
     .aliases = "fabs absolute",
     OF_X,
     .value = abs_,
     .partial = {"where(x < 0, -1, 1)"},
     .kinks = {{"0", "-1", "1", "0"}},
     .doc = N_("Absolute value."),
     .torch = "torch.abs"},
    {.name = "sign",
     .aliases = "sgn",
     OF_X,
     .value = sign_,
     .partial = {"0"},
     .event = "x",
     .doc = N_("-1, 0 or 1."),
     .torch = "torch.sign"},
    {.name = "sin",
     OF_X,
     .value = sin_,
     .partial = {"cos(x)"},
     .doc = N_("Sine, x in radians."),
     .torch = "torch.sin"},
    {.name = "cos",
     OF_X,
     .value = cos_,
     .partial = {"-sin(x)"},
     .doc = N_("Cosine, x in radians."),
     .torch = "torch.cos"},
    {.name = "tan",
     OF_X,
     .value = tan_,
     .partial = {"1 + tan(x)^2"},
     .event = "x/3.141592653589793 - 0.5",
     .event_integer = true,
     .doc = N_("Tangent, x in radians."),
     .torch = "torch.tan"},
    {.name = "asin",
     .aliases = "arcsin",
     OF_X,
     .value = asin_,
     .partial = {"1/sqrt((1 - x)*(1 + x))"},
     .event = "(1 - x)*(1 + x)",
     .doc = N_("Inverse of the sine."),
     .torch = "torch.asin"},
    {.name = "acos",
     .aliases = "arccos",
     OF_X,
     .value = acos_,
     .partial = {"-1/sqrt((1 - x)*(1 + x))"},
     .event = "(1 - x)*(1 + x)",
     .doc = N_("Inverse of the cosine."),
     .torch = "torch.acos"},
    {.name = "atan",
     .aliases = "arctan",
     OF_X,
     NB_USE_KERNELS(arctangent),
     .deriv = "1/(1 + x^2)",
     .curve = "-2*x*atan'(x)^2",
     .doc = N_("Inverse of the tangent."),
     .torch = "torch.atan"},
    {.name = "sinh",
     OF_X,
     .value = sinh_,
     .partial = {"cosh(x)"},
     .doc = N_("Hyperbolic sine."),
     .torch = "torch.sinh"},
    {.name = "cosh",
     OF_X,
     .value = cosh_,
     .partial = {"sinh(x)"},
     .doc = N_("Hyperbolic cosine."),
     .torch = "torch.cosh"},
    {.name = "asinh",
     .aliases = "arcsinh",
     OF_X,
     .value = asinh_,
     .partial = {"1/sqrt(1 + x^2)"},
     .doc = N_("Inverse of the hyperbolic sine."),
     .torch = "torch.asinh"},
    {.name = "acosh",
     .aliases = "arccosh",
     OF_X,
     .value = acosh_,
     .partial = {"1/sqrt((x - 1)*(x + 1))"},
     .event = "x - 1",
     .doc = N_("Inverse of the hyperbolic cosine."),
     .torch = "torch.acosh"},
    {.name = "atanh",
     .aliases = "arctanh",
     OF_X,
     .value = atanh_,
     .partial = {"1/((1 - x)*(1 + x))"},
     .event = "(1 - x)*(1 + x)",
     .doc = N_("Inverse of the hyperbolic tangent."),
     .torch = "torch.atanh"},
    {.name = "erf",
     OF_X,
     NB_USE_KERNELS(error_function),
     .deriv = "2/sqrt(pi)*exp(-x^2)",
     .curve = "-2*x*erf'(x)",
     .doc = N_("Error function."),
     .torch = "torch.erf"},
    {.name = "erfc",
     OF_X,
     NB_USE_KERNELS(complementary_error),
     .deriv = "-2/sqrt(pi)*exp(-x^2)",
     .curve = "-2*x*erfc'(x)",
     .doc = N_("1 - erf(x) without cancellation."),
     .torch = "torch.erfc"},
    {.name = "floor",
     OF_X,
     .value = floor_,
     .partial = {"0"},
     .event = "x",
     .event_integer = true,
     .doc = N_("Largest integer not above x."),
     .torch = "torch.floor"},
    {.name = "ceil",
     OF_X,
     .value = ceil_,
     .partial = {"0"},
     .event = "x",
     .event_integer = true,
     .doc = N_("Smallest integer not below x."),
     .torch = "torch.ceil"},
    {.name = "round",
     OF_X,
     .value = round_,
     .partial = {"0"},
     .event = "x - 0.5",
     .event_integer = true,
     .doc = N_("Nearest integer, halves to even."),
     .torch = "torch.round"},
    {.name = "trunc",
     OF_X,
     .value = trunc_,
     .partial = {"0"},
     .event = "x",
     .event_integer = true,
     .doc = N_("Integer part, toward 0."),
     .torch = "torch.trunc"},
    {.name = "clamp",
     .aliases = "clip",
     .args = {{.name = "x"}, {"min", true, -INFINITY}, {"max", true, INFINITY}},
     .operands = 1,
     NB_USE_KERNELS(clamp),
     .formula = "where(x < min, min, where(x > max, max, x))",
     .deriv = "where(x < min, 0, where(x < max, 1, 0))",
     .curve = "0",
     .kinks = {{"min", "0", "1", "1"}, {"max", "1", "0", "1"}},
     .doc = N_("x limited to the range from min to max."),
     .torch = "torch.clamp"},
};

const struct nb_family NB_FAMILY(nb_elementary_family) = {rows, sizeof rows / sizeof *rows};
