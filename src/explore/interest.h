/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of interest: roots, extrema, inflections, kinks, crossings, asymptotes of the
 * functions of the panel at the pointer. They are looked for when the view has come to rest,
 * beside all else (search.h), and the pointer holds on to them. */
#ifndef NB_EXPLORE_INTEREST_H
#define NB_EXPLORE_INTEREST_H

#include "explore/explorer.h"
#include "seen/reading.h"
#include "seen/search.h"

struct nb_interest {
    struct nb_search *search; /* that is under way; owned */
    struct nb_pois found;     /* owned */
    /* What was looked at, or is; nothing where `known` and `sought` are false. */
    bool known, sought;
    size_t panel;
    double lo, hi;
    /* A point that was gone to by a key, until the pointer moves. */
    bool held;
    size_t at;
    double from_x, from_y;     /* where the pointer was then */
    const struct nb_poi *read; /* what is read, or NULL; borrowed from `found` */
};

/* Nothing is known any more: curves have changed. */
void nb_interest_forget(struct nb_explorer *e);
void nb_interest_free(struct nb_explorer *e);
/* Begins to look for what is in view, if it is not known; and takes what was found. */
void nb_interest_seek(struct nb_explorer *e);
/* Whether something is being looked for. */
bool nb_interest_is_busy(const struct nb_explorer *e);
/* The pointer has moved: what a key went to is let go. */
void nb_interest_let_go(struct nb_explorer *e);

/* What is read becomes the point that the pointer holds on to, or that a key went to, if there
 * is one. */
void nb_interest_snap(struct nb_explorer *e);
/* "minimum (-1.2785, -0.27846)    silu″ 0.38", if that is what is read. */
bool nb_interest_text(const struct nb_explorer *e, struct nb_buf *out);
/* Marks them all, and their asymptotes (interest_marks.c). */
void nb_interest_mark(struct nb_explorer *e);
/* "root, kink", as one reads it. */
void nb_interest_add_kinds(unsigned kinds, struct nb_buf *out);

#endif
