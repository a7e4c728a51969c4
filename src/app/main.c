/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nabla: runs -e, files and standard input, or prompts. */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/options.h"
#include "app/parts.h"
#include "base/buf.h"
#include "base/count.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/language.h"
#include "base/interrupt.h"
#include "base/outfile.h"
#include "base/stack.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "base/xalloc.h"
#include "base/xdg.h"
#include "kernel/install.h"
#include "pyplot/pyplot.h"
#include "repl/repl.h"
#include "value/saved.h"

enum {
    GOOD = 0,
    ERROR_IN_CODE = 1,
    WRONG_USAGE = 2,
    INTERRUPTED = 130,
};

/* "nabla: FILE:LINE:COL: message" and the caret lines. */
static void report(const struct nb_session *session, const struct nb_err *err, const char *name,
                   const char *source)
{
    struct nb_buf text = {0}, place = {0};
    const bool color = nb_session_wants_color(session);
    const size_t columns = nb_wrap_columns(stderr);
    nb_buf_printf(&place, "%s: ", PACKAGE);
    if (name)
        nb_buf_printf(&place, "%s:", name);
    if (name && err->has_span) {
        size_t line, column;
        nb_source_position(source, err->span.start, &line, &column);
        nb_buf_printf(&place, "%zu:%zu:", line, column);
    }
    nb_buf_add(&place, name ? " " : "");
    nb_buf_printf(&text, "%s%s%s", color ? "\033[1;31m" : "", nb_buf_text(&place),
                  color ? "\033[0m" : "");
    nb_wrap(&text, err->message, columns, nb_utf8_columns(nb_buf_text(&place), place.len), 2);
    nb_buf_addc(&text, '\n');
    nb_err_print_caret(err, source, columns, &text);
    fflush(stdout); /* what was printed before the error stands before it */
    fputs(nb_buf_text(&text), stderr);
    nb_buf_free(&place);
    nb_buf_free(&text);
}

/* A reader that has gone is nothing to talk about. */
static int report_output(int cause)
{
    if (cause == EPIPE)
        return ERROR_IN_CODE;
    fprintf(stderr, _("%s: write error: %s\n"), PACKAGE,
            cause ? nb_i18n_cause(cause) : _("unknown"));
    return ERROR_IN_CODE;
}

/* A source that runs, in pieces when its syntax is wrong somewhere: `at` is where the piece
 * begins that the spans of errors count from. */
struct running {
    struct nb_session *session;
    const char *name, *source;
    size_t at;
    int status;
    bool again; /* the error of syntax at `at` was told already */
};

static void tell_failed(void *ctx, const struct nb_err *err)
{
    struct running *r = ctx;
    struct nb_err here = *err;
    here.span.start += r->at;
    here.span.end += r->at;
    if (!r->again || err->kind != NB_ERR_SYNTAX || err->span.start > 0)
        report(r->session, &here, r->name, r->source);
    r->status = ERROR_IN_CODE;
}

/* Whether a statement may begin in this line, and not go on. */
static bool begins_statement(const char *line)
{
    static const char *const on[] = {"else", "elif", "except", "finally"};
    for (size_t i = 0; i < NB_COUNT(on); i++)
        if (strncmp(line, on[i], strlen(on[i])) == 0 && strchr(" :", line[strlen(on[i])]))
            return false;
    return *line && !strchr(" \t\r\n)]}", *line);
}

/* After an error of syntax, the next line that begins a statement. It may be the one with the
 * error, which is in the way of a bracket that was not closed before. */
static size_t skip_statement(struct running *r, size_t at)
{
    const char *source = r->source;
    r->again = at > r->at && source[at - 1] == '\n' && begins_statement(source + at);
    if (r->again)
        return at;
    do {
        at += strcspn(source + at, "\n");
        at += source[at] == '\n';
    } while (source[at] && !begins_statement(source + at));
    return at;
}

static int run_piece(struct running *r)
{
    struct nb_err err = {0};
    errno = 0;
    nb_session_run(r->session, r->source + r->at, &err);
    int cause = errno; /* of its last act, which is to flush */
    if (err.kind == NB_ERR_INTERRUPTED || nb_interrupt_pending())
        return INTERRUPTED;
    const size_t wrong = r->at + (err.has_span ? err.span.start : 0);
    if (err.kind != NB_OK)
        tell_failed(r, &err);
    else if (ferror(stdout))
        return report_output(cause);
    const size_t length = strlen(r->source);
    r->at =
        err.kind == NB_OK || !err.has_span || wrong >= length ? length : skip_statement(r, wrong);
    return r->status;
}

