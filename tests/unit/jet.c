/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jets of expressions: one function per kind of node. */
#include "config.h"

#include "tests/unit/jet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rule.h"
#include "tests/unit/majorant.h"

#define RND MPFR_RNDN

/* A walk over an expression with its variables bound to jets. In a formula the
 * errors do not count: its row is one operation for whoever calls it. */
struct walk {
    struct nb_pool *pool;
    struct nb_expr *const *vars;
    const struct jet *values;
    size_t count;
    size_t terms;
    bool in_formula;
};

static void start(struct jet *j, size_t terms)
{
    *j = (struct jet){0};
    series_init(&j->s, terms);
}

void jet_clear(struct jet *j)
{
    series_clear(&j->s);
}

static void lose(struct jet *j, const char *why)
{
    if (!j->lost)
        j->lost = why;
}

/* What is lost stays lost. */
static void copy(struct jet *to, const struct jet *from)
{
    series_set(&to->s, &from->s);
    memcpy(to->err, from->err, sizeof to->err);
    memcpy(to->size, from->size, sizeof to->size);
    lose(to, from->lost);
}

static void set_number(struct jet *j, double x)
{
    series_set(&j->s, &(struct series){0});
    mpfr_set_d(j->s.c[0], x, RND);
    memset(j->err, 0, sizeof j->err);
    memset(j->size, 0, sizeof j->size);
    j->size[0] = fabs(x);
}

/* The same number wherever the variable is, and known without an error. */
static bool is_fixed(const struct jet *j)
{
    for (size_t i = 0; i < j->s.n; i++)
        if (j->err[i] != 0 || (i > 0 && !mpfr_zero_p(j->s.c[i])))
            return false;
    return true;
}

/* Numbers of ordinary size: a double holds all products of a few of them, and a
 * series has bits to spare. */
static void check_range(struct jet *j)
{
    static const double largest = 1e60, least = 1e-60;
    for (size_t i = 0; i < j->s.n; i++) {
        double size = fabs(mpfr_get_d(j->s.c[i], RND));
        bool too_small = size < least && !mpfr_zero_p(j->s.c[i]);
        if (!(size <= largest) || !(j->err[i] <= largest) || too_small)
            lose(j, "out of range");
    }
}

/* a - b where nearly nothing is left, or a + b where nearly nothing is added: what
 * a formula then says of small numbers may be noise. */
static bool is_out_of_bits(mpfr_srcptr z, mpfr_srcptr x, mpfr_srcptr y)
{
    enum { MOST = SERIES_BITS - 150 };
    if (!mpfr_regular_p(x) || !mpfr_regular_p(y))
        return false;
    mpfr_exp_t a = mpfr_get_exp(x), b = mpfr_get_exp(y);
    mpfr_exp_t most = a > b ? a : b, least = a > b ? b : a;
    if (mpfr_regular_p(z) && mpfr_get_exp(z) < least)
        least = mpfr_get_exp(z);
    return most - least > MOST;
}

static void check_sum(struct jet *z, const struct jet *x, const struct jet *y)
{
    for (size_t i = 0; i < z->s.n; i++)
        if (is_out_of_bits(z->s.c[i], x->s.c[i], y->s.c[i]))
            lose(z, "out of bits");
    if (mpfr_zero_p(z->s.c[0]) && !(is_fixed(x) && is_fixed(y)))
        lose(z, "out of bits");
}

static void sum(struct jet *z, const struct jet *x, const struct jet *y, bool minus)
{
    (minus ? series_sub : series_add)(&z->s, &x->s, &y->s);
    check_sum(z, x, y);
    for (size_t i = 0; i < z->s.n; i++) {
        z->size[i] = x->size[i] + y->size[i];
        z->err[i] = x->err[i] + y->err[i] + JET_ROUNDING * z->size[i];
    }
    z->size[0] = majorant_size(&z->s, 0);
}

static void product(struct jet *z, const struct jet *x, const struct jet *y)
{
    series_mul(&z->s, &x->s, &y->s);
    majorant_mul(z->size, x->size, y->size, z->s.n);
    for (size_t i = 0; i < z->s.n; i++)
        z->err[i] = JET_ROUNDING * z->size[i];
    majorant_add_mul(z->err, x->size, y->err, z->s.n);
    majorant_add_mul(z->err, y->size, x->err, z->s.n);
}

