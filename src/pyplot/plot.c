/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot and scatter: functions, tensors and points become curves. */
#include "config.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "figure/heat.h"
#include "figure/style.h"
#include "graph/build.h"
#include "lang/call.h"
#include "pyplot/axis.h"
#include "charts/artist.h"
#include "charts/label.h"
#include "charts/line_style.h"
#include "pyplot/plot_items.h"
#include "pyplot/plotting.h"
#include "session/command.h"
#include "study/interval_arg.h"
#include "study/rounded.h"
#include "study/study.h"
#include "syntax/ast.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/param.h"

/* What the keywords of plot and scatter say. */
struct keywords {
    int extra; /* derivatives to draw of each function; -1: as many as is usual */
    const char *title;
    struct nb_value label;
    struct nb_limits x, y;
    struct nb_value tangent, size, map, least, most;
    bool points, stacked, here;
    const struct nb_op *format;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct keywords, field)

static const struct nb_param keyword_params[] = {
    {"d=", nb_read_orders, .offset = AT(extra), .standard = -1},
    {"label=", nb_param_value, .offset = AT(label)},
    {"xlim=", nb_read_limits, .offset = AT(x)},
    {"ylim=", nb_read_limits, .offset = AT(y)},
    {"title=", nb_param_text, .offset = AT(title)},
    {"tangent=", nb_param_value, .offset = AT(tangent)},
    {"points=", nb_param_bool, .offset = AT(points)},
    {"dtype=", nb_read_dtype, .offset = AT(format)},
    {"stacked=", nb_param_bool, .offset = AT(stacked)},
    {"term=", nb_param_bool, .offset = AT(here)},
    {"drawstyle=", .taken = true},
    {"dashes=", .taken = true},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};

static const struct nb_param plot_params[] = {
    {.name = "*items"},
    {.part = keyword_params, .offset = 0},
    {.name = NULL},
};

/* A colour is that of all points; several, or numbers, are for scatter() to give to each. */
static bool read_point_color(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    *(int *)field = (int)row->standard;
    return a->arg[k].type != NB_STRING || nb_read_hue(a, k, row, field);
}

static const struct nb_param scatter_params[] = {
    {.name = "*items"},
    {"c=", read_point_color, .words = nb_color_words, .offset = AT(style.hue), .standard = -1},
    {"color=", read_point_color, .words = nb_color_words, .offset = AT(style.hue), .standard = -1},
    {"s=", nb_param_value, .offset = AT(size)},
    {"cmap=", nb_param_value, .offset = AT(map)},
    {"vmin=", nb_param_value, .offset = AT(least)},
    {"vmax=", nb_param_value, .offset = AT(most)},
    {.part = keyword_params, .offset = 0},
    {.name = NULL},
};

static bool wrong_item(struct nb_plotting *p, size_t item)
{
    struct nb_value v = p->a->rest[item];
    if (v.type == NB_FUNCTION)
        nb_fail(p->a, NB_ERR_TYPE, _("'%s' is no function of a number"), v.function->name);
    else
        nb_fail(p->a, NB_ERR_TYPE, _("cannot plot %s; expected functions, tensors or an interval"),
                nb_type_name(v));
    if (v.type == NB_STRING)
        nb_err_hint(p->a->err, _("for a caption: label=\"...\""));
    nb_err_at(p->a->err, p->a->rest_span[item]);
    return false;
}

/* Whether argument i says where the functions before it are drawn: x > 0 after one. */
static bool is_condition(const struct nb_plotting *p, size_t i)
{
    static const unsigned conditions = 1U << NB_LT | 1U << NB_LE | 1U << NB_GT | 1U << NB_GE |
                                       1U << NB_NE | 1U << NB_AND | 1U << NB_OR | 1U << NB_NOT;
    const struct nb_value v = p->a->rest[i];
    if (i == 0 || v.type != NB_FUNCTION || v.function->kind != NB_LAMBDA || v.function->name[0] ||
        nb_plotting_is_equation(v.function))
        return false;
    const struct nb_ast *body = v.function->lambda->kids[v.function->lambda->count - 1];
    const enum nb_type before = p->a->rest[i - 1].type;
    return body->kind == NB_AST_OPERATOR && (conditions >> body->op & 1) &&
           (before == NB_FUNCTION || before == NB_STRING || before == NB_INTERVAL);
}

/* The format string that follows an item, or the pair x, y; or the item's condition. */
static bool read_format(struct nb_plotting *p, size_t item, size_t *format)
{
    const struct nb_value *v = p->a->rest;
    size_t count = p->a->nrest, next = item + 1;
    if (next < count && v[item].type == NB_TENSOR && v[next].type == NB_TENSOR)
        next++;
    while (next < count && is_condition(p, next))
        next++;
    p->item_style = p->style;
    *format = 0;
    if (next >= count || v[next].type != NB_STRING)
        return true;
    *format = next;
    bool ok = nb_line_format(v[next].text->bytes, &p->item_style, p->a->err);
    if (!ok)
        nb_err_at(p->a->err, p->a->rest_span[next]);
    return ok;
}

