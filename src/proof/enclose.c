/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enclosures: compiling a DAG to steps, one rule each, and running them. */
#include "config.h"

#include "proof/enclose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "graph/lower.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/rule.h"
#include "proof/course.h"
#include "proof/unroll.h"
#include "rows/range.h"

struct step;
typedef struct nb_interval run_step(const struct step *s, const struct nb_interval *a);

/* One node. Leaves have no `run`: their values stand before the first step. */
struct step {
    run_step *run;
    size_t arg[NB_MAX_ARGS], nargs;
    bool sets_flags;            /* the rule has looked at the arguments' */
    nb_enclose_rule *rule;      /* run_rule */
    struct nb_course *course;   /* run_course; owned */
    struct nb_enclosure *inner; /* run_formula: over the arguments; owned */
    bool smooth;                /* run_formula: the row says that it has no jumps */
    double count;               /* run_sum: elements of each sum */
};

struct nb_enclosure {
    struct step *steps;
    struct nb_interval *value; /* of each step */
    size_t count;
    size_t *var, nvars; /* steps of the variables */
    size_t *root, nroots;
};

static struct nb_interval run_rule(const struct step *s, const struct nb_interval *a)
{
    return s->rule(a);
}

static struct nb_interval run_course(const struct step *s, const struct nb_interval *a)
{
    return nb_course_over(s->course, *a);
}

/* Rows without a kernel may know more than their formula shows. */
static struct nb_interval run_formula(const struct step *s, const struct nb_interval *a)
{
    struct nb_interval r;
    if (s->course && s->smooth)
        return run_course(s, a);
    nb_enclose(s->inner, a, &r);
    if (s->course)
        r = nb_common(r, run_course(s, a));
    if (s->smooth) {
        r.defined = NB_EVERYWHERE;
        r.continuous = true;
    }
    return r;
}

/* x*x is never negative. */
static struct nb_interval run_square(const struct step *s, const struct nb_interval *a)
{
    (void)s;
    return nb_enclose_square(a);
}

/* Slices, broadcasts, the largest element: among the elements. */
static struct nb_interval run_same(const struct step *s, const struct nb_interval *a)
{
    (void)s;
    return *a;
}

static struct nb_interval run_sum(const struct step *s, const struct nb_interval *a)
{
    return nb_interval_mul(*a, nb_interval_at(s->count));
}

static struct nb_interval run_unknown(const struct step *s, const struct nb_interval *a)
{
    (void)s;
    (void)a;
    return nb_whole_line();
}

static struct nb_interval of_number(double x)
{
    return isnan(x) ? nb_undefined() : nb_interval_at(x);
}

static struct nb_interval of_data(const struct nb_expr *e)
{
    struct nb_interval r = nb_undefined();
    size_t n = nb_shape_count(e->shape);
    for (size_t i = 0; i < n; i++)
        r = i ? nb_hull(r, of_number(e->data[i])) : of_number(e->data[i]);
    return r;
}

static struct nb_interval of_range(const struct nb_expr *e)
{
    size_t n = nb_shape_count(e->shape);
    if (n == 0)
        return nb_undefined();
    return nb_hull(of_number(nb_range_element(e->range, n, 0)),
                   of_number(nb_range_element(e->range, n, n - 1)));
}

/* The row's formula of the value or slope over variables of its own. */
static struct nb_enclosure *inner_of(const struct nb_expr *e)
{
    const char *text = e->slope ? e->op->deriv : e->op->formula;
    struct nb_expr *vars[NB_MAX_ARGS], *body;
    struct nb_err err = {0};
    struct nb_builder b = {e->pool, false};
    if (!text)
        return NULL;
    for (size_t k = 0; k < e->nargs; k++)
        vars[k] = nb_is_const(e->arg[k]) ? e->arg[k]
                                         : nb_var(e->pool, e->op->args[k].name, nb_scalar_shape);
    body = e->op->value ? nb_rule(b, e->op, text, vars, &err)
                        : nb_rule(b, e->op, nb_op_computed(e->op), vars, &err);
    return body ? nb_enclosure_new(&body, 1, vars, e->nargs) : NULL;
}

/* How a node of functions and operators runs. */
static void plan_element(struct step *s, const struct nb_expr *e)
{
    const struct nb_op *op = e->op;
    bool is_square = op == &nb_basic_ops[NB_MUL] && e->arg[0] == e->arg[1];
    s->rule = op->enclose[e->slope];
    s->sets_flags = op->boolean || op == &nb_basic_ops[NB_WHERE];
    if (s->rule) {
        s->run = is_square ? run_square : run_rule;
        return;
    }
    s->course = nb_course_new(e);
    s->smooth = !e->slope && op->smooth >= NB_C0 && nb_has_standard_parameters(e);
    if (!s->course || !op->value)
        s->inner = inner_of(e);
    s->run = s->inner ? run_formula : s->course ? run_course : run_unknown;
}

