/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As many numbers as points. */
#include "config.h"

#include "charts/numbers_arg.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "lang/call.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/param.h"

/* f at x, as a tensor. */
static struct nb_expr *at_points(struct nb_args *a, struct nb_function *f, struct nb_span span,
                                 const struct nb_numbers *x)
{
    struct nb_pool *pool = a->in->pool;
    double *copy = nb_xcalloc(x->count ? x->count : 1, sizeof *copy);
    memcpy(copy, x->v, x->count * sizeof *copy);
    struct nb_expr *at = nb_data_take(pool, nb_vector_shape(x->count), copy);
    return nb_function_at(a->in, f, at, false, span, a->err);
}

bool nb_numbers_read(struct nb_args *a, struct nb_value v, size_t offset,
                     const struct nb_numbers *x, struct nb_numbers *out)
{
    const struct nb_span *where = nb_param_span(a, offset);
    const struct nb_span span = where ? *where : (struct nb_span){0};
    *out = (struct nb_numbers){0};
    if (v.type == NB_ABSENT || v.type == NB_NONE)
        return true;
    struct nb_expr *e = v.type == NB_FUNCTION && x ? at_points(a, v.function, span, x)
                                                   : nb_value_expr(a->in, v, span, a->err);
    if (e && !nb_arg_closed(a, e, NULL, span))
        return false;
    out->v = e ? nb_eval(e, a->err) : NULL;
    out->count = out->v ? nb_shape_count(e->shape) : 0;
    if (!out->v)
        nb_param_blame(a, offset);
    return out->v;
}

bool nb_numbers_spread(struct nb_args *a, struct nb_numbers *n, size_t count, size_t offset,
                       const char *name)
{
    if (n->count == count)
        return true;
    if (n->count != 1) {
        nb_fail(a, NB_ERR_SHAPE, _("%s has %zu elements, where %zu are wanted"), name, n->count,
                count);
        nb_param_blame(a, offset);
        return false;
    }
    const double one = n->v[0];
    free(n->v);
    n->v = nb_xcalloc(count ? count : 1, sizeof *n->v);
    for (size_t i = 0; i < count; i++)
        n->v[i] = one;
    n->count = count;
    return true;
}

void nb_numbers_free(struct nb_numbers *n)
{
    free(n->v);
    *n = (struct nb_numbers){0};
}
