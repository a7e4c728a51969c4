/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plot() draws on functions: tangents, and points that have a name. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "base/num.h"
#include "eval/sampler.h"
#include "figure/tangent.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/subst.h"
#include "proof/marks.h"
#include "proof/unroll.h"
#include "pyplot/plotting.h"
#include "value/convert.h"
#include "value/param.h"

static const double thin = 1.2;  /* points: a tangent's line */
static const double near = 1e-6; /* as far around a point as kinks are looked for */

bool nb_plotting_read_tangents(struct nb_plotting *p, struct nb_value v, size_t offset)
{
    if (!nb_numbers_read(p->a, v, offset, NULL, &p->tangents))
        return false;
    for (size_t i = 0; i < p->tangents.count; i++)
        if (!isfinite(p->tangents.v[i])) {
            nb_fail(p->a, NB_ERR_VALUE, _("tangent= is an x, or several: finite numbers"));
            nb_param_blame(p->a, offset);
            return false;
        }
    p->tangent_offset = offset;
    return true;
}

/* What keeps f from having a tangent at x, though f' has a value there; false: nothing. An
 * end of the domain has one. */
static bool find_corner(const struct nb_curve *c, double x, struct nb_mark *corner,
                        struct nb_err *err)
{
    struct nb_marks marks = {0};
    const double reach = near * fmax(1, fabs(x));
    bool found = false;
    if (!nb_marks_find(c->y, c->var, x - reach, x + reach, &marks, err))
        marks.count = 0;
    for (size_t i = 0; i < marks.count && !found; i++) {
        *corner = marks.list[i];
        found = corner->x == x && (corner->kind == NB_MARK_KINK || corner->kind == NB_MARK_JUMP ||
                                   corner->kind == NB_MARK_POLE || corner->kind == NB_MARK_HOLE);
    }
    nb_marks_free(&marks);
    return found;
}

static const char *name_of(const struct nb_curve *c)
{
    return c->label && *c->label ? c->label : _("the function");
}

static bool no_tangent(struct nb_plotting *p, const struct nb_curve *c, double x,
                       const double jet[2], const struct nb_mark *corner)
{
    char at[NB_NUM_MAX], left[NB_NUM_MAX], right[NB_NUM_MAX];
    nb_num_print(x, at);
    nb_num_print(corner ? corner->left : jet[1], left);
    nb_num_print(corner ? corner->right : jet[1], right);
    if (isnan(jet[0]))
        nb_fail(p->a, NB_ERR_VALUE, _("no tangent: %s has no value at %s"), name_of(c), at);
    else if (corner && corner->kind == NB_MARK_KINK && corner->left != corner->right)
        nb_fail(p->a, NB_ERR_VALUE, _("no tangent: %s has a kink at %s, with slopes %s and %s"),
                name_of(c), at, left, right);
    else if ((corner && corner->kind != NB_MARK_KINK) || !isfinite(jet[0]))
        nb_fail(p->a, NB_ERR_VALUE, _("no tangent: %s is not continuous at %s"), name_of(c), at);
    else
        nb_fail(p->a, NB_ERR_VALUE, _("no tangent: the slope of %s at %s is %s"), name_of(c), at,
                left);
    nb_param_blame(p->a, p->tangent_offset);
    return false;
}

/* f and f' at x. */
static bool jet_at(struct nb_plotting *p, const struct nb_curve *c, double x, double jet[2])
{
    struct nb_pool *pool = p->a->in->pool;
    const enum nb_side side = nb_settings_side(&p->a->in->settings);
    struct nb_expr *exprs[2] = {c->y, nb_grad(pool, c->y, c->var, side, p->a->err)};
    double *const out[2] = {&jet[0], &jet[1]};
    if (!exprs[1])
        return false;
    struct nb_sampler *s = nb_sampler_new(exprs, 2, c->var);
    const bool ok = nb_sampler_run(s, &x, 1, out, p->a->err);
    nb_sampler_free(s);
    return ok;
}

/* value + slope*(var - x). */
static struct nb_expr *line(struct nb_pool *pool, struct nb_expr *value, struct nb_expr *slope,
                            struct nb_expr *var, double x)
{
    const struct nb_builder b = {pool, false};
    struct nb_expr *run = nb_binary(b, NB_SUB, var, nb_const(pool, x));
    return nb_binary(b, NB_ADD, value, nb_binary(b, NB_MUL, slope, run));
}

/* The same with the parameters open; NULL where that cannot be. */
static struct nb_expr *open_line(struct nb_plotting *p, struct nb_expr *open, struct nb_expr *var,
                                 double x)
{
    struct nb_err ignored = {0};
    struct nb_pool *pool = p->a->in->pool;
    const struct nb_builder b = {pool, false};
    struct nb_expr *at = nb_const(pool, x);
    struct nb_expr *slope =
        open ? nb_grad(pool, open, var, nb_settings_side(&p->a->in->settings), &ignored) : NULL;
    struct nb_expr *value = slope ? nb_subst(b, open, &var, &at, 1, &ignored) : NULL;
    slope = value ? nb_subst(b, slope, &var, &at, 1, &ignored) : NULL;
    return slope ? nb_unroll(line(pool, value, slope, var, x)) : NULL;
}

static bool add_tangent(struct nb_plotting *p, size_t i, struct nb_expr *open, double x)
{
    struct nb_pool *pool = p->a->in->pool;
    const struct nb_curve f = p->axes->curves[i];
    struct nb_mark corner;
    double jet[2];
    if (!jet_at(p, &f, x, jet))
        return false;
    const bool has_corner = find_corner(&f, x, &corner, p->a->err);
    if (p->a->err->kind != NB_OK)
        return false;
    if (has_corner || !isfinite(jet[0]) || !isfinite(jet[1]))
        return no_tangent(p, &f, x, jet, has_corner ? &corner : NULL);
    struct nb_expr *moving = open_line(p, open, f.var, x);
    struct nb_stroke look = {.hue = f.look.hue, .width = thin, .faint = f.look.faint};
    struct nb_expr *y = line(pool, nb_const(pool, jet[0]), nb_const(pool, jet[1]), f.var, x);
    struct nb_curve *c = nb_axes_add_function(p->axes, y, f.var, "", look);
    c->tangent = true;
    c->at = x;
    nb_tangent_name(c);
    c->live.y = moving;
    return true;
}

bool nb_plotting_marks(struct nb_plotting *p, size_t i, struct nb_expr *open)
{
    p->functions++;
    p->axes->curves[i].points = p->points;
    for (size_t k = 0; k < p->tangents.count; k++)
        if (!add_tangent(p, i, open, p->tangents.v[k]))
            return false;
    return true;
}

void nb_plotting_tell_marks(const struct nb_plotting *p)
{
    if (p->functions == 0 && (p->points || p->tangents.count > 0))
        nb_interp_tell_once(p->a->in, _("tangent= and points= are about functions of x that "
                                        "have a formula: here is none"));
}
