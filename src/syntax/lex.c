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
#include "syntax/lex_ask.h"
#include "syntax/lex_priv.h"

/* Some editors put one before the text. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

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

const char *nb_lex_keyword(size_t index)
{
    return index < NB_COUNT(keywords) ? keywords[index] : NULL;
}

/* Letters of mathematics and the spelling they stand for; exponents are read before. */
static const struct {
    const char *letter, *ascii;
} letters[] = {
    {"σ", "sigmoid"}, {"π", "pi"},       {"∞", "inf"}, {"Φ", "Phi"}, {"φ", "phi"},
    {"∇", "grad"},    {"≤", "<="},       {"≥", ">="},  {"≠", "!="},  {"·", "*"},
    {"×", "*"},       {"−", "-"},        {"÷", "/"},   {"′", "'"},   {"→", "->"},
    {"⋅", "*"},       {"∗", "*"},        {"∙", "*"},   {"∕", "/"},   {"⁄", "/"},
    {"–", "-"},       {"—", "-"},        {"‐", "-"},   {"‑", "-"},   {"√", "√"},
    {"∛", "∛"},       {"∜", "∜"},        {"°", "°"},   {"…", ".."},  {"∑", "summation"},
    {"∏", "product"}, {"∫", "integral"}, {"²", "²"},   {"³", "³"},
};

/* Longest first, so that "**" is not two times "*". */
static const char *const signs[] = {
    "**=", "//=", "**", "//", "->", "<=", ">=", "==", "!=", "..", "+=", "-=", "*=", "/=", "%=",
    "^=",  "@=",  "!",  "+",  "-",  "*",  "/",  "%",  "^",  "@",  "<",  ">",  "=",  "(",  ")",
    "[",   "]",   "{",  "}",  ",",  ":",  ";",  ".",  "'",  "&",  "|",  "~",  "?",
};

const char *nb_letter_name(const char *letter)
{
    for (size_t i = 0; (unsigned char)*letter >= 0x80 && i < NB_COUNT(letters); i++)
        if (strcmp(letters[i].letter, letter) == 0)
            return letters[i].ascii;
    return NULL;
}

static void lex_name(struct nb_lexer *lx, size_t len)
{
    struct nb_token *t = nb_lex_emit(lx, NB_TOKEN_NAME, lx->at, len);
    t->text = nb_arena_strndup(lx->arena, lx->source + t->span.start, len);
    if (is_keyword(t->text))
        t->kind = NB_TOKEN_KEYWORD;
}

/* A letter of mathematics; false when there is none here. */
static bool lex_letter(struct nb_lexer *lx)
{
    for (size_t i = 0; i < NB_COUNT(letters); i++) {
        size_t len = strlen(letters[i].letter);
        if (strncmp(lx->source + lx->at, letters[i].letter, len) != 0)
            continue;
        bool is_name = isalpha((unsigned char)letters[i].ascii[0]);
        /* σ1 or σ_hat is a name of its own. */
        if (is_name && nb_lex_name(lx->source + lx->at, lx->len - lx->at) > len)
            return false;
        struct nb_token *t = nb_lex_emit(lx, is_name ? NB_TOKEN_NAME : NB_TOKEN_SIGN, lx->at, len);
        t->text = is_name ? letters[i].letter : letters[i].ascii;
        return true;
    }
    return false;
}

/* After a name or a closing bracket, with no blank between, ' is a prime; a
 * string cannot begin there. */
static bool is_prime(const struct nb_lexer *lx)
{
    const bool curly = strncmp(lx->source + lx->at, "’", strlen("’")) == 0;
    if (lx->source[lx->at] != '\'' && !curly)
        return false;
    const struct nb_token *t = &lx->tokens[lx->count - 1];
    if (t->span.end != lx->at)
        return false;
    return t->kind == NB_TOKEN_NAME ||
           (t->kind == NB_TOKEN_SIGN && (strchr(")]'", t->text[0]) != NULL));
}

