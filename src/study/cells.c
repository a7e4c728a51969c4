/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of text: two passes, one that measures and one that prints. */
#include "config.h"

#include "study/cells.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "base/xalloc.h"

static void add(struct nb_cells *t, const char *text, size_t len)
{
    t->cell = nb_grow(t->cell, &t->cap, t->count + 1, sizeof *t->cell);
    t->cell[t->count++] = nb_xstrndup(text, len);
}

void nb_cells_init(struct nb_cells *t, const char *headings)
{
    *t = (struct nb_cells){.keys = 1};
    for (const char *s = headings; *s; s += strspn(s, " ")) {
        size_t len = strcspn(s, " ");
        add(t, s, len);
        t->columns++;
        s += len;
    }
}

void nb_cells_free(struct nb_cells *t)
{
    for (size_t i = 0; i < t->count; i++)
        free(t->cell[i]);
    free(t->cell);
    *t = (struct nb_cells){0};
}

void nb_cells_head(struct nb_cells *t, const char *heading)
{
    assert(t && heading);
    nb_cells_text(t, heading);
    t->columns++;
}

void nb_cells_text(struct nb_cells *t, const char *text)
{
    add(t, text, strlen(text));
}

void nb_cells_number(struct nb_cells *t, double x)
{
    char text[NB_NUM_MAX];
    add(t, text, nb_num_print(x, text));
}

void nb_cells_digits(struct nb_cells *t, double x, int digits)
{
    char text[NB_NUM_MAX];
    if (digits >= NB_ALL_DIGITS || !isfinite(x)) {
        nb_cells_number(t, x);
        return;
    }
    snprintf(text, sizeof text, "%.*g", digits, x);
    nb_cells_text(t, text);
}

static bool is_number(const char *text)
{
    return isdigit((unsigned char)text[*text == '-']);
}

/* Columns before the point: what is no number stands to the left of it. */
static size_t left_part(const char *text)
{
    return is_number(text) ? strcspn(text, ".e") : nb_utf8_columns(text, strlen(text));
}

/* What a column needs: `left` before the points and `right` from them on, for its
 * numbers, and `width` in all. */
struct column {
    size_t left, right, width;
    bool words; /* nothing in it is a number: aligned to the left */
};

static size_t widest(const struct nb_cells *t, size_t k)
{
    size_t most = 0;
    for (size_t i = k; i < t->count; i += t->columns) {
        size_t width = nb_utf8_columns(t->cell[i], strlen(t->cell[i]));
        most = width > most ? width : most;
    }
    return most;
}

static struct column measure(const struct nb_cells *t, size_t k)
{
    struct column c = {.words = true};
    for (size_t i = k + t->columns; i < t->count; i += t->columns) {
        const char *text = t->cell[i];
        size_t left = left_part(text), right = nb_utf8_columns(text, strlen(text)) - left;
        bool number = is_number(text);
        c.left = number && left > c.left ? left : c.left;
        c.right = number && right > c.right ? right : c.right;
        c.words &= !number;
    }
    size_t all = widest(t, k);
    c.width = all > c.left + c.right ? all : c.left + c.right;
    return c;
}

/* Blanks before a cell of the column. */
static size_t indent(const struct column *c, const char *text, bool heading)
{
    if (c->words)
        return 0;
    if (heading || !is_number(text))
        return c->width - nb_utf8_columns(text, strlen(text));
    return c->width - c->left - c->right + c->left - left_part(text);
}

/* A table that is set: its columns, where the first one stands, and how many signs a line has;
 * 0: any. */
struct setting {
    const struct nb_cells *t;
    struct column *columns;
    size_t margin, limit;
};

static void add_cell(struct nb_buf *line, const struct setting *s, size_t row, size_t k)
{
    const struct column *c = &s->columns[k];
    const char *text = s->t->cell[row * s->t->columns + k];
    const size_t before = indent(c, text, row == 0);
    nb_buf_fill(line, ' ', (k ? 2 : s->margin) + before);
    nb_buf_add(line, text);
    nb_buf_fill(line, ' ', c->width - before - nb_utf8_columns(text, strlen(text)));
}

/* The columns from .. to - 1 of a row, behind those that name it, or where `below` is set the
 * room of these. What is empty is no line then. */
