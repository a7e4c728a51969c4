/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods of texts that cut at words, and those of whole numbers and floats. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "python/python.h"
#include "value/convert.h"

static const char *method(const struct nb_args *a)
{
    return strchr(a->builtin->name, '.') + 1;
}

static const char *self(const struct nb_args *a)
{
    return a->arg[0].text->bytes;
}

static struct nb_value text(struct nb_args *a, const char *s, size_t len)
{
    return nb_string(&a->in->pool->gc, s, len);
}

/* Where the word begins last before `end`, or NULL. */
static const char *find_last(const char *s, const char *end, const char *word)
{
    const size_t len = strlen(word);
    for (const char *at = end - len; at >= s; at--)
        if (memcmp(at, word, len) == 0)
            return at;
    return NULL;
}

static bool separator(struct nb_args *a, const char **sep)
{
    if (!nb_arg_text(a, 1, sep))
        return false;
    return **sep || nb_py_raise(a->in, a->err, "ValueError", "empty separator");
}

/* From the end: the parts are found last first. */
static struct nb_value rsplit(struct nb_args *a)
{
    const char *sep = " ", *s = self(a), *end = s + strlen(s), *at;
    double most = -1;
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, 0);
    if ((a->arg[1].type != NB_NONE && nb_given(a, 1) && !separator(a, &sep)) ||
        !nb_arg_number(a, 2, &most))
        return NB_FAILED;
    for (; (most < 0 || (double)list.list->count < most) && (at = find_last(s, end, sep)); end = at)
        nb_list_push(&a->in->pool->gc, list.list,
                     text(a, at + strlen(sep), (size_t)(end - at) - strlen(sep)));
    nb_list_push(&a->in->pool->gc, list.list, text(a, s, (size_t)(end - s)));
    for (size_t i = 0, n = list.list->count; i < n / 2; i++) {
        const struct nb_value v = list.list->items[i];
        list.list->items[i] = list.list->items[n - 1 - i];
        list.list->items[n - 1 - i] = v;
    }
    return list;
}

/* partition and rpartition: what is before a word, the word, what is behind it. */
static struct nb_value partition(struct nb_args *a)
{
    const bool last = method(a)[0] == 'r';
    const char *sep = "", *s = self(a), *end = s + strlen(s);
    if (!separator(a, &sep))
        return NB_FAILED;
    const char *at = last ? find_last(s, end, sep) : strstr(s, sep);
    struct nb_value parts = nb_list_new(&a->in->pool->gc, NB_TUPLE, 3), *to = parts.list->items;
    to[0] = at ? text(a, s, (size_t)(at - s)) : text(a, last ? "" : s, last ? 0 : strlen(s));
    to[1] = text(a, sep, at ? strlen(sep) : 0);
    to[2] = at ? text(a, at + strlen(sep), strlen(at) - strlen(sep))
               : text(a, last ? s : "", last ? strlen(s) : 0);
    return parts;
}

static struct nb_value without(struct nb_args *a)
{
    const bool prefix = strcmp(method(a), "removeprefix") == 0;
    const char *word = "", *s = self(a);
    if (!nb_arg_text(a, 1, &word))
        return NB_FAILED;
    const size_t len = strlen(s), n = strlen(word);
    const bool has = n <= len && memcmp(prefix ? s : s + len - n, word, n) == 0;
    return text(a, has && prefix ? s + n : s, has ? len - n : len);
}

static struct nb_value expand_tabs(struct nb_args *a)
{
    double size = 8;
    struct nb_buf b = {0};
    size_t column = 0;
    if (!nb_arg_number(a, 1, &size))
        return NB_FAILED;
    for (const char *s = self(a); *s; s++) {
        const size_t room = *s == '\t' && size >= 1 ? (size_t)size - column % (size_t)size : 0;
        if (*s == '\t')
            nb_buf_fill(&b, ' ', room);
        else
            nb_buf_addc(&b, *s);
        column = *s == '\n' ? 0 : column + (*s == '\t' ? room : 1);
    }
    struct nb_value v = text(a, nb_buf_text(&b), b.len);
    nb_buf_free(&b);
    return v;
}

