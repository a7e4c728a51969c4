/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell's text. */
#ifndef NB_KERNEL_CELL_H
#define NB_KERNEL_CELL_H

#include <stdbool.h>

struct json_object;

struct nb_cell_source {
    char *source; /* of as many bytes as the cell's text, and with the same lines */
    bool python;
};

/* A cell is in the language of the prompt, or in Python: its first line says %%python, or its
 * metadata says so. What notebooks of Python's say to IPython about pictures, as %matplotlib
 * inline, is so already. */
void nb_cell_source_read(struct nb_cell_source *c, struct json_object *code,
                         struct json_object *metadata);
void nb_cell_source_fini(struct nb_cell_source *c);

#endif
