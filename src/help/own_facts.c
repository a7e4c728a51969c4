/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of functions without rows. */
#include "config.h"

#include "help/own_facts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formula/print.h"
#include "graph/order.h"
#include "lang/activation.h"
#include "proof/bounds.h"
#include "proof/enclose.h"
#include "value/function.h"
#include "value/interp.h"

enum { POINTS = 2001, LONGEST = 400 };

double nb_own_limit(const struct nb_study *s, double sign)
{
    double limit = nb_study_at(s, s->y, sign * INFINITY);
    double near = nb_study_at(s, s->y, sign * 1e6), far = nb_study_at(s, s->y, sign * 1e12);
    if (isnan(limit) && fabs(near - far) <= 1e-9 * fmax(1, fabs(far)))
        limit = far;
    return limit + 0.0;
}

static enum nb_parity parity_of(const double *y)
{
    bool odd = true, even = true;
    for (size_t i = 0; i < POINTS; i++) {
        double a = y[i], b = y[POINTS - 1 - i], tolerance = 1e-14 * fmax(fabs(a), fabs(b));
        odd &= fabs(a + b) <= tolerance;
        even &= fabs(a - b) <= tolerance;
    }
    return odd == even ? NB_NO_PARITY : odd ? NB_ODD : NB_EVEN;
}

static enum nb_monotone monotone_of(const double *y)
{
    bool rising = true, falling = true;
    for (size_t i = 0; i + 1 < POINTS; i++) {
        rising &= y[i] <= y[i + 1];
        falling &= y[i] >= y[i + 1];
    }
    return rising == falling ? NB_NOT_MONOTONE : rising ? NB_RISING : NB_FALLING;
}

bool nb_own_shape_find(const struct nb_study *s, struct nb_own_shape *shape)
{
    double x[POINTS], y[POINTS];
    for (size_t i = 0; i < POINTS; i++)
        x[i] = ((double)i - POINTS / 2) / (POINTS / 20);
    if (!nb_study_values(s, s->y, x, POINTS, y))
        return false;
    *shape = (struct nb_own_shape){parity_of(y), monotone_of(y)};
    return true;
}

enum nb_smooth nb_own_roughness(const struct nb_bends *bends)
{
    bool kink = false, jump = false;
    for (size_t i = 0; i < bends->count; i++) {
        kink |= nb_bend_is_kink(&bends->list[i]);
        jump |= nb_bend_is_jump(&bends->list[i]);
    }
    return jump ? NB_JUMPS : kink ? NB_C0 : 0;
}

static bool never_vanishes(struct nb_expr *e, struct nb_expr *x)
{
    struct nb_enclosure *p = nb_enclosure_new(&e, 1, &x, 1);
    struct nb_interval r, line = nb_between(-INFINITY, INFINITY);
    nb_enclose(p, &line, &r);
    nb_enclosure_free(p);
    return r.defined == NB_EVERYWHERE && !nb_may_vanish(r);
}

/* Whether nothing in this step bends, jumps or ends. */
static bool is_smooth_step(struct nb_expr *e, struct nb_expr *x)
{
    switch (nb_basic_of(e->op)) {
    case NB_ADD:
    case NB_SUB:
    case NB_MUL:
    case NB_NEG:
        return true;
    case NB_DIV:
        return never_vanishes(e->arg[1], x);
    case NB_POW:
        return nb_is_const(e->arg[1]) && e->arg[1]->num >= 0 &&
               e->arg[1]->num == floor(e->arg[1]->num);
    default:
        return e->nargs == 0 || e->op->smooth == NB_CINF;
    }
}

/* A kink, wherever it is. */
static const struct nb_kink somewhere[] = {{.at = "x"}, {.at = NULL}};

/* All derivatives exist where each step has them. */
static bool is_smooth(const struct nb_study *s)
{
    size_t count;
    struct nb_expr *y = s->y, **order = nb_order(&y, 1, &count);
    bool smooth = true;
    for (size_t i = 0; i < count && smooth; i++)
        smooth = is_smooth_step(order[i], s->x);
    free(order);
    return smooth;
}

/* "[-0.278, inf)", as far as it is proved for all numbers. */
static void find_range(const struct nb_study *s, struct nb_own_facts *out)
{
    struct nb_err err = {0};
    struct nb_interval all;
    char lo[NB_NUM_MAX], hi[NB_NUM_MAX];
    if (!nb_bounds_find(s->y, s->x, -INFINITY, INFINITY, &all, &err) || !(all.lo <= all.hi))
        return;
    nb_num_print(all.lo, lo);
    nb_num_print(all.hi, hi);
    snprintf(out->range, sizeof out->range, "[%s, %s]", lo, hi);
    out->op.range = out->range;
}

static void find_limits(const struct nb_study *s, struct nb_own_facts *out)
{
    const double low = nb_own_limit(s, -1), high = nb_own_limit(s, 1);
    nb_num_print(low, out->low);
    nb_num_print(high, out->high);
    out->op.low = isnan(low) ? NULL : out->low;
    out->op.high = isnan(high) ? NULL : out->high;
}

static void find_names(const struct nb_study *s, struct nb_function *f, struct nb_own_facts *out)
{
    out->op.name = f->name;
    out->op.doc = nb_function_doc(f);
    out->op.form = NB_ELEMENT;
    out->op.operands = 1;
    out->op.args[0].name = "x";
    if (nb_function_param(f, 1, out->param))
        out->op.args[1] = (struct nb_arg){out->param, true, 0};
    if (nb_expr_print(s->y, LONGEST, &out->formula))
        out->op.formula = nb_buf_text(&out->formula);
}

bool nb_own_facts_find(struct nb_args *a, struct nb_function *f, struct nb_own_facts *out)
{
    struct nb_study s;
    struct nb_bends bends = {0};
    struct nb_own_shape shape;
    const struct nb_value v = {.type = NB_FUNCTION, .function = f};
    *out = (struct nb_own_facts){0};
    if (!nb_study_value(&s, a, v, a->span))
        return false;
    const struct nb_limits range = nb_bends_range(&s);
    const bool ok = nb_bends_find(&s, range.lo, range.hi, &bends) && nb_own_shape_find(&s, &shape);
    if (ok) {
        find_names(&s, f, out);
        find_range(&s, out);
        find_limits(&s, out);
        const enum nb_smooth rough = nb_own_roughness(&bends);
        out->op.smooth = rough ? rough : is_smooth(&s) ? NB_CINF : 0;
        out->op.parity = shape.parity;
        out->op.monotone = shape.monotone;
        out->op.kinks = rough == NB_C0 ? somewhere : NULL;
    }
    free(bends.list);
    return ok;
}

void nb_own_facts_free(struct nb_own_facts *facts)
{
    nb_buf_free(&facts->formula);
}
