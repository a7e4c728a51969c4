/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not for the language becomes blanks, so that errors are where one sees them. */
#include "config.h"

#include "kernel/cell.h"

#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "kernel/fields.h"

/* The word that the line begins with, and it ends there. */
static bool begins(const char *line, const char *word)
{
    const size_t len = strlen(word);
    return strncmp(line, word, len) == 0 && strchr(" \t\r\n", line[len]);
}

/* Up to the end of the line. */
static void blank(char *line)
{
    memset(line, ' ', strcspn(line, "\n"));
}

static void leave_magic_out(char *source)
{
    static const char *const words[] = {"%matplotlib", "%config"};
    for (char *line = source; *line; line += *line == '\n') {
        for (size_t i = 0; i < NB_COUNT(words); i++)
            if (begins(line, words[i]))
                blank(line);
        line += strcspn(line, "\n");
    }
}

void nb_cell_source_read(struct nb_cell_source *c, struct json_object *code,
                         struct json_object *metadata)
{
    const size_t len = (size_t)json_object_get_string_len(code);
    const char *language = nb_field_text(metadata, "language", "");
    *c = (struct nb_cell_source){.source = nb_xstrndup(json_object_get_string(code), len)};
    for (size_t i = 0; i < len; i++) /* a NUL is a wrong letter, and no end */
        c->source[i] = c->source[i] ? c->source[i] : '\1';
    char *first = c->source + strspn(c->source, " \t\r\n");
    c->python = strcmp(language, "python") == 0;
    if (begins(first, "%%python") || begins(first, "%%python3")) {
        c->python = true;
        blank(first);
    }
    leave_magic_out(c->source);
}

void nb_cell_source_fini(struct nb_cell_source *c)
{
    free(c->source);
}
