/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators under the names of PyTorch and NumPy: torch.add(x, y, alpha=2), x.mul(3),
 * np.add(x, y). */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "graph/build.h"
#include "value/convert.h"
#include "value/interp.h"

/* What NumPy calls otherwise. */
static const struct {
    const char *theirs, *op;
} renamed[] = {
    {"subtract", "sub"},  {"multiply", "mul"}, {"divide", "div"}, {"negative", "neg"},
    {"power", "pow"},     {"greater", "gt"},   {"less", "lt"},    {"greater_equal", "ge"},
    {"less_equal", "le"}, {"not_equal", "ne"}, {"equal", "eq"},
};

/* "torch.add" is the operator "add". */
static const struct nb_op *operator_of(const struct nb_builtin *row)
{
    const char *name = strchr(row->name, '.') + 1;
    for (size_t i = 0; i < NB_COUNT(renamed); i++)
        if (strcmp(renamed[i].theirs, name) == 0)
            return nb_op_find(renamed[i].op);
    return nb_op_find(name);
}

static struct nb_value apply(struct nb_args *a, const struct nb_op *op, struct nb_expr *x,
                             struct nb_expr *y)
{
    struct nb_expr *args[NB_MAX_ARGS] = {x, y};
    struct nb_expr *e = nb_call((struct nb_builder){a->in->pool, false}, op, args, a->err);
    if (!e)
        return NB_FAILED;
    bool number = a->arg[0].type == NB_NUMBER && (!y || a->arg[1].type == NB_NUMBER);
    return number ? nb_number_of(e) : nb_tensor_of(e);
}

static struct nb_value unary(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? apply(a, operator_of(a->builtin), x, NULL) : NB_FAILED;
}

static struct nb_value binary(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y))
        return NB_FAILED;
    return apply(a, operator_of(a->builtin), x, y);
}

/* input + alpha*other */
static struct nb_value scaled(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    double alpha = 1;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y) || !nb_arg_number(a, 2, &alpha))
        return NB_FAILED;
    struct nb_builder b = {a->in->pool, false};
    if (alpha != 1)
        y = nb_binary(b, NB_MUL, nb_const(a->in->pool, alpha), y);
    return apply(a, operator_of(a->builtin), x, y);
}

/* x.where(condition, other): x where it holds. */
static struct nb_value where(struct nb_args *a)
{
    struct nb_expr *x = NULL, *condition = NULL, *other = NULL;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &condition) ||
        !nb_arg_tensor(a, 2, &other))
        return NB_FAILED;
    struct nb_expr *args[NB_MAX_ARGS] = {condition, x, other};
    struct nb_expr *e =
        nb_call((struct nb_builder){a->in->pool, false}, &nb_basic_ops[NB_WHERE], args, a->err);
    return e ? nb_tensor_of(e) : NB_FAILED;
}

/* Whether one of the two is true, and not both. */
static struct nb_value logical_xor(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL, *zero = nb_const(a->in->pool, 0);
    struct nb_builder b = {a->in->pool, false};
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y))
        return NB_FAILED;
    x = nb_binary(b, NB_NE, x, zero);
    y = nb_binary(b, NB_NE, y, zero);
    return apply(a, &nb_basic_ops[NB_NE], x, y);
}

/* logit(input, eps): of input between eps and 1 - eps, where eps is given. */
static struct nb_value logit(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double eps = 0;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_number(a, 1, &eps))
        return NB_FAILED;
    struct nb_pool *pool = a->in->pool;
    struct nb_expr *args[] = {x, nb_const(pool, eps), nb_const(pool, 1 - eps)};
    struct nb_builder b = {pool, false};
    if (nb_given(a, 1) && !(x = nb_call(b, nb_op_find("clamp"), args, a->err)))
        return NB_FAILED;
    return apply(a, nb_op_find("logit"), x, NULL);
}

/* math.log(x, base). */
static struct nb_value log_to_base(struct nb_args *a)
{
    struct nb_expr *x = NULL, *base = NULL;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &base))
        return NB_FAILED;
    double number = base && nb_is_const(base) ? base->num : 0;
    struct nb_pool *pool = a->in->pool;
    const struct nb_op *op = nb_op_find(number == 2 ? "log2" : number == 10 ? "log10" : "log");
    struct nb_value v = apply(a, op, x, NULL);
    if (v.type == NB_ABSENT || !base || number == 2 || number == 10)
        return v;
    struct nb_value below = apply(a, op, base, NULL);
    return below.type == NB_ABSENT
               ? below
               : apply(a, &nb_basic_ops[NB_DIV], nb_node(pool, v), nb_node(pool, below));
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
        return NB_FAILED;
    if (!mode)
        return q;
    for (size_t i = 0; i < NB_COUNT(roundings); i++)
        if (strcmp(roundings[i].mode, mode) == 0)
            return apply(a, nb_op_find(roundings[i].op), nb_node(a->in->pool, q), NULL);
    nb_fail(a, NB_ERR_VALUE, _("rounding_mode must be 'floor' or 'trunc'"));
    nb_err_at(a->err, a->arg_span[2]);
    return NB_FAILED;
}

