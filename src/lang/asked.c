/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What builtins that are about functions of x are given. */
#include "config.h"

#include "lang/asked.h"

#include <string.h>

#include "base/i18n.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "lang/keyword.h"
#include "lang/of_x.h"
#include "lang/own.h"
#include "value/param.h"

/* One letter, in any alphabet. */
static bool is_letter(const char *name)
{
    size_t n = 1;
    while (((unsigned char)name[n] & 0xC0U) == 0x80)
        n++;
    return name[0] && !name[n];
}

/* Whether the letter may be a variable: nobody gave it a value; t is a function of matrices
 * elsewhere. */
static bool is_free(const struct nb_asked_call *q, const char *name)
{
    if (!is_letter(name) || nb_has_own(q->in, q->scope, name))
        return false;
    const struct nb_value v = nb_interp_lookup(q->in, name);
    return v.type == NB_ABSENT || (v.type == NB_FUNCTION && v.function->builtin);
}

/* The builtin that a call by name is of, or NULL. */
static const struct nb_builtin *builtin_of(struct nb_interp *in, const struct nb_ast *call)
{
    const struct nb_value f = nb_interp_lookup(in, call->kids[0]->name);
    return f.type == NB_FUNCTION ? f.function->builtin : NULL;
}

/* Whether argument k is evaluated; the letter of grad(f, a) is that of a parameter. */
static bool is_value(const struct nb_builtin *b, size_t k)
{
    char name[32], mark = 0;
    bool optional;
    return !nb_builtin_param(b, k, name, &optional, &mark) || mark != '&';
}

/* Finds the free letter that the tree names as a number; *count is how many there are. */
static void find_free(const struct nb_asked_call *q, const struct nb_ast *a, const char **letter,
                      size_t *count)
{
    if (!a || a->kind == NB_AST_LAMBDA || a->kind == NB_AST_COMPREHENSION)
        return;
    if (a->kind == NB_AST_NAME && is_free(q, a->name) &&
        !(*letter && strcmp(*letter, a->name) == 0)) {
        *letter = a->name;
        ++*count;
    }
    const bool called = a->kind == NB_AST_CALL && a->kids[0]->kind == NB_AST_NAME;
    const struct nb_builtin *b = called ? builtin_of(q->in, a) : NULL;
    if (b && (b->of_x || b->of_xy) && !b->slope)
        return; /* its arguments are functions themselves */
    for (size_t i = called ? 1 : 0; i < a->count; i++)
        if (!b || is_value(b, i - 1))
            find_free(q, a->kids[i], letter, count);
}

/* The variable that the call says itself: diff(t^2, t), limit(sin(h)/h, h -> 0). */
static const char *said(const struct nb_asked_call *q)
{
    const struct nb_ast *second = q->call->count > 2 ? q->call->kids[2] : NULL;
    const char *name = NULL;
    if (second && second->kind == NB_AST_NAME)
        name = second->name;
    else if (second && second->kind == NB_AST_LAMBDA && second->count == 2)
        name = second->names[0];
    return name && is_free(q, name) && nb_tree_names(q->call->kids[1], name) ? name : NULL;
}

/* The variable of an argument, or NULL: the one that is said, x, or the only free letter. */
static const char *variable_of(const struct nb_asked_call *q, const struct nb_ast *tree)
{
    const char *name = said(q);
    size_t count = 0;
    if (name && nb_tree_names(tree, name))
        return name;
    if (nb_tree_names(tree, "x"))
        return "x";
    name = NULL;
    if (tree->kind != NB_AST_NAME && !nb_interp_in_python(q->in))
        find_free(q, tree, &name, &count);
    return count == 1 ? name : NULL;
}

static struct nb_ast *node(const struct nb_asked_call *q, enum nb_ast_kind kind, size_t count,
                           struct nb_span span)
{
    struct nb_arena *arena = &q->in->running->arena;
    struct nb_ast *a = nb_arena_alloc(arena, sizeof *a + count * sizeof(struct nb_ast *));
    a->kind = kind;
    a->span = span;
    a->count = count;
    a->names = nb_arena_alloc(arena, (count + 1) * sizeof *a->names);
    return a;
}

