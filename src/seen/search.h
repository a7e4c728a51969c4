/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The points of interest of some functions on an interval, looked for beside all else: by a
 * thread, in a pool of its own, so that nobody waits for it. */
#ifndef NB_SEEN_SEARCH_H
#define NB_SEEN_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/axes.h"
#include "proof/marks.h"

/* A point may be of several kinds: each is a bit, that of a mark (1 << enum nb_mark_kind),
 * or this one. */
enum { NB_POINT_CROSSING = 1 << (NB_MARK_OPEN + 1) };

struct nb_poi {
    unsigned kinds;
    size_t curve, other; /* the axes' curves that have it; `other`: at a crossing */
    double x, y;         /* an asymptote's is at an infinite x; a pole has no y */
    double left, right;  /* slopes of a kink, limits of a jump; an asymptote's slope, left */
};

struct nb_pois {
    struct nb_poi *list; /* from left to right */
    size_t count;
};

struct nb_search;

/* Begins to look at these curves of the axes, functions all, on lo..hi; all is borrowed for
 * the call alone. */
struct nb_search *nb_search_begin(const struct nb_axes *axes, const size_t *curves, size_t count,
                                  double lo, double hi);
bool nb_search_is_done(const struct nb_search *s);
/* It is no more wanted, and will be done soon. */
void nb_search_give_up(struct nb_search *s);
/* Waits until it is done, frees it, and returns what was found, the caller's to free; nothing,
 * where it was given up. */
struct nb_pois nb_search_end(struct nb_search *s);

#endif
