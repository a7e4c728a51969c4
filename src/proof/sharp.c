/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The double that is nearest to a root. */
#include "config.h"

#include "proof/sharp.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/rewrite.h"
#include "graph/rule.h"
#include "number/circular.h"
#include "number/logarithm.h"

/* A pair, and how far it may be off. Sums and products of pairs are right to 2^-98 of their
 * size; sines to 2^-59 (number/circular.h), logarithms to 2^-63 of theirs, exponentials, with a
 * reduced argument that is 32 times smaller, to more than is used. */
struct value {
    struct nb_pair v;
    double off;
};
static const double of_pairs = 0x1p-98, of_exp = 0x1p-64, of_log = 0x1p-61, of_sin = 0x1p-58;

static const struct value unknown = {{NAN, NAN}, INFINITY};

typedef struct value rule(const struct value *a);

static struct value made(struct nb_pair v, double off)
{
    return (struct value){nb_fast_two_sum(v.hi, v.lo), off};
}

static double size(struct value a)
{
    return fabs(a.v.hi) + a.off;
}

static struct value negate(const struct value *a)
{
    return made(nb_pair_negate(a[0].v), a[0].off);
}

static struct value add(const struct value *a)
{
    const double rounding = of_pairs * (size(a[0]) + size(a[1]));
    return made(nb_pair_add(a[0].v, a[1].v), a[0].off + a[1].off + rounding);
}

static struct value subtract(const struct value *a)
{
    return add((const struct value[]){a[0], negate(a + 1)});
}

static struct value multiply(const struct value *a)
{
    const double off = size(a[0]) * a[1].off + size(a[1]) * a[0].off;
    return made(nb_pair_mul(a[0].v, a[1].v), off + of_pairs * size(a[0]) * size(a[1]));
}

static struct value divide(const struct value *a)
{
    const double least = fabs(a[1].v.hi) - 2 * a[1].off;
    if (!(least > 0))
        return unknown;
    const struct nb_pair q = nb_pair_divide(a[0].v, a[1].v);
    return made(q, (a[0].off + fabs(q.hi) * a[1].off) / least * 2 + of_pairs * fabs(q.hi));
}

static struct value square_root(const struct value *a)
{
    if (!(a->v.hi - a->off > 0))
        return unknown;
    const struct nb_pair r = nb_pair_sqrt(a->v);
    return made(r, a->off / r.hi + of_pairs * r.hi);
}

/* Whole powers by products, and halves. */
static struct value power(const struct value *a)
{
    enum { MOST = 64 };
    const double n = a[1].v.hi;
    if (a[1].v.lo != 0 || a[1].off != 0 || !(fabs(n) <= MOST))
        return unknown;
    if (n == 0.5)
        return square_root(a);
    if (n != floor(n))
        return unknown;
    const struct value one = {{1, 0}, 0};
    struct value y = one;
    for (double k = 0; k < fabs(n); k++)
        y = multiply((const struct value[]){y, a[0]});
    return n < 0 ? divide((const struct value[]){one, y}) : y;
}

static struct value absolute(const struct value *a)
{
    return a->v.hi < 0 ? negate(a) : *a;
}

static struct value exponential(const struct value *a)
{
    if (!(fabs(a->v.hi) < 700 && a->off < 1))
        return unknown;
    const struct nb_reduced r = nb_exp_reduce(a->v.hi, a->v.lo);
    const struct nb_pair t = nb_fast_two_sum(r.r.hi, r.r.lo);
    struct nb_pair y = nb_one_plus(nb_expm1_small(t.hi / 32, t.lo / 32));
    for (int i = 0; i < 5; i++)
        y = nb_pair_mul(y, y);
    y = nb_pair_scale(y, nb_power_of_two(r.k));
    return made(y, y.hi * (2 * a->off + of_exp));
}

static struct value logarithm(const struct value *a)
{
    if (!(a->v.hi > 0x1p-1000 && a->v.hi < 0x1p1000 && a->off < a->v.hi / 2))
        return unknown;
    const struct nb_pair y = nb_log_pair(nb_log_split(a->v));
    return made(y, 2 * a->off / a->v.hi + of_log * fabs(y.hi));
}

