/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line from the user, without waiting for it.
 *
 *     nb_line_begin(l, prompt);
 *     while (!nb_line_ready(l)) { wait for standard input; nb_line_feed(l); }
 *     text = nb_line_take(l);
 *
 * Readline stands behind it (line.c), or plain reading where nabla is built
 * without (line_plain.c). The terminal is the editor's from begin to take or
 * cancel, and as it was before and after. There is one at a time. */
#ifndef NB_REPL_LINE_H
#define NB_REPL_LINE_H

#include <stdbool.h>

struct nb_line;
struct nb_session;
struct nb_signals;

/* The signals are those held while a line is read. All are borrowed. */
struct nb_line *nb_line_new(struct nb_session *session, const struct nb_signals *signals);
void nb_line_free(struct nb_line *l);

/* Escapes in the prompt stand between \001 and \002. */
void nb_line_begin(struct nb_line *l, const char *prompt);
/* Reads what standard input has; call when it is readable. */
void nb_line_feed(struct nb_line *l);
bool nb_line_ready(const struct nb_line *l);
/* The line, without its newline, the caller's to free(); NULL at the end of
 * the input (Ctrl-D). */
char *nb_line_take(struct nb_line *l);
/* Ends a line that is not wanted any more (Ctrl-C): the cursor is on a new one. */
void nb_line_cancel(struct nb_line *l);

/* Prints text, whole lines, above the line being typed, which stays as it is. */
void nb_line_say(struct nb_line *l, const char *text);
/* Whether now is no time for nb_line_say: in the middle of a search. */
bool nb_line_busy(const struct nb_line *l);
/* The terminal has another size. */
void nb_line_resize(struct nb_line *l);
/* Gives the terminal back before the process stops, and takes it again after. */
void nb_line_suspend(struct nb_line *l);
void nb_line_resume(struct nb_line *l);

/* Keeps an input in the history. */
void nb_line_remember(struct nb_line *l, const char *text);

#endif
