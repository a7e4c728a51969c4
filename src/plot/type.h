/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of type is made of: pieces of one font, size and slope. */
#ifndef NB_PLOT_TYPE_H
#define NB_PLOT_TYPE_H

#include <stdbool.h>
#include <stddef.h>

/* The one family, so that a picture is the same on every machine. */
#define NB_TYPE_FAMILY "DejaVu Sans"

struct nb_type_piece {
    char *text; /* UTF-8; owned */
    bool italic;
    int script;  /* 1: raised, as a power is; -1: lowered */
    double size; /* of its letters */
    double x, y; /* its left end, on the baseline; from the text's upper left corner */
};

struct nb_type_line {
    struct nb_type_piece *pieces;
    size_t count, cap;
    double x, width;
};

void nb_type_line_free(struct nb_type_line *line);

/* Reads the markup of nb_text_markup (text.h) as pieces, their places not yet known. False:
 * it has more than slopes and scripts. The caller frees the line in any case. */
bool nb_type_read(const char *markup, struct nb_type_line *line);

#endif
