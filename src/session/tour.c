/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the outside of a session calls: after whatever was run or heard, a step of the tour
 * that was asked for runs as if it had been typed. */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "base/desktop.h"
#include "base/i18n.h"
#include "figure/tour.h"
#include "session/command.h"
#include "session/tour_here.h"

/* Runs its commands; a script that waits goes on with what it was, and what it holds is kept. */
static bool run_within(struct nb_session *s, const char *commands, struct nb_err *err)
{
    struct nb_source *const file = s->in->source;
    const char *const source = s->source;
    const size_t saves = s->run_saves, base = s->run_base;
    s->in->source = NULL; /* these are nabla's own language in each file */
    s->in->depth++;
    const bool ok = nb_session_run_alone(s, commands, err);
    s->in->depth--;
    s->in->source = file;
    s->source = source;
    s->run_saves = saves;
    s->run_base = base;
    return ok;
}

/* Runs its commands without a remark: they are not the user's. */
static bool run_step(struct nb_session *s, const char *commands, struct nb_err *err)
{
    struct nb_interp *in = s->in;
    void (*const tell)(void *, const char *) = in->tell,
                                          (*const note)(void *, const char *) = in->note;
    in->tell = in->note = NULL;
    s->finished = true; /* a figure of its own */
    bool ok = s->source ? run_within(s, commands, err) : nb_session_run_alone(s, commands, err);
    if (ok && s->pending)
        ok = nb_session_show(s, err);
    in->tell = tell;
    in->note = note;
    return ok;
}

/* Shows the step that is wanted, if one is; what the user should know of it is added to the
 * messages. False sets err. */
static bool show_step(struct nb_session *s, struct nb_buf *messages, struct nb_err *err)
{
    const size_t number = s->tour, from = s->tour_from;
    char line[32];
    if (!number)
        return true;
    s->tour = s->tour_from = 0;
    if (from && !nb_sheets_go_serial(s, from))
        return true; /* its window is gone */
    if (!nb_desktop_has_display())
        return nb_session_tour_here(s, number, run_step, err);
    const struct nb_tour_step *step = &nb_tour_steps[number - 1];
    nb_buf_printf(messages, "%zu/%zu  %s\n     %s\n", number, nb_tour_count, _(step->title),
                  step->commands);
    if (!run_step(s, step->commands, err))
        return false;
    snprintf(line, sizeof line, "tour %zu\n", number);
    return nb_display_say(&s->display, line, err) || err->kind == NB_OK;
}

bool nb_session_run(struct nb_session *s, const char *source, struct nb_err *err)
{
    struct nb_buf messages = {0};
    if (nb_leader_hear(s, source, err))
        return err->kind == NB_OK;
    const size_t next = nb_session_tour_next(s, source);
    if (next)
        s->tour = next;
    bool ok = nb_session_run_alone(s, source, err) && show_step(s, &messages, err);
    if (ok)
        nb_leader_hear(s, NULL, err);
    ok = ok && err->kind == NB_OK;
    fputs(nb_buf_text(&messages), s->in->out);
    fflush(s->in->out);
    nb_buf_free(&messages);
    return ok;
}

void nb_session_viewer_read(struct nb_session *s, struct nb_buf *messages)
{
    struct nb_err err = {0};
    nb_session_take(s, messages);
    if (!s->source)
        nb_session_follow(s, messages);
    if (!show_step(s, messages, &err))
        nb_buf_printf(messages, "%s\n", err.message);
}

void nb_session_heard(struct nb_session *s)
{
    if (s->options.interactive) /* the prompt hears it */
        return;
    struct nb_buf messages = {0};
    nb_session_viewer_read(s, &messages);
    fputs(nb_buf_text(&messages), s->in->out);
    fflush(s->in->out);
    nb_buf_free(&messages);
}

void nb_session_viewer_wait(struct nb_session *s)
{
    nb_session_wait(s, INFINITY, nb_session_heard);
}
