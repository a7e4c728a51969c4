/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors unrolled to numbers: the same values and derivatives, and enclosures that
 * hold them, for every row that is not elementwise. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "graph/reshape.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "proof/enclose.h"
#include "proof/event.h"
#include "proof/unroll.h"
#include "rows/joint.h"
#include "tests/unit/naive.h"
#include "tests/unit/unit.h"

enum { ROWS = 3, COLUMNS = 4, PLACES = 20 };

/* Random numbers, each moving with t at a speed of its own. */
static struct nb_expr *moving(struct nb_expr *t, struct nb_shape shape)
{
    struct nb_builder b = unit_builder();
    struct nb_expr *speed = nb_binary(b, NB_MUL, naive_data(unit_pool, shape), t);
    return nb_binary(b, NB_ADD, naive_data(unit_pool, shape), speed);
}

/* One number that depends on all elements of x, on each otherwise. */
static struct nb_expr *weighted(struct nb_expr *x)
{
    struct nb_builder b = unit_builder();
    struct nb_expr *w = naive_data(unit_pool, x->shape);
    return nb_reduce(b, &nb_sum_op, nb_binary(b, NB_MUL, x, w), -1);
}

static void check_enclosed(const char *what, struct nb_expr *e, struct nb_expr *t)
{
    struct nb_enclosure *p = nb_enclosure_new(&e, 1, &t, 1);
    for (size_t i = 0; i < PLACES; i++) {
        double at = naive_number() / 4, width = exp2(-(double)(2 * i));
        struct nb_interval box = nb_between(at, at + width), r;
        nb_enclose(p, &box, &r);
        for (double x = at; x <= at + width; x += width / 8) {
            double y = unit_at(e, t, x);
            if (!(r.lo <= y && y <= r.hi))
                fail_msg("%s at %.17g is %.17g, over [%.17g, %.17g] it was to be in [%.17g, %.17g]",
                         what, x, y, box.lo, box.hi, r.lo, r.hi);
        }
        bool tight = r.hi - r.lo < 1e-6 * (1 + fabs(r.lo));
        if (width < 1e-9 && (!tight || r.defined != NB_EVERYWHERE))
            fail_msg("%s at %g is in [%g, %g]", what, at, r.lo, r.hi);
    }
    nb_enclosure_free(p);
}

static void check_same(const char *what, struct nb_expr *x, struct nb_expr *y, struct nb_expr *t)
{
    for (size_t i = 0; i < PLACES; i++) {
        double at = naive_number() / 4, a = unit_at(x, t, at), b = unit_at(y, t, at);
        if (!(fabs(a - b) <= 1e-12 * fmax(1, fabs(a))))
            fail_msg("%s at %.17g is %.17g, unrolled %.17g", what, at, a, b);
    }
}

static bool has_tensors(struct nb_expr *e)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found |= order[i]->shape.rank > 0;
    free(order);
    return found;
}

static void check(const char *what, struct nb_expr *tensor, struct nb_expr *t)
{
    struct nb_expr *e = weighted(tensor), *u = nb_unroll(e);
    if (has_tensors(u))
        fail_msg("%s still has tensors", what);
    check_same(what, e, u, t);
    check_same(what, unit_grad(e, t), unit_grad(u, t), t);
    check_enclosed(what, e, t);
    check_enclosed(what, unit_grad(u, t), t);
}

static const struct nb_op *row(enum nb_form form, size_t index)
{
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (op->form == form && index-- == 0)
            return op;
    return NULL;
}

static void lines_and_folds_are_unrolled(void **state)
{
    (void)state;
    const struct nb_op *folds[] = {&nb_sum_op, &nb_prod_op, &nb_max_op, &nb_min_op}, *op;
    struct nb_expr *t = unit_var();
    struct nb_shape vector = nb_vector_shape(COLUMNS), matrix = nb_matrix_shape(ROWS, COLUMNS);
    struct nb_builder b = unit_builder();
    size_t unrolled = 0;
    for (size_t i = 0; i < 4; i++) {
        check(folds[i]->name, nb_reduce(b, folds[i], moving(t, vector), -1), t);
        for (int axis = -1; axis < 2; axis++)
            check(folds[i]->name, nb_reduce(b, folds[i], moving(t, matrix), axis), t);
    }
    for (size_t i = 0; (op = row(NB_ALONG, i)); i++) {
        unrolled += op->element != NULL;
        for (int axis = 0; axis < 2 && op->element; axis++)
            check(op->name, nb_along(b, op, moving(t, matrix), axis), t);
        if (op->element)
            check(op->name, nb_along(b, op, moving(t, vector), 0), t);
        struct nb_expr *e = weighted(nb_along(b, op, moving(t, vector), 0));
        assert_int_equal(op->element == NULL, nb_unroll(e) == e);
    }
    assert_true(unrolled >= 8);
}

