/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logarithms. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/logarithm.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* The parts of x > 0, subnormal ones included. */
NB_INLINE struct nb_log_parts parts_of(double x)
{
    struct nb_mask tiny = nb_when(x < 0x1p-1022);
    struct nb_log_parts e = nb_log_split((struct nb_pair){nb_choose(tiny, x * 0x1p54, x), 0});
    e.k -= nb_choose(tiny, 54, 0);
    return e;
}

/* What a logarithm is: v where x is positive and finite, else the limit at 0 or
 * infinity, or NaN. */
NB_INLINE double on_domain(double x, double v)
{
    double low = nb_choose(nb_when(x == 0), -INFINITY, NAN);
    double in = nb_choose(nb_when(x > DBL_MAX), x, v);
    return nb_choose(nb_when(x > 0), in, low);
}

/* 1/x where x is positive; inf at 0. */
NB_INLINE double slope_on_domain(double x, double s)
{
    double low = nb_choose(nb_when(x == 0), INFINITY, NAN);
    return nb_choose(nb_when(x > 0), s, low);
}

NB_INLINE struct nb_vs natural_log(double x, struct nb_params p)
{
    (void)p;
    return (struct nb_vs){on_domain(x, nb_pair_sum(nb_log_pair(parts_of(x)))),
                          slope_on_domain(x, 1 / x)};
}

/* k + log(m)/ln 2. */
NB_INLINE struct nb_vs binary_log(double x, struct nb_params p)
{
    (void)p;
    struct nb_log_parts e = parts_of(x);
    struct nb_pair c = {INV_LN2_HI, INV_LN2_LO}, m = nb_pair_mul(nb_log_small(e.f), c);
    struct nb_pair sum = nb_two_sum(e.k, m.hi);
    return (struct nb_vs){on_domain(x, sum.hi + (sum.lo + m.lo)),
                          slope_on_domain(x, nb_over(c, x))};
}

NB_INLINE struct nb_vs decimal_log(double x, struct nb_params p)
{
    (void)p;
    struct nb_log_parts e = parts_of(x);
    struct nb_pair c = {INV_LN10_HI, INV_LN10_LO}, two = {LOG10_2_HI, LOG10_2_LO};
    struct nb_pair sum = nb_pair_add(nb_pair_scale(two, e.k), nb_pair_mul(nb_log_small(e.f), c));
    return (struct nb_vs){on_domain(x, nb_pair_sum(sum)), slope_on_domain(x, nb_over(c, x))};
}

/* log(1 + x) with the sum as a pair. */
NB_INLINE struct nb_vs log_of_1_plus(double x, struct nb_params p)
{
    (void)p;
    struct nb_pair d = nb_two_sum(1, x);
    double v = nb_pair_sum(nb_log_pair(nb_log_split(d)));
    v = nb_choose(nb_when(fabs(x) < 0x1p-400), x, on_domain(d.hi, v));
    double s = nb_choose(nb_when(d.hi > 0x1p60), 1 / d.hi, nb_pair_sum(nb_pair_inverse(d)));
    return (struct nb_vs){v, slope_on_domain(d.hi, s)};
}

NB_KERNELS(natural_log)
NB_KERNELS(binary_log)
NB_KERNELS(decimal_log)
NB_KERNELS(log_of_1_plus)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "log",
     .aliases = "ln",
     OF_X,
     NB_USE_KERNELS(natural_log),
     .turns = {{""}, {""}},
     .domain = {0, INFINITY},
     .deriv = "1/x",
     .curve = "-log'(x)/x",
     .event = "x",
     .doc = N_("Natural logarithm."),
     .torch = "torch.log"},
    {.name = "log2",
     OF_X,
     NB_USE_KERNELS(binary_log),
     .turns = {{""}, {""}},
     .domain = {0, INFINITY},
     .deriv = "1/(x*log(2))",
     .curve = "-log2'(x)/x",
     .event = "x",
     .doc = N_("Logarithm to base 2."),
     .torch = "torch.log2"},
    {.name = "log10",
     .aliases = "lg",
     OF_X,
     NB_USE_KERNELS(decimal_log),
     .turns = {{""}, {""}},
     .domain = {0, INFINITY},
     .deriv = "1/(x*log(10))",
     .curve = "-log10'(x)/x",
     .event = "x",
     .doc = N_("Logarithm to base 10."),
     .torch = "torch.log10"},
    {.name = "log1p",
     OF_X,
     NB_USE_KERNELS(log_of_1_plus),
     .turns = {{""}, {""}},
     .domain = {-1, INFINITY},
     .deriv = "1/(1 + x)",
     .curve = "-log1p'(x)^2",
     .event = "1 + x",
     .doc = N_("log(1 + x) without cancellation near 0."),
     .torch = "torch.log1p"},
};

const struct nb_family NB_FAMILY(nb_log_family) = {rows, NB_COUNT(rows)};
