/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "numpy/numpy.h"

#include <stdlib.h>

#include "eval/eval.h"
#include "lang/call.h"
#include "value/convert.h"

static const struct nb_builtins *const all[] = {
    &nb_dtype_builtins,  &nb_folds_builtins,   &nb_pieces_builtins,
    &nb_places_builtins, &nb_sampled_builtins, &nb_statistics_builtins,
    &nb_legacy_builtins, &nb_special_builtins, &nb_generator_builtins,
};

void nb_numpy_register(struct nb_interp *in)
{
    for (size_t i = 0; i < NB_COUNT(all); i++)
        nb_interp_register(in, all[i], NULL);
}

struct nb_builder nb_numpy_builder(const struct nb_args *a)
{
    return (struct nb_builder){a->in->pool, false};
}

bool nb_numpy_read(struct nb_args *a, size_t k, struct nb_evaluated *out)
{
    struct nb_expr *e = NULL;
    *out = (struct nb_evaluated){0};
    if (!nb_arg_tensor(a, k, &e) || !e)
        return false;
    out->shape = e->shape;
    out->count = nb_shape_count(e->shape);
    out->x = nb_eval(e, a->err);
    nb_err_at(a->err, a->arg_span[k]);
    return out->x != NULL;
}

struct nb_value nb_numpy_array(struct nb_args *a, struct nb_shape shape, double *x)
{
    return nb_tensor_of(nb_data_take(a->in->pool, shape, x));
}

struct nb_value nb_numpy_vector(struct nb_args *a, double *x, size_t count)
{
    return nb_numpy_array(a, nb_vector_shape(count), x);
}

struct nb_value nb_numpy_wholes(struct nb_args *a, struct nb_shape shape, double *x)
{
    struct nb_value v = nb_numpy_array(a, shape, x);
    v.look = NB_LOOK_COUNT;
    return v;
}

struct nb_value nb_numpy_call(struct nb_args *a, const char *name, const struct nb_value *v,
                              size_t count)
{
    struct nb_actual actuals[NB_MAX_PARAMS];
    for (size_t i = 0; i < count; i++)
        actuals[i] = (struct nb_actual){.value = v[i].type == NB_ABSENT ? nb_none() : v[i],
                                        .span = i == 0 ? a->arg_span[0] : a->span};
    struct nb_value f = nb_interp_builtin(a->in, name);
    return nb_interp_call(a->in, f.function, actuals, count, NULL, a->span, a->err);
}

bool nb_numpy_axis(struct nb_args *a, size_t k, struct nb_shape shape, int standard, int *axis)
{
    double given;
    *axis = standard;
    if (!nb_given(a, k))
        return true;
    if (nb_value_number(a->arg[k], &given, a->err) && nb_axis_of(given, shape, axis, a->err))
        return true;
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

struct nb_value nb_numpy_lacks(struct nb_args *a, const char *message, const char *hint)
{
    nb_fail(a, NB_ERR_VALUE, "%s", message);
    if (hint)
        nb_err_hint(a->err, "%s", hint);
    return NB_FAILED;
}
