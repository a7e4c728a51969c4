/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bump allocator: a list of blocks, each filled from the front. */
#include "config.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum { BLOCK_SIZE = 8192 };

struct nb_arena_block {
    struct nb_arena_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

static struct nb_arena_block *add_block(struct nb_arena *a, size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct nb_arena_block *b = nb_xcalloc(1, sizeof *b + room);
    b->size = room;
    b->next = a->blocks;
    a->blocks = b;
    return b;
}

void *nb_arena_alloc(struct nb_arena *a, size_t size)
{
    const size_t unit = alignof(max_align_t);
    size = (size + unit - 1) / unit * unit;
    struct nb_arena_block *b = a->blocks;
    if (!b || b->size - b->used < size)
        b = add_block(a, size);
    void *p = b->bytes + b->used;
    b->used += size;
    return p;
}

char *nb_arena_strndup(struct nb_arena *a, const char *text, size_t len)
{
    char *copy = nb_arena_alloc(a, len + 1);
    memcpy(copy, text, len);
    return copy;
}

void nb_arena_free(struct nb_arena *a)
{
    while (a->blocks) {
        struct nb_arena_block *next = a->blocks->next;
        free(a->blocks);
        a->blocks = next;
    }
}
