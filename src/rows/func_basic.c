/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaves, operators, comparisons, where, and reductions: the rows that the C
 * code refers to by name. */
#include "config.h"

#include "base/i18n.h"
#include "number/power.h"
#include "rows/element.h"
#include "rows/family.h"
#include "rows/joint.h"
#include "rows/kernel.h"

#define ADD(a, b) ((a) + (b))
#define SUB(a, b) ((a) - (b))
#define MUL(a, b) ((a) * (b))
#define DIV(a, b) ((a) / (b))
#define NEG(a) (-(a))
#define LT(a, b) ((a) < (b))
#define LE(a, b) ((a) <= (b))
#define GT(a, b) ((a) > (b))
#define GE(a, b) ((a) >= (b))
#define EQ(a, b) ((a) == (b))
#define NE(a, b) ((a) != (b))
#define AND(a, b) ((a) != 0 && (b) != 0)
#define OR(a, b) ((a) != 0 || (b) != 0)
#define NOT(a) ((a) == 0)
#define AGREED(a, b) ((a) == (b) ? (a) : (double)NAN)

/* Squares are what people write: x*x is correctly rounded and fast. */
static inline double power(double a, double b)
{
    if (b == 2)
        return a * a;
    return nb_is_whole_power(b) ? nb_whole_power(a, b) : pow(a, b);
}

static inline double limited_product(double a, double b)
{
    double y = a * b;
    return y == y || a != a || b != b ? y : 0;
}

