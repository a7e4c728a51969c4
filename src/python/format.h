/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in texts: f"{x:.2f}", "{:>8}".format(x), "%.2f" % x. */
#ifndef NB_PYTHON_FORMAT_H
#define NB_PYTHON_FORMAT_H

#include "base/field.h"
#include "python/python.h"

/* Adds the value by a specification, "" for none; repr: as {x!r} has it. False sets err. */
bool nb_py_format(struct nb_interp *in, struct nb_value v, bool repr, const char *spec,
                  struct nb_buf *out, struct nb_err *err);
/* Adds a plain number in a field whose type is one for it. False sets err: no letter has it. */
bool nb_py_add_number(struct nb_interp *in, const struct nb_field *f, struct nb_value v,
                      struct nb_buf *out, struct nb_err *err);
/* "%.2f and %s" % (x, name): the text with its values: a tuple of them, one, or a dictionary.
 * NB_ABSENT sets err. */
struct nb_value nb_py_percent(struct nb_interp *in, struct nb_value format, struct nb_value values,
                              struct nb_err *err);
/* Appends a tensor as TensorFlow prints it: "tf.Tensor([1. 2.], shape=(2,), dtype=float64)" with
 * `plain`, as print() writes it; else "<tf.Tensor: shape=(2,), ...>"; of what asks for a gradient
 * "<tf.Variable ...>". False sets err. */
bool nb_show_flow(struct nb_value v, const struct nb_settings *settings, bool plain,
                  struct nb_buf *out, struct nb_err *err);

#endif
