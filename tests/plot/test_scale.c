/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what maps data to places: all kinds of axes, all sizes of frames. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>

#include "base/count.h"
#include "curve/scale.h"

static double steps_up(double x, int count)
{
    for (int i = 0; i < count; i++)
        x = nextafter(x, INFINITY);
    return x;
}

/* Places grow with values, values with places; values stay in the frame; and a value comes
 * back from its place to a rounding, of the place or of the value. */
static void check_frame(struct nb_scale s)
{
    enum { PLACES = 4001 };
    double before = s.lo;
    for (int i = 0; i < PLACES; i++) {
        const double at = s.from + (s.to - s.from) * i / (PLACES - 1);
        const double x = nb_scale_invert(&s, at);
        assert_true(x >= before && x >= s.lo && x <= s.hi);
        const double back = nb_scale_map(&s, x);
        const double step = fabs(nb_scale_map(&s, steps_up(x, 1)) - back);
        assert_true(fabs(back - at) <= step + 1e-6 * fabs(s.to - s.from));
        before = x;
    }
    assert_true(nb_scale_invert(&s, s.from) == s.lo && nb_scale_invert(&s, s.to) == s.hi);
    assert_true(nb_scale_invert(&s, 3 * s.from - 2 * s.to) == s.lo);
    assert_true(nb_scale_invert(&s, 3 * s.to - 2 * s.from) == s.hi);
}

static void check_ways(double lo, double hi)
{
    static const double ends[][2] = {{0, 1000}, {63.7, 1507.3}, {400, 10}, {0.1, 0.3}};
    static const struct nb_warp warps[] = {
        {NB_WARP_LINEAR, 0}, {NB_WARP_LOG, 0}, {NB_WARP_SYMLOG, 1}, {NB_WARP_SYMLOG, 1e-300}};
    for (size_t i = 0; i < NB_COUNT(ends); i++)
        for (size_t k = 0; k < NB_COUNT(warps); k++)
            if (lo > 0 || warps[k].kind != NB_WARP_LOG)
                check_frame((struct nb_scale){lo, hi, ends[i][0], ends[i][1], warps[k]});
}

static void frames_of_any_width_hold(void **state)
{
    (void)state;
    static const double bases[] = {0,       5e-324,   1e-310,  DBL_MIN, 1,       1e15,   1e16,
                                   0x1p53,  -0x1p53,  -1e15,   -1,      -5e-324, 1e300,  -1e300,
                                   1.1e308, -1.1e308, 1 / 3.0, 2e-8,    1e-9,    -1e-12, 123.456};
    static const int widths[] = {1, 2, 3, 5, 7, 20, 100, 1000, 4000};
    for (size_t i = 0; i < NB_COUNT(bases); i++)
        for (size_t k = 0; k < NB_COUNT(widths); k++)
            check_ways(bases[i], steps_up(bases[i], widths[k]));
    for (size_t k = 0; k < NB_COUNT(widths); k++) {
        check_ways(sqrt(2), steps_up(sqrt(2), widths[k]));
        check_ways(-sqrt(2), steps_up(-sqrt(2), widths[k]));
        double lo = DBL_MAX;
        for (int j = 0; j < widths[k]; j++)
            lo = nextafter(lo, 0);
        check_ways(lo, DBL_MAX);
        check_ways(-DBL_MAX, -lo);
    }
}

static void wide_frames_hold(void **state)
{
    (void)state;
    static const double frames[][2] = {
        {-1, 1},         {0, 1},        {-5, 5},           {1e-3, 1e3},         {0.1, 1e300},
        {1e-300, 1e300}, {1, 1 + 1e-7}, {-DBL_MAX, 1},     {-DBL_MAX, DBL_MAX}, {5e-324, DBL_MAX},
        {-1, 3e-17},     {-1e-17, 1},   {-1 / 3.0, 1e-16}, {-0.1, 0.3},         {1, 2.5}};
    for (size_t i = 0; i < NB_COUNT(frames); i++)
        check_ways(frames[i][0], frames[i][1]);
}

/* Any two doubles: in particular those whose difference is rounded. */
static void random_frames_hold(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int i = 0; i < 200; i++) {
        double v[2];
        for (int j = 0; j < 2; j++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            const double m = (double)(int64_t)(seed >> 11) / 0x1p52 - 1;
            v[j] = ldexp(m, (int)(seed % 2098) - 1074);
            v[1] = i % 2 && j ? -v[0] * ldexp(1, -(int)(seed % 60)) : v[1];
        }
        if (v[0] != v[1])
            check_ways(fmin(v[0], v[1]), fmax(v[0], v[1]));
    }
}

/* All 11 steps of the smallest number, and none of them lost. */
static void the_smallest_numbers_are_told_apart(void **state)
{
    (void)state;
    const struct nb_scale s = {0, 10 * 5e-324, 0, 10, {0}};
    for (int k = 0; k <= 10; k++)
        assert_true(fabs(nb_scale_map(&s, k * 5e-324) - k) < 1e-14);
    const struct nb_scale line = {-1e-310, 1e-310, 0, 1000, {0}};
    for (int k = -100; k <= 100; k++)
        assert_true(fabs(nb_scale_map(&line, k * 1e-312) - 5 * (k + 100)) < 1e-8);
}

static void scales_map(void **state)
{
    (void)state;
    const struct nb_scale s = {-2, 6, 100, 500, {0}}, wide = {-DBL_MAX, DBL_MAX, 0, 1, {0}};
    assert_true(nb_scale_map(&s, -2) == 100 && nb_scale_map(&s, 6) == 500);
    assert_true(nb_scale_map(&wide, 0) == 0.5 && nb_scale_map(&wide, DBL_MAX) == 1);
    const struct nb_scale decades = {0.01, 1000, 0, 5, {NB_WARP_LOG, 0}};
    for (int k = -2; k <= 3; k++)
        assert_true(fabs(nb_scale_map(&decades, pow(10, k)) - k - 2) < 1e-14);
    const struct nb_scale both = {-1e6, 1e6, 0, 2, {NB_WARP_SYMLOG, 0.1}};
    assert_true(nb_scale_map(&both, 0) == 1);
    assert_true(fabs(nb_scale_map(&both, 50) + nb_scale_map(&both, -50) - 2) < 1e-15);
    assert_true(nb_scale_map(&both, 1000) > 1.58 && nb_scale_map(&both, 0.01) < 1.01);
    const struct nb_scale *all[] = {&s, &wide, &decades, &both};
    static const double far[] = {INFINITY, DBL_MAX, 0, -1, -DBL_MAX, -INFINITY};
    for (size_t i = 0; i < NB_COUNT(all); i++) {
        assert_true(isnan(nb_scale_map(all[i], NAN)));
        for (size_t k = 1; k < NB_COUNT(far); k++) {
            const double high = nb_scale_map(all[i], far[k - 1]);
            assert_true(isfinite(high) && high >= nb_scale_map(all[i], far[k]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_of_any_width_hold),
        cmocka_unit_test(wide_frames_hold),
        cmocka_unit_test(random_frames_hold),
        cmocka_unit_test(the_smallest_numbers_are_told_apart),
        cmocka_unit_test(scales_map),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
