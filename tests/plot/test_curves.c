/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of clipping, sampling and the pieces of curves. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "curve/clip.h"
#include "plot/dump.h"
#include "plot/scene.h"
#include "tests/plot/fixture.h"

struct runs {
    struct nb_point points[32];
    size_t count, starts;
};

static void take(void *ctx, struct nb_point p, bool start)
{
    struct runs *r = ctx;
    r->points[r->count++] = p;
    r->starts += start;
}

static void clipping_cuts_at_the_border(void **state)
{
    (void)state;
    const struct nb_rect view = {0, 0, 100, 100};
    const struct nb_point line[] = {{-50, 50}, {50, 50}, {50, 1e15}, {60, 50}, {70, 50}};
    struct runs r = {.count = 0};
    nb_clip_polyline(&view, line, 5, take, &r);
    assert_int_equal(r.starts, 2);
    assert_true(r.points[0].x == 0 && r.points[0].y == 50);
    for (size_t i = 0; i < r.count; i++)
        assert_true(r.points[i].x >= 0 && r.points[i].x <= 100 && r.points[i].y >= 0 &&
                    r.points[i].y <= 100.0001);
    struct nb_point a = {100, 150}, b = {120, -1e9};
    const struct nb_rect wide = {0, 0, 1280, 800};
    assert_true(nb_clip_segment(&wide, &a, &b));
    assert_true(fabs(a.y - 150) < 1e-9 && b.y == 0 && fabs(b.x - 100) < 1e-4);
    struct nb_point c = {-1, -1}, d = {-5, 200};
    assert_false(nb_clip_segment(&wide, &c, &d));
}

static void simplifying_keeps_corners(void **state)
{
    (void)state;
    struct nb_point p[2001];
    for (size_t i = 0; i < 2001; i++)
        p[i] = (struct nb_point){(double)i / 4, fmax(0, (double)i / 4 - 250)};
    const size_t kept = nb_clip_simplify(p, 2001, 0.03);
    assert_int_equal(kept, 3);
    assert_true(p[0].x == 0 && p[2].x == 500 && p[2].y == 250);
    assert_true(fabs(p[1].x - 250) < 0.5 && p[1].y < 0.5);
    for (size_t i = 0; i < 2001; i++)
        p[i] = (struct nb_point){(double)i / 4, 100 * sin((double)i / 200)};
    const size_t left = nb_clip_simplify(p, 2001, 0.03);
    assert_true(20 <= left && left <= 1000);
}

struct cubics {
    struct nb_cubic part[64];
    size_t count, starts;
};

static void take_cubic(void *ctx, const struct nb_cubic *c, bool start)
{
    struct cubics *r = ctx;
    assert_true(r->count < 64);
    r->part[r->count++] = *c;
    r->starts += start;
}

/* A branch that leaves a page of 100 x 100 by the top and comes back, and one that goes
 * further than cairo can. */
static void cubics_are_cut_at_the_border(void **state)
{
    (void)state;
    const struct nb_rect view = {0, 0, 100, 100};
    const struct nb_cubic arch = {{{10, 50}, {30, -100}, {60, -100}, {90, 50}}};
    struct cubics r = {.count = 0};
    assert_true(nb_clip_cubic(&view, &arch, false, take_cubic, &r));
    assert_int_equal(r.starts, 2);
    assert_true(r.part[0].p[0].x == 10 && r.part[r.count - 1].p[3].x == 90);
    const struct nb_cubic pole = {{{10, 50}, {11, -1e8}, {12, -1e9}, {13, -1e12}}};
    r = (struct cubics){.count = 0};
    assert_false(nb_clip_cubic(&view, &pole, true, take_cubic, &r));
    assert_int_equal(r.starts, 0);
    for (size_t i = 0; i < r.count; i++)
        for (size_t k = 0; k < 4; k++)
            assert_true(r.part[i].p[k].y >= 0 && r.part[i].p[k].y <= 100);
}

/* The scene of a figure in text form, arranged at 800 x 500. */
static struct nb_scene *arrange(struct fixture *f, const char *text)
{
    fixture_read(f, text);
    assert_int_equal(f->err.kind, NB_OK);
    struct nb_scene *s = nb_scene_new(&f->figure);
    nb_scene_arrange(s, 800, 500, 1);
    return s;
}

static void release(struct fixture *f, struct nb_scene *s)
{
    nb_scene_free(s);
    fixture_free(f);
}

static void a_jump_is_not_joined(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f, "x -0x1.8p+1 0x1.4p+2\n0 var x\n1 slope relu 0 0 0 0\n"
                                     "curve function 1 0 hue 0 order 1 label r");
    const struct nb_trace *t = &s->panels[0].traces[0];
    assert_int_equal(t->piece_count, 2);
    const struct nb_point left = t->points[t->pieces[0].count - 1];
    const struct nb_point right = t->points[t->pieces[1].first];
    assert_true(left.x == 0.375 && right.x == 0.375 && left.y < right.y);
    assert_int_equal(t->dot_count, 2);
    for (size_t i = 0; i < 2; i++)
        assert_true(t->dots[i].x == 0 && t->dots[i].closed == (t->dots[i].y == 1));
    release(&f, s);
}

