/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What functions that make tensors have in common. */
#include "config.h"

#include "value/maker.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "graph/order.h"
#include "value/convert.h"
#include "value/function.h"

static const char *const makers[] = {
    "tensor",
    "linspace",
    "logspace",
    "arange",
    "zeros",
    "ones",
    "full",
    "eye",
    "zeros_like",
    "ones_like",
    "torch.full_like",
    "torch.rand_like",
    "torch.rand",
    "torch.randn",
    "torch.randn_like",
};

static bool is_maker(const struct nb_builtin *row)
{
    for (size_t i = 0; i < NB_COUNT(makers); i++)
        if (strcmp(makers[i], row->name) == 0)
            return true;
    return false;
}

static bool take_requires_grad(struct nb_actual a, struct nb_maker *maker, struct nb_err *err)
{
    double x;
    if (!nb_value_number(a.value, &x, err))
        return false;
    maker->requires_grad = x != 0;
    return true;
}

static bool take_device(struct nb_actual a, struct nb_maker *maker, struct nb_err *err)
{
    (void)maker;
    bool cpu = a.value.type == NB_STRING && strcmp(a.value.text->bytes, "cpu") == 0;
    if (cpu || a.value.type == NB_NONE)
        return true;
    nb_err_set(err, NB_ERR_VALUE, _("nabla computes on the processor: device is 'cpu'"));
    nb_err_hint(err, _("leave it out; large tensors use all cores"));
    return false;
}

/* Of no meaning here. */
static bool drop(struct nb_actual a, struct nb_maker *maker, struct nb_err *err)
{
    (void)a;
    (void)maker;
    (void)err;
    return true;
}

static const struct {
    const char *name;
    bool (*take)(struct nb_actual a, struct nb_maker *maker, struct nb_err *err);
} keywords[] = {
    {"requires_grad", take_requires_grad},
    {"device", take_device},
    {"layout", drop},
    {"pin_memory", drop},
    {"memory_format", drop},
};

static bool take(struct nb_actual a, struct nb_maker *maker, bool *taken, struct nb_err *err)
{
    *taken = false;
    for (size_t i = 0; a.name && i < NB_COUNT(keywords); i++) {
        if (strcmp(keywords[i].name, a.name) != 0)
            continue;
        *taken = true;
        if (keywords[i].take(a, maker, err))
            return true;
        nb_err_at(err, a.span);
        return false;
    }
    return true;
}

bool nb_maker_take(const struct nb_builtin *row, struct nb_actual *actuals, size_t *count,
                   struct nb_maker *maker, struct nb_err *err)
{
    *maker = (struct nb_maker){0};
    if (!is_maker(row))
        return true;
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        bool taken;
        if (!take(actuals[i], maker, &taken, err))
            return false;
        if (!taken)
            actuals[kept++] = actuals[i];
    }
    *count = kept;
    return true;
}

struct nb_value nb_maker_finish(struct nb_interp *in, struct nb_maker maker, struct nb_value v,
                                struct nb_err *err)
{
    if (!maker.requires_grad || v.type != NB_TENSOR || nb_is_symbolic(v.node))
        return v;
    struct nb_expr *leaf = nb_autograd_leaf(v.node, err);
    if (!leaf)
        return (struct nb_value){.type = NB_ABSENT};
    nb_autograd_track(&in->autograd, leaf)->leaf = true;
    return nb_tensor_of(leaf);
}
