/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges: the kernels' elements, and those that kernels do not reach. */
#include "config.h"

#include "rows/range.h"

#include <math.h>

#include "number/coef.h"
#include "rows/family.h"

/* Of two decimals as pairs that should cancel, less than this part is left. */
#define NOISE 0x1p-98

static struct nb_pair scaled(struct nb_pair a, int e)
{
    return (struct nb_pair){ldexp(a.hi, e), ldexp(a.lo, e)};
}

static struct nb_grid grid(struct nb_pair start, struct nb_pair end, size_t count)
{
    if (count < 2)
        return (struct nb_grid){start, start, 1, 0};
    struct nb_grid g = {start, end, (double)(count - 1), 0};
    if (start.lo != 0 || end.lo != 0)
        g.zero = NOISE * fmax(fabs(start.hi), fabs(end.hi)) * g.steps;
    return g;
}

static struct nb_pair start_of(const struct nb_range *r)
{
    return (struct nb_pair){r->start, r->start_rest};
}

static struct nb_pair end_of(const struct nb_range *r)
{
    return (struct nb_pair){r->end, r->end_rest};
}

static struct nb_pair step_of(const struct nb_range *r)
{
    return (struct nb_pair){r->step, r->step_rest};
}

/* ldexp(y, e), where y lacks `left` of the exact number: when y lies half way
 * between two subnormals, `left` decides. */
static double scale_down(double y, double left, int e)
{
    double r = ldexp(y, e), off = y - ldexp(r, -e);
    bool tie = off != 0 && fabs(off) == ldexp(0.5, -1074 - e);
    return tie && left != 0 ? ldexp(nextafter(y, left > 0 ? INFINITY : -INFINITY), e) : r;
}

/* Near the ends of the exponent range, on scaled numbers. */
static double extreme_element(const struct nb_range *r, size_t count, size_t i)
{
    double big = fmax(fabs(r->start), fabs(r->end)), m = (double)(count - 1);
    if (!isfinite(big))
        return r->start * (1 - (double)i / m) + r->end * ((double)i / m);
    int e;
    frexp(big, &e);
    struct nb_grid g = grid(scaled(start_of(r), -e), scaled(end_of(r), -e), count);
    struct nb_pair q = nb_grid_at(g, (double)i);
    struct nb_pair y = nb_two_sum(q.hi, q.lo);
    return scale_down(y.hi, y.lo, e);
}

/* An element that the kernels are not for. */
static double plain_element(const struct nb_range *r, size_t count, size_t i)
{
    double x = i == 0 ? r->start : i == count - 1 ? r->end : extreme_element(r, count, i);
    return r->kind == NB_LOGSPACE ? pow(r->base, x) : x;
}

/* Whether products of the ends and counts stay far from the exponents' ends. */
static bool is_ordinary(const struct nb_range *r)
{
    double big = fmax(fabs(r->start), fabs(r->end));
    return big > 0x1p-900 && big < 0x1p900 &&
           (r->kind == NB_LINSPACE || (r->base > 0 && isfinite(r->base)));
}

/* Large steps have no use for rests, and pairs none for large steps. */
static void load_arange(const struct nb_range *r, size_t count, struct nb_picks p, double *out)
{
    struct nb_walk w = {start_of(r), step_of(r), 0};
    if (!(fmax(fabs(r->start), fabs(r->step) * (double)count) < 0x1p900))
        w.start.lo = w.step.lo = 0;
    if (w.start.lo != 0 || w.step.lo != 0)
        w.zero = NOISE * fabs(r->start);
    nb_range_kernels_here()->arange(&w, p, out);
}

/* The end, where it is among the elements. */
static void put_end(double number, double value, struct nb_picks p, double *out)
{
    double k = p.by == 0 ? 0 : (number - p.first) / p.by;
    if (k >= 0 && k < (double)p.n && p.first + floor(k) * p.by == number)
        for (size_t i = (size_t)k; i < (p.by == 0 ? p.n : (size_t)k + 1); i++)
            out[i] = value;
}

static void load_linspace(const struct nb_range *r, size_t count, struct nb_picks p, double *out)
{
    struct nb_grid g = grid(start_of(r), end_of(r), count);
    nb_range_kernels_here()->linspace(&g, p, out);
    if (count > 1)
        put_end((double)(count - 1), r->end, p, out);
    put_end(0, r->start, p, out);
}

