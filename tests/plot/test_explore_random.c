/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands that do anything in any order, on figures of all kinds: what is shown can be drawn,
 * what is told are numbers. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/count.h"
#include "explore/deeds.h"
#include "tests/plot/desk.h"

enum { INPUTS = 200 };

static const char *const figures[] = {
    sine,
    silu_and_relu,
    /* A pole, a logarithm, points of data. */
    "serial 3\nx -3 3\n0 var x\n1 const 0x1p+0\n2 div 0 0 0 1 0\ncurve function 2 0 hue 0 order 0 "
    "label a\n3 log 0 0 0 0\ncurve function 3 0 hue 1 order 0 label b\ncurve data hue 2 order 0 "
    "label d\npoints -1 0 1 1 2 -1\n",
    "serial 4\nxscale log 0\nyscale log 0\nx 0x1p-4 0x1p+4\n0 var x\n1 exp 0 0 0 0\n"
    "curve function 1 0 hue 0 order 0 label e\n2 sqrt 0 0 0 0\n"
    "curve function 2 0 hue 1 order 0 label s\n",
    "serial 5\naxes 1 2 0\nx -2 2\n0 var x\n1 tanh 0 0 0 0\ncurve function 1 0 hue 0 order 0 label "
    "t\naxes 1 2 1\ncurve data hue 0 order 0 label d\npoints 0 0 1 1\n",
    "serial 6\n",
};

static unsigned draw_of(unsigned *seed, unsigned most)
{
    *seed = *seed * 1103515245 + 12345;
    return (*seed >> 16) % most;
}

static struct nb_input any_key(unsigned *seed)
{
    const struct nb_deed *d = &nb_deeds[draw_of(seed, (unsigned)nb_deed_count)];
    return (struct nb_input){
        .kind = NB_INPUT_KEY, .key = d->key, .mods = d->mods, .repeat = draw_of(seed, 8) == 0};
}

static struct nb_input any_text(unsigned *seed)
{
    static const char *const texts[] = {":",     "1.5",       "-2..2",      "y 0..1", "0",
                                        "1e300", "1e-300..2", "x",          "π",      "1e308",
                                        "..",    "-",         "9e99..1e100"};
    return (struct nb_input){.kind = NB_INPUT_TEXT, .text = texts[draw_of(seed, NB_COUNT(texts))]};
}

static struct nb_input any_input(unsigned *seed)
{
    const unsigned what = draw_of(seed, 12);
    if (what < 4)
        return any_key(seed);
    if (what == 4)
        return any_text(seed);
    if (what == 5)
        return (struct nb_input){.kind = NB_INPUT_KEY, .key = NB_KEY_ENTER};
    static const enum nb_input_kind kinds[] = {NB_INPUT_MOVE,    NB_INPUT_MOVE,  NB_INPUT_PRESS,
                                               NB_INPUT_RELEASE, NB_INPUT_WHEEL, NB_INPUT_LEAVE};
    return (struct nb_input){.kind = kinds[what - 6],
                             .x = (double)draw_of(seed, 1040) - 20,
                             .y = (double)draw_of(seed, 680) - 20,
                             .up = (double)draw_of(seed, 9) - 4,
                             .across = draw_of(seed, 5) == 0 ? 1 : 0,
                             .button = (enum nb_button)(1 + draw_of(seed, 3)),
                             .clicks = 1 + (int)draw_of(seed, 2),
                             .mods = draw_of(seed, 4) == 0 ? draw_of(seed, 8) : 0};
}

/* Marks and views are finite numbers, and so is what was told. */
static void check(struct desk *d)
{
    const struct nb_overlay *m = nb_explorer_overlay(d->e);
    const struct nb_scene *s = nb_explorer_scene(d->e);
    for (size_t i = 0; i < m->count; i++)
        for (size_t k = 0; k < m->list[i].count; k++)
            assert_true(isfinite(m->list[i].points[k].x) && isfinite(m->list[i].points[k].y));
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_panel *p = &s->panels[i];
        assert_true(isfinite(p->x.lo) && isfinite(p->x.hi) && p->x.lo < p->x.hi);
        assert_true(isfinite(p->y.lo) && isfinite(p->y.hi) && p->y.lo < p->y.hi);
    }
    assert_null(strstr(nb_buf_text(&d->heard), "nan"));
    assert_null(strstr(nb_buf_text(&d->heard), "inf"));
    d->heard.len = 0;
}

static void test_anything(void **state)
{
    (void)state;
    for (size_t f = 0; f < NB_COUNT(figures); f++) {
        struct desk d;
        unsigned seed = 17 + (unsigned)f;
        open_desk(&d, figures[f]);
        for (int i = 0; i < INPUTS; i++) {
            do_input(&d, any_input(&seed));
            if (i % 16 == 0) {
                d.now += 400;
                nb_explorer_tick(d.e, d.now);
                draw(&d);
            }
            check(&d);
        }
        close_desk(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_anything)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
