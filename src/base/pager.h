/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are longer than the screen, by the user's pager: $PAGER, else less. */
#ifndef NB_BASE_PAGER_H
#define NB_BASE_PAGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct nb_pager {
    FILE **stream, *terminal; /* terminal: where *stream went before; NULL: nothing is held */
    char *text;
    size_t len;
};

/* Holds back what is written to *stream from now on, if it is wanted and that is a terminal. */
void nb_pager_begin(struct nb_pager *p, FILE **stream, bool wanted);
/* Shows it: in the pager where it has more lines than the screen. */
void nb_pager_end(struct nb_pager *p);

#endif