static void load_logspace(const struct nb_range *r, size_t count, struct nb_picks p, double *out)
{
    struct nb_grid g = grid(start_of(r), end_of(r), count);
    struct nb_pair log_base = {r->log_base, r->log_base_rest};
    nb_range_kernels_here()->logspace(&g, log_base, p, out);
}

static void load_stepped(const struct nb_range *r, size_t count, struct nb_picks p, double *out)
{
    for (size_t k = 0; k < p.n; k++)
        out[k] = (p.first + (double)k * p.by) * r->step + r->start;
    put_end((double)(count - 1), r->end, p, out);
}

void nb_range_load(const struct nb_range *r, size_t count, struct nb_picks p, double *out)
{
    if (r->kind == NB_ARANGE)
        load_arange(r, count, p, out);
    else if (r->kind == NB_STEPPED)
        load_stepped(r, count, p, out);
    else if (!is_ordinary(r))
        for (size_t k = 0; k < p.n; k++)
            out[k] = plain_element(r, count, (size_t)(p.first + (double)k * p.by));
    else if (r->kind == NB_LOGSPACE)
        load_logspace(r, count, p, out);
    else
        load_linspace(r, count, p, out);
}

double nb_range_element(struct nb_range r, size_t count, size_t i)
{
    double x;
    nb_range_load(&r, count, (struct nb_picks){(double)i, 1, 1}, &x);
    return x;
}

/* (end - start)/step, with numbers scaled so that step is near 1 and its rest is
 * no subnormal, as the whole number above; a quotient that differs from a whole
 * number by less than the decimals can tell is that number. */
static double exact_count(struct nb_range r, double rough)
{
    int e;
    frexp(r.step, &e);
    struct nb_pair start = scaled(start_of(&r), -e), end = scaled(end_of(&r), -e);
    double big = fmax(fabs(start.hi), fabs(end.hi));
    if (!(big < 0x1p900))
        return rough;
    struct nb_pair length = nb_pair_add(end, nb_pair_negate(start));
    struct nb_pair q = nb_pair_divide(length, scaled(step_of(&r), -e));
    double whole = rint(q.hi), above = (q.hi - whole) + q.lo;
    return whole + (above > 4 * NOISE * big);
}

double nb_range_count(struct nb_range r)
{
    double count = ceil((r.end - r.start) / r.step);
    if (r.step == 0 || !(fabs(count) <= 0x1p53))
        return count;
    count = exact_count(r, count);
    if (count < 1)
        return 0;
    /* A last element before the end that rounds to it: arange(0, 1, 1/3). */
    double last = nb_range_element(r, (size_t)count, (size_t)count - 1);
    return count - (r.step > 0 ? last >= r.end : last <= r.end);
}

/* log b as k ln 2 + log f, f between sqrt(1/2) and sqrt(2), and log f as 2 artanh s,
 * s = (f - 1)/(f + 1): s^2 < 0.03, so that 22 terms leave 2^-115. All in pairs: the
 * exponent of e is as large as 710, and needs its relative error below 2^-70. */
static struct nb_pair log_pair(double b)
{
    int k;
    double f = frexp(b, &k);
    if (f < SQRT_2_HI / 2) {
        f *= 2;
        k--;
    }
    struct nb_pair s = nb_pair_divide((struct nb_pair){f - 1, 0}, nb_two_sum(f, 1));
    struct nb_pair z = nb_pair_mul(s, s), sum = {0, 0};
    for (int j = 21; j >= 0; j--)
        sum = nb_pair_add(nb_pair_mul(sum, z), nb_pair_inverse((struct nb_pair){2 * j + 1, 0}));
    sum = nb_pair_scale(nb_pair_mul(sum, s), 2);
    return nb_pair_add(nb_pair_scale((struct nb_pair){LN2_HI, LN2_LO}, k), sum);
}

void nb_range_set_base(struct nb_range *range, double base)
{
    range->kind = NB_LOGSPACE;
    range->base = base;
    if (!(base > 0 && isfinite(base)))
        return;
    struct nb_pair log = log_pair(base);
    range->log_base = log.hi;
    range->log_base_rest = log.lo;
}
