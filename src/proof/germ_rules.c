/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule for each operator. */
#include "config.h"

#include "proof/germ_rules.h"

#include <string.h>

#include "base/count.h"
#include "graph/op.h"

static struct nb_germ sub(const struct nb_germ *a)
{
    return nb_germ_add(a[0], nb_germ_neg(a[1]));
}

static struct nb_germ add(const struct nb_germ *a)
{
    return nb_germ_add(a[0], a[1]);
}

static struct nb_germ neg(const struct nb_germ *a)
{
    return nb_germ_neg(a[0]);
}

static struct nb_germ mul(const struct nb_germ *a)
{
    return nb_germ_mul(a[0], a[1]);
}

static struct nb_germ square(const struct nb_germ *a)
{
    return nb_germ_power(a[0], 2);
}

static struct nb_germ quotient(const struct nb_germ *a)
{
    return nb_germ_mul(a[0], nb_germ_power(a[1], -1));
}

static bool is_number(struct nb_germ g)
{
    bool lead = g.c == 0 || nb_growth_compare(g.lead, (struct nb_growth){{0}}) == 0;
    return g.known && lead && g.h.lo == 0 && g.h.hi == 0;
}

static struct nb_germ power(const struct nb_germ *a)
{
    if (is_number(a[1]))
        return nb_germ_power(a[0], a[1].c);
    return nb_germ_exp(nb_germ_mul(a[1], nb_germ_log(a[0])));
}

static struct nb_germ root(const struct nb_germ *a)
{
    return nb_germ_power(a[0], 0.5);
}

static struct nb_germ logarithm(const struct nb_germ *a)
{
    return nb_germ_log(a[0]);
}

/* 1 or 0, where that is known. */
static struct nb_germ truth(bool known, bool is, double from)
{
    return known ? nb_germ_number(is, from) : nb_germ_unknown();
}

static int sign_of_difference(const struct nb_germ *a)
{
    return nb_germ_sign(sub(a));
}

static struct nb_germ less(const struct nb_germ *a)
{
    int sign = sign_of_difference(a);
    return truth(sign != 0, sign < 0, a[0].from);
}

static struct nb_germ greater(const struct nb_germ *a)
{
    int sign = sign_of_difference(a);
    return truth(sign != 0, sign > 0, a[0].from);
}

static struct nb_germ equal(const struct nb_germ *a)
{
    return truth(sign_of_difference(a) != 0, false, a[0].from);
}

static struct nb_germ unequal(const struct nb_germ *a)
{
    return truth(sign_of_difference(a) != 0, true, a[0].from);
}

static struct nb_germ not_(const struct nb_germ *a)
{
    return truth(is_number(a[0]), a[0].c == 0, a[0].from);
}

static bool are_numbers(const struct nb_germ *a)
{
    return is_number(a[0]) && is_number(a[1]);
}

static struct nb_germ and_(const struct nb_germ *a)
{
    return truth(are_numbers(a), a[0].c != 0 && a[1].c != 0, a[0].from);
}

static struct nb_germ or_(const struct nb_germ *a)
{
    return truth(are_numbers(a), a[0].c != 0 || a[1].c != 0, a[0].from);
}

static struct nb_germ where(const struct nb_germ *a)
{
    return is_number(a[0]) ? a[a[0].c != 0 ? 1 : 2] : nb_germ_hull(a[1], a[2]);
}

static struct nb_germ minimum(const struct nb_germ *a)
{
    int sign = sign_of_difference(a);
    return sign ? a[sign < 0 ? 0 : 1] : nb_germ_hull(a[0], a[1]);
}

static struct nb_germ maximum(const struct nb_germ *a)
{
    int sign = sign_of_difference(a);
    return sign ? a[sign < 0 ? 1 : 0] : nb_germ_hull(a[0], a[1]);
}

static struct nb_germ size(const struct nb_germ *a)
{
    int sign = nb_germ_sign(a[0]);
    if (sign != 0)
        return sign > 0 ? a[0] : nb_germ_neg(a[0]);
    struct nb_germ y = nb_germ_hull(a[0], nb_germ_neg(a[0]));
    y.h.lo = 0;
    return y;
}

static struct nb_germ between(double lo, double hi, const struct nb_germ *a)
{
    struct nb_growth one = {{0}};
    return a[0].known ? nb_germ_rest(nb_between(lo, hi), one, a[0].from) : nb_germ_unknown();
}

static struct nb_germ sign(const struct nb_germ *a)
{
    int s = nb_germ_sign(a[0]);
    return s ? nb_germ_number(s, a[0].from) : between(-1, 1, a);
}

/* What rounds moves by so much at most. */
static struct nb_germ moved(const struct nb_germ *a, double lo, double hi)
{
    return nb_germ_add(a[0], between(lo, hi, a));
}

static struct nb_germ down(const struct nb_germ *a)
{
    return moved(a, -1, 0);
}

static struct nb_germ up(const struct nb_germ *a)
{
    return moved(a, 0, 1);
}

static struct nb_germ either_way(const struct nb_germ *a)
{
    return moved(a, -1, 1);
}

/* a % b, from 0 to b. */
static struct nb_germ remainder_of(const struct nb_germ *a)
{
    return a[0].known ? nb_germ_hull(nb_germ_number(0, a[0].from), a[1]) : nb_germ_unknown();
}

static nb_germ_rule *const basic[NB_BASIC_COUNT] = {
    [NB_ADD] = add,         [NB_SUB] = sub,         [NB_MUL] = mul,          [NB_DIV] = quotient,
    [NB_POW] = power,       [NB_NEG] = neg,         [NB_LT] = less,          [NB_LE] = less,
    [NB_GT] = greater,      [NB_GE] = greater,      [NB_EQ] = equal,         [NB_NE] = unequal,
    [NB_AND] = and_,        [NB_OR] = or_,          [NB_NOT] = not_,         [NB_WHERE] = where,
    [NB_MINIMUM] = minimum, [NB_MAXIMUM] = maximum, [NB_MOD] = remainder_of,
};

static const struct {
    const char *name;
    nb_germ_rule *rule;
} elementary[] = {
    {"sqrt", root},  {"log", logarithm}, {"abs", size},         {"sign", sign},
    {"floor", down}, {"ceil", up},       {"round", either_way}, {"trunc", either_way},
};

nb_germ_rule *nb_germ_rule_of(const struct nb_expr *e)
{
    enum nb_basic op = nb_basic_of(e->op);
    if (e->slope)
        return NULL;
    if (op == NB_MUL && e->arg[0] == e->arg[1])
        return square;
    for (size_t i = 0; op == NB_BASIC_COUNT && i < NB_COUNT(elementary); i++)
        if (strcmp(elementary[i].name, e->op->name) == 0)
            return elementary[i].rule;
    return op == NB_BASIC_COUNT ? NULL : basic[op];
}
