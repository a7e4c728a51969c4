/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the subject of a command about formulas. */
#include "config.h"

#include "study/subject.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/push.h"
#include "formula/notation.h"
#include "formula/print.h"
#include "formula/simplify.h"
#include "graph/diff.h"
#include "graph/order.h"
#include "graph/rule.h"
#include "graph/subst.h"
#include "lang/call.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"

/* Bytes of a formula that anybody would read. */
enum { MAX_FORMULA = 20000 };

static bool fail_at(struct nb_args *a, struct nb_span span)
{
    nb_err_at(a->err, span);
    return false;
}

/* A row over variables with the names of its arguments. */
static bool open_row(struct nb_args *a, const struct nb_op *op, struct nb_subject *out)
{
    struct nb_builder b = {a->in->pool, false};
    out->count = nb_op_max_args(op);
    for (size_t k = 0; k < out->count; k++)
        out->var[k] = nb_var(b.pool, op->args[k].name, nb_scalar_shape);
    out->e = nb_call(b, op, out->var, a->err);
    return out->e != NULL;
}

/* Whether the k-th parameter of a function may stand for any number: it has no
 * default, or a number. */
static bool is_number(const struct nb_function *f, size_t k, bool all)
{
    while (f->of)
        f = f->of;
    if (!f->lambda || f->standard[k].type == NB_ABSENT)
        return true;
    return all && f->standard[k].type == NB_NUMBER && !nb_is_truth(f->standard[k]);
}

/* f over variables in place of its parameters: all of them, or those without a
 * default. */
static struct nb_expr *call_open(struct nb_args *a, struct nb_function *f, struct nb_span span,
                                 bool all, struct nb_subject *out, struct nb_err *err)
{
    struct nb_actual actual[NB_MAX_ARGS];
    char name[NB_MAX_ARGS][32];
    size_t n = 0;
    for (size_t k = 0; n < NB_MAX_ARGS && nb_function_param(f, k, name[n]); k++) {
        if (!is_number(f, k, all))
            continue;
        out->var[n] = nb_var(a->in->pool, name[n], nb_scalar_shape);
        actual[n] =
            (struct nb_actual){.name = name[n], .value = nb_number_of(out->var[n]), .span = span};
        n++;
    }
    out->count = n;
    struct nb_value y = nb_interp_call(a->in, f, actual, n, NULL, span, err);
    return y.type == NB_ABSENT ? NULL : nb_value_expr(a->in, y, span, err);
}

bool nb_subject_open(struct nb_args *a, struct nb_function *f, struct nb_span span,
                     struct nb_subject *out)
{
    *out = (struct nb_subject){.function = f};
    if (f->builtin || (f->op && f->op->form != NB_ELEMENT)) {
        nb_fail(a, NB_ERR_TYPE, _("'%s' is no function of a number"), f->name);
        return fail_at(a, span);
    }
    if (f->op)
        return open_row(a, f->op, out);
    /* A parameter that must have a value, such as a size, keeps its default. */
    struct nb_err ignored = {0};
    out->e = call_open(a, f, span, true, out, &ignored);
    if (!out->e)
        out->e = call_open(a, f, span, false, out, a->err);
    return out->e || fail_at(a, span);
}

/* A text of the row over the variables of the subject. */
static bool read_text(struct nb_args *a, const struct nb_op *op, const char *text,
                      struct nb_subject *out)
{
    out->text = text;
    out->e = nb_rule((struct nb_builder){a->in->pool, false}, op, text, out->var, a->err);
    return out->e != NULL;
}

static bool derive_by(struct nb_args *a, struct nb_subject *s, size_t by)
{
    struct nb_expr *g = nb_grad_shown(a->in->pool, s->e, s->var[by], nb_expr_is_brief, a->err);
    s->text = NULL;
    s->e = g ? nb_simplify(g) : NULL;
    return s->e != NULL;
}

/* The parameter that a derivative is by, among the subject's variables. */
static size_t variable_of(const struct nb_function *f, const struct nb_subject *s)
{
    char name[32];
    nb_function_param(f, f->by, name);
    for (size_t k = 0; k < s->count; k++)
        if (strcmp(s->var[k]->name, name) == 0)
            return k;
    return 0;
}

static bool show_row(struct nb_args *a, const struct nb_op *op, struct nb_span span,
                     struct nb_function *f, struct nb_subject *out)
{
    if (!nb_subject_open(a, f, span, out))
        return false;
    return !op->formula || read_text(a, op, op->formula, out);
}

