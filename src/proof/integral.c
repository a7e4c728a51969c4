/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adaptive quadrature: the panel with the largest error is halved. */
#include "config.h"

#include "proof/integral.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/sampler.h"

enum { MOST_PANELS = 2000, HALF = 8, POINTS = 2 * HALF - 1 };

#define TARGET 1e-13

/* Abscissas on [0, 1] and the weights of the 15-point and of the 7-point rule. Sums
 * are long doubles, where these are longer, for the last digit's sake. */
static const struct {
    long double x, kronrod, gauss;
} rule[HALF] = {
    {0.99145537112081263921L, 0.022935322010529224964L, 0},
    {0.94910791234275852453L, 0.063092092629978553291L, 0.12948496616886969327L},
    {0.86486442335976907279L, 0.10479001032225018384L, 0},
    {0.74153118559939443986L, 0.14065325971552591875L, 0.2797053914892766679L},
    {0.58608723546769113029L, 0.16900472663926790283L, 0},
    {0.40584515137739716691L, 0.19035057806478540991L, 0.38183005050511894495L},
    {0.2077849550078984676L, 0.20443294007529889241L, 0},
    {0, 0.20948214108472782801L, 0.41795918367346938776L},
};

/* A part of the line: x itself from lo to hi; or, where that is infinite, t from
 * lo to hi with x = from + sign*t/(1 - t). */
struct panel {
    double lo, hi, from;
    int sign; /* 0: x itself */
    double value, error, rounding;
};

struct quadrature {
    struct nb_sampler *sampler;
    struct panel *panels;
    size_t count, cap;
    bool diverges;
    struct nb_err *err;
};

/* f(x) dx/dt at the places t. */
static bool sample(struct quadrature *q, const struct panel *p, const double t[POINTS],
                   double y[POINTS])
{
    double x[POINTS], *out = y;
    for (int i = 0; i < POINTS; i++)
        x[i] = p->sign ? p->from + p->sign * t[i] / (1 - t[i]) : t[i];
    if (!nb_sampler_run(q->sampler, x, POINTS, &out, q->err))
        return false;
    for (int i = 0; i < POINTS && p->sign; i++)
        y[i] = y[i] == 0 ? 0 : y[i] / ((1 - t[i]) * (1 - t[i]));
    return true;
}

/* Both rules over the panel. Their difference is the error of the worse one, which
 * for smooth functions is the better one's to the power of 2/3, about. */
static bool measure(struct quadrature *q, struct panel *p)
{
    double half = 0.5 * (p->hi - p->lo), middle = 0.5 * (p->hi + p->lo);
    double t[POINTS], y[POINTS];
    long double kronrod = 0, gauss = 0, size = 0, spread = 0;
    for (int i = 0; i < HALF; i++) {
        t[i] = (double)(middle - half * rule[i].x);
        t[POINTS - 1 - i] = (double)(middle + half * rule[i].x);
    }
    if (!sample(q, p, t, y))
        return false;
    for (int i = 0; i < POINTS; i++) {
        int k = i < HALF ? i : POINTS - 1 - i;
        kronrod += rule[k].kronrod * y[i];
        gauss += rule[k].gauss * y[i];
        size += rule[k].kronrod * fabs(y[i]);
    }
    for (int i = 0; i < POINTS; i++)
        spread += rule[i < HALF ? i : POINTS - 1 - i].kronrod * fabsl(y[i] - 0.5L * kronrod);
    double difference = (double)fabsl(kronrod - gauss);
    double ratio = spread > 0 ? difference / (double)spread : 0;
    p->value = (double)(half * kronrod);
    p->rounding = half * (double)size * 4 * DBL_EPSILON;
    p->error = half * (double)spread * fmin(1, pow(200 * ratio, 1.5));
    if (isnan(p->value))
        p->error = INFINITY;
    return true;
}

static bool add_panel(struct quadrature *q, struct panel p)
{
    if (!measure(q, &p))
        return false;
    q->panels = nb_grow(q->panels, &q->cap, q->count + 1, sizeof *q->panels);
    q->panels[q->count++] = p;
    return true;
}

