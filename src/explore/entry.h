/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line to type into, below the picture: where to go. */
#ifndef NB_EXPLORE_ENTRY_H
#define NB_EXPLORE_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/input.h"

enum { NB_ENTRY_MAX = 80 };

struct nb_entry {
    char text[NB_ENTRY_MAX]; /* UTF-8 */
    size_t len, at;          /* at: of the caret */
    char *error;             /* what was wrong with it; owned, or NULL */
};

struct nb_explorer;

void nb_entry_free(struct nb_entry *t);
/* While it is open, it takes all keys and texts. */
bool nb_entry_takes(struct nb_explorer *e, const struct nb_input *in);
void nb_entry_mark(struct nb_explorer *e);

#endif
