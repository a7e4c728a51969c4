/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's dictionaries: values by keys, in the order in which the keys came. */
#ifndef NB_VALUE_DICT_H
#define NB_VALUE_DICT_H

#include "base/symtab.h"
#include "value/value.h"

struct nb_dict {
    struct nb_obj obj;
    bool set;                       /* a set, of the keys */
    struct nb_value *keys, *values; /* owned; count of each */
    size_t count, cap, values_cap;
    struct nb_symtab places; /* a key as text -> its place, as a pointer to entries */
    size_t *at;              /* owned: the places that the table points to */
};

struct nb_value nb_dict_new(struct nb_gc *gc);
/* Where the key's value is, until the next change; NULL: there is none. */
struct nb_value *nb_dict_find(const struct nb_dict *d, struct nb_value key);
/* By a text. */
struct nb_value *nb_dict_named(const struct nb_dict *d, const char *name);
/* Whether a value can be a key: numbers, texts, tuples of them, functions, None. */
bool nb_dict_is_key(struct nb_value key);
/* Gives the key, which is one, a value. */
void nb_dict_put(struct nb_gc *gc, struct nb_dict *d, struct nb_value key, struct nb_value v);
/* The same by a text. */
void nb_dict_name(struct nb_gc *gc, struct nb_dict *d, const char *name, struct nb_value v);
/* Takes the key out; false: it is not there. */
bool nb_dict_take(struct nb_dict *d, struct nb_value key);
void nb_dict_clear(struct nb_dict *d);
/* Puts the keys of a set that are whole numbers into the order of their sizes. */
void nb_set_in_order(struct nb_dict *set);

#endif
