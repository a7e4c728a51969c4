/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The normal distribution and what it gates. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/mills.h"
#include "number/odd.h"
#include "rows/family.h"
#include "rows/gate.h"
#include "rows/kernel.h"

/* Where gelu_tanh has long been x, or 0: exp(-v) is 0. */
#define GELU_TANH_END 21.7

/* The density of the normal distribution, slope -x phi(x). */
NB_INLINE struct nb_vs normal_density(double x, struct nb_params p)
{
    double a = p.mild ? fabs(x) : nb_at_most(NB_MILLS_END, fabs(x));
    struct nb_decay e = nb_gauss(a, 0.5, p.mild);
    struct nb_pair c = {INV_SQRT_2PI_HI, INV_SQRT_2PI_LO}, v = nb_pair_mul(e.value, c);
    struct nb_pair s = nb_pair_scale(v, a);
    return (struct nb_vs){
        nb_pair_round(v, e.scale),
        -copysign(!p.mild && a < 0x1p-900 ? nb_scale_round(c, a) : nb_pair_round(s, e.scale), x)};
}

/* Phi(-a) = exp(-a^2/2) M(a) on the left, 1 - that on the right. */
NB_INLINE struct nb_vs normal_distribution(double x, struct nb_params p)
{
    double a = p.mild ? fabs(x) : nb_at_most(NB_MILLS_END, fabs(x));
    struct nb_decay e = nb_gauss(a, 0.5, p.mild);
    struct nb_pair tail = nb_pair_mul(e.value, nb_mills((struct nb_pair){a, 0}));
    return (struct nb_vs){nb_mirrored(x, tail, e.scale), normal_density(x, p).v};
}

/* x + phi(x)/Phi(x). On the left it is what the inverse of Mills' ratio has beyond a = |x|, by
 * a difference of pairs, and from 4 on by 1/(a + 2/(a + 3/(a + ...))). */
NB_INLINE double normal_gap(double x)
{
    const double split = 4;
    double a = nb_at_most(NB_MILLS_END, fabs(x)), t = 0;
    struct nb_decay e = nb_gauss(a, 0.5, false);
    struct nb_pair m = nb_mills((struct nb_pair){a, 0}), c = {INV_SQRT_2PI_HI, INV_SQRT_2PI_LO};
    struct nb_pair q = nb_pair_mul(e.value, m), up = nb_fast_two_sum(1, -q.hi * e.scale.value);
    up.lo -= q.lo * e.scale.value;
    struct nb_mask negative = nb_when(x < 0);
    struct nb_pair density = nb_pair_scale(nb_pair_mul(e.value, c), e.scale.value);
    struct nb_pair over = nb_pair_choose(negative, c, density);
    struct nb_pair h = nb_pair_divide(over, nb_pair_choose(negative, m, up));
    struct nb_pair sum = nb_two_sum(nb_choose(negative, -a, a), h.hi);
    double near = sum.hi + (sum.lo + h.lo), far = fabs(x);
    for (int k = 40; k > 1; k--) /* 1 serial: 39 steps, each with the one before */
        t = k / (far + t);
    double beyond = nb_choose(negative, 1 / (far + t), x);
    return nb_choose(nb_when((x < -split) | (x > NB_MILLS_END)), beyond, near);
}

/* Phi(u), slope phi(u)/sigma, u = (x - mu)/sigma a pair up to where exp(-u^2/2) has long been
 * 0, in spite of 1/sigma. */
NB_INLINE struct nb_vs laplace_usual(double x, struct nb_params p)
{
    double mu = p.p[0], sigma = p.p[1], off = x - mu;
    struct nb_mask far = nb_when(fabs(off) > NB_MILLS_END * fabs(sigma));
    struct nb_pair d = nb_two_sum(x, -mu);
    struct nb_pair end = {copysign(NB_MILLS_END * fabs(sigma), off), 0};
    d = nb_pair_choose(far, end, d);
    struct nb_pair u = nb_pair_divide(d, (struct nb_pair){sigma, 0});
    struct nb_pair a = {fabs(u.hi), nb_choose(nb_when(u.hi < 0), -u.lo, u.lo)};
    struct nb_pair square = nb_two_prod(a.hi, a.hi), c = {INV_SQRT_2PI_HI, INV_SQRT_2PI_LO};
    square.lo += 2 * (a.hi * a.lo);
    struct nb_decay e = nb_exp_decay(0.5 * square.hi, 0.5 * square.lo, false);
    struct nb_pair tail = nb_pair_mul(e.value, nb_mills(a));
    struct nb_pair s = nb_pair_divide(nb_pair_mul(e.value, c), (struct nb_pair){sigma, 0});
    return (struct nb_vs){nb_mirrored(u.hi, tail, e.scale), nb_pair_round(s, e.scale)};
}

