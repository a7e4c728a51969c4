/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure that the session keeps, and which of its plots commands are about. */
#include "config.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <strings.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/desktop.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/formats.h"
#include "figure/heat.h"
#include "figure/live.h"
#include "figure/mathtext.h"
#include "session/command.h"
#include "session/hands.h"

struct nb_axes *nb_session_axes(struct nb_session *s)
{
    assert(s->axes < s->figure.count);
    return &s->figure.axes[s->axes];
}

bool nb_session_is_free(const struct nb_session *s, struct nb_err *err)
{
    return !s->drawing || nb_err_set(err, NB_ERR_VALUE,
                                     _("a function that is being drawn cannot change the figure"));
}

struct nb_axis_fields nb_session_axis(struct nb_session *s, bool vertical)
{
    struct nb_axes *a = nb_session_axes(s);
    if (vertical && s->right)
        return (struct nb_axis_fields){&a->y2,          &a->view_y,   &a->y2_warp,
                                       &a->y2_reversed, &a->y2_ticks, &a->y2label};
    if (vertical)
        return (struct nb_axis_fields){&a->y,          &a->view_y,  &a->y_warp,
                                       &a->y_reversed, &a->y_ticks, &a->ylabel};
    return (struct nb_axis_fields){&a->x,          &a->view_x,  &a->x_warp,
                                   &a->x_reversed, &a->x_ticks, &a->xlabel};
}

bool nb_session_set_range(struct nb_session *s, bool vertical, struct nb_limits wanted,
                          struct nb_err *err)
{
    if (!wanted.set)
        return true;
    const struct nb_axis_fields axis = nb_session_axis(s, vertical);
    const double least = fmin(wanted.lo, wanted.hi);
    if (axis.warp->kind == NB_WARP_LOG && least <= 0)
        return nb_err_set(err, NB_ERR_VALUE, _("%g has no place on a logarithmic axis"), least);
    if (!isnan(wanted.lo) && !isnan(wanted.hi))
        *axis.reversed = wanted.lo > wanted.hi;
    *axis.limits = *axis.reversed ? (struct nb_limits){wanted.hi, wanted.lo, true} : wanted;
    *axis.view = (struct nb_limits){0};
    return true;
}

struct nb_axes *nb_session_plot(struct nb_session *s)
{
    if (s->finished)
        nb_session_begin_figure(s);
    return nb_session_axes(s);
}

struct nb_axes *nb_session_marked(struct nb_session *s)
{
    return s->options.interactive ? nb_session_axes(s) : nb_session_plot(s);
}

struct nb_value nb_session_object(const struct nb_session *s, const char *module, size_t axes,
                                  bool right)
{
    const size_t plot = s->figure.serial * NB_SESSION_MAX_PLOTS + axes;
    return (struct nb_value){
        .type = NB_MODULE, .module = module, .object = 2 * plot * NB_SESSION_MAX_PARTS + right + 1};
}

struct nb_value nb_session_part(const struct nb_session *s, const char *module, size_t part)
{
    if (part >= NB_SESSION_MAX_PARTS)
        return nb_none();
    struct nb_value v = nb_session_object(s, module, s->axes, s->right);
    v.object += 2 * part;
    return v;
}

size_t nb_session_serial_of(struct nb_value v)
{
    const bool is = v.type == NB_MODULE && v.object;
    return is ? (v.object - 1) / 2 / NB_SESSION_MAX_PARTS / NB_SESSION_MAX_PLOTS : 0;
}

bool nb_session_choose(void *ctx, size_t object, struct nb_err *err)
{
    struct nb_session *s = ctx;
    const size_t n = (object - 1) / 2 / NB_SESSION_MAX_PARTS;
    const size_t home = s->others.home, before = s->figure.serial;
    s->part = object ? (object - 1) / 2 % NB_SESSION_MAX_PARTS : 0;
    if (object == 0) {
        s->others.home = 0;
        if (home != 0)
            nb_sheets_go_serial(s, home);
        return true;
    }
    if (!nb_sheets_go_serial(s, n / NB_SESSION_MAX_PLOTS) ||
        n % NB_SESSION_MAX_PLOTS >= s->figure.count)
        return nb_err_set(err, NB_ERR_VALUE, _("this figure is gone: another one was begun"));
    s->others.home = home ? home : before;
    s->axes = n % NB_SESSION_MAX_PLOTS;
    s->right = (object - 1) % 2;
    s->finished = false;
    return true;
}

