/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line as the user sees it, in the place of Readline's redisplay: in colours, with a
 * suggestion in grey behind it, an input of several lines as a block. Where the terminal or
 * the settings are not for it, Readline's own goes on. There is one at a time, since
 * Readline's callback carries no context. */
#ifndef NB_REPL_REDRAW_H
#define NB_REPL_REDRAW_H

#include <stdbool.h>

struct nb_session;

void nb_redraw_init(struct nb_session *session);
void nb_redraw_fini(void);
/* Before a line begins: chooses who draws it, by the terminal and the settings. */
void nb_redraw_begin(void);
/* Whether the line is drawn here. All that follows does nothing where it is not. */
bool nb_redraw_is_on(void);

/* What is suggested to be typed next, NULL: nothing. Valid until the line changes. */
const char *nb_redraw_suggestion(void);
/* Draws it once more as it stays in the transcript: no suggestion, the cursor behind it. */
void nb_redraw_settle(void);
/* Somebody has written behind it, where the cursor is. */
void nb_redraw_wrote(void);
/* Settles it and goes to the line below. */
void nb_redraw_leave(void);
/* Takes it from the screen: the cursor is where it began. */
void nb_redraw_erase(void);
/* It is not on the screen any more: the cursor is in a fresh row. */
void nb_redraw_forget(void);
/* Draws it now, though more has been typed. */
void nb_redraw_now(void);
/* The terminal has another size. */
void nb_redraw_resize(void);

#endif
