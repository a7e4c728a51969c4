/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session: the language, the current figure and the viewer, behind one
 * door. The prompt and the command line see nothing else of what is below. */
#ifndef NB_SESSION_SESSION_H
#define NB_SESSION_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"

struct nb_session;

/* Who shows what a session gives, where that is neither a terminal nor windows. */
struct nb_notebook {
    /* The result of the last statement of a source, a text of whole lines. */
    void (*result)(void *ctx, const char *text);
    /* A figure that is to be seen: nb_session_write_figure writes it. False sets err. */
    bool (*figure)(void *ctx, struct nb_session *s, struct nb_err *err);
    void *ctx;
};

struct nb_session_options {
    bool interactive; /* at a prompt: notes are printed, plots are shown at once */
    bool color;       /* notes may be dimmed */
    FILE *out;        /* where print and results go; NULL is stdout */
    const struct nb_notebook *notebook; /* or NULL; borrowed */
};

/* It has no commands yet: pyplot/pyplot.h makes one with all. */
struct nb_session *nb_session_new(struct nb_session_options options);
/* Ends the viewer too. */
void nb_session_free(struct nb_session *s);

/* Whether `source` is the beginning of something: an open bracket, or an indented
 * block, unless its last line is `blank`. A prompt then asks for another line. */
bool nb_session_incomplete(struct nb_session *s, const char *source, bool blank);

/* What keeps `source` open, for who strikes Enter on an empty line and nothing happens: a line of
 * text, dim, the caller's to free(); NULL: no bracket or string does. */
char *nb_session_open_hint(struct nb_session *s, const char *source);

/* How many blanks the line after `source` begins with: as the last one, more where that
 * opens a block, fewer where it leaves one. */
size_t nb_session_indentation(const char *source);

/* The file that the next sources are from (NULL: none): what load() counts its paths
 * from. Borrowed. */
void nb_session_set_path(struct nb_session *s, const char *path);
/* They are Python, whatever the file's name, until the path is set again. */
void nb_session_set_python(struct nb_session *s);
/* Runs source text, statement by statement; values of expression statements
 * are printed to the session's output. Stops at the first error: false, with
 * err's span counted in `source`. `exit()` and `quit()` end with success and
 * nb_session_wants_exit. */
bool nb_session_run(struct nb_session *s, const char *source, struct nb_err *err);
/* From now on sources go on after an error in a statement, of which `failed` is told: only
 * an error of their syntax ends them. NULL: any. */
void nb_session_keep_going(struct nb_session *s,
                           void (*failed)(void *ctx, const struct nb_err *err), void *ctx);
bool nb_session_wants_exit(const struct nb_session *s);
/* What exit(status) said; 0 without it. */
int nb_session_exit_status(const struct nb_session *s);
bool nb_session_wants_color(const struct nb_session *s);
/* Whether the line that is typed is in colours, and earlier ones are suggested. */
bool nb_session_highlights(const struct nb_session *s);
bool nb_session_suggests(const struct nb_session *s);

/* What a person is told of an error in a source, in lines of at most so many columns (0: any),
 * with colours where the session has them. */
void nb_session_tell_error(const struct nb_session *s, const struct nb_err *err, const char *source,
                           size_t columns, struct nb_buf *out);
/* Runs a source that nobody typed, an expression or a command, and adds what it prints to the
 * text. False sets err. */
bool nb_session_ask(struct nb_session *s, const char *source, struct nb_buf *out,
                    struct nb_err *err);
/* How many inputs there are, as history and %3 number them: those without an error. */
size_t nb_session_input_count(const struct nb_session *s);
/* After exit(): the session goes on. */
void nb_session_stay(struct nb_session *s);

/* The stream filter: reads numbers x, one a line (decimal or hexadecimal), and
 * writes for each one line of the values of the comma-separated expressions in
 * x, separated by tabs, with 17 digits, in constant memory. False sets err, its
 * span counted in `exprs`, or without a span for a line that is no number. */
bool nb_session_map(struct nb_session *s, const char *exprs, FILE *in, struct nb_err *err);

/* Writes the current figure to a file, as savefig("path") would. */
bool nb_session_save_figure(struct nb_session *s, const char *path, struct nb_err *err);

/* For a notebook: the figure that it is given, as savefig("path") would write it. */
bool nb_session_write_figure(struct nb_session *s, const char *path, struct nb_err *err);
/* What one reads of it who does not see it, once it was written; borrowed. */
const char *nb_session_figure_text(const struct nb_session *s);

/* A figure made again from the commands in its file. */
struct nb_remake {
    const char *path, *output; /* output NULL: in place of the old one */
    const char *theme;         /* NULL: as it was */
    const char **sizes;        /* "8.9cm x 6cm"; none: as it was; several: a file each */
    size_t size_count;
};
/* Runs the recipe as a script, with nothing printed, shown or written, and writes the
 * figure. False sets err; *recipe is what it counts in, if not NULL, the caller's to free(). */
bool nb_session_remake(struct nb_session *s, const struct nb_remake *r, char **recipe,
                       struct nb_err *err);

/* Shows the figures that a script drew and neither saved nor showed: what
 * somebody who types nabla -e 'plot(silu)' wants to see. */
bool nb_session_show_pending(struct nb_session *s, struct nb_err *err);

/* Adds what was typed while the terminal was asked what it can; whether answers of it may still
 * come. nb_session_heard_terminal takes one at the start of a text: its length; 0: it is none, or
 * (begun) not yet. */
bool nb_session_typed(struct nb_session *s, struct nb_buf *typed);
size_t nb_session_heard_terminal(struct nb_session *s, const char *text, bool *begun);

/* The windows, for whoever polls: how many there are, and their descriptors. */
enum { NB_SESSION_MOST_WINDOWS = 50 };
size_t nb_session_viewer_fds(struct nb_session *s, int fds[NB_SESSION_MOST_WINDOWS]);
/* Reads what the windows said and appends a line for each thing that the user
 * should know ("saved plot-1.png"). Call when a descriptor is readable. */
void nb_session_viewer_read(struct nb_session *s, struct nb_buf *messages);
/* Waits until all windows are closed (end of a script) or Ctrl-C. */
void nb_session_viewer_wait(struct nb_session *s);

#endif
