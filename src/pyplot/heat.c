/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heat maps: heatmap(), and matplotlib's names for it. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "figure/colormap.h"
#include "pyplot/heat_values.h"
#include "study/curve_label.h"
#include "value/convert.h"
#include "value/function.h"

/* A matrix stands as it is printed, the first row above, and its cells are squares. */
static void stand(struct nb_axes *axes, const struct nb_heat *heat, bool squares)
{
    const double most = 4, shape = (double)heat->rows / (double)heat->columns;
    axes->y_reversed = true;
    if (squares || (shape <= most && shape >= 1 / most))
        axes->aspect = (struct nb_aspect){.ratio = 1, .by_box = true};
}

struct heatmap {
    struct nb_heat_words w;
    bool bar, written;
};
#define AT(field) offsetof(struct heatmap, field)

static const struct nb_param heatmap_params[] = {
    {.part = nb_heat_params, .offset = AT(w)},
    {"colorbar=", nb_param_bool, .offset = AT(bar), .standard = true},
    {"annot=", nb_param_bool, .offset = AT(written), .standard = true},
    {.name = NULL},
};
#undef AT

/* A map whose colours have a middle has 0 there, where it has values of both signs. */
static void center(const struct nb_heat_words *w, struct nb_heat *map)
{
    map->centred = nb_colormap_is_diverging(map->colors) && isnan(w->vmin) && isnan(w->vmax) &&
                   map->values.lo < 0 && map->values.hi > 0;
}

static struct nb_value heatmap(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct heatmap k;
    struct nb_heat map;
    struct nb_buf label = {0};
    if (!nb_param_bind(a, &k) || !nb_session_is_free(s, a->err) ||
        !nb_heat_of(a, &k.w, false, &map))
        return NB_FAILED;
    if (k.w.levels_at && !nb_heat_levels(a, &k.w, &map, true, &map.levels, &map.level_count)) {
        nb_heat_drop(&map);
        return NB_FAILED;
    }
    if (a->rest[0].type == NB_FUNCTION)
        nb_function_short_label(a->in, a->rest[0].function, 0, &label);
    struct nb_axes *axes = nb_session_axes(s);
    if (!map.of.f && a->nrest == 1)
        stand(axes, &map, false);
    center(&k.w, &map);
    map.bar = k.bar;
    map.written = k.written;
    nb_heat_add(s, &map, k.w.label ? k.w.label : nb_buf_text(&label), k.w.title);
    nb_buf_free(&label);
    return nb_none();
}

/* ---- matplotlib's ------------------------------------------------------------------ */

struct image {
    struct nb_heat_words w;
    struct nb_value aspect, extent;
    const char *origin, *interpolation;
};
#define AT(field) offsetof(struct image, field)

#define MAP_PARAMS                                                                                 \
    {"cmap=", nb_param_text, .words = nb_colormap_each, .offset = AT(w.cmap)},                     \
        {"vmin=", nb_read_value, .offset = AT(w.vmin), .standard = NAN},                           \
        {"vmax=", nb_read_value, .offset = AT(w.vmax), .standard = NAN}, {"norm=", .taken = true}, \
    {                                                                                              \
        "alpha=", .taken = true                                                                    \
    }

static const struct nb_param imshow_params[] = {
    {.name = "*items"},
    MAP_PARAMS,
    {"aspect=", nb_param_value, .offset = AT(aspect)},
    {"interpolation=", nb_param_text, .offset = AT(interpolation)},
    {"origin=", nb_param_text, .offset = AT(origin)},
    {"extent=", nb_param_value, .offset = AT(extent)},
    {.name = NULL},
};
static const struct nb_param mesh_params[] = {
    {.name = "*items"},
    MAP_PARAMS,
    {"shading=", .taken = true, .decoration = true},
    {"edgecolors=", .taken = true},
    {"linewidth=", .taken = true, .decoration = true},
    {"rasterized=", .taken = true, .decoration = true},
    {.name = NULL},
};

/* extent=(left, right, bottom, top); as it is without one. */
static bool read_extent(struct nb_args *a, const struct image *k, const struct nb_heat *map,
                        double v[4])
{
    struct nb_err ignored = {0};
    const double own[] = {map->x.lo, map->x.hi, map->y.lo, map->y.hi};
    const bool list = k->extent.type == NB_LIST || k->extent.type == NB_TUPLE;
    memcpy(v, own, sizeof own);
    if (!nb_param_span(a, AT(extent)))
        return true;
    bool ok = list && k->extent.list->count == 4;
    for (size_t i = 0; i < 4 && ok; i++)
        ok = nb_value_number(k->extent.list->items[i], &v[i], &ignored);
    if (ok && v[0] < v[1] && v[2] != v[3] && isfinite(v[0] + v[1] + v[2] + v[3]))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("expected extent=(left, right, bottom, top)"));
    nb_param_blame(a, AT(extent));
    return false;
}

static void move(double *at, size_t count, double lo, double hi)
{
    for (size_t i = 0; i <= count; i++)
        at[i] = i == count ? hi : lo + (hi - lo) * ((double)i / (double)count);
}

