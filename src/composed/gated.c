/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gated functions without kernels: x times something that goes from 0 to 1. */
#include "config.h"

#include "base/count.h"
#include "composed/composed.h"

/* sigmoid(beta*x) for smish and logish, and its slope. */
#define GATE "softplus'(x, beta)"
#define GATE_SLOPE "softplus'(x, beta)*softplus'(-x, beta)"
/* smish: tanh(log(1 + w)) is w (2 + w)/D. */
#define SMISH_D "(2 + " GATE "*(2 + " GATE "))"
/* Where exp(x) has not made tanh(exp(x)) and erf(exp(x)) 1 yet. */
#define NEAR_EXP "clip(x, -1e5, 10)"
/* exp(beta*x) for erfact, finite and beyond where erf has become 1. */
#define ERFACT_EXP                                                                                 \
    "where(times(beta, x) < 0, " EXP_OF("beta") ", exp(minimum(times(beta, x), 300)))"
/* alpha*exp(beta*x), by the logarithm of an alpha that is far from 1. */
#define ERFACT_AT                                                                                  \
    "where((abs(alpha) > 1e-10) & (abs(alpha) < 1e10), alpha*" ERFACT_EXP                          \
    ", where(alpha == 0, 0, sign(alpha)*exp(minimum(times(beta, x) + log(abs(alpha)), 10))))"
/* What erfact and pserf are to swish on the far left, but for a parameter. */
#define ERF_SLOPE "1.1283791670955126"
/* softplus(delta*x), without rounding the product where exp would see that; not in
 * the middle, where the derivative by delta would be a difference. */
#define PSERF_PLUS                                                                                 \
    "where(times(delta, x) > -1, softplus(times(delta, x)), delta*softplus(x, delta))"
/* calu' is this left of -1, t being the angle 2*atan(-1/x), and 1 less it right of 1:
 * (t - sin(t))/(2*pi) by its series. */
#define CALU_TAIL(t)                                                                               \
    t "^3*(1/6 - " t "^2*(1/120 - " t "^2*(1/5040 - " t "^2*(1/362880 - " t "^2*(1/39916800 - " t  \
      "^2*(1/6227020800 - " t "^2*(1/1307674368000 - " t "^2*(1/355687428096000 - " t              \
      "^2*(1/121645100408832000 - " t "^2/51090942171709440000)))))))))/(2*pi)"
/* The same for a = |x| > 4, by its series in 1/a. */
#define CALU_FAR(a)                                                                                \
    "(2/3 - (1/" a ")^2*(4/5 - (1/" a ")^2*(6/7 - (1/" a ")^2*(8/9 - (1/" a ")^2*(10/11 - (1/" a   \
    ")^2*(12/13 - (1/" a ")^2*(14/15 - (1/" a ")^2*(16/17 - (1/" a ")^2*(18/19 - (1/" a            \
    ")^2*(20/21 - (1/" a ")^2*(22/23 - (1/" a ")^2*(24/25 - (1/" a ")^2*(26/27 - (1/" a            \
    ")^2*(28/29))))))))))))))*(1/" a ")^3/pi"
#define CALU_FAR_LEFT CALU_FAR("(-x)")
#define CALU_FAR_RIGHT CALU_FAR("x")
#define CALU_LEFT CALU_TAIL("(2*atan(-1/x))")
#define CALU_RIGHT CALU_TAIL("(2*atan(1/x))")
#define CALU_MIDDLE "atan(x)/pi + 0.5 + x*atan'(x)/pi"
/* colu: exp(x + exp(x)) and its inverse, without rounding the sum. */
#define COLU_LEFT "(exp(x)/loglog(-x))"
#define COLU_RIGHT "(exp(-x)*loglog(-x))"
/* phish where tanh(gelu(x)) is gelu(x), x Phi(x), by the tail of Phi: its bell as a
 * square, for it is subnormal where x^2 lifts it. */
#define BELL "*gaussian(" NEAR_LEFT "/2)*gaussian(" NEAR_LEFT "/2)"
#define MILLS                                                                                      \
    "(1 - x^-2*(1 - 3*x^-2*(1 - 5*x^-2*(1 - 7*x^-2*(1 - 9*x^-2*(1 - 11*x^-2*(1 - 13*x^-2)))))))"
