/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure that the session keeps, and which of its plots commands are about. */
#include "config.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "export/formats.h"
#include "plot/live.h"
#include "session/command.h"

struct nb_axes *nb_session_axes(struct nb_session *s)
{
    assert(s->axes < s->figure.count);
    return &s->figure.axes[s->axes];
}

void nb_session_begin_figure(struct nb_session *s)
{
    nb_figure_free(&s->figure);
    nb_figure_init(&s->figure);
    s->axes = 0;
    s->figure.serial = ++s->figures;
    s->finished = false;
    s->changed = false;
    s->told = false;
}

bool nb_session_is_free(const struct nb_session *s, struct nb_err *err)
{
    return !s->drawing || nb_err_set(err, NB_ERR_VALUE,
                                     _("a function that is being drawn cannot change the figure"));
}

struct nb_axis_fields nb_session_axis(struct nb_session *s, bool vertical)
{
    struct nb_axes *a = nb_session_axes(s);
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

struct nb_value nb_session_object(const struct nb_session *s, const char *module, size_t axes)
{
    const size_t number = s->figures * NB_SESSION_MAX_PLOTS + axes + 1;
    return (struct nb_value){.type = NB_MODULE, .module = module, .object = number};
}

bool nb_session_choose(void *ctx, size_t object, struct nb_err *err)
{
    struct nb_session *s = ctx;
    const size_t n = object - 1;
    if (n / NB_SESSION_MAX_PLOTS != s->figures || n % NB_SESSION_MAX_PLOTS >= s->figure.count) {
        nb_err_set(err, NB_ERR_VALUE, _("this figure is gone: another one was begun"));
        return false;
    }
    s->axes = n % NB_SESSION_MAX_PLOTS;
    s->finished = false;
    return true;
}

/* Programs run where nobody looks: that there is no display is no error. A script says it
 * once. */
static void note_not_shown(struct nb_session *s, const struct nb_err *why)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, "%s; %s", why->message, why->hint);
    if (s->options.interactive || !s->not_shown)
        s->display.note(s->display.note_ctx, nb_buf_text(&text));
    s->not_shown = true;
    nb_buf_free(&text);
}

bool nb_session_show(struct nb_session *s, struct nb_err *err)
{
    nb_session_hear(s);
    nb_session_tell_recipe(s);
    s->figure.theme = (enum nb_theme_number)s->in->settings.theme;
    s->changed = false;
    s->settled = true;
    struct nb_err why = {0};
    if (nb_display_show(&s->display, &s->figure, &why))
        return true;
    if (why.kind == NB_ERR_FILE && !nb_display_is_there()) {
        note_not_shown(s, &why);
        return true;
    }
    *err = why;
    return false;
}

bool nb_session_show_pending(struct nb_session *s, struct nb_err *err)
{
    return !s->changed || nb_figure_is_empty(&s->figure) || nb_session_show(s, err);
}

/* A page computes its curves itself, and tells their slopes. */
static void prepare_page(struct nb_session *s, const char *path)
{
    const char *extension = strrchr(path, '.');
    if (!extension || strcasecmp(extension, NB_FORMAT_LIVE) != 0)
        return;
    const enum nb_side side = nb_settings_side(&s->in->settings);
    for (size_t i = 0; i < s->figure.count; i++)
        for (size_t k = 0; k < s->figure.axes[i].count; k++)
            nb_live_find(&s->figure.axes[i].curves[k], s->in->pool, side);
}

bool nb_session_save(struct nb_session *s, const char *path, const struct nb_save *save,
                     struct nb_err *err)
{
    assert(path && save);
    if (nb_figure_is_empty(&s->figure))
        return nb_err_set(err, NB_ERR_VALUE, _("nothing to save: the figure is empty"));
    nb_session_hear(s);
    nb_session_tell_recipe(s);
    s->figure.theme = (enum nb_theme_number)s->in->settings.theme;
    s->changed = false;
    s->settled = true;
    prepare_page(s, save->format ? save->format : path);
    return nb_display_export(&s->display, &s->figure, path, save, NULL, err);
}

bool nb_session_save_figure(struct nb_session *s, const char *path, struct nb_err *err)
{
    struct nb_save save;
    nb_save_init(&save);
    return nb_session_save(s, path, &save, err);
}

void nb_session_tell_recipe(struct nb_session *s)
{
    struct nb_buf text = {0};
    if (!s->changed || !s->source || s->told)
        return;
    if (s->figure.recipe)
        nb_buf_printf(&text, "%s\n", s->figure.recipe);
    nb_buf_add(&text, s->source);
    nb_axes_set_text(&s->figure.recipe, nb_buf_text(&text));
    nb_buf_free(&text);
    s->told = true;
}
