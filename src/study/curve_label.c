/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of curves: what legends show. */
#include "config.h"

#include "study/curve_label.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/num.h"
#include "formula/print.h"
#include "study/loop_values.h"
#include "value/combine.h"
#include "value/function.h"

/* Bytes of a formula that may be a curve's name. */
enum { MAX_LABEL = 40 };

const struct nb_function *nb_label_base(const struct nb_function *f, int *order)
{
    for (*order = 0; nb_is_derivative(f) && f->by == 0; f = f->of)
        ++*order;
    return f;
}

/* Length of the name at the start of the text; Greek letters are letters. */
static size_t name_length(const char *text)
{
    size_t n = 0;
    while (isalnum((unsigned char)text[n]) || text[n] == '_' || (text[n] & 0x80))
        n++;
    return isdigit((unsigned char)*text) ? 0 : n;
}

/* Whether a bracket that opens at the start of the text closes at its end. */
static bool encloses(const char *text, size_t len)
{
    int depth = 0;
    for (size_t i = 0; i < len; i++) {
        depth += (text[i] == '(') - (text[i] == ')');
        if (depth == 0)
            return i + 1 == len;
    }
    return false;
}

/* Where the primes of a derivative belong: f'(x), f'(x, a=1), of a function at its plain
 * argument; for all else, behind it. */
static size_t prime_place(const char *text, size_t len)
{
    const size_t command = len > 0 && text[0] == '\\', name = name_length(text + command) + command;
    const size_t argument = name < len ? name_length(text + name + 1) : 0;
    const char after = name + 1 + argument < len ? text[name + 1 + argument] : '\0';
    const bool plain = name > command && text[name] == '(' && argument > 0 &&
                       (after == ')' || after == ',') && encloses(text + name, len - name);
    return plain ? name : len;
}

static void add_primes(struct nb_buf *label, int count)
{
    for (int i = 0; i < count; i++)
        nb_buf_addc(label, '\'');
}

void nb_label_primed(const char *text, int count, struct nb_buf *label)
{
    size_t len = strlen(text);
    const bool math = len > 2 && text[0] == '$' && text[len - 1] == '$';
    text += math;
    len -= math ? 2 : 0;
    const size_t at = prime_place(text, len);
    nb_buf_add(label, math ? "$" : "");
    nb_buf_addn(label, text, at);
    add_primes(label, count);
    nb_buf_addn(label, text + at, len - at);
    nb_buf_add(label, math ? "$" : "");
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

/* A lambda's body, with the values of loop variables in their places. */
static void add_body(struct nb_interp *in, const struct nb_function *f, int primes,
                     struct nb_buf *label)
{
    struct nb_buf source = {0}, text = {0};
    nb_loop_values(in, f, &source);
    add_formula(&text, nb_buf_text(&source), source.len);
    const char *body = nb_buf_text(&text);
    const bool brackets = primes > 0 && prime_place(body, text.len) == text.len;
    nb_buf_add(label, brackets ? "(" : "");
    nb_label_primed(body, brackets ? 0 : primes, label);
    nb_buf_add(label, brackets ? ")" : "");
    add_primes(label, brackets ? primes : 0);
    nb_buf_free(&source);
    nb_buf_free(&text);
}

void nb_function_short_label(struct nb_interp *in, const struct nb_function *f, int extra,
                             struct nb_buf *label)
{
    int order;
    const struct nb_function *base = nb_label_base(f, &order);
    const bool called = base->label && base->precedence == NB_CALL_PRECEDENCE;
    if (!base->name[0] && !base->format && !called) {
        add_body(in, base, order + extra, label);
        return;
    }
    nb_function_label(base, label);
    add_primes(label, order + extra);
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
    add_primes(label, extra);
}