static bool set_interval(struct nb_plotting *p, struct nb_value v, struct nb_span span)
{
    const bool vertical = p->equations && p->intervals++ > 0;
    struct nb_limits on;
    if (!nb_interval_arg_of(p->a, v, span, false, &on))
        return false;
    if (nb_session_set_range(p->s, vertical, on, p->a->err))
        return true;
    nb_err_at(p->a->err, span);
    return false;
}

static bool add_item(struct nb_plotting *p, size_t *item)
{
    struct nb_value v = p->a->rest[*item];
    switch (v.type) {
    case NB_FUNCTION:
        if (v.function->builtin)
            return wrong_item(p, *item);
        if (!nb_plotting_is_equation(v.function))
            return nb_plotting_function(p, v.function, *item);
        if (p->format)
            return nb_plotting_unrounded(p, *item);
        return p->equations = nb_plotting_equation(p, v.function, *item);
    case NB_TENSOR:
        return p->format ? nb_plotting_unrounded(p, *item) : nb_plotting_tensor(p, item);
    case NB_NUMBER: { /* a constant function */
        struct nb_expr *var = nb_var(p->a->in->pool, "x", nb_scalar_shape);
        return nb_plotting_curves(p, nb_node(p->a->in->pool, v), var, NULL,
                                  nb_plotting_hue(p, *item));
    }
    case NB_INTERVAL:
        return set_interval(p, v, p->a->rest_span[*item]);
    default:
        return wrong_item(p, *item);
    }
}

/* The first condition after argument i. */
static bool read_condition(struct nb_plotting *p, size_t i)
{
    p->where = NULL;
    while (i < p->a->nrest && !is_condition(p, i))
        i++;
    if (i == p->a->nrest)
        return true;
    p->where_var = nb_var(p->a->in->pool, "x", nb_scalar_shape);
    p->where = nb_function_at(p->a->in, p->a->rest[i].function, p->where_var, false,
                              p->a->rest_span[i], p->a->err);
    if (p->where && p->where->shape.rank == 0)
        return nb_arg_closed(p->a, p->where, p->where_var, p->a->rest_span[i]);
    if (p->where)
        nb_fail(p->a, NB_ERR_SHAPE, _("a condition must give one truth for each x"));
    nb_err_at(p->a->err, p->a->rest_span[i]);
    return false;
}

/* Whether nobody asks for the derivative of f: it is one, or jumps at every number. */
static bool is_bare(const struct nb_function *f)
{
    return nb_is_derivative(f) || f->kind == NB_ULP_ERROR;
}

/* How many derivatives to draw where d= does not say: alone, a function shows its first. */
static int usual_derivatives(const struct nb_plotting *p)
{
    const struct nb_args *a = p->a;
    size_t curves = 0;
    bool derivative = false;
    for (size_t i = 0; i < a->nrest; i++) {
        curves +=
            a->rest[i].type != NB_INTERVAL && a->rest[i].type != NB_STRING && !is_condition(p, i);
        derivative |= a->rest[i].type == NB_FUNCTION && is_bare(a->rest[i].function);
    }
    return curves == 1 && !derivative ? 1 : 0;
}

static bool has_label_list(const struct nb_plotting *p)
{
    return p->labels.type == NB_LIST || p->labels.type == NB_TUPLE;
}

/* A text, or a list of them for several functions or the columns of a matrix. */
static bool read_labels(struct nb_plotting *p)
{
    p->label = NULL;
    if (has_label_list(p) || nb_label_of(p->a, p->labels, &p->label))
        return true;
    nb_param_blame(p->a, AT(label));
    return false;
}

/* What the keywords say is for all curves of the command. */
static bool read_keywords(struct nb_plotting *p)
{
    struct keywords k;
    if (!nb_param_bind(p->a, &k))
        return false;
    p->extra = k.extra >= 0 ? k.extra : k.stacked ? 1 : usual_derivatives(p);
    p->orders_given = k.extra >= 0 || k.stacked;
    p->stacked = k.stacked;
    if (nb_given(p->a, nb_param_find(p->a->builtin, "term")))
        p->s->here = k.here ? 1 : -1;
    p->labels = k.label;
    p->format = k.format;
    p->style = k.style;
    p->points = k.points;
    if (!read_labels(p) || !nb_plotting_read_tangents(p, k.tangent, AT(tangent)))
        return false;
    if (k.title)
        nb_axes_set_text(&p->axes->title, k.title);
    return nb_session_set_range(p->s, false, k.x, p->a->err) &&
           nb_session_set_range(p->s, true, k.y, p->a->err);
}

/* Of a list of labels, that of item i, if it is no data. */
static bool choose_label(struct nb_plotting *p, size_t i, size_t *named)
{
    const enum nb_type type = p->a->rest[i].type;
    const bool one = type == NB_FUNCTION || type == NB_NUMBER;
    if (!has_label_list(p) || !one || (*named)++ >= p->labels.list->count)
        return true;
    return nb_label_of(p->a, p->labels.list->items[*named - 1], &p->label);
}

