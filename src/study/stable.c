/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that equal another one: the stable twin, and the catalogue's own. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "eval/sampler.h"
#include "formula/notation.h"
#include "formula/simplify.h"
#include "formula/stable.h"
#include "graph/diff.h"
#include "lang/activation.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "study/study.h"
#include "study/subject.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"

/* The rewrites so far, as lines; a rewrite found twice is told once. */
struct report {
    struct nb_args *a;
    struct nb_buf lines;
};

static void tell(const struct nb_law_use *use, void *ctx)
{
    struct report *r = ctx;
    struct nb_buf line = {0};
    struct nb_expr *before = nb_simplify_by(use->before, NULL, 0, NULL, NULL);
    bool ok = nb_subject_print(r->a, before, &nb_text_style, &line);
    nb_buf_add(&line, _("  is  "));
    struct nb_expr *after = nb_simplify_by(use->after, NULL, 0, NULL, NULL);
    ok = ok && nb_subject_print(r->a, after, &nb_text_style, &line);
    nb_buf_addc(&line, '\n');
    if (ok && !strstr(nb_buf_text(&r->lines), nb_buf_text(&line)))
        nb_buf_add(&r->lines, nb_buf_text(&line));
    nb_buf_free(&line);
}

/* "lambda x, a=1: " before the body; "x -> " when there is nothing but x. */
static void print_head(const struct nb_subject *s, struct nb_buf *out)
{
    char name[32], text[NB_NUM_MAX];
    const struct nb_function *f = s->function;
    while (f->of)
        f = f->of;
    nb_buf_add(out, s->count == 1 ? "" : "lambda ");
    for (size_t k = 0, n = 0; nb_function_param(f, k, name); k++) {
        bool open = n < s->count && strcmp(s->var[n]->name, name) == 0;
        bool standard = f->op ? f->op->args[k].optional : f->standard[k].type == NB_NUMBER;
        double value = f->op ? f->op->args[k].standard : 0;
        struct nb_err ignored = {0};
        if (!open)
            continue;
        nb_buf_printf(out, "%s%s", n++ ? ", " : "", name);
        if (!f->op && standard)
            nb_value_number(f->standard[k], &value, &ignored);
        if (standard)
            nb_buf_printf(out, "=%.*s", (int)nb_num_print(value, text), text);
    }
    nb_buf_add(out, s->count == 1 ? " -> " : ": ");
}

/* The function that a text of the language describes. */
static struct nb_value function_of(struct nb_args *a, const char *text)
{
    struct nb_unit *unit = nb_interp_parse(a->in, text, a->err);
    struct nb_unit *caller = a->in->running;
    if (!unit)
        return NB_FAILED;
    a->in->running = unit;
    struct nb_value f = nb_interp_eval(a->in, NULL, unit->tree->kids[0]->kids[0], a->err);
    a->in->running = caller;
    return f;
}

static bool is_function(struct nb_args *a)
{
    if (a->arg[0].type == NB_FUNCTION)
        return true;
    nb_fail(a, NB_ERR_TYPE, _("expected a function, not %s"), nb_type_name(a->arg[0]));
    nb_err_at(a->err, a->arg_span[0]);
    return false;
}

static struct nb_value stable(struct nb_args *a)
{
    struct nb_subject s;
    struct report r = {.a = a};
    if (!is_function(a) || !nb_subject_open(a, a->arg[0].function, a->arg_span[0], &s))
        return NB_FAILED;
    struct nb_expr *twin = nb_stable(s.e, tell, &r);
    struct nb_buf text = {0};
    struct nb_value f = a->arg[0];
    print_head(&s, &text);
    if (r.lines.len == 0)
        fprintf(a->in->out, "%s\n", _("nothing to rewrite"));
    else if (nb_subject_print(a, twin, &nb_text_style, &text))
        f = function_of(a, nb_buf_text(&text));
    else
        f = NB_FAILED;
    fprintf(a->in->out, "%s", nb_buf_text(&r.lines));
    nb_buf_free(&r.lines);
    nb_buf_free(&text);
    return f;
}

/* Where functions are compared: an interval that all activations live in, at
 * points which miss kinks at round numbers; and for being equal on both sides of
 * it as well. */
enum { INSIDE = 241, OUTSIDE = 40, POINTS = INSIDE + OUTSIDE };
static const double from = -6, to = 6;

struct samples {
    double x[POINTS], y[POINTS], dy[POINTS];
};

