/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in the words of a language: what it has not is put into its stable form. */
#ifndef NB_CODE_EXPAND_H
#define NB_CODE_EXPAND_H

#include "code/spelling.h"
#include "graph/expr.h"

/* The same function of the same variables, made of what the dialect spells and of nothing else;
 * NULL sets err, which names what it cannot say. The numbers are e's but for rounding. */
struct nb_expr *nb_code_expand(struct nb_expr *e, enum nb_dialect dialect, struct nb_err *err);

#endif
