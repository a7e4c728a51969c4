/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SIGWINCH as something to read. */
#include "config.h"

#include "base/resized.h"

#include <unistd.h>
#ifdef HAVE_SYS_SIGNALFD_H
#include <sys/signalfd.h>
#endif

int nb_resized_open(sigset_t *before)
{
    sigset_t held;
    sigemptyset(&held);
    sigprocmask(SIG_BLOCK, NULL, before);
#ifdef HAVE_SYS_SIGNALFD_H
    sigaddset(&held, SIGWINCH);
    sigprocmask(SIG_BLOCK, &held, NULL);
    return signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK);
#else
    return -1;
#endif
}

bool nb_resized_take(int fd)
{
    char bytes[1024]; /* several are one */
    return read(fd, bytes, sizeof bytes) > 0;
}

void nb_resized_close(int fd, const sigset_t *before)
{
    if (fd >= 0)
        close(fd);
    sigprocmask(SIG_SETMASK, before, NULL);
}
