/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of one row. */
#include "config.h"

#include "graph/op.h"

#include <float.h>

const char *nb_op_computed(const struct nb_op *op)
{
    return op->compute ? op->compute : op->formula;
}

double nb_op_ulp(const struct nb_op *op, bool slope)
{
    return op->ulp[slope] > 0 ? op->ulp[slope] : 4;
}

enum nb_basic nb_basic_of(const struct nb_op *op)
{
    for (size_t i = 0; i < NB_BASIC_COUNT; i++)
        if (op == &nb_basic_ops[i])
            return (enum nb_basic)i;
    return NB_BASIC_COUNT;
}

const struct nb_kink *nb_op_kink(const struct nb_op *op, size_t k)
{
    return op->kinks && op->kinks[k].at ? &op->kinks[k] : NULL;
}

size_t nb_op_max_args(const struct nb_op *op)
{
    size_t n = 0;
    while (n < NB_MAX_ARGS && op->args[n].name)
        n++;
    return n;
}

static size_t op_min_args(const struct nb_op *op)
{
    size_t n = 0;
    while (n < NB_MAX_ARGS && op->args[n].name && !op->args[n].optional)
        n++;
    return n;
}

bool nb_op_is_function(const struct nb_op *op)
{
    return op->form == NB_ELEMENT && !op->internal && op->operands == 1 && op_min_args(op) == 1 &&
           !op->boolean;
}

bool nb_op_rounds(const struct nb_op *op)
{
    return op->format && op->format->digits < DBL_MANT_DIG;
}
