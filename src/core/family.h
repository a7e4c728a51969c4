/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The families of rows: what op.c strings together into the registry. */
#ifndef NB_CORE_FAMILY_H
#define NB_CORE_FAMILY_H

#include <stddef.h>

#include "core/op.h"

struct nb_family {
    const struct nb_op *rows;
    size_t count;
};

extern const struct nb_family nb_elementary_family; /* exp, log, sin, floor, ... */
extern const struct nb_family nb_sigmoid_family;    /* sigmoid, tanh, softsign, ... */
extern const struct nb_family nb_relu_family;       /* relu, elu, hardtanh, ... */
extern const struct nb_family nb_gelu_family;       /* gelu, silu, mish, ... */

#endif
