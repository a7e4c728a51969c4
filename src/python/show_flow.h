/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors as TensorFlow prints them: the numbers as NumPy does, and what they are. */
#ifndef NB_PYTHON_SHOW_FLOW_H
#define NB_PYTHON_SHOW_FLOW_H

#include "base/buf.h"
#include "base/err.h"
#include "value/settings.h"

/* Appends "tf.Tensor([1. 2.], shape=(2,), dtype=float64)" with `plain`, as print() writes it;
 * else "<tf.Tensor: shape=(2,), ...>"; of what asks for a gradient "<tf.Variable ...>". False
 * sets err. */
bool nb_show_flow(struct nb_value v, const struct nb_settings *settings, bool plain,
                  struct nb_buf *out, struct nb_err *err);

#endif
