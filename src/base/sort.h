/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting that Ctrl-C ends: the items are then all there, in no order. */
#ifndef NB_BASE_SORT_H
#define NB_BASE_SORT_H

#include <stddef.h>

/* As qsort, and stable. */
void nb_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));
/* From the least to the largest; NaN last. */
void nb_sort_numbers(double *x, size_t count);

#endif
