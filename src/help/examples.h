/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An example for each name, and what else one may want to see: one table. */
#ifndef NB_HELP_EXAMPLES_H
#define NB_HELP_EXAMPLES_H

#include "graph/op.h"
#include "help/leaf.h"

struct nb_interp;

struct nb_example {
    const char *name;
    const char *code; /* runs by itself in a new session */
    const char *also; /* names, separated by blanks, or NULL */
    const char *call; /* how it is called, where that is not what the row says; or NULL */
};

/* The row of a name, or NULL. */
const struct nb_example *nb_example_of(const char *name);
/* The rows of what NumPy has, by their names; the others are in examples.c. */
extern const struct nb_example nb_examples_numpy[];
extern const size_t nb_examples_numpy_count;
/* Adds the example of a name, and "see also"; op: of a function without a row here the
 * example is made, with its result; or NULL. */
void nb_help_example(struct nb_leaf *p, struct nb_interp *in, const char *name,
                     const struct nb_op *op);

#endif
