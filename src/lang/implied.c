/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brackets behind brackets: products, and powers of functions. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "lang/eval_ast.h"
#include "lang/eval_call.h"
#include "lang/operate.h"

static struct nb_value fail_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return NB_FAILED;
}

bool nb_is_implied(const struct nb_ast *a)
{
    return a->kind == NB_AST_CALL &&
           (a->marks & (NB_MARK_IMPLIED | NB_MARK_ENCLOSED)) == NB_MARK_IMPLIED;
}

/* Whether the bracket after a number is one factor. */
static bool is_factor(const struct nb_ast *a, struct nb_err *err)
{
    bool one = a->count == 2 && !a->names[1];
    if (!one)
        nb_err_set(err, NB_ERR_TYPE, _("a number cannot be called"));
    else if (a->marks & NB_MARK_OBJECT)
        nb_err_set(err, NB_ERR_TYPE, _("a product of brackets needs a sign here: (a)*(b)"));
    nb_err_at(err, one ? a->span : a->kids[0]->span);
    return err->kind == NB_OK;
}

/* left (factor), and with `power` left (factor)^exponent. */
static struct nb_value implied_product(struct nb_interp *in, struct nb_scope *scope,
                                       struct nb_ast *a, struct nb_value left, struct nb_ast *power,
                                       struct nb_err *err)
{
    struct nb_operation o = {NB_POW, 2, .span = a->span};
    if (!is_factor(a, err))
        return NB_FAILED;
    struct nb_value right = nb_interp_eval(in, scope, a->kids[1], err);
    o.tree[0] = a->kids[1];
    if (power && right.type != NB_ABSENT) {
        o.v[0] = right;
        o.v[1] = nb_interp_eval(in, scope, o.tree[1] = power->kids[1], err);
        right = o.v[1].type == NB_ABSENT ? NB_FAILED : nb_operate(in, &o, err);
    }
    if (right.type == NB_ABSENT)
        return NB_FAILED;
    o = (struct nb_operation){
        NB_MUL, 2, {left, right}, {a->kids[0], a->kids[1]}, power ? power->span : a->span};
    return nb_operate(in, &o, err);
}

/* sin^-1(x) is asin(x) to some and 1/sin(x) to others. */
static bool is_clear_power(const struct nb_ast *callee, struct nb_err *err)
{
    const struct nb_ast *n = callee->kind == NB_AST_OPERATOR ? callee->kids[1] : NULL;
    bool inverse = n && callee->op == NB_POW && !(callee->marks & NB_MARK_ENCLOSED) &&
                   n->kind == NB_AST_OPERATOR && n->op == NB_NEG &&
                   n->kids[0]->kind == NB_AST_NUMBER && n->kids[0]->num == 1;
    const char *name = inverse && callee->kids[0]->kind == NB_AST_NAME ? callee->kids[0]->name : "";
    if (!inverse)
        return true;
    nb_err_set(err, NB_ERR_VALUE, _("a function to the power of -1 may be its inverse or 1/f(x)"));
    static const char *const have_inverse[] = {"sin", "cos", "tan", "sinh", "cosh", "tanh"};
    for (size_t i = 0; i < NB_COUNT(have_inverse); i++)
        if (strcmp(have_inverse[i], name) == 0)
            nb_err_hint(err, _("the inverse is a%s(x), the other 1/%s(x)"), name, name);
    nb_err_hint(err, _("write what is meant: 1/%s(x)"), name[0] ? name : "f");
    nb_err_at(err, callee->span);
    return false;
}

/* base^exponent, the one written in `tree`, the other evaluated here. */
static struct nb_value raised(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *tree,
                              struct nb_value base, struct nb_ast *exponent, struct nb_err *err)
{
    struct nb_operation o = {NB_POW, 2, .v = {base}, .tree = {tree, exponent}, .span = tree->span};
    if (base.type != NB_ABSENT)
        o.v[1] = nb_interp_eval(in, scope, exponent, err);
    return o.v[1].type == NB_ABSENT ? NB_FAILED : nb_operate(in, &o, err);
}

/* f^2(x): f of all its arguments, and that to the power. */
static bool is_power(const struct nb_ast *callee)
{
    return callee->kind == NB_AST_OPERATOR && callee->op == NB_POW &&
           !(callee->marks & NB_MARK_ENCLOSED) && !nb_is_implied(callee->kids[0]);
}

struct nb_value nb_eval_implied(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_ast *power, struct nb_err *err)
{
    struct nb_ast *callee = a->kids[0], *inner = is_power(callee) ? callee->kids[1] : NULL;
    struct nb_value f = nb_interp_eval(in, scope, inner ? callee->kids[0] : callee, err);
    if (f.type == NB_FUNCTION) {
        if (!is_clear_power(callee, err))
            return NB_FAILED;
        struct nb_value v = nb_call_of(in, scope, a, f, err);
        v = inner ? raised(in, scope, a, v, inner, err) : v;
        return power ? raised(in, scope, a, v, power->kids[1], err) : v;
    }
    if (inner && f.type != NB_ABSENT)
        f = raised(in, scope, callee->kids[0], f, inner, err);
    if (nb_is_numeric(f))
        return implied_product(in, scope, a, f, power, err);
    if (f.type == NB_FUNCTION)
        return nb_call_of(in, scope, a, f, err);
    if (f.type != NB_ABSENT)
        nb_err_set(err, NB_ERR_TYPE, _("%s cannot be called"), nb_type_name(f));
    return fail_at(err, callee->span);
}
