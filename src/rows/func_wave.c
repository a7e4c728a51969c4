/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waves and bumps. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/circular.h"
#include "number/odd.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* Infinities and NaN are far too. */
NB_INLINE int beyond(double u)
{
    return !(fabs(u) <= NB_CIRCULAR_END);
}

NB_INLINE struct nb_vs sine_near(double x, struct nb_params p)
{
    (void)p;
    struct nb_sincos u = nb_sincos_pair((struct nb_pair){x, 0});
    return (struct nb_vs){x == 0 ? x : nb_pair_sum(u.sin), nb_pair_sum(u.cos)};
}

static int sine_is_far(double x, struct nb_params p)
{
    (void)p;
    return beyond(x);
}

static struct nb_sincos far_out(double x)
{
    double q;
    struct nb_pair r = nb_reduce_far(x, 0, 0, &q);
    return nb_turn(r, q);
}

static struct nb_vs sine_far(double x, struct nb_params p)
{
    (void)p;
    struct nb_sincos u = far_out(x);
    return (struct nb_vs){nb_pair_sum(u.sin), nb_pair_sum(u.cos)};
}

NB_INLINE struct nb_vs cosine_near(double x, struct nb_params p)
{
    (void)p;
    struct nb_sincos u = nb_sincos_pair((struct nb_pair){x, 0});
    return (struct nb_vs){nb_pair_sum(u.cos), x == 0 ? -x : -nb_pair_sum(u.sin)};
}

static int cosine_is_far(double x, struct nb_params p)
{
    (void)p;
    return beyond(x);
}

static struct nb_vs cosine_far(double x, struct nb_params p)
{
    (void)p;
    struct nb_sincos u = far_out(x);
    return (struct nb_vs){nb_pair_sum(u.cos), -nb_pair_sum(u.sin)};
}

/* 1 + sin(2u) = 2 sin(u + pi/4)^2, which has no cancellation: u + pi/4 is
 * m pi/2 + r with r = u - (2m - 1) pi/4. */
NB_INLINE double snake_slope_at(struct nb_pair r, double m)
{
    struct nb_mask odd = nb_when(m - 2 * nb_whole(0.5 * m) != 0);
    struct nb_pair s = nb_pair_choose(odd, nb_cos_small(r), nb_sin_small(r));
    return 2 * nb_pair_sum(nb_pair_mul(s, s));
}

/* x + sin(u)^2/alpha, u = alpha x. It rises, and is 0 at 0 alone: in pairs, what
 * cancels is not missed. */
NB_INLINE struct nb_vs snake_near(double x, struct nb_params p)
{
    struct nb_pair alpha = {p.p[0], 0}, u = nb_two_prod(p.p[0], x);
    struct nb_pair s = nb_sincos_pair(u).sin, q = nb_pair_divide(nb_pair_mul(s, s), alpha);
    struct nb_pair sum = nb_two_sum(x, q.hi);
    sum.lo += q.lo;
    double v = fabs(u.hi) < 0x1p-100 ? x : nb_pair_sum(sum);
    double m = nb_whole(u.hi * 0.63661977236758134308 + 0.5);
    return (struct nb_vs){v, snake_slope_at(nb_turn_reduce(u, 2 * m - 1), m)};
}

/* The same product of two numbers one of which is no odd one. */
static void balance(double *p, double *x)
{
    enum { MOST = 1000 };
    int e, k;
    if (!nb_is_odd(*p) || *p == 0 || !isfinite(*p * 0) || !isfinite(*x))
        return;
    double y = frexp(*x, &k), q = frexp(*p, &e);
    int shift = e + k < MOST ? e : MOST - k;
    *x = ldexp(y, k + shift);
    *p = ldexp(q, e - shift);
}

static int snake_is_far(double x, struct nb_params p)
{
    return beyond(p.p[0] * x) || nb_is_odd(p.p[0]);
}

/* At infinity the value has a limit, the slope has none. */
static struct nb_vs snake_far(double x, struct nb_params p)
{
    double q, m, line = x;
    struct nb_pair r, u = nb_odd_product(p.p[0], x);
    /* x + x u and 1 + 2u where u is nearly 0; no slope where u is no number. */
    bool endless = isinf(p.p[0]) || isinf(x);
    if (fabs(u.hi) < 0x1p-60 || (endless && isinf(u.hi)))
        return (struct nb_vs){endless ? x : x + x * u.hi, isinf(u.hi) ? NAN : 1};
    if (fabs(u.hi) <= NB_CIRCULAR_END) {
        double s = nb_pair_sum(nb_sincos_pair(u).sin), c = nb_pair_sum(nb_sincos_pair(u).cos);
        return (struct nb_vs){x + s * (s / p.p[0]), 1 + 2 * s * c};
    }
    double alpha = p.p[0];
    balance(&alpha, &x);
    r = nb_reduce_product(alpha, x, 0, &q);
    double s = nb_pair_sum(nb_turn(r, q).sin);
    r = nb_reduce_product(alpha, x, 1, &m);
    return (struct nb_vs){line + s * s / p.p[0], snake_slope_at(r, m)};
}

