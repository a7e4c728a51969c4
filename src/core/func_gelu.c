/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gated family: x times something that goes from 0 to 1. */
#include "config.h"

#include "base/i18n.h"
#include "core/family.h"
#include "core/kernel.h"

/* 1/sqrt(2 pi), and 1/sqrt(2) as a pair hi + lo. */
#define INV_SQRT_2PI 0x1.9884533d43651p-2
#define SQRT_HALF_HI 0x1.6a09e667f3bcdp-1
#define SQRT_HALF_LO -0x1.bdd3413b26456p-55

/* Beyond this exp(-a) is 0, and so is a*exp(-a): no inf*0. */
#define EXP_LIMIT 760.0

/* The density of the normal distribution, slope -x phi(x). */
static inline struct nb_vs normal_density(double x, const double *const *p)
{
    (void)p;
    double v = INV_SQRT_2PI * nb_exp_neg_square(0.5, x);
    return (struct nb_vs){v, -nb_at_most(64, fabs(x)) * copysign(v, x)};
}

/* Phi(-a) for a >= 0: erfc(u)/2 at u = a/sqrt(2) = h + l. Rounding u alone
 * would cost u^2 ulp; erfc(h+l) = erfc(h) - 2/sqrt(pi) exp(-h^2) l. */
static inline double normal_tail(double a)
{
    double h = a * SQRT_HALF_HI;
    double l = fma(a, SQRT_HALF_HI, -h) + a * SQRT_HALF_LO;
    return 0.5 * (erfc(h) - M_2_SQRTPI * nb_exp_neg_square(1, h) * l);
}

static inline struct nb_vs normal_distribution(double x, const double *const *p)
{
    double tail = normal_tail(nb_at_most(64, fabs(x)));
    return (struct nb_vs){x < 0 ? tail : 1 - tail, normal_density(x, p).v};
}

/* x Phi(x), slope Phi(x) + x phi(x). */
static inline struct nb_vs gelu(double x, const double *const *p)
{
    double a = nb_at_most(64, fabs(x)), tail = normal_tail(a), phi = normal_density(x, p).v;
    if (x < 0)
        return (struct nb_vs){-a * tail, tail - a * phi};
    return (struct nb_vs){x * (1 - tail), 1 - (tail - a * phi)};
}

/* sigmoid(v) and sigmoid'(v) with E = exp(-|v|). */
static inline struct nb_vs logistic(double v)
{
    double e = exp(-fabs(v)), r = 1 / (1 + e);
    return (struct nb_vs){v < 0 ? e * r : r, e * r * r};
}

/* x/2 (1 + tanh(sqrt(2/pi)(x + 0.044715 x^3))) = x sigmoid(v), which does not
 * cancel on the left. v = c (x + k x^3), c = 2 sqrt(2/pi). */
static inline struct nb_vs gelu_tanh(double x, const double *const *p)
{
    (void)p;
    const double c = 1.5957691216057308, k = 0.044715;
    double t = copysign(nb_at_most(32, fabs(x)), x), square = t * t;
    struct nb_vs s = logistic(c * t * (1 + k * square));
    return (struct nb_vs){(x < 0 ? t : x) * s.v, s.v + t * s.s * c * (1 + 3 * k * square)};
}

/* x sigmoid(x). With G = E(1+E-a)/(1+E)^2 at a = |x| the slope is G on the
 * left and 1 - G on the right. */
static inline struct nb_vs silu(double x, const double *const *p)
{
    (void)p;
    double a = nb_at_most(EXP_LIMIT, fabs(x)), e = exp(-a), r = 1 / (1 + e);
    double g = e * (1 + e - a) * r * r;
    return (struct nb_vs){x < 0 ? -a * e * r : x * r, x < 0 ? g : 1 - g};
}

/* x tanh(softplus(x)) as a ratio of polynomials in E, derived by
 * tanh(log(1+w)) = w(w+2)/(w(w+2)+2), with w = 1/E on the right, E on the left:
 *   right: x (1+2E)/(1+2E+2E^2)       left: x E(2+E)/(2+2E+E^2)
 * and the slope by the quotient rule on the same terms. */
