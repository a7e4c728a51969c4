/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bump allocator: many small things with one lifetime, freed together.
 *
 * A zeroed struct nb_arena is an empty arena. */
#ifndef NB_BASE_ARENA_H
#define NB_BASE_ARENA_H

#include <stddef.h>

struct nb_arena_block;

struct nb_arena {
    struct nb_arena_block *blocks; /* the newest first */
};

/* Zeroed storage, aligned for any type, valid until nb_arena_free. */
void *nb_arena_alloc(struct nb_arena *a, size_t size);
/* A NUL-terminated copy of `len` bytes of text. */
char *nb_arena_strndup(struct nb_arena *a, const char *text, size_t len);
/* Frees everything; the arena is empty and usable again. */
void nb_arena_free(struct nb_arena *a);

#endif