/* z = f(x) from the expansion of f and the sizes of the terms that computing its
 * coefficients takes. Where errors count, f has one term more than z. */
static void apply(struct jet *z, const struct series *f, const double *sizes, const struct jet *x)
{
    double moved[SERIES_MAX], slope[SERIES_MAX], terms[SERIES_MAX];
    series_compose(&z->s, f, &x->s);
    memcpy(moved, x->size, sizeof moved);
    moved[0] = 0;
    for (size_t i = 0; i < z->s.n; i++)
        slope[i] = i + 1 < f->n ? (double)(i + 1) * sizes[i + 1] : 0;
    majorant_compose(z->size, sizes, moved, z->s.n);
    for (size_t i = 0; i < z->s.n; i++)
        z->err[i] = JET_ROUNDING * z->size[i];
    z->size[0] = majorant_size(&z->s, 0);
    majorant_compose(terms, slope, moved, z->s.n);
    majorant_add_mul(z->err, terms, x->err, z->s.n);
}

/* x^r for a number r. That b - 1 and b log(a) are rounded is what the factor
 * stands for. */
static void power(struct jet *z, const struct jet *x, const struct jet *r)
{
    struct series f;
    double sizes[SERIES_MAX];
    if (mpfr_zero_p(x->s.c[0]) && !(mpfr_integer_p(r->s.c[0]) && mpfr_sgn(r->s.c[0]) >= 0))
        lose(z, "at the end of a domain");
    series_init(&f, z->s.n + 1);
    series_set_line(&f, x->s.c[0], 1);
    series_pow(&f, &f, r->s.c[0]);
    majorant_of(sizes, &f);
    double log_x = log(fabs(mpfr_get_d(x->s.c[0], RND)));
    double factor = 1 + fabs(isfinite(log_x) ? log_x * mpfr_get_d(r->s.c[0], RND) : 0);
    apply(z, &f, sizes, x);
    for (size_t i = 0; i < z->s.n; i++)
        z->err[i] *= factor;
    series_clear(&f);
}

static void quotient(struct jet *z, const struct jet *x, const struct jet *y)
{
    struct jet minus_one, inverse;
    start(&minus_one, z->s.n);
    start(&inverse, z->s.n);
    set_number(&minus_one, -1);
    power(&inverse, y, &minus_one);
    memset(inverse.err, 0, sizeof inverse.err);
    product(z, x, &inverse);
    /* z = x/y moves by z/y when y does. */
    double moved[SERIES_MAX];
    majorant_mul(moved, z->size, inverse.size, z->s.n);
    majorant_add_mul(z->err, moved, y->err, z->s.n);
    lose(z, inverse.lost);
    jet_clear(&minus_one);
    jet_clear(&inverse);
}

/* f(x), f an elementary function. */
static void elementary(struct jet *z, const char *name, const struct jet *x)
{
    struct series f;
    double sizes[SERIES_MAX];
    series_init(&f, z->s.n + 1);
    series_function(name, &f, x->s.c[0]);
    majorant_of(sizes, &f);
    apply(z, &f, sizes, x);
    series_clear(&f);
}

/* exp(y log(x)) where y moves. */
static void general_power(struct jet *z, const struct jet *x, const struct jet *y)
{
    if (y->literal) {
        power(z, x, y);
        return;
    }
    struct jet logarithm, exponent;
    start(&logarithm, z->s.n);
    start(&exponent, z->s.n);
    if (!(mpfr_sgn(x->s.c[0]) > 0))
        lose(z, "at the end of a domain");
    elementary(&logarithm, "log", x);
    product(&exponent, y, &logarithm);
    elementary(z, "exp", &exponent);
    jet_clear(&logarithm);
    jet_clear(&exponent);
}

/* The sign of x - y, or a loss where it is not sure. */
static int compare(struct jet *z, const struct jet *x, const struct jet *y)
{
    static const double margin = 1e-6;
    double a = mpfr_get_d(x->s.c[0], RND), b = mpfr_get_d(y->s.c[0], RND);
    bool sure = fabs(a - b) > margin * (1 + fabs(a) + fabs(b));
    if (!sure && !(is_fixed(x) && is_fixed(y)))
        lose(z, "beside a kink");
    return mpfr_cmp(x->s.c[0], y->s.c[0]);
}

