/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that study a function of x: points, range, solve, integral. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "lang/call.h"
#include "proof/bounds.h"
#include "proof/integral.h"
#include "proof/marks.h"
#include "proof/places.h"
#include "proof/roots.h"
#include "proof/unroll.h"
#include "rows/range.h"
#include "session/command.h"
#include "value/convert.h"

static const struct nb_value failed = {.type = NB_ABSENT};

/* Parameters of all of them, and solve's third. */
enum { OF, INTERVAL, SOLVE_Y };

/* A function on an interval. */
struct study {
    struct nb_args *a;
    struct nb_expr *f, *var;
    double lo, hi;
};

static bool fail_at(struct study *s, size_t arg)
{
    nb_err_at(s->a->err, s->a->arg_span[arg]);
    return false;
}

static bool take_function(struct study *s)
{
    struct nb_args *a = s->a;
    struct nb_value v = a->arg[OF];
    struct nb_pool *pool = a->in->pool;
    s->var = nb_var(pool, "x", nb_scalar_shape);
    if (v.type == NB_NUMBER) {
        s->f = v.expr;
        return true;
    }
    if (v.type != NB_FUNCTION || v.function->builtin) {
        nb_fail(a, NB_ERR_TYPE, _("%s studies a function of x, not %s"), a->builtin->name,
                v.type == NB_FUNCTION ? v.function->name : nb_type_name(v));
        nb_err_hint(a->err, _("such as %s(silu) or %s(x^2 - 1)"), a->builtin->name,
                    a->builtin->name);
        return fail_at(s, OF);
    }
    s->f = nb_function_at(a->in, v.function, s->var, false, a->arg_span[OF], a->err);
    if (!s->f)
        return false;
    s->f = nb_unroll(s->f);
    if (s->f->shape.rank == 0)
        return true;
    nb_fail(a, NB_ERR_SHAPE, _("the function must give one number for each x"));
    return fail_at(s, OF);
}

/* The interval, -6..6 when none is given. */
static bool take_interval(struct study *s, bool may_be_infinite)
{
    struct nb_args *a = s->a;
    struct nb_value v = a->arg[INTERVAL];
    s->lo = -6;
    s->hi = 6;
    if (!nb_given(a, INTERVAL))
        return true;
    bool pair = (v.type == NB_INTERVAL || v.type == NB_TUPLE) && v.list->count == 2;
    if (!pair || !nb_value_number(v.list->items[0], &s->lo, a->err) ||
        !nb_value_number(v.list->items[1], &s->hi, a->err)) {
        nb_fail(a, NB_ERR_TYPE, _("expected an interval such as -2..2, not %s"), nb_type_name(v));
        return fail_at(s, INTERVAL);
    }
    if (!(s->lo < s->hi)) {
        nb_fail(a, NB_ERR_VALUE, _("an interval needs two numbers, the smaller one first"));
        return fail_at(s, INTERVAL);
    }
    if (!may_be_infinite && (isinf(s->lo) || isinf(s->hi))) {
        nb_fail(a, NB_ERR_VALUE, _("%s needs a finite interval"), a->builtin->name);
        return fail_at(s, INTERVAL);
    }
    return true;
}

static bool begin(struct study *s, struct nb_args *a, bool may_be_infinite)
{
    *s = (struct study){.a = a};
    return take_function(s) && take_interval(s, may_be_infinite);
}

/* What is worth knowing about a result, beside it. */
static void note(struct nb_args *a, const char *text)
{
    struct nb_session *s = a->ctx;
    s->display.note(s->display.note_ctx, text);
}

/* The rows of the table of points. */
static const char *const mark_names[] = {
    [NB_MARK_ASYMPTOTE] = N_("asymptote"),
    [NB_MARK_ROOT] = N_("root"),
    [NB_MARK_ZERO] = N_("zero"),
    [NB_MARK_CONSTANT] = N_("constant"),
    [NB_MARK_MINIMUM] = N_("minimum"),
    [NB_MARK_MAXIMUM] = N_("maximum"),
    [NB_MARK_INFLECTION] = N_("inflection"),
    [NB_MARK_KINK] = N_("kink"),
    [NB_MARK_JUMP] = N_("jump"),
    [NB_MARK_POLE] = N_("pole"),
    [NB_MARK_HOLE] = N_("hole"),
    [NB_MARK_EDGE] = N_("end of domain"),
    [NB_MARK_OPEN] = N_("undecided"),
};
static const char *const undecided_names[] = {N_("roots?"), N_("extrema?"), N_("inflections?")};

static void number(struct nb_buf *out, double x)
{
    char text[NB_NUM_MAX];
    nb_num_print(x == 0 ? 0 : x, text);
    nb_buf_add(out, text);
}

