/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PyTorch's modules: nn.LeakyReLU(0.1) is a function that remembers its
 * arguments, nn.Sequential(...) one function after the other. */
#ifndef NB_LANG_TORCH_MODULE_H
#define NB_LANG_TORCH_MODULE_H

#include "lang/interp.h"

/* One module; the rows are in torch_module.c. */
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

void nb_layers_register(struct nb_interp *in);
/* Calls the module. NB_ABSENT sets err. */
struct nb_value nb_layer_call(struct nb_interp *in, struct nb_layer *layer,
                              const struct nb_actual *actuals, size_t count, struct nb_span span,
                              struct nb_err *err);
/* As PyTorch prints it: "LeakyReLU(negative_slope=0.1)". */
void nb_layer_print(const struct nb_layer *layer, int indent, struct nb_buf *out);

#endif