static int laplace_is_odd(struct nb_params p)
{
    return !(fabs(p.p[0]) < 0x1p300 && fabs(p.p[1]) > 0x1p-20 && fabs(p.p[1]) < 0x1p300);
}

/* By x, mu and sigma over a power of two. Where sigma is 0 it is a step; where it is
 * infinite, 1/2. */
static struct nb_vs laplace_odd(double x, struct nb_params p)
{
    double mu = p.p[0], sigma = p.p[1];
    if (isnan(x) || isnan(mu) || isnan(sigma) || (isinf(x) && isinf(mu) && x * mu > 0))
        return (struct nb_vs){NAN, NAN};
    bool edge = isinf(x) || isinf(mu);
    if ((sigma == 0 && x == mu) || (isinf(sigma) && edge))
        return (struct nb_vs){NAN, NAN};
    if (isinf(sigma))
        return (struct nb_vs){0.5, 0};
    if (sigma == 0 || edge)
        return (struct nb_vs){(x > mu) == !signbit(sigma), 0};
    if (x == mu)
        return (struct nb_vs){0.5, INV_SQRT_2PI_HI / sigma};
    int k;
    struct nb_params q = {.p = {0, frexp(sigma, &k)}};
    q.p[0] = ldexp(mu, -k);
    double y = ldexp(x, -k);
    if (isinf(y) || isinf(q.p[0]) || fabs(y - q.p[0]) > 60)
        return (struct nb_vs){(x > mu) == !signbit(sigma), 0};
    double v = laplace_usual(y, q).v, u = (y - q.p[0]) / q.p[1];
    struct nb_pair square = nb_two_prod(u, u);
    double s =
        nb_odd_exp((struct nb_pair){-0.5 * square.hi, -0.5 * square.lo}, INV_SQRT_2PI_HI / q.p[1]);
    return (struct nb_vs){v, ldexp(s, -k)};
}

/* x Phi(x), slope Phi(x) + x phi(x): with Q = Phi(-a) and G = exp(-a^2/2) *
 * (M(a) - a/sqrt(2 pi)), value -aQ and slope G on the left, x(1-Q) and 1-G on
 * the right. */
NB_INLINE struct nb_vs gelu(double x, struct nb_params p)
{
    double a = p.mild ? fabs(x) : nb_at_most(NB_MILLS_END, fabs(x));
    struct nb_decay e = nb_gauss(a, 0.5, p.mild);
    struct nb_pair m = nb_mills((struct nb_pair){a, 0}), q = nb_pair_mul(e.value, m);
    struct nb_pair up = nb_fast_two_sum(1, -q.hi * e.scale.value);
    up.lo -= q.lo * e.scale.value;
    struct nb_pair c = {INV_SQRT_2PI_HI, INV_SQRT_2PI_LO};
    struct nb_pair g = nb_pair_add(m, nb_pair_negate(nb_pair_scale(c, a)));
    struct nb_pair near =
        nb_near_root(a, GELU_ROOT_1, GELU_ROOT_2, GELU_ROOT_3, GELU_NEAR, GELU_NEAR_LO[0]);
    g = nb_pair_choose(nb_when(fabs(a - GELU_ROOT_1) < NB_ROOT_WINDOW), near, g);
    double v = nb_gated(x, a, q, up, e.scale);
    return (struct nb_vs){!p.mild && x > NB_MILLS_END ? x : v,
                          nb_mirrored(x, nb_pair_mul(e.value, g), e.scale)};
}

/* x sigmoid(v), v = c (x + k x^3): x/2 (1 + tanh(v/2)) without its cancellation
 * on the left. With E = exp(-|v|), r = 1/(1+E): G = E r^2 (1 + E - a v'). */
NB_INLINE struct nb_vs gelu_tanh(double x, struct nb_params p)
{
    double a = p.mild ? fabs(x) : nb_at_most(GELU_TANH_END, fabs(x));
    struct nb_pair c = {GELU_C_HI, GELU_C_LO};
    struct nb_pair ks = nb_pair_scale(nb_two_prod(a, a), GELU_K), ca = nb_pair_scale(c, a);
    struct nb_pair v = nb_pair_mul(ca, nb_pair_add((struct nb_pair){1, 0}, ks));
    v = nb_fast_two_sum(v.hi, v.lo);
    struct nb_pair rise = nb_pair_add((struct nb_pair){1, 0}, nb_pair_scale(ks, 3));
    rise = nb_pair_mul(ca, rise);
    struct nb_decay e = nb_exp_decay(v.hi, v.lo, p.mild);
    struct nb_pair d = nb_one_plus(e.value), r = nb_pair_inverse(d);
    struct nb_pair left = nb_pair_mul(e.value, r);
    struct nb_pair b = nb_pair_add(d, nb_pair_negate(rise));
    struct nb_pair near = nb_near_root(a, GELU_TANH_ROOT_1, GELU_TANH_ROOT_2, GELU_TANH_ROOT_3,
                                       GELU_TANH_NEAR, GELU_TANH_NEAR_LO[0]);
    b = nb_pair_choose(nb_when(fabs(a - GELU_TANH_ROOT_1) < NB_ROOT_WINDOW), near, b);
    struct nb_pair g = nb_pair_mul(nb_pair_mul(left, r), b);
    double value = nb_gated(x, a, left, r, e.scale);
    return (struct nb_vs){!p.mild && x > GELU_TANH_END ? x : value, nb_mirrored(x, g, e.scale)};
}

