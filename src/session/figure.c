/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about the figure around the curves: pyplot's names, one row
 * each. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "eval/eval.h"
#include "session/command.h"
#include "value/convert.h"

static const struct nb_value failed = {.type = NB_ABSENT};

struct nb_axes *nb_session_axes(struct nb_session *s)
{
    return &s->figure.axes[s->axes];
}

void nb_session_begin_figure(struct nb_session *s)
{
    nb_figure_free(&s->figure);
    nb_figure_init(&s->figure);
    s->axes = 0;
    s->figures++;
    s->finished = false;
    s->changed = false;
}

bool nb_arg_pair(struct nb_args *a, size_t k, double out[2])
{
    const struct nb_value v = a->arg[k];
    bool list = (v.type == NB_TUPLE || v.type == NB_LIST) && v.list->count == 2;
    bool good = list && nb_value_number(v.list->items[0], &out[0], a->err) &&
                nb_value_number(v.list->items[1], &out[1], a->err);
    if (v.type == NB_TENSOR && nb_shape_count(v.expr->shape) == 2) {
        double *x = nb_eval(v.expr, a->err);
        good = x != NULL;
        if (good)
            memcpy(out, x, 2 * sizeof *out);
        free(x);
    }
    if (good)
        return true;
    nb_fail(a, NB_ERR_TYPE, _("expected two numbers, (a, b), not %s"), nb_type_name(v));
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

bool nb_limits_of(struct nb_args *a, struct nb_value v, struct nb_span span, struct nb_limits *out)
{
    double lo, hi;
    bool pair =
        (v.type == NB_INTERVAL || v.type == NB_TUPLE || v.type == NB_LIST) && v.list->count == 2;
    bool tensor = v.type == NB_TENSOR && nb_shape_count(v.expr->shape) == 2;
    if (tensor) {
        double *x = nb_eval(v.expr, a->err);
        if (!x)
            return false;
        lo = x[0];
        hi = x[1];
        free(x);
    } else if (!pair || !nb_value_number(v.list->items[0], &lo, a->err) ||
               !nb_value_number(v.list->items[1], &hi, a->err)) {
        nb_fail(a, NB_ERR_TYPE, _("expected limits such as -2..2, not %s"), nb_type_name(v));
        nb_err_at(a->err, span);
        return false;
    }
    if (!(lo < hi) || !isfinite(lo) || !isfinite(hi)) {
        nb_fail(a, NB_ERR_VALUE, _("limits must be two numbers, the smaller one first"));
        nb_err_at(a->err, span);
        return false;
    }
    *out = (struct nb_limits){lo, hi, true};
    return true;
}

static struct nb_value set_text(struct nb_args *a, char **field)
{
    struct nb_session *s = a->ctx;
    const char *text = "";
    if (!nb_arg_text(a, 0, &text))
        return failed;
    nb_axes_set_text(field, *text ? text : NULL);
    s->changed = true;
    return nb_none();
}

static struct nb_value title(struct nb_args *a)
{
    return set_text(a, &nb_session_axes(a->ctx)->title);
}

static struct nb_value xlabel(struct nb_args *a)
{
    return set_text(a, &nb_session_axes(a->ctx)->xlabel);
}

static struct nb_value ylabel(struct nb_args *a)
{
    return set_text(a, &nb_session_axes(a->ctx)->ylabel);
}

/* xlim(-2, 2), xlim(-2..2), xlim((-2, 2)); without arguments automatic again. */
static struct nb_value set_limits(struct nb_args *a, struct nb_limits *limits)
{
    struct nb_session *s = a->ctx;
    struct nb_value v = a->arg[0];
    if (nb_given(a, 0) && nb_given(a, 1)) {
        v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
        v.list->items[0] = a->arg[0];
        v.list->items[1] = a->arg[1];
    }
    if (!nb_given(a, 0))
        *limits = (struct nb_limits){0};
    else if (!nb_limits_of(a, v, a->span, limits))
        return failed;
    s->changed = true;
    return nb_none();
}

static struct nb_value xlim(struct nb_args *a)
{
    return set_limits(a, &nb_session_axes(a->ctx)->x);
}

static struct nb_value ylim(struct nb_args *a)
{
    return set_limits(a, &nb_session_axes(a->ctx)->y);
}

/* ax.set(title="t", xlabel="x", xlim=(0, 1)) */
static struct nb_value set(struct nb_args *a)
{
    enum { TITLE, XLABEL, YLABEL, XLIM, YLIM };
    struct nb_session *s = a->ctx;
    struct nb_axes *axes = nb_session_axes(s);
    char **const fields[] = {&axes->title, &axes->xlabel, &axes->ylabel};
    struct nb_limits *const limits[] = {&axes->x, &axes->y};
    for (size_t k = TITLE; k <= YLABEL; k++) {
        const char *text = NULL;
        if (!nb_arg_text(a, k, &text))
            return failed;
        if (text)
            nb_axes_set_text(fields[k], text);
    }
    for (size_t k = XLIM; k <= YLIM; k++)
        if (nb_given(a, k) && !nb_limits_of(a, a->arg[k], a->arg_span[k], limits[k - XLIM]))
            return failed;
    s->changed = true;
    return nb_none();
}

/* legend(["a", "b"]) names the curves in their order. */
static bool name_curves(struct nb_args *a, struct nb_axes *f, const struct nb_list *names)
{
    for (size_t i = 0; i < names->count; i++) {
        if (names->items[i].type != NB_STRING || i >= f->count) {
            nb_fail(a, NB_ERR_TYPE, _("a legend names the %zu curves of the figure"), f->count);
            nb_err_at(a->err, a->arg_span[0]);
            return false;
        }
        nb_axes_set_text(&f->curves[i].label, names->items[i].text->bytes);
    }
    return true;
}

static struct nb_value legend(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    bool on = true;
    bool names = a->arg[0].type == NB_LIST || a->arg[0].type == NB_TUPLE;
    if (names ? !name_curves(a, nb_session_axes(s), a->arg[0].list) : !nb_arg_bool(a, 0, &on))
        return failed;
    nb_session_axes(s)->legend = on ? NB_LEGEND_BOX : NB_LEGEND_NONE;
    s->changed = true;
    return nb_none();
}

static struct nb_value grid(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    bool on = true;
    if (!nb_arg_bool(a, 0, &on))
        return failed;
    nb_session_axes(s)->no_grid = !on;
    s->changed = true;
    return nb_none();
}

static struct nb_value savefig(struct nb_args *a)
{
    const char *path = "";
    if (!nb_arg_text(a, 0, &path) || !nb_session_save_figure(a->ctx, path, a->err))
        return failed;
    return nb_none();
}

static struct nb_value show(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    if (nb_figure_is_empty(&s->figure))
        return nb_fail(a, NB_ERR_VALUE, _("nothing to show: the figure is empty"));
    if (!nb_session_show(s, a->err))
        return failed;
    s->finished = true;
    return nb_none();
}

static struct nb_value clf(struct nb_args *a)
{
    nb_session_begin_figure(a->ctx);
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {"title", NULL, "label, fontsize=, loc=, pad=", false, title, N_("Sets the figure's title.")},
    {"xlabel", NULL, "label, fontsize=", false, xlabel, N_("Names the x axis.")},
    {"ylabel", NULL, "label, fontsize=", false, ylabel, N_("Names the y axis.")},
    {"xlim", NULL, "left=, right=", false, xlim, N_("Sets the x range; none: automatic.")},
    {"ylim", NULL, "bottom=, top=", false, ylim, N_("Sets the y range; none: automatic.")},
    {"matplotlib.axes.set", NULL, "title=, xlabel=, ylabel=, xlim=, ylim=", false, set,
     N_("Sets title, names and ranges of a plot.")},
    {"legend", NULL, "visible=, loc=, fontsize=, frameon=, ncol=, title=", false, legend,
     N_("Draws the legend as a box, or none.")},
    {"grid", NULL, "visible=, which=, axis=, color=, linestyle=, linewidth=, alpha=", false, grid,
     N_("Switches the grid lines.")},
    {"savefig", NULL, "fname, dpi=, bbox_inches=, format=, transparent=, pad_inches=", false,
     savefig, N_("Writes the figure to a .png, .svg, .pdf, .eps or .csv file.")},
    {"show", NULL, "block=", false, show, N_("Opens the figure in a window.")},
    {"clf", "cla", "", false, clf, N_("Begins a new figure.")},
};

const struct nb_builtins nb_figure_commands = {rows, sizeof rows / sizeof *rows};
