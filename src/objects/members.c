/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of plots and figures beside the commands of pyplot: what they are told and asked. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "figure/patch.h"
#include "graph/build.h"
#include "session/command.h"
#include "session/page_size.h"
#include "study/interval_arg.h"
#include "value/convert.h"
#include "value/param.h"

static struct nb_value text_of(struct nb_args *a, const char *text)
{
    text = text ? text : "";
    return nb_string(&a->in->pool->gc, text, strlen(text));
}

static struct nb_value get_title(struct nb_args *a)
{
    return text_of(a, nb_session_axes(a->ctx)->title);
}

static struct nb_value get_xlabel(struct nb_args *a)
{
    return text_of(a, *nb_session_axis(a->ctx, false).label);
}

static struct nb_value get_ylabel(struct nb_args *a)
{
    return text_of(a, *nb_session_axis(a->ctx, true).label);
}

static struct nb_value figure_of(struct nb_args *a)
{
    const struct nb_session *s = a->ctx;
    return nb_session_object(s, "matplotlib.figure", s->axes, false);
}

/* What text(transform=) is told: words of annotate's coordinates. */
static struct nb_value of_figure(struct nb_args *a)
{
    return text_of(a, "figure fraction");
}

static struct nb_value of_plot(struct nb_args *a)
{
    return text_of(a, "axes fraction");
}

static struct nb_value of_data(struct nb_args *a)
{
    return text_of(a, "data");
}

/* plt.axes(), fig.add_axes([0.1, 0.1, 0.8, 0.8]): the plot that fills the figure. */
static struct nb_value axes(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    if (a->arg[0].type == NB_FUNCTION || a->arg[0].type == NB_MODULE) /* plots that are there */
        return a->arg[0];
    if (nb_given(a, 0) && !nb_axes_is_empty(nb_session_axes(s)))
        return nb_fail(a, NB_ERR_VALUE, _("nabla has no plots inside of others"));
    nb_session_plot(s);
    s->right = false;
    return nb_session_object(s, "matplotlib.axes", s->axes, false);
}

/* The plots of the current figure, in its order. */
static struct nb_value get_axes(struct nb_args *a)
{
    const struct nb_session *s = a->ctx;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_LIST, s->figure.count);
    for (size_t i = 0; i < s->figure.count; i++)
        v.list->items[i] = nb_session_object(s, "matplotlib.axes", i, false);
    return v;
}

/* plt.sca(ax): it stays the plot that commands are about. */
static struct nb_value sca(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    const struct nb_value v = a->arg[0];
    if (v.type != NB_MODULE || !v.object || !nb_session_choose(s, v.object, a->err))
        return a->err->kind ? NB_FAILED : nb_fail(a, NB_ERR_TYPE, _("expected a plot"));
    s->others.home = 0; /* and its figure the current one */
    return nb_none();
}

/* The place in the grid stays empty. */
static struct nb_value clear_away(struct nb_session *s)
{
    struct nb_axes *axes = nb_session_axes(s);
    nb_axes_drop_curves(axes, 0);
    nb_axes_drop_patches(axes, 0);
    nb_axes_set_text(&axes->title, NULL);
    axes->spines = NB_SPINES_NONE;
    axes->legend = NB_LEGEND_NONE;
    s->changed = true;
    return nb_none();
}

static struct nb_value remove_axes(struct nb_args *a)
{
    return clear_away(a->ctx);
}

/* fig.delaxes(ax) */
static struct nb_value delaxes(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    const size_t before = s->axes;
    if (sca(a).type == NB_ABSENT)
        return NB_FAILED;
    clear_away(s);
    s->axes = before;
    return nb_none();
}

static struct nb_value set_axes_visible(struct nb_args *a)
{
    bool shown = true;
    if (!nb_arg_bool(a, 0, &shown))
        return NB_FAILED;
    return shown ? nb_none() : clear_away(a->ctx);
}

