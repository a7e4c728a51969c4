/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the elements of arrays and tensors are: truths, whole numbers or floats.
 *
 * All are doubles inside. In a file of Python they print and promote as those of NumPy and
 * PyTorch do: a sum of truths is a whole number, a quotient a float. Truths are a property of
 * the node (expr.h), whole numbers a look of the value (NB_LOOK_COUNT). */
#ifndef NB_VALUE_ELEMENTS_H
#define NB_VALUE_ELEMENTS_H

#include "graph/op.h"
#include "value/function.h"
#include "value/interp.h"

/* The larger of two is what both become. */
enum nb_elements { NB_TRUTHS, NB_WHOLES, NB_FLOATS };

/* Of a number, a tensor, a range, or all items of a list. */
enum nb_elements nb_elements_of(struct nb_value v);
/* The type that a dtype names: int, "bool", np.int64, torch.long; false: none of these three
 * kinds. */
bool nb_elements_named(struct nb_value dtype, enum nb_elements *elements);

/* A tensor that has such elements already, as numbers: that it shows them as such. Whole
 * numbers of a tensor of truths are 0 and 1. Anything else as it is. */
struct nb_value nb_in_elements(struct nb_interp *in, struct nb_value v, enum nb_elements elements);
/* The same of any tensor: what is to be a whole number is rounded to 0. */
struct nb_value nb_cast(struct nb_interp *in, struct nb_value v, enum nb_elements elements);

/* The result y of an operator on these, in a file of Python. NB_ABSENT sets err. */
struct nb_value nb_elements_operated(struct nb_interp *in, enum nb_basic op,
                                     const struct nb_value *v, size_t count, struct nb_value y,
                                     struct nb_err *err);
/* Whether an array or tensor can become v, what the operator made of it, in place: one of whole
 * numbers takes no floats, one of truths no numbers. False sets err. */
bool nb_elements_hold(enum nb_basic op, struct nb_value old, struct nb_value v, struct nb_err *err);
/* The result y of a call, in a file of Python: what NumPy's functions make is an array or one
 * of NumPy's numbers, and its elements follow from those of the arguments. */
struct nb_value nb_elements_called(struct nb_interp *in, const struct nb_function *f,
                                   const struct nb_actual *actuals, size_t count,
                                   struct nb_value y);

#endif
