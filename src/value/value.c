/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values and the heap objects behind them. */
#include "config.h"

#include "value/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/order.h"
#include "value/builtin.h"
#include "value/dict.h"
#include "value/function.h"

static void trace_list(struct nb_gc *gc, struct nb_obj *obj)
{
    struct nb_list *list = (struct nb_list *)obj;
    for (size_t i = 0; i < list->count; i++)
        nb_value_mark(gc, list->items[i]);
}

static void fini_list(struct nb_obj *obj)
{
    free(((struct nb_list *)obj)->items);
}

static void trace_scope(struct nb_gc *gc, struct nb_obj *obj)
{
    struct nb_scope *s = (struct nb_scope *)obj;
    if (s->outer)
        nb_gc_mark(gc, &s->outer->obj);
    for (size_t i = 0; i < s->count; i++)
        nb_value_mark(gc, s->values[i]);
}

static const struct nb_class text_class = {"string", NULL, NULL};
static const struct nb_class list_class = {"list", trace_list, fini_list};
static const struct nb_class scope_class = {"scope", trace_scope, NULL};

struct nb_value nb_whole_number(int64_t i)
{
    struct nb_value v = nb_whole((double)i);
    /* 2^63 is a double, and no int64_t. */
    v.rest = v.num < 0x1p63 ? (double)(i - (int64_t)v.num) : (double)(i - INT64_MAX) - 1;
    return v;
}

int64_t nb_whole_of(struct nb_value v)
{
    if (v.num < 0x1p63)
        return (int64_t)v.num + (int64_t)v.rest;
    return v.rest < 0 ? INT64_MAX + (int64_t)v.rest + 1 : INT64_MAX;
}

struct nb_value nb_none(void)
{
    return (struct nb_value){.type = NB_NONE};
}

struct nb_value nb_number_of(struct nb_expr *e)
{
    if (nb_is_const(e))
        return nb_plain(e->boolean ? NB_KIND_TRUTH : NB_KIND_FLOAT, e->num);
    return (struct nb_value){.type = NB_NUMBER, .kind = NB_KIND_NODE, .node = e};
}

struct nb_expr *nb_node(struct nb_pool *pool, struct nb_value v)
{
    if (!nb_is_plain(v))
        return nb_now(v).node;
    return v.kind == NB_KIND_TRUTH ? nb_bool(pool, v.num != 0) : nb_const(pool, v.num);
}

struct nb_shape nb_shape_of(struct nb_value v)
{
    return nb_is_plain(v) ? nb_scalar_shape : nb_now(v).node->shape;
}

bool nb_is_truth(struct nb_value v)
{
    return nb_is_plain(v) ? v.kind == NB_KIND_TRUTH : nb_is_numeric(v) && v.node->boolean;
}

bool nb_is_unsettled(struct nb_value v)
{
    return nb_is_numeric(v) && !nb_is_plain(v) && nb_is_symbolic(v.node);
}

struct nb_value nb_tensor_of(struct nb_expr *e)
{
    return (struct nb_value){.type = NB_TENSOR, .node = e};
}

struct nb_value nb_part_of(struct nb_value tensor, struct nb_expr *part)
{
    if (tensor.look & NB_LOOK_LIST && part->shape.rank == 0)
        return nb_number_of(part);
    return (struct nb_value){.type = NB_TENSOR, .look = tensor.look, .node = part};
}

struct nb_value nb_string(struct nb_gc *gc, const char *text, size_t len)
{
    struct nb_text *t = nb_gc_new(gc, &text_class, sizeof *t + len + 1);
    t->len = len;
    memcpy(t->bytes, text, len);
    return (struct nb_value){.type = NB_STRING, .text = t};
}

struct nb_value nb_list_new(struct nb_gc *gc, enum nb_type type, size_t count)
{
    struct nb_list *list = nb_gc_new(gc, &list_class, sizeof *list);
    list->items = nb_xcalloc(count + 1, sizeof *list->items);
    list->cap = count + 1;
    list->count = count;
    nb_gc_note_bytes(gc, list->cap * sizeof *list->items);
    return (struct nb_value){.type = type, .list = list};
}

bool nb_list_fits(size_t count, struct nb_err *err)
{
    return count <= NB_LIST_LONGEST ||
           nb_err_set(err, NB_ERR_SIZE, _("a list of %zu items is too large"), count);
}