/* lalu's slope on the left, doubled. */
#define LALU_LEFT_SLOPE FAR_LEFT_SLOPE("exp(x)*(1 + x)")
/* In pflu. */
#define ROOT "sqrt(1 + x^2)"

/* The root of aria2's gate: two factors that are normal where their product is not. */
#define HALF_POWER "richards(x, alpha/2, beta)"

/* Where erf is a line yet. */
#define FAR_LEFT_ERF(k, factor, near)                                                              \
    "where((times(" k ", x) < -40) & (abs(" factor ") < 1e8), " ERF_SLOPE "*" factor               \
    "*swish_beta(x, " k "), " near ")"
#define FAR_LEFT_ERF_SLOPE(k, factor, near)                                                        \
    "where((times(" k ", x) < -40) & (abs(" factor ") < 1e8), " ERF_SLOPE "*" factor               \
    "*swish_beta'(x, " k "), " near ")"

/* alpha*x*gate: what is subnormal is lifted first, what is large is not. */
#define AMPLIFIED(gate) "where(abs(x) < 1, times(alpha, x)*(" gate "), times(alpha, x*(" gate ")))"

/* gamma*softplus(delta*x) without rounding that product at all. */
#define PSERF_AT                                                                                   \
    "where(delta == 0, times(gamma, log(2)), times(times(gamma, delta), softplus(x, delta)))"
/* smish' without its factor and the square below. */
#define SMISH_TOP                                                                                  \
    "((2 + " GATE ")*" SMISH_D " + 4*" NEAR_BY("beta") "*((1 + " GATE ")*softplus'(-x, beta)))"

#define ARIA2_ENDED "(times(beta, x) < 0) & (times(times(alpha, beta), x) < -2000)"

