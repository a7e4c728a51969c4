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

/* The value at a point where the derivative changes from `left` to `right`, by
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
    case NB_NAN:
        return basic(d, NB_AGREED, left, right);
    case NB_MEAN: /* nobody differentiates by it: diff.c takes both sides */
    case NB_TORCH:
        break;
    }
    return torch;
}

/* What is known of a point where the pieces of a row meet: of the derivative by x, or
 * of the one after it. */
struct meeting {
    const struct nb_seam *seam; /* NULL: only a kink's numbers */
    const struct nb_kink *kink; /* NULL: the derivative is continuous */
};

/* The k-th such point: the seams, then the kinks that are none. */
static bool meeting_at(const struct nb_op *op, size_t k, struct meeting *m)
{
    size_t seams = 0;
    while (op->seams && op->seams[seams].at)
        seams++;
    *m = (struct meeting){k < seams ? &op->seams[k] : NULL, NULL};
    for (size_t i = 0, others = seams; nb_op_kink(op, i); i++) {
        size_t same = 0;
        while (same < seams && strcmp(op->seams[same].at, op->kinks[i].at) != 0)
            same++;
        if (same < seams ? same == k : others++ == k)
            m->kink = &op->kinks[i];
    }
    return m->seam || m->kink;
}

/* Whether the two sides are the same number where they meet. */
static bool is_smooth(const struct nb_local *d, const struct nb_expr *e, const struct meeting *m)
{
    const struct nb_kink *kink = m->kink;
    return !kink || nb_rule(d->b, e->op, kink->left, e->arg, d->err) ==
                        nb_rule(d->b, e->op, kink->right, e->arg, d->err);
}

/* Its place, then what the derivative is on its left, on its right and to PyTorch:
 * of the first order, or of the next one. */
static bool read_meeting(const struct nb_local *d, const struct nb_expr *e, const struct meeting *m,
                         bool next, struct nb_expr *v[4])
{
    const struct nb_seam *seam = m->seam;
    const struct nb_kink *kink = m->kink;
    const char *torch = seam && seam->torch ? seam->torch : kink ? kink->torch : seam->right;
    const char *texts[4] = {seam ? seam->at : kink->at, seam ? seam->left : kink->left,
                            seam ? seam->right : kink->right, torch};
    for (size_t i = 0; i < 4; i++) {
        v[i] = next && i > 0 ? rule_derivative(d->b, e->op, texts[i], 0, e->arg, d->err)
                             : nb_rule(d->b, e->op, texts[i], e->arg, d->err);
        if (!v[i])
            return false;
    }
    return true;
}

/* The derivative s by x of e, a row's function or its slope, which is the right limit
 * everywhere, with the wanted value put in where pieces meet. What is smooth is left
 * alone while its slope is still to be differentiated. */
static struct nb_expr *mend(const struct nb_local *d, struct nb_expr *e, struct nb_expr *s)
{
    struct nb_expr *x = e->arg[0];
    struct meeting m;
    for (size_t k = 0; meeting_at(e->op, k, &m); k++) {
        struct nb_expr *v[4];
        if (!e->slope && (e->op->slope || d->shown) && is_smooth(d, e, &m))
            continue;
        if (!read_meeting(d, e, &m, e->slope, v))
            return NULL;
        if (v[1] == v[2])
            continue;
        struct nb_expr *du = x == d->by ? NULL : d->tangent(d->ctx, x);
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
    if (e->slope) {
        struct nb_expr *p = slope_partial(d, e, i);
        return p && i == 0 ? mend(d, e, p) : p;
    }
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
    return p && i == 0 ? mend(d, e, p) : p;
}
