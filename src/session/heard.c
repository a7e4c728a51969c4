/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the viewer says to the session. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "figure/message.h"
#include "figure/tour.h"
#include "session/command.h"
#include "session/hands.h"

struct descriptors {
    int *list;
    size_t count;
};

static bool add_descriptor(struct nb_session *s, void *ctx)
{
    struct descriptors *d = ctx;
    if (s->display.fd >= 0 && d->count < NB_SESSION_MOST_WINDOWS)
        d->list[d->count++] = s->display.fd;
    return true;
}

size_t nb_session_viewer_fds(struct nb_session *s, int fds[NB_SESSION_MOST_WINDOWS])
{
    struct descriptors d = {fds, 0};
    nb_sheets_each(s, add_descriptor, &d);
    return d.count;
}

static void note_most(struct nb_session *s)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text,
                  _("%d windows are open, and figure %zu has none; close(\"all\") closes them"),
                  NB_SESSION_MOST_WINDOWS, nb_sheets_number(s, true));
    nb_interp_tell_once(s->in, nb_buf_text(&text));
    nb_buf_free(&text);
}

bool nb_session_has_room(struct nb_session *s)
{
    int fds[NB_SESSION_MOST_WINDOWS];
    if (s->display.fd >= 0 || nb_session_viewer_fds(s, fds) < NB_SESSION_MOST_WINDOWS)
        return true;
    note_most(s);
    return false;
}

static bool give_parameters(struct nb_session *s, void *ctx)
{
    (void)ctx;
    if (s->display.fd >= 0)
        nb_hands_give_parameters(s);
    return true;
}

void nb_session_give_parameters(struct nb_session *s)
{
    nb_sheets_each(s, give_parameters, NULL);
}

/* A view that the user went to in the window; none of a figure that is gone. */
static void take_view(struct nb_session *s, const char *line, bool home)
{
    size_t serial, k;
    struct nb_limits x = {.set = !home}, y = {.set = !home};
    const bool good =
        nb_message_size(&line, &serial) && nb_message_size(&line, &k) &&
        (home || (nb_message_double(&line, &x.lo) && nb_message_double(&line, &x.hi) &&
                  nb_message_double(&line, &y.lo) && nb_message_double(&line, &y.hi)));
    if (!good || serial != s->figure.serial || k >= s->figure.count)
        return;
    s->figure.axes[k].view_x = x;
    s->figure.axes[k].view_y = y;
}

/* The window wants a step of the tour. */
static void take_step(struct nb_session *s, const char *line)
{
    size_t step;
    if (!nb_message_size(&line, &step) || step < 1 || step > nb_tour_count)
        return;
    s->tour = step;
    s->tour_from = s->figure.serial;
}

/* What the user should know of a line from the viewer; nothing of most. */
static void take_line(struct nb_session *s, const char *line, struct nb_buf *messages)
{
    const bool home = nb_message_word(&line, "home");
    if (home || nb_message_word(&line, "view")) {
        take_view(s, line, home);
        return;
    }
    if (nb_message_word(&line, "did")) {
        nb_hands_tell(s, line);
        return;
    }
    if (nb_message_word(&line, "param")) {
        nb_hands_take_parameter(s, line);
        return;
    }
    if (nb_message_word(&line, "tour")) {
        take_step(s, line);
        return;
    }
    if (nb_message_word(&line, "clicked")) {
        s->clicked = s->figure.serial;
        return;
    }
    if (nb_message_word(&line, "closed")) {
        s->closed = true;
        return;
    }
    bool saved = nb_message_word(&line, "saved");
    if (!saved && !nb_message_word(&line, "error") && !nb_message_word(&line, "note"))
        return;
    char *text = nb_message_unescape(line);
    nb_buf_printf(messages, saved ? _("saved %s\n") : "%s\n", text);
    free(text);
}

/* A window that neither hands nor commands have closed: it has died, or its display has. */
static void tell_gone(const struct nb_session *s, struct nb_buf *messages)
{
    if (s->others.count > 0)
        nb_buf_printf(messages, _("the window of figure %zu is gone: show() opens it again\n"),
                      s->number);
    else
        nb_buf_add(messages, _("the window is gone: show() opens it again\n"));
}

static bool read_viewer(struct nb_session *s, void *messages)
{
    const bool was_open = s->display.fd >= 0;
    char *line;
    while ((line = nb_display_next(&s->display, false))) {
        take_line(s, line, messages);
        free(line);
    }
    if (was_open && s->display.fd < 0 && !s->closed)
        tell_gone(s, messages);
    return true;
}

/* A slider of one window may be another's, too. */
void nb_session_take(struct nb_session *s, struct nb_buf *messages)
{
    nb_sheets_each(s, read_viewer, messages);
    nb_sheets_drop_closed(s);
    if (s->others.count > 0)
        nb_session_give_parameters(s);
}

void nb_session_follow(struct nb_session *s, struct nb_buf *messages)
{
    const size_t clicked = s->clicked;
    s->clicked = 0;
    if (!clicked || clicked == s->figure.serial || !nb_sheets_go_serial(s, clicked))
        return;
    nb_buf_printf(messages, _("figure(%zu): its window was clicked\n"), s->number);
}

void nb_session_hear(struct nb_session *s)
{
    struct nb_buf messages = {0};
    nb_session_take(s, &messages);
    if (messages.len > 0)
        fputs(nb_buf_text(&messages), s->in->out);
    nb_buf_free(&messages);
}
