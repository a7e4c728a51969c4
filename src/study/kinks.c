/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kinks(f): where f bends or jumps, and what is said about its slope there.
 *
 * The places come from the same search as a plot's (curve/profile.h). What a slope tends to is at
 * first known to some digits only; where the differentiator's own one-sided value agrees with
 * those, it is exact. */
#include "config.h"

#include "study/kinks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "curve/profile.h"
#include "study/cells.h"
#include "study/curve_label.h"
#include "study/interval_arg.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

enum { SEARCH_COLUMNS = 4000, MOST_ROWS = 50, LEFT = 0, RIGHT = 1 };

static bool near(double a, double b, double tolerance)
{
    bool finite = isfinite(a) && isfinite(b);
    return a == b || (finite && fabs(a - b) <= tolerance * fmax(1, fmax(fabs(a), fabs(b))));
}

bool nb_bend_is_jump(const struct nb_bend *b)
{
    return isfinite(b->value[LEFT]) && isfinite(b->value[RIGHT]) &&
           !near(b->value[LEFT], b->value[RIGHT], 1e-9);
}

bool nb_bend_is_kink(const struct nb_bend *b)
{
    return isfinite(b->value[LEFT]) && isfinite(b->value[RIGHT]) && !isnan(b->slope[LEFT]) &&
           !isnan(b->slope[RIGHT]) && !near(b->slope[LEFT], b->slope[RIGHT], 1e-9);
}

/* The slopes of a study on both sides, as expressions. */
struct slopes {
    const struct nb_study *study;
    struct nb_expr *side[2], *torch;
};

/* Beside a jump or a bend only the neighbouring doubles are known: 15 digits of
 * theirs. */
static double to_15_digits(double x)
{
    char text[32];
    snprintf(text, sizeof text, "%.15g", fabs(x) < 1e-300 ? 0 : x);
    return strtod(text, NULL) + 0.0;
}

/* The limit of the slope at x from one side, good to all digits where the
 * differentiator knows it; else the line through the two doubles next to x. */
static double slope_at(const struct slopes *e, double x, int side, double limit)
{
    double exact = nb_study_at(e->study, e->side[side], x);
    if (near(exact, limit, 1e-7) || !isfinite(limit))
        return isfinite(limit) ? exact + 0.0 : limit;
    double away = side == LEFT ? -INFINITY : INFINITY;
    double next = nextafter(x, away), after = nextafter(next, away);
    double near_by = nb_study_at(e->study, e->side[side], next);
    double line = 2 * near_by - nb_study_at(e->study, e->side[side], after);
    return to_15_digits(near(line, limit, 1e-7) ? line : limit);
}

/* The limit of the value: what f is there, if that fits. */
static double value_at(double limit, double value)
{
    return near(limit, value, 1e-9) ? value + 0.0 : to_15_digits(limit);
}

/* What the row knows of x, if it has a kink there. */
static const struct nb_kink *row_kink(const struct nb_study *s, double x)
{
    for (size_t k = 0; s->row && nb_op_kink(s->row, k); k++)
        if (nb_study_fact(s, s->row->kinks[k].at) == x)
            return &s->row->kinks[k];
    return NULL;
}

static double fact_or_nan(const struct nb_study *s, const char *text)
{
    return text ? nb_study_fact(s, text) : NAN;
}

static struct nb_bend bend_at(const struct slopes *e, struct nb_probe *p, const struct nb_break *k,
                              double reach)
{
    struct nb_bend b = {.x = k->x, .torch = nb_study_at(e->study, e->torch, k->x) + 0.0};
    const struct nb_kink *known = row_kink(e->study, b.x);
    b.jax = known ? fact_or_nan(e->study, known->jax) : NAN;
    b.later = known ? fact_or_nan(e->study, known->later) : NAN;
    b.since = known ? known->since : NULL;
    b.slope[LEFT] = slope_at(e, b.x, LEFT, nb_probe_limit(p, 1, b.x, -1, reach).value);
    b.slope[RIGHT] = slope_at(e, b.x, RIGHT, nb_probe_limit(p, 1, b.x, 1, reach).value);
    b.value[LEFT] = value_at(k->left.value, k->value);
    b.value[RIGHT] = value_at(k->right.value, k->value);
    return b;
}

bool nb_bends_find(const struct nb_study *s, double lo, double hi, struct nb_bends *bends)
{
    *bends = (struct nb_bends){0};
    struct slopes e = {
        .study = s,
        .side = {nb_study_derivative(s, 1, NB_LEFT), nb_study_derivative(s, 1, NB_RIGHT)},
        .torch = nb_study_derivative(s, 1, NB_TORCH)};
    if (!e.side[LEFT] || !e.side[RIGHT] || !e.torch)
        return false;
    struct nb_profile f;
    struct nb_probe *p = nb_probe_new(s->y, s->x);
    const struct nb_scale axis = {lo, hi, 0, 1, {0}};
    nb_profile_take(&f, p, NULL, NULL, &axis, SEARCH_COLUMNS);
    bends->list = nb_xcalloc(f.break_count + 1, sizeof *bends->list);
    for (size_t i = 0; i < f.break_count; i++)
        if (lo < f.breaks[i].x && f.breaks[i].x < hi)
            bends->list[bends->count++] =
                bend_at(&e, p, &f.breaks[i], (hi - lo) / (8 * SEARCH_COLUMNS));
    nb_profile_free(&f);
    nb_probe_free(p);
    return nb_interrupt_check(s->args->err) && s->args->err->kind == NB_OK;
}

