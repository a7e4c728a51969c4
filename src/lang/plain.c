/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic of plain numbers, by the same kernels as that of tensors. */
#include "config.h"

#include "lang/plain.h"

#include "graph/exact.h"
#include "graph/op.h"

/* What C computes as the kernels do, without a call. */
static double at_once(enum nb_basic op, double x, double y)
{
    switch (op) {
    case NB_ADD:
        return x + y;
    case NB_SUB:
        return x - y;
    case NB_MUL:
        return x * y;
    case NB_DIV:
        return x / y;
    case NB_NEG:
        return -x;
    case NB_LT:
        return x < y;
    case NB_LE:
        return x <= y;
    case NB_GT:
        return x > y;
    case NB_GE:
        return x >= y;
    case NB_EQ:
        return x == y;
    case NB_NE:
        return x != y;
    default: {
        double result;
        nb_basic_ops[op].value(1, &result, (const double *const[]){&x, &y});
        return result;
    }
    }
}

static bool is_whole(struct nb_value v)
{
    return v.kind == NB_KIND_WHOLE || v.kind == NB_KIND_TRUTH;
}

/* Python's int of ints: of all but a quotient, and a power below 1. */
static bool gives_whole(enum nb_basic op, const struct nb_value *v, size_t count)
{
    if (op == NB_DIV || (op == NB_POW && v[1].num < 0))
        return false;
    return is_whole(v[0]) && (count == 1 || is_whole(v[1]));
}

bool nb_plain_operate(const struct nb_pool *pool, enum nb_basic op, const struct nb_value *v,
                      size_t count, struct nb_value *out)
{
    if (!nb_is_plain(v[0]) || (count == 2 && !nb_is_plain(v[1])))
        return false;
    const double x = at_once(op, v[0].num, count == 2 ? v[1].num : 0);
    if (pool->exact && !nb_is_exact(op, (const double[]){v[0].num, v[count - 1].num}, x))
        return false;
    if (nb_basic_ops[op].boolean)
        *out = nb_true_or_false(x != 0);
    else
        *out = gives_whole(op, v, count) ? nb_whole(x) : nb_number(x);
    out->rest = op == NB_NEG ? -v[0].rest : 0;
    return true;
}

bool nb_plain_call(const struct nb_pool *pool, const struct nb_op *op,
                   const struct nb_actual *actuals, size_t count, struct nb_value *out)
{
    double x[NB_MAX_ARGS], y;
    const double *at[NB_MAX_ARGS];
    const size_t most = nb_op_max_args(op);
    if (op->form != NB_ELEMENT || !op->value || count > most || pool->exact)
        return false;
    if (count > 0 && nb_is_plain(actuals[0].value) && actuals[0].value.kind == NB_KIND_TRUTH)
        return false; /* what is made of truths may be one */
    for (size_t i = 0; i < most; i++) {
        const bool given = i < count;
        if (given ? actuals[i].name || !nb_is_plain(actuals[i].value) : !op->args[i].optional)
            return false;
        x[i] = given ? actuals[i].value.num : op->args[i].standard;
        at[i] = &x[i];
    }
    op->value(1, &y, at);
    *out = op->boolean ? nb_true_or_false(y != 0) : nb_number(y);
    return true;
}
