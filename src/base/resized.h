/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hearing that the terminal has got another size, where no line is being read. */
#ifndef NB_BASE_RESIZED_H
#define NB_BASE_RESIZED_H

#include <signal.h>
#include <stdbool.h>

/* A descriptor that is readable when the size is another one; -1: the system has none. Until it
 * is closed the signal comes nowhere else; *before is what was blocked till then. */
int nb_resized_open(sigset_t *before);
/* Takes what is there to read; whether there was. */
bool nb_resized_take(int fd);
void nb_resized_close(int fd, const sigset_t *before);

#endif
