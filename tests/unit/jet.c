/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jets of expressions: one function per kind of node. */
#include "config.h"

#include "tests/unit/jet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/order.h"
#include "graph/rule.h"
#include "tests/unit/jet_ops.h"
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

static void walk(struct walk *w, struct jet *z, struct nb_expr *e);

static void lose_all(struct jet *z, const struct jet *const *args, size_t count)
{
    for (size_t i = 0; i < count; i++)
        jet_lose(z, args[i]->lost);
}

static void choose(struct jet *z, const struct jet *c, const struct jet *yes, const struct jet *no)
{
    struct jet why = {0};
    bool taken = jet_is_true(&why, c);
    jet_copy(z, taken ? yes : no);
    jet_lose(z, why.lost);
    jet_lose(z, c->lost);
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
        jet_sum(z, a[0], a[1], op == NB_SUB);
        break;
    case NB_MUL:
        jet_product(z, a[0], a[1]);
        break;
    case NB_DIV:
        jet_quotient(z, a[0], a[1]);
        break;
    case NB_POW:
        jet_power(z, a[0], a[1]);
        break;
    case NB_NEG:
        jet_copy(z, a[0]);
        series_neg(&z->s, &a[0]->s);
        break;
    case NB_MOD:
    case NB_FLOORDIV:
        jet_modulus(z, op, a[0], a[1]);
        break;
    case NB_AND:
        jet_set_number(z, jet_is_true(z, a[0]) && jet_is_true(z, a[1]));
        break;
    case NB_OR:
        jet_set_number(z, jet_is_true(z, a[0]) || jet_is_true(z, a[1]));
        break;
    case NB_NOT:
        jet_set_number(z, !jet_is_true(z, a[0]));
        break;
    case NB_MINIMUM:
    case NB_MAXIMUM:
        sign = jet_compare(z, a[0], a[1]);
        jet_copy(z, (sign < 0) == (op == NB_MINIMUM) ? a[0] : a[1]);
        if (sign == 0)
            jet_lose(z, "beside a kink");
        break;
    default:
        jet_set_number(z, jet_holds(op, jet_compare(z, a[0], a[1])));
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
        jet_start(&line[k], f->s.n);
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
    jet_start(&f, z->s.n + !w->in_formula + slope);
    expand(w, &f, op, args, true);
    /* At a kink a number that does not move is on a side. */
    if (f.lost && jet_is_fixed(args[0]) && !slope)
        expand(w, &f, op, args, false);
    sizes_of(sizes, &f.s, op);
    if (!mpfr_number_p(f.s.c[0]))
        jet_lose(z, "outside of the domain");
    if (slope) {
        series_differentiate(&f.s);
        for (size_t i = 0; i < f.s.n; i++)
            sizes[i] = (double)(i + 1) * sizes[i + 1];
    }
    jet_apply(z, &f.s, sizes, args[0]);
    jet_lose(z, f.lost);
    jet_clear(&f);
}

static bool parameters_are_fixed(const struct nb_op *op, const struct jet *const *args)
{
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        if (!jet_is_fixed(args[k]))
            return false;
    return op->operands == 1;
}

static void element(struct walk *w, struct jet *z, struct nb_expr *e, const struct jet *const *args)
{
    enum nb_basic op = nb_basic_of(e->op);
    if (op < NB_BASIC_COUNT) {
        basic(z, op, args);
    } else if (jet_by_sign(z, e->op->name, args[0]) || jet_step(z, e->op->name, args[0])) {
        if (e->slope)
            jet_set_number(z, 0);
        jet_lose(z, args[0]->lost);
    } else if (strcmp(e->op->name, "polygamma") == 0) {
        jet_polygamma(z, args[0], args[1]);
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
        jet_set_number(z, e->num);
        z->literal = true;
        if (w->in_formula)
            set_meant(z->s.c[0], e->num);
        return;
    }
    for (size_t k = 0; k < w->count; k++)
        if (w->vars[k] == e)
            jet_copy(z, &w->values[k]);
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
        jet_start(&made[i], w->terms);
        if (nb_is_leaf(order[i]))
            leaf(w, &made[i], order[i]);
        else
            element(w, &made[i], order[i], args);
        if (w->in_formula)
            memset(made[i].err, 0, sizeof made[i].err);
        else
            jet_check_range(&made[i]);
    }
    jet_copy(z, &made[count - 1]);
    for (size_t i = 0; i < count; i++)
        jet_clear(&made[i]);
    free(made);
    free(order);
}

/* 2^-1500 is beside every double, and far from where a series has no bits left. */
enum { NEXT_TO_NOTHING = 1500 };

static void start_walk(struct jet *jet, struct nb_expr *e, const struct jet_place *place,
                       bool exact, int side)
{
    struct jet *values = calloc(place->count, sizeof *values);
    for (size_t k = 0; k < place->count; k++) {
        jet_start(&values[k], JET_TERMS);
        jet_set_number(&values[k], place->at[k]);
        mpfr_set_ui(values[k].s.c[1], k == place->which, RND);
        values[k].size[1] = k == place->which;
    }
    mpfr_t nothing;
    mpfr_init2(nothing, series_bits());
    mpfr_set_si_2exp(nothing, side, -NEXT_TO_NOTHING, RND);
    mpfr_ptr x = values[place->which].s.c[0];
    mpfr_add(x, x, nothing, RND);
    mpfr_clear(nothing);
    struct walk w = {e->pool, place->vars, values, place->count, JET_TERMS, exact};
    jet_start(jet, JET_TERMS);
    walk(&w, jet, e);
    for (size_t k = 0; k < place->count; k++)
        jet_clear(&values[k]);
    free(values);
}

void jet_at(struct jet *jet, struct nb_expr *e, const struct jet_place *place)
{
    /* The square of cosh(1e9) has an exponent beyond MPFR's usual ones. */
    mpfr_set_emin(mpfr_get_emin_min());
    mpfr_set_emax(mpfr_get_emax_max());
    start_walk(jet, e, place, false, 0);
}

void jet_exact_at(struct jet *jet, struct nb_expr *e, const struct jet_place *place)
{
    start_walk(jet, e, place, true, 0);
}

void jet_beside(struct jet *jet, struct nb_expr *e, const struct jet_place *place, int side)
{
    start_walk(jet, e, place, true, side);
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
    mpfr_init2(d, series_bits());
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
