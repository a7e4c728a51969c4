/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation of trees.
 *
 * Evaluating arithmetic does not compute: it builds expression nodes. Numbers
 * appear when a value is printed, compared or plotted. */
#ifndef NB_LANG_EVAL_AST_H
#define NB_LANG_EVAL_AST_H

#include "value/interp.h"

/* Evaluates a tree in a scope (NULL: globals); NB_ABSENT sets err. */
struct nb_value nb_interp_eval(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_err *err);

/* The same as the language does it, also where the node is Python's. */
struct nb_value nb_eval_node(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                             struct nb_err *err);

#endif