static struct nb_expr *numbers(const double *x, size_t n)
{
    double *data = malloc(n * sizeof *data);
    for (size_t i = 0; i < n; i++)
        data[i] = x[i];
    return nb_data_take(unit_pool, nb_vector_shape(n), data);
}

static void joint_rows_are_unrolled(void **state)
{
    (void)state;
    struct nb_builder b = unit_builder();
    struct nb_err err = {0};
    struct nb_expr *t = unit_var(), *still = naive_data(unit_pool, nb_vector_shape(COLUMNS));
    struct nb_expr *v = moving(t, nb_vector_shape(COLUMNS));
    struct nb_expr *m = moving(t, nb_matrix_shape(ROWS, COLUMNS));
    struct nb_expr *n = moving(t, nb_matrix_shape(COLUMNS, 2));
    struct nb_expr *k = moving(t, nb_matrix_shape(ROWS, COLUMNS));
    struct nb_expr *index = numbers((const double[]){5, 0, 5, 11}, 4);
    check("matrix times matrix", nb_matmul(b, m, n, &err), t);
    check("matrix times vector", nb_matmul(b, m, v, &err), t);
    check("vector times vector", nb_matmul(b, v, still, &err), t);
    check("vectors in one", nb_cat(b, (struct nb_expr *[]){v, still, v}, 3, 0), t);
    check("matrices below", nb_cat(b, (struct nb_expr *[]){m, k}, 2, 0), t);
    check("matrices beside", nb_cat(b, (struct nb_expr *[]){m, k}, 2, 1), t);
    check("gather", nb_gather(b, m, index), t);
    check("recurrence of vectors", nb_recurrence(b, still, v, 0), t);
    check("recurrence down", nb_recurrence(b, k, m, 0), t);
    check("recurrence across", nb_recurrence(b, k, m, 1), t);
}

/* Adjoints of slices, and of gather, are scatter and place. */
static void adjoints_are_unrolled(void **state)
{
    (void)state;
    struct nb_builder b = unit_builder();
    struct nb_expr *t = unit_var(), *x = nb_var(unit_pool, "w", nb_vector_shape(COLUMNS));
    struct nb_expr *index = numbers((const double[]){3, 0, 3}, 3);
    struct nb_expr *square = nb_binary(b, NB_MUL, x, x);
    struct nb_expr *picked = nb_gather(b, square, index), *cut = nb_slice(b, square, 0, 1, 2, 2);
    struct nb_expr *at = moving(t, x->shape);
    struct nb_err err = {0};
    struct nb_expr *of_picked = unit_grad(weighted(picked), x);
    struct nb_expr *of_cut = unit_grad(weighted(cut), x);
    check("place", nb_subst(b, of_picked, &x, &at, 1, &err), t);
    check("scatter", nb_subst(b, of_cut, &x, &at, 1, &err), t);
}

/* sum(relu(t*[1, 2] + [2, -1])) bends at -2 and at 0.5. */
static void events_are_seen_in_tensors(void **state)
{
    (void)state;
    struct nb_builder b = unit_builder();
    struct nb_expr *t = unit_var(), *slopes = numbers((const double[]){1, 2}, 2);
    struct nb_expr *shifts = numbers((const double[]){2, -1}, 2);
    struct nb_expr *x = nb_binary(b, NB_ADD, nb_binary(b, NB_MUL, slopes, t), shifts);
    struct nb_err err = {0};
    struct nb_expr *relu = nb_call(b, nb_op_find("relu"), &x, &err);
    struct nb_event *events;
    size_t count = nb_events(unit_pool, nb_reduce(b, &nb_sum_op, relu, -1), &events);
    assert_int_equal(count, 2);
    assert_true(unit_at(events[0].g, t, -2) == 0);
    assert_true(unit_at(events[1].g, t, 0.5) == 0);
    free(events);
}

/* A billion numbers, and what is no number, stay what they are. */
static void what_is_too_large_stays(void **state)
{
    (void)state;
    struct nb_builder b = unit_builder();
    struct nb_expr *t = unit_var(), *v = nb_var(unit_pool, "v", nb_vector_shape(3));
    struct nb_range range = {.start = 0, .end = 1, .step = 1e-9, .kind = NB_LINSPACE};
    struct nb_expr *many = nb_binary(b, NB_MUL, nb_range_of(unit_pool, range, 1000000000), t);
    struct nb_expr *sum = nb_reduce(b, &nb_sum_op, many, -1);
    struct nb_expr *of_vector = nb_reduce(b, &nb_sum_op, v, -1);
    assert_ptr_equal(nb_unroll(sum), sum);
    assert_ptr_equal(nb_unroll(of_vector), of_vector);
    assert_ptr_equal(nb_unroll(many), many);
    assert_ptr_equal(nb_unroll(t), t);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_folds_are_unrolled),
        cmocka_unit_test(joint_rows_are_unrolled),
        cmocka_unit_test(adjoints_are_unrolled),
        cmocka_unit_test(events_are_seen_in_tensors),
        cmocka_unit_test(what_is_too_large_stays),
    };
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
