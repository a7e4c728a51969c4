/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas: between two borders, across the whole plot, where a condition holds. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/artist.h"
#include "charts/label.h"
#include "charts/line_style.h"
#include "charts/numbers_arg.h"
#include "eval/sampler.h"
#include "figure/patch.h"
#include "figure/style.h"
#include "graph/build.h"
#include "graph/order.h"
#include "lang/call.h"
#include "proof/cuts.h"
#include "study/interval_arg.h"
#include "value/convert.h"
#include "value/function.h"

static const double usual_faint = 0.75; /* what lies below an area is to be seen */
static const double key_width = 8;
enum { QUIET = NB_HUE_RGB + 0x7A7D82 };

/* The look of an area; `hue` where no colour is given, `faint` where no alpha is. */
static struct nb_stroke area_look(struct nb_args *a, const struct nb_line_style *style,
                                  size_t offset_of_alpha, int hue)
{
    struct nb_stroke look = nb_line_look(style, hue, 0);
    look.order = 0;
    look.width = key_width;
    look.marked = false;
    if (!nb_param_span(a, offset_of_alpha))
        look.faint = usual_faint;
    return look;
}

/* What was drawn last. */
static struct nb_value drawn(struct nb_session *s)
{
    return nb_artist_drawn(s, nb_session_axes(s)->ids);
}

/* ---- fill_between ----------------------------------------------------------- */

struct between {
    struct nb_value x, y1, y2, where;
    const char *label, *step;
    bool interpolate;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct between, field)

static const char *const steps[] = {"pre", "mid", "post"};
NB_PARAM_WORDS(step_words, steps, )

static const struct nb_param between_params[] = {
    {"x", nb_param_value, .offset = AT(x)},
    {"y1", nb_param_value, .offset = AT(y1)},
    {"y2=", nb_param_value, .offset = AT(y2)},
    {"where=", nb_param_value, .offset = AT(where)},
    {"label=", nb_read_label, .offset = AT(label)},
    {"interpolate=", nb_param_bool, .offset = AT(interpolate)},
    {"step=", nb_param_text, .words = step_words, .offset = AT(step)},
    {.part = nb_line_params, .offset = AT(style)},
    {"facecolor=", NB_A_COLOR, .offset = AT(style.hue), .standard = -1},
    {.name = NULL},
};

struct borders {
    struct nb_numbers x, y[2], where;
};

static bool read_borders(struct nb_args *a, const struct between *b, struct borders *to)
{
    const struct nb_value zero = nb_number(0);
    const struct nb_value y2 = b->y2.type == NB_ABSENT ? zero : b->y2;
    if (!nb_numbers_read(a, b->x, AT(x), NULL, &to->x) ||
        !nb_numbers_read(a, b->y1, AT(y1), &to->x, &to->y[0]) ||
        !nb_numbers_read(a, y2, AT(y2), &to->x, &to->y[1]) ||
        !nb_numbers_read(a, b->where, AT(where), &to->x, &to->where))
        return false;
    const size_t n = to->x.count;
    return nb_numbers_spread(a, &to->y[0], n, AT(y1), "y1") &&
           nb_numbers_spread(a, &to->y[1], n, AT(y2), "y2") &&
           (!to->where.v || nb_numbers_spread(a, &to->where, n, AT(where), "where"));
}

/* Entries of a band that is being made. */
struct band {
    double *v;
    size_t count;
};

static void add_entry(struct band *b, double x, double y1, double y2)
{
    double *const entry = b->v + 3 * b->count++;
    entry[0] = x;
    entry[1] = y1;
    entry[2] = y2;
}

/* Where the borders cross between entries i and i + 1, of which one is in the area. */
static void add_crossing(struct band *b, const struct borders *on, size_t i)
{
    const double *const x = on->x.v, *const y1 = on->y[0].v, *const y2 = on->y[1].v;
    const double left = y1[i] - y2[i], right = y1[i + 1] - y2[i + 1];
    if (!(left * right < 0))
        return;
    const double t = left / (left - right), y = y1[i] + t * (y1[i + 1] - y1[i]);
    add_entry(b, x[i] + t * (x[i + 1] - x[i]), y, y);
}

