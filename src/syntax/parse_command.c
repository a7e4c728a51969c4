/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that begin with a word, as in English: explain f'(1), plot x^2, grid on, exit.
 * They are calls without brackets; the word is an ordinary name everywhere else. What asks
 * for help is read in lex_ask.c. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/parse_expr.h"

/* How a command reads what follows its word in the line. */
enum rest {
    ALONE,  /* nothing: exit */
    ITEMS,  /* the arguments of a call: print x */
    WORDS,  /* texts: axis equal */
    ON_OFF, /* a truth value: grid on */
};

/* The commands that are so whatever their builtins say (nb_builtin.statement, of_x). */
static const struct {
    const char *word;
    enum rest rest;
} commands[] = {
    {"exit", ALONE},   {"quit", ALONE},  {"q", ALONE},     {"bye", ALONE},   {"tour", ALONE},
    {"lesson", ALONE}, {"quiz", ALONE},  {"who", ALONE},   {"clear", ALONE}, {"history", ALONE},
    {"undo", ALONE},   {"redo", ALONE},  {"clear", WORDS}, {"print", ITEMS}, {"grid", ON_OFF},
    {"axis", WORDS},   {"close", WORDS},
};

static bool is_command(const char *word, enum rest rest)
{
    for (size_t i = 0; i < NB_COUNT(commands); i++)
        if (commands[i].rest == rest && strcmp(commands[i].word, word) == 0)
            return true;
    return false;
}

static bool ends_line(const struct nb_token *t)
{
    return t->kind == NB_TOKEN_NEWLINE || t->kind == NB_TOKEN_END || nb_token_is_sign(t, ";");
}

/* Whether a bracket opens at t after which the statement goes on: (x -> x^2)'(1), (x + 1)^2,
 * but not (f, 1), which are the arguments of a call. */
static bool at_operand_in_brackets(const struct nb_token *t)
{
    int depth = 0;
    bool comma = false;
    if (!nb_token_is_sign(t, "(") || !t->spaced)
        return false;
    do {
        depth += nb_token_is_sign(t, "(") - nb_token_is_sign(t, ")");
        comma |= depth == 1 && nb_token_is_sign(t, ",");
        t++;
    } while (depth > 0 && t->kind != NB_TOKEN_END);
    return nb_token_is_sign(t, "'") || nb_token_is_sign(t, "(") ||
           (!comma && (nb_token_is_sign(t, "^") || nb_token_is_sign(t, NB_SUPERSCRIPT)));
}

/* A sign that is of what follows, in "plot -x": with a blank before it and none after. */
static bool at_signed_operand(const struct nb_token *t)
{
    static const char *const signs[] = {"-", "|", "[", "{", "√", "∛", "∜", "%"};
    for (size_t i = 0; i < NB_COUNT(signs); i++)
        if (nb_token_is_sign(t, signs[i]))
            return t->spaced && (!t[1].spaced || strchr("[{", t->text[0]));
    return false;
}

static bool begins_operand(const struct nb_token *t)
{
    return t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_NUMBER || t->kind == NB_TOKEN_STRING;
}

static unsigned what_is(const struct nb_parser *p, const char *word)
{
    return p->commands.what ? p->commands.what(p->commands.ctx, word) : 0;
}

/* exit, alone in its line; :q */
static bool at_word_alone(const struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    if (p->commands.python || p->variables)
        return false;
    if (nb_token_is_sign(t, ":"))
        return t[1].kind == NB_TOKEN_NAME && strcmp(t[1].text, "q") == 0 && ends_line(t + 2);
    return t->kind == NB_TOKEN_NAME && is_command(t->text, ALONE) && ends_line(t + 1);
}

/* grid on, close all: words that are no values. */
static bool at_words(const struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    const bool words = is_command(t->text, WORDS) || is_command(t->text, ON_OFF);
    return words && t[1].kind == NB_TOKEN_NAME && ends_line(t + 2) &&
           what_is(p, t->text) & NB_WORD_BUILTIN;
}

static bool at_items(const struct nb_parser *p)
{
    const struct nb_token *word = p->t;
    const unsigned what = what_is(p, word->text);
    const bool operand = begins_operand(word + 1) || at_operand_in_brackets(word + 1);
    if (what & NB_WORD_STATEMENT && operand)
        return true;
    bool known = what & NB_WORD_OF_X || (what & NB_WORD_BUILTIN && is_command(word->text, ITEMS));
    return known && !p->commands.python && (operand || at_signed_operand(word + 1));
}

/* %time, %timeit: IPython's way to say it. */
static bool at_magic(const struct nb_parser *p)
{
    const struct nb_token *word = p->t + 1;
    return nb_token_is_sign(p->t, "%") && word->kind == NB_TOKEN_NAME && !word->spaced &&
           !p->commands.python &&
           (strcmp(word->text, "time") == 0 || strcmp(word->text, "timeit") == 0);
}

