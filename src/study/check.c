/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check(f, x): the derivative by three ways that have nothing in common. */
#include "config.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/rule.h"
#include "study/cells.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

enum { HALVINGS = 40, MOST_POINTS = 1000 };

struct check {
    struct nb_study s;
    struct nb_expr *slope, *left; /* by the differentiator, from the right and left */
    struct nb_expr *formula;      /* the row's derivative; NULL: there is none */
    double *x;                    /* owned */
    size_t count;
};

/* A number and how far it may be off. */
struct estimate {
    double value, error;
};

static void try_entry(struct estimate *best, double value, double error)
{
    if (error < best->error || isnan(best->value))
        *best = (struct estimate){value, error};
}

/* The slope at x from differences of f over steps that halve, by Richardson's
 * extrapolation: symmetric ones, in powers of h^2, or at a kink those to the right.
 * Of all entries of the scheme the one that differs least from its neighbours; the
 * rounding of f, a few ulp, counts as well. */
static struct estimate difference(const struct check *c, double x, bool kink)
{
    double row[HALVINGS] = {0}, h = 0.25 * fmax(1, fabs(x)), power = kink ? 2 : 4;
    struct estimate best = {NAN, INFINITY};
    for (size_t i = 0; i < HALVINGS; i++, h /= 2) {
        double right = nb_study_at(&c->s, c->s.y, x + h);
        double left = nb_study_at(&c->s, c->s.y, kink ? x : x - h);
        double next = (right - left) / (kink ? h : 2 * h), weight = power;
        double noise = 2 * DBL_EPSILON * fmax(fabs(right), fabs(left)) / h;
        for (size_t j = 0; j < i; j++, weight *= power) {
            double better = next + (next - row[j]) / (weight - 1);
            double error = fmax(fabs(better - next), fabs(better - row[j])) + noise;
            row[j] = next;
            next = better;
            if (isfinite(better))
                try_entry(&best, better, error);
        }
        row[i] = next;
    }
    return best;
}

/* Decimal digits that two numbers share. */
static double digits(double a, double b)
{
    if (a == b || (isnan(a) && isnan(b)))
        return DBL_DIG + 1;
    double relative = fabs(a - b) / (a != 0 ? fabs(a) : 1);
    return fmin(DBL_DIG + 1, fmax(0, -log10(relative)));
}

static bool agree(double a, double b, double tolerance)
{
    bool close = isfinite(a) && fabs(a - b) <= tolerance * fmax(1, fabs(a));
    return a == b || (isnan(a) && isnan(b)) || close;
}

static bool disagreement(const struct check *c, double x, double slope, const char *what,
                         double other)
{
    char t[3][NB_NUM_MAX];
    nb_num_print(x, t[0]);
    nb_num_print(slope, t[1]);
    nb_num_print(other, t[2]);
    nb_fail(c->s.args, NB_ERR_VALUE, _("at %s the derivative is %s, by the %s it is %s"), t[0],
            t[1], what, t[2]);
    nb_err_at(c->s.args->err, c->s.span);
    return false;
}

/* A number and the digits of the slope that it confirms; dashes for none. */
static void add_evidence(struct nb_cells *t, double slope, double other, const double *error)
{
    bool none = isnan(other);
    if (none)
        nb_cells_text(t, "-");
    else
        nb_cells_digits(t, other, error ? 13 : NB_ALL_DIGITS);
    if (error && none)
        nb_cells_text(t, "-");
    else if (error)
        nb_cells_digits(t, *error, 1);
    if (none)
        nb_cells_text(t, "-");
    else
        nb_cells_digits(t, digits(slope, other), 3);
}

/* One row of the table, whatever it says; false where the ways disagree. What is
 * infinite has no differences, and a textbook's formula may be NaN in the tails. */
