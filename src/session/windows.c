/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows of all figures: shown, heard, waited for. */
#include "config.h"

#include <limits.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "session/command.h"
#include "session/hands.h"

/* At a prompt a plot is seen at once and the next one is another. */
static bool show_changed(struct nb_session *s, void *err)
{
    if (!s->changed || nb_figure_is_empty(&s->figure))
        return true;
    s->finished = true;
    return nb_session_show(s, err);
}

bool nb_session_show_changed(struct nb_session *s, struct nb_err *err)
{
    struct nb_err why = {0};
    nb_session_give_parameters(s);
    const bool ok = nb_sheets_each(s, show_changed, &why);
    if (!ok && err->kind == NB_OK)
        *err = why;
    return ok;
}

static bool show_pending(struct nb_session *s, void *err)
{
    return !s->pending || nb_figure_is_empty(&s->figure) || nb_session_show(s, err);
}

bool nb_session_show_pending(struct nb_session *s, struct nb_err *err)
{
    return nb_sheets_each(s, show_pending, err);
}

static bool show_each(struct nb_session *s, void *err)
{
    if (nb_figure_is_empty(&s->figure))
        return true;
    if (!nb_session_show(s, err))
        return false;
    s->finished = true;
    return true;
}

bool nb_session_show_all(struct nb_session *s, bool block, void (*heard)(struct nb_session *s),
                         struct nb_err *err)
{
    if (!nb_sheets_each(s, show_each, err))
        return false;
    int fds[NB_SESSION_MOST_WINDOWS];
    if (!block || nb_session_viewer_fds(s, fds) == 0)
        return true;
    fflush(s->in->out);
    nb_session_wait(s, INFINITY, heard);
    if (!nb_interrupt_check(err))
        return false;
    nb_sheets_drop_others(s);
    s->closed = true;
    return true;
}

/* Milliseconds until then, as poll wants them. */
static int until(double end)
{
    const double ms = 1e3 * (end - nb_clock());
    return end == INFINITY ? -1 : ms >= INT_MAX ? INT_MAX : (int)fmax(ceil(ms), 0);
}

void nb_session_wait(struct nb_session *s, double seconds, void (*heard)(struct nb_session *s))
{
    const double end = seconds < INFINITY ? nb_clock() + seconds : INFINITY;
    int fds[NB_SESSION_MOST_WINDOWS];
    struct pollfd polled[NB_SESSION_MOST_WINDOWS];
    size_t count;
    while ((count = nb_session_viewer_fds(s, fds)) > 0) {
        struct nb_buf messages = {0};
        for (size_t i = 0; i < count; i++)
            polled[i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
        if (nb_interrupt_poll(polled, count, until(end)) < 0 || nb_clock() >= end)
            return;
        nb_session_take(s, &messages);
        nb_buf_free(&messages);
        if (heard)
            heard(s);
    }
}
