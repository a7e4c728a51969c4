/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of each question exactly one answer is right, as numbers say that the quiz has not seen: slopes
 * are differences of values, values are taken far out, and kinks are where differences from both
 * sides disagree. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "eval/sampler.h"
#include "lang/call.h"
#include "pyplot/pyplot.h"
#include "quiz/make.h"
#include "session/command.h"

enum { SEEDS = 30, COUNT = 40, GRID = 400 };

static double at(struct nb_expr *y, struct nb_expr *x, double place)
{
    double value = NAN, *out = &value;
    struct nb_err err = {0};
    struct nb_sampler *s = nb_sampler_new(&y, 1, x);
    assert_true(nb_sampler_run(s, &place, 1, &out, &err));
    nb_sampler_free(s);
    return value;
}

/* A function by its name, at the beginning of a text "tanh(x) = ...". */
static struct nb_expr *named(struct nb_interp *in, const char *text, struct nb_expr *x)
{
    char name[40] = "";
    struct nb_err err = {0};
    const size_t len = strcspn(text, "(");
    assert_true(len < sizeof name);
    memcpy(name, text, len);
    const struct nb_op *op = nb_op_find(name);
    assert_non_null(op);
    struct nb_function *f = nb_op_function(&in->pool->gc, op).function;
    struct nb_expr *y = nb_function_at(in, f, x, false, (struct nb_span){0}, &err);
    assert_non_null(y);
    return y;
}

static double slope(struct nb_expr *y, struct nb_expr *x, double place, double h)
{
    return (at(y, x, place + h) - at(y, x, place)) / h;
}

/* Whether a curve is the derivative of another, where that has no kink. */
static bool is_derivative(const struct nb_quiz_picture *d, const struct nb_quiz_picture *f)
{
    double worst = 0;
    for (double place = -4.77; place < 5; place += 0.311) {
        const double left = slope(f->y, f->x, place, -1e-6), right = slope(f->y, f->x, place, 1e-6);
        if (fabs(left - right) < 1e-3)
            worst = fmax(worst, fabs(at(d->y, d->x, place) - right));
    }
    return worst < 1e-3;
}

/* Whether two curves can be told apart in a picture that both are in. */
static bool look_different(const struct nb_quiz_picture *a, const struct nb_quiz_picture *b)
{
    double worst = 0;
    for (double place = -4.77; place < 5; place += 0.311)
        worst = fmax(worst, fabs(at(a->y, a->x, place) - at(b->y, b->x, place)));
    return worst > 0.1 * (a->view.hi - a->view.lo);
}

static bool derivative_is(const struct nb_question *q, size_t k)
{
    for (size_t i = 0; i < q->count; i++) {
        assert_true(q->choices[i].picture.view.set);
        assert_true(i == k || look_different(&q->choices[i].picture, &q->choices[k].picture));
    }
    return is_derivative(&q->choices[k].picture, &q->picture);
}

/* A picture and a name. */
static bool name_is(struct nb_interp *in, const struct nb_question *q, size_t k)
{
    const struct nb_quiz_picture other = {
        .y = named(in, nb_buf_text(&q->choices[k].text), q->picture.x)};
    double worst = 0;
    for (double place = -4.77; place < 5; place += 0.311)
        worst = fmax(
            worst, fabs(at(other.y, q->picture.x, place) - at(q->picture.y, q->picture.x, place)));
    return worst < 0.1;
}

static bool slope_is(struct nb_expr *y, struct nb_expr *x, const char *text)
{
    const double right = slope(y, x, 0, 1e-7), left = slope(y, x, 0, -1e-7);
    assert_true(fabs(right - left) < 1e-3);
    return fabs(strtod(text, NULL) - right) < 0.02;
}

static bool parity_is(struct nb_expr *y, struct nb_expr *x, const char *text)
{
    double even = 0, odd = 0;
    for (double place = 0.17; place < 9; place += 0.31) {
        even = fmax(even, fabs(at(y, x, place) - at(y, x, -place)));
        odd = fmax(odd, fabs(at(y, x, place) + at(y, x, -place)));
    }
    return strncmp(text, "even", 4) == 0  ? even < 1e-9
           : strncmp(text, "odd", 3) == 0 ? odd < 1e-9
                                          : even > 0.05 && odd > 0.05;
}

/* Whether a function has a kink at a place. */
static bool bends_at(struct nb_expr *y, struct nb_expr *x, double place)
{
    return fabs(slope(y, x, place, 1e-7) - slope(y, x, place, -1e-7)) > 0.005;
}

