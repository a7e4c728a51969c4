/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that appear whole or not at all: written under a temporary name in the
 * same folder, renamed when complete. What exists and is no regular file (a
 * pipe, /dev/stdout) is written to in place. */
#ifndef NB_BASE_OUTFILE_H
#define NB_BASE_OUTFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct nb_outfile {
    int fd;
    char *path, *temporary; /* temporary: NULL when written in place or as yet unnamed */
    bool unnamed;           /* it gets its name when it is complete */
};

/* Starts a file; false sets err ("cannot write 'a/b.png': No such file or
 * directory") and leaves nothing to close. */
bool nb_outfile_open(struct nb_outfile *f, const char *path, struct nb_err *err);
bool nb_outfile_write(struct nb_outfile *f, const void *bytes, size_t len, struct nb_err *err);
/* Ends a file: renames it into place when err is clean, else removes it. */
bool nb_outfile_close(struct nb_outfile *f, struct nb_err *err);

/* A whole file; false sets err, and there is none. */
bool nb_write_file(const char *path, const void *bytes, size_t len, struct nb_err *err);
/* The whole of a file as text, of 64 MiB at most, the caller's to free(); NULL sets
 * err. */
char *nb_read_file(const char *path, struct nb_err *err);

#endif
