/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of numbers in text files: CSV, and columns between blanks. */
#ifndef NB_LIBRARY_TABLE_FILE_H
#define NB_LIBRARY_TABLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Which columns are wanted: by number, from the end when it is negative, or by name. */
struct nb_wanted_column {
    double number;
    const char *name; /* borrowed; NULL: by number */
};

struct nb_table_form {
    char delimiter;      /* ' ' for runs of blanks; '\0': as the first line has it */
    const char *comment; /* what begins one; "": nothing does */
    size_t skip;         /* lines */
    size_t most;         /* rows */
    bool header;         /* a first line without any number has the names */
    bool gaps;           /* an empty field is no number, NaN, and no error */
    bool words;          /* so is any that is none */
    double missing;      /* what stands for it */
    const struct nb_wanted_column *columns; /* borrowed */
    size_t column_count;                    /* 0: all */
};

struct nb_table {
    double *numbers; /* owned; row by row */
    size_t rows, columns;
};

/* Reads the table as a stream, so that its length matters for what comes out alone. False
 * sets err, "a.csv:3:5: 'abc' is no number", and leaves nothing. */
bool nb_table_read(const char *path, const struct nb_table_form *form, struct nb_table *out,
                   struct nb_err *err);

#endif
