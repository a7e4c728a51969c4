/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines inside of Readline's line. */
#include "config.h"

#include "repl/block.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include <readline/readline.h>

#include "base/utf8.h"

enum { LEVEL = 4 };

size_t nb_block_line_start(void)
{
    size_t at = (size_t)rl_point;
    while (at > 0 && rl_line_buffer[at - 1] != '\n')
        at--;
    return at;
}

size_t nb_block_line_end(void)
{
    return (size_t)rl_point + strcspn(rl_line_buffer + rl_point, "\n");
}

bool nb_block_has_above(void)
{
    return nb_block_line_start() > 0;
}

bool nb_block_has_below(void)
{
    return rl_line_buffer[nb_block_line_end()] == '\n';
}

bool nb_block_in_margin(void)
{
    const size_t start = nb_block_line_start();
    return start > 0 && strspn(rl_line_buffer + start, " ") >= (size_t)rl_point - start;
}

/* The letter at a place and how many columns it has. */
static size_t columns_at(size_t at, size_t *used)
{
    const uint32_t code = nb_utf8_decode(rl_line_buffer + at, (size_t)rl_end - at, used);
    const int width = wcwidth((wchar_t)code);
    return width >= 0 ? (size_t)width : 1;
}

static size_t column_of_point(void)
{
    size_t column = 0;
    for (size_t at = nb_block_line_start(), used; at < (size_t)rl_point; at += used)
        column += columns_at(at, &used);
    return column;
}

static void go_to_column(size_t start, size_t wanted)
{
    size_t at = start, column = 0, used;
    while (at < (size_t)rl_end && rl_line_buffer[at] != '\n') {
        const size_t width = columns_at(at, &used);
        if (column + width > wanted)
            break;
        column += width;
        at += used;
    }
    rl_point = (int)at;
}

void nb_block_up(void)
{
    const size_t wanted = column_of_point();
    rl_point = (int)nb_block_line_start() - 1;
    go_to_column(nb_block_line_start(), wanted);
}

void nb_block_down(void)
{
    go_to_column(nb_block_line_end() + 1, column_of_point());
}

void nb_block_break(size_t blanks)
{
    rl_begin_undo_group();
    rl_insert_text("\n");
    while (blanks-- > 0)
        rl_insert_text(" ");
    rl_end_undo_group();
}

/* The indentation that a line above has and that is the next smaller one. */
static size_t level_below(size_t now)
{
    size_t best = 0;
    for (const char *line = rl_line_buffer; line < rl_line_buffer + nb_block_line_start();) {
        const size_t blanks = strspn(line, " "), len = strcspn(line, "\n");
        if (blanks < len && blanks < now && blanks > best)
            best = blanks;
        line += len + 1;
    }
    return best;
}

void nb_block_outdent(void)
{
    const size_t start = nb_block_line_start(), now = strspn(rl_line_buffer + start, " ");
    const size_t fewer = now > 0 ? now - level_below(now) : 0;
    const size_t behind = (size_t)rl_point - start;
    rl_delete_text((int)start, (int)(start + fewer));
    rl_point = (int)(start + (behind > fewer ? behind - fewer : 0));
}

void nb_block_indent(void)
{
    const size_t column = (size_t)rl_point - nb_block_line_start();
    for (size_t n = LEVEL - column % LEVEL; n > 0; n--)
        rl_insert_text(" ");
}
