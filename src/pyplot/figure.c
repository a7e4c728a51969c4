/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about the figure around the curves: pyplot's names, one row
 * each. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "charts/label.h"
#include "pyplot/axis.h"
#include "pyplot/small_multiples.h"
#include "session/command.h"
#include "study/interval_arg.h"
#include "value/convert.h"
#include "value/param.h"

/* a..b, (a, b), [a, b]: two different finite numbers, in any order. */
static bool read_range(struct nb_args *a, size_t k, struct nb_limits *out)
{
    double end[2] = {0, 0};
    struct nb_expr *open[2];
    if (!nb_interval_arg_ends(a, k, end, open))
        return false;
    if (!open[0] && isfinite(end[0]) && isfinite(end[1]) && end[0] != end[1]) {
        *out = (struct nb_limits){end[0], end[1], true};
        return true;
    }
    nb_err_set(a->err, NB_ERR_VALUE, _("limits are two different finite numbers"));
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

bool nb_read_limits(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    *(struct nb_limits *)field = (struct nb_limits){0};
    return !nb_given(a, k) || read_range(a, k, field);
}

struct text {
    const char *label;
};

static const struct nb_param title_params[] = {
    {"label", nb_read_text, .offset = offsetof(struct text, label)},
    {"fontsize=", .taken = true, .decoration = true},
    {"loc=", .taken = true},
    {"color=", .taken = true},
    {"y=", .taken = true, .decoration = true},
    {"pad=", .taken = true, .decoration = true},
    {.name = NULL},
};
static const struct nb_param label_params[] = {
    {"label", nb_read_text, .offset = offsetof(struct text, label)},
    {"fontsize=", .taken = true, .decoration = true},
    {"loc=", .taken = true},
    {"ha=", .taken = true, .decoration = true},
    {"va=", .taken = true, .decoration = true},
    {"color=", .taken = true},
    {.name = NULL},
};

static struct nb_value set_text(struct nb_args *a, char **field)
{
    struct nb_session *s = a->ctx;
    struct text t;
    if (!nb_param_bind(a, &t))
        return NB_FAILED;
    nb_axes_set_text(field, t.label && *t.label ? t.label : NULL);
    s->changed = true;
    return nb_none();
}

static struct nb_value title(struct nb_args *a)
{
    return set_text(a, &nb_session_axes(a->ctx)->title);
}

static struct nb_value xlabel(struct nb_args *a)
{
    return set_text(a, nb_session_axis(a->ctx, false).label);
}

static struct nb_value ylabel(struct nb_args *a)
{
    return set_text(a, nb_session_axis(a->ctx, true).label);
}

/* One end of limits; None leaves it, as in matplotlib. */
static bool read_end(struct nb_args *a, size_t k, double *end)
{
    if (!nb_given(a, k))
        return true;
    if (nb_arg_number(a, k, end) && isfinite(*end))
        return true;
    if (a->err->kind == NB_OK)
        nb_fail(a, NB_ERR_VALUE, _("expected a finite number"));
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

/* xlim(-2, 2), xlim(right=2): the other end stays as it is. */
static bool read_ends(struct nb_args *a, const struct nb_axis_fields *axis, struct nb_limits *l)
{
    double end[2] = {NAN, NAN};
    if (axis->limits->set) {
        end[*axis->reversed] = axis->limits->lo;
        end[!*axis->reversed] = axis->limits->hi;
    }
    if (!read_end(a, 0, &end[0]) || !read_end(a, 1, &end[1]))
        return false;
    if (end[0] == end[1]) {
        nb_fail(a, NB_ERR_VALUE, _("limits are two different finite numbers"));
        return false;
    }
    *l = (struct nb_limits){end[0], end[1], !isnan(end[0]) || !isnan(end[1])};
    return true;
}

/* The limits that are seen, as matplotlib's pair: those of a picture where nobody chose any. */
static struct nb_value answer_limits(struct nb_args *a, bool vertical)
{
    struct nb_session *s = a->ctx;
    const struct nb_axis_fields axis = nb_session_axis(s, vertical);
    const struct nb_axes *axes = nb_session_axes(s);
    struct nb_limits seen[3] = {0};
    if (!nb_display_limits(&s->display, &s->figure, (size_t)(axes - s->figure.axes), seen, a->err))
        return NB_FAILED;
    const struct nb_limits *l = &seen[!vertical ? 0 : s->right ? 2 : 1];
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = nb_number(*axis.reversed ? l->hi : l->lo);
    pair.list->items[1] = nb_number(*axis.reversed ? l->lo : l->hi);
    return pair;
}

static bool is_auto(const struct nb_args *a)
{
    return a->arg[0].type == NB_STRING && strcmp(a->arg[0].text->bytes, "auto") == 0;
}

/* Or xlim(-2..2), xlim((2, -2)), which turns the axis round; xlim("auto"): nobody chose any. */
static struct nb_value set_limits(struct nb_args *a, bool vertical)
{
    struct nb_session *s = a->ctx;
    const struct nb_axis_fields axis = nb_session_axis(s, vertical);
    const bool one = nb_given(a, 0) && !nb_given(a, 1) && a->arg[0].type != NB_NUMBER;
    struct nb_limits wanted = {0};
    if (!nb_given(a, 0) && !nb_given(a, 1))
        return answer_limits(a, vertical);
    if (one && is_auto(a))
        *axis.limits = *axis.view = (struct nb_limits){0};
    else if (one ? !read_range(a, 0, &wanted) : !read_ends(a, &axis, &wanted))
        return NB_FAILED;
    if (!nb_session_set_range(s, vertical, wanted, a->err))
        return NB_FAILED;
    s->changed = true;
    return nb_none();
}

static struct nb_value xlim(struct nb_args *a)
{
    return set_limits(a, false);
}

static struct nb_value ylim(struct nb_args *a)
{
    return set_limits(a, true);
}

/* What a plot shows or not: grid(False), by the list of axes.h. */
struct shown {
    bool visible;
    const struct nb_list *functions; /* of grid([f, g]): plots of them; else NULL */
};

/* grid(False), or grid([f, g, h]). */
static bool read_grid(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    struct shown *shown = field;
    *shown = (struct shown){.visible = row->standard != 0};
    if (a->arg[k].type == NB_STRING) { /* 'on' and 'off', in older versions */
        shown->visible = strcmp(a->arg[k].text->bytes, "off") != 0;
        return true;
    }
    if (a->arg[k].type != NB_LIST && a->arg[k].type != NB_TUPLE)
        return nb_arg_bool(a, k, &shown->visible);
    shown->functions = a->arg[k].list;
    return true;
}

static const struct nb_param grid_params[] = {
    {"visible=", read_grid, .standard = true},
    {"b=", read_grid, .standard = true}, /* as it was called in older versions */
    {"which=", .taken = true, .decoration = true},
    {"axis=", .taken = true},
    {"color=", .taken = true, .decoration = true},
    {"linestyle=", .taken = true, .decoration = true},
    {"linewidth=", .taken = true, .decoration = true},
    {"alpha=", .taken = true, .decoration = true},
    {.name = NULL},
};

#define FLAG(name, params, doc) {#name, offsetof(struct nb_axes, no_##name)},
static const struct {
    const char *command;
    size_t offset;
} flags[] = {NB_AXES_SHOWN(FLAG)};

static struct nb_value show_part(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct shown shown;
    if (!nb_param_bind(a, &shown))
        return NB_FAILED;
    if (shown.functions)
        return nb_small_multiples(a, shown.functions) ? nb_none() : NB_FAILED;
    for (size_t i = 0; i < NB_COUNT(flags); i++)
        if (strcmp(flags[i].command, a->builtin->name) == 0)
            *(bool *)((char *)nb_session_axes(s) + flags[i].offset) = !shown.visible;
    s->changed = true;
    return nb_none();
}

static struct nb_value clf(struct nb_args *a)
{
    if (!nb_session_is_free(a->ctx, a->err))
        return NB_FAILED;
    nb_session_begin_figure(a->ctx);
    return nb_none();
}

/* The plot alone, in its place: what others hold stays. */
static struct nb_value cla(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    if (!nb_session_is_free(s, a->err))
        return NB_FAILED;
    if (s->figure.count == 1)
        return clf(a);
    struct nb_axes *axes = nb_session_axes(s);
    const struct nb_place place = axes->place;
    nb_axes_free(axes);
    axes->place = place;
    s->changed = true;
    return nb_none();
}

#define SHOWN(part, params, text) {.name = #part, .table = params, .run = show_part, .doc = text},

static const struct nb_builtin rows[] = {
    {.name = "title", .table = title_params, .run = title, .doc = N_("Sets the figure's title.")},
    {.name = "xlabel", .table = label_params, .run = xlabel, .doc = N_("Names the x axis.")},
    {.name = "ylabel", .table = label_params, .run = ylabel, .doc = N_("Names the y axis.")},
    {.name = "xlim",
     .params = "left=, right=",
     .run = xlim,
     .doc = N_("Sets the x range; \"auto\": from the curves; none: says it.")},
    {.name = "ylim",
     .params = "bottom=, top=",
     .run = ylim,
     .doc = N_("Sets the y range; \"auto\": from the curves; none: says it.")},
    NB_AXES_SHOWN(SHOWN) /* grid */
    {.name = "clf", .params = "", .run = clf, .doc = N_("Begins a new figure.")},
    {.name = "cla", .params = "", .run = cla, .doc = N_("Empties the plot.")},
};

const struct nb_builtins nb_figure_commands = NB_BUILTINS(rows, NULL);
