/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as expressions and numbers, and the arguments of builtins as what they are
 * wanted for. */
#ifndef NB_VALUE_CONVERT_H
#define NB_VALUE_CONVERT_H

#include "base/err.h"
#include "value/builtin.h"
#include "value/value.h"

/* A value as a tensor's node; lists are converted. NULL sets err. */
struct nb_expr *nb_value_expr(struct nb_interp *in, struct nb_value v, struct nb_span span,
                              struct nb_err *err);
/* The axis that dim counts, from the end when it is negative. */
bool nb_axis_of(double dim, struct nb_shape shape, int *axis, struct nb_err *err);
/* Evaluates to one number; false sets err. */
bool nb_value_number(struct nb_value v, double *out, struct nb_err *err);
/* Python's truth of a value; false sets err. */
bool nb_truth(struct nb_value v, bool *truth, struct nb_err *err);

/* For rows' functions. Each sets the error at the argument and returns false
 * when the argument is not what is asked for; an absent one leaves *out. */
struct nb_value nb_fail(struct nb_args *a, enum nb_err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool nb_arg_number(struct nb_args *a, size_t k, double *out);
/* The number in the parameter of this name, or the default that the row has for it; NAN
 * where there is neither, and where there is no such parameter. */
bool nb_arg_standard(struct nb_args *a, const char *name, double *out);
/* With what the decimal that was written has more (value.h). */
bool nb_arg_decimal(struct nb_args *a, size_t k, double *out, double *rest);
/* A whole number that fits a size; `what` names it in the message. */
bool nb_arg_count(struct nb_args *a, size_t k, size_t *out);
bool nb_arg_bool(struct nb_args *a, size_t k, bool *out);
bool nb_arg_text(struct nb_args *a, size_t k, const char **out);
bool nb_arg_tensor(struct nb_args *a, size_t k, struct nb_expr **out);
bool nb_given(const struct nb_args *a, size_t k);
/* The tensor argument 0, no number, and the axis that argument k names, the last one when it is
 * not given. */
bool nb_arg_along(struct nb_args *a, size_t k, struct nb_expr **x, int *axis);
/* Whether y depends on a variable other than var (NULL: on any). */
bool nb_is_open(struct nb_expr *y, const struct nb_expr *var);
/* That it does not: one of a function around that is being differentiated, drawn or
 * tabled has no value. False sets err (NB_ERR_OPEN) at the span. */
bool nb_arg_closed(struct nb_args *a, struct nb_expr *y, const struct nb_expr *var,
                   struct nb_span span);
/* Ranges and lists of numbers among the "*name" arguments as tensors. */
void nb_rest_tensors(struct nb_args *a);

#endif
