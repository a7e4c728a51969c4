/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one look to the next: only what differs is written. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "repl/tty.h"

/* The terminal's cursor while a look is drawn. Rows count from the top of what is shown. */
struct pen {
    struct nb_buf *out;
    size_t row, column;
    size_t columns;
    size_t existing; /* rows that are on the screen */
    size_t runs;     /* how many stretches were written */
    enum nb_face face;
    bool colours;
};

static const char *const renditions[][NB_FACE_COUNT] = {
#define NB_FACE_PLAINLY(name, colour, plain) plain,
    {NB_FACES(NB_FACE_PLAINLY)},
#define NB_FACE_COLOUR(name, colour, plain) colour,
    {NB_FACES(NB_FACE_COLOUR)},
};

static void set_face(struct pen *p, enum nb_face face)
{
    const char *wanted = renditions[p->colours][face], *now = renditions[p->colours][p->face];
    p->face = face;
    if (strcmp(wanted, now) == 0)
        return;
    if (*now)
        nb_buf_add(p->out, "\033[0m");
    if (*wanted)
        nb_buf_printf(p->out, "\033[%sm", wanted);
}

/* To a row that is there. Behind the last column the terminal has yet to wrap: a carriage
 * return ends that. Right of the margin it counts from, so that a letter whose width the
 * terminal sees otherwise shifts nothing but its own row. */
static void move(struct pen *p, size_t row, size_t column)
{
    assert(row < p->existing);
    if (row == p->row && column == p->column && column < p->columns)
        return;
    set_face(p, NB_FACE_PLAIN);
    if (row < p->row)
        nb_buf_printf(p->out, "\033[%zuA", p->row - row);
    else if (row > p->row)
        nb_buf_printf(p->out, "\033[%zuB", row - p->row);
    if (row == p->row && column + 1 == p->column && p->column < p->columns)
        nb_buf_addc(p->out, '\b');
    else if (column != p->column || p->column == p->columns) {
        nb_buf_addc(p->out, '\r');
        if (column > 0)
            nb_buf_printf(p->out, "\033[%zuC", column);
    }
    p->row = row;
    p->column = column;
}

static void write_cells(struct pen *p, const struct nb_tty_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (cells[i].width > 0) {
            set_face(p, (enum nb_face)cells[i].face);
            nb_buf_addn(p->out, cells[i].text, cells[i].len);
        }
        p->column++;
    }
    p->runs += count > 0;
}

static const struct nb_tty_cell *cells_of(const struct nb_tty *f, size_t r)
{
    return f->cells + f->rows[r].first;
}

/* The cell that the cursor must be behind for the terminal to wrap. */
static size_t last_letter(const struct nb_tty *f, size_t r)
{
    size_t c = f->rows[r].count;
    do
        c--;
    while (c > 0 && cells_of(f, r)[c].width == 0);
    return c;
}

/* Puts the cursor at the start of a row that goes on from the one above, so that the terminal
 * knows that it does, and sets both anew together when its width changes. Where a wide
 * letter did not fit, its own wrapping does it. */
static void wrap_into(struct pen *p, const struct nb_tty *f, size_t r, size_t row)
{
    const size_t count = f->rows[r - 1].count;
    if (p->row != row - 1 || p->column != count) {
        const size_t c = last_letter(f, r - 1);
        move(p, row - 1, c);
        write_cells(p, cells_of(f, r - 1) + c, count - c);
    }
    set_face(p, NB_FACE_PLAIN);
    if (count < p->columns)
        nb_buf_add(p->out, "\033[K");
    else if (f->rows[r].count == 0)
        nb_buf_add(p->out, " \r\033[K");
    p->existing += row == p->existing;
    p->row = row;
    p->column = 0;
}

/* To the start of a row that is not there yet. */
static void begin_below(struct pen *p, size_t row)
{
    if (p->row + 1 != row)
        move(p, row - 1, 0);
    set_face(p, NB_FACE_PLAIN);
    nb_buf_add(p->out, "\r\n");
    p->existing++;
    p->row = row;
    p->column = 0;
}

static bool same_cell(const struct nb_tty_cell *a, const struct nb_tty_cell *b)
{
    return a->len == b->len && a->width == b->width && a->face == b->face &&
           memcmp(a->text, b->text, a->len) == 0;
}

/* The stretch [from, to) of the new row that differs from the old one, by whole letters. */
static void find_change(const struct nb_tty_cell *old, size_t old_count,
                        const struct nb_tty_cell *next, size_t count, size_t *from, size_t *to)
{
    size_t a = 0, b = count;
    while (a < count && a < old_count && same_cell(&old[a], &next[a]))
        a++;
    while (b > a && b <= old_count && same_cell(&old[b - 1], &next[b - 1]))
        b--;
    while (a > 0 && a < count && next[a].width == 0)
        a--;
    while (b < count && next[b].width == 0)
        b++;
    *from = a;
    *to = b;
}

