/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of stable forms.
 *
 * Only exp of what is never positive is taken where exp could overflow; where 0 would meet an
 * infinity, x is held where its factor is 0 in any case: below -746 exp(x) is 0, below -39 Phi(x).
 * The last branch of a choice by x gives NaN for NaN. */
#include "config.h"

#include "code/forms.h"

#include <string.h>

#include "base/count.h"

struct form {
    const char *op, *value, *slope;
};

#define HILL(u) "exp(-abs(" u "))/(1 + exp(-abs(" u ")))^2"
#define GATE "1.5957691216057308*(x + 0.044715*x^3)"
/* Over the larger of 1 and e^x, so that both ends are finite; e is exp(-abs(x)). */
#define MISH_OVER "where(x < 0, exp(-abs(x))*(exp(-abs(x)) + 2), 1 + 2*exp(-abs(x)))"
#define MISH_UNDER "(" MISH_OVER " + where(x < 0, 2, 2*exp(-abs(x))*exp(-abs(x))))"
/* x*tanh(x)'s rest: x - tanh(x) is x*t/(1 + t). */
#define SHRINK                                                                                     \
    "x^2/(3 + x^2/(5 + x^2/(7 + x^2/(9 + x^2/(11 + x^2/(13 + x^2/(15 + x^2/(17 + x^2/19))))))))"
/* pi*x less whole turns, which are exact; from 1e20 on all numbers are even. */
#define TURN "pi*(clip(x, -1e20, 1e20) - 2*round(clip(x, -1e20, 1e20)/2))"
/* (cos(u) - sin(u)/u)/u by its series: no term is larger than the first. */
#define SINC_SLOPE(u)                                                                              \
    "-" u "/3*(1 - " u "^2/10*(1 - " u "^2/28*(1 - " u "^2/54*(1 - " u "^2/88*(1 - " u             \
    "^2/130*(1 - " u "^2/180*(1 - " u "^2/238*(1 - " u "^2/304))))))))"

/* The continued fraction of x + phi(x)/Phi(x) on the left. */
#define NORMAL_GAP                                                                                 \
    "1/(2/(3/(4/(5/(6/(7/(8/(9/(10/(11/(12/(13/(14/(15/(16/(17/(18/(19/(20/(21/(22/(23/(24/(25/"   \
    "(26/(27/(28/(29/(30/(31/(32/(-x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - "   \
    "x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - x) - "   \
    "x) - x)"

