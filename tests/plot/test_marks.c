/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of marked points and of tangents. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "figure/message.h"
#include "figure/tangent.h"
#include "plot/draw.h"
#include "plot/layout_priv.h"
#include "plot/scene.h"
#include "proof/marks.h"
#include "tests/plot/fixture.h"

static struct nb_scene *arrange(struct fixture *f, const char *text, double width, double height)
{
    fixture_read(f, text);
    if (f->err.kind != NB_OK)
        print_message("%s: %s\n", text, f->err.message);
    assert_int_equal(f->err.kind, NB_OK);
    struct nb_scene *s = nb_scene_new(&f->figure);
    nb_scene_arrange(s, width, height, 1);
    return s;
}

static void release(struct fixture *f, struct nb_scene *s)
{
    nb_scene_free(s);
    fixture_free(f);
}

/* Figures of one marked curve: the row of a function of x. */
static const char *marked(const char *row, const char *more)
{
    static char text[300];
    snprintf(text, sizeof text,
             "0 var x\n1 %s 0 0 0 0\n%s\ncurve function 1 0 points hue 0 order 0 label f\n", row,
             more);
    return text;
}

static const char *const rows[] = {"sin",  "silu", "hardswish", "gelu",  "tanh",    "relu",
                                   "mish", "abs",  "cos",       "relu6", "softsign"};

/* What the finder finds between the limits is marked, and nothing else. */
static void spots_are_the_finders_points(void **state)
{
    (void)state;
    static const unsigned wanted = 1u << NB_MARK_ROOT | 1u << NB_MARK_MINIMUM |
                                   1u << NB_MARK_MAXIMUM | 1u << NB_MARK_INFLECTION |
                                   1u << NB_MARK_KINK;
    for (size_t i = 0; i < NB_COUNT(rows); i++) {
        struct fixture f;
        struct nb_scene *s = arrange(&f, marked(rows[i], "x -5 4"), 800, 500);
        const struct nb_spots *spots = &s->panels[0].spots;
        const struct nb_curve *c = &f.figure.axes[0].curves[0];
        struct nb_marks marks = {0};
        size_t found = 0, seen = 0;
        assert_true(nb_marks_find(c->y, c->var, -5, 4, &marks, &f.err));
        for (size_t k = 0; k < marks.count; k++) {
            const struct nb_mark *m = &marks.list[k];
            bool here = false;
            for (size_t j = 0; j < spots->count; j++)
                here |= spots->list[j].x == m->x && spots->list[j].y == m->y &&
                        spots->list[j].kinds >> m->kind & 1;
            assert_true(here == (wanted >> m->kind & 1));
            found += here;
        }
        for (size_t j = 0; j < spots->count; j++)
            seen += (size_t)__builtin_popcount(spots->list[j].kinds);
        assert_int_equal(seen, found);
        nb_marks_free(&marks);
        release(&f, s);
    }
}

static bool overlap(struct nb_rect a, struct nb_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* No name lies on another text, on a marked point or outside of the plot. */
static void check_names(const struct nb_panel *p)
{
    const struct nb_layout *l = &p->layout;
    const double r = 0.9 * p->theme.dot_radius;
    for (size_t i = l->label_count - l->spot_count; i < l->label_count; i++) {
        const struct nb_rect box = nb_label_box(&l->labels[i]);
        for (size_t k = 0; k < l->label_count; k++)
            assert_false(k != i && overlap(box, nb_label_box(&l->labels[k])));
        for (size_t k = 0; k < p->spots.count; k++) {
            const double x = nb_scale_map(&l->x, p->spots.list[k].x);
            const double y = nb_scale_map(&l->y, p->spots.list[k].y);
            assert_false(overlap(box, (struct nb_rect){x - r, y - r, 2 * r, 2 * r}));
        }
        assert_true(box.x >= l->plot.x && box.x + box.width <= l->plot.x + l->plot.width);
        assert_true(box.y >= l->plot.y && box.y + box.height <= l->plot.y + l->plot.height);
        assert_false(overlap(box, l->legend));
    }
}

static void names_cover_nothing(void **state)
{
    (void)state;
    static const double sizes[][2] = {{200, 150}, {350, 250}, {800, 500}, {1500, 300}};
    static const char *const more[] = {"x -5 4", "x -30 30", "spines box", "legend box"};
    size_t named = 0;
    for (size_t i = 0; i < NB_COUNT(rows); i++)
        for (size_t k = 0; k < NB_COUNT(sizes) * NB_COUNT(more); k++) {
            const double *size = sizes[k / NB_COUNT(more)];
            struct fixture f;
            struct nb_scene *s =
                arrange(&f, marked(rows[i], more[k % NB_COUNT(more)]), size[0], size[1]);
            check_names(&s->panels[0]);
            named += s->panels[0].layout.spot_count;
            release(&f, s);
        }
    assert_true(named > 250); /* most have room */
}

/* The extremum is named where there is room for one name, not the inflections beside it. */
static void extrema_are_named_first(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f, marked("silu", "x -6 6"), 800, 500);
    const struct nb_panel *p = &s->panels[0];
    assert_true(p->layout.spot_count > 0);
    assert_true(nb_spot_is_low(&p->spots.list[p->layout.spots[0].spot]));
    release(&f, s);
}

