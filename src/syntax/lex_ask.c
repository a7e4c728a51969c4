/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that ask for help. What they ask about is text: a sign or a keyword is no expression. */
#include "config.h"

#include "syntax/lex_ask.h"

#include <ctype.h>
#include <string.h>

/* source[*from, *to) without the blanks around. */
static void trim(const char *source, size_t *from, size_t *to)
{
    while (*from < *to && isspace((unsigned char)source[*from]))
        (*from)++;
    while (*to > *from && isspace((unsigned char)source[*to - 1]))
        (*to)--;
}

static bool is_of_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

/* Whether what stands behind `help` goes on an expression, where somebody has a variable of
 * that name: help + 1, help if c else 0. A sign or a word alone is asked about. */
static bool goes_on(const char *text, size_t len)
{
    static const char *const words[] = {"and", "or", "if", "in", "is", "not", "for"};
    const size_t n = strcspn(text, " \t\n");
    if (n >= len)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && strncmp(text, words[i], n) == 0)
            return true;
    return !is_of_name(*text) && !strchr("\"'([", *text);
}

/* "help", "help gelu", "help(for)"; other calls are calls, and help = 1 an assignment. */
static bool by_word(const char *s, struct nb_asked *a)
{
    size_t from = a->from, to = a->to, at;
    if (to - from < 4 || strncmp(s + from, "help", 4) != 0)
        return false;
    from += 4;
    at = from;
    while (at < to && (s[at] == ' ' || s[at] == '\t'))
        at++;
    if (at == to || (at > from && !strchr("=(,", s[at]) && !goes_on(s + at, to - at))) {
        a->from = at;
        return true;
    }
    if (s[from] != '(' || s[to - 1] != ')')
        return false;
    for (at = ++from, to--; at < to && is_of_name(s[at]);)
        at++;
    a->from = from;
    a->to = to;
    return at == to && to > from;
}

/* "?gelu", "??word" */
static bool by_first_sign(const char *s, struct nb_asked *a)
{
    if (s[a->from] != '?')
        return false;
    a->from++;
    a->search = a->from < a->to && s[a->from] == '?';
    a->from += a->search;
    return true;
}

/* "gelu?", as in IPython; no text ends so, and no comment. */
static bool by_last_sign(const char *s, struct nb_asked *a)
{
    if (s[a->to - 1] != '?')
        return false;
    for (size_t i = a->from; i < a->to; i++)
        if (strchr("\"#", s[i]))
            return false;
    while (a->to > a->from && s[a->to - 1] == '?')
        a->to--;
    return true;
}

bool nb_lex_ask(const char *source, size_t at, size_t len, struct nb_asked *out)
{
    struct nb_asked a = {.from = at, .to = at};
    while (a.to < len && source[a.to] != '\n')
        a.to++;
    out->end = a.to;
    trim(source, &a.from, &a.to);
    if (a.from == a.to || strchr("\"#", source[a.from]))
        return false;
    if (source[a.to - 1] == ';')
        a.to--;
    if (a.from == a.to ||
        !(by_first_sign(source, &a) || by_word(source, &a) || by_last_sign(source, &a)))
        return false;
    trim(source, &a.from, &a.to);
    a.end = out->end;
    *out = a;
    return true;
}
