/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The identities of algebra: one function per operator, one line per law. */
#include "config.h"

#include "graph/tidy.h"

#include <math.h>
#include <string.h>

#include "base/count.h"

static bool is_zero(const struct nb_expr *e)
{
    return nb_is_const(e) && e->num == 0;
}

static bool is_one(const struct nb_expr *e)
{
    return nb_is_value(e, 1);
}

static bool is_op(const struct nb_expr *e, enum nb_basic op)
{
    return e->op == &nb_basic_ops[op] && !e->slope;
}

/* e without the minus signs in front of it, each of which flips *minus: in a
 * loop, for users may write any number of them. */
static struct nb_expr *unsigned_part(struct nb_expr *e, bool *minus)
{
    for (; is_op(e, NB_NEG); e = e->arg[0])
        *minus = !*minus;
    return e;
}

static struct nb_expr *tidy_add(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    if (is_zero(x))
        return y;
    if (is_zero(y))
        return x;
    bool minus = false;
    struct nb_expr *rest = unsigned_part(y, &minus);
    if (rest != y)
        return nb_binary(b, minus ? NB_SUB : NB_ADD, x, rest);
    rest = unsigned_part(x, &minus);
    if (rest != x)
        return minus ? nb_binary(b, NB_SUB, y, rest) : nb_binary(b, NB_ADD, rest, y);
    return NULL;
}

static struct nb_expr *tidy_sub(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    if (is_zero(y))
        return x;
    if (is_zero(x))
        return nb_unary(b, NB_NEG, y);
    bool minus = false;
    struct nb_expr *rest = unsigned_part(y, &minus);
    return rest != y ? nb_binary(b, minus ? NB_ADD : NB_SUB, x, rest) : NULL;
}

/* c*(d*y) is (c*d)*y when c*d is exact, which fma tells where its own result
 * cannot underflow. */
static struct nb_expr *merge_factors(struct nb_builder b, double c, const struct nb_expr *y)
{
    if (!is_op(y, NB_MUL) || !nb_is_const(y->arg[0]))
        return NULL;
    double d = y->arg[0]->num, product = c * d;
    if (fma(c, d, -product) != 0 || !isfinite(product) || fabs(product) < 0x1p-900)
        return NULL;
    return nb_binary(b, NB_MUL, nb_const(b.pool, product), y->arg[1]);
}

/* The slope of a function that is constant between its jumps. */
static bool is_flat(const struct nb_expr *e)
{
    return e->slope && e->op->deriv && strcmp(e->op->deriv, "0") == 0;
}

/* 0*x is 0 here, and so is floor'(y)*x, or NaN where y is. */
static struct nb_expr *merge_flat(struct nb_expr *x, struct nb_expr *y)
{
    bool fits = x->shape.rank == 0 || y->shape.rank == 0;
    return is_flat(x) && fits ? x : is_flat(y) && fits ? y : NULL;
}

/* Whether one of the factors of e is a quotient by `under`; *looks of them are looked at. */
static bool has_quotient(const struct nb_expr *e, const struct nb_expr *under, int *looks)
{
    if (is_op(e, NB_DIV) || --*looks < 0)
        return is_op(e, NB_DIV) && e->arg[1] == under;
    return is_op(e, NB_MUL) &&
           (has_quotient(e->arg[0], under, looks) || has_quotient(e->arg[1], under, looks));
}

/* (u/v*w)/v times y is (u/v*w*y)/v, as in the derivative of a quotient: v^2 may overflow
 * or underflow where the product does not. */
static struct nb_expr *divide_last(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    int looks = 16;
    if (!is_op(x, NB_DIV) || !has_quotient(x->arg[0], x->arg[1], &looks))
        return NULL;
    return nb_binary(b, NB_DIV, nb_binary(b, NB_MUL, x->arg[0], y), x->arg[1]);
}

static struct nb_expr *tidy_mul(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    if (is_zero(x) || is_zero(y))
        return nb_const(b.pool, 0);
    if (is_one(x))
        return y;
    if (is_one(y))
        return x;
    struct nb_expr *flat = merge_flat(x, y);
    if (flat)
        return flat;
    if (nb_is_value(x, -1))
        return nb_unary(b, NB_NEG, y);
    bool minus = false;
    struct nb_expr *p = unsigned_part(x, &minus), *q = unsigned_part(y, &minus);
    if (p != x || q != y) {
        struct nb_expr *product = nb_binary(b, NB_MUL, p, q);
        return minus ? nb_unary(b, NB_NEG, product) : product;
    }
    struct nb_expr *last = divide_last(b, x, y);
    if (last || (last = divide_last(b, y, x)))
        return last;
    if (nb_is_const(y) && !nb_is_const(x))
        return nb_binary(b, NB_MUL, y, x);
    return nb_is_const(x) ? merge_factors(b, x->num, y) : NULL;
}

static struct nb_expr *tidy_div(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    if (is_zero(x))
        return nb_const(b.pool, 0);
    if (is_one(y))
        return x;
    bool minus = false;
    struct nb_expr *rest = unsigned_part(x, &minus);
    if (rest == x)
        return NULL;
    struct nb_expr *quotient = nb_binary(b, NB_DIV, rest, y);
    return minus ? nb_unary(b, NB_NEG, quotient) : quotient;
}

