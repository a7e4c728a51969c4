/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Descriptors that travel with lines: SCM_RIGHTS. */
#include "config.h"

#include "figure/handover.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/posix.h"
#include "base/xalloc.h"
#include "figure/message.h"

enum { CHUNK = 65536, AT_ONCE = 8, MOST = 4096 /* that wait; more are nobody's honest work */ };

/* Room for descriptors, aligned as they are. */
union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(AT_ONCE * sizeof(int))];
};

void nb_handover_add(struct nb_handover *h, int fd, size_t at)
{
    if (h->count - h->first >= MOST) {
        close(fd);
        return;
    }
    h->items = nb_grow(h->items, &h->cap, h->count + 1, sizeof *h->items);
    h->items[h->count++] = (struct nb_handed){fd, at};
}

int nb_handover_take(struct nb_handover *h)
{
    if (h->first == h->count)
        return -1;
    const int fd = h->items[h->first++].fd;
    if (h->first == h->count)
        h->first = h->count = 0;
    return fd;
}

void nb_handover_free(struct nb_handover *h)
{
    while (h->first < h->count)
        close(h->items[h->first++].fd);
    free(h->items);
    *h = (struct nb_handover){0};
}

ssize_t nb_handover_push(int socket, const char *text, size_t len, int fd)
{
    union control control = {0};
    struct iovec bytes = {(void *)(size_t)text, len};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = CMSG_SPACE(sizeof fd)};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(head), &fd, sizeof fd);
    const ssize_t n = nb_posix_send(socket, &message);
    return n < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : n;
}

static void keep(struct msghdr *message, struct nb_handover *came)
{
    for (struct cmsghdr *h = CMSG_FIRSTHDR(message); h; h = CMSG_NXTHDR(message, h)) {
        if (h->cmsg_level != SOL_SOCKET || h->cmsg_type != SCM_RIGHTS)
            continue;
        const size_t count = (h->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(h) + i * sizeof fd, sizeof fd);
            nb_handover_add(came, fd, 0);
        }
    }
}

bool nb_handover_fill(int socket, struct nb_buf *in, struct nb_handover *came)
{
    char chunk[CHUNK];
    union control control;
    struct iovec bytes = {chunk, sizeof chunk};
    struct msghdr message;
    ssize_t n;
    do {
        message = (struct msghdr){.msg_iov = &bytes,
                                  .msg_iovlen = 1,
                                  .msg_control = control.bytes,
                                  .msg_controllen = sizeof control.bytes};
        n = nb_posix_receive(socket, &message);
    } while (n < 0 && errno == EINTR);
    if (n < 0 && errno == ENOTSOCK) /* lines from a file */
        return nb_message_fill(socket, in);
    if (n <= 0 || nb_message_is_long(in))
        return false;
    keep(&message, came);
    nb_buf_addn(in, chunk, (size_t)n);
    return true;
}
