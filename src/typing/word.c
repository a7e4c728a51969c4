/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words end at signs; whether a ' is one or opens a string, what stands before it says. */
#include "config.h"

#include "typing/word.h"

#include <ctype.h>
#include <string.h>

#include "syntax/tokens.h"

static const char name_breaks[] = " \t\n\"'`@$><=;|&{}()[]+-*/%^,:!~?.";
static const char file_breaks[] = "\"'";
static const char symbol_breaks[] = " \t\n\"'`@$><=;|&{}()[]+*/%,:!~?.";

/* A ' after a name, a number or a closing bracket is a derivative. */
static bool is_prime(const char *text, size_t at)
{
    if (text[at] != '\'' || at == 0)
        return false;
    const unsigned char before = (unsigned char)text[at - 1];
    return isalnum(before) || before >= 0x80 || strchr("_)]'", before);
}

char nb_word_quote(const char *text, size_t point)
{
    char quote = '\0';
    for (size_t i = 0; i < point; i++) {
        if (quote && text[i] == '\\')
            i++;
        else if (quote && text[i] == quote)
            quote = '\0';
        else if (!quote && (text[i] == '"' || (text[i] == '\'' && !is_prime(text, i))))
            quote = text[i];
    }
    return quote;
}

/* Whether the point is behind \^2 or the like. */
static bool is_raised(const char *text, size_t at)
{
    while (at > 0 && (isalnum((unsigned char)text[at - 1]) || text[at - 1] == '-'))
        at--;
    return at > 1 && text[at - 1] == '^' && text[at - 2] == '\\';
}

const char *nb_word_breaks(const char *text, size_t point)
{
    if (nb_word_quote(text, point))
        return file_breaks;
    return is_raised(text, point) ? symbol_breaks : name_breaks;
}

size_t nb_word_start(const char *text, size_t point)
{
    const char *breaks = nb_word_breaks(text, point);
    while (point > 0 && !strchr(breaks, text[point - 1]))
        point--;
    return point;
}

static bool is_sign(const struct nb_token *t, const char *signs)
{
    return t->kind == NB_TOKEN_SIGN && strlen(t->text) == 1 && strchr(signs, t->text[0]);
}

/* Of the name that is token `at`, with "torch." before it. */
static struct nb_span qualified(const struct nb_token *list, size_t at)
{
    struct nb_span span = list[at].span;
    while (at >= 2 && is_sign(&list[at - 1], ".") && list[at - 2].kind == NB_TOKEN_NAME) {
        at -= 2;
        span.start = list[at].span.start;
    }
    return span;
}

/* The name before the bracket that is open at token `at`. */
static bool open_call(const struct nb_token *list, size_t at, struct nb_span *span)
{
    size_t closed = 0;
    while (at-- > 0) {
        if (is_sign(&list[at], ")]}"))
            closed++;
        else if (is_sign(&list[at], "([{") && closed > 0)
            closed--;
        else if (is_sign(&list[at], "(") && at > 0 && list[at - 1].kind == NB_TOKEN_NAME) {
            *span = qualified(list, at - 1);
            return true;
        }
    }
    return false;
}

static void ignore(void *ctx, const struct nb_err *err)
{
    (void)ctx;
    (void)err;
}

bool nb_word_subject(const char *text, size_t point, struct nb_span *span)
{
    struct nb_tokens tokens = {0};
    nb_tokens_read(&tokens, text, ignore, NULL);
    size_t after = 0;
    while (after < tokens.count && tokens.list[after].span.start < point)
        after++;
    /* The point may stand before the name's first letter, in it or behind it. */
    bool found = false;
    for (size_t i = after > 0 ? after - 1 : 0; !found && i < tokens.count && i <= after; i++) {
        const struct nb_token *t = &tokens.list[i];
        found = t->kind == NB_TOKEN_NAME && t->span.start <= point && point <= t->span.end;
        if (found)
            *span = qualified(tokens.list, i);
    }
    found = found || open_call(tokens.list, after, span);
    nb_tokens_free(&tokens);
    return found;
}
