/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators of Python, by what stands beside them: objects with methods for them, plain
 * numbers, texts, lists, and what the language computes with. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "lang/iterate.h"
#include "python/format.h"
#include "python/walk.h"
#include "value/convert.h"
#include "value/elements.h"
#include "value/text.h"

/* The methods that a class has for an operator, from its left and from its right. */
static const struct {
    const char *sign, *left, *right;
} methods[NB_BASIC_COUNT] = {
    [NB_ADD] = {"+", "__add__", "__radd__"},
    [NB_SUB] = {"-", "__sub__", "__rsub__"},
    [NB_MUL] = {"*", "__mul__", "__rmul__"},
    [NB_DIV] = {"/", "__truediv__", "__rtruediv__"},
    [NB_POW] = {"**", "__pow__", "__rpow__"},
    [NB_NEG] = {"-", "__neg__", NULL},
    [NB_MOD] = {"%", "__mod__", "__rmod__"},
    [NB_FLOORDIV] = {"//", "__floordiv__", "__rfloordiv__"},
    [NB_LT] = {"<", "__lt__", "__gt__"},
    [NB_LE] = {"<=", "__le__", "__ge__"},
    [NB_GT] = {">", "__gt__", "__lt__"},
    [NB_GE] = {">=", "__ge__", "__le__"},
    [NB_EQ] = {"==", "__eq__", "__eq__"},
    [NB_NE] = {"!=", "__ne__", "__ne__"},
};

/* NB_NONE: neither side is an object with a method for it. */
static struct nb_value by_method(struct nb_interp *in, const struct nb_operation *o,
                                 struct nb_err *err)
{
    const char *left = methods[o->op].left, *right = methods[o->op].right;
    bool has = false;
    struct nb_value v = NB_FAILED;
    if (left && nb_is_object(o->v[0]))
        v = nb_py_method(in, o->v[0], left, o->v + 1, o->count - 1, &has, err);
    has = has &&
          !(nb_is_object(v) && nb_class_is_named(v.function->object->class, "NotImplementedType"));
    if (!has && right && o->count == 2 && nb_is_object(o->v[1]) && err->kind == NB_OK)
        v = nb_py_method(in, o->v[1], right, o->v, 1, &has, err);
    return has || err->kind != NB_OK ? v : nb_none();
}

static bool is_sequence(struct nb_value v)
{
    return v.type == NB_LIST || v.type == NB_TUPLE;
}

static bool is_count(struct nb_value v)
{
    return nb_is_plain(v) && v.kind != NB_KIND_FLOAT;
}

/* The items, so many times over. */
static struct nb_value repeated(struct nb_interp *in, struct nb_value list, struct nb_value times,
                                struct nb_err *err)
{
    const size_t n = times.num > 0 ? (size_t)times.num : 0, items = list.list->count;
    if (!nb_list_fits(times.num * (double)items > UINT32_MAX ? UINT32_MAX : n * items, err))
        return NB_FAILED;
    struct nb_value v = nb_list_new(&in->pool->gc, list.type, n * items);
    for (size_t i = 0; i < n * items; i++)
        v.list->items[i] = list.list->items[i % items];
    return v;
}

/* Texts and lists; NB_NONE when it is none of these. */
static struct nb_value of_sequences(struct nb_interp *in, const struct nb_operation *o,
                                    struct nb_err *err)
{
    struct nb_gc *gc = &in->pool->gc;
    const struct nb_value x = o->v[0], y = o->v[1];
    if (o->op == NB_MOD && x.type == NB_STRING)
        return nb_py_percent(in, x, y, err);
    if (o->op == NB_ADD && x.type == NB_STRING && y.type == NB_STRING)
        return nb_text_join(gc, x, y, err);
    if (o->op == NB_ADD && is_sequence(x) && x.type == y.type)
        return nb_list_join(in, x, y, err);
    if (o->op == NB_MUL && x.type == NB_STRING && is_count(y))
        return nb_text_repeat(gc, x, y, err);
    if (o->op == NB_MUL && y.type == NB_STRING && is_count(x))
        return nb_text_repeat(gc, y, x, err);
    if (o->op == NB_MUL && is_sequence(x) && is_count(y))
        return repeated(in, x, y, err);
    if (o->op == NB_MUL && is_sequence(y) && is_count(x))
        return repeated(in, y, x, err);
    return nb_none();
}

