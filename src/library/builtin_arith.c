/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators under PyTorch's names: torch.add(x, y, alpha=2), x.mul(3). */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "graph/build.h"
#include "value/convert.h"
#include "value/interp.h"

static const struct nb_value failed = {.type = NB_ABSENT};

/* "torch.add" is the operator "add". */
static const struct nb_op *operator_of(const struct nb_builtin *row)
{
    return nb_op_find(strchr(row->name, '.') + 1);
}

static struct nb_value apply(struct nb_args *a, const struct nb_op *op, struct nb_expr *x,
                             struct nb_expr *y)
{
    struct nb_expr *args[NB_MAX_ARGS] = {x, y};
    struct nb_expr *e = nb_call((struct nb_builder){a->in->pool, false}, op, args, a->err);
    if (!e)
        return failed;
    bool number = a->arg[0].type == NB_NUMBER && (!y || a->arg[1].type == NB_NUMBER);
    return number ? nb_number_of(e) : nb_tensor_of(e);
}

static struct nb_value unary(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? apply(a, operator_of(a->builtin), x, NULL) : failed;
}

static struct nb_value binary(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y))
        return failed;
    return apply(a, operator_of(a->builtin), x, y);
}

/* input + alpha*other */
static struct nb_value scaled(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    double alpha = 1;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y) || !nb_arg_number(a, 2, &alpha))
        return failed;
    struct nb_builder b = {a->in->pool, false};
    if (alpha != 1)
        y = nb_binary(b, NB_MUL, nb_const(a->in->pool, alpha), y);
    return apply(a, operator_of(a->builtin), x, y);
}

/* PyTorch's ways to round a quotient. */
static const struct {
    const char *mode, *op;
} roundings[] = {{"floor", "floor"}, {"trunc", "trunc"}};

static struct nb_value divide(struct nb_args *a)
{
    const char *mode = NULL;
    struct nb_value q = binary(a);
    if (q.type == NB_ABSENT || !nb_arg_text(a, 2, &mode))
        return failed;
    if (!mode)
        return q;
    for (size_t i = 0; i < sizeof roundings / sizeof *roundings; i++)
        if (strcmp(roundings[i].mode, mode) == 0)
            return apply(a, nb_op_find(roundings[i].op), q.expr, NULL);
    nb_fail(a, NB_ERR_VALUE, _("rounding_mode must be 'floor' or 'trunc'"));
    nb_err_at(a->err, a->arg_span[2]);
    return failed;
}

#define BOTH(method) .name = "torch." method, .aliases = "Tensor." method
#define ALSO(method, more)                                                                         \
    .name = "torch." method, .aliases = "Tensor." method " torch." more " Tensor." more
#define PAIR .params = "input, other", .run = binary

static const struct nb_builtin rows[] = {
    {ALSO("add", "add"), .params = "input, other, alpha=", .run = scaled,
     .doc = N_("input + alpha*other.")},
    {ALSO("sub", "subtract"), .params = "input, other, alpha=", .run = scaled,
     .doc = N_("input - alpha*other.")},
    {ALSO("mul", "multiply"), PAIR, .doc = N_("Product, element by element.")},
    {ALSO("div", "divide"), .params = "input, other, rounding_mode=", .run = divide,
     .doc = N_("Quotient.")},
    {ALSO("neg", "negative"), .params = "input", .run = unary, .doc = N_("The negative.")},
    {BOTH("pow"), .params = "input, exponent", .run = binary, .doc = N_("Power.")},
    {BOTH("lt"), PAIR, .doc = N_("Whether input < other.")},
    {BOTH("le"), PAIR, .doc = N_("Whether input <= other.")},
    {BOTH("gt"), PAIR, .doc = N_("Whether input > other.")},
    {BOTH("ge"), PAIR, .doc = N_("Whether input >= other.")},
    {BOTH("eq"), PAIR, .doc = N_("Whether input == other.")},
    {BOTH("ne"), PAIR, .doc = N_("Whether input != other.")},
    {BOTH("remainder"), PAIR, .doc = N_("Remainder with the sign of other.")},
    {BOTH("floor_divide"), PAIR, .doc = N_("Quotient, rounded down.")},
    {BOTH("logical_and"), PAIR, .doc = N_("Whether both are true.")},
    {BOTH("logical_or"), PAIR, .doc = N_("Whether one is true.")},
    {BOTH("logical_not"), .params = "input", .run = unary, .doc = N_("Whether it is false.")},
};

const struct nb_builtins nb_arith_builtins = NB_BUILTINS(rows, NULL);
