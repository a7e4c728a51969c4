/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is collected from loops, and dictionaries: [f(x) for x in xs if x > 0], and of Python
 * (f(x) for x in xs), {k: v for k, v in xs}, {"a": 1, **others}. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "syntax/parse_expr.h"

/* conditions -> { "if" expression }     all of them; NULL, and no error: there is none */
static struct nb_ast *conditions(struct nb_parser *p)
{
    struct nb_ast *all = NULL;
    while (p->err->kind == NB_OK && nb_parse_accept_keyword(p, "if")) {
        struct nb_ast *one = nb_parse_tight(p, NB_P_IF + 1);
        all = all ? nb_ast_operator(p, NB_AND, all, one) : one;
    }
    return all;
}

/* clauses -> "for" targets "in" expression conditions [ clauses ]
 * The inner loop is the item of the outer one, item by item. */
static struct nb_ast *clauses(struct nb_parser *p, struct nb_ast *item, size_t start)
{
    struct nb_ast_items targets = {0};
    struct nb_ast *over = NULL, *condition = NULL, *a = NULL;
    p->t++;
    /* The names of Python's loops in brackets are theirs alone. */
    struct nb_ast_items *variables = p->variables;
    p->variables = p->commands.python ? NULL : variables;
    bool ok = nb_parse_targets(p, &targets);
    p->variables = variables;
    if (ok && !nb_parse_accept_keyword(p, "in"))
        ok = nb_parse_expected(p, _("'in'"));
    ok = ok && (over = nb_parse_tight(p, NB_P_IF + 1));
    condition = ok ? conditions(p) : NULL;
    ok = ok && p->err->kind == NB_OK;
    if (ok && p->commands.python && nb_token_is_keyword(p->t, "for")) {
        ok = (item = clauses(p, item, start)) != NULL;
        if (ok)
            item->marks |= NB_MARK_SPLICED;
    }
    if (ok) {
        a = nb_ast_new_names(p, NB_AST_COMPREHENSION, start, 3, &targets);
        a->kids[0] = item;
        a->kids[1] = over;
        a->kids[2] = condition;
    }
    nb_ast_items_free(&targets);
    return a;
}

struct nb_ast *nb_parse_comprehension(struct nb_parser *p, struct nb_ast *item, size_t start,
                                      const char *closer, const char *name)
{
    struct nb_ast *a = clauses(p, item, start);
    if (!a || (closer && !nb_parse_accept_sign(p, closer)))
        return a ? nb_parse_expected(p, closer[0] == ']'   ? "']'"
                                        : closer[0] == ')' ? "')'"
                                                           : "'}'")
                 : NULL;
    a->name = name;
    a->span.end = nb_parse_end(p);
    return a;
}

/* starred -> [ "*" ] expression */
struct nb_ast *nb_parse_starred(struct nb_parser *p)
{
    const size_t start = p->t->span.start;
    const bool twice = nb_token_is_sign(p->t, "**");
    if (!p->commands.python || !(twice || nb_token_is_sign(p->t, "*")))
        return nb_parse_tight(p, NB_P_ARROW);
    p->t++;
    struct nb_ast *value = nb_parse_tight(p, NB_P_IF);
    if (!value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_STAR, start, 1);
    a->kids[0] = value;
    a->quiet = twice;
    return a;
}

/* entry -> expression [ ":" expression ] | "**" expression     *set: the first has no colon */
static bool entry(struct nb_parser *p, struct nb_ast_items *it, bool *set)
{
    struct nb_ast *key = nb_parse_starred(p), *value;
    if (!key)
        return false;
    if (it->count == 0)
        *set = !(key->kind == NB_AST_STAR && key->quiet) && !nb_token_is_sign(p->t, ":");
    if (*set) {
        nb_ast_items_push(it, key, NULL);
        return true;
    }
    if (key->kind == NB_AST_STAR) {
        nb_ast_items_push(it, NULL, NULL);
        nb_ast_items_push(it, key->kids[0], NULL);
        return true;
    }
    if (!nb_parse_accept_sign(p, ":"))
        return nb_parse_expected(p, _("':'"));
    if (!(value = nb_parse_tight(p, NB_P_IF)))
        return false;
    nb_ast_items_push(it, key, NULL);
    nb_ast_items_push(it, value, NULL);
    return true;
}

/* {key: value for ...}: of pairs. */
static struct nb_ast *of_pairs(struct nb_parser *p, struct nb_ast_items *it, size_t start)
{
    struct nb_ast_items pair = {0};
    nb_ast_items_push(&pair, it->nodes[0], NULL);
    nb_ast_items_push(&pair, it->nodes[1], NULL);
    struct nb_ast *item = nb_ast_new_list(p, NB_AST_TUPLE, start, &pair);
    nb_ast_items_free(&pair);
    return nb_parse_comprehension(p, item, start, "}", "dict");
}

/* What is collected in braces: a dictionary, or a set. */
static struct nb_ast *collected(struct nb_parser *p, struct nb_ast_items *it, bool set,
                                size_t start)
{
    return set ? nb_parse_comprehension(p, it->nodes[0], start, "}", "set")
               : of_pairs(p, it, start);
}

/* dict -> "{" [ entry { "," entry } [ "," ] ] "}" | "{" entry clauses "}" */
struct nb_ast *nb_parse_dict(struct nb_parser *p)
{
    const size_t start = p->t++->span.start;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    bool ok = true, set = false;
    while (ok && !nb_token_is_sign(p->t, "}")) {
        ok = entry(p, &it, &set);
        if (ok && it.count == (set ? 1 : 2) && nb_token_is_keyword(p->t, "for")) {
            a = collected(p, &it, set, start);
            nb_ast_items_free(&it);
            return a;
        }
        if (ok && !nb_parse_accept_sign(p, ",") && !nb_token_is_sign(p->t, "}"))
            ok = nb_parse_expected(p, _("',' or '}'"));
    }
    p->t += ok;
    if (ok)
        a = nb_ast_new_list(p, NB_AST_DICT, start, &it);
    if (a)
        a->name = set ? "set" : NULL;
    nb_ast_items_free(&it);
    return a;
}
