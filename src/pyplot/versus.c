/* SPDX-License-Identifier: GPL-3.0-or-later */
/* versus(f, g): two functions, and below them their difference. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "lang/call.h"
#include "proof/bounds.h"
#include "session/command.h"
#include "study/curve_label.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/convert.h"

/* Two functions of one variable, and their difference. */
struct pair {
    struct nb_study f, g;
    struct nb_expr *difference; /* in f's variable */
    struct nb_limits on;
};

static bool read_pair(struct nb_args *a, struct pair *p)
{
    p->on = nb_study_interval;
    if (!nb_study_arg(&p->f, a, 0) || !nb_study_arg(&p->g, a, 1) ||
        !nb_interval_arg(a, 2, false, &p->on))
        return false;
    struct nb_expr *y = nb_function_at(a->in, p->g.f, p->f.x, false, a->arg_span[1], a->err);
    if (!y)
        return false;
    p->difference = nb_binary((struct nb_builder){a->in->pool, false}, NB_SUB, p->f.y, y);
    return true;
}

/* About where the difference is largest: the best of many places. */
static double largest_at(const struct pair *p, double *most)
{
    enum { PLACES = 4001 };
    double *x = nb_xcalloc(PLACES, sizeof *x), *y = nb_xcalloc(PLACES, sizeof *y);
    double at = NAN;
    *most = -1;
    for (int i = 0; i < PLACES; i++)
        x[i] = p->on.lo + (p->on.hi - p->on.lo) * i / (PLACES - 1);
    const bool known = nb_study_values(&p->f, p->difference, x, PLACES, y);
    for (int i = 0; i < PLACES && known; i++)
        if (fabs(y[i]) > *most) {
            *most = fabs(y[i]);
            at = x[i];
        }
    free(x);
    free(y);
    return at;
}

/* "at most 0.000473, near x = 2.7": the bound is proved, and rounded up. It stands
 * in the picture, which is the same in every language. */
static bool say_largest(struct nb_args *a, const struct pair *p, struct nb_buf *out)
{
    struct nb_interval range;
    double most;
    if (!nb_bounds_find(p->difference, p->f.x, p->on.lo, p->on.hi, &range, a->err))
        return false;
    const double bound = fmax(fabs(range.lo), fabs(range.hi)), at = largest_at(p, &most);
    const double digit = pow(10, floor(log10(bound)) - 2);
    if (range.lo > range.hi || !isfinite(bound) || isnan(at))
        nb_buf_add(out, "the difference has no bound");
    else if (bound == 0)
        nb_buf_add(out, "no difference");
    else
        nb_buf_printf(out, "difference: at most %.3g, near x = %.3g", ceil(bound / digit) * digit,
                      at);
    return true;
}

static bool call(struct nb_args *a, const char *name, const struct nb_actual *with, size_t count)
{
    const struct nb_value f = nb_interp_builtin(a->in, name);
    return nb_interp_call(a->in, f.function, with, count, a->scope, a->span, a->err).type !=
           NB_ABSENT;
}

static bool choose(struct nb_args *a, int index)
{
    const struct nb_actual place[] = {{.value = nb_number(2), .span = a->span},
                                      {.value = nb_number(1), .span = a->span},
                                      {.value = nb_number(index), .span = a->span}};
    return call(a, "subplot", place, 3);
}

/* The difference in the lower plot. */
static void add_difference(struct nb_args *a, const struct pair *p, const char *said)
{
    struct nb_axes *axes = nb_session_plot(a->ctx);
    struct nb_buf label = {0};
    nb_function_short_label(a->in, p->f.f, 0, &label);
    nb_buf_add(&label, " - ");
    nb_function_short_label(a->in, p->g.f, 0, &label);
    nb_axes_add_function(axes, p->difference, p->f.x, nb_buf_text(&label),
                         (struct nb_stroke){.hue = axes->hues++});
    nb_axes_set_text(&axes->title, said);
    axes->x = p->on;
    nb_buf_free(&label);
}

static bool draw(struct nb_args *a, const struct pair *p, const char *said)
{
    struct nb_session *s = a->ctx;
    const struct nb_actual both[] = {
        {.value = a->arg[0], .span = a->arg_span[0]},
        {.value = a->arg[1], .span = a->arg_span[1]},
        {.name = "d", .value = nb_number(0), .span = a->span},
    };
    nb_session_begin_figure(s);
    s->figure.share_x = NB_SHARE_ALL;
    if (!choose(a, 1) || !call(a, "plot", both, 3))
        return false;
    nb_session_axes(s)->x = p->on;
    if (!choose(a, 2))
        return false;
    add_difference(a, p, said);
    s->changed = true;
    return true;
}

static struct nb_value versus(struct nb_args *a)
{
    struct pair p = {0};
    struct nb_buf said = {0};
    const bool good = nb_session_is_free(a->ctx, a->err) && read_pair(a, &p) &&
                      say_largest(a, &p, &said) && draw(a, &p, nb_buf_text(&said));
    nb_buf_free(&said);
    return good ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "versus",
     .params = "f, g, interval=",
     .of_x = true,
     .run = versus,
     .doc = N_("Draws two functions, and below them their difference with its proved bound.")},
};

const struct nb_builtins nb_versus_commands = NB_BUILTINS(rows, NULL);
