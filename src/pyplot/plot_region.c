/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inequalities in x and y become areas. A border of one is a curve of its own: where two sides
 * of a comparison are equal and all that is joined to it by `and` is true, by `or` false. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "figure/heat.h"
#include "graph/build.h"
#include "lang/call.h"
#include "proof/unroll.h"
#include "pyplot/plotting.h"
#include "study/curve_label.h"

static const double usual_faint = 0.75; /* what lies below an area is to be seen */
enum { MOST_BORDERS = 32 };

struct region {
    struct nb_plotting *p;
    const struct nb_implicit *of;
    struct nb_limits box[2];
    const char *label; /* for the first border */
    int hue, borders;
    bool any; /* some border is in the box */
};

static bool is_op(const struct nb_expr *e, enum nb_basic op)
{
    return e->op == &nb_basic_ops[op];
}

static bool is_comparison(const struct nb_expr *e)
{
    return is_op(e, NB_LT) || is_op(e, NB_LE) || is_op(e, NB_GT) || is_op(e, NB_GE);
}

bool nb_plotting_is_region(const struct nb_expr *e)
{
    return is_comparison(e) || is_op(e, NB_AND) || is_op(e, NB_OR) || is_op(e, NB_NOT);
}

/* The border of a comparison, where `mask` is true; NULL: everywhere. */
static void add_border(struct region *r, const struct nb_expr *e, struct nb_expr *mask,
                       bool negated)
{
    const struct nb_builder b = {r->of->f->pool, false};
    const bool strict = (is_op(e, NB_LT) || is_op(e, NB_GT)) != negated;
    struct nb_expr *f = nb_binary(b, NB_SUB, e->arg[0], e->arg[1]);
    if (mask)
        f = nb_where(b, mask, f, nb_const(b.pool, NAN));
    if (r->borders >= MOST_BORDERS)
        return;
    struct nb_stroke look = nb_plotting_look(r->p, r->hue, strict);
    look.bare = r->borders++ > 0;
    struct nb_curve *c = nb_axes_add_curve(r->p->axes, look.bare ? "" : r->label, look);
    c->implicit = (struct nb_implicit){nb_unroll(f), r->of->x, r->of->y};
    r->any = nb_plotting_trace(c, r->box) || r->any;
}

static struct nb_expr *both(const struct nb_builder b, struct nb_expr *mask, struct nb_expr *more)
{
    return mask ? nb_binary(b, NB_AND, mask, more) : more;
}

/* The borders of what is true in e, or of what is not; both are the same but for their ends. */
static void add_borders(struct region *r, struct nb_expr *e, struct nb_expr *mask, bool negated)
{
    const struct nb_builder b = {r->of->f->pool, false};
    if (is_comparison(e))
        add_border(r, e, mask, negated);
    else if (is_op(e, NB_NOT))
        add_borders(r, e->arg[0], mask, !negated);
    else if (is_op(e, NB_AND) || is_op(e, NB_OR))
        for (int i = 0; i < 2; i++) {
            struct nb_expr *other = e->arg[1 - i];
            if (is_op(e, NB_OR))
                other = nb_unary(b, NB_NOT, other);
            add_borders(r, e->arg[i], both(b, mask, other), negated);
        }
}

bool nb_plotting_region(struct nb_plotting *p, const struct nb_implicit *of,
                        const struct nb_function *f, int hue)
{
    struct nb_buf label = {0};
    struct region r = {.p = p, .of = of, .hue = hue};
    if (!nb_plotting_find_box(p, r.box))
        return false;
    nb_function_short_label(p->a->in, f, 0, &label);
    r.label = p->label ? p->label : nb_buf_text(&label);
    nb_plotting_begin_plane(p->axes, of);
    struct nb_heat area = {.kind = NB_HEAT_REGION, .of = *of, .label = (char *)r.label};
    area.of.f = nb_unroll(of->f);
    area.look = nb_plotting_look(p, hue, 0);
    area.look.faint = area.look.faint > 0 ? area.look.faint : usual_faint;
    nb_axes_add_heat(p->axes, area);
    add_borders(&r, of->f, NULL, false);
    if (!r.any)
        nb_interp_tell_once(p->a->in, _("plot: the area has no border in the range"));
    if (!r.any && !p->axes->x_default.set)
        p->axes->x_default = r.box[0];
    if (!r.any && !p->axes->y.set)
        p->axes->y = r.box[1];
    nb_buf_free(&label);
    return !p->a->err->kind;
}
