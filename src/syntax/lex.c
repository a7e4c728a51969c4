/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Source text to tokens: one function per kind of token. */
#include "config.h"

#include "syntax/lex.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum { MAX_BRACKETS = 256 };

/* Some editors put one before the text. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct lexer {
    const char *source;
    size_t at, len;
    struct nb_arena *arena;
    struct nb_token *tokens;
    size_t count, cap;
    size_t open[MAX_BRACKETS]; /* positions of the open brackets */
    size_t depth;
    struct nb_err *err;
};

static const char *const keywords[] = {
    "and",  "or",  "not", "if",     "else", "lambda", "def",      "return", "import",
    "from", "as",  "for", "in",     "True", "False",  "None",     "while",  "class",
    "with", "try", "del", "global", "elif", "break",  "continue", "pass",   "is",
};

/* Whether a name is reserved: not to be assigned to. */
static bool is_keyword(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(keywords); i++)
        if (strcmp(keywords[i], name) == 0)
            return true;
    return false;
}

/* Letters of mathematics and the spelling they stand for. */
static const struct {
    const char *letter, *ascii;
} letters[] = {
    {"σ", "sigmoid"}, {"π", "pi"}, {"∞", "inf"}, {"Φ", "Phi"}, {"φ", "phi"}, {"∇", "grad"},
    {"≤", "<="},      {"≥", ">="}, {"≠", "!="},  {"·", "*"},   {"×", "*"},   {"−", "-"},
    {"÷", "/"},       {"′", "'"},  {"→", "->"},  {"²", "²"},   {"³", "³"},
};

/* Longest first, so that "**" is not two times "*". */
static const char *const signs[] = {
    "**=", "//=", "**", "//", "->", "<=", ">=", "==", "!=", "..", "+=", "-=", "*=", "/=",
    "%=",  "^=",  "@=", "+",  "-",  "*",  "/",  "%",  "^",  "@",  "<",  ">",  "=",  "(",
    ")",   "[",   "]",  "{",  "}",  ",",  ":",  ";",  ".",  "'",  "&",  "|",  "~",  "?",
};

const char *nb_letter_name(const char *letter)
{
    for (size_t i = 0; (unsigned char)*letter >= 0x80 && i < NB_COUNT(letters); i++)
        if (strcmp(letters[i].letter, letter) == 0)
            return letters[i].ascii;
    return NULL;
}

static struct nb_token *emit(struct lexer *lx, enum nb_token_kind kind, size_t start, size_t len)
{
    /* Grown by hand: arenas cannot be resized. */
    if (lx->count == lx->cap) {
        size_t cap = lx->cap ? 2 * lx->cap : 32;
        struct nb_token *more = nb_arena_alloc(lx->arena, cap * sizeof *more);
        if (lx->count)
            memcpy(more, lx->tokens, lx->count * sizeof *more);
        lx->tokens = more;
        lx->cap = cap;
    }
    struct nb_token *t = &lx->tokens[lx->count++];
    char before = start > 0 ? lx->source[start - 1] : '\n';
    *t = (struct nb_token){.kind = kind, .span = {start, start + len}};
    t->spaced = before == ' ' || before == '\t' || before == '\n';
    lx->at = start + len;
    return t;
}

static bool fail(struct lexer *lx, size_t start, size_t end, enum nb_err_kind kind,
                 const char *message)
{
    nb_err_set(lx->err, kind, "%s", message);
    nb_err_at(lx->err, (struct nb_span){start, end});
    return false;
}

static bool is_name_start(const char *s, size_t len)
{
    unsigned char c = (unsigned char)s[0];
    if (c < 0x80)
        return isalpha(c) || c == '_';
    size_t used;
    uint32_t code = nb_utf8_decode(s, len, &used);
    /* Letters of the world's scripts; not punctuation, arrows, operators. */
    return code != NB_UTF8_BAD && code >= 0xAA && code != 0xD7 && code != 0xF7 &&
           !(code >= 0x2000 && code < 0x2C00) && code != 0xB2 && code != 0xB3 && code != 0xB7 &&
           !(code >= 0x3000 && code < 0x3005) && !(code >= 0xFF00 && code < 0xFF10);
}

