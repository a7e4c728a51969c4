/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure as it is seen. */
#include "config.h"

#include "session/hands.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "figure/live.h"
#include "figure/message.h"
#include "figure/said.h"
#include "lang/program.h"

void nb_hands_tell(struct nb_session *s, const char *line)
{
    size_t serial;
    if (!nb_message_size(&line, &serial) || serial != s->figure.serial)
        return;
    free(s->did);
    s->did = nb_message_unescape(line + strspn(line, " "));
    s->steps.by_hand = true;
}

/* Whether something was said of what a command that was told chooses. */
static bool is_said(const struct nb_session *s, const char *command)
{
    static const char theme[] = "set(theme=";
    const unsigned said = strncmp(command, theme, strlen(theme)) == 0
                              ? NB_SAID_theme
                              : nb_said_find(command, strcspn(command, "("));
    return s->figure.said & said;
}

void nb_hands_yield(struct nb_session *s)
{
    struct nb_buf kept = {0};
    for (const char *line = nb_hands_did(s), *end; (end = strchr(line, '\n')); line = end + 1)
        if (!is_said(s, line))
            nb_buf_addn(&kept, line, (size_t)(end + 1 - line));
    free(s->did);
    s->did = nb_buf_take(&kept);
}

const char *nb_hands_did(const struct nb_session *s)
{
    return s->did ? s->did : "";
}

static void move(struct nb_session *s, size_t param, double value)
{
    struct nb_figure *f = &s->figure;
    double *values = nb_xcalloc(f->param_count, sizeof *values);
    for (size_t i = 0; i < f->param_count; i++)
        values[i] = i == param ? value : f->params[i].value;
    nb_live_move(f, s->in->pool, values);
    free(values);
}

/* The variable of that name, if it is a number. */
static bool find_number(struct nb_session *s, const char *name, double *value)
{
    const struct nb_value v = nb_interp_lookup(s->in, name);
    *value = v.type == NB_NUMBER ? v.num : NAN;
    return isfinite(*value);
}

void nb_hands_move(struct nb_session *s, size_t param, double value)
{
    const char *name = s->figure.params[param].name;
    double old;
    move(s, param, value);
    if (!find_number(s, name, &old))
        return;
    nb_interp_assign(s->in, name, nb_number(value));
    s->steps.moved = true;
}

void nb_hands_take_parameter(struct nb_session *s, const char *line)
{
    size_t serial, turn;
    double value;
    if (!nb_message_size(&line, &serial) || !nb_message_size(&line, &turn) ||
        !nb_message_double(&line, &value) || !isfinite(value) || serial != s->figure.serial ||
        turn != s->display.turn)
        return;
    char *name = nb_message_unescape(line + strspn(line, " "));
    for (size_t i = 0; i < s->figure.param_count; i++)
        if (strcmp(s->figure.params[i].name, name) == 0)
            nb_hands_move(s, i, value);
    free(name);
}

void nb_hands_give_parameters(struct nb_session *s)
{
    struct nb_err err = {0};
    for (size_t i = 0; i < s->figure.param_count; i++) {
        double value;
        const struct nb_parameter *p = &s->figure.params[i];
        if (!find_number(s, p->name, &value) || value == p->value)
            continue;
        move(s, i, value);
        nb_display_parameter(&s->display, p, &err);
    }
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

/* A parameter of that name, and the value that a line gives it: "a = 1.1". */
static bool is_value(const struct nb_figure *f, const char *line, size_t *param, double *value)
{
    for (*param = 0; *param < f->param_count; ++*param) {
        const char *name = f->params[*param].name;
        const size_t n = strlen(name);
        if (strncmp(line, name, n) == 0 && strncmp(line + n, " = ", 3) == 0) {
            *value = strtod(line + n + 3, NULL);
            return true;
        }
    }
    return false;
}

static void add_by_hand(struct nb_buf *recipe, const char *line, size_t length)
{
    nb_buf_printf(recipe, "\n%s%.*s", NB_RECIPE_BY_HAND, (int)length, line);
}

/* Parameters that are not where they were when the figure was typed. */
static void add_moved(const struct nb_figure *typed, struct nb_buf *recipe)
{
    for (size_t i = 0; i < typed->param_count; i++) {
        const struct nb_parameter *p = &typed->params[i];
        struct nb_buf line = {0};
        char value[NB_NUM_MAX];
        if (p->value == p->start)
            continue;
        nb_num_print(p->value, value);
        nb_buf_printf(&line, "%s = %s", p->name, value);
        add_by_hand(recipe, line.bytes, line.len);
        nb_buf_free(&line);
    }
}

/* Does to the figure what hands did, and says so in its recipe. Values of parameters are
 * there already. */
static bool run_on_figure(struct nb_session *s, const struct nb_figure *typed, struct nb_err *err)
{
    struct nb_buf recipe = {0}, commands = {0};
    size_t param;
    double value;
    nb_buf_add(&recipe, typed->recipe ? typed->recipe : "");
    add_moved(typed, &recipe);
    for (const char *line = nb_hands_did(s), *end; (end = strchr(line, '\n')); line = end + 1) {
        if (is_value(typed, line, &param, &value))
            continue;
        add_by_hand(&recipe, line, (size_t)(end - line));
        nb_buf_addn(&commands, line, (size_t)(end + 1 - line));
    }
    nb_axes_set_text(&s->figure.recipe, nb_buf_text(&recipe));
    const bool ok = run_quietly(s, nb_buf_text(&commands), err);
    s->figure.theme = (enum nb_theme_number)s->in->settings.theme;
    nb_buf_free(&recipe);
    nb_buf_free(&commands);
    return ok;
}

static bool is_touched(const struct nb_session *s)
{
    bool touched = *nb_hands_did(s);
    for (size_t i = 0; i < s->figure.param_count; i++)
        touched |= s->figure.params[i].value != s->figure.params[i].start;
    return touched;
}

void nb_hands_remember(struct nb_session *s, const char *recipe)
{
    struct nb_buf did = {0};
    const size_t mark = strlen(NB_RECIPE_BY_HAND);
    size_t param;
    double value;
    for (const char *line = recipe; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, NB_RECIPE_BY_HAND, mark) != 0)
            continue;
        if (is_value(&s->figure, line + mark, &param, &value))
            move(s, param, value);
        else
            nb_buf_printf(&did, "%.*s\n", (int)strcspn(line + mark, "\n"), line + mark);
    }
    free(s->did);
    s->did = nb_buf_take(&did);
}

static void put_aside(struct nb_session *s, struct nb_typed *typed)
{
    *typed = (struct nb_typed){.figure = s->figure,
                               .axes = s->axes,
                               .right = s->right,
                               .changed = s->changed,
                               .finished = s->finished,
                               .theme = s->in->settings.theme,
                               .aside = true};
    s->typed = &typed->figure;
    s->finished = false; /* what is done to it begins no other */
    copy_figure(s, &typed->figure, &s->figure);
}

void nb_hands_on(struct nb_session *s, bool home, struct nb_typed *typed)
{
    struct nb_err err = {0};
    *typed = (struct nb_typed){0};
    nb_hands_yield(s);
    if (!is_touched(s))
        return;
    put_aside(s, typed);
    for (size_t i = 0; home && i < s->figure.count; i++)
        s->figure.axes[i].view_x = s->figure.axes[i].view_y = (struct nb_limits){0};
    if (home || run_on_figure(s, &typed->figure, &err))
        return;
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
    s->finished = typed->finished;
    s->in->settings.theme = typed->theme;
    s->typed = NULL;
    typed->aside = false;
}
