/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The function, its derivatives, and what is said above them. */
#include "config.h"

#include "code/gather.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "formula/notation.h"
#include "formula/stable.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "graph/op.h"
#include "graph/order.h"
#include "proof/unroll.h"
#include "study/kinks.h"
#include "study/study.h"
#include "study/subject.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"

enum { LONGEST_FORMULA = 160, MOST_KINKS = 8 };

static bool wanted(struct nb_args *a, const char *what)
{
    nb_fail(a, NB_ERR_TYPE, _("a function of x is wanted, not %s"), what);
    nb_err_at(a->err, a->arg_span[0]);
    return false;
}

/* "silu", "f"; of a derivative "silu_prime", of nn.SiLU() "SiLU". */
static void take_name(const struct nb_function *f, struct nb_code *c)
{
    int primes = 0;
    for (; f->of; f = f->of)
        primes++;
    const char *name = f->name && *f->name ? f->name : "f", *dot = strrchr(name, '.');
    snprintf(c->name, sizeof c->name, "%.40s", dot ? dot + 1 : name);
    for (size_t i = 0; i < (size_t)primes && strlen(c->name) + 7 < sizeof c->name; i++)
        strcat(c->name, "_prime");
}

static void take_parameters(const struct nb_function *f, const struct nb_subject *s,
                            struct nb_code *c)
{
    char name[32];
    c->count = s->count;
    memcpy(c->var, s->var, sizeof c->var);
    while (f->of)
        f = f->of;
    for (size_t k = 0, n = 0; n < s->count && nb_function_param(f, k, name); k++) {
        struct nb_err ignored = {0};
        if (strcmp(s->var[n]->name, name) != 0)
            continue;
        c->optional[n] =
            f->op ? f->op->args[k].optional : f->standard && f->standard[k].type == NB_NUMBER;
        if (c->optional[n] && f->op)
            c->standard[n] = f->op->args[k].standard;
        else if (c->optional[n])
            nb_value_number(f->standard[k], &c->standard[n], &ignored);
        n++;
    }
}

/* What stands for numbers is one of the function's own variables, and nothing is a tensor. */
static bool is_closed(struct nb_args *a, const struct nb_code *c)
{
    size_t count;
    struct nb_expr *e = c->order[0], **order = nb_order(&e, 1, &count);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        bool own = order[i]->op->form != NB_VAR;
        for (size_t k = 0; k < c->count; k++)
            own |= order[i] == c->var[k];
        if (order[i]->shape.rank > 0)
            ok = wanted(a, _("one of tensors"));
        else if (!own)
            ok = wanted(a, _("one that depends on a variable around it"));
    }
    free(order);
    return ok;
}

static void heard(const struct nb_law_use *use, void *ctx)
{
    (void)use;
    *(bool *)ctx = true;
}

/* What a user wrote, so that it keeps its digits; what is not better stays as it is. */
static bool stabilize(struct nb_code *c)
{
    bool used = false;
    struct nb_expr *twin = nb_stable(c->order[0], heard, &used);
    c->order[0] = used ? twin : c->order[0];
    return used;
}

static bool derive(struct nb_args *a, struct nb_code *c)
{
    const enum nb_side side = nb_settings_side(&a->in->settings);
    struct nb_err ignored = {0};
    c->order[1] = nb_grad(a->in->pool, c->order[0], c->var[0], side, a->err);
    if (c->order[1])
        c->order[2] = nb_grad(a->in->pool, c->order[1], c->var[0], side, &ignored);
    return c->order[1] != NULL;
}

/* "name = formula", where anybody would read it, and the same for LaTeX. */
static void show(struct nb_args *a, const char *name, const struct nb_subject *s,
                 struct nb_buf *about, struct nb_buf *latex)
{
    struct nb_buf text = {0};
    if (s->e && nb_subject_print(a, s->e, &nb_text_style, &text) && text.len <= LONGEST_FORMULA)
        nb_buf_printf(about, "%s = %s\n", name, s->text ? s->text : nb_buf_text(&text));
    if (!s->e || !nb_subject_print(a, s->e, &nb_latex_style, latex))
        nb_buf_clear(latex);
    nb_buf_free(&text);
}

