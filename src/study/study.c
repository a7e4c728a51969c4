/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A function under study: checked once, evaluated often. */
#include "config.h"

#include "study/study.h"

#include <assert.h>
#include <math.h>

#include "base/i18n.h"
#include "eval/eval.h"
#include "eval/sampler.h"
#include "graph/lower.h"
#include "graph/rule.h"
#include "lang/call.h"
#include "proof/unroll.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

const struct nb_limits nb_study_interval = {-6, 6, true};

static bool wrong_value(struct nb_args *a, struct nb_value v, struct nb_span span)
{
    nb_fail(a, NB_ERR_TYPE, _("%s needs a function, not %s"), a->builtin->name, nb_type_name(v));
    if (v.type == NB_TENSOR || v.type == NB_NUMBER)
        nb_err_hint(a->err, _("a function is a name, an expression in x, or x -> ..."));
    nb_err_at(a->err, span);
    return false;
}

static bool no_function_of_a_number(struct nb_args *a, const struct nb_function *f,
                                    struct nb_span span)
{
    nb_fail(a, NB_ERR_TYPE, _("'%s' is no function of a number"), f->name);
    nb_err_at(a->err, span);
    return false;
}

/* Whether y is a row at x, whose parameters are plain numbers. */
static bool is_row_at(const struct nb_expr *y, const struct nb_expr *x)
{
    bool plain = nb_op_is_function(y->op) && !y->slope && y->arg[0] == x;
    for (size_t k = 1; k < y->nargs && plain; k++)
        plain = nb_is_const(y->arg[k]);
    return plain;
}

static bool open_value(struct nb_study *s, struct nb_args *a, struct nb_value v,
                       struct nb_span span)
{
    *s = (struct nb_study){.args = a, .span = span};
    s->x = nb_var(a->in->pool, "x", nb_scalar_shape);
    if (v.type != NB_FUNCTION)
        return wrong_value(a, v, span);
    s->f = v.function;
    if (s->f->builtin || (s->f->op && s->f->op->form != NB_ELEMENT))
        return no_function_of_a_number(a, s->f, span);
    s->y = nb_function_at(a->in, s->f, s->x, false, span, a->err);
    if (!s->y)
        return false;
    s->y = nb_unroll(s->y);
    if (s->y->shape.rank > 0) {
        nb_fail(a, NB_ERR_SHAPE, _("the function must give one number for each x"));
        nb_err_at(a->err, span);
        return false;
    }
    s->row = is_row_at(s->y, s->x) ? s->y->op : NULL;
    return true;
}

bool nb_study_value(struct nb_study *s, struct nb_args *a, struct nb_value v, struct nb_span span)
{
    return open_value(s, a, v, span) && nb_arg_closed(a, s->y, s->x, span);
}

bool nb_study_arg(struct nb_study *s, struct nb_args *a, size_t k)
{
    return nb_study_value(s, a, a->arg[k], a->arg_span[k]);
}

bool nb_study_open(struct nb_study *s, struct nb_args *a, size_t k)
{
    if (a->arg[k].type != NB_NUMBER)
        return open_value(s, a, a->arg[k], a->arg_span[k]);
    *s = (struct nb_study){.args = a, .span = a->arg_span[k]};
    s->y = nb_node(a->in->pool, a->arg[k]);
    s->x = nb_var(a->in->pool, "x", nb_scalar_shape);
    return true;
}

bool nb_study_formula(struct nb_study *s, struct nb_args *a, size_t k)
{
    return nb_study_open(s, a, k) && nb_arg_closed(a, s->y, s->x, s->span);
}

bool nb_study_is_posed(const struct nb_study *s)
{
    return nb_valued(s->y) != s->y;
}

struct nb_expr *nb_study_derivative(const struct nb_study *s, int order, enum nb_side side)
{
    assert(order >= 0);
    struct nb_expr *y = s->y;
    for (int k = 0; k < order && y; k++)
        y = nb_grad(s->args->in->pool, y, s->x, side, s->args->err);
    return y;
}

double nb_study_fact(const struct nb_study *s, const char *text)
{
    struct nb_err err = {0};
    struct nb_builder b = {s->args->in->pool, true};
    struct nb_expr *e = nb_rule(b, s->row, text, s->y->arg, &err);
    double value = NAN;
    return e && nb_eval_number(e, &value, &err) ? value : NAN;
}

bool nb_study_values(const struct nb_study *s, struct nb_expr *y, const double *xs, size_t n,
                     double *out)
{
    struct nb_sampler *sampler = nb_sampler_new(&y, 1, s->x);
    bool ok = nb_sampler_run(sampler, xs, n, &out, s->args->err);
    nb_sampler_free(sampler);
    return ok;
}

double nb_study_at(const struct nb_study *s, struct nb_expr *y, double x)
{
    double value;
    return nb_study_values(s, y, &x, 1, &value) ? value : NAN;
}

bool nb_read_orders(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    size_t d = 0;
    *(int *)field = (int)row->standard;
    if (!nb_given(a, k))
        return true;
    if (!nb_arg_count(a, k, &d))
        return false;
    *(int *)field = (int)d;
    return d <= 3 || nb_err_set(a->err, NB_ERR_VALUE, _("d must be 0, 1, 2 or 3"));
}
