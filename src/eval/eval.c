/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of expressions: made ready, then computed. */
#include "config.h"

#include "eval/eval.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/compute.h"
#include "eval/push.h"
#include "graph/lower.h"
#include "graph/order.h"

/* The root is the last node of its order, and kept for the caller. */
static double *evaluate(struct nb_expr *root, struct nb_err *err)
{
    struct nb_memory m;
    nb_memory_init(&m, &root, 1);
    size_t last = m.plan.count - 1;
    m.plan.kept[last] = true;
    double *result = nb_compute(&m, err) ? nb_memory_take(&m, last) : NULL;
    nb_memory_fini(&m);
    return result;
}

static double *evaluate_rest(struct nb_expr *e, struct nb_err *err)
{
    return evaluate(nb_push_saving_views(nb_lower_rest(e)), err);
}

enum { SMALL = 1 << 14, LARGE = 1 << 22, MUCH = 64 };

/* Whether making e again takes more than MUCH nodes. */
static bool is_long(struct nb_expr *e)
{
    size_t count;
    free(nb_order_uncomputed(&e, 1, &count));
    return count > MUCH;
}

/* Whether a node that a variable held is computed once for all. Small ones are. Large ones
 * are made again, a chunk at a time, by whoever uses them, unless that is long or was done
 * before. */
static bool is_worth_keeping(struct nb_expr *e)
{
    const size_t count = nb_shape_count(e->shape);
    const bool before = e->wanted;
    if (!e->named || nb_open_args(e) == 0 || count > LARGE)
        return false;
    e->wanted = true;
    return count <= SMALL || before || is_long(e);
}

static bool keep(struct nb_expr *e, struct nb_err *err)
{
    double *numbers = evaluate_rest(e, err);
    if (!numbers)
        return false;
    nb_pool_keep(e, numbers);
    return true;
}

/* Computes and keeps what variables held below e: so a loop that looks at a result in each
 * round does not begin with the first one each time. */
static bool keep_named(struct nb_expr *e, struct nb_err *err)
{
    size_t count;
    struct nb_expr **order = nb_order_uncomputed(&e, 1, &count);
    bool ok = nb_interrupt_check(err);
    for (size_t i = 0; i < count && ok; i++)
        ok = !is_worth_keeping(order[i]) || keep(order[i], err);
    free(order);
    return ok;
}

static double *copy_of(const struct nb_expr *e, struct nb_err *err)
{
    const size_t count = nb_shape_count(e->shape);
    double *copy = nb_memory_allocate(count, err);
    if (copy && count > 0)
        memcpy(copy, e->data, count * sizeof *copy);
    return copy;
}

double *nb_eval(struct nb_expr *e, struct nb_err *err)
{
    if (nb_is_symbolic(e)) {
        nb_err_set(err, NB_ERR_VALUE,
                   e->pool->exact ? _("this depends on a number that would be rounded here")
                                  : _("this depends on a variable that has no value here"));
        return NULL;
    }
    if (e->data)
        return copy_of(e, err);
    if (!nb_size_fits((double)nb_shape_count(e->shape)))
        return nb_memory_allocate(nb_shape_count(e->shape), err);
    if (!keep_named(e, err))
        return NULL;
    return e->data ? copy_of(e, err) : evaluate_rest(e, err);
}

bool nb_eval_number(struct nb_expr *e, double *value, struct nb_err *err)
{
    assert(e->shape.rank == 0);
    if (nb_is_const(e)) {
        *value = e->num;
        return true;
    }
    double *data = nb_eval(e, err);
    if (!data)
        return false;
    *value = data[0];
    free(data);
    return true;
}