static void plan_reduction(struct step *s, const struct nb_expr *e)
{
    size_t results = nb_shape_count(e->shape), elements = nb_shape_count(e->arg[0]->shape);
    bool any = results > 0 && elements > 0;
    s->count = any ? (double)(elements / results) : 0;
    if (e->op == &nb_sum_op)
        s->run = run_sum;
    else
        s->run = any && e->op != &nb_prod_op ? run_same : run_unknown;
}

static void plan(struct nb_enclosure *p, size_t at, const struct nb_expr *e)
{
    struct step *s = &p->steps[at];
    switch (e->op->form) {
    case NB_CONST:
        p->value[at] = of_number(e->num);
        break;
    case NB_VAR:
        p->value[at] = nb_whole_line();
        break;
    case NB_DATA:
        p->value[at] = of_data(e);
        break;
    case NB_RANGE:
        p->value[at] = of_range(e);
        break;
    case NB_ELEMENT:
        plan_element(s, e);
        break;
    case NB_VIEW:
        s->run = run_same;
        break;
    case NB_REDUCE:
        plan_reduction(s, e);
        break;
    case NB_ALONG:
    case NB_JOINT:
    case NB_SCATTER:
        s->run = run_unknown;
        break;
    }
}

struct nb_enclosure *nb_enclosure_new(struct nb_expr *const *roots, size_t nroots,
                                      struct nb_expr *const *vars, size_t nvars)
{
    struct nb_enclosure *p = nb_xcalloc(1, sizeof *p);
    struct nb_expr **all = nb_xcalloc(nroots + nvars, sizeof *all);
    for (size_t k = 0; k < nroots; k++)
        all[k] = nb_valued(nb_unroll(roots[k]));
    memcpy(all + nroots, vars, nvars * sizeof *all);
    struct nb_expr **order = nb_order(all, nroots + nvars, &p->count);
    p->steps = nb_xcalloc(p->count, sizeof *p->steps);
    p->value = nb_xcalloc(p->count, sizeof *p->value);
    for (size_t i = 0; i < p->count; i++) {
        struct step *s = &p->steps[i];
        s->nargs = order[i]->nargs;
        for (size_t k = 0; k < s->nargs; k++)
            s->arg[k] = nb_order_find(order, p->count, order[i]->arg[k]);
        plan(p, i, order[i]);
    }
    p->nroots = nroots;
    p->nvars = nvars;
    p->root = nb_xcalloc(nroots, sizeof *p->root);
    p->var = nb_xcalloc(nvars, sizeof *p->var);
    for (size_t k = 0; k < nroots; k++)
        p->root[k] = nb_order_find(order, p->count, all[k]);
    for (size_t k = 0; k < nvars; k++)
        p->var[k] = nb_order_find(order, p->count, vars[k]);
    free(order);
    free(all);
    return p;
}

void nb_enclosure_free(struct nb_enclosure *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->count; i++) {
        nb_course_free(p->steps[i].course);
        nb_enclosure_free(p->steps[i].inner);
    }
    free(p->steps);
    free(p->value);
    free(p->root);
    free(p->var);
    free(p);
}

/* The result of a rule, less certain where the arguments are. */
static struct nb_interval joined(struct nb_interval r, const struct nb_interval *a, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        r.continuous &= a[k].continuous;
        if (a[k].defined < r.defined)
            r.defined = a[k].defined;
    }
    r.continuous &= r.defined == NB_EVERYWHERE;
    return r;
}

static struct nb_interval run(const struct step *s, const struct nb_interval *value)
{
    struct nb_interval a[NB_MAX_ARGS];
    bool somewhere = true;
    for (size_t k = 0; k < s->nargs; k++) {
        a[k] = value[s->arg[k]];
        somewhere &= a[k].defined != NB_NOWHERE;
    }
    if (s->sets_flags)
        return s->run(s, a);
    return somewhere ? joined(s->run(s, a), a, s->nargs) : nb_undefined();
}

void nb_enclose(struct nb_enclosure *p, const struct nb_interval *box, struct nb_interval *out)
{
    for (size_t k = 0; k < p->nvars; k++)
        p->value[p->var[k]] = box[k];
    for (size_t i = 0; i < p->count; i++)
        if (p->steps[i].run)
            p->value[i] = run(&p->steps[i], p->value);
    for (size_t k = 0; k < p->nroots; k++)
        out[k] = p->value[p->root[k]];
}
