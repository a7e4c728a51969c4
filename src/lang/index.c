/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscripts: each selects from one dimension, all together make a view. */
#include "config.h"

#include "lang/index.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/order.h"
#include "lang/eval_ast.h"
#include "lang/object.h"
#include "rows/joint.h"
#include "value/convert.h"
#include "value/decoration.h"

/* What a subscript picks from a dimension: count elements from start on; a
 * plain index picks one and drops the dimension. */
struct pick {
    ptrdiff_t start, step;
    size_t count;
    bool drop;
};

static bool is_whole(struct nb_value v, struct nb_span span, double *out, struct nb_err *err)
{
    if (nb_value_number(v, out, err) && *out == floor(*out) && fabs(*out) <= 0x1p53)
        return true;
    nb_err_set(err, NB_ERR_TYPE, _("an index must be a whole number"));
    nb_err_at(err, span);
    return false;
}

/* The place that an index means: from the end when it is negative. */
static bool place_of(double i, size_t n, struct nb_span span, size_t *place, struct nb_err *err)
{
    if (i >= -(double)n && i < (double)n) {
        *place = (size_t)(i < 0 ? i + (double)n : i);
        return true;
    }
    nb_err_set(err, NB_ERR_VALUE, _("index %.0f is out of range for %zu elements"), i, n);
    nb_err_at(err, span);
    return false;
}

static bool pick_one(struct nb_value v, struct nb_span span, size_t n, struct pick *p,
                     struct nb_err *err)
{
    double i;
    size_t place;
    if (!is_whole(v, span, &i, err) || !place_of(i, n, span, &place, err))
        return false;
    *p = (struct pick){(ptrdiff_t)place, 1, 1, true};
    return true;
}

static double clip(double x, double lo, double hi)
{
    return x < lo ? lo : x > hi ? hi : x;
}

/* A bound that is not there, or None, leaves *x as it is. */
static bool bound(const struct nb_subscript *s, int k, double *x, bool *given, struct nb_err *err)
{
    *given = s->v[k].type != NB_NONE;
    return !*given || is_whole(s->v[k], s->span[k], x, err);
}

/* Python's rules: bounds out of range are clipped, negative ones count from
 * the end, a negative step walks back. */
static bool pick_slice(const struct nb_subscript *s, size_t n, struct pick *p, struct nb_err *err)
{
    double step = 1, size = (double)n;
    if (!bound(s, 2, &step, &(bool){false}, err))
        return false;
    if (step == 0) {
        nb_err_set(err, NB_ERR_VALUE, _("the step of a slice must not be 0"));
        nb_err_at(err, s->span[2]);
        return false;
    }
    double lo = step > 0 ? 0 : -1, hi = step > 0 ? size : size - 1;
    double start = step > 0 ? lo : hi, stop = step > 0 ? hi : lo;
    bool given = false;
    if (!bound(s, 0, &start, &given, err))
        return false;
    if (given)
        start = clip(start < 0 ? start + size : start, lo, hi);
    if (!bound(s, 1, &stop, &given, err))
        return false;
    if (given)
        stop = clip(stop < 0 ? stop + size : stop, lo, hi);
    double count = ceil((stop - start) / step);
    /* The start stands also where nothing is picked: a[2:2] = items go there. */
    *p = (struct pick){(ptrdiff_t)start, (ptrdiff_t)step, count > 0 ? (size_t)count : 0, false};
    return true;
}

static bool pick_from(const struct nb_subscript *s, size_t n, struct pick *p, struct nb_err *err)
{
    return s->slice ? pick_slice(s, n, p, err) : pick_one(s->v[0], s->span[0], n, p, err);
}

bool nb_index_place(const struct nb_subscript *s, size_t n, ptrdiff_t *start, ptrdiff_t *step,
                    size_t *count, bool *one, struct nb_err *err)
{
    struct pick p;
    if (!pick_from(s, n, &p, err))
        return false;
    *start = p.start;
    *step = p.step;
    *count = p.count;
    *one = p.drop;
    return true;
}

