/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Source text to tokens. */
#ifndef NB_SYNTAX_LEX_H
#define NB_SYNTAX_LEX_H

#include "base/arena.h"
#include "base/err.h"

enum nb_token_kind {
    NB_TOKEN_END,
    NB_TOKEN_NEWLINE, /* not inside brackets */
    NB_TOKEN_NUMBER,
    NB_TOKEN_STRING,
    NB_TOKEN_FSTRING, /* text: as written, between the quotes */
    NB_TOKEN_NAME,
    NB_TOKEN_KEYWORD,
    NB_TOKEN_SIGN, /* operators, brackets, separators */
};

/* Signs that stand around the tokens of an exponent above the line. */
#define NB_SUPERSCRIPT "^("
#define NB_SUPERSCRIPT_END ")^"

struct nb_token {
    enum nb_token_kind kind;
    struct nb_span span;
    /* Name, keyword, sign in its ASCII spelling, string's contents; of a number that no
     * double is, as it is written. */
    const char *text;
    bool raw;         /* NB_TOKEN_FSTRING: backslashes are themselves */
    double num, rest; /* NB_TOKEN_NUMBER: the double, and what the decimal has more */
    bool spaced;      /* blanks before it */
};

/* The tokens of a source in the arena: first an empty NB_TOKEN_NEWLINE, so
 * that every token has one before it, last NB_TOKEN_END. They end where an error is, which sets
 * err: NB_ERR_INCOMPLETE for an open string or bracket at the end. */
struct nb_token *nb_lex(const char *source, struct nb_arena *arena, struct nb_err *err);

/* The same of a file of Python: no primes, no questions. */
struct nb_token *nb_lex_python(const char *source, struct nb_arena *arena, struct nb_err *err);

/* The same from a place on, for who goes on behind an error. */
struct nb_token *nb_lex_from(const char *source, size_t from, struct nb_arena *arena,
                             struct nb_err *err);
/* The tokens of source[from, to), in an f-string; NULL sets err. */
struct nb_token *nb_lex_part(const char *source, size_t from, size_t to, bool python,
                             struct nb_arena *arena, struct nb_err *err);
/* A string's text without its escapes, in the arena. */
const char *nb_lex_unescape(const char *text, size_t len, bool python, struct nb_arena *arena);

/* A keyword by its index, NULL past the last one. */
const char *nb_lex_keyword(size_t index);
/* What a letter of mathematics stands for while nobody gave it a value: σ sigmoid; NULL:
 * it is no such letter. */
const char *nb_letter_name(const char *letter);

/* Whether the token is this sign, this keyword. */
bool nb_token_is_sign(const struct nb_token *t, const char *text);
bool nb_token_is_keyword(const struct nb_token *t, const char *text);

#endif
