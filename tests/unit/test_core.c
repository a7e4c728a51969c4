/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The DAG: making it, evaluating it, differentiating it, sending it, and
 * printing it. */
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
#include <time.h>

#include "tests/unit/naive.h"
#include "tests/unit/unit.h"

#include "base/xalloc.h"
#include "eval/prog.h"
#include "eval/wire.h"
#include "formula/print.h"
#include "graph/lower.h"
#include "graph/order.h"
#include "lang/program.h"
#include "library/library.h"
#include "rows/joint.h"
#include "value/convert.h"
#include "value/interp.h"

static struct nb_expr *number(double x)
{
    return nb_const(unit_pool, x);
}

static struct nb_expr *call_of(const char *op, struct nb_expr *x)
{
    const struct unit_case *c = unit_cases();
    while (strcmp(c->op, op) != 0)
        c++;
    return unit_call(c, x);
}

static struct nb_expr *binary(enum nb_basic op, struct nb_expr *x, struct nb_expr *y)
{
    return nb_binary(unit_builder(), op, x, y);
}

static struct nb_expr *line(size_t count)
{
    return nb_range_of(unit_pool, (struct nb_range){.start = -1, .end = 1}, count);
}

static void equal_nodes_are_one(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var(), *y = unit_var();
    assert_ptr_equal(call_of("tanh", x), call_of("tanh", x));
    assert_ptr_equal(binary(NB_ADD, x, y), binary(NB_ADD, x, y));
    assert_ptr_not_equal(binary(NB_SUB, x, y), binary(NB_SUB, y, x));
    assert_ptr_equal(number(0.1), number(0.1));
    assert_ptr_equal(number(NAN), number(NAN));
    assert_ptr_equal(number(NAN), number(-NAN));
    assert_ptr_not_equal(number(0.0), number(-0.0));
    assert_ptr_not_equal(number(1), nb_bool(unit_pool, true));
}

static void leaves_are_not_shared(void **state)
{
    (void)state;
    assert_ptr_not_equal(unit_var(), unit_var());
    struct nb_expr *a = line(5), *b = line(5);
    assert_ptr_not_equal(a, b);
    assert_false(nb_depends(call_of("sin", a), b));
    struct nb_err err = {0};
    double *g = nb_eval(unit_grad(binary(NB_MUL, a, b), a), &err);
    for (size_t i = 0; i < 5; i++)
        assert_true(g[i] == -1 + 0.5 * (double)i);
    free(g);
}

static void constants_fold(void **state)
{
    (void)state;
    assert_true(nb_is_value(binary(NB_ADD, number(1), number(2)), 3));
    assert_true(nb_is_value(call_of("sigmoid", number(0)), 0.5));
    struct nb_expr *less = binary(NB_LT, number(1), number(2));
    assert_true(nb_is_const(less) && less->boolean && less->num == 1);
}

static void only_derivatives_are_tidied(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var(), *plain = binary(NB_MUL, number(0), x);
    struct nb_builder tidy = {unit_pool, true};
    assert_false(nb_is_const(plain));
    assert_true(isnan(unit_at(plain, x, INFINITY)));
    assert_true(nb_is_value(nb_binary(tidy, NB_MUL, number(0), x), 0));
    assert_ptr_equal(nb_binary(tidy, NB_MUL, number(1), x), x);
    assert_ptr_equal(nb_unary(tidy, NB_NEG, nb_unary(tidy, NB_NEG, x)), x);
    assert_ptr_not_equal(binary(NB_ADD, x, number(0)), x);
    assert_true(nb_is_value(unit_grad(binary(NB_MUL, number(3), x), x), 3));
}

/* {rank, rows, columns} of two shapes and of what they broadcast to; rank -1:
 * they do not. */
static const struct nb_shape broadcasts[][3] = {
    {{0, {0}}, {0, {0}}, {0, {0}}},        {{0, {0}}, {1, {3}}, {1, {3}}},
    {{1, {3}}, {1, {1}}, {1, {3}}},        {{1, {3}}, {1, {4}}, {-1, {0}}},
    {{2, {2, 3}}, {1, {3}}, {2, {2, 3}}},  {{2, {2, 1}}, {1, {3}}, {2, {2, 3}}},
    {{2, {2, 3}}, {1, {2}}, {-1, {0}}},    {{2, {2, 1}}, {2, {1, 4}}, {2, {2, 4}}},
    {{2, {2, 3}}, {2, {3, 2}}, {-1, {0}}}, {{1, {0}}, {1, {1}}, {1, {0}}},
    {{1, {0}}, {1, {2}}, {-1, {0}}},       {{2, {0, 3}}, {1, {3}}, {2, {0, 3}}},
};

