/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: running sources, showing what they drew, completing names. */
#include "config.h"

#include "session/session.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "base/xalloc.h"
#include "figure/message.h"
#include "frameworks/frameworks.h"
#include "lang/program.h"
#include "library/library.h"
#include "numpy/numpy.h"
#include "session/command.h"
#include "session/hands.h"
#include "session/said.h"
#include "study/lost.h"

static void mark_figure(void *ctx, struct nb_gc *gc)
{
    struct nb_session *s = ctx;
    nb_sheets_mark(s, gc);
    if (s->typed)
        nb_figure_mark(s->typed, gc);
    nb_results_mark(&s->results, gc);
    nb_steps_mark(&s->steps, gc);
}

/* A remark the user did not ask for: dim, on its own line; a script's output
 * is its own. */
static void print_note(void *ctx, const char *text)
{
    struct nb_session *s = ctx;
    nb_progress_clear(&s->progress);
    const char *dim = s->options.color ? "\033[2m" : "", *plain = s->options.color ? "\033[0m" : "";
    FILE *out = s->options.interactive ? s->in->out : stderr;
    struct nb_buf head = {0}, lines = {0};
    nb_buf_printf(&head, "%s%s%s", s->options.interactive ? "" : PACKAGE,
                  s->options.interactive ? "" : ": ", _("note: "));
    nb_wrap(&lines, text, nb_wrap_columns(out), nb_utf8_columns(nb_buf_text(&head), head.len), 2);
    fprintf(out, "%s%s%s%s\n", dim, nb_buf_text(&head), nb_buf_text(&lines), plain);
    nb_buf_free(&head);
    nb_buf_free(&lines);
}

/* One letter, Latin or Greek. */
static bool is_letter(const char *name)
{
    const unsigned char first = (unsigned char)name[0];
    const bool latin = (first | 32) >= 'a' && (first | 32) <= 'z';
    return latin ? !name[1] : (first == 0xCE || first == 0xCF) && name[1] && !name[2];
}

/* A letter in a function that is drawn and that has no value is a parameter: it has one
 * now, and a slider. Python knows nothing of that. */
