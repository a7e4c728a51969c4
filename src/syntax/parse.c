/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens to statements: one function per kind, the grammar rule above it. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/parse_expr.h"

enum { MOST_NESTED = 20 };

static bool require_sign(struct nb_parser *p, const char *text, const char *what)
{
    return nb_parse_accept_sign(p, text) || nb_parse_expected(p, what);
}

static struct nb_ast *define(struct nb_parser *p, const char *name, struct nb_ast *function,
                             size_t start)
{
    if (!function)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_DEFINE, start, 1);
    a->name = name;
    a->kids[0] = function;
    return a;
}

/* def -> "def" name "(" parameters ")" ":" suite */
static struct nb_ast *def(struct nb_parser *p)
{
    size_t outer = nb_parse_indent(p->t), start = p->t++->span.start;
    if (p->t->kind != NB_TOKEN_NAME)
        return nb_parse_expected(p, _("a function name"));
    const char *name = p->t++->text;
    nb_parse_note_variable(p, name);
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    if (require_sign(p, "(", "'('") && nb_parse_parameters(p, &it, ")") &&
        nb_parse_annotation(p, "->") && require_sign(p, ":", "':'"))
        a = define(p, name, nb_parse_function_body(p, &it, start, outer), start);
    if (a)
        a->span.end = a->kids[0]->span.end;
    nb_ast_items_free(&it);
    return a;
}

/* Whether the tokens read name "(" [ name .. ] ")" "=": a definition. */
static bool at_definition(const struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    if (t->kind != NB_TOKEN_NAME || !nb_token_is_sign(t + 1, "("))
        return false;
    int depth = 0;
    for (t++; t->kind != NB_TOKEN_END && t->kind != NB_TOKEN_NEWLINE; t++) {
        depth += nb_token_is_sign(t, "(");
        depth -= nb_token_is_sign(t, ")");
        if (depth == 0)
            return nb_token_is_sign(t + 1, "=");
    }
    return false;
}

/* definition -> name "(" parameters ")" "=" expression */
static struct nb_ast *definition(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    const char *name = p->t->text;
    p->t += 2;
    nb_parse_note_variable(p, name);
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    if (nb_parse_parameters(p, &it, ")") && require_sign(p, "=", "'='"))
        a = define(p, name, nb_parse_lambda_body(p, &it, start), start);
    nb_ast_items_free(&it);
    return a;
}

/* Two names side by side are nothing else: activation f(x) = ... */
static bool at_activation(const struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    return t->kind == NB_TOKEN_NAME && strcmp(t->text, "activation") == 0 &&
           t[1].kind == NB_TOKEN_NAME;
}

/* activation -> "activation" definition [ text ] */
static struct nb_ast *activation(struct nb_parser *p)
{
    const size_t start = p->t++->span.start;
    if (!at_definition(p)) {
        nb_parse_fail(p, p->t->span, _("expected a function and its formula after 'activation'"));
        nb_err_hint(p->err, _("activation f(x, a=1) = x*sigmoid(a*x)"));
        return NULL;
    }
    struct nb_ast *a = definition(p);
    if (!a)
        return NULL;
    a->span.start = start;
    a->kids[0]->marks |= NB_MARK_ACTIVATION;
    if (p->t->kind != NB_TOKEN_STRING)
        return a;
    const struct nb_ast *text = nb_parse_texts(p);
    a->kids[0]->name = text ? text->name : NULL;
    return text ? a : NULL;
}

/* Whether no value follows a comma of Python's, which makes a tuple of the one before it. */
static bool ends_values(const struct nb_parser *p)
{
    return p->commands.python && (p->t->kind == NB_TOKEN_NEWLINE || p->t->kind == NB_TOKEN_END ||
                                  nb_token_is_sign(p->t, "=") || nb_token_is_sign(p->t, ":") ||
                                  nb_token_is_sign(p->t, ";"));
}

