/* SPDX-License-Identifier: GPL-3.0-or-later */
/* a[0], a[-1], a[1:5], a[::2], m[i, j], m[:, 0]: as views. */
#ifndef NB_LANG_INDEX_H
#define NB_LANG_INDEX_H

#include "value/interp.h"

/* The value of an NB_AST_INDEX node; NB_ABSENT sets err. */
struct nb_value nb_index(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_err *err);

/* The same of what stands before the bracket, which has been evaluated. */
struct nb_value nb_index_of(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_value v, struct nb_err *err);
/* The items of a list, `count` of them, that a subscript means: from *start on by *step. With a
 * plain index, *one, there is one. False sets err. */
bool nb_index_place(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *subscript,
                    size_t n, ptrdiff_t *start, ptrdiff_t *step, size_t *count, bool *one,
                    struct nb_err *err);

#endif
