/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an input has changed of variables, lists and settings, and the way back. Values never
 * change but for lists and gradients, so that what was is a table of what names held; it is
 * compared with the names after each input. */
#ifndef NB_VALUE_CHANGES_H
#define NB_VALUE_CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "value/interp.h"
#include "value/settings.h"

/* What a name holds, with the gradient that its tensor asks for. */
struct nb_held {
    char *name;        /* owned */
    struct nb_value v; /* NB_ABSENT: nothing */
    struct nb_expr *grad;
    bool leaf;
};

/* The items of a list. */
struct nb_items_held {
    struct nb_list *list;
    struct nb_value *items; /* owned */
    size_t count;
};

/* All names, lists and settings, as they were when it was last brought up to date. A zeroed
 * one knows nothing. */
struct nb_trail {
    struct nb_held *names; /* in the order of the globals */
    size_t count, cap;
    struct nb_items_held *lists;
    size_t list_count, list_cap;
    size_t forgotten; /* nb_interp.forgotten at that time */
    struct nb_settings settings;
    bool taken;
};

/* What was different before. A zeroed one is empty. */
struct nb_changes {
    struct nb_held *names;
    size_t count, cap;
    struct nb_items_held *lists;
    size_t list_count, list_cap;
    struct nb_settings settings;
    bool of_settings;
};

/* Brings the trail up to date; what differed, but for ans, is added to `before`, if not NULL. */
void nb_trail_follow(struct nb_trail *s, struct nb_interp *in, struct nb_changes *before);
void nb_trail_mark(const struct nb_trail *s, struct nb_gc *gc);
void nb_trail_free(struct nb_trail *s);

bool nb_changes_are_some(const struct nb_changes *c);
/* Puts back what was; the changes are then those that lead here again. The trail is up to
 * date before and after. */
void nb_changes_exchange(struct nb_changes *c, struct nb_trail *s, struct nb_interp *in);
/* Appends what an exchange has brought: "x is 3 again, y is gone". */
void nb_changes_tell(const struct nb_changes *c, struct nb_interp *in, struct nb_buf *out);
/* Bytes that are kept for it, about. */
double nb_changes_size(const struct nb_changes *c);
void nb_changes_mark(const struct nb_changes *c, struct nb_gc *gc);
void nb_changes_free(struct nb_changes *c);

#endif
