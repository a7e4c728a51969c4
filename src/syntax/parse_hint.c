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

void nb_parse_hint(struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    if (after_comma(p))
        nb_err_hint(p->err, _("is a comma missing at the end of the line before?"));
    if (are_neighbours(t))
        nb_err_hint(p->err, _("a call needs brackets, f(x), and a product a sign, a*x"));
    bool first = nb_token_is_sign(t, "%") && t[-1].kind == NB_TOKEN_NEWLINE;
    if (first && t[1].kind == NB_TOKEN_NUMBER)
        nb_err_hint(p->err, _("the last result is ans"));
    else if (first)
        nb_err_hint(p->err, _("of IPython's commands %%matplotlib and its like are passed over"));
    if (nb_token_is_sign(t, ":") && nb_token_is_sign(t + 1, "="))
        nb_err_hint(p->err, _("a definition has a plain =: f(x) = ..."));
    for (size_t i = 0; i < NB_COUNT(hints); i++)
        if (nb_token_is_sign(t, hints[i].here) &&
            (!hints[i].before || nb_token_is_sign(t - 1, hints[i].before)))
            nb_err_hint(p->err, "%s", _(hints[i].hint));
}