/* Where e^-x^2/2, e^-|x|, their squares and their products with x are normal. */
NB_INLINE bool gauss_is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0x1p-800, 20);
}

NB_KERNELS_MILD(normal_density, gauss_is_mild)
NB_KERNELS_MILD(normal_distribution, gauss_is_mild)
NB_KERNEL_1(normal_gap_value, normal_gap) /* 2 serial: it has that loop */
NB_KERNELS_ODD_2(laplace)                 /* 3 serial: odd parameters */
NB_KERNELS_MILD(gelu, gauss_is_mild)
NB_KERNELS_MILD(gelu_tanh, gauss_is_mild)

/* gelu_tanh'' is g (1 - g) (2v' + a v'' - a v'^2 + 2 g a v'^2), with a = |x|, v of a
 * and g = sigmoid(-v), which is taken out of the function itself, whose kernel
 * carries v as a pair. What cancels in the polynomial is factored out. abs would bring
 * a kink in where there is none. */
#define SIZE "where(x < 0, -x, x)"
#define GELU_TANH_GATE                                                                             \
    "where(" SIZE " < 1, sigmoid(-1.5957691216057308*(" SIZE " + 0.044715*" SIZE "^3)), "          \
    "gelu_tanh(-" SIZE ")/-" SIZE ")"
#define GELU_TANH_RISE "(1.5957691216057308*(1 + 0.134145*x^2))"
#define GELU_TANH_CURVE                                                                            \
    GELU_TANH_GATE "*(1 - " GELU_TANH_GATE ")*((" GELU_TANH_AT " - " SIZE " + " GELU_TANH_AT_LO    \
                   ")*" GELU_TANH_REST(SIZE) " + 2*" SIZE "*" GELU_TANH_GATE "*" GELU_TANH_RISE    \
                                             "^2)"

/* The same where g is subnormal, by that of b = a - 1/2: v(a) - v(b) is
 * 2 sqrt(2/pi) (1 + 0.044715 (a^2 + a b + b^2))/2. */
#define GELU_TANH_FAR_CURVE                                                                        \
    "gelu_tanh(0.5 - " SIZE ")/(0.5 - " SIZE ")*((" GELU_TANH_AT " - " SIZE                        \
    ")*" GELU_TANH_REST(SIZE) "*exp(-0.7978845608028654*(1 + 0.044715*(" SIZE "^2 + " SIZE         \
                              "*(" SIZE " - 0.5) + (" SIZE " - 0.5)^2))))"

#define CLIPPED "clip(x, -1e5, 1e5)"

/* gelu'' far out, where phi(a) is subnormal: (2 - a^2) phi(a) as phi(a) = (2 pi)^1.5
 * phi(a/2)^4. At infinity it is 0. */
#define QUARTER "phi(minimum(abs(x), 80)/2)"
#define GELU_FAR_CURVE                                                                             \
    "15.749609945722419*" QUARTER "*(" QUARTER "*(" QUARTER                                        \
    "*((2 - minimum(abs(x), 80)^2)*" QUARTER ")))"