/* Programs run where nobody looks: that there is no display is no error. A script says it
 * once. */
static void note_not_shown(struct nb_session *s, const struct nb_err *why)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("%s; %s"), why->message, why->hint);
    if (s->options.interactive || !s->not_shown)
        s->display.note(s->display.note_ctx, nb_buf_text(&text));
    s->not_shown = true;
    nb_buf_free(&text);
}

static void tell_unknown(struct nb_session *s, const char *text)
{
    struct nb_buf command = {0}, note = {0};
    if (text && nb_mathtext_is(text) && nb_mathtext_unknown(text, &command)) {
        nb_buf_printf(&note, _("%s is no sign that nabla knows: its name stands there"),
                      nb_buf_text(&command));
        nb_interp_tell_once(s->in, nb_buf_text(&note));
    }
    nb_buf_free(&command);
    nb_buf_free(&note);
}

static void tell_unknown_of_axes(struct nb_session *s, const struct nb_axes *a)
{
    const char *const names[] = {a->title, a->xlabel, a->ylabel};
    const struct nb_tick_list *const ticks[] = {&a->x_ticks, &a->y_ticks};
    for (size_t i = 0; i < NB_COUNT(names); i++)
        tell_unknown(s, names[i]);
    for (size_t i = 0; i < a->count; i++)
        tell_unknown(s, a->curves[i].label);
    for (size_t i = 0; i < a->rule_count; i++)
        tell_unknown(s, a->rules[i].label);
    for (size_t i = 0; i < a->note_count; i++)
        tell_unknown(s, a->notes[i].text);
    for (size_t i = 0; i < NB_COUNT(ticks); i++)
        for (size_t k = 0; k < ticks[i]->count; k++)
            tell_unknown(s, ticks[i]->labels[k]);
}

/* What a figure needs before it is drawn. */
static void prepare(struct nb_session *s)
{
    nb_session_hear(s);
    nb_session_tell_recipe(s);
    s->figure.theme = (enum nb_theme_number)s->in->settings.theme;
    s->changed = s->pending = false;
    tell_unknown(s, s->figure.title);
    for (size_t i = 0; i < s->figure.count; i++)
        tell_unknown_of_axes(s, &s->figure.axes[i]);
}

/* What the file keeps: the recipe of the figure, and what it needs of what was run before. */
static char *file_recipe(const struct nb_session *s)
{
    const bool saving = s->told && s->source;
    const struct nb_drawing drawing = {
        .sources = s->figure.recipe ? s->figure.recipe : "",
        .figure = s->figure.serial,
        .base = s->base,
        .number = s->others.several && !saving ? s->number : 0,
        .saves = s->saves + (saving ? s->run_saves : 0),
        .saving = saving,
        .python = nb_interp_in_python(s->in),
    };
    return s->remake.recipe ? nb_xstrdup(s->remake.recipe) : nb_recipe_new(&s->past, &drawing);
}

/* Lets the figure have that recipe, or its own again: `kept` is the other one. */
static void swap_recipe(struct nb_session *s, char **kept)
{
    char *const own = s->figure.recipe;
    s->figure.recipe = *kept;
    *kept = own;
}

bool nb_session_only_makes(struct nb_session *s)
{
    if (!s->remake.on)
        return false;
    if (!s->remake.ends && ++s->remake.seen == s->remake.stop)
        s->in->exit = true; /* the rest of the recipe made other files */
    return true;
}

