/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registry of operations: families, one after the other. */
#include "config.h"

#include "core/op.h"

#include <string.h>

#include "core/family.h"

static const struct nb_family basic_family = {nb_basic_ops, NB_BASIC_COUNT};

static const struct nb_family *const families[] = {
    &basic_family, &nb_elementary_family, &nb_sigmoid_family, &nb_relu_family, &nb_gelu_family,
};

const struct nb_op *nb_op_at(size_t index)
{
    for (size_t f = 0; f < sizeof families / sizeof *families; f++) {
        if (index < families[f]->count)
            return &families[f]->rows[index];
        index -= families[f]->count;
    }
    return NULL;
}

bool nb_op_nth_name(const struct nb_op *op, size_t k, char name[NB_OP_NAME_MAX])
{
    const char *from = op->name;
    for (; k > 0; k--) {
        from = from == op->name ? op->aliases : strchr(from, ' ');
        if (!from)
            return false;
        from += *from == ' ';
    }
    size_t len = strcspn(from, " ");
    if (len >= NB_OP_NAME_MAX)
        len = NB_OP_NAME_MAX - 1;
    memcpy(name, from, len);
    name[len] = '\0';
    return true;
}

static bool has_name(const struct nb_op *op, const char *name)
{
    char candidate[NB_OP_NAME_MAX];
    for (size_t k = 0; nb_op_nth_name(op, k, candidate); k++)
        if (strcmp(candidate, name) == 0)
            return true;
    return false;
}

const struct nb_op *nb_op_find(const char *name)
{
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (has_name(op, name))
            return op;
    return NULL;
}

enum nb_basic nb_basic_of(const struct nb_op *op)
{
    for (size_t i = 0; i < NB_BASIC_COUNT; i++)
        if (op == &nb_basic_ops[i])
            return (enum nb_basic)i;
    return NB_BASIC_COUNT;
}

size_t nb_op_max_args(const struct nb_op *op)
{
    size_t n = 0;
    while (n < NB_MAX_ARGS && op->args[n].name)
        n++;
    return n;
}

size_t nb_op_min_args(const struct nb_op *op)
{
    size_t n = 0;
    while (n < NB_MAX_ARGS && op->args[n].name && !op->args[n].optional)
        n++;
    return n;
}

bool nb_op_is_function(const struct nb_op *op)
{
    return op->form == NB_ELEMENT && !op->internal && op->operands == 1 &&
           nb_op_min_args(op) == 1 && !op->boolean;
}
