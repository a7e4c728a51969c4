/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Devices of PyTorch: there is the processor. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "value/convert.h"

static struct nb_value is_available(struct nb_args *a)
{
    (void)a;
    return nb_true_or_false(false);
}

static struct nb_value device_count(struct nb_args *a)
{
    (void)a;
    return nb_number(0);
}

/* The name of the device: tensors are there already. */
static struct nb_value device(struct nb_args *a)
{
    const char *name;
    if (!nb_arg_text(a, 0, &name))
        return NB_FAILED;
    if (strcmp(name, "cpu") == 0)
        return a->arg[0];
    nb_fail(a, NB_ERR_VALUE, _("nabla computes on the processor: torch.device(\"cpu\")"));
    nb_err_at(a->err, a->arg_span[0]);
    return NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "torch.cuda.is_available",
     .aliases = "torch.backends.mps.is_available torch.backends.mps.is_built",
     .params = "",
     .run = is_available,
     .doc = N_("False: nabla computes on the processor.")},
    {.name = "torch.cuda.device_count",
     .params = "",
     .run = device_count,
     .doc = N_("0: nabla computes on the processor.")},
    {.name = "torch.device",
     .params = "type",
     .run = device,
     .doc = N_("The name of the processor, \"cpu\".")},
};

const struct nb_builtins nb_device_builtins = NB_BUILTINS(rows, NULL);