static struct nb_ast *name_node(const struct nb_asked_call *q, const char *name,
                                struct nb_span span)
{
    struct nb_ast *a = node(q, NB_AST_NAME, 0, span);
    a->name = name;
    return a;
}

/* Whether all other arguments go by their places. */
static bool is_only_name(const struct nb_ast *call, size_t i)
{
    for (size_t k = 1; k < call->count; k++)
        if (k != i && call->names[k])
            return false;
    return true;
}

/* x = 0..3, n = inf: where the variable of the first argument is. */
static bool is_place(const struct nb_asked_call *q, struct nb_actual *actual)
{
    const bool own_x = nb_param_find(q->f->builtin, "x") < NB_MAX_PARAMS;
    const bool x = strcmp(actual->name, "x") == 0, interval = actual->ast->kind == NB_AST_INTERVAL;
    if (!(x || is_free(q, actual->name)) || !(x || nb_tree_names(q->call->kids[1], actual->name)) ||
        !(interval || own_x) || nb_interp_in_python(q->in))
        return false;
    actual->name = own_x ? "x" : NULL;
    return true;
}

/* Whether t = 4 is an equation, not an argument by name. */
static bool is_equation(const struct nb_asked_call *q, size_t i, struct nb_actual *actual)
{
    struct nb_err ignored = {0};
    const struct nb_ast *value = actual->ast;
    const char *name = actual->name;
    size_t k;
    const bool itself = value->kind == NB_AST_NAME && strcmp(value->name, name) == 0;
    if (i != 1 || value->kind == NB_AST_INTERVAL || itself || nb_interp_in_python(q->in))
        return false;
    const bool function =
        nb_has_own(q->in, q->scope, name) && nb_interp_lookup(q->in, name).type == NB_FUNCTION;
    if (nb_keyword_find(q->f, actual, &k, &ignored))
        return q->f->builtin->equates && function && is_only_name(q->call, i);
    return function || is_letter(name);
}

bool nb_asked_equation(const struct nb_asked_call *q, size_t i, struct nb_actual *actual,
                       struct nb_err *err)
{
    struct nb_ast *value = actual->ast;
    struct nb_err ignored = {0};
    size_t k;
    const struct nb_span span = {value->keyword.start, value->span.end};
    if (is_equation(q, i, actual)) {
        struct nb_ast *a = node(q, NB_AST_OPERATOR, 2, span);
        a->op = NB_EQ;
        a->marks = NB_MARK_EQUATION;
        a->kids[0] = name_node(q, actual->name, value->keyword);
        a->kids[1] = value;
        *actual = (struct nb_actual){.ast = a, .span = span};
        return true;
    }
    if (!nb_keyword_find(q->f, actual, &k, &ignored) && is_place(q, actual))
        return true;
    if (i != 1 || q->call->count == 2 || q->call->names[2])
        return true;
    nb_err_set(err, NB_ERR_SYNTAX, _("positional argument follows keyword argument"));
    nb_err_at(err, q->call->kids[2]->span);
    return false;
}

/* f = 3, f = g, f = x: a side that is a function is meant at x. NULL: none is; or an error. */
static struct nb_ast *sides_at(const struct nb_asked_call *q, struct nb_ast *tree, const char *x,
                               struct nb_err *err)
{
    struct nb_ast *out = NULL;
    for (size_t i = 0; i < 2; i++) {
        struct nb_ast *side = tree->kids[i];
        if (side->kind == NB_AST_NUMBER || nb_tree_names(side, x))
            continue;
        const struct nb_value v = nb_interp_eval(q->in, q->scope, side, err);
        if (v.type == NB_ABSENT)
            return NULL;
        if (v.type != NB_FUNCTION || v.function->builtin)
            continue;
        if (!out) {
            out = node(q, NB_AST_OPERATOR, 2, tree->span);
            out->op = NB_EQ;
            out->marks = tree->marks;
            memcpy(out->kids, tree->kids, 2 * sizeof *tree->kids);
        }
        out->kids[i] = node(q, NB_AST_CALL, 2, side->span);
        out->kids[i]->kids[0] = side;
        out->kids[i]->kids[1] = name_node(q, x, side->span);
    }
    return out;
}

/* plot(f(x) = x^3): f(x) = ... of names alone, where f has no value; what is drawn may have
 * had one, as in the line that is typed again. */
