/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A DAG compiled to be run on germs, one rule for each node. */
#include "config.h"

#include "proof/end.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/order.h"
#include "graph/rule.h"
#include "proof/germ_rules.h"
#include "proof/series.h"

/* Terms of Taylor's series beside a number, the remainder's among them; and formulas
 * of rows in formulas of rows. */
enum { TERMS = 4, MOST_LEVELS = 8 };

struct step;
typedef struct nb_germ run_step(const struct step *s, const struct nb_germ *a);

/* One node. Variables have no `run`. */
struct step {
    run_step *run;
    nb_germ_rule *rule; /* of run_rule */
    double number;      /* of run_number */
    const char *name;   /* of the row */
    size_t arg[NB_MAX_ARGS], nargs;
    struct nb_series *series; /* of the row, beside a number; owned */
    struct nb_end *inner;     /* the row's formula over its arguments; owned */
};

struct nb_end {
    struct step *steps;
    struct nb_germ *value; /* of each step */
    size_t count, *var, nvars, root;
};

static const struct nb_growth one = {{0}}, to_x = {{0, 1, 0, 0}};

static struct nb_germ run_rule(const struct step *s, const struct nb_germ *a)
{
    return s->rule(a);
}

static struct nb_germ run_number(const struct step *s, const struct nb_germ *a)
{
    return nb_germ_number(s->number, a->from);
}

static struct nb_germ run_unknown(const struct step *s, const struct nb_germ *a)
{
    (void)s;
    (void)a;
    return nb_germ_unknown();
}

/* Coefficients at 0 that are known better than by rounding. */
static const struct {
    const char *name;
    double c[3];
} at_0[] = {
    {"sin", {0, 1, 0}},      {"cos", {1, 0, -0.5}},       {"tan", {0, 1, 0}},
    {"sinh", {0, 1, 0}},     {"cosh", {1, 0, 0.5}},       {"tanh", {0, 1, 0}},
    {"asin", {0, 1, 0}},     {"atan", {0, 1, 0}},         {"asinh", {0, 1, 0}},
    {"atanh", {0, 1, 0}},    {"exp", {1, 1, 0.5}},        {"expm1", {0, 1, 0.5}},
    {"log1p", {0, 1, -0.5}}, {"sigmoid", {0.5, 0.25, 0}},
};

static void put_known(const char *name, struct nb_interval c[TERMS])
{
    for (size_t i = 0; i < NB_COUNT(at_0); i++)
        for (size_t k = 0; strcmp(at_0[i].name, name) == 0 && k < 3; k++)
            c[k] = nb_interval_at(at_0[i].c[k]);
}

static struct nb_germ of_interval(struct nb_interval y, double from)
{
    double middle = 0.5 * y.lo + 0.5 * y.hi;
    struct nb_interval off = nb_interval_sub(y, nb_interval_at(middle));
    struct nb_germ rest = nb_germ_rest(off, one, from);
    return nb_germ_add(nb_germ_number(middle, from), rest);
}

/* Whether a = c + r stays beside a number. */
static bool is_beside(struct nb_germ a, double *c, struct nb_germ *r)
{
    struct nb_interval all = nb_germ_over(a);
    bool number = a.c != 0 && nb_growth_compare(a.lead, one) == 0;
    *c = number ? a.c : 0;
    *r = number ? nb_germ_rest(a.h, a.rest, a.from) : a;
    return a.known && isfinite(all.lo) && isfinite(all.hi);
}

/* The row at c + r. */
static struct nb_germ taylor(const struct step *s, double c, struct nb_germ r)
{
    struct nb_interval at[TERMS + 1], over[TERMS + 1], ends = nb_germ_over(r);
    struct nb_interval all = nb_interval_add(nb_hull(ends, nb_interval_at(0)), nb_interval_at(c));
    nb_series_over(s->series, nb_interval_at(c), 1, at);
    nb_series_over(s->series, all, 1, over);
    if (c == 0)
        put_known(s->name, at);
    if (!isfinite(over[TERMS].lo) || !isfinite(over[TERMS].hi))
        return nb_germ_unknown();
    struct nb_germ y = of_interval(at[0], r.from), power = r;
    for (size_t k = 1; k <= TERMS && (ends.lo != 0 || ends.hi != 0); k++) {
        struct nb_germ factor =
            k < TERMS ? of_interval(at[k], r.from) : nb_germ_rest(over[TERMS], one, r.from);
        y = nb_germ_add(y, nb_germ_mul(factor, power));
        power = nb_germ_mul(power, r);
    }
    return y;
}

static struct nb_germ run(struct nb_end *p, double from);

/* What the formula of the row makes of them. */
static struct nb_germ by_formula(const struct step *s, const struct nb_germ *a)
{
    struct nb_end *p = s->inner;
    if (!p)
        return nb_germ_unknown();
    for (size_t k = 0; k < p->nvars; k++)
        p->value[p->var[k]] = a[k];
    return run(p, a->from);
}