static bool holds(enum nb_basic op, int sign)
{
    switch (op) {
    case NB_LT:
        return sign < 0;
    case NB_LE:
        return sign <= 0;
    case NB_GT:
        return sign > 0;
    case NB_GE:
        return sign >= 0;
    case NB_EQ:
        return sign == 0;
    default:
        return sign != 0;
    }
}

static bool is_true(struct jet *z, const struct jet *x)
{
    struct jet zero;
    start(&zero, x->s.n);
    bool yes = compare(z, x, &zero) != 0;
    jet_clear(&zero);
    return yes;
}

/* Functions that are constant or lines between their jumps. */
static const struct {
    const char *name;
    int (*value)(mpfr_ptr, mpfr_srcptr);
    double jump; /* and all whole numbers beside it */
} steps[] = {
    {"floor", mpfr_floor, 0},
    {"ceil", mpfr_ceil, 0},
    {"round", NULL, 0.5},
    {"trunc", mpfr_trunc, 0},
};

static bool step(struct jet *z, const char *name, const struct jet *x)
{
    static const double margin = 1e-6;
    size_t i = 0, count = sizeof steps / sizeof *steps;
    while (i < count && strcmp(steps[i].name, name) != 0)
        i++;
    if (i == count)
        return false;
    double beside = mpfr_get_d(x->s.c[0], RND) - steps[i].jump;
    if (!is_fixed(x) && fabs(beside - nearbyint(beside)) <= margin * (1 + fabs(beside)))
        lose(z, "beside a jump");
    set_number(z, 0);
    if (steps[i].value)
        steps[i].value(z->s.c[0], x->s.c[0]);
    else
        mpfr_rint(z->s.c[0], x->s.c[0], RND);
    z->size[0] = majorant_size(&z->s, 0);
    return true;
}

/* sign and abs. */
static bool by_sign(struct jet *z, const char *name, const struct jet *x)
{
    bool is_abs = strcmp(name, "abs") == 0;
    if (!is_abs && strcmp(name, "sign") != 0)
        return false;
    struct jet zero;
    start(&zero, x->s.n);
    int sign = compare(z, x, &zero);
    if (is_abs)
        copy(z, x);
    else
        set_number(z, sign);
    if (is_abs && sign < 0)
        series_neg(&z->s, &x->s);
    jet_clear(&zero);
    return true;
}

/* x - y floor(x/y), or the floor alone. */
static void modulus(struct jet *z, enum nb_basic op, const struct jet *x, const struct jet *y)
{
    struct jet q, whole, taken;
    start(&q, z->s.n);
    start(&whole, z->s.n);
    start(&taken, z->s.n);
    quotient(&q, x, y);
    step(op == NB_MOD ? &whole : z, "floor", &q);
    if (op == NB_MOD) {
        product(&taken, &whole, y);
        sum(z, x, &taken, true);
        lose(z, whole.lost);
    }
    lose(z, q.lost);
    jet_clear(&q);
    jet_clear(&whole);
    jet_clear(&taken);
}

static void walk(struct walk *w, struct jet *z, struct nb_expr *e);

static void lose_all(struct jet *z, const struct jet *const *args, size_t count)
{
    for (size_t i = 0; i < count; i++)
        lose(z, args[i]->lost);
}

static void choose(struct jet *z, const struct jet *c, const struct jet *yes, const struct jet *no)
{
    struct jet why = {0};
    bool taken = is_true(&why, c);
    copy(z, taken ? yes : no);
    lose(z, why.lost);
    lose(z, c->lost);
}

