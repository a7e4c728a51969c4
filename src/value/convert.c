/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values to expressions and numbers, and the arguments of builtins. */
#include "config.h"

#include "value/convert.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/order.h"
#include "graph/reshape.h"
#include "rows/joint.h"
#include "value/dict.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/param.h"

/* One element, or one row, of a list that is becoming a tensor. */
static bool item_shape(struct nb_value v, struct nb_shape *shape)
{
    if (nb_is_numeric(v))
        *shape = nb_shape_of(v);
    return nb_is_numeric(v) && shape->rank <= 1;
}

static bool same_shapes(const struct nb_list *list, struct nb_shape *shape)
{
    for (size_t i = 0; i < list->count; i++) {
        struct nb_shape s;
        if (!item_shape(list->items[i], &s) || (i > 0 && !nb_shape_equal(s, *shape)))
            return false;
        *shape = s;
    }
    return true;
}

/* Elements that were computed are joined, so that the list remembers how. */
static struct nb_expr *assemble(struct nb_interp *in, const struct nb_list *list,
                                struct nb_shape part)
{
    struct nb_builder b = {in->pool, false};
    struct nb_expr **parts = nb_xcalloc(list->count, sizeof *parts);
    for (size_t i = 0; i < list->count; i++)
        parts[i] = nb_reshape(b, nb_node(in->pool, list->items[i]), part);
    struct nb_expr *e = nb_cat(b, parts, list->count, 0);
    free(parts);
    return e;
}

static bool are_truths(const struct nb_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!nb_is_truth(list->items[i]))
            return false;
    return list->count > 0;
}

/* Whether its elements are numbers, without a way by which they came. */
static bool is_known(struct nb_value v)
{
    return nb_is_plain(v) || (nb_is_leaf(v.node) && v.node->op->form != NB_VAR);
}

/* The `width` elements of an item; false sets err. */
static bool put_item(struct nb_value v, size_t width, double *out, struct nb_err *err)
{
    if (nb_is_plain(v)) {
        *out = v.num;
        return true;
    }
    double *x = nb_eval(v.node, err);
    if (x)
        memcpy(out, x, width * sizeof *out);
    free(x);
    return x != NULL;
}

/* Whether it is a list that can be a row. */
static bool is_row(struct nb_value v)
{
    const bool list = v.type == NB_LIST || v.type == NB_TUPLE;
    return v.type == NB_STEPS || (list && v.list->count > 0 && !nb_is_named_tuple(v));
}

/* Of a list of lists, one of vectors; NB_NONE: it is none. */
static struct nb_value as_rows(struct nb_interp *in, const struct nb_list *list, struct nb_err *err)
{
    bool lists = false;
    for (size_t i = 0; i < list->count; i++)
        lists |= is_row(list->items[i]);
    if (!lists)
        return nb_none();
    struct nb_value rows = nb_list_new(&in->pool->gc, NB_LIST, list->count);
    for (size_t i = 0; i < list->count && err->kind == NB_OK; i++) {
        struct nb_value item = list->items[i];
        struct nb_expr *row = NULL;
        if (is_row(item))
            row = nb_value_expr(in, item, (struct nb_span){0, 0}, err);
        rows.list->items[i] = row ? nb_tensor_of(row) : item;
    }
    err->has_span = false;
    return rows;
}

static struct nb_expr *list_expr(struct nb_interp *in, const struct nb_list *list,
                                 struct nb_err *err)
{
    struct nb_shape item = {0};
    struct nb_value rows = as_rows(in, list, err);
    if (err->kind != NB_OK)
        return NULL;
    if (rows.type == NB_LIST)
        list = rows.list;
    if (!same_shapes(list, &item)) {
        nb_err_set(err, NB_ERR_TYPE, _("a tensor needs numbers, in rows of equal length"));
        return NULL;
    }
    size_t width = nb_shape_count(item);
    struct nb_shape whole =
        item.rank == 0 ? nb_vector_shape(list->count) : nb_matrix_shape(list->count, width);
    bool plain = true;
    for (size_t i = 0; i < list->count; i++)
        plain &= is_known(list->items[i]);
    struct nb_builder b = {in->pool, false};
    struct nb_expr *e, *zero = nb_const(in->pool, 0);
    if (!plain) {
        e = assemble(in, list, item.rank == 0 ? nb_vector_shape(1) : nb_matrix_shape(1, width));
        return are_truths(list) && !e->boolean ? nb_binary(b, NB_NE, e, zero) : e;
    }
    double *data = nb_xcalloc(list->count * width, sizeof *data);
    bool ok = true;
    for (size_t i = 0; i < list->count && ok; i++)
        ok = put_item(list->items[i], width, data + i * width, err);
    if (!ok) {
        free(data);
        return NULL;
    }
    e = nb_data_take(in->pool, whole, data);
    return are_truths(list) ? nb_binary(b, NB_NE, e, zero) : e;
}