/* Whether a list has a label for each function. */
static bool check_labels(struct nb_plotting *p, size_t named)
{
    if (!has_label_list(p) || named == 0 || named == p->labels.list->count)
        return true;
    nb_fail(p->a, NB_ERR_SHAPE, _("%zu labels for %zu functions"), p->labels.list->count, named);
    nb_param_blame(p->a, AT(label));
    return false;
}

static bool add_items(struct nb_plotting *p)
{
    size_t named = 0;
    for (size_t i = 0; i < p->a->nrest; i++) {
        const size_t first = p->axes->count;
        size_t format;
        if (is_condition(p, i))
            continue;
        if (!read_format(p, i, &format) || !read_condition(p, i) || !choose_label(p, i, &named) ||
            !add_item(p, &i))
            return false;
        if (p->stacked)
            nb_plotting_stack_item(p, first);
        if (format)
            i = format;
        if (!nb_interp_in_python(p->a->in))
            p->label = NULL; /* there a label is that of all */
    }
    return check_labels(p, named);
}

/* Adds the items, or nothing: false sets err. */
static bool add_all(struct nb_plotting *p)
{
    if (p->stacked && !nb_plotting_begin_stack(p))
        return false;
    const size_t before = p->axes->count, areas = p->axes->heat_count;
    p->item_hue = nb_xcalloc(p->a->nrest, sizeof *p->item_hue);
    p->s->drawing = true;
    bool ok = add_items(p);
    p->s->drawing = false;
    free(p->item_hue);
    if (!ok) {
        nb_axes_drop_curves(p->axes, before);
        nb_axes_drop_heats(p->axes, areas);
    }
    if (p->stacked)
        ok = nb_plotting_end_stack(p, ok);
    for (size_t i = before; i < p->axes->count; i++)
        p->axes->curves[i].right = p->s->right;
    return ok;
}

/* `order`: of the pen where nothing else is said. */
static struct nb_value draw(struct nb_args *a, int order)
{
    struct nb_plotting p = {.s = a->ctx, .a = a};
    if (!nb_session_is_free(p.s, a->err))
        return NB_FAILED;
    p.axes = nb_session_plot(p.s);
    const size_t before = p.axes->count;
    if (!nb_plot_items(a))
        return NB_FAILED;
    if (a->nrest == 0)
        return nb_fail(a, NB_ERR_TYPE, _("plot needs something to plot: plot(silu)"));
    bool ok = read_keywords(&p);
    if (p.style.order < 0)
        p.style.order = order;
    ok = ok && add_all(&p);
    if (ok)
        nb_plotting_tell_marks(&p);
    nb_numbers_free(&p.tangents);
    p.s->changed |= ok;
    return !ok ? NB_FAILED : nb_artists_of_curves(p.s, before);
}

static struct nb_value plot(struct nb_args *a)
{
    return draw(a, -1);
}

/* One thing, in matplotlib, whose points may have a colour each. */
static struct nb_value scatter(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    const struct nb_value v = draw(a, NB_PEN_POINTS);
    if (v.type != NB_LIST || v.list->count != 1)
        return v;
    if (!nb_plotting_colour_points(a))
        return NB_FAILED;
    const struct nb_axes *axes = nb_session_axes(s);
    return nb_artist_of(s, axes->curves[axes->count - 1].id);
}

/* plot() on logarithmic axes. */
static struct nb_value draw_log(struct nb_args *a, bool x, bool y)
{
    struct nb_axes *axes = nb_session_plot(a->ctx);
    const struct nb_warp x_before = axes->x_warp, y_before = axes->y_warp;
    if (x)
        axes->x_warp.kind = NB_WARP_LOG;
    if (y)
        axes->y_warp.kind = NB_WARP_LOG;
    const struct nb_value v = draw(a, -1);
    if (v.type == NB_ABSENT) {
        axes = nb_session_axes(a->ctx); /* plots may have been added */
        axes->x_warp = x_before;
        axes->y_warp = y_before;
    }
    return v;
}

static struct nb_value semilogx(struct nb_args *a)
{
    return draw_log(a, true, false);
}

static struct nb_value semilogy(struct nb_args *a)
{
    return draw_log(a, false, true);
}

static struct nb_value loglog(struct nb_args *a)
{
    return draw_log(a, true, true);
}

static const struct nb_builtin rows[] = {
    {.name = "plot",
     .table = plot_params,
     .of_x = true,
     .run = plot,
     .doc = N_("Draws functions with d derivatives, tensors, or points (x, y).")},
    {.name = "scatter",
     .table = scatter_params,
     .run = scatter,
     .doc = N_("Draws points (x, y) without a line.")},
    {.name = "semilogx",
     .table = plot_params,
     .of_x = true,
     .run = semilogx,
     .doc = N_("Draws as plot does, on a logarithmic x axis.")},
    {.name = "semilogy",
     .table = plot_params,
     .of_x = true,
     .run = semilogy,
     .doc = N_("Draws as plot does, on a logarithmic y axis.")},
    {.name = "plt.loglog", /* loglog is a function of nabla's */
     .table = plot_params,
     .of_x = true,
     .run = loglog,
     .doc = N_("Draws as plot does, on two logarithmic axes.")},
};

const struct nb_builtins nb_plot_commands = NB_BUILTINS(rows, N_("Plots"));