/* Python's: the result has the sign of the divisor. */
static inline double floored_mod(double a, double b)
{
    double r = fmod(a, b);
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

/* Python's (and PyTorch's): (a - a%b)/b, whole but for its rounding. floor(a/b)
 * would make 1//0.1 the 10 that 1/0.1 rounds to; it is 9, and 0.1 is left. */
static inline double floored_div(double a, double b)
{
    if (b == 0)
        return a / b;
    double r = fmod(a, b), q = (a - r) / b;
    if (r != 0 && (r < 0) != (b < 0))
        q -= 1;
    double whole = floor(q);
    return q == 0 ? copysign(0, a / b) : q - whole > 0.5 ? whole + 1 : whole;
}

/* NaN in, NaN out, as PyTorch does (and fmin does not). */
static inline double minimum(double a, double b)
{
    return isnan(a) || a < b ? a : b;
}

static inline double maximum(double a, double b)
{
    return isnan(a) || a > b ? a : b;
}

NB_KERNEL_2(add, ADD)
NB_KERNEL_2(sub, SUB)
NB_KERNEL_2(mul, MUL)
NB_KERNEL_2(quotient, DIV)
NB_KERNEL_2(pow_, power)
NB_KERNEL_2(times, limited_product)
NB_KERNEL_2(agreed_, AGREED)
NB_KERNEL_1(neg, NEG)
NB_KERNEL_2(mod, floored_mod)
NB_KERNEL_2(floordiv, floored_div)
NB_KERNEL_2(lt, LT)
NB_KERNEL_2(le, LE)
NB_KERNEL_2(gt, GT)
NB_KERNEL_2(ge, GE)
NB_KERNEL_2(eq, EQ)
NB_KERNEL_2(ne, NE)
NB_KERNEL_2(and_, AND)
NB_KERNEL_2(or_, OR)
NB_KERNEL_1(not_, NOT)
NB_KERNEL_2(minimum_, minimum)
NB_KERNEL_2(maximum_, maximum)

static void where(size_t n, double *y, const double *const *a)
{
    const double *c = a[0], *p = a[1], *q = a[2];
    for (size_t i = 0; i < n; i++) {
        double yes = p[i], no = q[i];
        y[i] = c[i] != 0 ? yes : no;
    }
}

#define OPERANDS_2 .args = {{.name = "a"}, {.name = "b"}}, .operands = 2
#define COMPARISON(text)                                                                           \
    OPERANDS_2, .infix = text, .precedence = 40, .boolean = true, .internal = true,                \
                .partial = {"0", "0"}, .event = "a - b"

const struct nb_op nb_basic_ops[NB_BASIC_COUNT] = {
    [NB_ADD] = {.name = "add",
                OPERANDS_2,
                .infix = " + ",
                .precedence = 50,
                .internal = true,
                .partial = {"1", "1"},
                .value = add,
                .enclose = {nb_enclose_add}},
    [NB_SUB] = {.name = "sub",
                OPERANDS_2,
                .infix = " - ",
                .precedence = 50,
                .internal = true,
                .partial = {"1", "-1"},
                .value = sub,
                .enclose = {nb_enclose_sub}},
    [NB_MUL] = {.name = "mul",
                OPERANDS_2,
                .infix = "*",
                .precedence = 60,
                .internal = true,
                .partial = {"b", "a"},
                .value = mul,
                .enclose = {nb_enclose_mul}},
    [NB_DIV] = {.name = "div",
                OPERANDS_2,
                .infix = "/",
                .precedence = 60,
                .internal = true,
                .partial = {"1/b", "-(a/b)/b"},
                .value = quotient,
                .enclose = {nb_enclose_div},
                .event = "b"},
    [NB_POW] = {.name = "pow",
                OPERANDS_2,
                .infix = "^",
                .precedence = 80,
                .partial = {"b*a^(b-1)", "where((a == 0) & (b >= 0), 0, a^b*log(a))"},
                .value = pow_,
                .enclose = {nb_enclose_pow},
                .event = "a",
                .doc = N_("a to the power b, as a^b and a**b."),
                .torch = "torch.pow"},
    [NB_NEG] = {.name = "neg",
                .args = {{.name = "a"}},
                .operands = 1,
                .infix = "-",
                .precedence = 70,
                .internal = true,
                .partial = {"-1"},
                .value = neg,
                .enclose = {nb_enclose_neg}},
    [NB_MOD] = {.name = "remainder",
                OPERANDS_2,
                .infix = " % ",
                .precedence = 60,
                .partial = {"1", "-floor(a/b)"},
                .value = mod,
                .enclose = {nb_enclose_mod},
                .event = "a/b",
                .event_integer = true,
                .doc = N_("Remainder with the sign of b, as a % b."),
                .torch = "torch.remainder"},
    [NB_FLOORDIV] = {.name = "floor_divide",
                     OPERANDS_2,
                     .infix = "//",
                     .precedence = 60,
                     .partial = {"0", "0"},
                     .value = floordiv,
                     .enclose = {nb_enclose_floordiv},
                     .event = "a/b",
                     .event_integer = true,
                     .doc = N_("Largest integer not above a/b, as a // b."),
                     .torch = "torch.floor_divide"},
    [NB_LT] = {.name = "lt", COMPARISON(" < "), .value = lt, .enclose = {nb_enclose_lt}},
    [NB_LE] = {.name = "le", COMPARISON(" <= "), .value = le, .enclose = {nb_enclose_le}},
    [NB_GT] = {.name = "gt", COMPARISON(" > "), .value = gt, .enclose = {nb_enclose_gt}},
    [NB_GE] = {.name = "ge", COMPARISON(" >= "), .value = ge, .enclose = {nb_enclose_ge}},
    [NB_EQ] = {.name = "eq", COMPARISON(" == "), .value = eq, .enclose = {nb_enclose_eq}},
    [NB_NE] = {.name = "ne", COMPARISON(" != "), .value = ne, .enclose = {nb_enclose_ne}},
    [NB_AND] = {.name = "logical_and",
                OPERANDS_2,
                .infix = " and ",
                .precedence = 20,
                .boolean = true,
                .partial = {"0", "0"},
                .value = and_,
                .enclose = {nb_enclose_and},
                .doc = N_("True where both are.")},
    [NB_OR] = {.name = "logical_or",
               OPERANDS_2,
               .infix = " or ",
               .precedence = 10,
               .boolean = true,
               .partial = {"0", "0"},
               .value = or_,
               .enclose = {nb_enclose_or},
               .doc = N_("True where one of them is.")},
    [NB_NOT] = {.name = "logical_not",
                .args = {{.name = "a"}},
                .operands = 1,
                .infix = "not ",
                .precedence = 30,
                .boolean = true,
                .partial = {"0"},
                .value = not_,
                .enclose = {nb_enclose_not},
                .doc = N_("True where a is not.")},
    [NB_WHERE] = {.name = "where",
                  .args = {{.name = "condition"}, {.name = "input"}, {.name = "other"}},
                  .operands = 3,
                  .value = where,
                  .enclose = {nb_enclose_where},
                  .doc = N_("input where condition holds, other elsewhere."),
                  .torch = "torch.where"},
    [NB_MINIMUM] = {.name = "minimum",
                    .args = {{.name = "input"}, {.name = "other"}},
                    .operands = 2,
                    .value = minimum_,
                    .enclose = {nb_enclose_minimum},
                    .event = "input - other",
                    .doc = N_("The smaller of two, element by element."),
                    .torch = "torch.minimum"},
    [NB_MAXIMUM] = {.name = "maximum",
                    .args = {{.name = "input"}, {.name = "other"}},
                    .operands = 2,
                    .value = maximum_,
                    .enclose = {nb_enclose_maximum},
                    .event = "input - other",
                    .doc = N_("The larger of two, element by element."),
                    .torch = "torch.maximum"},
    /* A product, but 0 where one of the two is 0 and the other infinite. */
    [NB_TIMES] = {.name = "times",
                  OPERANDS_2,
                  .internal = true,
                  .unsaid = true,
                  .partial = {"b", "a"},
                  .value = times,
                  .enclose = {nb_enclose_mul},
                  .formula = "a*b"},
    /* Limits from both sides as one. Its derivative is what theirs agree on. */
    [NB_AGREED] = {.name = "agreed",
                   .args = {{.name = "left"}, {.name = "right"}},
                   .operands = 2,
                   .internal = true,
                   .unsaid = true,
                   .value = agreed_,
                   .formula = "where(left == right, left, nan)"},
};

const struct nb_op nb_const_op = {.name = "const", .form = NB_CONST, .internal = true};
const struct nb_op nb_var_op = {.name = "var", .form = NB_VAR, .internal = true};
const struct nb_op nb_data_op = {.name = "data", .form = NB_DATA, .internal = true};
const struct nb_op nb_range_op = {.name = "range", .form = NB_RANGE, .internal = true};
const struct nb_op nb_view_op = {
    .name = "view", .args = {{.name = "x"}}, .operands = 1, .form = NB_VIEW, .internal = true};
const struct nb_op nb_scatter_op = {.name = "scatter",
                                    .args = {{.name = "x"}},
                                    .operands = 1,
                                    .form = NB_SCATTER,
                                    .internal = true,
                                    .unsaid = true};

/* acc[0] + acc[1] is the sum so far, in twice the working precision (Knuth's
 * two-sum): the rounded total is right to the last bit but one, whatever the
 * number and order of the elements. */
static void fold_sum(size_t n, double acc[2], const double *x)
{
    double hi = acc[0], lo = acc[1];
    for (size_t i = 0; i < n; i++) {
        double s = hi + x[i], t = s - hi;
        lo += (hi - (s - t)) + (x[i] - t);
        hi = s;
    }
    acc[0] = hi;
    /* Beyond infinity the error term is a NaN that means nothing. */
    acc[1] = isfinite(hi) ? lo : 0;
}

static void fold_prod(size_t n, double acc[2], const double *x)
{
    for (size_t i = 0; i < n; i++)
        acc[0] *= x[i];
}

static void fold_max(size_t n, double acc[2], const double *x)
{
    for (size_t i = 0; i < n; i++)
        acc[0] = maximum(acc[0], x[i]);
}

static void fold_min(size_t n, double acc[2], const double *x)
{
    for (size_t i = 0; i < n; i++)
        acc[0] = minimum(acc[0], x[i]);
}

#define REDUCTION                                                                                  \
    .form = NB_REDUCE, .args = {{.name = "input"}}, .operands = 1, .internal = true,               \
    .element = nb_element_of_fold

const struct nb_op nb_sum_op = {.name = "sum", REDUCTION, .fold = fold_sum, .fold_start = 0};
const struct nb_op nb_prod_op = {
    .name = "prod", REDUCTION, .fold = fold_prod, .fold_start = 1, .pull = nb_pull_prod};
const struct nb_op nb_max_op = {
    .name = "max", REDUCTION, .fold = fold_max, .fold_start = -INFINITY};
const struct nb_op nb_min_op = {.name = "min", REDUCTION, .fold = fold_min, .fold_start = INFINITY};
