/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: running sources, showing what they drew, completing names. */
#include "config.h"

#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "lang/program.h"
#include "library/library.h"
#include "plot/message.h"
#include "session/command.h"
#include "value/function.h"
#include "value/module.h"

static void mark_figure(void *ctx, struct nb_gc *gc)
{
    struct nb_session *s = ctx;
    nb_figure_mark(&s->figure, gc);
}

/* A remark the user did not ask for: dim, on its own line; a script's output
 * is its own. */
static void print_note(void *ctx, const char *text)
{
    struct nb_session *s = ctx;
    if (!s->options.interactive) {
        fprintf(stderr, "%s: %s: %s\n", PACKAGE, _("note"), text);
        return;
    }
    const char *dim = s->options.color ? "\033[2m" : "", *plain = s->options.color ? "\033[0m" : "";
    fprintf(s->in->out, "%s%s: %s%s\n", dim, _("note"), text, plain);
}

#define TABLE(name) &nb_##name##_commands,
static const struct nb_builtins *const tables[] = {NB_COMMANDS(TABLE)};

struct nb_session *nb_session_new(struct nb_session_options options)
{
    struct nb_session *s = nb_xcalloc(1, sizeof *s);
    s->options = options;
    s->in = nb_library_interp(options.out ? options.out : stdout);
    s->in->mark_more = mark_figure;
    s->in->mark_ctx = s;
    if (options.interactive)
        s->in->note = print_note;
    s->in->note_ctx = s;
    s->in->choose = nb_session_choose;
    s->in->choose_ctx = s;
    nb_figure_init(&s->figure);
    nb_display_init(&s->display);
    s->display.note = print_note;
    s->display.note_ctx = s;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        nb_interp_register(s->in, tables[i], s);
    return s;
}

void nb_session_free(struct nb_session *s)
{
    nb_display_close(&s->display);
    nb_figure_free(&s->figure);
    nb_interp_free(s->in);
    free(s);
}

bool nb_session_incomplete(struct nb_session *s, const char *source, bool blank)
{
    struct nb_err err = {0};
    struct nb_unit *unit = nb_interp_parse(s->in, source, &err);
    return unit ? unit->open && !blank : err.kind == NB_ERR_INCOMPLETE;
}

void nb_session_tell(struct nb_session *s, const char *text)
{
    s->display.note(s->display.note_ctx, text);
}

bool nb_session_show(struct nb_session *s, struct nb_err *err)
{
    s->changed = false;
    return nb_display_show(&s->display, &s->figure, err);
}

/* The commands that made the figure, for the file's metadata. */
static void add_recipe(struct nb_session *s, const char *source)
{
    struct nb_buf text = {0};
    if (s->figure.recipe)
        nb_buf_printf(&text, "%s\n", s->figure.recipe);
    nb_buf_add(&text, source);
    nb_axes_set_text(&s->figure.recipe, nb_buf_text(&text));
    nb_buf_free(&text);
}

void nb_session_set_path(struct nb_session *s, const char *path)
{
    s->script = (struct nb_source){.path = path};
    s->in->source = path ? &s->script : NULL;
}

bool nb_session_run(struct nb_session *s, const char *source, struct nb_err *err)
{
    bool before = s->changed;
    s->changed = false;
    bool ok = nb_interp_run(s->in, source, err);
    if (s->changed)
        add_recipe(s, source);
    bool draw = s->changed && s->options.interactive && !nb_figure_is_empty(&s->figure);
    if (draw) {
        /* At a prompt a plot is seen at once and the next one is another. */
        s->finished = true;
        ok = nb_session_show(s, err) && ok;
    }
    s->changed |= before;
    fflush(s->in->out);
    return ok;
}

bool nb_session_show_pending(struct nb_session *s, struct nb_err *err)
{
    return !s->changed || nb_figure_is_empty(&s->figure) || nb_session_show(s, err);
}

