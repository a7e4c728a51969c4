/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write who come from mathematics, another language or a shell. */
#include "config.h"

#include "base/i18n.h"
#include "syntax/parse_priv.h"

/* By the sign that is not expected, and the one before it where that matters. */
static const struct {
    const char *before, *here, *hint;
} hints[] = {
    {"²", "(", N_("the power comes last: sin(x)²")},
    {"³", "(", N_("the power comes last: sin(x)³")},
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

void nb_parse_hint(struct nb_parser *p)
{
    const struct nb_token *t = p->t;
    if (are_neighbours(t))
        nb_err_hint(p->err, _("a call needs brackets, f(x), and a product a sign, a*x"));
    if (nb_token_is_sign(t, ":") && nb_token_is_sign(t + 1, "="))
        nb_err_hint(p->err, _("a definition has a plain =: f(x) = ..."));
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (nb_token_is_sign(t, hints[i].here) &&
            (!hints[i].before || nb_token_is_sign(t - 1, hints[i].before)))
            nb_err_hint(p->err, "%s", _(hints[i].hint));
}
