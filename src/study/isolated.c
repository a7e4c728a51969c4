/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shown derivatives of what is defined by itself at one place, as sinc at 0. */
#include "config.h"

#include <math.h>

#include "graph/build.h"
#include "graph/op.h"
#include "graph/subst.h"
#include "lang/call.h"
#include "study/subject.h"
#include "value/builtin.h"
#include "value/interp.h"

/* The place of "where(x == place, number, otherwise)"; NULL for another formula. */
static struct nb_expr *place_of(const struct nb_expr *e, const struct nb_expr *x)
{
    if (nb_basic_of(e->op) != NB_WHERE || e->slope || !nb_is_const(e->arg[1]))
        return NULL;
    const struct nb_expr *c = e->arg[0];
    if (nb_basic_of(c->op) != NB_EQ)
        return NULL;
    struct nb_expr *place = c->arg[c->arg[0] == x];
    return nb_is_const(place) && (c->arg[0] == x || c->arg[1] == x) ? place : NULL;
}

void nb_subject_isolated(struct nb_args *a, struct nb_function *f, struct nb_subject *s)
{
    struct nb_builder b = {a->in->pool, false};
    struct nb_err ignored = {0};
    struct nb_expr *x = s->var[0], *place = s->count == 1 ? place_of(s->e, x) : NULL;
    struct nb_expr *y = place ? nb_function_at(a->in, f, x, false, a->span, &ignored) : NULL;
    y = y ? nb_subst(b, y, &x, &place, 1, &ignored) : NULL;
    if (!y || !nb_is_const(y) || !isfinite(y->num) || y->num == s->e->arg[1]->num)
        return;
    struct nb_expr *args[] = {s->e->arg[0], y, s->e->arg[2]};
    s->e = nb_call(b, s->e->op, args, &ignored);
}