static bool check_at(const struct check *c, double x, struct nb_cells *t)
{
    double slope = nb_study_at(&c->s, c->slope, x), left = nb_study_at(&c->s, c->left, x);
    struct estimate d = difference(c, x, slope != left);
    double formula = c->formula ? nb_study_at(&c->s, c->formula, x) : slope;
    if (!isfinite(slope) || !isfinite(x))
        d = (struct estimate){NAN, NAN};
    if (isnan(nb_study_at(&c->s, c->s.y, x)))
        formula = NAN; /* outside of the domain 1/x says nothing of log */
    nb_cells_number(t, x);
    nb_cells_number(t, slope);
    if (c->formula)
        add_evidence(t, slope, formula, NULL);
    add_evidence(t, slope, d.value, &d.error);
    if (!isnan(formula) && !agree(slope, formula, 1e-8))
        return disagreement(c, x, slope, _("formula"), formula);
    if (isnan(d.value) || agree(slope, d.value, fmax(1e-7, 10 * d.error)))
        return true;
    disagreement(c, x, slope, _("difference"), d.value);
    nb_err_hint(c->s.args->err, _("kinks(f) lists the slopes on both sides"));
    return false;
}

static bool run(const struct check *c)
{
    struct nb_cells t;
    bool ok = true;
    nb_cells_init(&t, _("x derivative"));
    if (c->formula) {
        nb_cells_head(&t, _("formula"));
        nb_cells_head(&t, _("digits"));
    }
    nb_cells_head(&t, _("difference"));
    nb_cells_head(&t, "+-");
    nb_cells_head(&t, _("digits"));
    for (size_t i = 0; i < c->count && ok; i++)
        ok = check_at(c, c->x[i], &t) && c->s.args->err->kind == NB_OK;
    t.together = c->formula ? 1U << 3 | 1U << 5 | 1U << 6 : 1U << 3 | 1U << 4; /* digits */
    nb_cells_print(&t, NB_CELLS_PLAIN, c->s.args->in->out);
    nb_cells_free(&t);
    return ok;
}

/* The points that are given, or some of both signs and sizes. */
static bool take_points(struct check *c)
{
    static const double standard[] = {-3, -1, -0.1, 0.1, 1, 3};
    struct nb_args *a = c->s.args;
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 1, &x))
        return false;
    c->count = x ? nb_shape_count(x->shape) : NB_COUNT(standard);
    if (c->count > MOST_POINTS) {
        nb_fail(a, NB_ERR_SIZE, _("%zu points are too many; at most %d"), c->count, MOST_POINTS);
        nb_err_at(a->err, a->arg_span[1]);
        return false;
    }
    c->x = x ? nb_eval(x, a->err) : nb_xcalloc(c->count, sizeof *c->x);
    for (size_t i = 0; !x && i < c->count; i++)
        c->x[i] = standard[i];
    return c->x != NULL;
}

static bool is_its_own(const struct nb_study *s)
{
    if (!nb_study_is_posed(s))
        return true;
    nb_fail(s->args, NB_ERR_VALUE,
            _("the slope of this function is put in, not that of its values"));
    nb_err_hint(s->args->err, _("check the function that the slope is taken from"));
    nb_err_at(s->args->err, s->span);
    return false;
}

static struct nb_value check(struct nb_args *a)
{
    struct check c = {0};
    if (!nb_study_arg(&c.s, a, 0) || !is_its_own(&c.s) || !take_points(&c))
        return NB_FAILED;
    c.slope = nb_study_derivative(&c.s, 1, NB_RIGHT);
    c.left = nb_study_derivative(&c.s, 1, NB_LEFT);
    if (c.s.row && c.s.row->deriv) {
        struct nb_builder b = {a->in->pool, false};
        c.formula = nb_rule(b, c.s.row, c.s.row->deriv, c.s.y->arg, a->err);
    }
    bool ok = c.slope && c.left && a->err->kind == NB_OK && run(&c);
    free(c.x);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "check",
     .params = "f, x=",
     .of_x = true,
     .run = check,
     .doc = N_("Compares f' with its formula and with differences of f.")},
};

const struct nb_builtins nb_check_commands = NB_BUILTINS(rows, N_("Facts"));
