/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the viewer says to the session. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "figure/message.h"
#include "session/command.h"
#include "session/hands.h"

int nb_session_viewer_fd(const struct nb_session *s)
{
    return s->display.fd;
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
    bool saved = nb_message_word(&line, "saved");
    if (!saved && !nb_message_word(&line, "error") && !nb_message_word(&line, "note"))
        return;
    char *text = nb_message_unescape(line);
    nb_buf_printf(messages, saved ? _("saved %s\n") : "%s\n", text);
    free(text);
}

void nb_session_viewer_read(struct nb_session *s, struct nb_buf *messages)
{
    char *line;
    while ((line = nb_display_next(&s->display, false))) {
        take_line(s, line, messages);
        free(line);
    }
}

void nb_session_viewer_wait(struct nb_session *s)
{
    char *line;
    while ((line = nb_display_next(&s->display, true)))
        free(line);
}

void nb_session_hear(struct nb_session *s)
{
    struct nb_buf messages = {0};
    nb_session_viewer_read(s, &messages);
    if (messages.len > 0)
        fputs(nb_buf_text(&messages), s->in->out);
    nb_buf_free(&messages);
}