/* The items that a slice picks. */
static struct nb_value part_of_list(struct nb_interp *in, struct nb_value v, const struct pick *p)
{
    struct nb_value part = nb_list_new(&in->pool->gc, v.type, p->count);
    part.list->style = nb_is_named_tuple(v) ? NULL : v.list->style;
    for (size_t i = 0; i < p->count; i++)
        part.list->items[i] = v.list->items[p->start + (ptrdiff_t)i * p->step];
    return part;
}

/* a[1]; in a list of lists a[1, 0] and a[:, 0]: what subscript i and those after it pick, of a
 * slice from each of its items. */
static struct nb_value pick_deep(struct nb_interp *in, const struct nb_subscripts *s,
                                 struct nb_value v, size_t i, struct nb_err *err)
{
    struct pick p;
    const bool last = i + 1 == s->count;
    if (v.type != NB_LIST && v.type != NB_TUPLE) {
        nb_err_set(err, NB_ERR_TYPE, _("%s takes one index"), nb_type_name(v));
        nb_err_at(err, s->span);
        return NB_FAILED;
    }
    if (!pick_from(&s->s[i], v.list->count, &p, err))
        return NB_FAILED;
    v = p.drop ? nb_now(v.list->items[p.start]) : part_of_list(in, v, &p);
    if (last || p.drop)
        return last ? v : pick_deep(in, s, v, i + 1, err);
    for (size_t k = 0; k < v.list->count; k++) {
        v.list->items[k] = pick_deep(in, s, nb_now(v.list->items[k]), i + 1, err);
        if (v.list->items[k].type == NB_ABSENT)
            return NB_FAILED;
    }
    return v;
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
    if (nb_shape_count(shape) == 0)
        v.offset = 0; /* of nothing: where it begins may be behind all there is */
    return nb_view_of((struct nb_builder){in->pool, false}, x, shape, v);
}

/* Whether the subscript is a tensor of indices or a mask. */
static bool is_selection(struct nb_value v)
{
    return v.type == NB_LIST || (v.type == NB_TENSOR && v.node->shape.rank > 0);
}

/* Places among n, in the order in which they are selected: where a mask is true, or
 * as the numbers say. The caller frees them. */
static size_t *selected(struct nb_expr *s, size_t n, struct nb_span span, size_t *count,
                        struct nb_err *err)
{
    size_t given = nb_shape_count(s->shape);
    double *x = nb_eval(s, err);
    if (!x && nb_is_symbolic(s))
        nb_err_hint(err, _("where(c, x, 0) needs no value of c"));
    nb_err_at(err, span);
    size_t *at = x ? nb_xcalloc(given + 1, sizeof *at) : NULL;
    *count = 0;
    for (size_t i = 0; x && i < given && err->kind == NB_OK; i++) {
        struct nb_value v = nb_number(x[i]);
        double number;
        if (s->boolean && x[i] != 0)
            at[(*count)++] = i;
        else if (!s->boolean && is_whole(v, span, &number, err) &&
                 place_of(number, n, span, &at[*count], err))
            (*count)++;
    }
    free(x);
    if (err->kind == NB_OK)
        return at;
    free(at);
    return NULL;
}

static bool mask_fits(struct nb_expr *s, struct nb_shape shape, struct nb_span span,
                      struct nb_err *err)
{
    bool rows = s->shape.rank == 1 && s->shape.dim[0] == shape.dim[0];
    bool fits = s->boolean ? rows || nb_shape_equal(s->shape, shape) : s->shape.rank == 1;
    if (fits)
        return true;
    char mask[64], text[64];
    nb_shape_text(s->shape, mask, sizeof mask);
    nb_shape_text(shape, text, sizeof text);
    if (s->boolean)
        nb_err_set(err, NB_ERR_SHAPE, _("a mask of shape %s for a tensor of shape %s"), mask, text);
    else
        nb_err_set(err, NB_ERR_SHAPE, _("indices must be a vector, not a tensor of shape %s"),
                   mask);
    nb_err_at(err, span);
    return false;
}

