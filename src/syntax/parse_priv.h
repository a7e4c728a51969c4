/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the parser share: parse_node.c makes nodes, parse_expr.c and
 * parse_primary.c read expressions, parse.c and parse_block.c statements. */
#ifndef NB_SYNTAX_PARSE_PRIV_H
#define NB_SYNTAX_PARSE_PRIV_H

#include <stdbool.h>

#include "syntax/ast.h"
#include "syntax/lex.h"

struct nb_parser {
    struct nb_token *t; /* the next token */
    struct nb_arena *arena;
    struct nb_err *err;
    const char *source;
    struct nb_commands commands;
    int depth;
    struct nb_ast_items *variables; /* of the function that is being read, or NULL */
    int loops;                      /* around this statement, in the same function */
    bool in_exponent;               /* of a power, outside of brackets: no implied product */
    int bars;                       /* of |x| around, outside of brackets */
    unsigned equations; /* the callee's NB_WORD_OF_X and _OWN_X: arguments may be x^2 = 2 */
    bool open;          /* an indented block ended where the text does */
    bool in_class;      /* its statements are read, not those of a function in it */
    bool yields;        /* the function that is being read is a generator */
    struct nb_ast_items *outside; /* names of `global`: no variables of the function */
};

/* A list of nodes that is being collected. */
struct nb_ast_items {
    struct nb_ast **nodes;
    const char **names;
    size_t count, cap, names_cap;
};

void nb_ast_items_push(struct nb_ast_items *it, struct nb_ast *node, const char *name);
void nb_ast_items_free(struct nb_ast_items *it);

/* Errors; they return NULL. "expected X" is incomplete where the text ends. */
struct nb_ast *nb_parse_fail(struct nb_parser *p, struct nb_span span, const char *message);
struct nb_ast *nb_parse_expected(struct nb_parser *p, const char *what);
/* Adds what the user may have meant by the token that is not expected. */
void nb_parse_hint(struct nb_parser *p);

/* Whether the next token stands in the line of the one before: over the end of a line
 * nothing is multiplied, called or indexed, for there a comma was forgotten. */
bool nb_parse_same_line(const struct nb_parser *p);
bool nb_parse_accept_sign(struct nb_parser *p, const char *text);
bool nb_parse_accept_keyword(struct nb_parser *p, const char *text);

/* Nodes that end where the last token did. */
size_t nb_parse_end(const struct nb_parser *p);
struct nb_ast *nb_ast_new(struct nb_parser *p, enum nb_ast_kind kind, size_t start, size_t count);
struct nb_ast *nb_ast_new_list(struct nb_parser *p, enum nb_ast_kind kind, size_t start,
                               struct nb_ast_items *it);
/* A node with these names and room for `count` kids. */
struct nb_ast *nb_ast_new_names(struct nb_parser *p, enum nb_ast_kind kind, size_t start,
                                size_t count, const struct nb_ast_items *names);
struct nb_ast *nb_ast_leaf(struct nb_parser *p, enum nb_ast_kind kind);
/* name = value; NULL where the value is. */
struct nb_ast *nb_ast_assign(struct nb_parser *p, const struct nb_ast *name, struct nb_ast *value);
/* The statement of the word that comes next, which is passed, with room for `count` kids. */
struct nb_ast *nb_ast_word(struct nb_parser *p, size_t count);
/* The statement of this word, which need not stand there. */
struct nb_ast *nb_ast_new_statement(struct nb_parser *p, const char *word, size_t start,
                                    size_t count);
/* op(x) or, with y, op(x, y). */
struct nb_ast *nb_ast_operator(struct nb_parser *p, enum nb_basic op, struct nb_ast *x,
                               struct nb_ast *y);

/* The call of a function of the language, whatever else has its name. */
struct nb_ast *nb_ast_builtin(struct nb_parser *p, const char *name, size_t start,
                              struct nb_ast *const *args, size_t n);