static bool is_definition(const struct nb_asked_call *q, const struct nb_ast *tree)
{
    const struct nb_ast *left = tree->kids[0];
    if (!(tree->marks & NB_MARK_EQUATION) || left->kind != NB_AST_CALL || left->count < 2 ||
        left->kids[0]->kind != NB_AST_NAME || nb_interp_in_python(q->in))
        return false;
    for (size_t i = 1; i < left->count; i++)
        if (left->names[i] || left->kids[i]->kind != NB_AST_NAME)
            return false;
    const char *name = left->kids[0]->name;
    if (nb_tree_names(tree->kids[1], name))
        return false;
    const bool fresh = nb_interp_lookup(q->in, name).type == NB_ABSENT;
    return fresh ? nb_tree_names(tree->kids[1], left->kids[1]->name)
                 : nb_of_x_draws(q->f->builtin) && nb_has_own(q->in, q->scope, name);
}

static struct nb_value define(const struct nb_asked_call *q, const struct nb_ast *tree)
{
    const struct nb_ast *left = tree->kids[0];
    struct nb_ast *f = node(q, NB_AST_LAMBDA, left->count, tree->span);
    for (size_t i = 1; i < left->count; i++)
        f->names[i - 1] = left->kids[i]->name;
    f->kids[left->count - 1] = tree->kids[1];
    const char *name = left->kids[0]->name;
    struct nb_value v = nb_lambda_function(&q->in->pool->gc, name, f, q->in->running, q->scope);
    if (!q->scope)
        nb_own_assign(q->in, name, v);
    return v;
}

static bool fail_equation(const struct nb_asked_call *q, const struct nb_ast *tree,
                          struct nb_err *err)
{
    nb_err_set(err, NB_ERR_TYPE, _("%s is about a function, not an equation"),
               nb_name_in_call(q->f->builtin, q->call));
    nb_err_hint(err, _("solve(%.*s)"), (int)(tree->span.end - tree->span.start),
                q->in->running->text + tree->span.start);
    nb_err_at(err, tree->span);
    return false;
}

static bool fail_two(const struct nb_asked_call *q, const struct nb_ast *tree, struct nb_err *err)
{
    nb_err_set(err, NB_ERR_TYPE, _("%s takes an equation in one variable"),
               nb_name_in_call(q->f->builtin, q->call));
    nb_err_hint(err, _("plot(%.*s) draws it"), (int)(tree->span.end - tree->span.start),
                q->in->running->text + tree->span.start);
    nb_err_at(err, tree->span);
    return false;
}

bool nb_asked_argument(const struct nb_asked_call *q, size_t k, struct nb_actual *actual,
                       struct nb_err *err)
{
    struct nb_interp *in = q->in;
    const struct nb_builtin *b = q->f->builtin;
    struct nb_ast *tree = actual->ast;
    const bool equation = tree->kind == NB_AST_OPERATOR && tree->op == NB_EQ;
    if (equation && is_definition(q, tree)) {
        actual->value = define(q, tree);
        return true;
    }
    if (tree->marks & NB_MARK_EQUATION && !b->equates && !nb_of_x_draws(b))
        return fail_equation(q, tree, err);
    const char *other = nb_other_variable(in, q->scope, b, q->call, tree);
    if (other && b->equates)
        return fail_two(q, tree, err);
    const char *x = other ? "x" : variable_of(q, tree);
    struct nb_ast *of_functions = equation && !other ? sides_at(q, tree, x ? x : "x", err) : NULL;
    if (err->kind != NB_OK)
        return false;
    if (of_functions) {
        tree = of_functions;
        x = x ? x : "x";
    }
    const bool bound = x && nb_has_own(in, q->scope, x);
    if (x && (!bound || (of_functions && !nb_tree_names(actual->ast, x))))
        tree = nb_as_function(in, tree, x, other);
    actual->value = nb_interp_eval(in, q->scope, tree, err);
    if (bound && tree->kind != NB_AST_LAMBDA &&
        nb_is_meant_of_x(in, q->scope, b, q->call, k, tree, actual->value))
        actual->value = nb_interp_eval(in, q->scope, nb_as_function(in, tree, x, other), err);
    else if (bound && tree->kind != NB_AST_LAMBDA && !b->of_number)
        nb_note_constant(in, actual->value);
    return actual->value.type != NB_ABSENT;
}

