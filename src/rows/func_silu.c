/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is gated by the sigmoid and its like. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/erf.h"
#include "number/odd.h"
#include "rows/family.h"
#include "rows/gate.h"
#include "rows/kernel.h"

/* Beyond this, exp(-a) is 0. */
#define FAR 760.0

/* Narrower for mish, whose expansion converges more slowly. */
#define MISH_WINDOW 0.05

/* x sigmoid(x). With G = E(1+E-a)/(1+E)^2 at a = |x| the slope is G on the
 * left and 1 - G on the right. */
NB_INLINE struct nb_vs silu(double x, struct nb_params p)
{
    double a = p.mild ? fabs(x) : nb_at_most(FAR, fabs(x));
    struct nb_decay e = nb_exp_decay_of(a, p.mild);
    struct nb_pair d = nb_one_plus(e.value), r = nb_pair_inverse(d);
    struct nb_pair left = nb_pair_mul(e.value, r);
    struct nb_pair b = nb_two_sum(d.hi, -a);
    b.lo += d.lo;
    struct nb_pair near =
        nb_near_root(a, SILU_ROOT_1, SILU_ROOT_2, SILU_ROOT_3, SILU_NEAR, SILU_NEAR_LO[0]);
    b = nb_pair_choose(nb_when(fabs(a - SILU_ROOT_1) < NB_ROOT_WINDOW), near, b);
    struct nb_pair g = nb_pair_mul(nb_pair_mul(left, r), b);
    double v = nb_gated(x, a, left, r, e.scale);
    return (struct nb_vs){!p.mild && x > FAR ? x : v, nb_mirrored(x, g, e.scale)};
}

/* x tanh(softplus(x)) as a ratio of polynomials in E, by
 * tanh(log(1+w)) = w(w+2)/(w(w+2)+2) with w = 1/E on the right, E on the left:
 *   right: x (1+2E)/(1+2E+2E^2)       left: x E(2+E)/(2+2E+E^2)
 * and the slope by the quotient rule, T = top*bottom + 4x(1+E)(E^2 or 1) over
 * bottom^2, times E on the left. */
NB_INLINE struct nb_vs mish(double x, struct nb_params p)
{
    struct nb_mask negative = nb_when(x < 0);
    double a = p.mild ? fabs(x) : nb_at_most(FAR, fabs(x)), signed_a = copysign(a, x);
    struct nb_decay e = nb_exp_decay_of(a, p.mild);
    struct nb_pair E = nb_fast_two_sum(e.value.hi, e.value.lo), square = nb_pair_mul(E, E);
    double one = nb_choose(negative, 2, 1), two = nb_choose(negative, 1, 2);
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
    t = nb_pair_choose(nb_when(fabs(a - MISH_ROOT_1) < nb_choose(negative, MISH_WINDOW, 0)), near,
                       t);
    struct nb_pair factor = nb_pair_choose(negative, E, (struct nb_pair){1, 0});
    struct nb_power scale = {nb_choose(negative, e.scale.value, 1),
                             nb_choose(negative, e.scale.magic, 0x1p-1022), p.mild};
    struct nb_pair share = nb_pair_mul(ratio, factor), v = nb_pair_scale(share, a);
    double value = !p.mild && a < 0x1p-900 ? nb_scale_round(share, x) : nb_pair_round(v, scale);
    struct nb_pair s = nb_pair_mul(nb_pair_mul(nb_pair_mul(t, r), r), factor);
    return (struct nb_vs){!p.mild && x > FAR ? x : copysign(value, x), nb_pair_round(s, scale)};
}

