/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that begin with a word, as in English: explain f'(1). They are
 * calls without brackets; the word is an ordinary name everywhere else. */
#include "config.h"

#include "syntax/parse_priv.h"

/* Whether a bracket opens at t after which the statement goes on: (x -> x^2)'(1),
 * but not (f, 1), which are the arguments of a call. */
static bool at_operand_in_brackets(const struct nb_token *t)
{
    int depth = 0;
    if (!nb_token_is_sign(t, "(") || !t->spaced)
        return false;
    do {
        depth += nb_token_is_sign(t, "(") - nb_token_is_sign(t, ")");
        t++;
    } while (depth > 0 && t->kind != NB_TOKEN_END);
    return nb_token_is_sign(t, "'") || nb_token_is_sign(t, "(");
}

bool nb_at_command(const struct nb_parser *p)
{
    const struct nb_token *word = p->t, *next = p->t + 1;
    bool operand = next->kind == NB_TOKEN_NAME || next->kind == NB_TOKEN_NUMBER ||
                   next->kind == NB_TOKEN_STRING || at_operand_in_brackets(next);
    return word->kind == NB_TOKEN_NAME && operand && p->commands.what &&
           p->commands.what(p->commands.ctx, word->text) & NB_WORD_STATEMENT;
}

/* command -> word expression { "," expression } */
struct nb_ast *nb_parse_command(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    struct nb_ast_items it = {0};
    struct nb_ast *call = NULL;
    nb_ast_items_push(&it, nb_ast_leaf(p, NB_AST_NAME), NULL);
    do {
        struct nb_ast *argument = nb_parse_expression(p);
        if (argument)
            nb_ast_items_push(&it, argument, NULL);
    } while (p->err->kind == NB_OK && nb_parse_accept_sign(p, ","));
    if (p->err->kind == NB_OK)
        call = nb_ast_new_list(p, NB_AST_CALL, start, &it);
    nb_ast_items_free(&it);
    if (call)
        call->marks = NB_MARK_COMMAND;
    struct nb_ast *a = call ? nb_ast_new(p, NB_AST_EXPRESSION, start, 1) : NULL;
    if (a)
        a->kids[0] = call;
    return a;
}
