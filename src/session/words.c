/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words about the session itself: who, clear, history, save. */
#include "config.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "base/pager.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/param.h"
#include "value/show.h"

enum { WIDTH = 80, NAME_WIDTH = 24, FEW = 10 };

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The user's names, in order; ans is nobody's. The caller frees the list, not the names. */
static const char **own_names(struct nb_interp *in, size_t *count)
{
    const char **names = nb_xcalloc(in->globals.count + 1, sizeof *names);
    *count = 0;
    for (size_t i = 0; i < in->globals.count; i++)
        if (strcmp(in->globals.entries[i].name, "ans") != 0)
            names[(*count)++] = in->globals.entries[i].name;
    qsort(names, *count, sizeof *names, by_name);
    return names;
}

/* As much of the first line as has room. */
static void add_brief(const char *text, size_t room, struct nb_buf *out)
{
    const size_t line = strcspn(text, "\n");
    size_t used, len = 0, columns = 0;
    while (len < line) {
        columns += nb_utf8_width(nb_utf8_decode(text + len, line - len, &used));
        if (columns + 2 > room)
            break;
        len += used;
    }
    nb_buf_addn(out, text, len);
    nb_buf_add(out, text[len] ? " …" : "");
}

/* A value in a line; of a large tensor its shape. */
static bool add_value(struct nb_args *a, struct nb_value v, size_t room, struct nb_buf *out)
{
    struct nb_buf text = {0};
    const struct nb_shape *s = v.type == NB_TENSOR ? &v.node->shape : NULL;
    if (s && nb_shape_count(*s) > FEW) {
        if (s->rank == 1)
            nb_buf_printf(out, _("tensor of %zu numbers"), s->dim[0]);
        else
            nb_buf_printf(out, _("tensor of %zu x %zu numbers"), s->dim[0], s->dim[1]);
        return true;
    }
    const bool ok = nb_show(v, &a->in->settings, false, &text, a->err);
    if (ok)
        add_brief(nb_buf_text(&text), room, out);
    nb_buf_free(&text);
    return ok;
}

static struct nb_value who(struct nb_args *a)
{
    size_t count, width = 0;
    const char **names = own_names(a->in, &count);
    struct nb_buf out = {0};
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        const size_t columns = nb_utf8_columns(names[i], strlen(names[i]));
        width = columns > width && columns <= NAME_WIDTH ? columns : width;
    }
    for (size_t i = 0; i < count && ok; i++) {
        const size_t columns = nb_utf8_columns(names[i], strlen(names[i]));
        const size_t gap = columns < width ? width - columns : 0;
        nb_buf_printf(&out, "%s%*s  ", names[i], (int)gap, "");
        ok = add_value(a, nb_interp_lookup(a->in, names[i]), WIDTH - columns - gap - 2, &out);
        nb_buf_addc(&out, '\n');
    }
    if (ok)
        fputs(count ? nb_buf_text(&out) : _("no name is your own yet\n"), a->in->out);
    nb_buf_free(&out);
    free(names);
    return ok ? nb_none() : NB_FAILED;
}

/* ---- clear ------------------------------------------------------------------- */

static struct nb_value clear_all(struct nb_args *a)
{
    size_t count;
    const char **names = own_names(a->in, &count);
    char **kept = nb_xcalloc(count + 1, sizeof *kept); /* names go with their values */
    for (size_t i = 0; i < count; i++)
        kept[i] = nb_xstrdup(names[i]);
    for (size_t i = 0; i < count; i++) {
        nb_interp_forget(a->in, kept[i]);
        free(kept[i]);
    }
    fprintf(a->in->out, count == 1 ? _("%zu name is cleared\n") : _("%zu names are cleared\n"),
            count);
    free(kept);
    free(names);
    return nb_none();
}

static struct nb_value clear(struct nb_args *a)
{
    if (a->nrest == 0)
        return clear_all(a);
    for (size_t i = 0; i < a->nrest; i++) {
        const char *name = a->rest[i].type == NB_STRING ? a->rest[i].text->bytes : NULL;
        if (name && nb_interp_forget(a->in, name))
            continue;
        if (name)
            nb_fail(a, NB_ERR_NAME, _("'%s' is no name of your own"), name);
        else
            nb_fail(a, NB_ERR_TYPE, _("expected names: clear x, or clear(\"x\", \"y\")"));
        nb_err_at(a->err, a->rest_span[i]);
        return NB_FAILED;
    }
    return nb_none();
}

