/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line from the user, edited by GNU Readline in its callback mode. */
#include "config.h"

#include "repl/prompt.h"

#include <assert.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <termios.h>
#include <unistd.h>

#include <readline/readline.h>

#include "base/language.h"
#include "base/xalloc.h"
#include "repl/ahead.h"
#include "repl/complete.h"
#include "repl/history.h"
#include "repl/keys.h"
#include "repl/redraw.h"
#include "repl/signals.h"

struct nb_prompt {
    const struct nb_signals *signals;
    struct nb_history history;
    bool ready;
    char *text;         /* once ready; NULL at the end of the input */
    bool whole;         /* and nothing is missing in it */
    size_t paste_ended; /* bytes of the end of a paste that were made up */
    struct nb_ahead ahead;
};

/* Readline's callbacks carry no context, so this is it. */
static struct nb_prompt *current;

/* The handler is removed here and not only in nb_prompt_take, so that the terminal
 * is as it was before anything else runs. At the end of the input the cursor is
 * still behind the prompt. */
static void accept_line(char *text)
{
    if (!text && !nb_redraw_is_on())
        fputc('\n', rl_outstream);
    rl_callback_handler_remove();
    current->text = text;
    current->whole = nb_keys_complete();
    current->ready = true;
}

/* Ctrl-C makes the terminal forget what was typed and not read: then there is
 * nothing after all where something was promised. */
static bool is_forgotten(ssize_t n, const struct pollfd *fd)
{
    return n == 0 && fd->revents == POLLIN && isatty(fd->fd);
}

/* What Readline gets when nothing comes any more. Ctrl-G drops the line; an end
 * of the input would be Ctrl-D. In the middle of a paste it gets the paste's end,
 * byte by byte: a paste cut off by an end of the input, Readline 8.2 does not
 * terminate. */
static int end_byte(int otherwise)
{
    static const char paste_end[] = "\033[201~";
    if (!RL_ISSTATE(RL_STATE_MOREINPUT))
        return otherwise;
    if (!paste_end[current->paste_ended])
        current->paste_ended = 0;
    return paste_end[current->paste_ended++];
}

/* Readline asks for a byte. Mostly one is there; in the middle of a paste this
 * waits for it, or for a signal that ends the line. */
static int read_byte(FILE *in)
{
    enum { ABORT = 'G' & 0x1f };
    struct pollfd fd = {.fd = fileno(in), .events = POLLIN};
    nb_keys_follow();
    for (;;) {
        unsigned char byte;
        if (nb_signals_ending())
            return end_byte(ABORT);
        if (nb_ahead_take(&current->ahead, &byte))
            return byte;
        if (!nb_signals_wait(current->signals, &fd, 1))
            continue;
        if (nb_ahead_swallow(&current->ahead, fd.fd) || current->ahead.bytes.len > 0)
            continue;
        ssize_t n = read(fd.fd, &byte, 1);
        if (n == 1)
            return byte;
        if (!is_forgotten(n, &fd))
            return end_byte(EOF);
    }
}

/* A read never waits, so that it cannot hang where is_forgotten holds. */
static void take_terminal(int eight_bit)
{
    struct termios mode;
    rl_prep_terminal(eight_bit);
    nb_keys_renew();
    if (tcgetattr(STDIN_FILENO, &mode) != 0)
        return;
    mode.c_cc[VMIN] = 0;
    mode.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
}

/* Our defaults, set before Readline reads the user's inputrc, which so wins. */
static void set_defaults(struct nb_session *session)
{
    nb_keys_bind(session);
    rl_variable_bind("enable-bracketed-paste", "on");
    rl_variable_bind("blink-matching-paren", "on");
    rl_variable_bind("show-all-if-unmodified", "on");
}

/* A locale that knows ASCII alone, or is not installed, says nothing of the terminal, which
 * today reads UTF-8. Readline asks the environment at each line. */
static void take_utf8(void)
{
    const char *now = setlocale(LC_CTYPE, "");
    if ((now && strcmp(now, "C") != 0 && strcmp(now, "POSIX") != 0) ||
        !setlocale(LC_CTYPE, "C.UTF-8"))
        return;
    nb_language_keep();
    setenv(getenv("LC_ALL") ? "LC_ALL" : "LC_CTYPE", "C.UTF-8", 1);
}

/* In callback mode Readline shows "Display all 300 possibilities? (y or n)" and
 * waits for no answer, and no more for its pager's: better without both. */
static void ask_nothing(void)
{
    rl_completion_query_items = -1;
    rl_variable_bind("page-completions", "off");
}

/* Readline 8.2 prints a newline after Ctrl-D, but only where it also turns
 * bracketed paste off. accept_line prints the one that is always there. */