struct nb_ast *nb_parse_values(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    struct nb_ast_items it = {0};
    bool comma = false;
    do {
        if (comma && ends_values(p))
            break;
        struct nb_ast *item = nb_parse_starred(p);
        if (!item)
            break;
        nb_ast_items_push(&it, item, NULL);
    } while ((comma = nb_parse_accept_sign(p, ",")));
    struct nb_ast *a = NULL;
    if (p->err->kind == NB_OK)
        a = it.count == 1 && !comma ? it.nodes[0] : nb_ast_new_list(p, NB_AST_TUPLE, start, &it);
    nb_ast_items_free(&it);
    return a;
}

/* Whether digits in groups of three follow: 1,000,000 is a million to who writes it, and a
 * tuple here. */
static bool at_thousands(const struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    size_t first = t->span.end - t->span.start, groups = 0;
    if (t->kind != NB_TOKEN_NUMBER || first > 3)
        return false;
    for (; nb_token_is_sign(t + 1, ",") && t[2].kind == NB_TOKEN_NUMBER; t += 2) {
        const char *digits = p->source + t[2].span.start;
        bool tight = t[1].span.start == t->span.end && t[2].span.start == t[1].span.end;
        if (!tight || strspn(digits, "0123456789") != 3 || t[2].span.end - t[2].span.start != 3)
            return false;
        groups++;
    }
    return groups > 0;
}

static struct nb_ast *thousands(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    while (nb_token_is_sign(p->t + 1, ","))
        p->t += 2;
    nb_parse_fail(p, (struct nb_span){start, p->t->span.end},
                  _("commas make a tuple of this, not a number"));
    nb_err_hint(p->err, _("write 1_000_000; a tuple has blanks behind its commas"));
    return NULL;
}

/* The values of one name, or to be shown: of two names 1,200 are two. */
static struct nb_ast *one_or_tuple(struct nb_parser *p)
{
    return at_thousands(p) ? thousands(p) : nb_parse_values(p);
}

static struct nb_ast *expressions(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    struct nb_ast *value = one_or_tuple(p);
    if (!value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_EXPRESSION, start, 1);
    a->kids[0] = value;
    return a;
}

static bool at_assignment(const struct nb_parser *p)
{
    return p->t->kind == NB_TOKEN_NAME && nb_token_is_sign(p->t + 1, "=");
}

/* assignment -> name "=" { name "=" } values */
static struct nb_ast *assignment(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    struct nb_ast_items names = {0};
    for (; at_assignment(p); p->t += 2) {
        nb_parse_note_variable(p, p->t->text);
        nb_ast_items_push(&names, NULL, p->t->text);
    }
    struct nb_ast *value = one_or_tuple(p), *a = NULL;
    if (value) {
        a = nb_ast_new_names(p, NB_AST_ASSIGN, start, 1, &names);
        a->name = names.names[0];
        a->kids[0] = value;
    }
    nb_ast_items_free(&names);
    return a;
}

/* "(" targets ")": names of the parts of one item. */
static bool inner_targets(struct nb_parser *p, struct nb_ast_items *it)
{
    nb_ast_items_push(it, NULL, p->t[-1].text);
    if (p->depth >= MOST_NESTED)
        return nb_parse_fail(p, p->t->span, _("names are nested too deeply"));
    p->depth++;
    bool ok = nb_parse_targets(p, it) && require_sign(p, ")", "')'");
    p->depth--;
    nb_ast_items_push(it, NULL, p->t[-1].text);
    return ok;
}

bool nb_parse_targets(struct nb_parser *p, struct nb_ast_items *it)
{
    do {
        if (nb_token_is_sign(p->t, ")") && it->count > 0)
            return true; /* a comma may come last: (a,) */
        if (nb_parse_accept_sign(p, "(")) {
            if (!inner_targets(p, it))
                return false;
            continue;
        }
        const bool star = p->commands.python && nb_parse_accept_sign(p, "*");
        if (p->t->kind != NB_TOKEN_NAME)
            return nb_parse_expected(p, _("a name"));
        nb_parse_note_variable(p, p->t->text);
        const struct nb_token *t = p->t++;
        /* With its star it takes what the others leave. */
        nb_ast_items_push(it, NULL,
                          star ? nb_arena_strndup(p->arena, p->source + t->span.start - 1,
                                                  t->span.end - t->span.start + 1)
                               : t->text);
    } while (nb_parse_accept_sign(p, ","));
    return true;
}