/* sin(w0 x), slope w0 cos(w0 x). */
NB_INLINE struct nb_vs siren_of(struct nb_sincos u, double w0)
{
    return (struct nb_vs){nb_pair_sum(u.sin), nb_pair_sum(nb_pair_scale(u.cos, w0))};
}

NB_INLINE struct nb_vs siren_near(double x, struct nb_params p)
{
    struct nb_pair u = nb_two_prod(p.p[0], x);
    struct nb_vs r = siren_of(nb_sincos_pair(u), p.p[0]);
    return (struct nb_vs){fabs(u.hi) < 0x1p-100 ? u.hi : r.v, r.s};
}

static int siren_is_far(double x, struct nb_params p)
{
    return beyond(p.p[0] * x) || nb_is_odd(p.p[0]);
}

static struct nb_vs siren_far(double x, struct nb_params p)
{
    double q;
    /* A wave of no frequency; one of any at 0. */
    if ((p.p[0] == 0 && isinf(x)) || (x == 0 && isinf(p.p[0])))
        return (struct nb_vs){0, p.p[0]};
    struct nb_pair u = nb_odd_product(p.p[0], x);
    if (fabs(u.hi) <= NB_CIRCULAR_END) {
        struct nb_vs r = siren_of(nb_sincos_pair(u), p.p[0]);
        return (struct nb_vs){fabs(u.hi) < 0x1p-100 ? u.hi : r.v, r.s};
    }
    double w0 = p.p[0];
    balance(&w0, &x);
    struct nb_pair r = nb_reduce_product(w0, x, 0, &q);
    return siren_of(nb_turn(r, q), p.p[0]);
}

/* exp(-x^2), slope -2x exp(-x^2). */
NB_INLINE struct nb_vs gaussian(double x, struct nb_params p)
{
    double a = nb_at_most(28, fabs(x));
    struct nb_decay e = nb_gauss(a, 1, p.mild);
    double s = nb_pair_round(nb_pair_scale(e.value, 2 * a), e.scale);
    return (struct nb_vs){nb_pair_round(e.value, e.scale),
                          -copysign(!p.mild && a < 0x1p-900 ? 2 * a : s, x)};
}

/* (sin u/u - cos u)/u^2 for u^2 = z <= 1.4: 1/3 - z/30 + z^2/840 - ..., the k-th term
 * z^(k-1) 2k/(2k+1)!; all but two in doubles. */
NB_INLINE struct nb_pair sinc_fall(struct nb_pair z)
{
    static const double c[] = {
        1. / 840,         -1. / 45360,          1. / 3991680,          -1. / 518918400,
        1. / 93405312000, -1. / 22230464256000, 1. / 6758061133824000, -1. / 2554547108585472000};
    double u2 = z.hi * z.hi;
    struct nb_pair s = {nb_poly8(c, z.hi, u2), 0};
    s = nb_pair_step(s, z, -1. / 30, -0x1.1111111111111p-61);
    return nb_pair_step(s, z, 1. / 3, 0x1.5555555555555p-56);
}

/* sin(pi x)/(pi x) and its slope, x = k/2 + r with r exact. */
NB_INLINE struct nb_vs sinc_at(double x, double k, double r)
{
    const struct nb_pair pi = {2 * HALF_PI_HI, 2 * HALF_PI_LO};
    struct nb_sincos at = nb_turn(nb_pair_scale(pi, r), k - 4 * nb_whole(0.25 * k));
    struct nb_pair u = nb_pair_scale(pi, x), v = nb_pair_divide(at.sin, u);
    struct nb_pair off = nb_pair_add(at.cos, nb_pair_negate(v));
    struct nb_pair far = nb_pair_divide(off, (struct nb_pair){x, 0});
    struct nb_pair near = nb_pair_mul(nb_pair_mul(u, pi), sinc_fall(nb_pair_mul(u, u)));
    struct nb_mask close = nb_when(fabs(x) < 0.375), tiny = nb_when(fabs(x) < 0x1p-400);
    struct nb_pair third =
        nb_pair_mul(nb_pair_mul(pi, pi), (struct nb_pair){1. / 3, 0x1.5555555555555p-56});
    double slope = nb_choose(close, -nb_pair_sum(near), nb_pair_sum(far));
    double value = nb_choose(nb_when(fabs(x) < 0x1p-28), 1, nb_pair_sum(v));
    return (struct nb_vs){value == 0 ? 0 : nb_or_nan(x, value),
                          nb_choose(tiny, -nb_scale_round(third, x), slope)};
}

