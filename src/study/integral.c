/* SPDX-License-Identifier: GPL-3.0-or-later */
/* integral(f, a..b), and its derivatives where f or the ends depend on a variable. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/num.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/subst.h"
#include "proof/enclose.h"
#include "proof/event.h"
#include "proof/integral.h"
#include "proof/places.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "study/vary.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

/* Worse than this part of the integral of |f| is no result; what is less, but more than
 * this part of the value itself, is told. */
#define USELESS 1e-8
#define WORTH_TELLING 1e-12
/* This is nothing in any case. */
#define NOTHING 1e-300

static const char *const why[] = {
    [NB_INTEGRAL_INFINITE] = N_("this integral diverges at x = %s"),
    [NB_INTEGRAL_UNDEFINED] = N_("the function has no value near x = %s"),
    [NB_INTEGRAL_UNKNOWN] = N_("this integral could not be bounded near x = %s: it may not exist"),
};

/* Why there is no number. */
static struct nb_value refused(struct nb_args *a, const struct nb_integral *r)
{
    char at[NB_NUM_MAX];
    if (r->state == NB_INTEGRAL_BOUNDED)
        return nb_fail(a, NB_ERR_VALUE,
                       _("this integral could be found to within %.1e only: it may not exist"),
                       r->error);
    nb_num_print(r->at, at);
    return nb_fail(a, NB_ERR_VALUE, _(why[r->state]), at);
}

/* Whether there is a number worth to be given; notes tell how good it is. */
static bool is_good(struct nb_args *a, const struct nb_integral *r)
{
    struct nb_buf text = {0};
    double size = fabs(r->value);
    if (r->state != NB_INTEGRAL_BOUNDED ||
        !(r->error <= fmax(USELESS * fmax(size, r->mass), NOTHING))) {
        refused(a, r);
        return false;
    }
    if (r->error > fmax(WORTH_TELLING * size, NOTHING)) {
        nb_buf_printf(&text, _("the integral may be off by %.1e"), r->error);
        a->in->tell(a->in->note_ctx, nb_buf_text(&text));
        nb_buf_free(&text);
    }
    return true;
}

static bool integrate(struct nb_args *a, struct nb_expr *y, struct nb_expr *x, const double end[2],
                      double *out)
{
    struct nb_integral r = {0};
    bool turned = end[0] > end[1];
    if (!nb_integrate(y, x, turned ? end[1] : end[0], turned ? end[0] : end[1], &r, a->err))
        return false;
    *out = turned ? -r.value : r.value;
    return is_good(a, &r);
}

/* An integral over x in which variables are left. */
struct open_integral {
    struct nb_vary v;
    struct nb_study s;
    struct nb_expr *end[2];
};

/* y jumps at a place that is moved by a variable: the derivative of the integral is not
 * the integral of the derivative. */
static bool jumps_move(struct open_integral *p, struct nb_expr *y, const double end[2], bool *moves)
{
    struct nb_event *events;
    size_t n = nb_events(y->pool, y, &events), places = 0;
    double *place = NULL, lo = fmin(end[0], end[1]), hi = fmax(end[0], end[1]);
    *moves = false;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < p->v.count; k++)
            *moves |= nb_depends(events[i].g, p->v.var[k]);
    free(events);
    struct nb_expr *at = *moves ? nb_vary_at(&p->v, y) : NULL;
    if (!*moves)
        return true;
    if (!at || !nb_places_find(at, p->s.x, lo, hi, &place, &places, p->v.args->err))
        return false;
    struct nb_enclosure *e = nb_enclosure_new(&at, 1, &p->s.x, 1);
    *moves = false;
    for (size_t i = 0; i < places; i++) {
        double off = 1e-12 * fmax(fabs(place[i]), 1e-3);
        struct nb_interval box = nb_between(place[i] - off, place[i] + off), r;
        nb_enclose(e, &box, &r);
        *moves |= place[i] > lo && place[i] < hi && !r.continuous;
    }
    nb_enclosure_free(e);
    free(place);
    return true;
}

/* y at an end, times how fast the end moves with variable number k; derived by what is
 * left of `by`. */
