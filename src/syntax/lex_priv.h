/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the lexer share: lex.c has the tokens of every language, lex_math.c
 * those that only print has. */
#ifndef NB_SYNTAX_LEX_PRIV_H
#define NB_SYNTAX_LEX_PRIV_H

#include <stdbool.h>
#include <stdint.h>

#include "syntax/lex.h"

enum { NB_LEX_BRACKETS = 256 };

struct nb_lexer {
    const char *source;
    size_t at, len;
    bool python;
    struct nb_arena *arena;
    struct nb_token *tokens;
    size_t count, cap;
    size_t open[NB_LEX_BRACKETS]; /* tokens of the open brackets */
    size_t depth;
    struct nb_err *err;
};

/* The next token; it begins where none has yet, and the lexer goes on behind it. */
struct nb_token *nb_lex_emit(struct nb_lexer *lx, enum nb_token_kind kind, size_t start,
                             size_t len);
bool nb_lex_fail(struct nb_lexer *lx, size_t start, size_t end, enum nb_err_kind kind,
                 const char *message);

/* lex_math.c, all at the lexer's place. How long a name is there, 0: none. */
size_t nb_lex_name(const char *s, size_t len);
/* How long a blank of print is, of whatever width; 0: there is none. */
size_t nb_lex_blank(const struct nb_lexer *lx);
/* A number such as ½: how long it is, and what stands above and below. */
size_t nb_lex_fraction(const char *s, double *above, double *below);
/* x²⁺¹: NB_SUPERSCRIPT, the tokens of an expression, NB_SUPERSCRIPT_END. */
bool nb_lex_superscript(struct nb_lexer *lx);
/* A sign of East Asian texts, as wide as their letters: its ASCII spelling, or NULL. */
const char *nb_lex_wide_sign(const char *s, size_t len);
/* “text” or ‘text’; 0: none is there. *begin and *end: the text between the quotes. */
size_t nb_lex_curly(const struct nb_lexer *lx, size_t *begin, size_t *end);
/* lex_python.c. What only Python has, at s: a sign such as <<, or NULL; digits in another base,
 * 0b101: how long they are, and the number. */
const char *nb_lex_python_sign(const char *s);
size_t nb_lex_python_bits(const char *s, double *x);
/* The error for a character that means nothing. */
bool nb_lex_unknown(struct nb_lexer *lx);

/* Whether a number is written that no double is: a whole one is another, a large one
 * infinity, a small one 0. That 0.1 is rounded goes without saying. */
bool nb_lex_is_lost(const char *text, size_t len, double num, double rest);

#endif
