/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line from the user, as the terminal gives it: for a build without
 * Readline. */
#include "config.h"

#include "repl/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/xalloc.h"

struct nb_line {
    struct nb_buf input; /* what was read and not taken */
    bool ended;          /* nothing comes after it */
    char *prompt;
};

struct nb_line *nb_line_new(struct nb_session *session, const struct nb_signals *signals)
{
    (void)session;
    (void)signals;
    return nb_xcalloc(1, sizeof(struct nb_line));
}

void nb_line_free(struct nb_line *l)
{
    nb_buf_free(&l->input);
    free(l->prompt);
    free(l);
}

/* \001 and \002 are Readline's marks and not for the terminal. */
static void print_prompt(const struct nb_line *l)
{
    for (const char *p = l->prompt; *p; p++)
        if (*p != '\001' && *p != '\002')
            putchar(*p);
    fflush(stdout);
}

void nb_line_begin(struct nb_line *l, const char *prompt)
{
    free(l->prompt);
    l->prompt = nb_xstrdup(prompt);
    l->ended = false; /* a terminal goes on after Ctrl-D */
    print_prompt(l);
}

/* Not stdio: what it has read ahead, a poll does not see. */
void nb_line_feed(struct nb_line *l)
{
    char chunk[4096];
    ssize_t n = read(STDIN_FILENO, chunk, sizeof chunk);
    l->ended = n <= 0;
    if (n > 0)
        nb_buf_addn(&l->input, chunk, (size_t)n);
}

bool nb_line_ready(const struct nb_line *l)
{
    return l->ended || strchr(nb_buf_text(&l->input), '\n');
}

char *nb_line_take(struct nb_line *l)
{
    if (l->input.len == 0) {
        putchar('\n');
        return NULL;
    }
    size_t len = strcspn(nb_buf_text(&l->input), "\n");
    char *text = nb_xstrndup(nb_buf_text(&l->input), len);
    nb_buf_drop(&l->input, len < l->input.len ? len + 1 : len);
    return text;
}

void nb_line_cancel(struct nb_line *l)
{
    nb_buf_clear(&l->input);
    putchar('\n');
}

void nb_line_say(struct nb_line *l, const char *text)
{
    printf("\n%s", text);
    print_prompt(l);
}

bool nb_line_busy(const struct nb_line *l)
{
    (void)l;
    return false;
}

void nb_line_resize(struct nb_line *l)
{
    (void)l;
}

void nb_line_suspend(struct nb_line *l)
{
    (void)l;
}

void nb_line_resume(struct nb_line *l)
{
    print_prompt(l);
}

void nb_line_remember(struct nb_line *l, const char *text)
{
    (void)l;
    (void)text;
}