static void basic(struct jet *z, enum nb_basic op, const struct jet *const *a)
{
    size_t count = nb_op_max_args(&nb_basic_ops[op]);
    if (op == NB_WHERE) {
        choose(z, a[0], a[1], a[2]);
        return;
    }
    int sign;
    switch (op) {
    case NB_ADD:
    case NB_SUB:
        sum(z, a[0], a[1], op == NB_SUB);
        break;
    case NB_MUL:
        product(z, a[0], a[1]);
        break;
    case NB_DIV:
        quotient(z, a[0], a[1]);
        break;
    case NB_POW:
        general_power(z, a[0], a[1]);
        break;
    case NB_NEG:
        copy(z, a[0]);
        series_neg(&z->s, &a[0]->s);
        break;
    case NB_MOD:
    case NB_FLOORDIV:
        modulus(z, op, a[0], a[1]);
        break;
    case NB_AND:
        set_number(z, is_true(z, a[0]) && is_true(z, a[1]));
        break;
    case NB_OR:
        set_number(z, is_true(z, a[0]) || is_true(z, a[1]));
        break;
    case NB_NOT:
        set_number(z, !is_true(z, a[0]));
        break;
    case NB_MINIMUM:
    case NB_MAXIMUM:
        sign = compare(z, a[0], a[1]);
        copy(z, (sign < 0) == (op == NB_MINIMUM) ? a[0] : a[1]);
        if (sign == 0)
            lose(z, "beside a kink");
        break;
    default:
        set_number(z, holds(op, compare(z, a[0], a[1])));
    }
    lose_all(z, a, count);
}

/* The row's textbook formula over one variable per argument. */
static struct nb_expr *formula_of(struct walk *w, const struct nb_op *op, struct nb_expr **vars)
{
    struct nb_err err = {0};
    for (size_t k = 0; k < nb_op_max_args(op); k++)
        vars[k] = nb_var(w->pool, op->args[k].name, nb_scalar_shape);
    struct nb_expr *body =
        op->formula ? nb_rule((struct nb_builder){w->pool, false}, op, op->formula, vars, &err)
                    : NULL;
    if (!body) {
        fprintf(stderr, "%s has no expansion: %s\n", op->name, err.message);
        abort();
    }
    return body;
}

/* Walks the formula of a row with its arguments bound to these jets. */
static void walk_formula(struct walk *w, struct jet *z, const struct nb_op *op,
                         const struct jet *args, bool as_one)
{
    struct nb_expr *vars[NB_MAX_ARGS];
    struct nb_expr *body = formula_of(w, op, vars);
    struct walk inner = *w;
    inner.vars = vars;
    inner.values = args;
    inner.count = nb_op_max_args(op);
    inner.terms = z->s.n;
    inner.in_formula = as_one;
    walk(&inner, z, body);
}

/* The expansion of a row around x, at these parameters; a number where x does not
 * move. */
static void expand(struct walk *w, struct jet *f, const struct nb_op *op,
                   const struct jet *const *args, bool moves)
{
    struct jet line[NB_MAX_ARGS];
    size_t count = nb_op_max_args(op);
    for (size_t k = 0; k < count; k++) {
        start(&line[k], f->s.n);
        mpfr_set(line[k].s.c[0], args[k]->s.c[0], RND);
    }
    mpfr_set_ui(line[0].s.c[1], moves, RND);
    f->lost = NULL;
    if (!series_function(op->name, &f->s, args[0]->s.c[0]))
        walk_formula(w, f, op, line, true);
    for (size_t k = 0; k < count; k++)
        jet_clear(&line[k]);
}

/* Kernels keep their digits everywhere, and elementary functions in the second
 * derivative too. What is made of operations has the error of its terms, which are
 * as large as the function is nearby; those of a second derivative are twice as
 * many. */
static void sizes_of(double *sizes, const struct series *f, const struct nb_op *op)
{
    bool elementary = op->slope && !op->formula;
    majorant_nearby(sizes, f, elementary ? 3 : op->slope ? 2 : 0);
    for (size_t i = 2; i < f->n; i++)
        sizes[i] *= 2;
}

/* f(x, parameters) or f'(x, parameters), the parameters being numbers. */
static void function(struct walk *w, struct jet *z, const struct nb_op *op,
                     const struct jet *const *args, bool slope)
{
    struct jet f;
    double sizes[SERIES_MAX];
    start(&f, z->s.n + !w->in_formula + slope);
    expand(w, &f, op, args, true);
    /* At a kink a number that does not move is on a side. */
    if (f.lost && is_fixed(args[0]) && !slope)
        expand(w, &f, op, args, false);
    sizes_of(sizes, &f.s, op);
    if (!mpfr_number_p(f.s.c[0]))
        lose(z, "outside of the domain");
    if (slope) {
        series_differentiate(&f.s);
        for (size_t i = 0; i < f.s.n; i++)
            sizes[i] = (double)(i + 1) * sizes[i + 1];
    }
    apply(z, &f.s, sizes, args[0]);
    lose(z, f.lost);
    jet_clear(&f);
}

