/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frameworks/frameworks.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "frameworks/names.h"
#include "graph/reshape.h"
#include "value/convert.h"

static const struct nb_builtins *const all[] = {&nb_vectors_builtins, &nb_trained_builtins};

void nb_frameworks_register(struct nb_interp *in)
{
    for (size_t i = 0; i < NB_COUNT(all); i++)
        nb_interp_register(in, all[i], NULL);
    in->named = nb_framework_member;
    in->named_each = nb_framework_each;
}

bool nb_coefficients(struct nb_args *a, size_t k, const double *standard, size_t count,
                     struct nb_expr **out)
{
    if (!nb_given(a, k)) {
        double *data = nb_xcalloc(count, sizeof *data);
        memcpy(data, standard, count * sizeof *data);
        *out = nb_data_take(a->in->pool, nb_vector_shape(count), data);
        return true;
    }
    if (!nb_arg_tensor(a, k, out))
        return false;
    if ((*out)->shape.rank == 1 && (*out)->shape.dim[0] > 0)
        return true;
    nb_fail(a, NB_ERR_SHAPE, _("coefficients are a vector"));
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

struct nb_expr *nb_coefficient(struct nb_args *a, struct nb_expr *vector, size_t i)
{
    struct nb_builder b = nb_frameworks_builder(a);
    return nb_reshape(b, nb_slice(b, vector, 0, i, 1, 1), nb_scalar_shape);
}