static bool is_in(const struct borders *on, size_t i)
{
    return !on->where.v || on->where.v[i] != 0;
}

/* The points that are in the area, gaps between them. */
static void add_points(struct band *b, const struct borders *on, bool interpolate)
{
    for (size_t i = 0; i < on->x.count; i++) {
        const bool here = is_in(on, i), last = i + 1 == on->x.count;
        if (here)
            add_entry(b, on->x.v[i], on->y[0].v[i], on->y[1].v[i]);
        else
            add_entry(b, NAN, 0, 0);
        if (interpolate && !last && here != is_in(on, i + 1))
            add_crossing(b, on, i);
    }
}

/* The same as steps: the step is at a share of the way to the next point. */
static void add_steps(struct band *b, const struct borders *on, double share)
{
    for (size_t i = 0; i < on->x.count; i++) {
        if (!is_in(on, i)) {
            add_entry(b, NAN, 0, 0);
            continue;
        }
        const double *const x = on->x.v, y1 = on->y[0].v[i], y2 = on->y[1].v[i];
        if (i > 0 && is_in(on, i - 1))
            add_entry(b, x[i - 1] + share * (x[i] - x[i - 1]), y1, y2);
        add_entry(b, x[i], y1, y2);
        if (i + 1 < on->x.count && is_in(on, i + 1))
            add_entry(b, x[i] + share * (x[i + 1] - x[i]), y1, y2);
    }
}

/* Which of the words step= is; NB_COUNT(steps): none. False sets err. */
static bool find_step(struct nb_args *a, const struct between *b, size_t *which)
{
    *which = 0;
    while (b->step && *which < NB_COUNT(steps) && strcmp(steps[*which], b->step) != 0)
        ++*which;
    if (!b->step)
        *which = NB_COUNT(steps);
    if (!b->step || *which < NB_COUNT(steps))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("expected 'pre', 'mid' or 'post'"));
    nb_param_blame(a, AT(step));
    return false;
}

static void free_borders(struct borders *on)
{
    nb_numbers_free(&on->x);
    nb_numbers_free(&on->y[0]);
    nb_numbers_free(&on->y[1]);
    nb_numbers_free(&on->where);
}

static struct nb_value fill_between(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct between b;
    struct borders on = {0};
    size_t step = 0;
    const bool ok = nb_param_bind(a, &b) && nb_session_is_free(s, a->err) &&
                    find_step(a, &b, &step) && read_borders(a, &b, &on);
    if (ok) {
        struct nb_axes *axes = nb_session_plot(s);
        struct band band = {.v = nb_xcalloc(9 * on.x.count + 1, sizeof *band.v)};
        if (step < NB_COUNT(steps))
            add_steps(&band, &on, 0.5 * (double)step);
        else
            add_points(&band, &on, b.interpolate);
        const int hue = b.style.hue >= 0 ? b.style.hue : axes->hues++;
        nb_axes_add_patch(axes, NB_PATCH_BAND, band.v, band.count, b.label,
                          area_look(a, &b.style, AT(style.faint), hue));
    }
    free_borders(&on);
    return ok ? drawn(s) : NB_FAILED;
}
#undef AT

/* ---- spans ------------------------------------------------------------------ */

static bool read_number(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *x = field;
    *x = row->standard;
    return nb_arg_number(a, k, x) &&
           (!isnan(*x) || nb_err_set(a->err, NB_ERR_VALUE, _("expected a number, not nan")));
}

struct span {
    double from, to;
    const char *label;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct span, field)
