/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rectifier family: pieces, most of them lines. Slope kernels give the limit from
 * the right at a kink; graph/local.c puts other conventions in. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/odd.h"
#include "rows/family.h"
#include "rows/kernel.h"

NB_INLINE struct nb_vs relu(double x, struct nb_params p)
{
    (void)p;
    return (struct nb_vs){x <= 0 ? 0 : x, nb_step(x, 0, 1)};
}

NB_INLINE struct nb_vs leaky_relu_usual(double x, struct nb_params p)
{
    return (struct nb_vs){x < 0 ? p.p[0] * x : x, nb_step(x, p.p[0], 1)};
}

static int leaky_relu_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]);
}

/* A line of slope 0 is 0 at infinity, too. */
static struct nb_vs leaky_relu_odd(double x, struct nb_params p)
{
    return (struct nb_vs){x < 0 ? nb_odd_times(p.p[0], x) : x, nb_step(x, p.p[0], 1)};
}

NB_INLINE double clip(double x, double lo, double hi)
{
    double v = x < lo ? lo : x;
    return v > hi ? hi : v;
}

/* Slope `inside` from lo up to, not including, hi; NaN for NaN. */
NB_INLINE double ramp(double x, double lo, double hi, double inside)
{
    return nb_or_nan(x, nb_choose(nb_when((x < lo) | (x >= hi)), 0, inside));
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
    double below = x <= -3 ? -0.0 : small; /* x*0, as the formula has it */
    return (struct nb_vs){x >= 3 ? x : below, x < -3 ? 0 : slope};
}

/* The slope below 0 is the mean of two doubles, in one rounding with x. */
NB_INLINE struct nb_vs rrelu_usual(double x, struct nb_params p)
{
    struct nb_pair mean = nb_two_sum(0.5 * p.p[0], 0.5 * p.p[1]);
    double down = mean.lo == 0 ? mean.hi * x : nb_scale_round(mean, x);
    return (struct nb_vs){x < 0 ? down : x, nb_step(x, mean.hi, 1)};
}

static int rrelu_is_odd(struct nb_params p)
{
    return nb_is_odd(0.5 * p.p[0] + 0.5 * p.p[1]);
}

static struct nb_vs rrelu_odd(double x, struct nb_params p)
{
    double mean = 0.5 * p.p[0] + 0.5 * p.p[1];
    return (struct nb_vs){x < 0 ? nb_odd_times(mean, x) : x, nb_step(x, mean, 1)};
}

/* alpha x + beta in one rounding, limited to [0, 1]; it may fall. */
NB_INLINE struct nb_vs hard_sigmoid_02_usual(double x, struct nb_params p)
{
    double zero = -p.p[1] / p.p[0], one = (1 - p.p[1]) / p.p[0];
    double c = nb_at_least(-0x1p900, nb_at_most(0x1p900, x));
    struct nb_pair line = nb_pair_add((struct nb_pair){p.p[1], 0}, nb_two_prod(p.p[0], c));
    double slope = ramp(x, zero < one ? zero : one, zero < one ? one : zero, p.p[0]);
    return (struct nb_vs){clip(nb_pair_sum(line), 0, 1), slope};
}

static int hard_sigmoid_02_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]) || nb_is_odd(p.p[1]);
}

static struct nb_vs hard_sigmoid_02_odd(double x, struct nb_params p)
{
    struct nb_pair u = nb_odd_product(p.p[0], x), line = nb_two_sum(p.p[1], u.hi);
    double v = isinf(line.hi) ? line.hi : line.hi + (line.lo + u.lo);
    double s = isinf(p.p[0]) && x != 0 ? 0 : hard_sigmoid_02_usual(x, p).s;
    return (struct nb_vs){clip(v, 0, 1), nb_or_nan(x, s)};
}

NB_INLINE struct nb_vs sparse_sigmoid(double x, struct nb_params p)
{
    (void)p;
    return (struct nb_vs){0.5 * (clip(x, -1, 1) + 1), ramp(x, -1, 1, 0.5)};
}

/* (x+1)^2/4 between -1 and 1, with x + 1 exact as a pair. */
NB_INLINE struct nb_vs sparse_plus(double x, struct nb_params p)
{
    (void)p;
    struct nb_pair t = nb_two_sum(clip(x, -1, 1), 1);
    double v = 0.25 * nb_pair_sum(nb_pair_mul(t, t));
    return (struct nb_vs){x >= 1 ? x : v, 0.5 * nb_pair_sum(t)};
}

