/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal's state and what changes it. */
#include "config.h"

#include "tests/tty/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"

static struct nb_screen_row *make_rows(size_t rows, size_t columns)
{
    struct nb_screen_row *row = nb_xcalloc(rows, sizeof *row);
    for (size_t y = 0; y < rows; y++)
        row[y].glyphs = nb_xcalloc(columns, sizeof *row[y].glyphs);
    return row;
}

static void free_rows(struct nb_screen_row *row, size_t rows)
{
    for (size_t y = 0; y < rows; y++)
        free(row[y].glyphs);
    free(row);
}

void nb_terminal_init(struct nb_terminal *t, size_t rows, size_t columns)
{
    *t = (struct nb_terminal){.rows = rows, .columns = columns};
    t->row = make_rows(rows, columns);
}

void nb_terminal_fini(struct nb_terminal *t)
{
    free_rows(t->row, t->rows);
    *t = (struct nb_terminal){0};
}

static void clear(struct nb_terminal *t, size_t y, size_t from, size_t to)
{
    if (from < to)
        memset(t->row[y].glyphs + from, 0, (to - from) * sizeof *t->row[y].glyphs);
    if (to == t->columns)
        t->row[y].wrapped = false;
}

static void scroll(struct nb_terminal *t)
{
    struct nb_screen_row first = t->row[0];
    memmove(t->row, t->row + 1, (t->rows - 1) * sizeof *t->row);
    t->row[t->rows - 1] = first;
    clear(t, t->rows - 1, 0, t->columns);
    t->scrolled++;
}

static void line_feed(struct nb_terminal *t)
{
    if (t->y + 1 < t->rows)
        t->y++;
    else
        scroll(t);
}

static void wrap(struct nb_terminal *t)
{
    t->row[t->y].wrapped = true;
    line_feed(t);
    t->x = 0;
}

/* Half of a wide letter that is written over leaves a blank. */
static void unpair(struct nb_terminal *t, size_t x)
{
    struct nb_glyph *g = t->row[t->y].glyphs;
    if (x > 0 && x < t->columns && g[x].width == 0 && g[x - 1].width == 2)
        g[x - 1] = (struct nb_glyph){0};
    if (x + 1 < t->columns && g[x].width == 2)
        g[x + 1] = (struct nb_glyph){0};
}

static void combine(struct nb_terminal *t, const char *text, size_t len)
{
    size_t x = t->x;
    while (x > 0 && t->row[t->y].glyphs[x - 1].width == 0)
        x--;
    if (x == 0)
        return;
    char *to = t->row[t->y].glyphs[x - 1].text;
    if (strlen(to) + len < NB_GLYPH_BYTES)
        strncat(to, text, len);
}

static void put_letter(struct nb_terminal *t, const char *text, size_t len)
{
    size_t used;
    const int width = wcwidth((wchar_t)nb_utf8_decode(text, len, &used));
    if (width == 0) {
        combine(t, text, len);
        return;
    }
    const size_t columns = width == 2 ? 2 : 1;
    if (t->x + columns > t->columns)
        wrap(t);
    for (size_t i = 0; i < columns; i++)
        unpair(t, t->x + i);
    for (size_t i = 0; i < columns; i++) {
        struct nb_glyph *g = &t->row[t->y].glyphs[t->x + i];
        *g = (struct nb_glyph){.width = i == 0 ? (int)columns : 0};
        memcpy(g->look, t->look, sizeof g->look);
        if (i == 0)
            memcpy(g->text, text, len);
    }
    t->x += columns;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void erase_display(struct nb_terminal *t, size_t mode)
{
    if (mode == 0)
        clear(t, t->y, least(t->x, t->columns - 1), t->columns);
    for (size_t y = mode == 0 ? t->y + 1 : 0; y < t->rows; y++)
        clear(t, y, 0, t->columns);
}

/* A sequence of control: ESC [ numbers letter. */
static void control(struct nb_terminal *t, const char *numbers, char letter)
{
    char *end;
    const size_t given = strtoul(numbers, &end, 10), n = given ? given : 1;
    const size_t second = *end == ';' ? strtoul(end + 1, NULL, 10) : 1;
    if (letter != 'm' && letter != 'h' && letter != 'l' && t->x == t->columns && letter != 'K')
        t->x = t->columns - 1; /* it wraps no more */
    switch (letter) {
    case 'A':
        t->y -= least(n, t->y);
        break;
    case 'B':
        t->y = least(t->y + n, t->rows - 1);
        break;
    case 'C':
        t->x = least(t->x + n, t->columns - 1);
        break;
    case 'D':
        t->x -= least(n, t->x);
        break;
    case 'G':
        t->x = least(n, t->columns) - 1;
        break;
    case 'H':
        t->y = least(n, t->rows) - 1;
        t->x = least(second ? second : 1, t->columns) - 1;
        break;
    case 'J':
        erase_display(t, given);
        break;
    case 'K':
        clear(t, t->y, given == 0 ? least(t->x, t->columns - 1) : 0, t->columns);
        break;
    case 'm':
        snprintf(t->look, sizeof t->look, "%s", strcmp(numbers, "0") == 0 ? "" : numbers);
        break;
    case 'h':
    case 'l':
        break; /* what is shown does not change */
    default:
        t->unknown++;
    }
}

/* Whether the bytes that wait are a whole escape; acts on it. */
static bool finish_escape(struct nb_terminal *t)
{
    const size_t len = t->sequence_len;
    const char last = t->sequence[len - 1];
    if (len < 2)
        return false;
    if (t->sequence[1] == ']')
        return last == '\a' || (len > 2 && last == '\\');
    if (t->sequence[1] != '[') {
        if (t->sequence[1] == 'M')
            t->y -= t->y > 0;
        else if (!strchr("=>78", t->sequence[1]))
            t->unknown++;
        return !strchr("()", t->sequence[1]) || len > 2;
    }
    if (len == 2 || last < '@' || last > '~')
        return false;
    t->sequence[len - 1] = '\0';
    control(t, t->sequence + 2, last);
    return true;
}

static bool finish_letter(struct nb_terminal *t)
{
    const unsigned char first = (unsigned char)t->sequence[0];
    const size_t whole = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (t->sequence_len < whole)
        return false;
    put_letter(t, t->sequence, whole);
    return true;
}

static void write_control(struct nb_terminal *t, char c)
{
    if (c == '\r')
        t->x = 0;
    else if (c == '\n')
        line_feed(t);
    else if (c == '\b')
        t->x -= t->x > 0;
    else if (c == '\t')
        t->x = least((t->x / 8 + 1) * 8, t->columns - 1);
    else if (c != '\a' && c != '\0')
        t->unknown++;
}

void nb_terminal_write(struct nb_terminal *t, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const char c = bytes[i];
        const bool inside = t->sequence_len > 0;
        if (!inside && (unsigned char)c < 0x20 && c != '\033') {
            write_control(t, c);
            continue;
        }
        if (t->sequence_len == sizeof t->sequence - 1) { /* a long title */
            memmove(t->sequence + 2, t->sequence + 3, t->sequence_len - 3);
            t->sequence_len--;
        }
        t->sequence[t->sequence_len++] = c;
        if (t->sequence[0] == '\033' ? finish_escape(t) : finish_letter(t)) {
            memset(t->sequence, 0, sizeof t->sequence);
            t->sequence_len = 0;
        }
    }
}