/* x sigmoid(u), u = beta x: silu's formulas with |u| in place of a. */
NB_INLINE struct nb_vs swish_by(double x, struct nb_pair u, bool mild)
{
    struct nb_mask far = nb_when(!mild && fabs(u.hi) > FAR);
    double lo = u.hi < 0 ? -u.lo : u.lo;
    struct nb_pair a = {nb_choose(far, FAR, fabs(u.hi)), nb_choose(far, 0, lo)};
    struct nb_decay e = nb_exp_decay(a.hi, a.lo, mild);
    struct nb_pair d = nb_one_plus(e.value), r = nb_pair_inverse(d);
    struct nb_pair left = nb_pair_mul(e.value, r);
    struct nb_pair b = nb_pair_add(d, nb_pair_negate(a));
    struct nb_pair near =
        nb_near_root_pair(a, SILU_ROOT_1, SILU_ROOT_2, SILU_ROOT_3, SILU_NEAR, SILU_NEAR_LO[0]);
    b = nb_pair_choose(nb_when(fabs(a.hi - SILU_ROOT_1) < NB_ROOT_WINDOW), near, b);
    struct nb_pair g = nb_pair_mul(nb_pair_mul(left, r), b);
    double v = nb_gated(u.hi, nb_choose(far, 1, fabs(x)), left, r, e.scale);
    return (struct nb_vs){!mild && u.hi > FAR ? x : copysign(v, x), nb_mirrored(u.hi, g, e.scale)};
}

NB_INLINE struct nb_vs swish_of(double x, double beta, bool mild)
{
    return swish_by(x, nb_two_prod(beta, x), mild);
}

static int swish_beta_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]);
}

static struct nb_vs swish_beta_odd(double x, struct nb_params p)
{
    struct nb_pair u = nb_odd_product(p.p[0], x);
    double s = nb_or_nan(x, swish_by(x, u, false).s);
    if (u.hi < -40)
        return (struct nb_vs){u.hi < -1e5 ? copysign(0, x) : nb_odd_exp(u, x), s};
    double lo = fabs(u.hi) < FAR ? copysign(1, u.hi) * u.lo : 0;
    struct nb_decay e = nb_exp_decay(fmin(fabs(u.hi), FAR), lo, false);
    struct nb_pair r = nb_pair_inverse(nb_one_plus(e.value));
    struct nb_pair gate = u.hi < 0 ? nb_pair_mul(e.value, r) : r;
    return (struct nb_vs){isinf(x) ? x : copysign(nb_scale_round(gate, x), x), s};
}

NB_INLINE struct nb_vs swish_beta_usual(double x, struct nb_params p)
{
    return p.unit ? silu(x, p) : swish_of(x, p.p[0], p.mild);
}

NB_INLINE struct nb_vs quick_gelu(double x, struct nb_params p)
{
    return swish_of(x, 1.702, p.mild);
}

/* x tanh x, slope tanh x + x tanh' x: near 0 they are x^2 and 2x. */
NB_INLINE struct nb_vs lisht(double x, struct nb_params p)
{
    double a = nb_at_most(FAR / 2, fabs(x));
    struct nb_tanh t = nb_tanh_parts(a, p.mild);
    struct nb_pair s = nb_pair_scale(t.slope, a * t.scale.value);
    struct nb_mask tiny = nb_when(a < 0x1p-28), far = nb_when(fabs(x) > FAR / 2);
    double v = nb_choose(tiny, a * a, nb_pair_sum(nb_pair_scale(t.value, a)));
    double slope = nb_choose(tiny, 2 * a, nb_pair_sum(nb_pair_add(t.value, s)));
    return (struct nb_vs){nb_choose(far, fabs(x), v), copysign(slope, x)};
}

/* x erf(s), s = log(1 + e^x), slope erf(s) + x 2/sqrt(pi) exp(-s^2) sigmoid(x). With
 * E = e^-|x|, s on the left is log(1+E), below 0.7, and everything has E's
 * scale; on the right it is x + log(1+E), and from 6 on erf(s) is 1. */
