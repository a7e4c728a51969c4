/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random figures of all sizes: nothing leaves the page, no two texts overlap, the legend
 * hides nothing, and a plot is there. LAYOUT_FIGURES says how many. */
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
#include "curve/ink.h"
#include "plot/layout_priv.h"
#include "plot/scene.h"
#include "tests/plot/fixture.h"

static uint64_t state_of_random;

/* A whole number below n. */
static int below(int n)
{
    state_of_random = state_of_random * 6364136223846793005u + 1442695040888963407u;
    return (int)((state_of_random >> 33) % (uint64_t)n);
}

static const char *const functions[] = {"tanh", "sigmoid", "relu", "silu", "gelu", "mish",
                                        "sin",  "cos",     "exp",  "atan", "abs",  "floor"};
static const char *const texts[] = {
    "a",
    "title",
    "Gated units",
    "A title that goes on for a while and says more than it should",
    "a label, long enough to be wider than most of the plots that it stands beside, and then "
    "some more words, so that it must be cut",
    "onewordthatcannotbebrokenanywhereandistoolongforanything",
    "0.5*x*(1 + erf(x/sqrt(2)))",
    "gelu'",
};

static const char *some_text(void)
{
    return texts[below(NB_COUNT(texts))];
}

static void add_curves(struct nb_buf *out, const char *right)
{
    const int count = 1 + below(8), orders = 1 + below(3);
    for (int i = 0; i < count; i++) {
        const char *label = below(4) ? functions[below(NB_COUNT(functions))] : some_text();
        if (below(8)) {
            nb_buf_printf(out, "curve function %d 0 hue %d order %d%s label %s\n",
                          1 + below(NB_COUNT(functions)), i / orders, i % orders,
                          i % 3 == 1 ? right : "", label);
            continue;
        }
        nb_buf_printf(out, "curve data hue %d order 0 label %s\npoints", i, label);
        for (int k = below(20); k >= 0; k--)
            nb_buf_printf(out, " %d %g", k, (below(2000) - 1000) * 0.01);
        nb_buf_addc(out, '\n');
    }
}

/* A line of these with a chance of 1 in `rare`. */
static void add_one_of(struct nb_buf *out, const char *const *lines, int count, int rare)
{
    if (below(rare) == 0)
        nb_buf_printf(out, "%s\n", lines[below(count)]);
}

static void add_axes(struct nb_buf *out)
{
    static const char *const limits[] = {"x -6 6",
                                         "x 0 6.283185307179586",
                                         "x -3.141592653589793 3.141592653589793",
                                         "x 1000000 1000000.001",
                                         "x 1e-20 1e20\nxscale log",
                                         "x 0.5 80\nxscale log",
                                         "xscale symlog 1",
                                         "xreversed"};
    static const char *const others[] = {
        "y -1e300 1e300",
        "y 0 1e-9",
        "yscale log",
        "yscale symlog 0.01",
        "y -123456 -123455.5",
        "yticks none",
        "minor on",
        "spines box",
        "spines left",
        "spines none",
        "aspect 1 box",
        "aspect 1",
        "aspect inf box",
        "yreversed",
        "yticks none\nyticks at 0 label a tick with a rather long name\nyticks at 0.01\n"
        "yticks at 1 label one"};
    static const char *const marks[] = {
        "rule y 0.5 hue 3 order 1 label limit", "rule x 1 hue 4 order 0 label ",
        "note 1 0.5 0 0 0 text here", "note -2 0.3 0.5 1 0 to 0 0 text there it is"};
    add_one_of(out, limits, NB_COUNT(limits), 2);
    add_one_of(out, others, NB_COUNT(others), 2);
    add_one_of(out, marks, NB_COUNT(marks), 3);
    if (below(2))
        nb_buf_printf(out, "title %s\n", some_text());
    if (below(3) == 0)
        nb_buf_printf(out, "xlabel %s\n", some_text());
    if (below(3) == 0)
        nb_buf_printf(out, "ylabel %s\n", some_text());
    if (below(4) == 0)
        nb_buf_add(out, "legend box\n");
    const bool twin = below(6) == 0;
    if (twin)
        nb_buf_printf(out, "twin\ny2label %s\n%s", some_text(),
                      below(2) ? "y2scale symlog 1\n" : "y2 -1e-9 1e-9\n");
    add_curves(out, twin ? " right" : "");
}

static void random_size(double *width, double *height)
{
    static const double sizes[][2] = {{100, 75},  {72, 54},   {200, 150},  {300, 200}, {400, 300},
                                      {800, 500}, {864, 72},  {108, 576},  {252, 158}, {1200, 400},
                                      {72, 72},   {600, 600}, {4000, 3000}};
    const int i = below(2 * (int)NB_COUNT(sizes));
    if (i < (int)NB_COUNT(sizes)) {
        *width = sizes[i][0];
        *height = sizes[i][1];
        return;
    }
    *width = 60 * exp(below(1000) * 0.0035);
    *height = 60 * exp(below(1000) * 0.0035);
}

