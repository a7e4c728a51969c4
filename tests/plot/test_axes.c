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
#include "seen/viewport.h"

enum { LENGTH = 720 };

/* Type of 10 points: a letter is 6 wide. */
static double letters(const char *label, void *ctx)
{
    double width = 10;
    (void)ctx;
    for (; *label; label++)
        width += (*label & 0xC0) != 0x80 ? 6 : 0;
    return width;
}

static struct nb_tick_request request(double lo, double hi, double target)
{
    return (struct nb_tick_request){
        .scale = {lo, hi, 0, LENGTH, {0}}, .spacing = LENGTH / target, .extent = letters};
}

static void check_ticks(const struct nb_tick_request *r, const char *wanted, const char *note)
{
    static struct nb_ticks t;
    char labels[4096] = "";
    nb_ticks_choose(&t, r);
    for (size_t j = 0; j < t.count; j++) {
        strcat(labels, j ? " " : "");
        strcat(labels, t.tick[j].label);
    }
    assert_string_equal(labels, wanted);
    assert_string_equal(t.note, note);
}

/* One row an axis: limits, wanted number of ticks, and what must stand there. */
static void ticks_stand_where_they_should(void **state)
{
    (void)state;
    static const struct {
        double lo, hi, target;
        const char *labels, *note;
    } rows[] = {
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
        {3.1, 3.9, 3, "3.2 3.4 3.6 3.8", ""},
        {0, 10, 4, "0 2 4 6 8 10", ""},
        {999990, 1000010, 4, "−10 −5 0 5 10", "+ 1000000"},
        {0.3, 0.6, 3, "0.3 0.4 0.5 0.6", ""},
        {1999.5, 2020.5, 4, "2000 2005 2010 2015 2020", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct nb_tick_request r = request(rows[i].lo, rows[i].hi, rows[i].target);
        check_ticks(&r, rows[i].labels, rows[i].note);
    }
}

static void other_axes_have_other_ticks(void **state)
{
    (void)state;
    static const double pi = 3.14159265358979323846;
    static const struct {
        double lo, hi;
        struct nb_warp warp;
        double target;
        const char *labels;
    } rows[] = {
        {1e-2, 1e3, {NB_WARP_LOG, 0}, 8, "0.01 0.1 1 10 100 1000"},
        {1e-9,
         1e3,
         {NB_WARP_LOG, 0},
         8,
         "10⁻⁹ 10⁻⁸ 10⁻⁷ 10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹ "
         "10² 10³"},
        {1e-300,
         1e300,
         {NB_WARP_LOG, 0},
         8,
         "10⁻³⁰⁰ 10⁻²⁵⁰ 10⁻²⁰⁰ 10⁻¹⁵⁰ 10⁻¹⁰⁰ 10⁻⁵⁰ 10⁰ 10⁵⁰ "
         "10¹⁰⁰ 10¹⁵⁰ 10²⁰⁰ 10²⁵⁰ 10³⁰⁰"},
        {1, 300, {NB_WARP_LOG, 0}, 8, "1 2 5 10 20 50 100 200"},
        {2, 9, {NB_WARP_LOG, 0}, 7, "2 3 4 5 6 7 8 9"},
        {-1000, 1000, {NB_WARP_SYMLOG, 1}, 8, "−1000 −100 −10 −1 0 1 10 100 1000"},
        {-1e6,
         1e9,
         {NB_WARP_SYMLOG, 100},
         8,
         "−10⁶ −10⁵ −10⁴ −10³ 0 10³ 10⁴ 10⁵ 10⁶ 10⁷ "
         "10⁸ 10⁹"},
        {-0.1, 0.1, {NB_WARP_SYMLOG, 1}, 4, "−0.10 −0.05 0.00 0.05 0.10"},
        {0, 2 * pi, {0}, 5, "0 π/2 π 3π/2 2π"},
        {-pi, pi, {0}, 5, "−π −π/2 0 π/2 π"},
        {-pi / 3, pi / 2, {0}, 6, "−π/3 −π/6 0 π/6 π/3 π/2"},
        {0, 100 * pi, {0}, 5, "0 20π 40π 60π 80π 100π"},
        {0, 6.28, {0}, 6, "0 1 2 3 4 5 6"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct nb_tick_request r = request(rows[i].lo, rows[i].hi, rows[i].target);
        r.scale.warp = rows[i].warp;
        check_ticks(&r, rows[i].labels, "");
    }
}

static void ticks_are_what_the_user_wants(void **state)
{
    (void)state;
    struct nb_tick_list list = {0};
    struct nb_tick_request r = request(0, 10, 5);
    r.wanted = &list;
    nb_tick_list_add(&list, 7, "seven");
    nb_tick_list_add(&list, -3, "outside");
    nb_tick_list_add(&list, 2.5, NULL);
    check_ticks(&r, "2.5 seven", "");
    nb_tick_list_add(&list, 2.6, "touches");
    check_ticks(&r, "2.5  seven", "");
    nb_tick_list_clear(&list);
    list.set = true;
    check_ticks(&r, "", "");
    list.pi = true;
    check_ticks(&r, "0 π/2 π 3π/2 2π 5π/2 3π", "");
    list = (struct nb_tick_list){0};
    r = request(0, 3, 12);
    check_ticks(&r, "0.0 0.2 0.4 0.6 0.8 1.0 1.2 1.4 1.6 1.8 2.0 2.2 2.4 2.6 2.8 3.0", "");
    r.whole = true;
    check_ticks(&r, "0 1 2 3", "");
}

/* While the view moves, the step changes only for a much better one. */
static void steps_stay_while_they_are_good(void **state)
{
    (void)state;
    static struct nb_ticks t;
    struct nb_tick_step last = {0, 0};
    int free_changes = 0, kept_changes = 0;
    for (int hold = 0; hold < 2; hold++) {
        struct nb_tick_request r = request(0, 10, 8);
        for (int i = 0; i < 400; i++) {
            r.scale.hi = 10 * pow(1.01, i % 2 ? i + 6 : i); /* a shaking zoom */
            r.kept = hold ? last : (struct nb_tick_step){0};
            nb_ticks_choose(&t, &r);
            assert_true(t.count >= 2);
            *(hold ? &kept_changes : &free_changes) += t.step.m != last.m || t.step.e != last.e;
            last = t.step;
        }
    }
    assert_true(kept_changes * 3 < free_changes);
}

/* Any limits at all: inside, growing, all labels different and apart, and it ends. */
static void ticks_hold_for_any_limits(void **state)
{
    (void)state;
    static struct nb_ticks t;
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
        struct nb_tick_request r = request(l.lo, l.hi, 2 + i % 12);
        r.minor = i % 3 ? NB_MINOR_AUTO : NB_MINOR_ON;
        if (i % 5 == 0 && l.lo > 0)
            r.scale.warp.kind = NB_WARP_LOG;
        if (i % 5 == 1)
            r.scale.warp = (struct nb_warp){NB_WARP_SYMLOG, fmin(fabs(l.lo) + fabs(l.hi), 1)};
        if (i % 7 == 0)
            r.scale.to = 30 + i % 100;
        nb_ticks_choose(&t, &r);
        assert_true(t.count <= NB_TICKS_MAX && t.minor_count <= NB_MINOR_TICKS_MAX);
        double end = -INFINITY;
        for (size_t j = 0; j < t.count; j++) {
            const double at = nb_scale_map(&r.scale, t.tick[j].value);
            const double half = letters(t.tick[j].label, NULL) / 2;
            assert_true(at > -1 && at < r.scale.to + 1 && at - half >= end - 1e-6);
            end = at + half;
            if (j > 0)
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
    struct nb_viewport v = {{-5, 5, true}, {-0.25, 5.25, true}, {0}, {0}};
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
    struct nb_viewport v = {{1, 2, true}, {1, 2, true}, {0}, {0}};
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
    struct nb_viewport v = {{0, 10, true}, {0, 1, true}, {0}, {0}};
    nb_viewport_pan(&v, 0.1, -0.5);
    assert_true(v.x.lo == 1 && v.x.hi == 11 && v.y.lo == -0.5 && v.y.hi == 0.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_stand_where_they_should),
        cmocka_unit_test(other_axes_have_other_ticks),
        cmocka_unit_test(ticks_are_what_the_user_wants),
        cmocka_unit_test(steps_stay_while_they_are_good),
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
