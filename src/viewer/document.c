/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as it came over the line. */
#include "config.h"

#include "viewer/document.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "figure/live.h"
#include "lang/prelude.h"

enum { MAX_NAMES = 6 };

struct nb_document *nb_document_new(void)
{
    struct nb_document *d = nb_xcalloc(1, sizeof *d);
    d->pool = nb_pool_new();
    nb_prelude_install(d->pool);
    nb_figure_init(&d->figure);
    d->reader = (struct nb_figure_reader){
        .figure = &d->figure, .wire = {.pool = d->pool}, .shares = &d->shares};
    return d;
}

void nb_document_free(struct nb_document *d)
{
    if (!d)
        return;
    nb_handover_free(&d->shares);
    nb_wire_reader_free(&d->reader.wire);
    nb_figure_free(&d->figure);
    nb_pool_free(d->pool);
    nb_document_free(d->next);
    free(d);
}

void nb_document_line(struct nb_document *d, const char *line, int share)
{
    assert(line);
    if (d->next) {
        nb_document_line(d->next, line, share);
        d->err = d->err.kind == NB_OK ? d->next->err : d->err;
        return;
    }
    if (strcmp(line, "page") == 0) {
        d->next = nb_document_new();
        d->figure.next = &d->next->figure;
        return;
    }
    if (share >= 0)
        nb_handover_add(&d->shares, share, 0);
    if (d->err.kind == NB_OK)
        nb_figure_read(&d->reader, line, &d->err);
}

bool nb_document_end(const struct nb_document *d)
{
    return d->err.kind == NB_OK;
}

void nb_document_move(struct nb_document *d, const char *name, double value)
{
    struct nb_figure *f = &d->figure;
    double *values = nb_xcalloc(f->param_count + 1, sizeof *values);
    for (size_t i = 0; i < f->param_count; i++)
        values[i] = strcmp(f->params[i].name, name) == 0 ? value : f->params[i].value;
    nb_live_move(f, d->pool, values);
    free(values);
}

static void add_names(const struct nb_axes *a, size_t *names, struct nb_buf *title)
{
    for (size_t i = 0; i < a->count && *names <= MAX_NAMES; i++)
        if (a->curves[i].label[0]) {
            nb_buf_add(title, *names ? ", " : ": ");
            nb_buf_add(title, *names < MAX_NAMES ? a->curves[i].label : "…");
            ++*names;
        }
}

char *nb_document_title(const struct nb_document *d, const char *name)
{
    const struct nb_figure *f = &d->figure;
    const char *given = f->title ? f->title : f->axes[0].title;
    struct nb_buf title = {0};
    nb_buf_add(&title, name && *name ? name : "nabla");
    if (given && *given) {
        nb_buf_printf(&title, ": %s", given);
        return nb_buf_take(&title);
    }
    size_t names = 0;
    for (size_t i = 0; i < f->count && names <= MAX_NAMES; i++)
        add_names(&f->axes[i], &names, &title);
    return nb_buf_take(&title);
}