static void add_formulas(struct nb_args *a, struct nb_code *c)
{
    struct nb_subject s, derivative;
    struct nb_buf name = {0}, prime = {0};
    if (!nb_subject_read(a, 0, &s))
        return;
    const char *x = c->var[0]->name;
    nb_buf_printf(&name, "%s(%s)", c->name, x);
    nb_buf_printf(&prime, "%s'(%s)", c->name, x);
    show(a, nb_buf_text(&name), &s, &c->about, &c->latex[0]);
    if (s.function && nb_subject_derive(a, &s, &derivative))
        show(a, nb_buf_text(&prime), &derivative, &c->about, &c->latex[1]);
    nb_buf_free(&name);
    nb_buf_free(&prime);
}

static const char *rule_of(enum nb_side side)
{
    switch (side) {
    case NB_RIGHT:
        return _("the limit from the right");
    case NB_LEFT:
        return _("the limit from the left");
    case NB_MEAN:
        return _("the mean of both sides");
    case NB_NAN:
        return _("as was set");
    case NB_TORCH:
        break;
    }
    return _("as in PyTorch");
}

static void add_kink(const struct nb_study *s, const struct nb_bend *b, enum nb_side side,
                     struct nb_code *c)
{
    char at[NB_NUM_MAX], value[NB_NUM_MAX], torch[NB_NUM_MAX];
    struct nb_expr *d = nb_study_derivative(s, 1, side);
    const double here = d ? nb_study_at(s, d, b->x) + 0.0 : NAN;
    nb_num_print(b->x + 0.0, at);
    nb_num_print(here, value);
    nb_num_print(b->torch, torch);
    nb_buf_printf(&c->about, _("at %s = %s the derivative is %s, %s"), c->var[0]->name, at, value,
                  rule_of(side));
    if (side != NB_TORCH && b->torch != here && !(isnan(b->torch) && isnan(here)))
        nb_buf_printf(&c->about, _("; PyTorch's is %s, by set(kink=\"torch\")"), torch);
    nb_buf_add(&c->about, c->count > 1 ? _(" (for the defaults)") : "");
    nb_buf_addc(&c->about, '\n');
}

/* Of a function whose other variables have defaults. */
static void add_kinks(struct nb_args *a, struct nb_code *c)
{
    const enum nb_side side = nb_settings_side(&a->in->settings);
    struct nb_study s;
    struct nb_bends bends = {0};
    if (!nb_study_arg(&s, a, 0))
        return;
    const struct nb_limits range = nb_bends_range(&s);
    if (nb_bends_find(&s, range.lo, range.hi, &bends) && bends.count <= 4 * MOST_KINKS)
        for (size_t i = 0, n = 0; i < bends.count && n < MOST_KINKS; i++) {
            const struct nb_bend *b = &bends.list[i];
            if (!nb_bend_is_kink(b))
                continue;
            add_kink(&s, b, side, c);
            n++;
        }
    free(bends.list);
}

/* The lines above the code. What cannot be said is left out. */
static void describe(struct nb_args *a, struct nb_code *c, bool stable)
{
    struct nb_err ignored = {0}, *err = a->err;
    nb_buf_printf(&c->about, _("%s and its derivative, by nabla %s\n"), c->name, PACKAGE_VERSION);
    a->err = &ignored;
    add_formulas(a, c);
    if (stable)
        nb_buf_add(&c->about, _("written so that it keeps its digits, as by stable()\n"));
    if (nb_valued(c->order[0]) != c->order[0])
        nb_buf_add(&c->about, _("the derivative is put in: it is not that of the values\n"));
    else
        add_kinks(a, c);
    a->err = err;
}

bool nb_code_gather(struct nb_args *a, struct nb_code *c)
{
    struct nb_subject s;
    *c = (struct nb_code){0};
    if (a->arg[0].type != NB_FUNCTION)
        return wanted(a, nb_type_name(a->arg[0]));
    struct nb_function *f = a->arg[0].function;
    if (!nb_subject_open(a, f, a->arg_span[0], &s))
        return false;
    if (s.count == 0)
        return wanted(a, _("one without arguments"));
    c->order[0] = nb_unroll(s.e);
    take_name(f, c);
    take_parameters(f, &s, c);
    if (!is_closed(a, c))
        return false;
    const bool stable = f->lambda && stabilize(c);
    if (!derive(a, c))
        return false;
    describe(a, c, stable);
    return a->err->kind == NB_OK;
}

void nb_code_end(struct nb_code *c)
{
    nb_buf_free(&c->about);
    nb_buf_free(&c->latex[0]);
    nb_buf_free(&c->latex[1]);
}
