/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of what reductions, functions along a dimension and joint operations
 * make, as expressions in the elements of their arguments.
 *
 * Nothing is folded here: an interval of a constant sum is as wide as its rounding,
 * a folded one would not be. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "graph/op.h"
#include "rows/element.h"

static struct nb_expr *basic(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                             struct nb_expr *y)
{
    struct nb_expr like = {.op = &nb_basic_ops[op], .shape = nb_scalar_shape};
    return nb_intern(b.pool, &like, (struct nb_expr *[]){x, y}, 2);
}

/* A row with its default parameters. */
static struct nb_expr *named(struct nb_builder b, const char *name, struct nb_expr *x)
{
    struct nb_expr *args[NB_MAX_ARGS] = {x};
    struct nb_expr like = {.op = nb_op_find(name), .shape = nb_scalar_shape};
    size_t count = nb_op_max_args(like.op);
    for (size_t k = 1; k < count; k++)
        args[k] = nb_const(b.pool, like.op->args[k].standard);
    return nb_intern(b.pool, &like, args, count);
}

/* Of a constant it is one: that rounds nothing. */
static struct nb_expr *negative(struct nb_builder b, struct nb_expr *x)
{
    return nb_unary(b, NB_NEG, x);
}

/* A row or column of an argument, or all of it: `count` elements from x on, `step`
 * apart. `at` is where element i of a result of the same length stands. */
struct line {
    struct nb_expr *const *x;
    size_t count, step, at;
};

static struct line line_of(const struct nb_expr *e, struct nb_expr *const *x, size_t i)
{
    struct nb_shape s = e->arg[0]->shape;
    size_t columns = nb_shape_columns(s), rows = nb_shape_rows(s);
    bool to_one = e->op->form == NB_REDUCE || e->op->line_to_one;
    if (e->axis < 0 || s.rank < 2)
        return (struct line){x, nb_shape_count(s), 1, i};
    if (e->axis == 0)
        return (struct line){x + (to_one ? i : i % columns), rows, columns, i / columns};
    return (struct line){x + (to_one ? i : i / columns) * columns, columns, 1, i % columns};
}

/* x[0] op x[1] op ..., n of them; the neutral number of none. */
static struct nb_expr *chain(struct nb_builder b, enum nb_basic op, struct line l, size_t n,
                             double neutral)
{
    struct nb_expr *all = n ? l.x[0] : nb_const(b.pool, neutral);
    for (size_t j = 1; j < n; j++)
        all = basic(b, op, all, l.x[j * l.step]);
    return all;
}

struct nb_expr *nb_element_of_fold(struct nb_builder b, const struct nb_expr *e,
                                   struct nb_expr *const *const *part, size_t i)
{
    struct line l = line_of(e, part[0], i);
    enum nb_basic op = e->op == &nb_sum_op    ? NB_ADD
                       : e->op == &nb_prod_op ? NB_MUL
                       : e->op == &nb_max_op  ? NB_MAXIMUM
                                              : NB_MINIMUM;
    return chain(b, op, l, l.count, e->op->fold_start);
}

struct nb_expr *nb_element_of_cumsum(struct nb_builder b, const struct nb_expr *e,
                                     struct nb_expr *const *const *part, size_t i)
{
    struct line l = line_of(e, part[0], i);
    return chain(b, NB_ADD, l, l.at + 1, 0);
}

struct nb_expr *nb_element_of_cumprod(struct nb_builder b, const struct nb_expr *e,
                                      struct nb_expr *const *const *part, size_t i)
{
    struct line l = line_of(e, part[0], i);
    return chain(b, NB_MUL, l, l.at + 1, 1);
}

/* log(exp(all) + exp(x)); all NULL: of nothing yet. */
static struct nb_expr *log_add(struct nb_builder b, struct nb_expr *all, struct nb_expr *x)
{
    return all ? basic(b, NB_ADD, all, named(b, "softplus", basic(b, NB_SUB, x, all))) : x;
}

/* The logsumexp of all elements but one (`but` beyond the end: of all); NULL: of none.
 * Constants come first: then one that grows without bound is compared with what does
 * not. */
static struct nb_expr *log_sum(struct nb_builder b, struct line l, size_t but)
{
    struct nb_expr *all = NULL;
    for (int constants = 1; constants >= 0; constants--)
        for (size_t j = 0; j < l.count; j++) {
            struct nb_expr *x = l.x[j * l.step];
            if (j != but && nb_is_const(x) == (constants == 1))
                all = log_add(b, all, x);
        }
    return all;
}

/* How far element `at` is above what all others are together; NULL: no others. */
static struct nb_expr *lead(struct nb_builder b, struct line l)
{
    struct nb_expr *others = log_sum(b, l, l.at);
    return others ? basic(b, NB_SUB, l.x[l.at * l.step], others) : NULL;
}

struct nb_expr *nb_element_of_softmax(struct nb_builder b, const struct nb_expr *e,
                                      struct nb_expr *const *const *part, size_t i)
{
    struct nb_expr *x = lead(b, line_of(e, part[0], i));
    return x ? named(b, "sigmoid", x) : nb_const(b.pool, 1);
}