struct nb_expr *nb_value_expr(struct nb_interp *in, struct nb_value v, struct nb_span span,
                              struct nb_err *err)
{
    struct nb_expr *e = NULL;
    if (nb_is_numeric(v) || v.type == NB_STEPS)
        return nb_node(in->pool, v);
    if (nb_is_named_tuple(v)) {
        nb_err_set(err, NB_ERR_TYPE, _("expected a tensor, not a tuple of values and more"));
        nb_err_hint(err, _("take its .values, or the others by their names"));
    } else if (v.type == NB_LIST || v.type == NB_TUPLE)
        e = list_expr(in, v.list, err);
    else
        nb_err_set(err, NB_ERR_TYPE, _("expected a number or a tensor, not %s"), nb_type_name(v));
    if (v.type == NB_INTERVAL)
        nb_err_hint(err, _("its whole numbers are range(1, 11), some of all linspace(1, 10)"));
    nb_err_at(err, span);
    return e;
}

/* A range, or a list of single numbers. */
static bool is_numbers(struct nb_value v)
{
    bool numbers = v.type == NB_LIST || v.type == NB_STEPS;
    for (size_t i = 0; v.type == NB_LIST && i < v.list->count; i++)
        numbers =
            numbers && nb_is_numeric(v.list->items[i]) && nb_shape_of(v.list->items[i]).rank == 0;
    return numbers;
}

void nb_rest_tensors(struct nb_args *a)
{
    for (size_t i = 0; i < a->nrest; i++)
        if (is_numbers(a->rest[i]))
            a->rest[i] = nb_tensor_of(nb_value_expr(a->in, a->rest[i], a->rest_span[i], a->err));
}

bool nb_axis_of(double dim, struct nb_shape shape, int *axis, struct nb_err *err)
{
    int rank = shape.rank > 0 ? shape.rank : 1; /* a number is a line of one */
    if (dim != floor(dim) || dim < -rank || dim >= rank)
        return nb_err_set(err, NB_ERR_VALUE, _("dim %.17g does not exist in a tensor of rank %d"),
                          dim, shape.rank);
    *axis = (int)(dim < 0 ? dim + rank : dim);
    return true;
}

bool nb_value_number(struct nb_value v, double *out, struct nb_err *err)
{
    if (nb_is_plain(v)) {
        *out = v.num;
        return true;
    }
    if (nb_is_numeric(v) && nb_shape_count(v.node->shape) == 1) {
        double *x = nb_eval(v.node, err);
        if (x)
            *out = x[0];
        free(x);
        return x != NULL;
    }
    if (v.type == NB_TENSOR)
        return nb_err_set(err, NB_ERR_TYPE, _("expected one number, not %zu"),
                          nb_shape_count(v.node->shape));
    return nb_err_set(err, NB_ERR_TYPE, _("expected a number, not %s"), nb_type_name(v));
}

struct nb_value nb_fail(struct nb_args *a, enum nb_err_kind kind, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    nb_err_set(a->err, kind, "%s", text);
    return (struct nb_value){.type = NB_ABSENT};
}

bool nb_given(const struct nb_args *a, size_t k)
{
    return k < NB_MAX_PARAMS && a->arg[k].type != NB_ABSENT && a->arg[k].type != NB_NONE;
}

bool nb_arg_along(struct nb_args *a, size_t k, struct nb_expr **x, int *axis)
{
    double dim = -1;
    if (!nb_arg_tensor(a, 0, x) || (nb_given(a, k) && !nb_arg_number(a, k, &dim)))
        return false;
    if ((*x)->shape.rank == 0)
        return nb_err_set(a->err, NB_ERR_SHAPE, _("%s needs a vector or a matrix"),
                          a->builtin->name);
    if (nb_axis_of(dim, (*x)->shape, axis, a->err))
        return true;
    if (nb_given(a, k))
        nb_err_at(a->err, a->arg_span[k]);
    return false;
}

static bool done(struct nb_args *a, size_t k, bool ok)
{
    if (!ok)
        nb_err_at(a->err, a->arg_span[k]);
    return ok;
}

