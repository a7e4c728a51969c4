/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements: those that are about what goes wrong, guard.c, for all others, statement.c. */
#ifndef NB_PYTHON_STATEMENT_H
#define NB_PYTHON_STATEMENT_H

#include "python/python.h"

struct nb_binding;

/* The value of a tree, in the frame; NB_ABSENT sets err. */
struct nb_value nb_py_value(struct nb_frame *f, struct nb_ast *a);
/* On, or the error at the tree. */
enum nb_flow nb_py_flow(struct nb_frame *f, bool ok, const struct nb_ast *a);
/* Gives a name its value: a variable of the function, or of one around it, or the program's. */
void nb_py_assign(struct nb_frame *f, struct nb_binding *b, const char *name, struct nb_value v);
/* Gives a target its value: a name, an attribute, an element, or several. False sets err. */
bool nb_py_store(struct nb_frame *f, struct nb_ast *target, struct nb_value v);
/* A condition's truth; *symbolic: it has no value yet. False sets err. */
bool nb_py_condition(struct nb_frame *f, struct nb_ast *a, bool *truth, struct nb_expr **symbolic);

enum nb_flow nb_py_run_update(struct nb_frame *f, struct nb_ast *a);
enum nb_flow nb_py_run_try(struct nb_frame *f, struct nb_ast *a);
enum nb_flow nb_py_run_raise(struct nb_frame *f, struct nb_ast *a);
enum nb_flow nb_py_run_assert(struct nb_frame *f, struct nb_ast *a);
enum nb_flow nb_py_run_with(struct nb_frame *f, struct nb_ast *a);

/* Takes the name's value back, as `del` does; false: it had none. */
bool nb_py_unassign(struct nb_frame *f, const char *name);

#endif
