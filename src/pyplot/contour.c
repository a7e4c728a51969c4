/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contours: the lines on which a function or a matrix has a level, and the bands between. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "figure/colormap.h"
#include "figure/heat_lines.h"
#include "proof/unroll.h"
#include "pyplot/heat_values.h"
#include "charts/line_style.h"
#include "pyplot/plotting.h"
#include "value/convert.h"

struct contour {
    struct nb_heat_words w;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct contour, field)

static const struct nb_param contour_params[] = {
    {.part = nb_heat_params, .offset = AT(w)},
    {"color=", NB_A_COLOR, .offset = AT(style.hue), .standard = -1},
    {"colors=", NB_A_COLOR, .offset = AT(style.hue), .standard = -1},
    {"linestyles=", NB_A_DASH, .offset = AT(style.order), .standard = -1},
    {"linewidths=", nb_read_value, .offset = AT(style.width), .standard = NAN},
    {"alpha=", .taken = true},
    {.name = NULL},
};
static const struct nb_param filled_params[] = {
    {.part = nb_heat_params, .offset = AT(w)},
    {"alpha=", .taken = true},
    {"extend=", .taken = true},
    {.name = NULL},
};
#undef AT

static const double usual_width = 1.3;

/* ---- their names ------------------------------------------------------------------ */

struct labels {
    struct nb_point *at; /* in shares of the box */
    size_t count, cap;
};

static struct nb_point share_of(const struct nb_heat *heat, double x, double y)
{
    return (struct nb_point){(x - heat->x.lo) / (heat->x.hi - heat->x.lo),
                             (y - heat->y.lo) / (heat->y.hi - heat->y.lo)};
}

/* How good a place for a label a point is: the distance to the nearest border or label. */
static double room_at(const struct labels *l, struct nb_point p)
{
    double room = fmin(fmin(p.x, 1 - p.x) * 1.2, fmin(p.y, 1 - p.y) * 1.6);
    for (size_t i = 0; i < l->count; i++)
        room = fmin(room, hypot(p.x - l->at[i].x, 1.5 * (p.y - l->at[i].y)));
    return room;
}

/* The best point for the level's number, where there is any. */
static void add_label(struct nb_axes *axes, const struct nb_heat *heat, const struct nb_curve *c,
                      double level, struct labels *l)
{
    static const double least = 0.06;
    double most = least;
    size_t best = c->count;
    for (size_t i = 0; i < c->count; i++) {
        if (isnan(c->xs[i]))
            continue;
        const double room = room_at(l, share_of(heat, c->xs[i], c->ys[i]));
        if (room > most + 0.01) {
            most = room;
            best = i;
        }
    }
    if (best == c->count)
        return;
    struct nb_buf text = {0};
    nb_buf_printf(&text, "%s%.4g", level < 0 ? "\u2212" : "", fabs(level));
    char *shown = nb_buf_take(&text);
    nb_axes_add_note(axes, (struct nb_note){.x = c->xs[best],
                                            .y = c->ys[best],
                                            .across = 0.5,
                                            .up = 0.5,
                                            .size = 12,
                                            .hue = c->look.hue,
                                            .text = shown,
                                            .clear = true});
    free(shown);
    l->at = nb_grow(l->at, &l->cap, l->count + 1, sizeof *l->at);
    l->at[l->count++] = share_of(heat, c->xs[best], c->ys[best]);
}

/* ---- the command --------------------------------------------------------------------- */

/* On a map lines are black or white, whatever differs more from the colour there. */
static int hue_on(const struct nb_heat *map, double level)
{
    const double share = nb_heat_share(map, level);
    const struct nb_rgb c = nb_colormap_at(map->colors, isnan(share) ? 0 : share);
    return NB_HUE_RGB + (nb_colormap_ink(c).r > 0 ? 0xFFFFFF : 0);
}

/* The hue of a level: the one that is given, the colour map's where one is named, what is seen
 * on a map, or that of the plot's next curve, which is `next`. */
static int hue_of(const struct contour *k, const struct nb_heat *heat, const struct nb_heat *map,
                  double level, int next)
{
    if (k->style.hue >= 0)
        return k->style.hue;
    if (!k->w.cmap)
        return map ? hue_on(map, level) : next;
    const struct nb_rgb c = nb_colormap_at(heat->colors, nb_heat_share(heat, level));
    return NB_HUE_RGB + (int)lround(255 * c.r) * 0x10000 + (int)lround(255 * c.g) * 0x100 +
           (int)lround(255 * c.b);
}

static struct nb_stroke look_of(const struct contour *k, double level, int hue)
{
    struct nb_stroke look = nb_line_look(&k->style, hue, 0);
    if (k->style.order < 0)
        look.order = level < 0;
    look.marked = false;
    look.bare = true;
    look.width = k->style.width > 0 ? k->style.width : usual_width;
    return look;
}

