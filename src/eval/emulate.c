/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two passes: formulas in place of functions, then a rounding after each step. */
#include "config.h"

#include "eval/emulate.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/count.h"
#include "graph/rewrite.h"
#include "graph/rule.h"
#include "graph/subst.h"

/* What an instruction or a library computes in one step has no formula, but for
 * these, whose textbook formulas nobody computes. */
static bool is_step(const struct nb_op *op)
{
    static const char *const steps[] = {"tanh", "clamp"};
    for (size_t i = 0; i < NB_COUNT(steps); i++)
        if (strcmp(op->name, steps[i]) == 0)
            return true;
    return false;
}

/* The formula that a node is computed by, NULL where it is one step. */
static const char *formula_of(const struct nb_expr *e)
{
    if (e->op->form != NB_ELEMENT)
        return NULL;
    if (e->slope)
        return e->op->deriv;
    return is_step(e->op) ? NULL : e->op->formula;
}

/* The functions of the expression by their formulas, which may name others:
 * *found says whether there were any. */
static struct nb_expr *expand(struct nb_builder b, struct nb_expr *root, bool *found)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, b, root);
    *found = false;
    for (size_t i = 0; i < w.count; i++) {
        struct nb_expr *e = w.order[i], *args[NB_MAX_ARGS];
        const char *formula = formula_of(e);
        struct nb_err err = {0};
        nb_rewrite_args(&w, e, args);
        w.made[i] =
            formula ? nb_rule(b, e->op, formula, args, &err) : nb_rewrite_node(&w, e, e->shape);
        assert(w.made[i]); /* the rows' formulas can be read */
        *found |= formula != NULL;
    }
    return nb_rewrite_end(&w);
}

static struct nb_expr *rounded(struct nb_builder b, struct nb_expr *e, const struct nb_op *format)
{
    struct nb_err err = {0};
    return nb_call(b, format, &e, &err);
}

static bool is_rounded(const struct nb_expr *e)
{
    enum nb_form form = e->op->form;
    bool computes = form == NB_ELEMENT || form == NB_REDUCE || form == NB_ALONG || form == NB_JOINT;
    return computes && !e->op->boolean;
}

static struct nb_expr *round_steps(struct nb_builder b, struct nb_expr *root,
                                   const struct nb_op *format)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, b, root);
    for (size_t i = 0; i < w.count; i++) {
        struct nb_expr *e = w.order[i], *same = nb_rewrite_node(&w, e, e->shape);
        w.made[i] = is_rounded(e) ? rounded(b, same, format) : same;
    }
    return nb_rewrite_end(&w);
}

struct nb_expr *nb_emulate(struct nb_builder b, struct nb_expr *root, const struct nb_op *format)
{
    bool found = true;
    while (found)
        root = expand(b, root, &found);
    return round_steps(b, root, format);
}

struct nb_expr *nb_of_rounded(struct nb_expr *y, struct nb_expr *var, const struct nb_op *format,
                              struct nb_err *err)
{
    const struct nb_builder b = {y->pool, false};
    struct nb_expr *x = nb_call(b, format, &var, err);
    return x ? nb_subst(b, y, &var, &x, 1, err) : NULL;
}

struct nb_expr *nb_rounded(struct nb_expr *y, struct nb_expr *var, const struct nb_op *format,
                           struct nb_err *err)
{
    const struct nb_builder b = {y->pool, false};
    struct nb_expr *at = nb_of_rounded(y, var, format, err);
    return at ? nb_call(b, format, &at, err) : NULL;
}

static struct nb_expr *magnitude(struct nb_builder b, struct nb_expr *x)
{
    struct nb_err err = {0};
    return nb_call(b, nb_op_find("abs"), &x, &err);
}

struct nb_expr *nb_ulp_error(struct nb_builder b, struct nb_expr *got, struct nb_expr *exact,
                             const struct nb_op *format)
{
    const struct nb_format *f = format->format;
    struct nb_err err = {0};
    struct nb_expr *args[] = {exact, nb_const(b.pool, f->digits),
                              nb_const(b.pool, ilogb(f->least))};
    struct nb_expr *unit = nb_call(b, nb_op_find("ulp"), args, &err);
    struct nb_expr *far = magnitude(b, nb_binary(b, NB_SUB, got, exact));
    struct nb_expr *beyond = nb_binary(b, NB_GT, magnitude(b, got), nb_const(b.pool, f->max));
    struct nb_expr *same = nb_binary(b, NB_EQ, got, rounded(b, exact, format));
    return nb_where(b, nb_binary(b, NB_AND, beyond, same), nb_const(b.pool, 0),
                    nb_binary(b, NB_DIV, far, unit));
}
