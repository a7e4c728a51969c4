/* SPDX-License-Identifier: GPL-3.0-or-later */
/* through(f, normal(0, 1)): what f makes of random inputs, and what that says about weights.
 *
 * With a density the moments are integrals with proved bounds (proof/integral.h), of samples
 * they are means. The gain is the factor of the weights' deviation, 1/sqrt(inputs), by which
 * the second moment of X comes out again behind f: He's sqrt(2) of relu. */
#include "config.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "proof/boxes.h"
#include "proof/enclose.h"
#include "proof/integral.h"
#include "proof/limit.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

enum kind { NORMAL, UNIFORM, SAMPLES };

static const struct nb_list_style styles[] = {
    [NORMAL] = {.open = "normal(", .close = ")"},
    [UNIFORM] = {.open = "uniform(", .close = ")"},
};

/* The inputs X. */
struct inputs {
    enum kind kind;
    double a, b; /* mean and deviation, or the ends */
    double *x;   /* samples, owned */
    size_t count;
    double square; /* the mean of X^2 */
};

/* What is said, in the order of the table. The error is a bound of all, relative to those that
 * are above 1. */
enum { MEAN, VARIANCE, SECOND, DEAD, CHI1, GAIN, TORCH, ERROR, FIELDS };
static const char *const fields[] = {"mean", "variance", "second_moment", "dead",
                                     "chi1", "gain",     "torch",         "error"};
static const struct nb_list_style table = {.open = "", .fields = fields};

struct through {
    struct nb_study s;
    struct nb_expr *slope;
    struct inputs in;
    double value[FIELDS];
};

/* Values in one of the styles. */
static struct nb_value pair(struct nb_args *a, enum kind kind, double x, double y)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    v.list->style = &styles[kind];
    v.list->items[0] = nb_plain(NB_KIND_FLOAT, x);
    v.list->items[1] = nb_plain(NB_KIND_FLOAT, y);
    return v;
}

static struct nb_value wrong(struct nb_args *a, size_t k, const char *text)
{
    nb_fail(a, NB_ERR_VALUE, "%s", text);
    nb_err_at(a->err, nb_given(a, k) ? a->arg_span[k] : a->span);
    return NB_FAILED;
}

static struct nb_value normal(struct nb_args *a)
{
    double mean = 0, std = 1;
    if (!nb_arg_number(a, 0, &mean) || !nb_arg_number(a, 1, &std))
        return NB_FAILED;
    if (!isfinite(mean))
        return wrong(a, 0, _("the mean must be a finite number"));
    if (!(std > 0 && isfinite(std)))
        return wrong(a, 1, _("std must be a positive number"));
    return pair(a, NORMAL, mean, std);
}

static struct nb_value uniform(struct nb_args *a)
{
    double lo = 0, hi = 1;
    if (!nb_arg_number(a, 0, &lo) || !nb_arg_number(a, 1, &hi))
        return NB_FAILED;
    if (!(lo < hi && isfinite(hi - lo)))
        return wrong(a, 1, _("the second end must be above the first, and both finite"));
    return pair(a, UNIFORM, lo, hi);
}

/* Of a distribution. */
static void take_density(struct inputs *in, enum kind kind, double a, double b)
{
    in->kind = kind;
    in->a = a;
    in->b = b;
    in->square = kind == NORMAL ? a * a + b * b : (a * a + a * b + b * b) / 3;
}

static bool take_samples(struct nb_args *a, struct inputs *in)
{
    struct nb_expr *x = nb_value_expr(a->in, a->arg[1], a->arg_span[1], a->err);
    in->kind = SAMPLES;
    in->count = x ? nb_shape_count(x->shape) : 0;
    if (x && in->count == 0)
        wrong(a, 1, _("there are no samples"));
    else if (x && nb_arg_closed(a, x, NULL, a->arg_span[1]))
        in->x = nb_eval(x, a->err);
    if (!in->x)
        return false;
    for (size_t i = 0; i < in->count; i++)
        in->square += in->x[i] * in->x[i] / (double)in->count;
    return true;
}

static bool take_inputs(struct nb_args *a, struct inputs *in)
{
    const struct nb_value v = nb_given(a, 1) ? a->arg[1] : NB_FAILED;
    struct nb_limits range;
    take_density(in, NORMAL, 0, 1);
    if (!nb_given(a, 1))
        return true;
    for (enum kind k = NORMAL; k < SAMPLES; k++)
        if (v.type == NB_TUPLE && v.list->style == &styles[k]) {
            take_density(in, k, v.list->items[0].num, v.list->items[1].num);
            return true;
        }
    if (v.type == NB_INTERVAL) {
        if (!nb_interval_arg(a, 1, false, &range))
            return false;
        take_density(in, UNIFORM, range.lo, range.hi);
        return true;
    }
    in->square = 0;
    if (v.type == NB_LIST || v.type == NB_TENSOR)
        return take_samples(a, in);
    nb_fail(a, NB_ERR_TYPE, _("the inputs are normal(mean, std), uniform(a, b) or samples, not %s"),
            nb_type_name(v));
    nb_err_at(a->err, a->arg_span[1]);
    return false;
}