NB_INLINE struct nb_vs normalized_sinc_near(double x, struct nb_params p)
{
    (void)p;
    double k = nb_whole(2 * x);
    return sinc_at(x, k, x - 0.5 * k);
}

static int normalized_sinc_is_far(double x, struct nb_params p)
{
    (void)p;
    return !(fabs(x) < 0x1p49);
}

/* From 2^53 on all are even numbers. */
static struct nb_vs normalized_sinc_far(double x, struct nb_params p)
{
    (void)p;
    if (!(fabs(x) < 0x1p53))
        return (struct nb_vs){nb_or_nan(x, 0), 1 / x};
    double turn = fmod(x, 2), k = nb_whole(2 * turn);
    return sinc_at(x, k, turn - 0.5 * k);
}

/* exp(-(alpha x + s)^2) by the sum as a pair, slope -2 alpha (alpha x + s) of it. */
NB_INLINE struct nb_vs bell_at(struct nb_pair u, double alpha)
{
    double a = nb_at_most(28, fabs(u.hi)), lo = a < 28 ? u.lo : 0;
    struct nb_pair b = {copysign(a, u.hi), lo}, z = nb_pair_mul(b, b);
    struct nb_decay e = nb_exp_decay(z.hi, z.lo, false);
    double v = nb_pair_round(e.value, e.scale);
    return (struct nb_vs){nb_or_nan(u.hi, v), nb_or_nan(u.hi, -2 * (alpha * (b.hi * v)))};
}

NB_INLINE struct nb_vs bell_usual(double x, struct nb_params p)
{
    double y = copysign(nb_at_most(0x1p600, fabs(x)), x);
    struct nb_pair u = nb_pair_add(nb_two_prod(p.p[0], y), (struct nb_pair){p.p[1], 0});
    u.lo = fabs(u.hi) < 28 ? u.lo : 0;
    return bell_at(u, p.p[0]);
}

static int bell_is_odd(struct nb_params p)
{
    return nb_is_odd(p.p[0]) || isinf(p.p[1]);
}

static struct nb_vs bell_odd(double x, struct nb_params p)
{
    struct nb_pair u = nb_odd_product(p.p[0], x), sum = nb_two_sum(u.hi, p.p[1]);
    sum.lo = isinf(sum.hi) ? 0 : sum.lo + u.lo;
    return bell_at(sum, p.p[0]);
}

NB_KERNELS_ODD_2(bell)  /* 3 serial: odd parameters */
NB_KERNELS_FAR(sine)    /* 3 serial: what is far */
NB_KERNELS_FAR(cosine)  /* 3 serial: what is far */
NB_KERNELS_FAR_1(snake) /* 3 serial: what is far */
NB_KERNELS_FAR_1(siren) /* 3 serial: what is far */

NB_KERNELS_FAR(normalized_sinc) /* 3 serial: what is far */

NB_INLINE bool gaussian_is_mild(size_t n, const double *x, struct nb_params p)
{
    (void)p;
    return nb_all_within(n, x, 0x1p-800, 20);
}

NB_KERNELS_MILD(gaussian, gaussian_is_mild)

/* (sin(u)/u)'' is -this, u = pi x: 1/3 - u^2/10 + u^4/168 - ..., the k-th term
 * u^(2k-2) 2k (2k-1)/(2k+1)!. Where u is small the other form cancels. */
#define SINC_CURVE                                                                                 \
    "(1/3 - (pi*x)^2*(1/10 - (pi*x)^2*(1/168 - (pi*x)^2*(1/6480 - (pi*x)^2*(1/443520 - "           \
    "(pi*x)^2*(1/47174400 - (pi*x)^2*(1/7185024000 - (pi*x)^2*(1/1482030950400 - "                 \
    "(pi*x)^2*(1/397533007872000 - (pi*x)^2*(1/1.34449847820288e17 - "                             \
    "(pi*x)^2*(1/5.595674618806272e19 - (pi*x)^2*(1/2.810001819444019e22 - "                       \
    "(pi*x)^2*(1/1.6752106846797464e25 - "                                                         \
    "(pi*x)^2*(1/1.1695452372671564e28))))))))))))))"

/* The square root of gaussian(x), which is subnormal where 4x^2 lifts it. */
#define HALF_BELL "(gaussian(x/2)*gaussian(x/2))"

#define OF_X .args = {{.name = "x"}}, .operands = 1

