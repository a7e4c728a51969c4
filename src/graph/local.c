/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The derivative of one node: rows' texts, kinks, ties, and what is shown. */
#include "config.h"

#include "graph/local.h"

#include <math.h>
#include <string.h>

#include "graph/rule.h"
#include "graph/subst.h"

static struct nb_expr *number(const struct nb_local *d, double value)
{
    return nb_const(d->b.pool, value);
}

static struct nb_expr *basic(const struct nb_local *d, enum nb_basic op, struct nb_expr *x,
                             struct nb_expr *y)
{
    return nb_binary(d->b, op, x, y);
}

/* The value at a point where the derivative jumps from `left` to `right`, by
 * the rule of the day; `du` is the direction of the argument, NULL: growing. */
static struct nb_expr *at_kink(const struct nb_local *d, struct nb_expr *left,
                               struct nb_expr *right, struct nb_expr *torch, struct nb_expr *du)
{
    if (left == right)
        return right;
    struct nb_expr *growing = du ? basic(d, NB_GE, du, number(d, 0)) : number(d, 1);
    switch (d->side) {
    case NB_RIGHT:
        return nb_where(d->b, growing, right, left);
    case NB_LEFT:
        return nb_where(d->b, growing, left, right);
    case NB_MEAN:
        return basic(d, NB_DIV, basic(d, NB_ADD, left, right), number(d, 2));
    case NB_NAN:
        return number(d, NAN);
    case NB_TORCH:
        break;
    }
    return torch;
}

/* The slope s of a row with kinks, which is the right limit everywhere, with
 * the wanted value put in at each kink. */
static struct nb_expr *mend_kinks(const struct nb_local *d, struct nb_expr *e, struct nb_expr *s)
{
    struct nb_expr *x = e->arg[0];
    struct nb_expr *du = x == d->by ? NULL : d->tangent(d->ctx, x);
    for (size_t k = 0; k < NB_MAX_KINKS && e->op->kinks[k].at && s; k++) {
        const struct nb_kink *kink = &e->op->kinks[k];
        const char *texts[4] = {kink->at, kink->left, kink->right, kink->torch};
        struct nb_expr *v[4];
        for (size_t i = 0; i < 4; i++)
            if (!(v[i] = nb_rule(d->b, e->op, texts[i], e->arg, d->err)))
                return NULL;
        struct nb_expr *value = at_kink(d, v[1], v[2], v[3], du);
        if (value != v[2])
            s = nb_where(d->b, basic(d, NB_EQ, x, v[0]), value, s);
    }
    return s;
}

/* d max(a, b)/da: 1 where a is larger, 0 where b is; at a tie the one that
 * grows faster is larger from now on. */
static struct nb_expr *extremum_partial(const struct nb_local *d, struct nb_expr *e, size_t i)
{
    bool is_max = e->op == &nb_basic_ops[NB_MAXIMUM];
    struct nb_expr *mine = e->arg[i], *other = e->arg[1 - i];
    struct nb_expr *one = number(d, 1), *zero = number(d, 0), *half = number(d, 0.5);
    struct nb_expr *lead = basic(d, NB_SUB, d->tangent(d->ctx, mine), d->tangent(d->ctx, other));
    if (!is_max)
        lead = nb_unary(d->b, NB_NEG, lead);
    struct nb_expr *level =
        nb_where(d->b, basic(d, NB_EQ, lead, zero), half, at_kink(d, zero, one, half, lead));
    struct nb_expr *tie = d->side == NB_TORCH ? half : level;
    struct nb_expr *wins = basic(d, is_max ? NB_GT : NB_LT, mine, other);
    struct nb_expr *loses = basic(d, is_max ? NB_LT : NB_GT, mine, other);
    return nb_where(d->b, wins, one, nb_where(d->b, loses, zero, tie));
}

/* The derivative of the row's textbook derivative, for a curve that is written
 * for its digits: with guards that nobody wants to read. */
static struct nb_expr *textbook_curve(const struct nb_local *d, struct nb_expr *e)
{
    struct nb_expr *x[NB_MAX_ARGS];
    memcpy(x, e->arg, e->nargs * sizeof *x);
    x[0] = nb_var(d->b.pool, "u", nb_scalar_shape);
    struct nb_expr *slope = nb_rule(d->b, e->op, e->op->deriv, x, d->err);
    struct nb_expr *curve = slope ? nb_grad_shown(d->b.pool, slope, x[0], d->shown, d->err) : NULL;
    return curve ? nb_subst(d->b, curve, x, e->arg, 1, d->err) : NULL;
}

static bool is_guarded(const char *curve)
{
    return strstr(curve, "where") || strstr(curve, "clip") || strstr(curve, "minimum");
}

/* The derivative of one of the row's texts by argument `by`, at these arguments. */
static struct nb_expr *rule_derivative(struct nb_builder b, const struct nb_op *op,
                                       const char *text, size_t by, struct nb_expr *const *args,
                                       struct nb_err *err)
{
    struct nb_template *t = nb_template_of(b.pool, op, text, err);
    if (!t)
        return NULL;
    if (!t->derivative[by])
        t->derivative[by] = nb_grad(b.pool, t->body, t->vars[by], NB_RIGHT, err);
    return t->derivative[by] ? nb_template_at(b, t, t->derivative[by], args, err) : NULL;
}

static struct nb_expr *slope_partial(const struct nb_local *d, struct nb_expr *e, size_t i)
{
    const struct nb_op *op = e->op;
    if (d->shown && i == 0 && op->deriv && op->curve && is_guarded(op->curve))
        return textbook_curve(d, e);
    if (i == 0 && op->curve)
        return nb_rule(d->b, op, op->curve, e->arg, d->err);
    return rule_derivative(d->b, op, op->deriv, i, e->arg, d->err);
}

/* The row's textbook derivative when that is short where it will stand, or when
 * there is no primitive to name instead; else NULL. */
static const char *textbook(const struct nb_local *d, const struct nb_expr *e, size_t i)
{
    enum { SHORT_RULE = 44, SHORT_ARGUMENT = 24 };
    const struct nb_op *op = e->op;
    if (!d->shown || i > 0 || !op->deriv)
        return NULL;
    bool brief = strlen(op->deriv) <= SHORT_RULE && d->shown(e->arg[0], SHORT_ARGUMENT);
    return brief || !op->slope ? op->deriv : NULL;
}

struct nb_expr *nb_local_derivative(const struct nb_local *d, struct nb_expr *e, size_t i)
{
    const struct nb_op *op = e->op;
    if (e->slope)
        return slope_partial(d, e, i);
    if (op == &nb_basic_ops[NB_MAXIMUM] || op == &nb_basic_ops[NB_MINIMUM])
        return extremum_partial(d, e, i);
    struct nb_expr *p = NULL;
    const char *text = i < op->operands ? op->partial[i] : NULL, *shown = textbook(d, e, i);
    if (shown)
        p = nb_rule(d->b, op, shown, e->arg, d->err);
    else if (i == 0 && op->slope)
        p = nb_call_slope(d->b, op, e->arg, d->err);
    else if (text || (i == 0 && op->deriv))
        p = nb_rule(d->b, op, text ? text : op->deriv, e->arg, d->err);
    else
        p = rule_derivative(d->b, op, nb_op_computed(op), i, e->arg, d->err);
    return p && i == 0 && op->kinks[0].at ? mend_kinks(d, e, p) : p;
}
