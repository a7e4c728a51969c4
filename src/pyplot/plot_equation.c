/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Equations in x and y become implicit curves, and what compares both areas with a border. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "graph/build.h"
#include "graph/subst.h"
#include "lang/call.h"
#include "proof/unroll.h"
#include "pyplot/plotting.h"
#include "study/curve_label.h"
#include "value/convert.h"

bool nb_plotting_is_equation(const struct nb_function *f)
{
    if (f->kind != NB_LAMBDA)
        return false;
    const struct nb_ast *lambda = f->lambda, *body = lambda->kids[lambda->count - 1];
    return lambda->count == 3 ? f->standard[1].type == NB_ABSENT
                              : lambda->count == 2 && body->marks & NB_MARK_EQUATION;
}

static bool add_implicit(struct nb_plotting *p, const struct nb_implicit *curve,
                         const struct nb_function *f, int hue)
{
    struct nb_limits box[2];
    struct nb_buf label = {0};
    if (!nb_plotting_find_box(p, box))
        return false;
    nb_function_short_label(p->a->in, f, 0, &label);
    nb_plotting_begin_plane(p->axes, curve);
    struct nb_curve *c = nb_axes_add_curve(p->axes, p->label ? p->label : nb_buf_text(&label),
                                           nb_plotting_look(p, hue, 0));
    c->implicit = *curve;
    if (!nb_plotting_trace(c, box))
        nb_interp_tell_once(p->a->in, _("plot: the curve has no point in the range"));
    if (c->count == 0 && !p->axes->x_default.set)
        p->axes->x_default = box[0];
    nb_buf_free(&label);
    return true;
}

static bool wrong_equation(struct nb_plotting *p, struct nb_span span)
{
    nb_fail(p->a, NB_ERR_TYPE, _("a function of x and y is drawn as an equation or an inequality"));
    nb_err_hint(p->a->err, _("plot(x^2 + y^2 == 1), plot(x^2 + y^2 < 1); its values: heatmap(f)"));
    nb_err_at(p->a->err, span);
    return false;
}

/* The condition of the item in its own x; NULL: there is none. */
static struct nb_expr *condition_of(const struct nb_plotting *p, struct nb_expr *x)
{
    const struct nb_builder b = {x->pool, false};
    struct nb_err err = {0}; /* a number for a number */
    return p->where ? nb_subst(b, p->where, &p->where_var, &x, 1, &err) : NULL;
}

bool nb_plotting_equation(struct nb_plotting *p, struct nb_function *f, size_t item)
{
    char names[2][32] = {"x", "y"};
    struct nb_pool *pool = p->a->in->pool;
    const struct nb_builder b = {pool, false};
    const struct nb_span span = p->a->rest_span[item];
    const size_t count = nb_function_param_count(f); /* of x = 3: of x alone */
    for (size_t i = 0; i < count; i++)
        nb_function_param(f, i, names[i]);
    struct nb_expr *x = nb_var(pool, names[0], nb_scalar_shape);
    struct nb_expr *y = nb_var(pool, names[1], nb_scalar_shape);
    const struct nb_actual at[] = {{.value = nb_number_of(x), .span = span},
                                   {.value = nb_number_of(y), .span = span}};
    struct nb_value v = nb_interp_call(p->a->in, f, at, count, NULL, span, p->a->err);
    if (v.type == NB_ABSENT)
        return false;
    struct nb_expr *e = nb_is_numeric(v) ? nb_node(pool, v) : NULL;
    if (!e || e->shape.rank > 0)
        return wrong_equation(p, span);
    const int hue = nb_plotting_hue(p, item);
    struct nb_expr *where = condition_of(p, x);
    if (where && nb_plotting_is_region(e))
        e = nb_binary(b, NB_AND, e, where);
    if (nb_plotting_is_region(e))
        return nb_plotting_region(p, &(struct nb_implicit){e, x, y}, f, hue);
    if (e->op != &nb_basic_ops[NB_EQ])
        return wrong_equation(p, span);
    struct nb_expr *f0 = nb_binary(b, NB_SUB, e->arg[0], e->arg[1]);
    f0 = where ? nb_where(b, where, f0, nb_const(pool, NAN)) : f0;
    return add_implicit(p, &(struct nb_implicit){nb_unroll(f0), x, y}, f, hue);
}
