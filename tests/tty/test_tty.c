/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random lines, one after the other, as a terminal shows them: at every step the
 * screen must be what drawing the last one alone would make it, at every width, with wide
 * letters, marks, several lines, more rows than the screen has, and after changes of width. */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "repl/tty.h"
#include "tests/tty/screen.h"

enum { LINES = 120, STEPS = 60, ROWS = 12, TALL = 320, ABOVE = 3 };

static unsigned seed = 1;

static unsigned random_below(unsigned n)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % n;
}

/* A line that is typed, with a cursor. */
struct line {
    const char *letters[400];
    enum nb_face faces[400];
    size_t count, point;
};

static void change(struct line *l)
{
    static const char *const letters[] = {
        "a",        "b",         " ",  "(",  "\xE4\xB8\xAD", "\xE5\xAD\x97",
        "\xC3\xA9", "e\xCC\x81", "\t", "\n", "\x01",         "x"};
    size_t at = random_below((unsigned)l->count + 1), n = random_below(4) == 0 ? 30 : 1;
    if (random_below(3) == 0 && l->count > 0) { /* takes some away */
        at = at < l->count ? at : l->count - 1;
        n = n < l->count - at ? n : l->count - at;
        memmove(l->letters + at, l->letters + at + n, (l->count - at - n) * sizeof *l->letters);
        l->count -= n;
    }
    for (; n > 0 && l->count < 300; n--) {
        memmove(l->letters + at + 1, l->letters + at, (l->count - at) * sizeof *l->letters);
        l->letters[at] = letters[random_below(12)];
        l->faces[l->count++] = (enum nb_face)random_below(NB_FACE_COUNT);
    }
    l->point = random_below((unsigned)l->count + 1);
}

static void make(const struct line *l, struct nb_tty *f, size_t columns)
{
    nb_tty_begin(f, columns);
    nb_tty_text(f, "nabla> ", NB_FACE_PROMPT);
    for (size_t i = 0; i < l->count; i++) {
        if (i == l->point)
            nb_tty_point(f);
        if (l->letters[i][0] == '\n') {
            nb_tty_newline(f);
            nb_tty_text(f, "   ... ", NB_FACE_MARGIN);
        } else {
            nb_tty_text(f, l->letters[i], l->faces[i]);
        }
    }
    if (l->point >= l->count)
        nb_tty_point(f);
    nb_tty_end(f);
}

static void draw(struct nb_tty *shown, struct nb_tty *next, struct nb_terminal *t)
{
    struct nb_buf bytes = {0};
    nb_tty_draw(shown, next, (struct nb_tty_screen){t->rows, true}, &bytes);
    nb_terminal_write(t, nb_buf_text(&bytes), bytes.len);
    nb_buf_free(&bytes);
}

/* Whether the screen shows what the tall one does, letters and looks, where the cursors are
 * in the same place; what stands above the line belongs to others. */
static bool same(const struct nb_terminal *screen, const struct nb_terminal *tall)
{
    for (size_t y = 0; y < screen->rows; y++) {
        if (tall->y + y < screen->y || tall->y + y - screen->y >= tall->rows)
            continue;
        for (size_t x = 0; x < screen->columns; x++) {
            const struct nb_glyph *p = &screen->row[y].glyphs[x];
            const struct nb_glyph *q = &tall->row[tall->y + y - screen->y].glyphs[x];
            const char *mine = p->text[0] ? p->text : " ", *other = q->text[0] ? q->text : " ";
            if (strcmp(mine, other) != 0 ||
                (strcmp(mine, " ") != 0 && strcmp(p->look, q->look) != 0))
                return false;
        }
    }
    return screen->x == tall->x && screen->unknown == 0;
}

static void print_screen(const char *title, const struct nb_terminal *t)
{
    printf("%s, cursor at row %zu, column %zu:\n", title, t->y, t->x);
    for (size_t y = 0; y < t->rows; y++) {
        char *text = nb_terminal_text(t, y, 0, t->columns);
        printf("  |%s\n", text);
        free(text);
    }
}

/* What the line looks like where nothing was before. */
static bool check(const struct line *l, size_t columns, const struct nb_terminal *t)
{
    struct nb_terminal fresh;
    struct nb_tty shown = {0}, next = {0};
    nb_terminal_init(&fresh, TALL, columns);
    make(l, &next, columns);
    draw(&shown, &next, &fresh);
    const bool good = same(t, &fresh);
    if (!good) {
        print_screen("wanted", &fresh);
        print_screen("shown", t);
    }
    nb_tty_free(&shown);
    nb_tty_free(&next);
    nb_terminal_fini(&fresh);
    return good;
}

/* Whether what stood above the line still does: rows are never taken from it. */
static bool above_stays(const struct nb_terminal *t)
{
    const size_t row = t->scrolled < ABOVE ? ABOVE - 1 - t->scrolled : t->rows;
    if (row == t->rows)
        return true;
    char *text = nb_terminal_text(t, row, 0, t->columns);
    const bool good = strcmp(text, "=2=") == 0;
    free(text);
    return good;
}

static bool run_line(size_t columns, bool resizes)
{
    struct line l = {.count = 0};
    struct nb_terminal t;
    struct nb_tty shown = {0}, next = {0};
    bool good = true;
    nb_terminal_init(&t, ROWS, columns);
    nb_terminal_write(&t, "=0=\r\n=1=\r\n=2=\r\n", 15);
    for (int step = 0; good && step < STEPS; step++) {
        /* One that is taller than the screen cannot be set anew. */
        if (resizes && random_below(6) == 0 && shown.row_count < ROWS / 4) {
            struct nb_buf bytes = {0};
            columns = 20 + random_below(60);
            nb_terminal_resize(&t, ROWS, columns);
            nb_tty_resize(&shown, columns);
            nb_tty_erase(&shown, &bytes);
            nb_terminal_write(&t, nb_buf_text(&bytes), bytes.len);
            nb_buf_free(&bytes);
        }
        change(&l);
        make(&l, &next, columns);
        draw(&shown, &next, &t);
        good = check(&l, columns, &t) && above_stays(&t);
        if (!good)
            printf("at step %d, %zu columns\n", step, columns);
    }
    nb_tty_free(&shown);
    nb_tty_free(&next);
    nb_terminal_fini(&t);
    return good;
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    for (int i = 0; i < LINES; i++) {
        const unsigned start = seed;
        if (!run_line(4 + random_below(100), false) || !run_line(20 + random_below(60), true)) {
            printf("the line from seed %u\n", start);
            return 1;
        }
    }
    return 0;
}
