/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a function: from the facts in its row and its kernel.
 *
 * A turn is a double and the true one is beside it. There the function is flat:
 * what it changes on the way from one to the other is the square of a rounding
 * error, far below the doubles by which every value is widened. */
#include "config.h"

#include "proof/course.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/rule.h"
#include "proof/enclose.h"

enum { MAX_TURNS = 2, MAX_BREAKS = MAX_TURNS + NB_MAX_KINKS };

/* A turn, a kink or a jump: what the function is just below, at and above. */
struct break_point {
    double at;
    struct nb_interval left, here, right;
    bool jumps;
};

struct nb_course {
    nb_kernel *kernel;          /* or, for a row without one, */
    struct nb_enclosure *inner; /* its formula in x; owned */
    double param[NB_MAX_ARGS];
    size_t nargs;
    int steps; /* doubles that a computed value may be off, either way */
    bool exact_zeros;
    struct nb_interval domain, limits;
    bool nonzero;  /* nowhere 0 */
    bool in_steps; /* continuous only where it is constant */
    size_t count;
    struct break_point breaks[MAX_BREAKS];
};

/* How far a bound in ulp reaches: ulps are half as wide below a power of 2, and
 * what is computed elsewhere may be off the other way. */
static int steps_of(const struct nb_op *op, bool slope)
{
    double ulp = op->ulp[slope] > 0 ? op->ulp[slope] : 1;
    if (op->exact[slope])
        return 0;
    return ulp == 0.5 ? 1 : (int)ceil(2 * ulp) + 1;
}

/* A formula's rounding errors at a point are as large as its enclosure is wide. Of
 * what is computed beside it, on the side where the function is less, some is above
 * it by as much. */
static struct nb_interval with_rounding_twice(struct nb_interval y)
{
    double width = y.hi - y.lo;
    if (!isfinite(width) || width <= 0)
        return y;
    y.lo -= width;
    y.hi += width;
    return y;
}

/* The function at n <= 2 points, each as an interval. */
static void at_points(const struct nb_course *c, size_t n, const double *x, struct nb_interval *out)
{
    const double *args[NB_MAX_ARGS] = {x};
    double y[2];
    if (c->inner) {
        for (size_t i = 0; i < n; i++) {
            struct nb_interval point = nb_between(x[i], x[i]);
            nb_enclose(c->inner, &point, &out[i]);
            out[i] = with_rounding_twice(out[i]);
        }
        return;
    }
    for (size_t k = 1; k < c->nargs; k++)
        args[k] = &c->param[k];
    c->kernel(n, y, args);
    for (size_t i = 0; i < n; i++) {
        bool exact = c->exact_zeros && y[i] == 0 && fabs(x[i]) > 1e-300;
        struct nb_interval point = nb_between(y[i], y[i]);
        out[i] = isnan(y[i]) ? nb_undefined() : nb_widened(point, exact ? 0 : c->steps);
    }
}

/* The number that a text of the row is at these parameters; NaN: none. */
static double number_of(const struct nb_expr *e, const char *text)
{
    struct nb_err err = {0};
    struct nb_expr *v = nb_rule((struct nb_builder){e->pool, false}, e->op, text, e->arg, &err);
    double x = NAN;
    return v && !nb_is_symbolic(v) && nb_eval_number(v, &x, &err) ? x : NAN;
}

/* Further apart than rounding and the step from one double to the next explain. */
static bool are_apart(double at, double y, double z)
{
    double scale = fmax(fabs(at), fmax(fabs(y), fabs(z)));
    return !(fabs(y - z) <= 0x1p-44 * scale + DBL_MIN);
}

/* Adds a break; false when the function has no value there. */
static bool add_break(struct nb_course *c, double at)
{
    if (!isfinite(at))
        return true;
    struct break_point *b = &c->breaks[c->count++];
    double x[2] = {nextafter(at, -INFINITY), nextafter(at, INFINITY)};
    struct nb_interval sides[2];
    at_points(c, 1, &at, &b->here);
    at_points(c, 2, x, sides);
    b->at = at;
    b->left = sides[0];
    b->right = sides[1];
    b->jumps = are_apart(at, b->left.lo, b->here.lo) || are_apart(at, b->here.lo, b->right.lo);
    return b->here.defined == NB_EVERYWHERE;
}

static bool add_breaks(struct nb_course *c, const struct nb_expr *e)
{
    const char *const *turns = e->op->turns[e->slope];
    bool ok = true;
    for (size_t k = 0; k < MAX_TURNS && turns[k] && ok; k++)
        ok = !*turns[k] || add_break(c, number_of(e, turns[k]));
    for (size_t k = 0; nb_op_kink(e->op, k) && ok; k++)
        ok = add_break(c, number_of(e, e->op->kinks[k].at));
    return ok;
}

bool nb_has_standard_parameters(const struct nb_expr *e)
{
    for (size_t k = 1; k < e->nargs; k++)
        if (!nb_is_value(e->arg[k], e->op->args[k].standard))
            return false;
    return true;
}

static bool parameters_are_constant(const struct nb_expr *e)
{
    for (size_t k = 1; k < e->nargs; k++)
        if (!nb_is_const(e->arg[k]))
            return false;
    return e->nargs > 0;
}

/* The end of a "[a, b)" that begins here, where it is a whole number: others are
 * rounded. */
static double whole_end(const char *text, double otherwise)
{
    double x;
    size_t len = nb_num_read(text, strlen(text), &x);
    bool ends = len && (text[len] == ',' || text[len] == ')' || text[len] == ']');
    return ends && x == nearbyint(x) ? x : otherwise;
}

