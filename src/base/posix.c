/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/posix.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>
#ifdef HAVE_SYS_PRCTL_H
#include <sys/prctl.h>
#endif
#ifdef HAVE_SYS_PROCCTL_H
#include <sys/procctl.h>
#endif
#ifdef HAVE_MACH_O_DYLD_H
#include <mach-o/dyld.h>
#endif
#ifdef HAVE_SYS_SYSCTL_H
#include <sys/sysctl.h>
#endif

#if HAVE_PPOLL

int nb_posix_poll(struct pollfd *fds, size_t count, const struct timespec *limit,
                  const sigset_t *mask)
{
    return ppoll(fds, (nfds_t)count, limit, mask);
}

#else

struct sets {
    fd_set in, out, urgent;
    int end; /* behind the highest of them */
};

/* False, with errno set: one of them is none of those that select can wait for. */
static bool collect(struct sets *s, const struct pollfd *fds, size_t count)
{
    FD_ZERO(&s->in);
    FD_ZERO(&s->out);
    FD_ZERO(&s->urgent);
    s->end = 0;
    for (size_t i = 0; i < count; i++) {
        if (fds[i].fd < 0)
            continue;
        if (fds[i].fd >= FD_SETSIZE) {
            errno = EINVAL;
            return false;
        }
        if (fds[i].events & POLLIN)
            FD_SET(fds[i].fd, &s->in);
        if (fds[i].events & POLLOUT)
            FD_SET(fds[i].fd, &s->out);
        if (fds[i].events & POLLPRI)
            FD_SET(fds[i].fd, &s->urgent);
        s->end = fds[i].fd >= s->end ? fds[i].fd + 1 : s->end;
    }
    return true;
}

static int tell(const struct sets *s, struct pollfd *fds, size_t count)
{
    int ready = 0;
    for (size_t i = 0; i < count; i++) {
        if (fds[i].fd < 0)
            continue;
        fds[i].revents |= FD_ISSET(fds[i].fd, &s->in) ? POLLIN : 0;
        fds[i].revents |= FD_ISSET(fds[i].fd, &s->out) ? POLLOUT : 0;
        fds[i].revents |= FD_ISSET(fds[i].fd, &s->urgent) ? POLLPRI : 0;
        ready += fds[i].revents != 0;
    }
    return ready;
}

/* Those that are closed, as poll says it. */
static int find_closed(struct pollfd *fds, size_t count)
{
    int closed = 0;
    for (size_t i = 0; i < count; i++)
        if (fds[i].fd >= 0 && fcntl(fds[i].fd, F_GETFD) < 0) {
            fds[i].revents = POLLNVAL;
            closed++;
        }
    return closed;
}

int nb_posix_poll(struct pollfd *fds, size_t count, const struct timespec *limit,
                  const sigset_t *mask)
{
    struct sets s;
    for (size_t i = 0; i < count; i++)
        fds[i].revents = 0;
    const int closed = find_closed(fds, count);
    if (closed > 0 || !collect(&s, fds, count))
        return closed > 0 ? closed : -1;
    const int ready = pselect(s.end, &s.in, &s.out, &s.urgent, limit, mask);
    return ready > 0 ? tell(&s, fds, count) : ready;
}

#endif

/* fcntl says no only of what is not open. */
#if !HAVE_PIPE2 || !HAVE_DECL_SOCK_CLOEXEC || !HAVE_DECL_MSG_CMSG_CLOEXEC
static void close_on_exec(int fd)
{
    fcntl(fd, F_SETFD, FD_CLOEXEC);
}
#endif