/* Whether the tokens read as targets and "=", like a, (b, c) =. */
static bool at_unpacking(const struct nb_parser *p)
{
    static const char *const after_name[] = {",", ")", "="};
    for (const struct nb_token *t = p->t; !nb_token_is_sign(t, "="); t++) {
        bool name = t->kind == NB_TOKEN_NAME, ends = false;
        for (size_t i = 0; name && i < 3; i++)
            ends |= nb_token_is_sign(t + 1, after_name[i]);
        bool sign =
            nb_token_is_sign(t, ",") || nb_token_is_sign(t, "(") || nb_token_is_sign(t, ")");
        if (name ? !ends : !sign)
            return false;
    }
    return true;
}

/* unpacking -> targets "=" values */
static struct nb_ast *unpacking(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    struct nb_ast_items targets = {0};
    struct nb_ast *value = NULL, *a = NULL;
    if (nb_parse_targets(p, &targets) && require_sign(p, "=", "'='") &&
        (value = nb_parse_values(p))) {
        a = nb_ast_new_names(p, NB_AST_UNPACK, start, 1, &targets);
        a->kids[0] = value;
    }
    nb_ast_items_free(&targets);
    return a;
}

/* Whether a sign such as += comes next; and the value of x += 1, at the sign: x + 1. */
bool nb_parse_at_update(const struct nb_token *t)
{
    static const char *const signs[] = {
        "+=", "-=", "*=", "/=", "//=", "**=", "%=", "^=", "@=", "&=", "|=", "<<=", ">>="};
    for (size_t i = 0; i < NB_COUNT(signs); i++)
        if (nb_token_is_sign(t, signs[i]))
            return true;
    return false;
}

struct nb_ast *nb_parse_updated(struct nb_parser *p, struct nb_ast *target)
{
    const char *sign = p->t++->text;
    char op[4] = "";
    memcpy(op, sign, strlen(sign) - 1);
    struct nb_ast *right = nb_parse_expression(p);
    if (strcmp(op, "@") != 0)
        return nb_ast_operator(p, nb_parse_operator(op), target, right);
    if (!right)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_MATMUL, target->span.start, 2);
    a->kids[0] = target;
    a->kids[1] = right;
    return a;
}

static bool at_update(const struct nb_parser *p)
{
    return p->t->kind == NB_TOKEN_NAME && nb_parse_at_update(p->t + 1);
}

/* update -> name ("+=" | "-=" | ...) expression */
static struct nb_ast *update(struct nb_parser *p)
{
    struct nb_ast *name = nb_ast_leaf(p, NB_AST_NAME);
    nb_parse_note_variable(p, name->name);
    struct nb_ast *value = nb_parse_updated(p, name);
    return nb_ast_assign(p, name, value);
}

/* return -> "return" [ values ] */
static struct nb_ast *leave(struct nb_parser *p)
{
    if (!p->variables)
        return nb_parse_fail(p, p->t->span, _("'return' outside of a function"));
    size_t start = p->t++->span.start;
    bool bare =
        p->t->kind == NB_TOKEN_NEWLINE || p->t->kind == NB_TOKEN_END || nb_token_is_sign(p->t, ";");
    struct nb_ast *value = bare ? NULL : nb_parse_values(p);
    if (!bare && !value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_RETURN, start, value ? 1 : 0);
    if (value)
        a->kids[0] = value;
    return a;
}

/* jump -> "break" | "continue" */
static struct nb_ast *jump(struct nb_parser *p)
{
    if (p->loops > 0)
        return nb_ast_word(p, 0);
    return nb_parse_fail(p, p->t->span,
                         nb_token_is_keyword(p->t, "break") ? _("'break' outside of a loop")
                                                            : _("'continue' outside of a loop"));
}

static struct nb_ast *pass(struct nb_parser *p)
{
    return nb_ast_word(p, 0);
}