const char *nb_asked_variable(const struct nb_scope *scope, const struct nb_ast *formula)
{
    if (formula->kind != NB_AST_OPERATOR && formula->kind != NB_AST_CALL &&
        formula->kind != NB_AST_NAME)
        return NULL;
    for (; scope; scope = scope->outer)
        for (size_t i = 0; i < scope->count; i++)
            if (nb_is_numeric(scope->values[i]) && nb_tree_names(formula, scope->names[i]))
                return scope->names[i];
    return NULL;
}

/* The value of a tree that gives a function, at the variable; the function where it is wanted. */
static struct nb_value at_variable(const struct nb_asked_call *q, const struct nb_ast *tree,
                                   struct nb_value f, const char *variable, struct nb_err *err)
{
    if (f.type != NB_FUNCTION || tree->marks & NB_MARK_WANTED)
        return f;
    struct nb_actual x = {.span = tree->span};
    x.value = nb_interp_eval(q->in, q->scope, name_node(q, variable, tree->span), err);
    if (x.value.type == NB_ABSENT)
        return NB_FAILED;
    return nb_interp_call(q->in, f.function, &x, 1, q->scope, tree->span, err);
}

struct nb_value nb_asked_slope(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *prime,
                               struct nb_err *err)
{
    const struct nb_asked_call q = {.in = in, .scope = scope};
    struct nb_ast *formula = prime->kids[0];
    const char *x = nb_asked_variable(scope, formula);
    struct nb_value f = nb_interp_eval(in, scope, nb_as_function(in, formula, x, NULL), err);
    if (f.type == NB_ABSENT)
        return NB_FAILED;
    return at_variable(&q, prime, nb_derivative_function(&in->pool->gc, f.function, 0), x, err);
}

/* The variable of the scope that diff(x^2), diff(x^2, x) or d/dx x^2 is about; NULL: none. */
static const char *diff_variable(const struct nb_asked_call *q)
{
    const struct nb_ast *formula = q->call->kids[1];
    const struct nb_ast *second = q->call->count > 2 ? q->call->kids[2] : NULL;
    const char *name = NULL;
    if (formula->kind == NB_AST_LAMBDA && q->call->marks & NB_MARK_COMMAND)
        name = formula->names[0];
    else if (second && second->kind == NB_AST_NAME && nb_tree_names(formula, second->name))
        name = second->name;
    else
        return nb_asked_variable(q->scope, formula);
    for (const struct nb_scope *s = q->scope; s; s = s->outer)
        for (size_t i = 0; i < s->count; i++)
            if (nb_is_numeric(s->values[i]) && strcmp(s->names[i], name) == 0)
                return name;
    return NULL;
}

bool nb_asked_diff(const struct nb_asked_call *q, struct nb_value *out, struct nb_err *err)
{
    const struct nb_ast *call = q->call;
    if (!q->f->builtin || !q->f->builtin->slope || !q->scope || call->count < 2 || call->names[1] ||
        nb_interp_in_python(q->in))
        return false;
    struct nb_ast *formula = call->kids[1];
    const bool wanted = formula->kind == NB_AST_LAMBDA && call->marks & NB_MARK_WANTED;
    const char *x = wanted ? NULL : diff_variable(q);
    if (!x)
        return false;
    if (formula->kind != NB_AST_LAMBDA) {
        const struct nb_value v = nb_interp_eval(q->in, q->scope, formula, err);
        if (!nb_is_numeric(v) || (v.type == NB_TENSOR && formula->kind == NB_AST_NAME))
            return v.type == NB_ABSENT; /* the differences of a variable's numbers, e.g. */
        formula = nb_as_function(q->in, formula, x, NULL);
    }
    const size_t kids = call->count * sizeof *call->kids;
    struct nb_ast *about = node(q, NB_AST_CALL, call->count, call->span);
    memcpy(about->kids, call->kids, kids);
    memcpy(about->names, call->names, call->count * sizeof *call->names);
    about->kids[1] = formula;
    about->marks = call->marks | NB_MARK_WANTED;
    *out = nb_interp_eval(q->in, q->scope, about, err);
    *out = out->type == NB_ABSENT ? *out : at_variable(q, call, *out, x, err);
    return true;
}
