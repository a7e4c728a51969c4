/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items to lines: they are set, counted, and set again without the one that is least needed
 * while there are too many. */
#include "config.h"

#include "help/leaf.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/wrap.h"
#include "base/xalloc.h"
#include "value/interp.h"

enum {
    NAME = 12,       /* columns of a fact's name */
    GAP = 2,         /* between texts and the picture */
    NARROW = 50,     /* a page without room for names in a column of their own */
    LEAST_SIDE = 70, /* a page that has texts beside the picture */
};

/* The lines that are being set. */
struct setter {
    const struct nb_leaf *page;
    struct nb_buf out, line;
    size_t used, lines; /* columns of the line; lines before it */
    size_t side_lines, side_width;
};

void nb_leaf_init(struct nb_leaf *p, const struct nb_interp *in)
{
    struct winsize size = {0};
    *p = (struct nb_leaf){
        .out = in->out, .screen = in->screen ? in->screen : in->out, .width = NB_LEAF_WIDTH};
    p->ascii = in->settings.term == NB_TERM_ASCII || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    if (nb_leaf_is_seen(p) && ioctl(fileno(p->screen), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        p->width = size.ws_col < NB_LEAF_MOST ? size.ws_col : NB_LEAF_MOST;
}

bool nb_leaf_is_seen(const struct nb_leaf *p)
{
    const int file = fileno(p->screen); /* -1: a stream in memory */
    return file >= 0 && isatty(file);
}

static struct nb_leaf_item *add(struct nb_leaf *p, enum nb_leaf_rank rank, const char *name,
                                const char *text)
{
    p->items = nb_grow(p->items, &p->cap, p->count + 1, sizeof *p->items);
    struct nb_leaf_item *it = &p->items[p->count++];
    *it = (struct nb_leaf_item){.rank = rank, .text = nb_xstrdup(text)};
    it->name = name ? nb_xstrdup(name) : NULL;
    return it;
}

void nb_leaf_head(struct nb_leaf *p, const char *text)
{
    add(p, NB_LEAF_KEY, NULL, text)->head = true;
}

void nb_leaf_text(struct nb_leaf *p, enum nb_leaf_rank rank, const char *text)
{
    if (text && *text)
        add(p, rank, NULL, text);
}

void nb_leaf_fact(struct nb_leaf *p, enum nb_leaf_rank rank, const char *name, const char *text)
{
    if (text && *text)
        add(p, rank, name, text);
}

void nb_leaf_code(struct nb_leaf *p, enum nb_leaf_rank rank, const char *text)
{
    add(p, rank, NULL, text)->code = true;
}

/* The columns that the line has. */
static size_t room(const struct setter *s)
{
    return s->lines < s->side_lines ? s->page->width - s->side_width - GAP : s->page->width;
}

/* The picture's line with this number, NULL past the last. */
static const char *picture_line(const struct nb_leaf *p, size_t number, size_t *len)
{
    const char *at = nb_buf_text(&p->picture);
    for (; *at && number > 0; number--) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    *len = strcspn(at, "\n");
    return *at ? at : NULL;
}

static void end_line(struct setter *s)
{
    size_t len = 0;
    const char *side = s->lines < s->side_lines ? picture_line(s->page, s->lines, &len) : NULL;
    nb_buf_addn(&s->out, nb_buf_text(&s->line), s->line.len);
    if (side && len > 0) {
        nb_buf_fill(&s->out, ' ', s->page->width - s->side_width - s->used);
        nb_buf_addn(&s->out, side, len);
    }
    nb_buf_addc(&s->out, '\n');
    nb_buf_clear(&s->line);
    s->used = 0;
    s->lines++;
}

static void put(struct setter *s, const char *text, size_t len)
{
    nb_buf_addn(&s->line, text, len);
    s->used += nb_utf8_columns(text, len);
}

static void indent(struct setter *s, size_t columns)
{
    while (s->used < columns)
        put(s, " ", 1);
}

/* How much of a word that is wider than a line goes into `columns`: best up to an operator. */
static size_t part_of_word(const char *word, size_t len, size_t columns)
{
    size_t fits = 0, best = 0, used;
    for (size_t i = 0; i < len; i += used) {
        nb_utf8_decode(word + i, len - i, &used);
        if (nb_utf8_columns(word, i + used) > columns)
            break;
        fits = i + used;
        if (strchr(" ,(+*/=-", word[i]))
            best = fits;
    }
    return best ? best : fits;
}

/* A word that begins its line, in as many lines as it takes. */
static void put_long(struct setter *s, const char *word, size_t len, size_t left)
{
    while (len > 0) {
        const size_t columns = room(s) > s->used + 1 ? room(s) - s->used : 1;
        size_t n = nb_utf8_columns(word, len) <= columns ? len : part_of_word(word, len, columns);
        n = n ? n : len;
        put(s, word, n);
        word += n;
        len -= n;
        if (len > 0) {
            end_line(s);
            indent(s, left);
        }
    }
}

/* Words from where the line is; those that follow it begin at column `left`. */
static void set_words(struct setter *s, const char *text, size_t left)
{
    bool first = true, apart = false; /* a blank stands before the word */
    for (const char *word = text; *word; word += apart) {
        const size_t len = nb_wrap_piece(word), wide = nb_utf8_columns(word, len);
        const bool fits = s->used + apart + wide <= room(s);
        if (!fits && !first) {
            end_line(s);
            indent(s, left);
        } else if (apart) {
            put(s, " ", 1);
        }
        put_long(s, word, len, left);
        first = false;
        word += len;
        apart = *word == ' ' || *word == '\n';
    }
    end_line(s);
}

static void set_code(struct setter *s, const char *text)
{
    for (const char *line = text; *line;) {
        const size_t len = strcspn(line, "\n");
        indent(s, 4);
        put_long(s, line, len, 6);
        end_line(s);
        line += len;
        line += *line == '\n';
    }
}

static void set_item(struct setter *s, const struct nb_leaf_item *it)
{
    const bool narrow = s->page->width < NARROW;
    if (it->code) {
        set_code(s, it->text);
        return;
    }
    if (it->head) {
        set_words(s, it->text, 4);
        return;
    }
    indent(s, 2);
    if (!it->name) {
        set_words(s, it->text, 2);
        return;
    }
    put(s, it->name, strlen(it->name));
    put(s, ":", narrow && *it->name);
    indent(s, narrow ? (*it->name ? s->used + 1 : 4) : 2 + NAME + 1);
    set_words(s, it->text, narrow ? 4 : 2 + NAME + 1);
}

static size_t picture_width(const struct nb_leaf *p)
{
    size_t width = 0, len;
    const char *line;
    for (size_t i = 0; (line = picture_line(p, i, &len)); i++)
        width = nb_utf8_columns(line, len) > width ? nb_utf8_columns(line, len) : width;
    return width;
}

/* The picture below the texts, if it was not beside them. */
static void set_picture(struct setter *s)
{
    const char *line;
    size_t len;
    for (size_t i = 0; (line = picture_line(s->page, i, &len)); i++) {
        indent(s, 2);
        put(s, line, len);
        end_line(s);
    }
}

static size_t set_page(const struct nb_leaf *p, struct nb_buf *out)
{
    struct setter s = {.page = p};
    size_t pictured = 0, len;
    while (picture_line(p, pictured, &len))
        pictured++;
    if (pictured && p->width >= LEAST_SIDE) {
        s.side_lines = pictured;
        s.side_width = picture_width(p);
    }
    for (size_t i = 0; i < p->count; i++)
        set_item(&s, &p->items[i]);
    while (s.lines < s.side_lines)
        end_line(&s);
    if (!s.side_lines)
        set_picture(&s);
    nb_buf_clear(out);
    nb_buf_addn(out, nb_buf_text(&s.out), s.out.len);
    nb_buf_free(&s.out);
    nb_buf_free(&s.line);
    return s.lines;
}

/* Leaves out what is least needed; false: all that is left is. */
static bool leave_out(struct nb_leaf *p)
{
    size_t least = p->count;
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].rank != NB_LEAF_KEY &&
            (least == p->count || p->items[i].rank >= p->items[least].rank))
            least = i;
    if (least == p->count) {
        const bool pictured = p->picture.len > 0;
        nb_buf_free(&p->picture);
        return pictured;
    }
    free(p->items[least].name);
    free(p->items[least].text);
    p->count--;
    memmove(&p->items[least], &p->items[least + 1], (p->count - least) * sizeof *p->items);
    return true;
}

static void print(struct nb_leaf *p)
{
    struct nb_buf text = {0};
    while (set_page(p, &text) > NB_LEAF_LINES && !p->whole && leave_out(p))
        continue;
    fputs(nb_buf_text(&text), p->out);
    nb_buf_free(&text);
}

void nb_leaf_end(struct nb_leaf *p, bool printed)
{
    if (printed)
        print(p);
    for (size_t i = 0; i < p->count; i++) {
        free(p->items[i].name);
        free(p->items[i].text);
    }
    free(p->items);
    nb_buf_free(&p->picture);
    p->items = NULL;
    p->count = p->cap = 0;
}
