/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure made again from the recipe in its file. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/command.h"
#include "session/hands.h"
#include "session/page_size.h"
#include "value/settings.h"

/* Runs the recipe; what it prints goes nowhere. */
static bool run_recipe(struct nb_session *s, const char *recipe, struct nb_err *err)
{
    const struct nb_recipe_marks marks = nb_recipe_marks_of(recipe);
    FILE *const out = s->in->out, *const nowhere = fopen("/dev/null", "w");
    if (nowhere)
        s->in->out = nowhere;
    s->remake = (struct nb_remaking){.on = true, .ends = marks.ends, .stop = marks.saves};
    s->others.base = marks.base;
    s->in->writes_nothing = true;
    if (marks.python)
        nb_session_set_path(s, "recipe.py");
    const bool ok = nb_session_run(s, recipe, err);
    nb_session_set_path(s, NULL);
    if (ok && marks.number > 0)
        nb_sheets_go(s, marks.number);
    s->in->writes_nothing = false;
    s->in->exit = false;
    s->in->exit_status = 0;
    s->remake.on = false;
    s->in->out = out;
    if (nowhere)
        fclose(nowhere);
    return ok;
}

/* The path with the size before its end: "fig-8x5.png". */
static char *sized_path(const char *path, const char *size)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    struct nb_buf out = {0};
    if (!dot || (slash && dot < slash))
        dot = path + strlen(path);
    nb_buf_addn(&out, path, (size_t)(dot - path));
    nb_buf_addc(&out, '-');
    for (; *size; size++)
        if (*size != ' ' && *size != '/')
            nb_buf_addc(&out, *size);
    nb_buf_add(&out, dot);
    return nb_buf_take(&out);
}

/* Of several sizes each has a file of its own. */
static bool save_sizes(struct nb_session *s, const struct nb_remake *r, const char *path,
                       struct nb_err *err)
{
    for (size_t i = 0; i < r->size_count; i++) {
        double inches[2];
        char *own = r->size_count > 1 ? sized_path(path, r->sizes[i]) : NULL;
        bool ok = nb_page_size(r->sizes[i], inches, err);
        if (ok) {
            s->figure.width = inches[0] * NB_UNITS_PER_INCH;
            s->figure.height = inches[1] * NB_UNITS_PER_INCH;
            ok = nb_session_save_figure(s, own ? own : path, err);
        }
        free(own);
        if (!ok)
            return false;
    }
    return true;
}

static bool set_theme(struct nb_session *s, const char *name, struct nb_err *err)
{
    const struct nb_value v = nb_string(&s->in->pool->gc, name, strlen(name));
    return nb_settings_set(&s->in->settings, "theme", v, err);
}

bool nb_session_remake(struct nb_session *s, const struct nb_remake *r, char **recipe,
                       struct nb_err *err)
{
    const char *path = r->output ? r->output : r->path;
    *recipe = nb_recipe_read(r->path, err);
    if (!*recipe || !run_recipe(s, *recipe, err))
        return false;
    s->remake.recipe = *recipe;
    nb_hands_remember(s, *recipe);
    if (r->theme && !set_theme(s, r->theme, err))
        return false;
    return r->size_count > 0 ? save_sizes(s, r, path, err) : nb_session_save_figure(s, path, err);
}