/* How many quotes begin the string at `start`: three, and it may have several lines. */
static size_t quotes(const struct nb_lexer *lx, size_t start)
{
    const char *s = lx->source + start;
    return s[0] == s[1] && s[1] == s[2] ? 3 : 1;
}

/* The place of the quotes that end the string which begins at `start`, or where it
 * must have ended. */
static size_t string_end(const struct nb_lexer *lx, size_t start)
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
static bool is_text(const struct nb_lexer *lx, size_t quote)
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
    size_t word = nb_lex_name(s + at, end - at);
    return isdigit((unsigned char)s[at]) || (word > 0 && !(blanks > 0 && goes_on(s + at, word)));
}

/* How many letters before the quotes of a string stand here; 0: it is no such string. */
static size_t string_prefix(const struct nb_lexer *lx, bool *format, bool *raw)
{
    size_t n = prefix_length(lx->source + lx->at, format, raw);
    bool sure = n == 2 || lx->python || lx->source[lx->at + n] == '"';
    return n > 0 && (sure || is_text(lx, lx->at + n)) ? n : 0;
}

static bool lex_string(struct nb_lexer *lx, size_t prefix, bool format, bool raw)
{
    size_t start = lx->at, quote = start + prefix, n = quotes(lx, quote);
    size_t end = string_end(lx, quote);
    if (end >= lx->len || lx->source[end] != lx->source[quote])
        return nb_lex_fail(lx, start, end, n == 3 ? NB_ERR_INCOMPLETE : NB_ERR_SYNTAX,
                           _("the string is not closed"));
    const char *text = lx->source + quote + n;
    size_t len = end - quote - n;
    struct nb_token *t =
        nb_lex_emit(lx, format ? NB_TOKEN_FSTRING : NB_TOKEN_STRING, start, end + n - start);
    t->raw = raw;
    t->text = format || raw ? nb_arena_strndup(lx->arena, text, len)
                            : nb_lex_unescape(text, len, lx->python, lx->arena);
    return true;
}

static char closing(char open)
{
    return open == '(' ? ')' : open == '[' ? ']' : '}';
}

static bool unmatched(struct nb_lexer *lx, char open, const struct nb_token *t)
{
    nb_lex_fail(lx, t->span.start, t->span.end, NB_ERR_SYNTAX,
                _("this bracket does not match the one that is open"));
    bool two = false;
    for (const struct nb_token *at = &lx->tokens[lx->open[lx->depth]]; at < t; at++)
        two |= nb_token_is_sign(at, ",");
    if (two && strchr("([", open) && strchr(")]", t->text[0]))
        nb_err_hint(lx->err, _("an interval is written a..b"));
    return false;
}

/* Keeps the stack of open brackets. */
static bool track_bracket(struct nb_lexer *lx, const struct nb_token *t)
{
    size_t at = t->span.start, end = t->span.end;
    char c = t->text[0];
    if (strchr("([{", c)) {
        if (lx->depth == NB_LEX_BRACKETS)
            return nb_lex_fail(lx, at, end, NB_ERR_SYNTAX, _("brackets are nested too deeply"));
        lx->open[lx->depth++] = lx->count - 1;
    } else if (strchr(")]}", c)) {
        if (lx->depth == 0)
            return nb_lex_fail(lx, at, end, NB_ERR_SYNTAX, _("this bracket closes nothing"));
        char open = lx->tokens[lx->open[--lx->depth]].text[0];
        if (closing(open) != c)
            return unmatched(lx, open, t);
    }
    return true;
}

