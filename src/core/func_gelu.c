/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gated family: x times something that goes from 0 to 1. */
#include "config.h"

#include "base/i18n.h"
#include "core/family.h"
#include "core/kernel.h"
#include "core/mills.h"

/* Beyond this, exp(-a) is 0. */
#define FAR 760.0

/* Where gelu_tanh has long been x, or 0: exp(-v) is 0. */
#define GELU_TANH_END 21.7

/* Near a root of the slope its expansion replaces the sum that cancels. */
#define WINDOW 0x1p-4

/* A slope that is g on the left and 1 - g on the right; g = part*scale. */
NB_INLINE double mirrored(double x, struct nb_pair part, struct nb_power scale)
{
    struct nb_pair right = nb_fast_two_sum(1, -part.hi * scale.value);
    double above = right.hi + (right.lo - part.lo * scale.value);
    return x < 0 ? nb_pair_round(part, scale) : above;
}

/* The density of the normal distribution, slope -x phi(x). */
NB_INLINE struct nb_vs normal_density(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(NB_MILLS_END, fabs(x));
    struct nb_decay e = nb_gauss(a, 0.5);
    struct nb_pair c = {INV_SQRT_2PI_HI, INV_SQRT_2PI_LO}, v = nb_pair_mul(e.value, c);
    struct nb_pair s = nb_pair_scale(v, a);
    return (struct nb_vs){
        nb_pair_round(v, e.scale),
        -copysign(a < 0x1p-900 ? nb_scale_round(c, a) : nb_pair_round(s, e.scale), x)};
}

/* Phi(-a) = exp(-a^2/2) M(a) on the left, 1 - that on the right. */
NB_INLINE struct nb_vs normal_distribution(double x, struct nb_params p)
{
    double a = nb_at_most(NB_MILLS_END, fabs(x));
    struct nb_decay e = nb_gauss(a, 0.5);
    struct nb_pair tail = nb_pair_mul(e.value, nb_mills((struct nb_pair){a, 0}));
    return (struct nb_vs){mirrored(x, tail, e.scale), normal_density(x, p).v};
}

/* x Phi(x), slope Phi(x) + x phi(x): with Q = Phi(-a) and G = exp(-a^2/2) *
 * (M(a) - a/sqrt(2 pi)), value -aQ and slope G on the left, x(1-Q) and 1-G on
 * the right. */
NB_INLINE struct nb_vs gelu(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(NB_MILLS_END, fabs(x));
    struct nb_decay e = nb_gauss(a, 0.5);
    struct nb_pair m = nb_mills((struct nb_pair){a, 0}), q = nb_pair_mul(e.value, m);
    struct nb_pair up = nb_fast_two_sum(1, -q.hi * e.scale.value);
    up.lo -= q.lo * e.scale.value;
    struct nb_pair left = nb_pair_scale(q, -a), right = nb_pair_scale(up, a);
    struct nb_pair c = {INV_SQRT_2PI_HI, INV_SQRT_2PI_LO};
    struct nb_pair g = nb_pair_add(m, nb_pair_negate(nb_pair_scale(c, a)));
    struct nb_pair near =
        nb_near_root(a, GELU_ROOT_1, GELU_ROOT_2, GELU_ROOT_3, GELU_NEAR, GELU_NEAR_LO[0]);
    g = nb_pair_choose(fabs(a - GELU_ROOT_1) < WINDOW, near, g);
    double v = x < 0 ? nb_pair_round(left, e.scale) : nb_pair_sum(right);
    return (struct nb_vs){x > NB_MILLS_END ? x : v, mirrored(x, nb_pair_mul(e.value, g), e.scale)};
}

/* x sigmoid(v), v = c (x + k x^3): x/2 (1 + tanh(v/2)) without its cancellation
 * on the left. With E = exp(-|v|), r = 1/(1+E): G = E r^2 (1 + E - a v'). */
NB_INLINE struct nb_vs gelu_tanh(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(GELU_TANH_END, fabs(x));
    struct nb_pair c = {GELU_C_HI, GELU_C_LO};
    struct nb_pair ks = nb_pair_scale(nb_two_prod(a, a), GELU_K), ca = nb_pair_scale(c, a);
    struct nb_pair v = nb_pair_mul(ca, nb_pair_add((struct nb_pair){1, 0}, ks));
    v = nb_fast_two_sum(v.hi, v.lo);
    struct nb_pair rise = nb_pair_add((struct nb_pair){1, 0}, nb_pair_scale(ks, 3));
    rise = nb_pair_mul(ca, rise);
    struct nb_decay e = nb_exp_decay(v.hi, v.lo);
    struct nb_pair d = nb_one_plus(e.value), r = nb_pair_inverse(d);
    struct nb_pair left = nb_pair_mul(e.value, r);
    struct nb_pair b = nb_pair_add(d, nb_pair_negate(rise));
    struct nb_pair near = nb_near_root(a, GELU_TANH_ROOT_1, GELU_TANH_ROOT_2, GELU_TANH_ROOT_3,
                                       GELU_TANH_NEAR, GELU_TANH_NEAR_LO[0]);
    b = nb_pair_choose(fabs(a - GELU_TANH_ROOT_1) < WINDOW, near, b);
    struct nb_pair g = nb_pair_mul(nb_pair_mul(left, r), b);
    double right = nb_pair_sum(nb_pair_scale(r, a));
    double value = x < 0 ? nb_pair_round(nb_pair_scale(left, -a), e.scale) : right;
    return (struct nb_vs){x > GELU_TANH_END ? x : value, mirrored(x, g, e.scale)};
}

