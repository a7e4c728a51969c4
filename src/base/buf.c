/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growable text. */
#include "config.h"

#include "base/buf.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* Room for `more` bytes and the final NUL. */
static char *reserve(struct nb_buf *b, size_t more)
{
    b->bytes = nb_grow(b->bytes, &b->cap, b->len + more + 1, 1);
    return b->bytes + b->len;
}

void nb_buf_addn(struct nb_buf *b, const char *text, size_t len)
{
    char *end = reserve(b, len);
    if (len)
        memcpy(end, text, len);
    end[len] = '\0';
    b->len += len;
}

void nb_buf_add(struct nb_buf *b, const char *text)
{
    nb_buf_addn(b, text, strlen(text));
}

void nb_buf_addc(struct nb_buf *b, char c)
{
    nb_buf_addn(b, &c, 1);
}

void nb_buf_fill(struct nb_buf *b, char c, size_t count)
{
    char *end = reserve(b, count);
    memset(end, c, count);
    end[count] = '\0';
    b->len += count;
}

void nb_buf_printf(struct nb_buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        char *end = reserve(b, (size_t)len);
        vsnprintf(end, (size_t)len + 1, format, again);
        b->len += (size_t)len;
    }
    va_end(again);
}

void nb_buf_item(struct nb_buf *b, const char *item, size_t i, size_t count, const char *last)
{
    nb_buf_add(b, item);
    if (i + 2 == count)
        nb_buf_printf(b, " %s ", last);
    else if (i + 2 < count)
        nb_buf_add(b, ", ");
}

void nb_buf_drop(struct nb_buf *b, size_t len)
{
    if (len == 0)
        return;
    memmove(b->bytes, b->bytes + len, b->len - len + 1);
    b->len -= len;
}

void nb_buf_cut(struct nb_buf *b, size_t len)
{
    assert(len <= b->len);
    if (len == b->len)
        return;
    b->bytes[len] = '\0';
    b->len = len;
}

void nb_buf_clear(struct nb_buf *b)
{
    b->len = 0;
    if (b->bytes)
        b->bytes[0] = '\0';
}

const char *nb_buf_text(const struct nb_buf *b)
{
    return b->bytes ? b->bytes : "";
}

char *nb_buf_take(struct nb_buf *b)
{
    reserve(b, 0)[0] = '\0';
    char *bytes = b->bytes;
    *b = (struct nb_buf){0};
    return bytes;
}

void nb_buf_free(struct nb_buf *b)
{
    free(b->bytes);
    *b = (struct nb_buf){0};
}
