/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in square brackets: for who reads, subscript.c, and who assigns, assign.c. */
#ifndef NB_PYTHON_SUBSCRIPT_H
#define NB_PYTHON_SUBSCRIPT_H

#include "lang/index.h"
#include "python/python.h"

/* All subscripts of a value, as Python has them: x[(1, 2)] is x[1, 2], and ... stands for all of
 * the dimensions that no other is about. */
bool nb_py_subscripts(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                      struct nb_value of, struct nb_subscripts *s, struct nb_err *err);
/* The places that the one subscript of a list or text of n items means: *count from *start on
 * by *step, *one: a plain index. `type` is for messages. False sets err. */
bool nb_py_place(struct nb_interp *in, const struct nb_subscripts *s, size_t n, const char *type,
                 ptrdiff_t *start, ptrdiff_t *step, size_t *count, bool *one, struct nb_err *err);
/* The value in the brackets, several as a tuple; NB_ABSENT sets err. */
struct nb_value nb_py_key(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                          struct nb_err *err);
/* The error that there is none; false. */
bool nb_py_no_key(struct nb_interp *in, struct nb_value key, const struct nb_ast *a,
                  struct nb_err *err);
/* The part of a tensor that the subscripts select. */
struct nb_value nb_py_part(struct nb_interp *in, const struct nb_subscripts *s,
                           struct nb_value tensor, struct nb_err *err);

#endif
