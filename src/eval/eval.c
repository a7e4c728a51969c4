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

/* Whether a node that a variable holds is computed once for all, the place'th of those that
 * are still to be computed. Small ones are. Large ones are computed again, a chunk at a
 * time, by whoever uses them, unless there is much to do again. */
static bool is_worth_keeping(const struct nb_expr *e, size_t place)
{
    enum { SMALL = 1 << 16, LARGE = 1 << 24, MUCH = 64 };
    const size_t count = nb_shape_count(e->shape);
    return e->named && !e->data && e->nargs > 0 && count <= (place > MUCH ? LARGE : SMALL);
}

/* Computes and keeps what variables hold below e: so a loop that looks at a result in each
 * round does not begin with the first one each time. */
static bool keep_named(struct nb_expr *e, struct nb_err *err)
{
    size_t count;
    struct nb_expr **order = nb_order_uncomputed(&e, 1, &count);
    bool ok = nb_interrupt_check(err);
    for (size_t i = 0; i < count && ok; i++) {
        struct nb_expr *named = order[i];
        if (!is_worth_keeping(named, i))
            continue;
        named->data = evaluate_rest(named, err);
        nb_gc_note_bytes(&e->pool->gc, nb_shape_count(named->shape) * sizeof *named->data);
        ok = named->data != NULL;
    }
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
    if (e->data)
        return copy_of(e, err);
    if (nb_is_symbolic(e)) {
        nb_err_set(err, NB_ERR_VALUE, _("this depends on a variable that has no value here"));
        return NULL;
    }
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
