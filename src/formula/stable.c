/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of stable twins. The first row that fits is taken, and inner parts are rewritten before
 * outer ones, so a row may count on those before it: 1/(1 + exp(-x)) is sigmoid(x) by the time that
 * its logarithm is looked at. */
#include "config.h"

#include "formula/stable.h"

#include "formula/simplify.h"

const struct nb_law nb_stable_laws[] = {
    {"exp(a)/(1 + exp(a))^2", "sigmoid'(a)"},
    {"exp(a)/(1 + exp(a))", "sigmoid(a)"},
    {"1/(1 + exp(-a))", "sigmoid(a)"},
    {"1 - sigmoid(a)", "sigmoid(-a)"},
    {"sigmoid(a)*sigmoid(-a)", "sigmoid'(a)"},
    {"log(sigmoid(a))", "logsigmoid(a)"},
    {"log(1 + exp(a))", "softplus(a)"},
    {"log(exp(a) + exp(b))", "maximum(a, b) + softplus(-abs(a - b))"},
    {"(exp(a) - exp(-a))/2", "sinh(a)"},
    {"(exp(a) + exp(-a))/2", "cosh(a)"},
    {"sinh(a)/cosh(a)", "tanh(a)"},
    {"1 - tanh(a)^2", "tanh'(a)"},
    {"1 + tanh(a)", "2*sigmoid(2*a)"},
    {"1 - tanh(a)", "2*sigmoid(-2*a)"},
    {"(1 + erf(a/sqrt(2)))/2", "Phi(a)"},
    {"(1 - erf(a/sqrt(2)))/2", "Phi(-a)"},
    {"1 - erf(a)", "erfc(a)"},
    {"1 - Phi(a)", "Phi(-a)"},
    {"exp(a) - 1", "expm1(a)"},
    {"1 - exp(a)", "-expm1(a)"},
    {"log(1 + a)", "log1p(a)"},
    {"log(1 - a)", "log1p(-a)"},
    {"log(cosh(a))", "logcosh(a)"},
    {"exp(-a^2)", "gaussian(a)"},
    {"sqrt(1 + a) - 1", "a/(sqrt(1 + a) + 1)"},
    {"1 - cos(a)", "2*sin(a/2)^2"},
    {"a^2 - b^2", "(a - b)*(a + b)"},
    {"a*sigmoid(a)", "silu(a)"},
    {"a*Phi(a)", "gelu(a)"},
    {"a*tanh(softplus(a))", "mish(a)"},
    {"a - tanh(a)", "tanhshrink(a)"},
    {NULL, NULL},
};

struct nb_expr *nb_stable(struct nb_expr *e, void (*used)(const struct nb_law_use *use, void *ctx),
                          void *ctx)
{
    size_t count = 0;
    while (nb_stable_laws[count].from)
        count++;
    return nb_simplify_by(e, nb_stable_laws, count, used, ctx);
}
