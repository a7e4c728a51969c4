/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a function as lines: a name and a text. */
#include "config.h"

#include "study/facts.h"

#include "base/buf.h"
#include "base/count.h"
#include "base/i18n.h"

void nb_fact(FILE *out, const char *name, const char *text)
{
    if (text)
        fprintf(out, "  %-12s %s\n", name, text);
}

void nb_fact_kink(FILE *out, bool first, const struct nb_kink *kink)
{
    fprintf(out, _("  %-12s x = %s: slope %s on the left, %s on the right, PyTorch says %s"),
            first ? _("kinks") : "", kink->at, kink->left, kink->right, kink->torch);
    if (kink->later)
        fprintf(out, _(", since %s %s"), kink->since, kink->later);
    fputc('\n', out);
}

/* Words that the enums of op.h stand for, by their values. */
static const char *const smooth_words[] = {
    NULL,
    N_("jumps"),
    N_("continuous"),
    N_("once differentiable"),
    N_("twice differentiable"),
    N_("smooth"),
};
static const char *const parity_words[] = {NULL, N_("odd"), N_("even")};
static const char *const monotone_words[] = {NULL, N_("rising"), N_("falling")};

void nb_fact_shape(FILE *out, enum nb_smooth smooth, enum nb_parity parity,
                   enum nb_monotone monotone, const char *where)
{
    const char *words[] = {smooth_words[smooth], parity_words[parity], monotone_words[monotone]};
    struct nb_buf text = {0};
    for (size_t k = 0; k < NB_COUNT(words); k++)
        if (words[k])
            nb_buf_printf(&text, "%s%s", text.len ? ", " : "", _(words[k]));
    if (text.len) {
        nb_buf_add(&text, where);
        nb_fact(out, _("shape"), nb_buf_text(&text));
    }
    nb_buf_free(&text);
}

void nb_fact_limits(FILE *out, const char *low, const char *high)
{
    if (low && high)
        fprintf(out, _("  %-12s %s at -inf, %s at inf\n"), _("limits"), low, high);
    else if (low || high)
        fprintf(out, _("  %-12s %s at %s\n"), _("limits"), low ? low : high, low ? "-inf" : "inf");
}
