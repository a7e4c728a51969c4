/* SPDX-License-Identifier: GPL-3.0-or-later */
/* taylor(f, x0, n) and tangent(f, x0): functions made of exact derivatives. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "formula/ratio.h"
#include "graph/order.h"
#include "lang/eval_ast.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

/* Every derivative of a product has more terms than the one before; these many take
 * a second or two. */
enum { MAX_DEGREE = 30, MAX_NODES = 40000 };

/* The function that a text is, "x -> ...", as if it had been typed. */
static struct nb_value function_of_text(struct nb_args *a, const char *text)
{
    struct nb_unit *unit = nb_interp_parse(a->in, text, a->err);
    if (!unit)
        return NB_FAILED;
    struct nb_unit *caller = a->in->running;
    a->in->running = unit;
    struct nb_value f = nb_interp_eval(a->in, NULL, unit->tree->kids[0]->kids[0], a->err);
    a->in->running = caller;
    return f;
}

/* |derivative|/k! as it is written: 1/6, or a decimal over 1. */
static struct nb_ratio coefficient(double derivative, double factorial)
{
    enum { LARGEST = 1000000 };
    double c = fabs(derivative) / factorial;
    struct nb_ratio r = nb_ratio_mul(nb_ratio_of(fabs(derivative)), nb_ratio_of(1 / factorial));
    bool whole = r.p == floor(r.p) && r.q == floor(r.q) && r.q <= LARGEST && r.p <= LARGEST;
    bool same = fabs(r.p / r.q - c) <= 0x1p-52 * c;
    return whole && same ? r : (struct nb_ratio){c, 1};
}

/* Appends c*(x - x0)^k to a sum. */
static void add_term(struct nb_buf *sum, struct nb_ratio c, double x0, int k)
{
    char number[NB_NUM_MAX], at[NB_NUM_MAX];
    nb_num_print(k == 0 ? c.p / c.q : c.p, number);
    nb_num_print(fabs(x0), at);
    if (k == 0 || c.p != 1)
        nb_buf_printf(sum, k == 0 ? "%s" : "%s*", number);
    if (k > 0 && x0 == 0)
        nb_buf_add(sum, "x");
    else if (k > 0)
        nb_buf_printf(sum, x0 < 0 ? "(x + %s)" : "(x - %s)", at);
    if (k > 1)
        nb_buf_printf(sum, "^%d", k);
    if (k > 0 && c.q != 1)
        nb_buf_printf(sum, "/%.0f", c.q);
}

static bool no_polynomial(struct nb_args *a, int k, double x0, double value)
{
    char at[NB_NUM_MAX], is[NB_NUM_MAX];
    nb_num_print(x0, at);
    nb_num_print(value, is);
    nb_fail(a, NB_ERR_VALUE, _("no polynomial at %s: derivative %d is %s there"), at, k, is);
    nb_err_at(a->err, nb_given(a, 1) ? a->arg_span[1] : a->arg_span[0]);
    return false;
}

static bool is_too_large(struct nb_args *a, struct nb_expr *y, int k)
{
    size_t count;
    free(nb_order(&y, 1, &count));
    if (count <= MAX_NODES)
        return false;
    nb_fail(a, NB_ERR_SIZE, _("derivative %d of the function is too long to be computed"), k);
    nb_err_hint(a->err, _("ask for n=%d"), k - 1);
    nb_err_at(a->err, nb_given(a, 2) ? a->arg_span[2] : a->arg_span[0]);
    return true;
}

/* The sum of f^(k)(x0)/k! (x - x0)^k for k up to n. */
static bool add_polynomial(const struct nb_study *s, double x0, int n, struct nb_buf *sum)
{
    enum nb_side side = nb_settings_side(&s->args->in->settings);
    struct nb_expr *y = s->y;
    double factorial = 1;
    bool first = true;
    for (int k = 0; k <= n; k++) {
        factorial *= k ? k : 1;
        double value = nb_study_at(s, y, x0), c = value / factorial;
        if (s->args->err->kind != NB_OK || !nb_interrupt_check(s->args->err))
            return false;
        if (!isfinite(c))
            return no_polynomial(s->args, k, x0, value);
        if (c != 0) {
            nb_buf_add(sum, first ? (c < 0 ? "-" : "") : c < 0 ? " - " : " + ");
            add_term(sum, coefficient(value, factorial), x0, k);
        }
        first &= c == 0;
        y = k < n ? nb_grad(s->args->in->pool, y, s->x, side, s->args->err) : y;
        if (!y || is_too_large(s->args, y, k + 1))
            return false;
    }
    nb_buf_add(sum, first ? "0" : "");
    return true;
}

static struct nb_value polynomial(struct nb_args *a, double x0, int n)
{
    struct nb_study s;
    struct nb_buf text = {0};
    struct nb_value f = NB_FAILED;
    nb_buf_add(&text, "x -> ");
    if (nb_study_arg(&s, a, 0) && add_polynomial(&s, x0, n, &text))
        f = function_of_text(a, nb_buf_text(&text));
    nb_buf_free(&text);
    return f;
}

static bool point_of(struct nb_args *a, double *x0)
{
    if (!nb_arg_number(a, 1, x0))
        return false;
    if (isfinite(*x0))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("x0 must be finite"));
    nb_err_at(a->err, a->arg_span[1]);
    return false;
}

static struct nb_value taylor(struct nb_args *a)
{
    double x0 = 0;
    size_t n = 3;
    if (!point_of(a, &x0) || !nb_arg_count(a, 2, &n))
        return NB_FAILED;
    if (n > MAX_DEGREE) {
        nb_fail(a, NB_ERR_VALUE, _("n must be at most %d"), MAX_DEGREE);
        nb_err_at(a->err, a->arg_span[2]);
        return NB_FAILED;
    }
    return polynomial(a, x0, (int)n);
}

static struct nb_value tangent(struct nb_args *a)
{
    double x0 = 0;
    return point_of(a, &x0) ? polynomial(a, x0, 1) : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "taylor",
     .params = "f, x0=, n=",
     .of_x = true,
     .run = taylor,
     .doc = N_("The Taylor polynomial of degree n around x0, as a function.")},
    {.name = "tangent",
     .params = "f, x0",
     .of_x = true,
     .run = tangent,
     .doc = N_("The tangent of f at x0, as a function.")},
};

const struct nb_builtins nb_taylor_commands = NB_BUILTINS(rows, N_("Facts"));