bool nb_posix_sockets(int pair[2])
{
#if HAVE_DECL_SOCK_CLOEXEC
    const bool good = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0;
#else
    const bool good = socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0;
    for (int i = 0; i < 2 && good; i++)
        close_on_exec(pair[i]);
#endif
#ifdef SO_NOSIGPIPE
    /* Of the socket, whichever program has it. */
    for (int i = 0, on = 1; i < 2 && good; i++)
        setsockopt(pair[i], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return good;
}

bool nb_posix_pipe(int ends[2])
{
#if HAVE_PIPE2
    return pipe2(ends, O_CLOEXEC) == 0;
#else
    const bool good = pipe(ends) == 0;
    for (int i = 0; i < 2 && good; i++)
        close_on_exec(ends[i]);
    return good;
#endif
}

#if HAVE_DECL_MSG_NOSIGNAL

ssize_t nb_posix_send(int socket, const struct msghdr *message)
{
    return sendmsg(socket, message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

#elif defined SO_NOSIGPIPE

ssize_t nb_posix_send(int socket, const struct msghdr *message)
{
    return sendmsg(socket, message, MSG_DONTWAIT);
}

#else

/* The signal is this thread's: held while it sends, and taken where it was not there before. */
ssize_t nb_posix_send(int socket, const struct msghdr *message)
{
    sigset_t broken, before, waiting;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, &before);
    sigpending(&waiting);
    const bool was_there = sigismember(&waiting, SIGPIPE) == 1;
    const ssize_t n = sendmsg(socket, message, MSG_DONTWAIT);
    const int why = errno;
    sigpending(&waiting);
    int number;
    if (n < 0 && why == EPIPE && !was_there && sigismember(&waiting, SIGPIPE) == 1)
        sigwait(&broken, &number);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = why;
    return n;
}

#endif

ssize_t nb_posix_send_bytes(int socket, const void *bytes, size_t len)
{
    struct iovec part = {(void *)(size_t)bytes, len};
    const struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    return nb_posix_send(socket, &message);
}

#if HAVE_DECL_MSG_CMSG_CLOEXEC

ssize_t nb_posix_receive(int socket, struct msghdr *message)
{
    return recvmsg(socket, message, MSG_CMSG_CLOEXEC);
}

#else

ssize_t nb_posix_receive(int socket, struct msghdr *message)
{
    const ssize_t n = recvmsg(socket, message, 0);
    for (struct cmsghdr *h = n < 0 ? NULL : CMSG_FIRSTHDR(message); h; h = CMSG_NXTHDR(message, h))
        if (h->cmsg_level == SOL_SOCKET && h->cmsg_type == SCM_RIGHTS)
            for (size_t at = 0; at + CMSG_LEN(sizeof(int)) <= h->cmsg_len; at += sizeof(int)) {
                int fd;
                memcpy(&fd, CMSG_DATA(h) + at, sizeof fd);
                close_on_exec(fd);
            }
    return n;
}

#endif

void nb_posix_end_with_parent(void)
{
#if defined PR_SET_PDEATHSIG
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#elif defined PROC_PDEATHSIG_CTL
    int number = SIGKILL;
    procctl(P_PID, 0, PROC_PDEATHSIG_CTL, &number);
#endif
}

/* macOS: as it was called; Linux and NetBSD: a link; FreeBSD: a value of the kernel. */
bool nb_posix_own_path(char *path, size_t size)
{
#if defined HAVE_MACH_O_DYLD_H
    uint32_t len = (uint32_t)size;
    char *real = _NSGetExecutablePath(path, &len) == 0 ? realpath(path, NULL) : NULL;
    const bool fits = real && strlen(real) < size;
    if (fits)
        memcpy(path, real, strlen(real) + 1);
    free(real);
    return fits;
#elif defined KERN_PROC_PATHNAME && defined __FreeBSD__
    int name[] = {CTL_KERN, KERN_PROC, KERN_PROC_PATHNAME, -1};
    return sysctl(name, 4, path, &size, NULL, 0) == 0;
#else
    static const char *const links[] = {"/proc/self/exe", "/proc/curproc/exe"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        const ssize_t n = readlink(links[i], path, size - 1);
        if (n > 0 && (size_t)n < size - 1) {
            path[n] = '\0';
            return true;
        }
    }
    return false;
#endif
}

bool nb_posix_has_screen(void)
{
#ifdef NB_OWN_SCREEN
    const char *afar = getenv("SSH_CONNECTION");
    return !afar || !*afar;
#else
    return false;
#endif
}
