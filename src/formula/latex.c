/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How LaTeX writes formulas. What is not in the tables is \operatorname{...}. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/num.h"
#include "formula/notation.h"

static const struct nb_notation notations[] = {
    {"sigmoid", .call = "\\sigma"},
    {"tanh", .call = "\\tanh"},
    {"sinh", .call = "\\sinh"},
    {"cosh", .call = "\\cosh"},
    {"sin", .call = "\\sin"},
    {"cos", .call = "\\cos"},
    {"tan", .call = "\\tan"},
    {"asin", .call = "\\arcsin"},
    {"acos", .call = "\\arccos"},
    {"atan", .call = "\\arctan"},
    {"log", .call = "\\ln"},
    {"log2", .call = "\\log_{2}"},
    {"log10", .call = "\\log_{10}"},
    {"minimum", .call = "\\min"},
    {"maximum", .call = "\\max"},
    {"min", .call = "\\min"},
    {"max", .call = "\\max"},
    {"Phi", .call = "\\Phi"},
    {"phi", .call = "\\varphi"},
    {"sign", .call = "\\operatorname{sgn}"},
    {"exp", .shape = "e^{#}", .precedence = NB_BIND_POWER},
    {"expm1", .shape = "e^{#} - 1", .precedence = NB_BIND_SUM},
    {"log1p", .shape = "\\ln\\left(1 + @\\right)", .precedence = NB_BIND_CALL,
     .inner = NB_BIND_SUM + 1},
    {"pow", .shape = "@^{#}", .precedence = NB_BIND_POWER, .inner = NB_BIND_POWER + 1},
    {"sqrt", .shape = "\\sqrt{#}", .precedence = NB_BIND_CALL},
    {"abs", .shape = "\\left|#\\right|", .precedence = NB_BIND_CALL},
    {"floor", .shape = "\\left\\lfloor #\\right\\rfloor", .precedence = NB_BIND_CALL},
    {"ceil", .shape = "\\left\\lceil #\\right\\rceil", .precedence = NB_BIND_CALL},
    {"div", .shape = "\\frac{#}{#}", .precedence = NB_BIND_SIGN},
    {"floor_divide", .shape = "\\left\\lfloor\\frac{#}{#}\\right\\rfloor",
     .precedence = NB_BIND_CALL},
    {"remainder", .infix = " \\bmod "},
    {"mul", .infix = " "},
    {"lt", .infix = " < "},
    {"le", .infix = " \\le "},
    {"gt", .infix = " > "},
    {"ge", .infix = " \\ge "},
    {"eq", .infix = " = "},
    {"ne", .infix = " \\ne "},
    {"logical_and", .infix = " \\land "},
    {"logical_or", .infix = " \\lor "},
    {"logical_not", .infix = "\\lnot "},
    {.op = NULL},
};

/* A digit string with an exponent: 1.5e-07 is 1.5 \cdot 10^{-7}. */
static void scientific(const char *text, const char *exponent, struct nb_buf *out)
{
    if (strncmp(text, "1e", 2) != 0)
        nb_buf_printf(out, "%.*s \\cdot ", (int)(exponent - text), text);
    nb_buf_printf(out, "10^{%d}", atoi(exponent + 1));
}

static void number(double x, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    const struct nb_named_number *name = nb_named_number_of(fabs(x));
    nb_buf_add(out, signbit(x) && !isnan(x) ? "-" : "");
    nb_num_print(fabs(x), text);
    const char *exponent = strchr(text, 'e');
    if (name)
        nb_buf_add(out, name->latex);
    else if (isinf(x))
        nb_buf_add(out, "\\infty");
    else if (isnan(x))
        nb_buf_add(out, "\\mathrm{NaN}");
    else if (exponent)
        scientific(text, exponent, out);
    else
        nb_buf_add(out, text);
}