NB_INLINE struct nb_vs serf(double x, struct nb_params p)
{
    struct nb_mask negative = nb_when(x < 0);
    double a = nb_at_most(FAR, fabs(x)), near_a = nb_at_most(26, a);
    struct nb_decay e = nb_exp_decay_of(a, p.mild);
    struct nb_pair r = nb_pair_inverse(nb_one_plus(e.value)),
                   c = {TWO_OVER_SQRT_PI_HI, TWO_OVER_SQRT_PI_LO};
    struct nb_pair log = nb_log1p_pair(e.value);
    struct nb_pair s = nb_pair_add((struct nb_pair){nb_choose(negative, 0, near_a), 0}, log);
    struct nb_pair z = nb_pair_mul(s, s);
    struct nb_decay bell = nb_exp_decay(z.hi, z.lo, false);

    struct nb_pair small = nb_pair_mul(nb_erf_ratio(z), s);
    double b = nb_at_most(NB_ERF_END, s.hi);
    struct nb_pair tail =
        nb_pair_mul(bell.value, nb_erfcx((struct nb_pair){b, b == s.hi ? s.lo : 0}));
    struct nb_pair large = nb_fast_two_sum(1, -tail.hi * bell.scale.value);
    large.lo -= tail.lo * bell.scale.value;
    struct nb_pair erf = nb_pair_choose(nb_when(s.hi <= 1), small, large);

    struct nb_pair gate = nb_pair_choose(negative, nb_pair_mul(e.value, r), r);
    struct nb_pair rise = nb_pair_mul(nb_pair_mul(bell.value, c), gate);
    rise = nb_pair_scale(rise, nb_choose(negative, -a, near_a) * bell.scale.value);
    struct nb_pair slope = nb_pair_add(erf, rise);
    struct nb_pair d = nb_from_root((struct nb_pair){a, 0}, SERF_ROOT_1, SERF_ROOT_2, SERF_ROOT_3);
    struct nb_pair near = {nb_poly12(SERF_NEAR + 2, d.hi), 0};
    near = nb_pair_step(near, d, SERF_NEAR[1], SERF_NEAR_LO[1]);
    near = nb_pair_mul(nb_pair_step(near, d, SERF_NEAR[0], SERF_NEAR_LO[0]), d);
    slope = nb_pair_choose(nb_when(fabs(a - SERF_ROOT_1) < nb_choose(negative, 0.1875, 0)), near,
                           slope);
    struct nb_power scale = {nb_choose(negative, e.scale.value, 1),
                             nb_choose(negative, e.scale.magic, 0x1p-1022), p.mild};
    double tiny = nb_scale_round(erf, x);
    double v = nb_pair_round(nb_pair_scale(erf, copysign(a, x)), scale);
    v = a < 0x1p-900 ? tiny : v;
    return (struct nb_vs){x > 26 ? x : v, nb_pair_round(slope, scale)};
}

NB_INLINE bool is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0x1p-800, 300);
}

NB_INLINE bool swish_is_mild(size_t n, const double *x, struct nb_params p)
{
    double beta = fabs(p.p[0]);
    return 0x1p-50 < beta && beta < 0x1p50 && nb_all_within(n, x, 0x1p-800, 300 / beta);
}

NB_KERNELS_MILD(silu, is_mild)
NB_KERNELS_MILD(mish, is_mild)
NB_KERNELS_ODD_MILD_1(swish_beta, swish_is_mild) /* 3 serial: odd parameters */
NB_KERNELS_MILD(quick_gelu, is_mild)
NB_KERNELS(lisht)
NB_KERNELS(serf)

/* tanh'(softplus(x)) and erf'(softplus(x)) without rounding the softplus, which
 * both would magnify where x > 0: by tanh(log(1 + 1/u)) = (1 + 2u)/(1 + 2u + 2u^2),
 * u = e^-x, and by (x + d)^2 = x^2 + d (2x + d), d = softplus(-x). */
#define MISH_SECH_SQUARE                                                                           \
    "where(x < 0, tanh'(softplus(x)), "                                                            \
    "exp(-2*x)*(2*(1 + exp(-x))/(1 + 2*exp(-x)*(1 + exp(-x))))^2)"
