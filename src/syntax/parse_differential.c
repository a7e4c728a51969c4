/* SPDX-License-Identifier: GPL-3.0-or-later */
/* d/dx x^2, d/dx(x^2), d/dt sin t: the derivative of what follows, as a function. The grammar
 * rule stands above each function. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "syntax/parse_expr.h"

/* Whether d/dx stands here in one piece, and an operand behind it. */
bool nb_parse_at_differential(const struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    if (p->commands.python || t->kind != NB_TOKEN_NAME || strcmp(t->text, "d") != 0 ||
        !nb_token_is_sign(t + 1, "/") || t[2].kind != NB_TOKEN_NAME || t[1].spaced || t[2].spaced)
        return false;
    const char *name = t[2].text;
    const bool line = !memchr(p->source + t[2].span.end, '\n', t[3].span.start - t[2].span.end);
    const bool operand = t[3].kind == NB_TOKEN_NAME || t[3].kind == NB_TOKEN_NUMBER ||
                         nb_token_is_sign(t + 3, "(") || nb_token_is_sign(t + 3, "√");
    return line && operand && name[0] == 'd' && name[1] && !name[2];
}

static bool names(const struct nb_ast *a, const char *name)
{
    if (!a || a->kind == NB_AST_LAMBDA)
        return false;
    if (a->kind == NB_AST_NAME && strcmp(a->name, name) == 0)
        return true;
    for (size_t i = 0; i < a->count; i++)
        if (names(a->kids[i], name))
            return true;
    return false;
}

/* The function that an expression in the variable is, or the one that it names. */
static struct nb_ast *as_function(struct nb_parser *p, struct nb_ast *body, const char *variable)
{
    struct nb_ast_items it = {0};
    if (!names(body, variable))
        return body;
    nb_ast_items_push(&it, NULL, variable);
    nb_ast_items_push(&it, body, NULL);
    struct nb_ast *f = nb_ast_new_list(p, NB_AST_LAMBDA, body->span.start, &it);
    nb_ast_items_free(&it);
    f->span = body->span;
    return f;
}

/* differential -> "d" "/" "dx" operand */
struct nb_ast *nb_parse_differential(struct nb_parser *p)
{
    const size_t start = p->t->span.start;
    const char *variable = p->t[2].text + 1;
    p->t += 3;
    const bool enclosed = nb_token_is_sign(p->t, "(");
    struct nb_ast *body = enclosed ? nb_parse_primary(p) : nb_parse_tight(p, NB_P_IMPLIED + 1);
    if (!body)
        return NULL;
    const bool sum = nb_token_is_sign(p->t, "+") || nb_token_is_sign(p->t, "-") ||
                     nb_token_is_sign(p->t, "*") || nb_token_is_sign(p->t, "/");
    if (!enclosed && sum) {
        nb_parse_fail(p, (struct nb_span){start, p->t->span.end},
                      _("where does the argument end?"));
        nb_err_hint(p->err, _("write d/d%s(...)"), variable);
        return NULL;
    }
    return nb_ast_builtin(p, "diff", start, (struct nb_ast *[]){as_function(p, body, variable)}, 1);
}
