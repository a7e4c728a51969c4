/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Properties of rows, read off their facts. */
#include "config.h"

#include "help/properties.h"

#include <ctype.h>
#include <string.h>

#include "base/count.h"

static bool is_smooth(const struct nb_op *op)
{
    return op->smooth == NB_CINF;
}

static bool is_bounded(const struct nb_op *op)
{
    return op->range && !strstr(op->range, "inf");
}

static bool is_monotone(const struct nb_op *op)
{
    return op->monotone != NB_NOT_MONOTONE;
}

static bool is_rising(const struct nb_op *op)
{
    return op->monotone == NB_RISING;
}

static bool is_falling(const struct nb_op *op)
{
    return op->monotone == NB_FALLING;
}

static bool is_odd(const struct nb_op *op)
{
    return op->parity == NB_ODD;
}

static bool is_even(const struct nb_op *op)
{
    return op->parity == NB_EVEN;
}

static bool has_kink(const struct nb_op *op)
{
    return op->smooth == NB_C0 || (op->smooth == NB_JUMPS && op->kinks);
}

static bool has_jump(const struct nb_op *op)
{
    return op->smooth == NB_JUMPS;
}

static bool has_parameter(const struct nb_op *op)
{
    return op->form == NB_ELEMENT && nb_op_max_args(op) > op->operands;
}

static bool is_vector(const struct nb_op *op)
{
    return op->form == NB_ALONG;
}

static bool is_in_torch(const struct nb_op *op)
{
    return op->torch != NULL;
}

static bool is_in_keras(const struct nb_op *op)
{
    return op->keras != NULL;
}

static bool is_in_jax(const struct nb_op *op)
{
    return op->jax != NULL;
}

static bool is_gated(const struct nb_op *op)
{
    return op->formula && nb_op_is_function(op) && strncmp(op->formula, "x*", 2) == 0 &&
           strchr(op->formula, '(');
}

/* Flat on a side: a finite limit there. */
static bool saturates(const struct nb_op *op)
{
    return nb_op_is_function(op) && !op->format &&
           ((op->low && !strstr(op->low, "inf")) || (op->high && !strstr(op->high, "inf")));
}

static const struct nb_property words[] = {
    {"smooth", is_smooth},     {"bounded", is_bounded},
    {"monotone", is_monotone}, {"rising", is_rising},
    {"falling", is_falling},   {"odd", is_odd},
    {"even", is_even},         {"kink", has_kink},
    {"jump", has_jump},        {"parameter", has_parameter},
    {"vector", is_vector},     {"gated", is_gated},
    {"saturating", saturates}, {"torch", is_in_torch},
    {"keras", is_in_keras},    {"jax", is_in_jax},
};

const struct nb_property *nb_property_at(size_t index)
{
    return index < NB_COUNT(words) ? &words[index] : NULL;
}

const struct nb_property *nb_property_find(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(words); i++)
        if (strcmp(words[i].name, name) == 0)
            return &words[i];
    return NULL;
}

bool nb_text_contains(const char *text, const char *part)
{
    size_t len = strlen(part);
    for (; text && *text; text++) {
        size_t i = 0;
        while (i < len && tolower((unsigned char)text[i]) == tolower((unsigned char)part[i]))
            i++;
        if (i == len)
            return true;
    }
    return false;
}
