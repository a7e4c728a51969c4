/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which elements are printed, and their values. */
#include "config.h"

#include "value/show_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"

struct nb_shown nb_shown_part(size_t n, bool summarise, int edge)
{
    size_t ends = (size_t)edge;
    if (!summarise || n <= 2 * ends)
        return (struct nb_shown){n, 0, 0};
    return (struct nb_shown){ends, ends, n - 2 * ends};
}

/* The elements first .. first + rows (columns likewise) of e as a node. */
static struct nb_expr *block(struct nb_expr *e, size_t row, size_t rows, size_t column,
                             size_t columns)
{
    ptrdiff_t width = (ptrdiff_t)nb_shape_columns(e->shape);
    struct nb_shape shape =
        e->shape.rank == 2 ? nb_matrix_shape(rows, columns) : nb_vector_shape(columns);
    struct nb_view v = {(ptrdiff_t)row * width + (ptrdiff_t)column, {width, 1}};
    return nb_view_of((struct nb_builder){e->pool, false}, e, shape, v);
}

/* Copies a block of rows into `to`, whose rows are `stride` apart. */
static bool fetch(struct nb_expr *e, size_t row, size_t rows, size_t column, size_t columns,
                  double *to, size_t stride, struct nb_err *err)
{
    if (rows * columns == 0)
        return true;
    double *part = nb_eval(block(e, row, rows, column, columns), err);
    for (size_t r = 0; part && r < rows; r++)
        memcpy(to + r * stride, part + r * columns, columns * sizeof *to);
    free(part);
    return part != NULL;
}

/* Up to four corners of the tensor. */
double *nb_fetch_shown(struct nb_expr *e, struct nb_shown r, struct nb_shown c, struct nb_err *err)
{
    size_t columns = c.head + c.tail, rows = r.head + r.tail;
    double *x = nb_xcalloc(rows * columns, sizeof *x);
    size_t below = r.head + r.skipped, right = c.head + c.skipped;
    bool ok = fetch(e, 0, r.head, 0, c.head, x, columns, err) &&
              fetch(e, 0, r.head, right, c.tail, x + c.head, columns, err) &&
              fetch(e, below, r.tail, 0, c.head, x + r.head * columns, columns, err) &&
              fetch(e, below, r.tail, right, c.tail, x + r.head * columns + c.head, columns, err);
    if (ok)
        return x;
    free(x);
    return NULL;
}