static bool sample(struct nb_args *a, struct nb_expr *y, struct nb_expr *var, struct samples *s)
{
    struct nb_expr *dy = nb_grad(a->in->pool, y, var, NB_RIGHT, a->err);
    if (!dy)
        return false;
    for (size_t i = 0; i < INSIDE; i++)
        s->x[i] = from + (to - from) * ((double)i + 0.437) / INSIDE;
    for (size_t i = 0; i < OUTSIDE; i++)
        s->x[INSIDE + i] = (i % 2 ? from : to) * pow(1.123, (double)i / 2 + 1);
    struct nb_sampler *sampler = nb_sampler_new((struct nb_expr *[]){y, dy}, 2, var);
    bool ok = nb_sampler_run(sampler, s->x, POINTS, (double *[]){s->y, s->dy}, a->err);
    nb_sampler_free(sampler);
    return ok;
}

/* The largest difference of two lines of values inside; NaN agrees with NaN, and
 * with nothing else. *same is kept where all of it is rounding. */
static double distance(const double *y, const double *z, bool *same)
{
    double most = 0;
    for (size_t i = 0; i < POINTS; i++) {
        if (y[i] == z[i] || (isnan(y[i]) && isnan(z[i])))
            continue;
        double d = isnan(y[i] - z[i]) ? INFINITY : fabs(y[i] - z[i]);
        *same &= d <= 1e-13 * (1 + fabs(y[i]));
        most = i < INSIDE && d > most ? d : most;
    }
    return most;
}

/* The rows that f was compared with. */
struct search {
    struct nb_buf equal; /* names of rows that are f */
    const char *nearest;
    double distance;
};

static bool compare_with(struct nb_args *a, const struct samples *f, const char *name,
                         struct nb_expr *y, struct nb_expr *x, struct search *s)
{
    struct samples row;
    bool same = true;
    if (!sample(a, y, x, &row))
        return false;
    double d = distance(f->y, row.y, &same);
    distance(f->dy, row.dy, &same);
    if (same)
        nb_buf_printf(&s->equal, "%s%s", s->equal.len ? ", " : "", name);
    if (d < s->distance) {
        s->distance = d;
        s->nearest = name;
    }
    return true;
}

static bool compare_row(struct nb_args *a, const struct samples *f, const struct nb_op *op,
                        struct search *s)
{
    struct nb_expr *args[NB_MAX_ARGS] = {nb_var(a->in->pool, "x", nb_scalar_shape)};
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        args[k] = nb_const(a->in->pool, op->args[k].standard);
    struct nb_expr *y = nb_call((struct nb_builder){a->in->pool, false}, op, args, a->err);
    return y && compare_with(a, f, op->name, y, args[0], s);
}

/* The user's, but for the one that is asked about. */
static bool compare_own(struct nb_args *a, const struct nb_study *study, const struct samples *f,
                        struct search *s)
{
    struct nb_function *own;
    bool ok = true;
    for (size_t i = 0; ok && (own = nb_activation_next(a->in, &i));) {
        struct nb_expr *x = nb_var(a->in->pool, "x", nb_scalar_shape);
        struct nb_expr *y = nb_function_at(a->in, own, x, false, a->span, a->err);
        ok = own == study->f || (y && compare_with(a, f, own->name, y, x, s));
    }
    return ok;
}

static void print_search(struct nb_args *a, const struct search *s)
{
    FILE *out = a->in->out;
    if (s->equal.len)
        fprintf(out, _("%s: equal but for rounding, value and derivative\n"),
                nb_buf_text(&s->equal));
    else if (s->nearest && s->distance == 0)
        fprintf(out, _("%s is the same on %g..%g, not outside\n"), s->nearest, from, to);
    else if (s->nearest)
        fprintf(out, _("%s is nearest: max |difference| is %.3g on %g..%g\n"), s->nearest,
                s->distance, from, to);
    else
        fprintf(out, _("nothing in the catalogue is like it on %g..%g\n"), from, to);
}

/* Names the catalogue's function that f is, or the nearest one. */
static struct nb_value like(struct nb_args *a)
{
    struct nb_study study;
    struct samples f;
    struct search s = {.distance = INFINITY};
    const struct nb_op *op;
    bool ok = nb_study_arg(&study, a, 0) && sample(a, study.y, study.x, &f);
    for (size_t i = 0; ok && (op = nb_op_at(i)); i++)
        if (nb_op_is_function(op) && op != study.f->op)
            ok = compare_row(a, &f, op, &s);
    ok = ok && compare_own(a, &study, &f, &s);
    if (ok)
        print_search(a, &s);
    nb_buf_free(&s.equal);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "stable",
     .params = "f",
     .of_x = true,
     .run = stable,
     .doc = N_("The same function, written so that it keeps its digits.")},
    {.name = "like",
     .params = "f",
     .of_x = true,
     .run = like,
     .doc = N_("Names the catalogue's function equal to f, or nearest to it.")},
};

const struct nb_builtins nb_stable_commands = NB_BUILTINS(rows, N_("Formulas"));
