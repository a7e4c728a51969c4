/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a module is here: its names, in columns, no more than a screen. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "help/help.h"
#include "value/interp.h"

struct names {
    struct nb_interp *in;
    const char *module;
    char **list;
    size_t count, cap, longest;
};

/* Names that lead nowhere, and Python's inner ones, are not shown. */
static void collect(const char *name, void *ctx)
{
    struct names *n = ctx;
    if (name[0] == '_' || !*name)
        return;
    n->list = nb_grow(n->list, &n->cap, n->count + 1, sizeof *n->list);
    n->list[n->count++] = nb_xstrdup(name);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_once(struct names *n)
{
    size_t kept = 0;
    if (n->count)
        qsort(n->list, n->count, sizeof *n->list, by_name);
    for (size_t i = 0; i < n->count; i++) {
        if (kept > 0 && strcmp(n->list[kept - 1], n->list[i]) == 0) {
            free(n->list[i]);
            continue;
        }
        n->list[kept++] = n->list[i];
        if (strlen(n->list[i]) > n->longest)
            n->longest = strlen(n->list[i]);
    }
    n->count = kept;
}

/* The names from left to right, in `lines` lines at most. Returns how many. */
static size_t set_columns(const struct names *n, size_t width, size_t lines, struct nb_buf *out)
{
    enum { CELL = 14 }; /* longer names take several */
    const size_t indent = 2, wide = n->longest + 2 < CELL ? n->longest + 2 : CELL;
    size_t used = indent, line = 0, i = 0;
    nb_buf_fill(out, ' ', indent);
    for (; i < n->count; i++) {
        const size_t len = strlen(n->list[i]), cells = (len + 2 + wide - 1) / wide;
        if (used + len > width && used > indent) {
            if (++line == lines)
                break;
            nb_buf_addc(out, '\n');
            nb_buf_fill(out, ' ', used = indent);
        }
        nb_buf_add(out, n->list[i]);
        nb_buf_fill(out, ' ', i + 1 < n->count ? cells * wide - len : 0);
        used += cells * wide;
    }
    nb_buf_addc(out, '\n');
    return i;
}

/* Without the blanks that end lines. */
static void print_trimmed(const char *text, FILE *out)
{
    while (*text) {
        const size_t len = strcspn(text, "\n");
        size_t end = len;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        fprintf(out, "%.*s\n", (int)end, text);
        text += len;
        text += *text == '\n';
    }
}

void nb_help_module(struct nb_leaf *p, struct nb_interp *in, const char *module)
{
    struct names n = {.in = in, .module = module};
    struct nb_buf text = {0};
    nb_interp_each_member(in, module, collect, &n);
    sort_once(&n);
    fprintf(p->out, _("%s: %zu names are here\n"), module, n.count);
    const size_t shown = set_columns(&n, p->width, NB_LEAF_LINES - 2, &text);
    print_trimmed(nb_buf_text(&text), p->out);
    if (shown < n.count)
        fprintf(p->out, _("  ... and %zu more: Tab behind the point lists them\n"),
                n.count - shown);
    for (size_t i = 0; i < n.count; i++)
        free(n.list[i]);
    free(n.list);
    nb_buf_free(&text);
}
