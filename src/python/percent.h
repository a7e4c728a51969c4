/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "%.2f and %s" % (x, name). */
#ifndef NB_PYTHON_PERCENT_H
#define NB_PYTHON_PERCENT_H

#include "python/python.h"

/* The text with its values: a tuple of them, one, or a dictionary. NB_ABSENT sets err. */
struct nb_value nb_py_percent(struct nb_interp *in, struct nb_value format, struct nb_value values,
                              struct nb_err *err);

#endif
