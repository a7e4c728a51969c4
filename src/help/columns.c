/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in lines. */
#include "config.h"

#include "help/columns.h"

#include <string.h>

enum { LINE = 78 };

void nb_columns_add(struct nb_columns *c, const char *name)
{
    if (c->used + strlen(name) + 2 > LINE)
        nb_columns_end(c);
    c->used += (size_t)fprintf(c->out, "%s%s", c->used ? " " : "  ", name);
}

void nb_columns_end(struct nb_columns *c)
{
    fprintf(c->out, "\n");
    c->used = 0;
}
