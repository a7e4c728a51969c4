/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars and histograms. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "figure/patch.h"
#include "charts/line_style.h"
#include "charts/numbers_arg.h"
#include "session/command.h"
#include "value/convert.h"

static const double key_width = 8;

/* Solid where no alpha is given, without dashes. A plot that has nothing else has no axis
 * through the first bar. */
static struct nb_stroke bar_look(const struct nb_line_style *style, struct nb_axes *axes)
{
    struct nb_stroke look = nb_line_look(style, 0, 0);
    look.hue = style->hue >= 0 ? style->hue : axes->hues++;
    if (nb_axes_is_empty(axes) && axes->spines == NB_SPINES_ORIGIN)
        axes->spines = NB_SPINES_LEFT;
    look.order = 0;
    look.width = key_width;
    look.marked = false;
    return look;
}

/* ---- bars ------------------------------------------------------------------- */

/* Of bar(); barh() calls the same things otherwise. */
struct bars {
    struct nb_value at, length, width, base;
    const char *label, *align;
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
            {"label=", nb_param_text, .offset = AT(label)},                                        \
            {.part = nb_line_params, .offset = AT(style)},                                         \
            {"facecolor=", NB_A_COLOR, .offset = AT(style.hue), .standard = -1},                   \
            {"edgecolor=", .taken = true, .decoration = true}, {.name = NULL},                     \
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
    struct nb_numbers at, length, width, base;
};

