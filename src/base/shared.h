/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that another process may have without a copy: memory with a descriptor, sealed, so
 * that nobody can change it or cut it short. It has no name and ends with its descriptors
 * and maps, however the processes end. */
#ifndef NB_BASE_SHARED_H
#define NB_BASE_SHARED_H

#include <stddef.h>

/* A part of what is shared. */
struct nb_shared_part {
    const void *bytes;
    size_t len;
};

/* A descriptor for these parts, one after the other, the caller's to close(); -1 where the
 * system has no such memory, or none left, and at Ctrl-C. */
int nb_shared_new(const struct nb_shared_part *parts, size_t count);
/* A private map of the first `len` bytes, whose changes nobody else sees, to be munmap()ed;
 * NULL where the descriptor is not of sealed memory of that length. It stays the caller's. */
void *nb_shared_map(int fd, size_t len);

#endif
