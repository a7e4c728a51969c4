/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in a LaTeX document. */
#include "config.h"

#include "export/tex_text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "plot/text.h"

/* What is written otherwise: TeX's own characters, and letters that pdfLaTeX's fonts
 * have in formulas alone. */
static const struct {
    const char *text, *tex;
} spellings[] = {
    {"\\", "\\textbackslash{}"},
    {"{", "\\{"},
    {"}", "\\}"},
    {"%", "\\%"},
    {"&", "\\&"},
    {"#", "\\#"},
    {"_", "\\_"},
    {"$", "\\$"},
    {"^", "\\textasciicircum{}"},
    {"~", "\\textasciitilde{}"},
    {"<", "\\textless{}"},
    {">", "\\textgreater{}"},
    {"|", "\\textbar{}"},
    {"\n", "\\\\"},
    {"*", "$*$"},
    {"α", "$\\alpha$"},
    {"β", "$\\beta$"},
    {"γ", "$\\gamma$"},
    {"δ", "$\\delta$"},
    {"ε", "$\\varepsilon$"},
    {"ζ", "$\\zeta$"},
    {"η", "$\\eta$"},
    {"θ", "$\\theta$"},
    {"κ", "$\\kappa$"},
    {"λ", "$\\lambda$"},
    {"μ", "$\\mu$"},
    {"ν", "$\\nu$"},
    {"ξ", "$\\xi$"},
    {"π", "$\\pi$"},
    {"ρ", "$\\rho$"},
    {"σ", "$\\sigma$"},
    {"τ", "$\\tau$"},
    {"φ", "$\\varphi$"},
    {"χ", "$\\chi$"},
    {"ψ", "$\\psi$"},
    {"ω", "$\\omega$"},
    {"Γ", "$\\Gamma$"},
    {"Δ", "$\\Delta$"},
    {"Θ", "$\\Theta$"},
    {"Λ", "$\\Lambda$"},
    {"Σ", "$\\Sigma$"},
    {"Φ", "$\\Phi$"},
    {"Ψ", "$\\Psi$"},
    {"Ω", "$\\Omega$"},
    {"∇", "$\\nabla$"},
    {"∞", "$\\infty$"},
    {"≤", "$\\le$"},
    {"≥", "$\\ge$"},
    {"≠", "$\\ne$"},
    {"·", "$\\cdot$"},
    {"×", "$\\times$"},
    {"−", "$-$"},
    {"→", "$\\to$"},
    {"√", "$\\surd$"},
    {"∂", "$\\partial$"},
    {"∫", "$\\int$"},
    {"′", "$'$"},
    {"″", "$''$"},
    {"⁻", "$^{-}$"},
    {"⁰", "$^0$"},
    {"¹", "$^1$"},
    {"²", "$^2$"},
    {"³", "$^3$"},
    {"⁴", "$^4$"},
    {"⁵", "$^5$"},
    {"⁶", "$^6$"},
    {"⁷", "$^7$"},
    {"⁸", "$^8$"},
    {"⁹", "$^9$"},
};

/* Whether an apostrophe is a prime: it follows a name or a bracket and no letter comes. */
static bool is_prime(const char *text, const char *p)
{
    return *p == '\'' && p > text && (isalnum((unsigned char)p[-1]) || strchr("')", p[-1])) &&
           !isalpha((unsigned char)p[1]);
}

static const char *add_one(const char *text, const char *p, struct nb_buf *out)
{
    if (is_prime(text, p)) {
        nb_buf_add(out, "$'$");
        return p + 1;
    }
    for (size_t i = 0; i < NB_COUNT(spellings); i++)
        if (strncmp(p, spellings[i].text, strlen(spellings[i].text)) == 0) {
            nb_buf_add(out, spellings[i].tex);
            return p + strlen(spellings[i].text);
        }
    if ((unsigned char)*p >= ' ')
        nb_buf_addc(out, *p);
    return p + 1;
}

/* The end of the formula that begins at the dollar sign p, one with balanced brackets and
 * on one line; NULL: that sign is money. */
static const char *formula_end(const char *p)
{
    int depth = 0;
    for (const char *q = p + 1; *q && *q != '\n'; q++) {
        if (*q == '\\' && q[1])
            q++;
        else if (*q == '$')
            return q > p + 1 && depth == 0 ? q + 1 : NULL;
        else if (*q == '%')
            return NULL;
        depth += (*q == '{') - (*q == '}');
        if (depth < 0)
            return NULL;
    }
    return NULL;
}

void nb_tex_text(const char *text, struct nb_buf *out)
{
    for (const char *p = text; *p;) {
        const char *end = *p == '$' ? formula_end(p) : NULL;
        if (end) {
            nb_buf_addn(out, p, (size_t)(end - p));
            p = end;
        } else {
            p = add_one(text, p, out);
        }
    }
}

/* A tag of Pango's markup, or a letter that it escapes, and what it is in TeX. */
static const struct {
    const char *markup, *tex;
} marks[] = {
    {"<i>", "$"},     {"</i>", "$"},    {"<sup>", "$^{"},         {"</sup>", "}$"},
    {"<sub>", "$_{"}, {"</sub>", "}$"}, {"&lt;", "\\textless{}"}, {"&gt;", "\\textgreater{}"},
    {"&amp;", "\\&"}, {"&apos;", "'"},  {"&#39;", "'"},           {"&quot;", "\""},
};

/* Adds what stands for a mark; a formula that begins where one ended goes on instead. */
static void add_mark(const char *markup, const char *tex, struct nb_buf *out)
{
    const bool opens = *tex == '$' && markup[1] != '/';
    const bool ended = out->len > 0 && out->bytes[out->len - 1] == '$';
    if (opens && ended)
        nb_buf_cut(out, out->len - 1);
    nb_buf_add(out, opens && ended ? tex + 1 : tex);
}

void nb_tex_label(const char *label, struct nb_buf *out)
{
    if (strchr(label, '$')) {
        nb_tex_text(label, out);
        return;
    }
    char *markup = nb_text_markup(label, NB_TEXT_MATH);
    for (const char *p = markup; *p;) {
        size_t len = 0;
        for (size_t i = 0; i < NB_COUNT(marks) && !len; i++)
            if (strncmp(p, marks[i].markup, strlen(marks[i].markup)) == 0) {
                add_mark(marks[i].markup, marks[i].tex, out);
                len = strlen(marks[i].markup);
            }
        if (!len && *p == '<')
            len = strcspn(p, ">") + (strchr(p, '>') != NULL);
        p = len ? p + len : add_one(markup, p, out);
    }
    free(markup);
}