/* Whether tensors decide: their comparison is one of elements. */
static bool has_tensor(const struct nb_operation *o)
{
    for (size_t i = 0; i < o->count; i++)
        if (o->v[i].type == NB_TENSOR || (o->v[i].type == NB_NUMBER && !nb_is_plain(o->v[i])))
            return true;
    return false;
}

static struct nb_value compared(struct nb_interp *in, const struct nb_operation *o,
                                struct nb_err *err)
{
    bool result = false, ok;
    const bool swap = o->op == NB_GT || o->op == NB_LE;
    if (o->op == NB_EQ || o->op == NB_NE)
        ok = nb_py_equal(in, o->v[0], o->v[1], &result, err);
    else
        ok = nb_py_less(in, o->v[swap], o->v[!swap], &result, err);
    const bool negated = o->op == NB_NE || o->op == NB_GE || o->op == NB_LE;
    return ok ? nb_true_or_false(result != negated) : NB_FAILED;
}

static struct nb_value unsupported(struct nb_interp *in, const struct nb_operation *o,
                                   struct nb_err *err)
{
    const char *x = nb_py_type_name(o->v[0]);
    if (o->count == 1)
        nb_py_raise(in, err, "TypeError", "bad operand type for unary %s: '%s'",
                    methods[o->op].sign, x);
    else if (o->op == NB_ADD && o->v[0].type == NB_STRING)
        nb_py_raise(in, err, "TypeError", "can only concatenate str (not \"%s\") to str",
                    nb_py_type_name(o->v[1]));
    else if (o->op == NB_ADD && is_sequence(o->v[0]))
        nb_py_raise(in, err, "TypeError", "can only concatenate %s (not \"%s\") to %s", x,
                    nb_py_type_name(o->v[1]), x);
    else
        nb_py_raise(in, err, "TypeError", "unsupported operand type(s) for %s: '%s' and '%s'",
                    methods[o->op].sign, x, nb_py_type_name(o->v[1]));
    return NB_FAILED;
}

/* What numbers and tensors can stand beside. */
static bool computes(struct nb_value v)
{
    return nb_is_numeric(v) || is_sequence(v) || v.type == NB_STEPS;
}

/* One of NumPy's whole numbers repeats a list or a text as an int does. */
static void repeats_by_array(struct nb_operation *o)
{
    double n;
    struct nb_err ignored = {0};
    const struct nb_value v = o->v[1];
    if (o->count == 2 && o->op == NB_MUL && v.type == NB_TENSOR && v.look & NB_LOOK_ARRAY &&
        v.look & NB_LOOK_COUNT && v.node->shape.rank == 0 &&
        (is_sequence(o->v[0]) || o->v[0].type == NB_STRING) && nb_value_number(v, &n, &ignored))
        o->v[1] = nb_whole(n);
}

struct nb_value nb_py_operate(struct nb_interp *in, struct nb_operation *o, bool bits,
                              struct nb_err *err)
{
    struct nb_value plain;
    if (nb_py_plain(in, o, bits, &plain, err))
        return plain;
    if (err->kind != NB_OK)
        return NB_FAILED;
    struct nb_value v = by_method(in, o, err);
    if (v.type != NB_NONE)
        return v;
    repeats_by_array(o);
    if (o->count == 2 && (!has_tensor(o) || (o->op == NB_MOD && o->v[0].type == NB_STRING))) {
        v = nb_py_of_sets(in, o, err);
        if (v.type != NB_NONE)
            return v;
        v = of_sequences(in, o, err);
        if (v.type != NB_NONE)
            return v;
        if (o->op >= NB_LT && o->op <= NB_NE)
            return compared(in, o, err);
    }
    const bool one = nb_is_numeric(o->v[0]) || (o->count == 2 && nb_is_numeric(o->v[1]));
    const bool all = computes(o->v[0]) && (o->count == 1 || computes(o->v[1]));
    if (one && o->count == 2 && (o->op == NB_EQ || o->op == NB_NE) && !all)
        return nb_true_or_false(o->op == NB_NE); /* x == None */
    if (!one || !all || (o->count == 2 && !has_tensor(o)))
        return unsupported(in, o, err);
    for (size_t i = 0; i < o->count; i++)
        if (is_sequence(o->v[i]) || o->v[i].type == NB_STEPS) {
            const enum nb_elements elements = nb_elements_of(o->v[i]);
            struct nb_expr *e = nb_value_expr(in, o->v[i], o->span, err);
            if (!e)
                return NB_FAILED;
            o->v[i] = nb_in_elements(in, nb_tensor_of(e), elements);
        }
    for (size_t i = 0; i < o->count && bits && o->op == NB_NE; i++)
        if (nb_elements_of(o->v[i]) != NB_TRUTHS) /* ^ of bits is that of plain numbers alone */
            return nb_eval_logic_of(in, o, err);
    return nb_operate(in, o, err);
}