#define SERF_BELL                                                                                  \
    "where(x < 0, erf'(softplus(x)), "                                                             \
    "1.1283791670955126*gaussian(x)*exp(-softplus(-x)*(2*x + softplus(-x))))"

/* mish'' where x > 1.5, in u = e^-x: with d = 1 + 2u + 2u^2, the slope of
 * tanh(softplus(x)) is 4u^2 (1 + u)/d^2 and its logarithm's slope is -2 +
 * u (4 (1 + 2u)/d - 1/(1 + u)). Both are written as what they tend to and a rest
 * that counts less the farther out. */
#define MISH_D "(1 + 2*exp(-x)*(1 + exp(-x)))"
#define MISH_CURVE_RIGHT                                                                           \
    "4*(exp(-x)*(1 - exp(-x)*(3 + exp(-x)*(8 + exp(-x)*(8 + 4*exp(-x))))/" MISH_D "^2)"            \
    "*(x*exp(-x)*(4*(1 + 2*exp(-x))/" MISH_D " - 1/(1 + exp(-x))) - 2*(x - 1)))*exp(-x)"

/* Second derivatives far out, where a factor is subnormal that x would lift: e^-a
 * (2 - a) with e^-a by halves. At infinity they are 0. */
#define FAR_CURVE(a) "exp(-" a "/2)*((2 - " a ")*exp(-" a "/2))"

/* serf'' far right, where its bell is subnormal. */
#define SERF_FAR_CURVE                                                                             \
    "1.1283791670955126*((gaussian(x/2)*gaussian(x/2))*(exp(-softplus(-x)*(2*x + "                 \
    "softplus(-x)))*sigmoid(x)*(2 + x*(sigmoid(-x) - "                                             \
    "2*softplus(x)*sigmoid(x)))))*(gaussian(x/2)*gaussian(x/2))"
/* swish'' by the slope of the sigmoid: near 0, where the next derivative has a root,
 * as it is; far out by halves; else without rounding k*x. */
