/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs copied from another session, with its prompts, or from a page in Markdown. */
#include "config.h"

#include "repl/pasted.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"

/* A line of a text, without its newline. */
struct line {
    const char *text;
    size_t len;
};

/* The line at *at, which goes behind it; false at the end of the text. */
static bool next_line(const char **at, struct line *line)
{
    if (!**at)
        return false;
    *line = (struct line){*at, strcspn(*at, "\n")};
    *at += line->len + ((*at)[line->len] == '\n');
    return true;
}

/* The length of IPython's "In [12]:", 0 when it is not there. */
static size_t numbered_length(const char *text)
{
    const size_t digits = strncmp(text, "In [", 4) == 0 ? strspn(text + 4, "0123456789") : 0;
    return digits > 0 && strncmp(text + 4 + digits, "]:", 2) == 0 ? digits + 6 : 0;
}

static size_t word_length(const char *text)
{
    static const char *const prompts[] = {"nabla>", ">>>", "...:", "..."};
    for (size_t i = 0; i < NB_COUNT(prompts); i++) {
        const size_t len = strlen(prompts[i]);
        if (strncmp(text, prompts[i], len) == 0 && strchr(" \n", text[len]))
            return len;
    }
    return numbered_length(text);
}

/* The length of the prompt that a line begins with, and of its one blank: what
 * follows may be indented. 0 when there is none. */
static size_t prompt_length(struct line line)
{
    const size_t margin = strspn(line.text, " "); /* our own continuation is indented */
    const size_t word = word_length(line.text + margin), end = margin + word;
    return word == 0 ? 0 : end + (line.text[end] == ' ');
}

/* A line that begins or ends a piece of code in Markdown. */
static bool is_fence(struct line line)
{
    const char *text = line.text + strspn(line.text, " ");
    return strncmp(text, "```", 3) == 0 || strncmp(text, "~~~", 3) == 0;
}

static bool is_blank(struct line line)
{
    return strspn(line.text, " \t\r") >= line.len;
}

static bool is_session(const char *text)
{
    struct line line = {text, 0};
    for (const char *at = text; next_line(&at, &line) && is_blank(line);)
        ;
    return prompt_length(line) > 0;
}

/* Adds what was typed in a text; it is empty then. */
static void add_typed(struct nb_buf *out, struct nb_buf *text)
{
    const bool session = is_session(nb_buf_text(text));
    struct line line;
    for (const char *at = nb_buf_text(text); next_line(&at, &line);) {
        const size_t skip = prompt_length(line);
        if (skip > 0 || !session)
            nb_buf_addn(out, line.text + skip, (size_t)(at - line.text) - skip);
    }
    nb_buf_clear(text);
}

/* Each piece between two fences is a text of its own; without any, the whole is one. */
char *nb_pasted_strip(const char *text)
{
    assert(text);
    struct nb_buf piece = {0}, out = {0};
    bool fenced = false, inside = false;
    struct line line;
    for (const char *at = text; next_line(&at, &line);)
        fenced |= is_fence(line);
    for (const char *at = text; next_line(&at, &line);) {
        if (is_fence(line)) {
            add_typed(&out, &piece);
            inside = !inside;
        } else if (inside || !fenced) {
            nb_buf_addn(&piece, line.text, (size_t)(at - line.text));
        }
    }
    add_typed(&out, &piece);
    nb_buf_free(&piece);
    return nb_buf_take(&out);
}
