/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rectifier family: pieces, most of them lines. Slope kernels give the
 * limit from the right at a kink; diff.c puts other conventions in. */
#include "config.h"

#include "base/i18n.h"
#include "core/family.h"
#include "core/kernel.h"

/* selu: lambda = 1.0507009873554804934193349852946 of Klambauer et al. 2017,
 * and its product with alpha = 1.6732632423543772848170429916717. */
#define SELU_LAMBDA 1.0507009873554805
#define SELU_LAMBDA_ALPHA 1.7580993408473768

static inline double step(double x, double below, double above)
{
    return isnan(x) ? x : x < 0 ? below : above;
}

static inline struct nb_vs relu(double x, const double *const *p)
{
    (void)p;
    return (struct nb_vs){x <= 0 ? 0 : x, step(x, 0, 1)};
}

static inline struct nb_vs leaky_relu(double x, const double *const *p)
{
    double a = p[1][0];
    return (struct nb_vs){x < 0 ? a * x : x, step(x, a, 1)};
}

static inline struct nb_vs elu(double x, const double *const *p)
{
    double a = p[1][0];
    return (struct nb_vs){x > 0 ? x : a * expm1(x), step(x, a * exp(x), 1)};
}

static inline struct nb_vs selu(double x, const double *const *p)
{
    (void)p;
    return (struct nb_vs){x > 0 ? SELU_LAMBDA * x : SELU_LAMBDA_ALPHA * expm1(x),
                          step(x, SELU_LAMBDA_ALPHA * exp(x), SELU_LAMBDA)};
}

static inline struct nb_vs celu(double x, const double *const *p)
{
    double a = p[1][0], u = x / a;
    return (struct nb_vs){x > 0 ? x : a * expm1(u), step(x, exp(u), 1)};
}

static inline double clip(double x, double lo, double hi)
{
    double v = x < lo ? lo : x;
    return v > hi ? hi : v;
}

/* Slope `inside` from lo up to, not including, hi. */
static inline double ramp(double x, double lo, double hi, double inside)
{
    return isnan(x) ? x : x >= lo && x < hi ? inside : 0;
}

static inline struct nb_vs hardtanh(double x, const double *const *p)
{
    double lo = p[1][0], hi = p[2][0];
    return (struct nb_vs){clip(x, lo, hi), ramp(x, lo, hi, 1)};
}

static inline struct nb_vs relu6(double x, const double *const *p)
{
    (void)p;
    return (struct nb_vs){clip(x, 0, 6), ramp(x, 0, 6, 1)};
}

static inline struct nb_vs hardsigmoid(double x, const double *const *p)
{
    (void)p;
    return (struct nb_vs){clip(x + 3, 0, 6) / 6, ramp(x, -3, 3, 1 / 6.0)};
}

/* x*relu6(x+3)/6. Inside, 2x+3 in one rounding keeps the slope's root at -1.5
 * exact; far below, the clipped factor is 0 and inf*0 must not arise. */
static inline struct nb_vs hardswish(double x, const double *const *p)
{
    (void)p;
    double inside = fma(2, x, 3) / 6;
    return (struct nb_vs){x <= -3  ? 0
                          : x >= 3 ? x
                                   : x * (x + 3) / 6,
                          x < -3   ? 0
                          : x >= 3 ? 1
                                   : inside};
}

