/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of spellings. CUDA is C but for its numbers; the libraries of Python have NumPy's
 * names where their column is empty, "" where they have nothing. */
#include "config.h"

#include "code/spelling.h"

#include <ctype.h>
#include <string.h>

#include "base/count.h"
#include "graph/op.h"

struct row {
    const char *op, *c, *numpy, *torch, *jax, *tensorflow, *triton;
};

const char *const nb_dialect_names[NB_DIALECTS] = {
    [NB_IN_C] = "c",          [NB_IN_CUDA] = "cuda", [NB_IN_NUMPY] = "numpy",
    [NB_IN_TORCH] = "torch",  [NB_IN_JAX] = "jax",   [NB_IN_TENSORFLOW] = "tensorflow",
    [NB_IN_TRITON] = "triton"};

#define ROW(name, in_c, in_numpy)                                                                  \
    {                                                                                              \
        .op = name, .c = in_c, .numpy = in_numpy                                                   \
    }

static const struct row rows[] = {
    ROW("add", "A + B", "A + B"),
    ROW("sub", "A - B", "A - B"),
    ROW("mul", "A * B", "A * B"),
    ROW("div", "A / B", "A / B"),
    ROW("neg", "-A", "-A"),
    ROW("square", "A * A", "A * A"), /* a power of 2 */
    {"pow", "pow(A, B)", "A**B", NULL, NULL, NULL, "libdevice.pow(A, B)"},
    ROW("lt", "A < B", "A < B"),
    ROW("le", "A <= B", "A <= B"),
    ROW("gt", "A > B", "A > B"),
    ROW("ge", "A >= B", "A >= B"),
    ROW("eq", "A == B", "A == B"),
    ROW("ne", "A != B", "A != B"),
    {"logical_and", "A && B", "@logical_and(A, B)", NULL, NULL, NULL, "(A) & (B)"},
    {"logical_or", "(A) || (B)", "@logical_or(A, B)", NULL, NULL, NULL, "(A) | (B)"},
    {"logical_not", "!(A)", "@logical_not(A)", NULL, NULL, NULL, "(A) == 0"},
    {"where", "A ? B : C", "@where(A, B, C)", NULL, NULL, "tf.where(A, B, C)", NULL},
    {"clamp", NULL, "@clip(A, B, C)", NULL, NULL, "tf.clip_by_value(A, B, C)", ""},
    ROW("minimum", "(A < B || A != A ? A : B)", "@minimum(A, B)"),
    ROW("maximum", "(A > B || A != A ? A : B)", "@maximum(A, B)"),
    {"remainder", "#remainder(A, B)", "@remainder(A, B)", NULL, NULL, "@floormod(A, B)", ""},
    {"floor_divide", "#floor_divide(A, B)", "@floor_divide(A, B)", NULL, NULL, "@floordiv(A, B)",
     ""},
    {"fmod", "fmod(A, B)", "@fmod(A, B)", NULL, NULL, "", "libdevice.fmod(A, B)"},
    {"hypot", "hypot(A, B)", "@hypot(A, B)", NULL, NULL, "@sqrt(A * A + B * B)",
     "libdevice.hypot(A, B)"},
    {"atan2", "atan2(A, B)", "@arctan2(A, B)", NULL, NULL, "@atan2(A, B)", "libdevice.atan2(A, B)"},
    {"copysign", "copysign(A, B)", "@copysign(A, B)", NULL, NULL, "", "libdevice.copysign(A, B)"},
    ROW("exp", "exp(A)", "@exp(A)"),
    {"expm1", "expm1(A)", "@expm1(A)", NULL, NULL, NULL, "libdevice.expm1(A)"},
    ROW("sqrt", "sqrt(A)", "@sqrt(A)"),
    {"cbrt", "cbrt(A)", "@cbrt(A)", "#cbrt(A)", NULL, "@sign(A) * @abs(A) ** (1 / 3)",
     "libdevice.cbrt(A)"},
    ROW("abs", "fabs(A)", "@abs(A)"),
    {"sign", "A > 0 ? 1 : A < 0 ? -1 : A", "@sign(A)", "torch.where(A == A, @sign(A), A)", NULL,
     NULL, "@where(A > 0, 1.0, @where(A < 0, -1.0, A))"},
    ROW("floor", "floor(A)", "@floor(A)"),
    ROW("ceil", "ceil(A)", "@ceil(A)"),
    {"round", "rint(A)", "@round(A)", NULL, NULL, NULL, "libdevice.rint(A)"},
    {"trunc", "trunc(A)", "@trunc(A)", NULL, NULL, "", "libdevice.trunc(A)"},
    ROW("log", "log(A)", "@log(A)"),
    {"log2", "log2(A)", "@log2(A)", NULL, NULL, "@log(A) * 1.4426950408889634", "@log2(A)"},
    {"log10", "log10(A)", "@log10(A)", NULL, NULL, "@log(A) * 0.4342944819032518",
     "libdevice.log10(A)"},
    {"log1p", "log1p(A)", "@log1p(A)", NULL, NULL, NULL, "libdevice.log1p(A)"},
    {"erf", "erf(A)", "#erf(A)", "@special.erf(A)", "special.erf(A)", "@erf(A)", "@erf(A)"},
    {"erfc", "erfc(A)", "#erfc(A)", "@special.erfc(A)", "special.erfc(A)", "@erfc(A)",
     "libdevice.erfc(A)"},
    {"erfinv", "#erfinv(A)", "#erfinv(A)", "@special.erfinv(A)", "special.erfinv(A)", "@erfinv(A)",
     "libdevice.erfinv(A)"},
    {"tanh", "tanh(A)", "@tanh(A)", NULL, NULL, NULL, "libdevice.tanh(A)"},
    ROW("sin", "sin(A)", "@sin(A)"),
    ROW("cos", "cos(A)", "@cos(A)"),
    {"tan", "tan(A)", "@tan(A)", NULL, NULL, NULL, "libdevice.tan(A)"},
    {"asin", "asin(A)", "@arcsin(A)", NULL, NULL, "@asin(A)", "libdevice.asin(A)"},
    {"acos", "acos(A)", "@arccos(A)", NULL, NULL, "@acos(A)", "libdevice.acos(A)"},
    {"atan", "atan(A)", "@arctan(A)", NULL, NULL, "@atan(A)", "libdevice.atan(A)"},
    {"sinh", "sinh(A)", "@sinh(A)", NULL, NULL, NULL, "libdevice.sinh(A)"},
    {"cosh", "cosh(A)", "@cosh(A)", NULL, NULL, NULL, "libdevice.cosh(A)"},
    {"asinh", "asinh(A)", "@arcsinh(A)", NULL, NULL, "@asinh(A)", "libdevice.asinh(A)"},
    {"acosh", "acosh(A)", "@arccosh(A)", NULL, NULL, "@acosh(A)", "libdevice.acosh(A)"},
    {"atanh", "atanh(A)", "@arctanh(A)", NULL, NULL, "@atanh(A)", "libdevice.atanh(A)"},
    {"gamma", "tgamma(A)", "#gamma(A)", "", "special.gamma(A)", "", "libdevice.tgamma(A)"},
    {"lgamma", "lgamma(A)", "#lgamma(A)", "@lgamma(A)", "special.gammaln(A)", "@lgamma(A)",
     "libdevice.lgamma(A)"},
    {"digamma", NULL, "", "@digamma(A)", "special.digamma(A)", "@digamma(A)", ""},
    {"polygamma", "#polygamma(A, B)", "#polygamma(A, B)", "@polygamma(A, B)",
     "special.polygamma(A, B)", "", ""},
    {"float32", "(double)(float)(A)", "@float64(@float32(A))", "", "", "", ""},
};