/* "left | right", the one that is missing left out. */
static void two_sides(struct nb_buf *out, const struct nb_mark *m)
{
    if (!isnan(m->left))
        number(out, m->left);
    nb_buf_add(out, " | ");
    if (!isnan(m->right))
        number(out, m->right);
}

static void line_text(struct nb_buf *out, const struct nb_mark *m)
{
    if (m->left == 0) {
        number(out, m->y);
        return;
    }
    if (m->left == -1)
        nb_buf_add(out, "-");
    else if (m->left != 1)
        number(out, m->left);
    nb_buf_add(out, m->left == 1 || m->left == -1 ? "x" : "*x");
    if (m->y != 0) {
        nb_buf_add(out, m->y < 0 ? " - " : " + ");
        number(out, fabs(m->y));
    }
}

enum { KIND, X, Y, SLOPES, COLUMNS };

static void fill_row(struct nb_buf row[COLUMNS], const struct nb_mark *m)
{
    nb_buf_add(&row[KIND], _(mark_names[m->kind]));
    number(&row[X], m->x);
    if (m->kind == NB_MARK_ZERO || m->kind == NB_MARK_CONSTANT || m->kind == NB_MARK_OPEN) {
        nb_buf_add(&row[X], "..");
        number(&row[X], m->end);
    }
    if (m->kind == NB_MARK_OPEN)
        nb_buf_add(&row[Y], _(undecided_names[(int)m->y]));
    else if (m->kind == NB_MARK_ASYMPTOTE)
        line_text(&row[Y], m);
    else if (m->kind == NB_MARK_JUMP || m->kind == NB_MARK_POLE)
        two_sides(&row[Y], m);
    else
        number(&row[Y], m->y);
    if (m->kind == NB_MARK_KINK) {
        nb_buf_add(&row[SLOPES], _("slopes "));
        two_sides(&row[SLOPES], m);
    }
}

/* Columns as wide as their widest cell, two blanks apart. */
static void print_table(FILE *out, struct nb_buf (*rows)[COLUMNS], size_t count)
{
    size_t width[COLUMNS] = {0};
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < COLUMNS; k++)
            width[k] = rows[i][k].len > width[k] ? rows[i][k].len : width[k];
    for (size_t i = 0; i < count; i++) {
        struct nb_buf line = {0};
        for (int k = 0; k < COLUMNS; k++) {
            nb_buf_add(&line, nb_buf_text(&rows[i][k]));
            nb_buf_fill(&line, ' ', width[k] - rows[i][k].len + 2);
        }
        while (line.len && line.bytes[line.len - 1] == ' ')
            line.bytes[--line.len] = '\0';
        fprintf(out, "%s\n", nb_buf_text(&line));
        nb_buf_free(&line);
    }
}

enum { MOST_ROWS = 200 };

static void print_marks(FILE *out, const struct nb_marks *marks)
{
    size_t shown = marks->count < MOST_ROWS ? marks->count : MOST_ROWS;
    struct nb_buf(*rows)[COLUMNS] = nb_xcalloc(shown + 1, sizeof *rows);
    nb_buf_add(&rows[0][KIND], _("point"));
    nb_buf_add(&rows[0][X], "x");
    nb_buf_add(&rows[0][Y], "f(x)");
    for (size_t i = 0; i < shown; i++)
        fill_row(rows[i + 1], &marks->list[i]);
    print_table(out, rows, shown + 1);
    if (shown < marks->count)
        fprintf(out, _("... and %zu more\n"), marks->count - shown);
    for (size_t i = 0; i <= shown; i++)
        for (int k = 0; k < COLUMNS; k++)
            nb_buf_free(&rows[i][k]);
    free(rows);
}

static struct nb_value points(struct nb_args *a)
{
    struct study s;
    struct nb_marks marks = {0};
    if (!begin(&s, a, false))
        return failed;
    bool ok = nb_marks_find(s.f, s.var, s.lo, s.hi, &marks, a->err);
    if (ok)
        print_marks(a->in->out, &marks);
    nb_marks_free(&marks);
    return ok ? nb_none() : failed;
}

static struct nb_value interval_value(struct nb_args *a, double lo, double hi)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_INTERVAL, 2);
    v.list->items[0] = nb_number(a->in->pool, lo);
    v.list->items[1] = nb_number(a->in->pool, hi);
    return v;
}

/* Of a function. Of numbers it is Python's: range(5), range(2, 5), range(0, 10, 2). */
static struct nb_value range(struct nb_args *a)
{
    struct study s;
    struct nb_interval r;
    bool counts = a->arg[0].type == NB_NUMBER || a->arg[0].type == NB_TENSOR;
    if (counts && a->arg[1].type != NB_INTERVAL)
        return nb_count_range(a);
    if (!begin(&s, a, true) || !nb_bounds_find(s.f, s.var, s.lo, s.hi, &r, a->err))
        return failed;
    if (r.defined == NB_NOWHERE) {
        nb_fail(a, NB_ERR_VALUE, _("the function has no value there"));
        return fail_at(&s, OF), failed;
    }
    return interval_value(a, r.lo == 0 ? 0 : r.lo, r.hi == 0 ? 0 : r.hi);
}