/* The last column of a row that has something, and 1. */
static size_t row_length(const struct nb_terminal *t, size_t y)
{
    const struct nb_screen_row *row = &t->row[y];
    size_t n = t->columns;
    while (n > 0 && !row->glyphs[n - 1].text[0] && row->glyphs[n - 1].width == 0 &&
           !(n > 1 && row->glyphs[n - 2].width == 2))
        n--;
    return n;
}

/* One row written once more; the cursor, if it was in it, goes along to *y and *x. */
static void rewrite_row(const struct nb_terminal *t, size_t i, struct nb_terminal *next, size_t *y,
                        size_t *x)
{
    const size_t len = row_length(t, i);
    for (size_t k = 0; k <= len; k++) {
        const struct nb_glyph *g = k < len ? &t->row[i].glyphs[k] : NULL;
        if (next->x + (g && g->width == 2 ? 2 : g != NULL || k == t->x) > next->columns)
            wrap(next);
        if (i == t->y && (k == t->x || (k == len && t->x > len))) {
            *x = least(next->x + (t->x - k), next->columns - 1);
            *y = next->y + next->scrolled;
        }
        if (!g || (k > 0 && t->row[i].glyphs[k - 1].width == 2))
            continue;
        memcpy(next->look, g->look, sizeof next->look);
        put_letter(next, g->text[0] ? g->text : " ", g->text[0] ? strlen(g->text) : 1);
    }
}

/* Writes all rows once more, as long as they go on into each other as one. */
void nb_terminal_resize(struct nb_terminal *t, size_t rows, size_t columns)
{
    struct nb_terminal next;
    size_t used = t->y + 1, y = 0, x = 0;
    nb_terminal_init(&next, rows, columns);
    for (size_t i = t->y + 1; i < t->rows; i++)
        used = row_length(t, i) > 0 ? i + 1 : used;
    for (size_t i = 0; i < used; i++) {
        rewrite_row(t, i, &next, &y, &x);
        if (i + 1 < used && !t->row[i].wrapped) {
            line_feed(&next);
            next.x = 0;
        }
    }
    memcpy(next.look, t->look, sizeof next.look);
    next.x = x;
    next.y = y > next.scrolled ? y - next.scrolled : 0;
    nb_terminal_fini(t);
    *t = next;
}

char *nb_terminal_text(const struct nb_terminal *t, size_t y, size_t from, size_t to)
{
    struct nb_buf out = {0};
    size_t kept = 0;
    for (size_t x = from; x < to && x < t->columns; x++) {
        const struct nb_glyph *g = &t->row[y].glyphs[x];
        if (x > 0 && t->row[y].glyphs[x - 1].width == 2)
            continue;
        nb_buf_add(&out, g->text[0] ? g->text : " ");
        kept = g->text[0] && strcmp(g->text, " ") != 0 ? out.len : kept;
    }
    nb_buf_cut(&out, kept);
    return nb_buf_take(&out);
}
