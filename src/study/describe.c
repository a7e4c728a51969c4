/* SPDX-License-Identifier: GPL-3.0-or-later */
/* describe(f): the points of a curve, made into sentences. */
#include "config.h"

#include "study/describe.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/sort.h"
#include "base/wrap.h"
#include "base/xalloc.h"
#include "formula/simplify.h"
#include "graph/build.h"
#include "graph/subst.h"
#include "proof/bounds.h"
#include "proof/marks.h"
#include "study/runs.h"
#include "study/curve_label.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/interp.h"

enum {
    MOST_NAMED = 6,    /* places of a kind, one by one */
    MOST_TURNS = 16,   /* of a curve whose points are looked for */
    LOOKS = 257,       /* at which the turns are counted first */
    MOST_COURSE = 200, /* stretches */
};

static void add_number(struct nb_buf *out, double x)
{
    nb_buf_printf(out, "%.5g", x + 0.0);
}

/* Whether y at some x and at -x looks as if it were even (sign -1: their difference is 0) or
 * odd; proving it takes longer than everything else. */
static bool looks_mirrored(struct nb_expr *y, struct nb_expr *x, double sign)
{
    static const double at[] = {0.3, -0.3, 1.7, -1.7, 5.1, -5.1};
    enum { COUNT = sizeof at / sizeof *at };
    struct nb_err err = {0};
    double v[COUNT];
    bool same = nb_runs_values(y, x, at, COUNT, v, &err);
    for (size_t i = 0; i < COUNT && same; i += 2)
        same = isnan(v[i]) ? isnan(v[i + 1])
                           : fabs(v[i] + sign * v[i + 1]) <= 1e-9 * (fabs(v[i]) + fabs(v[i + 1]));
    return same;
}

/* Whether y at -x, with the sign, and y are 0 together, by their formulas. */
static bool is_mirrored(struct nb_expr *y, struct nb_expr *x, double sign)
{
    const struct nb_builder b = {.pool = y->pool, .tidy = true};
    struct nb_err err = {0};
    if (!looks_mirrored(y, x, sign))
        return false;
    struct nb_expr *back = nb_unary(b, NB_NEG, x);
    struct nb_expr *mirrored = nb_subst(b, y, &x, &back, 1, &err);
    if (!mirrored)
        return false;
    return nb_is_value(nb_simplify(nb_binary(b, sign < 0 ? NB_SUB : NB_ADD, mirrored, y)), 0);
}

static void add_symmetry(struct nb_expr *y, struct nb_expr *x, struct nb_buf *out)
{
    if (nb_is_const(y))
        return;
    if (is_mirrored(y, x, -1))
        nb_buf_add(out, _(" It is even: the same on both sides of x = 0."));
    else if (is_mirrored(y, x, 1))
        nb_buf_add(out, _(" It is odd: turned round the origin it is the same."));
}

/* "It is defined from 0 to 6.", where that is not everywhere. */
static void add_domain(const struct nb_runs *c, struct nb_buf *out)
{
    size_t holes = 0, said = 0;
    for (size_t i = 0; i < c->count; i++)
        holes += c->list[i].trend == NB_NO_TREND;
    if (holes == 0)
        return;
    for (size_t i = 0; i < c->count && said < MOST_NAMED; i++) {
        const struct nb_leg *s = &c->list[i];
        const bool fresh = i == 0 || c->list[i - 1].trend == NB_NO_TREND;
        size_t k = i;
        if (s->trend == NB_NO_TREND || !fresh)
            continue;
        while (k + 1 < c->count && c->list[k + 1].trend != NB_NO_TREND)
            k++;
        nb_buf_add(out, said++ ? _(" and from ") : _(" It is defined from "));
        add_number(out, s->from);
        nb_buf_add(out, _(" to "));
        add_number(out, c->list[k].to);
    }
    nb_buf_add(out, said ? _(".") : "");
}

static void add_run(const struct nb_leg *s, bool first, struct nb_buf *out)
{
    static const char *const begin[] = {[NB_RISES] = N_(" It rises from %.5g to %.5g"),
                                        [NB_FALLS] = N_(" It falls from %.5g to %.5g")};
    static const char *const go_on[] = {
        [NB_RISES] = N_(", rises to %.5g"), [NB_FALLS] = N_(", falls to %.5g")};
    if (s->trend == NB_LEVEL && first)
        nb_buf_printf(out, _(" It is %.5g from %.5g to %.5g"), s->value + 0.0, s->from + 0.0,
                      s->to + 0.0);
    else if (s->trend == NB_LEVEL)
        nb_buf_printf(out, _(", is %.5g to %.5g"), s->value + 0.0, s->to + 0.0);
    else if (first)
        nb_buf_printf(out, _(begin[s->trend]), s->from + 0.0, s->to + 0.0);
    else
        nb_buf_printf(out, _(go_on[s->trend]), s->to + 0.0);
}

