/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed ahead, and late answers. */
#include "config.h"

#include "repl/ahead.h"

#include <poll.h>
#include <unistd.h>

#include "session/session.h"

/* Answers come in one piece: what follows sooner than this is a part of it. */
enum { TOGETHER_MS = 20, MOST_BYTES = 128 };

void nb_ahead_begin(struct nb_ahead *a)
{
    a->late = nb_session_typed(a->session, &a->bytes);
}

void nb_ahead_free(struct nb_ahead *a)
{
    nb_buf_free(&a->bytes);
}

bool nb_ahead_take(struct nb_ahead *a, unsigned char *byte)
{
    if (a->bytes.len == 0)
        return false;
    *byte = (unsigned char)a->bytes.bytes[0];
    nb_buf_drop(&a->bytes, 1);
    return true;
}

static bool read_soon(int fd, char *byte)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return poll(&p, 1, TOGETHER_MS) == 1 && read(fd, byte, 1) == 1;
}

bool nb_ahead_swallow(struct nb_ahead *a, int fd)
{
    char text[MOST_BYTES + 1] = {0};
    size_t len = 0;
    bool begun = a->late && a->bytes.len == 0;
    while (begun && len < MOST_BYTES && read_soon(fd, &text[len])) {
        text[++len] = '\0';
        if (nb_session_heard_terminal(a->session, text, &begun) > 0)
            return true;
    }
    nb_buf_addn(&a->bytes, text, len);
    return false;
}
