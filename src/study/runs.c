/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretches of a curve, by two values of each. */
#include "config.h"

#include "study/runs.h"

#include <math.h>
#include <stdlib.h>

#include "base/sort.h"
#include "base/xalloc.h"
#include "eval/sampler.h"

bool nb_runs_values(struct nb_expr *y, struct nb_expr *x, const double *xs, size_t n, double *out,
                    struct nb_err *err)
{
    struct nb_sampler *sampler = nb_sampler_new(&y, 1, x);
    const bool ok = nb_sampler_run(sampler, xs, n, &out, err);
    nb_sampler_free(sampler);
    return ok;
}

static bool cuts(const struct nb_mark *m)
{
    return m->kind != NB_MARK_ASYMPTOTE && m->kind != NB_MARK_ROOT &&
           m->kind != NB_MARK_INFLECTION && m->kind != NB_MARK_OPEN;
}

/* The places between which it runs one way, with both ends. */
static size_t find_cuts(const struct nb_marks *marks, struct nb_limits on, double *at)
{
    size_t n = 0, kept = 0;
    at[n++] = on.lo;
    at[n++] = on.hi;
    for (size_t i = 0; i < marks->count; i++) {
        const struct nb_mark *m = &marks->list[i];
        if (!cuts(m))
            continue;
        at[n++] = m->x;
        if (m->kind == NB_MARK_ZERO || m->kind == NB_MARK_CONSTANT)
            at[n++] = m->end;
    }
    nb_sort_numbers(at, n);
    const double near = 1e-12 * (on.hi - on.lo);
    for (size_t i = 0; i < n; i++)
        if (at[i] >= on.lo && at[i] <= on.hi && (kept == 0 || at[i] - at[kept - 1] > near))
            at[kept++] = at[i];
    return kept;
}

static enum nb_trend trend_of(double early, double late)
{
    if (isnan(early) || isnan(late))
        return NB_NO_TREND;
    return late > early ? NB_RISES : late < early ? NB_FALLS : NB_LEVEL;
}

/* Whether a curve that runs so on both sides of x does not across it: there is a pole, or a jump
 * the other way. */
static bool turns_back(const struct nb_marks *marks, double x, enum nb_trend trend)
{
    for (size_t i = 0; i < marks->count; i++) {
        const struct nb_mark *m = &marks->list[i];
        if (m->x == x && (m->kind == NB_MARK_POLE ||
                          (m->kind == NB_MARK_JUMP && trend_of(m->left, m->right) != trend)))
            return true;
    }
    return false;
}

/* Extrema are complete, so two values of a stretch say how it runs. */
bool nb_runs_find(struct nb_expr *y, struct nb_expr *x, const struct nb_marks *marks,
                  struct nb_limits on, struct nb_runs *c, struct nb_err *err)
{
    double *at = nb_xcalloc(2 * marks->count + 2, sizeof *at);
    const size_t n = find_cuts(marks, on, at);
    c->list = nb_xcalloc(n + 1, sizeof *c->list);
    for (size_t i = 0; i < marks->count; i++)
        c->broken |= marks->list[i].kind == NB_MARK_JUMP || marks->list[i].kind == NB_MARK_POLE;
    bool ok = true;
    for (size_t i = 0; i + 1 < n && ok; i++) {
        const double width = at[i + 1] - at[i];
        const double two[2] = {at[i] + 0.25 * width, at[i] + 0.75 * width};
        double y2[2];
        ok = nb_runs_values(y, x, two, 2, y2, err);
        const enum nb_trend trend = ok ? trend_of(y2[0], y2[1]) : NB_NO_TREND;
        struct nb_leg *last = c->count > 0 ? &c->list[c->count - 1] : NULL;
        if (last && last->trend == trend && (trend != NB_LEVEL || last->value == y2[0]) &&
            !turns_back(marks, at[i], trend))
            last->to = at[i + 1];
        else
            c->list[c->count++] = (struct nb_leg){at[i], at[i + 1], trend, y2[0]};
    }
    free(at);
    return ok;
}