/* What it does everywhere, if that is one thing; else NULL. */
static const struct nb_leg *only_run(const struct nb_runs *c)
{
    const struct nb_leg *only = NULL;
    for (size_t i = 0; i < c->count; i++) {
        const struct nb_leg *s = &c->list[i];
        if (s->trend == NB_NO_TREND)
            continue;
        if (only && (only->trend != s->trend || s->trend == NB_LEVEL))
            return NULL;
        only = s;
    }
    return only;
}

static void add_course(const struct nb_runs *c, struct nb_buf *out)
{
    static const char *const throughout[][2] = {
        [NB_LEVEL] = {N_(" It is %.5g throughout."),
                      N_(" It is %.5g between its jumps and poles.")},
        [NB_RISES] = {N_(" It rises throughout."), N_(" It rises between its jumps and poles.")},
        [NB_FALLS] = {N_(" It falls throughout."), N_(" It falls between its jumps and poles.")},
    };
    const struct nb_leg *only = only_run(c);
    size_t said = 0;
    if (only) {
        nb_buf_printf(out, _(throughout[only->trend][c->broken]), only->value + 0.0);
        return;
    }
    for (size_t i = 0; i < c->count && said < MOST_NAMED; i++) {
        const struct nb_leg *s = &c->list[i];
        const bool first = said == 0 || c->list[i - 1].trend == NB_NO_TREND;
        if (s->trend == NB_NO_TREND)
            continue;
        nb_buf_add(out, said > 0 && first ? _(".") : "");
        add_run(s, first, out);
        said++;
    }
    nb_buf_add(out, c->count > MOST_NAMED ? _(", and so on.") : said ? _(".") : "");
}

/* The kinds that are named place by place. */
static const struct named {
    enum nb_mark_kind kind;
    const char *one, *more, *value; /* value: what is said of one behind its place */
} named[] = {
    {NB_MARK_MINIMUM, N_(" Minimum at x = "), N_(" Minima at x = "), N_(" (value %.5g)")},
    {NB_MARK_MAXIMUM, N_(" Maximum at x = "), N_(" Maxima at x = "), N_(" (value %.5g)")},
    {NB_MARK_ROOT, N_(" Root at x = "), N_(" Roots at x = "), NULL},
    {NB_MARK_INFLECTION, N_(" Inflection at x = "), N_(" Inflections at x = "), NULL},
    {NB_MARK_KINK, N_(" Kink at x = "), N_(" Kinks at x = "), N_(" (slope %.5g, then %.5g)")},
    {NB_MARK_JUMP, N_(" Jump at x = "), N_(" Jumps at x = "), N_(" (from %.5g to %.5g)")},
    {NB_MARK_POLE, N_(" Pole at x = "), N_(" Poles at x = "), NULL},
    {NB_MARK_HOLE, N_(" Hole at x = "), N_(" Holes at x = "), N_(" (limit %.5g)")},
};

static void add_place(const struct named *row, const struct nb_mark *m, struct nb_buf *out)
{
    add_number(out, m->x);
    if (!row->value)
        return;
    if (m->kind == NB_MARK_KINK || m->kind == NB_MARK_JUMP)
        nb_buf_printf(out, _(row->value), m->left + 0.0, m->right + 0.0);
    else
        nb_buf_printf(out, _(row->value), m->y + 0.0);
}

static void add_named(const struct named *row, const struct nb_marks *marks, struct nb_buf *out)
{
    size_t count = 0, said = 0;
    for (size_t i = 0; i < marks->count; i++)
        count += marks->list[i].kind == row->kind;
    if (count == 0)
        return;
    nb_buf_add(out, _(count == 1 ? row->one : row->more));
    for (size_t i = 0; i < marks->count && said < MOST_NAMED; i++) {
        if (marks->list[i].kind != row->kind)
            continue;
        const bool last = said + 1 == count;
        nb_buf_add(out, said == 0 ? "" : last ? _(" and ") : _(", "));
        add_place(row, &marks->list[i], out);
        said++;
    }
    if (said < count)
        nb_buf_printf(out, _(" and %zu more"), count - said);
    nb_buf_add(out, _("."));
}

/* "2 x + 1", or a number alone. */
static void add_line(const struct nb_mark *m, struct nb_buf *out)
{
    if (m->left == 0) {
        add_number(out, m->y);
        return;
    }
    if (fabs(m->left) != 1)
        nb_buf_printf(out, "%.5g ", m->left);
    nb_buf_add(out, m->left == -1 ? "-x" : "x");
    if (m->y != 0)
        nb_buf_printf(out, m->y < 0 ? " - %.5g" : " + %.5g", fabs(m->y));
}

static void add_asymptotes(const struct nb_marks *marks, struct nb_buf *out)
{
    size_t said = 0;
    for (size_t i = 0; i < marks->count; i++) {
        const struct nb_mark *m = &marks->list[i];
        if (m->kind != NB_MARK_ASYMPTOTE)
            continue;
        struct nb_buf line = {0};
        const bool first = said++ == 0, level = m->left == 0;
        add_line(m, &line);
        nb_buf_printf(out,
                      level   ? first ? _(" It tends to %s as x goes to %s")
                                      : _(", and to %s as x goes to %s")
                        : first ? _(" It tends to the line y = %s as x goes to %s")
                              : _(", and to the line y = %s as x goes to %s"),
                      nb_buf_text(&line), m->x < 0 ? "-inf" : "inf");
        nb_buf_free(&line);
    }
    nb_buf_add(out, said ? _(".") : "");
}