static size_t name_length(const char *s, size_t len)
{
    size_t n = 0;
    while (n < len && (is_name_start(s + n, len - n) || isdigit((unsigned char)s[n]))) {
        size_t used;
        nb_utf8_decode(s + n, len - n, &used);
        n += used;
    }
    return n;
}

static void lex_name(struct lexer *lx, size_t len)
{
    struct nb_token *t = emit(lx, NB_TOKEN_NAME, lx->at, len);
    t->text = nb_arena_strndup(lx->arena, lx->source + t->span.start, len);
    if (is_keyword(t->text))
        t->kind = NB_TOKEN_KEYWORD;
}

/* A letter of mathematics; false when there is none here. */
static bool lex_letter(struct lexer *lx)
{
    for (size_t i = 0; i < NB_COUNT(letters); i++) {
        size_t len = strlen(letters[i].letter);
        if (strncmp(lx->source + lx->at, letters[i].letter, len) != 0)
            continue;
        bool is_name = isalpha((unsigned char)letters[i].ascii[0]);
        /* σ1 or σ_hat is a name of its own. */
        if (is_name && name_length(lx->source + lx->at, lx->len - lx->at) > len)
            return false;
        struct nb_token *t = emit(lx, is_name ? NB_TOKEN_NAME : NB_TOKEN_SIGN, lx->at, len);
        t->text = is_name ? letters[i].letter : letters[i].ascii;
        return true;
    }
    return false;
}

/* After a name or a closing bracket, with no blank between, ' is a prime; a
 * string cannot begin there. */
static bool is_prime(const struct lexer *lx)
{
    if (lx->source[lx->at] != '\'')
        return false;
    const struct nb_token *t = &lx->tokens[lx->count - 1];
    if (t->span.end != lx->at)
        return false;
    return t->kind == NB_TOKEN_NAME ||
           (t->kind == NB_TOKEN_SIGN && (strchr(")]'", t->text[0]) != NULL));
}

static char unescape(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    default:
        return c;
    }
}

const char *nb_lex_unescape(const char *text, size_t len, struct nb_arena *arena)
{
    struct nb_buf out = {0};
    for (size_t i = 0; i < len; i++) {
        bool escaped = text[i] == '\\' && i + 1 < len;
        char c = text[i += escaped];
        if (escaped && !strchr("nt\\'\"", c))
            nb_buf_addc(&out, '\\'); /* unknown escapes stay, as in Python */
        nb_buf_addc(&out, escaped ? unescape(c) : c);
    }
    const char *kept = nb_arena_strndup(arena, nb_buf_text(&out), out.len);
    nb_buf_free(&out);
    return kept;
}

/* How many quotes begin the string at `start`: three, and it may have several lines. */
static size_t quotes(const struct lexer *lx, size_t start)
{
    const char *s = lx->source + start;
    return s[0] == s[1] && s[1] == s[2] ? 3 : 1;
}

/* The place of the quotes that end the string which begins at `start`, or where it
 * must have ended. */
static size_t string_end(const struct lexer *lx, size_t start)
{
    size_t n = quotes(lx, start), at = start + n;
    const char *s = lx->source;
    while (at < lx->len && strncmp(s + at, s + start, n) != 0 && (n == 3 || s[at] != '\n'))
        at += s[at] == '\\' && at + 1 < lx->len ? 2 : 1;
    return at < lx->len ? at : lx->len;
}

/* What may stand before a string: f"...", r"...", in any case and order. */
static size_t prefix_length(const char *s, bool *format, bool *raw)
{
    size_t n = strspn(s, "fFrRuU");
    *format = n > 0 && strcspn(s, "fF") < n;
    *raw = n > 0 && strcspn(s, "rR") < n;
    return n <= 2 && (s[n] == '"' || s[n] == '\'') ? n : 0;
}