static bool add_end(struct open_integral *p, struct nb_expr *y, int i, const size_t *by, size_t n,
                    double *sum)
{
    struct nb_builder b = {y->pool, true};
    struct nb_err *err = p->v.args->err;
    double part;
    if (!nb_depends(p->end[i], p->v.var[by[0]]))
        return true;
    struct nb_expr *speed = nb_grad(b.pool, p->end[i], p->v.var[by[0]], NB_RIGHT, err);
    struct nb_expr *there = speed ? nb_subst(b, y, &p->s.x, &p->end[i], 1, err) : NULL;
    struct nb_expr *e = there ? nb_binary(b, NB_MUL, there, speed) : NULL;
    e = e ? nb_vary_grad(&p->v, e, by + 1, n - 1) : NULL;
    if (!e || !nb_vary_number(&p->v, e, &part))
        return false;
    *sum += i == 1 ? part : -part;
    return true;
}

/* Leibniz's rule, for y by all of `by`. */
static bool derive(struct open_integral *p, struct nb_expr *y, const size_t *by, size_t n,
                   double *out)
{
    struct nb_args *a = p->v.args;
    double end[2], ends = 0;
    bool moves;
    if (!nb_vary_number(&p->v, p->end[0], &end[0]) || !nb_vary_number(&p->v, p->end[1], &end[1]))
        return false;
    if (n == 0) {
        struct nb_expr *at = nb_vary_at(&p->v, y);
        return at && integrate(a, at, p->s.x, end, out);
    }
    if (!jumps_move(p, y, end, &moves))
        return false;
    if (moves) {
        nb_fail(a, NB_ERR_VALUE, _("no derivative: a jump under the integral moves"));
        return false;
    }
    struct nb_expr *slope = nb_grad(y->pool, y, p->v.var[by[0]], NB_RIGHT, a->err);
    if (!slope || !add_end(p, y, 0, by, n, &ends) || !add_end(p, y, 1, by, n, &ends) ||
        !derive(p, slope, by + 1, n - 1, out))
        return false;
    *out += ends;
    return true;
}

static bool derived_result(void *ctx, const size_t *by, size_t n, double *out)
{
    struct open_integral *p = ctx;
    return derive(p, p->s.y, by, n, out);
}

static struct nb_value open_integral(struct open_integral *p)
{
    struct nb_args *a = p->v.args;
    if (!nb_vary_add(&p->v, p->s.y, p->s.x, p->s.span) ||
        !nb_vary_add(&p->v, p->end[0], NULL, a->arg_span[1]) ||
        !nb_vary_add(&p->v, p->end[1], NULL, a->arg_span[1]))
        return NB_FAILED;
    struct nb_expr *e = nb_vary_polynomial(&p->v, derived_result, p);
    return e ? nb_number_of(e) : NB_FAILED;
}

static struct nb_value integral(struct nb_args *a)
{
    struct open_integral p = {.v = {.args = a}};
    double end[2] = {nb_study_interval.lo, nb_study_interval.hi}, value;
    nb_interval_arg_gather(a, 1, a->rest, &a->nrest);
    if (!nb_no_more(a) || !nb_study_open(&p.s, a, 0) || !nb_interval_arg_ends(a, 1, end, p.end))
        return NB_FAILED;
    if (p.end[0] || nb_is_open(p.s.y, p.s.x)) {
        for (int i = 0; i < 2; i++)
            p.end[i] = p.end[i] ? p.end[i] : nb_const(a->in->pool, end[i]);
        return open_integral(&p);
    }
    if (!integrate(a, p.s.y, p.s.x, end, &value))
        return NB_FAILED;
    if (!nb_given(a, 1))
        nb_interp_tell_once(a->in, _("this is the integral over -6..6: integral(f, 0..1) is that "
                                     "over another interval"));
    return nb_number(value);
}

static const struct nb_builtin rows[] = {
    {.name = "integral",
     .aliases = "integrate",
     .params = "f, interval=, *ends",
     .of_x = true,
     .run = integral,
     .doc = N_("Integral of f over the interval, which may be infinite.")},
};

const struct nb_builtins nb_integral_commands = NB_BUILTINS(rows, N_("Studies"));