static void shapes_broadcast(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof broadcasts / sizeof *broadcasts; i++)
        for (size_t k = 0; k < 2; k++) {
            struct nb_shape got = {0}, want = broadcasts[i][2];
            bool ok = nb_broadcast(broadcasts[i][k], broadcasts[i][1 - k], &got);
            assert_int_equal(ok, want.rank >= 0);
            assert_true(!ok || nb_shape_equal(got, want));
        }
}

static void check_naive(struct nb_expr *e)
{
    struct nb_err err = {0};
    double *got = nb_eval(e, &err);
    assert_non_null(got);
    const double *want = naive_eval(e);
    for (size_t i = 0; i < nb_shape_count(e->shape); i++)
        if (!unit_same(got[i], want[i])) {
            struct nb_buf text = {0};
            nb_expr_print(e, 2000, &text);
            fail_msg("element %zu: %a, wanted %a, of %s", i, got[i], want[i], nb_buf_text(&text));
        }
    free(got);
}

/* Matrices, rows and columns against each other. */
static void broadcasting_computes_what_it_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof broadcasts / sizeof *broadcasts; i++) {
        if (broadcasts[i][2].rank < 0)
            continue;
        struct nb_expr *a = naive_data(unit_pool, broadcasts[i][0]);
        struct nb_expr *b = naive_data(unit_pool, broadcasts[i][1]);
        check_naive(binary(NB_SUB, a, b));
        check_naive(call_of("tanh", binary(NB_MUL, b, call_of("sin", a))));
    }
    naive_forget();
}

static const struct nb_shape view_shapes[] = {{1, {1}},    {1, {7}},    {1, {3000}},  {2, {1, 5}},
                                              {2, {6, 1}}, {2, {5, 8}}, {2, {60, 50}}};
enum { VIEW_SHAPES = sizeof view_shapes / sizeof *view_shapes };

static struct nb_expr *random_view(struct nb_expr *x)
{
    struct nb_shape shape = x->shape;
    struct nb_view v = naive_view(&shape);
    return nb_view_of(unit_builder(), x, shape, v);
}

/* Views of data, of computations, of views, and of reductions. */
static void views_pick_what_they_say(void **state)
{
    (void)state;
    for (size_t i = 0; i < 400; i++) {
        struct nb_shape shape = view_shapes[i % VIEW_SHAPES];
        struct nb_expr *x = naive_data(unit_pool, shape);
        struct nb_expr *y = random_view(binary(NB_MUL, call_of("sin", x), x));
        check_naive(y);
        check_naive(random_view(y));
        check_naive(random_view(call_of("exp", random_view(y))));
        struct nb_expr *sums = nb_reduce(unit_builder(), &nb_sum_op, x, (int)(i / 7 % 2));
        if (sums->shape.rank)
            check_naive(random_view(sums));
        naive_forget();
    }
}

static void a_slice_computes_the_slice(void **state)
{
    (void)state;
    struct nb_expr *x = line(1000000000), *y = call_of("tanh", binary(NB_MUL, x, x));
    struct nb_view last = {.offset = 999999999, .step = {0, -500000000}};
    struct nb_err err = {0};
    double *got = nb_eval(nb_view_of(unit_builder(), y, nb_vector_shape(2), last), &err);
    assert_non_null(got);
    assert_true(got[0] == tanh(1));
    free(got);
}

static void reductions_fold_along_axes(void **state)
{
    (void)state;
    static const struct nb_op *const folds[] = {&nb_sum_op, &nb_prod_op, &nb_max_op, &nb_min_op};
    for (size_t i = 0; i < VIEW_SHAPES; i++)
        for (size_t k = 0; k < 4; k++)
            for (int axis = -1; axis < view_shapes[i].rank; axis++) {
                struct nb_expr *x = naive_data(unit_pool, view_shapes[i]);
                struct nb_expr *r = nb_reduce(unit_builder(), folds[k], call_of("sin", x), axis);
                int left = axis < 0 ? 0 : view_shapes[i].rank - 1;
                assert_int_equal(r->shape.rank, left);
                check_naive(r);
                check_naive(binary(NB_SUB, r, number(1)));
                naive_forget();
            }
}

