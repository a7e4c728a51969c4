/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs copied from another session, with its prompts. */
#include "config.h"

#include "repl/pasted.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"

static const char *const prompts[] = {"nabla>", ">>>", "..."};

/* The length of the prompt that a line begins with, and of its one blank: what
 * follows may be indented. 0 when there is none. */
static size_t prompt_length(const char *line, size_t len)
{
    size_t margin = strspn(line, " "); /* our own continuation is indented */
    for (size_t i = 0; i < NB_COUNT(prompts); i++) {
        size_t end = margin + strlen(prompts[i]);
        if (end > len || strncmp(line + margin, prompts[i], end - margin) != 0)
            continue;
        if (end == len)
            return end;
        if (line[end] == ' ')
            return end + 1;
    }
    return 0;
}

char *nb_pasted_strip(const char *text)
{
    assert(text);
    struct nb_buf out = {0};
    bool session = prompt_length(text, strcspn(text, "\n")) > 0;
    for (const char *line = text; *line;) {
        size_t len = strcspn(line, "\n");
        size_t next = len + (line[len] == '\n');
        size_t skip = prompt_length(line, len);
        if (skip > 0 || !session)
            nb_buf_addn(&out, line + skip, next - skip);
        line += next;
    }
    return nb_buf_take(&out);
}
