/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plainest possible evaluator: whole arrays, one element at a time. */
#include "config.h"

#include "tests/unit/naive.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/op.h"
#include "rows/range.h"

/* What was evaluated, so that a shared node is evaluated once. */
static struct known {
    const struct nb_expr *e;
    double *values;
} known[4096];
static size_t known_count;

void naive_forget(void)
{
    while (known_count > 0)
        free(known[--known_count].values);
}

/* A row without a kernel: its formula with numbers put in. */
static double formula_value(const struct nb_expr *e, const double *const *at)
{
    struct nb_builder b = {e->pool, false};
    struct nb_expr *args[NB_MAX_ARGS];
    struct nb_err err = {0};
    for (size_t k = 0; k < e->nargs; k++)
        args[k] = nb_const(b.pool, *at[k]);
    return nb_call(b, e->op, args, &err)->num;
}

static void eval_element(const struct nb_expr *e, double *out)
{
    const double *args[NB_MAX_ARGS], *at[NB_MAX_ARGS];
    for (size_t k = 0; k < e->nargs; k++)
        args[k] = naive_eval(e->arg[k]);
    for (size_t i = 0; i < nb_shape_count(e->shape); i++) {
        for (size_t k = 0; k < e->nargs; k++)
            at[k] = args[k] + (e->arg[k]->shape.rank == 0 ? 0 : i);
        nb_kernel *kernel = e->slope ? e->op->slope : e->op->value;
        if (kernel)
            kernel(1, &out[i], at);
        else
            out[i] = formula_value(e, at);
    }
}

/* A line is a row, or what stands in one column. */
static void eval_along(const struct nb_expr *e, double *out)
{
    struct nb_shape s = e->arg[0]->shape;
    const double *x = naive_eval(e->arg[0]);
    size_t columns = nb_shape_columns(s), rows = nb_shape_rows(s);
    size_t n = e->axis == 0 ? rows : columns, lines = e->axis == 0 ? columns : rows;
    double *line = malloc((n + 1) * sizeof *line), *y = malloc((n + 1) * sizeof *y);
    for (size_t k = 0; k < lines; k++) {
        for (size_t i = 0; i < n; i++)
            line[i] = x[e->axis == 0 ? i * columns + k : k * columns + i];
        e->op->line(n, y, line);
        for (size_t i = 0; i < n && !e->op->line_to_one; i++)
            out[e->axis == 0 ? i * columns + k : k * columns + i] = y[i];
        if (e->op->line_to_one)
            out[k] = y[0];
    }
    free(line);
    free(y);
}

/* Where element i of a view of this shape lies. */
static size_t place(struct nb_view v, struct nb_shape s, size_t i)
{
    size_t columns = nb_shape_columns(s);
    return (size_t)(v.offset + (ptrdiff_t)(i / columns) * v.step[0] +
                    (ptrdiff_t)(i % columns) * v.step[1]);
}

static void eval_view(const struct nb_expr *e, double *out)
{
    const double *x = naive_eval(e->arg[0]);
    for (size_t i = 0; i < nb_shape_count(e->shape); i++)
        out[i] = x[place(e->view, e->shape, i)];
}

static void eval_scatter(const struct nb_expr *e, double *out)
{
    const double *g = naive_eval(e->arg[0]);
    for (size_t i = 0; i < nb_shape_count(e->arg[0]->shape); i++)
        out[place(e->view, e->arg[0]->shape, i)] += g[i];
}

static void eval_reduce(const struct nb_expr *e, double *out)
{
    const double *x = naive_eval(e->arg[0]);
    size_t columns = nb_shape_columns(e->arg[0]->shape);
    for (size_t i = 0; i < nb_shape_count(e->shape); i++) {
        double acc[2] = {e->op->fold_start, 0};
        for (size_t k = 0; k < nb_shape_count(e->arg[0]->shape); k++)
            if (e->axis < 0 || i == (e->axis == 0 ? k % columns : k / columns))
                e->op->fold(1, acc, &x[k]);
        out[i] = acc[1] == 0 ? acc[0] : acc[0] + acc[1]; /* a product may be -0 */
    }
}

static void eval_leaf(const struct nb_expr *e, double *out)
{
    for (size_t i = 0; i < nb_shape_count(e->shape); i++)
        out[i] = e->op->form == NB_CONST  ? e->num
                 : e->op->form == NB_DATA ? e->data[i]
                                          : nb_range_element(e->range, e->shape.dim[0], i);
}

const double *naive_eval(struct nb_expr *e)
{
    for (size_t i = 0; i < known_count; i++)
        if (known[i].e == e)
            return known[i].values;
    double *out = nb_xcalloc(nb_shape_count(e->shape) + 1, sizeof *out);
    if (e->op->form == NB_ELEMENT)
        eval_element(e, out);
    else if (e->op->form == NB_VIEW)
        eval_view(e, out);
    else if (e->op->form == NB_SCATTER)
        eval_scatter(e, out);
    else if (e->op->form == NB_REDUCE)
        eval_reduce(e, out);
    else if (e->op->form == NB_ALONG)
        eval_along(e, out);
    else if (e->op->form == NB_JOINT)
        e->op->joint(e, (const double *const[]){naive_eval(e->arg[0]), naive_eval(e->arg[1])}, out);
    else
        eval_leaf(e, out);
    if (known_count == sizeof known / sizeof *known)
        abort();
    known[known_count++] = (struct known){e, out};
    return out;
}

/* Marsaglia's xorshift. */
static uint64_t next_random(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

size_t naive_random(size_t below)
{
    return (size_t)(next_random() >> 11) % below;
}

double naive_number(void)
{
    return ((double)(next_random() >> 11) * 0x1p-53 - 0.5) * 8;
}

struct nb_expr *naive_data(struct nb_pool *pool, struct nb_shape shape)
{
    double *x = nb_xcalloc(nb_shape_count(shape) + 1, sizeof *x);
    for (size_t i = 0; i < nb_shape_count(shape); i++)
        x[i] = naive_number();
    return nb_data_take(pool, shape, x);
}

/* Start, step and number of a walk through `size` elements. */
static size_t random_walk(size_t size, ptrdiff_t *start, ptrdiff_t *step)
{
    *start = (ptrdiff_t)naive_random(size);
    *step = (ptrdiff_t)naive_random(5) - 2;
    size_t room = *step > 0 ? (size - 1 - (size_t)*start) / (size_t)*step
                            : (*step < 0 ? (size_t)*start / (size_t) - *step : 6);
    return 1 + naive_random(room + 1);
}

struct nb_view naive_view(struct nb_shape *shape)
{
    ptrdiff_t r, c, width = (ptrdiff_t)nb_shape_columns(*shape);
    struct nb_view v;
    size_t rows = random_walk(nb_shape_rows(*shape), &r, &v.step[0]);
    size_t columns = random_walk(nb_shape_columns(*shape), &c, &v.step[1]);
    v.offset = r * width + c;
    v.step[0] *= width;
    bool flat = shape->rank == 1;
    *shape = flat ? nb_vector_shape(columns) : nb_matrix_shape(rows, columns);
    if (flat)
        v.step[0] = 0;
    return v;
}
