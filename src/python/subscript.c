/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in square brackets behind a value: read, assigned and deleted. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "graph/reshape.h"
#include "lang/eval_ast.h"
#include "python/subscript.h"
#include "python/walk.h"
#include "value/convert.h"
#include "value/decoration.h"
#include "value/text.h"

static bool failed_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return false;
}

/* An error of the language about an index is Python's IndexError. */
static bool as_index_error(struct nb_interp *in, const char *what, struct nb_span span,
                           struct nb_err *err)
{
    if (err->kind != NB_ERR_VALUE || !strstr(err->message, "range"))
        return false;
    char text[sizeof err->message]; /* `what` may be the error's own */
    snprintf(text, sizeof text, "%s", what);
    *err = (struct nb_err){0};
    nb_py_raise(in, err, "IndexError", "%s", text);
    return failed_at(err, span);
}

static const char *const bounds[] = {"start", "stop", "step"};

static bool is_of_class(const struct nb_subscript *s, const char *name)
{
    return !s->slice && nb_is_object(s->v[0]) &&
           strcmp(s->v[0].function->object->class->name, name) == 0;
}

/* What an object of class slice says is a slice. */
static void open_slice(struct nb_subscript *s)
{
    struct nb_dict *of = s->v[0].function->object->dict;
    s->slice = true;
    for (size_t k = 0; k < NB_COUNT(bounds); k++) {
        const struct nb_value *v = nb_dict_named(of, bounds[k]);
        s->v[k] = v ? *v : nb_none();
        s->span[k] = s->span[0];
    }
}

/* What None selects: nothing, along a new axis. */
static bool is_new_axis(const struct nb_subscript *s)
{
    return !s->slice && s->v[0].type == NB_NONE;
}

/* a[..., 0]: whole slices in the place of ... */
static void open_ellipsis(struct nb_subscripts *s, size_t at, struct nb_value of)
{
    const struct nb_subscript whole = {.v = {nb_none(), nb_none(), nb_none()}, .slice = true};
    size_t about = 0, n;
    for (size_t i = 0; i < s->count; i++)
        about += i != at && !is_new_axis(&s->s[i]);
    const size_t rank = nb_is_numeric(of) ? (size_t)nb_shape_of(of).rank : 0;
    n = rank > about ? rank - about : 0;
    n = s->count - 1 + n > NB_MOST_SUBSCRIPTS ? 0 : n;
    memmove(&s->s[at + n], &s->s[at + 1], (s->count - at - 1) * sizeof s->s[0]);
    for (size_t i = 0; i < n; i++)
        s->s[at + i] = whole;
    s->count += n - 1;
}

bool nb_py_subscripts(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                      struct nb_value of, struct nb_subscripts *s, struct nb_err *err)
{
    if (!nb_subscripts_read(in, scope, a, s, err))
        return false;
    const struct nb_value only = s->s[0].v[0];
    if (s->count == 1 && only.type == NB_TUPLE && only.list->count <= NB_MOST_SUBSCRIPTS) {
        s->count = only.list->count;
        for (size_t i = 0; i < s->count; i++)
            s->s[i] = (struct nb_subscript){.v = {nb_now(only.list->items[i])}, .span = {s->span}};
    }
    for (size_t i = 0; i < s->count; i++)
        if (is_of_class(&s->s[i], "slice"))
            open_slice(&s->s[i]);
    for (size_t i = 0; i < s->count; i++)
        if (is_of_class(&s->s[i], "ellipsis")) {
            open_ellipsis(s, i, of);
            break;
        }
    return true;
}

/* The index of one item; false sets err. */
static bool place_one(struct nb_interp *in, const struct nb_subscript *s, size_t n,
                      const char *type, ptrdiff_t *place, struct nb_err *err)
{
    const bool text = strcmp(type, "str") == 0;
    const struct nb_value i = s->v[0];
    if (!nb_is_numeric(i) || (nb_is_plain(i) && i.kind == NB_KIND_FLOAT)) {
        nb_py_raise(in, err, "TypeError", "%s indices must be integers or slices, not %s",
                    text                            ? "string"
                    : strncmp(type, "list", 4) == 0 ? "list"
                                                    : type,
                    nb_py_type_name(i));
        return false;
    }
    if (!nb_is_plain(i))
        return nb_index_place(s, n, place, &(ptrdiff_t){0}, &(size_t){0}, &(bool){false}, err);
    const double at = i.num < 0 ? i.num + (double)n : i.num;
    *place = (ptrdiff_t)at;
    return (at >= 0 && at < (double)n) ||
           nb_py_raise(in, err, "IndexError", "%s index out of range", text ? "string" : type);
}