static bool parameters_are_fixed(const struct nb_op *op, const struct jet *const *args)
{
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        if (!is_fixed(args[k]))
            return false;
    return op->operands == 1;
}

static void element(struct walk *w, struct jet *z, struct nb_expr *e, const struct jet *const *args)
{
    enum nb_basic op = nb_basic_of(e->op);
    if (op < NB_BASIC_COUNT) {
        basic(z, op, args);
    } else if (by_sign(z, e->op->name, args[0]) || step(z, e->op->name, args[0])) {
        lose(z, args[0]->lost);
    } else if (w->in_formula || parameters_are_fixed(e->op, args)) {
        function(w, z, e->op, args, e->slope);
        lose_all(z, args, e->nargs);
    } else {
        struct jet own[NB_MAX_ARGS];
        for (size_t k = 0; k < e->nargs; k++)
            own[k] = *args[k];
        walk_formula(w, z, e->op, own, false);
    }
}

/* What the formulas mean by the doubles that they have for pi and sqrt(8/pi). */
static void set_meant(mpfr_ptr y, double x)
{
    mpfr_const_pi(y, RND);
    if (x == mpfr_get_d(y, RND))
        return;
    mpfr_ui_div(y, 8, y, RND);
    mpfr_sqrt(y, y, RND);
    if (x != mpfr_get_d(y, RND))
        mpfr_set_d(y, x, RND);
}

static void leaf(const struct walk *w, struct jet *z, const struct nb_expr *e)
{
    if (nb_is_const(e)) {
        set_number(z, e->num);
        z->literal = true;
        if (w->in_formula)
            set_meant(z->s.c[0], e->num);
        return;
    }
    for (size_t k = 0; k < w->count; k++)
        if (w->vars[k] == e)
            copy(z, &w->values[k]);
}

static void walk(struct walk *w, struct jet *z, struct nb_expr *e)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    struct jet *made = calloc(count, sizeof *made);
    for (size_t i = 0; i < count; i++) {
        const struct jet *args[NB_MAX_ARGS];
        for (size_t k = 0; k < order[i]->nargs; k++)
            args[k] = &made[nb_order_find(order, count, order[i]->arg[k])];
        start(&made[i], w->terms);
        if (nb_is_leaf(order[i]))
            leaf(w, &made[i], order[i]);
        else
            element(w, &made[i], order[i], args);
        if (w->in_formula)
            memset(made[i].err, 0, sizeof made[i].err);
        else
            check_range(&made[i]);
    }
    copy(z, &made[count - 1]);
    for (size_t i = 0; i < count; i++)
        jet_clear(&made[i]);
    free(made);
    free(order);
}

void jet_at(struct jet *jet, struct nb_expr *e, const struct jet_place *place)
{
    struct jet *values = calloc(place->count, sizeof *values);
    for (size_t k = 0; k < place->count; k++) {
        start(&values[k], JET_TERMS);
        set_number(&values[k], place->at[k]);
        mpfr_set_ui(values[k].s.c[1], k == place->which, RND);
        values[k].size[1] = k == place->which;
    }
    struct walk w = {e->pool, place->vars, values, place->count, JET_TERMS, false};
    start(jet, JET_TERMS);
    walk(&w, jet, e);
    for (size_t k = 0; k < place->count; k++)
        jet_clear(&values[k]);
    free(values);
}

static double factorial(size_t n)
{
    return n < 2 ? 1 : (double)n * factorial(n - 1);
}

double jet_value(const struct jet *jet, size_t order)
{
    return factorial(order) * mpfr_get_d(jet->s.c[order], RND);
}

double jet_distance(const struct jet *jet, size_t order, double got)
{
    mpfr_t d;
    mpfr_init2(d, SERIES_BITS);
    mpfr_mul_ui(d, jet->s.c[order], (unsigned long)factorial(order), RND);
    mpfr_sub_d(d, d, got, RND);
    double distance = fabs(mpfr_get_d(d, RND));
    mpfr_clear(d);
    return distance;
}

double jet_bound(const struct jet *jet, size_t order)
{
    return factorial(order) * jet->err[order] * 0x1p-52;
}
