/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Separate lines: from here to there, stems, bars of errors; and steps. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/artist.h"
#include "charts/coloured.h"
#include "charts/error_bars.h"
#include "charts/label.h"
#include "charts/line_style.h"
#include "charts/numbers_arg.h"
#include "figure/patch.h"
#include "figure/style.h"
#include "session/command.h"
#include "value/convert.h"

/* What was drawn last. */
static size_t last_id(struct nb_session *s)
{
    return nb_session_axes(s)->ids;
}

static struct nb_stroke own_look(const struct nb_line_style *style, struct nb_axes *axes)
{
    struct nb_stroke look = nb_line_look(style, 0, 0);
    look.hue = style->hue >= 0 ? style->hue : axes->hues++;
    return look;
}

/* ---- hlines, vlines ----------------------------------------------------------- */

/* Of vlines(); hlines() has x and y the other way round. */
struct lines {
    struct nb_value at, from, to, colors;
    const char *label;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct lines, field)
#define LINES_PARAMS(position, low, high)                                                          \
    {                                                                                              \
        {position, nb_param_value, .offset = AT(at)}, {low, nb_param_value, .offset = AT(from)},   \
            {high, nb_param_value, .offset = AT(to)},                                              \
            {"colors=", nb_param_value, .words = nb_color_words, .offset = AT(colors)},            \
            {"color=", nb_param_value, .words = nb_color_words, .offset = AT(colors)},             \
            {"linestyles=", NB_A_DASH, .offset = AT(style.order), .standard = -1},                 \
            {"label=", nb_read_label, .offset = AT(label)},                                        \
            {.part = nb_line_params, .offset = AT(style)}, {.name = NULL},                         \
    }

static const struct nb_param vlines_params[] = LINES_PARAMS("x", "ymin", "ymax");
static const struct nb_param hlines_params[] = LINES_PARAMS("y", "xmin", "xmax");

static struct nb_value lines(struct nb_args *a, bool vertical)
{
    struct nb_session *s = a->ctx;
    struct lines l;
    struct nb_numbers at = {0}, from = {0}, to = {0};
    struct nb_hues hues = {0};
    const bool ok = nb_param_bind(a, &l) && nb_session_is_free(s, a->err) &&
                    nb_hues_read(a, l.colors, AT(colors), &hues) &&
                    nb_numbers_read(a, l.at, AT(at), NULL, &at) &&
                    nb_numbers_read(a, l.from, AT(from), &at, &from) &&
                    nb_numbers_read(a, l.to, AT(to), &at, &to) &&
                    nb_numbers_spread(a, &from, at.count, AT(from), vertical ? "ymin" : "xmin") &&
                    nb_numbers_spread(a, &to, at.count, AT(to), vertical ? "ymax" : "xmax");
    if (ok) {
        struct nb_axes *axes = nb_session_plot(s);
        double *v = nb_xcalloc(4 * at.count + 1, sizeof *v);
        for (size_t i = 0; i < at.count; i++) {
            v[4 * i + !vertical] = v[4 * i + 2 + !vertical] = at.v[i];
            v[4 * i + vertical] = from.v[i];
            v[4 * i + 2 + vertical] = to.v[i];
        }
        l.style.hue = hues.count > 0 ? nb_hues_at(&hues, 0) : 0; /* they take none from curves */
        nb_coloured_patch(axes, NB_PATCH_SEGMENTS, v, at.count, l.label, own_look(&l.style, axes),
                          &hues);
    }
    free(hues.v);
    nb_numbers_free(&at);
    nb_numbers_free(&from);
    nb_numbers_free(&to);
    return ok ? nb_artist_drawn(s, last_id(s)) : NB_FAILED;
}
#undef AT

static struct nb_value vlines(struct nb_args *a)
{
    return lines(a, true);
}

static struct nb_value hlines(struct nb_args *a)
{
    return lines(a, false);
}

/* ---- points with something at each --------------------------------------------- */

/* Of stem, step and errorbar: those of the others stay as they are. */
struct points {
    struct nb_value x, y, xerr, yerr;
    const char *label, *format, *where, *line_format, *base_format;
    double bottom, error_width;
    int error_hue;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct points, field)

static bool read_bottom(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    *(double *)field = row->standard;
    return nb_arg_number(a, k, field);
}

static const struct nb_param stem_params[] = {
    {"x", nb_param_value, .offset = AT(x)},
    {"y=", nb_param_value, .offset = AT(y)},
    {"linefmt=", nb_param_text, .offset = AT(line_format)},
    {"markerfmt=", nb_param_text, .offset = AT(format)},
    {"basefmt=", nb_param_text, .offset = AT(base_format)},
    {"bottom=", read_bottom, .offset = AT(bottom)},
    {"label=", nb_read_label, .offset = AT(label)},
    {"use_line_collection=", .taken = true, .decoration = true},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};