static bool lex_sign(struct nb_lexer *lx)
{
    const char *own = lx->python ? nb_lex_python_sign(lx->source + lx->at) : NULL;
    if (own) {
        nb_lex_emit(lx, NB_TOKEN_SIGN, lx->at, strlen(own))->text = own;
        return true;
    }
    for (size_t i = 0; i < NB_COUNT(signs); i++) {
        size_t len = strlen(signs[i]);
        if (strncmp(lx->source + lx->at, signs[i], len) != 0)
            continue;
        struct nb_token *t = nb_lex_emit(lx, NB_TOKEN_SIGN, lx->at, len);
        t->text = signs[i];
        return track_bracket(lx, t);
    }
    const char *wide = nb_lex_wide_sign(lx->source + lx->at, lx->len - lx->at);
    if (!wide)
        return nb_lex_unknown(lx);
    size_t used;
    nb_utf8_decode(lx->source + lx->at, lx->len - lx->at, &used);
    struct nb_token *t = nb_lex_emit(lx, NB_TOKEN_SIGN, lx->at, used);
    t->text = wide;
    return track_bracket(lx, t);
}

static bool lex_number(struct nb_lexer *lx, size_t len)
{
    const char *text = lx->source + lx->at;
    struct nb_token *t = nb_lex_emit(lx, NB_TOKEN_NUMBER, lx->at, len);
    t->num = nb_num_value(lx->source + t->span.start, len);
    t->rest = nb_num_rest(lx->source + t->span.start, len);
    if (nb_lex_is_lost(text, len, t->num, t->rest))
        t->text = nb_arena_strndup(lx->arena, text, len);
    return true;
}

/* ½, or 2½ with digits before it. */
static bool lex_fraction(struct nb_lexer *lx, size_t digits)
{
    double above, below, whole = 0;
    const char *s = lx->source + lx->at;
    size_t len = nb_lex_fraction(s + digits, &above, &below);
    if (len == 0)
        return false;
    if (digits > 0)
        whole = nb_num_value(s, digits);
    struct nb_token *t = nb_lex_emit(lx, NB_TOKEN_NUMBER, lx->at, digits + len);
    above += whole * below;
    t->num = above / below;
    t->rest = -fma(t->num, below, -above) / below;
    return true;
}

static bool lex_curly(struct nb_lexer *lx)
{
    size_t begin, end, start = lx->at, len = nb_lex_curly(lx, &begin, &end);
    if (len == 0)
        return false;
    struct nb_token *t = nb_lex_emit(lx, NB_TOKEN_STRING, start, len);
    t->text = nb_lex_unescape(lx->source + begin, end - begin, lx->python, lx->arena);
    return true;
}

/* What only print has, from exponents to curly quotes; false: none of it is here. */
static bool lex_print(struct nb_lexer *lx)
{
    if ((unsigned char)lx->source[lx->at] < 0x80)
        return false;
    if (is_prime(lx)) {
        nb_lex_emit(lx, NB_TOKEN_SIGN, lx->at, strlen("’"))->text = "'";
        return true;
    }
    return nb_lex_superscript(lx) || lex_letter(lx) || lex_curly(lx);
}

/* log₂, log₁₀ are the functions with those names. */
static void spell_logarithm(struct nb_token *t)
{
    if (t->kind == NB_TOKEN_NAME && strcmp(t->text, "log₂") == 0)
        t->text = "log2";
    else if (t->kind == NB_TOKEN_NAME && strcmp(t->text, "log₁₀") == 0)
        t->text = "log10";
}

static bool lex_one(struct nb_lexer *lx)
{
    const char *s = lx->source + lx->at;
    size_t left = lx->len - lx->at;
    if (lex_fraction(lx, strspn(s, "0123456789")))
        return true;
    double bits;
    size_t number = lx->python ? nb_lex_python_bits(s, &bits) : 0;
    if (number) {
        nb_lex_emit(lx, NB_TOKEN_NUMBER, lx->at, number)->num = bits;
        return true;
    }
    number = isdigit((unsigned char)*s) || *s == '.' ? nb_num_scan(s) : 0;
    if (number)
        return lex_number(lx, number);
    bool format, raw;
    size_t prefix = string_prefix(lx, &format, &raw);
    if (prefix)
        return lex_string(lx, prefix, format, raw);
    if (lex_print(lx))
        return true;
    size_t name = nb_lex_name(s, left);
    if (name > 0) {
        lex_name(lx, name);
        spell_logarithm(&lx->tokens[lx->count - 1]);
        return true;
    }
    if (*s == '"' || (*s == '\'' && (lx->python || !is_prime(lx))))
        return lex_string(lx, 0, false, false);
    return lex_sign(lx);
}