bool nb_py_own_key(struct nb_interp *in, const struct nb_dict *d, struct nb_value *key,
                   struct nb_err *err)
{
    if (key->type == NB_ABSENT)
        return false;
    *key = nb_object_as_key(&in->pool->gc, *key);
    if (!nb_dict_is_key(*key) ||
        (nb_is_object(*key) && nb_class_find(key->function->object->class, "__eq__") &&
         !nb_object_compares(*key)))
        return nb_py_raise(in, err, "TypeError", "unhashable type: '%s'", nb_py_type_name(*key));
    bool equal = false;
    for (size_t i = 0; nb_object_compares(*key) && i < d->count && !equal; i++) {
        const struct nb_value other = d->keys[i];
        if (nb_object_may_equal(other, *key) && !nb_py_equal(in, other, *key, &equal, err))
            return false;
        *key = equal ? other : *key;
    }
    return true;
}

static bool same_items(struct nb_interp *in, const struct nb_list *x, const struct nb_list *y,
                       bool *equal, struct nb_err *err)
{
    *equal = x->count == y->count;
    for (size_t i = 0; i < x->count && *equal; i++)
        if (!nb_py_equal(in, x->items[i], y->items[i], equal, err))
            return false;
    return nb_interrupt_check(err);
}

static bool same_entries(struct nb_interp *in, const struct nb_dict *x, const struct nb_dict *y,
                         bool *equal, struct nb_err *err)
{
    *equal = x->count == y->count;
    for (size_t i = 0; i < x->count && *equal; i++) {
        struct nb_value key = x->keys[i];
        if (!nb_py_own_key(in, y, &key, err))
            return false;
        const struct nb_value *other = nb_dict_find(y, key);
        *equal = other != NULL;
        if (other && !nb_py_equal(in, x->values[i], *other, equal, err))
            return false;
    }
    return true;
}

/* Of two ranges: as many numbers, from the first to the last. */
static bool same_steps(struct nb_interp *in, struct nb_value x, struct nb_value y)
{
    const size_t n = x.node->shape.dim[0];
    return n == y.node->shape.dim[0] &&
           (n == 0 || (nb_iterable_item(in, x, 0).num == nb_iterable_item(in, y, 0).num &&
                       nb_iterable_item(in, x, n - 1).num == nb_iterable_item(in, y, n - 1).num));
}

bool nb_py_equal(struct nb_interp *in, struct nb_value x, struct nb_value y, bool *equal,
                 struct nb_err *err)
{
    struct nb_operation o = {.op = NB_EQ, .count = 2, .v = {nb_now(x), nb_now(y)}};
    struct nb_value v;
    if (nb_py_plain(in, &o, false, &v, err) || err->kind != NB_OK) {
        *equal = err->kind == NB_OK && v.num != 0;
        return err->kind == NB_OK;
    }
    v = by_method(in, &o, err);
    if (v.type != NB_NONE)
        return v.type != NB_ABSENT && nb_py_truth(in, v, equal, err);
    if (has_tensor(&o)) {
        v = nb_py_operate(in, &o, false, err);
        return v.type != NB_ABSENT && nb_py_truth(in, v, equal, err);
    }
    *equal = false;
    enum nb_elements type, other;
    if ((x.type == NB_FUNCTION || y.type == NB_FUNCTION) && nb_elements_named(x, &type) &&
        nb_elements_named(y, &other)) { /* a.dtype == np.int64 */
        *equal = type == other;
        return true;
    }
    if (x.type != y.type)
        return true;
    if (is_sequence(x))
        return same_items(in, x.list, y.list, equal, err);
    if (x.type == NB_DICT)
        return same_entries(in, x.dict, y.dict, equal, err);
    if (x.type == NB_STRING)
        *equal =
            x.text->len == y.text->len && memcmp(x.text->bytes, y.text->bytes, x.text->len) == 0;
    else if (x.type == NB_STEPS)
        *equal = same_steps(in, x, y);
    else
        *equal = x.type == NB_NONE || x.function == y.function;
    return true;
}

