/* SPDX-License-Identifier: GPL-3.0-or-later */
/* time EXPR: how long a value takes, and how many numbers a second that makes; timeit: the mean
 * of many times. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "eval/eval.h"
#include "graph/order.h"
#include "lang/eval_ast.h"
#include "value/convert.h"
#include "value/interp.h"

/* Seconds for all numbers of a tensor: the least of as many times as fit into a tenth of a
 * second, for others were disturbed. What its parts keep is there from the second time on.
 * NAN sets err. */
static double seconds_for(struct nb_expr *e, struct nb_err *err)
{
    enum { MOST = 1000 };
    const double begun = nb_clock();
    double least = INFINITY, before = begun;
    for (int i = 0; i < MOST && before - begun < 0.1; i++) {
        double *numbers = nb_eval(e, err);
        if (!numbers)
            return NAN;
        free(numbers);
        const double after = nb_clock();
        least = fmin(least, after - before);
        before = after;
    }
    return least;
}

/* 12.3 ms, in the unit in which it is between 1 and 1000. */
static void add_time(double seconds, struct nb_buf *out)
{
    static const char *const units[] = {"s", "ms", "µs", "ns"};
    int k = 0;
    for (; k < 3 && seconds < 0.9995; k++)
        seconds *= 1000;
    nb_buf_printf(out, "%.3g %s", seconds, units[k]);
}

/* The elements of the largest tensor on the way: sum(x) goes over those of x. */
static double points_of(struct nb_expr *e)
{
    size_t count, most = 0;
    struct nb_expr **order = nb_order_uncomputed(&e, 1, &count);
    for (size_t i = 0; i < count; i++) {
        const size_t n = nb_shape_count(order[i]->shape);
        most = n > most ? n : most;
    }
    free(order);
    return (double)most;
}

static void add_rate(double points, double seconds, size_t threads, struct nb_buf *out)
{
    const double rate = points / seconds;
    nb_buf_printf(out, _(" for %.10g points, "), points);
    if (rate >= 1e6)
        nb_buf_printf(out, _("%.0f million a second, "), rate / 1e6);
    else
        nb_buf_printf(out, _("%.0f a second, "), rate);
    nb_buf_printf(out, threads == 1 ? _("%zu thread") : _("%zu threads"), threads);
}

/* The value itself; what is no tensor was computed when its tree was. */
static struct nb_value time_value(struct nb_args *a)
{
    const double begun = nb_clock();
    struct nb_ast *tree = a->arg_ast[0]; /* none: called by another function */
    struct nb_value v = tree ? nb_interp_eval(a->in, a->scope, tree, a->err) : a->arg[0];
    double seconds = nb_clock() - begun;
    struct nb_buf text = {0};
    const bool tensor = v.type == NB_TENSOR && nb_open_args(v.node) > 0;
    if (tensor)
        seconds = seconds_for(v.node, a->err);
    add_time(seconds, &text);
    if (tensor)
        add_rate(points_of(v.node), seconds, a->in->pool->threads, &text);
    if (v.type != NB_ABSENT && a->err->kind == NB_OK)
        fprintf(a->in->out, "%s\n", nb_buf_text(&text));
    nb_buf_free(&text);
    return a->err->kind == NB_OK ? v : NB_FAILED;
}

/* ---- timeit, which measures as IPython's does ---------------------------------- */

/* Seconds for that many loops, each of which makes the value and all its numbers; NAN sets err. */
static double seconds_of_loops(struct nb_args *a, double loops)
{
    struct nb_ast *tree = a->arg_ast[0];
    const double begun = nb_clock();
    for (double i = 0; i < loops; i++) {
        struct nb_value v = tree ? nb_interp_eval(a->in, a->scope, tree, a->err) : a->arg[0];
        if (v.type == NB_TENSOR && nb_open_args(v.node) > 0)
            free(nb_eval(v.node, a->err));
        if (v.type == NB_ABSENT || a->err->kind != NB_OK || !nb_interrupt_check(a->err))
            return NAN;
    }
    return nb_clock() - begun;
}

