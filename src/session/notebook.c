/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session whose results and figures somebody else shows: a notebook. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lang/program.h"
#include "session/command.h"

/* A file that load() runs prints what it gives: only the source itself has a last statement. */
static bool show_result(void *ctx, const char *text, bool last)
{
    const struct nb_session *s = ctx;
    const bool inner = s->in->source && s->in->source != &s->script;
    if (!last || inner)
        return false;
    s->options.notebook->result(s->options.notebook->ctx, text);
    return true;
}

void nb_session_begin_notebook(struct nb_session *s)
{
    s->in->shown = show_result;
    s->in->shown_ctx = s;
}

bool nb_session_write_figure(struct nb_session *s, const char *path, struct nb_err *err)
{
    struct nb_save save;
    nb_save_init(&save);
    const bool ok = nb_session_write(s, path, &save, err);
    nb_save_fini(&save);
    return ok;
}

bool nb_session_ask(struct nb_session *s, const char *source, struct nb_buf *out,
                    struct nb_err *err)
{
    char *text = NULL;
    size_t len = 0;
    FILE *const outside = s->in->out, *inside = open_memstream(&text, &len);
    if (!inside)
        return nb_err_set(err, NB_ERR_FILE, "%s", strerror(errno));
    void (*const note)(void *ctx, const char *text) = s->in->note;
    bool (*const shown)(void *ctx, const char *text, bool last) = s->in->shown;
    s->in->out = inside;
    s->in->note = NULL;
    s->in->shown = NULL;
    const bool ok = nb_interp_run(s->in, source, err);
    s->in->out = outside;
    s->in->note = note;
    s->in->shown = shown;
    fclose(inside);
    nb_buf_addn(out, text, len);
    free(text);
    return ok;
}

void nb_session_stay(struct nb_session *s)
{
    s->in->exit = false;
}

const char *nb_session_figure_text(const struct nb_session *s)
{
    return s->figure.caption ? s->figure.caption : "";
}

size_t nb_session_input_count(const struct nb_session *s)
{
    return s->results.count;
}
