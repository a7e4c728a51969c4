/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far work is that takes longer than a second, in a line of the terminal that is gone
 * when it is done. Whoever works says how many of his steps are done; work inside of a step is
 * a part of it. A NULL for struct nb_progress: nobody looks. One thread tells. */
#ifndef NB_BASE_PROGRESS_H
#define NB_BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct nb_progress {
    double begun, seen;  /* when: the whole began, the clock was read last */
    double shown;        /* and the line was drawn */
    double from, width;  /* which part of the whole is being done, of 1 */
    size_t depth;        /* parts under way */
    unsigned skip, rest; /* steps from one look at the clock to the next; that are left */
    bool visible;
};

/* A part under way: where it lies in the whole. */
struct nb_progress_part {
    double from, width;
};

/* Whether standard error is a terminal that can take a line back. */
bool nb_progress_is_seen(void);
struct nb_progress_part nb_progress_begin(struct nb_progress *p);
/* So many of the part's steps are done; what begins now is the next one. */
void nb_progress_step(struct nb_progress *p, struct nb_progress_part part, double done, double of);
void nb_progress_end(struct nb_progress *p, struct nb_progress_part part);
/* Takes the line away, for something that is printed. */
void nb_progress_clear(struct nb_progress *p);

#endif
