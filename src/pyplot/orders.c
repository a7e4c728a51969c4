/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all plots of the figure have: derivatives, and the size of type. */
#include "config.h"

#include "base/i18n.h"
#include "figure/orders.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/param.h"

struct wanted {
    size_t order;
};

static const struct nb_param params[] = {
    {"order", nb_param_count, .offset = offsetof(struct wanted, order), .most = 9},
    {.name = NULL},
};

static struct nb_value derivatives(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct wanted w;
    if (!nb_param_bind(a, &w) || !nb_session_is_free(s, a->err))
        return NB_FAILED;
    for (size_t i = 0; i < s->figure.count; i++)
        nb_orders_choose(&s->figure.axes[i], (int)w.order, a->in->pool);
    s->changed = true;
    return nb_none();
}

enum { MOST_POINTS = 200 };

/* Numbers at ticks have this size; all other type, lines and marks what belongs to it. */
static struct nb_value fontsize(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    double points = 0;
    if (!nb_arg_number(a, 0, &points) || !nb_session_is_free(s, a->err))
        return NB_FAILED;
    if (!(points > 0 && points <= MOST_POINTS))
        return nb_fail(a, NB_ERR_VALUE, _("fontsize must be above 0 and at most %g"),
                       (double)MOST_POINTS);
    s->figure.type = points * NB_UNITS_PER_INCH / 72;
    s->changed = true;
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "derivatives",
     .table = params,
     .run = derivatives,
     .doc = N_("Draws functions with their derivatives up to an order; 0: without.")},
    {.name = "fontsize",
     .params = "points",
     .run = fontsize,
     .doc = N_("The size of numbers at ticks; other type and lines are as much larger.")},
};

const struct nb_builtins nb_order_commands = NB_BUILTINS(rows, NULL);
