/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How operations are spelled in other languages: one row an operation. */
#ifndef NB_CODE_SPELLING_H
#define NB_CODE_SPELLING_H

#include <stdbool.h>

#include "base/buf.h"
#include "graph/expr.h"

/* The languages that share the table, and what each calls itself in code(f, "..."). */
enum nb_dialect {
    NB_IN_C,
    NB_IN_CUDA,
    NB_IN_NUMPY,
    NB_IN_TORCH,
    NB_IN_JAX,
    NB_IN_TENSORFLOW,
    NB_IN_TRITON,
    NB_DIALECTS
};
extern const char *const nb_dialect_names[NB_DIALECTS];

/* How tightly texts bind, alike in C and in Python. */
enum nb_spelling_level {
    NB_LEVEL_ANY,
    NB_LEVEL_CHOICE,
    NB_LEVEL_OR,
    NB_LEVEL_AND,
    NB_LEVEL_COMPARISON,
    NB_LEVEL_SUM,
    NB_LEVEL_PRODUCT,
    NB_LEVEL_SIGN,
    NB_LEVEL_POWER,
    NB_LEVEL_ATOM,
};

/* How node e is spelled: A, B and C are its arguments, '@' is the dialect's module ("np."),
 * '#' the mark of a helper (helpers.h). NULL: not at all. */
const char *nb_code_spelling(const struct nb_expr *e, enum nb_dialect dialect);
/* How tightly such a text binds. */
enum nb_spelling_level nb_code_level(const char *spelling);
/* Which argument is meant by character i of a spelling; -1: it is itself. */
int nb_code_argument(const char *spelling, size_t i);
/* How tightly the text of that argument must bind there. */
enum nb_spelling_level nb_code_level_at(const char *spelling, size_t i);
/* Whether the operation gives a truth value; and whether it asks argument k for one. */
bool nb_code_is_truth(const struct nb_expr *e);
bool nb_code_asks_truth(const struct nb_expr *e, size_t k);
/* The module's prefix, "np." */
const char *nb_code_module(enum nb_dialect dialect);

#endif
