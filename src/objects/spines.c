/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ax.spines: the lines around a plot as matplotlib's scripts move and hide them. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "lang/iterate.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/param.h"

static const char module[] = "matplotlib.spines";

static const struct {
    const char *name;
    enum nb_sides side;
} sides[] = {{"left", NB_SIDE_LEFT},
             {"right", NB_SIDE_RIGHT},
             {"bottom", NB_SIDE_BOTTOM},
             {"top", NB_SIDE_TOP}};

static struct nb_value spines_of(const struct nb_session *s, unsigned which)
{
    return nb_session_part(s, module, which);
}

static struct nb_value all(struct nb_args *a)
{
    return spines_of(a->ctx, NB_SIDES_ALL);
}

/* The side of a name; false sets err. */
static bool side_of(struct nb_args *a, struct nb_value v, unsigned *which)
{
    for (size_t i = 0; i < NB_COUNT(sides); i++)
        if (v.type == NB_STRING && strcmp(sides[i].name, v.text->bytes) == 0) {
            *which |= sides[i].side;
            return true;
        }
    return nb_err_set(a->err, NB_ERR_VALUE, _("a spine is 'left', 'right', 'bottom' or 'top'"));
}

/* ax.spines['top'], ax.spines[['top', 'right']] */
static struct nb_value get(struct nb_args *a)
{
    const struct nb_value key = a->arg[0];
    const bool list = key.type == NB_LIST || key.type == NB_TUPLE;
    unsigned which = 0;
    bool ok = list || side_of(a, key, &which);
    for (size_t i = 0; list && i < key.list->count && ok; i++)
        ok = side_of(a, key.list->items[i], &which);
    return ok ? spines_of(a->ctx, which) : NB_FAILED;
}

/* ax.spines.top */
static struct nb_value get_named(struct nb_args *a)
{
    const char *name = strrchr(a->builtin->name, '.') + 1;
    unsigned which = 0;
    for (size_t i = 0; i < NB_COUNT(sides); i++)
        if (strcmp(sides[i].name, name) == 0)
            which = sides[i].side;
    return spines_of(a->ctx, which);
}

static struct nb_value name_of(struct nb_args *a, size_t i)
{
    return nb_string(&a->in->pool->gc, sides[i].name, strlen(sides[i].name));
}

static struct nb_value names(struct nb_args *a)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_LIST, NB_COUNT(sides));
    for (size_t i = 0; i < NB_COUNT(sides); i++)
        v.list->items[i] = name_of(a, i);
    return v;
}

static struct nb_value values(struct nb_args *a)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_LIST, NB_COUNT(sides));
    for (size_t i = 0; i < NB_COUNT(sides); i++)
        v.list->items[i] = spines_of(a->ctx, sides[i].side);
    return v;
}

static struct nb_value items(struct nb_args *a)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_LIST, NB_COUNT(sides));
    for (size_t i = 0; i < NB_COUNT(sides); i++) {
        struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
        pair.list->items[0] = name_of(a, i);
        pair.list->items[1] = spines_of(a->ctx, sides[i].side);
        v.list->items[i] = pair;
    }
    return v;
}

/* What begins as nabla's lines through 0 becomes matplotlib's box. */
static struct nb_axes *box(struct nb_session *s)
{
    struct nb_axes *axes = nb_session_axes(s);
    if (axes->spines == NB_SPINES_LEFT)
        axes->hidden_sides |= NB_SIDE_RIGHT | NB_SIDE_TOP;
    if (!axes->spines_moved)
        axes->spines = NB_SPINES_BOX;
    return axes;
}

static void show_sides(struct nb_session *s, bool shown)
{
    struct nb_axes *axes = box(s);
    axes->hidden_sides =
        shown ? axes->hidden_sides & ~(unsigned)s->part : axes->hidden_sides | (unsigned)s->part;
    s->changed = true;
}

static struct nb_value set_visible(struct nb_args *a)
{
    bool shown = true;
    if (!nb_arg_bool(a, 0, &shown))
        return NB_FAILED;
    show_sides(a->ctx, shown);
    return nb_none();
}