static void a_view_finds_what_it_shows(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f, marked("sin", "x 1 2"), 800, 500);
    assert_int_equal(s->panels[0].spots.count, 1);
    s->panels[0].view_x = (struct nb_limits){-1, 4, true}; /* roots, and the maximum */
    nb_scene_arrange(s, 800, 500, 1);
    assert_int_equal(s->panels[0].spots.count, 3);
    s->panels[0].view_x = (struct nb_limits){-1000, 1000, true};
    nb_scene_arrange(s, 800, 500, 1);
    assert_true(s->panels[0].spots.count == 0 && s->panels[0].spots.skipped == 1);
    s->panels[0].view_x = (struct nb_limits){0.5, 2, true};
    nb_scene_arrange(s, 800, 500, 1);
    assert_int_equal(s->panels[0].spots.count, 1);
    release(&f, s);
}

static void check_text(struct nb_spot spot, bool brief, const char *expected)
{
    struct nb_buf out = {0};
    nb_spot_text(&spot, brief, &out);
    assert_string_equal(nb_buf_text(&out), expected);
    nb_buf_free(&out);
}

static void spots_have_names(void **state)
{
    (void)state;
    const unsigned root = 1u << NB_MARK_ROOT, low = 1u << NB_MARK_MINIMUM;
    check_text((struct nb_spot){0, -1.2784645, -0.2784645, low}, false, "min (−1.278, −0.2785)");
    check_text((struct nb_spot){0, -1.2784645, -0.2784645, low}, true, "(−1.278, −0.2785)");
    check_text((struct nb_spot){0, 3.14159265, 1.2e-16, root}, false, "root 3.142");
    check_text((struct nb_spot){0, 2, -1.2e-16, root | 1u << NB_MARK_INFLECTION}, false,
               "root, inflection (2, 0)");
}

/* 0: x, 1: exp, 5: the tangent of exp at 3, 20*x - 40 or about. */
#define TANGENT                                                                                    \
    "0 var x\n1 exp 0 0 0 0\n2 const 20\n3 mul 0 0 2 2 0\n4 const -40\n5 add 0 0 2 3 4\n"          \
    "x -6 6\ncurve function 1 0 hue 0 order 0 label exp\n"

static void tangents_choose_no_limits(void **state)
{
    (void)state;
    struct fixture f, g;
    struct nb_scene *with =
        arrange(&f, TANGENT "curve function 5 0 at 3 hue 0 order 0 width 1.2 label t\n", 800, 500);
    struct nb_scene *without = arrange(&g, TANGENT, 800, 500);
    const struct nb_panel *p = &with->panels[0];
    assert_true(p->y.lo == without->panels[0].y.lo && p->y.hi == without->panels[0].y.hi);
    assert_int_equal(p->traces[1].dot_count, 1);
    assert_true(p->traces[1].dots[0].x == 3 && p->traces[1].dots[0].y == 20);
    assert_int_equal(p->traces[1].mark_count, 0);
    assert_true(nb_tangent_slope(&f.figure.axes[0].curves[1]) == 20);
    release(&g, without);
    release(&f, with);
}

static void the_text_form_keeps_both(void **state)
{
    (void)state;
    static const char text[] =
        TANGENT "curve function 5 0 at 3 points hue 0 order 0 width 1.2 label t\n";
    struct fixture f, g;
    struct nb_buf out = {0}, again = {0};
    fixture_read(&f, text);
    assert_int_equal(f.err.kind, NB_OK);
    nb_figure_write(&f.figure, &out);
    fixture_read(&g, nb_buf_text(&out));
    assert_int_equal(g.err.kind, NB_OK);
    const struct nb_curve *c = &g.figure.axes[0].curves[1];
    assert_true(c->tangent && c->at == 3 && c->points && !g.figure.axes[0].curves[0].points);
    nb_figure_write(&g.figure, &again);
    assert_string_equal(nb_buf_text(&out), nb_buf_text(&again));
    nb_buf_free(&out);
    nb_buf_free(&again);
    fixture_free(&f);
    fixture_free(&g);
    fixture_read(&f, TANGENT "curve function 5 0 at inf hue 0 order 0 label t\n");
    assert_int_equal(f.err.kind, NB_ERR_SYNTAX);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spots_are_the_finders_points),
        cmocka_unit_test(names_cover_nothing),
        cmocka_unit_test(extrema_are_named_first),
        cmocka_unit_test(a_view_finds_what_it_shows),
        cmocka_unit_test(spots_have_names),
        cmocka_unit_test(tangents_choose_no_limits),
        cmocka_unit_test(the_text_form_keeps_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
