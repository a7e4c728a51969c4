/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of figures on a terminal: formulas in one line, and in ASCII what it can say. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/utf8.h"
#include "terminal/signs.h"
#include "figure/mathtext.h"
#include "plot/text.h"

/* Signs with another form above or below the line, and what says the same in ASCII. */
static const struct sign {
    const char *sign, *above, *below, *ascii;
} signs[] = {
    {"0", "⁰", "₀", NULL},       {"1", "¹", "₁", NULL},      {"2", "²", "₂", NULL},
    {"3", "³", "₃", NULL},       {"4", "⁴", "₄", NULL},      {"5", "⁵", "₅", NULL},
    {"6", "⁶", "₆", NULL},       {"7", "⁷", "₇", NULL},      {"8", "⁸", "₈", NULL},
    {"9", "⁹", "₉", NULL},       {"n", "ⁿ", "ₙ", NULL},      {"−", "⁻", "₋", "-"},
    {"-", "⁻", "₋", NULL},       {"+", "⁺", "₊", NULL},      {"(", "⁽", "₍", NULL},
    {")", "⁾", "₎", NULL},       {"×", NULL, NULL, "x"},     {"·", NULL, NULL, "*"},
    {"′", "′", NULL, "'"},       {"π", NULL, NULL, "pi"},    {"≤", NULL, NULL, "<="},
    {"≥", NULL, NULL, ">="},     {"≠", NULL, NULL, "!="},    {"∞", NULL, NULL, "inf"},
    {"√", NULL, NULL, "sqrt"},   {"→", NULL, NULL, "->"},    {"α", NULL, NULL, "alpha"},
    {"β", NULL, NULL, "beta"},   {"γ", NULL, NULL, "gamma"}, {"δ", NULL, NULL, "delta"},
    {"λ", NULL, NULL, "lambda"}, {"μ", NULL, NULL, "mu"},    {"σ", NULL, NULL, "sigma"},
    {"θ", NULL, NULL, "theta"},  {"Φ", NULL, NULL, "Phi"},   {"φ", NULL, NULL, "phi"},
    {"…", NULL, NULL, "..."},    {"“", NULL, NULL, "\""},    {"”", NULL, NULL, "\""},
    {"’", NULL, NULL, "'"},      {"–", NULL, NULL, "-"},     {"—", NULL, NULL, "-"},
    {"₋", NULL, NULL, "_-"},     {"°", NULL, NULL, "deg"},
};

/* The row for the sign at the start of a text, by one of its forms; NULL: none. */
static const struct sign *find(const char *text, size_t len, size_t form)
{
    for (size_t i = 0; i < NB_COUNT(signs); i++) {
        const char *const forms[] = {signs[i].sign, signs[i].above, signs[i].below};
        const char *at = forms[form];
        if (at && strlen(at) == len && strncmp(text, at, len) == 0)
            return &signs[i];
    }
    return NULL;
}

/* Adds letters that stand above or below the line, as signs that do so, if all have one. */
static bool add_script(struct nb_buf *out, const char *text, bool above)
{
    const size_t before = out->len;
    size_t left = strlen(text), used;
    for (; left > 0; text += used, left -= used) {
        nb_utf8_decode(text, left, &used);
        const struct sign *s = find(text, used, 0);
        const char *form = s ? (above ? s->above : s->below) : NULL;
        if (!form) {
            nb_buf_cut(out, before);
            return false;
        }
        nb_buf_add(out, form);
    }
    return true;
}

/* A formula's markup as one line: x², x_max, x^(a+b). */
static void flatten(const char *text, struct nb_buf *out)
{
    struct nb_type_line line = {0};
    char *markup = nb_text_markup(text, NB_TEXT_PLAIN);
    nb_type_read(markup, &line);
    for (size_t i = 0; i < line.count; i++) {
        const struct nb_type_piece *p = &line.pieces[i];
        const bool one = strlen(p->text) == 1;
        if (p->script && add_script(out, p->text, p->script > 0))
            continue;
        if (p->script)
            nb_buf_printf(out, one || p->script < 0 ? "%s%s" : "%s(%s)", p->script > 0 ? "^" : "_",
                          p->text);
        else
            nb_buf_add(out, p->text);
    }
    nb_type_line_free(&line);
    free(markup);
}

/* Adds a sign in ASCII; one that stands above the line with ^ before the first of them. */
static void add_ascii(struct nb_buf *out, const char *text, size_t len, bool *raised)
{
    const struct sign *s = find(text, len, 0), *above = s ? NULL : find(text, len, 1);
    const struct sign *below = s || above ? NULL : find(text, len, 2);
    const struct sign *is = s ? s : above ? above : below;
    if (above || below)
        nb_buf_add(out, *raised ? "" : above ? "^" : "_");
    *raised = above || below;
    if (is && (is->ascii || len > 1))
        nb_buf_add(out, is->ascii ? is->ascii : is->sign);
    else
        nb_buf_addc(out, len == 1 ? *text : '?');
}

/* What would move the cursor, or begin an escape, is a blank. */
static bool is_control(uint32_t code)
{
    return code < ' ' || (code >= 0x7F && code < 0xA0) || code == NB_UTF8_BAD;
}

char *nb_signs_plain(const char *text, bool ascii)
{
    struct nb_buf flat = {0}, out = {0};
    bool raised = false;
    if (nb_mathtext_is(text))
        flatten(text, &flat);
    else
        nb_buf_add(&flat, text);
    const char *at = nb_buf_text(&flat);
    size_t left = flat.len, used;
    for (; left > 0; at += used, left -= used) {
        if (is_control(nb_utf8_decode(at, left, &used)))
            nb_buf_addc(&out, ' ');
        else if (ascii)
            add_ascii(&out, at, used, &raised);
        else
            nb_buf_addn(&out, at, used);
    }
    nb_buf_add(&out, "");
    nb_buf_free(&flat);
    return nb_buf_take(&out);
}

long nb_signs_width(const char *text)
{
    return (long)nb_utf8_columns(text, strlen(text));
}