/* Python's places in a list or text; false sets err. */
bool nb_py_place(struct nb_interp *in, const struct nb_subscripts *s, size_t n, const char *type,
                 ptrdiff_t *start, ptrdiff_t *step, size_t *count, bool *one, struct nb_err *err)
{
    if (s->count != 1) {
        nb_py_raise(in, err, "TypeError", "%s indices must be integers or slices, not tuple", type);
        return failed_at(err, s->span);
    }
    *one = !s->s[0].slice;
    *step = 1;
    *count = 1;
    if (*one ? place_one(in, &s->s[0], n, type, start, err)
             : nb_index_place(&s->s[0], n, start, step, count, one, err))
        return true;
    char what[64];
    snprintf(what, sizeof what, "%s index out of range",
             strcmp(type, "str") == 0 ? "string" : type);
    return as_index_error(in, what, s->span, err) || failed_at(err, s->span);
}

static struct nb_value of_text(struct nb_interp *in, const struct nb_subscripts *s,
                               const struct nb_text *t, struct nb_err *err)
{
    ptrdiff_t start, step;
    size_t count;
    bool one;
    if (!nb_py_place(in, s, nb_text_letters(t), "str", &start, &step, &count, &one, err))
        return NB_FAILED;
    struct nb_buf text = {0};
    for (size_t i = 0; i < count; i++) {
        const struct nb_value letter =
            nb_text_letter(&in->pool->gc, t, (size_t)(start + (ptrdiff_t)i * step));
        nb_buf_addn(&text, letter.text->bytes, letter.text->len);
    }
    struct nb_value v = nb_string(&in->pool->gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return v;
}

static struct nb_value of_list(struct nb_interp *in, const struct nb_subscripts *s,
                               struct nb_value v, struct nb_err *err)
{
    ptrdiff_t start, step;
    size_t count;
    bool one;
    const char *type = v.type == NB_LIST ? "list" : "tuple";
    if (!nb_py_place(in, s, v.list->count, type, &start, &step, &count, &one, err))
        return NB_FAILED;
    if (one)
        return nb_now(v.list->items[start]);
    struct nb_value part = nb_list_new(&in->pool->gc, v.type, count);
    for (size_t i = 0; i < count; i++)
        part.list->items[i] = v.list->items[start + (ptrdiff_t)i * step];
    return part;
}

/* One of the values in the brackets; a slice is an object of start, stop and step. */
static struct nb_value key_of(struct nb_interp *in, const struct nb_subscript *s)
{
    if (!s->slice)
        return s->v[0];
    struct nb_value slice = nb_object_new(&in->pool->gc, nb_py_own_class(in, "slice"));
    for (size_t k = 0; k < NB_COUNT(bounds); k++)
        nb_dict_name(&in->pool->gc, slice.function->object->dict, bounds[k], s->v[k]);
    return slice;
}

/* The key in the brackets; several values are a tuple. */
struct nb_value nb_py_key(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                          struct nb_err *err)
{
    struct nb_subscripts s;
    if (!nb_subscripts_read(in, scope, a, &s, err))
        return NB_FAILED;
    if (s.count == 1)
        return key_of(in, &s.s[0]);
    struct nb_value key = nb_list_new(&in->pool->gc, NB_TUPLE, s.count);
    for (size_t i = 0; i < s.count; i++)
        key.list->items[i] = key_of(in, &s.s[i]);
    return key;
}

bool nb_py_no_key(struct nb_interp *in, struct nb_value key, const struct nb_ast *a,
                  struct nb_err *err)
{
    struct nb_value class = *nb_interp_place_builtin(in, "KeyError");
    struct nb_value v = nb_py_call(in, class, &key, 1, err);
    if (v.type != NB_ABSENT)
        nb_py_raise_value(in, v, err);
    return failed_at(err, a->span);
}

static struct nb_value of_dict(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_value v, struct nb_err *err)
{
    struct nb_value key = nb_py_key(in, scope, a, err);
    if (!nb_py_own_key(in, v.dict, &key, err)) {
        failed_at(err, a->span);
        return NB_FAILED;
    }
    const struct nb_value *found = nb_dict_find(v.dict, key);
    if (!found)
        nb_py_no_key(in, key, a, err);
    return found ? nb_now(*found) : NB_FAILED;
}

/* x[:, None]: a vector as a matrix of one column. */
static struct nb_value with_new_axis(struct nb_interp *in, struct nb_subscripts s, size_t axis,
                                     struct nb_value v, struct nb_err *err)
{
    s.count--;
    memmove(&s.s[axis], &s.s[axis + 1], (s.count - axis) * sizeof s.s[0]);
    if (s.count > 0)
        v = nb_index_of(in, &s, v, err);
    if (v.type == NB_ABSENT)
        return v;
    const struct nb_shape of = nb_shape_of(v);
    struct nb_shape shape =
        axis == 0 ? nb_matrix_shape(1, nb_shape_count(of)) : nb_matrix_shape(nb_shape_count(of), 1);
    if (of.rank == 2) {
        nb_err_set(err, NB_ERR_SHAPE, _("tensors have at most two dimensions here"));
        failed_at(err, s.span);
        return NB_FAILED;
    }
    if (of.rank == 0)
        shape = nb_vector_shape(1);
    const unsigned look = v.look;
    v = nb_tensor_of(nb_reshape((struct nb_builder){in->pool, false}, nb_node(in->pool, v), shape));
    v.look = look;
    return v;
}

struct nb_value nb_py_part(struct nb_interp *in, const struct nb_subscripts *s, struct nb_value v,
                           struct nb_err *err)
{
    const struct nb_value whole = v;
    size_t axis = 0;
    while (axis < s->count && !is_new_axis(&s->s[axis]))
        axis++;
    if (axis < s->count)
        v = with_new_axis(in, *s, axis, v, err);
    else if (s->count > 0)
        v = nb_index_of(in, s, v, err);
    if (v.type == NB_ABSENT)
        as_index_error(in, err->message, s->span, err);
    if (v.type == NB_TENSOR)
        v.entity = NULL;
    return nb_py_part_of(whole, v);
}

static struct nb_value by_method(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_value v, struct nb_err *err)
{
    bool has = false;
    struct nb_value key = nb_py_key(in, scope, a, err);
    if (key.type == NB_ABSENT)
        return NB_FAILED;
    const struct nb_value of = v;
    v = nb_py_method(in, v, "__getitem__", &key, 1, &has, err);
    if (!has) {
        nb_py_raise(in, err, "TypeError", "'%s' object is not subscriptable", nb_py_type_name(of));
        failed_at(err, a->span);
    }
    return v;
}

/* List[float] and its like say what somebody means. */
static bool is_type(struct nb_value v)
{
    return v.type == NB_FUNCTION && (v.function->kind == NB_BUILTIN || nb_is_class(v));
}

/* A range: numbers in a list, one number, or those that are selected. */
static struct nb_value of_steps(struct nb_interp *in, const struct nb_subscripts *s,
                                struct nb_value v, struct nb_err *err)
{
    double x;
    if (s->count == 1 && s->s[0].slice) {
        v = nb_py_call(in, *nb_interp_place_builtin(in, "list"), &v, 1, err);
        return v.type == NB_ABSENT ? v : of_list(in, s, v, err);
    }
    v = nb_index_of(in, s, nb_tensor_of(v.node), err);
    const bool one = v.type != NB_ABSENT && nb_shape_of(v).rank == 0;
    return one && nb_value_number(v, &x, err) ? nb_whole(x) : v;
}

/* Of what is selected by places. */
static struct nb_value by_places(struct nb_interp *in, const struct nb_subscripts *s,
                                 struct nb_value v, struct nb_err *err)
{
    if (v.type == NB_TENSOR || v.type == NB_NUMBER)
        return nb_py_part(in, s, v, err);
    if (v.type == NB_STRING)
        return of_text(in, s, v.text, err);
    if (v.type == NB_STEPS)
        return of_steps(in, s, v, err);
    if ((v.type == NB_LIST || v.type == NB_TUPLE) && !v.list->style)
        return of_list(in, s, v, err);
    return nb_index_of(in, s, v, err);
}

struct nb_value nb_py_subscript(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_err *err)
{
    struct nb_value v = nb_interp_eval(in, scope, a->kids[0], err);
    struct nb_subscripts s;
    if (v.type == NB_DICT)
        return of_dict(in, scope, a, v, err);
    if (nb_is_object(v))
        return by_method(in, scope, a, v, err);
    if (v.type == NB_ABSENT || is_type(v) || nb_value_decorates(v))
        return v;
    if (nb_is_plain(v) || v.type == NB_NONE) {
        nb_py_raise(in, err, "TypeError", "'%s' object is not subscriptable", nb_py_type_name(v));
        failed_at(err, a->span);
        return NB_FAILED;
    }
    return nb_py_subscripts(in, scope, a, v, &s, err) ? by_places(in, &s, v, err) : NB_FAILED;
}
