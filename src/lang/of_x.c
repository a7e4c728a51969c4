/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions in an x that has no value, as functions of it. */
#include "config.h"

#include "lang/of_x.h"

#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "value/param.h"

/* Whether the tree names this variable, but for what is inside of a function of its own. */
bool nb_tree_names(const struct nb_ast *a, const char *name)
{
    if (!a || a->kind == NB_AST_LAMBDA)
        return false;
    for (size_t i = 0; a->kind == NB_AST_COMPREHENSION && i < a->name_count; i++)
        if (strcmp(a->names[i], name) == 0)
            return false;
    if (a->kind == NB_AST_NAME && strcmp(a->name, name) == 0)
        return true;
    for (size_t i = 0; i < a->count; i++)
        if (nb_tree_names(a->kids[i], name))
            return true;
    return false;
}

static bool is_variable(const struct nb_scope *scope, const char *name)
{
    for (; scope; scope = scope->outer)
        for (size_t i = 0; i < scope->count; i++)
            if (strcmp(scope->names[i], name) == 0)
                return true;
    return false;
}

/* Whether it is a variable there, or of the user's. */
static bool has_name(struct nb_interp *in, const struct nb_scope *scope, const char *name)
{
    return is_variable(scope, name) || nb_interp_lookup(in, name).type != NB_ABSENT;
}

bool nb_has_own(struct nb_interp *in, const struct nb_scope *scope, const char *name)
{
    return is_variable(scope, name) || nb_interp_is_own(in, name);
}

/* Where x has a value, x^2 is a number: not what is meant by plot(x^2). */
void nb_note_constant(struct nb_interp *in, struct nb_value v)
{
    if (in->tell && nb_is_plain(v))
        in->tell(in->note_ctx,
                 _("x has a value, so this is a number; x -> ... is a function, or del x first"));
}

/* Whether the argument is the function that b is about. */
static bool is_subject(const struct nb_builtin *b, size_t k)
{
    char name[32], mark = 0;
    bool optional;
    for (size_t i = 0; i <= k && nb_builtin_param(b, i, name, &optional, &mark); i++)
        if (mark == '*')
            return true;
    return k == 0;
}

/* Once: x has that value, and what has this name is about the function that is written there. */
static void tell_about(struct nb_interp *in, double x, const char *name, struct nb_span span)
{
    struct nb_buf text = {0};
    char number[NB_NUM_MAX];
    nb_num_print(x, number);
    nb_buf_printf(&text, _("x is %s, and %s is about x -> %.*s"), number, name,
                  (int)(span.end - span.start), in->running->text + span.start);
    nb_interp_tell_once(in, nb_buf_text(&text));
    nb_buf_free(&text);
}

const char *nb_name_in_call(const struct nb_builtin *b, const struct nb_ast *call)
{
    return call->kids[0]->kind == NB_AST_NAME ? call->kids[0]->name : b->name;
}

bool nb_is_meant_of_x(struct nb_interp *in, const struct nb_scope *scope,
                      const struct nb_builtin *b, const struct nb_ast *call, size_t k,
                      const struct nb_ast *tree, struct nb_value v)
{
    const struct nb_value x = nb_interp_lookup(in, "x");
    if (!nb_is_plain(v) || !nb_is_plain(x) || b->of_number || !is_subject(b, k) ||
        tree->kind == NB_AST_NAME || is_variable(scope, "x") || nb_interp_in_python(in))
        return false;
    tell_about(in, x.num, nb_name_in_call(b, call), tree->span);
    return true;
}

bool nb_of_x_draws(const struct nb_builtin *b)
{
    char name[32], mark = 0;
    bool optional;
    return nb_builtin_param(b, 0, name, &optional, &mark) && mark == '*';
}

/* Whether y is a variable in the tree though the program has a number or a curve of that name:
 * an equation in x and y is drawn, which a note says then. */
static bool is_meant_of_y(struct nb_interp *in, const struct nb_scope *scope,
                          const struct nb_builtin *b, const struct nb_ast *tree)
{
    const struct nb_value y = nb_interp_lookup(in, "y");
    if (tree->kind != NB_AST_OPERATOR || tree->op != NB_EQ || !nb_tree_names(tree, "x") ||
        is_variable(scope, "y") || !nb_of_x_draws(b) || nb_interp_in_python(in) ||
        !(nb_is_plain(y) || y.type == NB_FUNCTION))
        return false;
    nb_interp_tell_once(in, _("y has a value, and the equation is drawn in x and y"));
    return true;
}

/* The other variable of an argument beside x, or NULL. In what compares with x it is a y
 * without a value; for a builtin about functions of two numbers, too, but a keyword with
 * another name says which: heatmap(f(x, a), a=0..2). */
