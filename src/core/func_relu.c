/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rectifier family: pieces, most of them lines. Slope kernels give the
 * limit from the right at a kink; diff.c puts other conventions in. */
#include "config.h"

#include "base/i18n.h"
#include "core/family.h"
#include "core/kernel.h"

/* Beyond this, exp(-a) is 0. */
#define FAR 760.0

/* `below` for x < 0, `above` elsewhere, NaN for NaN. */
NB_INLINE double step(double x, double below, double above)
{
    return x < 0 ? below : x >= 0 ? above : x;
}

NB_INLINE struct nb_vs relu(double x, struct nb_params p)
{
    (void)p;
    return (struct nb_vs){x <= 0 ? 0 : x, step(x, 0, 1)};
}

NB_INLINE struct nb_vs leaky_relu(double x, struct nb_params p)
{
    return (struct nb_vs){x < 0 ? p.p[0] * x : x, step(x, p.p[0], 1)};
}

/* expm1 and exp of u <= 0 (0 stands for what is above), both as pairs. */
struct exponentials {
    struct nb_pair minus_1;
    struct nb_decay plain;
};

NB_INLINE struct exponentials exponentials_of(struct nb_pair u)
{
    double hi = nb_at_least(-FAR, nb_at_most(0, u.hi));
    struct nb_expm1_parts e = nb_exp_parts(hi, hi == u.hi ? u.lo : 0);
    return (struct exponentials){nb_expm1_pair(e), nb_decay_of(e)};
}

/* alpha (e^u - 1) below 0, where it is alpha u to the last bit for tiny u. */
NB_INLINE struct nb_vs elu(double x, struct nb_params p)
{
    double alpha = p.p[0];
    struct exponentials e = exponentials_of((struct nb_pair){x, 0});
    double v = nb_pair_sum(nb_pair_scale(e.minus_1, alpha));
    double s = nb_pair_round(nb_pair_scale(e.plain.value, alpha), e.plain.scale);
    double tiny = fabs(x) < 0x1p-200 ? alpha * x : v;
    return (struct nb_vs){x > 0 ? x : tiny, step(x, s, 1)};
}

NB_INLINE struct nb_vs selu(double x, struct nb_params p)
{
    (void)p;
    struct exponentials e = exponentials_of((struct nb_pair){x, 0});
    struct nb_pair lambda = {SELU_LAMBDA_HI, SELU_LAMBDA_LO};
    struct nb_pair product = {SELU_PRODUCT_HI, SELU_PRODUCT_LO};
    double v = nb_pair_sum(nb_pair_mul(e.minus_1, product));
    double s = nb_pair_round(nb_pair_mul(e.plain.value, product), e.plain.scale);
    double down = fabs(x) < 0x1p-200 ? nb_scale_round(product, x) : v;
    return (struct nb_vs){x > 0 ? nb_scale_round(lambda, x) : down, step(x, s, SELU_LAMBDA_HI)};
}

NB_INLINE struct nb_vs celu(double x, struct nb_params p)
{
    double alpha = p.p[0], q = x / alpha;
    double rest = nb_residual(q, alpha, x) / alpha;
    struct exponentials e = exponentials_of((struct nb_pair){q, rest});
    double v = nb_pair_sum(nb_pair_scale(e.minus_1, alpha));
    double tiny = fabs(q) < 0x1p-200 ? x : v;
    return (struct nb_vs){x > 0 ? x : tiny,
                          step(x, nb_pair_round(e.plain.value, e.plain.scale), 1)};
}

NB_INLINE double clip(double x, double lo, double hi)
{
    double v = x < lo ? lo : x;
    return v > hi ? hi : v;
}

/* Slope `inside` from lo up to, not including, hi; NaN for NaN. */
NB_INLINE double ramp(double x, double lo, double hi, double inside)
{
    double s = x < lo ? 0 : inside;
    return x >= hi ? 0 : x == x ? s : x;
}

NB_INLINE struct nb_vs hardtanh(double x, struct nb_params p)
{
    return (struct nb_vs){clip(x, p.p[0], p.p[1]), ramp(x, p.p[0], p.p[1], 1)};
}

NB_INLINE struct nb_vs relu6(double x, struct nb_params p)
{
    (void)p;
    return (struct nb_vs){clip(x, 0, 6), ramp(x, 0, 6, 1)};
}

/* (x+3)/6 with x+3 exact as a pair: one rounding. */
NB_INLINE struct nb_vs hardsigmoid(double x, struct nb_params p)
{
    (void)p;
    struct nb_pair s = nb_two_sum(clip(x, -3, 3), 3);
    struct nb_pair v = nb_pair_divide(s, (struct nb_pair){6, 0});
    return (struct nb_vs){clip(nb_pair_sum(v), 0, 1), ramp(x, -3, 3, 1 / 6.0)};
}

/* x*relu6(x+3)/6. Inside, 2x+3 in one rounding keeps the slope's root at -1.5
 * exact; beyond, the clipped x keeps inf*0 away. */
NB_INLINE struct nb_vs hardswish(double x, struct nb_params p)
{
    (void)p;
    double c = clip(x, -3, 3);
    struct nb_pair v = nb_pair_divide(nb_pair_scale(nb_two_sum(c, 3), c), (struct nb_pair){6, 0});
    struct nb_pair t = nb_two_sum(2 * c, 3), s = nb_pair_divide(t, (struct nb_pair){6, 0});
    double small = fabs(c) < 0x1p-900 ? 0.5 * c : nb_pair_sum(v);
    double slope = x >= 3 ? 1 : nb_pair_sum(s);
    return (struct nb_vs){x >= 3 ? x : small, x < -3 ? 0 : slope};
}

NB_KERNELS(relu)
NB_KERNELS_1(leaky_relu)
NB_KERNELS_1(elu)
NB_KERNELS(selu)
NB_KERNELS_1(celu)
NB_KERNELS_2(hardtanh)
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

const struct nb_family NB_FAMILY(nb_relu_family) = {rows, sizeof rows / sizeof *rows};