void nb_list_push(struct nb_gc *gc, struct nb_list *list, struct nb_value v)
{
    list->items = nb_grow(list->items, &list->cap, list->count + 1, sizeof *list->items);
    list->items[list->count++] = v;
    nb_gc_note_bytes(gc, sizeof v);
}

struct nb_scope *nb_scope_new(struct nb_scope *outer, size_t count, const char *const *names)
{
    struct nb_scope *s = nb_xmalloc(sizeof *s + count * sizeof(struct nb_value));
    s->kept = s->open = false;
    s->outer = outer;
    s->count = count;
    s->names = names;
    for (size_t i = 0; i < count; i++)
        s->values[i].type = NB_ABSENT;
    return s;
}

void nb_scope_keep(struct nb_gc *gc, struct nb_scope *s)
{
    for (; s && !s->kept; s = s->outer) {
        s->kept = true;
        nb_gc_adopt(gc, &scope_class, &s->obj, sizeof *s + s->count * sizeof(struct nb_value));
    }
}

void nb_scope_end(struct nb_scope *s)
{
    if (!s->kept)
        free(s);
}

bool nb_is_numeric(struct nb_value v)
{
    return v.type == NB_NUMBER || v.type == NB_TENSOR;
}

struct nb_value nb_element_of(struct nb_value tensor, double x)
{
    const bool whole =
        tensor.look & NB_LOOK_COUNT || (nb_is_plain(tensor) && tensor.kind == NB_KIND_WHOLE);
    return nb_is_truth(tensor) ? nb_true_or_false(x != 0) : whole ? nb_whole(x) : nb_number(x);
}

bool nb_is_plain_list(struct nb_value v)
{
    bool plain = (v.type == NB_LIST && v.list->count > 0) || v.type == NB_STEPS;
    for (size_t i = 0; v.type == NB_LIST && i < v.list->count; i++)
        plain = plain && v.list->items[i].type == NB_NUMBER;
    return plain;
}

bool nb_is_named_tuple(struct nb_value v)
{
    return v.type == NB_TUPLE && v.list->style && v.list->style->fields;
}

/* What is deeper than lists can be is an item. */
static size_t flatten(const struct nb_list *list, int depth, struct nb_value *out)
{
    size_t n = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct nb_value v = list->items[i];
        if ((v.type == NB_LIST || v.type == NB_TUPLE) && depth < NB_LIST_DEEPEST)
            n += flatten(v.list, depth + 1, out ? out + n : NULL);
        else if (out)
            out[n++] = v;
        else
            n++;
    }
    return n;
}

struct nb_value nb_list_flat(struct nb_gc *gc, const struct nb_list *list)
{
    struct nb_value v = nb_list_new(gc, NB_LIST, flatten(list, 0, NULL));
    flatten(list, 0, v.list->items);
    return v;
}

const char *nb_type_name(struct nb_value v)
{
    switch (v.type) {
    case NB_NUMBER:
        return nb_is_truth(v) ? _("a truth value") : _("a number");
    case NB_TENSOR:
        return _("a tensor");
    case NB_FUNCTION:
        return v.function->kind == NB_OBJECT ? _("an object") : _("a function");
    case NB_STRING:
        return _("a string");
    case NB_LIST:
        return _("a list");
    case NB_TUPLE:
        return _("a tuple");
    case NB_INTERVAL:
        return _("an interval");
    case NB_STEPS:
        return _("a range");
    case NB_MODULE:
        return _("a module");
    case NB_DICT:
        return _("a dictionary");
    case NB_NONE:
    case NB_ABSENT:
        break;
    }
    return _("None");
}

void nb_value_mark(struct nb_gc *gc, struct nb_value v)
{
    switch (v.type) {
    case NB_NUMBER:
        if (nb_is_plain(v))
            break;
        /* fall through */
    case NB_TENSOR:
        if (v.type == NB_TENSOR && v.entity)
            nb_gc_mark(gc, &v.entity->obj);
        /* fall through */
    case NB_STEPS:
        nb_gc_mark(gc, &v.node->obj);
        break;
    case NB_FUNCTION:
        nb_gc_mark(gc, &v.function->obj);
        break;
    case NB_STRING:
        nb_gc_mark(gc, &v.text->obj);
        break;
    case NB_LIST:
    case NB_TUPLE:
    case NB_INTERVAL:
        nb_gc_mark(gc, &v.list->obj);
        break;
    case NB_DICT:
        nb_gc_mark(gc, &v.dict->obj);
        break;
    case NB_ABSENT:
    case NB_NONE:
    case NB_MODULE:
        break;
    }
}
