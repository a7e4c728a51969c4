/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrays as NumPy prints them. */
#ifndef NB_VALUE_SHOW_ARRAY_H
#define NB_VALUE_SHOW_ARRAY_H

#include "base/buf.h"
#include "base/err.h"
#include "value/settings.h"

/* Appends a tensor as "array([0.1, 0.2])" or, with `plain`, as print() writes it,
 * "[0.1 0.2]". False sets err: values are computed here. */
bool nb_show_array(struct nb_value v, const struct nb_array_options *options, bool plain,
                   struct nb_buf *out, struct nb_err *err);

#endif