bool nb_session_wants_exit(const struct nb_session *s)
{
    return s->in->exit;
}

bool nb_session_save_figure(struct nb_session *s, const char *path, struct nb_err *err)
{
    if (nb_figure_is_empty(&s->figure))
        return nb_err_set(err, NB_ERR_VALUE, _("nothing to save: the figure is empty"));
    s->changed = false;
    return nb_display_export(&s->display, &s->figure, path, err);
}

struct completion {
    const char *prefix;
    void (*offer)(const char *name, void *ctx);
    void *ctx;
};

static void offer_name(const char *name, void *ctx)
{
    struct completion *c = ctx;
    if (strncmp(name, c->prefix, strlen(c->prefix)) == 0)
        c->offer(name, c->ctx);
}

static bool is_of_name(char c)
{
    return c == '_' || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
}

/* The name before the innermost bracket that is open at the end of the line,
 * "" when there is none. */
static void open_call(const char *line, char name[64])
{
    size_t end = strlen(line);
    int depth = 0;
    name[0] = '\0';
    while (end > 0) {
        char c = line[--end];
        depth += c == ')';
        depth -= c == '(';
        if (depth < 0)
            break;
    }
    if (depth >= 0)
        return;
    size_t start = end;
    while (start > 0 && is_of_name(line[start - 1]))
        start--;
    if (end - start < 64) {
        memcpy(name, line + start, end - start);
        name[end - start] = '\0';
    }
}

static void offer_keywords(struct nb_session *s, const char *line, struct completion *c)
{
    char name[64], param[32], keyword[40];
    open_call(line, name);
    struct nb_value f = name[0] ? nb_interp_lookup(s->in, name) : nb_none();
    if (f.type != NB_FUNCTION)
        return;
    for (size_t k = 0; nb_function_param(f.function, k, param); k++) {
        snprintf(keyword, sizeof keyword, "%s=", param);
        offer_name(keyword, c);
    }
}

/* The module that the line names before its last dot, "np.linalg" of "y = np.linalg.no";
 * NULL: none, or something else. */
static const char *open_module(const char *line, size_t len)
{
    char name[64];
    size_t start = len;
    while (start > 0 && (line[start - 1] == '.' || is_of_name(line[start - 1])))
        start--;
    snprintf(name, sizeof name, "%.*s", (int)(len - start - 1), line + start);
    return nb_module_find(name);
}

void nb_session_complete(struct nb_session *s, const char *line, const char *prefix,
                         void (*offer)(const char *name, void *ctx), void *ctx)
{
    struct completion c = {prefix, offer, ctx};
    size_t len = strlen(line), typed = strlen(prefix);
    bool member = len > typed && line[len - typed - 1] == '.';
    const char *module = member ? open_module(line, len - typed) : NULL;
    if (module) {
        nb_interp_each_member(s->in, module, offer_name, &c);
        return;
    }
    offer_keywords(s, line, &c);
    nb_interp_each_name(s->in, offer_name, &c);
}

int nb_session_viewer_fd(const struct nb_session *s)
{
    return s->display.fd;
}

/* What the user should know of a line from the viewer; nothing of most. */
static void add_message(const char *line, struct nb_buf *messages)
{
    bool saved = nb_message_word(&line, "saved");
    if (!saved && !nb_message_word(&line, "error") && !nb_message_word(&line, "note"))
        return;
    char *text = nb_message_unescape(line);
    nb_buf_printf(messages, saved ? _("saved %s\n") : "%s\n", text);
    free(text);
}

void nb_session_viewer_read(struct nb_session *s, struct nb_buf *messages)
{
    char *line;
    while ((line = nb_display_next(&s->display, false))) {
        add_message(line, messages);
        free(line);
    }
}

void nb_session_viewer_wait(struct nb_session *s)
{
    char *line;
    while ((line = nb_display_next(&s->display, true)))
        free(line);
}
