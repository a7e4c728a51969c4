/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taylor polynomials of results at the place of a derivative. */
#include "config.h"

#include "study/vary.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "value/convert.h"
#include "value/interp.h"

enum { MOST_ORDER = 4 };

static struct nb_builder builder_of(const struct nb_vary *v)
{
    return (struct nb_builder){v->args->in->pool, true};
}

/* The number where a variable is; NULL: none is known. */
static struct nb_expr *place_of(struct nb_interp *in, struct nb_expr *var)
{
    struct nb_builder b = {in->pool, true};
    struct nb_err ignored = {0};
    struct nb_expr *e = var;
    double x;
    for (const struct nb_varied *p = in->varied; p && e; p = p->outer)
        e = nb_subst(b, e, &p->var, &p->at, 1, &ignored);
    bool number = e && e->shape.rank == 0 && !nb_is_symbolic(e) && nb_eval_number(e, &x, &ignored);
    return number ? nb_const(in->pool, x) : NULL;
}

static bool add_variable(struct nb_vary *v, struct nb_expr *var, struct nb_span span)
{
    for (size_t i = 0; i < v->count; i++)
        if (v->var[i] == var)
            return true;
    struct nb_expr *at = v->count < NB_MOST_VARIED ? place_of(v->args->in, var) : NULL;
    if (!at)
        return nb_arg_closed(v->args, var, NULL, span);
    v->var[v->count] = var;
    v->at[v->count++] = at;
    return true;
}

bool nb_vary_add(struct nb_vary *v, struct nb_expr *e, const struct nb_expr *x, struct nb_span span)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++)
        if (order[i]->op->form == NB_VAR && order[i] != x)
            ok = add_variable(v, order[i], span);
    free(order);
    v->order = 0;
    for (const struct nb_varied *p = v->args->in->varied; p; p = p->outer)
        v->order++;
    if (ok && v->order > MOST_ORDER) {
        nb_fail(v->args, NB_ERR_VALUE, _("%s has derivatives up to order %d only"),
                v->args->builtin->name, MOST_ORDER);
        nb_err_at(v->args->err, span);
        return false;
    }
    return ok;
}

struct nb_expr *nb_vary_at(const struct nb_vary *v, struct nb_expr *e)
{
    return nb_subst(builder_of(v), e, v->var, v->at, v->count, v->args->err);
}

bool nb_vary_number(const struct nb_vary *v, struct nb_expr *e, double *out)
{
    struct nb_expr *at = nb_vary_at(v, e);
    return at && nb_eval_number(at, out, v->args->err);
}

struct nb_expr *nb_vary_grad(const struct nb_vary *v, struct nb_expr *e, const size_t *by, size_t n)
{
    for (size_t i = 0; i < n && e; i++)
        e = nb_grad(v->args->in->pool, e, v->var[by[i]], NB_RIGHT, v->args->err);
    return e;
}

/* A sum that is being made of terms in all powers of all variables. */
struct polynomial {
    const struct nb_vary *v;
    nb_vary_result *f;
    void *ctx;
    struct nb_expr *sum;
    size_t by[MOST_ORDER], power[NB_MOST_VARIED];
};

/* The term of by[0 .. n), where factor is its power of the distances. */
static bool add_term(struct polynomial *p, size_t n, struct nb_expr *factor)
{
    struct nb_builder b = builder_of(p->v);
    double value, count = 1;
    if (!p->f(p->ctx, p->by, n, &value))
        return false;
    for (size_t i = 0; i < p->v->count; i++)
        count *= tgamma((double)p->power[i] + 1);
    struct nb_expr *c = nb_const(b.pool, value / count);
    struct nb_expr *term = factor ? nb_binary(b, NB_MUL, c, factor) : c;
    p->sum = p->sum ? nb_binary(b, NB_ADD, p->sum, term) : term;
    return true;
}

static bool add_terms(struct polynomial *p, size_t n, struct nb_expr *factor)
{
    struct nb_builder b = builder_of(p->v);
    if (!add_term(p, n, factor))
        return false;
    for (size_t i = n ? p->by[n - 1] : 0; i < p->v->count && n < p->v->order; i++) {
        struct nb_expr *distance = nb_binary(b, NB_SUB, p->v->var[i], p->v->at[i]);
        p->by[n] = i;
        p->power[i]++;
        bool ok = add_terms(p, n + 1, factor ? nb_binary(b, NB_MUL, factor, distance) : distance);
        p->power[i]--;
        if (!ok)
            return false;
    }
    return true;
}

struct nb_expr *nb_vary_polynomial(const struct nb_vary *v, nb_vary_result *f, void *ctx)
{
    struct polynomial p = {.v = v, .f = f, .ctx = ctx};
    return add_terms(&p, 0, NULL) ? p.sum : NULL;
}