const char *nb_other_variable(struct nb_interp *in, const struct nb_scope *scope,
                              const struct nb_builtin *b, const struct nb_ast *call,
                              const struct nb_ast *tree)
{
    const bool relation = tree->kind == NB_AST_OPERATOR && tree->op >= NB_LT && tree->op <= NB_NOT;
    for (size_t i = 1; b->of_xy && i < call->count; i++) {
        const char *name = call->names[i];
        if (name && nb_tree_names(tree, name) && nb_param_find(b, name) == NB_MAX_PARAMS)
            return name;
    }
    if (!(relation || b->of_xy) || !nb_tree_names(tree, "y"))
        return NULL;
    const bool free = !has_name(in, scope, "y") || is_meant_of_y(in, scope, b, tree);
    return free ? "y" : NULL;
}

/* x^2 as x -> x^2, and y^2 == x of an unbound y as (x, y) -> y^2 == x: a lambda around the
 * tree, in the running unit's arena. */
struct nb_ast *nb_as_function(struct nb_interp *in, struct nb_ast *body, const char *variable,
                              const char *other)
{
    const size_t variables = other ? 2 : 1;
    struct nb_arena *arena = &in->running->arena;
    struct nb_ast *f = nb_arena_alloc(arena, sizeof *f + (variables + 1) * sizeof(struct nb_ast *));
    f->kind = NB_AST_LAMBDA;
    f->span = body->span;
    f->count = variables + 1;
    f->names = nb_arena_alloc(arena, f->count * sizeof *f->names);
    f->names[0] = variable;
    f->names[1] = other;
    f->kids[variables] = body;
    return f;
}

/* Whether a call of this takes arguments in x as functions of it. */
static bool takes_x(struct nb_interp *in, const struct nb_ast *call)
{
    struct nb_value f = {0};
    if (call->kids[0]->kind == NB_AST_NAME)
        f = nb_interp_lookup(in, call->kids[0]->name);
    const struct nb_builtin *b = f.type == NB_FUNCTION ? f.function->builtin : NULL;
    return b && (b->of_x || b->of_xy);
}

/* Whether x would be asked for its value. */
static bool needs_x(struct nb_interp *in, const struct nb_ast *a)
{
    if (!a || a->kind == NB_AST_LAMBDA || a->kind == NB_AST_COMPREHENSION)
        return false;
    if (a->kind == NB_AST_NAME)
        return strcmp(a->name, "x") == 0;
    if (a->kind == NB_AST_CALL && takes_x(in, a))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (needs_x(in, a->kids[i]))
            return true;
    return false;
}

/* x = 3, and later (x^2)': the number has no derivative, and x -> x^2 is meant. */
static bool note_primed(struct nb_interp *in, const struct nb_ast *formula)
{
    const struct nb_value x = nb_interp_lookup(in, "x");
    const struct nb_span span = {formula->span.start + 1, formula->span.end - 1};
    if (!nb_is_plain(x) || nb_interp_in_python(in))
        return false;
    tell_about(in, x.num, "'", span);
    return true;
}

struct nb_ast *nb_as_primed(struct nb_interp *in, const struct nb_scope *scope, struct nb_ast *a)
{
    const bool formula = a->kind == NB_AST_OPERATOR || a->kind == NB_AST_CALL;
    bool open = formula && a->marks & NB_MARK_ENCLOSED && needs_x(in, a);
    if (!open || is_variable(scope, "x") || (has_name(in, scope, "x") && !note_primed(in, a)))
        return a;
    struct nb_ast *f = nb_as_function(in, a, "x", NULL);
    f->span = (struct nb_span){f->span.start + 1, f->span.end - 1}; /* without its brackets */
    return f;
}

struct nb_ast *nb_as_curve(struct nb_interp *in, struct nb_ast *a)
{
    struct nb_ast *tree = a->kids[0];
    const bool formula =
        tree->kind == NB_AST_OPERATOR || tree->kind == NB_AST_CALL || tree->kind == NB_AST_IF;
    if (a->kind != NB_AST_ASSIGN || a->name_count > 1 || !formula || nb_interp_in_python(in) ||
        strcmp(a->name, "x") == 0 || !needs_x(in, tree) || has_name(in, NULL, "x"))
        return tree;
    if (in->tell) {
        struct nb_buf text = {0};
        nb_buf_printf(&text, _("%s is a function of x, for x has no value: plot(%s), %s(2), %s'"),
                      a->name, a->name, a->name, a->name);
        in->tell(in->note_ctx, nb_buf_text(&text));
        nb_buf_free(&text);
    }
    return nb_as_function(in, tree, "x", NULL);
}