/* The kink lies on no grid point, at 1/3. */
static void a_kink_is_a_point(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s =
        arrange(&f, "x -0x1p+1 0x1.8p+1\n0 var x\n1 const 0x1.5555555555555p-2\n2 sub 0 0 0 0 1\n"
                    "3 relu 0 0 0 2\ncurve function 3 0 hue 0 order 0 label k");
    const struct nb_trace *t = &s->panels[0].traces[0];
    assert_int_equal(t->piece_count, 1);
    assert_int_equal(t->dot_count, 0);
    assert_int_equal(t->count, 7); /* two lines */
    assert_true(fabs(t->points[3].x - 7.0 / 15) < 1e-15 && t->points[3].y == t->points[0].y);
    release(&f, s);
}

static void a_pole_breaks_the_curve(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s =
        arrange(&f, "x -0x1.8p+1 0x1.4p+2\n0 var x\n1 const 0x1p+0\n2 div 0 0 0 1 0\n"
                    "curve function 2 0 hue 0 order 0 label p\n"
                    "3 mul 0 0 0 0 0\n4 div 0 0 0 1 3\ncurve function 4 0 hue 1 order 0 label q");
    for (size_t i = 0; i < 2; i++) {
        const struct nb_trace *t = &s->panels[0].traces[i];
        assert_int_equal(t->piece_count, 2);
        assert_int_equal(t->dot_count, 0);
        const double left = t->points[t->pieces[0].count - 1].y;
        assert_true(i ? left > 1 : left < 0); /* out of view */
        assert_true(t->points[t->pieces[1].first].y > 1);
        assert_int_equal(t->mark_count, 0);
    }
    assert_true(s->panels[0].y.hi < 100);
    release(&f, s);
}

static void a_hole_is_an_open_dot(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f, "x -0x1.8p+1 0x1.4p+2\n0 var x\n1 div 0 0 0 0 0\n"
                                     "curve function 1 0 hue 0 order 0 label h");
    assert_int_equal(s->panels[0].traces[0].dot_count, 1);
    assert_true(s->panels[0].traces[0].dots[0].y == 1 && !s->panels[0].traces[0].dots[0].closed);
    release(&f, s);
}

/* sin(1/x) has no limit at 0: no end to be marked; sqrt|x| and |x|^0.1 are
 * continuous there, steep as they are. */
static void no_limit_no_dot(void **state)
{
    (void)state;
    static const double ranges[][2] = {{-5, 5}, {-1, 1}, {-0.5, 0.5}, {-0.1, 0.3}, {-7, 3}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "x %a %a\n0 var x\n1 const 0x1p+0\n2 div 0 0 0 1 0\n3 sin 0 0 0 2\n"
                 "curve function 3 0 hue 0 order 0 label s\n"
                 "4 abs 0 0 0 0\n5 const 0x1.999999999999ap-4\n6 pow 0 0 0 4 5\n"
                 "curve function 6 0 hue 1 order 0 label p",
                 ranges[i][0], ranges[i][1]);
        struct fixture f;
        struct nb_scene *s = arrange(&f, text);
        assert_int_equal(s->panels[0].traces[0].dot_count, 0);
        assert_int_equal(s->panels[0].traces[1].dot_count, 0);
        assert_true(s->panels[0].traces[1].piece_count >= 1);
        release(&f, s);
    }
}

static void the_border_of_a_domain_is_found(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f, "x -0x1.8p+1 0x1.4p+2\n0 var x\n1 sqrt 0 0 0 0\n"
                                     "curve function 1 0 hue 0 order 0 label s\n");
    const struct nb_trace *t = &s->panels[0].traces[0];
    assert_int_equal(t->piece_count, 1);
    assert_true(t->points[0].x == 0.375 && fabs(t->points[0].y - 1.0 / 22) < 1e-12);
    assert_true(t->dot_count == 1 && t->dots[0].closed && t->dots[0].x == 0 && t->dots[0].y == 0);
    release(&f, s);
}

static void steps_have_their_dots(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f, "x -0x1.4p+1 0x1.4p+1\n0 var x\n1 floor 0 0 0 0\n"
                                     "curve function 1 0 hue 0 order 0 label s");
    assert_int_equal(s->panels[0].traces[0].piece_count, 6);
    assert_int_equal(s->panels[0].traces[0].dot_count, 10);
    assert_int_equal(nb_trace_segments(&s->panels[0].traces[0]), 6);
    release(&f, s);
}

/* The whole of a figure, against the text that was checked by eye. */
static void the_reference_figure_is_as_it_was(void **state)
{
    (void)state;
    struct nb_err err = {0};
    char *text = nb_read_file(fixture_path("step.fig"), &err);
    assert_non_null(text);
    struct fixture f;
    struct nb_scene *s = arrange(&f, text);
    free(text);
    struct nb_buf out = {0};
    nb_dump(s, &out);
    char *expected = nb_read_file(fixture_path("step.dump"), &err);
    assert_non_null(expected);
    assert_string_equal(nb_buf_text(&out), expected);
    free(expected);
    nb_buf_free(&out);
    release(&f, s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clipping_cuts_at_the_border),
        cmocka_unit_test(simplifying_keeps_corners),
        cmocka_unit_test(cubics_are_cut_at_the_border),
        cmocka_unit_test(a_jump_is_not_joined),
        cmocka_unit_test(a_kink_is_a_point),
        cmocka_unit_test(a_pole_breaks_the_curve),
        cmocka_unit_test(a_hole_is_an_open_dot),
        cmocka_unit_test(no_limit_no_dot),
        cmocka_unit_test(the_border_of_a_domain_is_found),
        cmocka_unit_test(steps_have_their_dots),
        cmocka_unit_test(the_reference_figure_is_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
