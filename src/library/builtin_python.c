/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What scripts want of Python's own modules: the clock, folders and paths, leaving. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "value/convert.h"
#include "value/interp.h"

static struct nb_value clock_now(struct nb_args *a)
{
    bool of_day = strcmp(a->builtin->name, "time.time") == 0;
    struct timespec t;
    clock_gettime(of_day ? CLOCK_REALTIME : CLOCK_MONOTONIC, &t);
    return nb_number((double)t.tv_sec + 1e-9 * (double)t.tv_nsec);
}

/* In steps, so that Ctrl-C ends it. */
static struct nb_value pause_for(struct nb_args *a)
{
    double seconds;
    if (!nb_arg_number(a, 0, &seconds))
        return NB_FAILED;
    for (; seconds > 0 && nb_interrupt_check(a->err); seconds -= 0.02)
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    return a->err->kind == NB_OK ? nb_none() : NB_FAILED;
}

/* All folders of the path, as far as they are not there. */
static struct nb_value make_folders(struct nb_args *a)
{
    const char *path;
    if (!nb_arg_text(a, 0, &path))
        return NB_FAILED;
    if (a->in->writes_nothing)
        return nb_none();
    char *part = nb_xstrdup(path);
    for (char *s = part + (*part != 0); *part && s[-1]; s++) {
        char kept = *s;
        if (kept != '/' && kept != '\0')
            continue;
        *s = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            nb_fail(a, NB_ERR_FILE, "%s: %s", part, nb_i18n_cause(errno));
        *s = kept;
    }
    free(part);
    nb_err_at(a->err, a->arg_span[0]);
    return a->err->kind == NB_OK ? nb_none() : NB_FAILED;
}

static struct nb_value is_there(struct nb_args *a)
{
    const char *path;
    if (!nb_arg_text(a, 0, &path))
        return NB_FAILED;
    return nb_true_or_false(access(path, F_OK) == 0);
}

/* One that begins at the root stands alone, as in Python. */
static struct nb_value join_paths(struct nb_args *a)
{
    struct nb_buf path = {0};
    for (size_t i = 0; i < a->nrest && a->err->kind == NB_OK; i++) {
        if (a->rest[i].type != NB_STRING) {
            nb_fail(a, NB_ERR_TYPE, _("a path is made of texts"));
            nb_err_at(a->err, a->rest_span[i]);
            break;
        }
        const char *part = a->rest[i].text->bytes;
        if (part[0] == '/')
            path.len = 0;
        bool bare = path.len == 0 || path.bytes[path.len - 1] == '/';
        nb_buf_printf(&path, "%s%s", bare ? "" : "/", part);
    }
    struct nb_value v = NB_FAILED;
    if (a->err->kind == NB_OK)
        v = nb_string(&a->in->pool->gc, nb_buf_text(&path), path.len);
    nb_buf_free(&path);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "time.time", .params = "", .run = clock_now, .doc = N_("Seconds since 1970.")},
    {.name = "time.perf_counter",
     .aliases = "time.monotonic time.process_time",
     .params = "",
     .run = clock_now,
     .doc = N_("Seconds since some moment, to measure with.")},
    {.name = "time.sleep",
     .params = "seconds",
     .run = pause_for,
     .doc = N_("Waits so many seconds.")},
    {.name = "os.makedirs",
     .params = "name, exist_ok=",
     .run = make_folders,
     .doc = N_("Makes a folder, and those that it stands in.")},
    {.name = "os.path.exists",
     .aliases = "os.path.isdir os.path.isfile",
     .params = "path",
     .run = is_there,
     .doc = N_("Whether there is a file of this name.")},
    {.name = "os.path.join",
     .params = "*parts",
     .run = join_paths,
     .doc = N_("A path of its parts.")},
    {.name = "sys.exit", .params = "status=", .run = nb_leave, .doc = N_("Leaves.")},
};

const struct nb_builtins nb_python_builtins = NB_BUILTINS(rows, NULL);