/* A function as a textbook shows it, derivatives from the innermost out. */
static bool show_function(struct nb_args *a, struct nb_function *f, struct nb_span span,
                          struct nb_subject *out)
{
    *out = (struct nb_subject){.function = f};
    if (nb_subject_along(f, out))
        return true;
    if (f->op)
        return show_row(a, f->op, span, f, out);
    if (!nb_is_derivative(f)) {
        if (!nb_subject_open(a, f, span, out))
            return false;
        out->e = nb_simplify(out->e);
        return true;
    }
    const struct nb_op *op = f->of->op;
    if (op && f->by == 0 && op->deriv && op->form == NB_ELEMENT)
        return nb_subject_open(a, f->of, span, out) && read_text(a, op, op->deriv, out);
    if (op && op->form == NB_ALONG)
        return nb_subject_open(a, f->of, span, out); /* says what is wrong */
    /* The row itself, not its formula: its own derivative is known best. */
    bool ok = op ? nb_subject_open(a, f->of, span, out) : show_function(a, f->of, span, out);
    if (ok && !out->e) {
        nb_fail(a, NB_ERR_TYPE, _("the Jacobian of '%s' is derived no further"), f->of->of->name);
        return fail_at(a, span);
    }
    ok = ok && derive_by(a, out, variable_of(f, out));
    if (ok)
        nb_subject_isolated(a, f, out);
    return ok;
}

/* The name of a global tensor that is this leaf, or NULL. */
static const char *name_of_leaf(const struct nb_interp *in, const struct nb_expr *leaf)
{
    for (size_t i = 0; i < in->globals.count; i++) {
        const struct nb_value *v = in->globals.entries[i].value;
        if (v->type == NB_TENSOR && v->node == leaf && strcmp(in->globals.entries[i].name, "ans"))
            return in->globals.entries[i].name;
    }
    return NULL;
}

/* y over variables that have the names of the tensors it was computed from. */
static struct nb_expr *with_names(struct nb_args *a, struct nb_expr *y)
{
    size_t count, n = 0;
    struct nb_expr **order = nb_order(&y, 1, &count);
    struct nb_expr **leaf = nb_xcalloc(count, sizeof *leaf), **var = nb_xcalloc(count, sizeof *var);
    for (size_t i = 0; i < count; i++) {
        const char *name = nb_is_leaf(order[i]) ? name_of_leaf(a->in, order[i]) : NULL;
        if (!name)
            continue;
        leaf[n] = order[i];
        var[n++] = nb_var(a->in->pool, name, order[i]->shape);
    }
    y = nb_subst((struct nb_builder){a->in->pool, false}, y, leaf, var, n, a->err);
    free(order);
    free(leaf);
    free(var);
    return y;
}

/* In words of the language, where it has some. */
static bool show_tensor(struct nb_args *a, struct nb_subject *out)
{
    out->e = nb_simplify(out->e);
    if (!nb_expr_has_text(out->e))
        out->e = nb_simplify(nb_push_views(out->e));
    if (nb_expr_has_text(out->e))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("the language has no words for this formula as a whole"));
    if (out->e->shape.rank > 0)
        nb_err_hint(a->err, _("ask for one element, as in formula(y[0])"));
    return false;
}

bool nb_subject_read(struct nb_args *a, size_t k, struct nb_subject *out)
{
    struct nb_value v = a->arg[k];
    *out = (struct nb_subject){0};
    if (v.type == NB_FUNCTION) {
        if (show_function(a, v.function, a->arg_span[k], out)) {
            out->function = v.function;
            return true;
        }
        return fail_at(a, a->arg_span[k]);
    }
    if (nb_is_numeric(v)) {
        out->e = with_names(a, nb_node(a->in->pool, v));
        return (out->e && show_tensor(a, out)) || fail_at(a, a->arg_span[k]);
    }
    nb_fail(a, NB_ERR_TYPE, _("expected a function or an expression, not %s"), nb_type_name(v));
    return fail_at(a, a->arg_span[k]);
}

bool nb_subject_derive(struct nb_args *a, const struct nb_subject *s, struct nb_subject *out)
{
    struct nb_value derivative = nb_derivative_function(&a->in->pool->gc, s->function, 0);
    return show_function(a, derivative.function, a->span, out);
}

bool nb_subject_print(struct nb_args *a, struct nb_expr *e, const struct nb_style *style,
                      struct nb_buf *out)
{
    if (nb_expr_print_as(e, style, MAX_FORMULA, out))
        return true;
    return nb_err_set(a->err, NB_ERR_SIZE, _("the formula has more than %d characters"),
                      MAX_FORMULA);
}

struct nb_value nb_verbatim(struct nb_args *a, struct nb_buf *text)
{
    struct nb_value v = nb_string(&a->in->pool->gc, nb_buf_text(text), text->len);
    v.text->verbatim = true;
    nb_buf_free(text);
    return v;
}
