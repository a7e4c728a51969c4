/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The S-shaped family. All of it works on E = exp(-|x|), which lies in (0, 1]:
 * nothing overflows and no slope is a difference of nearly equal numbers. */
#include "config.h"

#include "base/i18n.h"
#include "core/family.h"
#include "core/kernel.h"

/* 1/(1+E) for x >= 0, E/(1+E) below; slope E/(1+E)^2 on both sides. */
static inline struct nb_vs sigmoid(double x, const double *const *p)
{
    (void)p;
    double e = exp(-fabs(x)), r = 1 / (1 + e);
    return (struct nb_vs){x < 0 ? e * r : r, e * r * r};
}

/* Slope 1 - tanh^2 = 4E/(1+E)^2 with E = exp(-2|x|). */
static inline struct nb_vs hyperbolic_tangent(double x, const double *const *p)
{
    (void)p;
    double e = exp(-2 * fabs(x)), r = 1 / (1 + e);
    return (struct nb_vs){tanh(x), 4 * e * r * r};
}

/* log sigmoid(x) = min(x, 0) - log(1+E), slope sigmoid(-x). */
static inline struct nb_vs log_sigmoid(double x, const double *const *p)
{
    (void)p;
    double e = exp(-fabs(x)), r = 1 / (1 + e);
    return (struct nb_vs){(x < 0 ? x : 0) - log1p(e), x < 0 ? r : e * r};
}

/* max(x, 0) + log(1 + exp(-|beta x|))/beta, slope sigmoid(beta x). PyTorch
 * returns x above a threshold, wrong by up to 2e-9; the sum is right. */
static inline struct nb_vs softplus(double x, const double *const *p)
{
    double beta = p[1][0], u = beta * x;
    double e = exp(-fabs(u)), r = 1 / (1 + e);
    return (struct nb_vs){(u < 0 ? 0 : x) + log1p(e) / beta, u < 0 ? e * r : r};
}

/* x/(1+|x|); at infinity the limit, not inf/inf. */
static inline struct nb_vs softsign(double x, const double *const *p)
{
    (void)p;
    double d = 1 + fabs(x), r = 1 / d;
    return (struct nb_vs){isinf(x) ? copysign(1, x) : x / d, r * r};
}

NB_KERNELS(sigmoid)
NB_KERNELS(hyperbolic_tangent)
NB_KERNELS(log_sigmoid)
NB_KERNELS(softplus)
NB_KERNELS(softsign)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "sigmoid",
     .aliases = "logistic expit",
     OF_X,
     NB_USE_KERNELS(sigmoid),
     .formula = "1/(1 + exp(-x))",
     .deriv = "sigmoid(x)*sigmoid(-x)",
     .curve = "-sigmoid'(x)*tanh(x/2)",
     .doc = N_("Logistic function."),
     .torch = "torch.sigmoid nn.Sigmoid"},
    {.name = "tanh",
     OF_X,
     NB_USE_KERNELS(hyperbolic_tangent),
     .formula = "sinh(x)/cosh(x)",
     .deriv = "1 - tanh(x)^2",
     .curve = "-2*tanh(x)*tanh'(x)",
     .doc = N_("Hyperbolic tangent."),
     .torch = "torch.tanh nn.Tanh"},
    {.name = "logsigmoid",
     .aliases = "log_sigmoid",
     OF_X,
     NB_USE_KERNELS(log_sigmoid),
     .formula = "-log(1 + exp(-x))",
     .deriv = "sigmoid(-x)",
     .curve = "-sigmoid'(x)",
     .doc = N_("Logarithm of the logistic function."),
     .torch = "F.logsigmoid nn.LogSigmoid"},
    {.name = "softplus",
     .args = {{.name = "x"}, {"beta", true, 1}, {"threshold", true, 20}},
     .operands = 1,
     NB_USE_KERNELS(softplus),
     .formula = "log(1 + exp(beta*x))/beta",
     .deriv = "sigmoid(beta*x)",
     .curve = "beta*sigmoid'(beta*x)",
     .doc = N_("Smooth ReLU; threshold is accepted and not needed."),
     .source = "Dugas et al. 2001",
     .torch = "F.softplus nn.Softplus"},
    {.name = "softsign",
     .aliases = "soft_sign",
     OF_X,
     NB_USE_KERNELS(softsign),
     .formula = "x/(1 + abs(x))",
     .deriv = "1/(1 + abs(x))^2",
     .curve = "-2*sign(x)/(1 + abs(x))^3",
     .doc = N_("Sigmoid shape with polynomial tails."),
     .torch = "F.softsign nn.Softsign"},
};

const struct nb_family nb_sigmoid_family = {rows, sizeof rows / sizeof *rows};
