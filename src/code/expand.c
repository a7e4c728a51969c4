/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass puts the forms in the place of rows; what forms are made of is left to the next. */
#include "config.h"

#include "code/expand.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "code/forms.h"
#include "code/spelling.h"
#include "graph/build.h"
#include "graph/lower.h"
#include "graph/order.h"
#include "graph/rewrite.h"
#include "graph/rule.h"

/* Forms of forms: serf' is made of softplus, sigmoid and gaussian, and those of exp. */
enum { MOST_PASSES = 8 };

static bool is_spelled(const struct nb_expr *e, enum nb_dialect dialect)
{
    return nb_is_const(e) || e->op->form == NB_VAR ||
           (e->op->form == NB_ELEMENT && nb_code_spelling(e, dialect));
}

/* What is chosen under a condition, or under its opposite, else 0. */
struct piece {
    struct nb_expr *condition, *value;
    bool opposite;
};

static bool is_piece(const struct nb_expr *e, struct piece *p)
{
    if (nb_basic_of(e->op) != NB_WHERE)
        return false;
    p->opposite = nb_is_value(e->arg[1], 0);
    p->condition = e->arg[0];
    p->value = e->arg[p->opposite ? 2 : 1];
    return p->opposite || nb_is_value(e->arg[2], 0);
}

/* where(c, 0, a) + where(c, b, 0), as derivatives of choices are, is where(c, b, a). */
static struct nb_expr *joined(struct nb_builder b, struct nb_expr *e)
{
    struct piece p[2];
    if (!is_piece(e->arg[0], &p[0]) || !is_piece(e->arg[1], &p[1]) ||
        p[0].condition != p[1].condition || p[0].opposite == p[1].opposite)
        return e;
    const int yes = p[0].opposite ? 1 : 0;
    return nb_where(b, p[0].condition, p[yes].value, p[1 - yes].value);
}

/* Whether every variable of e is one of `in`, too: e gives it no other shape. */
static bool is_within(struct nb_expr *e, struct nb_expr *in)
{
    size_t count, most;
    struct nb_expr **order = nb_order(&e, 1, &count), **others = nb_order(&in, 1, &most);
    bool within = true;
    for (size_t i = 0; i < count && within; i++) {
        bool found = order[i]->op->form != NB_VAR;
        for (size_t k = 0; k < most && !found; k++)
            found = others[k] == order[i];
        within = found;
    }
    free(order);
    free(others);
    return within;
}

/* What is the same to the last bit, NaN and signs but for that of 0 included: 1*x, x/1. */
static struct nb_expr *shortened(struct nb_builder b, struct nb_expr *e)
{
    switch (nb_basic_of(e->op)) {
    case NB_ADD:
        return joined(b, e);
    case NB_MUL:
        if (nb_is_value(e->arg[0], 1) && !e->arg[1]->boolean)
            return e->arg[1];
        return nb_is_value(e->arg[1], 1) && !e->arg[0]->boolean ? e->arg[0] : e;
    case NB_DIV:
    case NB_POW:
        return nb_is_value(e->arg[1], 1) && !e->arg[0]->boolean ? e->arg[0] : e;
    case NB_NEG:
        return nb_basic_of(e->arg[0]->op) == NB_NEG ? e->arg[0]->arg[0] : e;
    case NB_WHERE:
        if (nb_basic_of(e->arg[0]->op) == NB_NOT)
            return nb_where(b, e->arg[0]->arg[0], e->arg[2], e->arg[1]);
        return e->arg[1] == e->arg[2] && is_within(e->arg[0], e->arg[1]) ? e->arg[1] : e;
    default:
        return e;
    }
}

static struct nb_expr *form_of(const struct nb_rewrite *w, struct nb_expr *e, const char *form,
                               struct nb_err *err)
{
    struct nb_expr *args[NB_MAX_ARGS];
    nb_rewrite_args(w, e, args);
    struct nb_expr *made = nb_rule(w->b, e->op, form, args, err);
    return made ? made : e;
}

/* One pass; *more: forms were put in. */
static struct nb_expr *pass(struct nb_expr *root, enum nb_dialect dialect, bool *more,
                            struct nb_err *err)
{
    struct nb_rewrite w;
    *more = false;
    nb_rewrite_start(&w, (struct nb_builder){root->pool, false}, root);
    for (size_t i = 0; i < w.count && err->kind == NB_OK; i++) {
        struct nb_expr *e = w.order[i];
        const char *form = is_spelled(e, dialect) ? NULL : nb_code_form(e->op, e->slope);
        *more |= form != NULL;
        w.made[i] = form ? form_of(&w, e, form, err) : nb_rewrite_node(&w, e, e->shape);
        w.made[i] = shortened(w.b, w.made[i]);
    }
    return nb_rewrite_end(&w);
}

/* A truth value that is counted with is 1 or 0; a number that is asked is compared. */
static struct nb_expr *fitted(struct nb_builder b, struct nb_expr *arg, bool asked)
{
    struct nb_expr *one = nb_const(b.pool, 1), *zero = nb_const(b.pool, 0);
    if (asked == nb_code_is_truth(arg))
        return arg;
    return asked ? nb_binary(b, NB_NE, arg, zero) : nb_where(b, arg, one, zero);
}

static struct nb_expr *with_truths(struct nb_expr *root)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, (struct nb_builder){root->pool, false}, root);
    for (size_t i = 0; i < w.count; i++) {
        const struct nb_expr *e = w.order[i];
        struct nb_expr *args[NB_MAX_ARGS];
        nb_rewrite_args(&w, e, args);
        for (size_t k = 0; k < e->nargs; k++)
            args[k] = fitted(w.b, args[k], nb_code_asks_truth(e, k));
        w.made[i] = e->nargs ? nb_intern(root->pool, e, args, e->nargs) : w.order[i];
    }
    return fitted(w.b, nb_rewrite_end(&w), false);
}

static bool is_said(struct nb_expr *root, enum nb_dialect dialect, struct nb_err *err)
{
    size_t count;
    struct nb_expr **order = nb_order(&root, 1, &count);
    for (size_t i = 0; i < count && err->kind == NB_OK; i++) {
        const struct nb_expr *e = order[i];
        if (e->shape.rank > 0)
            nb_err_set(err, NB_ERR_TYPE, _("a function of x is wanted, not one of tensors"));
        else if (!is_spelled(e, dialect))
            nb_err_set(err, NB_ERR_VALUE, _("code for \"%s\" has no '%s%s'"),
                       nb_dialect_names[dialect], e->op->name, e->slope ? "'" : "");
    }
    free(order);
    return err->kind == NB_OK;
}

struct nb_expr *nb_code_expand(struct nb_expr *e, enum nb_dialect dialect, struct nb_err *err)
{
    bool more = true;
    e = nb_lower(e);
    for (int i = 0; i < MOST_PASSES && more && err->kind == NB_OK; i++)
        e = pass(e, dialect, &more, err);
    e = err->kind == NB_OK ? with_truths(e) : NULL;
    return e && is_said(e, dialect, err) ? e : NULL;
}
