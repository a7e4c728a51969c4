/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of numbers in text files. */
#include "config.h"

#include "library/table_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/infile.h"
#include "base/num.h"
#include "base/xalloc.h"

enum { PIECE = 1 << 20, LINE_MOST_MIB = 64, MOST_COLUMNS = 1 << 20 };

/* A stretch of a line. */
struct field {
    const char *text;
    size_t len;
};

struct reader {
    struct nb_infile file;
    const struct nb_table_form *form;
    struct nb_err *err;
    char *bytes; /* read and not yet taken: [start, end) */
    size_t start, end, cap;
    bool ended;
    size_t line; /* the number of the line that was taken, from 1 */
    const char *line_start;
    char delimiter; /* '\0': not known yet */
    struct field *fields;
    size_t field_count, field_cap;
    size_t *wanted; /* the columns, by number */
    size_t wanted_count, width;
    double *numbers;
    size_t count, numbers_cap, rows;
};

static bool no_number(struct reader *r, struct field f)
{
    enum { SHOWN = 40 };
    size_t len = f.len < SHOWN ? f.len : SHOWN;
    while (len < f.len && len > 0 && ((unsigned char)f.text[len] & 0xc0) == 0x80)
        len--; /* not within a character */
    return nb_err_set(r->err, NB_ERR_FILE, _("%s:%zu:%zu: '%.*s' is no number"), r->file.path,
                      r->line, (size_t)(f.text - r->line_start) + 1, (int)len, f.text);
}

static bool fill(struct reader *r)
{
    size_t got;
    memmove(r->bytes, r->bytes + r->start, r->end - r->start);
    r->end -= r->start;
    r->start = 0;
    if (r->end > (size_t)LINE_MOST_MIB << 20)
        return nb_err_set(r->err, NB_ERR_FILE, _("%s:%zu: the line is longer than %d MiB"),
                          r->file.path, r->line + 1, LINE_MOST_MIB);
    r->bytes = nb_grow(r->bytes, &r->cap, r->end + PIECE, 1);
    if (!nb_infile_read(&r->file, r->bytes + r->end, PIECE, &got, r->err))
        return false;
    if (memchr(r->bytes + r->end, '\0', got))
        return nb_err_set(r->err, NB_ERR_FILE, _("'%s' is not text: it has a NUL byte"),
                          r->file.path);
    r->end += got;
    r->ended = got < PIECE;
    return true;
}

