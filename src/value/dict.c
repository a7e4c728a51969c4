/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dictionaries. A key is found by a text that equal keys have in common: 1, 1.0 and True are
 * one key, "1" is another. */
#include "config.h"

#include "value/dict.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "value/function.h"

static void trace_dict(struct nb_gc *gc, struct nb_obj *obj)
{
    const struct nb_dict *d = (const struct nb_dict *)obj;
    for (size_t i = 0; i < d->count; i++) {
        nb_value_mark(gc, d->keys[i]);
        nb_value_mark(gc, d->values[i]);
    }
}

static void fini_dict(struct nb_obj *obj)
{
    nb_dict_clear((struct nb_dict *)obj);
}

static const struct nb_class dict_class = {"dict", trace_dict, fini_dict};

struct nb_value nb_dict_new(struct nb_gc *gc)
{
    struct nb_dict *d = nb_gc_new(gc, &dict_class, sizeof *d);
    return (struct nb_value){.type = NB_DICT, .dict = d};
}

bool nb_dict_is_key(struct nb_value key)
{
    if (key.type == NB_TUPLE) {
        for (size_t i = 0; i < key.list->count; i++)
            if (!nb_dict_is_key(key.list->items[i]))
                return false;
        return true;
    }
    return key.type == NB_NONE || key.type == NB_STRING || key.type == NB_FUNCTION ||
           nb_is_numeric(key);
}

static void add_key(struct nb_value key, struct nb_buf *out)
{
    if (key.type == NB_STRING)
        nb_buf_printf(out, "'%zu %s", key.text->len, key.text->bytes);
    else if (key.type == NB_NONE)
        nb_buf_addc(out, 'N');
    else if (nb_is_plain(key))
        nb_buf_printf(out, "%a %a", key.num + 0.0,
                      key.kind == NB_KIND_WHOLE ? key.rest + 0.0 : 0.0);
    else if (key.type != NB_TUPLE)
        nb_buf_printf(out, "%p", (void *)key.function);
    for (size_t i = 0; key.type == NB_TUPLE && i < key.list->count; i++) {
        nb_buf_addc(out, '(');
        add_key(key.list->items[i], out);
    }
    if (key.type == NB_TUPLE)
        nb_buf_addc(out, ')');
}

/* The place of a text among the keys, or count. */
static size_t place_of(const struct nb_dict *d, const char *text)
{
    const size_t *at = nb_symtab_get(&d->places, text);
    return at ? (size_t)(at - d->at) : d->count;
}

static size_t find(const struct nb_dict *d, struct nb_value key)
{
    struct nb_buf text = {0};
    add_key(key, &text);
    const size_t at = place_of(d, nb_buf_text(&text));
    nb_buf_free(&text);
    return at;
}

struct nb_value *nb_dict_find(const struct nb_dict *d, struct nb_value key)
{
    const size_t at = find(d, key);
    return at < d->count ? &d->values[at] : NULL;
}

/* The table of places, anew: what it points to has moved. */
static void index_again(struct nb_dict *d)
{
    nb_symtab_free(&d->places);
    d->places = (struct nb_symtab){0};
    for (size_t i = 0; i < d->count; i++) {
        struct nb_buf text = {0};
        add_key(d->keys[i], &text);
        nb_symtab_put(&d->places, nb_buf_text(&text), &d->at[i]);
        nb_buf_free(&text);
    }
}

static void add(struct nb_gc *gc, struct nb_dict *d, struct nb_value key, struct nb_value v)
{
    const size_t cap = d->cap;
    d->keys = nb_grow(d->keys, &d->cap, d->count + 1, sizeof *d->keys);
    d->values = nb_grow(d->values, &d->values_cap, d->count + 1, sizeof *d->values);
    d->keys[d->count] = key;
    d->values[d->count++] = v;
    nb_gc_note_bytes(gc, 4 * sizeof v);
    if (d->cap != cap) {
        free(d->at);
        d->at = nb_xcalloc(d->cap, sizeof *d->at);
        index_again(d);
        return;
    }
    struct nb_buf text = {0};
    add_key(key, &text);
    nb_symtab_put(&d->places, nb_buf_text(&text), &d->at[d->count - 1]);
    nb_buf_free(&text);
}

void nb_dict_put(struct nb_gc *gc, struct nb_dict *d, struct nb_value key, struct nb_value v)
{
    struct nb_value *there = nb_dict_find(d, key);
    if (there)
        *there = v;
    else
        add(gc, d, key, v);
}

/* A text as a key, without an object for it. */
static size_t find_name(const struct nb_dict *d, const char *name)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, "'%zu %s", strlen(name), name);
    const size_t at = place_of(d, nb_buf_text(&text));
    nb_buf_free(&text);
    return at;
}

struct nb_value *nb_dict_named(const struct nb_dict *d, const char *name)
{
    const size_t at = find_name(d, name);
    return at < d->count ? &d->values[at] : NULL;
}

void nb_dict_name(struct nb_gc *gc, struct nb_dict *d, const char *name, struct nb_value v)
{
    const size_t at = find_name(d, name);
    if (at < d->count)
        d->values[at] = v;
    else
        add(gc, d, nb_string(gc, name, strlen(name)), v);
}

bool nb_dict_take(struct nb_dict *d, struct nb_value key)
{
    const size_t at = find(d, key);
    if (at == d->count)
        return false;
    d->count--;
    memmove(d->keys + at, d->keys + at + 1, (d->count - at) * sizeof *d->keys);
    memmove(d->values + at, d->values + at + 1, (d->count - at) * sizeof *d->values);
    index_again(d);
    return true;
}

void nb_dict_clear(struct nb_dict *d)
{
    nb_symtab_free(&d->places);
    free(d->keys);
    free(d->values);
    free(d->at);
    d->places = (struct nb_symtab){0};
    d->keys = d->values = NULL;
    d->at = NULL;
    d->count = d->cap = d->values_cap = 0;
}

static int by_size(const void *x, const void *y)
{
    const double a = ((const struct nb_value *)x)->num, b = ((const struct nb_value *)y)->num;
    return (a > b) - (a < b);
}

void nb_set_in_order(struct nb_dict *set)
{
    bool sorted = true;
    for (size_t i = 0; i < set->count; i++) {
        if (!nb_is_plain(set->keys[i]) || set->keys[i].kind != NB_KIND_WHOLE)
            return;
        sorted &= i == 0 || set->keys[i - 1].num < set->keys[i].num;
    }
    if (sorted)
        return;
    qsort(set->keys, set->count, sizeof *set->keys, by_size);
    index_again(set);
}
