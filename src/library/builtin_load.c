/* SPDX-License-Identifier: GPL-3.0-or-later */
/* load("file.nab"): runs another file. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/outfile.h"
#include "base/xalloc.h"
#include "lang/program.h"
#include "value/convert.h"
#include "value/interp.h"

/* A path as it is meant in the file that is running: beside it. */
static char *beside(const struct nb_source *running, const char *path)
{
    const char *slash = running ? strrchr(running->path, '/') : NULL;
    if (path[0] == '/' || !slash)
        return nb_xstrdup(path);
    struct nb_buf full = {0};
    nb_buf_addn(&full, running->path, (size_t)(slash + 1 - running->path));
    nb_buf_add(&full, path);
    return nb_buf_take(&full);
}

static bool is_same_file(const char *a, const char *b)
{
    char *x = realpath(a, NULL), *y = realpath(b, NULL);
    bool same = x && y && strcmp(x, y) == 0;
    free(x);
    free(y);
    return same;
}

static bool is_running(const struct nb_interp *in, const char *path)
{
    for (const struct nb_source *s = in->source; s; s = s->outer)
        if (is_same_file(s->path, path))
            return true;
    return false;
}

/* The error in the file, told at the call: "lib.nab:3:1: unknown name 'a'". */
static void place_error(struct nb_err *err, const char *path, const char *text)
{
    struct nb_err inner = *err;
    size_t line = 0, column = 0;
    if (inner.kind == NB_ERR_INTERRUPTED || !inner.has_span)
        return;
    nb_source_position(text, inner.span.start, &line, &column);
    *err = (struct nb_err){0};
    nb_err_set(err, inner.kind == NB_ERR_INCOMPLETE ? NB_ERR_SYNTAX : inner.kind, "%s:%zu:%zu: %s",
               path, line, column, inner.message);
    if (inner.hint[0])
        nb_err_hint(err, "%s", inner.hint);
}

/* The statement that loads is still under way: nothing is collected meanwhile. */
static bool run(struct nb_interp *in, const char *path, const char *text, struct nb_err *err)
{
    struct nb_source source = {path, in->source, nb_path_is_python(path)};
    in->source = &source;
    in->depth++;
    bool ok = nb_interp_run(in, text, err);
    in->depth--;
    in->source = source.outer;
    if (!ok)
        place_error(err, path, text);
    return ok;
}

static struct nb_value load(struct nb_args *a)
{
    const char *given = "";
    if (!nb_arg_text(a, 0, &given))
        return NB_FAILED;
    char *path = beside(a->in->source, given), *text = NULL;
    if (is_running(a->in, path))
        nb_fail(a, NB_ERR_FILE, _("%s is loading already: files load each other in a circle"),
                path);
    else
        text = nb_read_file(path, a->err);
    bool ok = text && run(a->in, path, text, a->err);
    nb_err_at(a->err, a->arg_span[0]);
    free(text);
    free(path);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "load",
     .params = "path",
     .run = load,
     .doc = N_("Runs a file; its path counts from the file that loads it.")},
};

const struct nb_builtins nb_load_builtins = NB_BUILTINS(rows, NULL);
