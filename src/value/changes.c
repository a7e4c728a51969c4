/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes: found by comparing, undone by exchanging. */
#include "config.h"

#include "value/changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "number/parallel.h"

enum { DEEPEST = 8 /* lists in lists that are walked */ };

/* ---- Comparing --------------------------------------------------------------- */

static bool same_bits(double x, double y)
{
    return memcmp(&x, &y, sizeof x) == 0;
}

/* The very same value, not one that equals it. */
static bool same(struct nb_value a, struct nb_value b)
{
    if (a.type != b.type)
        return false;
    switch (a.type) {
    case NB_ABSENT:
    case NB_NONE:
        return true;
    case NB_NUMBER:
        return a.kind == b.kind && same_bits(a.rest, b.rest) &&
               (a.kind == NB_KIND_NODE ? a.node == b.node : same_bits(a.num, b.num));
    case NB_MODULE:
        return a.module == b.module && a.object == b.object;
    case NB_TENSOR:
        return a.node == b.node && a.look == b.look;
    default:
        return a.list == b.list; /* all others are one pointer */
    }
}

static bool has_node(struct nb_value v)
{
    return v.type == NB_TENSOR || (v.type == NB_NUMBER && v.kind == NB_KIND_NODE);
}

static struct nb_held held(const struct nb_interp *in, char *name, struct nb_value v)
{
    struct nb_held h = {.name = name, .v = v};
    const struct nb_tracked *t =
        in->autograd.count > 0 && has_node(v) ? nb_autograd_find(&in->autograd, v.node) : NULL;
    if (t) {
        h.grad = t->grad;
        h.leaf = t->leaf;
    }
    return h;
}

static bool same_held(const struct nb_held *a, const struct nb_held *b)
{
    return same(a->v, b->v) && a->grad == b->grad && a->leaf == b->leaf;
}

static bool same_items(const struct nb_items_held *l)
{
    if (l->count != l->list->count)
        return false;
    for (size_t i = 0; i < l->count; i++)
        if (!same(l->items[i], l->list->items[i]))
            return false;
    return true;
}

/* How arrays print; the rest are rows. */
static bool same_settings(const struct nb_settings *a, const struct nb_settings *b)
{
    const struct nb_array_options *p = &a->array, *q = &b->array;
    const struct nb_setting *row;
    for (size_t i = 0; (row = nb_setting_at(i)); i++)
        if (nb_settings_value(a, row) != nb_settings_value(b, row))
            return false;
    return p->precision == q->precision && p->threshold == q->threshold &&
           p->edgeitems == q->edgeitems && p->linewidth == q->linewidth &&
           p->suppress == q->suppress;
}

/* ---- The trail ---------------------------------------------------------------- */

static void add_held(struct nb_changes *c, struct nb_held h)
{
    c->names = nb_grow(c->names, &c->cap, c->count + 1, sizeof *c->names);
    h.name = nb_xstrdup(h.name);
    c->names[c->count++] = h;
}

/* A difference that is told; ans is nobody's. */
static void note(struct nb_changes *before, const struct nb_held *was)
{
    if (before && strcmp(was->name, "ans") != 0)
        add_held(before, *was);
}

static bool may_have_lists(const struct nb_held *h)
{
    return h->v.type == NB_LIST || h->v.type == NB_TUPLE;
}

/* The i-th name, which is new. Returns whether lists may have come. */
static bool take_new(struct nb_trail *s, struct nb_interp *in, size_t i, struct nb_changes *before)
{
    const struct nb_symbol *entry = &in->globals.entries[i];
    s->names = nb_grow(s->names, &s->cap, i + 1, sizeof *s->names);
    s->names[i] = held(in, nb_xstrdup(entry->name), *(struct nb_value *)entry->value);
    s->count = i + 1;
    note(before, &(struct nb_held){.name = entry->name});
    return may_have_lists(&s->names[i]);
}

/* The names are the same and in the same order as before, with new ones at the end. Returns
 * whether lists may have come or gone. */
