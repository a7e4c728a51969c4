/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors' data and ranges as text: what holds no other formula. */
#include "config.h"

#include "formula/print_leaf.h"

#include "base/num.h"
#include "formula/notation.h"
#include "rows/range.h"

static void print_number(double x, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    nb_buf_addn(out, text, nb_num_print(x, text));
}

void nb_print_data(const struct nb_style *style, const struct nb_expr *e, size_t limit,
                   struct nb_buf *out)
{
    size_t columns = nb_shape_columns(e->shape);
    style->function("tensor", out);
    nb_buf_add(out, e->shape.rank == 0 ? "(" : "([");
    for (size_t i = 0; i < nb_shape_count(e->shape) && out->len <= limit; i++) {
        nb_buf_add(out, i == 0 ? "" : ", ");
        if (e->shape.rank == 2 && i % columns == 0)
            nb_buf_addc(out, '[');
        print_number(e->data[i], out);
        if (e->shape.rank == 2 && i % columns == columns - 1)
            nb_buf_addc(out, ']');
    }
    nb_buf_add(out, e->shape.rank == 0 ? ")" : "])");
}

void nb_print_range(const struct nb_style *style, const struct nb_expr *e, struct nb_buf *out)
{
    static const char *const names[] = {"linspace", "arange", "logspace", "linspace"};
    const struct nb_range r = e->range;
    style->function(names[r.kind], out);
    nb_buf_addc(out, '(');
    print_number(r.start, out);
    nb_buf_add(out, ", ");
    print_number(r.end, out);
    nb_buf_add(out, ", ");
    print_number(r.kind == NB_ARANGE ? r.step : (double)e->shape.dim[0], out);
    if (r.kind == NB_LOGSPACE) {
        nb_buf_add(out, ", ");
        print_number(r.base, out);
    }
    nb_buf_addc(out, ')');
}
