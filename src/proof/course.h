/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a function of one number: the points between which it is monotone
 * and smooth, so that its ends and what it is at these points enclose it. */
#ifndef NB_PROOF_COURSE_H
#define NB_PROOF_COURSE_H

#include "graph/expr.h"
#include "number/interval.h"

struct nb_course;

/* NULL when the row does not say where the value (or, of a slope, the slope) turns,
 * or a parameter is no constant. */
struct nb_course *nb_course_new(const struct nb_expr *e);
void nb_course_free(struct nb_course *c);
/* The function over x, by its own flags alone (interval.h). */
struct nb_interval nb_course_over(const struct nb_course *c, struct nb_interval x);
/* Whether all arguments after the first have their defaults. */
bool nb_has_standard_parameters(const struct nb_expr *e);

#endif
