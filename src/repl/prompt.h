/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line from the user, without waiting for it.
 *
 *     nb_prompt_begin(l, prompt);
 *     while (!nb_prompt_ready(l)) { wait for standard input; nb_prompt_feed(l); }
 *     text = nb_prompt_take(l);
 *
 * Readline stands behind it (prompt.c), or plain reading where nabla is built
 * without (prompt_plain.c). The terminal is the editor's from begin to take or
 * cancel, and as it was before and after. There is one at a time. */
#ifndef NB_REPL_PROMPT_H
#define NB_REPL_PROMPT_H

#include <stdbool.h>

/* What stands before the lines of an input after the first one. */
#define NB_PROMPT_MARGIN "   ... "

struct nb_prompt;
struct nb_session;
struct nb_signals;

/* The signals are those held while a line is read. All are borrowed. */
struct nb_prompt *nb_prompt_new(struct nb_session *session, const struct nb_signals *signals);
void nb_prompt_free(struct nb_prompt *l);

/* Escapes in the prompt stand between \001 and \002. */
void nb_prompt_begin(struct nb_prompt *l, const char *prompt);
/* Reads what standard input has; call when it is readable. */
void nb_prompt_feed(struct nb_prompt *l);
bool nb_prompt_ready(const struct nb_prompt *l);
/* The line, without its newline, the caller's to free(); NULL at the end of
 * the input (Ctrl-D). */
char *nb_prompt_take(struct nb_prompt *l);
/* Whether the line that was taken is known to be all of an input. */
bool nb_prompt_is_whole(const struct nb_prompt *l);
/* Ends a line that is not wanted any more (Ctrl-C): the cursor is on a new one. */
void nb_prompt_cancel(struct nb_prompt *l);

/* Prints text, whole lines, above the line being typed, which stays as it is. */
void nb_prompt_say(struct nb_prompt *l, const char *text);
/* Whether now is no time for nb_prompt_say: in the middle of a search. */
bool nb_prompt_busy(const struct nb_prompt *l);
/* The terminal has another size. */
void nb_prompt_resize(struct nb_prompt *l);
/* Gives the terminal back before the process stops, and takes it again after. */
void nb_prompt_suspend(struct nb_prompt *l);
void nb_prompt_resume(struct nb_prompt *l);

/* Keeps an input in the history. */
void nb_prompt_remember(struct nb_prompt *l, const char *text);

#endif