/* f = y as f - y = 0; an equation as the difference of its sides. */
static bool take_equation(struct study *s)
{
    struct nb_builder b = {s->a->in->pool, true};
    double y = 0;
    if (!nb_arg_number(s->a, SOLVE_Y, &y))
        return false;
    if (nb_basic_of(s->f->op) == NB_EQ)
        s->f = nb_binary(b, NB_SUB, s->f->arg[0], s->f->arg[1]);
    if (s->f->boolean) {
        nb_fail(s->a, NB_ERR_TYPE, _("solve takes a function or an equation, not a condition"));
        return fail_at(s, OF);
    }
    if (y != 0)
        s->f = nb_binary(b, NB_SUB, s->f, nb_const(b.pool, y));
    return true;
}

static void note_open(struct nb_args *a, const struct nb_root *r)
{
    struct nb_buf text = {0};
    nb_buf_add(&text, r->kind == NB_ROOT_STRETCH ? _("every x is a root in ")
                                                 : _("roots could not be decided in "));
    number(&text, r->lo);
    nb_buf_add(&text, "..");
    number(&text, r->hi);
    note(a, nb_buf_text(&text));
    nb_buf_free(&text);
}

static struct nb_value roots_tensor(struct nb_args *a, const struct nb_roots *roots)
{
    double *data = nb_xcalloc(roots->count + 1, sizeof *data);
    size_t n = 0;
    for (size_t i = 0; i < roots->count; i++) {
        const struct nb_root *r = &roots->list[i];
        if (r->kind == NB_ROOT_STRETCH || r->kind == NB_ROOT_OPEN)
            note_open(a, r);
        else if (r->zero)
            data[n++] = r->x == 0 ? 0 : r->x;
    }
    return nb_tensor_of(nb_data_take(a->in->pool, nb_vector_shape(n), data));
}

static struct nb_value solve(struct nb_args *a)
{
    struct study s;
    struct nb_roots roots = {0};
    if (!begin(&s, a, true) || !take_equation(&s))
        return failed;
    bool ok = nb_roots_find(s.f, s.var, s.lo, s.hi, &roots, a->err);
    struct nb_value v = ok ? roots_tensor(a, &roots) : failed;
    nb_roots_free(&roots);
    return v;
}

/* Worse than this is no result; what is less, but more than the aim of 1e-13 and
 * a few roundings, is told. */
#define USELESS 1e-8
#define WORTH_TELLING 1e-12

static struct nb_value judged(struct nb_args *a, struct nb_integral r)
{
    struct nb_buf text = {0};
    double size = fabs(r.value);
    if (!isfinite(r.value) || !(r.error <= USELESS * fmax(size, 1e-3)))
        return nb_fail(a, NB_ERR_VALUE, _("this integral does not settle: it may not exist"));
    if (r.error > WORTH_TELLING * size && r.error > 1e-15) {
        nb_buf_printf(&text, _("the integral may be off by %.1e"), r.error);
        note(a, nb_buf_text(&text));
        nb_buf_free(&text);
    }
    return nb_number(a->in->pool, r.value);
}

static struct nb_value integral(struct nb_args *a)
{
    struct study s;
    struct nb_integral r = {0};
    double *cuts = NULL;
    size_t ncuts = 0;
    if (!begin(&s, a, true))
        return failed;
    bool ok = nb_places_find(s.f, s.var, s.lo, s.hi, &cuts, &ncuts, a->err) &&
              nb_integrate(s.f, s.var, s.lo, s.hi, cuts, ncuts, &r, a->err);
    free(cuts);
    return ok ? judged(a, r) : failed;
}

static const struct nb_builtin rows[] = {
    {.name = "points",
     .params = "f, interval=",
     .of_x = true,
     .run = points,
     .doc = N_("Roots, extrema, inflections, kinks, jumps, poles and asymptotes of f.")},
    {.name = "range",
     .params = "f, interval=, step=",
     .of_x = true,
     .run = range,
     .doc = N_("Interval of the values of f; of numbers, Python's range.")},
    {.name = "solve",
     .params = "f, interval=, y=",
     .of_x = true,
     .run = solve,
     .doc = N_("All x in the interval at which f is y (0), or an equation holds.")},
    {.name = "integral",
     .aliases = "integrate",
     .params = "f, interval=",
     .of_x = true,
     .run = integral,
     .doc = N_("Integral of f over the interval, which may be infinite.")},
};

const struct nb_builtins nb_study_commands = {rows, sizeof rows / sizeof *rows};