/* Whether f goes to infinity beside x as 1/x does, or faster: |f| h is no smaller
 * at a smaller distance h. */
static bool diverges(struct quadrature *q, double x, int direction)
{
    double scale = fmax(fabs(x), 0x1p-10), h[2] = {0x1p-20 * scale, 0x1p-40 * scale};
    double at[2] = {x + direction * h[0], x + direction * h[1]}, y[2], *out = y;
    if (!isfinite(x) || !nb_sampler_run(q->sampler, at, 2, &out, q->err))
        return false;
    return fabs(y[1]) > 2 * fabs(y[0]) && fabs(y[1]) * h[1] > 0.9 * fabs(y[0]) * h[0];
}

/* From one cut to the next, with what goes to infinity put on [0, 1). */
static bool add_part(struct quadrature *q, double lo, double hi)
{
    if (!(lo < hi))
        return true;
    q->diverges |= diverges(q, lo, 1) || diverges(q, hi, -1);
    if (isinf(lo) && isinf(hi))
        return add_part(q, lo, 0) && add_part(q, 0, hi);
    if (isinf(hi))
        return add_panel(q, (struct panel){.lo = 0, .hi = 1, .from = lo, .sign = 1});
    if (isinf(lo))
        return add_panel(q, (struct panel){.lo = 0, .hi = 1, .from = hi, .sign = -1});
    return add_panel(q, (struct panel){.lo = lo, .hi = hi});
}

/* The panels' values in twice the working precision, and their errors. */
static struct nb_integral total(const struct quadrature *q, double *rounding)
{
    struct nb_integral sum = {0};
    double rest = 0;
    *rounding = 0;
    for (size_t i = 0; i < q->count; i++) {
        double v = q->panels[i].value, s = sum.value + v, t = s - sum.value;
        rest += (sum.value - (s - t)) + (v - t);
        sum.value = s;
        sum.error += q->panels[i].error;
        *rounding += q->panels[i].rounding;
    }
    sum.value += isfinite(rest) ? rest : 0;
    return sum;
}

/* The panel that it pays most to halve, or NULL when none can be. */
static struct panel *worst(const struct quadrature *q)
{
    struct panel *found = NULL;
    for (size_t i = 0; i < q->count; i++) {
        struct panel *p = &q->panels[i];
        double middle = 0.5 * p->lo + 0.5 * p->hi;
        bool splits = p->lo < middle && middle < p->hi && p->error > p->rounding;
        if (splits && (!found || p->error > found->error))
            found = p;
    }
    return found;
}

static bool halve(struct quadrature *q, struct panel *p)
{
    struct panel right = *p;
    p->hi = right.lo = 0.5 * p->lo + 0.5 * p->hi;
    return measure(q, p) && add_panel(q, right);
}

static bool refine(struct quadrature *q, struct nb_integral *sum)
{
    double rounding;
    for (;;) {
        *sum = total(q, &rounding);
        bool good = sum->error <= fmax(TARGET * fabs(sum->value), rounding);
        struct panel *p = good || q->count >= MOST_PANELS ? NULL : worst(q);
        if (!p) {
            sum->error = fmax(sum->error, 0);
            return true;
        }
        if (!halve(q, p) || !nb_interrupt_check(q->err))
            return false;
    }
}

bool nb_integrate(struct nb_expr *f, struct nb_expr *var, double lo, double hi, const double *cuts,
                  size_t ncuts, struct nb_integral *out, struct nb_err *err)
{
    struct quadrature q = {.sampler = nb_sampler_new(&f, 1, var), .err = err};
    double from = lo;
    bool ok = true;
    for (size_t i = 0; i < ncuts && ok; i++) {
        if (!(from < cuts[i] && cuts[i] < hi))
            continue;
        ok = add_part(&q, from, cuts[i]);
        from = cuts[i];
    }
    ok = ok && add_part(&q, from, hi) && refine(&q, out);
    if (q.diverges)
        out->error = INFINITY;
    nb_sampler_free(q.sampler);
    free(q.panels);
    return ok;
}