static bool follow_names(struct nb_trail *s, struct nb_interp *in, struct nb_changes *before)
{
    bool lists = false;
    for (size_t i = 0; i < s->count; i++) {
        struct nb_held *was = &s->names[i];
        const struct nb_held is =
            held(in, was->name, *(struct nb_value *)in->globals.entries[i].value);
        if (same_held(was, &is))
            continue;
        note(before, was);
        lists |= may_have_lists(was) || may_have_lists(&is);
        *was = is;
    }
    for (size_t i = s->count; i < in->globals.count; i++)
        lists |= take_new(s, in, i, before);
    return lists;
}

/* Names have gone: each is looked for. */
static void compare_each(const struct nb_trail *s, struct nb_interp *in, struct nb_changes *before)
{
    struct nb_symtab old = {.borrows = true};
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_held *was = &s->names[i];
        const struct nb_value *cell = nb_symtab_get(&in->globals, was->name);
        nb_symtab_put(&old, was->name, &s->names[i]);
        const struct nb_held is = held(in, was->name, cell ? *cell : (struct nb_value){0});
        if (!same_held(was, &is))
            note(before, was);
    }
    for (size_t i = 0; i < in->globals.count; i++)
        if (!nb_symtab_get(&old, in->globals.entries[i].name))
            note(before, &(struct nb_held){.name = in->globals.entries[i].name});
    nb_symtab_free(&old);
}

static void forget_names(struct nb_trail *s)
{
    for (size_t i = 0; i < s->count; i++)
        free(s->names[i].name);
    s->count = 0;
}

static void copy_items(struct nb_items_held *l)
{
    l->count = l->list->count;
    l->items = nb_xcalloc(l->count + 1, sizeof *l->items);
    if (l->count > 0)
        memcpy(l->items, l->list->items, l->count * sizeof *l->items);
}

/* The lists that a value is made of; NB_TUPLE never changes, but its items may. */
static void add_lists(struct nb_trail *s, struct nb_value v, int depth)
{
    if ((v.type != NB_LIST && v.type != NB_TUPLE) || depth > DEEPEST)
        return;
    if (v.type == NB_LIST) {
        s->lists = nb_grow(s->lists, &s->list_cap, s->list_count + 1, sizeof *s->lists);
        struct nb_items_held *l = &s->lists[s->list_count++];
        *l = (struct nb_items_held){.list = v.list};
        copy_items(l);
    }
    for (size_t i = 0; i < v.list->count; i++)
        add_lists(s, v.list->items[i], depth + 1);
}

static void free_lists(struct nb_items_held *lists, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(lists[i].items);
}

/* Of a list that two names hold the first copy. */
static bool is_noted(const struct nb_changes *c, const struct nb_list *list)
{
    for (size_t i = 0; i < c->list_count; i++)
        if (c->lists[i].list == list)
            return true;
    return false;
}

/* The items go over to the changes, with the names whose value the list is. */
static void note_list(const struct nb_trail *s, struct nb_items_held *l, struct nb_changes *before)
{
    if (!before || is_noted(before, l->list))
        return;
    before->lists =
        nb_grow(before->lists, &before->list_cap, before->list_count + 1, sizeof *before->lists);
    before->lists[before->list_count++] = *l;
    l->items = NULL;
    for (size_t i = 0; i < s->count; i++)
        if (s->names[i].v.type == NB_LIST && s->names[i].v.list == l->list)
            note(before, &s->names[i]);
}

static bool compare_lists(struct nb_trail *s, struct nb_changes *before)
{
    bool differ = false;
    for (size_t i = 0; i < s->list_count; i++) {
        if (same_items(&s->lists[i]))
            continue;
        note_list(s, &s->lists[i], before);
        differ = true;
    }
    return differ;
}

static void take_lists(struct nb_trail *s)
{
    free_lists(s->lists, s->list_count);
    s->list_count = 0;
    for (size_t i = 0; i < s->count; i++)
        add_lists(s, s->names[i].v, 0);
}

