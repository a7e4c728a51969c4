/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers in a function that a reader of its plot may want to move. */
#ifndef NB_SESSION_PARAMETERS_H
#define NB_SESSION_PARAMETERS_H

#include "session/command.h"

/* f at x with its parameters left open: the variables that it names and that are plain
 * numbers, its own defaults, the defaults of a row. They are added to the figure. NULL: it
 * has none, or it does what may be done only once. */
struct nb_expr *nb_parameters_open(struct nb_session *s, struct nb_function *f, struct nb_expr *x);

#endif
