/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions from the history. What does not begin with a text begins with no longer one
 * either, so all inputs are walked once for a line that is typed, not for each of its keys. */
#include "config.h"

#include "repl/suggest.h"

#include <stdlib.h>
#include <string.h>

#include <stdio.h>

#include <readline/history.h>

#include "base/xalloc.h"

static size_t shared(const char *a, const char *b, size_t most)
{
    size_t n = 0;
    while (n < most && a[n] == b[n])
        n++;
    return n;
}

/* The last of the first `below` inputs that begins with text[0..len): 1 and its place. */
static size_t find(HIST_ENTRY **inputs, size_t below, const char *text, size_t len)
{
    while (below > 0 && strncmp(inputs[below - 1]->line, text, len) != 0)
        below--;
    return below;
}

const char *nb_suggest_rest(struct nb_suggest *s, const char *typed, size_t len)
{
    HIST_ENTRY **inputs = history_list();
    if (!inputs || len == 0)
        return NULL;
    s->found = nb_grow(s->found, &s->found_cap, len + 1, sizeof *s->found);
    s->typed = nb_grow(s->typed, &s->typed_cap, len + 1, sizeof *s->typed);
    s->found[0] = (size_t)history_length;
    const size_t same = shared(s->typed, typed, s->known < len ? s->known : len);
    for (size_t n = same + 1; n <= len; n++)
        s->found[n] = find(inputs, s->found[n - 1], typed, n);
    memcpy(s->typed + same, typed + same, len - same);
    s->known = len;
    const char *rest = s->found[len] > 0 ? inputs[s->found[len] - 1]->line + len : "";
    return *rest ? rest : NULL;
}

void nb_suggest_forget(struct nb_suggest *s)
{
    s->known = 0;
}

void nb_suggest_free(struct nb_suggest *s)
{
    free(s->typed);
    free(s->found);
    *s = (struct nb_suggest){0};
}
