/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matplotlib's tutorials call besides plotting: most of it asks for what
 * nabla does by itself. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "session/command.h"

static const struct nb_value failed = {.type = NB_ABSENT};

static struct nb_value by_itself(struct nb_args *a)
{
    (void)a;
    return nb_none();
}

static struct nb_value one_plot(struct nb_args *a)
{
    nb_fail(a, NB_ERR_VALUE, _("a figure has one plot"));
    nb_err_hint(a->err, _("draw the curves into one, or savefig() and clf() between two"));
    return failed;
}

/* subplot(1, 1, 1), subplot(111) */
static struct nb_value subplot(struct nb_args *a)
{
    double rows = 1, columns = 1;
    if (!nb_arg_number(a, 0, &rows) || !nb_arg_number(a, 1, &columns))
        return failed;
    return (rows == 1 || rows == 111) && columns == 1 ? nb_none() : one_plot(a);
}

static struct nb_value module(const char *name)
{
    return (struct nb_value){.type = NB_MODULE, .module = name};
}

/* The axes are the current figure: their methods are its commands. */
static struct nb_value axes(struct nb_args *a)
{
    (void)a;
    return module("matplotlib.axes");
}

static struct nb_value figure_object(struct nb_args *a)
{
    (void)a;
    return module("matplotlib.figure");
}

/* fig, ax = subplots() */
static struct nb_value subplots(struct nb_args *a)
{
    if (subplot(a).type == NB_ABSENT)
        return failed;
    struct nb_session *s = a->ctx;
    s->finished = true;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    v.list->items[0] = figure_object(a);
    v.list->items[1] = axes(a);
    return v;
}

/* The axes at 0 are drawn anyway. */
static struct nb_value axis_line(struct nb_args *a)
{
    double at = 0;
    if (!nb_arg_number(a, 0, &at))
        return failed;
    if (at == 0)
        return nb_none();
    nb_fail(a, NB_ERR_VALUE, _("%s draws the axis at 0, and that is drawn by itself"),
            strchr(a->builtin->name, '.') + 1);
    nb_err_hint(a->err, _("plot(c, d=0) draws the height c"));
    return failed;
}

static struct nb_value text(struct nb_args *a)
{
    nb_fail(a, NB_ERR_TYPE, _("a figure holds no text but its title, labels and legend"));
    nb_err_hint(a->err, _("title(\"...\"), or label=\"...\" of a curve"));
    return failed;
}

#define LINE "at=, y=, x=, color=, linestyle=, linewidth=, alpha=, label="

static const struct nb_builtin rows[] = {
    {"plt.subplot", NULL, "nrows=, ncols=, index=", false, subplot, N_("One plot is a figure.")},
    {"plt.subplots", NULL, "nrows=, ncols=, figsize=, dpi=, sharex=, sharey=", false, subplots,
     N_("The figure and its axes: both are the current figure.")},
    {"plt.gca", NULL, "", false, axes, N_("The current figure.")},
    {"plt.gcf", NULL, "", false, figure_object, N_("The current figure.")},
    {"plt.axhline", NULL, LINE, false, axis_line, N_("The line y = 0, drawn by itself.")},
    {"plt.axvline", NULL, LINE, false, axis_line, N_("The line x = 0, drawn by itself.")},
    {"plt.text", "plt.annotate plt.suptitle", "*text", false, text, N_("Not in nabla.")},
    {"plt.tight_layout", "plt.ion plt.ioff plt.draw plt.pause plt.subplots_adjust", "*ignored",
     false, by_itself, N_("Accepted: nabla does it by itself.")},
    {"plt.close", NULL, "*ignored", false, by_itself, N_("Accepted: windows close by themselves.")},
    {"plt.style.use", "matplotlib.use", "*ignored", false, by_itself,
     N_("Accepted: the style is nabla's own.")},
};

const struct nb_builtins nb_pyplot_commands = {rows, sizeof rows / sizeof *rows};