bool nb_py_less(struct nb_interp *in, struct nb_value x, struct nb_value y, bool *less,
                struct nb_err *err)
{
    struct nb_operation o = {.op = NB_LT, .count = 2, .v = {nb_now(x), nb_now(y)}};
    struct nb_value v;
    const bool plain = nb_py_plain(in, &o, false, &v, err);
    if (!plain && err->kind == NB_OK && !has_tensor(&o))
        v = by_method(in, &o, err);
    else if (!plain && err->kind == NB_OK)
        v = nb_operate(in, &o, err);
    if (err->kind != NB_OK)
        return false;
    if (v.type != NB_NONE)
        return nb_py_truth(in, v, less, err);
    if (x.type == NB_STRING && y.type == NB_STRING) {
        *less = strcmp(x.text->bytes, y.text->bytes) < 0;
        return true;
    }
    if (!is_sequence(x) || x.type != y.type)
        return nb_py_raise(in, err, "TypeError",
                           "'<' not supported between instances of '%s' and '%s'",
                           nb_py_type_name(x), nb_py_type_name(y));
    for (size_t i = 0; i < x.list->count && i < y.list->count; i++) {
        bool equal;
        if (!nb_py_equal(in, x.list->items[i], y.list->items[i], &equal, err))
            return false;
        if (!equal)
            return nb_py_less(in, x.list->items[i], y.list->items[i], less, err);
    }
    *less = x.list->count < y.list->count;
    return true;
}

bool nb_py_truth(struct nb_interp *in, struct nb_value v, bool *truth, struct nb_err *err)
{
    static const char *const asked[] = {"__bool__", "__len__"};
    bool has = false;
    v = nb_now(v);
    for (size_t i = 0; nb_is_object(v) && i < NB_COUNT(asked) && !has; i++) {
        struct nb_value said = nb_py_method(in, v, asked[i], NULL, 0, &has, err);
        if (has)
            return said.type != NB_ABSENT && nb_truth(said, truth, err);
    }
    if (v.type == NB_STEPS) {
        *truth = v.node->shape.dim[0] > 0;
        return true;
    }
    if (v.type == NB_TENSOR && nb_shape_count(v.node->shape) != 1 && !nb_is_unsettled(v)) {
        const bool array = v.look & NB_LOOK_ARRAY;
        return array ? nb_py_raise(in, err, "ValueError",
                                   "The truth value of an array with more than one element is "
                                   "ambiguous. Use a.any() or a.all()")
                     : nb_py_raise(in, err, "RuntimeError",
                                   "Boolean value of Tensor with more than one value is "
                                   "ambiguous");
    }
    return nb_truth(v, truth, err);
}

bool nb_py_contains(struct nb_interp *in, struct nb_value y, struct nb_value x, bool *found,
                    struct nb_err *err)
{
    bool has = false;
    *found = false;
    if (nb_is_object(y)) {
        struct nb_value v = nb_py_method(in, y, "__contains__", &x, 1, &has, err);
        if (has)
            return v.type != NB_ABSENT && nb_py_truth(in, v, found, err);
    }
    if (y.type == NB_DICT) {
        const bool ok = nb_py_own_key(in, y.dict, &x, err);
        *found = ok && nb_dict_find(y.dict, x) != NULL;
        return ok;
    }
    if (y.type == NB_STRING) {
        if (x.type != NB_STRING)
            return nb_py_raise(in, err, "TypeError",
                               "'in <string>' requires string as left operand, not %s",
                               nb_py_type_name(x));
        *found = strstr(y.text->bytes, x.text->bytes) != NULL;
        return true;
    }
    struct nb_py_walk w;
    struct nb_value item;
    if (!nb_py_walk_over(in, y, &w, &(struct nb_err){0}))
        return nb_py_raise(in, err, "TypeError", "argument of type '%s' is not iterable",
                           nb_py_type_name(y));
    while (!*found && nb_py_walk_next(in, &w, &item, err))
        if (!nb_py_equal(in, item, x, found, err))
            return false;
    return err->kind == NB_OK && nb_interrupt_check(err);
}