static struct nb_value is_identifier(struct nb_args *a)
{
    const char *s = self(a);
    bool is = *s && !strchr("0123456789", *s);
    for (; *s; s++)
        is &= strchr(" +-*/%()[]{}<>=!,.:;'\"\\@#$^&|~?`\n\t", *s) == NULL;
    return nb_true_or_false(is);
}

static struct nb_value is_integer(struct nb_args *a)
{
    return nb_true_or_false(a->arg[0].num == floor(a->arg[0].num) && isfinite(a->arg[0].num));
}

static struct nb_value bit_length(struct nb_args *a)
{
    int64_t x = llabs(nb_whole_of(a->arg[0]));
    int bits = 0;
    for (; x > 0; x >>= 1)
        bits++;
    return nb_whole(bits);
}

/* Every double is a whole number of parts that are a power of two. */
static struct nb_value ratio(struct nb_args *a)
{
    double x = a->arg[0].num, below = 1;
    while (x != floor(x) && below < 0x1p62) {
        x *= 2;
        below *= 2;
    }
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = nb_whole(x);
    pair.list->items[1] = nb_whole(below);
    return pair;
}

/* dict.fromkeys(keys, value) */
static struct nb_value from_keys(struct nb_args *a)
{
    struct nb_value d = nb_dict_new(&a->in->pool->gc);
    struct nb_value keys = nb_py_items(a, a->arg[0], NB_LIST);
    for (size_t i = 0; keys.type != NB_ABSENT && i < keys.list->count; i++)
        if (!nb_py_own_key(a->in, d.dict, &keys.list->items[i], a->err))
            return NB_FAILED;
        else
            nb_dict_put(&a->in->pool->gc, d.dict, keys.list->items[i],
                        nb_given(a, 1) ? a->arg[1] : nb_none());
    return keys.type == NB_ABSENT ? keys : d;
}

static struct nb_value pop_item(struct nb_args *a)
{
    struct nb_dict *d = a->arg[0].dict;
    if (d->count == 0) {
        nb_py_raise(a->in, a->err, "KeyError", "popitem(): dictionary is empty");
        return NB_FAILED;
    }
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = d->keys[d->count - 1];
    pair.list->items[1] = d->values[d->count - 1];
    nb_dict_take(d, d->keys[d->count - 1]);
    return pair;
}

static const struct nb_builtin rows[] = {
    {.name = "Text.rsplit",
     .params = "text, sep=, maxsplit=",
     .run = rsplit,
     .doc = N_("The parts between separators, cut from the end.")},
    {.name = "Text.partition",
     .params = "text, sep",
     .run = partition,
     .doc = N_("What is before a separator, it, and what is behind it.")},
    {.name = "Text.rpartition",
     .params = "text, sep",
     .run = partition,
     .doc = N_("What is before the last separator, it, and what is behind it.")},
    {.name = "Text.removeprefix",
     .params = "text, prefix",
     .run = without,
     .doc = N_("Without a word that it begins with.")},
    {.name = "Text.removesuffix",
     .params = "text, suffix",
     .run = without,
     .doc = N_("Without a word that it ends with.")},
    {.name = "Text.expandtabs",
     .params = "text, tabsize=",
     .run = expand_tabs,
     .doc = N_("With blanks in place of tabs.")},
    {.name = "Text.isidentifier",
     .params = "text",
     .run = is_identifier,
     .doc = N_("Whether it could be a name.")},
    {.name = "Number.is_integer",
     .params = "number",
     .run = is_integer,
     .doc = N_("Whether a float is whole.")},
    {.name = "Number.bit_length",
     .params = "number",
     .run = bit_length,
     .doc = N_("How many bits a whole number has.")},
    {.name = "Number.as_integer_ratio",
     .params = "number",
     .run = ratio,
     .doc = N_("Two whole numbers with this quotient.")},
    {.name = "Dict.fromkeys",
     .params = "keys, value=",
     .run = from_keys,
     .doc = N_("A dictionary of keys with one value.")},
    {.name = "Dict.popitem",
     .params = "dict",
     .run = pop_item,
     .doc = N_("Takes the last key out, and gives it and its value.")},
};

const struct nb_builtins nb_py_text_more_builtins = NB_BUILTINS(rows, NULL);