/* A kind of statements: known by its keyword, or by a look at the tokens. */
struct nb_statement {
    const char *keyword;
    bool (*at)(const struct nb_parser *p);
    struct nb_ast *(*parse)(struct nb_parser *p); /* NULL sets err */
};
/* Those of parse_block.c ("for", "while", "with", "if") and of parse_python.c, up to one
 * that is empty. */
extern const struct nb_statement nb_block_statements[], nb_python_statements[];
/* Those that only a file of Python has (parse_dialect.c, and parse_store.c for the one that
 * is meant by everything else: values, or what is assigned). */
extern const struct nb_statement nb_dialect_statements[];
bool nb_at_python(const struct nb_parser *p);
struct nb_ast *nb_parse_store(struct nb_parser *p);

/* parse_command.c. Whether a statement begins with a word before its operand, and
 * that statement. */
bool nb_at_command(const struct nb_parser *p);
struct nb_ast *nb_parse_command(struct nb_parser *p);

/* parse_import.c */
struct nb_ast *nb_parse_import(struct nb_parser *p);

/* parse_python.c. Skips a line of IPython's that computes nothing, "%matplotlib inline". */
bool nb_parse_skip_magic(struct nb_parser *p);
/* x.grad = None, after x.grad was read. */
struct nb_ast *nb_parse_set(struct nb_parser *p, struct nb_ast *target);

struct nb_ast *nb_parse_expression(struct nb_parser *p);
/* values -> expression { "," expression }     several are a tuple */
struct nb_ast *nb_parse_values(struct nb_parser *p);
/* Passes the type of a name, after its sign, ":" or "->", if there is one: nothing asks for
 * types. False sets err. */
bool nb_parse_annotation(struct nb_parser *p, const char *sign);
/* parameters up to the closer; defaults as nodes, names as names. */
bool nb_parse_parameters(struct nb_parser *p, struct nb_ast_items *it, const char *closer);
/* The body that follows, and the lambda of both. */
struct nb_ast *nb_parse_lambda_body(struct nb_parser *p, struct nb_ast_items *it, size_t start);
/* targets -> target { "," target }, target -> name | "(" targets ")", brackets as names
 * of their own; false sets the error. */
bool nb_parse_targets(struct nb_parser *p, struct nb_ast_items *it);
/* One statement without its end; and the end. In a line that begins with `import`
 * no statement prints. */
struct nb_ast *nb_parse_statement(struct nb_parser *p);
bool nb_parse_statement_end(struct nb_parser *p, struct nb_ast *a, bool *import_line);
/* Whether the token is a sign such as +=. */
bool nb_parse_at_update(const struct nb_token *t);
struct nb_ast *nb_parse_updated(struct nb_parser *p, struct nb_ast *target);
/* The suite as the body of a function with these parameters. */
struct nb_ast *nb_parse_function_body(struct nb_parser *p, struct nb_ast_items *parameters,
                                      size_t start, size_t outer);
/* The text that a body begins with, which says what it does, or NULL. */
const char *nb_parse_document(const struct nb_ast *block);
/* ":" suite, indented more than `outer`. */
struct nb_ast *nb_parse_body(struct nb_parser *p, size_t outer);
/* Whether a clause of the statement that is indented by `outer` comes next, on a line below;
 * then it is passed. */
bool nb_parse_accept_clause(struct nb_parser *p, const char *word, size_t outer);
/* Whether the token is this word, keyword or not. */
bool nb_token_is_word(const struct nb_token *t, const char *word);
/* How far the line of a token is indented. */
size_t nb_parse_indent(const struct nb_token *t);
/* Notes that a function's statement gives this name a value. */
void nb_parse_note_variable(struct nb_parser *p, const char *name);
/* text -> STRING | f"...", and more of them: they are one. */
struct nb_ast *nb_parse_texts(struct nb_parser *p);
/* The operator of "+" and the like; NB_BASIC_COUNT when it is none. */
enum nb_basic nb_parse_operator(const char *sign);

#endif
