/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's mistakes: recording them and pointing at them. */
#include "config.h"

#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/wrap.h"

/* Whether a terminal acts on it instead of showing it: control characters, marks that turn
 * the direction of text. Line breaks are meant in messages and are blanks in a line. */
static bool is_invisible(uint32_t code)
{
    return code < ' ' || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F);
}

/* Adds the text as a terminal can show it, and returns how many columns it takes. */
static size_t show(struct nb_buf *out, const char *text, size_t len, bool line)
{
    size_t columns = 0;
    for (size_t i = 0, used; i < len; i += used) {
        const uint32_t code = nb_utf8_decode(text + i, len - i, &used);
        const size_t start = out->len;
        const bool blank = code == '\t' || code == '\n' || code == '\r';
        if (blank)
            nb_buf_addc(out, line ? ' ' : text[i]);
        else if (is_invisible(code) && code < 0x100)
            nb_buf_printf(out, "\\x%02x", code);
        else if (is_invisible(code))
            nb_buf_printf(out, "\\u%04x", code);
        else if (code == NB_UTF8_BAD)
            nb_buf_add(out, "\xEF\xBF\xBD");
        else
            nb_buf_addn(out, text + i, used);
        columns += is_invisible(code) ? out->len - start : nb_utf8_width(code);
    }
    return columns;
}

/* A text that does not fit is cut before the character that does not. */
static void format_into(char *field, size_t size, const char *format, va_list args)
{
    struct nb_buf text = {0};
    const int len = vsnprintf(field, size, format, args);
    show(&text, field, len < (int)size ? (size_t)len : nb_utf8_floor(field, size - 1), false);
    const size_t fits = text.len < size ? text.len : nb_utf8_floor(nb_buf_text(&text), size - 1);
    memcpy(field, nb_buf_text(&text), fits);
    field[fits] = '\0';
    nb_buf_free(&text);
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
    struct nb_buf shown = {0};
    const size_t columns = show(&shown, text, len, true);
    nb_buf_free(&shown);
    return columns;
}

void nb_err_keep_line(struct nb_err *err, const char *source)
{
    struct nb_buf text = {0};
    if (err->inside[0] || !err->has_span || err->kind == NB_ERR_INTERRUPTED)
        return;
    nb_err_print_caret(err, source, 0, &text);
    if (text.len < sizeof err->inside)
        memcpy(err->inside, nb_buf_text(&text), text.len + 1);
    nb_buf_free(&text);
}

/* The part of a shown line that fits beside dots where it is cut: columns from .. to - 1. */
struct part {
    size_t from, to;
};
static const char dots[] = "...";

static struct part part_around(size_t at, size_t marked, size_t all, size_t room)
{
    if (all <= room)
        return (struct part){0, all};
    const size_t middle = at + (marked < room ? marked : room) / 2;
    size_t from = middle > room / 2 ? middle - room / 2 : 0;
    from = from > all - room ? all - room : from;
    return (struct part){from, from + room};
}

/* The line, cut where it goes on. */
static void print_part(struct nb_buf *out, const char *line, size_t all, struct part p)
{
    const size_t left = p.from > 0 ? strlen(dots) : 0, right = p.to < all ? strlen(dots) : 0;
    nb_buf_addn(out, dots, left);
    nb_wrap_cut(out, line, p.from + left, p.to - right);
    nb_buf_addn(out, dots, right);
}

/* Behind the carets, or below them where it does not fit. */
static void print_hint(struct nb_buf *out, const char *hint, size_t used, size_t columns)
{
    if (!*hint)
        return;
    if (!columns || used + 2 + nb_utf8_columns(hint, strlen(hint)) <= columns) {
        nb_buf_printf(out, "  %s", hint);
        return;
    }
    nb_buf_add(out, "\n  ");
    nb_wrap(out, hint, columns, 2, 2);
}

void nb_err_print_caret(const struct nb_err *err, const char *source, size_t columns,
                        struct nb_buf *out)
{
    enum { MARGIN = 2, LEAST = 12 };
    nb_buf_add(out, err->inside);
    if (!err->has_span) {
        nb_buf_add(out, err->hint[0] ? "  " : "");
        nb_wrap(out, err->hint, columns, MARGIN, MARGIN);
        nb_buf_add(out, err->hint[0] ? "\n" : "");
        return;
    }
    size_t length = strlen(source);
    size_t from = err->span.start < length ? err->span.start : length;
    size_t start = line_start(source, from);
    size_t line_len = strcspn(source + start, "\n");
    size_t to = err->span.end < start + line_len ? err->span.end : start + line_len;
    struct nb_buf line = {0};
    const size_t all = show(&line, source + start, line_len, true);
    const size_t at = width(source + start, from - start);
    const size_t marked = to > from ? width(source + from, to - from) : 1;
    const size_t room = columns > MARGIN + LEAST ? columns - MARGIN : columns ? LEAST : all;
    const struct part p = part_around(at, marked, all, room);
    nb_buf_fill(out, ' ', MARGIN);
    print_part(out, nb_buf_text(&line), all, p);
    nb_buf_free(&line);
    nb_buf_addc(out, '\n');
    const size_t before = at > p.from ? at - p.from : 0;
    const size_t end = at + marked < p.to || all <= room ? at + marked - p.from : room;
    nb_buf_fill(out, ' ', MARGIN + before);
    nb_buf_addc(out, '^');
    nb_buf_fill(out, '~', end > before + 1 ? end - before - 1 : 0);
    print_hint(out, err->inside[0] ? _("called here") : err->hint,
               MARGIN + (end > before + 1 ? end : before + 1), columns);
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
