/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's tests of objects: x is None, x in xs. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "eval/eval.h"
#include "lang/eval_ast.h"
#include "lang/iterate.h"
#include "lang/operate.h"
#include "value/convert.h"

/* None, True and False are one object each; what has no number is compared as an
 * object, numbers and texts are not. */
static bool is_same(struct nb_value x, struct nb_value y, bool *same, struct nb_err *err)
{
    bool truths = x.type == NB_NUMBER && y.type == NB_NUMBER && nb_is_truth(x) && nb_is_truth(y);
    bool none = x.type == NB_NONE || y.type == NB_NONE;
    if (!none && !truths && x.type == y.type && (x.type == NB_NUMBER || x.type == NB_STRING)) {
        nb_err_set(err, NB_ERR_TYPE, _("'is' does not compare; == does"));
        return false;
    }
    *same = x.type == y.type &&
            (none || (nb_is_plain(x) ? nb_is_plain(y) && x.num == y.num : x.node == y.node));
    return true;
}

static bool equal(struct nb_value x, struct nb_value y, bool *same, struct nb_err *err);

/* Tuples and lists are equal when their items are. */
static bool equal_items(struct nb_value x, struct nb_value y, bool *same, struct nb_err *err)
{
    *same = x.list->count == y.list->count;
    for (size_t i = 0; i < x.list->count && *same; i++)
        if (!equal(x.list->items[i], y.list->items[i], same, err))
            return false;
    return true;
}

static bool equal(struct nb_value x, struct nb_value y, bool *same, struct nb_err *err)
{
    double a, b;
    *same = false;
    if (x.type == y.type && (x.type == NB_TUPLE || x.type == NB_LIST))
        return equal_items(x, y, same, err);
    if (nb_is_numeric(x) && nb_is_numeric(y)) {
        if (!nb_value_number(x, &a, err) || !nb_value_number(y, &b, err))
            return false;
        *same = a == b;
    } else if (x.type == NB_STRING && y.type == NB_STRING) {
        *same = strcmp(x.text->bytes, y.text->bytes) == 0;
    } else if (x.type == NB_FUNCTION && y.type == NB_FUNCTION) {
        /* Each time that it is named a built-in function is another object. */
        const struct nb_function *f = x.function, *g = y.function;
        *same = f == g || (f->op && f->op == g->op) || (f->builtin && f->builtin == g->builtin);
    } else if (x.type == y.type) {
        return is_same(x, y, same, err);
    }
    return true;
}

/* The sign of x - y, of texts in the order of their characters. */
static int order_of(struct nb_value x, struct nb_value y)
{
    return strcmp(x.text->bytes, y.text->bytes);
}

bool nb_order_holds(enum nb_basic op, int order)
{
    return op == NB_LT   ? order < 0
           : op == NB_LE ? order <= 0
           : op == NB_GT ? order > 0
           : op == NB_GE ? order >= 0
           : op == NB_EQ ? order == 0
                         : order != 0;
}

struct nb_value nb_compare_objects(const struct nb_operation *o, struct nb_err *err)
{
    const struct nb_value x = o->v[0], y = o->v[1];
    bool texts = x.type == NB_STRING && y.type == NB_STRING, same = false;
    int order = texts ? order_of(x, y) : 0;
    if (!texts && o->op != NB_EQ && o->op != NB_NE) {
        nb_err_set(err, NB_ERR_TYPE, _("%s and %s are in no order"), nb_type_name(x),
                   nb_type_name(y));
        return (struct nb_value){.type = NB_ABSENT};
    }
    if (!texts && !equal(x, y, &same, err))
        return (struct nb_value){.type = NB_ABSENT};
    bool truth = nb_order_holds(o->op, texts ? order : !same);
    return nb_true_or_false(truth);
}

static bool tensor_has(struct nb_value x, struct nb_expr *e, bool *found, struct nb_err *err)
{
    double number, *data = nb_value_number(x, &number, err) ? nb_eval(e, err) : NULL;
    *found = false;
    for (size_t i = 0; data && i < nb_shape_count(e->shape); i++)
        *found |= data[i] == number;
    free(data);
    return data != NULL;
}

static bool is_in(struct nb_interp *in, struct nb_value x, struct nb_value y, bool *found,
                  struct nb_err *err)
{
    size_t count;
    if (x.type == NB_STRING && y.type == NB_STRING) {
        *found = strstr(y.text->bytes, x.text->bytes) != NULL;
        return true;
    }
    if (!nb_iterable_count(y, &count, err))
        return false;
    if (y.type == NB_TENSOR || y.type == NB_STEPS)
        return nb_is_numeric(x) ? tensor_has(x, y.node, found, err) : !(*found = false);
    *found = false;
    for (size_t i = 0; i < count && !*found; i++)
        if (!equal(x, nb_iterable_item(in, y, i), found, err))
            return false;
    return true;
}

struct nb_value nb_eval_test(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                             struct nb_err *err)
{
    struct nb_value v[2] = {{0}};
    bool is = strcmp(a->name, "is") == 0, truth = false;
    for (size_t i = 0; i < 2; i++) {
        v[i] = nb_interp_eval(in, scope, a->kids[i], err);
        if (v[i].type == NB_ABSENT)
            return v[i];
    }
    bool ok = is ? is_same(v[0], v[1], &truth, err) : is_in(in, v[0], v[1], &truth, err);
    nb_err_at(err, a->span);
    return ok ? nb_true_or_false(truth) : (struct nb_value){.type = NB_ABSENT};
}