static const struct nb_op rows[] = {
    {.name = "e_swish",
     .aliases = "eswish",
     OF_X_AND(PARAMETER("beta", 1.5)),
     .formula = "beta*x*sigmoid(x)",
     .compute = "where(abs(x) < 1e-300, times(beta, x)/2, times(beta, silu(x)))",
     .deriv = "beta*sigmoid(x)*(1 + x*sigmoid(-x))",
     .partial = {"beta*silu'(x)"},
     LIMITS("0", "inf"),
     .range = "[-0.27846454276107377*beta, inf)",
     .smooth = NB_CINF,
     .doc = N_("Swish times beta."),
     FROM("Alcaide, arXiv:1801.07145", 2018)},
    {.name = "dsilu",
     .aliases = "dsil",
     OF_X,
     .formula = "sigmoid(x)*(1 + x*sigmoid(-x))",
     .compute = "silu'(x)",
     .deriv = "sigmoid'(x)*(2 - x*tanh(x/2))",
     .partial = {"silu''(x)"},
     LIMITS("0", "1"),
     .range = "[-0.09983932012886675, 1.0998393201288669]",
     .smooth = NB_CINF,
     .doc = N_("Derivative of SiLU."),
     FROM("Elfwing et al., arXiv:1702.03118", 2017)},
    {.name = "b_silu",
     OF_X_AND(PARAMETER("alpha", 1.67)),
     .formula = "(x + alpha)*sigmoid(x) - alpha/2",
     .compute = "silu(x) + where(abs(x) < 1e-300, times(alpha, x)/4, times(alpha, tanh(x/2))/2)",
     .deriv = "sigmoid(x) + (x + alpha)*sigmoid(x)*sigmoid(-x)",
     .partial = {"silu'(x) + alpha*sigmoid'(x)"},
     LIMITS("-alpha/2", "inf"),
     .smooth = NB_CINF,
     .doc = N_("SiLU with a bounded negative side, (x + alpha)*sigmoid(x) - alpha/2."),
     FROM("Horuz et al., arXiv:2505.22074", 2025)},
    {.name = "hard_mish",
     OF_X,
     .formula = "where(x <= -2, 0, where(x >= 0, x, x*(x + 2)/2))",
     .deriv = "where(x < -2, 0, where(x < 0, x + 1, 1))",
     .partial = {"where(x < -2, 0, where(x < 0, x + 1, 1))" OR_NAN},
     .kinks = NB_KINKS({"-2", "0", "-1", "-1", NULL}),
     .seams = NB_SEAMS({"-2", "0", "x + 1", NULL}, {"0", "x + 1", "1", NULL}),
     LIMITS("0", "inf"),
     .range = "[-0.5, inf)",
     .smooth = NB_C0,
     .doc = N_("Piecewise quadratic mish."),
     .year = 2020,
     .source = "timm"},
    {.name = "tanhexp",
     .aliases = "telu",
     OF_X,
     .formula = "x*tanh(exp(x))",
     .compute = FAR_LEFT("x*tanh(exp(x))"),
     .deriv = "tanh(exp(x)) + x*exp(x)*(1 - tanh(exp(x))^2)",
     .partial = {FAR_LEFT_SLOPE("tanh(exp(" NEAR_EXP ")) + " NEAR_EXP "*exp(" NEAR_EXP
                                ")*tanh'(exp(" NEAR_EXP "))")},
     LIMITS("0", "inf"),
     .range = "[-0.35328611034261665, inf)",
     .smooth = NB_CINF,
     .doc = N_("x tanh(exp(x)), also known as TeLU."),
     FROM("Liu & Di, arXiv:2003.09855", 2020)},
    {.name = "smish",
     OF_X_AND(PARAMETER("alpha", 1), PARAMETER("beta", 1)),
     .formula = "alpha*x*tanh(log(1 + sigmoid(beta*x)))",
     .compute = FAR_LEFT_BY("beta", "alpha", AMPLIFIED(GATE "*(2 + " GATE ")/" SMISH_D)),
     .deriv = "alpha*tanh(log1p(sigmoid(beta*x))) + alpha*beta*x*"
              "tanh'(log1p(sigmoid(beta*x)))*sigmoid'(beta*x)/(1 + sigmoid(beta*x))",
     .partial = {FAR_LEFT_SLOPE_BY("beta", "alpha",
                                   "where(abs(alpha) < 1e300, alpha*" GATE "*" SMISH_TOP "/" SMISH_D
                                   "^2, times(alpha, " GATE "*" SMISH_TOP "/" SMISH_D "^2))")},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("Mish with the logarithm of 1 + sigmoid; 3/5 x far out."),
     FROM("Wang et al., Electronics 11(4):540", 2022)},
    {.name = "logish",
     OF_X_AND(PARAMETER("alpha", 1), PARAMETER("beta", 1)),
     .formula = "alpha*x*log(1 + sigmoid(beta*x))",
     .compute = FAR_LEFT_BY("beta", "alpha", AMPLIFIED("log1p(" GATE ")")),
     .deriv = "alpha*log1p(sigmoid(beta*x)) + alpha*beta*x*sigmoid'(beta*x)/(1 + sigmoid(beta*x))",
     .partial = {FAR_LEFT_SLOPE_BY("beta", "alpha",
                                   "times(alpha, log1p(" GATE
                                   ") + " NEAR_BY("beta") "*(" GATE_SLOPE ")/(1 + " GATE "))")},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("x log(1 + sigmoid(x))."),
     FROM("Zhu et al., Neurocomputing 458", 2021)},
    {.name = "gish",
     OF_X,
     .formula = "x*log(2 - exp(-exp(x)))",
     .compute = FAR_LEFT("x*log1p(cloglog(x))"),
     .deriv = "log(2 - exp(-exp(x))) + x*exp(x - exp(x))/(2 - exp(-exp(x)))",
     .partial = {FAR_LEFT_SLOPE("log1p(cloglog(x)) + " NEAR "*cloglog'(x)/(1 + cloglog(x))")},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("x log(2 - exp(-exp(x)))."),
     FROM("Kaytan et al.", 2023)},
    {.name = "phish",
     OF_X,
     .formula = "x*tanh(gelu(x))",
     .compute = "where(x < -30, -0.3989422804014327*" NEAR_LEFT "*" MILLS BELL ", "
                "x*tanh(gelu(x)))",
     .deriv = "tanh(gelu(x)) + x*(1 - tanh(gelu(x))^2)*gelu'(x)",
     .partial = {"where(x < -30, 0.3989422804014327*(" NEAR_LEFT "^2 - 2*" MILLS ")" BELL ", "
                 "tanh(gelu(x)) + " NEAR "*tanh'(gelu(x))*gelu'(x))"},
     LIMITS("0", "inf"),
     .range = "[0, inf)",
     .smooth = NB_CINF,
     .doc = N_("x tanh(gelu(x))."),
     FROM("Naveen", 2021)},
    {.name = "colu",
     .aliases = "collapsing_linear_unit",
     OF_X,
     .formula = "x/(1 - x*exp(-(x + exp(x))))",
     .compute = "where(x < 0, " NEAR_LEFT "*" COLU_LEFT "/(" COLU_LEFT " - x), "
                "x/(1 - " NEAR "*" COLU_RIGHT "))",
     .deriv = "(1 - x^2*exp(-(x + exp(x)))*(1 + exp(x)))/(1 - x*exp(-(x + exp(x))))^2",
     .partial = {"where(x < 0, " COLU_LEFT "*(" COLU_LEFT " - " NEAR "^2*(1 + exp(x)))/"
                 "(" COLU_LEFT " - " NEAR ")^2, "
                 "(1 - " NEAR "^2*(" COLU_RIGHT " + loglog(-x)))/(1 - " NEAR "*" COLU_RIGHT ")^2)"},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("Collapsing linear unit, x/(1 - x exp(-(x + exp(x))))."),
     FROM("Vagerwal, arXiv:2112.12078", 2021)},
    {.name = "pflu",
     .aliases = "power_function_linear_unit",
     OF_X,
     .formula = "x/2*(1 + x/sqrt(1 + x^2))",
     .compute = "where(x < -1e10, 0.25/x, x*squareplus'(x, 1))",
     .deriv = "(1 + x*(2 + x^2)/(1 + x^2)^1.5)/2",
     .partial = {"where(x < -1e10, -(0.5/x)^2, where(x < 0, (1 + x*" ROOT ")/(" ROOT " - x)*"
                 "asinh'(x)^3/2, squareplus'(x, 1) + minimum(x, 1e300)*asinh'(x)^3/2))"},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("Power function linear unit, x/2 (1 + x/sqrt(1 + x^2))."),
     FROM("Zhu et al., Neurocomputing", 2021)},
    {.name = "lalu",
     .aliases = "laplace_linear_unit",
     OF_X,
     .formula = "x*where(x >= 0, 1 - 0.5*exp(-x), 0.5*exp(x))",
     .compute = "where(x < 0, " FAR_LEFT("x*exp(x)") "/2, x*(1 - exp(-x)/2))",
     .deriv = "where(x < 0, exp(x)*(1 + x)/2, 1 - exp(-x)*(1 - x)/2)",
     .partial = {"where(x < 0, " LALU_LEFT_SLOPE "/2, 1 - exp(-x)*(1 - " NEAR ")/2)"},
     .seams = NB_SEAMS({"0", "exp(x)*(1 + x)/2", "1 - exp(-x)*(1 - x)/2", NULL}),
     LIMITS("0", "inf"),
     .range = "[-exp(-1)/2, inf)",
     .smooth = NB_C2,
     .doc = N_("x times the distribution function of Laplace."),
     FROM("Kunc & Klema, arXiv:2402.09092", 2024)},
    {.name = "calu",
     .aliases = "cauchy_linear_unit atlu",
     OF_X,
     .formula = "x*(atan(x)/pi + 0.5)",
     .compute = "where(x < -1, maximum(x, -1e300)*atan(-1/maximum(x, -1e300))/pi, "
                "x*(atan(x)/pi + 0.5))",
     .deriv = "atan(x)/pi + 0.5 + x/(pi*(1 + x^2))",
     .partial = {"where(x < -4, " CALU_FAR_LEFT ", where(x < -1, " CALU_LEFT
                 ", where(x <= 1, " CALU_MIDDLE ", where(x <= 4, 1 - " CALU_RIGHT
                 ", 1 - " CALU_FAR_RIGHT "))))"},
     LIMITS("-1/pi", "inf"),
     .range = "(-1/pi, inf)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("x times the distribution function of Cauchy."),
     FROM("Kunc & Klema, arXiv:2402.09092", 2024)},
    {.name = "erfact",
     OF_X_AND(PARAMETER("alpha", 0.75), PARAMETER("beta", 0.75)),
     .formula = "x*erf(alpha*exp(beta*x))",
     .compute = FAR_LEFT_ERF("beta", "alpha", "times(x, erf(" ERFACT_AT "))"),
     .deriv = "erf(alpha*exp(beta*x)) + "
              "2/sqrt(pi)*alpha*beta*x*exp(beta*x)*exp(-(alpha*exp(beta*x))^2)",
     .partial = {FAR_LEFT_ERF_SLOPE("beta", "alpha",
                                    "erf(" ERFACT_AT
                                    ") + " NEAR_BY("beta") "*(" ERFACT_AT "*erf'(" ERFACT_AT "))")},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("x erf(alpha exp(beta x))."),
     FROM("Biswas et al., arXiv:2109.04386", 2021)},
    {.name = "pserf",
     OF_X_AND(PARAMETER("gamma", 1.25), PARAMETER("delta", 0.85)),
     .formula = "x*erf(gamma*softplus(delta*x))",
     .compute = FAR_LEFT_ERF("delta", "gamma", "times(x, erf(times(gamma, " PSERF_PLUS ")))"),
     .deriv = "erf(gamma*softplus(delta*x)) + "
              "x*erf'(gamma*softplus(delta*x))*gamma*delta*sigmoid(delta*x)",
     .partial = {FAR_LEFT_ERF_SLOPE(
         "delta", "gamma",
         "erf(" PSERF_AT ") + where(times(delta, x) > 0, clip(times(gamma, times(delta, x)), -30, "
         "30)*softplus'(x, delta)*erf'(" PSERF_AT "), times(times(times(times(x, erf'(" PSERF_AT
         ")), gamma), delta), softplus'(x, delta)))")},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("Serf with two trainable parameters."),
     FROM("Biswas et al., arXiv:2109.04386", 2021)},
    {.name = "aria2",
     OF_X_AND(PARAMETER("alpha", 1.5), PARAMETER("beta", 2)),
     .formula = "x*(1 + exp(-beta*x))^(-alpha)",
     .compute = "where(" ARIA2_ENDED ", 0, times(times(x, " HALF_POWER "), " HALF_POWER "))",
     .deriv = "sigmoid(beta*x)^alpha*(1 + alpha*beta*x*sigmoid(-beta*x))",
     .partial = {"where(" ARIA2_ENDED
                 ", 0, times(times(1 + where(times(beta, x) < -1e5, times(times(alpha, beta), x), "
                 "times(alpha, minimum(times(beta, x), 1e5)*softplus'(-x, beta))), " HALF_POWER
                 "), " HALF_POWER "))"},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("x times a power of a sigmoid."),
     FROM("Patwardhan et al., arXiv:1805.08878", 2018)},
    {.name = "acon_c",
     .aliases = "aconc",
     OF_X_AND(PARAMETER("p1", 1), PARAMETER("p2", 0.25), PARAMETER("beta", 1)),
     .formula = "(p1 - p2)*x*sigmoid(beta*(p1 - p2)*x) + p2*x",
     .compute = "times(times(p1, softplus'(times(p1 - p2, x), beta)) + times(p2, "
                "softplus'(-times(p1 - p2, x), beta)), x)",
     .deriv = "(p1 - p2)*swish_beta'((p1 - p2)*x, beta) + p2",
     .partial = {"times(p1, swish_beta'(times(p1 - p2, x), beta)) + times(p2, "
                 "swish_beta'(-times(p1 - p2, x), beta))"},
     LIMITS("where(p1 > p2, -p2*inf, -p1*inf)", "where(p1 > p2, p1*inf, p2*inf)"),
     .smooth = NB_CINF,
     .doc = N_("Smooth choice between p1*x and p2*x."),
     FROM("Ma et al., arXiv:2009.04759", 2020)},
    {.name = "reglu",
     OF_TWO({.name = NULL}),
     .formula = "relu(a)*b",
     .partial = {"where(a < 0, 0, b) + sign'(a)", "relu(a)"},
     .doc = N_("Gated linear unit with ReLU."),
     FROM("Shazeer, arXiv:2002.05202", 2020)},
    {.name = "geglu",
     .aliases = "geglu_erf",
     OF_TWO({.name = NULL}),
     .formula = "gelu(a)*b",
     .partial = {"gelu'(a)*b", "gelu(a)"},
     .doc = N_("Gated linear unit with GELU."),
     FROM("Shazeer, arXiv:2002.05202", 2020)},
    {.name = "swiglu",
     OF_TWO(PARAMETER("beta", 1)),
     .formula = "a*sigmoid(beta*a)*b",
     .compute = "swish_beta(a, beta)*b",
     .partial = {"swish_beta'(a, beta)*b", "swish_beta(a, beta)"},
     .doc = N_("Gated linear unit with swish."),
     FROM("Shazeer, arXiv:2002.05202", 2020)},
    {.name = "flatten_t_swish",
     .aliases = "fts",
     OF_X_AND(PARAMETER("T", -0.2)),
     .formula = "where(x < 0, T, silu(x) + T)",
     .deriv = "where(x < 0, 0, silu'(x))",
     .kinks = NB_KINKS({"0", "0", "0.5", "0.5", NULL}),
     .seams = NB_SEAMS({"0", "0", "silu'(x)", NULL}),
     LIMITS("T", "inf"),
     .range = "[T, inf)",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("SiLU above 0, flat below, moved by T."),
     FROM("Chieng et al., arXiv:1812.06247", 2018)},
    {.name = "elish",
     OF_X,
     .formula = "where(x >= 0, x, exp(x) - 1)*sigmoid(x)",
     .compute = "where(x < 0, expm1(x)*sigmoid(x), silu(x))",
     .deriv = "where(x < 0, exp(x)*sigmoid(x) + expm1(x)*sigmoid'(x), silu'(x))",
     .seams = NB_SEAMS({"0", "exp(x)*sigmoid(x) + expm1(x)*sigmoid'(x)", "silu'(x)", NULL}),
     LIMITS("0", "inf"),
     .smooth = NB_C1,
     .doc = N_("ELU times sigmoid."),
     FROM("Basirat & Roth, arXiv:1808.00783", 2018)},
    {.name = "hard_elish",
     OF_X,
     .formula = "where(x >= 0, x, exp(x) - 1)*clip((x + 1)/2, 0, 1)",
     .compute = "where(x <= -1, 0, where(x < 0, expm1(x)*(x + 1)/2, "
                "where(x < 1, x*(x + 1)/2, x)))",
     .deriv = "where(x < -1, 0, where(x < 0, exp(x)*(x + 1)/2 + expm1(x)/2, "
              "where(x < 1, x + 0.5, 1)))",
     .partial = {"where(x < -1, 0, where(x < 0, exp(x)*(x + 1)/2 + expm1(x)/2, "
                 "where(x < 1, x + 0.5, 1)))" OR_NAN},
     .kinks =
         NB_KINKS({"-1", "0", "expm1(-1)/2", "expm1(-1)/2", NULL}, {"1", "1.5", "1", "1", NULL}),
     .seams = NB_SEAMS({"-1", "0", "exp(x)*(x + 1)/2 + expm1(x)/2", NULL},
                       {"0", "exp(x)*(x + 1)/2 + expm1(x)/2", "x + 0.5", NULL},
                       {"1", "x + 0.5", "1", NULL}),
     LIMITS("0", "inf"),
     .smooth = NB_C0,
     .doc = N_("ELU times a hard sigmoid."),
     FROM("Basirat & Roth, arXiv:1808.00783", 2018)},
};

const struct nb_family nb_gated_rows = {rows, NB_COUNT(rows)};
