/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with names, and the language's own style. */
#include "config.h"

#include "formula/notation.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/num.h"

/* The values are what nabla computes of the texts: tests/unit/test_formula.c. */
static const struct nb_named_number named[] = {
    {3.141592653589793, "pi", "\\pi", NB_BIND_CALL},
    {6.283185307179586, "2*pi", "2 \\pi", NB_BIND_PRODUCT},
    {1.5707963267948966, "pi/2", "\\frac{\\pi}{2}", NB_BIND_PRODUCT},
    {0.3183098861837907, "1/pi", "\\frac{1}{\\pi}", NB_BIND_PRODUCT},
    {2.718281828459045, "exp(1)", "e", NB_BIND_CALL},
    {1.4142135623730951, "sqrt(2)", "\\sqrt{2}", NB_BIND_CALL},
    {0.7071067811865475, "1/sqrt(2)", "\\frac{1}{\\sqrt{2}}", NB_BIND_PRODUCT},
    {1.7320508075688772, "sqrt(3)", "\\sqrt{3}", NB_BIND_CALL},
    {1.7724538509055159, "sqrt(pi)", "\\sqrt{\\pi}", NB_BIND_CALL},
    {0.5641895835477563, "1/sqrt(pi)", "\\frac{1}{\\sqrt{\\pi}}", NB_BIND_PRODUCT},
    {1.1283791670955126, "2/sqrt(pi)", "\\frac{2}{\\sqrt{\\pi}}", NB_BIND_PRODUCT},
    {2.5066282746310002, "sqrt(2*pi)", "\\sqrt{2 \\pi}", NB_BIND_CALL},
    {0.3989422804014327, "1/sqrt(2*pi)", "\\frac{1}{\\sqrt{2 \\pi}}", NB_BIND_PRODUCT},
    {0.7978845608028654, "sqrt(2/pi)", "\\sqrt{\\frac{2}{\\pi}}", NB_BIND_CALL},
    {0.6931471805599453, "log(2)", "\\ln(2)", NB_BIND_CALL},
    {2.302585092994046, "log(10)", "\\ln(10)", NB_BIND_CALL},
    {0.6366197723675814, "2/pi", "\\frac{2}{\\pi}", NB_BIND_PRODUCT},
    {1.2732395447351628, "4/pi", "\\frac{4}{\\pi}", NB_BIND_PRODUCT},
    {9.869604401089358, "pi^2", "\\pi^{2}", NB_BIND_POWER},
    {2.256758334191025, "4/sqrt(pi)", "\\frac{4}{\\sqrt{\\pi}}", NB_BIND_PRODUCT},
    {1.5957691216057308, "2*sqrt(2/pi)", "2 \\sqrt{\\frac{2}{\\pi}}", NB_BIND_PRODUCT},
    {2.8284271247461903, "2*sqrt(2)", "2 \\sqrt{2}", NB_BIND_PRODUCT},
    {1.4426950408889634, "1/log(2)", "\\frac{1}{\\ln(2)}", NB_BIND_PRODUCT},
    {0.43429448190325176, "1/log(10)", "\\frac{1}{\\ln(10)}", NB_BIND_PRODUCT},
    {0.4804530139182014, "log(2)^2", "\\ln^{2}(2)", NB_BIND_POWER},
    {0.3333333333333333, "1/3", "\\frac{1}{3}", NB_BIND_PRODUCT},
    {0.6666666666666666, "2/3", "\\frac{2}{3}", NB_BIND_PRODUCT},
    {0.16666666666666666, "1/6", "\\frac{1}{6}", NB_BIND_PRODUCT},
};
enum { NAMED = NB_COUNT(named) };

const struct nb_named_number *nb_named_number_at(size_t index)
{
    return index < NAMED ? &named[index] : NULL;
}

const struct nb_named_number *nb_named_number_of(double x)
{
    for (size_t i = 0; i < NAMED; i++)
        if (named[i].value == x)
            return &named[i];
    return NULL;
}

double nb_snap_number(double x)
{
    for (size_t i = 0; i < NAMED; i++)
        if (fabs(fabs(x) - named[i].value) <= 3 * 0x1p-53 * named[i].value)
            return copysign(named[i].value, x);
    return x;
}

static void word(const char *name, struct nb_buf *out)
{
    nb_buf_add(out, name);
}

static void text_number(double x, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    const struct nb_named_number *name = nb_named_number_of(fabs(x));
    if (name)
        nb_buf_printf(out, "%s%s", x < 0 ? "-" : "", name->text);
    else
        nb_buf_addn(out, text, nb_num_print(x, text));
}

static int text_precedence(double x)
{
    const struct nb_named_number *name = nb_named_number_of(fabs(x));
    int magnitude = name ? name->precedence : NB_BIND_CALL;
    return signbit(x) && magnitude > NB_BIND_SIGN ? NB_BIND_SIGN : magnitude;
}

static const struct nb_notation text_notations[] = {
    {.op = "norm_2", .call = "norm"},
    {.op = NULL},
};

const struct nb_style nb_text_style = {
    .notations = text_notations,
    .number = text_number,
    .number_precedence = text_precedence,
    .variable = word,
    .function = word,
};