void nb_trail_follow(struct nb_trail *s, struct nb_interp *in, struct nb_changes *before)
{
    const bool fewer = s->forgotten != in->forgotten, others = compare_lists(s, before);
    if (fewer) {
        compare_each(s, in, before);
        forget_names(s);
    }
    if (follow_names(s, in, fewer ? NULL : before) || others || fewer)
        take_lists(s);
    s->forgotten = in->forgotten;
    if (s->taken && before && !same_settings(&s->settings, &in->settings)) {
        before->settings = s->settings;
        before->of_settings = true;
    }
    s->settings = in->settings;
    s->taken = true;
}

/* ---- The way back ---------------------------------------------------------------- */

static void exchange_name(struct nb_held *h, struct nb_interp *in)
{
    const struct nb_value *cell = nb_symtab_get(&in->globals, h->name);
    const struct nb_held is = held(in, h->name, cell ? *cell : (struct nb_value){0});
    if (h->v.type == NB_ABSENT)
        nb_interp_forget(in, h->name);
    else
        nb_interp_assign(in, h->name, h->v);
    if (h->grad || h->leaf || (is.grad && same(is.v, h->v))) {
        struct nb_tracked *t = nb_autograd_track(&in->autograd, h->v.node);
        t->grad = h->grad;
        t->leaf = h->leaf;
    }
    *h = is;
}

static void exchange_list(struct nb_items_held *l)
{
    struct nb_list *list = l->list;
    struct nb_items_held now = {list, list->items, list->count};
    list->items = l->items;
    list->count = list->cap = l->count;
    *l = now;
}

void nb_changes_exchange(struct nb_changes *c, struct nb_trail *s, struct nb_interp *in)
{
    for (size_t i = 0; i < c->count; i++)
        exchange_name(&c->names[i], in);
    for (size_t i = 0; i < c->list_count; i++)
        exchange_list(&c->lists[i]);
    if (c->of_settings) {
        const struct nb_settings now = in->settings;
        in->settings = c->settings;
        c->settings = now;
        const int threads = in->settings.threads;
        in->pool->threads = threads ? (size_t)threads : nb_default_threads();
    }
    nb_trail_follow(s, in, NULL);
}

double nb_changes_size(const struct nb_changes *c)
{
    double size = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct nb_value v = c->names[i].v;
        size += 100;
        if (has_node(v) && v.node->data)
            size += (double)nb_shape_count(v.node->shape) * sizeof(double);
    }
    for (size_t i = 0; i < c->list_count; i++)
        size += (double)c->lists[i].count * sizeof(struct nb_value);
    return size;
}

bool nb_changes_are_some(const struct nb_changes *c)
{
    return c->count > 0 || c->list_count > 0 || c->of_settings;
}

/* ---- Memory ---------------------------------------------------------------------- */

static void mark_held(const struct nb_held *names, size_t count, struct nb_gc *gc)
{
    for (size_t i = 0; i < count; i++) {
        nb_value_mark(gc, names[i].v);
        if (names[i].grad)
            nb_gc_mark(gc, &names[i].grad->obj);
    }
}

static void mark_lists(const struct nb_items_held *lists, size_t count, struct nb_gc *gc)
{
    for (size_t i = 0; i < count; i++) {
        nb_gc_mark(gc, &lists[i].list->obj);
        for (size_t k = 0; k < lists[i].count; k++)
            nb_value_mark(gc, lists[i].items[k]);
    }
}

void nb_trail_mark(const struct nb_trail *s, struct nb_gc *gc)
{
    mark_held(s->names, s->count, gc);
    mark_lists(s->lists, s->list_count, gc);
}

void nb_changes_mark(const struct nb_changes *c, struct nb_gc *gc)
{
    mark_held(c->names, c->count, gc);
    mark_lists(c->lists, c->list_count, gc);
}

void nb_trail_free(struct nb_trail *s)
{
    forget_names(s);
    free_lists(s->lists, s->list_count);
    free(s->names);
    free(s->lists);
    *s = (struct nb_trail){0};
}

void nb_changes_free(struct nb_changes *c)
{
    for (size_t i = 0; i < c->count; i++)
        free(c->names[i].name);
    free_lists(c->lists, c->list_count);
    free(c->names);
    free(c->lists);
    *c = (struct nb_changes){0};
}
