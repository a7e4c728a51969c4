/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions in an x that has no value, as functions of it: plot(x^2), y = 2x + 1. */
#ifndef NB_LANG_OF_X_H
#define NB_LANG_OF_X_H

#include "value/interp.h"

/* Whether the tree names this variable, but for what is inside of a function of its own. */
bool nb_tree_names(const struct nb_ast *a, const char *name);
/* Whether it is a variable there, or a name that the user gave a value. */
bool nb_has_own(struct nb_interp *in, const struct nb_scope *scope, const char *name);
/* Whether b draws what it is given, an equation as its curve. */
bool nb_of_x_draws(const struct nb_builtin *b);
/* Where x has a value, x^2 is a number: not what is meant by plot(x^2). */
void nb_note_constant(struct nb_interp *in, struct nb_value v);
/* Whether argument k of a call of b, a plain number while the program's x is one, is meant as a
 * function of x, which a note says then: x = 3, and later plot(x^2). */
bool nb_is_meant_of_x(struct nb_interp *in, const struct nb_scope *scope,
                      const struct nb_builtin *b, const struct nb_ast *call, size_t k,
                      const struct nb_ast *tree, struct nb_value v);
/* What the call calls it: maximum, not highest. */
const char *nb_name_in_call(const struct nb_builtin *b, const struct nb_ast *call);
/* The other variable of an argument of a call of b beside x, or NULL. */
const char *nb_other_variable(struct nb_interp *in, const struct nb_scope *scope,
                              const struct nb_builtin *b, const struct nb_ast *call,
                              const struct nb_ast *tree);
/* x^2 as x -> x^2, or with another variable (x, y) -> ...: a lambda around the tree. */
struct nb_ast *nb_as_function(struct nb_interp *in, struct nb_ast *body, const char *variable,
                              const char *other);
/* What stands before a prime: (x^2)' is that of a function of x, while x has no
 * value; one that is a number is noted. */
struct nb_ast *nb_as_primed(struct nb_interp *in, const struct nb_scope *scope, struct nb_ast *a);
/* What an assignment of the program gives: its value's tree, or, said in a note, that tree
 * as a function of x, y = 2x + 1. */
struct nb_ast *nb_as_curve(struct nb_interp *in, struct nb_ast *assignment);

#endif
