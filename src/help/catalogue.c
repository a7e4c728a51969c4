/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list(smooth, bounded, year >= 2015): a search among the rows. A property is a
 * word, a comparison with `year`, a text to look for, or several of these with
 * and, or, not. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/pager.h"
#include "base/interrupt.h"
#include "base/symtab.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "lang/activation.h"
#include "lang/eval_ast.h"
#include "lang/iterate.h"
#include "help/columns.h"
#include "help/frameworks.h"
#include "help/own_facts.h"
#include "help/properties.h"
#include "help/search.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

/* What an activation is; formats and the arithmetic of two numbers are not. */
static bool is_listed(const struct nb_op *op)
{
    return !op->internal && !op->format && (nb_op_is_function(op) || op->form == NB_ALONG);
}

/* A gate of two numbers, whose rows say nothing of their shape: found by name and year. */
static bool is_gate(const struct nb_op *op)
{
    return !op->internal && op->form == NB_ELEMENT && op->operands == 2 && op->source;
}

static bool mentions(const struct nb_op *op, const char *part)
{
    const char *texts[] = {op->name, op->aliases, op->doc, op->source};
    for (size_t i = 0; i < NB_COUNT(texts); i++)
        if (nb_text_contains(texts[i], part))
            return true;
    return nb_frameworks_mention(op, part) || (op->doc && nb_text_contains(_(op->doc), part)) ||
           nb_help_means(op, part);
}

static bool fail_at(struct nb_args *a, const struct nb_ast *tree)
{
    nb_err_at(a->err, tree->span);
    return false;
}

static bool unknown_word(struct nb_args *a, const struct nb_ast *tree)
{
    struct nb_buf known = {0};
    struct nb_nearest near = {.name = tree->name};
    const struct nb_property *row;
    for (size_t i = 0; (row = nb_property_at(i)); i++) {
        nb_nearest_offer(&near, row->name);
        nb_buf_printf(&known, "%s%s", i ? ", " : "", row->name);
    }
    nb_fail(a, NB_ERR_NAME, _("'%s' is no property; there are %s, year >= 2015 and \"text\""),
            tree->name, nb_buf_text(&known));
    if (near.best)
        nb_err_hint(a->err, _("did you mean '%s'?"), near.best);
    nb_buf_free(&known);
    return fail_at(a, tree);
}

static bool no_property(struct nb_args *a, const struct nb_ast *tree)
{
    nb_fail(a, NB_ERR_TYPE, _("expected a property such as smooth, year >= 2015 or \"text\""));
    return fail_at(a, tree);
}

static bool is_year(const struct nb_ast *tree)
{
    return tree->kind == NB_AST_NAME && strcmp(tree->name, "year") == 0;
}

static bool is_logic(const struct nb_ast *tree)
{
    return tree->kind == NB_AST_OPERATOR &&
           (tree->op == NB_AND || tree->op == NB_OR || tree->op == NB_NOT);
}

static bool is_comparison(const struct nb_ast *tree)
{
    return tree->kind == NB_AST_OPERATOR && tree->op >= NB_LT && tree->op <= NB_NE;
}

/* Whether the tree is a property; false sets err. */
static bool is_property(struct nb_args *a, const struct nb_ast *tree)
{
    if (tree->kind == NB_AST_STRING)
        return true;
    if (tree->kind == NB_AST_NAME && !is_year(tree))
        return nb_property_find(tree->name) || unknown_word(a, tree);
    if (is_comparison(tree))
        return is_year(tree->kids[0]) + is_year(tree->kids[1]) == 1 || no_property(a, tree);
    if (!is_logic(tree))
        return no_property(a, tree);
    for (size_t i = 0; i < tree->count; i++)
        if (!is_property(a, tree->kids[i]))
            return false;
    return true;
}

static struct nb_value year_or_number(struct nb_args *a, const struct nb_op *op,
                                      struct nb_ast *tree)
{
    return is_year(tree) ? nb_number(op->year) : nb_interp_eval(a->in, a->scope, tree, a->err);
}

/* year >= 2015, and no year is none of these. */
static bool compares(struct nb_args *a, const struct nb_op *op, const struct nb_ast *tree)
{
    struct nb_expr *args[2];
    double truth;
    if (op->year == 0)
        return false;
    for (size_t i = 0; i < 2; i++) {
        struct nb_value v = year_or_number(a, op, tree->kids[i]);
        args[i] = v.type == NB_ABSENT ? NULL : nb_value_expr(a->in, v, tree->span, a->err);
        if (!args[i])
            return false;
    }
    struct nb_builder b = {a->in->pool, false};
    struct nb_expr *e = nb_call(b, &nb_basic_ops[tree->op], args, a->err);
    if (e && nb_value_number(nb_number_of(e), &truth, a->err))
        return truth != 0;
    return fail_at(a, tree);
}

static bool has(struct nb_args *a, const struct nb_op *op, const struct nb_ast *tree)
{
    if (tree->kind == NB_AST_STRING)
        return mentions(op, tree->name);
    if (tree->kind == NB_AST_NAME)
        return nb_property_find(tree->name)->has(op);
    if (is_comparison(tree))
        return compares(a, op, tree);
    if (tree->op == NB_NOT)
        return !has(a, op, tree->kids[0]);
    if (tree->op == NB_OR)
        return has(a, op, tree->kids[0]) || has(a, op, tree->kids[1]);
    return has(a, op, tree->kids[0]) && has(a, op, tree->kids[1]);
}

