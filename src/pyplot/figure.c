/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about the figure around the curves: pyplot's names, one row
 * each. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
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
    {"label", nb_param_text, .offset = offsetof(struct text, label)},
    {"fontsize=", .taken = true, .decoration = true},
    {"loc=", .taken = true},
    {"pad=", .taken = true, .decoration = true},
    {.name = NULL},
};
static const struct nb_param label_params[] = {
    {"label", nb_param_text, .offset = offsetof(struct text, label)},
    {"fontsize=", .taken = true, .decoration = true},
    {"color=", .taken = true},
    {.name = NULL},
};

static struct nb_value set_text(struct nb_args *a, char **field)
{
    struct nb_session *s = a->ctx;
    struct text t;
    if (!nb_param_bind(a, &t))
        return NB_FAILED;
    nb_axes_set_text(field, *t.label ? t.label : NULL);
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

struct looks {
    const char *title, *xlabel, *ylabel;
    struct nb_limits x, y;
    struct nb_warp x_scale, y_scale;
};

static const struct nb_param set_params[] = {
    {"xscale=", nb_read_scale, .offset = offsetof(struct looks, x_scale), .standard = 2},
    {"yscale=", nb_read_scale, .offset = offsetof(struct looks, y_scale), .standard = 2},
    {"title=", nb_param_text, .offset = offsetof(struct looks, title)},
    {"xlabel=", nb_param_text, .offset = offsetof(struct looks, xlabel)},
    {"ylabel=", nb_param_text, .offset = offsetof(struct looks, ylabel)},
    {"xlim=", nb_read_limits, .offset = offsetof(struct looks, x)},
    {"ylim=", nb_read_limits, .offset = offsetof(struct looks, y)},
    {.name = NULL},
};

static void set_given_text(char **field, const char *text)
{
    if (text)
        nb_axes_set_text(field, text);
}

/* ax.set(title="t", xlabel="x", xlim=(0, 1)) */
static struct nb_value set(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct looks l;
    if (!nb_param_bind(a, &l))
        return NB_FAILED;
    set_given_text(&nb_session_axes(s)->title, l.title);
    set_given_text(nb_session_axis(s, false).label, l.xlabel);
    set_given_text(nb_session_axis(s, true).label, l.ylabel);
    if (l.x_scale.linear > 0)
        nb_axis_set_scale(a, false, l.x_scale);
    if (l.y_scale.linear > 0)
        nb_axis_set_scale(a, true, l.y_scale);
    s->changed = true;
    const bool good =
        nb_session_set_range(s, false, l.x, a->err) && nb_session_set_range(s, true, l.y, a->err);
    return good ? nb_none() : NB_FAILED;
}

/* legend(False), or legend(["a", "b"]), which names the curves. */
struct legend {
    bool visible;
    const struct nb_list *names; /* NULL: they keep theirs */
};

static bool read_legend(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    struct legend *l = field;
    *l = (struct legend){.visible = row->standard != 0};
    if (a->arg[k].type != NB_LIST && a->arg[k].type != NB_TUPLE)
        return nb_arg_bool(a, k, &l->visible);
    l->names = a->arg[k].list;
    return true;
}

/* loc="best" is where nabla puts it; another place is not honoured. */
static bool read_location(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    (void)field;
    const struct nb_value v = a->arg[k];
    if (!nb_given(a, k) || (v.type == NB_STRING && strcmp(v.text->bytes, "best") == 0))
        return true;
    nb_interp_tell_once(a->in, _("legend: loc= has no effect here but for 'best'"));
    return true;
}

static const struct nb_param legend_params[] = {
    {"visible=", read_legend, .standard = true},
    {"loc=", read_location, .offset = sizeof(struct legend)},
    {"fontsize=", .taken = true, .decoration = true},
    {"frameon=", .taken = true, .decoration = true},
    {"ncol=", .taken = true, .decoration = true},
    {"title=", .taken = true},
    {.name = NULL},
};

/* legend(["a", "b"]) names the curves in their order. */
static bool name_curves(struct nb_args *a, struct nb_axes *f, const struct nb_list *names)
{
    for (size_t i = 0; i < names->count; i++) {
        if (names->items[i].type != NB_STRING || i >= f->count) {
            nb_fail(a, NB_ERR_TYPE, _("a legend names the %zu curves of the figure"), f->count);
            nb_param_blame(a, 0);
            return false;
        }
        nb_axes_set_text(&f->curves[i].label, names->items[i].text->bytes);
    }
    return true;
}

static struct nb_value legend(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct legend l;
    if (!nb_param_bind(a, &l) || (l.names && !name_curves(a, nb_session_axes(s), l.names)))
        return NB_FAILED;
    nb_session_axes(s)->legend = l.visible ? NB_LEGEND_BOX : NB_LEGEND_NONE;
    s->changed = true;
    return nb_none();
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
    if (a->arg[k].type != NB_LIST && a->arg[k].type != NB_TUPLE)
        return nb_arg_bool(a, k, &shown->visible);
    shown->functions = a->arg[k].list;
    return true;
}

static const struct nb_param grid_params[] = {
    {"visible=", read_grid, .standard = true},
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
    {.name = "matplotlib.axes.set",
     .table = set_params,
     .run = set,
     .doc = N_("Sets title, names and ranges of a plot.")},
    {.name = "legend",
     .table = legend_params,
     .run = legend,
     .doc = N_("Draws the legend as a box, or none.")},
    NB_AXES_SHOWN(SHOWN) /* grid */
    {.name = "clf", .aliases = "cla", .params = "", .run = clf, .doc = N_("Begins a new figure.")},
};

const struct nb_builtins nb_figure_commands = NB_BUILTINS(rows, NULL);
