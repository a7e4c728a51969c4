/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sure(expr): digits that are proved, and no others.
 *
 * The literals of the expression are the decimals that were written, pi and e themselves;
 * what variables hold are their doubles. Rows are computed from their formulas, in intervals
 * of growing precision (nabla-digits), or, where that was left out, in intervals of doubles. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "lang/eval_ast.h"
#include "proof/unroll.h"
#include "study/ask_digits.h"
#include "study/unrounded.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "study/subject.h"
#include "value/interp.h"

enum { STANDARD = 17, DOUBLES = 17, LEAST = 2, MOST = 10000, MOST_ELEMENTS = 100 };

static bool refuse(struct nb_args *a, const char *why)
{
    nb_fail(a, NB_ERR_VALUE, _("no sure digits: %s"), why);
    nb_err_at(a->err, a->arg_span[0]);
    return false;
}

/* The expression with literals that are exact. */
static struct nb_value evaluate(struct nb_args *a)
{
    if (!a->arg_ast[0]) { /* what a function calls sure with has no text of its own */
        refuse(a, _("an expression is asked for: sure(gelu(1))"));
        return NB_FAILED;
    }
    return nb_interp_eval(a->in, a->scope, a->arg_ast[0], a->err);
}

/* In doubles: the digits that both ends of the enclosure round to. */
static bool by_doubles(struct nb_args *a, struct nb_expr *e, size_t digits, struct nb_buf *out)
{
    const struct nb_interval r = nb_unrounded_between(e);
    if (r.defined == NB_NOWHERE || !(r.lo <= r.hi))
        return refuse(a, _("it has no value, or none that is known"));
    for (int k = digits < DOUBLES ? (int)digits : DOUBLES; k > 0; k--) {
        char low[40], high[40];
        snprintf(low, sizeof low, "%.*g", k, r.lo + 0.0);
        snprintf(high, sizeof high, "%.*g", k, r.hi + 0.0);
        if (strcmp(low, high) != 0)
            continue;
        nb_buf_add(out, low);
        return true;
    }
    return refuse(a, _("none is settled by intervals of doubles"));
}

static bool add_digits(struct nb_args *a, struct nb_expr *e, size_t digits, struct nb_buf *out)
{
    struct nb_expr *exact = nb_unrounded_expand(e, a->err);
    if (!exact)
        return false;
    switch (nb_ask_digits(exact, digits, NB_DIGITS_MOST_BITS, out, a->err)) {
    case NB_DIGITS_GIVEN:
        return true;
    case NB_DIGITS_REFUSED:
    case NB_DIGITS_OF_ZERO:
        return a->err->kind == NB_OK && refuse(a, nb_buf_text(out));
    case NB_DIGITS_ABSENT:
        break;
    }
    if (digits > DOUBLES)
        return refuse(a, _("more than 17 digits need nabla-digits, which was left out when nabla "
                           "was built: it needs MPFR"));
    return by_doubles(a, e, digits, out);
}

static struct nb_value text_of(struct nb_args *a, struct nb_expr *e, size_t digits)
{
    struct nb_buf out = {0};
    if (add_digits(a, e, digits, &out))
        return nb_verbatim(a, &out);
    nb_buf_free(&out);
    return NB_FAILED;
}

static struct nb_value of_elements(struct nb_args *a, struct nb_expr *e, size_t digits)
{
    const size_t n = nb_shape_count(e->shape);
    if (n > MOST_ELEMENTS) {
        nb_fail(a, NB_ERR_SIZE, _("%zu elements are too many; at most %d"), n, MOST_ELEMENTS);
        nb_err_at(a->err, a->arg_span[0]);
        return NB_FAILED;
    }
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, n);
    for (size_t i = 0; i < n; i++) {
        list.list->items[i] = text_of(a, nb_unrounded_element(e, i), digits);
        if (list.list->items[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    return list;
}

static struct nb_value answer(struct nb_args *a, size_t digits)
{
    const struct nb_value v = evaluate(a);
    struct nb_expr *e =
        v.type == NB_ABSENT ? NULL : nb_value_expr(a->in, v, a->arg_span[0], a->err);
    if (!e)
        return NB_FAILED;
    return e->shape.rank == 0 ? text_of(a, nb_unroll(e), digits) : of_elements(a, e, digits);
}

static struct nb_value sure(struct nb_args *a)
{
    size_t digits = STANDARD;
    if (!nb_arg_count(a, 1, &digits))
        return NB_FAILED;
    if (digits < LEAST || digits > MOST) {
        nb_fail(a, NB_ERR_VALUE, _("digits must be from %d to %d"), LEAST, MOST);
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    if (nb_interp_in_python(a->in)) {
        refuse(a, _("a file of Python computes as Python does; -e and .nab files do not"));
        return NB_FAILED;
    }
    const bool before = a->in->pool->exact; /* sure(sure(1)) */
    a->in->pool->exact = true;
    const struct nb_value v = answer(a, digits);
    a->in->pool->exact = before;
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "sure",
     .params = "&expression, digits=",
     .run = sure,
     .doc = N_("The value with digits that are proved, digits=17 of them.")},
};

const struct nb_builtins nb_sure_commands = NB_BUILTINS(rows, N_("Facts"));
