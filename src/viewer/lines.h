/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines that the partner sends, read by a thread of their own: the end of the
 * socket is noticed whatever the program is doing, and then the program ends. */
#ifndef NB_VIEWER_LINES_H
#define NB_VIEWER_LINES_H

#include <stdbool.h>

struct nb_lines;

/* Begins to read; NULL when there can be no thread. */
struct nb_lines *nb_lines_new(int fd);
/* Stops reading and forgets what was not taken. */
void nb_lines_free(struct nb_lines *l);

/* The next line, the caller's to free(). NULL when none is there; *ended then says
 * whether none will come. */
char *nb_lines_take(struct nb_lines *l, bool *ended);
/* The descriptor that came with a line, -1 where none did; the caller's to close(). They are
 * taken in the order in which they came. */
int nb_lines_take_share(struct nb_lines *l);
/* The next line, waited for; NULL at the end. */
char *nb_lines_wait(struct nb_lines *l);
/* From now on wake(ctx) is called, by the reading thread, when lines or the end have
 * come; NULL: no more. */
void nb_lines_wake(struct nb_lines *l, void (*wake)(void *ctx), void *ctx);

#endif