static struct nb_expr *tidy_pow(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    if (is_zero(y))
        return nb_const(b.pool, 1);
    return is_one(y) ? x : NULL;
}

/* A choice that was made already is not made again. */
static struct nb_expr *tidy_where(struct nb_builder b, struct nb_expr *c, struct nb_expr *x,
                                  struct nb_expr *y)
{
    if (nb_is_const(c))
        return c->num != 0 ? x : y;
    if (is_op(y, NB_WHERE) && y->arg[0] == c)
        return nb_where(b, c, x, y->arg[2]);
    return x == y ? x : NULL;
}

/* Whether c is one of the conditions that e joins by op; *looks of them are looked at. */
static bool has_condition(const struct nb_expr *e, enum nb_basic op, const struct nb_expr *c,
                          int *looks)
{
    if (e == c || --*looks < 0)
        return e == c;
    return is_op(e, op) &&
           (has_condition(e->arg[0], op, c, looks) || has_condition(e->arg[1], op, c, looks));
}

/* What is left of x and y joined where x is among y's conditions, or its opposite is. */
static struct nb_expr *said_already(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                                    struct nb_expr *y)
{
    enum { FEW = 32 };
    int looks = FEW, more = FEW;
    if (has_condition(y, op, x, &looks))
        return y;
    bool against = has_condition(y, op, nb_unary(b, NB_NOT, x), &more);
    return against ? nb_bool(b.pool, op == NB_OR) : NULL;
}

static struct nb_expr *tidy_not(struct nb_expr *x)
{
    return is_op(x, NB_NOT) && x->arg[0]->boolean ? x->arg[0] : NULL;
}

/* `and` and `or` of truth values: what is known already is not said again. */
static struct nb_expr *tidy_connect(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                                    struct nb_expr *y)
{
    if (!x->boolean || !y->boolean)
        return NULL;
    if (nb_is_const(x))
        return (x->num != 0) == (op == NB_AND) ? y : x;
    if (nb_is_const(y))
        return (y->num != 0) == (op == NB_AND) ? x : y;
    struct nb_expr *said = said_already(b, op, y, x);
    return said ? said : said_already(b, op, x, y);
}

/* -x >= 0 is x <= 0. */
static struct nb_expr *tidy_compare(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                                    struct nb_expr *y)
{
    static const enum nb_basic mirror[][2] = {
        {NB_LT, NB_GT}, {NB_LE, NB_GE}, {NB_EQ, NB_EQ}, {NB_NE, NB_NE}};
    bool minus = false;
    struct nb_expr *rest = unsigned_part(x, &minus);
    if (rest == x || !is_zero(y))
        return NULL;
    for (size_t i = 0; i < NB_COUNT(mirror) && minus; i++)
        for (size_t k = 0; k < 2; k++)
            if (mirror[i][k] == op)
                return nb_binary(b, mirror[i][1 - k], rest, y);
    return nb_binary(b, op, rest, y);
}

/* 1*(x > 0) is a number: what is left of it must not be the condition alone. */
static struct nb_expr *as_number(struct nb_builder b, struct nb_expr *e)
{
    if (!e || !e->boolean)
        return e;
    if (nb_is_const(e))
        return nb_const(b.pool, e->num);
    struct nb_expr like = {.op = &nb_basic_ops[NB_MUL], .shape = e->shape};
    return nb_intern(b.pool, &like, (struct nb_expr *[]){nb_const(b.pool, 1), e}, 2);
}

static struct nb_expr *simpler(struct nb_builder b, const struct nb_op *op,
                               struct nb_expr *const *args)
{
    switch (nb_basic_of(op)) {
    case NB_ADD:
        return tidy_add(b, args[0], args[1]);
    case NB_SUB:
        return tidy_sub(b, args[0], args[1]);
    case NB_MUL:
        return tidy_mul(b, args[0], args[1]);
    case NB_DIV:
        return tidy_div(b, args[0], args[1]);
    case NB_POW:
        return tidy_pow(b, args[0], args[1]);
    case NB_NEG:
        return is_op(args[0], NB_NEG) ? args[0]->arg[0] : NULL;
    case NB_NOT:
        return tidy_not(args[0]);
    case NB_AND:
    case NB_OR:
        return tidy_connect(b, nb_basic_of(op), args[0], args[1]);
    case NB_LT:
    case NB_LE:
    case NB_GT:
    case NB_GE:
    case NB_EQ:
    case NB_NE:
        return tidy_compare(b, nb_basic_of(op), args[0], args[1]);
    case NB_WHERE:
        return tidy_where(b, args[0], args[1], args[2]);
    default:
        return NULL;
    }
}

struct nb_expr *nb_tidy(struct nb_builder b, const struct nb_op *op, struct nb_expr *const *args)
{
    struct nb_expr *e = simpler(b, op, args);
    return op->boolean ? e : as_number(b, e);
}
