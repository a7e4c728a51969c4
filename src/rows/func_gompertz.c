/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gompertz's function and what is made of it: exponentials of exponentials.
 *
 * exp(-t) turns an error of t into as large a relative one, and t = exp(-x) may be
 * 745 before the result is 0: t is taken to 70 bits. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* Beyond these, exp(-exp(-x)) is 0 and exp(-x) is. */
#define LEFT_END -6.68
#define RIGHT_END 797.0

/* Near golu's root its expansion replaces the sum that cancels. Farther from it the
 * 70 bits of t leave more than its nine terms hold. */
#define WINDOW 0x1p-7

static const struct nb_pair one = {1, 0};

/* e^x = 2^k (1 + p) to 70 bits, by an eighth s of the reduced argument: e^s - 1 is
 * s + s^2 (1/2 + s (1/6 + s T(s))), squared three times. */
NB_INLINE struct nb_expm1_parts exp_parts_fine(double x)
{
    struct nb_reduced r = nb_exp_reduce(x, 0);
    struct nb_pair s = nb_fast_two_sum(0.125 * r.r.hi, 0.125 * r.r.lo);
    double square = s.hi * s.hi, sixth = square * square * square;
    double tail = nb_mad(EXP_FINE[6], sixth, nb_poly6(EXP_FINE, s.hi));
    struct nb_pair q = nb_fast_two_sum(SIXTH_HI, s.hi * tail);
    q.lo += SIXTH_LO;
    q = nb_pair_mul(nb_pair_step(q, s, 0.5, 0), nb_pair_mul(s, s));
    struct nb_pair m = nb_fast_two_sum(s.hi, q.hi);
    m.lo += s.lo + q.lo;
    m = nb_expm1_doubled(nb_expm1_doubled(nb_expm1_doubled(m)));
    return (struct nb_expm1_parts){nb_fast_two_sum(m.hi, m.lo), r.k};
}

/* t = e^-x and e^-t. */
struct gompertz {
    struct nb_decay t, value;
    struct nb_expm1_parts parts; /* of e^-t */
};

NB_INLINE struct gompertz gompertz_of(double x, bool mild)
{
    double b = mild ? x : nb_at_least(LEFT_END, nb_at_most(RIGHT_END, x));
    struct nb_decay t = nb_decay_of(exp_parts_fine(-b), mild);
    t.value = nb_fast_two_sum(t.value.hi, t.value.lo);
    struct nb_expm1_parts parts = nb_exp_parts(-t.value.hi, -t.value.lo);
    return (struct gompertz){t, nb_decay_of(parts, mild), parts};
}

/* e^-x e^-e^-x: on the left the second factor vanishes, on the right the first. */
NB_INLINE double slope_of(struct gompertz g, int left, bool mild)
{
    struct nb_power scale = {left ? g.value.scale.value : g.t.scale.value,
                             left ? g.value.scale.magic : g.t.scale.magic, mild};
    return nb_pair_round(nb_pair_mul(g.t.value, g.value.value), scale);
}

NB_INLINE struct nb_vs loglog(double x, struct nb_params p)
{
    struct gompertz g = gompertz_of(x, p.mild);
    return (struct nb_vs){nb_pair_round(g.value.value, g.value.scale), slope_of(g, x < 0, p.mild)};
}

/* 1 - e^-e^x; on the far left it is e^x. */
NB_INLINE struct nb_vs cloglog(double x, struct nb_params p)
{
    struct gompertz g = gompertz_of(-x, p.mild);
    double near = -nb_pair_sum(nb_expm1_pair(g.parts, p.mild));
    double v = !p.mild && x < -50 ? nb_pair_round(g.t.value, g.t.scale) : near;
    return (struct nb_vs){v, slope_of(g, x > 0, p.mild)};
}

/* x e^-t, slope e^-t (1 + x t). */
NB_INLINE struct nb_vs golu(double x, struct nb_params p)
{
    double b = p.mild ? x : nb_at_least(LEFT_END, nb_at_most(RIGHT_END, x));
    struct gompertz g = gompertz_of(x, p.mild);
    double v = nb_pair_round(nb_pair_scale(g.value.value, fabs(b)), g.value.scale);
    v = !p.mild && fabs(x) < 0x1p-900 ? fabs(nb_scale_round(g.value.value, x)) : v;
    struct nb_pair rise = nb_pair_add(one, nb_pair_scale(g.t.value, b));
    struct nb_pair near =
        nb_near_root(-b, GOLU_ROOT_1, GOLU_ROOT_2, GOLU_ROOT_3, GOLU_NEAR, GOLU_NEAR_LO[0]);
    rise = nb_pair_choose(nb_when(fabs(-b - GOLU_ROOT_1) < WINDOW), near, rise);
    double s = nb_pair_round(nb_pair_mul(g.value.value, rise), g.value.scale);
    return (struct nb_vs){!p.mild && x > RIGHT_END ? x : copysign(v, x), s};
}

NB_INLINE bool is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0x1p-800, 6);
}

NB_KERNELS_MILD(loglog, is_mild)
NB_KERNELS_MILD(cloglog, is_mild)
NB_KERNELS_MILD(golu, is_mild)

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "cloglog",
     .aliases = "complementary_log_log",
     OF_X,
     NB_USE_KERNELS(cloglog),
     .turns = {{""}, {"0"}},
     .formula = "1 - exp(-exp(x))",
     .deriv = "exp(x - exp(x))",
     .curve = "-cloglog'(x)*expm1(minimum(x, 40))",
     .low = "0",
     .high = "1",
     .range = "(0, 1)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("1 - exp(-exp(x)), the complementary log-log function."),
     .source = "Gomes & Ludermir",
     .year = 2008},
    {.name = "loglog",
     .aliases = "gompertz",
     OF_X,
     NB_USE_KERNELS(loglog),
     .turns = {{""}, {"0"}},
     .formula = "exp(-exp(-x))",
     .deriv = "exp(-x - exp(-x))",
     .curve = "loglog'(x)*expm1(minimum(-x, 40))",
     .low = "0",
     .high = "1",
     .range = "(0, 1)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Gompertz function."),
     .source = "Gomes & Ludermir",
     .year = 2008},
    {.name = "golu",
     .aliases = "gompertz_linear_unit expexpish",
     OF_X,
     NB_USE_KERNELS(golu),
     .turns = {{"-0.5671432904097838"}, {"-1.0600903198932103", "2.2386458346062827"}},
     .formula = "x*exp(-exp(-x))",
     .deriv = "exp(-exp(-x))*(1 + x*exp(-x))",
     .curve = "loglog'(x)*(2 + clip(x, -40, 1e5)*expm1(minimum(-x, 40)))",
     .low = "0",
     .high = "inf",
     .range = "[-0.09726013122763941, inf)",
     .smooth = NB_CINF,
     .doc = N_("Gompertz linear unit, x exp(-exp(-x))."),
     .source = "Das et al., arXiv:2502.03654",
     .year = 2025},
};

const struct nb_family NB_FAMILY(nb_gompertz_family) = {rows, NB_COUNT(rows)};
