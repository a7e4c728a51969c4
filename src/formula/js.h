/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions as JavaScript, for pages that compute their curves themselves. */
#ifndef NB_FORMULA_JS_H
#define NB_FORMULA_JS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "graph/expr.h"
#include "graph/op.h"

/* Adds an arrow function (x,p)=>... of the variable x and the array p of parameters, x=>...
 * where it has none; it gives a number. False, with nothing added, where some node has no spelling:
 * it is not elementwise, it has no kernel (lower.h), or it is another variable. */
bool nb_js_function(struct nb_expr *y, const struct nb_expr *x, struct nb_expr *const *p,
                    size_t count, struct nb_buf *out);
/* Adds a number: no text of JavaScript is longer than it needs to be. */
void nb_js_number(double x, struct nb_buf *out);
/* Adds the definitions of the helpers that are named in the text, "$sigmoid" and so on,
 * with those that they need. */
void nb_js_helpers(const char *text, struct nb_buf *out);

/* How a row is spelled: A, B, C are its arguments, each one word or in brackets. The
 * first `truths` of them are asked whether they are 0. NULL: it has no spelling. */
struct nb_spelling {
    const char *op, *value, *slope;
    size_t truths;
};
const struct nb_spelling *nb_js_spelling(const struct nb_op *op);

struct nb_js_helper {
    const char *name, *text;
};
/* By index; the name is NULL past the end. */
struct nb_js_helper nb_js_helper_at(size_t index);

#endif
