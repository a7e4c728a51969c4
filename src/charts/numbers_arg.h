/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments that are as many numbers as points: tensors, lists, one number for all, or a
 * function of the points' x. */
#ifndef NB_CHARTS_NUMBERS_ARG_H
#define NB_CHARTS_NUMBERS_ARG_H

#include "value/builtin.h"

struct nb_numbers {
    double *v; /* owned; NULL: not given */
    size_t count;
};

/* The numbers of a value; `offset` says where its argument stands (param.h). A function is
 * taken at x, if that is given. False sets err. */
bool nb_numbers_read(struct nb_args *a, struct nb_value v, size_t offset,
                     const struct nb_numbers *x, struct nb_numbers *out);
/* As many as `count`, one for all among them; `name` is said in the error. False sets it. */
bool nb_numbers_spread(struct nb_args *a, struct nb_numbers *n, size_t count, size_t offset,
                       const char *name);
void nb_numbers_free(struct nb_numbers *n);

#endif
