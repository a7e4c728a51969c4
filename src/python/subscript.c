/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in square brackets behind a value: read, assigned and deleted. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "graph/reshape.h"
#include "lang/eval_ast.h"
#include "lang/index.h"
#include "python/subscript.h"
#include "value/convert.h"
#include "value/decoration.h"
#include "value/text.h"

static bool failed_at(struct nb_err *err, const struct nb_ast *a)
{
    nb_err_at(err, a->span);
    return false;
}

/* An error of the language about an index is Python's IndexError. */
static bool as_index_error(struct nb_interp *in, const char *what, const struct nb_ast *a,
                           struct nb_err *err)
{
    if (err->kind != NB_ERR_VALUE || !strstr(err->message, "range"))
        return false;
    char text[sizeof err->message]; /* `what` may be the error's own */
    snprintf(text, sizeof text, "%s", what);
    *err = (struct nb_err){0};
    nb_py_raise(in, err, "IndexError", "%s", text);
    return failed_at(err, a);
}

/* Python's places in a list or text; false sets err. */
bool nb_py_place(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, size_t n,
                 const char *type, ptrdiff_t *start, ptrdiff_t *step, size_t *count, bool *one,
                 struct nb_err *err)
{
    if (a->count != 2) {
        nb_py_raise(in, err, "TypeError", "%s indices must be integers or slices, not tuple", type);
        return failed_at(err, a);
    }
    if (a->kids[1]->kind != NB_AST_SLICE) {
        const struct nb_value i = nb_interp_eval(in, scope, a->kids[1], err);
        if (i.type == NB_ABSENT)
            return false;
        if (!nb_is_numeric(i) || (nb_is_plain(i) && i.kind == NB_KIND_FLOAT)) {
            nb_py_raise(in, err, "TypeError", "%s indices must be integers or slices, not %s",
                        strcmp(type, "str") == 0        ? "string"
                        : strncmp(type, "list", 4) == 0 ? "list"
                                                        : type,
                        nb_py_type_name(i));
            return failed_at(err, a);
        }
        if (nb_is_plain(i)) {
            const double at = i.num < 0 ? i.num + (double)n : i.num;
            *one = at >= 0 && at < (double)n;
            *start = *one ? (ptrdiff_t)at : 0;
            *step = 1;
            *count = 1;
            if (*one)
                return true;
            nb_py_raise(in, err, "IndexError", "%s index out of range",
                        strcmp(type, "str") == 0 ? "string" : type);
            return failed_at(err, a);
        }
    }
    if (nb_index_place(in, scope, a->kids[1], n, start, step, count, one, err))
        return true;
    char what[64];
    snprintf(what, sizeof what, "%s index out of range",
             strcmp(type, "str") == 0 ? "string" : type);
    return as_index_error(in, what, a, err);
}

