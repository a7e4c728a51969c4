/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters into cells, cells into rows. */
#include "config.h"

#include "repl/tty.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "base/xalloc.h"

enum { LEAST_COLUMNS = 4, TAB_STOP = 8 };

static struct nb_tty_row *last_row(struct nb_tty *f)
{
    return &f->rows[f->row_count - 1];
}

static void begin_row(struct nb_tty *f, bool soft)
{
    f->rows = nb_grow(f->rows, &f->row_cap, f->row_count + 1, sizeof *f->rows);
    f->rows[f->row_count++] = (struct nb_tty_row){.first = f->count, .soft = soft};
}

void nb_tty_begin(struct nb_tty *f, size_t columns)
{
    f->count = f->row_count = 0;
    f->columns = columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns;
    f->pointed = f->waiting = false;
    f->top = f->shown = 0;
    begin_row(f, false);
}

static void point_here(struct nb_tty *f)
{
    f->point_row = f->row_count - 1;
    f->point_column = last_row(f)->count;
    f->pointed = true;
    f->waiting = false;
}

static struct nb_tty_cell *push(struct nb_tty *f)
{
    f->cells = nb_grow(f->cells, &f->cap, f->count + 1, sizeof *f->cells);
    struct nb_tty_cell *cell = &f->cells[f->count++];
    last_row(f)->count++;
    *cell = (struct nb_tty_cell){0};
    return cell;
}

/* A letter of one or two columns; one that does not fit begins the next row. */
static void put(struct nb_tty *f, const char *text, size_t len, size_t width, enum nb_face face)
{
    if (last_row(f)->count + width > f->columns)
        begin_row(f, true);
    if (f->waiting)
        point_here(f);
    struct nb_tty_cell *cell = push(f);
    memcpy(cell->text, text, len);
    cell->len = (unsigned char)len;
    cell->width = (unsigned char)width;
    cell->face = (unsigned char)face;
    if (width == 2)
        push(f)->face = (unsigned char)face;
}

/* A mark goes to the letter before it, as long as there is room. */
static void combine(struct nb_tty *f, const char *text, size_t len)
{
    size_t at = f->count;
    while (at > 0 && f->cells[at - 1].width == 0)
        at--;
    struct nb_tty_cell *cell = at > 0 ? &f->cells[at - 1] : NULL;
    if (!cell || cell->len + len > NB_TTY_BYTES)
        return;
    memcpy(cell->text + cell->len, text, len);
    cell->len = (unsigned char)(cell->len + len);
}

static void put_control(struct nb_tty *f, unsigned char c, enum nb_face face)
{
    if (c == '\t') {
        do
            put(f, " ", 1, 1, face);
        while (last_row(f)->count % TAB_STOP != 0 && last_row(f)->count < f->columns);
        return;
    }
    const char name = (char)(c ^ 0x40);
    put(f, "^", 1, 1, face);
    put(f, &name, 1, 1, face);
}

void nb_tty_add(struct nb_tty *f, const char *letter, size_t len, enum nb_face face)
{
    assert(len > 0);
    const unsigned char first = (unsigned char)letter[0];
    if (first < 0x20 || first == 0x7F) {
        put_control(f, first, face);
        return;
    }
    size_t used;
    const uint32_t code = nb_utf8_decode(letter, len, &used);
    const int width = first < 0x80 ? 1 : wcwidth((wchar_t)code);
    if (width == 0)
        combine(f, letter, len);
    else if (width > 0 && code != NB_UTF8_BAD)
        put(f, letter, len, (size_t)width, face);
    else
        put(f, "\xEF\xBF\xBD", 3, 1, face); /* nobody knows how wide a terminal shows it */
}

void nb_tty_text(struct nb_tty *f, const char *text, enum nb_face face)
{
    for (size_t left = strlen(text), used; left > 0; text += used, left -= used) {
        nb_utf8_decode(text, left, &used);
        nb_tty_add(f, text, used, face);
    }
}

/* A cursor behind the last column stands in the next row. */
static void place_point(struct nb_tty *f)
{
    if (!f->waiting)
        return;
    if (last_row(f)->count == f->columns)
        begin_row(f, true);
    point_here(f);
}

void nb_tty_newline(struct nb_tty *f)
{
    place_point(f);
    begin_row(f, false);
}

void nb_tty_point(struct nb_tty *f)
{
    f->waiting = true;
}

void nb_tty_end(struct nb_tty *f)
{
    if (!f->pointed)
        f->waiting = true;
    place_point(f);
}

/* The cells of a row once more. */
static void copy_row(struct nb_tty *f, const struct nb_tty *from, size_t r)
{
    const struct nb_tty_row *row = &from->rows[r];
    for (size_t c = 0; c < row->count; c++) {
        const struct nb_tty_cell *cell = &from->cells[row->first + c];
        if (r == from->point_row && c == from->point_column)
            nb_tty_point(f);
        if (cell->width > 0)
            put(f, cell->text, cell->len, cell->width, (enum nb_face)cell->face);
    }
    if (r == from->point_row && from->point_column >= row->count)
        nb_tty_point(f);
}

void nb_tty_resize(struct nb_tty *shown, size_t columns)
{
    if (shown->row_count == 0)
        return;
    struct nb_tty f = {0};
    nb_tty_begin(&f, columns);
    for (size_t i = 0; i < shown->shown; i++) {
        if (i > 0 && !shown->rows[shown->top + i].soft)
            nb_tty_newline(&f);
        copy_row(&f, shown, shown->top + i);
    }
    nb_tty_end(&f);
    f.shown = f.row_count;
    nb_tty_free(shown);
    *shown = f;
}

void nb_tty_forget(struct nb_tty *f)
{
    f->count = f->row_count = f->top = f->shown = 0;
    f->point_row = f->point_column = 0;
}

void nb_tty_free(struct nb_tty *f)
{
    free(f->cells);
    free(f->rows);
    *f = (struct nb_tty){0};
}
