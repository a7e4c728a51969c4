/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said to be proved of a column is true: functions that oscillate, their extents
 * in every cell against 10,000 samples. And cubics pass the curve. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/count.h"
#include "curve/flatten.h"
#include "curve/profile.h"
#include "curve/prove.h"
#include "curve/range.h"
#include "curve/trace.h"
#include "graph/op.h"
#include "graph/rule.h"
#include "tests/unit/unit.h"

enum { COLUMNS = 320, ROWS = 200, SAMPLES = 10000 };

static const struct wave {
    const char *text;
    double lo, hi;
} waves[] = {
    {"sin(1/x)", -0.1, 0.1},
    {"sin(1/x)", 0.001, 0.02},
    {"sin(x^2)", 0, 100},
    {"sin(exp(9*x))", 0, 1},
    {"cos(2*3.141592653589793*320*x)", 0, 1},
    {"x + 0.01*sin(1000*x)", 0, 10},
    {"1 + cos(1000*x)", 0, 10},
    {"sin(x)", -1e6, 1e6},
    {"sin(5*x) + sin(50*x) + sin(500*x)", 0, 10},
    {"sin(1000*x) + sin(1001*x)", 0, 10},
    {"exp(-x*x)*sin(50*x)", -3, 3},
    {"x*sin(x^3)", 0, 20},
    {"x*sin(1/x)", -0.2, 0.2},
    {"sin(x)*sin(10*x)*sin(100*x)", 0, 7},
    {"cos(x)^20", -50, 50},
    {"sin(x)^3 + cos(20*x)", -20, 20},
    {"sin(sin(100*x)*10)", 0, 5},
    {"exp(sin(80*x))", 0, 8},
    {"log(2 + sin(90*x))", 0, 8},
    {"sqrt(1 + sin(70*x)^2)", 0, 8},
    {"tanh(5*sin(60*x))", 0, 8},
    {"sigmoid(20*cos(40*x))", 0, 8},
    {"abs(sin(150*x))", 0, 5},
    {"maximum(sin(30*x), cos(31*x))", 0, 8},
    {"minimum(x, sin(200*x))", -2, 2},
    {"gelu(3*sin(77*x))", 0, 6},
    {"silu(10*cos(33*x))", -6, 6},
    {"atan(50*sin(9*x))", 0, 12},
    {"x - floor(x)", 0, 100},
    {"where(x < 1, sin(100*x), cos(300*x))", 0, 2},
    {"sin(300*x)/(1 + x*x)", -8, 8},
    {"relu(sin(120*x))", 0, 6},
};

static struct nb_probe *probe_of(const char *text)
{
    struct nb_err err = {0};
    struct nb_expr *x = unit_var();
    struct nb_expr *y = nb_rule(unit_builder(), nb_op_find("sin"), text, &x, &err);
    if (!y)
        fail_msg("%s: %s", text, err.message);
    return nb_probe_new(y, x);
}

/* A profile of the wave, proved in the limits that show it. */
static void prove(const struct wave *w, struct nb_probe *p, struct nb_profile *f,
                  struct nb_sight *sight)
{
    const struct nb_scale x = {.lo = w->lo, .hi = w->hi, .from = 0, .to = 1};
    nb_profile_take(f, p, NULL, NULL, &x, COLUMNS);
    const struct nb_range_part all = {.profile = f};
    for (int i = 0; i < 2; i++) {
        const struct nb_limits l = nb_range_y(&all, 1);
        *sight =
            (struct nb_sight){{.lo = l.lo, .hi = l.hi, .from = 0, .to = 1}, ROWS, .open = i == 0};
        nb_profile_prove(f, p, sight, 4000000);
    }
}

/* The extremes of the curve at many points inside of a cell. */
static struct nb_cell seen_in(const struct nb_cell *c, struct nb_probe *p)
{
    static double x[SAMPLES], y[SAMPLES];
    struct nb_cell seen = {.lo = INFINITY, .hi = -INFINITY};
    for (size_t i = 0; i < SAMPLES; i++)
        x[i] = c->x0 + ((double)i + 0.5) / SAMPLES * (c->x1 - c->x0);
    nb_probe_values(p, x, SAMPLES, y);
    for (size_t i = 0; i < SAMPLES; i++)
        nb_cell_widen(&seen, y[i]);
    return seen;
}

