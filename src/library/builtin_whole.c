/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What school computes with whole numbers: 5!, binomials, common divisors, division with
 * a rest. Results are the nearest doubles of the exact ones. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "library/big.h"
#include "value/convert.h"
#include "value/interp.h"

static bool is_whole(double x)
{
    return x == floor(x) && fabs(x) <= 0x1p53;
}

/* What has more than 360 digits is no double in any case. */
static double falling(struct nb_args *a, double n, double k, bool over_k)
{
    struct nb_big b;
    bool exact;
    nb_big_set(&b, 1);
    if (k > n)
        return 0;
    if (over_k && k > n - k)
        k = n - k;
    for (double i = 1; i <= k && !b.full; i++) {
        nb_big_times(&b, (uint32_t)(over_k ? n - k + i : n - i + 1));
        if (over_k)
            nb_big_over(&b, (uint32_t)i);
    }
    const double x = nb_big_value(&b, &exact);
    if (!exact && isfinite(x))
        nb_interp_tell_once(a->in, _("digits are lost: whole numbers are exact up to 2^53, and "
                                     "others are rounded to 16 digits"));
    return x;
}

static double factorial_of(struct nb_args *a, double n)
{
    return n > 170 ? INFINITY : falling(a, n, n, false);
}

static double binomial_of(struct nb_args *a, double n, double k)
{
    return falling(a, n, k, true);
}

static double perm_of(struct nb_args *a, double n, double k)
{
    return falling(a, n, k, false);
}

static double gcd_of(struct nb_args *a, double x, double y)
{
    (void)a;
    x = fabs(x);
    y = fabs(y);
    while (y > 0) {
        double rest = fmod(x, y);
        x = y;
        y = rest;
    }
    return x;
}

static double lcm_of(struct nb_args *a, double x, double y)
{
    return x == 0 || y == 0 ? 0 : fabs(x / gcd_of(a, x, y) * y);
}

static bool refuse(struct nb_args *a, struct nb_span span, const char *what)
{
    nb_fail(a, NB_ERR_VALUE, "%s %s", a->builtin->name, what);
    nb_err_at(a->err, span);
    return false;
}

/* Whether f takes the number. */
static bool is_taken(struct nb_args *a, double x, bool negative, struct nb_span span)
{
    if (!is_whole(x))
        return refuse(a, span, _("takes whole numbers"));
    if (!negative && (x < 0 || x > UINT32_MAX))
        return refuse(a, span, _("takes whole numbers from 0 to 2^32 - 1"));
    return true;
}

typedef double of_two(struct nb_args *a, double, double);

/* f of two arguments, element by element; one of them may be a number. */
static struct nb_value elementwise(struct nb_args *a, of_two *f, struct nb_value u,
                                   struct nb_value v, bool negative)
{
    const struct nb_value arg[2] = {u, v};
    struct nb_expr *node[2];
    double *x[2] = {0}, *out = NULL;
    size_t count[2], n = 1;
    for (int i = 0; i < 2; i++) {
        node[i] = nb_value_expr(a->in, arg[i], a->span, a->err);
        if (!node[i] || !nb_arg_closed(a, node[i], NULL, a->span))
            return NB_FAILED;
        count[i] = nb_shape_count(node[i]->shape);
        n = count[i] != 1 ? count[i] : n;
    }
    const int shaped = count[0] == n ? 0 : 1;
    if (count[0] != count[1] && count[!shaped] != 1)
        return nb_fail(a, NB_ERR_SHAPE, _("the arguments of %s have different shapes"),
                       a->builtin->name);
    bool ok = (x[0] = nb_eval(node[0], a->err)) && (x[1] = nb_eval(node[1], a->err));
    if (ok)
        out = nb_xcalloc(n + 1, sizeof *out);
    for (size_t i = 0; ok && i < n; i++) {
        const double p = x[0][count[0] == 1 ? 0 : i], q = x[1][count[1] == 1 ? 0 : i];
        ok = is_taken(a, p, negative, a->span) && is_taken(a, q, negative, a->span) &&
             nb_interrupt_check(a->err);
        out[i] = ok ? f(a, p, q) : 0;
    }
    free(x[0]);
    free(x[1]);
    struct nb_value y = NB_FAILED;
    if (ok && arg[0].type == NB_NUMBER && arg[1].type == NB_NUMBER)
        y = nb_whole(out[0]);
    else if (ok)
        return nb_tensor_of(nb_data_take(a->in->pool, node[shaped]->shape, out));
    free(out);
    return y;
}

