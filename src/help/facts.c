/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a function as lines of a page. */
#include "config.h"

#include "help/facts.h"

#include "base/buf.h"
#include "base/count.h"
#include "base/i18n.h"

void nb_fact_kink(struct nb_leaf *p, bool first, const struct nb_kink *kink)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("x = %s: slope %s on the left, %s on the right, PyTorch says %s"),
                  kink->at, kink->left, kink->right, kink->torch);
    if (kink->later)
        nb_buf_printf(&text, _(", since %s %s"), kink->since, kink->later);
    nb_leaf_fact(p, NB_LEAF_FACT, first ? _("kinks") : "", nb_buf_text(&text));
    nb_buf_free(&text);
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

void nb_fact_shape(struct nb_leaf *p, enum nb_smooth smooth, enum nb_parity parity,
                   enum nb_monotone monotone, const char *where)
{
    const char *words[] = {smooth_words[smooth], parity_words[parity], monotone_words[monotone]};
    struct nb_buf text = {0};
    for (size_t k = 0; k < NB_COUNT(words); k++)
        if (words[k])
            nb_buf_printf(&text, "%s%s", text.len ? _(", ") : "", _(words[k]));
    if (text.len) {
        nb_buf_add(&text, where);
        nb_leaf_fact(p, NB_LEAF_FACT, _("shape"), nb_buf_text(&text));
    }
    nb_buf_free(&text);
}

void nb_fact_limits(struct nb_leaf *p, const char *low, const char *high)
{
    struct nb_buf text = {0};
    if (low && high)
        nb_buf_printf(&text, _("%s at -inf, %s at inf"), low, high);
    else if (low || high)
        nb_buf_printf(&text, _("%s at %s"), low ? low : high, low ? "-inf" : "inf");
    nb_leaf_fact(p, NB_LEAF_FACT, _("limits"), nb_buf_text(&text));
    nb_buf_free(&text);
}
