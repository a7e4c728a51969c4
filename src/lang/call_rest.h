/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls of Python's functions with *args and **kwargs. */
#ifndef NB_LANG_CALL_REST_H
#define NB_LANG_CALL_REST_H

#include "value/function.h"

struct nb_interp;

/* Such a call. */
struct nb_rest_call {
    struct nb_interp *in;
    struct nb_function *f;
    const struct nb_actual *actuals;
    size_t count;
    struct nb_span span;
    struct nb_err *err;
};

/* Whether a parameter takes all arguments that are left: *args, **kwargs. */
bool nb_takes_rest(const struct nb_ast *lambda);
/* NB_ABSENT sets err. */
struct nb_value nb_call_with_rest(const struct nb_rest_call *c);

#endif
