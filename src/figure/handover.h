/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Descriptors that travel between two processes, each with the first byte of a line. */
#ifndef NB_FIGURE_HANDOVER_H
#define NB_FIGURE_HANDOVER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

/* Descriptors in the order in which they go or came; owned. */
struct nb_handover {
    struct nb_handed {
        int fd;
        size_t at; /* of what goes: the byte of the text with which it does */
    } * items;
    size_t first, count, cap; /* those from `first` on are there */
};

void nb_handover_add(struct nb_handover *h, int fd, size_t at);
/* The next one, the caller's to close(); -1 when none is there. */
int nb_handover_take(struct nb_handover *h);
/* Closes all that are left. */
void nb_handover_free(struct nb_handover *h);

/* nb_message_push with a descriptor, which goes with the first byte; and nb_message_fill
 * that keeps those that come. */
ssize_t nb_handover_push(int socket, const char *text, size_t len, int fd);
bool nb_handover_fill(int socket, struct nb_buf *in, struct nb_handover *came);

#endif