static struct nb_germ run_row(const struct step *s, const struct nb_germ *a)
{
    struct nb_germ r, y = nb_germ_unknown();
    double c;
    if (s->series && is_beside(a[0], &c, &r))
        y = taylor(s, c, r);
    return y.known ? y : by_formula(s, a);
}

static struct nb_germ run_exp(const struct step *s, const struct nb_germ *a)
{
    struct nb_germ r;
    double c;
    return is_beside(a[0], &c, &r) && c == 0 ? taylor(s, c, r) : nb_germ_exp(a[0]);
}

/* sin and cos: at infinity between -1 and 1. */
static struct nb_germ run_wave(const struct step *s, const struct nb_germ *a)
{
    struct nb_germ r;
    double c;
    if (is_beside(a[0], &c, &r))
        return taylor(s, c, r);
    return nb_germ_rest(nb_between(-1, 1), one, a->from);
}

/* At infinity 0 <= erfc(x) <= exp(-x^2). */
static struct nb_germ erfc_far(struct nb_germ a, int sign)
{
    struct nb_germ square = nb_germ_neg(nb_germ_power(a, 2));
    struct nb_germ part = nb_germ_rest(nb_between(0, 1), one, a.from);
    struct nb_germ y = nb_germ_mul(part, nb_germ_exp(square));
    return sign > 0 ? y : nb_germ_add(nb_germ_number(2, a.from), nb_germ_neg(y));
}

static struct nb_germ run_erfc(const struct step *s, const struct nb_germ *a)
{
    struct nb_germ r;
    double c;
    int sign = nb_germ_sign(a[0]);
    if (is_beside(a[0], &c, &r))
        return taylor(s, c, r);
    return sign ? erfc_far(a[0], sign) : nb_germ_unknown();
}

static struct nb_germ run_erf(const struct step *s, const struct nb_germ *a)
{
    struct nb_germ r;
    double c;
    if (is_beside(a[0], &c, &r))
        return taylor(s, c, r);
    return nb_germ_add(nb_germ_number(1, a->from), nb_germ_neg(run_erfc(s, a)));
}

/* At infinity pi/2 - atan(1/x). */
static struct nb_germ run_atan(const struct step *s, const struct nb_germ *a)
{
    struct nb_germ r;
    double c, half_pi = copysign(1.5707963267948966, nb_germ_sign(a[0]));
    if (is_beside(a[0], &c, &r))
        return taylor(s, c, r);
    struct nb_germ inverse = nb_germ_power(a[0], -1);
    if (nb_germ_sign(a[0]) == 0 || !is_beside(inverse, &c, &r))
        return nb_germ_unknown();
    struct nb_germ limit = of_interval(nb_widened(nb_interval_at(half_pi), 1), a->from);
    return nb_germ_add(limit, nb_germ_neg(taylor(s, c, r)));
}

/* Rows with rules of their own, and formulas for those that explain themselves by
 * nothing simpler. */
static const struct {
    const char *name, *formula;
    run_step *run;
} known[] = {
    {"exp", NULL, run_exp},
    {"sin", NULL, run_wave},
    {"cos", NULL, run_wave},
    {"erf", NULL, run_erf},
    {"erfc", NULL, run_erfc},
    {"atan", NULL, run_atan},
    {"tan", "sin(x)/cos(x)", NULL},
    {"expm1", "exp(x) - 1", NULL},
    {"log1p", "log(1 + x)", NULL},
    {"log2", "log(x)*1.4426950408889634", NULL},
    {"log10", "log(x)*0.4342944819032518", NULL},
    {"sinh", "exp(x)/2 - exp(-x)/2", NULL},
    {"cosh", "exp(x)/2 + exp(-x)/2", NULL},
    {"tanh", "1 - 2/(exp(2*x) + 1)", NULL},
    {"asinh", "where(x < 0, -log(sqrt(x^2 + 1) - x), log(x + sqrt(x^2 + 1)))", NULL},
    {"acosh", "log(x + sqrt((x - 1)*(x + 1)))", NULL},
    {"atanh", "(log(1 + x) - log(1 - x))/2", NULL},
};

static void find_known(struct step *s, const char **formula)
{
    for (size_t i = 0; i < NB_COUNT(known); i++) {
        if (strcmp(known[i].name, s->name) != 0)
            continue;
        s->run = known[i].run ? known[i].run : s->run;
        *formula = known[i].formula;
    }
}

static struct nb_end *compile(struct nb_expr *f, struct nb_expr *const *vars, size_t nvars,
                              int levels);

