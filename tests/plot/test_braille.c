/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots of curves: in each column those of the range that the curve has there, against many
 * samples; what a pen does at borders, jumps and with dashes; signs. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "curve/probe.h"
#include "figure/sketch.h"
#include "graph/rule.h"
#include "tests/unit/unit.h"

enum { SAMPLES = 4000, MOST_DOWN = 400 };
/* Of a dot: the proof is good to an eighth of its height, and a steep curve may be a fortieth
 * beside its place. And what no two samples are apart without a jump between them. */
static const double slack = 0.2, aside = 0.03, jump = 0.6;

static const struct wave {
    const char *text;
    double lo, hi;
} waves[] = {
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
};

static struct nb_expr *read_wave(const char *text, struct nb_expr *x)
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

/* How many columns of the canvas are not what the curve is there. */
static size_t wrong_columns(const struct nb_braille *b, struct nb_probe *p, struct nb_limits x,
                            struct nb_limits y)
{
    const long across = (long)b->columns * NB_BRAILLE_ACROSS,
               down = (long)b->rows * NB_BRAILLE_DOWN;
    size_t wrong = 0;
    for (long c = 0; c < across; c++) {
        const double width = (x.hi - x.lo) / (double)across, more = aside * width;
        const double x0 = x.lo + width * (double)c, x1 = x0 + width;
        struct seen s = {0};
        look(&s, p, x0 + more, x1 - more, y, down, true);
        look(&s, p, fmax(x0 - more, x.lo), fmin(x1 + more, x.hi), y, down, false);
        bool good = true, some = false;
        for (long i = 0; i < down; i++) {
            const bool set = nb_braille_has(b, c, down - 1 - i);
            good &= set ? s.near[i] : !s.sure[i];
            some |= set;
        }
        wrong += !good || (s.some && !some);
    }
    return wrong;
}

static void check_wave(const struct wave *w, size_t columns, size_t rows)
{
    struct nb_expr *x = unit_var(), *y = read_wave(w->text, x);
    struct nb_probe *p = nb_probe_new(y, x);
    const struct nb_limits on = {w->lo, w->hi, true};
    struct nb_limits view = {0};
    struct nb_braille b;
    nb_braille_init(&b, columns, rows);
    nb_sketch(y, x, on, &view, &b);
    const size_t wrong = wrong_columns(&b, p, on, view);
    if (wrong)
        print_error("%s: %zu columns of %zu x %zu signs are wrong\n", w->text, wrong, columns,
                    rows);
    assert_int_equal(wrong, 0);
    /* A dot that is not the curve's is seen. */
    size_t set = 0;
    for (long i = 0; i < (long)rows * NB_BRAILLE_DOWN; i++)
        set += nb_braille_has(&b, 1, i);
    for (long i = 0; i < (long)rows * NB_BRAILLE_DOWN; i++)
        nb_braille_put(&b, 1, i);
    if (set < rows)
        assert_int_equal(wrong_columns(&b, p, on, view), 1);
    nb_braille_free(&b);
    nb_probe_free(p);
}

static void columns_are_the_ranges_of_the_curve(void **state)
{
    (void)state;
    assert_true(NB_COUNT(waves) > 40);
    for (size_t i = 0; i < NB_COUNT(waves); i++) {
        check_wave(&waves[i], 70, 18);
        check_wave(&waves[i], 20, 5);
    }
}

static char *text_of(const char *wave, double lo, double hi, bool ascii)
{
    struct nb_expr *x = unit_var();
    struct nb_limits view = {lo, hi, true};
    struct nb_braille b;
    struct nb_buf out = {0};
    nb_braille_init(&b, 8, 2);
    nb_sketch(read_wave(wave, x), x, (struct nb_limits){lo, hi, true}, &view, &b);
    nb_sketch_text(&b, ascii, &out);
    nb_braille_free(&b);
    return nb_buf_take(&out);
}

static void assert_text(const char *wave, double lo, double hi, bool ascii, const char *wanted)
{
    char *text = text_of(wave, lo, hi, ascii);
    assert_string_equal(text, wanted);
    free(text);
}

static void signs_are_unicodes_and_asciis(void **state)
{
    (void)state;
    assert_text("x", 0, 1, false, "    ⣀⠤⠒⠉\n⣀⠤⠒⠉\n");
    assert_text("x", 0, 1, true, "    .--'\n.--'\n");
    assert_text("sign(x)", -1.1, 1.1, true, "    ''''\n....\n");
}

static void dashes_follow_the_way_of_the_pen(void **state)
{
    (void)state;
    static const int dash[NB_BRAILLE_DASHES] = {4, 2, 0, 0};
    struct nb_braille b;
    struct nb_buf out = {0};
    nb_braille_init(&b, 8, 3);
    nb_braille_line(&b, (struct nb_point){0, 0.01}, (struct nb_point){1, 0.01}, dash);
    nb_braille_line(&b, (struct nb_point){0.01, 0}, (struct nb_point){0.01, 1}, dash);
    nb_sketch_text(&b, false, &out);
    assert_string_equal(nb_buf_text(&out), "⡄\n⠃\n⣇⣀ ⣀⣀ ⣀⣀\n");
    nb_buf_free(&out);
    nb_braille_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(columns_are_the_ranges_of_the_curve, unit_setup,
                                        unit_teardown),
        cmocka_unit_test_setup_teardown(signs_are_unicodes_and_asciis, unit_setup, unit_teardown),
        cmocka_unit_test(dashes_follow_the_way_of_the_pen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
