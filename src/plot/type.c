/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markup, cut into pieces. */
#include "config.h"

#include "plot/type.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/xalloc.h"

static const struct {
    const char *tag;
    int italic, script; /* what it changes */
} tags[] = {
    {"<i>", 1, 0},     {"</i>", -1, 0},  {"<sup>", 0, 1},
    {"</sup>", 0, -1}, {"<sub>", 0, -1}, {"</sub>", 0, 1},
};

static const struct {
    const char *entity;
    char letter;
} entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};

void nb_type_line_free(struct nb_type_line *line)
{
    for (size_t i = 0; i < line->count; i++)
        free(line->pieces[i].text);
    free(line->pieces);
    *line = (struct nb_type_line){0};
}

/* Ends a piece, if it has letters. */
static void add_piece(struct nb_type_line *line, struct nb_buf *letters, bool italic, int script)
{
    if (letters->len == 0)
        return;
    line->pieces = nb_grow(line->pieces, &line->cap, line->count + 1, sizeof *line->pieces);
    line->pieces[line->count++] = (struct nb_type_piece){
        .text = nb_xstrdup(nb_buf_text(letters)), .italic = italic, .script = script};
    nb_buf_clear(letters);
}

/* Length of the tag at the start of the text, 0: none that is known. */
static size_t read_tag(const char *text, int *italic, int *script)
{
    for (size_t i = 0; i < NB_COUNT(tags); i++) {
        const size_t len = strlen(tags[i].tag);
        if (strncmp(text, tags[i].tag, len) != 0)
            continue;
        *italic += tags[i].italic;
        *script += tags[i].script;
        return len;
    }
    return 0;
}

/* Adds the letter at the start of the text; how long it is there. */
static size_t read_letter(const char *text, struct nb_buf *letters)
{
    for (size_t i = 0; i < NB_COUNT(entities); i++)
        if (strncmp(text, entities[i].entity, strlen(entities[i].entity)) == 0) {
            nb_buf_addc(letters, entities[i].letter);
            return strlen(entities[i].entity);
        }
    nb_buf_addc(letters, *text);
    return 1;
}

bool nb_type_read(const char *markup, struct nb_type_line *line)
{
    struct nb_buf letters = {0};
    int italic = 0, script = 0;
    bool good = true;
    while (*markup && good) {
        if (*markup == '<') {
            add_piece(line, &letters, italic > 0, script);
            const size_t len = read_tag(markup, &italic, &script);
            markup += len;
            good = len > 0 && abs(script) <= 1;
        } else {
            markup += read_letter(markup, &letters);
        }
    }
    add_piece(line, &letters, italic > 0, script);
    nb_buf_free(&letters);
    return good;
}
