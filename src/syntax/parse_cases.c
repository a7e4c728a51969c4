/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases in braces, as in print: {x < 0: -x; else x}, {-x if x < 0; x}. They are where(...).
 * The grammar rule stands above each function. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/parse_expr.h"

/* One case: a value, and the condition under which it is that, or NULL. */
struct one_case {
    struct nb_ast *condition, *value;
};

/* case -> condition ":" value | value "if" condition | [ "else" [ ":" ] ] value */
static bool read_case(struct nb_parser *p, struct one_case *c)
{
    bool otherwise = nb_parse_accept_keyword(p, "else");
    if (otherwise)
        nb_parse_accept_sign(p, ":");
    *c = (struct one_case){.value = nb_parse_tight(p, NB_P_IF + 1)};
    if (!otherwise && c->value && nb_parse_accept_sign(p, ":")) {
        c->condition = c->value;
        c->value = nb_parse_tight(p, NB_P_IF + 1);
    } else if (!otherwise && c->value && nb_parse_accept_keyword(p, "if")) {
        c->condition = nb_parse_tight(p, NB_P_IF + 1);
    }
    return p->err->kind == NB_OK;
}

static bool is_comparison(const struct nb_ast *a)
{
    return a && a->kind == NB_AST_OPERATOR && (a->op >= NB_LT && a->op <= NB_NOT);
}

/* The text of a node, without the brackets of anything around it. */
static bool same_text(const struct nb_parser *p, const struct nb_ast *a, const struct nb_ast *b)
{
    size_t len = a->span.end - a->span.start;
    return len == b->span.end - b->span.start &&
           memcmp(p->source + a->span.start, p->source + b->span.start, len) == 0;
}

/* x < 0 and x >= 0: one of both holds, but for nan. */
static bool are_opposite(const struct nb_parser *p, const struct nb_ast *a, const struct nb_ast *b)
{
    static const enum nb_basic pairs[][2] = {
        {NB_LT, NB_GE}, {NB_GE, NB_LT}, {NB_LE, NB_GT},
        {NB_GT, NB_LE}, {NB_EQ, NB_NE}, {NB_NE, NB_EQ},
    };
    for (size_t i = 0; i < NB_COUNT(pairs); i++)
        if (a->op == pairs[i][0] && b->op == pairs[i][1])
            return same_text(p, a->kids[0], b->kids[0]) && same_text(p, a->kids[1], b->kids[1]);
    return false;
}

enum { MOST_CASES = 50 };

static struct nb_ast *no_value(struct nb_parser *p)
{
    struct nb_ast *n = nb_ast_new(p, NB_AST_NUMBER, nb_parse_end(p), 0);
    n->num = NAN;
    return n;
}

/* where(c1, v1, where(c2, v2, ...)); where none holds there is no value. */
static struct nb_ast *join_cases(struct nb_parser *p, const struct one_case *c, size_t n,
                                 size_t start)
{
    struct nb_ast *a = NULL;
    if (n > 1 && c[n - 1].condition && c[n - 2].condition &&
        are_opposite(p, c[n - 2].condition, c[n - 1].condition))
        a = c[--n].value;
    for (; n > 0 && p->err->kind == NB_OK; n--) {
        if (!c[n - 1].condition) {
            a = c[n - 1].value;
            continue;
        }
        struct nb_ast *other = a ? a : no_value(p);
        struct nb_ast *args[] = {c[n - 1].condition, c[n - 1].value, other};
        a = nb_ast_builtin(p, "where", start, args, 3);
    }
    return a;
}

/* cases -> "{" case { ( ";" | "," ) case } "}"     the first one decides whether it is that */
struct nb_ast *nb_parse_cases(struct nb_parser *p)
{
    struct nb_token *start = p->t++;
    const struct nb_err before = *p->err;
    struct one_case c[MOST_CASES];
    size_t n = 0;
    bool ok = read_case(p, &c[n]) && is_comparison(c[0].condition);
    if (!ok || p->commands.python) {
        *p->err = before;
        p->t = start;
        return NULL;
    }
    for (n = 1; ok && (nb_parse_accept_sign(p, ";") || nb_parse_accept_sign(p, ",")); n++) {
        if (nb_token_is_sign(p->t, "}"))
            break;
        if (n == MOST_CASES || !c[n - 1].condition)
            return nb_parse_fail(p, p->t->span,
                                 _("expected '}': no case after this one is reached"));
        ok = read_case(p, &c[n]);
    }
    if (ok && !nb_parse_accept_sign(p, "}"))
        return nb_parse_expected(p, _("';' or '}'"));
    return ok ? join_cases(p, c, n, start->span.start) : NULL;
}
