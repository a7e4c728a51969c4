/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves, bars, lines and texts that were drawn, and the methods by which scripts change
 * them. */
#include "config.h"

#include "charts/artist.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/label.h"
#include "charts/line_style.h"
#include "charts/numbers_arg.h"
#include "figure/style.h"
#include "graph/build.h"
#include "value/convert.h"

static const char module[] = "matplotlib.artist";

struct nb_value nb_artist_of(const struct nb_session *s, size_t id)
{
    return nb_session_part(s, module, id);
}

struct nb_value nb_artist_drawn(struct nb_session *s, size_t id)
{
    s->changed = true;
    return nb_artist_of(s, id);
}

struct nb_value nb_artists_from(struct nb_session *s, size_t first, size_t count)
{
    struct nb_value v = nb_list_new(&s->in->pool->gc, NB_LIST, count);
    for (size_t i = 0; i < count; i++)
        v.list->items[i] = nb_artist_of(s, first + i);
    return v;
}

struct nb_value nb_artists_of_curves(struct nb_session *s, size_t from)
{
    const struct nb_axes *a = nb_session_axes(s);
    struct nb_value v = nb_list_new(&s->in->pool->gc, NB_LIST, a->count - from);
    for (size_t i = from; i < a->count; i++)
        v.list->items[i - from] = nb_artist_of(s, a->curves[i].id);
    return v;
}

size_t nb_artist_id(struct nb_value v)
{
    const bool is = v.type == NB_MODULE && v.object && strcmp(v.module, module) == 0;
    return is ? (v.object - 1) / 2 % NB_SESSION_MAX_PARTS : 0;
}

bool nb_artist_find(struct nb_axes *axes, size_t id, struct nb_artist *found)
{
    *found = (struct nb_artist){0};
    for (size_t i = 0; i < axes->count; i++)
        if (axes->curves[i].id == id) {
            struct nb_curve *c = found->curve = &axes->curves[i];
            found->label = &c->label;
            found->look = &c->look;
        }
    for (size_t i = 0; i < axes->patch_count; i++) {
        struct nb_patch *p = &axes->patches[i];
        if (p->id <= id && id < p->id + p->count)
            *found = (struct nb_artist){
                .patch = p, .entry = id - p->id, .label = &p->label, .look = &p->look};
    }
    for (size_t i = 0; i < axes->rule_count; i++)
        if (axes->rules[i].id == id)
            *found = (struct nb_artist){.rule = &axes->rules[i],
                                        .label = &axes->rules[i].label,
                                        .look = &axes->rules[i].look};
    for (size_t i = 0; i < axes->note_count; i++)
        if (axes->notes[i].id == id)
            found->note = &axes->notes[i];
    return id > 0 && (found->look || found->note);
}

/* The one whose method is at work; false sets err. */
static bool own(struct nb_args *a, struct nb_artist *found)
{
    struct nb_session *s = a->ctx;
    return (nb_session_is_free(s, a->err) && nb_artist_find(nb_session_axes(s), s->part, found)) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("what was drawn is gone: it was removed"));
}

static struct nb_value changed(struct nb_args *a)
{
    ((struct nb_session *)a->ctx)->changed = true;
    return nb_none();
}

/* ---- looks ----------------------------------------------------------------------- */

struct looks {
    const char *label;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct looks, field)

