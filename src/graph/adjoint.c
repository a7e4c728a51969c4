/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of adjoints: added, joined, counted. */
#include "config.h"

#include "graph/adjoint.h"

#include <assert.h>

#include "base/xalloc.h"
#include "graph/op.h"

struct nb_expr *nb_adjoint_masked(struct nb_builder b, struct nb_adjoint_term t)
{
    return t.mask && !t.clean ? nb_where(b, t.mask, t.value, nb_const(b.pool, 0)) : t.value;
}

/* Both in one, if they can be: under one mask, or each 0 outside of its own. */
static bool join(struct nb_builder b, struct nb_adjoint_term *to, struct nb_adjoint_term t)
{
    bool both_clean = to->clean && t.clean && to->mask && t.mask;
    if (to->mask != t.mask && !both_clean)
        return false;
    if (to->mask != t.mask)
        to->mask = nb_binary(b, NB_OR, to->mask, t.mask);
    to->value = nb_binary(b, NB_ADD, to->value, t.value);
    to->clean &= t.clean;
    to->wild |= t.wild;
    return true;
}

void nb_adjoint_add(struct nb_builder b, struct nb_adjoint *a, struct nb_adjoint_term t)
{
    assert(!t.mask || t.mask->boolean);
    if (t.mask && nb_is_value(t.mask, 0))
        return;
    for (size_t i = 0; i < a->count; i++)
        if (join(b, &a->terms[i], t))
            return;
    a->terms = nb_grow(a->terms, &a->cap, a->count + 1, sizeof *a->terms);
    a->terms[a->count++] = t;
}

/* Whether masks x and y are m and c, and m and not c (m may be NULL). */
static bool are_branches(struct nb_builder b, struct nb_expr *x, struct nb_expr *y,
                         struct nb_expr **m, struct nb_expr **c)
{
    const struct nb_op *conjunction = &nb_basic_ops[NB_AND];
    bool nested = x->op == conjunction && y->op == conjunction && x->arg[0] == y->arg[0];
    *m = nested ? x->arg[0] : NULL;
    *c = nested ? x->arg[1] : x;
    return nb_unary(b, NB_NOT, *c) == (nested ? y->arg[1] : y);
}

/* One term in place of the two branches of a choice that meet again here. */
static bool join_branches(struct nb_builder b, struct nb_adjoint *a, size_t i, size_t k)
{
    struct nb_expr *m, *c, *x = a->terms[i].mask, *y = a->terms[k].mask;
    if (!x || !y || !are_branches(b, x, y, &m, &c))
        return false;
    struct nb_adjoint_term joined = {m, nb_where(b, c, a->terms[i].value, a->terms[k].value),
                                     .wild = a->terms[i].wild || a->terms[k].wild};
    size_t left = 0;
    for (size_t j = 0; j < a->count; j++) {
        if (j == i || j == k)
            continue;
        if (a->terms[j].mask != m || !join(b, &joined, a->terms[j]))
            a->terms[left++] = a->terms[j];
    }
    a->terms[left++] = joined;
    a->count = left;
    return true;
}

/* All of a node's terms as one, under the masks of all. */
static void merge_terms(struct nb_builder b, struct nb_adjoint *a)
{
    struct nb_adjoint_term sum = {nb_bool(b.pool, false), nb_const(b.pool, 0), true, false};
    for (size_t i = 0; i < a->count; i++) {
        sum.value = nb_binary(b, NB_ADD, sum.value, nb_adjoint_masked(b, a->terms[i]));
        sum.wild |= a->terms[i].wild;
        if (!a->terms[i].mask || !sum.mask)
            sum.mask = NULL;
        else
            sum.mask = nb_binary(b, NB_OR, sum.mask, a->terms[i].mask);
    }
    sum.clean = sum.mask != NULL;
    a->terms[0] = sum;
    a->count = 1;
}

void nb_adjoint_settle(struct nb_builder b, struct nb_adjoint *a)
{
    enum { MOST_TERMS = 16 };
    for (bool joined = true; joined;) {
        joined = false;
        for (size_t i = 0; i < a->count && !joined; i++)
            for (size_t k = 0; k < a->count && !joined; k++)
                joined = i != k && join_branches(b, a, i, k);
    }
    if (a->count > MOST_TERMS)
        merge_terms(b, a);
}

struct nb_expr *nb_adjoint_total(struct nb_builder b, const struct nb_adjoint *a)
{
    struct nb_expr *sum = nb_const(b.pool, 0);
    for (size_t i = 0; i < a->count; i++)
        sum = nb_binary(b, NB_ADD, sum, nb_adjoint_masked(b, a->terms[i]));
    return sum;
}