NB_KERNELS(relu)
NB_KERNELS(leaky_relu)
NB_KERNELS(elu)
NB_KERNELS(selu)
NB_KERNELS(celu)
NB_KERNELS(hardtanh)
NB_KERNELS(relu6)
NB_KERNELS(hardsigmoid)
NB_KERNELS(hardswish)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "relu",
     OF_X,
     NB_USE_KERNELS(relu),
     .formula = "where(x > 0, x, 0)",
     .deriv = "where(x < 0, 0, 1)",
     .curve = "0",
     .kinks = {{"0", "0", "1", "0"}},
     .doc = N_("Rectified linear unit."),
     .source = "Nair & Hinton 2010",
     .torch = "torch.relu F.relu nn.ReLU"},
    {.name = "leaky_relu",
     .args = {{.name = "x"}, {"negative_slope", true, 0.01}},
     .operands = 1,
     NB_USE_KERNELS(leaky_relu),
     .formula = "where(x < 0, negative_slope*x, x)",
     .deriv = "where(x < 0, negative_slope, 1)",
     .curve = "0",
     .kinks = {{"0", "negative_slope", "1", "negative_slope"}},
     .doc = N_("ReLU with a small slope below 0."),
     .source = "Maas et al. 2013",
     .torch = "F.leaky_relu nn.LeakyReLU"},
    {.name = "elu",
     .args = {{.name = "x"}, {"alpha", true, 1}},
     .operands = 1,
     NB_USE_KERNELS(elu),
     .formula = "where(x > 0, x, alpha*expm1(x))",
     .deriv = "where(x < 0, alpha*exp(x), 1)",
     .curve = "where(x < 0, alpha*exp(x), 0)",
     .kinks = {{"0", "alpha", "1", "alpha"}},
     .doc = N_("Exponential linear unit."),
     .source = "Clevert et al. 2015",
     .torch = "F.elu nn.ELU"},
    {.name = "selu",
     OF_X,
     NB_USE_KERNELS(selu),
     .formula = "where(x > 0, 1.0507009873554805*x, 1.7580993408473768*expm1(x))",
     .deriv = "where(x < 0, 1.7580993408473768*exp(x), 1.0507009873554805)",
     .curve = "where(x < 0, 1.7580993408473768*exp(x), 0)",
     .kinks = {{"0", "1.7580993408473768", "1.0507009873554805", "1.7580993408473768"}},
     .doc = N_("Self-normalising exponential linear unit."),
     .source = "Klambauer et al. 2017",
     .torch = "F.selu nn.SELU"},
    {.name = "celu",
     .args = {{.name = "x"}, {"alpha", true, 1}},
     .operands = 1,
     NB_USE_KERNELS(celu),
     .formula = "where(x > 0, x, alpha*expm1(x/alpha))",
     .deriv = "where(x < 0, exp(x/alpha), 1)",
     .curve = "where(x < 0, exp(x/alpha)/alpha, 0)",
     .doc = N_("ELU that is smooth at 0 for every alpha."),
     .source = "Barron 2017",
     .torch = "F.celu nn.CELU"},
    {.name = "hardtanh",
     .aliases = "hard_tanh",
     .args = {{.name = "x"}, {"min_val", true, -1}, {"max_val", true, 1}},
     .operands = 1,
     NB_USE_KERNELS(hardtanh),
     .formula = "where(x < min_val, min_val, where(x > max_val, max_val, x))",
     .deriv = "where(x < min_val, 0, where(x < max_val, 1, 0))",
     .curve = "0",
     .kinks = {{"min_val", "0", "1", "0"}, {"max_val", "1", "0", "0"}},
     .doc = N_("x limited to the range from min_val to max_val."),
     .source = "Collobert 2004",
     .torch = "F.hardtanh nn.Hardtanh"},
    {.name = "relu6",
     OF_X,
     NB_USE_KERNELS(relu6),
     .formula = "where(x < 0, 0, where(x > 6, 6, x))",
     .deriv = "where(x < 0, 0, where(x < 6, 1, 0))",
     .curve = "0",
     .kinks = {{"0", "0", "1", "0"}, {"6", "1", "0", "0"}},
     .doc = N_("ReLU limited to 6."),
     .source = "Krizhevsky 2010",
     .torch = "F.relu6 nn.ReLU6"},
    {.name = "hardsigmoid",
     .aliases = "hard_sigmoid",
     OF_X,
     NB_USE_KERNELS(hardsigmoid),
     .formula = "relu6(x + 3)/6",
     .deriv = "where(x < -3, 0, where(x < 3, 1/6, 0))",
     .curve = "0",
     .kinks = {{"-3", "0", "1/6", "0"}, {"3", "1/6", "0", "0"}},
     .doc = N_("Piecewise linear sigmoid."),
     .source = "Howard et al. 2019",
     .torch = "F.hardsigmoid nn.Hardsigmoid"},
    {.name = "hardswish",
     .aliases = "hard_swish hard_silu",
     OF_X,
     NB_USE_KERNELS(hardswish),
     .formula = "x*relu6(x + 3)/6",
     .deriv = "where(x < -3, 0, where(x < 3, (2*x + 3)/6, 1))",
     .curve = "where(x < -3, 0, where(x < 3, 1/3, 0))",
     .kinks = {{"-3", "0", "-1/2", "0"}, {"3", "3/2", "1", "1"}},
     .doc = N_("Piecewise quadratic swish."),
     .source = "Howard et al. 2019",
     .torch = "F.hardswish nn.Hardswish"},
};

const struct nb_family nb_relu_family = {rows, sizeof rows / sizeof *rows};
