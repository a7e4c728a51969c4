/* SPDX-License-Identifier: GPL-3.0-or-later */
/* time EXPR: how long a value takes, and how many numbers a second that makes. */
#include "config.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
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
    for (; k < 3 && seconds < 1; k++)
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

static const struct nb_builtin rows[] = {
    {.name = "time",
     .params = "&value",
     .run = time_value,
     .statement = true,
     .doc = N_("A value, and how long it takes: time silu(x).")},
};

const struct nb_builtins nb_time_builtins = NB_BUILTINS(rows, NULL);
