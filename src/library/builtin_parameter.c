/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What PyTorch's classes of tensors make. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "python/python.h"
#include "value/convert.h"
#include "value/random.h"

/* A tensor that a module learns. */
static struct nb_value parameter(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    bool wanted = true;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_bool(a, 1, &wanted))
        return NB_FAILED;
    struct nb_expr *leaf = nb_autograd_leaf(nb_autograd_detach(x), a->err);
    if (!leaf)
        return NB_FAILED;
    nb_autograd_track(&a->in->autograd, leaf)->leaf = wanted;
    struct nb_value v = nb_tensor_of(leaf);
    v.entity = nb_entity_new(a->in->pool, v);
    v.entity->parameter = true;
    return v;
}

/* torch.Tensor([1, 2]), torch.Tensor(2, 3). */
static struct nb_value tensor(struct nb_args *a)
{
    const bool data = a->nrest == 1 && !nb_is_plain(a->rest[0]);
    struct nb_value f = nb_interp_member(a->in, "torch", data ? "tensor" : "zeros");
    return nb_py_call(a->in, f, a->rest, a->nrest, a->err);
}

/* The generator's next numbers of 32 bits. */
static struct nb_value words(struct nb_args *a)
{
    double count = 0;
    if (!nb_arg_number(a, 0, &count))
        return NB_FAILED;
    if (!(count >= 0) || !nb_size_fits(count))
        return nb_fail(a, NB_ERR_SIZE, _("a tensor of %.3g elements does not fit into memory"),
                       count);
    const size_t n = (size_t)count;
    double *x = nb_xcalloc(n ? n : 1, sizeof *x);
    for (size_t i = 0; i < n && nb_goes_on(i); i++)
        x[i] = nb_random_word(&a->in->random[0]);
    const struct nb_shape shape = {.rank = 1, .dim = {n}};
    return nb_tensor_of(nb_data_take(a->in->pool, shape, x));
}

static const struct nb_builtin rows[] = {
    {.name = "Python.torch.nn.parameter.Parameter",
     .aliases = "Python._Parameter",
     .params = "data, requires_grad=",
     .run = parameter,
     .doc = N_("A tensor that a module learns.")},
    {.name = "Python.torch.Tensor",
     .params = "*data",
     .run = tensor,
     .doc = N_("A tensor of numbers or of a size.")},
    {.name = "Python._words",
     .params = "count",
     .run = words,
     .doc = N_("Random whole numbers of 32 bits.")},
};

const struct nb_builtins nb_parameter_builtins = NB_BUILTINS(rows, NULL);
