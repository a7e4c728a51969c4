/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another way to run trees: that of a file of Python, whose nodes are marked (ast.h,
 * NB_MARK_PYTHON). What it does not do its own way the language does. */
#ifndef NB_VALUE_DIALECT_H
#define NB_VALUE_DIALECT_H

#include "value/interp.h"

struct nb_frame;

struct nb_way {
    /* Evaluates a marked node; NB_ABSENT sets err. */
    struct nb_value (*eval)(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_err *err);
    /* Runs a marked statement; a flow of lang/statement.h. */
    int (*run)(struct nb_frame *f, struct nb_ast *a);
    /* Calls a class, an object or a bound function. NB_ABSENT sets err. */
    struct nb_value (*call)(struct nb_interp *in, struct nb_function *f,
                            const struct nb_actual *actuals, size_t count, struct nb_span span,
                            struct nb_err *err);
    /* The generator that a call of the function is, whose variables have their arguments; and
     * the items of what walks, as a list. NB_ABSENT sets err. */
    struct nb_value (*generate)(struct nb_interp *in, struct nb_function *f,
                                struct nb_scope *scope);
    struct nb_value (*items)(struct nb_interp *in, struct nb_value v, struct nb_err *err);
    /* A value as a name of Python's keeps it, the parameter of a function, too. */
    struct nb_value (*kept)(struct nb_interp *in, struct nb_value v);
    /* What only Python has: under a name, and in a module by its canonical name; `first`: only
     * what comes before the language's own. NB_ABSENT: nothing. */
    struct nb_value (*name)(struct nb_interp *in, const char *name);
    struct nb_value (*member)(struct nb_interp *in, const char *module, const char *name,
                              bool first);
};

#endif
