/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exponential rectifiers: x on the right, on the left what tends to a constant as
 * exp(x) does. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/odd.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* Beyond this, exp(-a) is 0. */
#define FAR 760.0

/* expm1 and exp of u <= 0 (anything above, but no overflow), both as pairs. */
struct exponentials {
    struct nb_pair minus_1;
    struct nb_decay plain;
};

NB_INLINE struct exponentials exponentials_of(struct nb_pair u, struct nb_params p)
{
    double hi = p.mild ? u.hi : nb_at_least(-FAR, nb_at_most(0, u.hi));
    struct nb_expm1_parts e = nb_exp_parts(hi, hi == u.hi ? u.lo : 0);
    return (struct exponentials){nb_expm1_pair(e, p.mild), nb_decay_of(e, p.mild)};
}

NB_INLINE struct exponentials exponentials_of_double(double u, struct nb_params p)
{
    double c = p.mild ? u : nb_at_least(-FAR, nb_at_most(0, u));
    struct nb_expm1_parts e = nb_exp_parts_of(c);
    return (struct exponentials){nb_expm1_pair(e, p.mild), nb_decay_of(e, p.mild)};
}

/* alpha a, where alpha may be known to be 1. */
NB_INLINE struct nb_pair scaled(struct nb_pair a, double alpha, struct nb_params p)
{
    return p.unit ? a : nb_pair_scale(a, alpha);
}

/* alpha (e^u - 1) below 0, where it is alpha u to the last bit for tiny u: in mild
 * chunks there are none but 0. */
NB_INLINE struct nb_vs elu_usual(double x, struct nb_params p)
{
    double alpha = p.p[0];
    struct exponentials e = exponentials_of_double(x, p);
    double v = nb_pair_sum(scaled(e.minus_1, alpha, p));
    double s = nb_pair_round(scaled(e.plain.value, alpha, p), e.plain.scale);
    if (p.mild)
        return (struct nb_vs){x < 0 ? v : x, x < 0 ? s : 1};
    double down = nb_choose(nb_when(fabs(x) < 0x1p-200), alpha * x, v);
    return (struct nb_vs){nb_choose(nb_when(x > 0), x, down), nb_step(x, s, 1)};
}

static int elu_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]);
}

static struct nb_vs elu_odd(double x, struct nb_params p)
{
    double alpha = p.p[0];
    struct nb_pair u = {x, 0};
    if (!(x < 0))
        return (struct nb_vs){x, nb_or_nan(x, 1)};
    double v = x > -0x1p-200 ? alpha * x : nb_odd_expm1(u, alpha);
    return (struct nb_vs){v, nb_odd_exp(u, alpha)};
}

/* c*x rounded once, c > 0; in mild chunks without regard to subnormals. */
NB_INLINE double times(struct nb_pair c, double x, bool mild)
{
    return copysign(mild ? nb_pair_sum(nb_pair_scale(c, x)) : nb_scale_round(c, x), x);
}

NB_INLINE struct nb_vs selu(double x, struct nb_params p)
{
    struct exponentials e = exponentials_of_double(x, p);
    struct nb_pair lambda = {SELU_LAMBDA_HI, SELU_LAMBDA_LO};
    struct nb_pair product = {SELU_PRODUCT_HI, SELU_PRODUCT_LO};
    double v = nb_pair_sum(nb_pair_mul(e.minus_1, product));
    double s = nb_pair_round(nb_pair_mul(e.plain.value, product), e.plain.scale);
    double up = times(lambda, x, p.mild);
    if (p.mild)
        return (struct nb_vs){x < 0 ? v : up, x < 0 ? s : SELU_LAMBDA_HI};
    double down = nb_choose(nb_when(fabs(x) < 0x1p-200), times(product, x, false), v);
    return (struct nb_vs){nb_choose(nb_when(x > 0), up, down), nb_step(x, s, SELU_LAMBDA_HI)};
}

/* x/alpha as a pair. */
NB_INLINE struct nb_pair quotient(double x, double alpha)
{
    double q = x / alpha;
    return (struct nb_pair){q, nb_residual(q, alpha, x) / alpha};
}

NB_INLINE struct nb_vs celu_usual(double x, struct nb_params p)
{
    if (p.unit)
        return elu_usual(x, p);
    double alpha = p.p[0];
    struct nb_pair q = quotient(x, alpha);
    struct exponentials e = exponentials_of(q, p);
    double v = nb_pair_sum(nb_pair_scale(e.minus_1, alpha));
    double s = nb_pair_round(e.plain.value, e.plain.scale);
    double down = nb_choose(nb_when(fabs(q.hi) < 0x1p-200), x, v);
    return (struct nb_vs){nb_choose(nb_when(x > 0), x, down), nb_step(x, s, 1)};
}

