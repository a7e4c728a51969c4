/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tangent and the inverse functions of the circle; sine and cosine are
 * activations (func_wave.c). The C libraries' differ in their last places. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/arc.h"
#include "number/circular.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* Beyond this, 1 counts nothing beside a^2, nor 1/a beside pi/2. */
#define LARGE 0x1p60

static const struct nb_pair one = {1, 0};

/* sin/cos, slope 1/cos^2. */
NB_INLINE struct nb_vs tangent_of(struct nb_sincos u)
{
    struct nb_pair r = nb_pair_inverse(u.cos);
    return (struct nb_vs){nb_pair_sum(nb_pair_divide(u.sin, u.cos)),
                          nb_pair_sum(nb_pair_mul(r, r))};
}

NB_INLINE struct nb_vs tangent_near(double x, struct nb_params p)
{
    (void)p;
    struct nb_vs t = tangent_of(nb_sincos_pair((struct nb_pair){x, 0}));
    return (struct nb_vs){x == 0 ? x : t.v, t.s};
}

/* Infinities and NaN are far too. */
static int tangent_is_far(double x, struct nb_params p)
{
    (void)p;
    return !(fabs(x) <= NB_CIRCULAR_END);
}

static struct nb_vs tangent_far(double x, struct nb_params p)
{
    (void)p;
    double q;
    struct nb_pair r = nb_reduce_far(x, 0, 0, &q);
    return tangent_of(nb_turn(r, q));
}

/* 1/(1+x^2) with the square and the sum as pairs; far out it is (1/x)^2. */
NB_INLINE struct nb_vs arctangent(double x, struct nb_params p)
{
    (void)p;
    double a = nb_at_most(LARGE, fabs(x));
    struct nb_pair d = nb_pair_add(one, nb_two_prod(a, a));
    double v = nb_pair_sum(nb_angle(one, (struct nb_pair){a, 0}));
    double slope = nb_pair_sum(nb_pair_inverse(d));
    return (struct nb_vs){copysign(v, x),
                          nb_choose(nb_when(fabs(x) > LARGE), nb_inverse_square(fabs(x)), slope)};
}

/* sqrt((1 - a)(1 + a)) for 0 <= a < 1; at 1 and beyond, something tiny. */
NB_INLINE struct nb_pair other_leg(double a)
{
    double b = nb_at_most(1, a);
    struct nb_pair square = nb_pair_mul(nb_two_sum(1, -b), nb_two_sum(1, b));
    square.hi = nb_choose(nb_when(b < 1), square.hi, 0x1p-200);
    return nb_pair_sqrt(square);
}

/* v inside of (-1, 1), `limit` at its ends, NaN elsewhere. */
NB_INLINE double where_defined(double a, double v, double limit)
{
    double other = nb_choose(nb_when(a == 1), limit, NAN);
    return nb_choose(nb_when(a < 1), v, other);
}

NB_INLINE struct nb_vs arcsine(double x, struct nb_params p)
{
    (void)p;
    double a = fabs(x);
    struct nb_pair r = other_leg(a);
    double v = nb_pair_sum(nb_angle(r, (struct nb_pair){nb_at_most(1, a), 0}));
    double s = nb_pair_sum(nb_pair_inverse(r));
    return (struct nb_vs){copysign(where_defined(a, v, HALF_PI_HI), x),
                          where_defined(a, s, INFINITY)};
}

/* Left of 0, pi minus the angle on the right. */
NB_INLINE struct nb_vs arccosine(double x, struct nb_params p)
{
    (void)p;
    double a = fabs(x);
    struct nb_pair r = other_leg(a), right = nb_angle((struct nb_pair){nb_at_most(1, a), 0}, r);
    struct nb_pair pi = {2 * HALF_PI_HI, 2 * HALF_PI_LO};
    struct nb_mask left_of_0 = nb_when(x < 0);
    struct nb_pair left = nb_pair_add(pi, nb_pair_negate(right));
    double v = nb_pair_sum(nb_pair_choose(left_of_0, left, right));
    double s = nb_pair_sum(nb_pair_inverse(r)), limit = nb_choose(left_of_0, pi.hi, 0);
    return (struct nb_vs){where_defined(a, v, limit), -where_defined(a, s, INFINITY)};
}

NB_KERNELS_FAR(tangent) /* 3 serial: what is far */
NB_KERNELS(arctangent)
NB_KERNELS(arcsine)
NB_KERNELS(arccosine)

#define OF_X .args = {{.name = "x"}}, .operands = 1
/* The product keeps its digits beside 1, the square in its derivative, -2x. */
#define ONE_MINUS_SQUARE "where(abs(x) < 0.5, 1 - x^2, (1 - x)*(1 + x))"

static const struct nb_op rows[] = {
    {.name = "tan",
     OF_X,
     NB_USE_KERNELS(tangent),
     .enclose = {nb_enclose_tan},
     .deriv = "1 + tan(x)^2",
     .curve = "2*tan(x)*tan'(x)",
     .event = "x/3.141592653589793 - 0.5",
     .event_integer = true,
     .doc = N_("Tangent, x in radians."),
     .torch = "torch.tan"},
    {.name = "asin",
     .aliases = "arcsin",
     OF_X,
     NB_USE_KERNELS(arcsine),
     .turns = {{""}, {"0"}},
     .domain = {-1, 1},
     .deriv = "1/sqrt(1 - x^2)",
     .curve = "x*asin'(x)/" ONE_MINUS_SQUARE,
     .event = "(1 - x)*(1 + x)",
     .doc = N_("Inverse of the sine."),
     .torch = "torch.asin"},
    {.name = "acos",
     .aliases = "arccos",
     OF_X,
     NB_USE_KERNELS(arccosine),
     .turns = {{""}, {"0"}},
     .domain = {-1, 1},
     .deriv = "-1/sqrt(1 - x^2)",
     .curve = "x*acos'(x)/" ONE_MINUS_SQUARE,
     .event = "(1 - x)*(1 + x)",
     .doc = N_("Inverse of the cosine."),
     .torch = "torch.acos"},
    {.name = "atan",
     .aliases = "arctan",
     OF_X,
     NB_USE_KERNELS(arctangent),
     .turns = {{""}, {"0"}},
     .deriv = "1/(1 + x^2)",
     .curve = "-2*(clip(x, -1e300, 1e300)*atan'(x))*atan'(x)",
     .low = "-pi/2",
     .high = "pi/2",
     .range = "(-pi/2, pi/2)",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("Inverse of the tangent."),
     .torch = "torch.atan"},
};

const struct nb_family NB_FAMILY(nb_circle_family) = {rows, NB_COUNT(rows)};
