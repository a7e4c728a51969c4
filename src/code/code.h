/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What code is written from. */
#ifndef NB_CODE_CODE_H
#define NB_CODE_CODE_H

#include "base/buf.h"
#include "graph/expr.h"

/* A function of its first variable and of parameters, with its derivatives by that variable as
 * nabla computes them. */
struct nb_code {
    char name[64]; /* what the user calls it, or "f" */
    struct nb_expr *var[NB_MAX_ARGS];
    size_t count; /* of variables */
    bool optional[NB_MAX_ARGS];
    double standard[NB_MAX_ARGS]; /* the defaults of optional ones */
    struct nb_expr *order[3];     /* f, f', f''; the last may be NULL */
    struct nb_buf about;          /* lines: what f is, what holds at its kinks */
    struct nb_buf latex[2];       /* f and f' as textbooks show them; "" where they cannot */
};

#endif
