/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Map from names to pointers, kept in the order of insertion, and the search
 * for the name a user meant. */
#ifndef NB_BASE_SYMTAB_H
#define NB_BASE_SYMTAB_H

#include <stdbool.h>
#include <stddef.h>

struct nb_symbol {
    char *name; /* owned by the table, unless it borrows */
    void *value;
};

/* A zeroed struct nb_symtab is an empty one. */
struct nb_symtab {
    struct nb_symbol *entries; /* in the order of insertion */
    size_t count, cap;
    size_t *slots; /* hash table: index into entries + 1, 0 is free */
    size_t slot_count;
    bool borrows; /* set at first: names live as long as the table, and are not copied */
};

/* The value of the name, or NULL. */
void *nb_symtab_get(const struct nb_symtab *t, const char *name);
/* Sets the name's value (not NULL) and returns what it was before, or NULL. */
void *nb_symtab_put(struct nb_symtab *t, const char *name, void *value);
/* Takes the name out and returns its value, or NULL. */
void *nb_symtab_take(struct nb_symtab *t, const char *name);
void nb_symtab_free(struct nb_symtab *t);

/* Edits from a to b: insert, delete, replace, swap of neighbours. */
size_t nb_edit_distance(const char *a, const char *b);

/* Finds the candidate nearest to `name`: feed it all, then read `best`, which
 * is NULL when nothing came near. */
struct nb_nearest {
    const char *name;
    const char *best;
    size_t distance;
};

void nb_nearest_offer(struct nb_nearest *n, const char *candidate);

#endif