static int run_source(struct nb_session *session, bool keep_going, const char *name,
                      const char *source)
{
    struct running r = {session, name, source, 0, GOOD, false};
    if (keep_going)
        nb_session_keep_going(session, tell_failed, &r);
    int status;
    do
        status = run_piece(&r);
    while (keep_going && status <= ERROR_IN_CODE && source[r.at] &&
           !nb_session_wants_exit(session));
    nb_session_keep_going(session, NULL, NULL);
    return status;
}

/* A file that cannot be read is wrong usage: no code has run. */
static int run_file(struct nb_session *session, const struct nb_options *options, const char *path)
{
    struct nb_err err = {0};
    char *source = nb_read_file(path, &err);
    if (!source) {
        if (nb_interrupt_pending())
            return INTERRUPTED;
        report(session, &err, NULL, "");
        return WRONG_USAGE;
    }
    bool input = strcmp(path, "-") == 0;
    nb_session_set_path(session, input ? NULL : path);
    if (options->python)
        nb_session_set_python(session);
    int status = run_source(session, options->keep_going, input ? "<stdin>" : path, source);
    nb_session_set_path(session, NULL);
    free(source);
    return status;
}

static int run_eval(struct nb_session *session, const struct nb_options *options, const char *code)
{
    if (options->python)
        nb_session_set_python(session);
    const int status = run_source(session, options->keep_going, "-e", code);
    nb_session_set_path(session, NULL);
    return status;
}

/* Whether the next one runs after one that ended with this status. */
static bool goes_on(const struct nb_session *session, const struct nb_options *options, int status)
{
    const bool good = status == GOOD || (options->keep_going && status != INTERRUPTED);
    return good && !nb_session_wants_exit(session);
}

/* Each -e, then each file, up to the first error or exit(); or all, and the worst of what
 * they say. */
static int run_all(struct nb_session *session, const struct nb_options *options)
{
    int worst = GOOD;
    for (size_t i = 0; i < options->eval_count + options->file_count; i++) {
        if (!goes_on(session, options, worst))
            return worst;
        const size_t file = i - options->eval_count;
        const int status = i < options->eval_count
                               ? run_eval(session, options, options->evals[i])
                               : run_file(session, options, options->files[file]);
        worst = status > worst ? status : worst;
    }
    return worst;
}

static int run_map(struct nb_session *session, const char *exprs)
{
    struct nb_err err = {0};
    if (nb_session_map(session, exprs, stdin, &err))
        return GOOD;
    if (err.kind == NB_ERR_INTERRUPTED)
        return INTERRUPTED;
    report(session, &err, err.has_span ? "-m" : NULL, exprs);
    return ERROR_IN_CODE;
}

/* The settings that were saved, then the start-up file: one that is not there is no error, and
 * one with an error no end. */
static void run_init(struct nb_session *session)
{
    static const char *const names[] = {NB_SAVED_SETTINGS, "init.nab"};
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        char *path = nb_xdg_path("XDG_CONFIG_HOME", ".config", names[i]);
        if (path && access(path, F_OK) == 0)
            run_file(session, &(struct nb_options){0}, path);
        free(path);
        nb_interrupt_clear();
    }
}

static int prompt(struct nb_session *session, const struct nb_options *options)
{
    struct nb_repl_options repl = {
        .banner = !options->quiet,
        .color = nb_options_want_color(options),
    };
    nb_interrupt_clear();
    return nb_repl_run(session, repl);
}

static int save_figure(struct nb_session *session, const char *path)
{
    struct nb_err err = {0};
    if (nb_session_save_figure(session, path, &err))
        return GOOD;
    report(session, &err, NULL, "");
    return ERROR_IN_CODE;
}

/* The output is flushed for somebody who looks at it beside the window; without
 * a window close_output does it, and knows why when it fails. */
static int wait_for_window(struct nb_session *session)
{
    struct nb_err err = {0};
    if (!nb_session_show_pending(session, &err)) {
        report(session, &err, NULL, "");
        return ERROR_IN_CODE;
    }
    int fds[NB_SESSION_MOST_WINDOWS];
    if (nb_session_viewer_fds(session, fds) == 0)
        return GOOD;
    fflush(stdout);
    nb_session_viewer_wait(session);
    return nb_interrupt_pending() ? INTERRUPTED : GOOD;
}

static int remake(struct nb_session *session, const struct nb_options *options)
{
    const struct nb_remake r = {.path = options->remake,
                                .output = options->output,
                                .theme = options->theme,
                                .sizes = options->sizes,
                                .size_count = options->size_count};
    struct nb_err err = {0};
    char *recipe = NULL;
    int status = GOOD;
    if (!nb_session_remake(session, &r, &recipe, &err)) {
        status = err.kind == NB_ERR_INTERRUPTED ? INTERRUPTED : ERROR_IN_CODE;
        if (status == ERROR_IN_CODE)
            report(session, &err, err.has_span ? options->remake : NULL, recipe ? recipe : "");
    }
    free(recipe);
    return status;
}

