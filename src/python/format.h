/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in texts: f"{x:.2f}", "{:>8}".format(x). */
#ifndef NB_PYTHON_FORMAT_H
#define NB_PYTHON_FORMAT_H

#include "python/python.h"

/* Adds the value by a specification, "" for none; repr: as {x!r} has it. False sets err. */
bool nb_py_format(struct nb_interp *in, struct nb_value v, bool repr, const char *spec,
                  struct nb_buf *out, struct nb_err *err);

#endif
