/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscripts: each selects from one dimension, all together make a view. */
#include "config.h"

#include "lang/index.h"

#include <math.h>

#include "base/i18n.h"
#include "core/build.h"

static const struct nb_value failed = {.type = NB_ABSENT};

/* What a subscript picks from a dimension: count elements from start on; a
 * plain index picks one and drops the dimension. */
struct pick {
    ptrdiff_t start, step;
    size_t count;
    bool drop;
};

static bool whole(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, double *out,
                  struct nb_err *err)
{
    struct nb_value v = nb_interp_eval(in, scope, a, err);
    if (v.type == NB_ABSENT)
        return false;
    if (!nb_value_number(v, out, err) || *out != floor(*out) || fabs(*out) > 0x1p53) {
        nb_err_set(err, NB_ERR_TYPE, _("an index must be a whole number"));
        nb_err_at(err, a->span);
        return false;
    }
    return true;
}

static bool pick_one(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, size_t n,
                     struct pick *p, struct nb_err *err)
{
    double i;
    if (!whole(in, scope, a, &i, err))
        return false;
    if (i < -(double)n || i >= (double)n) {
        nb_err_set(err, NB_ERR_VALUE, _("index %.0f is out of range for %zu elements"), i, n);
        nb_err_at(err, a->span);
        return false;
    }
    *p = (struct pick){(ptrdiff_t)(i < 0 ? i + (double)n : i), 1, 1, true};
    return true;
}

static double clip(double x, double lo, double hi)
{
    return x < lo ? lo : x > hi ? hi : x;
}

/* Python's rules: bounds out of range are clipped, negative ones count from
 * the end, a negative step walks back. */
static bool pick_slice(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, size_t n,
                       struct pick *p, struct nb_err *err)
{
    double step = 1, size = (double)n;
    if (a->kids[2] && !whole(in, scope, a->kids[2], &step, err))
        return false;
    if (step == 0) {
        nb_err_set(err, NB_ERR_VALUE, _("the step of a slice must not be 0"));
        nb_err_at(err, a->kids[2]->span);
        return false;
    }
    double lo = step > 0 ? 0 : -1, hi = step > 0 ? size : size - 1;
    double start = step > 0 ? lo : hi, stop = step > 0 ? hi : lo;
    if (a->kids[0]) {
        if (!whole(in, scope, a->kids[0], &start, err))
            return false;
        start = clip(start < 0 ? start + size : start, lo, hi);
    }
    if (a->kids[1]) {
        if (!whole(in, scope, a->kids[1], &stop, err))
            return false;
        stop = clip(stop < 0 ? stop + size : stop, lo, hi);
    }
    double count = ceil((stop - start) / step);
    *p = (struct pick){(ptrdiff_t)start, (ptrdiff_t)step, count > 0 ? (size_t)count : 0, false};
    if (p->count == 0)
        p->start = 0;
    return true;
}

static bool pick_from(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, size_t n,
                      struct pick *p, struct nb_err *err)
{
    return a->kind == NB_AST_SLICE ? pick_slice(in, scope, a, n, p, err)
                                   : pick_one(in, scope, a, n, p, err);
}

static struct nb_value index_list(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                  struct nb_list *list, struct nb_err *err)
{
    struct pick p;
    if (a->count != 2 || a->kids[1]->kind == NB_AST_SLICE) {
        nb_err_set(err, NB_ERR_TYPE, _("a list takes one index"));
        nb_err_at(err, a->span);
        return failed;
    }
    return pick_one(in, scope, a->kids[1], list->count, &p, err) ? list->items[p.start] : failed;
}

/* The shape and view that two picks (rows, columns) make of x. */
static struct nb_expr *apply(struct nb_interp *in, struct nb_expr *x, struct pick r, struct pick c)
{
    ptrdiff_t width = (ptrdiff_t)nb_shape_columns(x->shape);
    struct nb_view v = {r.start * width + c.start, {r.step * width, c.step}};
    struct nb_shape shape = nb_scalar_shape;
    if (!r.drop && !c.drop) {
        shape = nb_matrix_shape(r.count, c.count);
    } else if (!c.drop) {
        shape = nb_vector_shape(c.count);
        v.step[0] = 0;
    } else if (!r.drop) {
        shape = nb_vector_shape(r.count);
        v.step[1] = v.step[0];
        v.step[0] = 0;
    }
    return nb_view((struct nb_builder){in->pool, false}, x, shape, v);
}

static struct nb_value index_tensor(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                    struct nb_expr *x, struct nb_err *err)
{
    size_t given = a->count - 1, rank = (size_t)x->shape.rank;
    if (given > rank) {
        nb_err_set(err, NB_ERR_SHAPE, _("%zu indices for a tensor of rank %zu"), given, rank);
        nb_err_at(err, a->span);
        return failed;
    }
    struct pick r = {0, 1, 1, true}, c = {0, 1, nb_shape_columns(x->shape), false};
    struct pick *first = rank == 2 ? &r : &c;
    if (!pick_from(in, scope, a->kids[1], x->shape.dim[0], first, err))
        return failed;
    if (given == 2 && !pick_from(in, scope, a->kids[2], x->shape.dim[1], &c, err))
        return failed;
    return nb_tensor_of(apply(in, x, r, c));
}

struct nb_value nb_index(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_err *err)
{
    struct nb_value v = nb_interp_eval(in, scope, a->kids[0], err);
    if (v.type == NB_TENSOR)
        return index_tensor(in, scope, a, v.expr, err);
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        return index_list(in, scope, a, v.list, err);
    if (v.type != NB_ABSENT) {
        nb_err_set(err, NB_ERR_TYPE, _("%s has no elements to index"), nb_type_name(v));
        nb_err_at(err, a->kids[0]->span);
    }
    return failed;
}