/* Words that may follow a prime: f' if c else g'. */
static bool goes_on(const char *word, size_t len)
{
    static const char *const after_prime[] = {"if", "else", "and", "or", "for", "in", "is", "not"};
    for (size_t i = 0; i < NB_COUNT(after_prime); i++)
        if (strlen(after_prime[i]) == len && strncmp(word, after_prime[i], len) == 0)
            return true;
    return false;
}

/* f'...' may be a text or the derivative of f: it is a text where no derivative could
 * go on so, with a word, or where it holds what no expression does. */
static bool is_text(const struct lexer *lx, size_t quote)
{
    const char *s = lx->source;
    size_t end = string_end(lx, quote), at = quote + 1;
    if (end >= lx->len || s[end] != '\'')
        return false;
    for (size_t i = at; i < end; i++)
        if (strchr("{$\\", s[i]))
            return true;
    size_t blanks = strspn(s + at, " ");
    at += blanks;
    size_t word = name_length(s + at, end - at);
    return isdigit((unsigned char)s[at]) || (word > 0 && !(blanks > 0 && goes_on(s + at, word)));
}

/* How many letters before the quotes of a string stand here; 0: it is no such string. */
static size_t string_prefix(const struct lexer *lx, bool *format, bool *raw)
{
    size_t n = prefix_length(lx->source + lx->at, format, raw);
    bool sure = n == 2 || lx->source[lx->at + n] == '"';
    return n > 0 && (sure || is_text(lx, lx->at + n)) ? n : 0;
}

static bool lex_string(struct lexer *lx, size_t prefix, bool format, bool raw)
{
    size_t start = lx->at, quote = start + prefix, n = quotes(lx, quote);
    size_t end = string_end(lx, quote);
    if (end >= lx->len || lx->source[end] != lx->source[quote])
        return fail(lx, start, end, n == 3 ? NB_ERR_INCOMPLETE : NB_ERR_SYNTAX,
                    _("the string is not closed"));
    const char *text = lx->source + quote + n;
    size_t len = end - quote - n;
    struct nb_token *t =
        emit(lx, format ? NB_TOKEN_FSTRING : NB_TOKEN_STRING, start, end + n - start);
    t->raw = raw;
    t->text = format || raw ? nb_arena_strndup(lx->arena, text, len)
                            : nb_lex_unescape(text, len, lx->arena);
    return true;
}

static char closing(char open)
{
    return open == '(' ? ')' : open == '[' ? ']' : '}';
}

/* Keeps the stack of open brackets. */
static bool track_bracket(struct lexer *lx, const struct nb_token *t)
{
    size_t at = t->span.start;
    char c = t->text[0];
    if (strchr("([{", c)) {
        if (lx->depth == MAX_BRACKETS)
            return fail(lx, at, at + 1, NB_ERR_SYNTAX, _("brackets are nested too deeply"));
        lx->open[lx->depth++] = at;
    } else if (strchr(")]}", c)) {
        if (lx->depth == 0)
            return fail(lx, at, at + 1, NB_ERR_SYNTAX, _("this bracket closes nothing"));
        size_t opened = lx->open[--lx->depth];
        if (closing(lx->source[opened]) != c)
            return fail(lx, at, at + 1, NB_ERR_SYNTAX,
                        _("this bracket does not match the one that is open"));
    }
    return true;
}

static bool lex_sign(struct lexer *lx)
{
    for (size_t i = 0; i < NB_COUNT(signs); i++) {
        size_t len = strlen(signs[i]);
        if (strncmp(lx->source + lx->at, signs[i], len) != 0)
            continue;
        struct nb_token *t = emit(lx, NB_TOKEN_SIGN, lx->at, len);
        t->text = signs[i];
        return track_bracket(lx, t);
    }
    size_t used, start = lx->at;
    nb_utf8_decode(lx->source + start, lx->len - start, &used);
    return fail(lx, start, start + used, NB_ERR_SYNTAX, _("this character has no meaning here"));
}

/* Whether a number is written that no double is: a whole one is another, a large one
 * infinity, a small one 0. That 0.1 is rounded goes without saying. */