static bool is_open(const struct nb_marks *marks)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->list[i].kind == NB_MARK_OPEN)
            return true;
    return false;
}

static bool add_marks(struct nb_expr *y, struct nb_expr *x, struct nb_limits on, struct nb_buf *out,
                      struct nb_err *err)
{
    struct nb_marks marks = {0};
    struct nb_runs course = {0};
    bool ok = nb_marks_find(y, x, on.lo, on.hi, &marks, err);
    const bool open = is_open(&marks);
    if (ok && marks.count <= MOST_COURSE)
        ok = nb_runs_find(y, x, &marks, on, &course, err);
    if (ok) {
        add_domain(&course, out);
        add_symmetry(y, x, out);
        if (!open)
            add_course(&course, out);
        for (size_t i = 0; i < sizeof named / sizeof *named; i++)
            add_named(&named[i], &marks, out);
        add_asymptotes(&marks, out);
        nb_buf_add(out, open ? _(" Not all of its points could be decided.") : "");
    }
    free(course.list);
    nb_marks_free(&marks);
    return ok;
}

/* Where one looks: evenly, and ever nearer to 0, where most curves that oscillate do so. */
static size_t choose_looks(struct nb_limits on, double *xs)
{
    size_t n = 0;
    for (size_t i = 0; i < LOOKS; i++)
        xs[n++] = on.lo + (on.hi - on.lo) * (double)i / (LOOKS - 1);
    for (size_t i = 0; i < LOOKS; i++) {
        const double x = on.hi * exp2(-(double)i / 8);
        if (x > on.lo && on.lo <= 0 && on.hi > 0)
            xs[n++] = x;
    }
    nb_sort_numbers(xs, n);
    return n;
}

/* How often the curve turns, as far as a look at it tells. */
static bool count_turns(struct nb_expr *y, struct nb_expr *x, struct nb_limits on, size_t *turns,
                        struct nb_err *err)
{
    double xs[2 * LOOKS], ys[2 * LOOKS];
    const size_t n = choose_looks(on, xs);
    if (!nb_runs_values(y, x, xs, n, ys, err))
        return false;
    *turns = 0;
    for (size_t i = 2; i < n; i++)
        *turns += (ys[i] - ys[i - 1]) * (ys[i - 1] - ys[i - 2]) < 0;
    return true;
}

static bool add_range(struct nb_expr *y, struct nb_expr *x, const char *name, struct nb_limits on,
                      bool *somewhere, struct nb_buf *out, struct nb_err *err)
{
    struct nb_interval r;
    if (!nb_bounds_find(y, x, on.lo, on.hi, &r, err))
        return false;
    *somewhere = r.defined != NB_NOWHERE;
    if (*somewhere)
        nb_buf_printf(out, _("%s, for x from %.5g to %.5g, lies between %.5g and %.5g."), name,
                      on.lo, on.hi, r.lo + 0.0, r.hi + 0.0);
    else
        nb_buf_printf(out, _("%s has no values for x from %.5g to %.5g."), name, on.lo, on.hi);
    return true;
}

bool nb_describe(struct nb_expr *y, struct nb_expr *x, const char *name, struct nb_limits on,
                 struct nb_buf *out, struct nb_err *err)
{
    size_t turns;
    bool somewhere;
    if (!add_range(y, x, name, on, &somewhere, out, err) || !count_turns(y, x, on, &turns, err))
        return false;
    if (!somewhere)
        return true;
    if (turns <= MOST_TURNS)
        return add_marks(y, x, on, out, err);
    add_symmetry(y, x, out);
    nb_buf_printf(out, _(" It oscillates: it turns more than %d times."), MOST_TURNS);
    return true;
}

static struct nb_value describe(struct nb_args *a)
{
    struct nb_study s;
    struct nb_limits on = nb_study_interval;
    struct nb_buf name = {0}, text = {0};
    if (!nb_study_formula(&s, a, 0) || !nb_interval_arg(a, 1, false, &on))
        return NB_FAILED;
    if (s.f)
        nb_function_short_label(a->in, s.f, 0, &name);
    else
        nb_label_formula(s.y, 0, &name);
    const bool ok = nb_describe(s.y, s.x, nb_buf_text(&name), on, &text, a->err);
    if (ok) {
        struct nb_buf lines = {0};
        nb_wrap(&lines, nb_buf_text(&text), nb_wrap_columns(a->in->out), 0, 0);
        fprintf(a->in->out, "%s\n", nb_buf_text(&lines));
        nb_buf_free(&lines);
    }
    nb_buf_free(&name);
    nb_buf_free(&text);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "describe",
     .params = "f, interval=",
     .of_x = true,
     .run = describe,
     .doc = N_("The curve of f in words: values, course, points, asymptotes.")},
};

const struct nb_builtins nb_describe_commands = NB_BUILTINS(rows, N_("Studies"));
