/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of ticks, ranges and the viewport's arithmetic. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <string.h>

#include "curve/range.h"
#include "plot/ticks.h"
#include "viewer/viewport.h"

/* One row an axis: limits, wanted number of ticks, and what must stand there. */
static const struct {
    double lo, hi, target;
    const char *labels, *note;
} tick_rows[] = {
    {-5, 5, 9, "−5 −4 −3 −2 −1 0 1 2 3 4 5", ""},
    {0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0", ""},
    {0, 0.35, 4, "0.0 0.1 0.2 0.3", ""},
    {-0.05, 1.05, 5, "0.0 0.2 0.4 0.6 0.8 1.0", ""},
    {-1e-7, 1e-7, 5, "−1.0 −0.5 0.0 0.5 1.0", "×10⁻⁷"},
    {0, 2.5e6, 5, "0.0 0.5 1.0 1.5 2.0 2.5", "×10⁶"},
    {0, 99999, 5, "0 20000 40000 60000 80000", ""},
    {-1e300, 1e300, 5, "−1.0 −0.5 0.0 0.5 1.0", "×10³⁰⁰"},
    {1e6, 1e6 + 1e-3, 5, "0.0000 0.0002 0.0004 0.0006 0.0008 0.0010", "+ 1000000"},
    {-1e6 - 1e-3, -1e6, 5, "−0.0010 −0.0008 −0.0006 −0.0004 −0.0002 0.0000", "− 1000000"},
    {1e16, 1e16 + 8, 4, "0 2 4 6 8", "+ 1×10¹⁶"},
    {3.1, 3.9, 1, "3.2 3.4 3.6 3.8", ""},
};

static void ticks_stand_where_they_should(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tick_rows / sizeof *tick_rows; i++) {
        struct nb_ticks t;
        char labels[1024] = "";
        nb_ticks_choose(&t, tick_rows[i].lo, tick_rows[i].hi, tick_rows[i].target);
        for (size_t j = 0; j < t.count; j++) {
            strcat(labels, j ? " " : "");
            strcat(labels, t.tick[j].label);
        }
        assert_string_equal(labels, tick_rows[i].labels);
        assert_string_equal(t.note, tick_rows[i].note);
    }
}

/* Any limits at all: inside, growing, all labels different, and it ends. */
static void ticks_hold_for_any_limits(void **state)
{
    (void)state;
    uint64_t seed = 12345;
    for (int i = 0; i < 20000; i++) {
        double v[2];
        for (int j = 0; j < 2; j++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            const double m = (double)(int64_t)(seed >> 11) / 0x1p52 - 1;
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            v[j] = ldexp(m, (int)(seed >> 54) - 512);
        }
        if (i % 2)
            v[1] = v[0] + fabs(v[0]) * ldexp(1, -(int)(seed % 44));
        const struct nb_limits l = nb_range_widen(fmin(v[0], v[1]), fmax(v[0], v[1]));
        struct nb_ticks t;
        nb_ticks_choose(&t, l.lo, l.hi, 2 + i % 12);
        assert_true(t.count <= NB_TICKS_MAX);
        for (size_t j = 1; j < t.count; j++) {
            assert_true(t.tick[j].value > t.tick[j - 1].value);
            assert_string_not_equal(t.tick[j].label, t.tick[j - 1].label);
        }
    }
}

static void limits_can_be_drawn(void **state)
{
    (void)state;
    static const double ends[][2] = {
        {0, 0},      {1, 1},         {-INFINITY, INFINITY}, {5, 5 + 1e-15},
        {0, 5e-324}, {1e308, 1e308}, {-DBL_MAX, DBL_MAX}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const struct nb_limits l = nb_range_widen(ends[i][0], ends[i][1]);
        assert_true(l.set && isfinite(l.lo) && isfinite(l.hi));
        assert_true(l.lo < l.hi);
    }
}

static struct nb_limits range_of(const double *values, size_t count, bool derivative)
{
    const struct nb_range_part all[] = {
        {.values = values, .count = count, .derivative = derivative}};
    return nb_range_y(all, 1);
}

