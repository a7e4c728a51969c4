/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Equations in x and y become implicit curves. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "lang/call.h"
#include "proof/unroll.h"
#include "pyplot/plotting.h"
#include "study/curve_label.h"
#include "study/interval_arg.h"
#include "value/convert.h"

/* Where a curve is looked for when nothing is said, on so many pixels a side. */
static const struct nb_limits usual = {-6, 6, true};
enum { LOOKED_AT = 600 };

bool nb_plotting_is_equation(const struct nb_function *f)
{
    return f->kind == NB_LAMBDA && nb_function_param_count(f) == 2 &&
           (!f->standard || f->standard[1].type == NB_ABSENT);
}

/* The intervals of the command: the first is that of x, the second that of y. */
static bool find_box(struct nb_plotting *p, struct nb_limits box[2])
{
    size_t found = 0;
    box[0] = p->axes->x.set ? p->axes->x : usual;
    box[1] = p->axes->y.set ? p->axes->y : box[0];
    for (size_t i = 0; i < p->a->nrest && found < 2; i++) {
        if (p->a->rest[i].type != NB_INTERVAL)
            continue;
        if (!nb_interval_arg_of(p->a, p->a->rest[i], p->a->rest_span[i], false, &box[found]))
            return false;
        if (++found == 1 && !p->axes->y.set)
            box[1] = box[0];
    }
    return true;
}

/* The traced lines as points of data; NaN between two lines. */
static void take_points(struct nb_curve *c, const struct nb_trace *t, const struct nb_scale *x,
                        const struct nb_scale *y)
{
    const size_t most = t->count + t->piece_count + t->bar_count;
    c->xs = nb_xcalloc(most + 1, sizeof *c->xs);
    c->ys = nb_xcalloc(most + 1, sizeof *c->ys);
    for (size_t i = 0; i < t->piece_count; i++) {
        const struct nb_trace_piece *piece = &t->pieces[i];
        if (piece->kind == NB_PIECE_BARS)
            continue;
        if (c->count)
            c->xs[c->count] = c->ys[c->count] = NAN, c->count++;
        for (size_t k = 0; k < piece->count; k++) {
            c->xs[c->count] = nb_scale_invert(x, t->points[piece->first + k].x);
            c->ys[c->count++] = nb_scale_invert(y, t->points[piece->first + k].y);
        }
    }
}

/* A plot that an equation begins: units are as long in both directions. */
static void begin_plane(struct nb_axes *axes)
{
    if (axes->aspect.ratio == 0)
        axes->aspect = (struct nb_aspect){.ratio = 1};
    if (!axes->xlabel)
        nb_axes_set_text(&axes->xlabel, "x");
    if (!axes->ylabel)
        nb_axes_set_text(&axes->ylabel, "y");
}

static bool add_implicit(struct nb_plotting *p, const struct nb_implicit *curve,
                         const struct nb_function *f, int hue)
{
    struct nb_limits box[2];
    struct nb_trace t = {0};
    struct nb_buf label = {0};
    if (!find_box(p, box))
        return false;
    const struct nb_scale x = {.lo = box[0].lo, .hi = box[0].hi, .to = 1};
    const struct nb_scale y = {.lo = box[1].lo, .hi = box[1].hi, .to = 1};
    nb_implicit_trace(&t, curve, &x, &y, LOOKED_AT, LOOKED_AT);
    if (t.piece_count == 0)
        nb_interp_tell_once(p->a->in, _("plot: the curve has no point in the range"));
    nb_function_short_label(p->a->in, f, 0, &label);
    if (nb_axes_is_empty(p->axes))
        begin_plane(p->axes);
    struct nb_curve *c = nb_axes_add_curve(p->axes, p->label ? p->label : nb_buf_text(&label),
                                           nb_plotting_look(p, hue, 0));
    c->implicit = *curve;
    take_points(c, &t, &x, &y);
    if (c->count == 0 && !p->axes->x_default.set)
        p->axes->x_default = box[0];
    nb_buf_free(&label);
    nb_trace_free(&t);
    return true;
}

bool nb_plotting_equation(struct nb_plotting *p, struct nb_function *f, size_t item)
{
    struct nb_pool *pool = p->a->in->pool;
    const struct nb_builder b = {pool, false};
    const struct nb_span span = p->a->rest_span[item];
    struct nb_expr *x = nb_var(pool, "x", nb_scalar_shape), *y = nb_var(pool, "y", nb_scalar_shape);
    const struct nb_actual at[] = {{.value = nb_number_of(x), .span = span},
                                   {.value = nb_number_of(y), .span = span}};
    struct nb_value v = nb_interp_call(p->a->in, f, at, 2, NULL, span, p->a->err);
    if (v.type == NB_ABSENT)
        return false;
    struct nb_expr *e = nb_is_numeric(v) ? nb_node(pool, v) : NULL;
    if (!e || e->op != &nb_basic_ops[NB_EQ] || e->shape.rank > 0) {
        nb_fail(p->a, NB_ERR_TYPE, _("a function of x and y is drawn as an equation"));
        nb_err_hint(p->a->err, _("plot(x^2 + y^2 == 1)"));
        nb_err_at(p->a->err, span);
        return false;
    }
    struct nb_expr *f0 = nb_unroll(nb_binary(b, NB_SUB, e->arg[0], e->arg[1]));
    return add_implicit(p, &(struct nb_implicit){f0, x, y}, f, nb_plotting_hue(p, item));
}