#define SPAN_PARAMS(first, second, low, high)                                                      \
    {                                                                                              \
        {first, read_number, .offset = AT(from)}, {second, read_number, .offset = AT(to)},         \
            {low, .taken = true}, {high, .taken = true},                                           \
            {"label=", nb_read_label, .offset = AT(label)},                                        \
            {.part = nb_line_params, .offset = AT(style)},                                         \
            {"facecolor=", NB_A_COLOR, .offset = AT(style.hue), .standard = -1}, {.name = NULL},   \
    }

static const struct nb_param axvspan_params[] = SPAN_PARAMS("xmin", "xmax", "ymin=", "ymax=");
static const struct nb_param axhspan_params[] = SPAN_PARAMS("ymin", "ymax", "xmin=", "xmax=");

static struct nb_value span(struct nb_args *a, bool vertical)
{
    struct nb_session *s = a->ctx;
    struct span k;
    if (!nb_param_bind(a, &k) || !nb_session_is_free(s, a->err))
        return NB_FAILED;
    double *v = nb_xcalloc(4, sizeof *v);
    const double sides[2] = {k.from, k.to};
    for (int i = 0; i < 2; i++) {
        v[vertical ? i : 2 + i] = sides[i];
        v[vertical ? 2 + i : i] = i ? INFINITY : -INFINITY;
    }
    nb_axes_add_patch(nb_session_marked(s), NB_PATCH_BOXES, v, 1, k.label,
                      area_look(a, &k.style, AT(style.faint), QUIET));
    return drawn(s);
}
#undef AT

static struct nb_value axvspan(struct nb_args *a)
{
    return span(a, true);
}

static struct nb_value axhspan(struct nb_args *a)
{
    return span(a, false);
}

/* ---- shade ------------------------------------------------------------------ */

struct shade {
    struct nb_value condition, on;
    const char *label;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct shade, field)

static const struct nb_param shade_params[] = {
    {"condition", nb_param_value, .offset = AT(condition)},
    {"on=", nb_param_value, .offset = AT(on)},
    {"label=", nb_read_label, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};

static bool is_comparison(const struct nb_expr *e)
{
    const enum nb_basic op = nb_basic_of(e->op);
    return op >= NB_LT && op <= NB_NE;
}

/* The roots of left - right of every comparison in it. */
static bool find_cuts(struct nb_args *a, struct nb_expr *y, struct nb_expr *var,
                      struct nb_limits on, struct nb_cuts *cuts)
{
    size_t count;
    struct nb_expr **order = nb_order(&y, 1, &count);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        if (!is_comparison(order[i]))
            continue;
        struct nb_builder b = {a->in->pool, false};
        struct nb_expr *gap = nb_binary(b, NB_SUB, order[i]->arg[0], order[i]->arg[1]);
        struct nb_roots roots = {0};
        ok = nb_roots_find(gap, var, on.lo, on.hi, &roots, a->err);
        if (nb_cuts_add_roots(cuts, &roots))
            nb_interp_tell_once(a->in, _("shade: where it begins or ends is not all decided"));
        nb_roots_free(&roots);
    }
    free(order);
    return ok;
}

/* Between neighbouring cuts a condition is what it is in the middle. Boxes of those pieces
 * where it holds, neighbours joined; NULL sets err. */
static double *true_pieces(struct nb_args *a, struct nb_expr *y, struct nb_expr *var,
                           const struct nb_cuts *cuts, size_t *count)
{
    const size_t n = cuts->count - 1;
    double *middle = nb_xcalloc(n + 1, sizeof *middle), *holds = nb_xcalloc(n + 1, sizeof *holds);
    double *boxes = nb_xcalloc(4 * n + 1, sizeof *boxes);
    for (size_t i = 0; i < n; i++)
        middle[i] = cuts->at[i] + (cuts->at[i + 1] - cuts->at[i]) / 2;
    struct nb_sampler *s = nb_sampler_new(&y, 1, var);
    bool ok = nb_sampler_run(s, middle, n, &holds, a->err);
    nb_sampler_free(s);
    *count = 0;
    for (size_t i = 0; i < n && ok; i++) {
        if (holds[i] == 0 || cuts->at[i] == cuts->at[i + 1])
            continue;
        double *last = *count ? boxes + 4 * (*count - 1) : NULL;
        if (last && last[1] == cuts->at[i]) {
            last[1] = cuts->at[i + 1];
            continue;
        }
        double *box = boxes + 4 * (*count)++;
        box[0] = cuts->at[i];
        box[1] = cuts->at[i + 1];
        box[2] = -INFINITY;
        box[3] = INFINITY;
    }
    free(middle);
    free(holds);
    if (!ok)
        free(boxes);
    return ok ? boxes : NULL;
}