/* Whether a word for what functions are like is in the tree. */
static bool asks_for_facts(const struct nb_ast *tree)
{
    if (tree->kind == NB_AST_NAME && !is_year(tree))
        return true;
    for (size_t i = 0; is_logic(tree) && i < tree->count; i++)
        if (asks_for_facts(tree->kids[i]))
            return true;
    return false;
}

static bool has_all(struct nb_args *a, const struct nb_op *op)
{
    bool facts = !a->arg_ast[0];
    for (size_t k = 0; k < NB_MAX_PARAMS && a->arg_ast[k]; k++)
        facts |= asks_for_facts(a->arg_ast[k]);
    if (!is_listed(op) && (facts || !is_gate(op)))
        return false;
    for (size_t k = 0; k < NB_MAX_PARAMS && a->arg_ast[k]; k++)
        if (!has(a, op, a->arg_ast[k]))
            return false;
    return true;
}

/* The activations of the user's that have the properties, behind the others. */
static size_t add_own(struct nb_args *a, struct nb_columns *c)
{
    struct nb_own_facts facts;
    struct nb_function *f;
    size_t found = 0;
    for (size_t i = 0; a->err->kind == NB_OK && (f = nb_activation_next(a->in, &i));) {
        if (nb_own_facts_find(a, f, &facts) && has_all(a, &facts.op) && a->err->kind == NB_OK) {
            nb_columns_add(c, f->name);
            found++;
        }
        nb_own_facts_free(&facts);
    }
    return found;
}

static struct nb_value search(struct nb_args *a)
{
    struct nb_columns c = {a->in->out, 0};
    const struct nb_op *op;
    size_t found = 0;
    for (size_t k = 0; k < NB_MAX_PARAMS && a->arg_ast[k]; k++)
        if (!is_property(a, a->arg_ast[k]))
            return NB_FAILED;
    for (size_t i = 0; (op = nb_op_at(i)) && a->err->kind == NB_OK; i++) {
        if (!nb_is_activation(nb_interp_lookup(a->in, op->name)) && has_all(a, op) &&
            a->err->kind == NB_OK) {
            nb_columns_add(&c, op->name);
            found++;
        }
    }
    found += add_own(a, &c);
    if (a->err->kind != NB_OK)
        return NB_FAILED;
    if (found)
        nb_columns_end(&c);
    fprintf(a->in->out, found == 1 ? _("%zu function\n") : _("%zu functions\n"), found);
    return nb_none();
}

/* Python's list(x): the elements of a vector. */
static struct nb_value elements(struct nb_args *a, struct nb_value v)
{
    size_t n = nb_shape_count(nb_shape_of(v));
    if (!nb_list_fits(n, a->err))
        return NB_FAILED;
    if (nb_shape_of(v).rank != 1) {
        nb_fail(a, NB_ERR_TYPE, _("only the elements of a vector make a list"));
        nb_err_at(a->err, a->arg_span[0]);
        return NB_FAILED;
    }
    double *x = nb_eval(v.node, a->err);
    if (!x)
        return NB_FAILED;
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, n);
    for (size_t i = 0; i < n && nb_interrupt_check(a->err); i++)
        list.list->items[i] = nb_number(x[i]);
    free(x);
    return list;
}

/* Of a range or a tuple. */
static struct nb_value items(struct nb_args *a, struct nb_value v)
{
    size_t n;
    if (!nb_iterable_count(v, &n, a->err) || !nb_list_fits(n, a->err))
        return NB_FAILED;
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, n);
    for (size_t i = 0; i < n && nb_interrupt_check(a->err); i++)
        list.list->items[i] = nb_iterable_item(a->in, v, i);
    return list;
}

static struct nb_value list_or_search(struct nb_args *a)
{
    struct nb_ast *only = a->arg_ast[1] ? NULL : a->arg_ast[0];
    bool word = only && only->kind == NB_AST_NAME && nb_property_find(only->name);
    if (!only || word || only->kind == NB_AST_STRING || is_logic(only) || is_comparison(only))
        return search(a);
    if (only->kind == NB_AST_NAME && nb_interp_lookup(a->in, only->name).type == NB_ABSENT &&
        !a->scope)
        return search(a);
    struct nb_value v = nb_interp_eval(a->in, a->scope, only, a->err);
    if (v.type == NB_ABSENT || v.type == NB_LIST)
        return v;
    if (v.type == NB_STEPS || v.type == NB_TUPLE)
        return items(a, v);
    return nb_is_numeric(v) ? elements(a, v) : search(a);
}

static struct nb_value list(struct nb_args *a)
{
    struct nb_pager pager;
    nb_pager_begin(&pager, &a->in->out, a->in->settings.pager);
    const struct nb_value v = list_or_search(a);
    nb_pager_end(&pager);
    return v;
}

/* As many as there may be parameters: none of them is evaluated. */
#define LIST_PROPERTIES                                                                            \
    "&property=, &p2=, &p3=, &p4=, &p5=, &p6=, &p7=, &p8=, &p9=, &p10=, &p11=, &p12="

/* The word alone: with a formula behind it, it is a statement (syntax/parse.c). */
static struct nb_value activation(struct nb_args *a)
{
    nb_fail(a, NB_ERR_TYPE, _("an activation is a function and its formula"));
    nb_err_hint(a->err, _("activation f(x, a=1) = x*sigmoid(a*x)"));
    return NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "activation",
     .params = "*definition",
     .run = activation,
     .doc = N_("Puts a function of your own beside those of the catalogue.")},
    {.name = "list",
     .params = LIST_PROPERTIES,
     .run = list,
     .doc = N_("Searches the catalogue: list(smooth, bounded, year >= 2015).")},
};

const struct nb_builtins nb_catalogue_commands = NB_BUILTINS(rows, N_("Facts"));