/* One row, where what is shown has old_count cells there; `fresh`: the row is not there, or
 * must be wrapped into. */
static void draw_row(struct pen *p, const struct nb_tty *next, size_t r, size_t row,
                     const struct nb_tty_cell *old, size_t old_count, bool fresh)
{
    const struct nb_tty_cell *cells = cells_of(next, r);
    const size_t count = next->rows[r].count;
    size_t from, to;
    find_change(old, old_count, cells, count, &from, &to);
    const bool wraps = fresh && row > 0 && next->rows[r].soft;
    if (wraps) {
        wrap_into(p, next, r, row);
    } else if (row == p->existing) {
        begin_below(p, row);
    }
    if (from < to) {
        if (!wraps)
            move(p, row, from);
        write_cells(p, cells + from, to - from);
    }
    if (old_count > count && count < p->columns) {
        move(p, row, count);
        set_face(p, NB_FACE_PLAIN);
        nb_buf_add(p->out, "\033[K");
    }
}

/* The rows to show: all, or as many as there is room for, the point among them and as few
 * as can be other than before. */
static void choose_window(const struct nb_tty *shown, struct nb_tty *next, size_t most)
{
    next->top = 0;
    next->shown = next->row_count;
    if (next->row_count <= most)
        return;
    next->shown = most;
    next->top = shown->top;
    if (next->top > next->row_count - most)
        next->top = next->row_count - most;
    if (next->top > next->point_row)
        next->top = next->point_row;
    if (next->top + most <= next->point_row)
        next->top = next->point_row + 1 - most;
}

/* Up to which row of the screen the terminal's rows go on from each other as those of the
 * new look do; what is below is drawn afresh. */
static size_t same_wrapping(const struct nb_tty *shown, const struct nb_tty *next)
{
    size_t row = 0;
    while (row < shown->shown && row < next->shown &&
           (row == 0 || shown->rows[shown->top + row].soft == next->rows[next->top + row].soft))
        row++;
    return row;
}

static void draw_rows(struct pen *p, const struct nb_tty *shown, const struct nb_tty *next)
{
    const size_t kept = same_wrapping(shown, next);
    for (size_t row = 0; row < next->shown; row++) {
        const size_t r = next->top + row;
        const bool fresh = row >= kept;
        if (row == kept && row < shown->shown) { /* below it all is drawn afresh */
            move(p, row, 0);
            set_face(p, NB_FACE_PLAIN);
            nb_buf_add(p->out, "\033[J");
        }
        if (fresh)
            draw_row(p, next, r, row, NULL, 0, true);
        else
            draw_row(p, next, r, row, cells_of(shown, shown->top + row),
                     shown->rows[shown->top + row].count, false);
    }
    if (kept == next->shown && shown->shown > kept) {
        move(p, kept, 0);
        set_face(p, NB_FACE_PLAIN);
        nb_buf_add(p->out, "\033[J");
    }
}

static struct pen pen_at_point(const struct nb_tty *shown, struct nb_buf *out)
{
    return (struct pen){
        .out = out,
        .row = shown->point_row - shown->top,
        .column = shown->point_column,
        .columns = shown->columns,
        .existing = shown->shown > 0 ? shown->shown : 1,
    };
}

void nb_tty_draw(struct nb_tty *shown, struct nb_tty *next, struct nb_tty_screen screen,
                 struct nb_buf *out)
{
    struct nb_buf bytes = {0};
    struct pen p = pen_at_point(shown, &bytes);
    p.columns = next->columns;
    p.colours = screen.colours;
    choose_window(shown, next, screen.rows > 1 ? screen.rows : 1);
    draw_rows(&p, shown, next);
    move(&p, next->point_row - next->top, next->point_column);
    set_face(&p, NB_FACE_PLAIN);
    if (p.runs > 1) /* the cursor would be seen to jump */
        nb_buf_printf(out, "\033[?25l%s\033[?25h", nb_buf_text(&bytes));
    else
        nb_buf_add(out, nb_buf_text(&bytes));
    nb_buf_free(&bytes);
    const struct nb_tty before = *shown;
    *shown = *next;
    *next = before;
}

void nb_tty_erase(struct nb_tty *shown, struct nb_buf *out)
{
    struct pen p = pen_at_point(shown, out);
    move(&p, 0, 0);
    nb_buf_add(out, "\r\033[J");
    nb_tty_forget(shown);
}

void nb_tty_leave(struct nb_tty *shown, bool written, struct nb_buf *out)
{
    struct pen p = pen_at_point(shown, out);
    if (p.row + 1 < p.existing)
        nb_buf_printf(out, "\033[%zuB", p.existing - 1 - p.row);
    const size_t last = shown->top + p.existing - 1;
    const bool below = shown->shown > 0 && !written && shown->rows[last].soft &&
                       shown->rows[last].count == 0; /* the row above is full to the margin */
    nb_buf_add(out, below ? "\r" : "\r\n");
    nb_tty_forget(shown);
}
