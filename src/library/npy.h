/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NumPy's .npy files: one array each (numpy.lib.format). */
#ifndef NB_LIBRARY_NPY_H
#define NB_LIBRARY_NPY_H

#include "base/err.h"
#include "graph/expr.h"

struct nb_npy {
    struct nb_shape shape;
    double *numbers; /* owned, in the order of the file */
    bool fortran;    /* that is column by column */
    bool truths;     /* 0 and 1 for False and True */
    bool whole;      /* whole numbers */
    bool rounded;    /* ... some of which are no doubles and were rounded */
};

/* Reads an array of rank 0 to 2, of floats of 16, 32 or 64 bits, whole numbers or truth
 * values, of either byte order. The numbers are read into memory once: a map of the file
 * would change, or end the program, when somebody else writes to it. What the header asks
 * for is held against the file's length before there is memory for it. False sets err. */
bool nb_npy_read(const char *path, struct nb_npy *out, struct nb_err *err);

#endif
