/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What systems have by different names or not at all: what configure does not find has its
 * replacement here, and nobody else asks which system it is (tests/check-portable.sh). */
#ifndef NB_BASE_POSIX_H
#define NB_BASE_POSIX_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>

/* ppoll(2): waits with `mask` for signals, NULL `limit` for ever. Without it by pselect, for
 * descriptors below FD_SETSIZE. */
int nb_posix_poll(struct pollfd *fds, size_t count, const struct timespec *limit,
                  const sigset_t *mask);

/* Two joined sockets, two ends of a pipe, closed in programs that are started. False sets
 * errno. */
bool nb_posix_sockets(int pair[2]);
bool nb_posix_pipe(int ends[2]);

/* sendmsg(2) and recvmsg(2) that do not wait. Who sends to a partner that is gone gets EPIPE
 * and no signal; descriptors that come are closed in programs that are started. */
ssize_t nb_posix_send(int socket, const struct msghdr *message);
ssize_t nb_posix_receive(int socket, struct msghdr *message);

/* The same of bytes alone. */
ssize_t nb_posix_send_bytes(int socket, const void *bytes, size_t len);

/* Has the system end this program when the one that started it does, where it can. */
void nb_posix_end_with_parent(void);

/* The path of the running program, links resolved, with its NUL; false where the system does
 * not say or it is longer. */
bool nb_posix_own_path(char *path, size_t size);

/* Whether windows need no display that the environment names: macOS, but not from afar. */
bool nb_posix_has_screen(void);

#endif