/* Blanks, comments, continued lines, and newlines inside brackets. */
static void skip_blanks(struct nb_lexer *lx)
{
    for (;;) {
        const char *s = lx->source + lx->at;
        if (*s == ' ' || *s == '\t' || *s == '\r' || (*s == '\n' && lx->depth > 0))
            lx->at++;
        else if (nb_lex_blank(lx) > 0)
            lx->at += nb_lex_blank(lx);
        else if (*s == '\\' && s[1 + (s[1] == '\r')] == '\n')
            lx->at += s[1] == '\r' ? 3 : 2;
        else if (*s == '#')
            lx->at += strcspn(s, "\n");
        else
            return;
    }
}

/* A line that asks for help is the command `help` and a text: help "gelu". False: this is
 * no such line. */
static bool lex_ask(struct nb_lexer *lx)
{
    struct nb_asked a;
    if (lx->tokens[lx->count - 1].kind != NB_TOKEN_NEWLINE || lx->depth > 0 ||
        !nb_lex_ask(lx->source, lx->at, lx->len, &a))
        return false;
    nb_lex_emit(lx, NB_TOKEN_NAME, lx->at, 0)->text = "help";
    struct nb_buf text = {0};
    nb_buf_add(&text, a.search ? "??" : "");
    nb_buf_addn(&text, lx->source + a.from, a.to - a.from);
    nb_lex_emit(lx, NB_TOKEN_STRING, a.from, a.to - a.from)->text =
        nb_arena_strndup(lx->arena, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    lx->at = a.end;
    return true;
}

/* The tokens up to the end, or to the first error. */
static struct nb_token *lex_up_to(const char *source, size_t from, size_t to, bool python,
                                  struct nb_arena *arena, struct nb_err *err)
{
    struct nb_lexer lx = {
        .source = source, .at = from, .len = to, .python = python, .arena = arena, .err = err};
    bool ok = true;
    nb_lex_emit(&lx, NB_TOKEN_NEWLINE, from, 0);
    while (skip_blanks(&lx), ok && lx.at < lx.len) {
        if (source[lx.at] == '\n')
            nb_lex_emit(&lx, NB_TOKEN_NEWLINE, lx.at, 1);
        else if (python || !lex_ask(&lx))
            ok = lex_one(&lx);
    }
    if (ok && lx.depth > 0) {
        size_t at = lx.tokens[lx.open[lx.depth - 1]].span.start;
        nb_lex_fail(&lx, at, at + 1, NB_ERR_INCOMPLETE, _("this bracket is not closed"));
    }
    nb_lex_emit(&lx, NB_TOKEN_END, lx.at, 0);
    return lx.tokens;
}

struct nb_token *nb_lex_part(const char *source, size_t from, size_t to, bool python,
                             struct nb_arena *arena, struct nb_err *err)
{
    struct nb_token *tokens = lex_up_to(source, from, to, python, arena, err);
    return err->kind == NB_OK ? tokens : NULL;
}

/* Behind the mark that some editors put first. */
static size_t text_begin(const char *source)
{
    bool marked = strncmp(source, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0;
    return marked ? strlen(BYTE_ORDER_MARK) : 0;
}

struct nb_token *nb_lex(const char *source, struct nb_arena *arena, struct nb_err *err)
{
    return nb_lex_from(source, text_begin(source), arena, err);
}

struct nb_token *nb_lex_python(const char *source, struct nb_arena *arena, struct nb_err *err)
{
    return lex_up_to(source, text_begin(source), strlen(source), true, arena, err);
}

struct nb_token *nb_lex_from(const char *source, size_t from, struct nb_arena *arena,
                             struct nb_err *err)
{
    return lex_up_to(source, from, strlen(source), false, arena, err);
}
