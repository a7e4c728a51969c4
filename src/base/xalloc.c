/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocation that cannot return NULL. */
#include "config.h"

#include "base/xalloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if HAVE_MALLINFO2
#include <malloc.h>
#endif
#include <sys/mman.h>
#include <unistd.h>

#include "base/i18n.h"

static void *checked(void *p)
{
    if (p)
        return p;
    fprintf(stderr, "nabla: %s\n", _("out of memory"));
    exit(1);
}

static size_t product(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        checked(NULL);
    size_t bytes = count * size;
    return bytes ? bytes : 1;
}

enum { LINE = 64, FEW_LINES = 16 * LINE, LARGE_PAGE = 2 << 20, MANY_PAGES = 4 * LARGE_PAGE };

/* Asks for large pages where they fit in: they cost a page fault for 2 MiB and not for
 * 4 KiB, and are given back as quickly. */
static void *in_large_pages(void *p, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    const size_t before = (LARGE_PAGE - (uintptr_t)p % LARGE_PAGE) % LARGE_PAGE;
    if (bytes >= MANY_PAGES)
        madvise((char *)p + before, (bytes - before) / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
#endif
    return p;
}

void *nb_xmalloc(size_t size)
{
    return in_large_pages(checked(malloc(product(size, 1))), size);
}

/* The C library does not clear what is fresh from the kernel. */
void *nb_xcalloc(size_t count, size_t size)
{
    const size_t bytes = product(count, size);
    return in_large_pages(checked(calloc(1, bytes)), bytes);
}

/* Resizes p to count * size bytes; the product is checked for overflow. */
static void *xrealloc(void *p, size_t count, size_t size)
{
    return checked(realloc(p, product(count, size)));
}

enum { KEPT = 512 << 20 };

#if HAVE_MALLINFO2
/* The end of the heap when nothing much was on it. Where it begins is not known: the
 * kernel leaves up to a GiB, at random, behind the program's data. */
static char *first_end;
#endif

void nb_keep_freed_memory(void)
{
#if HAVE_MALLINFO2
    first_end = sbrk(0);
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, KEPT);
#endif
}

/* Asking malloc walks through all that is free, so the size of the heap is asked
 * first. */
void nb_return_freed_memory(void)
{
#if HAVE_MALLINFO2
    if (first_end && (char *)sbrk(0) - first_end > KEPT && mallinfo2().fordblks > KEPT)
        malloc_trim(0);
#endif
}

double *nb_numbers_new(size_t count)
{
    const size_t size = product(count, sizeof(double)), bytes = (size + LINE - 1) / LINE * LINE;
    if (bytes <= FEW_LINES) /* not worth the pieces that alignment leaves */
        return checked(malloc(bytes));
    return in_large_pages(checked(aligned_alloc(LINE, bytes)), bytes);
}

char *nb_xstrdup(const char *text)
{
    return nb_xstrndup(text, strlen(text));
}

char *nb_xstrndup(const char *text, size_t len)
{
    char *copy = nb_xmalloc(len + 1);
    memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

void *nb_grow(void *array, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap)
        return array;
    size_t wanted = *cap ? 2 * *cap : 8;
    *cap = wanted > need ? wanted : need;
    return xrealloc(array, *cap, size);
}

bool nb_size_fits(double count)
{
    const double few = 1 << 20;
    if (count <= few)
        return true;
    /* Half of the physical memory: the machine stays usable. */
    double pages = (double)sysconf(_SC_PHYS_PAGES);
    double bytes = pages * (double)sysconf(_SC_PAGESIZE);
    return count * (double)sizeof(double) <= bytes / 2;
}
