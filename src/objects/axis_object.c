/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ax.xaxis and ax.yaxis, and the locators and formatters of matplotlib.ticker that say where an
 * axis has ticks and what stands there. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "charts/label.h"
#include "lang/call.h"
#include "lang/iterate.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/param.h"

enum { X = 1, Y = 2 }; /* parts of a plot that objects stand for */

static struct nb_value axis_object(struct nb_args *a, size_t part)
{
    return nb_session_part(a->ctx, "matplotlib.axis", part);
}

static struct nb_value x_axis(struct nb_args *a)
{
    return axis_object(a, X);
}

static struct nb_value y_axis(struct nb_args *a)
{
    return axis_object(a, Y);
}

static struct nb_axis_fields own(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    s->changed = true;
    return nb_session_axis(s, s->part == Y);
}

/* ---- locators and formatters: a tuple of their name and arguments ----------------- */

static struct nb_value make(struct nb_args *a)
{
    const char *const name = strrchr(a->builtin->name, '.') + 1;
    const bool first = a->nrest == 0 && nb_given(a, 1);
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 1 + a->nrest + first);
    v.list->items[0] = nb_string(&a->in->pool->gc, name, strlen(name));
    for (size_t i = 0; i < a->nrest; i++)
        v.list->items[1 + i] = a->rest[i];
    if (first)
        v.list->items[1] = a->arg[1];
    return v;
}

/* Whether a value is one of this name. */
static bool is_made(struct nb_value v, const char *name)
{
    return v.type == NB_TUPLE && v.list->count > 0 && v.list->items[0].type == NB_STRING &&
           strcmp(v.list->items[0].text->bytes, name) == 0;
}

static struct nb_value first_of(struct nb_value v)
{
    return v.list->count > 1 ? v.list->items[1] : nb_none();
}

static bool take_list(struct nb_args *a, struct nb_value v, struct nb_tick_list *t)
{
    size_t count;
    double at;
    nb_tick_list_clear(t);
    t->set = true;
    if (!nb_iterable_count(v, &count, a->err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!nb_value_number(nb_iterable_item(a->in, v, i), &at, a->err))
            return false;
        nb_tick_list_add(t, at, NULL);
    }
    return true;
}

static struct nb_value set_major_locator(struct nb_args *a)
{
    struct nb_tick_list *t = own(a).ticks;
    const struct nb_value v = a->arg[0];
    double step = 1;
    if (is_made(v, "FixedLocator"))
        return take_list(a, first_of(v), t) ? nb_none() : NB_FAILED;
    const bool multiple = is_made(v, "MultipleLocator"), none = is_made(v, "NullLocator");
    if (multiple && v.list->count > 1 && !nb_value_number(v.list->items[1], &step, a->err))
        return NB_FAILED;
    if (multiple && !(step > 0))
        return nb_fail(a, NB_ERR_VALUE, _("expected a number above 0"));
    if (multiple || none || is_made(v, "AutoLocator")) {
        nb_tick_list_clear(t);
        t->set = multiple || none;
        t->step = multiple ? step : 0;
    } else {
        nb_interp_tell_once(a->in, _("set_major_locator: nabla finds its own ticks, or has those "
                                     "of MultipleLocator and FixedLocator"));
    }
    return nb_none();
}

static struct nb_value set_minor_locator(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    nb_session_axes(s)->minor = is_made(a->arg[0], "NullLocator") ? NB_MINOR_OFF : NB_MINOR_ON;
    s->changed = true;
    return nb_none();
}

/* What f(value, number) says of each tick; false sets err. */
static bool label_ticks(struct nb_args *a, struct nb_tick_list *t, struct nb_function *f)
{
    const struct nb_span span = a->arg_span[0];
    for (size_t i = 0; i < t->count; i++) {
        const char *label = NULL;
        const struct nb_actual actuals[] = {{.value = nb_number(t->at[i]), .span = span},
                                            {.value = nb_whole((double)i), .span = span}};
        const struct nb_value v = nb_interp_call(a->in, f, actuals, 2, a->scope, span, a->err);
        if (v.type == NB_ABSENT || !nb_text_of(a, v, &label))
            return false;
        nb_axes_set_text(&t->labels[i], label ? label : "");
    }
    return true;
}