static void nothing_reduces_to_the_start(void **state)
{
    (void)state;
    struct nb_expr *none = naive_data(unit_pool, nb_vector_shape(0));
    double y = 1;
    struct nb_err err = {0};
    assert_true(nb_eval_number(nb_reduce(unit_builder(), &nb_sum_op, none, -1), &y, &err));
    assert_true(y == 0);
    assert_true(nb_eval_number(nb_reduce(unit_builder(), &nb_prod_op, none, -1), &y, &err));
    assert_true(y == 1);
}

/* 1 + 1e100 + 1 - 1e100 and its like: sums keep what cancels. */
static void sums_are_compensated(void **state)
{
    (void)state;
    static const double terms[] = {1, 1e100, 1, -1e100};
    double *data = nb_xcalloc(4000, sizeof *data);
    for (size_t i = 0; i < 4000; i++)
        data[i] = terms[i % 4];
    struct nb_expr *x = nb_data_take(unit_pool, nb_vector_shape(4000), data);
    double sum = 0;
    struct nb_err err = {0};
    assert_true(nb_eval_number(nb_reduce(unit_builder(), &nb_sum_op, x, -1), &sum, &err));
    assert_true(sum == 2000);
}

static void scatters_are_adjoint_to_views(void **state)
{
    (void)state;
    for (size_t i = 0; i < 200; i++) {
        struct nb_shape whole = view_shapes[i % VIEW_SHAPES], part = whole;
        struct nb_view v = naive_view(&part);
        struct nb_expr *g = naive_data(unit_pool, part);
        check_naive(nb_scatter(unit_builder(), g, whole, v));
        check_naive(call_of("sin", nb_scatter(unit_builder(), call_of("exp", g), whole, v)));
        naive_forget();
    }
}

static void value_and_slope_are_one_instruction(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        if (!nb_op_find(c->op)->slope)
            continue;
        struct nb_expr *x = unit_var(), *args[NB_MAX_ARGS];
        struct nb_err err = {0};
        unit_args(c, x, args);
        struct nb_expr *slope = nb_call_slope(unit_builder(), nb_op_find(c->op), args, &err);
        struct nb_expr *roots[2] = {unit_call(c, x), slope};
        struct nb_prog *one = nb_prog_new(roots, 1, NULL, x);
        struct nb_prog *two = nb_prog_new(roots, 2, NULL, x);
        assert_int_equal(nb_prog_length(one), nb_prog_length(two));
        nb_prog_free(one);
        nb_prog_free(two);
    }
}

/* Nodes to choose from while an expression grows. */
struct heap {
    struct nb_expr *nodes[256];
    size_t count;
};

static struct nb_expr *any(const struct heap *h)
{
    return h->nodes[naive_random(h->count)];
}

static struct nb_expr *random_element(const struct heap *h)
{
    size_t rows = 0;
    while (nb_op_at(rows))
        rows++;
    const struct nb_op *op = nb_op_at(naive_random(rows));
    if (op->form == NB_ALONG)
        return nb_along(unit_builder(), op, any(h), (int)naive_random(2));
    struct nb_expr *args[NB_MAX_ARGS], *x = any(h);
    if (op->form == NB_JOINT)
        return x->shape.rank ? nb_recurrence(unit_builder(), x, x, 0) : x;
    for (size_t k = 0; k < nb_op_max_args(op); k++)
        args[k] = k < op->operands ? any(h) : number(fabs(naive_number()) + 0.1);
    struct nb_err err = {0};
    bool slope = op->slope && naive_random(3) == 0;
    return (slope ? nb_call_slope : nb_call)(unit_builder(), op, args, &err);
}

/* Backwards, repeated, or summed to a number. */
static struct nb_expr *random_structure(struct nb_expr *x)
{
    static const struct nb_op *const folds[] = {&nb_sum_op, &nb_prod_op, &nb_max_op, &nb_min_op};
    ptrdiff_t n = (ptrdiff_t)nb_shape_count(x->shape);
    struct nb_view v = {.offset = n - 1, .step = {0, -1}};
    switch (naive_random(3)) {
    case 0:
        return x->shape.rank ? nb_view_of(unit_builder(), x, x->shape, v) : x;
    case 1:
        v = (struct nb_view){.offset = (ptrdiff_t)naive_random((size_t)n)};
        return x->shape.rank ? nb_view_of(unit_builder(), x, x->shape, v) : x;
    default:
        return nb_reduce(unit_builder(), folds[naive_random(4)], x, -1);
    }
}

