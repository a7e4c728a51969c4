/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that have no value yet.
 *
 * While a function is differentiated or plotted its argument is a variable. An
 * `if` on it runs both of its blocks, and what they assign or return becomes
 * where(condition, one, other). */
#ifndef NB_LANG_SYMBOLIC_H
#define NB_LANG_SYMBOLIC_H

#include "lang/statement.h"

/* Runs the branch a, whose condition is the symbolic c. */
enum nb_flow nb_run_symbolic(struct nb_frame *f, struct nb_ast *a, struct nb_expr *c);
/* The value of the function: where nothing was returned before, its result.
 * NB_ABSENT sets err. */
struct nb_value nb_settle_returns(struct nb_frame *f, struct nb_ast *block);

#endif
