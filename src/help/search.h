/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ??word: names, texts and properties that have the words, the best first. */
#ifndef NB_HELP_SEARCH_H
#define NB_HELP_SEARCH_H

#include <stdbool.h>

struct nb_interp;
struct nb_op;

/* Prints a line for each that is found, a screen at most. False: nothing is. */
bool nb_help_search(struct nb_interp *in, const char *text);
/* Whether a text of Chinese words, each of the table of chinese.c, is about a function. */
bool nb_help_means(const struct nb_op *op, const char *text);

#endif