/* ---- figures ------------------------------------------------------------------------ */

static const double most_inches = NB_FIGURE_MOST_INCHES;

static bool is_size(struct nb_args *a, const double size[2])
{
    for (size_t i = 0; i < 2; i++)
        if (!(size[i] > 0 && size[i] <= most_inches))
            return nb_err_set(a->err, NB_ERR_VALUE, _("a figure is above 0 and at most %g inches"),
                              most_inches);
    return true;
}

/* set_size_inches(8, 3), set_size_inches((8, 3)) */
static struct nb_value set_size_inches(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    double size[2] = {0, 0};
    const bool two = nb_given(a, 1);
    const bool ok = two ? nb_arg_number(a, 0, &size[0]) && nb_arg_number(a, 1, &size[1])
                        : nb_interval_arg_pair(a, 0, size);
    if (!ok || !is_size(a, size))
        return NB_FAILED;
    s->figure.width = size[0] * NB_UNITS_PER_INCH;
    s->figure.height = size[1] * NB_UNITS_PER_INCH;
    s->changed = true;
    return nb_none();
}

static struct nb_value get_size_inches(struct nb_args *a)
{
    const struct nb_session *s = a->ctx;
    double *size = nb_xcalloc(2, sizeof *size);
    nb_figure_size(&s->figure, &size[0], &size[1]);
    for (size_t i = 0; i < 2; i++)
        size[i] /= NB_UNITS_PER_INCH;
    struct nb_value v = nb_tensor_of(nb_data_take(a->in->pool, nb_vector_shape(2), size));
    v.look = NB_LOOK_ARRAY;
    return v;
}

static struct nb_value size_of(struct nb_args *a, bool height)
{
    const struct nb_session *s = a->ctx;
    double size[2];
    nb_figure_size(&s->figure, &size[0], &size[1]);
    return nb_number(size[height] / NB_UNITS_PER_INCH);
}

static struct nb_value get_figwidth(struct nb_args *a)
{
    return size_of(a, false);
}

static struct nb_value get_figheight(struct nb_args *a)
{
    return size_of(a, true);
}

/* As matplotlib's figures have, where nothing else was said. */
static struct nb_value get_dpi(struct nb_args *a)
{
    const struct nb_session *s = a->ctx;
    return nb_number(s->figure.dpi > 0 ? s->figure.dpi : NB_UNITS_PER_INCH);
}

static struct nb_value set_one_size(struct nb_args *a, bool height)
{
    struct nb_session *s = a->ctx;
    double size[2], wanted = 0;
    nb_figure_size(&s->figure, &size[0], &size[1]);
    if (!nb_arg_number(a, 0, &wanted))
        return NB_FAILED;
    size[!height] /= NB_UNITS_PER_INCH;
    size[height] = wanted;
    if (!is_size(a, size))
        return NB_FAILED;
    s->figure.width = size[0] * NB_UNITS_PER_INCH;
    s->figure.height = size[1] * NB_UNITS_PER_INCH;
    s->changed = true;
    return nb_none();
}

static struct nb_value set_figwidth(struct nb_args *a)
{
    return set_one_size(a, false);
}

static struct nb_value set_figheight(struct nb_args *a)
{
    return set_one_size(a, true);
}

struct dpi {
    double dpi;
};
static const struct nb_param dpi_params[] = {{"dpi", nb_read_dpi, .offset = 0}, {.name = NULL}};

static struct nb_value set_dpi(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct dpi d;
    if (!nb_param_bind(a, &d))
        return NB_FAILED;
    s->figure.dpi = d.dpi;
    s->changed = true;
    return nb_none();
}

static struct nb_value fignum_exists(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    double wanted = 0;
    bool there = false;
    if (a->arg[0].type == NB_STRING)
        return nb_true_or_false(nb_sheets_called(s, a->arg[0].text->bytes) > 0);
    if (!nb_arg_number(a, 0, &wanted))
        return NB_FAILED;
    for (size_t n = 0; (n = nb_sheets_above(s, n)) > 0;)
        there |= (double)n == wanted;
    return nb_true_or_false(there);
}

