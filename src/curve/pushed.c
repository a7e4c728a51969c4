/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Normal inputs pushed through a function. Quantiles cut them into cells of one mass; f of the
 * ends says between which values it goes. Moments are integrals by Gauss's rule of 8 points on
 * pieces of a part of sigma, cut where f may bend or jump. */
#include "config.h"

#include "curve/pushed.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "eval/sampler.h"
#include "graph/diff.h"

enum {
    CELLS = NB_PUSHED_CELLS,
    MOST_EVENTS = 64,
    ENDS = CELLS + 1 + 2 * MOST_EVENTS,
    RULE = 8,
    PIECES = 80 /* between two events, for all of the line */
};

static const double reach = 10; /* in sigmas: no mass is further out, to 1e-23 */
static const double root_half = 0.7071067811865476, root_two_pi = 2.5066282746310002;

void nb_pushed_free(struct nb_pushed *p)
{
    free(p->x);
    free(p->mass);
    free(p->f.y);
    free(p->slope.y);
    nb_sampler_free(p->sampler);
    *p = (struct nb_pushed){0};
}

/* The z below which is the share p of N(0, 1): Newton's steps from the one before. */
static double quantile_after(double z, double p)
{
    for (int i = 0; i < 30; i++) {
        const double gap = 0.5 * erfc(-z * root_half) - p;
        const double step = gap * root_two_pi * exp(0.5 * z * z);
        z -= fmax(fmin(step, 0.5), -0.5);
        if (fabs(step) < 1e-13)
            break;
    }
    return z;
}

/* Quantiles, from left to right. */
static void find_quantiles(double *x, double mu, double sigma)
{
    double z = -3.5;
    for (size_t i = 1; i <= CELLS / 2; i++) {
        z = i == CELLS / 2 ? 0 : quantile_after(z, (double)i / CELLS);
        x[i] = mu + sigma * z;
        x[CELLS - i] = mu - sigma * z;
    }
    x[0] = mu - reach * sigma;
    x[CELLS] = mu + reach * sigma;
}

static void end_cell(struct nb_pushed *p, double x, double mass)
{
    p->mass[p->cells++] = mass;
    p->x[p->cells] = x;
}

/* Cells are cut at events, with nothing between both sides of one: else the little mass of a
 * cell in which f jumps would go to where f never is. */
static void cut_cells(struct nb_pushed *p, const struct nb_place_at *at, size_t events)
{
    double x[CELLS + 1];
    size_t k = 0;
    find_quantiles(x, p->mu, p->sigma);
    p->cells = 0;
    p->x[0] = x[0];
    for (size_t i = 0; i < CELLS; i++) {
        const double width = x[i + 1] - x[i];
        double from = p->x[p->cells];
        for (; k < events && at[k].x <= x[i + 1]; k++) {
            const double beside = 1e-12 * fmax(fabs(at[k].x), p->sigma);
            if (at[k].x - beside <= from)
                continue;
            end_cell(p, at[k].x - beside, (at[k].x - from) / width / CELLS);
            end_cell(p, at[k].x + beside, 0);
            from = at[k].x + beside;
        }
        if (x[i + 1] > from)
            end_cell(p, x[i + 1], (x[i + 1] - from) / width / CELLS);
    }
}

static void add_atom(struct nb_pushed_side *s, double at, double mass)
{
    for (size_t i = 0; i < s->atoms; i++)
        if (s->atom[i].at == at) {
            s->atom[i].mass += mass;
            return;
        }
    if (s->atoms < NB_PUSHED_ATOMS)
        s->atom[s->atoms++] = (struct nb_atom){at, mass};
}

/* Where f is the same on some cells in a row, it has an atom: one alone may be an extremum. */
static void find_atoms(const struct nb_pushed *p, struct nb_pushed_side *s)
{
    enum { LEAST = 4 };
    s->atoms = 0;
    for (size_t i = 0; i < p->cells;) {
        size_t n = 0;
        double mass = 0;
        for (; i + n < p->cells && s->y[i + n] == s->y[i + n + 1]; n++)
            mass += p->mass[i + n];
        if (n >= LEAST)
            add_atom(s, s->y[i], mass);
        i += n + 1;
    }
}

/* Moments. */
struct sums {
    double f, square, slope;
};

static void add_piece(const struct nb_pushed *p, double lo, double hi, struct sums *s)
{
    static const double node[] = {0.1834346424956498, 0.5255324099163290, 0.7966664774136267,
                                  0.9602898564975363};
    static const double weight[] = {0.3626837833783620, 0.3137066458778873, 0.2223810344533745,
                                    0.1012285362903763};
    double x[RULE], f[RULE], d[RULE], *out[] = {f, d};
    struct nb_err err = {0};
    const double half = 0.5 * (hi - lo), middle = lo + half;
    for (int i = 0; i < RULE; i++)
        x[i] = middle + (i % 2 ? half : -half) * node[i / 2];
    nb_sampler_run(p->sampler, x, RULE, out, &err);
    for (int i = 0; i < RULE; i++) {
        const double z = (x[i] - p->mu) / p->sigma;
        const double w = half / p->sigma * weight[i / 2] * exp(-0.5 * z * z) / root_two_pi;
        s->f += w * f[i];
        s->square += w * f[i] * f[i];
        s->slope += p->orders > 1 ? w * d[i] * d[i] : NAN;
    }
}

