/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prompt: waits for the user, the viewer and signals in one place, without
 * a timeout, and runs what was typed. */
#include "config.h"

#include "repl/repl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/wrap.h"
#include "repl/pasted.h"
#include "repl/prompt.h"
#include "repl/signals.h"
#include "session/session.h"

struct repl {
    struct nb_session *session;
    struct nb_prompt *line;
    struct nb_signals signals;
    struct nb_buf input; /* the lines of an input that is not complete yet */
    bool color;
    bool leaving;
    int status;
};

enum answer {
    TYPED,
    CANCELLED,
    ENDED,
};

/* Two prompts of one width: what is typed stays aligned. */
static const char *prompt_text(const struct repl *r)
{
    if (r->input.len > 0)
        return r->color ? "\001\033[2m\002" NB_PROMPT_MARGIN "\001\033[0m\002" : NB_PROMPT_MARGIN;
    return r->color ? "\001\033[1m\002nabla> \001\033[0m\002" : "nabla> ";
}

static void hear_viewer(struct repl *r)
{
    struct nb_buf messages = {0};
    nb_session_viewer_read(r->session, &messages);
    if (messages.len > 0)
        nb_prompt_say(r->line, nb_buf_text(&messages));
    nb_buf_free(&messages);
}

/* Acts on one signal; false when the line ends with it. */
static bool obey(struct repl *r, int signal_number)
{
    switch (signal_number) {
    case SIGWINCH:
        nb_prompt_resize(r->line);
        return true;
    case SIGTSTP:
        nb_prompt_suspend(r->line);
        nb_signals_stop(&r->signals);
        nb_prompt_resume(r->line);
        return true;
    case SIGINT:
        return false;
    default:
        r->leaving = true;
        r->status = 128 + signal_number;
        return false;
    }
}

static bool obey_all(struct repl *r)
{
    for (int number; (number = nb_signals_take()) != 0;)
        if (!obey(r, number))
            return false;
    return true;
}

/* What can be waited for: the keyboard, and the windows where it is a good moment. */
static size_t watch(struct repl *r, struct pollfd fds[1 + NB_SESSION_MOST_WINDOWS])
{
    int windows[NB_SESSION_MOST_WINDOWS];
    const size_t count = nb_prompt_busy(r->line) ? 0 : nb_session_viewer_fds(r->session, windows);
    fds[0] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
    for (size_t i = 0; i < count; i++)
        fds[1 + i] = (struct pollfd){.fd = windows[i], .events = POLLIN};
    return 1 + count;
}

/* Waits until the line is complete; false when a signal ends it. A viewer that
 * speaks at a bad moment is heard after it. */
static bool wait_for_line(struct repl *r)
{
    while (!nb_prompt_ready(r->line)) {
        if (!obey_all(r))
            return false;
        struct pollfd fds[1 + NB_SESSION_MOST_WINDOWS];
        const size_t count = watch(r, fds);
        if (!nb_signals_wait(&r->signals, fds, count))
            continue;
        bool heard = false;
        for (size_t i = 1; i < count; i++)
            heard |= fds[i].revents != 0;
        if (heard)
            hear_viewer(r);
        if (fds[0].revents)
            nb_prompt_feed(r->line);
    }
    return true;
}

static enum answer read_line(struct repl *r, char **text)
{
    nb_signals_hold(&r->signals);
    nb_prompt_begin(r->line, prompt_text(r));
    bool complete = wait_for_line(r);
    if (!complete)
        nb_prompt_cancel(r->line);
    nb_signals_release(&r->signals);
    if (!complete)
        return CANCELLED;
    *text = nb_prompt_take(r->line);
    return *text ? TYPED : ENDED;
}

static void print_error(const struct repl *r, const struct nb_err *err, const char *source)
{
    struct nb_buf text = {0};
    nb_session_tell_error(r->session, err, source, nb_wrap_columns(stderr), &text);
    fputs(nb_buf_text(&text), stderr);
    nb_buf_free(&text);
}

static void run_input(struct repl *r)
{
    struct nb_err err = {0};
    const char *source = nb_buf_text(&r->input);
    nb_prompt_remember(r->line, source);
    nb_interrupt_clear();
    nb_session_run(r->session, source, &err);
    nb_interrupt_clear();
    fflush(stdout);
    if (err.kind != NB_OK)
        print_error(r, &err, source);
    nb_buf_clear(&r->input);
    r->leaving = nb_session_wants_exit(r->session);
}

/* Those at the end, of a paste and of a block. */
static void cut_blank_lines(struct nb_buf *text)
{
    for (;;) {
        const char *newline = text->len > 0 ? strrchr(text->bytes, '\n') : NULL;
        if (!newline || newline[1 + strspn(newline + 1, " \t")])
            return;
        nb_buf_cut(text, (size_t)(newline - text->bytes));
    }
}

static void add_line(struct repl *r, const char *typed)
{
    char *text = nb_pasted_strip(typed);
    if (r->input.len > 0)
        nb_buf_addc(&r->input, '\n');
    nb_buf_add(&r->input, text);
    free(text);
    cut_blank_lines(&r->input);
}

/* Of several lines that were pasted, the last one. */
static bool ends_blank(const char *text)
{
    const char *newline = strrchr(text, '\n'), *last = newline ? newline + 1 : text;
    return last[strspn(last, " \t")] == '\0';
}

/* Enter on an empty line, and the input goes on: why. */
static void tell_open(const struct repl *r)
{
    char *hint = nb_session_open_hint(r->session, nb_buf_text(&r->input));
    if (hint)
        fputs(hint, stdout);
    free(hint);
}

static void step(struct repl *r)
{
    char *text = NULL;
    switch (read_line(r, &text)) {
    case TYPED:
        add_line(r, text);
        if (nb_prompt_is_whole(r->line) ||
            !nb_session_incomplete(r->session, nb_buf_text(&r->input), ends_blank(text)))
            run_input(r);
        else if (ends_blank(text))
            tell_open(r);
        break;
    case CANCELLED:
        nb_buf_clear(&r->input);
        break;
    case ENDED: /* in the middle of an input it ends only that */
        r->leaving = r->input.len == 0;
        nb_buf_clear(&r->input);
        break;
    }
    free(text);
}

int nb_repl_run(struct nb_session *session, struct nb_repl_options options)
{
    struct repl r = {.session = session, .color = options.color};
    if (options.banner)
        printf(_("%s   help() lists what there is   Ctrl-D leaves\n"), PACKAGE_STRING);
    fflush(stdout);
    r.line = nb_prompt_new(session, &r.signals);
    while (!r.leaving)
        step(&r);
    nb_prompt_free(r.line);
    nb_buf_free(&r.input);
    return r.status;
}
