/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a curve. */
#include "config.h"

#include "curve/report.h"

#include <math.h>

#include "base/num.h"
#include "curve/probe.h"
#include "curve/profile.h"
#include "curve/prove.h"
#include "curve/range.h"
#include "curve/trace.h"

enum { PROOF_BUDGET = 4000000 };

static void add_number(struct nb_buf *out, double x)
{
    char text[NB_NUM_MAX];
    nb_num_print(x + 0.0, text);
    nb_buf_printf(out, " %s", text);
}

static void add_limit(struct nb_buf *out, struct nb_limit l)
{
    if (nb_limit_exists(l))
        add_number(out, nb_limit_settled(l));
    else
        nb_buf_add(out, l.kind == NB_LIMIT_UNDEFINED ? " none" : " unknown");
}

static void add_value(struct nb_buf *out, double x)
{
    if (isnan(x))
        nb_buf_add(out, " none");
    else
        add_number(out, x);
}

/* "jump 1 0 1 1": kind, x, what is on the left and right, value. */
static void add_break(struct nb_buf *out, const struct nb_break *b)
{
    nb_buf_add(out, nb_break_name(b->kind));
    add_number(out, b->x);
    if (b->kind == NB_BREAK_KINK || b->kind == NB_BREAK_VERTICAL) {
        add_value(out, b->slope[0]);
        add_value(out, b->slope[1]);
    } else {
        add_limit(out, b->left);
        add_limit(out, b->right);
    }
    add_value(out, b->value);
    nb_buf_addc(out, '\n');
}

/* Where columns are not proved, from end to end. */
static void add_doubts(struct nb_buf *out, const struct nb_profile *f)
{
    const unsigned sure = NB_CELL_PROVED | NB_CELL_NOISE | NB_CELL_COARSE;
    for (size_t i = 0, next; i < f->count; i = next) {
        next = i + 1;
        if (f->cells[i].state & sure)
            continue;
        while (next < f->count && !(f->cells[next].state & sure))
            next++;
        nb_buf_add(out, "doubt");
        add_number(out, f->cells[i].x0);
        add_number(out, f->cells[next - 1].x1);
        nb_buf_addc(out, '\n');
    }
}

/* A column is as good as the worst of its cells. */
struct tally {
    size_t proved, noise, coarse, unproved, undefined;
};

static void count_column(struct tally *t, unsigned all, unsigned any)
{
    if (any & NB_CELL_COARSE)
        t->coarse++;
    else if (any & NB_CELL_NOISE)
        t->noise++;
    else if (all & NB_CELL_NOWHERE)
        t->undefined++;
    else if (all & NB_CELL_PROVED)
        t->proved++;
    else
        t->unproved++;
}

static struct tally count_columns(const struct nb_profile *f)
{
    struct tally t = {0};
    for (size_t i = 0, next; i < f->count; i = next) {
        const double column = floor(f->cells[i].u0 * (double)f->columns + 0.5e-6);
        unsigned all = ~0u, any = 0;
        for (next = i;
             next < f->count && floor(f->cells[next].u0 * (double)f->columns + 0.5e-6) == column;
             next++) {
            all &= f->cells[next].state;
            any |= f->cells[next].state;
        }
        count_column(&t, all, any);
    }
    return t;
}

static void add_extremes(struct nb_buf *out, const struct nb_profile *f)
{
    struct nb_cell all = {.lo = INFINITY, .hi = -INFINITY};
    for (size_t i = 0; i < f->count; i++)
        if (f->cells[i].lo <= f->cells[i].hi) {
            nb_cell_widen(&all, f->cells[i].lo);
            nb_cell_widen(&all, f->cells[i].hi);
        }
    for (size_t i = 0; i < f->break_count; i++)
        if (f->breaks[i].kind != NB_BREAK_POLE)
            nb_cell_widen(&all, f->breaks[i].value);
    nb_buf_add(out, "extremes");
    add_value(out, all.lo <= all.hi ? all.lo : NAN);
    add_value(out, all.lo <= all.hi ? all.hi : NAN);
    nb_buf_addc(out, '\n');
}

static void add_count(struct nb_buf *out, const char *word, size_t n)
{
    nb_buf_printf(out, "%s %zu\n", word, n);
}

static void add_columns(struct nb_buf *out, const struct nb_profile *f)
{
    const struct tally t = count_columns(f);
    add_count(out, "columns", f->columns);
    add_count(out, "proved", t.proved);
    add_count(out, "unproved", t.unproved);
    add_count(out, "noise", t.noise);
    add_count(out, "coarse", t.coarse);
    add_count(out, "undefined", t.undefined);
}

static void add_drawn(struct nb_buf *out, const struct nb_trace *t)
{
    add_count(out, "segments", nb_trace_segments(t));
    add_count(out, "bars", t->bar_count);
    for (size_t i = 0; i < t->dot_count; i++) {
        nb_buf_add(out, t->dots[i].closed ? "closed" : "open");
        add_number(out, t->dots[i].x);
        add_number(out, t->dots[i].y);
        nb_buf_addc(out, '\n');
    }
    for (size_t i = 0; i < t->mark_count; i++) {
        nb_buf_add(out, t->marks[i].up ? "above" : "below");
        add_number(out, t->marks[i].value);
        nb_buf_addc(out, '\n');
    }
}

static struct nb_limits shown_y(const struct nb_profile *f)
{
    const struct nb_range_part all = {.profile = f};
    return nb_range_y(&all, 1);
}

static void add_limits(struct nb_buf *out, struct nb_limits y)
{
    nb_buf_add(out, "view");
    add_number(out, y.lo);
    add_number(out, y.hi);
    nb_buf_addc(out, '\n');
}

void nb_report(struct nb_expr *y, struct nb_expr *var, struct nb_limits x, struct nb_limits ylim,
               size_t width, size_t height, struct nb_buf *out)
{
    struct nb_profile f;
    struct nb_trace t;
    struct nb_probe *p = nb_probe_new(y, var);
    const struct nb_scale axis = {x.lo, x.hi, 0, 1, {0}};
    nb_profile_take(&f, p, NULL, NULL, &axis, width);
    for (int round = 0; round < 2; round++) { /* a first guess says how much is a pixel */
        const struct nb_limits l = ylim.set ? ylim : shown_y(&f);
        const struct nb_sight sight = {
            {l.lo, l.hi, 0, 1, {0}}, (double)height, !ylim.set && round == 0, !ylim.set};
        nb_profile_prove(&f, p, &sight, PROOF_BUDGET);
    }
    nb_profile_polish(&f, p);
    const struct nb_limits l = ylim.set ? ylim : shown_y(&f);
    const struct nb_sight sight = {{l.lo, l.hi, 0, 1, {0}}, (double)height, false, !ylim.set};
    nb_trace_build(&t, &f, &axis, &sight);
    add_columns(out, &f);
    add_extremes(out, &f);
    add_limits(out, l);
    add_count(out, "breaks", f.break_count);
    for (size_t i = 0; i < f.break_count; i++)
        add_break(out, &f.breaks[i]);
    add_doubts(out, &f);
    add_drawn(out, &t);
    nb_trace_free(&t);
    nb_profile_free(&f);
    nb_probe_free(p);
}
