/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assignments to what stands in square brackets. The elements of a tensor that is assigned to
 * one by one are a draft, which becomes its node when somebody looks. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/reshape.h"
#include "lang/object.h"
#include "lang/eval_ast.h"
#include "python/subscript.h"
#include "rows/joint.h"
#include "value/convert.h"
#include "value/decoration.h"

static bool failed_at(struct nb_err *err, const struct nb_ast *a)
{
    nb_err_at(err, a->span);
    return false;
}

/* The items of a slice become others, as many as there are. */
static bool set_slice(struct nb_interp *in, struct nb_list *list, size_t start, size_t count,
                      struct nb_value v, struct nb_err *err)
{
    struct nb_value tail = nb_list_new(&in->pool->gc, NB_LIST, list->count - start - count);
    struct nb_value args[] = {v};
    struct nb_value items = nb_py_call(in, *nb_interp_place_builtin(in, "list"), args, 1, err);
    if (items.type == NB_ABSENT)
        return false;
    memcpy(tail.list->items, list->items + start + count,
           tail.list->count * sizeof *tail.list->items);
    list->count = start;
    for (size_t i = 0; i < items.list->count; i++)
        nb_list_push(&in->pool->gc, list, items.list->items[i]);
    for (size_t i = 0; i < tail.list->count; i++)
        nb_list_push(&in->pool->gc, list, tail.list->items[i]);
    return true;
}

/* a[::2] = items: as many as there are places. */
static bool set_steps(struct nb_interp *in, struct nb_list *list, ptrdiff_t start, ptrdiff_t step,
                      size_t count, struct nb_value v, struct nb_err *err)
{
    struct nb_value items = nb_py_call(in, *nb_interp_place_builtin(in, "list"), &v, 1, err);
    if (items.type == NB_ABSENT)
        return false;
    if (items.list->count != count)
        return nb_py_raise(in, err, "ValueError",
                           "attempt to assign sequence of size %zu to extended slice of size %zu",
                           items.list->count, count);
    for (size_t i = 0; i < count; i++)
        list->items[start + (ptrdiff_t)i * step] = items.list->items[i];
    return true;
}

