/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of two variables and matrices as maps. */
#include "config.h"

#include "pyplot/heat_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "curve/range.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "lang/call.h"
#include "figure/colormap.h"
#include "figure/heat_sample.h"
#include "figure/live.h"
#include "proof/unroll.h"
#include "study/curve_label.h"
#include "study/interval_arg.h"
#include "value/convert.h"
#include "value/function.h"

enum { USUAL_LEVELS = 8, MOST_LEVELS = 200 };
static const struct nb_limits usual = {-6, 6, true};

#define AT(field) offsetof(struct nb_heat_words, field)

bool nb_read_value(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *x = field;
    *x = row->standard;
    return !nb_given(a, k) || nb_arg_number(a, k, x);
}

const struct nb_param nb_heat_params[] = {
    {.name = "*items"},
    {"x=", nb_param_value, .offset = AT(x)},
    {"@parameter=", nb_param_value, .offset = AT(y)},
    {"cmap=", nb_param_text, .words = nb_colormap_each, .offset = AT(cmap)},
    {"vmin=", nb_read_value, .offset = AT(vmin), .standard = NAN},
    {"vmax=", nb_read_value, .offset = AT(vmax), .standard = NAN},
    {"levels=", nb_param_value, .offset = AT(levels)},
    {"label=", nb_param_text, .offset = AT(label)},
    {"title=", nb_param_text, .offset = AT(title)},
    {.name = NULL},
};

/* ---- what is mapped ----------------------------------------------------------- */

/* Which parameter of f is the other variable: the one that a keyword names, or the second. */
static bool find_other(struct nb_args *a, const struct nb_function *f, const struct nb_span *named,
                       char name[32])
{
    char param[32];
    const size_t count = nb_function_param_count(f);
    struct nb_buf known = {0};
    for (size_t i = 1; i < count; i++) {
        nb_function_param(f, i, param);
        if (named ? strcmp(param, a->named) == 0 : i == 1) {
            strcpy(name, param);
            nb_buf_free(&known);
            return true;
        }
        nb_buf_item(&known, param, i - 1, count - 1, _("and"));
    }
    if (count > 1)
        nb_fail(a, NB_ERR_NAME, _("'%s' has no parameter '%s' beside its first; it has %s"),
                nb_function_title(f), a->named, nb_buf_text(&known));
    else
        nb_fail(a, NB_ERR_TYPE, _("a map needs a function of two numbers"));
    if (count <= 1)
        nb_err_hint(a->err, _("heatmap(elu, x=-3..3, alpha=0..2), heatmap(sin(x)*cos(y))"));
    nb_err_at(a->err, named ? *named : a->rest_span[0]);
    nb_buf_free(&known);
    return false;
}

static bool read_function(struct nb_args *a, struct nb_function *f, struct nb_heat *heat)
{
    char first[32] = "x", other[32];
    struct nb_pool *pool = a->in->pool;
    const struct nb_span span = a->rest_span[0];
    if (f->builtin) {
        nb_fail(a, NB_ERR_TYPE, _("'%s' is no function of a number"), f->name);
        nb_err_at(a->err, span);
        return false;
    }
    if (!find_other(a, f, nb_param_span(a, AT(y)), other))
        return false;
    nb_function_param(f, 0, first);
    struct nb_expr *x = nb_var(pool, first, nb_scalar_shape);
    struct nb_expr *y = nb_var(pool, other, nb_scalar_shape);
    const struct nb_actual at[] = {{.value = nb_number_of(x), .span = span},
                                   {.name = other, .value = nb_number_of(y), .span = span}};
    const struct nb_value v = nb_interp_call(a->in, f, at, 2, NULL, span, a->err);
    struct nb_expr *e = v.type == NB_ABSENT ? NULL : nb_value_expr(a->in, v, span, a->err);
    if (!e)
        return false;
    e = e->shape.rank > 0 ? e : nb_unroll(e);
    const struct nb_parameter param = {.var = y};
    if (e->shape.rank > 0)
        nb_fail(a, NB_ERR_SHAPE, _("a map needs one number for each pair of numbers"));
    else if (!nb_live_is_function(e, x, &param, 1))
        return nb_arg_closed(a, e, x, span);
    heat->kind = NB_HEAT_FUNCTION;
    heat->of = (struct nb_implicit){e, x, y};
    if (a->err->kind)
        nb_err_at(a->err, span);
    return !a->err->kind;
}

