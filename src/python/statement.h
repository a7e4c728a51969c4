/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements: those that are about what goes wrong, guard.c, for all others, statement.c. */
#ifndef NB_PYTHON_STATEMENT_H
#define NB_PYTHON_STATEMENT_H

#include "python/python.h"

struct nb_binding;

/* Gives a name its value: a variable of the function, or of one around it, or the program's. */
void nb_py_assign(struct nb_frame *f, struct nb_binding *b, const char *name, struct nb_value v);
/* A condition's truth; *symbolic: it has no value yet. False sets err. */
bool nb_py_condition(struct nb_frame *f, struct nb_ast *a, bool *truth, struct nb_expr **symbolic);

enum nb_flow nb_py_run_try(struct nb_frame *f, struct nb_ast *a);
enum nb_flow nb_py_run_raise(struct nb_frame *f, struct nb_ast *a);
enum nb_flow nb_py_run_assert(struct nb_frame *f, struct nb_ast *a);
enum nb_flow nb_py_run_with(struct nb_frame *f, struct nb_ast *a);

/* Takes the name's value back, as `del` does; false: it had none. */
bool nb_py_unassign(struct nb_frame *f, const char *name);

#endif
