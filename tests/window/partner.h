/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A nabla-view with a window, under somebody's hands. What hands do is words:
 *
 *     ctrl+s             a key (chord.h)
 *     "1.5               a text is typed
 *     @600,250           the pointer goes there, in pixels of a window of 1000 by 640
 *     wheel+1 alt+wheel-1
 *     click double       of the left button
 *     drag3:X,Y:X,Y      of a button; shift+drag1:...
 *     :did               waits until the word was said; without an fd, as long as that may take
 *     .                  nothing */
#ifndef NB_TESTS_WINDOW_PARTNER_H
#define NB_TESTS_WINDOW_PARTNER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

enum { PATIENCE_MS = 10000 };

/* How long something is waited for that a row of the table wants: so long, or MAP_PATIENCE ms,
 * of rows that are known to want it in vain. */
int partner_patience(void);

struct partner {
    pid_t pid;
    int fd, fed; /* fed: to a viewer that is fed, or -1 */
    struct nb_buf in, said;
    size_t serial, asked, pings; /* of the figure; questions whether it is there, and answers */
    int x, y, width, height;
    char screen[256]; /* the file */
};

__attribute__((noreturn, format(printf, 1, 2))) void fail(const char *format, ...);

/* Starts it, with a figure of the folder, and waits until keys do all that they do. */
void partner_start(struct partner *p, const char *folder, const char *figure);
/* Where the window is. */
void partner_find(struct partner *p);
/* Waits until it has ended by itself, or does once nobody speaks to it. */
void partner_end(struct partner *p);
/* Shows another figure. */
void partner_show(struct partner *p, const char *folder, const char *figure);
void partner_do(struct partner *p, const char *hands);
/* Waits until what was done before is drawn. */
void partner_settle(struct partner *p);
void partner_rest(struct partner *p, int ms);
/* What it has said since it was forgotten, a line each: "did grid(False)"; without views. */
const char *partner_said(const struct partner *p);
void partner_forget(struct partner *p);
/* Waits until it says the line, or one that begins as it does up to a "*"; "-": does not wait. */
bool partner_says(struct partner *p, const char *line);

#endif