static struct nb_value set_major_formatter(struct nb_args *a)
{
    struct nb_tick_list *t = own(a).ticks;
    struct nb_value v = a->arg[0];
    const bool listed = t->set && t->count > 0;
    for (size_t i = 0; i < t->count && is_made(v, "NullFormatter"); i++)
        nb_axes_set_text(&t->labels[i], "");
    if (is_made(v, "FuncFormatter"))
        v = first_of(v);
    if (v.type == NB_FUNCTION && listed)
        return label_ticks(a, t, v.function) ? nb_none() : NB_FAILED;
    if (!is_made(v, "ScalarFormatter") && !(listed && is_made(v, "NullFormatter")))
        nb_interp_tell_once(a->in, _("set_major_formatter: nabla writes its numbers its own way; "
                                     "set_xticks(places, labels) has others"));
    return nb_none();
}

/* ---- the axis --------------------------------------------------------------------- */

static struct nb_value set_visible(struct nb_args *a)
{
    bool shown = true;
    if (!nb_arg_bool(a, 0, &shown))
        return NB_FAILED;
    const struct nb_axis_fields axis = own(a);
    nb_tick_list_clear(axis.ticks);
    axis.ticks->set = !shown;
    if (!shown)
        nb_axes_set_text(axis.label, NULL);
    return nb_none();
}

static struct nb_value set_label_text(struct nb_args *a)
{
    const char *label = NULL;
    if (!nb_text_of(a, a->arg[0], &label))
        return NB_FAILED;
    nb_axes_set_text(own(a).label, label);
    return nb_none();
}

#define MAKE(name_, other)                                                                         \
    {                                                                                              \
        .name = "matplotlib.ticker." name_, .aliases = other,                                      \
        .params = "*args, base=, n=, nbins=, integer=, prune=, useMathText=, useOffset=, xmax=, "  \
                  "decimals=",                                                                     \
        .run = make, .doc = N_("Says where an axis has ticks, or what stands there.")              \
    }

static const struct nb_builtin rows[] = {
    {.name = "matplotlib.axes.xaxis",
     .params = "",
     .property = true,
     .run = x_axis,
     .doc = N_("The x axis.")},
    {.name = "matplotlib.axes.yaxis",
     .params = "",
     .property = true,
     .run = y_axis,
     .doc = N_("The y axis.")},
    {.name = "matplotlib.axes.get_xaxis", .params = "", .run = x_axis, .doc = N_("The x axis.")},
    {.name = "matplotlib.axes.get_yaxis", .params = "", .run = y_axis, .doc = N_("The y axis.")},
    {.name = "matplotlib.axis.set_major_locator",
     .params = "locator",
     .run = set_major_locator,
     .doc = N_("Where the axis has ticks.")},
    {.name = "matplotlib.axis.set_minor_locator",
     .params = "locator",
     .run = set_minor_locator,
     .doc = N_("Draws smaller ticks between those with numbers.")},
    {.name = "matplotlib.axis.set_major_formatter",
     .params = "formatter",
     .run = set_major_formatter,
     .doc = N_("What stands at the ticks.")},
    {.name = "matplotlib.axis.set_visible",
     .params = "visible",
     .run = set_visible,
     .doc = N_("Whether the axis has ticks and a name.")},
    {.name = "matplotlib.axis.set_label_text",
     .params = "label",
     .run = set_label_text,
     .doc = N_("Names the axis.")},
    MAKE("MultipleLocator", "plt.MultipleLocator"),
    MAKE("FixedLocator", NULL),
    MAKE("NullLocator", NULL),
    MAKE("AutoLocator", NULL),
    MAKE("AutoMinorLocator", NULL),
    MAKE("MaxNLocator", NULL),
    MAKE("LinearLocator", NULL),
    MAKE("LogLocator", NULL),
    MAKE("FuncFormatter", NULL),
    MAKE("FormatStrFormatter", NULL),
    MAKE("StrMethodFormatter", NULL),
    MAKE("PercentFormatter", NULL),
    MAKE("ScalarFormatter", NULL),
    MAKE("NullFormatter", NULL),
};

const struct nb_builtins nb_axis_object_commands = NB_BUILTINS(rows, NULL);
