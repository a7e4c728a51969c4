/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plot draws of a function beside all of it: where a condition holds; and by
 * dtype="float16", the steps that a format makes of it. */
#include "config.h"

#include <math.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "eval/emulate.h"
#include "graph/build.h"
#include "graph/subst.h"
#include "proof/unroll.h"
#include "pyplot/plotting.h"
#include "study/rounded.h"
#include "value/convert.h"

/* The exact curve is what the steps are seen against. */
static const double exact_width = 1, exact_faint = 0.4;

struct nb_expr *nb_plotting_within(const struct nb_plotting *p, struct nb_expr *y,
                                   struct nb_expr *var)
{
    struct nb_pool *pool = p->a->in->pool;
    const struct nb_builder b = {pool, false};
    if (!p->where)
        return y;
    struct nb_expr *where = nb_subst(b, p->where, &p->where_var, &var, 1, p->a->err);
    return where ? nb_where(b, where, y, nb_const(pool, NAN)) : y;
}

static struct nb_expr *rounded_within(struct nb_plotting *p, struct nb_expr *y, struct nb_expr *var)
{
    struct nb_expr *steps = nb_rounded(y, var, p->format, p->a->err);
    return steps ? nb_plotting_within(p, steps, var) : NULL;
}

bool nb_plotting_rounded(struct nb_plotting *p, struct nb_expr *y, struct nb_expr *var)
{
    struct nb_curve *exact = &p->axes->curves[p->axes->count - 1];
    const struct nb_stroke look = exact->look;
    struct nb_expr *open = p->open ? rounded_within(p, p->open, var) : NULL;
    struct nb_expr *steps = rounded_within(p, y, var);
    if (!steps || (p->open && !open))
        return false;
    struct nb_buf label = {0};
    nb_buf_printf(&label, "%s, %s", exact->label, p->format->name);
    exact->look.width = exact_width;
    exact->look.faint = 1 - (1 - look.faint) * (1 - exact_faint);
    struct nb_curve *c = nb_axes_add_function(p->axes, steps, var, nb_buf_text(&label), look);
    if (open)
        c->live.y = nb_unroll(open);
    nb_buf_free(&label);
    return true;
}

bool nb_plotting_unrounded(struct nb_plotting *p, size_t item)
{
    nb_fail(p->a, NB_ERR_TYPE, _("dtype= rounds functions of a number, not this"));
    nb_err_hint(p->a->err, _("round numbers where they are made, as by x.to(torch.%s)"),
                p->format->name);
    nb_err_at(p->a->err, p->a->rest_span[item]);
    return false;
}
