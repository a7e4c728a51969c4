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

/* Signs that no line begins with, and those that none ends with. */
static bool is_in(const char *signs, const char *at, size_t len)
{
    for (size_t used; *signs; signs += used) {
        nb_utf8_decode(signs, strlen(signs), &used);
        if (used == len && memcmp(signs, at, len) == 0)
            return true;
    }
    return false;
}

static bool closes(const char *at, size_t len)
{
    return is_in("，。、；：？！）》」』】〕％·…—”’,.;:?!)]}%", at, len);
}

static bool opens(const char *at, size_t len)
{
    return is_in("（《「『【〔“‘([{", at, len);
}

size_t nb_wrap_piece(const char *text)
{
    const size_t len = strcspn(text, " \n");
    bool wide = false, bound = true; /* what the last character was: it is bound to the next one */
    size_t used;
    for (size_t i = 0; i < len; i += used) {
        const uint32_t code = nb_utf8_decode(text + i, len - i, &used);
        const size_t width = nb_utf8_width(code);
        if (!bound && width > 0 && (wide || width == 2) && !closes(text + i, used))
            return i;
        wide = width > 0 ? width == 2 : wide;
        bound = width > 0 ? opens(text + i, used) : bound;
    }
    return len;
}

void nb_wrap(struct nb_buf *out, const char *text, size_t columns, size_t used, size_t hanging)
{
    size_t at = used;
    bool fresh = used == 0; /* nothing stands in the line but its blanks */
    bool within = false;    /* a word goes on that may be broken here */
    while (*text) {
        const size_t blanks = strspn(text, " "), len = nb_wrap_piece(text + blanks);
        const size_t wide = nb_utf8_columns(text + blanks, len);
        if (columns && !fresh && (blanks || within) && at + blanks + wide > columns) {
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
        within = len > 0;
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
