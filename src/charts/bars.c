/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/artist.h"
#include "charts/coloured.h"
#include "charts/error_bars.h"
#include "charts/label.h"
#include "charts/line_style.h"
#include "figure/patch.h"
#include "lang/iterate.h"
#include "value/convert.h"

enum { ERROR_HUE = 4 }; /* black, or what is so in a theme */

/* Of bar(); barh() calls the same things otherwise. */
struct bars {
    struct nb_value at, length, width, base, colors, labels, xerr, yerr;
    const char *label, *align;
    bool log;
    int error_hue;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct bars, field)
#define BAR_PARAMS(position, length_name, width_name, base_name)                                   \
    {                                                                                              \
        {position, nb_param_value, .offset = AT(at)},                                              \
            {length_name, nb_param_value, .offset = AT(length)},                                   \
            {width_name, nb_param_value, .offset = AT(width)},                                     \
            {base_name, nb_param_value, .offset = AT(base)},                                       \
            {"align=", nb_param_text, .offset = AT(align)},                                        \
            {"label=", nb_read_label, .offset = AT(label)},                                        \
            {"color=", nb_param_value, .words = nb_color_words, .offset = AT(colors)},             \
            {"facecolor=", nb_param_value, .words = nb_color_words, .offset = AT(colors)},         \
            {"tick_label=", nb_param_value, .offset = AT(labels)},                                 \
            {"xerr=", nb_param_value, .offset = AT(xerr)},                                         \
            {"yerr=", nb_param_value, .offset = AT(yerr)},                                         \
            {"ecolor=", NB_A_COLOR, .offset = AT(error_hue), .standard = ERROR_HUE},               \
            {"log=", nb_param_bool, .offset = AT(log)},                                            \
            {.part = nb_line_params, .offset = AT(style)}, {.name = NULL},                         \
    }

static const struct nb_param bar_params[] = BAR_PARAMS("x", "height", "width=", "bottom=");
static const struct nb_param barh_params[] = BAR_PARAMS("y", "width", "height=", "left=");

static bool are_names(struct nb_value v)
{
    return (v.type == NB_LIST || v.type == NB_TUPLE) && v.list->count > 0 &&
           v.list->items[0].type == NB_STRING;
}

/* Names stand at 0, 1, 2, ...; false sets err: some are none. */
static bool read_names(struct nb_args *a, struct nb_value v, struct nb_numbers *at)
{
    at->count = v.list->count;
    at->v = nb_xcalloc(at->count, sizeof *at->v);
    for (size_t i = 0; i < at->count; i++) {
        at->v[i] = (double)i;
        if (v.list->items[i].type == NB_STRING)
            continue;
        nb_fail(a, NB_ERR_TYPE, _("names of bars and numbers are mixed"));
        nb_param_blame(a, AT(at));
        return false;
    }
    return true;
}

struct bar_numbers {
    struct nb_numbers at, length, width, base, xerr, yerr;
};

static void free_bars(struct bar_numbers *n)
{
    struct nb_numbers *const all[] = {&n->at, &n->length, &n->width, &n->base, &n->xerr, &n->yerr};
    for (size_t i = 0; i < NB_COUNT(all); i++)
        nb_numbers_free(all[i]);
}

static bool read_bars(struct nb_args *a, const struct bars *b, bool across, struct bar_numbers *n)
{
    const struct nb_value width = b->width.type == NB_ABSENT ? nb_number(0.8) : b->width;
    const struct nb_value base = b->base.type == NB_ABSENT ? nb_number(0) : b->base;
    if (!(are_names(b->at) ? read_names(a, b->at, &n->at)
                           : nb_numbers_read(a, b->at, AT(at), NULL, &n->at)) ||
        !nb_numbers_read(a, b->length, AT(length), &n->at, &n->length))
        return false;
    if (n->at.count == 1 && !nb_numbers_spread(a, &n->at, n->length.count, AT(at), "x"))
        return false;
    if (!nb_numbers_read(a, width, AT(width), NULL, &n->width) ||
        !nb_numbers_read(a, base, AT(base), NULL, &n->base))
        return false;
    const size_t count = n->at.count;
    return nb_numbers_spread(a, &n->length, count, AT(length), across ? "width" : "height") &&
           nb_numbers_spread(a, &n->width, count, AT(width), across ? "height" : "width") &&
           nb_numbers_spread(a, &n->base, count, AT(base), across ? "left" : "bottom") &&
           nb_errors_read(a, b->xerr, AT(xerr), count, "xerr", &n->xerr) &&
           nb_errors_read(a, b->yerr, AT(yerr), count, "yerr", &n->yerr);
}

static bool is_aligned_at_edge(struct nb_args *a, const struct bars *b, bool *edge)
{
    *edge = b->align && strcmp(b->align, "edge") == 0;
    if (*edge || !b->align || strcmp(b->align, "center") == 0)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("expected 'center' or 'edge'"));
    nb_param_blame(a, AT(align));
    return false;
}