/* The condition as an expression in var, NULL sets err. */
static struct nb_expr *condition_of(struct nb_args *a, const struct shade *k, struct nb_expr *var)
{
    const struct nb_span span = *nb_param_span(a, AT(condition));
    struct nb_expr *y = k->condition.type == NB_FUNCTION
                            ? nb_function_at(a->in, k->condition.function, var, false, span, a->err)
                            : NULL;
    if (y && nb_arg_closed(a, y, var, span) && y->shape.rank == 0 && y->boolean)
        return y;
    if (!a->err->kind)
        nb_fail(a, NB_ERR_TYPE, _("expected a condition in x: shade(abs(f'(x)) < 0.1)"));
    if (k->condition.type != NB_FUNCTION)
        nb_err_hint(a->err, _("where x has a value: shade(x -> ...), or del x first"));
    nb_param_blame(a, AT(condition));
    return NULL;
}

/* Where: on=, else what the plot shows. */
static bool read_where(struct nb_args *a, const struct shade *k, const struct nb_axes *axes,
                       struct nb_limits *on)
{
    *on = axes->x.set && isfinite(axes->x.lo + axes->x.hi) ? axes->x : nb_axes_range_x(axes);
    if (!axes->x.set && !axes->count)
        *on = (struct nb_limits){-6, 6, true};
    const struct nb_span *span = nb_param_span(a, AT(on));
    return !span || nb_interval_arg_of(a, k->on, *span, false, on);
}

static struct nb_value shade(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct shade k;
    struct nb_cuts cuts = {0};
    struct nb_limits on;
    if (!nb_param_bind(a, &k) || !nb_session_is_free(s, a->err))
        return NB_FAILED;
    struct nb_axes *axes = nb_session_marked(s);
    struct nb_expr *var = nb_var(a->in->pool, "x", nb_scalar_shape);
    struct nb_expr *y = condition_of(a, &k, var);
    size_t count = 0;
    double *boxes = NULL;
    if (y && read_where(a, &k, axes, &on)) {
        nb_cuts_add(&cuts, on.lo);
        nb_cuts_add(&cuts, on.hi);
        if (find_cuts(a, y, var, on, &cuts)) {
            nb_cuts_sort(&cuts);
            boxes = true_pieces(a, y, var, &cuts, &count);
        }
    }
    nb_cuts_free(&cuts);
    if (!boxes)
        return NB_FAILED;
    if (!axes->x_default.set)
        axes->x_default = on;
    nb_axes_add_patch(axes, NB_PATCH_BOXES, boxes, count, k.label,
                      area_look(a, &k.style, AT(style.faint), QUIET));
    return drawn(s);
}
#undef AT

static const struct nb_builtin rows[] = {
    {.name = "fill_between",
     .table = between_params,
     .run = fill_between,
     .doc = N_("Fills the area between y1 and y2, where a mask says so.")},
    {.name = "axvspan",
     .table = axvspan_params,
     .run = axvspan,
     .doc = N_("Shades from xmin to xmax over the whole height.")},
    {.name = "axhspan",
     .table = axhspan_params,
     .run = axhspan,
     .doc = N_("Shades from ymin to ymax over the whole width.")},
    {.name = "shade",
     .table = shade_params,
     .of_x = true,
     .run = shade,
     .doc = N_("Shades where a condition in x holds; its borders are roots.")},
};

const struct nb_builtins nb_area_commands = NB_BUILTINS(rows, N_("Plots"));