/* The least power of ten that takes a fifth of a second, or leaves as much behind as is swept
 * at once: in the middle of a statement nothing is. 0 sets err. */
static double choose_loops(struct nb_args *a)
{
    double loops = 1;
    for (; loops < 1e9; loops *= 10) {
        const double seconds = seconds_of_loops(a, loops);
        if (isnan(seconds))
            return 0;
        if (seconds >= 0.2 || nb_gc_wants_sweep(&a->in->pool->gc))
            break;
    }
    return loops;
}

enum { RUNS = 7, MOST_RUNS = 1000 };

struct runs {
    double mean, deviation, least, most; /* seconds for a loop */
};

static bool measure(struct nb_args *a, size_t runs, double loops, struct runs *r)
{
    double mean = 0, squares = 0; /* by Welford */
    *r = (struct runs){.least = INFINITY};
    for (size_t i = 0; i < runs; i++) {
        const double t = seconds_of_loops(a, loops) / loops;
        if (isnan(t))
            return false;
        const double before = t - mean;
        mean += before / (double)(i + 1);
        squares += before * (t - mean);
        r->least = fmin(r->least, t);
        r->most = fmax(r->most, t);
    }
    r->mean = mean;
    r->deviation = sqrt(squares / (double)runs);
    return true;
}

/* 1,000,000 */
static void add_grouped(double whole, struct nb_buf *out)
{
    char digits[32];
    const int len = snprintf(digits, sizeof digits, "%.0f", whole);
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            nb_buf_addc(out, ',');
        nb_buf_addc(out, digits[i]);
    }
}

static void say_runs(struct nb_args *a, const struct runs *r, size_t runs, double loops)
{
    struct nb_buf text = {0};
    if (r->most > 4 * r->least && r->least > 0 && r->most > 1e-6)
        nb_buf_printf(&text, _("The slowest run took %.2f times longer than the fastest.\n"),
                      r->most / r->least);
    add_time(r->mean, &text);
    nb_buf_add(&text, " ± ");
    add_time(r->deviation, &text);
    nb_buf_printf(&text, _(" per loop (mean ± std. dev. of %zu %s, "), runs,
                  runs == 1 ? _("run") : _("runs"));
    add_grouped(loops, &text);
    nb_buf_add(&text, loops == 1 ? _(" loop each)") : _(" loops each)"));
    fprintf(a->in->out, "%s\n", nb_buf_text(&text));
    nb_buf_free(&text);
}

/* A whole number from 1 on; *to stays where it is not given. False sets err. */
static bool read_count(struct nb_args *a, size_t i, double most, double *to)
{
    if (a->arg[i].type == NB_ABSENT || a->arg[i].type == NB_NONE)
        return true;
    if (!nb_arg_number(a, i, to))
        return false;
    if (*to >= 1 && *to <= most && *to == floor(*to))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("expected a whole number from 1 to %.0f"), most);
    nb_err_at(a->err, a->arg_span[i]);
    return false;
}

static struct nb_value time_often(struct nb_args *a)
{
    double loops = 0, runs = RUNS;
    struct runs r;
    if (!read_count(a, 1, 1e9, &loops) || !read_count(a, 2, MOST_RUNS, &runs))
        return NB_FAILED;
    loops = loops > 0 ? loops : choose_loops(a);
    if (loops == 0 || !measure(a, (size_t)runs, loops, &r))
        return NB_FAILED;
    say_runs(a, &r, (size_t)runs, loops);
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "time",
     .params = "&value",
     .run = time_value,
     .statement = true,
     .doc = N_("A value, and how long it takes: time silu(x).")},
    {.name = "timeit",
     .params = "&value, loops=, runs=",
     .run = time_often,
     .statement = true,
     .doc = N_("The mean time of many loops: timeit silu(x), %timeit -n 100 silu(x).")},
};

const struct nb_builtins nb_time_builtins = NB_BUILTINS(rows, NULL);
