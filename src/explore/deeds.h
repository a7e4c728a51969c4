/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys and hands do: one table, which the list of keys, its tests and the manual walk. */
#ifndef NB_EXPLORE_DEEDS_H
#define NB_EXPLORE_DEEDS_H

#include <stddef.h>

#include "explore/explorer.h"

/* Does a row's deed. */
typedef void nb_deed_do(struct nb_explorer *e, const struct nb_input *in);

struct nb_deed {
    const char *keys; /* as they are told: "Tab"; "" where the row before tells them, too;
                       * NULL: the row is a heading, doc, of those after it */
    int key;          /* 0: of the mouse, and no key */
    unsigned mods;    /* that must be held; Shift is free where `any_shift` */
    bool any_shift, repeats, final; /* held, it goes on; it cannot be taken back */
    nb_deed_do *run;                /* NULL: of the mouse */
    const char *doc;                /* to be translated; "" where the row before tells it */
};

extern const struct nb_deed nb_deeds[];
extern const size_t nb_deed_count;

/* The row of an input; NULL where it does nothing. */
const struct nb_deed *nb_deed_find(const struct nb_input *in);
/* Does what the key does. */
void nb_deed_run(struct nb_explorer *e, const struct nb_input *in);

#endif
