/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Smooth rectifiers made of square roots. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/logarithm.h"
#include "number/odd.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* Beyond this, x^2 + b is x^2, and x^2 does not overflow yet. */
#define END 0x1p200

/* sqrt(a^2 + b). */
NB_INLINE struct nb_pair root_of_sum(double a, double b)
{
    return nb_pair_sqrt(nb_pair_add(nb_two_prod(a, a), (struct nb_pair){b, 0}));
}

/* (x + r)/2 with r = sqrt(x^2 + b); on the left, b/(2(r - x)), whose slope
 * b/(2 r (r - x)) is what the slope on the right lacks to 1. */
NB_INLINE struct nb_vs squareplus_usual(double x, struct nb_params p)
{
    double b = p.p[0], a = nb_at_most(END, fabs(x));
    struct nb_pair r = root_of_sum(a, b), sum = nb_pair_add(r, (struct nb_pair){a, 0});
    struct nb_pair q = nb_pair_divide((struct nb_pair){0.5 * b, 0}, sum);
    struct nb_pair left = nb_pair_divide(q, r), right = nb_fast_two_sum(1, -left.hi);
    right.lo -= left.lo;
    struct nb_mask far = nb_when(fabs(x) > END), negative = nb_when(x < 0);
    double above = nb_choose(far, x, 0.5 * nb_pair_sum(sum));
    double out = nb_over((struct nb_pair){0.25 * b, 0}, fabs(x));
    double below = nb_choose(far, out, nb_pair_sum(q));
    double flat = 0.25 * b * nb_inverse_square(nb_at_least(1, fabs(x)));
    double rise = nb_choose(far, flat, nb_pair_sum(left));
    return (struct nb_vs){nb_choose(negative, below, above),
                          nb_choose(negative, rise, nb_pair_sum(right))};
}

static int squareplus_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]) || p.p[0] < 0;
}

/* With b = c 4^k it is that of x/2^k and c, times 2^k; where x^2 is all there is beside
 * b it is x or -b/(4x). Without b it is the corner that b rounds. */
static struct nb_vs squareplus_odd(double x, struct nb_params p)
{
    double b = p.p[0];
    if (isnan(x) || isinf(b))
        return (struct nb_vs){isnan(x) || b < 0 ? NAN : b, isnan(x) || b < 0 ? NAN : 0.5};
    if (b == 0)
        return (struct nb_vs){x > 0 ? x : 0, x < 0 ? 0 : 1};
    int k;
    double c = frexp(b, &k);
    c *= k % 2 ? 2 : 1;
    k = (k - (k % 2 ? 1 : 0)) / 2;
    double y = ldexp(x, -k);
    if (y > END)
        return (struct nb_vs){x, 1};
    if (y < -END)
        return (struct nb_vs){-0.25 * (b / x), 0.25 * (b / x) / x};
    if (c < 0 && y * y == -c && fma(y, y, c) == 0)
        return (struct nb_vs){0.5 * x, copysign(INFINITY, x)};
    struct nb_vs r = squareplus_usual(y, (struct nb_params){.p = {c}});
    return (struct nb_vs){ldexp(r.v, k), r.s};
}

/* x + x^2/(2 (r + 1)), slope 1 + x/(2r), r = sqrt(x^2 + 1). */
NB_INLINE struct nb_vs bent_identity(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(END, fabs(x));
    struct nb_pair r = root_of_sum(a, 1), one = {1, 0};
    struct nb_pair bend = nb_pair_divide(nb_two_prod(a, a), nb_pair_add(r, one));
    bend = (struct nb_pair){0.5 * bend.hi, 0.5 * bend.lo};
    struct nb_pair v = nb_pair_add((struct nb_pair){copysign(a, x), 0}, bend);
    struct nb_pair s = nb_pair_divide((struct nb_pair){0.5 * copysign(a, x), 0}, r);
    double line = x * (x < 0 ? 0.5 : 1.5), near = a < 0x1p-400 ? x : nb_pair_sum(v);
    return (struct nb_vs){fabs(x) > END ? line : near, nb_pair_sum(nb_pair_add(one, s))};
}

NB_KERNELS_ODD_1(squareplus) /* 3 serial: odd parameters */
NB_KERNELS(bent_identity)

static const struct nb_op rows[] = {
    {.name = "squareplus",
     .args = {{.name = "x"}, {"b", true, 4}},
     .operands = 1,
     NB_USE_KERNELS(squareplus),
     .turns = {{"0"}, {"0"}},
     .formula = "(x + sqrt(x^2 + b))/2",
     .deriv = "(1 + x/sqrt(x^2 + b))/2",
     .curve = "where(abs(x) < 1e50, b/2*(x^2 + b)^(-1.5), "
              "2*squareplus'(x, b)*squareplus'(-x, b)/sqrt(clip(x, -1e150, 1e150)^2 + b))",
     .low = "0",
     .high = "inf",
     .range = "(0, inf)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Smooth ReLU without exponentials."),
     .source = "Barron, arXiv:2112.11687",
     .year = 2021,
     .keras = "squareplus",
     .jax = "squareplus"},
    {.name = "bent_identity",
     .args = {{.name = "x"}},
     .operands = 1,
     NB_USE_KERNELS(bent_identity),
     .turns = {{""}, {""}},
     .formula = "(sqrt(x^2 + 1) - 1)/2 + x",
     .deriv = "x/(2*sqrt(x^2 + 1)) + 1",
     .curve = "asinh'(x)^3/2",
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Identity with a bend at 0.")},
};

const struct nb_family NB_FAMILY(nb_smooth_family) = {rows, NB_COUNT(rows)};
