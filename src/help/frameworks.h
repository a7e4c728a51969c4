/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a function is called in the frameworks. */
#ifndef NB_HELP_FRAMEWORKS_H
#define NB_HELP_FRAMEWORKS_H

#include "graph/op.h"
#include "help/leaf.h"

/* PyTorch, Keras and JAX from the row; ONNX, MLX, GGML and transformers from a table. */
void nb_help_frameworks(struct nb_leaf *p, const struct nb_op *op);

#endif
