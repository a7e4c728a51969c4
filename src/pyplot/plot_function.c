/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions become curves. */
#include "config.h"

#include "pyplot/plotting.h"

#include <math.h>

#include "base/i18n.h"
#include "figure/style.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "lang/call.h"
#include "proof/unroll.h"
#include "pyplot/family.h"
#include "session/parameters.h"
#include "pyplot/plot_values.h"
#include "study/curve_label.h"
#include "study/pointwise.h"
#include "study/study.h"
#include "value/convert.h"
#include "value/function.h"

static const struct nb_limits standard_range = {-6, 6, true};

static bool same_function(const struct nb_function *f, const struct nb_function *g)
{
    return f == g || (f->op && f->op == g->op) || (f->lambda && f->lambda == g->lambda);
}

int nb_plotting_hue(struct nb_plotting *p, size_t item)
{
    int hue = p->item_style.hue;
    return p->item_hue[item] = hue >= 0 ? hue : p->axes->hues++;
}

/* The hue of a function: that of an earlier argument that is the same one. */
static int hue_of(struct nb_plotting *p, size_t item, const struct nb_function *base)
{
    int order;
    for (size_t i = 0; i < item && p->item_style.hue < 0; i++) {
        struct nb_value v = p->a->rest[i];
        if (v.type == NB_FUNCTION && same_function(nb_label_base(v.function, &order), base))
            return p->item_hue[item] = p->item_hue[i];
    }
    return nb_plotting_hue(p, item);
}

/* The order is counted from that of the style, if it has one. */
struct nb_stroke nb_plotting_look(const struct nb_plotting *p, int hue, int order)
{
    struct nb_stroke look = nb_line_look(&p->item_style, hue, order);
    look.order = order;
    return look;
}

/* plot(cos(x) == x) is a condition; with = it is lines. */
static void note_equation(const struct nb_plotting *p, const struct nb_expr *y)
{
    if (y->op == &nb_basic_ops[NB_EQ])
        nb_interp_tell_once(p->a->in, _("plot: what compares with == is drawn as 0 and 1; with = "
                                        "it is lines, and solve() gives its roots"));
}

bool nb_plotting_curves(struct nb_plotting *p, struct nb_expr *y, struct nb_expr *var,
                        const struct nb_function *f, int hue)
{
    int order = 0;
    const size_t first = p->axes->count;
    struct nb_expr *source = y, *open = p->open;
    struct nb_err ignored = {0};
    if (f)
        nb_label_base(f, &order);
    if (p->item_style.order >= 0 && p->item_style.order != NB_PEN_POINTS)
        order = p->item_style.order;
    note_equation(p, y);
    if (!p->axes->x_default.set)
        p->axes->x_default = standard_range;
    for (int k = 0; k <= p->extra; k++) {
        struct nb_buf label = {0};
        if (p->label) {
            nb_label_primed(p->label, k, &label);
        } else if (f) {
            nb_function_short_label(p->a->in, f, k, &label);
        } else {
            nb_label_formula(source, k, &label);
        }
        struct nb_curve *c =
            nb_axes_add_function(p->axes, nb_plotting_within(p, y, var), var, nb_buf_text(&label),
                                 nb_plotting_look(p, hue, order + k));
        c->of = k > 0 ? nb_unroll(nb_plotting_within(p, source, var)) : NULL;
        nb_buf_free(&label);
        if (p->open)
            c->live.y = nb_unroll(nb_plotting_within(p, p->open, var));
        if (k == 0 && p->format && !nb_plotting_rounded(p, y, var))
            return false;
        if (k < p->extra)
            y = nb_grad(p->a->in->pool, y, var, nb_settings_side(&p->a->in->settings), p->a->err);
        if (!y)
            return false;
        if (p->open && k < p->extra)
            p->open = nb_grad(p->a->in->pool, p->open, var, nb_settings_side(&p->a->in->settings),
                              &ignored);
    }
    return nb_plotting_marks(p, first, open);
}

static bool add_pointwise(struct nb_plotting *p, struct nb_function *f, size_t item)
{
    struct nb_limits on = p->axes->x.set ? p->axes->x : standard_range;
    int order, hue = hue_of(p, item, nb_label_base(f, &order));
    if (!p->axes->x_default.set)
        p->axes->x_default = standard_range;
    for (int k = 0; k <= p->extra; k++) {
        struct nb_plot_values v = {p->axes, f, item, k, p->label, on};
        if (!nb_plot_values_add(&v, p->a, nb_plotting_look(p, hue, order + k)))
            return false;
    }
    return true;
}

/* f gives a vector y for each x: a curve for each of its numbers, in a hue of its own, and
 * derivatives only where they are asked for. */
static bool add_family(struct nb_plotting *p, struct nb_function *f, struct nb_expr *y,
                       struct nb_expr *var, size_t item)
{
    enum { MOST = 50 };
    const int usual = p->extra;
    const char *label = p->label;
    const size_t n = y->shape.dim[0];
    bool good = y->shape.rank == 1 && n <= MOST;
    if (!good) {
        nb_fail(p->a, NB_ERR_SHAPE,
                _("a plotted function must give one number for each x, or a vector of up to %d"),
                MOST);
        nb_err_at(p->a->err, p->a->rest_span[item]);
    }
    p->extra = p->orders_given ? p->extra : 0;
    for (size_t i = 0; i < n && good; i++) {
        struct nb_buf name = {0};
        nb_family_label(p->a->in, f, i, n, &name);
        p->label = label ? label : nb_buf_text(&name);
        good = nb_plotting_curves(p, nb_family_member(y, i), var, f, nb_plotting_hue(p, item));
        nb_buf_free(&name);
    }
    p->label = label;
    p->extra = usual;
    return good;
}

bool nb_plotting_function(struct nb_plotting *p, struct nb_function *f, size_t item)
{
    struct nb_pool *pool = p->a->in->pool;
    struct nb_span span = p->a->rest_span[item];
    struct nb_expr *var = nb_var(pool, "x", nb_scalar_shape);
    struct nb_expr *y = nb_function_at(p->a->in, f, var, false, span, p->a->err);
    if (!y && nb_pointwise_wanted(p->a->err))
        return p->format ? nb_plotting_unrounded(p, item) : add_pointwise(p, f, item);
    if (!y || !nb_arg_closed(p->a, y, var, span))
        return false;
    if (y->shape.rank > 0)
        return add_family(p, f, y, var, item);
    int order;
    int hue = hue_of(p, item, nb_label_base(f, &order));
    p->open = nb_parameters_open(p->s, f, var);
    const bool added = nb_plotting_curves(p, y, var, f, hue);
    p->open = NULL;
    return added;
}
