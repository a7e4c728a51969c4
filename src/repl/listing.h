/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of what may be typed, below the line: with a few words about each where there is room
 * for one a line, else in columns; never more than a screen at a time. */
#ifndef NB_REPL_LISTING_H
#define NB_REPL_LISTING_H

#include <stddef.h>
#include <stdio.h>

struct nb_listed {
    char *text, *shown, *doc; /* what is inserted, what is listed, what it is or NULL */
};

/* A zeroed struct is an empty list. */
struct nb_listing {
    struct nb_listed *items;
    size_t count, cap;
    size_t printed; /* how many the last pages have shown */
    char *key;      /* the text of all, by which the next page knows the last one */
};

void nb_listing_clear(struct nb_listing *l);
void nb_listing_add(struct nb_listing *l, const char *text, const char *shown, const char *doc);
/* Each text once, keywords (which end in '=') as they came and first, the others sorted. */
void nb_listing_order(struct nb_listing *l);
/* Prints a page; of the same list, the next one. */
void nb_listing_print(struct nb_listing *l, FILE *out);
void nb_listing_free(struct nb_listing *l);

#endif