static int number_precedence(double x)
{
    char text[NB_NUM_MAX];
    const struct nb_named_number *name = nb_named_number_of(fabs(x));
    nb_num_print(fabs(x), text);
    int magnitude = name                             ? name->precedence
                    : strchr(text, 'e') && !isnan(x) ? NB_BIND_PRODUCT
                                                     : NB_BIND_CALL;
    return signbit(x) && magnitude > NB_BIND_SIGN ? NB_BIND_SIGN : magnitude;
}

/* Greek letters by name, and as themselves, which plain LaTeX cannot read. */
static const struct {
    const char *name, *letter;
} letters[] = {
    {"alpha", "α"},  {"beta", "β"},  {"gamma", "γ"}, {"delta", "δ"}, {"epsilon", "ε"},
    {"zeta", "ζ"},   {"eta", "η"},   {"theta", "θ"}, {"iota", "ι"},  {"kappa", "κ"},
    {"lambda", "λ"}, {"mu", "μ"},    {"nu", "ν"},    {"xi", "ξ"},    {"pi", "π"},
    {"rho", "ρ"},    {"tau", "τ"},   {"phi", "φ"},   {"chi", "χ"},   {"psi", "ψ"},
    {"omega", "ω"},  {"sigma", "σ"}, {"Gamma", "Γ"}, {"Delta", "Δ"}, {"Theta", "Θ"},
    {"Lambda", "Λ"}, {"Sigma", "Σ"}, {"Phi", "Φ"},   {"Psi", "Ψ"},   {"Omega", "Ω"},
};

static bool is_text(const char *name, size_t len, const char *text)
{
    return strlen(text) == len && memcmp(text, name, len) == 0;
}

/* The name of the letter that is meant, or NULL. */
static const char *letter_of(const char *name, size_t len)
{
    for (size_t i = 0; i < NB_COUNT(letters); i++)
        if (is_text(name, len, letters[i].name) || is_text(name, len, letters[i].letter))
            return letters[i].name;
    return NULL;
}

/* The part of a name that has no index: a Greek letter, one letter, a word. */
static void stem(const char *name, size_t len, struct nb_buf *out)
{
    const char *letter = letter_of(name, len);
    if (letter)
        nb_buf_printf(out, "\\%s", letter);
    else if (len == 1 || (name[0] & 0x80))
        nb_buf_addn(out, name, len);
    else
        nb_buf_printf(out, "\\mathrm{%.*s}", (int)len, name);
}

static void escaped(const char *word, struct nb_buf *out)
{
    for (; *word; word++)
        nb_buf_printf(out, *word == '_' ? "\\%c" : "%c", *word);
}

/* p1 is p_{1}, alpha_p is \alpha_{p}, negative_slope a word. */
static void variable(const char *name, struct nb_buf *out)
{
    size_t len = strlen(name), body = strcspn(name, "_0123456789");
    const char *index = name + body + (name[body] == '_');
    bool indexed =
        body > 0 && *index && (body == 1 || letter_of(name, body)) && !strchr(index, '_');
    if (indexed) {
        stem(name, body, out);
        nb_buf_printf(out, "_{%s}", index);
    } else if (strchr(name, '_')) {
        nb_buf_add(out, "\\mathrm{");
        escaped(name, out);
        nb_buf_addc(out, '}');
    } else {
        stem(name, len, out);
    }
}

static void function(const char *name, struct nb_buf *out)
{
    nb_buf_add(out, "\\operatorname{");
    escaped(name, out);
    nb_buf_addc(out, '}');
}

const struct nb_style nb_latex_style = {
    .notations = notations,
    .number = number,
    .number_precedence = number_precedence,
    .variable = variable,
    .function = function,
    .tall_open = "\\left(",
    .tall_close = "\\right)",
    .cases_open = "\\begin{cases} ",
    .cases_if = " & \\text{if } ",
    .cases_next = " \\\\ ",
    .cases_else = " & \\text{otherwise} \\end{cases}",
    .powers_of_names = true,
};