/* Of set(), and of each method by the name of its keyword: set_color(c). */
static const struct nb_param looks_params[] = {
    {"label=", nb_read_label, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};
static const struct nb_param label_params[] = {{"label", nb_read_label, .offset = AT(label)},
                                               {.name = NULL}};
static const struct nb_param color_params[] = {
    {"color", NB_A_COLOR, .offset = AT(style.hue), .standard = -1}, {.name = NULL}};
static const struct nb_param linestyle_params[] = {
    {"ls", NB_A_DASH, .offset = AT(style.order), .standard = -1}, {.name = NULL}};
static const struct nb_param linewidth_params[] = {
    {"w", nb_read_width, .offset = AT(style.width), .most = 100}, {.name = NULL}};
static const struct nb_param alpha_params[] = {
    {"alpha", nb_read_alpha, .offset = AT(style.faint), .standard = 1, .most = 1}, {.name = NULL}};
static const struct nb_param marker_params[] = {
    {"marker", nb_read_marker, .offset = AT(style.marked)}, {.name = NULL}};

/* What was given becomes that of the artist. */
static void take(const struct nb_args *a, const struct looks *l, struct nb_artist *of)
{
    if (nb_param_span(a, AT(label)) && of->label)
        nb_axes_set_text(of->label, l->label);
    if (of->note && l->style.hue >= 0)
        of->note->hue = l->style.hue;
    if (!of->look)
        return;
    if (l->style.hue >= 0)
        of->look->hue = l->style.hue;
    if (l->style.order >= 0)
        of->look->order = l->style.order;
    if (nb_param_span(a, AT(style.width)))
        of->look->width = l->style.width;
    if (nb_param_span(a, AT(style.faint)))
        of->look->faint = l->style.faint;
    if (nb_param_span(a, AT(style.marked)))
        of->look->marked = l->style.marked;
}

static struct nb_value set_looks(struct nb_args *a)
{
    struct looks l = {.style = {.hue = -1, .order = -1}};
    struct nb_artist found;
    if (!nb_param_bind(a, &l) || !own(a, &found))
        return NB_FAILED;
    if (found.patch && found.patch->count > 1)
        nb_interp_tell_once(a->in, _("the bars of one command have one look"));
    take(a, &l, &found);
    return changed(a);
}

static struct nb_value get_label(struct nb_args *a)
{
    struct nb_artist found;
    if (!own(a, &found))
        return NB_FAILED;
    const char *text = found.label ? *found.label : "";
    return nb_string(&a->in->pool->gc, text, strlen(text));
}

/* As set_color takes it: one of the cycle, or #rrggbb. */
static struct nb_value get_color(struct nb_args *a)
{
    char text[16];
    struct nb_artist found;
    if (!own(a, &found))
        return NB_FAILED;
    const int hue = found.look ? found.look->hue : found.note->hue;
    if (hue >= NB_HUE_RGB)
        snprintf(text, sizeof text, "#%06x", (unsigned)(hue - NB_HUE_RGB));
    else
        snprintf(text, sizeof text, hue < 0 ? "black" : "C%d", hue);
    return nb_string(&a->in->pool->gc, text, strlen(text));
}

struct visible {
    bool is;
};
static const struct nb_param visible_params[] = {{"visible", nb_param_bool, .offset = 0},
                                                 {.name = NULL}};

/* Curves are hidden in their place; others go. */
static struct nb_value set_visible(struct nb_args *a)
{
    struct visible v;
    struct nb_artist found;
    if (!nb_param_bind(a, &v) || !own(a, &found))
        return NB_FAILED;
    if (found.curve)
        found.curve->hidden = !v.is;
    else if (!v.is && found.look)
        found.look->faint = 1;
    return changed(a);
}

static struct nb_value set_text(struct nb_args *a)
{
    struct nb_artist found;
    const char *text = NULL;
    if (!nb_arg_text(a, 0, &text) || !own(a, &found))
        return NB_FAILED;
    if (found.note)
        nb_axes_set_text(&found.note->text, text);
    return changed(a);
}

/* ---- numbers --------------------------------------------------------------------- */

static struct nb_value array(struct nb_args *a, const double *v, size_t count)
{
    double *copy = nb_xcalloc(count ? count : 1, sizeof *copy);
    memcpy(copy, v, count * sizeof *copy);
    struct nb_value t = nb_tensor_of(nb_data_take(a->in->pool, nb_vector_shape(count), copy));
    t.look = NB_LOOK_ARRAY;
    return t;
}

/* The points of a curve; false sets err: it is a function. */
static bool points(struct nb_args *a, struct nb_curve **c)
{
    struct nb_artist found;
    if (!own(a, &found))
        return false;
    *c = found.curve;
    return (*c && (*c)->xs) ||
           nb_err_set(a->err, NB_ERR_TYPE, _("what was drawn here has no points"));
}

static struct nb_value get_data(struct nb_args *a)
{
    struct nb_curve *c;
    if (!points(a, &c))
        return NB_FAILED;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    v.list->items[0] = array(a, c->xs, c->count);
    v.list->items[1] = array(a, c->ys, c->count);
    return v;
}

static struct nb_value get_xdata(struct nb_args *a)
{
    struct nb_curve *c;
    return points(a, &c) ? array(a, c->xs, c->count) : NB_FAILED;
}

static struct nb_value get_ydata(struct nb_args *a)
{
    struct nb_curve *c;
    return points(a, &c) ? array(a, c->ys, c->count) : NB_FAILED;
}

struct data {
    struct nb_value x, y;
};
#define DATA(field) offsetof(struct data, field)
static const struct nb_param data_params[] = {{"x", nb_param_value, .offset = DATA(x)},
                                              {"y", nb_param_value, .offset = DATA(y)},
                                              {.name = NULL}};
static const struct nb_param xdata_params[] = {{"x", nb_param_value, .offset = DATA(x)},
                                               {.name = NULL}};
static const struct nb_param ydata_params[] = {{"y", nb_param_value, .offset = DATA(y)},
                                               {.name = NULL}};

/* New points: those that are not given stay, and both are as many. */
static struct nb_value set_data(struct nb_args *a)
{
    struct data d = {0};
    struct nb_curve *c;
    struct nb_numbers v[2] = {{0}};
    bool ok = nb_param_bind(a, &d) && points(a, &c) &&
              nb_numbers_read(a, d.x, DATA(x), NULL, &v[0]) &&
              nb_numbers_read(a, d.y, DATA(y), NULL, &v[1]);
    if (ok) {
        const size_t n = v[0].v ? v[0].count : v[1].count;
        ok = (v[0].v && v[1].v ? v[1].count == n : c->count == n) ||
             nb_err_set(a->err, NB_ERR_SHAPE, _("x and y are as many numbers"));
    }
    if (ok)
        nb_curve_set_points(c, &v[0].v, &v[1].v, v[0].v ? v[0].count : v[1].count);
    nb_numbers_free(&v[0]);
    nb_numbers_free(&v[1]);
    return ok ? changed(a) : NB_FAILED;
}

/* One of the sides of a bar, or its length: by the method's name. */
static struct nb_value bar_side(struct nb_args *a, size_t from, bool length)
{
    struct nb_artist found;
    if (!own(a, &found))
        return NB_FAILED;
    if (!found.patch || found.patch->kind != NB_PATCH_BOXES)
        return nb_fail(a, NB_ERR_TYPE, _("what was drawn here is no bar"));
    const double *box = found.patch->numbers + 4 * found.entry;
    return nb_number(length ? box[from + 1] - box[from] : box[from]);
}

static struct nb_value get_x(struct nb_args *a)
{
    return bar_side(a, 0, false);
}

static struct nb_value get_y(struct nb_args *a)
{
    return bar_side(a, 2, false);
}

static struct nb_value get_width(struct nb_args *a)
{
    return bar_side(a, 0, true);
}

static struct nb_value get_height(struct nb_args *a)
{
    return bar_side(a, 2, true);
}

static struct nb_value remove_artist(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct nb_artist found;
    if (!own(a, &found))
        return NB_FAILED;
    nb_axes_remove(nb_session_axes(s), s->part);
    return changed(a);
}

/* ax.lines */
static struct nb_value lines(struct nb_args *a)
{
    return nb_artists_of_curves(a->ctx, 0);
}

#define METHOD(method, params, function, text)                                                     \
    {                                                                                              \
        .name = "matplotlib.artist." method, .table = params, .run = function, .doc = text         \
    }
#define ASK(method, function, text)                                                                \
    {                                                                                              \
        .name = "matplotlib.artist." method, .params = "", .run = function, .doc = text            \
    }

static const struct nb_builtin rows[] = {
    METHOD("set", looks_params, set_looks, N_("Changes how what was drawn looks.")),
    METHOD("set_label", label_params, set_looks, N_("What the legend calls it.")),
    METHOD("set_color", color_params, set_looks, N_("Its colour.")),
    METHOD("set_facecolor", color_params, set_looks, N_("Its colour.")),
    METHOD("set_linestyle", linestyle_params, set_looks, N_("Its line.")),
    METHOD("set_linewidth", linewidth_params, set_looks, N_("How wide its line is, in points.")),
    METHOD("set_alpha", alpha_params, set_looks, N_("How it covers what is below.")),
    METHOD("set_marker", marker_params, set_looks, N_("Whether its points are marked.")),
    METHOD("set_visible", visible_params, set_visible, N_("Whether it is drawn.")),
    METHOD("set_data", data_params, set_data, N_("Its points.")),
    METHOD("set_xdata", xdata_params, set_data, N_("The x of its points.")),
    METHOD("set_ydata", ydata_params, set_data, N_("The y of its points.")),
    {.name = "matplotlib.artist.set_text",
     .params = "text",
     .run = set_text,
     .doc = N_("The text that stands there.")},
    ASK("get_label", get_label, N_("What the legend calls it.")),
    ASK("get_color", get_color, N_("Its colour.")),
    ASK("get_data", get_data, N_("Its points, x and y.")),
    ASK("get_xdata", get_xdata, N_("The x of its points.")),
    ASK("get_ydata", get_ydata, N_("The y of its points.")),
    ASK("get_x", get_x, N_("The left side of a bar.")),
    ASK("get_y", get_y, N_("The lower side of a bar.")),
    ASK("get_width", get_width, N_("How wide a bar is.")),
    ASK("get_height", get_height, N_("How high a bar is.")),
    ASK("remove", remove_artist, N_("Takes it away.")),
    {.name = "matplotlib.axes.lines",
     .params = "",
     .property = true,
     .run = lines,
     .doc = N_("The curves, as a list.")},
    {.name = "matplotlib.axes.get_lines",
     .params = "",
     .run = lines,
     .doc = N_("The curves, as a list.")},
};

const struct nb_builtins nb_artist_commands = NB_BUILTINS(rows, NULL);
