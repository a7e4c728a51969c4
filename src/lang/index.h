/* SPDX-License-Identifier: GPL-3.0-or-later */
/* a[0], a[-1], a[1:5], a[::2], m[i, j], m[:, 0]: as views. */
#ifndef NB_LANG_INDEX_H
#define NB_LANG_INDEX_H

#include "value/interp.h"

/* One subscript, evaluated: an index, a mask or some indices; or the bounds of a slice. */
struct nb_subscript {
    bool slice;
    struct nb_value v[3];   /* the index; or start, stop and step, NB_NONE where there is none */
    struct nb_span span[3]; /* where they stand */
};

enum { NB_MOST_SUBSCRIPTS = 8 };

/* All that stand in the square brackets behind a value. */
struct nb_subscripts {
    struct nb_subscript s[NB_MOST_SUBSCRIPTS];
    size_t count;
    struct nb_span span, of; /* of all, of what stands before the bracket */
};

/* Evaluates the subscripts of an NB_AST_INDEX node, each once; false sets err. */
bool nb_subscripts_read(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                        struct nb_subscripts *s, struct nb_err *err);

/* The value of an NB_AST_INDEX node; NB_ABSENT sets err. */
struct nb_value nb_index(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_err *err);
/* What the subscripts select of a value. */
struct nb_value nb_index_of(struct nb_interp *in, const struct nb_subscripts *s, struct nb_value v,
                            struct nb_err *err);
/* The items of a list, `count` of them, that a subscript means: from *start on by *step. With a
 * plain index, *one, there is one. False sets err. */
bool nb_index_place(const struct nb_subscript *s, size_t n, ptrdiff_t *start, ptrdiff_t *step,
                    size_t *count, bool *one, struct nb_err *err);

#endif