/* The call that solves the equation, or draws it, for that is what it is written for. */
static void hint_equation(struct nb_parser *p, const struct nb_ast *left)
{
    const char *from = p->source + left->span.start;
    size_t len = strcspn(from, "\n;#");
    bool y = false;
    const struct nb_token *t = p->t;
    while (t->kind != NB_TOKEN_NEWLINE && !nb_token_is_sign(t, ";"))
        t--;
    for (t++; t->span.start < left->span.start + len && t->kind != NB_TOKEN_END; t++)
        y |= t->kind == NB_TOKEN_NAME && strcmp(t->text, "y") == 0;
    while (len > 0 && strchr(" \t", from[len - 1]))
        len--;
    nb_err_hint(p->err, y ? _("plot(%.*s) draws the equation") : _("solve(%.*s) solves it"),
                (int)len, from);
}

/* set -> object "." name ( "=" | "+=" | ... ) expression, or an expression alone. */
static struct nb_ast *set_or_expressions(struct nb_parser *p)
{
    struct nb_ast *a = expressions(p);
    if (!a || (!nb_token_is_sign(p->t, "=") && !nb_parse_at_update(p->t)))
        return a;
    const enum nb_ast_kind kind = a->kids[0]->kind;
    if (kind == NB_AST_ATTRIBUTE || kind == NB_AST_INDEX)
        return nb_parse_set(p, a->kids[0]);
    nb_parse_fail(p, a->span, _("cannot assign to this; expected a name before '='"));
    if (nb_token_is_sign(p->t, "=") && (kind == NB_AST_OPERATOR || kind == NB_AST_NUMBER))
        kind == NB_AST_NUMBER ? nb_err_hint(p->err, _("== compares")) : hint_equation(p, a);
    return NULL;
}

static bool always(const struct nb_parser *p)
{
    (void)p;
    return true;
}

/* The statements of this file: the first that matches is meant. What begins with a
 * keyword is that and nothing else; of the others f(x) = x comes before the expression
 * f(x), and what is none of them is an expression. */
static const struct nb_statement statements[] = {
    {"return", NULL, leave},
    {"break", NULL, jump},
    {"continue", NULL, jump},
    {"pass", NULL, pass},
    {"import", NULL, nb_parse_import},
    {"from", NULL, nb_parse_import},
    {"def", NULL, def},
    {NULL, nb_at_python, nb_parse_store},
    {NULL, at_activation, activation},
    {NULL, at_definition, definition},
    {NULL, at_assignment, assignment},
    {NULL, nb_at_command, nb_parse_command},
    {NULL, at_unpacking, unpacking},
    {NULL, at_update, update},
    {NULL, always, set_or_expressions},
    {NULL, NULL, NULL},
};

static const struct nb_statement *find_statement(const struct nb_statement *row,
                                                 const struct nb_parser *p)
{
    for (; row->parse; row++)
        if (row->keyword ? nb_token_is_keyword(p->t, row->keyword) : row->at(p))
            return row;
    return NULL;
}

struct nb_ast *nb_parse_statement(struct nb_parser *p)
{
    const struct nb_statement *const tables[] = {nb_dialect_statements, nb_block_statements,
                                                 nb_python_statements, statements};
    const struct nb_statement *row = NULL;
    for (size_t i = p->commands.python ? 0 : 1; !row; i++)
        row = find_statement(tables[i], p);
    return row->parse(p);
}

/* Ends a statement: a newline, ';', or the end. In a line that begins with
 * `import`, no statement prints. */
bool nb_parse_statement_end(struct nb_parser *p, struct nb_ast *a, bool *import_line)
{
    if (p->t[-1].kind == NB_TOKEN_NEWLINE)
        return true; /* an indented block has read it */
    bool semicolon = nb_parse_accept_sign(p, ";");
    *import_line |= a->kind == NB_AST_IMPORT;
    a->quiet = semicolon || *import_line;
    bool newline = p->t->kind == NB_TOKEN_NEWLINE;
    if (newline)
        *import_line = false;
    return semicolon || newline || p->t->kind == NB_TOKEN_END ||
           nb_parse_expected(p, _("an operator or the end of the statement"));
}