/* del a[::2] */
static void take_out(struct nb_list *list, ptrdiff_t start, ptrdiff_t step, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const ptrdiff_t off = (ptrdiff_t)i - start;
        const bool taken = off % step == 0 && off / step >= 0 && (size_t)(off / step) < count;
        if (!taken)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

static bool set_in_list(struct nb_interp *in, const struct nb_subscripts *s, struct nb_list *list,
                        struct nb_value v, struct nb_err *err)
{
    ptrdiff_t start, step;
    size_t count;
    bool one;
    if (!nb_py_place(in, s, list->count, "list assignment", &start, &step, &count, &one, err))
        return false;
    if (one) {
        list->items[start] = v;
        return true;
    }
    if (step == 1)
        return set_slice(in, list, (size_t)start, count, v, err);
    return set_steps(in, list, start, step, count, v, err);
}

/* Where the elements that are selected stand among all: 0, 1, 2, ... selected likewise. */
static double *selected_places(struct nb_interp *in, const struct nb_subscripts *s,
                               struct nb_shape shape, struct nb_shape *of, struct nb_err *err)
{
    const size_t n = nb_shape_count(shape);
    double *numbers = nb_xcalloc(n + 1, sizeof *numbers);
    for (size_t i = 0; i < n; i++)
        numbers[i] = (double)i;
    struct nb_value all = nb_tensor_of(nb_data_take(in->pool, shape, numbers));
    struct nb_value part = nb_py_part(in, s, all, err);
    if (part.type == NB_ABSENT)
        return NULL;
    *of = nb_shape_of(part);
    return nb_eval(nb_node(in->pool, part), err);
}

/* The values for `count` elements of that shape: one for all, or as many, or a row for each
 * line. NULL sets err. */
static double *values_for(struct nb_interp *in, struct nb_value v, struct nb_shape shape,
                          struct nb_err *err)
{
    struct nb_expr *e = nb_value_expr(in, v, (struct nb_span){0, 0}, err);
    if (!e)
        return NULL;
    const size_t count = nb_shape_count(shape), given = nb_shape_count(e->shape);
    const bool row = shape.rank == 2 && given == shape.dim[1];
    const bool column =
        shape.rank == 2 && e->shape.rank == 2 && e->shape.dim[1] == 1 && given == shape.dim[0];
    if (given != 1 && given != count && !row && !column) {
        nb_py_raise(in, err, "ValueError",
                    "could not broadcast input array from shape (%zu,) into shape (%zu,)", given,
                    count);
        return NULL;
    }
    double *x = nb_eval(e, err);
    double *all = x ? nb_xcalloc(count + 1, sizeof *all) : NULL;
    for (size_t i = 0; x && i < count; i++)
        all[i] = x[given == 1 ? 0 : given == count ? i : column ? i / shape.dim[1] : i % given];
    free(x);
    return all;
}

/* The place that a plain a[i] of a vector means, no more work than that; -1: it is none, or an
 * error, which is told where all are. */
static ptrdiff_t plain_place(const struct nb_subscripts *s, struct nb_shape shape)
{
    const struct nb_value i = s->s[0].v[0];
    if (s->count != 1 || s->s[0].slice || shape.rank != 1 || !nb_is_plain(i) ||
        i.kind != NB_KIND_WHOLE)
        return -1;
    const double n = (double)shape.dim[0], at = i.num < 0 ? i.num + n : i.num;
    return at >= 0 && at < n ? (ptrdiff_t)at : -1;
}

static bool set_element(struct nb_interp *in, struct nb_value t, ptrdiff_t place, double x,
                        struct nb_err *err)
{
    double *to = nb_entity_draft(t.entity, err);
    if (to)
        to[nb_entity_place(t.entity, (size_t)place)] = x;
    nb_py_written(in, t.entity);
    return to != NULL;
}

/* A value as an element: whole where the tensor counts, True or False where it is of truth. */
static double as_element(struct nb_value t, double x)
{
    return t.node->boolean ? x != 0 : t.look & NB_LOOK_COUNT ? trunc(x) : x;
}

/* With gradients: where(chosen, values, old), which remembers. */
static bool set_remembered(struct nb_interp *in, struct nb_value t, const double *at, size_t count,
                           struct nb_value v, struct nb_err *err)
{
    const struct nb_builder b = {in->pool, false};
    const size_t n = nb_shape_count(t.node->shape);
    double *chosen = nb_xcalloc(n + 1, sizeof *chosen), *from = nb_xcalloc(n + 1, sizeof *from);
    struct nb_expr *values = nb_value_expr(in, v, (struct nb_span){0, 0}, err);
    const size_t given = values ? nb_shape_count(values->shape) : 0;
    for (size_t i = 0; i < count; i++) {
        chosen[(size_t)at[i]] = 1;
        from[(size_t)at[i]] = (double)(given == count ? i : 0);
    }
    struct nb_expr *mask = nb_data_take(in->pool, t.node->shape, chosen);
    struct nb_expr *index = nb_data_take(in->pool, t.node->shape, from);
    if (!values || (given != 1 && given != count)) {
        nb_err_set(err, NB_ERR_SHAPE, _("%zu values for %zu elements"), given, count);
        return false;
    }
    struct nb_expr *spread = nb_gather(b, nb_reshape(b, values, nb_vector_shape(given)), index);
    struct nb_expr *args[] = {nb_binary(b, NB_NE, mask, nb_const(in->pool, 0)), spread, t.node};
    struct nb_expr *e = nb_call(b, &nb_basic_ops[NB_WHERE], args, err);
    if (e) {
        struct nb_value now = nb_tensor_of(e);
        now.look = t.look;
        nb_entity_set(t.entity, now);
    }
    return e != NULL;
}

/* Without: numbers into the array that all views of it read. */
static bool set_numbers(struct nb_interp *in, struct nb_value t, const double *at,
                        struct nb_shape shape, struct nb_value v, struct nb_err *err)
{
    double *values = values_for(in, v, shape, err),
           *to = values ? nb_entity_draft(t.entity, err) : NULL;
    const size_t count = nb_shape_count(shape);
    for (size_t i = 0; to && i < count; i++)
        to[nb_entity_place(t.entity, (size_t)at[i])] = as_element(t, values[i]);
    nb_py_written(in, t.entity);
    free(values);
    return to != NULL;
}

static bool set_in_tensor(struct nb_interp *in, const struct nb_subscripts *s, struct nb_value t,
                          struct nb_value v, struct nb_err *err)
{
    bool done = false;
    struct nb_shape shape;
    const struct nb_autograd *g = &in->autograd;
    if (t.type == NB_TENSOR && t.entity) { /* as it was: a draft goes on */
        struct nb_entity *entity = t.entity;
        t = entity->now;
        t.entity = entity;
    }
    if (t.type != NB_TENSOR || !t.entity) {
        nb_err_set(err, NB_ERR_VALUE, _("this has no name, and nobody would see it change"));
        nb_err_at(err, s->of);
        return false;
    }
    if (nb_autograd_is_leaf(g, t.node) && !nb_autograd_is_made(g, t.node) && !g->off)
        return nb_py_raise(in, err, "RuntimeError",
                           "a view of a leaf Variable that requires grad is being used in an "
                           "in-place operation.");
    const bool followed = !g->off && nb_autograd_requires(g, t.node);
    const ptrdiff_t place = plain_place(s, t.node->shape);
    if (place >= 0 && nb_is_plain(v) && !followed)
        return set_element(in, t, place, as_element(t, v.num), err);
    t = nb_now(t);
    double *at = selected_places(in, s, t.node->shape, &shape, err);
    if (!at)
        return false;
    const size_t count = nb_shape_count(shape);
    const bool remembered = followed || (!g->off && nb_is_numeric(v) && !nb_is_plain(v) &&
                                         nb_autograd_requires(g, v.node));
    if (remembered && t.entity->base) {
        nb_err_set(err, NB_ERR_VALUE, _("a part of what is differentiated is not changed"));
        nb_err_hint(err, _("assign to the part of the whole: a[1:3] = ..."));
    }
    if (remembered) {
        done = err->kind == NB_OK && set_remembered(in, t, at, count, v, err);
        free(at);
        return done;
    }
    done = set_numbers(in, t, at, shape, v, err);
    free(at);
    return done;
}

bool nb_py_set_subscript(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_value v, struct nb_err *err)
{
    /* A name's tensor is not looked at, so that its draft needs not become a node. */
    const bool name = a->kids[0]->kind == NB_AST_NAME;
    struct nb_value object = name ? nb_eval_node(in, scope, a->kids[0], &(struct nb_err){0})
                                  : nb_interp_eval(in, scope, a->kids[0], err);
    bool has = false;
    if (name && object.type == NB_ABSENT)
        object = nb_interp_eval(in, scope, a->kids[0], err);
    if (object.type == NB_ABSENT || nb_value_decorates(object))
        return object.type != NB_ABSENT;
    if (object.type == NB_TENSOR || object.type == NB_LIST) {
        struct nb_subscripts s;
        const bool done = nb_py_subscripts(in, scope, a, object, &s, err) &&
                          (object.type == NB_LIST ? set_in_list(in, &s, object.list, v, err)
                                                  : set_in_tensor(in, &s, object, v, err));
        return done || failed_at(err, a);
    }
    if (object.type == NB_DICT || nb_is_object(object)) {
        struct nb_value args[2] = {nb_py_key(in, scope, a, err), v};
        if (args[0].type == NB_ABSENT)
            return false;
        if (object.type == NB_DICT) {
            if (!nb_py_own_key(in, object.dict, &args[0], err))
                return failed_at(err, a);
            nb_dict_put(&in->pool->gc, object.dict, args[0], v);
            return true;
        }
        v = nb_py_method(in, object, "__setitem__", args, 2, &has, err);
        if (has)
            return v.type != NB_ABSENT;
    }
    if (nb_object_has_elements(in, object)) {
        struct nb_value key = nb_py_key(in, scope, a, err);
        return key.type != NB_ABSENT && nb_object_set(in, object, key, v, a->span, err);
    }
    nb_py_raise(in, err, "TypeError", "'%s' object does not support item assignment",
                nb_py_type_name(object));
    return failed_at(err, a);
}

bool nb_py_del_subscript(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_err *err)
{
    struct nb_value object = nb_interp_eval(in, scope, a->kids[0], err);
    if (object.type == NB_ABSENT)
        return false;
    if (object.type == NB_DICT) {
        struct nb_value key = nb_py_key(in, scope, a, err);
        if (!nb_py_own_key(in, object.dict, &key, err))
            return failed_at(err, a);
        return nb_dict_take(object.dict, key) || nb_py_no_key(in, key, a, err);
    }
    ptrdiff_t start, step;
    size_t count;
    bool one;
    if (object.type != NB_LIST) {
        nb_py_raise(in, err, "TypeError", "'%s' object doesn't support item deletion",
                    nb_py_type_name(object));
        return failed_at(err, a);
    }
    struct nb_subscripts s;
    if (!nb_py_subscripts(in, scope, a, object, &s, err) ||
        !nb_py_place(in, &s, object.list->count, "list", &start, &step, &count, &one, err))
        return false;
    take_out(object.list, start, step, count);
    return true;
}