static void print_row(const struct setting *s, size_t row, size_t from, size_t to, bool below,
                      FILE *out)
{
    struct nb_buf line = {0};
    size_t blanks = 0;
    for (size_t k = 0; k < s->t->keys; k++)
        if (!below)
            add_cell(&line, s, row, k);
        else
            blanks += (k ? 2 : s->margin) + s->columns[k].width;
    nb_buf_fill(&line, ' ', blanks);
    for (size_t k = from; k < to; k++)
        add_cell(&line, s, row, k);
    while (line.len && line.bytes[line.len - 1] == ' ')
        line.len--;
    if (line.len || !below)
        fprintf(out, "%.*s\n", (int)line.len, nb_buf_text(&line));
    nb_buf_free(&line);
}

/* Where the columns end that fit into a line from this one on: at least one does, with what
 * belongs to it if that fits. */
static size_t end_of_line(const struct setting *s, size_t from)
{
    size_t used = s->margin, end = from;
    for (size_t k = 0; k < s->t->keys; k++)
        used += s->columns[k].width + (k ? 2 : 0);
    for (size_t k = from; k < s->t->columns; k++) {
        used += 2 + s->columns[k].width;
        const bool fits = !s->limit || used <= s->limit;
        if (!fits && k > from)
            return end > from ? end : k;
        end = k + 1 < s->t->columns && s->t->together >> (k + 1) & 1 ? end : k + 1;
    }
    return s->t->columns;
}

/* What is too wide is printed in parts, one below the other: of all rows, or row by row. */
static void print_set(struct setting *s, bool row_by_row, FILE *out)
{
    const size_t rows = s->t->count / s->t->columns, first = s->t->keys;
    s->limit = nb_wrap_columns(out);
    for (size_t row = 0; row < rows && row_by_row; row++)
        for (size_t from = first, to; from == first || from < s->t->columns; from = to) {
            to = end_of_line(s, from);
            print_row(s, row, from, to, from > first, out);
            if (to == from)
                break;
        }
    for (size_t from = first, to; !row_by_row && (from == first || from < s->t->columns);
         from = to) {
        to = end_of_line(s, from);
        fputs(from > first ? "\n" : "", out);
        for (size_t row = 0; row < rows; row++)
            print_row(s, row, from, to, false, out);
        if (to == from)
            break;
    }
    free(s->columns);
}

static void print_plain(const struct nb_cells *t, FILE *out)
{
    struct setting s = {t, nb_xcalloc(t->columns + 1, sizeof *s.columns), .margin = 2};
    for (size_t k = 0; k < t->columns; k++)
        s.columns[k] = measure(t, k);
    print_set(&s, false, out);
}

static void print_left(const struct nb_cells *t, FILE *out)
{
    struct setting s = {t, nb_xcalloc(t->columns + 1, sizeof *s.columns), .margin = 0};
    for (size_t k = 0; k < t->columns; k++)
        s.columns[k] = (struct column){.width = widest(t, k), .words = true};
    print_set(&s, true, out);
}

/* RFC 4180: what holds a comma or a quote is quoted. */
static void print_csv_cell(const char *text, FILE *out)
{
    if (!strpbrk(text, ",\"\n")) {
        fputs(text, out);
        return;
    }
    fputc('"', out);
    for (; *text; text++)
        fprintf(out, *text == '"' ? "\"\"" : "%c", *text);
    fputc('"', out);
}

static void print_csv(const struct nb_cells *t, FILE *out)
{
    for (size_t i = 0; i < t->count; i++) {
        print_csv_cell(t->cell[i], out);
        fputc((i + 1) % t->columns ? ',' : '\n', out);
    }
}

/* In a cell of Markdown a bar would begin the next one. */
static void print_markdown_cell(const char *text, FILE *out)
{
    fputs("| ", out);
    for (; *text; text++)
        fprintf(out, *text == '|' ? "\\|" : "%c", *text);
    fputc(' ', out);
}

static void print_markdown(const struct nb_cells *t, FILE *out)
{
    for (size_t i = 0; i < t->count; i++) {
        print_markdown_cell(t->cell[i], out);
        if ((i + 1) % t->columns != 0)
            continue;
        fputs("|\n", out);
        for (size_t k = 0; i + 1 == t->columns && k < t->columns; k++)
            fputs(k + 1 < t->columns ? "|---:" : "|---:|\n", out);
    }
}

void nb_cells_print(const struct nb_cells *t, enum nb_cells_style style, FILE *out)
{
    static void (*const printers[])(const struct nb_cells *t, FILE *out) = {
        [NB_CELLS_PLAIN] = print_plain,
        [NB_CELLS_LEFT] = print_left,
        [NB_CELLS_CSV] = print_csv,
        [NB_CELLS_MARKDOWN] = print_markdown,
    };
    printers[style](t, out);
}
