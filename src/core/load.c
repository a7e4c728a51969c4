/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of leaves. */
#include "config.h"

#include "core/load.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "core/family.h"
#include "core/op.h"

/* Knuth: s + *rest = a + b exactly. */
static double two_sum(double a, double b, double *rest)
{
    double s = a + b, t = s - a;
    *rest = (a - (s - t)) + (b - t);
    return s;
}

/* The two products are exact as pairs, their sum is a pair with an error far
 * below half an ulp, and one division with its residual rounds once. *left has
 * the sign of what rounding took away. (kernel_range.c has the same for chunks
 * of ordinary ranges.) */
static double interpolate(double a, double b, double m, double i, double *left)
{
    double h1 = (m - i) * a, l1 = fma(m - i, a, -h1);
    double h2 = i * b, l2 = fma(i, b, -h2);
    double rest, low, hi = two_sum(h1, h2, &rest);
    double mid = two_sum(l1, l2, &low);
    double lo, h = two_sum(hi, rest + mid, &lo);
    lo += low;
    double q = h / m;
    return two_sum(q, (fma(-q, m, h) + lo) / m, left);
}

/* ldexp(y, e), where y lacks `left` of the exact number: when y lies half way
 * between two subnormals, `left` decides. */
static double scale_down(double y, double left, int e)
{
    double r = ldexp(y, e), off = y - ldexp(r, -e);
    bool tie = off != 0 && fabs(off) == ldexp(0.5, -1074 - e);
    return tie && left != 0 ? ldexp(nextafter(y, left > 0 ? INFINITY : -INFINITY), e) : r;
}

static double linspace_element(struct nb_range r, size_t count, size_t i)
{
    if (i == 0 || count == 1)
        return r.start;
    if (i == count - 1)
        return r.end;
    /* Near the ends of the exponent range, work on scaled numbers. */
    double big = fmax(fabs(r.start), fabs(r.end)), m = (double)(count - 1), left;
    if (!isfinite(big))
        return r.start * (1 - (double)i / m) + r.end * ((double)i / m);
    if (big > 0x1p900 || (big < 0x1p-900 && big > 0)) {
        int e;
        frexp(big, &e);
        double y = interpolate(ldexp(r.start, -e), ldexp(r.end, -e), m, (double)i, &left);
        return scale_down(y, left, e);
    }
    return interpolate(r.start, r.end, m, (double)i, &left);
}

double nb_range_element(struct nb_range range, size_t count, size_t i)
{
    if (range.stepped)
        return fma((double)i, range.step, range.start);
    return linspace_element(range, count, i);
}

/* Whether products of the ends and counts stay far from the exponents' ends. */
static bool is_ordinary(struct nb_range r)
{
    double big = fmax(fabs(r.start), fabs(r.end));
    return r.stepped || (big > 0x1p-900 && big < 0x1p900);
}

static void load_range(const struct nb_expr *e, size_t first, size_t n, double *out)
{
    size_t count = e->shape.dim[0];
    struct nb_range r = e->range;
    if (!is_ordinary(r) || count < 2) {
        for (size_t k = 0; k < n; k++)
            out[k] = nb_range_element(r, count, first + k);
        return;
    }
    const struct nb_range_kernels *kernels = nb_range_kernels();
    if (r.stepped)
        kernels->arange(r.start, r.step, (double)first, n, out);
    else
        kernels->linspace(r.start, r.end, (double)(count - 1), (double)first, n, out);
    /* The ends of a linspace are as they were given. */
    if (!r.stepped && first == 0)
        out[0] = r.start;
    if (!r.stepped && first + n == count)
        out[n - 1] = r.end;
}

static double element(const struct nb_expr *e, const double *data, size_t i)
{
    if (data)
        return data[e->shape.rank == 0 ? 0 : i];
    switch (e->op->form) {
    case NB_CONST:
        return e->num;
    case NB_DATA:
        return e->data[i];
    case NB_RANGE:
        return nb_range_element(e->range, e->shape.dim[0], i);
    default:
        assert(0 && "not a leaf");
        return NAN;
    }
}

static void load_view(const struct nb_expr *e, const double *data, size_t first, size_t n,
                      double *out)
{
    size_t columns = nb_shape_columns(e->shape);
    size_t r = first / columns, c = first % columns;
    for (size_t k = 0; k < n; k++) {
        ptrdiff_t at =
            e->view.offset + (ptrdiff_t)r * e->view.step[0] + (ptrdiff_t)c * e->view.step[1];
        out[k] = element(e->arg[0], data, (size_t)at);
        if (++c == columns) {
            c = 0;
            r++;
        }
    }
}

void nb_load(const struct nb_expr *e, const double *data, size_t first, size_t n, double *out)
{
    if (e->op->form == NB_DATA && !data)
        data = e->data;
    if (e->shape.rank == 0 && e->op->form != NB_VIEW) {
        double v = element(e, data, 0);
        for (size_t k = 0; k < n; k++)
            out[k] = v;
    } else if (e->op->form == NB_VIEW) {
        if (e->shape.rank > 0) {
            load_view(e, data, first, n, out);
            return;
        }
        load_view(e, data, 0, 1, out);
        for (size_t k = 1; k < n; k++)
            out[k] = out[0];
    } else if (data) {
        memcpy(out, data + first, n * sizeof *out);
    } else if (e->op->form == NB_RANGE) {
        load_range(e, first, n, out);
    } else {
        for (size_t k = 0; k < n; k++)
            out[k] = element(e, NULL, first + k);
    }
}