static struct value sine(const struct value *a)
{
    if (!(fabs(a->v.hi) < NB_CIRCULAR_END))
        return unknown;
    return made(nb_sincos_pair(a->v).sin, a->off + of_sin);
}

static struct value cosine(const struct value *a)
{
    if (!(fabs(a->v.hi) < NB_CIRCULAR_END))
        return unknown;
    return made(nb_sincos_pair(a->v).cos, a->off + of_sin);
}

static struct value minus_sine(const struct value *a)
{
    const struct value s = sine(a);
    return negate(&s);
}

static struct value inverse(const struct value *a)
{
    return divide((const struct value[]){{{1, 0}, 0}, *a});
}

/* (e^x + sign e^-x)/2. */
static struct value hyperbolic(const struct value *a, bool minus)
{
    const struct value minus_x = negate(a), up = exponential(a), down = exponential(&minus_x);
    const struct value both[] = {up, minus ? negate(&down) : down};
    const struct value sum = add(both);
    return made((struct nb_pair){sum.v.hi / 2, sum.v.lo / 2}, sum.off / 2);
}

static struct value hyperbolic_sine(const struct value *a)
{
    return hyperbolic(a, true);
}

static struct value hyperbolic_cosine(const struct value *a)
{
    return hyperbolic(a, false);
}

static struct value hyperbolic_tangent(const struct value *a)
{
    return divide((const struct value[]){hyperbolic(a, true), hyperbolic(a, false)});
}

static struct value logistic(const struct value *a)
{
    const struct value minus_x = negate(a), one = {{1, 0}, 0};
    const struct value below = add((const struct value[]){one, exponential(&minus_x)});
    return divide((const struct value[]){one, below});
}

/* 1 or 0 where it is sure. */
static struct value less(const struct value *a)
{
    const struct value d = subtract(a);
    return d.v.hi < -d.off  ? (struct value){{1, 0}, 0}
           : d.v.hi > d.off ? (struct value){0}
                            : unknown;
}

static struct value greater(const struct value *a)
{
    return less((const struct value[]){a[1], a[0]});
}

static struct value choice(const struct value *a)
{
    return isinf(a[0].off) ? unknown : a[0].v.hi != 0 ? a[1] : a[2];
}

static const struct {
    const char *name;
    rule *value, *slope;
} functions[] = {
    {"exp", exponential, exponential},
    {"log", logarithm, inverse},
    {"sin", sine, cosine},
    {"cos", cosine, minus_sine},
    {"sqrt", square_root, NULL},
    {"abs", absolute, NULL},
    {"sinh", hyperbolic_sine, hyperbolic_cosine},
    {"cosh", hyperbolic_cosine, hyperbolic_sine},
    {"tanh", hyperbolic_tangent, NULL},
    {"sigmoid", logistic, NULL},
};

/* Rows whose formulas have no number in them that was rounded. */
static const char *const spelled[] = {
    "sigmoid", "tanh",     "silu",       "swish_beta", "softplus",   "logsigmoid",
    "mish",    "softsign", "tanhshrink", "gaussian",   "reciprocal", "square",
};

static rule *rule_of(const struct nb_expr *e)
{
    switch (nb_basic_of(e->op)) {
    case NB_ADD:
        return add;
    case NB_SUB:
        return subtract;
    case NB_MUL:
        return multiply;
    case NB_DIV:
        return divide;
    case NB_POW:
        return power;
    case NB_NEG:
        return negate;
    case NB_LT:
    case NB_LE:
        return less;
    case NB_GT:
    case NB_GE:
        return greater;
    case NB_WHERE:
        return choice;
    default:
        break;
    }
    for (size_t i = 0; i < NB_COUNT(functions); i++)
        if (strcmp(e->op->name, functions[i].name) == 0)
            return e->slope ? functions[i].slope : functions[i].value;
    return NULL;
}

struct step {
    rule *run; /* NULL: a number, or the variable */
    size_t arg[3];
};

struct nb_sharp {
    struct step *steps;
    struct value *value;
    size_t count, var;
};