bool nb_arg_number(struct nb_args *a, size_t k, double *out)
{
    return !nb_given(a, k) || done(a, k, nb_value_number(a->arg[k], out, a->err));
}

/* A default as a number: 50, -1, True. */
static double default_of(const char *text)
{
    bool negative = *text == '-';
    size_t len = nb_num_scan(text + negative);
    if (len > 0)
        return copysign(nb_num_value(text + negative, len), negative ? -1 : 1);
    return strncmp(text, "True", 4) == 0 ? 1 : strncmp(text, "False", 5) == 0 ? 0 : NAN;
}

bool nb_arg_standard(struct nb_args *a, const char *name, double *out)
{
    size_t len, k = nb_param_find(a->builtin, name);
    *out = default_of(nb_param_default(a->builtin, k, &len));
    return nb_arg_number(a, k, out);
}

/* A variable below y that is not var, or NULL. */
static const struct nb_expr *open_variable(struct nb_expr *y, const struct nb_expr *var)
{
    size_t count;
    struct nb_expr **order = nb_order(&y, 1, &count);
    const struct nb_expr *open = NULL;
    for (size_t i = 0; i < count && !open; i++)
        if (order[i]->op->form == NB_VAR && order[i] != var)
            open = order[i];
    free(order);
    return open;
}

bool nb_is_open(struct nb_expr *y, const struct nb_expr *var)
{
    return open_variable(y, var) != NULL;
}

bool nb_arg_closed(struct nb_args *a, struct nb_expr *y, const struct nb_expr *var,
                   struct nb_span span)
{
    const struct nb_expr *open = open_variable(y, var);
    if (!open)
        return true;
    nb_fail(a, NB_ERR_OPEN, _("%s needs a number for '%s', which stands for any number here"),
            a->builtin->name, open->name);
    nb_err_at(a->err, span);
    return false;
}

bool nb_arg_decimal(struct nb_args *a, size_t k, double *out, double *rest)
{
    if (nb_given(a, k))
        *rest = a->arg[k].type == NB_NUMBER ? a->arg[k].rest : 0;
    return nb_arg_number(a, k, out);
}

bool nb_arg_count(struct nb_args *a, size_t k, size_t *out)
{
    double x = (double)*out;
    if (!nb_arg_number(a, k, &x))
        return false;
    char name[32], mark;
    bool optional;
    nb_builtin_param(a->builtin, k, name, &optional, &mark);
    if (!(x >= 0) || x != floor(x))
        return done(
            a, k,
            nb_err_set(a->err, NB_ERR_VALUE, _("%s must be a whole number, 0 or more"), name));
    if (x > NB_MOST_ELEMENTS)
        return done(a, k, nb_err_set(a->err, NB_ERR_SIZE, _("%s = %.17g is too large"), name, x));
    *out = (size_t)x;
    return true;
}

bool nb_arg_bool(struct nb_args *a, size_t k, bool *out)
{
    double x = *out;
    bool ok = nb_arg_number(a, k, &x);
    *out = x != 0;
    return ok;
}

bool nb_arg_text(struct nb_args *a, size_t k, const char **out)
{
    if (!nb_given(a, k))
        return true;
    if (a->arg[k].type != NB_STRING)
        return done(a, k,
                    nb_err_set(a->err, NB_ERR_TYPE, _("expected a string, not %s"),
                               nb_type_name(a->arg[k])));
    *out = a->arg[k].text->bytes;
    return true;
}

bool nb_arg_tensor(struct nb_args *a, size_t k, struct nb_expr **out)
{
    if (a->arg[k].type == NB_ABSENT)
        return true;
    *out = nb_value_expr(a->in, a->arg[k], a->arg_span[k], a->err);
    return *out != NULL;
}

bool nb_truth(struct nb_value v, bool *truth, struct nb_err *err)
{
    double x = 1;
    if (v.type == NB_STRING)
        x = (double)v.text->len;
    else if (v.type == NB_TENSOR && v.look & NB_LOOK_LIST)
        x = (double)nb_shape_count(v.node->shape);
    else if (v.type == NB_LIST || v.type == NB_TUPLE)
        x = (double)v.list->count;
    else if (v.type == NB_DICT)
        x = (double)v.dict->count;
    else if (v.type == NB_NONE)
        x = 0;
    else if (v.type != NB_FUNCTION && v.type != NB_MODULE && !nb_value_number(v, &x, err))
        return false;
    *truth = x != 0;
    return true;
}