static struct nb_expr *random_dag(size_t elements, size_t nodes)
{
    struct heap h = {{line(elements), naive_data(unit_pool, nb_vector_shape(elements)),
                      number(naive_number()), naive_data(unit_pool, nb_vector_shape(elements))},
                     4};
    for (size_t i = 0; i < nodes; i++)
        h.nodes[h.count++] = naive_random(6) ? random_element(&h) : random_structure(any(&h));
    struct nb_expr *sum = h.nodes[0];
    for (size_t i = 1; i < h.count; i++)
        sum = binary(naive_random(2) ? NB_ADD : NB_MAXIMUM, sum, h.nodes[i]);
    return naive_random(2) ? sum : h.nodes[h.count - 1];
}

static void random_dags_evaluate_bit_for_bit(void **state)
{
    (void)state;
    for (size_t i = 0; i < 150; i++) {
        check_naive(random_dag(i % 3 ? 5000 : 1024, 5 + i % 40));
        naive_forget();
    }
}

/* Some nodes as if variables held them. */
static void name_some(struct nb_expr *e)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    for (size_t i = 0; i < count; i++)
        order[i]->named = naive_random(3) == 0;
    free(order);
}

/* What is kept on the way has the same bits, and what is made of it. */
static void kept_numbers_are_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < 150; i++) {
        struct nb_expr *e = random_dag(i % 3 ? 5000 : 1024, 5 + i % 40);
        name_some(e);
        size_t count, kept = 0;
        struct nb_expr **order = nb_order(&e, 1, &count);
        check_naive(order[naive_random(count)]);
        check_naive(e);
        for (size_t k = 0; k < count; k++) {
            kept += order[k]->data && order[k]->nargs > 0;
            if (order[k]->named)
                check_naive(order[k]);
            assert_true(!order[k]->named || order[k]->data || order[k]->nargs == 0);
        }
        assert_true(kept > 0 || count < 20);
        check_naive(binary(NB_SUB, random_structure(e), order[count / 2]));
        free(order);
        naive_forget();
    }
}

static double *eval(struct nb_expr *e)
{
    struct nb_err err = {0};
    double *y = nb_eval(e, &err);
    assert_non_null(y);
    return y;
}

static double since(clock_t start)
{
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* No pass over the DAG may recurse: y <- y/2 + x, a hundred thousand times,
 * is 2x, and its derivative 2. */
static void deep_chains_do_not_overflow(void **state)
{
    (void)state;
    clock_t start = clock();
    struct nb_expr *x = line(3), *y = x;
    for (size_t i = 0; i < 100000; i++)
        y = binary(NB_ADD, binary(NB_MUL, number(0.5), y), x);
    double *v = eval(y), *g = eval(unit_grad(y, x));
    assert_true(v[0] == -2 && v[1] == 0 && v[2] == 2);
    assert_true(g[0] == 2 && g[1] == 2 && g[2] == 2);
    free(v);
    free(g);
    printf("100,000 steps, value and gradient: %.2f s\n", since(start));
}

/* Signs that cancel, kinks whose direction is asked for, nested where. */
static void deep_chains_of_all_kinds(void **state)
{
    (void)state;
    enum { DEPTH = 20000 };
    static const char *const kinds[] = {"relu", "abs", "maximum", "where", "sin", "neg"};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        clock_t start = clock();
        struct nb_expr *x = line(3), *y = x;
        for (size_t i = 0; i < DEPTH; i++) {
            struct nb_err err = {0};
            const struct nb_op *op = nb_op_find(kinds[k]);
            struct nb_expr *three[3] = {binary(NB_LT, y, x), x, y};
            struct nb_expr *two[2] = {y, i % 2 ? x : y}, *one[1] = {y};
            size_t n = nb_op_max_args(op);
            y = nb_call(unit_builder(), op, n == 3 ? three : n == 2 ? two : one, &err);
        }
        y = binary(NB_MUL, binary(NB_MUL, number(2), x), y);
        free(eval(y));
        free(eval(unit_grad(y, x)));
        printf("%d times %s: %.2f s\n", DEPTH, kinds[k], since(start));
    }
}

