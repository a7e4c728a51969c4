/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a function is called in the frameworks. */
#ifndef NB_HELP_FRAMEWORKS_H
#define NB_HELP_FRAMEWORKS_H

#include "graph/op.h"
#include "help/leaf.h"

/* PyTorch, Keras and JAX from the row; TensorFlow, ONNX, MLX, GGML, transformers and MindSpore
 * from a table; defaults that differ; other functions of the same name. */
void nb_help_frameworks(struct nb_leaf *p, const struct nb_op *op);
/* Whether a framework that has the row is called so, or calls the row so, or a part of that. */
bool nb_frameworks_mention(const struct nb_op *op, const char *part);

#endif