/* The next line; false at the end, and after an error. It stays until the next one. */
static bool take_line(struct reader *r, struct field *line)
{
    size_t seen = 0;
    const char *newline = NULL;
    while (!(newline = memchr(r->bytes + r->start + seen, '\n', r->end - r->start - seen)) &&
           !r->ended) {
        seen = r->end - r->start;
        if (!fill(r))
            return false;
    }
    if (!newline && r->start == r->end)
        return false;
    const size_t len = newline ? (size_t)(newline - r->bytes) - r->start : r->end - r->start;
    *line = (struct field){r->bytes + r->start, len};
    r->start += len + (newline != NULL);
    if (r->line++ == 0 && line->len >= 3 && memcmp(line->text, "\xef\xbb\xbf", 3) == 0)
        *line = (struct field){line->text + 3, line->len - 3};
    r->line_start = line->text;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static struct field trim(struct field f)
{
    while (f.len > 0 && is_blank(f.text[0])) {
        f.text++;
        f.len--;
    }
    while (f.len > 0 && is_blank(f.text[f.len - 1]))
        f.len--;
    return f;
}

/* A comment's mark between quotes is none. */
static struct field uncomment(const struct reader *r, struct field line)
{
    const char *mark = r->form->comment, *end = line.text + line.len;
    const size_t len = strlen(mark);
    bool quoted = false;
    if (!len || !memmem(line.text, line.len, mark, len))
        return line;
    for (const char *p = line.text; p + len <= end; p++) {
        quoted ^= *p == '"';
        if (!quoted && memcmp(p, mark, len) == 0)
            return (struct field){line.text, (size_t)(p - line.text)};
    }
    return line;
}

/* Of what may stand between fields, that which is least likely to stand within one. */
static char find_delimiter(struct field line)
{
    static const char likely[] = {'\t', ';', ','};
    for (size_t i = 0; i < NB_COUNT(likely); i++)
        if (memchr(line.text, likely[i], line.len))
            return likely[i];
    return ' ';
}

static void add_field(struct reader *r, const char *start, const char *end)
{
    struct field f = trim((struct field){start, (size_t)(end - start)});
    if (f.len >= 2 && f.text[0] == '"' && f.text[f.len - 1] == '"')
        f = trim((struct field){f.text + 1, f.len - 2});
    r->fields = nb_grow(r->fields, &r->field_cap, r->field_count + 1, sizeof *r->fields);
    r->fields[r->field_count++] = f;
}

/* A delimiter between quotes is none. */
static void split(struct reader *r, struct field line)
{
    const char *end = line.text + line.len, *start = line.text, *p = start;
    bool quoted = false;
    r->field_count = 0;
    if (r->delimiter == ' ')
        line = trim(line), start = p = line.text, end = start + line.len;
    for (; p < end; p++) {
        quoted ^= *p == '"';
        if (quoted || !(*p == r->delimiter || (r->delimiter == ' ' && *p == '\t')))
            continue;
        add_field(r, start, p);
        while (r->delimiter == ' ' && p + 1 < end && is_blank(p[1]))
            p++;
        start = p + 1;
    }
    add_field(r, start, end);
}

static bool is_word(struct field f, const char *word)
{
    return strlen(word) == f.len && strncasecmp(f.text, word, f.len) == 0;
}

static bool read_number(struct field f, double *x)
{
    if (nb_num_read(f.text, f.len, x) == f.len && f.len > 0)
        return true;
    const bool sign = f.len > 0 && (f.text[0] == '-' || f.text[0] == '+');
    const struct field word = {f.text + sign, f.len - sign};
    *x = is_word(word, "nan") ? NAN : f.len > 0 && f.text[0] == '-' ? -INFINITY : INFINITY;
    return is_word(word, "nan") || is_word(word, "inf") || is_word(word, "infinity");
}

/* An empty field, or what programs write for one. */
static bool is_gap(struct field f)
{
    static const char *const gaps[] = {"", "NA", "N/A", "null", "None"};
    for (size_t i = 0; i < NB_COUNT(gaps); i++)
        if (is_word(f, gaps[i]))
            return true;
    return false;
}

/* A number or what stands for one; false sets err. */
static bool number_of(struct reader *r, struct field f, double *x)
{
    if (read_number(f, x))
        return true;
    *x = r->form->missing;
    return r->form->words || (r->form->gaps && is_gap(f)) || no_number(r, f);
}

static bool is_header(const struct reader *r)
{
    double x;
    bool named = false;
    for (size_t i = 0; i < r->field_count; i++) {
        if (read_number(r->fields[i], &x))
            return false;
        named |= !is_gap(r->fields[i]);
    }
    return r->form->header && named;
}

static bool no_column(struct reader *r, const struct nb_wanted_column *c)
{
    if (c->name)
        return nb_err_set(r->err, NB_ERR_VALUE, _("'%s' has no column '%s'"), r->file.path,
                          c->name);
    return nb_err_set(r->err, NB_ERR_VALUE, _("'%s' has no column %g: it has %zu"), r->file.path,
                      c->number, r->width);
}

/* Which column of the first line is meant. */
static bool find_column(struct reader *r, const struct nb_wanted_column *c, bool header, size_t *at)
{
    const double n = c->number < 0 ? c->number + (double)r->width : c->number;
    *at = r->width;
    for (size_t i = 0; c->name && header && i < r->width; i++)
        if (r->fields[i].len == strlen(c->name) &&
            memcmp(r->fields[i].text, c->name, r->fields[i].len) == 0)
            *at = i;
    if (!c->name && n >= 0 && n < (double)r->width && n == floor(n))
        *at = (size_t)n;
    return *at < r->width || no_column(r, c);
}

/* What the first line that is none of comments says of the others. */
static bool begin(struct reader *r, bool header)
{
    const struct nb_table_form *f = r->form;
    r->width = r->field_count;
    r->wanted_count = f->column_count ? f->column_count : r->width;
    if (r->width > MOST_COLUMNS)
        return nb_err_set(r->err, NB_ERR_FILE, _("%s:%zu: the line has %zu fields"), r->file.path,
                          r->line, r->width);
    r->wanted = nb_xcalloc(r->wanted_count, sizeof *r->wanted);
    for (size_t i = 0; i < r->wanted_count; i++) {
        r->wanted[i] = i;
        if (f->column_count && !find_column(r, &f->columns[i], header, &r->wanted[i]))
            return false;
    }
    return true;
}

static bool check_width(struct reader *r)
{
    if (r->field_count == r->width)
        return true;
    return nb_err_set(r->err, NB_ERR_FILE, _("%s:%zu: %zu fields, where the lines above have %zu"),
                      r->file.path, r->line, r->field_count, r->width);
}

static bool take_row(struct reader *r)
{
    const size_t need = r->count + r->wanted_count;
    if (!check_width(r))
        return false;
    if (need > r->numbers_cap && !nb_size_fits(2.0 * (double)need))
        return nb_err_set(r->err, NB_ERR_SIZE, _("'%s' does not fit into memory"), r->file.path);
    r->numbers = nb_grow(r->numbers, &r->numbers_cap, need, sizeof *r->numbers);
    for (size_t i = 0; i < r->wanted_count; i++)
        if (!number_of(r, r->fields[r->wanted[i]], &r->numbers[r->count++]))
            return false;
    r->rows++;
    return true;
}

static bool take_fields(struct reader *r, struct field line)
{
    if (!r->delimiter)
        r->delimiter = find_delimiter(line);
    split(r, line);
    const bool first = r->width == 0, header = first && is_header(r);
    return (!first || begin(r, header)) && (header || take_row(r));
}

static bool read_lines(struct reader *r)
{
    struct field line;
    r->delimiter = r->form->delimiter;
    while (r->rows < r->form->most && take_line(r, &line)) {
        const struct field text = uncomment(r, line);
        if (r->line > r->form->skip && trim(text).len > 0 && !take_fields(r, text))
            return false;
    }
    if (r->rows == 0)
        nb_err_set(r->err, NB_ERR_FILE, _("'%s' has no numbers"), r->file.path);
    return r->err->kind == NB_OK;
}

bool nb_table_read(const char *path, const struct nb_table_form *form, struct nb_table *out,
                   struct nb_err *err)
{
    struct reader r = {.form = form, .err = err};
    *out = (struct nb_table){0};
    if (!nb_infile_open(&r.file, path, err))
        return false;
    r.bytes = nb_grow(NULL, &r.cap, PIECE, 1);
    const bool good = read_lines(&r);
    nb_infile_close(&r.file);
    if (good)
        *out = (struct nb_table){r.numbers, r.rows, r.wanted_count};
    else
        free(r.numbers);
    free(r.bytes);
    free(r.fields);
    free(r.wanted);
    return good;
}
