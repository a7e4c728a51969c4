/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting that Ctrl-C ends. */
#ifndef NB_BASE_SORT_H
#define NB_BASE_SORT_H

#include <stddef.h>

/* As qsort, and stable. At Ctrl-C it ends at once: the items are all there, in no order. */
void nb_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));

#endif
