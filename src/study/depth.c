/* SPDX-License-Identifier: GPL-3.0-or-later */
/* depth(f, n): the derivative of f(f(...f(x)...)), a product of n slopes. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/sort.h"
#include "base/xalloc.h"
#include "eval/sampler.h"
#include "study/cells.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

enum {
    NORMAL = 999, /* quantiles of the normal distribution, 0 in their middle */
    GRID = 2401,  /* points of -6..6 */
    POINTS = NORMAL + GRID,
    MOST = 1000, /* layers */
};

/* Points that go through the layers: where they are, and how much they would have
 * moved by now. */
struct layers {
    double x[POINTS], slope[POINTS];
    double f[POINTS], d[POINTS]; /* of one layer */
};

/* The x with Phi(x) = p, by bisection: it need not be fast. */
static double normal_quantile(double p)
{
    double lo = -10, hi = 10;
    for (int i = 0; i < 60; i++) {
        double mid = (lo + hi) / 2;
        *(erfc(-mid * M_SQRT1_2) / 2 < p ? &lo : &hi) = mid;
    }
    return (lo + hi) / 2;
}

static void start(struct layers *l)
{
    for (size_t i = 0; i < NORMAL; i++)
        l->x[i] = i == NORMAL / 2 ? 0 : normal_quantile(((double)i + 0.5) / NORMAL);
    for (size_t i = 0; i < GRID; i++)
        l->x[NORMAL + i] = ((double)i - GRID / 2) / (GRID / 12);
    for (size_t i = 0; i < POINTS; i++)
        l->slope[i] = 1;
}

static bool step(struct layers *l, struct nb_sampler *sampler, struct nb_err *err)
{
    if (!nb_sampler_run(sampler, l->x, POINTS, (double *[]){l->f, l->d}, err))
        return false;
    for (size_t i = 0; i < POINTS; i++) {
        l->slope[i] *= l->d[i];
        l->x[i] = l->f[i];
    }
    return true;
}

static double median(const double *slopes)
{
    double sorted[NORMAL];
    for (size_t i = 0; i < NORMAL; i++)
        sorted[i] = fabs(slopes[i]);
    nb_sort_numbers(sorted, NORMAL);
    return sorted[NORMAL / 2];
}

static double largest(const double *slopes)
{
    double most = 0;
    for (size_t i = 0; i < GRID; i++)
        most = fmax(most, fabs(slopes[i]));
    return most;
}

static void add_row(struct nb_cells *t, const struct layers *l, size_t depth)
{
    enum { ZERO = NORMAL + GRID / 2, UNIT = GRID / 12, DIGITS = 4 };
    nb_cells_number(t, (double)depth);
    nb_cells_digits(t, largest(l->slope + NORMAL), DIGITS);
    nb_cells_digits(t, median(l->slope), DIGITS);
    for (int x = -2; x <= 2; x += 2)
        nb_cells_digits(t, fabs(l->slope[ZERO + x * UNIT]), DIGITS);
}

static bool print_layers(const struct nb_study *s, size_t n)
{
    struct nb_expr *both[] = {s->y, nb_study_derivative(s, 1, NB_RIGHT)};
    if (!both[1])
        return false;
    struct nb_sampler *sampler = nb_sampler_new(both, 2, s->x);
    struct layers *l = nb_xcalloc(1, sizeof *l);
    struct nb_cells t;
    bool ok = true;
    nb_cells_init(&t, _("depth largest median x=-2 x=0 x=2"));
    start(l);
    for (size_t k = 1; k <= n && ok; k++) {
        ok = step(l, sampler, s->args->err);
        add_row(&t, l, k);
    }
    if (ok)
        nb_cells_print(&t, NB_CELLS_PLAIN, s->args->in->out);
    nb_cells_free(&t);
    nb_sampler_free(sampler);
    free(l);
    return ok;
}

static struct nb_value depth(struct nb_args *a)
{
    struct nb_study s;
    size_t n = 10;
    if (!nb_study_arg(&s, a, 0) || !nb_arg_count(a, 1, &n))
        return NB_FAILED;
    if (n < 1 || n > MOST) {
        nb_fail(a, NB_ERR_VALUE, _("n must be a number of layers from 1 to %d"), MOST);
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    return print_layers(&s, n) ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "depth",
     .params = "f, n=",
     .of_x = true,
     .run = depth,
     .doc = N_("Derivatives of f(f(...f(x))): how gradients vanish or explode.")},
};

const struct nb_builtins nb_depth_commands = NB_BUILTINS(rows, N_("Facts"));
