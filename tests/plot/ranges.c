/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of dots against many samples of the curve. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "graph/rule.h"
#include "tests/plot/ranges.h"
#include "tests/unit/unit.h"

enum { SAMPLES = 4000, MOST_DOWN = 400 };
/* Of a dot: the proof is good to an eighth of its height, and a steep curve may be a fortieth
 * beside its place. And what no two samples are apart without a jump between them. */
static const double slack = 0.2, aside = 0.03, jump = 0.6;

const struct range_wave range_waves[] = {
    {"x", -1, 1},
    {"x*x", -3, 3},
    {"sin(x)", -10, 10},
    {"tanh(x)", -6, 6},
    {"sigmoid(x)", -6, 6},
    {"silu(x)", -6, 6},
    {"gelu(x)", -6, 6},
    {"relu(x)", -6, 6},
    {"elu(x)", -6, 6},
    {"mish(x)", -6, 6},
    {"softplus(x)", -6, 6},
    {"exp(x)", -3, 3},
    {"abs(x)", -3, 3},
    {"sqrt(abs(x))", -3, 3},
    {"sqrt(x)", -3, 3},
    {"log(x)", -1, 5},
    {"1/x", -5, 5},
    {"1/(x - 0.3)", 0, 1},
    {"1/(x*x)", -5, 5},
    {"tan(x)", -6, 6},
    {"floor(x)", -5, 5},
    {"x - floor(x)", -5, 5},
    {"sign(x)", -5, 5},
    {"where(x < 1, x, x + 1)", -3, 3},
    {"atan(1/x)", -5, 5},
    {"floor(3*sin(x))", -5, 5},
    {"sqrt(1 - x*x)", -2, 2},
    {"sin(1/x)", -0.1, 0.1},
    {"sin(x^2)", 0, 100},
    {"sin(exp(9*x))", 0, 1},
    {"x + 0.01*sin(1000*x)", 0, 10},
    {"sin(x)", -1e6, 1e6},
    {"sin(5*x) + sin(50*x) + sin(500*x)", 0, 10},
    {"exp(-x*x)*sin(50*x)", -3, 3},
    {"x*sin(1/x)", -0.2, 0.2},
    {"cos(x)^20", -50, 50},
    {"sin(sin(100*x)*10)", 0, 5},
    {"tanh(5*sin(60*x))", 0, 8},
    {"abs(sin(150*x))", 0, 5},
    {"maximum(sin(30*x), cos(31*x))", 0, 8},
    {"minimum(x, sin(200*x))", -2, 2},
    {"atan(50*sin(9*x))", 0, 12},
    {"sin(300*x)/(1 + x*x)", -8, 8},
    {"relu(sin(120*x))", 0, 6},
    {"3", -1, 1},
    {NULL, 0, 0},
};

struct nb_expr *range_read(const char *text, struct nb_expr *x)
{
    struct nb_err err = {0};
    struct nb_expr *y = nb_rule(unit_builder(), nb_op_find("sin"), text, &x, &err);
    if (!y)
        fail_msg("%s: %s", text, err.message);
    return y;
}

/* What samples say of a column's dots, from the bottom: that the curve is there for sure, and
 * that it may be. */
struct seen {
    bool sure[MOST_DOWN], near[MOST_DOWN];
    bool some; /* it is in view, and by more than a little */
};

static void see_range(struct seen *s, double lo, double hi, long rows, bool inner)
{
    for (long i = 0; i < rows; i++) {
        const double middle = (double)i + 0.5;
        s->sure[i] |= inner && middle > lo + slack && middle < hi - slack;
        s->near[i] |= !inner && middle > lo - slack - 0.5 && middle < hi + slack + 0.5;
    }
    s->some |= inner && hi > slack && lo < (double)rows - slack;
}

/* The connected ranges between x0 and x1, in dots from the bottom of the view. */
static void look(struct seen *s, struct nb_probe *p, double x0, double x1, struct nb_limits view,
                 long rows, bool inner)
{
    static double x[SAMPLES], y[SAMPLES];
    for (size_t i = 0; i < SAMPLES; i++)
        x[i] = x0 + ((double)i + 0.5) / SAMPLES * (x1 - x0);
    nb_probe_values(p, x, SAMPLES, y);
    double lo = NAN, hi = NAN, last = NAN;
    for (size_t i = 0; i <= SAMPLES; i++) {
        const double v = i < SAMPLES ? (y[i] - view.lo) / (view.hi - view.lo) * (double)rows : NAN;
        if (fabs(v - last) <= jump) {
            lo = fmin(lo, v);
            hi = fmax(hi, v);
        } else {
            if (lo <= hi)
                see_range(s, lo, hi, rows, inner);
            lo = hi = v;
        }
        last = v;
    }
}

size_t range_wrong_columns(const struct range_view *v, range_dot *dot, const void *ctx)
{
    size_t wrong = 0;
    for (long c = 0; c < v->across; c++) {
        const double width = (v->x.hi - v->x.lo) / (double)v->across, more = aside * width;
        const double x0 = v->x.lo + width * (double)c, x1 = x0 + width;
        struct seen s = {0};
        look(&s, v->probe, x0 + more, x1 - more, v->y, v->down, true);
        look(&s, v->probe, fmax(x0 - more, v->x.lo), fmin(x1 + more, v->x.hi), v->y, v->down,
             false);
        bool good = true, some = false;
        for (long i = 0; i < v->down; i++) {
            const enum range_dot_kind is = dot(ctx, c, v->down - 1 - i);
            good &= is == RANGE_DOT_HIDDEN || (is == RANGE_DOT_SET ? s.near[i] : !s.sure[i]);
            some |= is != RANGE_DOT_CLEAR;
        }
        wrong += !good || (s.some && !some);
    }
    return wrong;
}