/* The functions of a matrix whose gradients are compared with differences. */
static struct nb_expr *matrix_function(size_t which, struct nb_expr *x)
{
    struct nb_builder b = unit_builder();
    struct nb_shape turned = nb_matrix_shape(5, 4), row = nb_vector_shape(5);
    struct nb_view transpose = {.step = {1, 5}}, second = {.offset = 9, .step = {0, -1}};
    struct nb_expr *s = call_of("sin", x), *columns = nb_reduce(b, &nb_sum_op, s, 0);
    switch (which) {
    case 0:
        return nb_reduce(b, &nb_sum_op, binary(NB_MUL, s, x), -1);
    case 1:
        return binary(NB_MUL, columns, binary(NB_MUL, x, columns));
    case 2:
        return binary(NB_MUL, nb_view_of(b, s, turned, transpose), nb_reduce(b, &nb_sum_op, x, 1));
    case 3:
        return call_of("tanh", nb_reduce(b, &nb_max_op, x, 0));
    case 4:
        return binary(NB_DIV, nb_view_of(b, x, row, second), binary(NB_ADD, number(5), columns));
    case 5:
        return binary(NB_MUL, nb_view_of(b, x, nb_scalar_shape, (struct nb_view){.offset = 7}), s);
    case 6:
        return call_of("exp", nb_expand(b, nb_view_of(b, s, row, second), nb_matrix_shape(4, 5)));
    default:
        return NULL;
    }
}

static double sum_of(struct nb_expr *e)
{
    double y = 0;
    struct nb_err err = {0};
    assert_true(nb_eval_number(nb_reduce(unit_builder(), &nb_sum_op, e, -1), &y, &err));
    return y;
}

static void gradients_go_through_structure(void **state)
{
    (void)state;
    struct nb_expr *x = naive_data(unit_pool, nb_matrix_shape(4, 5)), *y;
    for (size_t which = 0; which < 7; which++) {
        x = naive_data(unit_pool, nb_matrix_shape(4, 5));
        double *g = eval(unit_grad(y = matrix_function(which, x), x));
        for (size_t i = 0; i < 20; i++) {
            const double h = 0x1p-17, at = x->data[i];
            x->data[i] = at + h;
            double up = sum_of(y);
            x->data[i] = at - h;
            double down = sum_of(y);
            x->data[i] = at;
            double want = (up - down) / (2 * h);
            if (fabs(g[i] - want) > 1e-7 * (1 + fabs(want)))
                fail_msg("function %zu, element %zu: %.12g, wanted %.12g", which, i, g[i], want);
        }
        free(g);
    }
}

static char *sent(struct nb_expr *e)
{
    struct nb_buf out = {0};
    struct nb_wire_writer w = {.out = &out};
    nb_wire_write(&w, nb_lower(e));
    nb_wire_writer_free(&w);
    return nb_buf_take(&out);
}

/* The expression that the lines describe, in a pool of its own. */
static struct nb_expr *received(struct nb_pool *pool, const char *text)
{
    struct nb_wire_reader r = {.pool = pool};
    struct nb_err err = {0};
    struct nb_expr *e = NULL;
    while (*text) {
        size_t len = strcspn(text, "\n");
        char *copy = nb_xstrndup(text, len);
        if (!nb_wire_read(&r, copy, &err))
            fail_msg("%s", err.message);
        free(copy);
        e = nb_wire_node(&r, r.count - 1);
        text += len + 1;
    }
    nb_wire_reader_free(&r);
    return e;
}

static void expressions_survive_the_wire(void **state)
{
    (void)state;
    for (size_t i = 0; i < 100; i++) {
        struct nb_expr *e = random_dag(3 + i % 5, 4 + i % 30);
        struct nb_pool *other = nb_pool_new();
        char *text = sent(e), *again;
        struct nb_expr *copy = received(other, text);
        again = sent(copy);
        assert_string_equal(text, again);
        const double *want = naive_eval(e);
        double *got = eval(copy);
        for (size_t k = 0; k < nb_shape_count(e->shape); k++)
            assert_true(unit_same(got[k], want[k]));
        naive_forget();
        free(got);
        free(again);
        free(text);
        nb_pool_free(other);
    }
}

