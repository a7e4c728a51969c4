/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that another language takes. */
#ifndef NB_CODE_NAMES_H
#define NB_CODE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Names in use, each between blanks. */
struct nb_names {
    struct nb_buf used;
};

/* Those that a language, C or Python, has already, and those of `more`, " n y ". */
void nb_names_start(struct nb_names *n, bool python, const char *more);
/* Adds a name like `raw` that nobody has: Greek letters are written out, α is alpha, and
 * a number follows what is taken. */
void nb_names_add(struct nb_names *n, const char *raw, struct nb_buf *out);
/* "leaky_relu" as a class is called, "LeakyRelu". */
void nb_names_class(const char *name, struct nb_buf *out);
void nb_names_end(struct nb_names *n);

#endif
