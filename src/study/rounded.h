/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dtype= of commands: a function as its argument and its value have few digits. */
#ifndef NB_STUDY_ROUNDED_H
#define NB_STUDY_ROUNDED_H

#include "graph/expr.h"
#include "graph/op.h"
#include "value/param.h"

/* Reader of a format, a text or torch.float16: the const struct nb_op * of its row, NULL where
 * none is given and for formats that round nothing. */
nb_param_reader nb_read_dtype;
/* The same of argument k, which may not be given. */
bool nb_dtype_arg(struct nb_args *a, size_t k, const struct nb_op **format);

#endif
