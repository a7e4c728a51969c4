/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours and sizes of figures: theme("dark"), and matplotlib's styles that say the same. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "session/command.h"
#include "value/convert.h"

struct style {
    struct nb_value name;
};

/* matplotlib's styles, and nabla's own names; "*talk" is any that has it. (Its "darkgrid"
 * is a light one.) */
static const struct {
    const char *name;
    enum nb_theme_number theme;
} styles[] = {{"dark_background", NB_THEME_dark},
              {"default", NB_THEME_light},
              {"classic", NB_THEME_light},
              {"grayscale", NB_THEME_print},
              {"*paper", NB_THEME_print},
              {"*talk", NB_THEME_projector},
              {"*poster", NB_THEME_projector},
#define OWN(name) {#name, NB_THEME_##name},
              NB_THEMES(OWN)};

#define OF_THEME(name) #name,
static const char *const themes[] = {NB_THEMES(OF_THEME)};
NB_PARAM_WORDS(theme_words, themes, )
NB_PARAM_WORDS(style_words, styles, .name + (styles[i].name[0] == '*'))

static const struct nb_param theme_params[] = {
    {"name", nb_param_value, .words = theme_words, .offset = offsetof(struct style, name)},
    {.name = NULL}};
static const struct nb_param style_params[] = {
    {"style", nb_param_value, .words = style_words, .offset = offsetof(struct style, name)},
    {.name = NULL}};

/* The same as set(theme=...), which figures that are begun later have as well. */
static struct nb_value theme(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct style t;
    if (!nb_param_bind(a, &t))
        return NB_FAILED;
    if (!nb_settings_set(&a->in->settings, "theme", t.name, a->err)) {
        nb_param_blame(a, offsetof(struct style, name));
        return NB_FAILED;
    }
    s->changed = true;
    return nb_none();
}

static bool is_style(const char *name, const char *pattern)
{
    return pattern[0] == '*' ? strstr(name, pattern + 1) != NULL : strcmp(name, pattern) == 0;
}

static struct nb_value use_style(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct style t;
    if (!nb_param_bind(a, &t))
        return NB_FAILED;
    const char *name = t.name.type == NB_STRING ? t.name.text->bytes : "";
    for (size_t i = 0; i < NB_COUNT(styles); i++)
        if (is_style(name, styles[i].name)) {
            a->in->settings.theme = (int)styles[i].theme;
            s->changed = true;
            return nb_none();
        }
    nb_interp_tell_once(a->in, _("plt.style.use: this style is not nabla's; theme(\"dark\") and "
                                 "others are"));
    return nb_none();
}

/* plt.style.available: what use() knows. */
static struct nb_value available(struct nb_args *a)
{
    struct nb_gc *gc = &a->in->pool->gc;
    struct nb_value v = nb_list_new(gc, NB_LIST, 0);
    for (size_t i = 0; i < NB_COUNT(styles); i++)
        if (styles[i].name[0] != '*')
            nb_list_push(gc, v.list, nb_string(gc, styles[i].name, strlen(styles[i].name)));
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "theme",
     .table = theme_params,
     .run = theme,
     .doc = N_("Colours and sizes of figures: 'light', 'dark', 'print', 'projector'.")},
    {.name = "plt.style.available",
     .params = "",
     .property = true,
     .run = available,
     .doc = N_("The styles that use() knows.")},
    {.name = "plt.style.use",
     .table = style_params,
     .run = use_style,
     .doc = N_("Chooses nabla's theme that is like matplotlib's style.")},
};

const struct nb_builtins nb_theme_commands = NB_BUILTINS(rows, NULL);