static bool read_bars(struct nb_args *a, const struct bars *b, bool across, struct bar_numbers *n)
{
    const struct nb_value width = b->width.type == NB_ABSENT ? nb_number(0.8) : b->width;
    const struct nb_value base = b->base.type == NB_ABSENT ? nb_number(0) : b->base;
    if (!(are_names(b->at) ? read_names(a, b->at, &n->at)
                           : nb_numbers_read(a, b->at, AT(at), NULL, &n->at)) ||
        !nb_numbers_read(a, b->length, AT(length), &n->at, &n->length) ||
        !nb_numbers_read(a, width, AT(width), NULL, &n->width) ||
        !nb_numbers_read(a, base, AT(base), NULL, &n->base))
        return false;
    const size_t count = n->at.count;
    return nb_numbers_spread(a, &n->length, count, AT(length), across ? "width" : "height") &&
           nb_numbers_spread(a, &n->width, count, AT(width), across ? "height" : "width") &&
           nb_numbers_spread(a, &n->base, count, AT(base), across ? "left" : "bottom");
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

static void name_ticks(struct nb_tick_list *ticks, const struct nb_list *names)
{
    nb_tick_list_clear(ticks);
    for (size_t i = 0; i < names->count; i++)
        nb_tick_list_add(ticks, (double)i, names->items[i].text->bytes);
}

static struct nb_value bars(struct nb_args *a, bool across)
{
    struct nb_session *s = a->ctx;
    struct bars b;
    struct bar_numbers n = {0};
    bool edge;
    const bool ok = nb_param_bind(a, &b) && nb_session_is_free(s, a->err) &&
                    is_aligned_at_edge(a, &b, &edge) && read_bars(a, &b, across, &n);
    if (ok) {
        struct nb_axes *axes = nb_session_plot(s);
        nb_axes_add_patch(axes, NB_PATCH_BOXES, boxes_of(&n, across, edge), n.at.count, b.label,
                          bar_look(&b.style, axes));
        if (are_names(b.at))
            name_ticks(across ? &axes->y_ticks : &axes->x_ticks, b.at.list);
        s->changed = true;
    }
    nb_numbers_free(&n.at);
    nb_numbers_free(&n.length);
    nb_numbers_free(&n.width);
    nb_numbers_free(&n.base);
    return ok ? nb_none() : NB_FAILED;
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

/* ---- histograms --------------------------------------------------------------- */

struct hist {
    struct nb_value values, bins, range;
    bool density, cumulative;
    const char *label;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct hist, field)

static const struct nb_param hist_params[] = {
    {"x", nb_param_value, .offset = AT(values)},
    {"bins=", nb_param_value, .offset = AT(bins)},
    {"range=", nb_param_value, .offset = AT(range)},
    {"density=", nb_param_bool, .offset = AT(density)},
    {"cumulative=", nb_param_bool, .offset = AT(cumulative)},
    {"label=", nb_param_text, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)},
    {"facecolor=", NB_A_COLOR, .offset = AT(style.hue), .standard = -1},
    {"edgecolor=", .taken = true, .decoration = true},
    {.name = NULL},
};

enum { USUAL_BINS = 10, MOST_BINS = 100000 };

/* From the least to the largest value, or where range= says. */
static bool find_ends(struct nb_args *a, const struct hist *h, const struct nb_numbers *x,
                      double end[2])
{
    struct nb_numbers range;
    end[0] = INFINITY;
    end[1] = -INFINITY;
    for (size_t i = 0; i < x->count; i++) {
        end[0] = fmin(end[0], x->v[i]);
        end[1] = fmax(end[1], x->v[i]);
    }
    if (!nb_numbers_read(a, h->range, AT(range), NULL, &range))
        return false;
    if (range.count == 2)
        memcpy(end, range.v, 2 * sizeof *end);
    nb_numbers_free(&range);
    if (!(end[0] <= end[1]) || !isfinite(end[1] - end[0])) {
        nb_fail(a, NB_ERR_VALUE,
                x->count ? _("a histogram needs finite values") : _("a histogram of no values"));
        nb_param_blame(a, AT(values));
        return false;
    }
    if (end[0] == end[1]) { /* NumPy's */
        end[0] -= 0.5;
        end[1] += 0.5;
    }
    return true;
}

/* The borders of the bins: bins= has how many, or themselves. */
static bool find_edges(struct nb_args *a, const struct hist *h, const struct nb_numbers *x,
                       struct nb_numbers *edges)
{
    double end[2], wanted = USUAL_BINS;
    if (!nb_numbers_read(a, h->bins, AT(bins), NULL, edges) || !find_ends(a, h, x, end))
        return false;
    bool rise = true;
    for (size_t i = 0; i + 1 < edges->count; i++)
        rise &= edges->v[i] < edges->v[i + 1] && isfinite(edges->v[i] + edges->v[i + 1]);
    if (edges->count == 1)
        wanted = edges->v[0];
    if (!rise || !(wanted >= 1 && wanted <= MOST_BINS && wanted == floor(wanted))) {
        nb_fail(a, NB_ERR_VALUE, _("bins are a number from 1 to %d, or borders that rise"),
                MOST_BINS);
        nb_param_blame(a, AT(bins));
        return false;
    }
    if (edges->count > 1)
        return true;
    nb_numbers_free(edges);
    edges->count = (size_t)wanted + 1;
    edges->v = nb_xcalloc(edges->count, sizeof *edges->v);
    for (size_t i = 0; i < edges->count; i++)
        edges->v[i] = end[0] + (end[1] - end[0]) * ((double)i / wanted);
    edges->v[edges->count - 1] = end[1];
    return true;
}

/* The bin of a value, the last one closed; SIZE_MAX outside. */
static size_t bin_of(const struct nb_numbers *edges, double x)
{
    size_t lo = 0, hi = edges->count - 1;
    if (!(x >= edges->v[0] && x <= edges->v[hi]))
        return SIZE_MAX;
    while (hi - lo > 1) {
        const size_t mid = lo + (hi - lo) / 2;
        *(x >= edges->v[mid] ? &lo : &hi) = mid;
    }
    return lo;
}

static double *count_in_bins(const struct hist *h, const struct nb_numbers *x,
                             const struct nb_numbers *edges)
{
    const size_t n = edges->count - 1;
    double *v = nb_xcalloc(4 * n, sizeof *v), inside = 0, sum = 0;
    for (size_t i = 0; i < x->count; i++) {
        const size_t bin = bin_of(edges, x->v[i]);
        if (bin != SIZE_MAX) {
            v[4 * bin + 3]++;
            inside++;
        }
    }
    for (size_t i = 0; i < n; i++) {
        double *box = v + 4 * i;
        box[0] = edges->v[i];
        box[1] = edges->v[i + 1];
        sum += box[3];
        if (h->cumulative)
            box[3] = h->density ? sum / inside : sum;
        else if (h->density)
            box[3] /= inside * (box[1] - box[0]);
    }
    return v;
}

static struct nb_value hist(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct hist h;
    struct nb_numbers x = {0}, edges = {0};
    const bool ok = nb_param_bind(a, &h) && nb_session_is_free(s, a->err) &&
                    nb_numbers_read(a, h.values, AT(values), NULL, &x) &&
                    find_edges(a, &h, &x, &edges);
    if (ok) {
        struct nb_axes *axes = nb_session_plot(s);
        nb_axes_add_patch(axes, NB_PATCH_BOXES, count_in_bins(&h, &x, &edges), edges.count - 1,
                          h.label, bar_look(&h.style, axes));
        s->changed = true;
    }
    nb_numbers_free(&x);
    nb_numbers_free(&edges);
    return ok ? nb_none() : NB_FAILED;
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
    {.name = "hist",
     .table = hist_params,
     .run = hist,
     .doc = N_("Draws how many values are in each of some bins.")},
};

const struct nb_builtins nb_bar_commands = NB_BUILTINS(rows, N_("Plots"));