/* The density of X as an expression. */
static struct nb_expr *density(const struct through *t, struct nb_builder b)
{
    const struct inputs *in = &t->in;
    struct nb_expr *x = t->s.x;
    struct nb_err err = {0};
    if (in->kind == UNIFORM)
        return nb_const(b.pool, 1 / (in->b - in->a));
    if (in->a != 0)
        x = nb_binary(b, NB_SUB, x, nb_const(b.pool, in->a));
    if (in->b != 1)
        x = nb_binary(b, NB_DIV, x, nb_const(b.pool, in->b));
    struct nb_expr *p = nb_call(b, nb_op_find("phi"), &x, &err);
    return in->b != 1 ? nb_binary(b, NB_DIV, p, nb_const(b.pool, in->b)) : p;
}

static bool no_mean(const struct through *t, const struct nb_integral *r, const char *what)
{
    struct nb_args *a = t->s.args;
    char at[NB_NUM_MAX];
    nb_num_print(r->at, at);
    if (r->state == NB_INTEGRAL_UNDEFINED)
        nb_fail(a, NB_ERR_VALUE, _("%s has no value near x = %s, where inputs fall"), what, at);
    else
        nb_fail(a, NB_ERR_VALUE,
                _("the mean of %s could not be bounded near x = %s: it may not exist"), what, at);
    nb_err_at(a->err, t->s.span);
    return false;
}

/* The mean of y(X): infinite where it diverges. Digits past the bound of its error are none. */
static bool mean_by_density(struct through *t, struct nb_expr *y, const char *what, double *out)
{
    const double worst = 1e-6;
    struct nb_args *a = t->s.args;
    const struct nb_builder b = {a->in->pool, false};
    const bool line = t->in.kind == NORMAL;
    struct nb_integral r = {0};
    y = nb_binary(b, NB_MUL, y, density(t, b));
    if (!nb_integrate(y, t->s.x, line ? -INFINITY : t->in.a, line ? INFINITY : t->in.b, &r, a->err))
        return false;
    if (r.state == NB_INTEGRAL_INFINITE) {
        *out = INFINITY;
        return true;
    }
    if (r.state != NB_INTEGRAL_BOUNDED || !(r.error <= worst * fmax(r.mass, DBL_MIN)))
        return no_mean(t, &r, what);
    const double error = r.error + 4 * DBL_EPSILON * fabs(r.value);
    t->value[ERROR] = fmax(t->value[ERROR], error / fmax(fabs(r.value), 1));
    *out = fabs(r.value) <= error ? 0 : nb_limit_rounded(r.value, r.error);
    return true;
}

/* In twice the working precision: the order of samples does not matter. */
static double mean_of(const double *y, size_t n)
{
    double hi = 0, lo = 0;
    for (size_t i = 0; i < n; i++) {
        const double s = hi + y[i], u = s - hi;
        lo += (hi - (s - u)) + (y[i] - u);
        hi = s;
    }
    return (hi + (isfinite(hi) ? lo : 0)) / (double)n;
}

static bool mean_by_samples(struct through *t, struct nb_expr *y, double *out)
{
    double *values = nb_xcalloc(t->in.count, sizeof *values);
    const bool ok = nb_study_values(&t->s, y, t->in.x, t->in.count, values);
    if (ok)
        *out = mean_of(values, t->in.count);
    free(values);
    return ok;
}

static bool mean(struct through *t, struct nb_expr *y, const char *what, double *out)
{
    return t->in.kind == SAMPLES ? mean_by_samples(t, y, out) : mean_by_density(t, y, what, out);
}

/* The share of inputs below x. */
static double share_below(const struct inputs *in, double x)
{
    if (in->kind == NORMAL)
        return erfc((in->a - x) / in->b * M_SQRT1_2) / 2;
    return fmin(fmax((x - in->a) / (in->b - in->a), 0), 1);
}

/* The share between two places: in the upper half by what is above them. */
static double share(const struct inputs *in, double lo, double hi)
{
    const double middle = in->kind == NORMAL ? in->a : (in->a + in->b) / 2;
    const bool upper = lo >= middle;
    if (!upper)
        return share_below(in, hi) - share_below(in, lo);
    return share_below(in, 2 * middle - lo) - share_below(in, 2 * middle - hi);
}

/* The share of inputs where the slope is proved to be 0, by halving what is not decided until
 * it is next to nothing, and what is left as a bound of the error. */
