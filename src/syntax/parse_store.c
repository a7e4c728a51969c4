/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a line of Python that begins with no word of a statement: values, or
 * targets that get them. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "syntax/parse_expr.h"

bool nb_at_python(const struct nb_parser *p)
{
    return p->commands.python;
}

/* Whether the node can be assigned to; names become variables of the function. */
static bool become_target(struct nb_parser *p, struct nb_ast *a)
{
    const bool several = a->kind == NB_AST_TUPLE || a->kind == NB_AST_LIST;
    if (a->kind == NB_AST_NAME)
        nb_parse_note_variable(p, a->name);
    for (size_t i = 0; (several || a->kind == NB_AST_STAR) && i < a->count; i++)
        if (!become_target(p, a->kids[i]))
            return false;
    if (several || a->kind == NB_AST_NAME || a->kind == NB_AST_STAR ||
        a->kind == NB_AST_ATTRIBUTE || a->kind == NB_AST_INDEX)
        return true;
    return nb_parse_fail(p, a->span, _("cannot assign to this; expected a name before '='"));
}

/* One name gets its value without a detour: name = { name = } value. */
static struct nb_ast *named(struct nb_parser *p, const struct nb_ast_items *it, size_t start)
{
    struct nb_ast_items names = {0};
    bool plain = true;
    for (size_t i = 0; i + 1 < it->count; i++) {
        plain &= it->nodes[i]->kind == NB_AST_NAME;
        nb_ast_items_push(&names, NULL, it->nodes[i]->name);
    }
    struct nb_ast *a = NULL;
    if (plain) {
        a = nb_ast_new_names(p, NB_AST_ASSIGN, start, 1, &names);
        a->name = names.names[0];
        a->kids[0] = it->nodes[it->count - 1];
    }
    nb_ast_items_free(&names);
    return a;
}

/* store -> targets "=" { targets "=" } values */
static struct nb_ast *store(struct nb_parser *p, struct nb_ast *first)
{
    const size_t start = first->span.start;
    struct nb_ast_items it = {0};
    struct nb_ast *last = first, *a = NULL;
    nb_ast_items_push(&it, first, NULL);
    while (last && become_target(p, last) && nb_parse_accept_sign(p, "=")) {
        if (!(last = nb_parse_values(p)))
            break;
        nb_ast_items_push(&it, last, NULL);
        if (!nb_token_is_sign(p->t, "="))
            break;
    }
    if (p->err->kind == NB_OK && !(a = named(p, &it, start)))
        a = nb_ast_new_list(p, NB_AST_STORE, start, &it);
    nb_ast_items_free(&it);
    return a;
}

/* update -> target ("+=" | ...) values */
static struct nb_ast *update(struct nb_parser *p, struct nb_ast *target)
{
    const char *sign = p->t++->text;
    char op[4] = "";
    memcpy(op, sign, strlen(sign) - 1);
    const bool shift = strchr("<>", op[0]);
    if (!become_target(p, target))
        return NULL;
    struct nb_ast *right = nb_parse_values(p);
    if (!right)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_UPDATE, target->span.start, 2);
    const bool product = strcmp(op, "@") == 0, bits = strchr("^|&", op[0]);
    a->op = product || shift ? NB_MUL : strcmp(op, "^") == 0 ? NB_NE : nb_parse_operator(op);
    a->name = product ? "matmul" : !shift ? NULL : op[0] == '<' ? "Python.lshift" : "Python.rshift";
    a->marks |= bits ? NB_MARK_BITS : 0;
    a->kids[0] = target;
    a->kids[1] = right;
    return a;
}

/* The statement, after a class has noted the name: it has __annotations__. */
static struct nb_ast *noted(struct nb_parser *p, const struct nb_ast *target, struct nb_ast *a)
{
    if (!p->in_class || !a || target->kind != NB_AST_NAME)
        return a;
    const size_t start = target->span.start;
    struct nb_ast *name = nb_ast_new(p, NB_AST_STRING, start, 0);
    name->name = target->name;
    nb_parse_note_variable(p, "__annotations__");
    struct nb_ast *call = nb_ast_builtin(p, "Python.annotate", start, &name, 1);
    if (!call)
        return NULL;
    struct nb_ast *note = nb_ast_new(p, NB_AST_EXPRESSION, start, 1);
    note->kids[0] = call;
    struct nb_ast *both = nb_ast_new(p, NB_AST_BLOCK, start, 2);
    both->kids[0] = note;
    both->kids[1] = a;
    return both;
}

/* target ":" type [ "=" values ]     without a value it says nothing */
static struct nb_ast *annotated(struct nb_parser *p, struct nb_ast *target)
{
    if (!nb_parse_annotation(p, ":"))
        return NULL;
    return noted(p, target,
                 nb_token_is_sign(p->t, "=")
                     ? store(p, target)
                     : nb_ast_new_statement(p, "pass", target->span.start, 0));
}

struct nb_ast *nb_parse_store(struct nb_parser *p)
{
    struct nb_ast *value = nb_parse_values(p);
    if (!value)
        return NULL;
    if (nb_token_is_sign(p->t, "="))
        return store(p, value);
    if (nb_parse_at_update(p->t))
        return update(p, value);
    if (nb_token_is_sign(p->t, ":") &&
        (value->kind == NB_AST_NAME || value->kind == NB_AST_ATTRIBUTE))
        return annotated(p, value);
    struct nb_ast *a = nb_ast_new(p, NB_AST_EXPRESSION, value->span.start, 1);
    a->kids[0] = value;
    return a;
}
