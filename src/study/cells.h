/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of text: filled cell by cell, row by row, aligned when printed. */
#ifndef NB_STUDY_CELLS_H
#define NB_STUDY_CELLS_H

#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"

enum nb_cells_style {
    NB_CELLS_PLAIN, /* numbers below each other by their points */
    NB_CELLS_LEFT,  /* all to the left, from the margin on */
    NB_CELLS_CSV,
    NB_CELLS_MARKDOWN,
};

struct nb_cells {
    size_t columns;
    size_t keys;       /* of them name a row, and stand in each part of a wide table */
    unsigned together; /* bit k: column k stands in the part of the one before it */
    char **cell;       /* row by row, the heading first; owned */
    size_t count, cap;
};

/* The columns are the headings between blanks, more may follow with nb_cells_head. */
void nb_cells_init(struct nb_cells *t, const char *headings);
void nb_cells_free(struct nb_cells *t);
/* One more column; before the first row. */
void nb_cells_head(struct nb_cells *t, const char *heading);

void nb_cells_text(struct nb_cells *t, const char *text);
/* The shortest text that reads back, or one with that many significant digits. */
enum { NB_ALL_DIGITS = 17 };
void nb_cells_number(struct nb_cells *t, double x);
void nb_cells_digits(struct nb_cells *t, double x, int digits);

/* On a terminal that is narrower a table is printed in parts. */
void nb_cells_print(const struct nb_cells *t, enum nb_cells_style style, FILE *out);

#endif
