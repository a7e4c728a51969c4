/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The S-shaped family. All of it works on E = exp(-|x|), which lies in (0, 1]:
 * nothing overflows and no slope is a difference of nearly equal numbers. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/odd.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* Beyond this, exp(-a) is 0. */
#define FAR 760.0

/* 1/(1+E) for x >= 0, E/(1+E) below; slope E/(1+E)^2 on both sides. */
NB_INLINE struct nb_vs sigmoid(double x, struct nb_params p)
{
    struct nb_decay e = nb_exp_decay_of(p.mild ? fabs(x) : nb_at_most(FAR, fabs(x)), p.mild);
    struct nb_pair r = nb_pair_inverse(nb_one_plus(e.value)), left = nb_pair_mul(e.value, r);
    struct nb_pair slope = nb_pair_mul(left, r);
    return (struct nb_vs){x < 0 ? nb_pair_round(left, e.scale) : nb_pair_sum(r),
                          nb_pair_round(slope, e.scale)};
}

/* Below 2^-28 tanh x is x to the last bit. */
NB_INLINE struct nb_vs hyperbolic_tangent(double x, struct nb_params p)
{
    double a = p.mild ? fabs(x) : nb_at_most(FAR / 2, fabs(x));
    struct nb_tanh t = nb_tanh_parts(a, p.mild);
    double v = a < 0x1p-28 ? a : nb_pair_sum(t.value);
    return (struct nb_vs){copysign(v, x), nb_pair_round(t.slope, t.scale)};
}

/* e^-|u|, u a pair. */
NB_INLINE struct nb_decay decay_from(struct nb_pair u, struct nb_params p)
{
    if (p.unit)
        return nb_exp_decay_of(fabs(u.hi), true);
    double a = fabs(u.hi), lo = u.hi < 0 ? -u.lo : u.lo;
    return p.mild ? nb_exp_decay(a, lo, true)
                  : nb_exp_decay(nb_at_most(FAR, a), a < FAR ? lo : 0, false);
}

/* log(1 + e^u)/beta and its slope sigmoid(u), u = beta*x = u.hi + u.lo. */
NB_INLINE struct nb_vs softplus_of(double x, struct nb_pair u, struct nb_params p)
{
    struct nb_decay e = decay_from(u, p);
    struct nb_pair r = nb_pair_inverse(nb_one_plus(e.value)), left = nb_pair_mul(e.value, r);
    struct nb_pair log = nb_log1p_pair(e.value), beta = {p.p[0], 0};
    struct nb_pair part = p.unit ? log : nb_pair_divide(log, beta);
    struct nb_pair sum = nb_two_sum(x, part.hi);
    double right = p.mild || fabs(u.hi) < FAR ? sum.hi + (sum.lo + part.lo) : x;
    return (struct nb_vs){u.hi < 0 ? nb_pair_round(part, e.scale) : right,
                          u.hi < 0 ? nb_pair_round(left, e.scale) : nb_pair_sum(r)};
}

/* PyTorch returns x above a threshold, wrong by up to 2e-9; the sum is right. */
NB_INLINE struct nb_vs softplus_usual(double x, struct nb_params p)
{
    return softplus_of(x, p.unit ? (struct nb_pair){x, 0} : nb_two_prod(p.p[0], x), p);
}

static int softplus_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]);
}

/* With beta = q 2^k it is (log(1 + e^u)/q) 2^-k; infinite where beta is 0. */
static struct nb_vs softplus_odd(double x, struct nb_params p)
{
    double beta = p.p[0];
    struct nb_pair u = nb_odd_product(beta, x);
    struct nb_decay e = decay_from(u, p);
    struct nb_pair r = nb_pair_inverse(nb_one_plus(e.value)), left = nb_pair_mul(e.value, r);
    double s = u.hi < 0 ? nb_pair_round(left, e.scale) : nb_or_nan(x, nb_pair_sum(r));
    if (isnan(x) || beta == 0)
        return (struct nb_vs){nb_or_nan(x, copysign(INFINITY, beta)), s};
    if (isinf(beta))
        return (struct nb_vs){u.hi > 0 ? x : copysign(0, beta), s};
    int k;
    double q = frexp(beta, &k);
    if (u.hi < -40)
        return (struct nb_vs){ldexp(nb_odd_exp(u, 1 / q * 0x1p60), -k - 60), s};
    if (u.hi > 700)
        return (struct nb_vs){x, s};
    struct nb_pair log = nb_log1p_pair(e.value);
    struct nb_pair sum = u.hi > 0 ? nb_pair_add(u, log) : log;
    struct nb_pair v = nb_pair_divide(sum, (struct nb_pair){q, 0});
    return (struct nb_vs){ldexp(nb_pair_sum(v), -k), s};
}

/* log sigmoid(x) = -softplus(-x), slope sigmoid(-x). */
NB_INLINE struct nb_vs log_sigmoid(double x, struct nb_params p)
{
    struct nb_params one = {.p = {1}, .mild = p.mild, .unit = p.mild};
    struct nb_vs s = softplus_of(-x, (struct nb_pair){-x, 0}, one);
    return (struct nb_vs){-s.v, s.s};
}