#define SWISH_CURVE(k)                                                                             \
    "where(abs(" k "*x) > 600, " k "*(exp_of(-abs(x), abs(" k ")/2)*((2 - minimum(abs(" k          \
    "*x), 3000))*exp_of(-abs(x), abs(" k ")/2))), "                                                \
    "where(abs(" k "*x) < 1, " k "*sigmoid'(" k "*x), " k "*softplus'(x, " k ")*softplus'(-x, " k  \
    "))*(2 - " k "*x*tanh(" k "*x/2)))"

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "silu",
     .aliases = "swish swish1 sil",
     OF_X,
     NB_USE_KERNELS(silu),
     .turns = {{"-1.2784645427610738"}, {"-2.3993572805154677", "2.3993572805154677"}},
     .formula = "x*sigmoid(x)",
     .deriv = "sigmoid(x)*(1 + x*sigmoid(-x))",
     .curve = "where(abs(x) < 700, sigmoid'(x)*(2 - x*tanh(x/2)), " FAR_CURVE(
         "minimum(abs(x), 2000)") ")",
     .low = "0",
     .high = "inf",
     .range = "[-0.27846454276107377, inf)",
     .smooth = NB_CINF,
     .doc = N_("Sigmoid linear unit, also called swish."),
     .source = "Elfwing et al., arXiv:1702.03118",
     .year = 2017,
     .torch = "F.silu nn.SiLU",
     .keras = "silu",
     .jax = "silu"},
    {.name = "mish",
     OF_X,
     NB_USE_KERNELS(mish),
     .turns = {{"-1.1924312145154952"}, {"-2.256376396360793", "1.4905711794854284"}},
     .formula = "x*tanh(softplus(x))",
     .deriv = "tanh(softplus(x)) + x*tanh'(softplus(x))*sigmoid(x)",
     .curve =
         "where(x >= 700, 0, where(x > 1.5, " MISH_CURVE_RIGHT ", where(x > -700, " MISH_SECH_SQUARE
         "*sigmoid(x)*(2 + x*(sigmoid(-x) - 2*tanh(softplus(x))*sigmoid(x))), " FAR_CURVE(
             "minimum(-x, 2000)") ")))",
     .low = "0",
     .high = "inf",
     .range = "[-0.3088443, inf)",
     .smooth = NB_CINF,
     .doc = N_("Self-regularised smooth unit."),
     .source = "Misra, arXiv:1908.08681",
     .year = 2019,
     .torch = "F.mish nn.Mish",
     .keras = "mish",
     .jax = "mish"},
    {.name = "swish_beta",
     .aliases = "swish_b",
     .args = {{.name = "x"}, {"beta", true, 1}},
     .operands = 1,
     NB_USE_KERNELS(swish_beta),
     .turns = {{"-1.2784645427610738/beta"},
               {"-2.3993572805154677/beta", "2.3993572805154677/beta"}},
     .formula = "x*sigmoid(beta*x)",
     .deriv = "sigmoid(beta*x)*(1 + beta*x*sigmoid(-beta*x))",
     .curve = SWISH_CURVE("beta"),
     .smooth = NB_CINF,
     .doc = N_("Swish with a trainable slope of its sigmoid."),
     .source = "Ramachandran et al., arXiv:1710.05941",
     .year = 2017},
    {.name = "quick_gelu",
     .aliases = "gelu_sigmoid gelu_quick gelu_fast_approx",
     OF_X,
     NB_USE_KERNELS(quick_gelu),
     .turns = {{"-1.2784645427610738/1.702"},
               {"-2.3993572805154677/1.702", "2.3993572805154677/1.702"}},
     .formula = "x*sigmoid(1.702*x)",
     .deriv = "sigmoid(1.702*x)*(1 + 1.702*x*sigmoid(-1.702*x))",
     .curve = SWISH_CURVE("1.702"),
     .low = "0",
     .high = "inf",
     .smooth = NB_CINF,
     .doc = N_("GELU by its sigmoid approximation."),
     .source = "Hendrycks & Gimpel, arXiv:1606.08415",
     .year = 2016},
    {.name = "lisht",
     OF_X,
     NB_USE_KERNELS(lisht),
     .turns = {{"0"}, {"-1.1996786402577337", "1.1996786402577337"}},
     .formula = "x*tanh(x)",
     .deriv = "tanh(x) + x*(1 - tanh(x)^2)",
     .curve = "where(abs(x) > 300, 8*((1 - minimum(abs(x), 2000))*exp(-minimum(abs(x), 2000)))*"
              "exp(-minimum(abs(x), 2000)), 2*tanh'(x)*(1 - x*tanh(x)))",
     .low = "inf",
     .high = "inf",
     .range = "[0, inf)",
     .smooth = NB_CINF,
     .parity = NB_EVEN,
     .doc = N_("Linearly scaled hyperbolic tangent."),
     .source = "Roy et al., arXiv:1901.05894",
     .year = 2019},
    {.name = "serf",
     OF_X,
     NB_USE_KERNELS(serf),
     .turns = {{"-1.193059968928188"}, {"-2.2564974802739743", "1.0960460404526293"}},
     .formula = "x*erf(softplus(x))",
     .deriv = "erf(softplus(x)) + x*erf'(softplus(x))*sigmoid(x)",
     .curve = "where(x >= 700, 0, where(x > 26, " SERF_FAR_CURVE ", where(x > -700, " SERF_BELL
              "*sigmoid(x)*(2 + x*(sigmoid(-x) - 2*softplus(x)*sigmoid(x))), "
              "1.1283791670955126*" FAR_CURVE("minimum(-x, 2000)") ")))",
     .smooth = NB_CINF,
     .doc = N_("Softplus and the error function, as mish has tanh."),
     .source = "Nag & Bhattacharyya, arXiv:2108.09598",
     .year = 2021},
};

const struct nb_family NB_FAMILY(nb_silu_family) = {rows, NB_COUNT(rows)};