static const char *const modules[NB_DIALECTS] = {
    "", "", "np.", "torch.", "jnp.", "tf.math.", "tl.",
};

const char *nb_code_module(enum nb_dialect dialect)
{
    return modules[dialect];
}

static const char *column(const struct row *row, enum nb_dialect dialect)
{
    const char *const own[NB_DIALECTS] = {row->c,   row->c,          NULL,       row->torch,
                                          row->jax, row->tensorflow, row->triton};
    const char *text = dialect <= NB_IN_CUDA || own[dialect] ? own[dialect] : row->numpy;
    return text && *text ? text : NULL;
}

const char *nb_code_spelling(const struct nb_expr *e, enum nb_dialect dialect)
{
    const char *name = e->op->name;
    if (e->slope)
        return NULL;
    if (nb_basic_of(e->op) == NB_POW && nb_is_value(e->arg[1], 2))
        name = "square";
    for (size_t i = 0; i < NB_COUNT(rows); i++)
        if (strcmp(rows[i].op, name) == 0)
            return column(&rows[i], dialect);
    return NULL;
}

/* The signs outside of all brackets, the weakest first. */
static const struct {
    const char *sign;
    enum nb_spelling_level level;
} signs[] = {
    {" ? ", NB_LEVEL_CHOICE},      {" || ", NB_LEVEL_OR},         {" && ", NB_LEVEL_AND},
    {" < ", NB_LEVEL_COMPARISON},  {" <= ", NB_LEVEL_COMPARISON}, {" > ", NB_LEVEL_COMPARISON},
    {" >= ", NB_LEVEL_COMPARISON}, {" == ", NB_LEVEL_COMPARISON}, {" != ", NB_LEVEL_COMPARISON},
    {" & ", NB_LEVEL_OR},          {" | ", NB_LEVEL_OR},          {" + ", NB_LEVEL_SUM},
    {" - ", NB_LEVEL_SUM},         {" * ", NB_LEVEL_PRODUCT},     {" / ", NB_LEVEL_PRODUCT},
    {"**", NB_LEVEL_POWER},
};