static void release_terminal(void)
{
    nb_redraw_leave();
#if RL_READLINE_VERSION >= 0x0802
    rl_eof_found = 0;
#endif
    rl_deprep_terminal();
}

/* For an exit() from wherever: harmless when the terminal is as it was. */
static void restore_terminal(void)
{
    rl_deprep_terminal();
}

struct nb_prompt *nb_prompt_new(struct nb_session *session, const struct nb_signals *signals)
{
    struct nb_prompt *l = nb_xcalloc(1, sizeof *l);
    l->signals = signals;
    l->ahead.session = session;
    current = l;
    rl_readline_name = PACKAGE; /* "$if nabla" in an inputrc */
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_getc_function = read_byte;
    take_utf8();
    set_defaults(session);
    rl_initialize();
    ask_nothing();
    rl_prep_term_function = take_terminal;
    rl_deprep_term_function = release_terminal;
    nb_complete_install(session);
    nb_redraw_init(session);
    if (isatty(STDIN_FILENO))
        nb_history_open(&l->history);
    atexit(restore_terminal);
    return l;
}

void nb_prompt_free(struct nb_prompt *l)
{
    nb_redraw_fini();
    nb_complete_end();
    nb_history_close(&l->history);
    nb_ahead_free(&l->ahead);
    free(l->text);
    free(l);
    current = NULL;
}

/* What is there already: nobody would say that it is. */
static void read_ahead(struct nb_prompt *l)
{
    while (l->ahead.bytes.len > 0 && !l->ready)
        rl_callback_read_char();
}

void nb_prompt_begin(struct nb_prompt *l, const char *prompt)
{
    assert(l && prompt);
    l->ready = false;
    nb_redraw_begin();
    rl_callback_handler_install(prompt, accept_line);
    nb_ahead_begin(&l->ahead);
    read_ahead(l);
}

void nb_prompt_feed(struct nb_prompt *l)
{
    if (nb_ahead_swallow(&l->ahead, STDIN_FILENO))
        return;
    rl_callback_read_char();
    read_ahead(l);
}

bool nb_prompt_ready(const struct nb_prompt *l)
{
    return l->ready;
}

char *nb_prompt_take(struct nb_prompt *l)
{
    assert(nb_prompt_ready(l));
    char *text = l->text;
    l->text = NULL;
    return text;
}

bool nb_prompt_is_whole(const struct nb_prompt *l)
{
    return l->whole;
}

/* Puts the cursor behind what was typed, so that what follows is below it. */
static void settle_line(void)
{
    rl_point = rl_end;
    if (nb_redraw_is_on())
        nb_redraw_settle();
    else
        rl_redisplay();
}

/* To the line below. */
static void leave_line(void)
{
    if (nb_redraw_is_on())
        nb_redraw_leave();
    else
        rl_crlf();
    fflush(rl_outstream);
}

void nb_prompt_cancel(struct nb_prompt *l)
{
    (void)l;
    rl_free_line_state();
    rl_callback_sigcleanup();
    settle_line();
    rl_echo_signal_char(SIGINT);
    nb_redraw_wrote();
    leave_line();
    rl_callback_handler_remove();
    fflush(rl_outstream);
}

/* In a fresh row. */
static void show_again(void)
{
    nb_redraw_forget();
    rl_on_new_line();
    if (nb_redraw_is_on())
        nb_redraw_now();
    else
        rl_redisplay();
}

void nb_prompt_say(struct nb_prompt *l, const char *text)
{
    (void)l;
    if (nb_redraw_is_on())
        nb_redraw_erase();
    else
        rl_clear_visible_line();
    fputs(text, rl_outstream);
    show_again();
}

bool nb_prompt_busy(const struct nb_prompt *l)
{
    (void)l;
    return RL_ISSTATE(RL_STATE_COMPLETING | RL_STATE_ISEARCH | RL_STATE_NSEARCH |
                      RL_STATE_NUMERICARG | RL_STATE_MOREINPUT) != 0;
}

void nb_prompt_resize(struct nb_prompt *l)
{
    (void)l;
    if (nb_redraw_is_on())
        nb_redraw_resize();
    else
        rl_resize_terminal();
}

void nb_prompt_suspend(struct nb_prompt *l)
{
    (void)l;
    settle_line();
    leave_line();
    release_terminal();
}

void nb_prompt_resume(struct nb_prompt *l)
{
    (void)l;
    enum { EIGHT_BIT = 1 };
    take_terminal(EIGHT_BIT);
    nb_redraw_forget();
    nb_prompt_resize(l);
    if (!nb_redraw_is_on())
        show_again();
}

void nb_prompt_remember(struct nb_prompt *l, const char *text)
{
    nb_history_add(&l->history, text);
}