static bool is_lost(const char *text, size_t len, double num, double rest)
{
    size_t mantissa = strcspn(text, "eEpP");
    bool whole = strspn(text, "0123456789_") >= len, digits = false;
    for (size_t i = 0; i < mantissa && i < len; i++)
        digits |= text[i] >= '1' && text[i] <= '9';
    return isinf(num) || (num == 0 && digits) || (whole && rest != 0);
}

static bool lex_number(struct lexer *lx, size_t len)
{
    const char *text = lx->source + lx->at;
    struct nb_token *t = emit(lx, NB_TOKEN_NUMBER, lx->at, len);
    t->num = nb_num_value(lx->source + t->span.start, len);
    t->rest = nb_num_rest(lx->source + t->span.start, len);
    if (is_lost(text, len, t->num, t->rest))
        t->text = nb_arena_strndup(lx->arena, text, len);
    return true;
}

static bool lex_one(struct lexer *lx)
{
    const char *s = lx->source + lx->at;
    size_t left = lx->len - lx->at;
    size_t number = isdigit((unsigned char)*s) || *s == '.' ? nb_num_scan(s) : 0;
    if (number)
        return lex_number(lx, number);
    bool format, raw;
    size_t prefix = string_prefix(lx, &format, &raw);
    if (prefix)
        return lex_string(lx, prefix, format, raw);
    if (lex_letter(lx))
        return true;
    if (is_name_start(s, left)) {
        lex_name(lx, name_length(s, left));
        return true;
    }
    if (*s == '"' || (*s == '\'' && !is_prime(lx)))
        return lex_string(lx, 0, false, false);
    return lex_sign(lx);
}

/* Blanks, comments, continued lines, and newlines inside brackets. */
static void skip_blanks(struct lexer *lx)
{
    for (;;) {
        const char *s = lx->source + lx->at;
        if (*s == ' ' || *s == '\t' || *s == '\r' || (*s == '\n' && lx->depth > 0))
            lx->at++;
        else if (*s == '\\' && s[1] == '\n')
            lx->at += 2;
        else if (*s == '#')
            lx->at += strcspn(s, "\n");
        else
            return;
    }
}

/* The tokens up to the end, or to the first error. */
static struct nb_token *lex_up_to(const char *source, size_t from, size_t to,
                                  struct nb_arena *arena, struct nb_err *err)
{
    struct lexer lx = {.source = source, .at = from, .len = to, .arena = arena, .err = err};
    bool ok = true;
    emit(&lx, NB_TOKEN_NEWLINE, from, 0);
    while (skip_blanks(&lx), ok && lx.at < lx.len) {
        if (source[lx.at] == '\n')
            emit(&lx, NB_TOKEN_NEWLINE, lx.at, 1);
        else
            ok = lex_one(&lx);
    }
    if (ok && lx.depth > 0) {
        size_t at = lx.open[lx.depth - 1];
        fail(&lx, at, at + 1, NB_ERR_INCOMPLETE, _("this bracket is not closed"));
    }
    emit(&lx, NB_TOKEN_END, lx.at, 0);
    return lx.tokens;
}

struct nb_token *nb_lex_part(const char *source, size_t from, size_t to, struct nb_arena *arena,
                             struct nb_err *err)
{
    struct nb_token *tokens = lex_up_to(source, from, to, arena, err);
    return err->kind == NB_OK ? tokens : NULL;
}

struct nb_token *nb_lex(const char *source, struct nb_arena *arena, struct nb_err *err)
{
    bool marked = strncmp(source, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0;
    return lex_up_to(source, marked ? strlen(BYTE_ORDER_MARK) : 0, strlen(source), arena, err);
}

bool nb_token_is_sign(const struct nb_token *t, const char *text)
{
    return t->kind == NB_TOKEN_SIGN && strcmp(t->text, text) == 0;
}

bool nb_token_is_keyword(const struct nb_token *t, const char *text)
{
    return t->kind == NB_TOKEN_KEYWORD && strcmp(t->text, text) == 0;
}
