/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of leaves. */
#include "config.h"

#include "eval/load.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "graph/op.h"
#include "rows/range.h"

static double element(const struct nb_expr *e, const double *data, size_t i)
{
    if (data)
        return data[e->shape.rank == 0 ? 0 : i];
    switch (e->op->form) {
    case NB_CONST:
        return e->num;
    case NB_RANGE:
        return nb_range_element(e->range, e->shape.dim[0], i);
    default:
        assert(0 && "not a leaf");
        return NAN;
    }
}

/* Elements at, at + by, ... of a leaf. */
static void load_run(const struct nb_expr *e, const double *data, ptrdiff_t at, ptrdiff_t by,
                     size_t n, double *out)
{
    if (!data && e->op->form == NB_RANGE) {
        struct nb_picks p = {(double)at, (double)by, n};
        nb_range_load(&e->range, e->shape.dim[0], p, out);
        return;
    }
    for (size_t k = 0; k < n; k++)
        out[k] = element(e, data, (size_t)(at + (ptrdiff_t)k * by));
}

/* Row by row; all of it is one run when rows follow each other as elements do. */
static void load_view(const struct nb_expr *e, const double *data, size_t first, size_t n,
                      double *out)
{
    size_t columns = nb_shape_columns(e->shape);
    ptrdiff_t down = e->view.step[0], right = e->view.step[1];
    if (columns == 1)
        right = down;
    bool one = e->shape.rank < 2 || columns == 1 || down == (ptrdiff_t)columns * right;
    size_t r = one ? 0 : first / columns, c = one ? first : first % columns;
    while (n > 0) {
        size_t run = one || columns - c > n ? n : columns - c;
        ptrdiff_t at = e->view.offset + (ptrdiff_t)r * down + (ptrdiff_t)c * right;
        load_run(e->arg[0], data, at, right, run, out);
        out += run;
        n -= run;
        c = 0;
        r++;
    }
}

static void fill(double x, size_t n, double *out)
{
    for (size_t k = 0; k < n; k++)
        out[k] = x;
}

void nb_load(const struct nb_expr *e, const double *data, size_t first, size_t n, double *out)
{
    if (e->op->form == NB_RANGE) {
        load_run(e, NULL, (ptrdiff_t)first, 1, n, out);
    } else if (e->op->form == NB_CONST) {
        fill(e->num, n, out);
    } else if (e->shape.rank > 0) {
        load_view(e, data, first, n, out);
    } else {
        double one;
        load_view(e, data, 0, 1, &one);
        fill(one, n, out);
    }
}
