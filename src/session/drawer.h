/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programs that draw: found and started. */
#ifndef NB_SESSION_DRAWER_H
#define NB_SESSION_DRAWER_H

#include <sys/types.h>

#include "base/err.h"

enum nb_drawer {
    NB_DRAWER_WINDOW, /* nabla-view: has all fonts, and SDL */
    NB_DRAWER_FILES,  /* nabla-draw: has neither, and starts at once */
};

/* Starts it in a process group of its own: *fd is our end of the socket to it. 0 sets err. */
pid_t nb_drawer_start(enum nb_drawer drawer, int *fd, struct nb_err *err);

#endif
