/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of curves: what legends show. */
#include "config.h"

#include "study/curve_label.h"

#include <ctype.h>

#include "base/num.h"
#include "formula/print.h"
#include "value/function.h"

/* Bytes of a formula that may be a curve's name. */
enum { MAX_LABEL = 40 };

const struct nb_function *nb_label_base(const struct nb_function *f, int *order)
{
    for (*order = 0; nb_is_derivative(f) && f->by == 0; f = f->of)
        ++*order;
    return f;
}

void nb_label_primes(struct nb_buf *label, int count)
{
    for (int i = 0; i < count; i++)
        nb_buf_addc(label, '\'');
}

/* A formula for a legend: numbers of many digits by their first four. */
static void add_formula(struct nb_buf *label, const char *text, size_t len)
{
    enum { LONG = 8 };
    for (const char *end = text + len, *at = text; at < end;) {
        bool starts =
            isdigit((unsigned char)*at) && (at == text || !isalnum((unsigned char)at[-1]));
        size_t digits = starts ? nb_num_scan(at) : 0;
        if (digits >= LONG)
            nb_buf_printf(label, "%.4g", nb_num_value(at, digits));
        else
            nb_buf_addn(label, at, digits ? digits : 1);
        at += digits ? digits : 1;
    }
}

void nb_function_short_label(const struct nb_function *f, int extra, struct nb_buf *label)
{
    int order;
    const struct nb_function *base = nb_label_base(f, &order);
    bool named = base->name[0] || base->format;
    if (named) {
        nb_function_label(base, label);
    } else {
        struct nb_span body = base->lambda->kids[base->lambda->count - 1]->span;
        bool brackets = order + extra > 0;
        nb_buf_add(label, brackets ? "(" : "");
        add_formula(label, base->unit->text + body.start, body.end - body.start);
        nb_buf_add(label, brackets ? ")" : "");
    }
    nb_label_primes(label, order + extra);
}

void nb_label_formula(struct nb_expr *y, int extra, struct nb_buf *label)
{
    bool simple = nb_op_is_function(y->op) && !y->slope && y->arg[0]->op->form == NB_VAR;
    for (size_t k = 1; simple && k < y->nargs; k++)
        simple = nb_is_value(y->arg[k], y->op->args[k].standard);
    struct nb_buf formula = {0};
    bool fits = !simple && nb_expr_print(y, MAX_LABEL, &formula);
    if (fits)
        nb_buf_printf(label, extra ? "(%s)" : "%s", nb_buf_text(&formula));
    else
        nb_buf_add(label, simple ? y->op->name : "y");
    nb_buf_free(&formula);
    nb_label_primes(label, extra);
}