static bool dead_by_density(struct through *t, double *out)
{
    enum { MOST = 50000 };
    static const double reach = 40, nothing = 1e-17;
    const struct inputs *in = &t->in;
    const bool line = in->kind == NORMAL;
    struct nb_enclosure *e = nb_enclosure_new(&t->slope, 1, &t->s.x, 1);
    struct nb_boxes queue = {0};
    double open = 0;
    *out = 0;
    nb_boxes_push(&queue, line ? in->a - reach * in->b : in->a,
                  line ? in->a + reach * in->b : in->b, NB_ROOT_OPEN);
    for (size_t i = 0; i < queue.count && nb_interrupt_check(t->s.args->err); i++) {
        const struct nb_box box = queue.list[i];
        struct nb_interval x = nb_between(box.lo, box.hi), d;
        const double mass = share(in, box.lo, box.hi), middle = box.lo + (box.hi - box.lo) / 2;
        nb_enclose(e, &x, &d);
        if (d.defined == NB_EVERYWHERE && d.lo == 0 && d.hi == 0)
            *out += mass;
        else if (d.defined == NB_NOWHERE || !nb_may_vanish(d))
            continue;
        else if (mass <= nothing || i >= MOST || !(box.lo < middle && middle < box.hi))
            open += mass;
        else {
            nb_boxes_push(&queue, box.lo, middle, NB_ROOT_OPEN);
            nb_boxes_push(&queue, middle, box.hi, NB_ROOT_OPEN);
        }
    }
    free(queue.list);
    nb_enclosure_free(e);
    const double error = open + 4 * DBL_EPSILON * *out;
    *out = nb_limit_rounded(*out, error);
    t->value[ERROR] = fmax(t->value[ERROR], error);
    return t->s.args->err->kind == NB_OK;
}

static bool dead_by_samples(struct through *t, double *out)
{
    const struct nb_builder b = {t->s.args->in->pool, false};
    return mean_by_samples(t, nb_binary(b, NB_EQ, t->slope, nb_const(b.pool, 0)), out);
}

/* By PyTorch's nn.init.calculate_gain; NaN: it has none. */
static double torch_gain(const struct nb_study *s)
{
    static const struct {
        const char *row;
        double gain;
    } known[] = {{"identity", 1},
                 {"sigmoid", 1},
                 {"tanh", 5.0 / 3},
                 {"relu", 1.4142135623730951},
                 {"selu", 0.75}};
    if (s->y == s->x)
        return 1;
    if (!s->row)
        return NAN;
    if (strcmp(s->row->name, "leaky_relu") == 0) {
        const double slope = s->y->arg[1]->num;
        return sqrt(2 / (1 + slope * slope));
    }
    for (size_t i = 0; i < NB_COUNT(known); i++)
        if (strcmp(s->row->name, known[i].row) == 0)
            return known[i].gain;
    return NAN;
}

static bool compute(struct through *t)
{
    struct nb_builder b = {t->s.args->in->pool, false};
    struct nb_expr *y = t->s.y, *d = t->slope;
    double *v = t->value;
    if (!mean(t, y, "f(X)", &v[MEAN]))
        return false;
    struct nb_expr *off =
        v[MEAN] != 0 && isfinite(v[MEAN]) ? nb_binary(b, NB_SUB, y, nb_const(b.pool, v[MEAN])) : y;
    if (!mean(t, nb_binary(b, NB_MUL, off, off), "f(X)^2", &v[VARIANCE]) ||
        !mean(t, nb_binary(b, NB_MUL, y, y), "f(X)^2", &v[SECOND]) ||
        !mean(t, nb_binary(b, NB_MUL, d, d), "f'(X)^2", &v[CHI1]))
        return false;
    if (!(t->in.kind == SAMPLES ? dead_by_samples : dead_by_density)(t, &v[DEAD]))
        return false;
    v[GAIN] = sqrt(t->in.square / v[SECOND]);
    v[TORCH] = torch_gain(&t->s);
    return true;
}

/* Two digits of an error are enough, rounded up. */
static double rounded_up(double error)
{
    char text[32];
    snprintf(text, sizeof text, "%.0e", error * 1.5);
    return error > 0 ? strtod(text, NULL) : 0;
}

static struct nb_value result(const struct through *t)
{
    struct nb_value v = nb_list_new(&t->s.args->in->pool->gc, NB_TUPLE, FIELDS);
    v.list->style = &table;
    for (size_t i = 0; i < FIELDS; i++)
        v.list->items[i] = nb_plain(NB_KIND_FLOAT, t->value[i]);
    if (isnan(t->value[TORCH]))
        v.list->items[TORCH] = nb_none();
    v.list->items[ERROR] =
        t->in.kind == SAMPLES ? nb_none() : nb_plain(NB_KIND_FLOAT, rounded_up(t->value[ERROR]));
    return v;
}

static struct nb_value through(struct nb_args *a)
{
    struct through t = {0};
    bool ok = nb_study_arg(&t.s, a, 0) && take_inputs(a, &t.in);
    t.slope = ok ? nb_study_derivative(&t.s, 1, nb_settings_side(&a->in->settings)) : NULL;
    ok = t.slope && compute(&t) && a->err->kind == NB_OK;
    free(t.in.x);
    return ok ? result(&t) : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "through",
     .params = "f, inputs=",
     .of_x = true,
     .run = through,
     .doc = N_("What f makes of random inputs: moments, dead units, gain.")},
    {.name = "normal",
     .params = "mean=, std=",
     .run = normal,
     .doc = N_("Inputs of through() from a normal distribution.")},
    {.name = "uniform",
     .params = "a=, b=",
     .run = uniform,
     .doc = N_("Inputs of through() that are alike between two ends.")},
};

const struct nb_builtins nb_through_commands = NB_BUILTINS(rows, N_("Facts"));
