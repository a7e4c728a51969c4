/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of what may be typed. */
#include "config.h"

#include "repl/listing.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <readline/readline.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum { GAP = 2, MOST_ACROSS = 20 };

static void free_item(struct nb_listed *item)
{
    free(item->text);
    free(item->shown);
    free(item->doc);
}

void nb_listing_clear(struct nb_listing *l)
{
    for (size_t i = 0; i < l->count; i++)
        free_item(&l->items[i]);
    l->count = 0;
}

void nb_listing_free(struct nb_listing *l)
{
    nb_listing_clear(l);
    free(l->items);
    free(l->key);
    *l = (struct nb_listing){0};
}

void nb_listing_add(struct nb_listing *l, const char *text, const char *shown, const char *doc)
{
    l->items = nb_grow(l->items, &l->cap, l->count + 1, sizeof *l->items);
    l->items[l->count++] = (struct nb_listed){.text = nb_xstrdup(text),
                                              .shown = nb_xstrdup(shown),
                                              .doc = doc && *doc ? nb_xstrdup(doc) : NULL};
}

static bool is_keyword(const struct nb_listed *item)
{
    const size_t len = strlen(item->text);
    return len > 0 && item->text[len - 1] == '=';
}

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct nb_listed *)a)->text, ((const struct nb_listed *)b)->text);
}

void nb_listing_order(struct nb_listing *l)
{
    size_t keywords = 0, kept;
    while (keywords < l->count && is_keyword(&l->items[keywords]))
        keywords++;
    if (l->count > keywords)
        qsort(l->items + keywords, l->count - keywords, sizeof *l->items, by_text);
    kept = keywords;
    for (size_t i = keywords; i < l->count; i++) {
        if (kept > keywords && strcmp(l->items[kept - 1].text, l->items[i].text) == 0)
            free_item(&l->items[i]);
        else
            l->items[kept++] = l->items[i];
    }
    l->count = kept;
}

static size_t letter_width(const char *text, size_t *used)
{
    const uint32_t code = nb_utf8_decode(text, strlen(text), used);
    const int width = wcwidth((wchar_t)code);
    return width >= 0 ? (size_t)width : 1;
}

static size_t width_of(const char *text)
{
    size_t width = 0;
    for (size_t used; *text; text += used)
        width += letter_width(text, &used);
    return width;
}

/* As much of the text as fits into so many columns; it ends in dots where that is not all. */
static void print_cut(FILE *out, const char *text, size_t columns)
{
    const bool fits = width_of(text) <= columns;
    const size_t room = fits ? columns : columns > 1 ? columns - 1 : 0;
    size_t width = 0;
    for (size_t used; *text; text += used) {
        const size_t more = letter_width(text, &used);
        if (width + more > room)
            break;
        width += more;
        fwrite(text, 1, used, out);
    }
    if (!fits && columns > 0)
        fputs("\xE2\x80\xA6", out);
}

static void print_padded(FILE *out, const char *text, size_t columns)
{
    const size_t width = width_of(text);
    print_cut(out, text, columns);
    for (size_t i = width; i < columns; i++)
        fputc(' ', out);
}

struct page {
    size_t rows, columns; /* of the terminal */
    size_t widest;        /* of what is listed */
    bool described;       /* one a line, with its words */
};

static struct page measure(const struct nb_listing *l)
{
    int rows = 0, columns = 0;
    rl_get_screen_size(&rows, &columns);
    struct page p = {.rows = rows > 4 ? (size_t)rows - 3 : 1,
                     .columns = columns > 1 ? (size_t)columns - 1 : 1};
    bool docs = false;
    for (size_t i = 0; i < l->count; i++) {
        const size_t width = width_of(l->items[i].shown);
        p.widest = width > p.widest ? width : p.widest;
        docs |= l->items[i].doc != NULL;
    }
    p.described = docs && l->count <= p.rows;
    return p;
}

static void print_described(const struct nb_listing *l, const struct page *p, FILE *out)
{
    const size_t name = p->widest + GAP < p->columns ? p->widest + GAP : p->columns;
    for (size_t i = 0; i < l->count; i++) {
        const char *doc = l->items[i].doc;
        if (doc && name < p->columns) {
            print_padded(out, l->items[i].shown, name);
            print_cut(out, doc, p->columns - name);
        } else {
            print_cut(out, l->items[i].shown, p->columns);
        }
        fputc('\n', out);
    }
}

/* A page of columns. */
struct grid {
    size_t count, rows, across;
    size_t widths[MOST_ACROSS];
};

/* So many columns, of what is left from item `from` on; whether they fit. */
static bool fits(const struct nb_listing *l, const struct page *p, size_t from, size_t across,
                 struct grid *g)
{
    size_t sum = 0;
    *g = (struct grid){.count = l->count - from, .across = across};
    g->count = g->count < across * p->rows ? g->count : across * p->rows;
    g->rows = (g->count + across - 1) / across;
    for (size_t i = 0; i < g->count; i++) {
        const size_t width = width_of(l->items[from + i].shown) + GAP;
        size_t *widest = &g->widths[i / g->rows];
        sum += width > *widest ? width - *widest : 0;
        *widest = width > *widest ? width : *widest;
    }
    return sum <= p->columns + GAP;
}

/* Down the columns, from item `from` on; returns how many. */
static size_t print_columns(const struct nb_listing *l, const struct page *p, size_t from,
                            FILE *out)
{
    struct grid g;
    size_t across = MOST_ACROSS;
    while (!fits(l, p, from, across, &g) && across > 1)
        across--;
    for (size_t row = 0; row < g.rows; row++) {
        for (size_t i = row; i < g.count; i += g.rows) {
            if (i + g.rows >= g.count)
                print_cut(out, l->items[from + i].shown, p->columns);
            else
                print_padded(out, l->items[from + i].shown, g.widths[i / g.rows]);
        }
        fputc('\n', out);
    }
    return g.count;
}

/* All texts in one: what tells one list from another. */
static char *make_key(const struct nb_listing *l)
{
    struct nb_buf key = {0};
    for (size_t i = 0; i < l->count; i++)
        nb_buf_printf(&key, "%s\n", l->items[i].text);
    return nb_buf_take(&key);
}

static void turn_page(struct nb_listing *l)
{
    char *key = make_key(l);
    const bool same = l->key && strcmp(l->key, key) == 0 && l->printed < l->count;
    l->printed = same ? l->printed : 0;
    free(l->key);
    l->key = key;
}

void nb_listing_print(struct nb_listing *l, FILE *out)
{
    if (l->count == 0)
        return;
    const struct page p = measure(l);
    turn_page(l);
    if (p.described) {
        print_described(l, &p, out);
        l->printed = l->count;
    } else {
        l->printed += print_columns(l, &p, l->printed, out);
    }
    if (l->printed < l->count)
        fprintf(out, _("... and %zu more: Tab\n"), l->count - l->printed);
    fflush(out);
}
