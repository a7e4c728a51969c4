/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of data, read piece by piece; Ctrl-C ends what takes long. */
#ifndef NB_BASE_INFILE_H
#define NB_BASE_INFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct nb_infile {
    int fd;
    const char *path;   /* borrowed */
    uint64_t size, pos; /* bytes in all, UINT64_MAX of a pipe; and read so far */
};

/* False sets err ("cannot read 'a.csv': No such file or directory"): nothing to close. */
bool nb_infile_open(struct nb_infile *f, const char *path, struct nb_err *err);
/* Reads `len` bytes, fewer only at the file's end; *got says how many. False sets err. */
bool nb_infile_read(struct nb_infile *f, void *bytes, size_t len, size_t *got, struct nb_err *err);
void nb_infile_close(struct nb_infile *f);

#endif
