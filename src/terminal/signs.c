/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a terminal. Colours are those of the figure, as far as the terminal has them. */
#include "config.h"

#include "terminal/signs.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/utf8.h"
#include "base/xalloc.h"

void nb_signs_init(struct nb_signs *c, const struct nb_screen *screen, const struct nb_theme *theme,
                   size_t columns, size_t rows)
{
    *c = (struct nb_signs){columns, rows, NULL, screen, theme};
    c->cells = nb_xcalloc(columns * rows + 1, sizeof *c->cells);
    for (size_t i = 0; i < columns * rows; i++)
        c->cells[i] = (struct nb_sign){.text = " ", .ink = NB_INK_TEXT, .behind = NB_INK_NONE};
}

void nb_signs_free(struct nb_signs *c)
{
    free(c->cells);
    *c = (struct nb_signs){0};
}

bool nb_signs_are_ascii(const struct nb_signs *c)
{
    return c->screen->kind == NB_SCREEN_ASCII;
}

struct nb_sign *nb_signs_at(struct nb_signs *c, long column, long row)
{
    if (column < 0 || row < 0 || (size_t)column >= c->columns || (size_t)row >= c->rows)
        return NULL;
    return &c->cells[(size_t)row * c->columns + (size_t)column];
}

/* Puts a sign of one or two columns; half of a wide one that was there is a blank. */
static void put(struct nb_signs *c, long column, long row, const char *sign, size_t len,
                size_t width, int ink)
{
    struct nb_sign *cell = nb_signs_at(c, column, row);
    struct nb_sign *next = nb_signs_at(c, column + (long)width, row);
    if (!cell || len >= NB_SIGN_TEXT)
        return;
    if (cell->covered)
        strcpy(cell[-1].text, " ");
    if (next && next->covered) {
        strcpy(next->text, " ");
        next->covered = false;
    }
    memcpy(cell->text, sign, len);
    cell->text[len] = '\0';
    cell->ink = ink;
    cell->covered = cell->inverse = false;
    if (width == 2)
        cell[1] = (struct nb_sign){.ink = ink, .behind = cell->behind, .covered = true};
}

void nb_signs_sign(struct nb_signs *c, long column, long row, const char *sign, char ascii, int ink)
{
    const bool plain = nb_signs_are_ascii(c);
    put(c, column, row, plain ? &ascii : sign, plain ? 1 : strlen(sign), 1, ink);
}

/* Adds a mark that stands over or under the sign before it. */
static void add_mark(struct nb_signs *c, long column, long row, const char *mark, size_t len)
{
    struct nb_sign *cell = nb_signs_at(c, column, row);
    if (cell && cell->covered)
        cell--;
    const size_t has = cell ? strlen(cell->text) : 0;
    if (!cell || has == 0 || has + len >= NB_SIGN_TEXT)
        return;
    memcpy(cell->text + has, mark, len);
    cell->text[has + len] = '\0';
}

void nb_signs_write(struct nb_signs *c, long column, long row, long end, const char *text, int ink)
{
    const bool cut = nb_signs_width(text) > end - column;
    const long last = cut ? end - 1 : end;
    size_t left = strlen(text), used;
    long at = column;
    for (; left > 0; text += used, left -= used) {
        const size_t width = nb_utf8_width(nb_utf8_decode(text, left, &used));
        if (width == 0)
            add_mark(c, at - 1, row, text, used);
        else if (at + (long)width > last)
            break;
        else
            put(c, at, row, text, used, width, ink);
        at += (long)width;
    }
    if (cut && end > column)
        nb_signs_sign(c, at, row, "…", '~', ink);
}

static uint32_t rgb_of(struct nb_rgb c)
{
    return (uint32_t)lround(255 * c.r) << 16 | (uint32_t)lround(255 * c.g) << 8 |
           (uint32_t)lround(255 * c.b);
}

/* How far a colour is from another one. */
static long distance(uint32_t a, uint32_t b)
{
    long sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        const long d = (long)(a >> shift & 0xFF) - (long)(b >> shift & 0xFF);
        sum += d * d;
    }
    return sum;
}

/* The nearest of the 240 colours that all terminals with 256 have in common: a cube of six
 * levels, and greys. */
