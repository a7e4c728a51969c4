/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure as it is seen. */
#include "config.h"

#include "session/hands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "figure/message.h"
#include "lang/program.h"

void nb_hands_tell(struct nb_session *s, const char *line)
{
    size_t serial;
    if (!nb_message_size(&line, &serial) || serial != s->figure.serial)
        return;
    free(s->did);
    s->did = nb_message_unescape(line + strspn(line, " "));
}

static bool is_kept(const char *command)
{
    return strncmp(command, "annotate(", 9) == 0 || strncmp(command, "subplot(", 8) == 0;
}

void nb_hands_yield(struct nb_session *s)
{
    struct nb_buf kept = {0};
    for (const char *line = nb_hands_did(s), *end; (end = strchr(line, '\n')); line = end + 1)
        if (is_kept(line))
            nb_buf_addn(&kept, line, (size_t)(end + 1 - line));
    free(s->did);
    s->did = nb_buf_take(&kept);
}

const char *nb_hands_did(const struct nb_session *s)
{
    return s->did ? s->did : "";
}

/* A figure like it that can be changed by itself: what is sent to who draws it is all of it. */
static void copy_figure(struct nb_session *s, const struct nb_figure *from, struct nb_figure *to)
{
    struct nb_buf text = {0};
    struct nb_err err = {0};
    char *line;
    nb_figure_init(to);
    struct nb_figure_reader reader = {.figure = to, .wire = {.pool = s->in->pool}};
    nb_figure_write(from, &text);
    while ((line = nb_message_take(&text))) {
        nb_figure_read(&reader, line, &err);
        free(line);
    }
    nb_wire_reader_free(&reader.wire);
    nb_buf_free(&text);
}

/* Runs commands that nobody typed: they say nothing. */
static bool run_quietly(struct nb_session *s, const char *commands, struct nb_err *err)
{
    struct nb_interp *in = s->in;
    void (*const tell)(void *, const char *) = in->tell,
                                          (*const note)(void *, const char *) = in->note;
    FILE *const out = in->out, *const nowhere = fopen("/dev/null", "w");
    in->tell = in->note = NULL;
    in->out = nowhere ? nowhere : out;
    const bool ok = nb_interp_run(in, commands, err);
    in->tell = tell;
    in->note = note;
    in->out = out;
    if (nowhere)
        fclose(nowhere);
    return ok;
}

static void note_not_seen(struct nb_session *s, const struct nb_err *err)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("the file is not as the window shows it: %s"), err->message);
    s->display.note(s->display.note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
}

/* The file's recipe leads to what is seen. */
static void add_to_recipe(struct nb_figure *f, const char *commands)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, "%s\n%s", f->recipe ? f->recipe : "", commands);
    nb_axes_set_text(&f->recipe, nb_buf_text(&text));
    nb_buf_free(&text);
}

static void put_aside(struct nb_session *s, struct nb_typed *typed)
{
    *typed = (struct nb_typed){.figure = s->figure,
                               .axes = s->axes,
                               .right = s->right,
                               .changed = s->changed,
                               .theme = s->in->settings.theme,
                               .aside = true};
    s->typed = &typed->figure;
    copy_figure(s, &typed->figure, &s->figure);
}

void nb_hands_on(struct nb_session *s, bool home, struct nb_typed *typed)
{
    struct nb_err err = {0};
    *typed = (struct nb_typed){0};
    if (!*nb_hands_did(s))
        return;
    put_aside(s, typed);
    for (size_t i = 0; home && i < s->figure.count; i++)
        s->figure.axes[i].view_x = s->figure.axes[i].view_y = (struct nb_limits){0};
    if (home)
        return;
    if (run_quietly(s, s->did, &err)) {
        add_to_recipe(&s->figure, s->did);
        s->figure.theme = (enum nb_theme_number)s->in->settings.theme;
        return;
    }
    nb_hands_off(s, typed);
    note_not_seen(s, &err);
}

void nb_hands_off(struct nb_session *s, struct nb_typed *typed)
{
    if (!typed->aside)
        return;
    nb_figure_free(&s->figure);
    s->figure = typed->figure;
    s->axes = typed->axes;
    s->right = typed->right;
    s->changed = typed->changed;
    s->in->settings.theme = typed->theme;
    s->typed = NULL;
    typed->aside = false;
}
