/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an event of a curve happens (proof/event.h): all zeros, or all whole numbers, of
 * its expression on an interval, each to the double that is nearest. None is missed that
 * the expression's enclosure does not rule out. */
#ifndef NB_CURVE_EVENT_SEARCH_H
#define NB_CURVE_EVENT_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "proof/event.h"

struct nb_event_search;

/* The double nearest to where it happens; exact: right there, as far as doubles compute. */
struct nb_place_at {
    double x;
    bool exact;
};

/* The event's expression lives as long as the search. */
struct nb_event_search *nb_event_search_new(struct nb_event event, struct nb_expr *var);
void nb_event_search_free(struct nb_event_search *s);
/* The places in [lo, hi], lo < hi; out has room for most + 1. Returns how many were found;
 * most + 1 says that there are more than `most`. */
size_t nb_event_places(struct nb_event_search *s, double lo, double hi, struct nb_place_at *out,
                       size_t most);

#endif