/* x/(1+|x|) and 1/(1+|x|)^2 by a pair of 1+|x|; at infinity the limit. */
NB_INLINE struct nb_vs softsign(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(DBL_MAX, fabs(x));
    struct nb_pair d = nb_two_sum(1, a), r = nb_pair_inverse(d);
    struct nb_pair v = nb_pair_divide((struct nb_pair){a, 0}, d), s = nb_pair_mul(r, r);
    /* Far out 1/(1+a) is 1/a, and the parts of the pairs would underflow. */
    return (struct nb_vs){copysign(a > 0x1p100 ? 1 : nb_pair_sum(v), x),
                          a > 0x1p100 ? nb_inverse_square(a) : nb_pair_sum(s)};
}

NB_INLINE bool is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0, 300);
}

NB_INLINE bool softplus_is_mild(size_t n, const double *x, struct nb_params p)
{
    double beta = fabs(p.p[0]);
    return 0x1p-50 < beta && beta < 0x1p50 && nb_all_within(n, x, 0, 600 / beta);
}

NB_KERNELS_MILD(sigmoid, is_mild)
NB_KERNELS_MILD(hyperbolic_tangent, is_mild)
NB_KERNELS_MILD(log_sigmoid, is_mild)
NB_KERNELS_ODD_MILD_1(softplus, softplus_is_mild) /* 3 serial: odd parameters */
NB_KERNELS(softsign)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "sigmoid",
     .aliases = "logistic expit sigma soft_step",
     OF_X,
     NB_USE_KERNELS(sigmoid),
     .turns = {{""}, {"0"}},
     .formula = "1/(1 + exp(-x))",
     .deriv = "sigmoid(x)*(1 - sigmoid(x))",
     .curve = "-sigmoid'(x)*tanh(x/2)",
     .low = "0",
     .high = "1",
     .range = "(0, 1)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Logistic function."),
     .source = "Rumelhart, Hinton & Williams",
     .year = 1986,
     .torch = "torch.sigmoid nn.Sigmoid",
     .keras = "sigmoid",
     .jax = "sigmoid"},
    {.name = "tanh",
     OF_X,
     NB_USE_KERNELS(hyperbolic_tangent),
     .turns = {{""}, {"0"}},
     .formula = "sinh(x)/cosh(x)",
     .deriv = "1 - tanh(x)^2",
     .curve = "-2*tanh(x)*tanh'(x)",
     .low = "-1",
     .high = "1",
     .range = "(-1, 1)",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("Hyperbolic tangent."),
     .source = "LeCun et al., Efficient BackProp",
     .year = 1998,
     .torch = "torch.tanh nn.Tanh",
     .keras = "tanh",
     .jax = "tanh"},
    {.name = "logsigmoid",
     .aliases = "log_sigmoid",
     OF_X,
     NB_USE_KERNELS(log_sigmoid),
     .turns = {{""}, {""}},
     .formula = "-log(1 + exp(-x))",
     .deriv = "sigmoid(-x)",
     .curve = "-sigmoid'(x)",
     .low = "-inf",
     .high = "0",
     .range = "(-inf, 0)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Logarithm of the logistic function."),
     .torch = "F.logsigmoid nn.LogSigmoid",
     .keras = "log_sigmoid",
     .jax = "log_sigmoid"},
    {.name = "softplus",
     .aliases = "smooth_relu bnll",
     .args = {{.name = "x"}, {"beta", true, 1}, {"threshold", true, 20}},
     .operands = 1,
     NB_USE_KERNELS(softplus),
     .turns = {{""}, {""}},
     .formula = "log(1 + exp(beta*x))/beta",
     .compute = "softplus(beta*x)/beta", /* for the derivative by beta */
     .deriv = "sigmoid(beta*x)",
     .curve = "where(abs(beta*x) < 1, beta*sigmoid'(beta*x), "
              "beta*softplus'(x, beta)*softplus'(-x, beta))",
     .low = "0",
     .high = "inf",
     .range = "(0, inf)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Smooth ReLU; threshold is accepted and not needed."),
     .source = "Dugas et al.",
     .year = 2000,
     .torch = "F.softplus nn.Softplus",
     .keras = "softplus",
     .jax = "softplus",
     .defaults = N_("PyTorch returns x above the threshold; Keras and JAX have none.")},
    {.name = "softsign",
     .aliases = "soft_sign",
     OF_X,
     NB_USE_KERNELS(softsign),
     .turns = {{""}, {"0"}},
     .formula = "x/(1 + abs(x))",
     .deriv = "1/(1 + abs(x))^2",
     .curve = "where(x < 0, 2, -2)*softsign'(x)/(1 + abs(x))",
     .seams = NB_SEAMS({"0", "1/(1 - x)^2", "1/(1 + x)^2", "1"}),
     .low = "-1",
     .high = "1",
     .range = "(-1, 1)",
     .smooth = NB_C1,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("Sigmoid shape with polynomial tails."),
     .source = "Glorot & Bengio",
     .year = 2010,
     .torch = "F.softsign nn.Softsign",
     .keras = "softsign",
     .jax = "soft_sign"},
};

const struct nb_family NB_FAMILY(nb_sigmoid_family) = {rows, NB_COUNT(rows)};