enum nb_spelling_level nb_code_level(const char *text)
{
    enum nb_spelling_level level = *text == '-' || *text == '!' || strncmp(text, "(double)", 8) == 0
                                       ? NB_LEVEL_SIGN
                                       : NB_LEVEL_ATOM;
    int depth = 0;
    for (const char *p = text; *p; p++) {
        depth += (*p == '(') - (*p == ')');
        for (size_t i = 0; depth == 0 && i < NB_COUNT(signs); i++)
            if (strncmp(p, signs[i].sign, strlen(signs[i].sign)) == 0 && signs[i].level < level)
                level = signs[i].level;
    }
    return level;
}

int nb_code_argument(const char *spelling, size_t i)
{
    const char c = spelling[i], after = c ? spelling[i + 1] : 0;
    const bool alone =
        (i == 0 || !isalnum((unsigned char)spelling[i - 1])) && !isalnum((unsigned char)after);
    return alone && c >= 'A' && c <= 'C' ? c - 'A' : -1;
}

enum nb_spelling_level nb_code_level_at(const char *spelling, size_t i)
{
    const char before = i ? spelling[i - 1] : 0, after = spelling[i + 1];
    const bool opened = before == '(' || (i > 1 && spelling[i - 2] == ',');
    const enum nb_spelling_level level = nb_code_level(spelling);
    if (opened && (after == ')' || after == ','))
        return NB_LEVEL_ANY;
    if (level == NB_LEVEL_CHOICE)
        return !after ? NB_LEVEL_CHOICE : i ? NB_LEVEL_SUM : NB_LEVEL_OR;
    if (strchr(spelling, '('))
        return NB_LEVEL_SUM;
    if (level == NB_LEVEL_POWER)
        return i ? NB_LEVEL_SIGN : NB_LEVEL_ATOM;
    /* Products and sums are read from the left; comparisons do not chain. */
    return i || level == NB_LEVEL_COMPARISON ? level + 1 : level;
}

bool nb_code_is_truth(const struct nb_expr *e)
{
    const enum nb_basic op = nb_basic_of(e->op);
    return op >= NB_LT && op <= NB_NOT;
}

bool nb_code_asks_truth(const struct nb_expr *e, size_t k)
{
    const enum nb_basic op = nb_basic_of(e->op);
    return (op >= NB_AND && op <= NB_NOT) || (op == NB_WHERE && k == 0);
}
