/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loops over whole vectors, for any number of numbers. What remains is made a vector, too, or
 * computed alone where it is one: a plain number. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "rows/kernel.h"

enum { MOST_LANES = 8 };

static size_t rest_of(const struct nb_loops *l, size_t n)
{
    assert(l->lanes <= MOST_LANES && (l->lanes & (l->lanes - 1)) == 0);
    return n & (l->lanes - 1);
}

/* The last numbers, and the last of them again for the rest of a vector: mild where they are. */
static void fill(double *in, const double *x, size_t rest)
{
    for (size_t i = 0; i < MOST_LANES; i++)
        in[i] = x[i < rest ? i : rest - 1];
}

/* Values or slopes. */
static void compute(const struct nb_loops *l, nb_loop_of_one *loop, size_t n, double *y,
                    const double *const *a)
{
    const size_t rest = rest_of(l, n), whole = n - rest;
    const double *x = a[0] + whole;
    if (whole > 0)
        loop(whole, y, a[0], a);
    if (rest == 1) {
        const struct nb_vs r = l->one(*x, a);
        y[whole] = loop == l->value ? r.v : r.s;
    } else if (rest > 1) {
        double in[MOST_LANES], out[MOST_LANES];
        fill(in, x, rest);
        loop(l->lanes, out, in, a);
        memcpy(y + whole, out, rest * sizeof *y);
    }
}

void nb_loops_value(const struct nb_loops *l, size_t n, double *y, const double *const *a)
{
    compute(l, l->value, n, y, a);
}

void nb_loops_slope(const struct nb_loops *l, size_t n, double *dy, const double *const *a)
{
    compute(l, l->slope, n, dy, a);
}

void nb_loops_both(const struct nb_loops *l, size_t n, double *y, double *dy,
                   const double *const *a)
{
    const size_t rest = rest_of(l, n), whole = n - rest;
    const double *x = a[0] + whole;
    if (whole > 0)
        l->both(whole, y, dy, a[0], a);
    if (rest == 1) {
        const struct nb_vs r = l->one(*x, a);
        y[whole] = r.v;
        dy[whole] = r.s;
    } else if (rest > 1) {
        double in[MOST_LANES], value[MOST_LANES], slope[MOST_LANES];
        fill(in, x, rest);
        l->both(l->lanes, value, slope, in, a);
        memcpy(y + whole, value, rest * sizeof *y);
        memcpy(dy + whole, slope, rest * sizeof *dy);
    }
}
