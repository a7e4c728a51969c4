/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that print formulas, one row each. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "formula/notation.h"
#include "study/subject.h"
#include "value/builtin.h"
#include "value/function.h"

static struct nb_value printed(struct nb_args *a, struct nb_expr *e, const struct nb_style *style)
{
    struct nb_buf text = {0};
    if (nb_subject_print(a, e, style, &text))
        return nb_verbatim(a, &text);
    nb_buf_free(&text);
    return NB_FAILED;
}

/* The row's text is shown as it stands there. */
static struct nb_value formula(struct nb_args *a)
{
    struct nb_subject s;
    struct nb_buf text = {0};
    if (!nb_subject_read(a, 0, &s))
        return NB_FAILED;
    if (!s.text)
        return printed(a, s.e, &nb_text_style);
    nb_buf_add(&text, s.text);
    return nb_verbatim(a, &text);
}

static struct nb_value latex(struct nb_args *a)
{
    struct nb_subject s;
    struct nb_buf text = {0};
    if (!nb_subject_read(a, 0, &s))
        return NB_FAILED;
    if (!s.latex)
        return printed(a, s.e, &nb_latex_style);
    nb_buf_add(&text, s.latex);
    return nb_verbatim(a, &text);
}

/* "\operatorname{silu}'(x)": the function at the arguments without defaults. */
static void print_call(const struct nb_subject *s, int primes, struct nb_buf *out)
{
    const struct nb_function *f = s->function;
    for (; nb_is_derivative(f); f = f->of)
        primes++;
    const char *name = f->name[0] ? f->name : "f";
    size_t operands = f->op ? f->op->operands : 1;
    const struct nb_notation *n = f->op ? nb_latex_style.notations : NULL;
    while (n && n->op && strcmp(n->op, name) != 0)
        n++;
    if (n && n->call)
        nb_buf_add(out, n->call);
    else if (strlen(name) == 1)
        nb_buf_add(out, name);
    else
        nb_latex_style.function(name, out);
    nb_buf_fill(out, '\'', (size_t)primes);
    for (size_t k = 0; k < operands && k < s->count; k++) {
        nb_buf_add(out, k ? ", " : "(");
        nb_latex_style.variable(s->var[k]->name, out);
    }
    nb_buf_add(out, s->count ? ")" : "");
}

static bool add_equation(struct nb_args *a, const struct nb_subject *s, int primes,
                         struct nb_buf *out)
{
    nb_buf_add(out, "$$");
    if (s->latex) {
        nb_buf_printf(out, "%s = %s$$", s->left, s->latex);
        return true;
    }
    if (s->function) {
        print_call(s, primes, out);
        nb_buf_add(out, " = ");
    }
    bool ok = nb_subject_print(a, s->e, &nb_latex_style, out);
    nb_buf_add(out, "$$");
    return ok;
}

/* The formula, and below it the derivative of a function. */
static struct nb_value markdown(struct nb_args *a)
{
    struct nb_subject s, derivative;
    struct nb_buf text = {0};
    bool ok = nb_subject_read(a, 0, &s) && add_equation(a, &s, 0, &text);
    if (ok && s.function) {
        ok = nb_subject_derive(a, &s, &derivative);
        derivative.function = s.function;
        nb_buf_add(&text, "\n\n");
        ok = ok && add_equation(a, &derivative, 1, &text);
    }
    if (ok)
        return nb_verbatim(a, &text);
    nb_buf_free(&text);
    return NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "formula",
     .params = "f",
     .of_x = true,
     .run = formula,
     .doc = N_("The formula of a function or value, as text.")},
    {.name = "latex",
     .params = "f",
     .of_x = true,
     .run = latex,
     .doc = N_("The formula for a LaTeX document.")},
    {.name = "markdown",
     .params = "f",
     .of_x = true,
     .run = markdown,
     .doc = N_("Formula and derivative as display mathematics for Markdown.")},
};

const struct nb_builtins nb_formula_commands = NB_BUILTINS(rows, N_("Formulas"));
