/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/wrap.h"

#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"

size_t nb_wrap_columns(FILE *out)
{
    struct winsize size = {0};
    const int fd = fileno(out); /* -1 of a text in memory */
    return fd >= 0 && isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void nb_wrap(struct nb_buf *out, const char *text, size_t columns, size_t used, size_t hanging)
{
    size_t at = used;
    bool fresh = used == 0; /* nothing stands in the line but its blanks */
    while (*text) {
        const size_t blanks = strspn(text, " "), len = strcspn(text + blanks, " \n");
        const size_t wide = nb_utf8_columns(text + blanks, len);
        if (columns && !fresh && blanks && at + blanks + wide > columns) {
            nb_buf_addc(out, '\n');
            nb_buf_fill(out, ' ', hanging);
            at = hanging;
        } else {
            nb_buf_fill(out, ' ', blanks);
            at += blanks;
        }
        nb_buf_addn(out, text + blanks, len);
        at += wide;
        fresh = len == 0 && fresh;
        text += blanks + len;
        if (*text == '\n') {
            nb_buf_addc(out, *text++);
            nb_buf_fill(out, ' ', *text ? hanging : 0);
            at = hanging;
            fresh = true;
        }
    }
}

void nb_wrap_cut(struct nb_buf *out, const char *text, size_t from, size_t to)
{
    const size_t len = strlen(text);
    for (size_t i = 0, at = 0, used; i < len && at < to; i += used) {
        const uint32_t code = nb_utf8_decode(text + i, len - i, &used);
        const size_t wide = nb_utf8_width(code);
        if (at >= from && at + wide <= to)
            nb_buf_addn(out, text + i, used);
        else if (at + wide > from)
            nb_buf_fill(out, ' ', at + wide > to ? to - at : at + wide - from); /* half of it */
        at += wide;
    }
}