struct nb_expr *nb_element_of_softmax_rest(struct nb_builder b, const struct nb_expr *e,
                                           struct nb_expr *const *const *part, size_t i)
{
    struct nb_expr *x = lead(b, line_of(e, part[0], i));
    return x ? named(b, "sigmoid", negative(b, x)) : nb_const(b.pool, 0);
}

struct nb_expr *nb_element_of_log_softmax(struct nb_builder b, const struct nb_expr *e,
                                          struct nb_expr *const *const *part, size_t i)
{
    struct nb_expr *x = lead(b, line_of(e, part[0], i));
    return x ? named(b, "logsigmoid", x) : nb_const(b.pool, 0);
}

struct nb_expr *nb_element_of_softmin(struct nb_builder b, const struct nb_expr *e,
                                      struct nb_expr *const *const *part, size_t i)
{
    struct line l = line_of(e, part[0], i);
    struct nb_expr **flipped = nb_xcalloc(l.count, sizeof *flipped);
    for (size_t j = 0; j < l.count; j++)
        flipped[j] = negative(b, l.x[j * l.step]);
    struct nb_expr *x = lead(b, (struct line){flipped, l.count, 1, l.at});
    free(flipped);
    return x ? named(b, "sigmoid", x) : nb_const(b.pool, 1);
}

struct nb_expr *nb_element_of_logsumexp(struct nb_builder b, const struct nb_expr *e,
                                        struct nb_expr *const *const *part, size_t i)
{
    struct line l = line_of(e, part[0], i);
    struct nb_expr *all = log_sum(b, l, l.count);
    return all ? all : nb_const(b.pool, -INFINITY);
}

struct nb_expr *nb_element_of_logmeanexp(struct nb_builder b, const struct nb_expr *e,
                                         struct nb_expr *const *const *part, size_t i)
{
    struct nb_expr *all = nb_element_of_logsumexp(b, e, part, i);
    double count = (double)line_of(e, part[0], i).count;
    return basic(b, NB_SUB, all, nb_const(b.pool, log(count)));
}

struct nb_expr *nb_element_of_norm(struct nb_builder b, const struct nb_expr *e,
                                   struct nb_expr *const *const *part, size_t i)
{
    struct line l = line_of(e, part[0], i);
    struct nb_expr *sum = nb_const(b.pool, 0);
    for (size_t j = 0; j < l.count; j++) {
        struct nb_expr *x = l.x[j * l.step], *square = basic(b, NB_MUL, x, x);
        sum = j ? basic(b, NB_ADD, sum, square) : square;
    }
    return named(b, "sqrt", sum);
}

struct nb_expr *nb_element_of_matmul(struct nb_builder b, const struct nb_expr *e,
                                     struct nb_expr *const *const *part, size_t i)
{
    size_t inner = e->arg[0]->shape.dim[1], columns = e->shape.dim[1];
    struct nb_expr *sum = nb_const(b.pool, 0);
    for (size_t k = 0; k < inner; k++) {
        struct nb_expr *product =
            basic(b, NB_MUL, part[0][i / columns * inner + k], part[1][k * columns + i % columns]);
        sum = k ? basic(b, NB_ADD, sum, product) : product;
    }
    return sum;
}

struct nb_expr *nb_element_of_cat(struct nb_builder b, const struct nb_expr *e,
                                  struct nb_expr *const *const *part, size_t i)
{
    size_t rows = e->axis == 0 ? 1 : nb_shape_rows(e->shape);
    size_t first = nb_shape_count(e->arg[0]->shape) / rows;
    size_t second = nb_shape_count(e->arg[1]->shape) / rows;
    size_t r = i / (first + second), c = i % (first + second);
    (void)b;
    return c < first ? part[0][r * first + c] : part[1][r * second + c - first];
}

/* What the index is does not depend on a variable. */
struct nb_expr *nb_element_of_gather(struct nb_builder b, const struct nb_expr *e,
                                     struct nb_expr *const *const *part, size_t i)
{
    (void)b;
    (void)e;
    return nb_is_const(part[1][i]) ? part[0][(size_t)part[1][i]->num] : NULL;
}

struct nb_expr *nb_element_of_place(struct nb_builder b, const struct nb_expr *e,
                                    struct nb_expr *const *const *part, size_t i)
{
    struct nb_expr *sum = NULL;
    for (size_t k = 0; k < nb_shape_count(e->arg[0]->shape); k++) {
        if (!nb_is_const(part[1][k]))
            return NULL;
        if ((size_t)part[1][k]->num == i)
            sum = sum ? basic(b, NB_ADD, sum, part[0][k]) : part[0][k];
    }
    return sum ? sum : nb_const(b.pool, 0);
}

struct nb_expr *nb_element_of_recurrence(struct nb_builder b, const struct nb_expr *e,
                                         struct nb_expr *const *const *part, size_t i)
{
    struct line a = line_of(e, part[0], i), l = line_of(e, part[1], i);
    struct nb_expr *h = l.x[0];
    for (size_t j = 1; j <= l.at; j++)
        h = basic(b, NB_ADD, basic(b, NB_MUL, a.x[j * a.step], h), l.x[j * l.step]);
    return h;
}