struct nb_limits nb_bends_range(const struct nb_study *s)
{
    struct nb_limits range = {-10, 10, true};
    for (size_t k = 0; s->row && nb_op_kink(s->row, k); k++) {
        double at = nb_study_fact(s, s->row->kinks[k].at);
        if (!(fabs(at) < 1e100))
            continue;
        range.lo = fmin(range.lo, 2 * at);
        range.hi = fmax(range.hi, 2 * at);
    }
    return range;
}

static void number_or_dash(struct nb_cells *t, double x)
{
    if (isnan(x))
        nb_cells_text(t, "-");
    else
        nb_cells_number(t, x);
}

/* "-0.5, since 2.7 0" */
static void add_torch(struct nb_cells *t, const struct nb_bend *b)
{
    char now[NB_NUM_MAX], later[NB_NUM_MAX], text[3 * NB_NUM_MAX];
    if (isnan(b->later)) {
        number_or_dash(t, b->torch);
        return;
    }
    nb_num_print(b->torch, now);
    nb_num_print(b->later, later);
    snprintf(text, sizeof text, _("%s, since %s %s"), now, b->since, later);
    nb_cells_text(t, text);
}

static void add_row(struct nb_cells *t, const struct nb_bend *b, bool jumps)
{
    nb_cells_number(t, b->x);
    number_or_dash(t, b->slope[LEFT]);
    number_or_dash(t, b->slope[RIGHT]);
    add_torch(t, b);
    number_or_dash(t, b->jax);
    if (!jumps)
        return;
    number_or_dash(t, b->value[LEFT]);
    number_or_dash(t, b->value[RIGHT]);
}

/* Leaves out what is smooth after all, and edges and poles. */
static void keep_kinks(struct nb_bends *bends)
{
    size_t kept = 0;
    for (size_t i = 0; i < bends->count; i++)
        if (nb_bend_is_kink(&bends->list[i]) || nb_bend_is_jump(&bends->list[i]))
            bends->list[kept++] = bends->list[i];
    bends->count = kept;
}

/* The values are printed where some jump. */
static void print_bends(const struct nb_bends *bends, FILE *out)
{
    size_t shown = bends->count < MOST_ROWS ? bends->count : MOST_ROWS;
    bool jumps = false;
    for (size_t i = 0; i < bends->count; i++)
        jumps |= nb_bend_is_jump(&bends->list[i]);
    struct nb_cells t;
    nb_cells_init(&t, _("x left right PyTorch JAX"));
    if (jumps) {
        nb_cells_head(&t, _("from"));
        nb_cells_head(&t, _("to"));
    }
    for (size_t i = 0; i < shown; i++)
        add_row(&t, &bends->list[i], jumps);
    nb_cells_print(&t, NB_CELLS_PLAIN, out);
    nb_cells_free(&t);
    if (shown < bends->count)
        fprintf(out, _("  ... and %zu more: ask for a smaller interval\n"), bends->count - shown);
}

static void print_none(const struct nb_study *s, struct nb_limits range)
{
    struct nb_buf label = {0};
    nb_function_short_label(s->args->in, s->f, 0, &label);
    if (s->row && s->row->smooth >= NB_C1)
        fprintf(s->args->in->out, _("%s has no kinks\n"), nb_buf_text(&label));
    else
        fprintf(s->args->in->out, _("no kinks of %s between %g and %g\n"), nb_buf_text(&label),
                range.lo, range.hi);
    nb_buf_free(&label);
}

static struct nb_value kinks(struct nb_args *a)
{
    struct nb_study s;
    struct nb_bends bends;
    if (!nb_study_arg(&s, a, 0))
        return NB_FAILED;
    struct nb_limits range = nb_bends_range(&s);
    if (!nb_interval_arg(a, 1, false, &range))
        return NB_FAILED;
    bool ok = nb_bends_find(&s, range.lo, range.hi, &bends);
    keep_kinks(&bends);
    if (ok && bends.count)
        print_bends(&bends, a->in->out);
    else if (ok)
        print_none(&s, range);
    free(bends.list);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "kinks",
     .params = "f, interval=",
     .of_x = true,
     .run = kinks,
     .doc = N_("Where f bends or jumps: both slopes, and what PyTorch and JAX say.")},
};

const struct nb_builtins nb_kinks_commands = NB_BUILTINS(rows, N_("Facts"));