static bool plan(struct nb_sharp *s, struct nb_expr *const *order, size_t i,
                 const struct nb_expr *var)
{
    const struct nb_expr *e = order[i];
    if (e->shape.rank > 0)
        return false;
    if (e == var) {
        s->var = i;
        return true;
    }
    if (nb_is_const(e)) {
        s->value[i].v.hi = e->num;
        return true;
    }
    s->steps[i].run = e->nargs <= 3 && e->nargs > 0 ? rule_of(e) : NULL;
    for (size_t k = 0; s->steps[i].run && k < e->nargs; k++)
        s->steps[i].arg[k] = nb_order_find(order, s->count, e->arg[k]);
    return s->steps[i].run;
}

/* The text that such a row stands for, or NULL. */
static const char *text_of(const struct nb_expr *e)
{
    for (size_t i = 0; i < NB_COUNT(spelled); i++)
        if (strcmp(e->op->name, spelled[i]) == 0 && !rule_of(e))
            return e->slope ? e->op->deriv : e->op->formula;
    return NULL;
}

/* Such rows by their formulas, which may name others: *found says whether there were any. */
static struct nb_expr *expanded(struct nb_expr *f, bool *found)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, (struct nb_builder){f->pool, false}, f);
    *found = false;
    for (size_t i = 0; i < w.count; i++) {
        struct nb_expr *e = w.order[i], *args[NB_MAX_ARGS];
        const char *text = text_of(e);
        struct nb_err ignored = {0}; /* the viewer's pool reads no formulas */
        nb_rewrite_args(&w, e, args);
        struct nb_expr *body = text ? nb_rule(w.b, e->op, text, args, &ignored) : NULL;
        w.made[i] = body ? body : nb_rewrite_node(&w, e, e->shape);
        *found |= body != NULL;
    }
    return nb_rewrite_end(&w);
}

struct nb_sharp *nb_sharp_new(struct nb_expr *f, struct nb_expr *var)
{
    struct nb_sharp *s = nb_xcalloc(1, sizeof *s);
    for (bool found = true; found;)
        f = expanded(f, &found);
    struct nb_expr **order = nb_order(&f, 1, &s->count);
    s->steps = nb_xcalloc(s->count, sizeof *s->steps);
    s->value = nb_xcalloc(s->count, sizeof *s->value);
    s->var = s->count;
    bool known = true;
    for (size_t i = 0; i < s->count && known; i++)
        known = plan(s, order, i, var);
    free(order);
    if (known && s->var < s->count)
        return s;
    nb_sharp_free(s);
    return NULL;
}

void nb_sharp_free(struct nb_sharp *s)
{
    if (!s)
        return;
    free(s->steps);
    free(s->value);
    free(s);
}

/* 1 or -1 for sure, or 0, half way from x to the next double. */
static int sign_above(struct nb_sharp *s, double x)
{
    s->value[s->var] = (struct value){{x, 0.5 * (nextafter(x, INFINITY) - x)}, 0};
    for (size_t i = 0; i < s->count; i++) {
        const struct step *step = &s->steps[i];
        if (!step->run)
            continue;
        const struct value args[] = {s->value[step->arg[0]], s->value[step->arg[1]],
                                     s->value[step->arg[2]]};
        s->value[i] = step->run(args);
    }
    const struct value y = s->value[s->count - 1];
    return y.v.hi > y.off ? 1 : y.v.hi < -y.off ? -1 : 0;
}

bool nb_is_round(double x)
{
    enum { FEW_DIGITS = 12 };
    char text[NB_NUM_MAX];
    snprintf(text, sizeof text, "%.*g", FEW_DIGITS, x);
    return strtod(text, NULL) == x;
}

bool nb_sharp_nearest(struct nb_sharp *s, double *x)
{
    enum { EACH_SIDE = 32 }; /* where f is computed to 0 it may be as far as its rounding is wide */
    double at = *x;
    if (!(fabs(at) > 0x1p-900 && fabs(at) < 0x1p900))
        return false;
    for (int i = 0; i <= EACH_SIDE; i++)
        at = nextafter(at, -INFINITY);
    const int first = sign_above(s, at);
    for (int i = 0; first && i < 2 * EACH_SIDE + 1; i++) {
        at = nextafter(at, INFINITY);
        const int sign = sign_above(s, at);
        if (sign == -first)
            *x = at;
        if (sign != first)
            return sign != 0;
    }
    return false;
}