/* a[mask], a[[0, 2]]: elements, or the rows of a matrix that a vector selects. */
static struct nb_value selection(struct nb_interp *in, struct nb_value tensor, struct nb_expr *s,
                                 struct nb_span span, struct nb_err *err)
{
    struct nb_expr *x = tensor.node;
    size_t count, width = s->shape.rank == 1 ? nb_shape_columns(x->shape) : 1;
    width = x->shape.rank == 1 ? 1 : width;
    size_t *at =
        mask_fits(s, x->shape, span, err) ? selected(s, x->shape.dim[0], span, &count, err) : NULL;
    if (!at)
        return NB_FAILED;
    bool rows = x->shape.rank == 2 && s->shape.rank == 1;
    double *places = nb_xcalloc(count * width + 1, sizeof *places);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < width; k++)
            places[i * width + k] = (double)(at[i] * width + k);
    free(at);
    struct nb_shape shape = rows ? nb_matrix_shape(count, width) : nb_vector_shape(count);
    struct nb_expr *index = nb_data_take(in->pool, shape, places);
    return nb_part_of(tensor, nb_gather((struct nb_builder){in->pool, false}, x, index));
}

/* Which places of a dimension two subscripts select: all of a slice, one, or those that a
 * list, a mask or a vector of numbers says. */
struct places {
    struct pick pick;
    size_t *at; /* owned, of a selection; NULL: as the pick says */
    size_t count;
};

static bool read_places(struct nb_interp *in, const struct nb_subscript *s, size_t n,
                        struct places *p, struct nb_err *err)
{
    *p = (struct places){.at = NULL};
    if (s->slice || !is_selection(s->v[0]))
        return pick_from(s, n, &p->pick, err);
    struct nb_expr *e = nb_value_expr(in, s->v[0], s->span[0], err);
    const struct nb_shape line = nb_vector_shape(n);
    if (e && mask_fits(e, line, s->span[0], err))
        p->at = selected(e, n, s->span[0], &p->count, err);
    return p->at != NULL;
}

static double place_at(const struct places *p, size_t i)
{
    return p->at ? (double)p->at[p->count == 1 ? 0 : i]
                 : (double)(p->pick.start + (ptrdiff_t)i * p->pick.step);
}

/* x[rows, columns] with a selection among them: two of them go in pairs. */
static struct nb_value selected_of_matrix(struct nb_interp *in, struct nb_value tensor,
                                          const struct places *r, const struct places *c,
                                          struct nb_span span, struct nb_err *err)
{
    const bool pairs = r->at && c->at;
    const size_t rows = r->at ? r->count : r->pick.count, most = c->at ? c->count : c->pick.count;
    if (pairs && rows != most && rows != 1 && most != 1) {
        nb_err_set(err, NB_ERR_SHAPE, _("%zu rows and %zu columns are not in pairs"), rows, most);
        nb_err_at(err, span);
        return NB_FAILED;
    }
    const size_t down = pairs ? 1 : rows, across = pairs && rows > most ? rows : most;
    double *index = nb_xcalloc(down * across + 1, sizeof *index);
    const double width = (double)tensor.node->shape.dim[1];
    for (size_t i = 0; i < down * across; i++)
        index[i] = place_at(r, pairs ? i : i / across) * width + place_at(c, i % across);
    struct nb_shape shape = nb_matrix_shape(down, across);
    if (pairs || (!r->at && r->pick.drop))
        shape = nb_vector_shape(across);
    else if (!c->at && c->pick.drop)
        shape = nb_vector_shape(down);
    struct nb_expr *e = nb_data_take(in->pool, shape, index);
    return nb_part_of(tensor, nb_gather((struct nb_builder){in->pool, false}, tensor.node, e));
}

static struct nb_value index_matrix(struct nb_interp *in, const struct nb_subscripts *s,
                                    struct nb_value tensor, struct nb_err *err)
{
    struct nb_expr *x = tensor.node;
    struct places r, c = {.at = NULL};
    struct nb_value v = NB_FAILED;
    tensor.look &= ~(unsigned)NB_LOOK_LIST;
    if (read_places(in, &s->s[0], x->shape.dim[0], &r, err) &&
        read_places(in, &s->s[1], x->shape.dim[1], &c, err))
        v = r.at || c.at ? selected_of_matrix(in, tensor, &r, &c, s->span, err)
                         : nb_part_of(tensor, apply(in, x, r.pick, c.pick));
    free(r.at);
    free(c.at);
    return v;
}