static bool open_letter(void *ctx, const char *name)
{
    struct nb_session *s = ctx;
    if (!s->drawing || !is_letter(name) || strcmp(name, "x") == 0 || nb_interp_in_python(s->in))
        return false;
    struct nb_buf text = {0};
    nb_interp_assign(s->in, name, nb_number(1));
    if (s->options.notebook)
        nb_buf_printf(&text, _("%s had no value: it is 1 now"), name);
    else if (nb_session_is_here(s))
        nb_buf_printf(&text, _("%s had no value: it is 1 now, and slider(%s) moves it"), name,
                      name);
    else
        nb_buf_printf(&text, _("%s had no value: it is 1 now, and a slider of the window"), name);
    s->in->tell(s->in->note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
    return true;
}

struct nb_session *nb_session_new(struct nb_session_options options)
{
    struct nb_session *s = nb_xcalloc(1, sizeof *s);
    s->options = options;
    s->in = nb_library_interp(options.out ? options.out : stdout);
    nb_numpy_register(s->in);
    nb_frameworks_register(s->in);
    s->in->pool->progress = nb_progress_is_seen() ? &s->progress : NULL;
    s->in->mark_more = mark_figure;
    s->in->mark_ctx = s;
    s->in->tell = print_note;
    if (options.interactive) {
        s->in->note = print_note;
        s->in->printed = nb_note_lost;
        nb_results_begin(s);
    }
    s->in->note_ctx = s;
    s->in->choose = nb_session_choose;
    s->in->choose_ctx = s;
    s->in->called = nb_said_hear;
    s->in->called_ctx = s;
    s->in->open = open_letter;
    s->in->open_ctx = s;
    if (options.notebook)
        nb_session_begin_notebook(s);
    nb_sheets_init(s);
    return s;
}

void nb_session_free(struct nb_session *s)
{
    nb_leader_dismiss(s);
    nb_sheets_free(s);
    nb_past_free(&s->past);
    nb_results_free(&s->results);
    nb_steps_free(&s->steps);
    nb_room_finish(&s->room, STDIN_FILENO);
    nb_buf_free(&s->room.typed);
    nb_interp_free(s->in);
    free(s);
}

bool nb_session_incomplete(struct nb_session *s, const char *source, bool blank)
{
    struct nb_err err = {0};
    struct nb_unit *unit = nb_interp_parse(s->in, source, &err);
    return unit ? unit->open && !blank : err.kind == NB_ERR_INCOMPLETE;
}

char *nb_session_open_hint(struct nb_session *s, const char *source)
{
    struct nb_err err = {0};
    struct nb_buf text = {0};
    size_t line, column;
    if (nb_interp_parse(s->in, source, &err) || err.kind != NB_ERR_INCOMPLETE || !err.has_span ||
        err.span.start >= strlen(source) || !strchr("([{\"'", source[err.span.start]))
        return NULL;
    nb_source_position(source, err.span.start, &line, &column);
    nb_buf_add(&text, s->options.color ? "\033[2m" : "");
    nb_buf_printf(&text, _("the %c of line %zu is still open; Ctrl-C drops the input"),
                  source[err.span.start], line);
    nb_buf_add(&text, s->options.color ? "\033[0m\n" : "\n");
    return nb_buf_take(&text);
}

void nb_session_set_path(struct nb_session *s, const char *path)
{
    s->script = (struct nb_source){.path = path, .python = path && nb_path_is_python(path)};
    s->in->source = path ? &s->script : NULL;
}

void nb_session_set_python(struct nb_session *s)
{
    s->script.path = s->in->source ? s->script.path : "";
    s->script.python = true;
    s->in->source = &s->script;
}

static bool begin_run(struct nb_session *s, void *ctx)
{
    (void)ctx;
    s->changed = s->told = false;
    return true;
}

/* The figures that a run drew in, by their serial numbers. */
struct drawn {
    size_t *list, count, cap;
};

static bool end_run(struct nb_session *s, void *ctx)
{
    struct drawn *drawn = ctx;
    nb_session_tell_recipe(s);
    s->pending |= s->changed;
    if (!s->told)
        return true;
    s->saves += s->run_saves;
    drawn->list = nb_grow(drawn->list, &drawn->cap, drawn->count + 2, sizeof *drawn->list);
    drawn->list[drawn->count++] = s->figure.serial;
    return true;
}

static void keep_past(struct nb_session *s, const char *source, const char *script, size_t *drawn)
{
    const bool blank = source[strspn(source, " \t\n")] == '\0';
    if (blank || s->steps.acting) { /* no input */
        free(drawn);
        return;
    }
    nb_past_add(&s->past, source, drawn, s->run_saves);
    if (strcmp(source, script) != 0)
        nb_past_rewrite(&s->past, nb_past_count(&s->past) - 1, nb_xstrdup(script));
    if (s->options.interactive)
        nb_results_note(s);
}

bool nb_session_run_alone(struct nb_session *s, const char *source, struct nb_err *err)
{
    assert(source && err);
    struct drawn drawn = {.list = nb_xcalloc(2, sizeof *drawn.list), .cap = 2};
    nb_sheets_each(s, begin_run, NULL);
    s->run_saves = 0;
    s->run_base = nb_sheets_next(s);
    const size_t past = nb_past_count(&s->past);
    s->results.answers = s->in->answers;
    if (s->options.interactive)
        nb_steps_begin(s);
    char *script = nb_results_script(s, source);
    s->source = script;
    bool ok = nb_interp_run(s->in, source, err);
    nb_sheets_each(s, end_run, &drawn);
    drawn.list[drawn.count] = 0;
    if (ok)
        keep_past(s, source, script, drawn.list);
    else
        free(drawn.list);
    s->source = NULL;
    free(script);
    if (s->options.interactive)
        ok = nb_session_show_changed(s, err) && ok;
    if (s->options.interactive)
        nb_steps_end(s, source, nb_past_count(&s->past) > past ? past + 1 : 0);
    fflush(s->in->out);
    return ok;
}

void nb_session_tell_error(const struct nb_session *s, const struct nb_err *err, const char *source,
                           size_t columns, struct nb_buf *out)
{
    const bool color = s->options.color;
    size_t used = 0;
    if (err->kind != NB_ERR_INTERRUPTED) {
        nb_buf_printf(out, color ? "\033[1;31m%s\033[0m" : "%s", _("error: "));
        used = nb_utf8_columns(_("error: "), strlen(_("error: ")));
    }
    nb_wrap(out, err->message, columns, used, 2);
    nb_buf_addc(out, '\n');
    nb_err_print_caret(err, source, columns, out);
}

bool nb_session_wants_color(const struct nb_session *s)
{
    return s->options.color;
}

bool nb_session_highlights(const struct nb_session *s)
{
    return s->in->settings.highlight;
}

bool nb_session_suggests(const struct nb_session *s)
{
    return s->in->settings.suggest;
}

bool nb_session_wants_exit(const struct nb_session *s)
{
    return s->in->exit;
}

void nb_session_keep_going(struct nb_session *s,
                           void (*failed)(void *ctx, const struct nb_err *err), void *ctx)
{
    s->in->failed = failed;
    s->in->failed_ctx = ctx;
}

int nb_session_exit_status(const struct nb_session *s)
{
    return s->in->exit_status;
}
