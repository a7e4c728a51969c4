/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms that cancel. */
#include "config.h"

#include "tests/unit/terms.h"

#include <math.h>
#include <string.h>

#include "tests/unit/unit.h"

/* The largest terms of rows whose terms cancel: an error of 2^-52 of them is allowed. */
static const struct {
    const char *op, *terms[2];
} sums[] = {
    {"acon_c", {"x*maximum(abs(p1), abs(p2))", "maximum(abs(p1), abs(p2))"}},
    {"b_silu", {"alpha", "alpha"}},
    {"dyt", {"abs(beta) + abs(gamma)", "0"}},
    {"nlrelu", {"0", "beta/(beta*x + 1)^2"}},
    {"sinlu", {"x", "1 + abs(a*b)"}},
    {"smu", {"alpha*x", "alpha"}},
    {"smu1", {"alpha*x", "alpha"}},
    {"soft_exponential",
     {"1/alpha + abs(alpha)", "where(alpha < 0, 1/(1 - alpha*(x + alpha))^2, 0)"}},
    {"stan", {"beta*x*tanh(x)", "beta*(tanh(x) + x*tanh'(x))"}},
    {"swish_t", {"alpha*tanh(x)", "alpha*tanh'(x)"}},
    {"swish_t_a", {"alpha*tanh(x/2)", "alpha*sigmoid'(x)"}},
    {"swish_t_b", {"alpha*tanh(beta*x/2)", "alpha*beta*sigmoid'(beta*x)"}},
    {"swish_t_c", {"alpha/beta*tanh(beta*x/2)", "alpha*sigmoid'(beta*x)"}},
    {"xielu", {"x*beta", "beta"}},
};

double terms_of(const struct nb_op *op, const double *args, size_t order)
{
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        struct unit_case c = {.op = sums[i].op};
        if (strcmp(sums[i].op, op->name) != 0)
            continue;
        for (size_t k = 1; k < nb_op_max_args(op); k++)
            c.param[k - 1] = args[k];
        struct nb_expr *x = unit_var();
        double size = fabs(unit_at(unit_rule(&c, sums[i].terms[order], x), x, args[0]));
        return isfinite(size) ? 0x1p-51 * size : 0;
    }
    return 0;
}
