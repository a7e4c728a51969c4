/* SPDX-License-Identifier: GPL-3.0-or-later */
/* set: settings by keyword, for now or for good. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "number/parallel.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/param.h"
#include "value/saved.h"
#include "value/settings.h"

/* Whether it is saved, and as what where that is not what it is now. */
static void add_saved(const char *saved, const char *name, const char *now, struct nb_buf *out)
{
    size_t len;
    const char *value = nb_saved_value(saved, name, &len);
    if (value && strlen(now) == len && strncmp(value, now, len) == 0)
        nb_buf_add(out, _("  saved"));
    else if (value)
        nb_buf_printf(out, _("  saved: %.*s"), (int)len, value);
}

/* The settings as they are: a line each, with what they may be. */
static struct nb_value print_settings(struct nb_args *a)
{
    const struct nb_setting *row;
    struct nb_buf out = {0}, now = {0};
    char *saved = nb_saved_text();
    for (size_t k = 0; (row = nb_setting_at(k)); k++) {
        nb_buf_clear(&now);
        nb_settings_print(&a->in->settings, row, &now);
        nb_buf_printf(&out, "%s=%s", row->name, nb_buf_text(&now));
        for (const struct nb_setting_word *w = row->words; w && w->name; w++)
            nb_buf_printf(&out, w == row->words ? "  (%s" : ", %s", w->name);
        if (!row->words)
            nb_buf_printf(&out, "  (%d..%d", row->least, row->most);
        nb_buf_addc(&out, ')');
        add_saved(saved, row->name, nb_buf_text(&now), &out);
        nb_buf_addc(&out, '\n');
    }
    fputs(nb_buf_text(&out), a->in->out);
    free(saved);
    nb_buf_free(&now);
    nb_buf_free(&out);
    return nb_none();
}

/* A truth value by keyword; false where it is not given. False sets err. */
static bool read_truth(struct nb_args *a, size_t k, bool *truth)
{
    *truth = false;
    if (!nb_given(a, k) || nb_truth(a->arg[k], truth, a->err))
        return true;
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

/* Sets what is given; chosen says which these are. */
static bool change(struct nb_args *a, bool reset, bool chosen[NB_MAX_PARAMS])
{
    const struct nb_setting *row;
    if (reset)
        nb_settings_reset(&a->in->settings);
    for (size_t k = 0; (row = nb_setting_at(k)); k++) {
        chosen[k] = nb_given(a, k);
        if (!chosen[k] || nb_settings_set(&a->in->settings, row->name, a->arg[k], a->err))
            continue;
        nb_err_at(a->err, a->arg_span[k]);
        return false;
    }
    const int threads = a->in->settings.threads;
    a->in->pool->threads = threads ? (size_t)threads : nb_default_threads();
    return true;
}

static void note_saved(struct nb_interp *in)
{
    struct nb_buf text = {0};
    char *path = nb_saved_path(), *saved = nb_saved_text();
    if (*saved)
        nb_buf_printf(&text, _("saved in %s"), path);
    else
        nb_buf_add(&text, _("no setting is saved"));
    if (in->note)
        in->note(in->note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
    free(path);
    free(saved);
}

/* Those that were given; all where none was, or all were reset. */
static bool save(struct nb_args *a, bool reset, bool chosen[NB_MAX_PARAMS])
{
    bool some = false;
    for (size_t k = 0; nb_setting_at(k); k++)
        some |= chosen[k];
    for (size_t k = 0; nb_setting_at(k); k++)
        chosen[k] |= reset || !some;
    if (a->in->writes_nothing)
        return true;
    const bool ok = nb_saved_write(&a->in->settings, chosen, a->err);
    if (ok)
        note_saved(a->in);
    return ok;
}

struct nb_value nb_set(struct nb_args *a)
{
    bool saves, reset, chosen[NB_MAX_PARAMS], any = false;
    const size_t save_at = nb_param_find(a->builtin, "save"),
                 reset_at = nb_param_find(a->builtin, "reset");
    for (size_t k = 0; k <= reset_at; k++)
        any |= nb_given(a, k);
    if (!any && !nb_interp_in_python(a->in))
        return print_settings(a);
    if (!read_truth(a, save_at, &saves) || !read_truth(a, reset_at, &reset) ||
        !change(a, reset, chosen) || (saves && !save(a, reset, chosen)))
        return NB_FAILED;
    return nb_none();
}
