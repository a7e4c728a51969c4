/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calling f': f at a variable, differentiated, with the argument put in. */
#ifndef NB_LANG_DERIVE_H
#define NB_LANG_DERIVE_H

#include "lang/call.h"
#include "value/interp.h"

/* Calls a derivative (f->of is set). NB_ABSENT sets err. */
struct nb_value nb_derive_call(struct nb_interp *in, struct nb_function *f,
                               const struct nb_actual *actuals, size_t count, struct nb_span span,
                               struct nb_err *err);

#endif