/* Whole numbers have products; all others, and those that are not known yet, gamma. */
static struct nb_value factorial(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (nb_is_plain(a->arg[0]) && is_whole(a->arg[0].num) && a->arg[0].num >= 0)
        return nb_whole(factorial_of(a, a->arg[0].num));
    if (nb_is_plain(a->arg[0]) && is_whole(a->arg[0].num)) {
        refuse(a, a->arg_span[0], _("of a negative whole number has no value"));
        nb_err_hint(a->err, _("-3! is -(3!)"));
        return NB_FAILED;
    }
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_builder b = {a->in->pool, false};
    x = nb_binary(b, NB_ADD, x, nb_const(a->in->pool, 1));
    struct nb_expr *y = nb_call(b, nb_op_find("gamma"), &x, a->err);
    return !y ? NB_FAILED : a->arg[0].type == NB_NUMBER ? nb_number_of(y) : nb_tensor_of(y);
}

static struct nb_value binomial(struct nb_args *a)
{
    return elementwise(a, binomial_of, a->arg[0], a->arg[1], false);
}

static struct nb_value permutations(struct nb_args *a)
{
    if (!nb_given(a, 1))
        return factorial(a);
    return elementwise(a, perm_of, a->arg[0], a->arg[1], false);
}

static struct nb_value fold(struct nb_args *a, of_two *f, double neutral)
{
    struct nb_value v = nb_whole(neutral);
    for (size_t i = 0; i < a->nrest && v.type != NB_ABSENT; i++)
        v = elementwise(a, f, v, a->rest[i], true);
    return v;
}

static struct nb_value gcd(struct nb_args *a)
{
    return fold(a, gcd_of, 0);
}

static struct nb_value lcm(struct nb_args *a)
{
    return fold(a, lcm_of, 1);
}

/* The largest whole number whose square is not more. */
static struct nb_value isqrt(struct nb_args *a)
{
    double x;
    if (!nb_arg_number(a, 0, &x))
        return NB_FAILED;
    if (!is_whole(x) || x < 0) {
        refuse(a, a->arg_span[0], _("takes whole numbers from 0"));
        return NB_FAILED;
    }
    double s = floor(sqrt(x));
    return nb_whole(fma(s, s, -x) > 0 ? s - 1 : s);
}

static struct nb_value operated(struct nb_args *a, enum nb_basic op)
{
    struct nb_expr *x = NULL, *y = NULL;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y))
        return NB_FAILED;
    struct nb_expr *args[] = {x, y};
    struct nb_expr *e =
        nb_call((struct nb_builder){a->in->pool, false}, &nb_basic_ops[op], args, a->err);
    bool number = a->arg[0].type == NB_NUMBER && a->arg[1].type == NB_NUMBER;
    return !e ? NB_FAILED : number ? nb_number_of(e) : nb_tensor_of(e);
}

static struct nb_value mod(struct nb_args *a)
{
    return operated(a, NB_MOD);
}

static struct nb_value divmod(struct nb_args *a)
{
    struct nb_value q = operated(a, NB_FLOORDIV), r = operated(a, NB_MOD);
    if (q.type == NB_ABSENT || r.type == NB_ABSENT)
        return NB_FAILED;
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = q;
    pair.list->items[1] = r;
    return pair;
}

static const struct nb_builtin rows[] = {
    {.name = "factorial",
     .params = "n",
     .run = factorial,
     .doc = N_("n!, the product 1*2*...*n; gamma(n + 1) where n is not whole.")},
    {.name = "binomial",
     .aliases = "comb nCr",
     .params = "n, k",
     .run = binomial,
     .doc = N_("How many ways there are to choose k of n things.")},
    {.name = "perm",
     .aliases = "nPr",
     .params = "n, k=",
     .run = permutations,
     .doc = N_("How many ways there are to order k of n things.")},
    {.name = "gcd", .params = "*n", .run = gcd, .doc = N_("The greatest common divisor.")},
    {.name = "lcm", .params = "*n", .run = lcm, .doc = N_("The least common multiple.")},
    {.name = "isqrt",
     .params = "n",
     .run = isqrt,
     .doc = N_("The square root of a whole number, rounded down.")},
    {.name = "mod", .params = "x, y", .run = mod, .doc = N_("x % y, with the sign of y.")},
    {.name = "divmod",
     .params = "x, y",
     .run = divmod,
     .doc = N_("The quotient, rounded down, and the rest: (x // y, x % y).")},
};

const struct nb_builtins nb_whole_builtins = NB_BUILTINS(rows, N_("Whole numbers"));
