/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocation that cannot return NULL: when memory is gone, a message and exit.
 *
 * Sizes that come from the user are checked before they get here and are the
 * user's error (see nb_size_fits); what fails here is the machine's trouble. */
#ifndef NB_BASE_XALLOC_H
#define NB_BASE_XALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Called once by programs that evaluate: freed memory stays with the process for
 * the next tensor, instead of going back and coming anew as page faults that cost
 * more than the arithmetic; but between statements what is free beyond half a GiB
 * goes back, which the second call sees to. */
void nb_keep_freed_memory(void);
void nb_return_freed_memory(void);

void *nb_xmalloc(size_t size);
/* count * size zeroed bytes; the product is checked for overflow. */
void *nb_xcalloc(size_t count, size_t size);
/* Room for `count` doubles, not cleared, more than a few at the start of a cache line; large ones
 * are asked for in large pages. Freed with free(). */
double *nb_numbers_new(size_t count);
char *nb_xstrdup(const char *text);
char *nb_xstrndup(const char *text, size_t len);

/* Grows *array, of elements of the given size, so that it holds at least
 * `need` of them; *cap is its capacity and at least doubles. */
void *nb_grow(void *array, size_t *cap, size_t need, size_t size);

/* Whether `count` doubles may be allocated at all: a limit well below the
 * address space, so that linspace(0, 1, 1e18) is refused and not tried. */
bool nb_size_fits(double count);

#endif
