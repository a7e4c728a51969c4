/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways of writing formulas: what print.c looks up while it walks. */
#ifndef NB_FORMULA_NOTATION_H
#define NB_FORMULA_NOTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* How tightly things bind, as in the rows of op.h. */
enum {
    NB_BIND_SUM = 50,
    NB_BIND_PRODUCT = 60,
    NB_BIND_SIGN = 70,
    NB_BIND_POWER = 80,
    NB_BIND_CALL = 100,
};

/* How a style writes a function, where it differs from its row. One of:
 *   call      a name before bracketed arguments: "\\tanh"
 *   infix     between the operands: " \\le "
 *   shape     '#' is the next argument, '@' the same in brackets if it binds
 *             weaker than `inner`; other characters are themselves. */
struct nb_notation {
    const char *op;
    const char *call, *infix, *shape;
    int precedence, inner; /* of a shape */
};

struct nb_style {
    const struct nb_notation *notations; /* ends with op NULL */
    void (*number)(double x, struct nb_buf *out);
    int (*number_precedence)(double x);
    void (*variable)(const char *name, struct nb_buf *out);
    void (*function)(const char *name, struct nb_buf *out);
    const char *tall_open, *tall_close; /* brackets that grow, or NULL */
    /* Around and between the branches of a choice; NULL: a call of where. */
    const char *cases_open, *cases_if, *cases_next, *cases_else;
    bool powers_of_names; /* tanh^2(x) for tanh(x)^2 */
};

/* nabla's own language; what stands in a LaTeX document between dollar signs. */
extern const struct nb_style nb_text_style, nb_latex_style;

/* Numbers that have a name: sqrt(2), 2/sqrt(pi). */
struct nb_named_number {
    double value;
    const char *text, *latex;
    int precedence;
};

/* The one that x is, bit for bit, or NULL. */
const struct nb_named_number *nb_named_number_of(double x);
/* All of them, by index; NULL past the end. */
const struct nb_named_number *nb_named_number_at(size_t index);
/* x, or the named number within three units of its last place. */
double nb_snap_number(double x);

#endif