/* What comes after code that ended so. */
static int finish(struct nb_session *session, const struct nb_options *options, int status)
{
    const bool leaving = nb_session_wants_exit(session);
    int last = status;
    if (last == GOOD && options->map && !leaving)
        last = run_map(session, options->map);
    if (options->interactive && !leaving)
        last = prompt(session, options);
    if (last == GOOD && options->output)
        last = save_figure(session, options->output);
    if (last == GOOD && !options->interactive && !leaving)
        last = wait_for_window(session);
    return last;
}

static int run(struct nb_session *session, const struct nb_options *options)
{
    if (options->interactive && !options->no_init)
        run_init(session);
    const int status = run_all(session, options);
    /* With --keep-going also after errors, whose status stays. */
    const bool on = options->keep_going && status != INTERRUPTED && status != GOOD;
    const int last = finish(session, options, on ? GOOD : status);
    return on && last == GOOD && !options->interactive ? status : last;
}

/* What exit(3) says is what the program says, unless it failed in another way. */
static int run_or_remake(struct nb_session *session, const struct nb_options *options)
{
    if (options->remake)
        return remake(session, options);
    const int status = run(session, options), asked = nb_session_exit_status(session);
    return status == GOOD || (status == ERROR_IN_CODE && asked) ? asked : status;
}

/* No FILE and no -e: prompt at a terminal, else standard input is the script. */
static void choose_input(struct nb_options *options)
{
    static char input[] = "-", *only_input[] = {input, NULL};
    if (options->eval_count > 0 || options->file_count > 0 || options->interactive ||
        options->map || options->remake)
        return;
    options->interactive = isatty(STDIN_FILENO);
    if (!options->interactive) {
        options->files = only_input;
        options->file_count = 1;
    }
}

/* What was printed before an assertion fails is worth more than what follows. The stream
 * may be another thread's just now. */
static void flush_at_abort(int number)
{
    if (ftrylockfile(stdout) == 0)
        fflush(stdout);
    signal(number, SIG_DFL);
    raise(number);
}

static int open_session(struct nb_options *options)
{
    choose_input(options);
    /* A script whose reader has gone ends at once; a prompt does not. */
    if (options->interactive)
        signal(SIGPIPE, SIG_IGN);
    signal(SIGABRT, flush_at_abort);
    nb_interrupt_catch();
    struct nb_session *session = nb_pyplot_session((struct nb_session_options){
        .interactive = options->interactive,
        .color = nb_options_want_color(options),
    });
    int status = run_or_remake(session, options);
    nb_session_free(session);
    return status;
}

struct job {
    struct nb_options *options;
    int status;
};

static void do_job(void *ctx)
{
    struct job *job = ctx;
    job->status = open_session(job->options);
}

static int run_session(struct nb_options *options)
{
    struct job job = {options, GOOD};
    nb_with_usual_stack(do_job, &job);
    return job.status;
}

static int install_kernel(const struct nb_options *options)
{
    struct nb_err err = {0};
    struct nb_buf folder = {0};
    const bool good = nb_kernel_install(options->prefix, &folder, &err);
    if (good)
        printf(_("Jupyter knows nabla now: %s\n"
                 "('jupyter kernelspec remove nabla' takes that away again)\n"),
               nb_buf_text(&folder));
    else
        fprintf(stderr, "%s: %s\n", PACKAGE, err.message);
    nb_buf_free(&folder);
    return good ? GOOD : ERROR_IN_CODE;
}

/* Output that could not be written is an error, however well the code ran; the
 * first error is the one that is reported. */
static int close_output(int status)
{
    bool failed = ferror(stdout) != 0;
    int cause = errno; /* of the flush that failed: printing was the last act */
    if (fclose(stdout) != 0 && !failed) {
        failed = true;
        cause = errno;
    }
    return failed && status == GOOD ? report_output(cause) : status;
}

static int run_nabla(int argc, char **argv)
{
    static char name[] = PACKAGE; /* getopt's messages begin with it */
    nb_language_begin();
    nb_keep_freed_memory();
    if (argc > 0)
        argv[0] = name;
    struct nb_options options = {0};
    int status = GOOD;
    if (!nb_options_read(&options, argc, argv))
        status = WRONG_USAGE;
    else if (options.help)
        nb_options_print_help();
    else if (options.version)
        nb_options_print_version();
    else if (options.install_kernel)
        status = install_kernel(&options);
    else
        status = run_session(&options);
    nb_options_fini(&options);
    return close_output(status);
}

int main(int argc, char **argv)
{
    int status;
    return nb_parts_run(argc, argv, &status) ? status : run_nabla(argc, argv);
}
