/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs that the C library sorts, merged from the bottom up. */
#include "config.h"

#include "base/sort.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/xalloc.h"

enum { RUN = 1 << 12 }; /* items: some 0.3 ms */

struct sort {
    size_t count, size;
    int (*compare)(const void *, const void *);
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Items [at, middle) and [middle, end) of `from`, each in order, into `to`. */
static void merge(const struct sort *s, const char *from, char *to, size_t at, size_t middle,
                  size_t end)
{
    size_t i = at, k = middle;
    for (size_t n = at; n < end; n++) {
        const bool left =
            i < middle && (k == end || s->compare(from + i * s->size, from + k * s->size) <= 0);
        memcpy(to + n * s->size, from + (left ? i++ : k++) * s->size, s->size);
        if (n % RUN == 0 && nb_interrupt_pending())
            return;
    }
}

/* Merges runs of `width` items in pairs; false at Ctrl-C, when `from` is still whole. */
static bool merge_all(const struct sort *s, const char *from, char *to, size_t width)
{
    for (size_t at = 0; at < s->count && !nb_interrupt_pending(); at += 2 * width)
        merge(s, from, to, at, least(at + width, s->count), least(at + 2 * width, s->count));
    return !nb_interrupt_pending();
}

void nb_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    const struct sort s = {count, size, compare};
    char *from = items;
    for (size_t at = 0; at < count && !nb_interrupt_pending(); at += RUN)
        qsort(from + at * size, least(RUN, count - at), size, compare);
    if (count <= RUN || nb_interrupt_pending())
        return;
    char *other = nb_xmalloc(count * size), *to = other;
    for (size_t width = RUN; width < count && merge_all(&s, from, to, width); width *= 2) {
        char *merged = to;
        to = from;
        from = merged;
    }
    if (from != items)
        memcpy(items, from, count * size);
    free(other);
}

static int rising(const void *p, const void *q)
{
    const double x = *(const double *)p, y = *(const double *)q;
    return x < y ? -1 : x > y ? 1 : (x != x) - (y != y);
}

void nb_sort_numbers(double *x, size_t count)
{
    nb_sort(x, count, sizeof *x, rising);
}