bool nb_session_show(struct nb_session *s, struct nb_err *err)
{
    if (s->remake.on)
        return true;
    prepare(s);
    if (s->options.notebook)
        return s->options.notebook->figure(s->options.notebook->ctx, s, err);
    if (nb_session_is_here(s))
        return nb_session_print(s, err);
    if (!nb_session_has_room(s))
        return true;
    struct nb_err why = {0};
    nb_sheets_number(s, true);
    nb_sheets_name_windows(s);
    char *recipe = file_recipe(s);
    swap_recipe(s, &recipe);
    const bool shown = nb_display_show(&s->display, &s->figure, &why);
    nb_hands_yield(s);
    s->figure.said = 0;
    swap_recipe(s, &recipe);
    free(recipe);
    s->closed &= !shown;
    if (shown)
        return true;
    if (why.kind == NB_ERR_FILE && !nb_desktop_has_display()) {
        note_not_shown(s, &why);
        return true;
    }
    *err = why;
    return false;
}

/* A page computes its curves itself, and tells their slopes. */
static void prepare_page(struct nb_session *s, const char *path)
{
    const char *dot = strrchr(path, '.'), *name = dot ? dot + 1 : path;
    if (strcasecmp(name, &NB_FORMAT_LIVE[1]) != 0)
        return;
    const enum nb_side side = nb_settings_side(&s->in->settings);
    for (size_t i = 0; i < s->figure.count; i++)
        for (size_t k = 0; k < s->figure.axes[i].count; k++)
            nb_live_find(&s->figure.axes[i].curves[k], s->in->pool, side);
}

static bool has_maps(const struct nb_session *s)
{
    for (size_t i = 0; i < s->figure.count; i++)
        if (s->figure.axes[i].heat_count)
            return true;
    return false;
}

/* Some files have curves alone. */
static void tell_without_maps(struct nb_session *s, const char *path)
{
    static const char *const without[] = {"html", "tikz", "tex", "csv"};
    const char *dot = strrchr(path, '.'), *name = dot ? dot + 1 : path;
    for (size_t i = 0; i < NB_COUNT(without) && has_maps(s); i++) {
        if (strcasecmp(name, without[i]) != 0)
            continue;
        struct nb_buf note = {0};
        nb_buf_printf(&note,
                      _("a .%s file has no colours of maps and areas: .svg, .pdf and .png "
                        "have them"),
                      without[i]);
        nb_interp_tell_once(s->in, nb_buf_text(&note));
        nb_buf_free(&note);
    }
}

/* Axes alone are something where a command was about them. */
static bool is_nothing(const struct nb_session *s)
{
    const struct nb_figure *f = &s->figure;
    const struct nb_axes *a = &f->axes[0];
    return nb_figure_is_empty(f) && s->number == 0 && f->count == 1 && !a->title && !a->xlabel &&
           !a->ylabel && !a->x.set && !a->y.set;
}

bool nb_session_write(struct nb_session *s, const char *path, const struct nb_save *save,
                      struct nb_err *err)
{
    struct nb_typed typed = {0};
    nb_hands_on(s, save->home, &typed);
    nb_session_caption(s);
    prepare_page(s, save->format ? save->format : path);
    tell_without_maps(s, save->format ? save->format : path);
    char *recipe = file_recipe(s);
    swap_recipe(s, &recipe);
    const bool ok = nb_display_export(&s->display, &s->figure, path, save, NULL, err);
    swap_recipe(s, &recipe);
    free(recipe);
    nb_hands_off(s, &typed);
    return ok;
}

bool nb_session_save(struct nb_session *s, const char *path, const struct nb_save *save,
                     struct nb_err *err)
{
    assert(path && save);
    if (is_nothing(s) && !nb_interp_in_python(s->in))
        return nb_err_set(err, NB_ERR_VALUE, _("nothing to save: the figure is empty"));
    if (nb_session_only_makes(s))
        return true;
    prepare(s);
    s->run_saves++;
    return nb_session_write(s, path, save, err);
}

bool nb_session_save_figure(struct nb_session *s, const char *path, struct nb_err *err)
{
    struct nb_save save;
    nb_save_init(&save);
    return nb_session_save(s, path, &save, err);
}
