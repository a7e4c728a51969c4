/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctest FILE.md...: runs the examples of documents. doctest --update FILE.md: prints the document
 * with what came in place of what must come.
 *
 * A fenced block that begins with ```nabla is a session at the prompt: lines
 * after "nabla> " (and "   ... ") are typed, the others are what must come. One that
 * begins with ```nabla more goes on with the session of the block before. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "base/language.h"
#include "pyplot/pyplot.h"

#define PROMPT "nabla> "
#define MORE "   ... "

/* A block being run: its session writes to `out`, which is a growing text. */
struct block {
    const char *file;
    size_t line;                /* of the statement */
    struct nb_session *session; /* of this block or the last one */
    bool open;
    FILE *out;
    char *printed;
    size_t size;
    struct nb_buf typed, expected;
    size_t examples, failures;
    bool updates; /* the document is printed */
};

static void close_session(struct block *b)
{
    if (!b->session)
        return;
    nb_session_free(b->session);
    fclose(b->out);
    free(b->printed);
    b->session = NULL;
}

static void open_session(struct block *b)
{
    close_session(b);
    b->out = open_memstream(&b->printed, &b->size);
    b->session = nb_pyplot_session((struct nb_session_options){.interactive = true, .out = b->out});
}

static void run_typed(struct block *b, struct nb_buf *came)
{
    struct nb_err err = {0};
    rewind(b->out);
    nb_session_run(b->session, nb_buf_text(&b->typed), &err);
    fflush(b->out);
    nb_buf_addn(came, b->printed, b->size);
    if (err.kind == NB_OK)
        return;
    nb_buf_printf(came, "%s%s\n", _("error: "), err.message);
    nb_err_print_caret(&err, nb_buf_text(&b->typed), 0, came);
}

/* Which letters a picture lacks depends on the fonts of the machine. */
static void drop_font_notes(struct nb_buf *came)
{
    struct nb_buf kept = {0};
    for (const char *line = nb_buf_text(came), *end; (end = strchr(line, '\n')); line = end + 1) {
        const char *note = strstr(line, "fonts-noto-cjk");
        if (!note || note > end)
            nb_buf_addn(&kept, line, (size_t)(end - line) + 1);
    }
    nb_buf_clear(came);
    nb_buf_add(came, nb_buf_text(&kept));
    nb_buf_free(&kept);
}

/* Runs what was typed so far and compares what came with what must come. */
static void finish_example(struct block *b)
{
    if (b->typed.len == 0)
        return;
    struct nb_buf came = {0};
    run_typed(b, &came);
    drop_font_notes(&came);
    b->examples++;
    if (b->updates)
        fputs(nb_buf_text(&came), stdout);
    else if (strcmp(nb_buf_text(&came), nb_buf_text(&b->expected)) != 0) {
        b->failures++;
        printf("%s:%zu: %s\n--- expected\n%s--- came\n%s", b->file, b->line, nb_buf_text(&b->typed),
               nb_buf_text(&b->expected), nb_buf_text(&came));
    }
    nb_buf_free(&came);
    nb_buf_clear(&b->typed);
    nb_buf_clear(&b->expected);
}

static bool has_prefix(const char *line, const char *prefix)
{
    return strncmp(line, prefix, strlen(prefix)) == 0;
}

static void take_line(struct block *b, const char *line, size_t number)
{
    const bool comes =
        b->open && !has_prefix(line, "```") && !has_prefix(line, PROMPT) && !has_prefix(line, MORE);
    if (has_prefix(line, "```")) {
        const bool fresh = strcmp(line, "```nabla") == 0, more = strcmp(line, "```nabla more") == 0;
        if (b->open)
            finish_example(b);
        else if (fresh || (more && !b->session))
            open_session(b);
        b->open = !b->open && (fresh || more);
    } else if (b->open && has_prefix(line, PROMPT)) {
        finish_example(b);
        b->line = number;
        nb_buf_add(&b->typed, line + strlen(PROMPT));
    } else if (b->open && has_prefix(line, MORE)) {
        nb_buf_printf(&b->typed, "\n%s", line + strlen(MORE));
    } else if (b->open) {
        nb_buf_printf(&b->expected, "%s\n", line);
    }
    if (b->updates && !comes)
        printf("%s\n", line);
}

static bool run_file(struct block *b, const char *path)
{
    struct nb_err err = {0};
    char *text = nb_read_file(path, &err);
    if (!text) {
        fprintf(stderr, "%s\n", err.message);
        return false;
    }
    b->file = path;
    size_t number = 1;
    char *line = text;
    for (char *end; (end = strchr(line, '\n')); line = end + 1, number++) {
        *end = '\0';
        take_line(b, line, number);
    }
    close_session(b);
    free(text);
    return true;
}

int main(int argc, char **argv)
{
    struct block b = {.updates = argc > 1 && strcmp(argv[1], "--update") == 0};
    const int first = 1 + b.updates;
    bool read = argc > first;
    nb_language_begin(); /* plots in the terminal have its letters */
    for (int i = first; i < argc; i++)
        read &= run_file(&b, argv[i]);
    if (!b.updates)
        printf("%zu examples, %zu wrong\n", b.examples, b.failures);
    nb_buf_free(&b.typed);
    nb_buf_free(&b.expected);
    return !read || b.failures || b.examples == 0;
}