bool nb_at_command(const struct nb_parser *p)
{
    return at_magic(p) || at_word_alone(p) ||
           (p->t->kind == NB_TOKEN_NAME && (at_words(p) || at_items(p)));
}

static struct nb_ast *statement_of(struct nb_parser *p, struct nb_ast *call, size_t start)
{
    if (!call)
        return NULL;
    call->marks |= NB_MARK_COMMAND;
    struct nb_ast *a = nb_ast_new(p, NB_AST_EXPRESSION, start, 1);
    a->kids[0] = call;
    return a;
}

/* Its name alone: who runs it sees whether it is the command's. */
static struct nb_ast *word_alone(struct nb_parser *p)
{
    p->t += nb_token_is_sign(p->t, ":");
    return nb_ast_leaf(p, NB_AST_NAME);
}

static struct nb_ast *words(struct nb_parser *p)
{
    struct nb_ast_items it = {0};
    const size_t start = p->t->span.start;
    const bool truth = is_command(p->t->text, ON_OFF);
    nb_ast_items_push(&it, nb_ast_leaf(p, NB_AST_NAME), NULL);
    struct nb_ast *word = nb_ast_leaf(p, truth ? NB_AST_LITERAL : NB_AST_STRING);
    nb_ast_items_push(&it, word, NULL);
    if (truth)
        word->name = strcmp(word->name, "off") == 0 ? "False" : "True";
    struct nb_ast *call = nb_ast_new_list(p, NB_AST_CALL, start, &it);
    nb_ast_items_free(&it);
    return call;
}

/* command -> word argument { "," argument } */
static struct nb_ast *items(struct nb_parser *p)
{
    const size_t start = p->t->span.start;
    struct nb_ast_items it = {0};
    struct nb_ast *call = NULL;
    nb_ast_items_push(&it, nb_ast_leaf(p, NB_AST_NAME), NULL);
    const unsigned before = p->equations;
    p->equations = nb_parse_what(p, it.nodes[0]) & (NB_WORD_OF_X | NB_WORD_OWN_X);
    do {
        const char *name = NULL;
        struct nb_ast *argument = nb_parse_argument(p, &name);
        if (argument)
            nb_ast_items_push(&it, argument, name);
    } while (p->err->kind == NB_OK && nb_parse_accept_sign(p, ","));
    p->equations = before;
    nb_parse_name_curves(p, &it);
    if (p->err->kind == NB_OK && nb_parse_are_arguments(p, &it))
        call = nb_ast_new_list(p, NB_AST_CALL, start, &it);
    nb_ast_items_free(&it);
    return call;
}

/* -n 100, -n100: the number behind that letter; NULL: something else stands there. */
static struct nb_ast *option(struct nb_parser *p, char letter)
{
    const struct nb_token *t = p->t;
    const size_t start = t->span.start;
    if (!nb_token_is_sign(t, "-") || t[1].spaced || t[1].kind != NB_TOKEN_NAME ||
        t[1].text[0] != letter || strspn(t[1].text + 1, "0123456789") < strlen(t[1].text + 1))
        return NULL;
    const bool apart = !t[1].text[1];
    if (apart && t[2].kind != NB_TOKEN_NUMBER)
        return NULL;
    p->t += apart ? 3 : 2;
    struct nb_ast *a = nb_ast_new(p, NB_AST_NUMBER, start, 0);
    a->num = apart ? t[2].num : strtod(t[1].text + 1, NULL);
    return a;
}

static struct nb_ast *standard(struct nb_parser *p)
{
    struct nb_ast *a = nb_ast_new(p, NB_AST_LITERAL, p->t->span.start, 0);
    a->name = "None";
    return a;
}

/* magic -> "%" "time" expression | "%" "timeit" { "-n" NUMBER | "-r" NUMBER } expression */
static struct nb_ast *magic(struct nb_parser *p)
{
    const size_t start = p->t->span.start;
    const char *word = p->t[1].text;
    const bool repeated = strcmp(word, "timeit") == 0;
    struct nb_ast *args[3] = {NULL};
    p->t += 2;
    for (bool more = repeated; more;) {
        struct nb_ast *loops = option(p, 'n'), *runs = option(p, 'r');
        args[1] = loops ? loops : args[1];
        args[2] = runs ? runs : args[2];
        more = loops || runs;
    }
    for (size_t i = 1; i < 3; i++)
        args[i] = args[i] ? args[i] : standard(p);
    args[0] = nb_parse_expression(p);
    return args[0] ? nb_ast_builtin(p, word, start, args, repeated ? 3 : 1) : NULL;
}

struct nb_ast *nb_parse_command(struct nb_parser *p)
{
    const size_t start = p->t->span.start;
    if (at_magic(p))
        return statement_of(p, magic(p), start);
    struct nb_ast *call = at_word_alone(p) ? word_alone(p) : at_words(p) ? words(p) : items(p);
    return statement_of(p, call, start);
}