/* ---- where ---------------------------------------------------------------------- */

/* The intervals: those behind the first argument, then the keywords; else what the plot
 * shows. */
static bool read_intervals(struct nb_args *a, const struct nb_heat_words *w,
                           const struct nb_axes *axes, struct nb_heat *heat)
{
    struct nb_limits on[2] = {{0, 0, false}, {0, 0, false}};
    const struct nb_span *const named[2] = {nb_param_span(a, AT(x)), nb_param_span(a, AT(y))};
    const struct nb_value values[2] = {w->x, w->y};
    for (size_t i = 1; i < a->nrest; i++) {
        if (i < 3 && nb_interval_arg_of(a, a->rest[i], a->rest_span[i], false, &on[i - 1]))
            continue;
        if (i >= 3) {
            nb_fail(a, NB_ERR_TYPE, _("a map has two intervals, of x and of y"));
            nb_err_at(a->err, a->rest_span[i]);
        }
        return false;
    }
    for (int i = 0; i < 2; i++)
        if (named[i] && !nb_interval_arg_of(a, values[i], *named[i], false, &on[i]))
            return false;
    if (!on[0].set && heat->of.f)
        on[0] = axes->x.set && isfinite(axes->x.lo + axes->x.hi) ? axes->x : usual;
    if (!on[1].set && heat->of.f)
        on[1] = axes->y.set && isfinite(axes->y.lo + axes->y.hi) ? axes->y : on[0];
    heat->x = on[0];
    heat->y = on[1];
    return true;
}

/* ---- values ----------------------------------------------------------------------- */

static void tell(struct nb_args *a, const struct nb_heat_range *f)
{
    if (f->none == f->all)
        nb_interp_tell_once(a->in, _("there is no value on this map"));
    else if (f->none > 0)
        nb_interp_tell_once(a->in, _("where there is no value the map is empty"));
    if (f->infinite > 0)
        nb_interp_tell_once(a->in, _("infinite values have the colours of the map's ends"));
}

static bool choose_colors(struct nb_args *a, const struct nb_heat_words *w, struct nb_heat *heat)
{
    heat->colors = w->cmap ? nb_colormap_find(w->cmap) : NB_COLORS_USUAL;
    if (heat->colors >= 0)
        return true;
    struct nb_buf known = {0};
    nb_colormap_list(&known);
    nb_fail(a, NB_ERR_VALUE, _("there is no colour map '%s'; there are %s, and each with _r"),
            w->cmap, nb_buf_text(&known));
    nb_param_blame(a, AT(cmap));
    nb_buf_free(&known);
    return false;
}

/* The ends of the colours: vmin= and vmax=, or the least and the largest value. */
static bool find_values(struct nb_args *a, const struct nb_heat_words *w, struct nb_heat *heat)
{
    const struct nb_heat_range f = nb_heat_look(heat);
    if (!nb_interrupt_check(a->err))
        return false;
    tell(a, &f);
    struct nb_limits v = {isnan(w->vmin) ? f.lo : w->vmin, isnan(w->vmax) ? f.hi : w->vmax, true};
    if (!isnan(w->vmin) && !isnan(w->vmax) && !(v.lo < v.hi)) {
        nb_fail(a, NB_ERR_VALUE, _("vmin must be below vmax"));
        nb_param_blame(a, AT(vmax));
        return false;
    }
    heat->values = nb_range_widen(isfinite(v.lo)   ? v.lo
                                  : isfinite(v.hi) ? v.hi - 1
                                                   : 0,
                                  isfinite(v.hi)   ? v.hi
                                  : isfinite(v.lo) ? v.lo + 1
                                                   : 1);
    return choose_colors(a, w, heat);
}

/* Levels as the last argument, as in contour(z, 10) and contour(x, y, z, [0, 1]). */
static void take_levels(struct nb_args *a, struct nb_heat_words *w)
{
    const size_t last = a->nrest - 1;
    const enum nb_type type = a->rest[last].type;
    const bool function = a->rest[0].type == NB_FUNCTION;
    if (last == 0 || (type != NB_TENSOR && type != NB_NUMBER) || (!function && last % 2 == 0))
        return;
    w->levels = a->rest[last];
    w->levels_at = &a->rest_span[last];
    a->nrest--;
}

