/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views as a user writes them. */
#include "config.h"

#include "formula/view_text.h"

/* Every place of a dimension, in order, is ":"; a single one after which nothing
 * is left of the dimension is its number. */
static void add_slice(struct nb_buf *out, ptrdiff_t first, ptrdiff_t step, size_t count, size_t of)
{
    ptrdiff_t end = first + step * (ptrdiff_t)count;
    if (count == 0) {
        nb_buf_add(out, ":0");
        return;
    }
    if (first != (step < 0 ? (ptrdiff_t)of - 1 : 0))
        nb_buf_printf(out, "%td", first);
    nb_buf_addc(out, ':');
    if (end > 0 && end < (ptrdiff_t)of)
        nb_buf_printf(out, "%td", end);
    if (step != 1)
        nb_buf_printf(out, ":%td", step);
}

static bool add_of_vector(struct nb_shape from, struct nb_shape to, struct nb_view v,
                          struct nb_buf *out)
{
    nb_buf_addc(out, '[');
    if (to.rank == 0)
        nb_buf_printf(out, "%td", v.offset);
    else
        add_slice(out, v.offset, v.step[1], to.dim[0], from.dim[0]);
    nb_buf_addc(out, ']');
    return to.rank < 2 && (to.rank == 0 || v.step[1] != 0);
}

/* A row, a column, or a block whose rows lie in rows. */
static bool add_of_matrix(struct nb_shape from, struct nb_shape to, struct nb_view v,
                          struct nb_buf *out)
{
    ptrdiff_t columns = (ptrdiff_t)from.dim[1];
    ptrdiff_t row = v.offset / columns, column = v.offset % columns;
    bool down = to.rank == 1 && v.step[1] % columns == 0 && (columns > 1 || from.dim[0] > 1);
    ptrdiff_t last = column + v.step[1] * (ptrdiff_t)(nb_shape_columns(to) - 1);
    if (to.rank > 0 && (v.step[1] == 0 || (!down && (last < 0 || last >= columns))))
        return false;
    if (to.rank == 2 && (v.step[0] == 0 || v.step[0] % columns != 0))
        return false;
    nb_buf_addc(out, '[');
    if (down)
        add_slice(out, row, v.step[1] / columns, to.dim[0], from.dim[0]);
    else if (to.rank == 2)
        add_slice(out, row, v.step[0] / columns, to.dim[0], from.dim[0]);
    else
        nb_buf_printf(out, "%td", row);
    bool whole = to.rank > 0 && !down && column == 0 && v.step[1] == 1 &&
                 nb_shape_columns(to) == from.dim[1];
    nb_buf_add(out, whole ? "" : ", ");
    if (to.rank == 0 || down)
        nb_buf_printf(out, "%td", column);
    else if (!whole)
        add_slice(out, column, v.step[1], nb_shape_columns(to), from.dim[1]);
    nb_buf_addc(out, ']');
    return true;
}

static bool is_view(struct nb_view a, struct nb_shape s, ptrdiff_t row, ptrdiff_t column)
{
    return a.offset == 0 && (a.step[0] == row || nb_shape_rows(s) == 1) &&
           (a.step[1] == column || nb_shape_columns(s) == 1);
}

static bool is_broadcast(struct nb_shape from, struct nb_shape to, struct nb_view v)
{
    size_t rows = nb_shape_rows(from), columns = nb_shape_columns(from);
    bool fits = (rows == 1 || rows == nb_shape_rows(to)) &&
                (columns == 1 || columns == nb_shape_columns(to)) && from.rank <= to.rank;
    return fits && is_view(v, to, rows > 1 ? (ptrdiff_t)columns : 0, columns > 1);
}

bool nb_view_text(struct nb_shape from, struct nb_shape to, struct nb_view v, struct nb_buf *out)
{
    size_t count = nb_shape_count(from), rows = nb_shape_rows(to), columns = nb_shape_columns(to);
    bool all = count == nb_shape_count(to);
    if (count == 0)
        return false;
    if (from.rank == 0 || (is_broadcast(from, to, v) && !(all && from.rank != to.rank)))
        return true;
    if (from.rank == 2 && to.rank == 2 && rows == from.dim[1] && columns == from.dim[0] &&
        is_view(v, to, 1, (ptrdiff_t)from.dim[1]))
        return nb_buf_add(out, ".t()"), true;
    if (from.rank == 1 && to.rank == 2 && rows == from.dim[0] && is_view(v, to, 1, 0))
        return nb_buf_add(out, ".reshape(-1, 1)"), true;
    if (all && to.rank == 2 && is_view(v, to, (ptrdiff_t)columns, 1))
        return nb_buf_printf(out, ".reshape(%zu, %zu)", rows, columns), true;
    if (all && to.rank == 1 && from.rank == 2 && from.dim[0] > 1 && is_view(v, to, 0, 1))
        return nb_buf_add(out, ".reshape(-1)"), true;
    if (to.rank == 2 &&
        ((rows == 1 && from.rank == 1) || v.step[0] == 0)) { /* one row, or the same again */
        bool ok = nb_view_text(from, nb_vector_shape(columns), v, out);
        nb_buf_add(out, rows == 1 ? ".reshape(1, -1)" : "");
        return ok;
    }
    if (to.rank == 2 && ((columns == 1 && from.rank == 1) || v.step[1] == 0)) {
        v.step[1] = v.step[0];
        bool ok = nb_view_text(from, nb_vector_shape(rows), v, out);
        nb_buf_add(out, ".reshape(-1, 1)");
        return ok;
    }
    return from.rank == 1 ? add_of_vector(from, to, v, out) : add_of_matrix(from, to, v, out);
}

bool nb_view_undo(struct nb_shape from, struct nb_shape to, struct nb_view v, struct nb_view *out)
{
    size_t count = nb_shape_count(from);
    ptrdiff_t columns = (ptrdiff_t)nb_shape_columns(from);
    if (count == 0 || count != nb_shape_count(to))
        return false;
    *out = (struct nb_view){.step = {columns, 1}};
    if (is_view(v, to, (ptrdiff_t)nb_shape_columns(to), 1))
        return true;
    *out = (struct nb_view){.step = {1, (ptrdiff_t)nb_shape_columns(to)}};
    if (is_view(v, to, 1, columns) && nb_shape_rows(from) == nb_shape_columns(to))
        return true;
    *out = (struct nb_view){.offset = (ptrdiff_t)count - 1, .step = {0, -1}};
    return from.rank == 1 && to.rank == 1 && v.offset == (ptrdiff_t)count - 1 && v.step[1] == -1;
}

bool nb_view_finds(struct nb_shape to, struct nb_view v, size_t i, size_t *out)
{
    size_t columns = nb_shape_columns(to);
    for (*out = 0; *out < nb_shape_count(to); ++*out) {
        ptrdiff_t row = (ptrdiff_t)(*out / columns), column = (ptrdiff_t)(*out % columns);
        if (v.offset + row * v.step[0] + column * v.step[1] == (ptrdiff_t)i)
            return true;
    }
    return false;
}