static double *boxes_of(const struct bar_numbers *n, bool across, bool edge)
{
    double *v = nb_xcalloc(4 * n->at.count + 1, sizeof *v);
    for (size_t i = 0; i < n->at.count; i++) {
        const double w = n->width.v[i], lo = n->at.v[i] - (edge ? 0 : w / 2);
        double *place = v + 4 * i + (across ? 2 : 0), *size = v + 4 * i + (across ? 0 : 2);
        place[0] = lo;
        place[1] = lo + w;
        size[0] = n->base.v[i];
        size[1] = n->base.v[i] + n->length.v[i];
    }
    return v;
}

/* Names at the middles of the bars, or where they stand; false sets err. */
static bool name_ticks(struct nb_args *a, struct nb_tick_list *ticks, struct nb_value names,
                       const double *at, size_t count)
{
    size_t given = 0;
    if (!nb_iterable_count(names, &given, a->err))
        return false;
    nb_tick_list_clear(ticks);
    for (size_t i = 0; i < given && i < count; i++) {
        const char *name = NULL;
        if (!nb_label_of(a, nb_iterable_item(a->in, names, i), &name))
            return false;
        nb_tick_list_add(ticks, at[i], name ? name : "");
    }
    return true;
}

/* Lines at the ends of the bars. */
static void add_errors(struct nb_axes *axes, const struct bars *b, const struct bar_numbers *n,
                       const double *boxes, bool across)
{
    const size_t count = n->at.count;
    double *end = nb_xcalloc(2 * count + 1, sizeof *end), *middle = end + count;
    struct nb_stroke look = {.hue = b->error_hue};
    for (size_t i = 0; i < count; i++) {
        const double *side = boxes + 4 * i + (across ? 2 : 0);
        middle[i] = side[0] + (side[1] - side[0]) / 2;
        end[i] = boxes[4 * i + (across ? 1 : 3)];
    }
    const double *x = across ? end : middle, *y = across ? middle : end;
    nb_errors_add(axes, x, y, count, &n->xerr, false, look);
    nb_errors_add(axes, x, y, count, &n->yerr, true, look);
    free(end);
}

/* The bars, as objects. */
static struct nb_value add_bars(struct nb_args *a, struct bars *b, const struct bar_numbers *n,
                                const struct nb_hues *hues, bool across)
{
    struct nb_session *s = a->ctx;
    struct nb_axes *axes = nb_session_plot(s);
    const struct nb_value names = b->labels.type == NB_ABSENT ? b->at : b->labels;
    struct nb_tick_list *const ticks = across ? &axes->y_ticks : &axes->x_ticks;
    const size_t count = n->at.count;
    double *boxes = boxes_of(n, across, b->align && strcmp(b->align, "edge") == 0);
    double *copy = nb_xcalloc(4 * count + 1, sizeof *copy);
    memcpy(copy, boxes, 4 * count * sizeof *copy);
    b->style.hue = nb_hues_at(hues, 0);
    const struct nb_stroke look = nb_bar_look(&b->style, axes);
    const size_t first =
        nb_coloured_patch(axes, NB_PATCH_BOXES, boxes, count, b->label, look, hues);
    add_errors(axes, b, n, copy, across);
    free(copy);
    if (b->log)
        (across ? &axes->x_warp : &axes->y_warp)->kind = NB_WARP_LOG;
    if ((are_names(b->at) || b->labels.type != NB_ABSENT) &&
        !name_ticks(a, ticks, names, n->at.v, count))
        return NB_FAILED;
    s->changed = true;
    return nb_artists_from(s, first, count);
}

static struct nb_value bars(struct nb_args *a, bool across)
{
    struct nb_session *s = a->ctx;
    struct bars b;
    struct bar_numbers n = {0};
    struct nb_hues hues = {0};
    bool edge;
    const bool ok = nb_param_bind(a, &b) && nb_session_is_free(s, a->err) &&
                    is_aligned_at_edge(a, &b, &edge) && read_bars(a, &b, across, &n) &&
                    nb_hues_read(a, b.colors, AT(colors), &hues);
    const struct nb_value v = ok ? add_bars(a, &b, &n, &hues, across) : NB_FAILED;
    free_bars(&n);
    free(hues.v);
    return v;
}
#undef AT

static struct nb_value bar(struct nb_args *a)
{
    return bars(a, false);
}

static struct nb_value barh(struct nb_args *a)
{
    return bars(a, true);
}

static const struct nb_builtin rows[] = {
    {.name = "bar",
     .table = bar_params,
     .run = bar,
     .doc = N_("Draws bars of a height at x, which may be names.")},
    {.name = "barh",
     .table = barh_params,
     .run = barh,
     .doc = N_("Draws bars of a width at y, which may be names.")},
};

const struct nb_builtins nb_bar_commands = NB_BUILTINS(rows, N_("Plots"));