static struct nb_value index_tensor(struct nb_interp *in, const struct nb_subscripts *s,
                                    struct nb_value tensor, struct nb_err *err)
{
    struct nb_expr *x = tensor.node;
    const size_t rank = (size_t)x->shape.rank;
    if (s->count > rank) {
        nb_err_set(err, NB_ERR_SHAPE, _("%zu indices for a tensor of rank %zu"), s->count, rank);
        nb_err_at(err, s->span);
        return NB_FAILED;
    }
    if (s->count == 2)
        return index_matrix(in, s, tensor, err);
    struct pick r = {0, 1, 1, true}, c = {0, 1, nb_shape_columns(x->shape), false};
    const struct nb_subscript *only = &s->s[0];
    if (!only->slice && is_selection(only->v[0])) {
        struct nb_expr *e = nb_value_expr(in, only->v[0], only->span[0], err);
        return e ? selection(in, tensor, e, only->span[0], err) : NB_FAILED;
    }
    if (!pick_from(only, x->shape.dim[0], rank == 2 ? &r : &c, err))
        return NB_FAILED;
    return nb_part_of(tensor, apply(in, x, r, c));
}

/* a[i], a[start:stop:step] */
static bool read_one(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                     struct nb_subscript *s, struct nb_err *err)
{
    s->slice = a->kind == NB_AST_SLICE;
    for (size_t k = 0; k < (s->slice ? 3 : 1); k++) {
        struct nb_ast *part = s->slice ? a->kids[k] : a;
        s->v[k] = part ? nb_interp_eval(in, scope, part, err) : nb_none();
        s->span[k] = part ? part->span : a->span;
        if (s->v[k].type == NB_ABSENT)
            return false;
    }
    return true;
}

bool nb_subscripts_read(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                        struct nb_subscripts *s, struct nb_err *err)
{
    s->count = a->count - 1;
    s->span = a->span;
    s->of = a->kids[0]->span;
    if (s->count > NB_MOST_SUBSCRIPTS) {
        nb_err_set(err, NB_ERR_SHAPE, _("more than %d indices"), NB_MOST_SUBSCRIPTS);
        nb_err_at(err, a->span);
        return false;
    }
    for (size_t i = 0; i < s->count; i++)
        if (!read_one(in, scope, a->kids[i + 1], &s->s[i], err))
            return false;
    return true;
}

static bool has_parts(struct nb_interp *in, struct nb_value v)
{
    return v.type == NB_TENSOR || v.type == NB_LIST || v.type == NB_TUPLE ||
           nb_object_has_elements(in, v);
}

struct nb_value nb_index(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_err *err)
{
    struct nb_subscripts s = {.count = 0, .span = a->span, .of = a->kids[0]->span};
    struct nb_value v = nb_interp_eval(in, scope, a->kids[0], err);
    if (v.type == NB_ABSENT || nb_value_decorates(v))
        return v;
    if (!has_parts(in, v)) /* whatever stands in the brackets */
        return nb_index_of(in, &s, v, err);
    return nb_subscripts_read(in, scope, a, &s, err) ? nb_index_of(in, &s, v, err) : NB_FAILED;
}

struct nb_value nb_index_of(struct nb_interp *in, const struct nb_subscripts *s, struct nb_value v,
                            struct nb_err *err)
{
    if (v.type == NB_TENSOR)
        return index_tensor(in, s, v, err);
    if (nb_value_decorates(v))
        return v;
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        return pick_deep(in, s, v, 0, err);
    if (s->count == 1 && !s->s[0].slice && nb_object_has_elements(in, v))
        return nb_object_get(in, v, s->s[0].v[0], s->span, err);
    nb_err_set(err, NB_ERR_TYPE, _("%s has no elements to index"), nb_type_name(v));
    if (v.type == NB_FUNCTION)
        nb_err_hint(err, _("a call has round brackets: f(x)"));
    nb_err_at(err, s->of);
    return NB_FAILED;
}
