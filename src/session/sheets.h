/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a session, each with a number, a window of its own and what its hands have
 * chosen. One is current: the commands are about it. */
#ifndef NB_SESSION_SHEETS_H
#define NB_SESSION_SHEETS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "figure/figure.h"
#include "session/display.h"

struct nb_session;

/* What each figure has. number: its name in commands, 0 while none asked for it; label: what it was
 * called instead, or NULL. changed: in this run; pending: since it was last shown or saved; told:
 * its recipe has the source that runs now; finished: the next plot() begins anew in it; closed: its
 * window was closed. saves: files that the recipe's sources wrote before this run; base: the
 * number that a figure would have got before the first of them. axes, right: where plot() draws,
 * and by which y axis. here: it is drawn in the terminal, or (-1) is not, whatever the settings
 * say; 0: as those say. did: what hands have chosen in the window, as commands (hands.h), or NULL.
 */
#define NB_SHEET_FIELDS                                                                            \
    size_t number;                                                                                 \
    char *label;                                                                                   \
    struct nb_figure figure;                                                                       \
    struct nb_display display;                                                                     \
    bool changed, pending, told, finished, closed;                                                 \
    size_t saves, base;                                                                            \
    size_t axes;                                                                                   \
    bool right;                                                                                    \
    int here;                                                                                      \
    char *did;

struct nb_sheet {
    NB_SHEET_FIELDS
};

/* Those that are not current, the one that was so last at the end. */
struct nb_sheets {
    struct nb_sheet *list;
    size_t count, cap;
    size_t home;  /* serial of what was current before an object was chosen; 0: none was */
    size_t base;  /* the least number that a figure gets */
    bool several; /* there were some at some time */
};

/* The current figure is a new one, without a number. */
void nb_sheets_init(struct nb_session *s);
/* The number of the current figure, which it has from now on; 0 with `asked` false: it has
 * none, since nothing was done with it yet. */
size_t nb_sheets_number(struct nb_session *s, bool asked);
/* The number that the next figure gets. */
size_t nb_sheets_next(struct nb_session *s);
/* The least number of a figure that is greater than `after`; 0: there is none. */
size_t nb_sheets_above(struct nb_session *s, size_t after);
/* The number of the figure that is called so; 0: none is. */
size_t nb_sheets_called(struct nb_session *s, const char *label);
/* Makes another figure current: one of that number that is there (true), or a new one. */
bool nb_sheets_go(struct nb_session *s, size_t number);
/* Makes the figure with that serial number current; false: it is gone. */
bool nb_sheets_go_serial(struct nb_session *s, size_t serial);
/* Lets act() see each figure as the current one, by their numbers; false: one of them said
 * so, and the rest have not been seen. */
bool nb_sheets_each(struct nb_session *s, bool (*act)(struct nb_session *s, void *ctx), void *ctx);
/* Throws the figure of that number away, and its window; if it is current, the last one that
 * was so before is again. */
void nb_sheets_close(struct nb_session *s, size_t number);
/* Throws all away whose windows the user has closed, but for the current one. */
void nb_sheets_drop_closed(struct nb_session *s);
/* Throws all away but for the current one. */
void nb_sheets_drop_others(struct nb_session *s);
/* Throws all away. */
void nb_sheets_free(struct nb_session *s);
/* Titles of windows say which figure they are, where there are several. */
void nb_sheets_name_windows(struct nb_session *s);
void nb_sheets_mark(const struct nb_session *s, struct nb_gc *gc);

#endif