static struct nb_value of_text(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               const struct nb_text *t, struct nb_err *err)
{
    ptrdiff_t start, step;
    size_t count;
    bool one;
    if (!nb_py_place(in, scope, a, nb_text_letters(t), "str", &start, &step, &count, &one, err))
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

static struct nb_value of_list(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_value v, struct nb_err *err)
{
    ptrdiff_t start, step;
    size_t count;
    bool one;
    const char *type = v.type == NB_LIST ? "list" : "tuple";
    if (!nb_py_place(in, scope, a, v.list->count, type, &start, &step, &count, &one, err))
        return NB_FAILED;
    if (one)
        return nb_now(v.list->items[start]);
    struct nb_value part = nb_list_new(&in->pool->gc, v.type, count);
    for (size_t i = 0; i < count; i++)
        part.list->items[i] = v.list->items[start + (ptrdiff_t)i * step];
    return part;
}

/* The key in the brackets; several values are a tuple. */
struct nb_value nb_py_key(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                          struct nb_err *err)
{
    if (a->count == 2 && a->kids[1]->kind != NB_AST_SLICE)
        return nb_interp_eval(in, scope, a->kids[1], err);
    struct nb_value key = nb_list_new(&in->pool->gc, NB_TUPLE, a->count - 1);
    for (size_t i = 1; i < a->count; i++) {
        if (a->kids[i]->kind == NB_AST_SLICE) {
            nb_err_set(err, NB_ERR_TYPE, _("slices are for lists and tensors"));
            nb_err_at(err, a->span);
            return NB_FAILED;
        }
        key.list->items[i - 1] = nb_interp_eval(in, scope, a->kids[i], err);
        if (key.list->items[i - 1].type == NB_ABSENT)
            return NB_FAILED;
    }
    return key;
}

bool nb_py_no_key(struct nb_interp *in, struct nb_value key, const struct nb_ast *a,
                  struct nb_err *err)
{
    struct nb_value class = *nb_interp_place_builtin(in, "KeyError");
    struct nb_value v = nb_py_call(in, class, &key, 1, err);
    if (v.type != NB_ABSENT)
        nb_py_raise_value(in, v, err);
    return failed_at(err, a);
}

bool nb_py_can_be_key(struct nb_interp *in, struct nb_value key, const struct nb_ast *a,
                      struct nb_err *err)
{
    if (key.type == NB_ABSENT || nb_dict_is_key(key))
        return key.type != NB_ABSENT;
    nb_py_raise(in, err, "TypeError", "unhashable type: '%s'", nb_py_type_name(key));
    return failed_at(err, a);
}

static struct nb_value of_dict(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_value v, struct nb_err *err)
{
    struct nb_value key = nb_py_key(in, scope, a, err);
    if (!nb_py_can_be_key(in, key, a, err))
        return NB_FAILED;
    const struct nb_value *found = nb_dict_find(v.dict, key);
    if (!found)
        nb_py_no_key(in, key, a, err);
    return found ? nb_now(*found) : NB_FAILED;
}

/* None and np.newaxis among the subscripts. */
static bool is_new_axis(const struct nb_ast *a)
{
    return (a->kind == NB_AST_LITERAL && strcmp(a->name, "None") == 0) ||
           (a->kind == NB_AST_ATTRIBUTE && strcmp(a->name, "newaxis") == 0);
}

static bool is_ellipsis(const struct nb_ast *a)
{
    return a->kind == NB_AST_NAME && strcmp(a->name, "Ellipsis") == 0;
}

/* The node without subscripts that select nothing; *axis: where a new one stands, -1: nowhere. */
static struct nb_ast *plain_subscripts(struct nb_interp *in, struct nb_ast *a, int *axis)
{
    struct nb_ast *plain =
        nb_arena_alloc(&in->running->arena, sizeof *plain + a->count * sizeof(struct nb_ast *));
    *plain = *a;
    plain->count = 0;
    *axis = -1;
    for (size_t i = 0; i < a->count; i++) {
        if (i > 0 && is_new_axis(a->kids[i]))
            *axis = (int)i - 1;
        else if (i == 0 || !is_ellipsis(a->kids[i]))
            plain->kids[plain->count++] = a->kids[i];
    }
    return plain;
}

static bool has_new_axis(const struct nb_ast *a)
{
    for (size_t i = 1; i < a->count; i++)
        if (is_new_axis(a->kids[i]) || is_ellipsis(a->kids[i]))
            return true;
    return false;
}

/* x[:, None]: a vector as a matrix of one column. */
static struct nb_value with_new_axis(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                     struct nb_value v, struct nb_err *err)
{
    int axis;
    struct nb_ast *plain = plain_subscripts(in, a, &axis);
    if (plain->count > 1)
        v = nb_index_of(in, scope, plain, v, err);
    if (v.type == NB_ABSENT || axis < 0)
        return v;
    const struct nb_shape s = nb_shape_of(v);
    struct nb_shape shape =
        axis == 0 ? nb_matrix_shape(1, nb_shape_count(s)) : nb_matrix_shape(nb_shape_count(s), 1);
    if (s.rank == 2) {
        nb_err_set(err, NB_ERR_SHAPE, _("tensors have at most two dimensions here"));
        failed_at(err, a);
        return NB_FAILED;
    }
    if (s.rank == 0)
        shape = nb_vector_shape(1);
    const unsigned look = v.look;
    v = nb_tensor_of(nb_reshape((struct nb_builder){in->pool, false}, nb_node(in->pool, v), shape));
    v.look = look;
    return v;
}

struct nb_value nb_py_part(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                           struct nb_value v, struct nb_err *err)
{
    const struct nb_value whole = v;
    v = has_new_axis(a) ? with_new_axis(in, scope, a, v, err) : nb_index_of(in, scope, a, v, err);
    if (v.type == NB_ABSENT)
        as_index_error(in, err->message, a, err);
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
        failed_at(err, a);
    }
    return v;
}

/* List[float] and its like say what somebody means. */
static bool is_type(struct nb_value v)
{
    return v.type == NB_FUNCTION && (v.function->kind == NB_BUILTIN || nb_is_class(v));
}

struct nb_value nb_py_subscript(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_err *err)
{
    struct nb_value v = nb_interp_eval(in, scope, a->kids[0], err);
    if (v.type == NB_TENSOR || (v.type == NB_NUMBER && !nb_is_plain(v)))
        return nb_py_part(in, scope, a, v, err);
    if (v.type == NB_STRING)
        return of_text(in, scope, a, v.text, err);
    if (v.type == NB_DICT)
        return of_dict(in, scope, a, v, err);
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        return v.list->style ? nb_index_of(in, scope, a, v, err) : of_list(in, scope, a, v, err);
    if (nb_is_object(v))
        return by_method(in, scope, a, v, err);
    if (v.type == NB_ABSENT || is_type(v))
        return v;
    if (v.type == NB_STEPS && a->count == 2 && a->kids[1]->kind == NB_AST_SLICE) {
        v = nb_py_call(in, *nb_interp_place_builtin(in, "list"), &v, 1, err);
        return v.type == NB_ABSENT ? v : of_list(in, scope, a, v, err);
    }
    if (v.type == NB_STEPS) {
        struct nb_value t = nb_index_of(in, scope, a, nb_tensor_of(v.node), err);
        double x;
        const bool one = t.type != NB_ABSENT && nb_shape_of(t).rank == 0;
        return one && nb_value_number(t, &x, err) ? nb_whole(x) : t;
    }
    if (v.type == NB_FUNCTION || v.type == NB_MODULE || nb_value_decorates(v))
        return nb_index_of(in, scope, a, v, err);
    nb_py_raise(in, err, "TypeError", "'%s' object is not subscriptable", nb_py_type_name(v));
    failed_at(err, a);
    return NB_FAILED;
}
