/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of few digits. */
#include "config.h"

#include "study/rounded.h"

#include "lang/format.h"
#include "value/convert.h"

bool nb_dtype_arg(struct nb_args *a, size_t k, const struct nb_op **format)
{
    *format = NULL;
    if (!nb_given(a, k))
        return true;
    if (!nb_dtype_of(a->arg[k], a->arg_span[k], format, a->err))
        return false;
    if (*format && !nb_op_rounds(*format))
        *format = NULL;
    return true;
}

bool nb_read_dtype(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    return nb_dtype_arg(a, k, field);
}