static const char *const steps[] = {"pre", "mid", "post"};
NB_PARAM_WORDS(step_words, steps, )

static const struct nb_param step_params[] = {
    {"x", nb_param_value, .offset = AT(x)},
    {"y", nb_param_value, .offset = AT(y)},
    {"fmt=", nb_param_text, .offset = AT(format)},
    {"where=", nb_param_text, .words = step_words, .offset = AT(where)},
    {"label=", nb_read_label, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};
static const struct nb_param errorbar_params[] = {
    {"x", nb_param_value, .offset = AT(x)},
    {"y", nb_param_value, .offset = AT(y)},
    {"yerr=", nb_param_value, .offset = AT(yerr)},
    {"xerr=", nb_param_value, .offset = AT(xerr)},
    {"fmt=", nb_param_text, .offset = AT(format)},
    {"ecolor=", NB_A_COLOR, .offset = AT(error_hue), .standard = -1},
    {"elinewidth=", nb_read_width, .offset = AT(error_width), .most = 100},
    {"label=", nb_read_label, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};

/* x and y, as many of each; y alone stands at 0, 1, 2, ... */
static bool read_points(struct nb_args *a, const struct points *p, struct nb_numbers *x,
                        struct nb_numbers *y)
{
    const bool alone = p->y.type == NB_ABSENT;
    if (!nb_numbers_read(a, p->x, AT(x), NULL, x) ||
        !nb_numbers_read(a, alone ? p->x : p->y, alone ? AT(x) : AT(y), x, y))
        return false;
    for (size_t i = 0; alone && i < x->count; i++)
        x->v[i] = (double)i;
    return nb_numbers_spread(a, y, x->count, AT(y), "y");
}

/* The two as a curve, which takes them. */
static void add_curve(struct nb_axes *axes, struct nb_numbers *x, struct nb_numbers *y,
                      const char *label, struct nb_stroke look)
{
    nb_axes_add_data(axes, x->v, y->v, x->count, label ? label : "", look);
    *x = *y = (struct nb_numbers){0};
}

/* Blanks ask for nothing. */
static bool is_blank(const char *format)
{
    return !format[strspn(format, " ")];
}

static bool read_format(struct nb_args *a, const char *format, size_t offset,
                        struct nb_line_style *style)
{
    if (!format || is_blank(format) || nb_line_format(format, style, a->err))
        return true;
    nb_param_blame(a, offset);
    return false;
}

/* The line below the stems, where somebody asks for one. */
static void add_base(struct nb_axes *axes, const struct nb_numbers *x, double bottom,
                     const struct nb_line_style *style)
{
    double *v = nb_xcalloc(4, sizeof *v);
    v[0] = INFINITY;
    v[2] = -INFINITY;
    v[1] = v[3] = bottom;
    for (size_t i = 0; i < x->count; i++) {
        v[0] = fmin(v[0], x->v[i]);
        v[2] = fmax(v[2], x->v[i]);
    }
    nb_axes_add_patch(axes, NB_PATCH_SEGMENTS, v, 1, "", own_look(style, axes));
}

static void add_stems(struct nb_axes *axes, const struct nb_numbers *x, const struct nb_numbers *y,
                      double bottom, struct nb_stroke look)
{
    double *v = nb_xcalloc(4 * x->count + 1, sizeof *v);
    for (size_t i = 0; i < x->count; i++) {
        v[4 * i] = v[4 * i + 2] = x->v[i];
        v[4 * i + 1] = bottom;
        v[4 * i + 3] = y->v[i];
    }
    nb_axes_add_patch(axes, NB_PATCH_SEGMENTS, v, x->count, "", look);
}

static struct nb_value stem(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct points p = {0};
    struct nb_numbers x = {0}, y = {0};
    bool ok = nb_param_bind(a, &p) && nb_session_is_free(s, a->err);
    struct nb_line_style lines = p.style, heads, base = p.style;
    ok = ok && read_format(a, p.line_format, AT(line_format), &lines);
    heads = lines;
    ok = ok && read_format(a, p.format, AT(format), &heads) &&
         read_format(a, p.base_format, AT(base_format), &base) && read_points(a, &p, &x, &y);
    if (ok) {
        struct nb_axes *axes = nb_session_plot(s);
        const struct nb_stroke look = own_look(&lines, axes);
        struct nb_stroke dots = look;
        dots.hue = heads.hue >= 0 ? heads.hue : look.hue;
        dots.order = NB_PEN_POINTS;
        add_stems(axes, &x, &y, p.bottom, look);
        if (p.base_format && base.order != NB_PEN_POINTS && !is_blank(p.base_format))
            add_base(axes, &x, p.bottom, &base);
        add_curve(axes, &x, &y, p.label, dots);
    }
    nb_numbers_free(&x);
    nb_numbers_free(&y);
    return ok ? nb_artist_drawn(s, last_id(s)) : NB_FAILED;
}

/* Where a step is between two points, from 0 at the left one: pre, mid, post. */
static bool step_at(struct nb_args *a, const struct points *p, double *share)
{
    for (int i = 0; i < 3; i++)
        if (strcmp(p->where ? p->where : steps[0], steps[i]) == 0) {
            *share = 0.5 * i;
            return true;
        }
    nb_fail(a, NB_ERR_VALUE, _("expected 'pre', 'mid' or 'post'"));
    nb_param_blame(a, AT(where));
    return false;
}

static void make_steps(const struct nb_numbers *x, const struct nb_numbers *y, double share,
                       struct nb_numbers *sx, struct nb_numbers *sy)
{
    const size_t n = x->count;
    sx->v = nb_xcalloc(3 * n + 1, sizeof *sx->v);
    sy->v = nb_xcalloc(3 * n + 1, sizeof *sy->v);
    for (size_t i = 0; i < n; i++) {
        const double between = i ? x->v[i - 1] + share * (x->v[i] - x->v[i - 1]) : 0;
        for (int k = i ? 0 : 2; k < 3; k++) {
            sx->v[sx->count++] = k < 2 ? between : x->v[i];
            sy->v[sy->count++] = k < 1 ? y->v[i - 1] : y->v[i];
        }
    }
}

static struct nb_value step(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct points p = {0};
    struct nb_numbers x = {0}, y = {0}, sx = {0}, sy = {0};
    double share;
    const bool ok = nb_param_bind(a, &p) && nb_session_is_free(s, a->err) &&
                    read_format(a, p.format, AT(format), &p.style) && step_at(a, &p, &share) &&
                    read_points(a, &p, &x, &y);
    if (ok) {
        struct nb_axes *axes = nb_session_plot(s);
        make_steps(&x, &y, share, &sx, &sy);
        struct nb_stroke look = own_look(&p.style, axes);
        look.bare = true; /* corners are no points of data */
        add_curve(axes, &sx, &sy, p.label, look);
    }
    nb_numbers_free(&x);
    nb_numbers_free(&y);
    if (!ok)
        return NB_FAILED;
    s->changed = true;
    return nb_artists_of_curves(s, nb_session_axes(s)->count - 1);
}

static struct nb_value errorbar(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct points p = {0};
    struct nb_numbers x = {0}, y = {0}, xe = {0}, ye = {0};
    const bool ok = nb_param_bind(a, &p) && nb_session_is_free(s, a->err) &&
                    read_format(a, p.format, AT(format), &p.style) && read_points(a, &p, &x, &y) &&
                    nb_errors_read(a, p.xerr, AT(xerr), x.count, "xerr", &xe) &&
                    nb_errors_read(a, p.yerr, AT(yerr), x.count, "yerr", &ye);
    if (ok) {
        struct nb_axes *axes = nb_session_plot(s);
        const struct nb_stroke look = own_look(&p.style, axes);
        struct nb_stroke bars = look;
        bars.hue = p.error_hue >= 0 ? p.error_hue : look.hue;
        bars.width = p.error_width;
        nb_errors_add(axes, x.v, y.v, x.count, &xe, false, bars);
        nb_errors_add(axes, x.v, y.v, x.count, &ye, true, bars);
        add_curve(axes, &x, &y, p.label, look);
    }
    nb_numbers_free(&x);
    nb_numbers_free(&y);
    nb_numbers_free(&xe);
    nb_numbers_free(&ye);
    return ok ? nb_artist_drawn(s, last_id(s)) : NB_FAILED;
}
#undef AT

static const struct nb_builtin rows[] = {
    {.name = "vlines",
     .table = vlines_params,
     .run = vlines,
     .doc = N_("Draws lines at x from ymin to ymax.")},
    {.name = "hlines",
     .table = hlines_params,
     .run = hlines,
     .doc = N_("Draws lines at y from xmin to xmax.")},
    {.name = "stem", .table = stem_params, .run = stem, .doc = N_("Draws points on stems.")},
    {.name = "plt.step",
     .table = step_params,
     .run = step,
     .doc = N_("Draws data as steps: where='pre', 'mid' or 'post'.")},
    {.name = "errorbar",
     .table = errorbar_params,
     .run = errorbar,
     .doc = N_("Draws data with bars of errors, yerr= and xerr=.")},
};

const struct nb_builtins nb_stick_commands = NB_BUILTINS(rows, N_("Plots"));