NB_KERNELS(relu)
NB_KERNELS_ODD_1(leaky_relu)
NB_KERNELS_2(hardtanh)
NB_KERNELS(relu6)
NB_KERNELS(hardsigmoid)
NB_KERNELS(hardswish)
NB_KERNELS_ODD_2(rrelu)
NB_KERNELS_ODD_2(hard_sigmoid_02) /* 3 serial: odd parameters */
NB_KERNELS(sparse_sigmoid)
NB_KERNELS(sparse_plus)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "relu",
     .aliases = "rectifier ramp",
     OF_X,
     NB_USE_EXACT(relu),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .formula = "where(x > 0, x, 0)",
     .deriv = "where(x < 0, 0, 1)",
     .curve = "0",
     .kinks = NB_KINKS({"0", "0", "1", "0", "0"}),
     .low = "0",
     .high = "inf",
     .range = "[0, inf)",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("Rectified linear unit."),
     .source = "Nair & Hinton",
     .year = 2010,
     .torch = "torch.relu F.relu nn.ReLU",
     .keras = "relu",
     .jax = "relu"},
    {.name = "leaky_relu",
     .aliases = "lrelu",
     .args = {{.name = "x"}, {"negative_slope", true, 0.01}},
     .operands = 1,
     NB_USE_EXACT(leaky_relu),
     .turns = {{""}, {""}},
     .exact = {false, true},
     .formula = "where(x < 0, negative_slope*x, x)",
     .deriv = "where(x < 0, negative_slope, 1)",
     .curve = "0",
     .kinks = NB_KINKS({"0", "negative_slope", "1", "negative_slope", "1"}),
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("ReLU with a small slope below 0."),
     .source = "Maas et al.",
     .year = 2013,
     .torch = "F.leaky_relu nn.LeakyReLU",
     .keras = "leaky_relu",
     .jax = "leaky_relu",
     .defaults = N_("negative_slope is 0.2 in Keras and 0.3 in its layer.")},
    {.name = "hardtanh",
     .aliases = "hard_tanh relu_n1_to_1 reluN1To1",
     .args = {{.name = "x"}, {"min_val", true, -1}, {"max_val", true, 1}},
     .operands = 1,
     NB_USE_EXACT(hardtanh),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .formula = "minimum(maximum(x, min_val), max_val)",
     .deriv = "where(x < min_val, 0, where(x < max_val, 1, 0))",
     .curve = "0",
     .kinks = NB_KINKS({"min_val", "0", "1", "0", "1"}, {"max_val", "1", "0", "0", "1"}),
     .low = "min_val",
     .high = "max_val",
     .range = "[min_val, max_val]",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("x limited to the range from min_val to max_val."),
     .source = "Collobert",
     .year = 2004,
     .torch = "F.hardtanh nn.Hardtanh",
     .keras = "hard_tanh",
     .jax = "hard_tanh"},
    {.name = "relu6",
     OF_X,
     NB_USE_EXACT(relu6),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .formula = "where(x < 0, 0, where(x > 6, 6, x))",
     .deriv = "where(x < 0, 0, where(x < 6, 1, 0))",
     .curve = "0",
     .kinks = NB_KINKS({"0", "0", "1", "0", "0"}, {"6", "1", "0", "0", "0"}),
     .low = "0",
     .high = "6",
     .range = "[0, 6]",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("ReLU limited to 6."),
     .source = "Krizhevsky",
     .year = 2010,
     .torch = "F.relu6 nn.ReLU6",
     .keras = "relu6",
     .jax = "relu6"},
    {.name = "hardsigmoid",
     .aliases = "hard_sigmoid hsigmoid",
     OF_X,
     NB_USE_EXACT(hardsigmoid),
     .turns = {{""}, {""}},
     .exact_zeros = true,
     .formula = "relu6(x + 3)/6",
     .deriv = "where(x < -3, 0, where(x < 3, 1/6, 0))",
     .curve = "0",
     .kinks = NB_KINKS({"-3", "0", "1/6", "0", "0"}, {"3", "1/6", "0", "0", "0"}),
     .low = "0",
     .high = "1",
     .range = "[0, 1]",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("Piecewise linear sigmoid."),
     .source = "Howard et al., arXiv:1905.02244",
     .year = 2019,
     .torch = "F.hardsigmoid nn.Hardsigmoid",
     .keras = "hard_sigmoid",
     .jax = "hard_sigmoid",
     .defaults = N_("Keras 2 and ONNX have hard_sigmoid_02.")},
    {.name = "hardswish",
     .aliases = "hard_swish hard_silu h_swish hswish",
     OF_X,
     NB_USE_EXACT(hardswish),
     .turns = {{"-1.5"}, {""}},
     .exact_zeros = true,
     .formula = "x*relu6(x + 3)/6",
     .deriv = "where(x < -3, 0, where(x < 3, (2*x + 3)/6, 1))",
     .curve = "where(x < -3, 0, where(x < 3, 1/3, 0))",
     .kinks = NB_KINKS({"-3", "0", "-1/2", "-1/2", "0", "0", "2.7"},
                       {"3", "3/2", "1", "3/2", "1", "1", "2.7"}),
     .seams = NB_SEAMS({"-3", "0", "(2*x + 3)/6", NULL}, {"3", "(2*x + 3)/6", "1", NULL}),
     .low = "0",
     .high = "inf",
     .range = "[-0.375, inf)",
     .smooth = NB_C0,
     .doc = N_("Piecewise quadratic swish."),
     .source = "Howard et al., arXiv:1905.02244",
     .year = 2019,
     .torch = "F.hardswish nn.Hardswish",
     .keras = "hard_silu",
     .jax = "hard_silu"},
    {.name = "prelu",
     .aliases = "parametric_relu",
     .args = {{.name = "x"}, {"weight", true, 0.25}},
     .operands = 1,
     NB_USE_EXACT(leaky_relu),
     .turns = {{""}, {""}},
     .exact = {false, true},
     .formula = "where(x < 0, weight*x, x)",
     .deriv = "where(x < 0, weight, 1)",
     .curve = "0",
     .kinks = NB_KINKS({"0", "weight", "1", "weight", NULL}),
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("ReLU with a trainable slope below 0."),
     .source = "He et al., arXiv:1502.01852",
     .year = 2015,
     .keras = "PReLU",
     .defaults = N_("Keras starts at weight 0.")},
    {.name = "rrelu",
     .aliases = "randomized_leaky_relu",
     .args = {{.name = "x"}, {"lower", true, 0.125}, {"upper", true, 1 / 3.0}},
     .operands = 1,
     NB_USE_EXACT(rrelu),
     .turns = {{""}, {""}},
     .formula = "where(x < 0, (lower + upper)/2*x, x)",
     .deriv = "where(x < 0, (lower + upper)/2, 1)",
     .curve = "0",
     .kinks = NB_KINKS({"0", "(lower + upper)/2", "1", "(lower + upper)/2", NULL}),
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("ReLU with a random slope below 0: its mean, as in evaluation."),
     .source = "Xu et al., arXiv:1505.00853",
     .year = 2015},
    {.name = "hard_sigmoid_02",
     .aliases = "hard_sigmoid_keras2 hard_sigmoid_onnx",
     .args = {{.name = "x"}, {"alpha", true, 0.2}, {"beta", true, 0.5}},
     .operands = 1,
     NB_USE_EXACT(hard_sigmoid_02),
     .turns = {{""}, {""}},
     .formula = "clip(alpha*x + beta, 0, 1)",
     .deriv = "where(x < minimum(-beta/alpha, (1 - beta)/alpha), 0, "
              "where(x < maximum(-beta/alpha, (1 - beta)/alpha), alpha, 0))",
     .curve = "0",
     .kinks =
         NB_KINKS({"-beta/alpha", "minimum(alpha, 0)", "maximum(alpha, 0)", "alpha", NULL},
                  {"(1 - beta)/alpha", "maximum(alpha, 0)", "minimum(alpha, 0)", "alpha", NULL}),
     .low = "0",
     .high = "1",
     .range = "[0, 1]",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("The hard sigmoid of Keras 2 and ONNX."),
     .source = "Theano",
     .year = 2015,
     .defaults = N_("Keras 2 called it hard_sigmoid, which is hardsigmoid in Keras 3.")},
    {.name = "sparse_sigmoid",
     .aliases = "hard_sigmoid_binaryconnect",
     OF_X,
     NB_USE_EXACT(sparse_sigmoid),
     .turns = {{""}, {""}},
     .exact_zeros = true,
     .formula = "clip(x + 1, 0, 2)/2",
     .deriv = "where(x < -1, 0, where(x < 1, 0.5, 0))",
     .curve = "0",
     .kinks = NB_KINKS({"-1", "0", "0.5", "0.5", NULL}, {"1", "0.5", "0", "0.5", NULL}),
     .low = "0",
     .high = "1",
     .range = "[0, 1]",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("Piecewise linear sigmoid between -1 and 1."),
     .source = "Blondel et al., arXiv:1901.02324",
     .year = 2019,
     .keras = "sparse_sigmoid",
     .jax = "sparse_sigmoid"},
    {.name = "sparse_plus",
     OF_X,
     NB_USE_KERNELS(sparse_plus),
     .turns = {{""}, {""}},
     .exact_zeros = true,
     .formula = "where(x <= -1, 0, where(x >= 1, x, (x + 1)^2/4))",
     .deriv = "where(x < -1, 0, where(x >= 1, 1, (x + 1)/2))",
     .curve = "where(x < -1, 0, where(x < 1, 0.5, 0))",
     .seams = NB_SEAMS({"-1", "0", "(x + 1)/2", NULL}, {"1", "(x + 1)/2", "1", NULL}),
     .low = "0",
     .high = "inf",
     .range = "[0, inf)",
     .smooth = NB_C1,
     .monotone = NB_RISING,
     .doc = N_("Piecewise quadratic softplus."),
     .source = "Blondel et al., arXiv:1901.02324",
     .year = 2019,
     .keras = "sparse_plus",
     .jax = "sparse_plus"},
};

const struct nb_family NB_FAMILY(nb_relu_family) = {rows, NB_COUNT(rows)};
