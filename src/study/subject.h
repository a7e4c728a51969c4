/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command about formulas is about: a function over its parameters, or a
 * value over the tensors that it was computed from. */
#ifndef NB_STUDY_SUBJECT_H
#define NB_STUDY_SUBJECT_H

#include "base/buf.h"
#include "value/builtin.h"

struct nb_style;

struct nb_subject {
    struct nb_expr *e;
    struct nb_expr *var[NB_MAX_ARGS]; /* a function's parameters, scalars */
    size_t count;
    const char *text;             /* the row's own, when that is what e was read from */
    struct nb_function *function; /* NULL: a value */
    /* Of functions along a dimension, which have text and no e: "y_{i}" and what
     * it is, for LaTeX. */
    const char *left, *latex;
};

/* The subject that argument k of a command names, as a textbook shows it: from
 * the catalogue, or simplified. False sets err at the argument. */
bool nb_subject_read(struct nb_args *a, size_t k, struct nb_subject *out);
/* A function as it is computed, its parameters named and nothing simplified. */
bool nb_subject_open(struct nb_args *a, struct nb_function *f, struct nb_span span,
                     struct nb_subject *out);
/* A function along a dimension, or its Jacobian; false for any other. */
bool nb_subject_along(const struct nb_function *f, struct nb_subject *out);
/* Puts the computed value of f at x == place into its shown derivative, which is
 * where(x == place, number, otherwise): the number's own derivative says nothing
 * of f. Does nothing to other formulas. */
void nb_subject_isolated(struct nb_args *a, struct nb_function *f, struct nb_subject *s);
/* The function's derivative by its first parameter. */
bool nb_subject_derive(struct nb_args *a, const struct nb_subject *s, struct nb_subject *out);

/* e in a style; false sets err: too long. */
bool nb_subject_print(struct nb_args *a, struct nb_expr *e, const struct nb_style *style,
                      struct nb_buf *out);
/* A text that is shown as it is: no quotes around it. */
struct nb_value nb_verbatim(struct nb_args *a, struct nb_buf *text);

#endif
