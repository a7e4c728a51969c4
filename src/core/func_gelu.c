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

/* hi + lo, |lo| below the last place of hi. */
struct nb_pair {
    double hi, lo;
};

/* factor*exp(-v), given e = exp(-v). Where e is subnormal it has lost bits that
 * a factor above 1 would lift back into sight. */
static inline double times_exp(double factor, double v, double e)
{
    if (v < 700)
        return factor * e;
    double half = exp(-v / 2);
    return factor * half * half;
}

/* The density of the normal distribution, slope -x phi(x). Far out, where it is
 * subnormal and its slope is not, as the square of its root. */
static inline struct nb_vs normal_density(double x, const double *const *p)
{
    (void)p;
    double a = nb_at_most(64, fabs(x));
    double half = a > 37 ? nb_exp_neg_square(0.25, a) : 1;
    double rest = a > 37 ? half : nb_exp_neg_square(0.5, a);
    return (struct nb_vs){INV_SQRT_2PI * half * rest, -copysign(INV_SQRT_2PI * a * half * rest, x)};
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

/* a Phi(-a)/phi(a) by its asymptotic series, to the last bit for a > 37. */
static inline double normal_tail_ratio(double a)
{
    double w = 1 / (a * a);
    return 1 - w * (1 - 3 * w * (1 - 5 * w * (1 - 7 * w * (1 - 9 * w * (1 - 11 * w)))));
}

/* x Phi(x), slope Phi(x) + x phi(x). Far out Phi(x) is subnormal and inexact
 * where the product is not. */
static inline struct nb_vs gelu(double x, const double *const *p)
{
    double a = nb_at_most(64, fabs(x)), tail = normal_tail(a);
    struct nb_vs phi = normal_density(x, p);
    double g = tail - fabs(phi.s), low = a > 37 ? phi.v * normal_tail_ratio(a) : a * tail;
    return (struct nb_vs){x < 0 ? -low : x * (1 - tail), x < 0 ? g : 1 - g};
}

/* gelu_tanh's constants as pairs hi + lo: c = 2 sqrt(2/pi), k = 0.044715. */
#define GELU_C_HI 1.5957691216057308
#define GELU_C_LO -0x1.cbc0d30ebfd15p-54
#define GELU_K_HI 0.044715
#define GELU_K_LO 0x1.441355475a31ap-59

/* c (a + k a^3) for a >= 0 as a pair: rounded to one double it would cost exp
 * as many ulp as it is large. */
static inline struct nb_pair gelu_tanh_inner(double a)
{
    double q = a * a, q_lo = fma(a, a, -q);
    double u = GELU_K_HI * q, u_lo = fma(GELU_K_HI, q, -u) + (GELU_K_HI * q_lo + GELU_K_LO * q);
    double s = 1 + u, t = s - 1, s_lo = (1 - (s - t)) + (u - t) + u_lo;
    double p = GELU_C_HI * a, p_lo = fma(GELU_C_HI, a, -p) + GELU_C_LO * a;
    double hi = p * s;
    return (struct nb_pair){hi, fma(p, s, -hi) + (p * s_lo + p_lo * s)};
}

/* x/2 (1 + tanh(sqrt(2/pi)(x + 0.044715 x^3))) = x sigmoid(v), which does not
 * cancel on the left; v = c (x + k x^3). With E = exp(-|v|), r = 1/(1+E) and
 * G = E r (1 - |x| |v'| r) the slope is G on the left and 1 - G on the right. */
static inline struct nb_vs gelu_tanh(double x, const double *const *p)
{
    (void)p;
    double a = nb_at_most(32, fabs(x));
    struct nb_pair v = gelu_tanh_inner(a);
    double mend = 1 - v.lo, e = exp(-v.hi), r = 1 / (1 + e * mend);
    double rise = a * GELU_C_HI * (1 + 3 * GELU_K_HI * a * a);
    double g = times_exp(mend * r * (1 - rise * r), v.hi, e);
    return (struct nb_vs){x < 0 ? times_exp(-a * mend * r, v.hi, e) : x * r, x < 0 ? g : 1 - g};
}

/* x sigmoid(x). With G = E(1+E-a)/(1+E)^2 at a = |x| the slope is G on the
 * left and 1 - G on the right. */
static inline struct nb_vs silu(double x, const double *const *p)
{
    (void)p;
    double a = nb_at_most(EXP_LIMIT, fabs(x)), e = exp(-a), r = 1 / (1 + e);
    double g = times_exp((1 + e - a) * r * r, a, e);
    return (struct nb_vs){x < 0 ? times_exp(-a * r, a, e) : x * r, x < 0 ? g : 1 - g};
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
        double slope = (top * bottom - 4 * a * (1 + e)) / (bottom * bottom);
        return (struct nb_vs){times_exp(-a * top / bottom, a, e), times_exp(slope, a, e)};
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