/* A negative alpha makes it grow on the left. */
static int celu_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]) || p.p[0] < 0;
}

static struct nb_vs celu_odd(double x, struct nb_params p)
{
    struct nb_pair q = nb_odd_quotient(x, p.p[0]);
    if (!(x < 0))
        return (struct nb_vs){x, nb_or_nan(x, 1)};
    double v = fabs(q.hi) < 0x1p-200 ? x : nb_odd_expm1(q, p.p[0]);
    return (struct nb_vs){v, nb_odd_exp(q, 1)};
}

/* Where e^x, e^x - 1 and their products with alpha are normal. */
NB_INLINE bool elu_is_mild(size_t n, const double *x, struct nb_params p)
{
    double alpha = p.p[0];
    return 0x1p-50 < alpha && alpha < 0x1p50 && nb_all_within(n, x, 0x1p-200, 500);
}

NB_INLINE bool selu_is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0x1p-200, 500);
}

NB_INLINE bool celu_is_mild(size_t n, const double *x, struct nb_params p)
{
    double alpha = fabs(p.p[0]);
    return 0x1p-50 < alpha && alpha < 0x1p50 && nb_all_within(n, x, 0x1p-190 * alpha, 500 * alpha);
}

NB_KERNELS_ODD_MILD_1(elu, elu_is_mild) /* 3 serial: odd parameters */
NB_KERNELS_MILD(selu, selu_is_mild)
NB_KERNELS_ODD_MILD_1(celu, celu_is_mild) /* 3 serial: odd parameters */

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "elu",
     .args = {{.name = "x"}, {"alpha", true, 1}},
     .operands = 1,
     NB_USE_KERNELS(elu),
     .turns = {{""}, {""}},
     .formula = "where(x > 0, x, alpha*expm1(x))",
     .deriv = "where(x < 0, alpha*exp(x), 1)",
     .curve = "where(x < 0, alpha*exp(x), 0)",
     .kinks = NB_KINKS({"0", "alpha", "1", "alpha", "alpha"}),
     .seams = NB_SEAMS({"0", "alpha*exp(x)", "1", "alpha*exp(x)"}),
     .low = "-alpha",
     .high = "inf",
     .range = "(-alpha, inf)",
     .smooth = NB_C1,
     .monotone = NB_RISING,
     .doc = N_("Exponential linear unit."),
     .source = "Clevert et al., arXiv:1511.07289",
     .year = 2015,
     .torch = "F.elu nn.ELU",
     .keras = "elu",
     .jax = "elu"},
    {.name = "selu",
     OF_X,
     NB_USE_KERNELS(selu),
     .turns = {{""}, {""}},
     .formula = "where(x > 0, 1.0507009873554805*x, 1.7580993408473768*expm1(x))",
     .deriv = "where(x < 0, 1.7580993408473768*exp(x), 1.0507009873554805)",
     .curve = "where(x < 0, 1.7580993408473768*exp(x), 0)",
     .kinks = NB_KINKS({"0", "1.7580993408473768", "1.0507009873554805", "1.7580993408473768",
                        "1.7580993408473768"}),
     .seams = NB_SEAMS(
         {"0", "1.7580993408473768*exp(x)", "1.0507009873554805", "1.7580993408473768*exp(x)"}),
     .low = "-1.7580993408473768",
     .high = "inf",
     .range = "(-1.7580993408473768, inf)",
     .smooth = NB_C0,
     .monotone = NB_RISING,
     .doc = N_("Self-normalising exponential linear unit."),
     .source = "Klambauer et al., arXiv:1706.02515",
     .year = 2017,
     .torch = "F.selu nn.SELU",
     .keras = "selu",
     .jax = "selu"},
    {.name = "celu",
     .args = {{.name = "x"}, {"alpha", true, 1}},
     .operands = 1,
     NB_USE_KERNELS(celu),
     .turns = {{""}, {""}},
     .formula = "where(x > 0, x, alpha*expm1(x/alpha))",
     .deriv = "where(x < 0, exp(x/alpha), 1)",
     .curve = "where(x < 0, celu'(x, alpha)/alpha, 0)",
     .seams = NB_SEAMS({"0", "exp(x/alpha)", "1", "exp(x/alpha)"}),
     .low = "-alpha",
     .high = "inf",
     .range = "(-alpha, inf)",
     .smooth = NB_C1,
     .monotone = NB_RISING,
     .doc = N_("ELU that is smooth at 0 for every alpha."),
     .source = "Barron, arXiv:1704.07483",
     .year = 2017,
     .torch = "F.celu nn.CELU",
     .keras = "celu",
     .jax = "celu"},
};

const struct nb_family NB_FAMILY(nb_elu_family) = {rows, NB_COUNT(rows)};