#define BOTH(method) .name = "torch." method, .aliases = "Tensor." method
#define ALSO(method, more)                                                                         \
    .name = "torch." method, .aliases = "Tensor." method " torch." more " Tensor." more
#define NUMPY(function) .name = "np." function
#define NUMPY_ALSO(function, more) .name = "np." function, .aliases = "np." more
#define TWO .params = "x1, x2", .run = binary
#define PAIR .params = "input, other", .run = binary

static const struct nb_builtin rows[] = {
    {ALSO("add", "add"), .params = "input, other, alpha=", .run = scaled,
     .doc = N_("input + alpha*other.")},
    {ALSO("sub", "subtract"), .params = "input, other, alpha=", .run = scaled,
     .doc = N_("input - alpha*other.")},
    {ALSO("mul", "multiply"), PAIR, .doc = N_("Product, element by element.")},
    {.name = "torch.div",
     .aliases = "Tensor.div torch.divide Tensor.divide torch.true_divide Tensor.true_divide",
     .params = "input, other, rounding_mode=",
     .run = divide,
     .doc = N_("Quotient.")},
    {ALSO("neg", "negative"), .params = "input", .run = unary, .doc = N_("The negative.")},
    {ALSO("pow", "float_power"), .params = "input, exponent", .run = binary, .doc = N_("Power.")},
    {ALSO("lt", "less"), PAIR, .doc = N_("Whether input < other.")},
    {ALSO("le", "less_equal"), PAIR, .doc = N_("Whether input <= other.")},
    {ALSO("gt", "greater"), PAIR, .doc = N_("Whether input > other.")},
    {ALSO("ge", "greater_equal"), PAIR, .doc = N_("Whether input >= other.")},
    {BOTH("eq"), PAIR, .doc = N_("Whether input == other.")},
    {ALSO("ne", "not_equal"), PAIR, .doc = N_("Whether input != other.")},
    {BOTH("remainder"), PAIR, .doc = N_("Remainder with the sign of other.")},
    {BOTH("floor_divide"), PAIR, .doc = N_("Quotient, rounded down.")},
    {BOTH("logical_and"), PAIR, .doc = N_("Whether both are true.")},
    {BOTH("logical_or"), PAIR, .doc = N_("Whether one is true.")},
    {BOTH("logical_not"), .params = "input", .run = unary, .doc = N_("Whether it is false.")},
    {BOTH("logical_xor"), .params = "input, other", .run = logical_xor,
     .doc = N_("Whether one is true and not the other.")},
    {NUMPY("logical_xor"), .params = "x1, x2", .run = logical_xor,
     .doc = N_("Whether one is true and not the other.")},
    {BOTH("logit"), .params = "input, eps=", .run = logit, .doc = N_("Logarithm of the odds.")},
    {.name = "math.log",
     .params = "x, base=",
     .run = log_to_base,
     .doc = N_("Logarithm, natural unless there is a base.")},
    {.name = "Tensor.where",
     .params = "input, condition, other",
     .run = where,
     .doc = N_("input where the condition holds, else other.")},
    {NUMPY("add"), TWO, .doc = N_("Sum, element by element.")},
    {NUMPY("subtract"), TWO, .doc = N_("Difference, element by element.")},
    {NUMPY("multiply"), TWO, .doc = N_("Product, element by element.")},
    {NUMPY_ALSO("divide", "true_divide"), TWO, .doc = N_("Quotient.")},
    {NUMPY("negative"), .params = "x", .run = unary, .doc = N_("The negative.")},
    {NUMPY_ALSO("power", "float_power"), TWO, .doc = N_("Power.")},
    {NUMPY("less"), TWO, .doc = N_("Whether x1 < x2.")},
    {NUMPY("less_equal"), TWO, .doc = N_("Whether x1 <= x2.")},
    {NUMPY("greater"), TWO, .doc = N_("Whether x1 > x2.")},
    {NUMPY("greater_equal"), TWO, .doc = N_("Whether x1 >= x2.")},
    {NUMPY("equal"), TWO, .doc = N_("Whether x1 == x2.")},
    {NUMPY("not_equal"), TWO, .doc = N_("Whether x1 != x2.")},
    {NUMPY_ALSO("remainder", "mod"), TWO, .doc = N_("Remainder with the sign of x2.")},
    {NUMPY("floor_divide"), TWO, .doc = N_("Quotient, rounded down.")},
    {NUMPY("logical_and"), TWO, .doc = N_("Whether both are true.")},
    {NUMPY("logical_or"), TWO, .doc = N_("Whether one is true.")},
    {NUMPY("logical_not"), .params = "x", .run = unary, .doc = N_("Whether it is false.")},
};

const struct nb_builtins nb_arith_builtins = NB_BUILTINS(rows, NULL);
