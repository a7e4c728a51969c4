/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Modules of PyTorch as values: a function with its arguments. */
#ifndef NB_VALUE_LAYER_H
#define NB_VALUE_LAYER_H

#include "base/buf.h"
#include "value/builtin.h"
#include "value/value.h"

/* One module; the rows are in lang/torch_module.c. */
struct nb_layer_row {
    struct nb_builtin builtin; /* of the constructor; defaults are as PyTorch prints them */
    const char *function;      /* that the module computes; NULL: its parts in a row */
    const char *printed;       /* "min_val=%, max_val=%": % is the next argument */
    /* What the function calls the arguments, separated by blanks, "-" for what it
     * does not take; NULL: the same names. */
    const char *passed;
};

struct nb_layer {
    struct nb_obj obj;
    const struct nb_layer_row *row;
    char *text; /* the arguments as PyTorch prints them, owned */
    int depth;  /* of Sequentials in each other */
    size_t count;
    struct nb_value args[]; /* in the order of the parameters, or the parts */
};

/* A layer with room for `count` arguments, as a function. */
struct nb_value nb_layer_function(struct nb_gc *gc, const struct nb_layer_row *row, size_t count);
/* As PyTorch prints it: "LeakyReLU(negative_slope=0.1)". */
void nb_layer_print(const struct nb_layer *layer, int indent, struct nb_buf *out);

#endif