static const struct nb_op rows[] = {
    {.name = "sin",
     .aliases = "sine sinusoid",
     OF_X,
     NB_USE_KERNELS(sine),
     .enclose = {nb_enclose_sin, nb_enclose_cos},
     .deriv = "cos(x)",
     .curve = "-sin(x)",
     .range = "[-1, 1]",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .doc = N_("Sine, x in radians."),
     .source = "Lapedes & Farber",
     .year = 1987,
     .torch = "torch.sin"},
    {.name = "cos",
     .aliases = "cosine",
     OF_X,
     NB_USE_KERNELS(cosine),
     .enclose = {nb_enclose_cos, nb_enclose_minus_sin},
     .deriv = "-sin(x)",
     .curve = "-cos(x)",
     .range = "[-1, 1]",
     .smooth = NB_CINF,
     .parity = NB_EVEN,
     .doc = N_("Cosine, x in radians."),
     .torch = "torch.cos"},
    {.name = "snake",
     .args = {{.name = "x"}, {"alpha", true, 1}},
     .operands = 1,
     NB_USE_KERNELS(snake),
     .turns = {{""}},
     .formula = "x + sin(alpha*x)^2/alpha",
     .deriv = "1 + sin(2*alpha*x)",
     .curve = "siren'(x, 2*alpha)",
     .low = "-inf",
     .high = "inf",
     .range = "(-inf, inf)",
     .smooth = NB_CINF,
     .monotone = NB_RISING,
     .doc = N_("Identity with a periodic part."),
     .source = "Ziyin et al., arXiv:2006.08195",
     .year = 2020},
    {.name = "siren",
     .args = {{.name = "x"}, {"w0", true, 30}},
     .operands = 1,
     NB_USE_KERNELS(siren),
     .formula = "sin(w0*x)",
     .deriv = "w0*cos(w0*x)",
     .curve = "-w0^2*siren(x, w0)",
     .range = "[-1, 1]",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .doc = N_("Sine of high frequency, for implicit representations."),
     .source = "Sitzmann et al., arXiv:2006.09661",
     .year = 2020},
    {.name = "normalized_sinc",
     OF_X,
     NB_USE_KERNELS(normalized_sinc),
     .formula = "sinc(pi*x)",
     .deriv = "where(x == 0, 0, (cos(pi*x) - sinc(pi*x))/x)",
     .enclose = {nb_enclose_normalized_sinc},
     .curve = "where(abs(x) < 0.75, -pi^2*" SINC_CURVE ", "
              "-pi^2*normalized_sinc(x) - 2*normalized_sinc'(x)/x)",
     .low = "0",
     .high = "0",
     .range = "[-0.21723362821122166, 1]",
     .smooth = NB_CINF,
     .parity = NB_EVEN,
     .doc = N_("sin(pi*x)/(pi*x), PyTorch's and NumPy's sinc."),
     .torch = "torch.sinc",
     .jax = "jnp.sinc"},

    {.name = "bell",
     .args = {{.name = "x"}, {"alpha", true, 1}, {"s", true, 0}},
     .operands = 1,
     .internal = true,
     .unsaid = true,
     .value = bell_value,
     .slope = bell_slope,
     .both = bell_both,
     .formula = "exp(-(alpha*x + s)^2)",
     .deriv = "-2*alpha*(alpha*x + s)*exp(-(alpha*x + s)^2)",
     .curve = "2*times(alpha, times(alpha, "
              "(2*clip(times(alpha, x) + s, -1e3, 1e3)^2 - 1)*bell(x, alpha, s)))"},
    {.name = "gaussian",
     .aliases = "rbf",
     OF_X,
     NB_USE_KERNELS(gaussian),
     .turns = {{"0"}, {"-0.7071067811865476", "0.7071067811865476"}},
     .formula = "exp(-x^2)",
     .deriv = "-2*x*exp(-x^2)",
     .curve = "where(abs(x) > 26, ((4*clip(x, -1e5, 1e5)^2 - 2)*" HALF_BELL ")*" HALF_BELL ", "
              "gaussian(x)*where(abs(4*x^2 - 2) < 1, "
              "4*(abs(x) - 0.7071067811865476 + 4.833646656726457e-17)*"
              "(abs(x) + 0.7071067811865476), 4*x^2 - 2))",
     .low = "0",
     .high = "0",
     .range = "(0, 1]",
     .smooth = NB_CINF,
     .parity = NB_EVEN,
     .doc = N_("Radial basis function."),
     .source = "Broomhead & Lowe",
     .year = 1988},
};

const struct nb_family NB_FAMILY(nb_wave_family) = {rows, NB_COUNT(rows)};
