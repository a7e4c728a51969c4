/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elementary functions: what formulas are made of. */
#include "config.h"

#include "base/i18n.h"
#include "core/family.h"
#include "core/kernel.h"

#define UNUSED_PARAMS(p) (void)(p)

static inline struct nb_vs exponential(double x, const double *const *p)
{
    UNUSED_PARAMS(p);
    double y = exp(x);
    return (struct nb_vs){y, y};
}

static inline struct nb_vs exponential_m1(double x, const double *const *p)
{
    UNUSED_PARAMS(p);
    return (struct nb_vs){expm1(x), exp(x)};
}

static inline struct nb_vs error_function(double x, const double *const *p)
{
    UNUSED_PARAMS(p);
    return (struct nb_vs){erf(x), M_2_SQRTPI * nb_exp_neg_square(1, x)};
}

static inline struct nb_vs complementary_error(double x, const double *const *p)
{
    UNUSED_PARAMS(p);
    return (struct nb_vs){erfc(x), -M_2_SQRTPI * nb_exp_neg_square(1, x)};
}

/* 1/(1+x^2), by (1/x)^2 where x*x would overflow. */
static inline struct nb_vs arctangent(double x, const double *const *p)
{
    UNUSED_PARAMS(p);
    double r = 1 / x;
    return (struct nb_vs){atan(x), fabs(x) > 0x1p27 ? r * r : 1 / (1 + x * x)};
}

static inline double sign(double x)
{
    return isnan(x) ? x : (double)((x > 0) - (x < 0));
}

static inline struct nb_vs clamp(double x, const double *const *p)
{
    double lo = p[1][0], hi = p[2][0];
    double v = x < lo ? lo : x;
    return (struct nb_vs){v > hi ? hi : v, isnan(x) ? x : (double)(x >= lo && x < hi)};
}

NB_KERNELS(exponential)
NB_KERNELS(exponential_m1)
NB_KERNELS(error_function)
NB_KERNELS(complementary_error)
NB_KERNELS(arctangent)
NB_KERNELS(clamp)
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

const struct nb_family nb_elementary_family = {rows, sizeof rows / sizeof *rows};