static const char *describe(const struct nb_label *l)
{
    static char text[200];
    const struct nb_rect b = nb_label_box(l);
    snprintf(text, sizeof text, "'%.60s' at %.1f %.1f, %.1f x %.1f", l->plain, b.x, b.y, b.width,
             b.height);
    return text;
}

/* Letters fill the middle of their lines: this much above and below is blank. */
static struct nb_rect ink_of(const struct nb_label *l)
{
    struct nb_rect b = nb_label_box(l);
    const double blank = 0.15 * (l->upwards ? b.width : b.height) / nb_text_lines(l->text);
    b.y += l->upwards ? 0 : blank;
    b.height -= l->upwards ? 0 : 2 * blank;
    b.x += l->upwards ? blank : 0;
    b.width -= l->upwards ? 2 * blank : 0;
    return b;
}

static bool overlap(struct nb_rect a, struct nb_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool inside(struct nb_rect a, struct nb_rect of)
{
    const double slack = 0.3;
    return a.x >= of.x - slack && a.x + a.width <= of.x + of.width + slack && a.y >= of.y - slack &&
           a.y + a.height <= of.y + of.height + slack;
}

static size_t check_texts(const struct nb_panel *p)
{
    const struct nb_layout *l = &p->layout;
    const struct nb_rect page = {0, 0, l->width, l->height};
    size_t wrong = 0;
    for (size_t i = 0; i < l->label_count; i++) {
        if (!inside(ink_of(&l->labels[i]), page)) {
            printf("leaves the page: %s\n", describe(&l->labels[i]));
            wrong++;
        }
        for (size_t j = 0; j < i; j++)
            if (overlap(ink_of(&l->labels[i]), ink_of(&l->labels[j]))) {
                printf("overlap: %s\n", describe(&l->labels[i]));
                printf("    and: %s\n", describe(&l->labels[j]));
                wrong++;
            }
    }
    return wrong;
}

/* How much of the curves lies under the box, in lengths of the axes, dots as one. */
static double hidden_by(const struct nb_panel *p, const struct nb_rect *box)
{
    const struct nb_rect *plot = &p->layout.plot;
    const struct nb_window_part part = {
        .u0 = (box->x - plot->x) / plot->width,
        .u1 = (box->x + box->width - plot->x) / plot->width,
        .v0 = 1 - (box->y + box->height - plot->y) / plot->height,
        .v1 = 1 - (box->y - plot->y) / plot->height,
    };
    double hidden = 0;
    for (size_t i = 0; i < p->axes->count; i++) {
        const struct nb_trace *t = &p->traces[i];
        hidden += nb_ink_in(t, part);
        for (size_t k = 0; k < t->dot_count; k++)
            hidden += t->dots[k].u > part.u0 && t->dots[k].u < part.u1 && t->dots[k].v > part.v0 &&
                      t->dots[k].v < part.v1;
    }
    return hidden;
}

static size_t check_legend(const struct nb_panel *p)
{
    const struct nb_layout *l = &p->layout;
    const struct nb_rect page = {0, 0, l->width, l->height};
    size_t wrong = 0;
    if (l->legend.width == 0)
        return 0;
    if (!inside(l->legend, page)) {
        printf("the legend leaves the page: %g %g %g %g\n", l->legend.x, l->legend.y,
               l->legend.width, l->legend.height);
        wrong++;
    }
    if (overlap(l->legend, l->plot) && hidden_by(p, &l->legend) > 0) {
        printf("the legend hides a curve\n");
        wrong++;
    }
    for (size_t i = 0; i < l->label_count; i++)
        if (overlap(ink_of(&l->labels[i]), l->legend) &&
            !inside(ink_of(&l->labels[i]), l->legend)) {
            printf("the legend touches %s\n", describe(&l->labels[i]));
            wrong++;
        }
    return wrong;
}

static size_t check_plot(const struct nb_panel *p)
{
    const struct nb_layout *l = &p->layout;
    const bool there = l->plot.width >= 0.3 * l->width && l->plot.height >= 0.3 * l->height;
    if (there || p->axes->aspect.by_box)
        return 0;
    printf("the plot has %g x %g of %g x %g\n", l->plot.width, l->plot.height, l->width, l->height);
    return 1;
}

static size_t check_figure(uint64_t seed)
{
    struct nb_buf text = {0};
    struct fixture f;
    double width, height;
    state_of_random = seed * 7919 + 17;
    random_size(&width, &height);
    nb_buf_add(&text, "0 var x\n");
    for (size_t i = 0; i < NB_COUNT(functions); i++)
        nb_buf_printf(&text, "%zu %s 0 0 0 0\n", i + 1, functions[i]);
    add_axes(&text);
    fixture_read(&f, nb_buf_text(&text));
    if (f.err.kind != NB_OK)
        fail_msg("%s", f.err.message);
    struct nb_scene *s = nb_scene_new(&f.figure);
    nb_scene_arrange(s, width, height, 1);
    const size_t wrong = check_texts(s->panels) + check_legend(s->panels) + check_plot(s->panels);
    if (wrong > 0)
        printf("seed %d, %g x %g:\n%s\n", (int)seed, width, height, nb_buf_text(&text));
    nb_scene_free(s);
    fixture_free(&f);
    nb_buf_free(&text);
    return wrong;
}

static void nothing_overlaps_and_nothing_is_cut(void **state)
{
    (void)state;
    const char *wanted = getenv("LAYOUT_FIGURES");
    const int count = wanted ? atoi(wanted) : 60;
    size_t wrong = 0;
    for (int i = 0; i < count; i++)
        wrong += check_figure((uint64_t)i) > 0;
    if (wrong > 0)
        fail_msg("%zu of %d figures are wrong", wrong, count);
}

/* The label of a note, or NULL where it is not seen, of the plot in the second cell of two. */
static void check_note(const char *note, bool seen, bool in_plot)
{
    struct nb_buf text = {0};
    struct fixture f;
    nb_buf_printf(&text,
                  "0 var x\naxes 1 2 1\nx 0 10\ny 0 1\ncurve data hue 0 order 0 label \n"
                  "points 0 0 10 1\nnote %s text here\n",
                  note);
    fixture_read(&f, nb_buf_text(&text));
    assert_int_equal(f.err.kind, NB_OK);
    struct nb_scene *s = nb_scene_new(&f.figure);
    nb_scene_arrange(s, 800, 400, 1);
    const struct nb_layout *l = &s->panels[f.figure.count - 1].layout;
    const struct nb_label *label = NULL;
    for (size_t i = 0; i < l->label_count; i++)
        if (strcmp(l->labels[i].plain, "here") == 0)
            label = &l->labels[i];
    if ((label != NULL) != seen || (label && inside(nb_label_box(label), l->plot) != in_plot))
        fail_msg("%s: %s", note, label ? describe(label) : "not seen");
    nb_scene_free(s);
    fixture_free(&f);
    nb_buf_free(&text);
}

static void texts_beside_a_plot_are_seen(void **state)
{
    (void)state;
    check_note("5 0.5 0 0 0", true, true);
    check_note("-0.5 0.5 0 0 0", true, true); /* left of the axis: moved in */
    check_note("5 1.2 0.5 0.5 0", true, true);
    check_note("0.5 -0.2 0.5 1 0 share", true, true);
    check_note("20 0.5 0 0 0", false, false);
    check_note("0.5 0.02 0.5 0 0 figure", true, false); /* between the two plots */
    check_note("0.75 0.5 0.5 0.5 0 figure upwards", true, true);
}

/* The box of a legend that somebody wants there: its middle, in shares of the plot. */
static struct nb_point legend_at(int at)
{
    struct nb_buf text = {0};
    struct fixture f;
    nb_buf_printf(&text,
                  "0 var x\nx 0 10\ny 0 1\nlegend box at %d\ncurve data hue 0 order 0 label a\n"
                  "points 0 0 10 1 0 1 10 0 5 0 5 1\n",
                  at);
    fixture_read(&f, nb_buf_text(&text));
    assert_int_equal(f.err.kind, NB_OK);
    struct nb_scene *s = nb_scene_new(&f.figure);
    nb_scene_arrange(s, 800, 500, 1);
    const struct nb_rect box = s->panels->layout.legend, plot = s->panels->layout.plot;
    const struct nb_point middle = {(box.x + box.width / 2 - plot.x) / plot.width,
                                    (box.y + box.height / 2 - plot.y) / plot.height};
    nb_scene_free(s);
    fixture_free(&f);
    nb_buf_free(&text);
    return middle;
}

static void legends_are_where_somebody_wants_them(void **state)
{
    (void)state;
    for (int at = 1; at <= NB_LEGEND_INSIDE; at++) {
        const struct nb_point p = legend_at(at);
        assert_int_equal((int)floor(3 * p.x), (at - 1) % 3);
        assert_int_equal((int)floor(3 * p.y), (at - 1) / 3);
    }
    assert_true(legend_at(NB_LEGEND_RIGHT).x > 1 && legend_at(NB_LEGEND_RIGHT).y < 0.5);
    assert_true(legend_at(NB_LEGEND_BELOW).y > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_overlaps_and_nothing_is_cut),
                                       cmocka_unit_test(texts_beside_a_plot_are_seen),
                                       cmocka_unit_test(legends_are_where_somebody_wants_them)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