#define ASK(name_, function, text)                                                                 \
    {                                                                                              \
        .name = name_, .params = "", .run = function, .doc = text                                  \
    }
#define PROPERTY(name_, function, text)                                                            \
    {                                                                                              \
        .name = name_, .params = "", .property = true, .run = function, .doc = text                \
    }

static const struct nb_builtin rows[] = {
    ASK("matplotlib.axes.get_title", get_title, N_("The title of a plot.")),
    ASK("matplotlib.axes.get_xlabel", get_xlabel, N_("The name of the x axis.")),
    ASK("matplotlib.axes.get_ylabel", get_ylabel, N_("The name of the y axis.")),
    ASK("matplotlib.axes.get_figure", figure_of, N_("The figure of a plot.")),
    PROPERTY("matplotlib.axes.figure", figure_of, N_("The figure of a plot.")),
    PROPERTY("matplotlib.axes.transAxes", of_plot, N_("Places in shares of the plot.")),
    PROPERTY("matplotlib.axes.transData", of_data, N_("Places by the axes.")),
    PROPERTY("matplotlib.figure.transFigure", of_figure, N_("Places in shares of the figure.")),
    PROPERTY("matplotlib.figure.axes", get_axes, N_("The plots of a figure.")),
    ASK("matplotlib.figure.get_axes", get_axes, N_("The plots of a figure.")),
    ASK("matplotlib.axes.remove", remove_axes, N_("Takes the plot away.")),
    {.name = "matplotlib.axes.set_visible",
     .params = "visible",
     .run = set_axes_visible,
     .doc = N_("Whether the plot is drawn.")},
    {.name = "plt.axes",
     .aliases = "matplotlib.figure.add_axes",
     .params = "rect=, facecolor=, frameon=",
     .run = axes,
     .doc = N_("The plot that fills the figure.")},
    {.name = "plt.sca",
     .aliases = "matplotlib.figure.sca",
     .params = "ax",
     .run = sca,
     .doc = N_("Makes a plot the one that commands are about.")},
    {.name = "plt.delaxes",
     .aliases = "matplotlib.figure.delaxes",
     .params = "ax",
     .run = delaxes,
     .doc = N_("Takes a plot away.")},
    {.name = "matplotlib.figure.set_size_inches",
     .params = "width, height=, forward=",
     .run = set_size_inches,
     .doc = N_("Sets the figure's size.")},
    ASK("matplotlib.figure.get_size_inches", get_size_inches, N_("The figure's size.")),
    ASK("matplotlib.figure.get_figwidth", get_figwidth, N_("How wide the figure is, in inches.")),
    ASK("matplotlib.figure.get_figheight", get_figheight, N_("How high the figure is, in inches.")),
    ASK("matplotlib.figure.get_dpi", get_dpi, N_("How many pixels an inch of the figure has.")),
    PROPERTY("matplotlib.figure.dpi", get_dpi, N_("How many pixels an inch of the figure has.")),
    {.name = "matplotlib.figure.set_figwidth",
     .params = "width",
     .run = set_figwidth,
     .doc = N_("Sets how wide the figure is, in inches.")},
    {.name = "matplotlib.figure.set_figheight",
     .params = "height",
     .run = set_figheight,
     .doc = N_("Sets how high the figure is, in inches.")},
    {.name = "matplotlib.figure.set_dpi",
     .table = dpi_params,
     .run = set_dpi,
     .doc = N_("Sets how many pixels an inch of the figure's files has.")},
    {.name = "plt.fignum_exists",
     .params = "num",
     .run = fignum_exists,
     .doc = N_("Whether there is a figure of this number.")},
};

const struct nb_builtins nb_member_commands = NB_BUILTINS(rows, NULL);