static void range_follows_the_bulk(void **state)
{
    (void)state;
    double y[1000];
    for (size_t i = 0; i < 1000; i++)
        y[i] = (double)i / 999;
    struct nb_limits l = range_of(y, 1000, false);
    assert_true(fabs(l.lo + 0.05) < 1e-12 && fabs(l.hi - 1.05) < 1e-12);
    y[500] = 1e9; /* one lonely peak */
    assert_true(range_of(y, 1000, false).hi < 2);
    y[500] = NAN;
    assert_true(range_of(y, 1000, false).hi < 2);
    for (size_t i = 0; i < 1000; i++)
        y[i] = 3;
    l = range_of(y, 1000, false);
    assert_true(l.lo < 3 && l.hi > 3);
    y[500] = 1e9; /* nothing else to be seen */
    assert_true(range_of(y, 1000, false).hi > 1e9);
    l = range_of(y, 0, false);
    assert_true(l.lo < l.hi);
    const double steps[] = {0, 5e-323}; /* eleven doubles */
    l = range_of(steps, 2, false);
    assert_true(l.lo <= 0 && l.hi >= 5e-323 && l.hi < 1e-322);
}

/* The function is seen whole whatever its derivative does. */
static void functions_are_not_cut_for_derivatives(void **state)
{
    (void)state;
    double f[1000], slope[1000];
    for (size_t i = 0; i < 1000; i++) {
        f[i] = i < 500 ? 0 : 1;
        slope[i] = (i % 10 == 0 ? 300 : 1) * sin((double)i);
    }
    const struct nb_range_part both[] = {{.values = f, .count = 1000},
                                         {.values = slope, .count = 1000, .derivative = true}};
    const struct nb_limits l = nb_range_y(both, 2);
    assert_true(l.lo <= 0 && l.hi >= 1 && l.hi - l.lo < 10);
    for (size_t i = 0; i < 1000; i++)
        slope[i] = 10 * sin((double)i);
    const struct nb_limits all = nb_range_y(both, 2);
    assert_true(all.lo < -9.9 && all.hi > 9.9);
}

static void zoom_keeps_the_point_under_the_pointer(void **state)
{
    (void)state;
    struct nb_viewport v = {{-5, 5, true}, {-0.25, 5.25, true}};
    const double cx = 0.3, cy = 0.8;
    const double x = v.x.lo + cx * (v.x.hi - v.x.lo), y = v.y.lo + cy * (v.y.hi - v.y.lo);
    for (int i = 0; i < 40; i++) {
        nb_viewport_zoom(&v, cx, cy, i < 20 ? 0.85 : 1 / 0.85, i < 20 ? 0.85 : 1 / 0.85);
        assert_true(fabs(v.x.lo + cx * (v.x.hi - v.x.lo) - x) < 1e-12);
        assert_true(fabs(v.y.lo + cy * (v.y.hi - v.y.lo) - y) < 1e-12);
    }
    assert_true(fabs(v.x.lo + 5) < 1e-12 && fabs(v.x.hi - 5) < 1e-12);
    nb_viewport_zoom(&v, 0.5, 0.5, 0.5, 1);
    assert_true(fabs(v.x.hi - 2.5) < 1e-12 && fabs(v.y.hi - 5.25) < 1e-12);
}

static void view_stops_at_the_ends_of_the_doubles(void **state)
{
    (void)state;
    struct nb_viewport v = {{1, 2, true}, {1, 2, true}};
    for (int i = 0; i < 5000; i++)
        nb_viewport_zoom(&v, 0.3, 0.3, 0.8, 1.3);
    assert_true(v.x.lo < v.x.hi && isfinite(v.y.hi - v.y.lo));
    for (int i = 0; i < 5000; i++)
        nb_viewport_pan(&v, 1, -1);
    assert_true(v.x.lo < v.x.hi && isfinite(v.y.lo) && v.y.lo < v.y.hi);
}

static void pan_moves_by_fractions(void **state)
{
    (void)state;
    struct nb_viewport v = {{0, 10, true}, {0, 1, true}};
    nb_viewport_pan(&v, 0.1, -0.5);
    assert_true(v.x.lo == 1 && v.x.hi == 11 && v.y.lo == -0.5 && v.y.hi == 0.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_stand_where_they_should),
        cmocka_unit_test(ticks_hold_for_any_limits),
        cmocka_unit_test(limits_can_be_drawn),
        cmocka_unit_test(range_follows_the_bulk),
        cmocka_unit_test(functions_are_not_cut_for_derivatives),
        cmocka_unit_test(zoom_keeps_the_point_under_the_pointer),
        cmocka_unit_test(view_stops_at_the_ends_of_the_doubles),
        cmocka_unit_test(pan_moves_by_fractions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
