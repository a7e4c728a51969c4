/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Types of elements by their names: np.int64(3), dtype=torch.long. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "numpy/numpy.h"
#include "value/convert.h"
#include "value/elements.h"

/* A number or an array as such elements. */
static struct nb_value cast(struct nb_args *a)
{
    enum nb_elements elements = NB_FLOATS;
    struct nb_value name = {.type = NB_STRING};
    struct nb_expr *x = nb_const(a->in->pool, 0);
    name = nb_string(&a->in->pool->gc, a->builtin->name, strlen(a->builtin->name));
    nb_elements_named(name, &elements);
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_value v = nb_tensor_of(x);
    v.look = NB_LOOK_ARRAY | (a->arg[0].look & NB_LOOK_COUNT);
    return nb_cast(a->in, v, elements);
}

static struct nb_value only_named(struct nb_args *a)
{
    return nb_fail(a, NB_ERR_TYPE, _("%s is a dtype, not a function: x.to(%s)"), a->builtin->name,
                   a->builtin->name);
}

static struct nb_value as_array(struct nb_args *a)
{
    return nb_numpy_call(a, "np.array", a->arg, 1);
}

static const struct nb_builtin rows[] = {
    {.name = "np.ndarray",
     .params = "x",
     .run = as_array,
     .doc = N_("The class of arrays: isinstance(x, np.ndarray).")},
    {.name = "np.int64",
     .aliases = "np.int_ np.int32 np.int16 np.int8 np.uint8 np.int",
     .params = "x=",
     .run = cast,
     .doc = N_("Whole numbers: what follows the point is left out.")},
    {.name = "np.bool_",
     .aliases = "np.bool",
     .params = "x=",
     .run = cast,
     .doc = N_("Whether the elements are not 0.")},
    {.name = "np.float64",
     .aliases = "np.float_ np.double np.float",
     .params = "x=",
     .run = cast,
     .doc = N_("Numbers of double precision.")},
    {.name = "torch.int64",
     .aliases = "torch.long torch.int torch.int32 torch.int16 torch.int8 torch.short torch.uint8",
     .params = "x=",
     .run = only_named,
     .doc = N_("The type of whole numbers, for dtype=.")},
    {.name = "torch.bool",
     .params = "x=",
     .run = only_named,
     .doc = N_("The type of truths, for dtype=.")},
};

const struct nb_builtins nb_dtype_builtins = NB_BUILTINS(rows, NULL);
