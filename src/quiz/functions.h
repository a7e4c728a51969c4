/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions that quizzes ask about, and what is compared of them: their values on a grid. */
#ifndef NB_QUIZ_FUNCTIONS_H
#define NB_QUIZ_FUNCTIONS_H

#include "study/study.h"

enum {
    NB_QUIZ_POINTS = 121, /* from -5 to 5; the middle one is 0 */
    NB_QUIZ_FUNCTIONS = 24,
};

/* A curve and its values. */
struct nb_quiz_curve {
    struct nb_expr *y, *x;
    double v[NB_QUIZ_POINTS];
};

struct nb_quiz_function {
    const struct nb_op *op;
    struct nb_study study;
    struct nb_quiz_curve f, slope; /* the slope: the limit from the right at kinks */
    double left;                   /* the slope at 0 from the left */
};

struct nb_quiz_functions {
    struct nb_quiz_function list[NB_QUIZ_FUNCTIONS];
    size_t count;
};

/* The place of a point. */
double nb_quiz_x(size_t i);
/* Fills the curve's values; false sets err. */
bool nb_quiz_curve_fill(struct nb_quiz_curve *c, const struct nb_study *s, struct nb_expr *y);
/* Fills all; false sets err (Ctrl-C). What they hold lives as long as the statement. */
bool nb_quiz_functions_read(struct nb_quiz_functions *all, struct nb_args *a);
/* The least limits that hold both: y is unset before the first. */
void nb_quiz_widen(struct nb_limits *y, const struct nb_quiz_curve *c);
/* Whether the two are seen to be different in a picture with these limits of y. */
bool nb_quiz_differ(const struct nb_quiz_curve *a, const struct nb_quiz_curve *b,
                    struct nb_limits y);

#endif
