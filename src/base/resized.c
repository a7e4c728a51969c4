/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SIGWINCH as something to read: by Linux' signalfd, elsewhere by a handler that writes into
 * a pipe. */
#include "config.h"

#include "base/resized.h"

#include <unistd.h>

#ifdef HAVE_SYS_SIGNALFD_H

#include <sys/signalfd.h>

int nb_resized_open(sigset_t *before)
{
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGWINCH);
    sigprocmask(SIG_BLOCK, &held, before);
    return signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK);
}

void nb_resized_close(int fd, const sigset_t *before)
{
    if (fd >= 0)
        close(fd);
    sigprocmask(SIG_SETMASK, before, NULL);
}

#else

#include <errno.h>
#include <fcntl.h>

#include "base/posix.h"

/* What a handler may know: where to write to, and who had the signal before. */
static volatile sig_atomic_t told = -1;
static struct sigaction usual;

static void tell(int number)
{
    const int why = errno;
    (void)number;
    while (write(told, "", 1) < 0 && errno == EINTR) /* else it is full: it has been told */
        continue;
    errno = why;
}

int nb_resized_open(sigset_t *before)
{
    struct sigaction action = {.sa_handler = tell};
    sigset_t open;
    int ends[2];
    sigprocmask(SIG_BLOCK, NULL, before);
    if (told >= 0 || !nb_posix_pipe(ends))
        return -1;
    for (int i = 0; i < 2; i++)
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    told = ends[1];
    sigemptyset(&action.sa_mask);
    sigaction(SIGWINCH, &action, &usual);
    sigemptyset(&open);
    sigaddset(&open, SIGWINCH);
    sigprocmask(SIG_UNBLOCK, &open, NULL);
    return ends[0];
}

void nb_resized_close(int fd, const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
    if (fd < 0)
        return;
    sigaction(SIGWINCH, &usual, NULL);
    close(told);
    close(fd);
    told = -1;
}

#endif

bool nb_resized_take(int fd)
{
    char bytes[1024]; /* several are one */
    return read(fd, bytes, sizeof bytes) > 0;
}
