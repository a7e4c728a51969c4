/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for tests, from their text form. */
#include "config.h"

#include "tests/plot/fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "figure/message.h"
#include "lang/prelude.h"

void fixture_read(struct fixture *f, const char *text)
{
    *f = (struct fixture){.pool = nb_pool_new()};
    nb_prelude_install(f->pool);
    nb_figure_init(&f->figure);
    f->reader = (struct nb_figure_reader){.figure = &f->figure, .wire = {.pool = f->pool}};
    struct nb_buf in = {0};
    nb_buf_add(&in, text);
    nb_buf_addc(&in, '\n');
    char *line;
    while ((line = nb_message_take(&in))) {
        if (f->err.kind == NB_OK)
            nb_figure_read(&f->reader, line, &f->err);
        free(line);
    }
    nb_buf_free(&in);
}

void fixture_free(struct fixture *f)
{
    nb_wire_reader_free(&f->reader.wire);
    nb_figure_free(&f->figure);
    nb_pool_free(f->pool);
}

const char *fixture_path(const char *name)
{
    static char path[4096];
    const char *srcdir = getenv("srcdir");
    snprintf(path, sizeof path, "%s/tests/plot/%s", srcdir ? srcdir : ".", name);
    return path;
}
