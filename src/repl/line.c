/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line from the user, edited by GNU Readline in its callback mode. */
#include "config.h"

#include "repl/line.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <readline/readline.h>

#include "base/xalloc.h"
#include "repl/complete.h"
#include "repl/history.h"
#include "repl/signals.h"

struct nb_line {
    const struct nb_signals *signals;
    struct nb_history history;
    bool ready;
    char *text; /* once ready; NULL at the end of the input */
};

/* Readline's callbacks carry no context, so this is it. */
static struct nb_line *current;

/* The terminal goes back to normal here and not only in nb_line_take, so that it
 * does so before anything else runs. */
static void accept_line(char *text)
{
    if (!text)
        fputc('\n', rl_outstream); /* Ctrl-D left the cursor behind the prompt */
    rl_callback_handler_remove();
    current->text = text;
    current->ready = true;
}

/* Readline asks for a byte: mostly one is there, but in the middle of a question
 * ("Display all 120 possibilities?") or a key sequence this waits for it. A
 * signal that ends the line then reads as the end of the input, which ends the
 * question. */
static int read_byte(FILE *in)
{
    struct pollfd fd = {.fd = fileno(in), .events = POLLIN};
    while (!nb_signals_wait(current->signals, &fd, 1))
        if (nb_signals_ending())
            return EOF;
    unsigned char byte;
    ssize_t n;
    do
        n = read(fd.fd, &byte, 1);
    while (n < 0 && errno == EINTR);
    return n == 1 ? byte : EOF;
}

/* Our defaults, set before Readline reads the user's inputrc, which so wins. */
static void set_defaults(void)
{
    static const struct {
        const char *keys;
        rl_command_func_t *command;
    } bindings[] = {
        {"\033[A", rl_history_search_backward},
        {"\033OA", rl_history_search_backward},
        {"\033[B", rl_history_search_forward},
        {"\033OB", rl_history_search_forward},
    };
    Keymap maps[] = {emacs_standard_keymap, vi_insertion_keymap};
    for (size_t m = 0; m < sizeof maps / sizeof maps[0]; m++)
        for (size_t i = 0; i < sizeof bindings / sizeof bindings[0]; i++)
            rl_bind_keyseq_in_map(bindings[i].keys, bindings[i].command, maps[m]);
    rl_variable_bind("enable-bracketed-paste", "on");
    rl_variable_bind("blink-matching-paren", "on");
}

/* For an exit() from wherever: harmless when the terminal is as it was. */
static void restore_terminal(void)
{
    rl_deprep_terminal();
}

struct nb_line *nb_line_new(struct nb_session *session, const struct nb_signals *signals)
{
    struct nb_line *l = nb_xcalloc(1, sizeof *l);
    l->signals = signals;
    current = l;
    rl_readline_name = PACKAGE; /* "$if nabla" in an inputrc */
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_getc_function = read_byte;
    set_defaults();
    rl_initialize();
    nb_complete_install(session);
    if (isatty(STDIN_FILENO))
        nb_history_open(&l->history);
    atexit(restore_terminal);
    return l;
}

void nb_line_free(struct nb_line *l)
{
    nb_history_close(&l->history);
    free(l->text);
    free(l);
    current = NULL;
}

void nb_line_begin(struct nb_line *l, const char *prompt)
{
    l->ready = false;
    rl_callback_handler_install(prompt, accept_line);
}

void nb_line_feed(struct nb_line *l)
{
    (void)l;
    rl_callback_read_char();
}

bool nb_line_ready(const struct nb_line *l)
{
    return l->ready;
}

char *nb_line_take(struct nb_line *l)
{
    char *text = l->text;
    l->text = NULL;
    return text;
}

/* Puts the cursor behind what was typed, so that what follows is below it. */
static void leave_line(void)
{
    rl_point = rl_end;
    rl_redisplay();
}

void nb_line_cancel(struct nb_line *l)
{
    (void)l;
    rl_free_line_state();
    rl_callback_sigcleanup();
    leave_line();
    rl_echo_signal_char(SIGINT);
    rl_crlf();
    rl_callback_handler_remove();
    fflush(rl_outstream);
}

void nb_line_say(struct nb_line *l, const char *text)
{
    (void)l;
    rl_clear_visible_line();
    fputs(text, rl_outstream);
    rl_on_new_line();
    rl_redisplay();
}

bool nb_line_busy(const struct nb_line *l)
{
    (void)l;
    return RL_ISSTATE(RL_STATE_COMPLETING | RL_STATE_ISEARCH | RL_STATE_NSEARCH |
                      RL_STATE_NUMERICARG | RL_STATE_MOREINPUT) != 0;
}

void nb_line_resize(struct nb_line *l)
{
    (void)l;
    rl_resize_terminal();
}

void nb_line_suspend(struct nb_line *l)
{
    (void)l;
    leave_line();
    rl_crlf();
    fflush(rl_outstream);
    (*rl_deprep_term_function)();
}

void nb_line_resume(struct nb_line *l)
{
    (void)l;
    enum { EIGHT_BIT = 1 };
    (*rl_prep_term_function)(EIGHT_BIT);
    rl_resize_terminal();
    rl_on_new_line();
    rl_redisplay();
}

void nb_line_remember(struct nb_line *l, const char *text)
{
    nb_history_add(&l->history, text);
}