static int of_256(uint32_t color)
{
    static const uint32_t levels[] = {0, 95, 135, 175, 215, 255};
    int best = 16;
    long least = distance(color, 0);
    for (int i = 16; i < 256; i++) {
        const int k = i - 16;
        const uint32_t grey = (uint32_t)(8 + 10 * (i - 232));
        const uint32_t at = i < 232 ? levels[k / 36] << 16 | levels[k / 6 % 6] << 8 | levels[k % 6]
                                    : grey << 16 | grey << 8 | grey;
        const long far = distance(color, at);
        if (far < least) {
            least = far;
            best = i;
        }
    }
    return best;
}

/* Those of sixteen, as terminals usually have them: eight, and eight bright ones. */
static int of_16(uint32_t color)
{
    static const uint32_t usual[] = {0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA,
                                     0x00AAAA, 0xAAAAAA, 0x555555, 0xFF5555, 0x55FF55, 0xFFFF55,
                                     0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF};
    int best = 0;
    for (int i = 1; i < (int)NB_COUNT(usual); i++)
        if (distance(color, usual[i]) < distance(color, usual[best]))
            best = i;
    return best;
}

/* The palette's hues keep apart in sixteen colours; -1: the text's own. */
static int hue_of_16(int hue, uint32_t color)
{
    static const int inks[NB_PALETTE] = {4, 1, 2, 5, -1, 11, 6, 3};
    return hue < NB_HUE_RGB ? inks[hue % NB_PALETTE] : of_16(color);
}

/* Whether a colour could be that of the terminal's paper: it is shown as text is. */
static bool is_extreme(uint32_t color)
{
    const uint32_t r = color >> 16 & 0xFF, g = color >> 8 & 0xFF, b = color & 0xFF;
    const uint32_t light = (2 * r + 5 * g + b) / 8;
    return light < 0x28 || light > 0xE4;
}

/* Adds the parameters of the escape for an ink, before or behind: "38;5;17"; `alone`: what is
 * behind is the terminal's paper. */
static void add_ink(const struct nb_signs *c, int ink, bool behind, bool alone, struct nb_buf *out)
{
    if (ink < 0) {
        nb_buf_add(out, ink == NB_INK_QUIET ? ";2" : "");
        return;
    }
    const uint32_t color = rgb_of(nb_theme_hue(c->theme, ink));
    const int base = behind ? 48 : 38;
    if (alone && is_extreme(color))
        return;
    if (c->screen->colors >= NB_SCREEN_TRUE_COLOR)
        nb_buf_printf(out, ";%d;2;%u;%u;%u", base, color >> 16 & 0xFF, color >> 8 & 0xFF,
                      color & 0xFF);
    else if (c->screen->colors >= 256)
        nb_buf_printf(out, ";%d;5;%d", base, of_256(color));
    else {
        const int of = hue_of_16(ink, color), dark = behind ? 40 : 30;
        if (of >= 0)
            nb_buf_printf(out, ";%d", of < 8 ? dark + of : dark + 60 + of - 8);
    }
}

/* Changes the colours from those of the cell before. */
static void change(const struct nb_signs *c, const struct nb_sign *to, struct nb_buf *out)
{
    nb_buf_add(out, "\x1b[0");
    add_ink(c, to->ink, false, to->behind < 0, out);
    if (to->behind >= 0)
        add_ink(c, to->behind, true, false, out);
    nb_buf_add(out, to->inverse ? ";7" : "");
    nb_buf_addc(out, 'm');
}

static bool is_blank(const struct nb_sign *cell)
{
    return strcmp(cell->text, " ") == 0 && cell->behind < 0;
}

void nb_signs_row(const struct nb_signs *c, size_t row, struct nb_buf *out)
{
    assert(row < c->rows);
    const struct nb_sign *cells = c->cells + row * c->columns;
    const struct nb_sign plain = {.ink = NB_INK_TEXT, .behind = NB_INK_NONE};
    const struct nb_sign *now = &plain;
    size_t end = c->columns;
    while (end > 0 && is_blank(&cells[end - 1]))
        end--;
    for (size_t i = 0; i < end && c->screen->colors > 0; i++) {
        const struct nb_sign *cell = &cells[i];
        const bool same = cell->ink == now->ink || strcmp(cell->text, " ") == 0;
        if (!cell->covered &&
            !(same && cell->behind == now->behind && cell->inverse == now->inverse)) {
            change(c, cell, out);
            now = cell;
        }
        nb_buf_add(out, cell->text);
    }
    for (size_t i = 0; i < end && c->screen->colors == 0; i++)
        nb_buf_add(out, cells[i].text);
    if (now->ink != NB_INK_TEXT || now->behind >= 0 || now->inverse)
        nb_buf_add(out, "\x1b[0m");
}
