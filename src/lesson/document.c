/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson/document.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"

/* Where the next line goes. */
struct reader {
    struct nb_lesson *lesson;
    struct nb_lesson_part *part; /* NULL: the introduction */
    bool asking;                 /* questions have begun */
    bool code;                   /* in a fenced block */
    bool gap;                    /* a paragraph has ended */
};

static bool begins(const char *line, const char *prefix)
{
    return strncmp(line, prefix, strlen(prefix)) == 0;
}

/* Behind "12. "; the text itself where no number stands there. */
static const char *behind_number(const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    return digits && text[digits] == '.' && text[digits + 1] == ' ' ? text + digits + 2 : text;
}

static bool ends_wide(const struct nb_buf *b)
{
    const char *text = nb_buf_text(b);
    const size_t at = b->len ? nb_utf8_floor(text, b->len - 1) : 0;
    size_t used;
    return b->len && nb_utf8_width(nb_utf8_decode(text + at, b->len - at, &used)) == 2;
}

static bool begins_wide(const char *text)
{
    size_t used;
    return *text && nb_utf8_width(nb_utf8_decode(text, strlen(text), &used)) == 2;
}

/* A line of a paragraph: a blank stands between it and the one before, but between two Chinese
 * characters. Marks of code are for pages. */
static void add_words(struct nb_buf *out, const char *line, bool fresh)
{
    if (out->len > 0 && fresh)
        nb_buf_addc(out, '\n');
    else if (out->len > 0 && !(ends_wide(out) && begins_wide(line)))
        nb_buf_addc(out, ' ');
    for (; *line; line++)
        if (*line != '`')
            nb_buf_addc(out, *line);
}

static void begin_part(struct reader *r, const char *title, const char *text)
{
    struct nb_lesson *l = r->lesson;
    l->parts = nb_grow(l->parts, &l->cap, l->count + 1, sizeof *l->parts);
    r->part = &l->parts[l->count++];
    *r->part = (struct nb_lesson_part){.question = r->asking};
    add_words(&r->part->title, title, false);
    add_words(&r->part->text, text, false);
    l->steps += !r->asking;
}

static void take_heading(struct reader *r, const char *title)
{
    const char *text = behind_number(title);
    if (text != title) {
        begin_part(r, text, "");
        return;
    }
    r->asking = true;
    r->part = NULL;
    nb_buf_add(&r->lesson->questions, title);
}

static void take_text(struct reader *r, const char *line)
{
    struct nb_lesson_part *p = r->part;
    const char *words = line + strspn(line, " ");
    const bool answer = begins(words, "> ");
    if (!p)
        add_words(&r->lesson->about, words, r->gap);
    else if (p->question ? answer : p->code.len > 0)
        add_words(&p->after, answer ? words + 2 : words, r->gap);
    else
        add_words(&p->text, words, r->gap);
}

static void take_line(struct reader *r, const char *line)
{
    if (begins(line, "```")) {
        r->code = !r->code;
    } else if (r->code && r->part) {
        nb_buf_printf(&r->part->code, "%s\n", line);
    } else if (begins(line, "# ")) {
        nb_buf_add(&r->lesson->title, behind_number(line + 2));
    } else if (begins(line, "## ")) {
        take_heading(r, line + 3);
    } else if (r->asking && behind_number(line) != line) {
        begin_part(r, "", behind_number(line));
    } else if (*line) {
        take_text(r, line);
        r->gap = false;
        return;
    }
    r->gap = true;
}

void nb_lesson_read(struct nb_lesson *l, const char *const *lines)
{
    struct reader r = {.lesson = l, .gap = true};
    *l = (struct nb_lesson){.count = 0};
    for (; *lines; lines++)
        take_line(&r, *lines);
}

void nb_lesson_free(struct nb_lesson *l)
{
    for (size_t i = 0; i < l->count; i++) {
        nb_buf_free(&l->parts[i].title);
        nb_buf_free(&l->parts[i].text);
        nb_buf_free(&l->parts[i].code);
        nb_buf_free(&l->parts[i].after);
    }
    free(l->parts);
    nb_buf_free(&l->title);
    nb_buf_free(&l->about);
    nb_buf_free(&l->questions);
    *l = (struct nb_lesson){.count = 0};
}

/* From one line to the next. */
static size_t next_line(const char *code, size_t at)
{
    at += strcspn(code + at, "\n");
    return at + (code[at] == '\n');
}

bool nb_lesson_input(const char *code, size_t *from, size_t *to, size_t *end, struct nb_buf *typed)
{
    const size_t prompt = strlen(NB_LESSON_PROMPT);
    size_t at = *from;
    nb_buf_clear(typed);
    while (code[at] && !begins(code + at, NB_LESSON_PROMPT))
        at = next_line(code, at);
    *from = at;
    for (bool first = true;
         code[at] && begins(code + at, first ? NB_LESSON_PROMPT : NB_LESSON_MORE); first = false) {
        const size_t next = next_line(code, at),
                     skip = code[at] == ' ' ? strlen(NB_LESSON_MORE) : prompt;
        nb_buf_addn(typed, code + at + skip, next - at - skip);
        at = next;
    }
    *to = at;
    while (code[at] && !begins(code + at, NB_LESSON_PROMPT))
        at = next_line(code, at);
    *end = at;
    nb_buf_cut(typed, typed->len - (typed->len > 0));
    return typed->len > 0;
}