/* What the row says about all values, or all slopes, of its default form. */
static struct nb_interval limits_of(const struct nb_expr *e)
{
    struct nb_interval all = nb_between(-INFINITY, INFINITY);
    const struct nb_op *op = e->op;
    if (!nb_has_standard_parameters(e))
        return all;
    if (e->slope && op->monotone)
        return op->monotone == NB_RISING ? nb_between(0, INFINITY) : nb_between(-INFINITY, 0);
    const char *comma = op->range ? strchr(op->range, ',') : NULL;
    if (e->slope || !comma || *op->range == '{')
        return all;
    return nb_between(whole_end(op->range + 1, -INFINITY), whole_end(comma + 2, INFINITY));
}

/* Whether it is nowhere 0, however small it gets: by the range; or as the slope of
 * a monotone analytic function that is not 0 where it turns. */
static bool never_vanishes(const struct nb_course *c, const struct nb_expr *e)
{
    const struct nb_op *op = e->op;
    if (!nb_has_standard_parameters(e))
        return false;
    if (!e->slope)
        return op->range && (strncmp(op->range, "(0,", 3) == 0 || strstr(op->range, ", 0)"));
    bool nonzero = op->monotone && op->smooth == NB_CINF;
    for (size_t k = 0; k < c->count; k++)
        nonzero &= !nb_may_vanish(c->breaks[k].here);
    return nonzero;
}

static bool is_stepped(const struct nb_expr *e)
{
    const struct nb_op *op = e->op;
    bool jumps = op->smooth == NB_JUMPS && !op->kinks;
    return !e->slope && (jumps || op->event_integer || nb_op_rounds(op));
}

/* A row's formula in x alone, for rows without a kernel. */
static struct nb_enclosure *formula_in_x(const struct nb_expr *e)
{
    struct nb_expr *args[NB_MAX_ARGS], *x = nb_var(e->pool, "x", nb_scalar_shape);
    struct nb_err err = {0};
    for (size_t k = 0; k < e->nargs; k++)
        args[k] = k ? e->arg[k] : x;
    struct nb_expr *body =
        nb_rule((struct nb_builder){e->pool, false}, e->op, nb_op_computed(e->op), args, &err);
    return body ? nb_enclosure_new(&body, 1, &x, 1) : NULL;
}

/* Whether the row says where the function turns: explicitly, or as being monotone
 * with its default parameters. */
static bool is_known(const struct nb_expr *e)
{
    const struct nb_op *op = e->op;
    bool defaults = nb_has_standard_parameters(e);
    bool monotone = !e->slope && op->monotone && defaults;
    return monotone || (op->turns[e->slope][0] && (op->value || defaults));
}

struct nb_course *nb_course_new(const struct nb_expr *e)
{
    const struct nb_op *op = e->op;
    if (!parameters_are_constant(e) || !is_known(e))
        return NULL;
    struct nb_course *c = nb_xcalloc(1, sizeof *c);
    c->kernel = e->slope ? op->slope : op->value;
    c->inner = c->kernel ? NULL : formula_in_x(e);
    c->nargs = e->nargs;
    for (size_t k = 1; k < e->nargs; k++)
        c->param[k] = e->arg[k]->num;
    c->steps = steps_of(op, e->slope);
    c->exact_zeros = op->exact_zeros;
    c->in_steps = is_stepped(e);
    c->limits = limits_of(e);
    c->domain = op->domain[0] < op->domain[1] ? nb_between(op->domain[0], op->domain[1])
                                              : nb_between(-INFINITY, INFINITY);
    if ((c->kernel || c->inner) && add_breaks(c, e)) {
        c->nonzero = never_vanishes(c, e);
        return c;
    }
    nb_course_free(c);
    return NULL;
}

void nb_course_free(struct nb_course *c)
{
    if (!c)
        return;
    nb_enclosure_free(c->inner);
    free(c);
}

static void hold(struct nb_interval *r, struct nb_interval y)
{
    r->lo = fmin(r->lo, y.lo);
    r->hi = fmax(r->hi, y.hi);
}

/* The breaks that x reaches over. */
static void hold_breaks(const struct nb_course *c, struct nb_interval x, struct nb_interval *r)
{
    for (size_t k = 0; k < c->count; k++) {
        const struct break_point *b = &c->breaks[k];
        if (!nb_holds(x, b->at))
            continue;
        hold(r, b->here);
        if (x.lo < b->at)
            hold(r, b->left);
        if (x.hi > b->at)
            hold(r, b->right);
        r->continuous &= !b->jumps || nb_is_point(x);
    }
}

/* The domain's own end counts as outside where the function has no number. */
static bool is_pole(const struct nb_course *c, double x, struct nb_interval y)
{
    return isinf(y.lo - y.hi) && (x == c->domain.lo || x == c->domain.hi) && isfinite(x);
}

struct nb_interval nb_course_over(const struct nb_course *c, struct nb_interval x)
{
    double ends[2] = {fmax(x.lo, c->domain.lo), fmin(x.hi, c->domain.hi)};
    struct nb_interval y[2], r = nb_undefined();
    if (ends[0] > ends[1])
        return r;
    at_points(c, 2, ends, y);
    if (y[0].defined == NB_NOWHERE || y[1].defined == NB_NOWHERE)
        return nb_whole_line();
    hold(&r, y[0]);
    hold(&r, y[1]);
    r = nb_between(r.lo, r.hi);
    hold_breaks(c, nb_between(ends[0], ends[1]), &r);
    r = nb_common(r, c->limits);
    r.nonzero = c->nonzero;
    if (c->in_steps)
        r.continuous = nb_is_point(r) || nb_is_point(x);
    bool outside = x.lo < ends[0] || x.hi > ends[1];
    if (outside || is_pole(c, ends[0], y[0]) || is_pole(c, ends[1], y[1])) {
        r.defined = NB_PERHAPS;
        r.continuous = false;
    }
    return r;
}
