/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions without a kernel, replaced by their formulas. */
#include "config.h"

#include "graph/lower.h"

#include <assert.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/rewrite.h"
#include "graph/rule.h"

static bool is_formula(const struct nb_expr *e)
{
    return e->op->form == NB_ELEMENT && !e->op->value;
}

typedef struct nb_expr **order_of(struct nb_expr *const *roots, size_t nroots, size_t *count);

static bool is_posed(const struct nb_expr *e)
{
    return e->op->posed;
}

typedef bool is_one(const struct nb_expr *e);

static bool has_any(struct nb_expr *root, order_of *in_order, is_one *is)
{
    size_t count;
    struct nb_expr **order = in_order(&root, 1, &count);
    bool found = false;
    for (size_t i = 0; i < count && !found; i++)
        found = is(order[i]);
    free(order);
    return found;
}

/* The row's formula at these arguments, made of nodes with kernels only. */
static struct nb_expr *lowered_rule(struct nb_builder b, const struct nb_op *op,
                                    struct nb_expr *const *args, struct nb_err *err)
{
    struct nb_template *t = nb_template_of(b.pool, op, nb_op_computed(op), err);
    if (!t)
        return NULL;
    struct nb_expr *lowered = t->lowered ? t->lowered : nb_lower(t->body);
    if (!nb_interrupt_pending()) /* else it need not be whole */
        t->lowered = lowered;
    return nb_template_at(b, t, lowered, args, err);
}

static struct nb_expr *formula_of(const struct nb_rewrite *w, struct nb_expr *e)
{
    struct nb_expr *args[NB_MAX_ARGS];
    struct nb_err err = {0};
    nb_rewrite_args(w, e, args);
    struct nb_expr *body = lowered_rule(w->b, e->op, args, &err);
    assert(body); /* the rows' formulas can be read: tests/unit/test_rows.c */
    return body;
}

/* `rest`: only what is still to be computed. */
static struct nb_expr *lower(struct nb_expr *root, bool rest, is_one *is)
{
    order_of *in_order = rest ? nb_order_uncomputed : nb_order;
    if (!has_any(root, in_order, is))
        return root;
    struct nb_rewrite w;
    size_t count;
    struct nb_expr **order = in_order(&root, 1, &count);
    nb_rewrite_start_at(&w, (struct nb_builder){root->pool, false}, order, count);
    for (size_t i = 0; i < w.count && !nb_interrupt_pending(); i++) {
        struct nb_expr *e = w.order[i];
        if (rest && e->data)
            w.made[i] = e;
        else
            w.made[i] = is(e) ? formula_of(&w, e) : nb_rewrite_node(&w, e, e->shape);
    }
    return nb_rewrite_end(&w);
}

struct nb_expr *nb_lower(struct nb_expr *root)
{
    return lower(root, false, is_formula);
}

struct nb_expr *nb_lower_rest(struct nb_expr *root)
{
    return lower(root, true, is_formula);
}

struct nb_expr *nb_valued(struct nb_expr *root)
{
    return lower(root, false, is_posed);
}
