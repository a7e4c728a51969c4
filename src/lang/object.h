/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects of commands, which are modules with a number: their elements, as ax.spines['top']. */
#ifndef NB_LANG_OBJECT_H
#define NB_LANG_OBJECT_H

#include "value/interp.h"

/* object[key], which is the member __getitem__ of its module; NB_ABSENT sets err. */
struct nb_value nb_object_get(struct nb_interp *in, struct nb_value object, struct nb_value key,
                              struct nb_span span, struct nb_err *err);
/* Whether its module has elements. */
bool nb_object_has_elements(struct nb_interp *in, struct nb_value object);
/* object[key] = v, by __setitem__; false sets err. */
bool nb_object_set(struct nb_interp *in, struct nb_value object, struct nb_value key,
                   struct nb_value v, struct nb_span span, struct nb_err *err);

#endif
