/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "graph/exact.h"

#include <math.h>
#include <string.h>

#include "base/count.h"

/* Below it an error may be too small to be seen. */
static const double least = 0x1p-900;

static bool is_exact_sum(double x, double y, double sum)
{
    const double part = sum - x; /* of y that came in: Knuth's two-sum */
    return isfinite(sum) && (x - (sum - part)) + (y - part) == 0;
}

static bool is_exact_product(double x, double y, double product)
{
    if (x == 0 || y == 0)
        return isfinite(x) && isfinite(y);
    return isfinite(product) && fabs(product) >= least && fma(x, y, -product) == 0;
}

static bool is_exact_quotient(double x, double y, double quotient)
{
    if (x == 0 || !isfinite(quotient))
        return x == 0 && y != 0 && isfinite(y);
    return fabs(x) >= least && fabs(quotient) >= least && isfinite(y) && fma(quotient, y, -x) == 0;
}

/* A power of whole numbers that a double holds. */
static bool is_exact_power(double x, double y, double power)
{
    const bool trivial = (x == 0 || x == 1) && y > 0;
    return trivial || (x == floor(x) && y == floor(y) && y >= 0 && fabs(power) <= 0x1p53);
}

bool nb_is_exact(enum nb_basic op, const double *x, double y)
{
    switch (op) {
    case NB_ADD:
        return is_exact_sum(x[0], x[1], y);
    case NB_SUB:
        return is_exact_sum(x[0], -x[1], y);
    case NB_MUL:
    case NB_TIMES:
        return is_exact_product(x[0], x[1], y);
    case NB_DIV:
        return is_exact_quotient(x[0], x[1], y);
    case NB_POW:
        return is_exact_power(x[0], x[1], y);
    case NB_MOD: /* the sign of the divisor may round; whole ones do not */
    case NB_FLOORDIV:
        return x[0] == floor(x[0]) && x[1] == floor(x[1]) && fabs(x[0]) <= 0x1p53 &&
               fabs(x[1]) <= 0x1p53 && x[1] != 0;
    case NB_BASIC_COUNT:
        return false;
    default:
        return true; /* they choose, compare, or change a sign */
    }
}

/* Rows whose values are doubles when their argument is one. */
static bool never_rounds(const struct nb_op *op)
{
    static const char *const names[] = {"abs", "sign", "floor", "ceil", "round", "trunc", "relu"};
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (strcmp(op->name, names[i]) == 0)
            return true;
    return op == &nb_max_op || op == &nb_min_op;
}

bool nb_is_exact_at(const struct nb_op *op, struct nb_expr *const *args)
{
    const enum nb_basic basic = nb_basic_of(op);
    double x[NB_MAX_ARGS], y;
    const double *at[NB_MAX_ARGS];
    if (basic == NB_BASIC_COUNT || !op->value)
        return never_rounds(op);
    for (size_t k = 0; k < nb_op_max_args(op); k++) {
        x[k] = args[k]->num;
        at[k] = &x[k];
    }
    op->value(1, &y, at);
    return nb_is_exact(basic, x, y);
}

bool nb_may_round(const struct nb_expr *e)
{
    const enum nb_basic basic = nb_basic_of(e->op);
    if (nb_is_leaf(e) || e->op->form == NB_VIEW || (never_rounds(e->op) && !e->slope))
        return false;
    return basic == NB_BASIC_COUNT || (basic < NB_LT && basic != NB_NEG) || basic == NB_TIMES;
}