static const struct form forms[] = {
    {"times", "where((a*b == a*b) | (a != a) | (b != b), a*b, 0)", NULL},
    {"agreed", "where(left == right, left, nan)", NULL},
    {"exp_of", "exp(k*x)", "k*exp(k*x)"},
    {"float64", "x", NULL},
    {"exp", NULL, "exp(x)"},
    {"expm1", NULL, "exp(x)"},
    {"sign", NULL, "where(x == x, 0, x)"},
    {"floor", NULL, "where(x == x, 0, x)"},
    {"ceil", NULL, "where(x == x, 0, x)"},
    {"round", NULL, "where(x == x, 0, x)"},
    {"trunc", NULL, "where(x == x, 0, x)"},
    {"clamp", "where(x < min, min, where(x > max, max, x))",
     "where(x < min, 0, where((x >= max) & (max < inf), 0, where(x == x, 1, x)))"},
    {"log", NULL, "where(x >= 0, 1/x, nan)"},
    {"log2", NULL, "where(x >= 0, 1.4426950408889634/x, nan)"},
    {"log10", NULL, "where(x >= 0, 0.4342944819032518/x, nan)"},
    {"log1p", NULL, "where(x >= -1, 1/(1 + x), nan)"},
    {"erf", NULL, "1.1283791670955126*gaussian(x)"},
    {"erfc", NULL, "-1.1283791670955126*gaussian(x)"},
    {"sigmoid", "where(x < 0, exp(-abs(x)), 1)/(1 + exp(-abs(x)))", HILL("x")},
    {"tanh", NULL, "4*exp(-2*abs(x))/(1 + exp(-2*abs(x)))^2"},
    {"logsigmoid", "where(x < 0, x, 0) - log1p(exp(-abs(x)))", "sigmoid(-x)"},
    {"softplus", "(where(beta*x > 0, beta*x, 0) + log1p(exp(-abs(beta*x))))/beta",
     "sigmoid(beta*x)"},
    {"softsign", "clip(x, -1e30, 1e30)/(1 + abs(clip(x, -1e30, 1e30)))", "(1/(1 + abs(x)))^2"},
    {"relu", "where(x <= 0, 0, x)", "where(x < 0, 0, where(x >= 0, 1, x))"},
    {"leaky_relu", "where(x < 0, negative_slope*x, x)",
     "where(x < 0, negative_slope, where(x >= 0, 1, x))"},
    {"prelu", "where(x < 0, weight*x, x)", "where(x < 0, weight, where(x >= 0, 1, x))"},
    {"rrelu", "where(x < 0, (lower + upper)/2*x, x)",
     "where(x < 0, (lower + upper)/2, where(x >= 0, 1, x))"},
    {"relu6", "clip(x, 0, 6)", "where(x < 0, 0, where(x >= 6, 0, where(x == x, 1, x)))"},
    {"hardtanh", "where(x < min_val, min_val, where(x > max_val, max_val, x))",
     "where(x < min_val, 0, where(x >= max_val, 0, where(x == x, 1, x)))"},
    {"hardsigmoid", "(clip(x, -3, 3) + 3)/6",
     "where(x < -3, 0, where(x >= 3, 0, where(x == x, 1/6, x)))"},
    {"hardswish", "where(x >= 3, x, where(x <= -3, 0, x*(x + 3)/6))",
     "where(x >= 3, 1, where(x < -3, 0, (2*x + 3)/6))"},
    {"hard_sigmoid_02", "clip(alpha*x + beta, 0, 1)",
     "where(x < minimum(-beta/alpha, (1 - beta)/alpha), 0, "
     "where(x >= maximum(-beta/alpha, (1 - beta)/alpha), 0, where(x == x, alpha, x)))"},
    {"sparse_sigmoid", "(clip(x, -1, 1) + 1)/2",
     "where(x < -1, 0, where(x >= 1, 0, where(x == x, 0.5, x)))"},
    {"sparse_plus", "where(x >= 1, x, (clip(x, -1, 1) + 1)^2/4)", "(clip(x, -1, 1) + 1)/2"},
    {"elu", "where(x > 0, x, alpha*expm1(x))", "where(x < 0, alpha*exp(x), where(x >= 0, 1, x))"},
    {"selu", "where(x > 0, 1.0507009873554805*x, 1.7580993408473768*expm1(x))",
     "where(x < 0, 1.7580993408473768*exp(x), where(x >= 0, 1.0507009873554805, x))"},
    {"celu", "where(x > 0, x, alpha*expm1(x/alpha))",
     "where(x < 0, exp(x/alpha), where(x >= 0, 1, x))"},
    {"tanhshrink", "where(abs(x) < 1, x*(" SHRINK ")/(1 + " SHRINK "), x - tanh(x))", "tanh(x)^2"},
    {"softshrink", "where(x > lambd, x - lambd, where(x < -lambd, x + lambd, 0*x))",
     "where(x >= lambd, 1, where(x < -lambd, 1, 0*x))"},
    {"hardshrink", "where(abs(x) <= lambd, 0, x)",
     "where(x >= lambd, 1, where(x < -lambd, 1, 0*x))"},
    {"threshold", "where(x <= threshold, value, x)",
     "where(x >= threshold, 1, where(x < threshold, 0, x))"},
    {"squareplus", "where(x < 0, b/(hypot(x, sqrt(b))/2 - x/2)/4, x/2 + hypot(x, sqrt(b))/2)",
     "where(x < 0, b/(hypot(x, sqrt(b)) - x)/hypot(x, sqrt(b))/2, "
     "1 - b/(hypot(x, sqrt(b)) + x)/hypot(x, sqrt(b))/2)"},
    {"bent_identity", "x*(1 + clip(x, -1e30, 1e30)/(2*hypot(clip(x, -1e30, 1e30), 1) + 2))",
     "1 + clip(x, -1e30, 1e30)/(2*hypot(clip(x, -1e30, 1e30), 1))"},
    {"phi", "0.3989422804014327*exp(-x*x/2)", "-clip(x, -40, 40)*phi(x)"},
    {"Phi", "erfc(-0.7071067811865476*x)/2", "phi(x)"},
    {"normal_gap", "where(x > -4, x + phi(x)/Phi(x), " NORMAL_GAP ")", NULL},
    {"laplace", "erfc(-0.7071067811865476*((x - mu)/sigma))/2", "phi((x - mu)/sigma)/sigma"},
    {"gelu", "where(x < -40, -40, x)*Phi(x)", "Phi(x) + clip(x, -40, 40)*phi(x)"},
    {"gelu_tanh", "where(x < -40, -40, x)*sigmoid(" GATE ")",
     "sigmoid(" GATE ") + 1.5957691216057308*clip(x, -40, 40)*(1 + 0.134145*clip(x, -40, 40)^2)*"
     "(" HILL(GATE) ")"},
    {"silu", "where(x < -800, -800, x)*sigmoid(x)",
     "sigmoid(x) + clip(x, -800, 800)*(" HILL("x") ")"},
    {"quick_gelu", "where(x < -800, -800, x)*sigmoid(1.702*x)",
     "sigmoid(1.702*x) + 1.702*clip(x, -800, 800)*(" HILL("1.702*x") ")"},
    {"swish_beta", "where(sigmoid(beta*x) == 0, 0, x*sigmoid(beta*x))",
     "sigmoid(beta*x) + clip(beta*x, -800, 800)*(" HILL("beta*x") ")"},
    {"mish", "where(x < -800, -800, x)*(" MISH_OVER "/" MISH_UNDER ")",
     MISH_OVER "/" MISH_UNDER " + 4*clip(x, -800, 800)*exp(-abs(x))*(1 + exp(-abs(x)))*"
               "where(x < 0, 1, exp(-abs(x)))/" MISH_UNDER "^2"},
    {"serf", "where(x < -800, -800, x)*erf(softplus(x))",
     "erf(softplus(x)) + 1.1283791670955126*clip(x, -800, 800)*gaussian(softplus(x))*"
     "sigmoid(x)"},
    {"lisht", "x*tanh(x)", "tanh(x) + 4*clip(x, -800, 800)*(" HILL("2*x") ")"},
    {"sin", NULL, "cos(x)"},
    {"cos", NULL, "-sin(x)"},
    {"tan", NULL, "(1/cos(x))^2"},
    {"asin", NULL, "1/sqrt((1 - x)*(1 + x))"},
    {"acos", NULL, "-1/sqrt((1 - x)*(1 + x))"},
    {"atan", NULL, "(1/hypot(x, 1))^2"},
    {"sinh", NULL, "cosh(x)"},
    {"cosh", NULL, "sinh(x)"},
    {"asinh", NULL, "1/hypot(x, 1)"},
    {"acosh", NULL, "1/(sqrt(x - 1)*sqrt(x + 1))"},
    {"atanh", NULL, "where(abs(x) <= 1, 1/((1 - x)*(1 + x)), nan)"},
    {"snake", "x + where((alpha == 0) | (abs(x) == inf), 0, sin(alpha*x)^2/alpha)",
     "(sin(alpha*x) + cos(alpha*x))^2"},
    {"siren", "sin(w0*x)", "w0*cos(w0*x)"},
    {"normalized_sinc", "where(x == 0, 1, sin(" TURN ")/(pi*x))",
     "where(abs(pi*x) > 1, (cos(" TURN ") - sin(" TURN
     ")/(pi*x))/x, pi*(" SINC_SLOPE("(pi*x)") "))"},
    {"bell", "exp(-(alpha*x + s)^2)", "-2*alpha*(alpha*x + s)*exp(-(alpha*x + s)^2)"},
    {"gaussian", "exp(-x*x)", "-2*clip(x, -40, 40)*exp(-x*x)"},
    {"loglog", "exp(-exp(-x))", "exp(-where(x < -800, -800, x) - exp(-x))"},
    {"cloglog", "-expm1(-exp(x))", "exp(where(x > 800, 800, x) - exp(x))"},
    {"golu", "where(x < -800, -800, x)*exp(-exp(-x))",
     "exp(-exp(-x)) + clip(x, -800, 800)*exp(-where(x < -800, -800, x) - exp(-x))"},
    {"gamma", NULL,
     "where((x <= 0) & (x > -inf) & (x == floor(x)), where(x % 2 == 1, inf, -inf), "
     "gamma(x)*digamma(x))"},
    {"lgamma", NULL, "digamma(x)"},
    {"digamma", "polygamma(0, x)", "polygamma(1, x)"},
    {"cbrt", NULL, "1/(3*cbrt(x)^2)"},
    {"erfinv", NULL, "0.886226925452758*exp(erfinv(x)^2)"},
};

const char *nb_code_form(const struct nb_op *op, bool slope)
{
    for (size_t i = 0; i < NB_COUNT(forms); i++)
        if (strcmp(forms[i].op, op->name) == 0)
            return slope ? forms[i].slope : forms[i].value;
    return NULL;
}
