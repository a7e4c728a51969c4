/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line from the user, as the terminal gives it: for a build without
 * Readline. */
#include "config.h"

#include "repl/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/xalloc.h"

struct nb_prompt {
    struct nb_buf input; /* what was read and not taken */
    bool ended;          /* nothing comes after it */
    char *prompt;
};

struct nb_prompt *nb_prompt_new(struct nb_session *session, const struct nb_signals *signals)
{
    (void)session;
    (void)signals;
    return nb_xcalloc(1, sizeof(struct nb_prompt));
}

void nb_prompt_free(struct nb_prompt *l)
{
    nb_buf_free(&l->input);
    free(l->prompt);
    free(l);
}

/* \001 and \002 are Readline's marks and not for the terminal. */
static void print_prompt(const struct nb_prompt *l)
{
    for (const char *p = l->prompt; *p; p++)
        if (*p != '\001' && *p != '\002')
            putchar(*p);
    fflush(stdout);
}

void nb_prompt_begin(struct nb_prompt *l, const char *prompt)
{
    free(l->prompt);
    l->prompt = nb_xstrdup(prompt);
    l->ended = false; /* a terminal goes on after Ctrl-D */
    print_prompt(l);
}

/* Not stdio: what it has read ahead, a poll does not see. */
void nb_prompt_feed(struct nb_prompt *l)
{
    char chunk[4096];
    ssize_t n = read(STDIN_FILENO, chunk, sizeof chunk);
    l->ended = n <= 0;
    if (n > 0)
        nb_buf_addn(&l->input, chunk, (size_t)n);
}

bool nb_prompt_ready(const struct nb_prompt *l)
{
    return l->ended || strchr(nb_buf_text(&l->input), '\n');
}

char *nb_prompt_take(struct nb_prompt *l)
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

bool nb_prompt_is_whole(const struct nb_prompt *l)
{
    (void)l;
    return false;
}

void nb_prompt_cancel(struct nb_prompt *l)
{
    nb_buf_clear(&l->input);
    putchar('\n');
}

void nb_prompt_say(struct nb_prompt *l, const char *text)
{
    printf("\n%s", text);
    print_prompt(l);
}

bool nb_prompt_busy(const struct nb_prompt *l)
{
    (void)l;
    return false;
}

void nb_prompt_resize(struct nb_prompt *l)
{
    (void)l;
}

void nb_prompt_suspend(struct nb_prompt *l)
{
    (void)l;
}

void nb_prompt_resume(struct nb_prompt *l)
{
    print_prompt(l);
}

void nb_prompt_remember(struct nb_prompt *l, const char *text)
{
    (void)l;
    (void)text;
}