/* "x = -3, x = 3", "nowhere": all of them, and no others at multiples of 1/2. */
static bool kinks_are(struct nb_expr *y, struct nb_expr *x, const char *text)
{
    size_t said = 0, found = 0;
    bool good = true;
    for (const char *p = text; (p = strstr(p, "x = ")); p += 4, said++)
        good &= bends_at(y, x, strtod(p + 4, NULL));
    for (double place = -10; place <= 10; place += 0.5)
        found += bends_at(y, x, place);
    return good && said == found;
}

/* "[0, inf)": nothing is outside, and its ends are reached, nearly. */
static bool range_is(struct nb_expr *y, struct nb_expr *x, const char *text)
{
    char *comma;
    const double lo = strtod(text + 1, &comma), hi = strtod(comma + 2, NULL);
    double least = INFINITY, most = -INFINITY;
    for (int i = -GRID; i <= GRID; i++) {
        const double u = (double)i / 30, v = at(y, x, u * exp(fabs(u)));
        least = fmin(least, v);
        most = fmax(most, v);
    }
    const bool low = isinf(lo) ? least < -50 : fabs(least - lo) < 0.02;
    return low && (isinf(hi) ? most > 50 : fabs(most - hi) < 0.02);
}

static bool is_right(struct nb_interp *in, const struct nb_question *q, size_t k, size_t *kind)
{
    const char *text = nb_buf_text(&q->text), *choice = nb_buf_text(&q->choices[k].text);
    *kind = q->choices[k].picture.y ? 0 : q->picture.y ? 1 : 2;
    if (*kind == 0)
        return derivative_is(q, k);
    if (*kind == 1)
        return name_is(in, q, k);
    struct nb_expr *x = nb_var(in->pool, "x", nb_scalar_shape), *y = named(in, text, x);
    static const struct {
        const char *words;
        bool (*is)(struct nb_expr *y, struct nb_expr *x, const char *text);
    } kinds[] = {{"slope at x", slope_is},
                 {"even, odd", parity_is},
                 {"have kinks", kinks_are},
                 {"values does", range_is}};
    for (size_t i = 0; i < NB_COUNT(kinds); i++)
        if (strstr(text, kinds[i].words)) {
            *kind = 2 + i;
            return kinds[i].is(y, x, choice);
        }
    fail_msg("what is this: %s", text);
    return false;
}

static void check(struct nb_interp *in, const struct nb_question *q, uint64_t seed, size_t seen[6])
{
    size_t kind = 0;
    for (size_t k = 0; k < q->count; k++)
        if (is_right(in, q, k, &kind) != (k == q->right))
            fail_msg("seed %u: %s %c) %s is %sright", (unsigned)seed, nb_buf_text(&q->text),
                     nb_question_letter(k), nb_buf_text(&q->choices[k].text),
                     k == q->right ? "not " : "");
    assert_true(q->why.len > 0);
    seen[kind]++;
}

static void exactly_one_answer_is_right(void **state)
{
    (void)state;
    size_t seen[6] = {0};
    FILE *out = tmpfile();
    struct nb_session *s = nb_pyplot_session((struct nb_session_options){.out = out});
    const struct nb_builtin builtin = {.name = "quiz"};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct nb_question *q = calloc(COUNT, sizeof *q);
        struct nb_err err = {0};
        struct nb_args a = {.in = s->in, .builtin = &builtin, .ctx = s, .err = &err};
        size_t count = COUNT;
        assert_true(nb_quiz_make(&a, seed, q, &count));
        assert_int_equal(count, COUNT);
        for (size_t i = 0; i < count; i++) {
            check(s->in, &q[i], seed, seen);
            nb_question_free(&q[i]);
        }
        free(q);
    }
    for (size_t k = 0; k < 6; k++)
        assert_true(seen[k] >= SEEDS * 3); /* of all kinds */
    nb_session_free(s);
    fclose(out);
}

/* Every order comes, and the same seed gives the same. */
static void chance_is_by_the_seed(void **state)
{
    size_t first[6] = {0}, order[6], again[6];
    (void)state;
    for (uint64_t seed = 0; seed < 300; seed++) {
        struct nb_chance a = {seed}, b = {seed};
        bool there[6] = {false};
        nb_chance_order(&a, order, 6);
        nb_chance_order(&b, again, 6);
        assert_memory_equal(order, again, sizeof order);
        for (size_t i = 0; i < 6; i++)
            there[order[i]] = true;
        for (size_t i = 0; i < 6; i++)
            assert_true(there[i]);
        first[order[0]]++;
    }
    for (size_t i = 0; i < 6; i++)
        assert_in_range(first[i], 25, 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exactly_one_answer_is_right),
        cmocka_unit_test(chance_is_by_the_seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
