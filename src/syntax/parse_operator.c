/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators that no table has, x @ y and a..b; and expressions that only a file of Python has:
 * x << 1, (n := 3), ..., yield x. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "syntax/parse_expr.h"

/* x @ y */
struct nb_ast *nb_parse_matrix_product(struct nb_parser *p, struct nb_ast *left)
{
    p->t++;
    struct nb_ast *right = nb_parse_tight(p, NB_P_PRODUCT + 1);
    if (!right)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_MATMUL, left->span.start, 2);
    a->kids[0] = left;
    a->kids[1] = right;
    return nb_ast_measured(p, a);
}

struct nb_ast *nb_parse_interval(struct nb_parser *p, struct nb_ast *lo)
{
    p->t++;
    struct nb_ast *hi = nb_parse_tight(p, NB_P_INTERVAL + 1);
    if (!hi)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_INTERVAL, lo->span.start, 2);
    a->kids[0] = lo;
    a->kids[1] = hi;
    return a;
}

bool nb_parse_at_shift(const struct nb_parser *p)
{
    return nb_token_is_sign(p->t, "<<") || nb_token_is_sign(p->t, ">>");
}

/* shift -> sum { ("<<" | ">>") sum } */
struct nb_ast *nb_parse_shift(struct nb_parser *p, struct nb_ast *left)
{
    const char *name = p->t++->text[0] == '<' ? "Python.lshift" : "Python.rshift";
    struct nb_ast *args[] = {left, nb_parse_tight(p, NB_P_SHIFT + 1)};
    return args[1] ? nb_ast_builtin(p, name, left->span.start, args, 2) : NULL;
}

bool nb_parse_at_walrus(const struct nb_parser *p, const struct nb_ast *left)
{
    return left->kind == NB_AST_NAME && nb_token_is_sign(p->t, ":=");
}

/* walrus -> name ":=" expression */
struct nb_ast *nb_parse_walrus(struct nb_parser *p, struct nb_ast *name)
{
    p->t++;
    nb_parse_note_variable(p, name->name);
    struct nb_ast *value = nb_parse_tight(p, NB_P_IF);
    if (!value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_STORE, name->span.start, 2);
    a->kids[0] = name;
    a->kids[1] = value;
    return a;
}

static bool ends_yield(const struct nb_token *t)
{
    return t->kind == NB_TOKEN_NEWLINE || t->kind == NB_TOKEN_END || nb_token_is_sign(t, ")") ||
           nb_token_is_sign(t, ";");
}

/* yield -> "yield" [ "from" expression | values ] */
static struct nb_ast *yield(struct nb_parser *p)
{
    const size_t start = p->t++->span.start;
    if (!p->variables)
        return nb_parse_fail(p, p->t[-1].span, _("'yield' outside of a function"));
    const bool from = nb_parse_accept_keyword(p, "from");
    p->yields = true;
    struct nb_ast *value = ends_yield(p->t) ? NULL
                           : from           ? nb_parse_expression(p)
                                            : nb_parse_values(p);
    if (p->err->kind != NB_OK)
        return NULL;
    return nb_ast_builtin(p, from ? "Python.yield_from" : "Python.yield", start, &value,
                          value ? 1 : 0);
}

/* NULL, and no error: it begins otherwise. */
struct nb_ast *nb_parse_python_primary(struct nb_parser *p)
{
    if (nb_token_is_word(p->t, "yield"))
        return yield(p);
    if (!nb_token_is_sign(p->t, "..."))
        return NULL;
    struct nb_ast *a = nb_ast_leaf(p, NB_AST_NAME);
    a->name = "Ellipsis";
    return a;
}