/* No colour hides them; others are nabla's own. */
static struct nb_value set_color(struct nb_args *a)
{
    const struct nb_value v = a->arg[0];
    const bool none = v.type == NB_NONE ||
                      (v.type == NB_STRING &&
                       (strcmp(v.text->bytes, "none") == 0 || strcmp(v.text->bytes, "None") == 0));
    if (none)
        show_sides(a->ctx, false);
    return nb_none();
}

/* Where a spine is wanted. */
struct wish {
    bool moved; /* from its edge */
    struct nb_crossing to;
};

/* ('data', 0), ('axes', 0.5), ('outward', 10) */
static bool read_pair(struct nb_args *a, const struct nb_list *pair, struct wish *w)
{
    const bool good = pair->count == 2 && pair->items[0].type == NB_STRING;
    const char *word = good ? pair->items[0].text->bytes : "";
    const bool data = strcmp(word, "data") == 0, of_plot = strcmp(word, "axes") == 0;
    double at = 0;
    if (!(data || of_plot || strcmp(word, "outward") == 0) ||
        !nb_value_number(pair->items[1], &at, a->err) || !isfinite(at))
        return nb_err_set(a->err, NB_ERR_VALUE,
                          _("a place is 'center', 'zero', ('data', x) or ('axes', share)"));
    *w = (struct wish){data || of_plot, {of_plot, data || of_plot ? at : 0}};
    return true;
}

static bool read_place(struct nb_args *a, struct wish *w)
{
    const struct nb_value v = a->arg[0];
    if (v.type == NB_TUPLE || v.type == NB_LIST)
        return read_pair(a, v.list, w);
    const char *word = v.type == NB_STRING ? v.text->bytes : "";
    const bool zero = strcmp(word, "zero") == 0, center = strcmp(word, "center") == 0;
    *w = (struct wish){true, {center, center ? 0.5 : 0}};
    return zero || center ||
           nb_err_set(a->err, NB_ERR_VALUE,
                      _("a place is 'center', 'zero', ('data', x) or ('axes', share)"));
}

static struct nb_value set_position(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct wish w = {0};
    if (!read_place(a, &w)) {
        nb_err_at(a->err, a->arg_span[0]);
        return NB_FAILED;
    }
    struct nb_axes *axes = nb_session_axes(s);
    if (!w.moved)
        return nb_none();
    if (!axes->spines_moved) /* the other one stays at its edge */
        axes->cross_x = axes->cross_y = (struct nb_crossing){true, 0};
    axes->spines = NB_SPINES_ORIGIN;
    axes->spines_moved = true;
    if (s->part & (NB_SIDE_LEFT | NB_SIDE_RIGHT))
        axes->cross_x = w.to;
    if (s->part & (NB_SIDE_BOTTOM | NB_SIDE_TOP))
        axes->cross_y = w.to;
    s->changed = true;
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "matplotlib.axes.spines",
     .params = "",
     .property = true,
     .run = all,
     .doc = N_("The lines around the plot, by their sides.")},
    {.name = "matplotlib.spines.__getitem__",
     .params = "side",
     .run = get,
     .doc = N_("The line of a side, or of several.")},
#define SIDE(name_)                                                                                \
    {                                                                                              \
        .name = "matplotlib.spines." name_, .params = "", .property = true, .run = get_named,      \
        .doc = N_("The line of this side.")                                                        \
    }
    SIDE("left"),
    SIDE("right"),
    SIDE("bottom"),
    SIDE("top"),
    {.name = "matplotlib.spines.keys",
     .params = "",
     .run = names,
     .doc = N_("The names of the sides.")},
    {.name = "matplotlib.spines.values",
     .params = "",
     .run = values,
     .doc = N_("The lines of all sides.")},
    {.name = "matplotlib.spines.items",
     .params = "",
     .run = items,
     .doc = N_("The names of the sides and their lines.")},
    {.name = "matplotlib.spines.set_visible",
     .params = "visible",
     .run = set_visible,
     .doc = N_("Whether the line is drawn.")},
    {.name = "matplotlib.spines.set_color",
     .aliases = "matplotlib.spines.set_edgecolor",
     .params = "color",
     .run = set_color,
     .doc = N_("'none' hides the line.")},
    {.name = "matplotlib.spines.set_position",
     .params = "position",
     .run = set_position,
     .doc = N_("Moves the line: 'zero', 'center', ('data', x), ('axes', share).")},
};

const struct nb_builtins nb_spines_commands = NB_BUILTINS(rows, NULL);