/* False: the level is nowhere, and no curve is left. */
static bool add_line(struct nb_args *a, const struct nb_heat *heat, double level,
                     struct nb_stroke look, struct labels *labels)
{
    struct nb_axes *axes = nb_session_axes(a->ctx);
    const struct nb_builder b = {a->in->pool, false};
    struct nb_curve *c = nb_axes_add_curve(axes, "", look);
    if (heat->of.f) {
        c->implicit = heat->of;
        c->implicit.f = nb_unroll(nb_binary(b, NB_SUB, heat->of.f, nb_const(b.pool, level)));
        const struct nb_limits box[] = {heat->x, heat->y};
        nb_plotting_trace(c, box);
    } else {
        struct nb_trace t;
        nb_heat_lines(heat, level, &t);
        nb_plotting_take_trace(c, &t, NULL, NULL);
        nb_trace_free(&t);
    }
    if (c->count == 0) {
        nb_axes_drop_curves(axes, axes->count - 1);
        return false;
    }
    add_label(axes, heat, c, level, labels);
    return true;
}

static bool add_lines(struct nb_args *a, const struct contour *k, const struct nb_heat *heat)
{
    struct nb_axes *axes = nb_session_axes(a->ctx);
    const struct nb_heat *map = nb_axes_heat(axes);
    struct labels labels = {0};
    double *levels;
    size_t count;
    const bool ok = nb_heat_levels(a, &k->w, heat, false, &levels, &count);
    const int next = k->style.hue >= 0 || map || k->w.cmap ? 0 : axes->hues++;
    bool any = false;
    for (size_t i = 0; i < count && ok && nb_interrupt_check(a->err); i++) {
        const int hue = hue_of(k, heat, map, levels[i], next);
        any = add_line(a, heat, levels[i], look_of(k, levels[i], hue), &labels) || any;
    }
    if (ok && !any)
        nb_interp_tell_once(a->in, _("contour: no level is reached in the range"));
    free(labels.at);
    free(levels);
    return ok && !a->err->kind;
}

/* A plot that contours begin has the limits of what they are contours of. */
static void begin_plot(struct nb_axes *axes, const struct nb_heat *heat)
{
    nb_heat_name_axes(axes, heat);
    if (nb_axes_heat(axes))
        return;
    if (axes->spines == NB_SPINES_ORIGIN)
        axes->spines = NB_SPINES_BOX;
    if (!axes->x.set)
        axes->x = heat->x;
    if (!axes->y.set)
        axes->y = heat->y;
}

static struct nb_value contour(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct contour k = {.style = {.hue = -1}};
    struct nb_heat heat;
    if (!nb_param_bind(a, &k) || !nb_session_is_free(s, a->err) ||
        !nb_heat_of(a, &k.w, true, &heat))
        return NB_FAILED;
    struct nb_axes *axes = nb_session_axes(s);
    const size_t before = axes->count;
    begin_plot(axes, &heat);
    const bool ok = add_lines(a, &k, &heat);
    if (k.w.title)
        nb_axes_set_text(&axes->title, k.w.title);
    if (!ok)
        nb_axes_drop_curves(axes, before);
    nb_heat_drop(&heat);
    s->changed = true;
    return ok ? nb_none() : NB_FAILED;
}

/* The bands between levels are a map of their own. */
static struct nb_value contourf(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct contour k = {.style = {.hue = -1}};
    struct nb_heat map;
    if (!nb_param_bind(a, &k) || !nb_session_is_free(s, a->err) || !nb_heat_of(a, &k.w, true, &map))
        return NB_FAILED;
    if (!nb_heat_levels(a, &k.w, &map, true, &map.levels, &map.level_count)) {
        nb_heat_drop(&map);
        return NB_FAILED;
    }
    const double lowest = map.levels[0], highest = map.levels[map.level_count - 1];
    map.values.lo = k.w.vmin < highest ? k.w.vmin : lowest;
    map.values.hi = k.w.vmax > map.values.lo ? k.w.vmax : highest;
    nb_heat_add(s, &map, k.w.label ? k.w.label : "", k.w.title);
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "contour",
     .table = contour_params,
     .of_xy = true,
     .run = contour,
     .doc = N_("Draws the lines on which a function of two numbers, or a matrix, has a level.")},
    {.name = "contourf",
     .table = filled_params,
     .of_xy = true,
     .run = contourf,
     .doc = N_("Fills the bands between levels of a function of two numbers, or a matrix.")},
};

const struct nb_builtins nb_contour_commands = NB_BUILTINS(rows, N_("Plots"));
