/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions in a format of few digits. */
#include "config.h"

#include "eval/precision.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "eval/emulate.h"
#include "eval/sampler.h"
#include "graph/op.h"

static const char *const names[] = {
    "float64", "float32", "bfloat16", "float16", "float8_e4m3fn", "float8_e5m2",
};

const struct nb_op *nb_precision_format(int number)
{
    return number > 0 ? nb_op_find(names[number]) : NULL;
}

int nb_precision_next(int number)
{
    return (number + 1) % (int)NB_COUNT(names);
}

struct nb_expr *nb_precision_round(struct nb_expr *y, struct nb_expr *var,
                                   const struct nb_op *format)
{
    struct nb_err err = {0};
    struct nb_expr *steps = nb_rounded(y, var, format, &err);
    return steps ? steps : y;
}

/* The three numbers of a rounding, compiled. */
struct nb_rounder {
    const struct nb_expr *y;
    struct nb_sampler *numbers;
};

void nb_precision_free(struct nb_precision *p)
{
    for (size_t i = 0; i < p->count; i++)
        nb_sampler_free(p->list[i].numbers);
    free(p->list);
    *p = (struct nb_precision){0};
}

static struct nb_expr *of_rounded(struct nb_expr *y, struct nb_expr *var,
                                  const struct nb_op *format)
{
    struct nb_err err = {0};
    struct nb_expr *at = nb_of_rounded(y, var, format, &err);
    return at ? at : y;
}

static struct nb_sampler *compile(struct nb_expr *y, struct nb_expr *steps, struct nb_expr *var,
                                  const struct nb_op *format)
{
    const struct nb_builder b = {y->pool, false};
    struct nb_expr *exact = of_rounded(y, var, format);
    struct nb_expr *stepped = of_rounded(nb_emulate(b, y, format), var, format);
    struct nb_expr *error = nb_ulp_error(b, stepped, exact, format);
    return nb_sampler_new((struct nb_expr *[]){steps, stepped, error}, 3, var);
}

static struct nb_sampler *numbers_of(struct nb_precision *p, struct nb_expr *exact,
                                     struct nb_expr *steps, struct nb_expr *var,
                                     const struct nb_op *format)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->list[i].y == steps)
            return p->list[i].numbers;
    p->list = nb_grow(p->list, &p->cap, p->count + 1, sizeof *p->list);
    p->list[p->count] =
        (struct nb_rounder){.y = steps, .numbers = compile(exact, steps, var, format)};
    return p->list[p->count++].numbers;
}

void nb_precision_run(struct nb_precision *p, struct nb_expr *exact, struct nb_expr *steps,
                      struct nb_expr *var, const struct nb_op *format, const double *x, size_t n,
                      struct nb_rounding *out)
{
    struct nb_err err = {0};
    double *y = nb_xcalloc(3 * n, sizeof *y);
    struct nb_sampler *numbers = numbers_of(p, exact, steps, var, format);
    const bool known = nb_sampler_run(numbers, x, n, (double *[]){y, y + n, y + 2 * n}, &err);
    for (size_t i = 0; i < n; i++)
        out[i] = known ? (struct nb_rounding){y[i], y[n + i], y[2 * n + i]}
                       : (struct nb_rounding){NAN, NAN, NAN};
    free(y);
}