static inline struct nb_vs mish(double x, const double *const *p)
{
    (void)p;
    double a = nb_at_most(EXP_LIMIT, fabs(x)), e = exp(-a);
    if (x < 0) {
        double top = 2 + e, bottom = 2 + e * top;
        return (struct nb_vs){-a * e * top / bottom,
                              e * (top * bottom - 4 * a * (1 + e)) / (bottom * bottom)};
    }
    double top = 1 + 2 * e, bottom = top + 2 * e * e;
    return (struct nb_vs){x * (top / bottom),
                          (top * bottom + 4 * a * (1 + e) * e * e) / (bottom * bottom)};
}

NB_KERNELS(normal_density)
NB_KERNELS(normal_distribution)
NB_KERNELS(gelu)
NB_KERNELS(gelu_tanh)
NB_KERNELS(silu)
NB_KERNELS(mish)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "phi",
     .aliases = "normal_pdf",
     OF_X,
     NB_USE_KERNELS(normal_density),
     .formula = "exp(-x^2/2)/sqrt(2*pi)",
     .deriv = "-x*phi(x)",
     .curve = "(x^2 - 1)*phi(x)",
     .doc = N_("Density of the standard normal distribution.")},
    {.name = "Phi",
     .aliases = "ndtr normal_cdf probit",
     OF_X,
     NB_USE_KERNELS(normal_distribution),
     .formula = "erfc(-x/sqrt(2))/2",
     .deriv = "phi(x)",
     .curve = "-x*phi(x)",
     .doc = N_("Distribution function of the standard normal distribution."),
     .torch = "torch.special.ndtr"},
    {.name = "gelu",
     OF_X,
     NB_USE_KERNELS(gelu),
     .variants = {{"approximate", "none", "gelu"}, {"approximate", "tanh", "gelu_tanh"}},
     .formula = "x*Phi(x)",
     .deriv = "Phi(x) + x*phi(x)",
     .curve = "phi(x)*(2 - x^2)",
     .doc = N_("Gaussian error linear unit."),
     .source = "Hendrycks & Gimpel 2016",
     .torch = "F.gelu nn.GELU"},
    {.name = "gelu_tanh",
     OF_X,
     NB_USE_KERNELS(gelu_tanh),
     .formula = "x*sigmoid(1.5957691216057308*(x + 0.044715*x^3))",
     .deriv = "sigmoid(1.5957691216057308*(x + 0.044715*x^3)) + "
              "x*sigmoid'(1.5957691216057308*(x + 0.044715*x^3))*"
              "1.5957691216057308*(1 + 0.134145*x^2)",
     .doc = N_("GELU by its tanh approximation."),
     .source = "Hendrycks & Gimpel 2016",
     .torch = "F.gelu(approximate='tanh')"},
    {.name = "silu",
     .aliases = "swish",
     OF_X,
     NB_USE_KERNELS(silu),
     .formula = "x*sigmoid(x)",
     .deriv = "sigmoid(x)*(1 + x*sigmoid(-x))",
     .curve = "sigmoid'(x)*(2 - x*tanh(x/2))",
     .doc = N_("Sigmoid linear unit, also called swish."),
     .source = "Elfwing et al. 2017",
     .torch = "F.silu nn.SiLU"},
    {.name = "mish",
     OF_X,
     NB_USE_KERNELS(mish),
     .formula = "x*tanh(softplus(x))",
     .deriv = "tanh(softplus(x)) + x*tanh'(softplus(x))*sigmoid(x)",
     .curve = "tanh'(softplus(x))*sigmoid(x)*"
              "(2 + x*(sigmoid(-x) - 2*tanh(softplus(x))*sigmoid(x)))",
     .doc = N_("Self-regularised smooth unit."),
     .source = "Misra 2019",
     .torch = "F.mish nn.Mish"},
};

const struct nb_family nb_gelu_family = {rows, sizeof rows / sizeof *rows};