/* The row over variables in place of its operand alone, for its series. */
static struct nb_series *series_of(struct nb_expr *e)
{
    struct nb_builder b = {e->pool, false};
    struct nb_expr *args[NB_MAX_ARGS], *u = nb_var(e->pool, "u", nb_scalar_shape);
    struct nb_err err = {0};
    for (size_t k = 0; k < e->nargs; k++) {
        args[k] = k ? e->arg[k] : u;
        if (k && !nb_is_const(e->arg[k]))
            return NULL;
    }
    struct nb_expr *y =
        e->slope ? nb_call_slope(b, e->op, args, &err) : nb_call(b, e->op, args, &err);
    return y && nb_is_symbolic(y) ? nb_series_new(y, u, TERMS) : NULL;
}

static struct nb_end *inner_of(struct nb_expr *e, const char *text, int levels)
{
    struct nb_expr *vars[NB_MAX_ARGS];
    struct nb_err err = {0};
    for (size_t k = 0; k < e->nargs; k++)
        vars[k] = nb_var(e->pool, e->op->args[k].name, nb_scalar_shape);
    struct nb_expr *body = nb_rule((struct nb_builder){e->pool, false}, e->op, text, vars, &err);
    return body ? compile(body, vars, e->nargs, levels - 1) : NULL;
}

static void plan_row(struct step *s, struct nb_expr *e, int levels)
{
    const char *text = e->slope ? e->op->deriv : e->op->formula;
    s->run = e->op->format ? run_unknown : run_row;
    s->name = e->slope ? "" : e->op->name;
    find_known(s, &text);
    s->series = series_of(e);
    if (text && levels > 0)
        s->inner = inner_of(e, text, levels);
    if (s->run != run_row && !s->series)
        s->run = run_unknown;
}

static void plan(struct step *s, struct nb_expr *e, int levels)
{
    s->nargs = e->nargs;
    if (nb_is_const(e)) {
        s->run = run_number;
        s->number = e->num;
    } else if (e->op->form != NB_ELEMENT) {
        s->run = e->op->form == NB_VAR ? NULL : run_unknown;
    } else if ((s->rule = nb_germ_rule_of(e))) {
        s->run = run_rule;
    } else {
        plan_row(s, e, levels);
    }
}

static struct nb_end *compile(struct nb_expr *f, struct nb_expr *const *vars, size_t nvars,
                              int levels)
{
    struct nb_end *p = nb_xcalloc(1, sizeof *p);
    struct nb_expr **roots = nb_xcalloc(nvars + 1, sizeof *roots);
    memcpy(roots, vars, nvars * sizeof *roots);
    roots[nvars] = f;
    struct nb_expr **order = nb_order(roots, nvars + 1, &p->count);
    p->steps = nb_xcalloc(p->count, sizeof *p->steps);
    p->value = nb_xcalloc(p->count, sizeof *p->value);
    p->var = nb_xcalloc(nvars, sizeof *p->var);
    p->nvars = nvars;
    p->root = nb_order_find(order, p->count, f);
    for (size_t k = 0; k < nvars; k++)
        p->var[k] = nb_order_find(order, p->count, vars[k]);
    for (size_t i = 0; i < p->count; i++) {
        plan(&p->steps[i], order[i], levels);
        for (size_t k = 0; k < order[i]->nargs; k++)
            p->steps[i].arg[k] = nb_order_find(order, p->count, order[i]->arg[k]);
    }
    free(order);
    free(roots);
    return p;
}

static struct nb_germ run(struct nb_end *p, double from)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct step *s = &p->steps[i];
        struct nb_germ a[NB_MAX_ARGS] = {{.from = from}};
        for (size_t k = 0; k < s->nargs; k++) {
            a[k] = p->value[s->arg[k]];
            a[k].from = from;
        }
        if (s->run)
            p->value[i] = s->run(s, a);
    }
    return p->value[p->root];
}

struct nb_end *nb_end_new(struct nb_expr *f, struct nb_expr *var)
{
    return compile(f, &var, 1, MOST_LEVELS);
}

void nb_end_free(struct nb_end *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->count; i++) {
        nb_series_free(p->steps[i].series);
        nb_end_free(p->steps[i].inner);
    }
    free(p->steps);
    free(p->value);
    free(p->var);
    free(p);
}

struct nb_germ nb_end_germ(struct nb_end *p, double at, int side, double from)
{
    struct nb_growth scale = to_x;
    scale.e[NB_BY_POWER] = isinf(at) ? 1 : -1;
    struct nb_germ x = nb_germ_lead(isinf(at) && at < 0 ? -1 : isinf(at) ? 1 : side, scale, from);
    if (isfinite(at))
        x = nb_germ_add(nb_germ_number(at, from), x);
    p->value[p->var[0]] = x;
    return run(p, from);
}

enum nb_tail nb_end_integral(struct nb_end *p, double at, int side, double from,
                             struct nb_interval *out)
{
    struct nb_germ f = nb_end_germ(p, at, side, from);
    struct nb_growth slope = to_x;
    slope.e[NB_BY_POWER] = -2; /* dx = dX/X^2 */
    if (isfinite(at))
        f = nb_germ_mul(f, nb_germ_lead(1, slope, from));
    return nb_germ_tail(f, out);
}