/* ---- history and save ---------------------------------------------------------- */

/* Inputs that asked and made nothing. */
static bool only_asks(const char *text)
{
    static const char *const words[] = {"help",   "who",  "history", "save", "time", "tour",
                                        "lesson", "quiz", "exit",    "quit", "list", "set()"};
    const size_t len = strcspn(text, "\n");
    if (text[0] == '?' || text[0] == '%' || (len > 0 && text[len - 1] == '?'))
        return true;
    for (size_t i = 0; i < NB_COUNT(words); i++) {
        const size_t n = strlen(words[i]);
        if (strncmp(text, words[i], n) == 0 && (!text[n] || strchr(" (\n", text[n])))
            return true;
    }
    return false;
}

struct wanted {
    struct nb_value count;
};

static const struct nb_param history_params[] = {
    {"count=", nb_param_value, .offset = offsetof(struct wanted, count)},
    {.name = NULL},
};

/* An input with its number; lines of a block stand below each other. */
static void print_input(FILE *out, size_t number, const char *text, bool taken_back)
{
    fprintf(out, "%4zu  %s", number, taken_back ? _("(taken back) ") : "");
    for (const char *line = text; *line;) {
        const size_t len = strcspn(line, "\n");
        fprintf(out, "%s%.*s\n", line == text ? "" : "      ", (int)len, line);
        line += len + (line[len] == '\n');
    }
}

static struct nb_value history(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct wanted w;
    struct nb_pager pager;
    double most = INFINITY;
    if (!nb_param_bind(a, &w))
        return NB_FAILED;
    if (w.count.type != NB_ABSENT && w.count.type != NB_NONE && !nb_arg_number(a, 0, &most))
        return NB_FAILED;
    const size_t first = s->results.first, count = nb_past_count(&s->past) - first;
    const size_t from = most >= 0 && most < (double)count ? count - (size_t)most : 0;
    nb_pager_begin(&pager, &a->in->out, a->in->settings.pager);
    for (size_t i = from; i < count; i++)
        print_input(a->in->out, i + 1, nb_past_text(&s->past, first + i),
                    nb_past_is_taken_back(&s->past, first + i));
    nb_pager_end(&pager);
    return nb_none();
}

struct file {
    const char *path;
    bool overwrite;
};

static const struct nb_param save_params[] = {
    {"path", nb_param_text, .offset = offsetof(struct file, path)},
    {"overwrite=", nb_param_bool, .offset = offsetof(struct file, overwrite)},
    {.name = NULL},
};

static struct nb_value save(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct file f;
    struct nb_buf text = {0};
    size_t count = 0;
    if (!nb_param_bind(a, &f))
        return NB_FAILED;
    if (a->in->writes_nothing)
        return nb_none();
    if (!f.overwrite && access(f.path, F_OK) == 0) {
        nb_fail(a, NB_ERR_FILE, _("'%s' is there already"), f.path);
        nb_err_hint(a->err, _("save(\"%s\", overwrite=True) writes over it"), f.path);
        return NB_FAILED;
    }
    for (size_t i = 0; i < nb_past_count(&s->past); i++) {
        const char *input = nb_past_script(&s->past, i);
        const size_t len = strlen(input);
        if (nb_past_is_aside(&s->past, i))
            continue;
        if (only_asks(nb_past_text(&s->past, i)) && input == nb_past_text(&s->past, i))
            continue;
        nb_buf_printf(&text, "%s%s", input, len && input[len - 1] == '\n' ? "" : "\n");
        count++;
    }
    const bool ok = nb_write_file(f.path, nb_buf_text(&text), text.len, a->err);
    if (ok)
        fprintf(a->in->out,
                count == 1 ? _("saved %zu input in %s\n") : _("saved %zu inputs in %s\n"), count,
                f.path);
    nb_buf_free(&text);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "who", .params = "", .run = who, .doc = N_("Your own names, and what they are.")},
    {.name = "clear",
     .params = "*names",
     .run = clear,
     .doc = N_("Forgets names of your own: clear x; all of them: clear.")},
    {.name = "history",
     .table = history_params,
     .run = history,
     .doc = N_("What was typed and worked in this session, numbered.")},
    {.name = "save",
     .table = save_params,
     .run = save,
     .doc = N_("Writes what was typed and worked to a file that runs.")},
};

const struct nb_builtins nb_session_commands = NB_BUILTINS(rows, NULL);