static size_t wrong_cells(const struct nb_profile *f, struct nb_probe *p,
                          const struct nb_sight *sight, size_t *proved)
{
    const double pixel = (sight->y.hi - sight->y.lo) / ROWS;
    size_t wrong = 0;
    *proved = 0;
    for (size_t i = 0; i < f->count; i++) {
        const struct nb_cell *c = &f->cells[i];
        if (!(c->state & NB_CELL_PROVED) || c->state & NB_CELL_NOWHERE)
            continue;
        const struct nb_cell seen = seen_in(c, p);
        ++*proved;
        wrong += seen.hi > c->hi + pixel || seen.lo < c->lo - pixel || seen.hi < c->hi - pixel ||
                 seen.lo > c->lo + pixel;
    }
    return wrong;
}

static void proved_columns_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < NB_COUNT(waves); i++) {
        struct nb_probe *p = probe_of(waves[i].text);
        struct nb_profile f;
        struct nb_sight sight;
        size_t proved;
        prove(&waves[i], p, &f, &sight);
        const size_t wrong = wrong_cells(&f, p, &sight, &proved);
        if (wrong > 0 || proved < f.count * 9 / 10)
            print_error("%s: %zu of %zu cells proved, %zu wrong\n", waves[i].text, proved, f.count,
                        wrong);
        assert_int_equal(wrong, 0);
        assert_true(proved >= f.count * 9 / 10);
        nb_profile_free(&f);
        nb_probe_free(p);
    }
}

/* The check above sees what is wrong. */
static void a_wrong_column_is_seen(void **state)
{
    (void)state;
    struct nb_probe *p = probe_of(waves[0].text);
    struct nb_profile f;
    struct nb_sight sight;
    size_t proved;
    prove(&waves[0], p, &f, &sight);
    for (size_t i = 0; i < f.count; i++)
        f.cells[i].hi -= 0.1;
    assert_true(wrong_cells(&f, p, &sight, &proved) > f.count / 2);
    nb_profile_free(&f);
    nb_probe_free(p);
}

/* How far the drawn cubics are from the curve at most, in pixels, across the line. */
static double furthest(const struct nb_trace *t, const struct nb_probe *probe, const struct wave *w,
                       const struct nb_sight *sight)
{
    double most = 0;
    for (size_t i = 0; i < t->piece_count; i++) {
        size_t n;
        struct nb_point *at = nb_piece_points(t, &t->pieces[i], &n);
        for (size_t k = 0; k + 1 < n; k++) {
            const double x = w->lo + at[k].x * (w->hi - w->lo);
            double y;
            nb_probe_values((struct nb_probe *)probe, &x, 1, &y);
            const double rise = (at[k + 1].y - at[k].y) * ROWS;
            const double run = (at[k + 1].x - at[k].x) * COLUMNS;
            const double off = fabs(nb_scale_map(&sight->y, y) - at[k].y) * ROWS;
            most = fmax(most, off * run / hypot(run, rise));
        }
        free(at);
    }
    return most;
}

static void cubics_pass_the_curve(void **state)
{
    (void)state;
    static const struct wave smooth[] = {
        {"sigmoid(x)", -6, 6},  {"tanh(x)", -6, 6},     {"silu(x)", -6, 6},   {"gelu(x)", -6, 6},
        {"mish(x)", -6, 6},     {"softplus(x)", -6, 6}, {"exp(-x*x)", -3, 3}, {"sin(3*x)", 0, 12},
        {"1/(1 + x*x)", -9, 9}, {"x^5 - x", -1.5, 1.5},
    };
    for (size_t i = 0; i < NB_COUNT(smooth); i++) {
        struct nb_probe *p = probe_of(smooth[i].text);
        struct nb_profile f;
        struct nb_sight sight;
        struct nb_trace t;
        const struct nb_scale x = {.lo = smooth[i].lo, .hi = smooth[i].hi, .from = 0, .to = 1};
        prove(&smooth[i], p, &f, &sight);
        nb_trace_build(&t, &f, &x, &sight);
        assert_int_equal(t.bar_count, 0);
        assert_true(nb_trace_segments(&t) <= (i == 7 ? 50 : 16));
        assert_true(furthest(&t, p, &smooth[i], &sight) < 0.15);
        nb_trace_free(&t);
        nb_profile_free(&f);
        nb_probe_free(p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(proved_columns_are_right, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(a_wrong_column_is_seen, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(cubics_pass_the_curve, unit_setup, unit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
