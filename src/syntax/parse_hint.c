/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write who come from mathematics, another language or a shell. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/parse_priv.h"

/* By the sign that is not expected, and the one before it where that matters. */
static const struct {
    const char *before, *here, *hint;
} hints[] = {
    {NULL, "?", N_("a choice is written b if a else c")},
    {NULL, "|", N_("the absolute value is abs(x)")},
    {NULL, "{",
     N_("a list is written in square brackets, and a dictionary as one of pairs: [(\"a\", 1)]")},
};

/* Operators that other languages write as words, and words that follow a formula. */
static const struct {
    const char *word, *hint;
} words[] = {
    {"mod", N_("x % y, or mod(x, y)")},
    {"rem", N_("x % y, or fmod(x, y)")},
    {"div", N_("x // y")},
    {"choose", N_("binomial(n, k)")},
    {"over", N_("x/y, or binomial(n, k)")},
    {"xor", N_("a != b for truth values")},
    {"times", N_("x*y")},
    {"plus", N_("x + y")},
    {"minus", N_("x - y")},
    {"of", N_("a call has brackets: mean([1, 2, 3]), diff(x^2)")},
    {"from", N_("an interval is a..b: integral(x^2, 0..1)")},
    {"at", N_("f(1), or tangent(f, 1)")},
    {"off", N_("80 - 50% of 80")},
    {"where", N_("first the value, then the formula: a = 3; a^2")},
    {"then", N_("b if a else c, or if a: b")},
    {"do", N_("for i in range(3): ..., while a: ...")},
    {"to", N_("an interval is a..b, whole numbers are range(a, b + 1)")},
    {"is", N_("a == b")},
    {"equals", N_("a == b")},
    {"deg", N_("30° is 30 degrees")},
    {"degrees", N_("30° is 30 degrees")},
};

static bool hint_word(struct nb_parser *p, const struct nb_token *t)
{
    const bool word = t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_KEYWORD;
    for (size_t i = 0; word && i < NB_COUNT(words); i++)
        if (strcmp(words[i].word, t->text) == 0) {
            nb_err_hint(p->err, "%s", _(words[i].hint));
            return true;
        }
    return false;
}

/* 1.000.000: a point between each three digits. */
static bool at_points(const struct nb_token *t)
{
    return t->kind == NB_TOKEN_NUMBER && t[-1].kind == NB_TOKEN_NUMBER &&
           t[-1].span.end == t->span.start;
}

/* f x, 2 words: a call without brackets, or a product without a sign; not the name
 * that a loop gives. (Before the first name there always is a token.) */
static bool are_neighbours(const struct nb_token *t)
{
    return t[-1].kind == NB_TOKEN_NAME && !nb_token_is_keyword(t - 2, "for") &&
           (t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_NUMBER);
}

bool nb_parse_same_line(const struct nb_parser *p)
{
    size_t from = p->t[-1].span.end;
    return !memchr(p->source + from, '\n', p->t->span.start - from);
}

/* A line that ended without the comma which this one needs. */
static bool after_comma(const struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    bool begins = t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_NUMBER ||
                  t->kind == NB_TOKEN_STRING || nb_token_is_sign(t, "(") ||
                  nb_token_is_sign(t, "[");
    return begins && !nb_parse_same_line(p) && t[-1].kind != NB_TOKEN_NEWLINE;
}

/* MATLAB's lists and ranges: [1 2 3], [1; 2], 1:10. */
static void hint_list(struct nb_parser *p, const struct nb_token *t)
{
    const bool numbers = t->kind == NB_TOKEN_NUMBER && t[-1].kind == NB_TOKEN_NUMBER;
    const struct nb_token *first = t;
    while (first[-1].kind == NB_TOKEN_NUMBER || nb_token_is_sign(first - 1, "-"))
        first--;
    if (numbers && t->spaced && nb_token_is_sign(first - 1, "["))
        nb_err_hint(p->err, _("a comma stands between two: [1, 2, 3]"));
    if (nb_token_is_sign(t, ";") && nb_token_is_sign(first - 1, "["))
        nb_err_hint(p->err, _("lines of a matrix are lists: [[1, 2], [3, 4]]"));
    if (nb_token_is_sign(t, ":") && t[-1].kind == NB_TOKEN_NUMBER && t[1].kind == NB_TOKEN_NUMBER)
        nb_err_hint(p->err, _("an interval is 1..10, whole numbers are range(1, 11)"));
}

void nb_parse_hint(struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    if (after_comma(p))
        nb_err_hint(p->err, _("is a comma missing at the end of the line before?"));
    if (t[-1].kind != NB_TOKEN_NEWLINE && (hint_word(p, t - 1) || hint_word(p, t)))
        return;
    if (at_points(t))
        nb_err_hint(p->err, _("a number has one point: 1_000_000, 3.14"));
    hint_list(p, t);
    if (nb_token_is_sign(t, "@") && nb_token_is_sign(t + 1, "("))
        nb_err_hint(p->err, _("a function is x -> x^2"));
    if (nb_token_is_sign(t, "=") && nb_token_is_sign(t - 1, ")"))
        nb_err_hint(p->err, _("f(x) = x^2, or def f(x): return x^2"));
    if (are_neighbours(t))
        nb_err_hint(p->err, _("a call needs brackets, f(x), and a product a sign, a*x"));
    if (nb_token_is_sign(t, "%") && t[-1].kind == NB_TOKEN_NEWLINE)
        nb_err_hint(p->err, _("there are %%time and %%timeit; who, history and save are words"));
    if (nb_token_is_sign(t, ":") && nb_token_is_sign(t + 1, "="))
        nb_err_hint(p->err, _("a definition has a plain =: f(x) = ..."));
    for (size_t i = 0; i < NB_COUNT(hints); i++)
        if (nb_token_is_sign(t, hints[i].here) &&
            (!hints[i].before || nb_token_is_sign(t - 1, hints[i].before)))
            nb_err_hint(p->err, "%s", _(hints[i].hint));
}
