/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connection file: where a front-end expects the kernel's sockets, and the key that signs. */
#ifndef NB_KERNEL_CONNECTION_H
#define NB_KERNEL_CONNECTION_H

#include <stdbool.h>

#include "base/err.h"

enum nb_port { NB_PORT_SHELL, NB_PORT_IOPUB, NB_PORT_STDIN, NB_PORT_CONTROL, NB_PORT_BEAT };
enum { NB_PORTS = 5 };

struct nb_connection {
    char *transport, *ip, *key; /* key "": nothing is signed */
    int ports[NB_PORTS];
};

/* False sets err: no such file, or one that says something else. */
bool nb_connection_read(struct nb_connection *c, const char *path, struct nb_err *err);
void nb_connection_fini(struct nb_connection *c);
/* A socket of the context, of a ZMQ type, that listens at a port; the caller's to zmq_close().
 * NULL sets err. */
void *nb_connection_listen(const struct nb_connection *c, void *zmq, int type, enum nb_port port,
                           struct nb_err *err);

#endif
