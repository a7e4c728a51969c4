/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ??word: names, texts and properties that have the words, the best first. */
#ifndef NB_HELP_SEARCH_H
#define NB_HELP_SEARCH_H

#include <stdbool.h>

struct nb_interp;

/* Prints a line for each that is found, a screen at most. False: nothing is. */
bool nb_help_search(struct nb_interp *in, const char *text);

#endif