static void bad_lines_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "x",
        "0",
        "1 var x",
        "0 const",
        "0 const z",
        "0 var",
        "0 sin 0 0 0 0",
        "0 slope abs 0 0 0 0",
        "0 data 1 5 0 0x1p+0",
        "0 data 1 -1 0",
        "0 nothing 0 0 0",
        "0 smish 0 0 0 0",
        "0 const 0x1p+0 more",
        "0 data 3 1 1 0x1p+0",
        "0 range 5 0 0x0p+0 0x1p+0",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct nb_wire_reader r = {.pool = unit_pool};
        struct nb_err err = {0};
        if (nb_wire_read(&r, bad[i], &err))
            fail_msg("'%s' was accepted", bad[i]);
        assert_int_equal(err.kind, NB_ERR_VALUE);
        nb_wire_reader_free(&r);
    }
}

/* What can be written: everything but comparisons inside of arithmetic. */
static struct nb_expr *random_formula(struct nb_expr *x, size_t depth)
{
    struct nb_expr *args[NB_MAX_ARGS];
    if (depth == 0)
        return naive_random(2) ? x : number(round(naive_number() * 100) / 100);
    size_t rows = 0;
    while (nb_op_at(rows))
        rows++;
    const struct nb_op *op;
    do
        op = nb_op_at(naive_random(rows));
    while (op->boolean || op->unsaid || op->posed || op->form != NB_ELEMENT);
    for (size_t k = 0; k < nb_op_max_args(op); k++)
        args[k] =
            k < op->operands ? random_formula(x, depth - 1) : number(fabs(naive_number()) + 0.1);
    if (op == &nb_basic_ops[NB_WHERE])
        args[0] = binary((enum nb_basic)(NB_LT + naive_random(6)), args[0], x);
    struct nb_err err = {0};
    bool slope = op->slope && naive_random(2);
    return (slope ? nb_call_slope : nb_call)(unit_builder(), op, args, &err);
}

static double value_of_text(struct nb_interp *in, const char *text, double x)
{
    struct nb_buf source = {0};
    nb_buf_printf(&source, "x = %.17g\ny = %s", x, text);
    struct nb_err err = {0};
    double y = 0;
    if (!nb_interp_run(in, nb_buf_text(&source), &err) ||
        !nb_value_number(nb_interp_lookup(in, "y"), &y, &err))
        fail_msg("%s: %s", nb_buf_text(&source), err.message);
    nb_buf_free(&source);
    return y;
}

static void formulas_read_back(void **state)
{
    (void)state;
    struct nb_interp *in = nb_library_interp(stdout);
    for (size_t i = 0; i < 2000; i++) {
        struct nb_expr *x = unit_var(), *e = random_formula(x, 1 + i % 4);
        struct nb_buf text = {0};
        nb_expr_print(e, 100000, &text);
        double at = round(naive_number() * 100) / 100;
        double got = value_of_text(in, nb_buf_text(&text), at), want = unit_at(e, x, at);
        /* The sign of a 0 may get lost: 0 + -0 is 0. */
        if (!unit_same(got + 0.0, want + 0.0))
            fail_msg("%s at x = %.17g: %.17g, wanted %.17g", nb_buf_text(&text), at, got, want);
        nb_buf_free(&text);
    }
    nb_interp_free(in);
}

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_nodes_are_one),
        cmocka_unit_test(leaves_are_not_shared),
        cmocka_unit_test(constants_fold),
        cmocka_unit_test(only_derivatives_are_tidied),
        cmocka_unit_test(shapes_broadcast),
        cmocka_unit_test(broadcasting_computes_what_it_says),
        cmocka_unit_test(views_pick_what_they_say),
        cmocka_unit_test(a_slice_computes_the_slice),
        cmocka_unit_test(reductions_fold_along_axes),
        cmocka_unit_test(nothing_reduces_to_the_start),
        cmocka_unit_test(sums_are_compensated),
        cmocka_unit_test(scatters_are_adjoint_to_views),
        cmocka_unit_test(value_and_slope_are_one_instruction),
        cmocka_unit_test(random_dags_evaluate_bit_for_bit),
        cmocka_unit_test(kept_numbers_are_the_same),
        cmocka_unit_test(deep_chains_do_not_overflow),
        cmocka_unit_test(deep_chains_of_all_kinds),
        cmocka_unit_test(gradients_go_through_structure),
        cmocka_unit_test(expressions_survive_the_wire),
        cmocka_unit_test(bad_lines_are_refused),
        cmocka_unit_test(formulas_read_back),
    };
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
