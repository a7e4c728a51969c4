/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shrinking family: small inputs become 0, or nearly. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* x - tanh x. Below 0.6 it is x^3 P(x^2); where the cube is subnormal, that of
 * a scaled x, rounded once. The slope is tanh^2, with tanh x = x - x^3 P(x^2) below
 * 0.6, and x^2 to the last bit near 0. */
NB_INLINE struct nb_vs tanhshrink(double x, struct nb_params p)
{
    double a = nb_at_most(380, fabs(x));
    struct nb_mask tiny = nb_when(!p.mild && a < 0x1p-300);
    double b = a * nb_choose(tiny, 0x1p320, 1);
    struct nb_power back = {nb_choose(tiny, 0x1p-960, 1), nb_choose(tiny, 0x1p-62, 0x1p-1022),
                            p.mild};
    struct nb_pair z = nb_two_prod(a, a), s = {nb_poly10(SHRINK + 3, nb_at_most(0.37, z.hi)), 0};
    s = nb_pair_step(s, z, SHRINK[2], SHRINK_LO[2]);
    s = nb_pair_step(s, z, SHRINK[1], SHRINK_LO[1]);
    s = nb_pair_step(s, z, SHRINK[0], SHRINK_LO[0]);
    struct nb_pair cube = nb_pair_scale(nb_two_prod(b, b), b);
    cube = nb_pair_mul(s, cube);
    double small = nb_pair_round(cube, back);

    struct nb_pair t = nb_tanh_parts(a, p.mild).value, rest = nb_two_sum(fabs(x), -t.hi);
    struct nb_mask middle = nb_when(a < 0.6);
    double v = nb_choose(middle, small, rest.hi + (rest.lo - t.lo));
    struct nb_pair near = nb_fast_two_sum(a, -cube.hi);
    near.lo -= cube.lo;
    t = nb_pair_choose(middle, near, t);
    double slope = a < 0x1p-28 ? a * a : nb_pair_sum(nb_pair_mul(t, t));
    v = fabs(x) > DBL_MAX ? INFINITY : v;
    return (struct nb_vs){copysign(v, x), slope};
}

/* 1 outside of [-lambd, lambd], 0 inside: both limits from the right. */
NB_INLINE double outside(double x, double lambd)
{
    double above = nb_choose(nb_when(x >= lambd), 1, 0);
    return nb_or_nan(x, nb_choose(nb_when(x < -lambd), 1, above));
}

NB_INLINE struct nb_vs hardshrink(double x, struct nb_params p)
{
    return (struct nb_vs){nb_choose(nb_when(fabs(x) <= p.p[0]), 0, x), outside(x, p.p[0])};
}

NB_INLINE struct nb_vs softshrink(double x, struct nb_params p)
{
    double below = nb_choose(nb_when(x < -p.p[0]), x + p.p[0], 0);
    double v = nb_choose(nb_when(x > p.p[0]), x - p.p[0], below);
    return (struct nb_vs){nb_or_nan(x, v), outside(x, p.p[0])};
}

NB_INLINE struct nb_vs threshold(double x, struct nb_params p)
{
    double s = nb_choose(nb_when(x >= p.p[0]), 1, 0);
    return (struct nb_vs){nb_choose(nb_when(x <= p.p[0]), p.p[1], x), nb_or_nan(x, s)};
}

NB_INLINE bool is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0x1p-250, 300);
}

NB_KERNELS_MILD(tanhshrink, is_mild)
NB_KERNELS_1(hardshrink)
NB_KERNELS_1(softshrink)
NB_KERNELS_2(threshold)

#define WITH_LAMBD .args = {{.name = "x"}, {"lambd", true, 0.5}}, .operands = 1
#define BOTH_KINKS                                                                                 \
    .kinks = NB_KINKS({"-lambd", "1", "0", "0", NULL}, {"lambd", "0", "1", "0", NULL})

static const struct nb_op rows[] = {
    {.name = "tanhshrink",
     .aliases = "tanh_shrink",
     .args = {{.name = "x"}},
     .operands = 1,
     NB_USE_KERNELS(tanhshrink),
     .turns = {{""}, {"0"}},
     .formula = "x - tanh(x)",
     .deriv = "tanh(x)^2",
     .curve = "2*tanh(x)*tanh'(x)",
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("What tanh takes off."),
     .source = "Torch7",
     .year = 2012,
     .torch = "F.tanhshrink nn.Tanhshrink",
     .keras = "tanh_shrink"},
    {.name = "softshrink",
     .aliases = "soft_shrink soft_threshold",
     WITH_LAMBD,
     NB_USE_EXACT(softshrink),
     .exact_zeros = true,
     .turns = {{"0"}, {""}},
     .exact = {false, true},
     .formula = "where(x > lambd, x - lambd, where(x < -lambd, x + lambd, 0))",
     .deriv = "where((x < -lambd) | (x >= lambd), 1, 0)",
     .curve = "0",
     BOTH_KINKS,
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_C0,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("Everything moved toward 0 by lambd."),
     .source = "Donoho & Johnstone",
     .year = 1994,
     .torch = "F.softshrink nn.Softshrink",
     .keras = "soft_shrink",
     .defaults = N_("Keras calls lambd threshold.")},
    {.name = "hardshrink",
     .aliases = "hard_shrink hard_threshold",
     WITH_LAMBD,
     NB_USE_EXACT(hardshrink),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .formula = "where(abs(x) > lambd, x, 0)",
     .deriv = "where((x < -lambd) | (x >= lambd), 1, 0)",
     .curve = "0",
     BOTH_KINKS,
     .event = "abs(x) - lambd",
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_JUMPS,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("0 up to lambd, x beyond."),
     .source = "Donoho & Johnstone",
     .year = 1994,
     .torch = "F.hardshrink nn.Hardshrink",
     .keras = "hard_shrink",
     .defaults = N_("Keras calls lambd threshold.")},
    {.name = "threshold",
     .args = {{.name = "x"}, {"threshold", true, 0.5}, {"value", true, -1}},
     .operands = 1,
     NB_USE_EXACT(threshold),
     .turns = {{""}, {""}},
     .exact = {true, true},
     .formula = "where(x > threshold, x, value)",
     .deriv = "where(x >= threshold, 1, 0)",
     .curve = "0",
     .kinks = NB_KINKS({"threshold", "0", "1", "0", NULL}),
     .event = "x - threshold",
     .low = "value",
     .high = "inf",
     .smooth = NB_JUMPS,
     .doc = N_("x above the threshold, another value below."),
     .source = "Torch7",
     .year = 2012,
     .torch = "F.threshold nn.Threshold",
     .keras = "threshold",
     .defaults = N_("PyTorch and Keras have no defaults.")},
};

const struct nb_family NB_FAMILY(nb_shrink_family) = {rows, NB_COUNT(rows)};
