/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments of calls: values, names with values, and equations where they are wanted. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/parse_expr.h"

static struct nb_ast *equal(struct nb_parser *p, struct nb_ast *left, struct nb_ast *right)
{
    struct nb_ast *a = nb_ast_operator(p, NB_EQ, left, right);
    if (a)
        a->marks |= NB_MARK_EQUATION;
    return a;
}

/* equation -> expression [ "=" expression ]     the second where the callee may take it */
static struct nb_ast *equation(struct nb_parser *p)
{
    struct nb_ast *left = nb_parse_tight(p, NB_P_ARROW);
    if (!left || !(p->equations & NB_WORD_OF_X) || !nb_parse_accept_sign(p, "="))
        return left;
    return equal(p, left, nb_parse_tight(p, NB_P_COMPARE + 1));
}

/* argument -> [ name "=" ] expression     where x names no parameter, x = 3 is an equation */
struct nb_ast *nb_parse_argument(struct nb_parser *p, const char **name)
{
    if (p->commands.python && !nb_token_is_sign(p->t + 1, "=")) {
        struct nb_ast *a = nb_parse_starred(p);
        if (a && nb_token_is_keyword(p->t, "for"))
            return nb_parse_comprehension(p, a, a->span.start, NULL, "generator");
        return a;
    }
    if (p->t->kind != NB_TOKEN_NAME || !nb_token_is_sign(p->t + 1, "="))
        return equation(p);
    const struct nb_token *keyword = p->t;
    struct nb_ast *left = nb_ast_leaf(p, NB_AST_NAME);
    p->t++;
    struct nb_ast *a = nb_parse_tight(p, NB_P_ARROW);
    if (p->equations == NB_WORD_OF_X && a && a->kind != NB_AST_INTERVAL &&
        strcmp(keyword->text, "x") == 0)
        return equal(p, left, a);
    *name = keyword->text;
    if (a)
        a->keyword = keyword->span;
    return a;
}

/* As in Python: behind a name there are only names, or it would not be clear which
 * parameter the next argument is for. The callee is the first item. What comes first may be an
 * equation, plot(f = g, f): who calls it knows. */
bool nb_parse_are_arguments(struct nb_parser *p, const struct nb_ast_items *it)
{
    const bool equations = nb_parse_what(p, it->nodes[0]) & NB_WORD_OF_X;
    for (size_t i = equations ? 3 : 2; i < it->count; i++)
        if (it->names[i - 1] && !it->names[i] && it->nodes[i]->kind != NB_AST_STAR)
            return nb_parse_fail(p, it->nodes[i]->span,
                                 _("positional argument follows keyword argument"));
    return true;
}

/* sum(i^2, i=1..10) is that over all i; sum(x, dim=0) is not. */
void nb_parse_name_sum(const struct nb_parser *p, struct nb_ast *a)
{
    static const char *const sums[][2] = {{"sum", "summation"}, {"prod", "product"}};
    struct nb_ast *callee = a->kids[0];
    bool over = a->count == 3 && a->names[2] && a->kids[2]->kind == NB_AST_INTERVAL;
    for (size_t i = 0; over && i < NB_COUNT(sums); i++)
        if (nb_parse_what(p, callee) & NB_WORD_BUILTIN && strcmp(callee->name, sums[i][0]) == 0) {
            callee->name = sums[i][1];
            a->marks |= NB_MARK_COMMAND;
        }
}

/* plot(y = x^2) is plot(x^2); only solve has a y of its own, and heatmap(x*y, y=0..1) says where
 * y is. */
void nb_parse_name_curves(const struct nb_parser *p, struct nb_ast_items *it)
{
    const struct nb_ast *callee = it->nodes[0];
    if (!(nb_parse_what(p, callee) & NB_WORD_OF_X) || strcmp(callee->name, "solve") == 0)
        return;
    for (size_t i = 1; i < it->count; i++)
        if (it->names[i] && strcmp(it->names[i], "y") == 0 &&
            !(it->nodes[i] && it->nodes[i]->kind == NB_AST_INTERVAL))
            it->names[i] = NULL;
}
