/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short lines joined into long ones. */
#ifndef NB_CURVE_JOIN_H
#define NB_CURVE_JOIN_H

#include "curve/trace.h"

/* An end of a line: the number of the edge that it is on, and where. */
struct nb_line_end {
    size_t edge;
    struct nb_point at;
};

struct nb_line_ends {         /* zeroed: none */
    struct nb_line_end *ends; /* two a line */
    size_t count, cap;
};

void nb_line_ends_add(struct nb_line_ends *j, struct nb_line_end from, struct nb_line_end to);
/* Adds the lines to the trace, those joined that end on the same edge; no edge has more than
 * two ends. */
void nb_line_ends_lines(const struct nb_line_ends *j, struct nb_trace *t);
void nb_line_ends_free(struct nb_line_ends *j);

#endif