bool nb_heat_of(struct nb_args *a, struct nb_heat_words *w, bool points, struct nb_heat *heat)
{
    const struct nb_axes *axes = nb_session_plot(a->ctx);
    *heat = (struct nb_heat){.look = {.hue = 0}};
    nb_rest_tensors(a);
    if (a->err->kind)
        return false;
    if (a->nrest == 0) {
        nb_fail(a, NB_ERR_TYPE, _("a map needs a function of two numbers or a matrix"));
        return false;
    }
    w->levels_at = nb_param_span(a, AT(levels));
    if (points && !w->levels_at)
        take_levels(a, w);
    const bool function = a->rest[0].type == NB_FUNCTION;
    const bool coordinates =
        !function && a->nrest == 3 && a->rest[1].type == NB_TENSOR && a->rest[2].type == NB_TENSOR;
    if (function ? !read_function(a, a->rest[0].function, heat)
                 : !nb_heat_read_matrix(a, coordinates ? 2 : 0, points, heat))
        return false;
    const bool ok = (coordinates || read_intervals(a, w, axes, heat)) &&
                    (function || nb_heat_place_matrix(a, coordinates, heat)) &&
                    find_values(a, w, heat);
    if (!ok)
        nb_heat_drop(heat);
    return ok;
}

void nb_heat_drop(struct nb_heat *heat)
{
    free(heat->numbers);
    free(heat->levels);
    heat->numbers = heat->levels = NULL;
}

void nb_heat_name_axes(struct nb_axes *axes, const struct nb_heat *heat)
{
    if (!heat->of.f)
        return;
    if (!axes->xlabel)
        nb_axes_set_text(&axes->xlabel, heat->of.x->name);
    if (!axes->ylabel)
        nb_axes_set_text(&axes->ylabel, heat->of.y->name);
}

/* A map has a frame, and no grid over it. */
static void begin_map(struct nb_axes *axes)
{
    if (!nb_axes_is_empty(axes))
        return;
    axes->no_grid = true;
    if (axes->spines == NB_SPINES_ORIGIN)
        axes->spines = NB_SPINES_BOX;
}

void nb_heat_add(struct nb_session *s, struct nb_heat *heat, const char *label, const char *title)
{
    struct nb_axes *axes = nb_session_axes(s);
    struct nb_heat *before = nb_axes_heat(axes);
    begin_map(axes);
    nb_heat_name_axes(axes, heat);
    if (before)
        before->bar = false;
    heat->label = (char *)label;
    nb_axes_add_heat(axes, *heat);
    if (title)
        nb_axes_set_text(&axes->title, title);
    s->changed = true;
}

/* ---- levels ------------------------------------------------------------------------- */

/* Levels themselves; false: they do not rise, or are too few or too many. */
static bool take_given(const double *given, size_t n, bool filled, double *levels)
{
    bool rise = n > (size_t)filled && n <= MOST_LEVELS;
    for (size_t i = 0; i < n && rise; i++) {
        levels[i] = given[i];
        rise = isfinite(given[i]) && (i == 0 || given[i - 1] < given[i]);
    }
    return rise;
}

bool nb_heat_levels(struct nb_args *a, const struct nb_heat_words *w, const struct nb_heat *heat,
                    bool filled, double **levels, size_t *count)
{
    const struct nb_span *at = w->levels_at;
    *levels = nb_xcalloc(MOST_LEVELS, sizeof **levels);
    struct nb_expr *e = at ? nb_value_expr(a->in, w->levels, *at, a->err) : NULL;
    double *given = e && nb_arg_closed(a, e, NULL, *at) ? nb_eval(e, a->err) : NULL;
    bool ok = !at || given;
    if (ok && given && e->shape.rank > 0) {
        *count = nb_shape_count(e->shape);
        ok = take_given(given, *count, filled, *levels);
    } else if (ok) {
        const double wanted = given ? given[0] : USUAL_LEVELS;
        ok = wanted >= 1 && wanted <= MOST_LEVELS / 2.0;
        *count = ok ? nb_heat_even_levels(heat->values, wanted, filled, *levels, MOST_LEVELS) : 0;
    }
    if (!ok)
        nb_fail(a, NB_ERR_VALUE, _("levels are a number from 1 to %d, or values that rise"),
                MOST_LEVELS / 2);
    if (!ok && at)
        nb_err_at(a->err, *at);
    free(given);
    return ok;
}