static struct sums integrate(const struct nb_pushed *p, const double *cuts, size_t count,
                             size_t pieces)
{
    struct sums s = {0};
    for (size_t i = 0; i + 1 < count; i++) {
        const double width = cuts[i + 1] - cuts[i];
        const size_t n = (size_t)fmax(ceil((double)pieces * width / (2 * reach * p->sigma)), 1);
        for (size_t k = 0; k < n && width > 0; k++)
            add_piece(p, cuts[i] + width * (double)k / (double)n,
                      cuts[i] + width * (double)(k + 1) / (double)n, &s);
    }
    return s;
}

static bool is_near(double a, double b)
{
    return fabs(a - b) <= 2e-6 * fabs(b) + 1e-12 || (isnan(a) && isnan(b));
}

static void find_moments(struct nb_pushed *p, const struct nb_place_at *at, size_t events)
{
    double cuts[MOST_EVENTS + 2];
    size_t n = 0;
    cuts[n++] = p->x[0];
    for (size_t i = 0; i < events; i++)
        if (at[i].x > cuts[n - 1] && at[i].x < p->x[p->cells])
            cuts[n++] = at[i].x;
    cuts[n++] = p->x[p->cells];
    const struct sums s = integrate(p, cuts, n, PIECES), half = integrate(p, cuts, n, PIECES / 2);
    /* Else it is what is left of a sum. */
    p->mean = fabs(s.f) > 1e-14 * sqrt(s.square) ? s.f : 0;
    p->variance = fmax(s.square - s.f * s.f, 0);
    p->square = s.slope;
    p->rough |=
        !is_near(half.f, s.f) || !is_near(half.square, s.square) || !is_near(half.slope, s.slope);
}

static void compile(struct nb_pushed *p, struct nb_expr *y, struct nb_expr *var)
{
    struct nb_err err = {0};
    struct nb_expr *of[] = {y, nb_grad(var->pool, y, var, NB_RIGHT, &err)};
    nb_pushed_free(p);
    p->of = y;
    p->orders = of[1] ? 2 : 1;
    p->sampler = nb_sampler_new(of, p->orders, var);
    p->x = nb_xcalloc(ENDS, sizeof *p->x);
    p->mass = nb_xcalloc(ENDS, sizeof *p->x);
    p->f.y = nb_xcalloc(ENDS, sizeof *p->x);
    p->slope.y = nb_xcalloc(ENDS, sizeof *p->x);
}

void nb_pushed_make(struct nb_pushed *p, struct nb_expr *y, struct nb_expr *var,
                    struct nb_probe *probe, double mu, double sigma)
{
    struct nb_err err = {0};
    struct nb_place_at at[MOST_EVENTS + 1];
    if (p->of == y && p->mu == mu && p->sigma == sigma)
        return;
    if (p->of != y)
        compile(p, y, var);
    p->mu = mu;
    p->sigma = sigma;
    const size_t all =
        nb_probe_events(probe, mu - reach * sigma, mu + reach * sigma, at, MOST_EVENTS);
    const size_t events = all < MOST_EVENTS ? all : MOST_EVENTS;
    p->rough = all > MOST_EVENTS;
    cut_cells(p, at, events);
    nb_sampler_run(p->sampler, p->x, p->cells + 1, (double *[]){p->f.y, p->slope.y}, &err);
    find_atoms(p, &p->f);
    find_atoms(p, &p->slope);
    if (p->orders < 2)
        p->slope.atoms = 0;
    find_moments(p, at, events);
}

/* The mass of a cell goes evenly to what is between its ends. */
static void spread(double mass, double a, double b, double lo, double width, size_t count,
                   double *out)
{
    const double from = (fmin(a, b) - lo) / width, to = (fmax(a, b) - lo) / width;
    const double density = mass / fabs(b - a);
    if (!isfinite(density) || to <= 0 || from >= (double)count)
        return;
    const size_t last = (size_t)fmin(floor(to), (double)count - 1);
    for (size_t i = (size_t)fmax(floor(from), 0); i <= last; i++) {
        const double share = fmin(to, (double)i + 1) - fmax(from, (double)i);
        out[i] += share > 0 ? share * density : 0;
    }
}

void nb_pushed_density(const struct nb_pushed *p, bool slope, double lo, double hi, size_t count,
                       double *out)
{
    const double *y = slope ? p->slope.y : p->f.y;
    for (size_t i = 0; i < count; i++)
        out[i] = 0;
    for (size_t i = 0; i < p->cells; i++)
        if (p->mass[i] > 0)
            spread(p->mass[i], y[i], y[i + 1], lo, (hi - lo) / (double)count, count, out);
}
