/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of expressions: made ready, then computed. */
#include "config.h"

#include "eval/eval.h"

#include <assert.h>
#include <stdlib.h>

#include "base/i18n.h"
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

double *nb_eval(struct nb_expr *e, struct nb_err *err)
{
    if (nb_is_symbolic(e)) {
        nb_err_set(err, NB_ERR_VALUE, _("this depends on a variable that has no value here"));
        return NULL;
    }
    if (!nb_size_fits((double)nb_shape_count(e->shape)))
        return nb_memory_allocate(nb_shape_count(e->shape), err);
    return evaluate(nb_push_saving_views(nb_lower(e)), err);
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