/* Whether a word is one of two; the first one where it is not given. False sets err. */
static bool read_either(struct nb_args *a, const char *word, size_t offset, const char *first,
                        const char *second, bool *is_first)
{
    *is_first = !word || strcmp(word, first) == 0;
    if (*is_first || strcmp(word, second) == 0)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("expected '%s' or '%s'"), first, second);
    nb_param_blame(a, offset);
    return false;
}

static struct nb_value imshow(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct image k = {.origin = NULL};
    struct nb_heat map;
    double v[4];
    bool upper, equal = true;
    if (!nb_param_bind(a, &k) || !nb_session_is_free(s, a->err) ||
        !read_either(a, k.origin, AT(origin), "upper", "lower", &upper) ||
        (k.aspect.type == NB_STRING &&
         !read_either(a, k.aspect.text->bytes, AT(aspect), "equal", "auto", &equal)) ||
        !nb_heat_of(a, &k.w, false, &map))
        return NB_FAILED;
    if (!read_extent(a, &k, &map, v)) {
        nb_heat_drop(&map);
        return NB_FAILED;
    }
    struct nb_axes *axes = nb_session_axes(s);
    const bool given = nb_param_span(a, AT(extent)), reversed = given ? v[2] > v[3] : upper;
    if (map.numbers) {
        stand(axes, &map, true);
        axes->y_reversed = reversed;
        map.x = (struct nb_limits){v[0], v[1], true};
        map.y = (struct nb_limits){fmin(v[2], v[3]), fmax(v[2], v[3]), true};
        move(map.numbers, map.columns, v[0], v[1]);
        move(map.numbers + map.columns + 1, map.rows, map.y.lo, map.y.hi);
        if (upper != reversed)
            nb_heat_flip(&map);
    }
    if (!equal)
        axes->aspect = (struct nb_aspect){0};
    if (k.interpolation && strcmp(k.interpolation, "nearest") != 0 &&
        strcmp(k.interpolation, "none") != 0)
        nb_interp_tell_once(a->in, _("imshow: cells are drawn as they are, nothing is smoothed"));
    nb_heat_add(s, &map, "", NULL);
    return nb_none();
}

static struct nb_value pcolormesh(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct image k = {.origin = NULL};
    struct nb_heat map;
    if (!nb_param_bind(a, &k) || !nb_session_is_free(s, a->err) ||
        !nb_heat_of(a, &k.w, false, &map))
        return NB_FAILED;
    if (a->nrest == 1 && map.numbers) { /* from 0 on */
        move(map.numbers, map.columns, 0, (double)map.columns);
        move(map.numbers + map.columns + 1, map.rows, 0, (double)map.rows);
        map.x = (struct nb_limits){0, (double)map.columns, true};
        map.y = (struct nb_limits){0, (double)map.rows, true};
    }
    nb_heat_add(s, &map, "", NULL);
    return nb_none();
}
#undef AT

/* ---- its bar ------------------------------------------------------------------------ */

struct bar {
    struct nb_value of, axes;
    const char *label;
};

static const struct nb_param bar_params[] = {
    {"mappable=", nb_param_value, .offset = offsetof(struct bar, of)},
    {"label=", nb_param_text, .offset = offsetof(struct bar, label)},
    {"ax=", nb_param_value, .offset = offsetof(struct bar, axes)},
    {"orientation=", .taken = true},
    {"ticks=", .taken = true},
    {"shrink=", .taken = true, .decoration = true},
    {"fraction=", .taken = true, .decoration = true},
    {"pad=", .taken = true, .decoration = true},
    {"aspect=", .taken = true, .decoration = true},
    {.name = NULL},
};

static struct nb_value colorbar(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct bar k;
    if (!nb_param_bind(a, &k) || !nb_session_is_free(s, a->err) ||
        (k.axes.type == NB_MODULE && k.axes.object > 0 &&
         !nb_session_choose(s, k.axes.object, a->err)))
        return NB_FAILED;
    struct nb_heat *map = nb_axes_heat(nb_session_axes(s));
    if (!map && nb_interp_in_python(a->in)) { /* of points, as after scatter(c=) */
        nb_interp_tell_once(a->in, _("colorbar: there is none without a map"));
        return nb_none();
    }
    if (!map) {
        nb_fail(a, NB_ERR_VALUE, _("there is no map here that a colour bar could explain"));
        nb_err_hint(a->err, _("heatmap(f) or imshow(matrix) first"));
        return NB_FAILED;
    }
    map->bar = true;
    if (k.label)
        nb_axes_set_text(&map->label, k.label);
    s->changed = true;
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "heatmap",
     .table = heatmap_params,
     .of_xy = true,
     .run = heatmap,
     .doc = N_("Draws a function of two numbers, or a matrix, in colours.")},
    {.name = "imshow",
     .table = imshow_params,
     .run = imshow,
     .doc = N_("Draws the cells of a matrix in colours, the first row above.")},
    {.name = "pcolormesh",
     .table = mesh_params,
     .run = pcolormesh,
     .doc = N_("Draws the cells of a matrix in colours, at coordinates x and y.")},
    {.name = "colorbar",
     .table = bar_params,
     .run = colorbar,
     .doc = N_("Adds a colour bar to a map.")},
};

const struct nb_builtins nb_heat_commands = NB_BUILTINS(rows, N_("Plots"));