/* 2 - x^2, beside its roots as (sqrt(2) - |x|)(sqrt(2) + |x|) to keep its digits. */
#define TWO_MINUS_SQUARE                                                                           \
    "where(abs(2 - x^2) < 0.5, "                                                                   \
    "(1.4142135623730951 - abs(x) - 9.667293313452913e-17)*(1.4142135623730951 + abs(x)), "        \
    "2 - x^2)"

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "phi",
     .aliases = "normal_pdf",
     OF_X,
     NB_USE_KERNELS(normal_density),
     .turns = {{"0"}, {"-1", "1"}},
     .formula = "exp(-x^2/2)/sqrt(2*pi)",
     .deriv = "-x*phi(x)",
     .curve = "where(abs(x) < 0.5, x^2 - 1, (" CLIPPED " - 1)*(" CLIPPED " + 1))*phi(x)",
     .low = "0",
     .high = "0",
     .range = "(0, 0.3989422804014327]",
     .smooth = NB_CINF,
     .parity = NB_EVEN,
     .doc = N_("Density of the standard normal distribution.")},
    {.name = "Phi",
     .aliases = "ndtr normal_cdf probit",
     OF_X,
     NB_USE_KERNELS(normal_distribution),
     .turns = {{""}, {"0"}},
     .formula = "erfc(-x/sqrt(2))/2",
     .deriv = "phi(x)",
     .curve = "phi'(x)",
     .low = "0",
     .high = "1",
     .range = "(0, 1)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Distribution function of the standard normal distribution."),
     .source = "Gomes & Ludermir",
     .year = 2008,
     .torch = "torch.special.ndtr"},
    {.name = "normal_gap",
     OF_X,
     .internal = true,
     .unsaid = true,
     .value = normal_gap_value,
     .ulp = {0.6},
     .turns = {{""}},
     .formula = "x + phi(x)/Phi(x)",
     .deriv = "1 - phi(x)/Phi(x)*(x + phi(x)/Phi(x))",
     .partial =
         {"where(x > -4, 1 - normal_hazard(x)*minimum(normal_gap(x), 1e5), normal_fraction'(x))"},
     .smooth = NB_CINF,
     .monotone = NB_RISING},
    {.name = "laplace",
     .aliases = "laplace_activation",
     .args = {{.name = "x"}, {"mu", true, 0.707107}, {"sigma", true, 0.282095}},
     .operands = 1,
     NB_USE_KERNELS(laplace),
     .turns = {{""}, {"mu"}},
     .formula = "Phi((x - mu)/sigma)",
     .deriv = "phi((x - mu)/sigma)/sigma",
     .curve = "-clip((x - mu)/sigma, -1e5, 1e5)*(laplace'(x, mu, sigma)/sigma)",
     .low = "where(sigma < 0, 1, 0)",
     .high = "where(sigma < 0, 0, 1)",
     .range = "(0, 1)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("A normal distribution function, for attention instead of relu^2."),
     .source = "Ma et al., Mega, arXiv:2209.10655",
     .year = 2022},
    {.name = "gelu",
     .aliases = "gelu_erf gelu_python",
     OF_X,
     NB_USE_KERNELS(gelu),
     .turns = {{"-0.7517915246935645"}, {"-1.4142135623730951", "1.4142135623730951"}},
     .variants = NB_VARIANTS({"approximate", "none", "gelu"}, {"approximate", "tanh", "gelu_tanh"}),
     .formula = "x*Phi(x)",
     .deriv = "Phi(x) + x*phi(x)",
     .curve = "where(abs(x) < 37.6, phi(x)*" TWO_MINUS_SQUARE ", " GELU_FAR_CURVE ")",
     .low = "0",
     .high = "inf",
     .range = "[-0.16997120747990369, inf)",
     .smooth = NB_CINF,
     .doc = N_("Gaussian error linear unit."),
     .source = "Hendrycks & Gimpel, arXiv:1606.08415",
     .year = 2016,
     .torch = "F.gelu nn.GELU",
     .keras = "gelu",
     .jax = "gelu(approximate=False)",
     .defaults = N_("JAX takes the tanh form by default.")},
    {.name = "gelu_tanh",
     .aliases = "gelu_new gelu_pytorch_tanh gelu_approx gelu_fast",
     OF_X,
     NB_USE_KERNELS(gelu_tanh),
     .turns = {{"-0.7524614220710163"}, {"-1.4185040087908283", "1.4185040087908283"}},
     .formula = "x*sigmoid(2*sqrt(2/pi)*(x + 0.044715*x^3))",
     .deriv = "sigmoid(2*sqrt(2/pi)*(x + 0.044715*x^3)) + "
              "x*sigmoid'(2*sqrt(2/pi)*(x + 0.044715*x^3))*"
              "2*sqrt(2/pi)*(1 + 0.134145*x^2)",
     .curve = "where(abs(x) >= 22, 0, where(abs(x) > 21.14, " GELU_TANH_FAR_CURVE
              ", " GELU_TANH_CURVE "))",
     .low = "0",
     .high = "inf",
     .range = "[-0.17004075057125403, inf)",
     .smooth = NB_CINF,
     .doc = N_("GELU by its tanh approximation."),
     .source = "Hendrycks & Gimpel, arXiv:1606.08415",
     .year = 2016,
     .torch = "F.gelu(approximate='tanh')",
     .keras = "gelu(approximate=True)",
     .jax = "gelu"},
};

const struct nb_family NB_FAMILY(nb_gelu_family) = {rows, NB_COUNT(rows)};
