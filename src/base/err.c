/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's mistakes: recording them and pointing at them. */
#include "config.h"

#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* A text that does not fit is cut before the character that does not. */
static void format_into(char *field, size_t size, const char *format, va_list args)
{
    int len = vsnprintf(field, size, format, args);
    if (len < (int)size)
        return;
    size_t last = nb_utf8_floor(field, size - 2), used;
    if (nb_utf8_decode(field + last, size - 1 - last, &used) == NB_UTF8_BAD)
        field[last] = '\0';
}

bool nb_err_set(struct nb_err *err, enum nb_err_kind kind, const char *format, ...)
{
    if (err->kind != NB_OK)
        return false;
    err->kind = kind;
    va_list args;
    va_start(args, format);
    format_into(err->message, sizeof err->message, format, args);
    va_end(args);
    return false;
}

void nb_err_hint(struct nb_err *err, const char *format, ...)
{
    if (err->hint[0])
        return;
    va_list args;
    va_start(args, format);
    format_into(err->hint, sizeof err->hint, format, args);
    va_end(args);
}

void nb_err_at(struct nb_err *err, struct nb_span span)
{
    if (err->kind == NB_OK || err->has_span)
        return;
    err->has_span = true;
    err->span = span;
}

static size_t line_start(const char *source, size_t at)
{
    while (at > 0 && source[at - 1] != '\n')
        at--;
    return at;
}

/* The columns that `len` bytes take on a terminal. */
static size_t width(const char *text, size_t len)
{
    size_t columns = 0;
    for (size_t i = 0; i < len;) {
        size_t used;
        columns += nb_utf8_width(nb_utf8_decode(text + i, len - i, &used));
        i += used;
    }
    return columns;
}

/* The source line, with what would move the cursor shown as a blank. */
static void add_line(struct nb_buf *out, const char *line, size_t len)
{
    for (size_t i = 0; i < len; i++)
        nb_buf_addc(out, (unsigned char)line[i] < ' ' || line[i] == 127 ? ' ' : line[i]);
}

void nb_err_print_caret(const struct nb_err *err, const char *source, struct nb_buf *out)
{
    if (!err->has_span) {
        if (err->hint[0])
            nb_buf_printf(out, "  %s\n", err->hint);
        return;
    }
    size_t length = strlen(source);
    size_t from = err->span.start < length ? err->span.start : length;
    size_t start = line_start(source, from);
    size_t line_len = strcspn(source + start, "\n");
    size_t to = err->span.end < start + line_len ? err->span.end : start + line_len;
    nb_buf_add(out, "  ");
    add_line(out, source + start, line_len);
    nb_buf_add(out, "\n  ");
    nb_buf_fill(out, ' ', width(source + start, from - start));
    nb_buf_addc(out, '^');
    size_t marked = to > from ? width(source + from, to - from) : 1;
    nb_buf_fill(out, '~', marked > 1 ? marked - 1 : 0);
    if (err->hint[0])
        nb_buf_printf(out, "  %s", err->hint);
    nb_buf_addc(out, '\n');
}

void nb_source_position(const char *source, size_t at, size_t *line, size_t *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < at && source[i];) {
        size_t used;
        nb_utf8_decode(source + i, at - i, &used);
        (*column)++;
        if (source[i] == '\n') {
            (*line)++;
            *column = 1;
        }
        i += used;
    }
}