/* x sigmoid(x). With G = E(1+E-a)/(1+E)^2 at a = |x| the slope is G on the
 * left and 1 - G on the right. */
NB_INLINE struct nb_vs silu(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(FAR, fabs(x));
    struct nb_decay e = nb_exp_decay(a, 0);
    struct nb_pair d = nb_one_plus(e.value), r = nb_pair_inverse(d);
    struct nb_pair left = nb_pair_mul(e.value, r);
    struct nb_pair b = nb_two_sum(d.hi, -a);
    b.lo += d.lo;
    struct nb_pair near =
        nb_near_root(a, SILU_ROOT_1, SILU_ROOT_2, SILU_ROOT_3, SILU_NEAR, SILU_NEAR_LO[0]);
    b = nb_pair_choose(fabs(a - SILU_ROOT_1) < WINDOW, near, b);
    struct nb_pair g = nb_pair_mul(nb_pair_mul(left, r), b);
    double right = nb_pair_sum(nb_pair_scale(r, a));
    double value = x < 0 ? nb_pair_round(nb_pair_scale(left, -a), e.scale) : right;
    return (struct nb_vs){x > FAR ? x : value, mirrored(x, g, e.scale)};
}

/* x tanh(softplus(x)) as a ratio of polynomials in E, by
 * tanh(log(1+w)) = w(w+2)/(w(w+2)+2) with w = 1/E on the right, E on the left:
 *   right: x (1+2E)/(1+2E+2E^2)       left: x E(2+E)/(2+2E+E^2)
 * and the slope by the quotient rule, T = top*bottom + 4x(1+E)(E^2 or 1) over
 * bottom^2, times E on the left. */
NB_INLINE struct nb_vs mish(double x, struct nb_params p)
{
    (void)p;
    int negative = x < 0;
    double a = nb_at_most(FAR, fabs(x)), signed_a = negative ? -a : a;
    struct nb_decay e = nb_exp_decay(a, 0);
    struct nb_pair E = nb_fast_two_sum(e.value.hi, e.value.lo), square = nb_pair_mul(E, E);
    double one = negative ? 2 : 1, two = negative ? 1 : 2;
    struct nb_pair top = nb_fast_two_sum(one, two * E.hi);
    top.lo += two * E.lo;
    struct nb_pair bottom = nb_fast_two_sum(one, 2 * E.hi);
    bottom.lo += 2 * E.lo;
    bottom = nb_pair_add(bottom, (struct nb_pair){two * square.hi, two * square.lo});
    struct nb_pair r = nb_pair_inverse(bottom), ratio = nb_pair_mul(top, r);
    struct nb_pair rest = nb_pair_scale(nb_one_plus(E), 4 * signed_a);
    rest = nb_pair_choose(negative, rest, nb_pair_mul(rest, square));
    struct nb_pair t = nb_pair_add(nb_pair_mul(top, bottom), rest);
    struct nb_pair near =
        nb_near_root(a, MISH_ROOT_1, MISH_ROOT_2, MISH_ROOT_3, MISH_NEAR, MISH_NEAR_LO[0]);
    t = nb_pair_choose(fabs(a - MISH_ROOT_1) < (negative ? WINDOW : 0), near, t);
    struct nb_pair factor = nb_pair_choose(negative, E, (struct nb_pair){1, 0});
    struct nb_power scale = {negative ? e.scale.value : 1, negative ? e.scale.magic : 0x1p-1022};
    struct nb_pair share = nb_pair_mul(ratio, factor), v = nb_pair_scale(share, signed_a);
    double value = a < 0x1p-900 ? nb_scale_round(share, x) : nb_pair_round(v, scale);
    struct nb_pair s = nb_pair_mul(nb_pair_mul(nb_pair_mul(t, r), r), factor);
    return (struct nb_vs){x > FAR ? x : value, nb_pair_round(s, scale)};
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

const struct nb_family NB_FAMILY(nb_gelu_family) = {rows, sizeof rows / sizeof *rows};
