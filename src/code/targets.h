/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What code can be written for. */
#ifndef NB_CODE_TARGETS_H
#define NB_CODE_TARGETS_H

#include <stdbool.h>

#include "code/code.h"
#include "code/write.h"

struct nb_code_target {
    const char *name,
        *aliases;        /* what is written in code(f, "..."); separated by blanks, or NULL */
    const char *comment; /* what a line of a comment begins with: "# " */
    bool python;         /* the words that names must not be: Python's or C's */
    const char *words;   /* the names of the template's own, " n y "; or NULL */
    struct nb_code_style style;
    const char *module, *import; /* what is imported where the code has "special." in it */
    const char *type;            /* of numbers, where that is said: "double" */
    const char *text;            /* the file, a template (fill.h) */
    /* Or a function that writes it. */
    bool (*write)(const struct nb_code *c, const struct nb_code_target *t, struct nb_buf *out,
                  struct nb_err *err);
};

extern const struct nb_code_target nb_code_c, nb_code_cuda;
extern const struct nb_code_target nb_code_torch, nb_code_numpy, nb_code_jax;
extern const struct nb_code_target nb_code_tensorflow, nb_code_triton;
extern const struct nb_code_target nb_code_latex, nb_code_js;

#endif
