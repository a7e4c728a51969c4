/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in lines of at most 78 columns. */
#ifndef NB_HELP_COLUMNS_H
#define NB_HELP_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

struct nb_columns {
    FILE *out;
    size_t used; /* of the line */
};

void nb_columns_add(struct nb_columns *c, const char *name);
void nb_columns_end(struct nb_columns *c);

#endif
