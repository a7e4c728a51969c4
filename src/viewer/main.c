/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nabla-view and nabla-draw: draw the figures of a nabla, in a window and into files, or
 * into files alone. They are started by nabla and speak figure/protocol.h on the descriptor
 * that their argument names. SDL stays asleep until a window is asked for. */
#include "config.h"

#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/language.h"
#include "base/posix.h"
#include "base/xalloc.h"
#include "export/animate.h"
#include "export/export.h"
#include "export/terminal_picture.h"
#include "figure/message.h"
#include "figure/protocol.h"
#include "plot/tell.h"
#include "viewer/clipboard.h"
#include "viewer/document.h"
#include "viewer/letters.h"
#include "viewer/lines.h"
#include "viewer/window.h"

enum { MAX_PLOT_NUMBER = 9999 };

struct viewer {
    int fd;
    struct nb_lines *lines;
    struct nb_buf out;                  /* what the partner has not taken yet */
    struct nb_document *shown, *coming; /* complete, and being read */
    struct nb_window *window;
    struct nb_save saving; /* how the next file is saved */
    size_t turn;           /* the prompt's, of parameters */
    char *name;            /* of the window, in its title; or NULL */
};

/* Sends what waits, as far as it goes; false while some is left. */
static bool flush(void *ctx)
{
    struct viewer *v = ctx;
    const ssize_t n = v->out.len ? nb_message_push(v->fd, v->out.bytes, v->out.len) : 0;
    nb_buf_drop(&v->out, n < 0 ? v->out.len : (size_t)n);
    return v->out.len == 0;
}

/* Sends "WORD TEXT", or keeps it until it can be sent. */
static void say(struct viewer *v, const char *word, const char *text)
{
    nb_buf_printf(&v->out, "%s%s", word, *text ? " " : "");
    nb_message_escape(&v->out, text);
    nb_buf_addc(&v->out, '\n');
    flush(v);
}

/* Waits until all is sent. The reading thread ends the program if nobody is there. */
static void flush_all(struct viewer *v)
{
    struct pollfd p = {.fd = v->fd, .events = POLLOUT};
    while (!flush(v))
        poll(&p, 1, -1);
}

static void note_missing(struct viewer *v, const char *missing)
{
    struct nb_buf text = {0};
    if (!missing)
        return;
    nb_buf_printf(&text, _("no installed font has all of '%s'; install fonts-noto-cjk"), missing);
    say(v, "note", nb_buf_text(&text));
    nb_buf_free(&text);
}

static void note_findings(struct viewer *v, const struct nb_scene *scene)
{
    struct nb_buf notes = {0};
    char *note;
    nb_tell_findings(scene, &notes);
    while ((note = nb_message_take(&notes))) {
        say(v, "note", note);
        free(note);
    }
    nb_buf_free(&notes);
}

/* Tells once of letters that will be seen as boxes, and what is to be known of curves. */
static void tell_notes(struct viewer *v, const struct nb_scene *scene)
{
    if (v->shown->noted)
        return;
    note_missing(v, nb_fonts_missing(scene->fonts));
    note_findings(v, scene);
    v->shown->noted = true;
}

/* The file gets a scene of its own: the window's stays as it is arranged. False: it could
 * not be written, and the reason is told. */
static bool save(struct viewer *v, const struct nb_figure *figure, const char *path,
                 const struct nb_save *how)
{
    struct nb_err err = {0};
    struct nb_scene *scene = nb_scene_new(figure);
    const bool good = nb_export(scene, path, how, &err);
    if (good)
        tell_notes(v, scene);
    if (nb_fonts_want_shaping(scene->fonts) && !good)
        say(v, "shaping", err.message);
    else
        say(v, good ? "saved" : "error", good ? path : err.message);
    nb_scene_free(scene);
    return good;
}

static void save_whole(struct viewer *v, const char *path)
{
    if (v->shown)
        save(v, &v->shown->figure, path, &v->saving);
    else
        say(v, "error", _("nothing to save: the figure is empty"));
}

/* LINE: a terminal, which the figure is drawn for as lines of text. */
static void print(struct viewer *v, const char *line)
{
    struct nb_screen screen;
    struct nb_buf text = {0};
    struct nb_err err = {0};
    if (!v->shown || nb_figure_is_empty(&v->shown->figure) || !nb_screen_read(line, &screen)) {
        say(v, "error", _("nothing to show: the figure is empty"));
        return;
    }
    struct nb_scene *scene = nb_scene_new(&v->shown->figure);
    if (nb_terminal_show(scene, &screen, &text, &err)) {
        for (char *row; (row = nb_message_take(&text)); free(row))
            say(v, "row", row);
        tell_notes(v, scene);
        say(v, "printed", "");
    } else
        say(v, nb_fonts_want_shaping(scene->fonts) ? "shaping" : "error", err.message);
    nb_scene_free(scene);
    nb_buf_free(&text);
}

/* LINE: a sweep and a path. */
static void animate(struct viewer *v, const char *line)
{
    struct nb_sweep sweep;
    struct nb_err err = {0};
    if (!v->shown || !nb_sweep_read(&line, &sweep)) {
        say(v, "error", _("nothing to save: the figure is empty"));
        return;
    }
    line += strspn(line, " ");
    char *path = nb_message_unescape(line);
    bool shaping = false;
    const bool good = nb_animate(&v->shown->figure, &sweep, path, &shaping, &err);
    say(v, good ? "saved" : shaping ? "shaping" : "error", good ? path : err.message);
    free(path);
}

/* LINE: the number of a plot. */
static void tell_limits(struct viewer *v, const char *line)
{
    size_t i;
    char text[192];
    if (!v->shown || !nb_message_size(&line, &i) || i >= v->shown->figure.count) {
        say(v, "error", _("there is no such plot"));
        return;
    }
    struct nb_scene *scene = nb_scene_new(&v->shown->figure);
    const struct nb_panel *p = &scene->panels[i];
    double width, height;
    nb_figure_size(scene->figure, &width, &height);
    nb_scene_arrange(scene, width, height, 1);
    snprintf(text, sizeof text, "%a %a %a %a %a %a", p->x.lo, p->x.hi, p->y.lo, p->y.hi, p->y2.lo,
             p->y2.hi);
    nb_scene_free(scene);
    say(v, "limits", text);
}

/* Saves what the window shows under the first name that is free. */
static char *save_numbered(void *ctx)
{
    struct viewer *v = ctx;
    char path[32];
    for (int i = 1; i <= MAX_PLOT_NUMBER; i++) {
        snprintf(path, sizeof path, "plot-%d.png", i);
        if (access(path, F_OK) != 0)
            break;
    }
    struct nb_save plain;
    nb_save_init(&plain);
    return save(v, nb_explorer_figure(nb_window_explorer(v->window)), path, &plain)
               ? nb_xstrdup(path)
               : NULL;
}

static bool copy_picture(void *ctx, struct nb_err *err)
{
    struct viewer *v = ctx;
    return nb_clipboard_take(nb_explorer_figure(nb_window_explorer(v->window)), err);
}

static void tell(void *ctx, const char *word, const char *text)
{
    say(ctx, word, text);
}

static void tell_view(void *ctx, size_t panel, struct nb_limits x, struct nb_limits y)
{
    struct viewer *v = ctx;
    const size_t serial = v->shown->figure.serial;
    char text[192];
    if (x.set || y.set)
        snprintf(text, sizeof text, "%zu %zu %a %a %a %a", serial, panel, x.lo, x.hi, y.lo, y.hi);
    else
        snprintf(text, sizeof text, "%zu %zu", serial, panel);
    say(v, x.set || y.set ? "view" : "home", text);
}

static void tell_ready(void *ctx)
{
    struct viewer *v = ctx;
    say(v, "ready", "");
    tell_notes(v, nb_explorer_scene(nb_window_explorer(v->window)));
}

static bool handle(void *ctx, const char *line);

static struct nb_window *open_window(struct viewer *v, struct nb_err *err)
{
    const struct nb_window_client client = {.ctx = v,
                                            .line = handle,
                                            .flush = flush,
                                            .ready = tell_ready,
                                            .moved = tell_view,
                                            .say = tell,
                                            .save = save_numbered,
                                            .copy_picture = copy_picture};
    struct nb_window *window = nb_window_open(&v->shown->figure, &client, err);
    char *note = window ? nb_letters_choose() : NULL;
    if (note)
        say(v, "note", note);
    free(note);
    return window;
}

static void show_title(struct viewer *v)
{
    char *title = nb_document_title(v->shown, v->name);
    nb_window_name(v->window, title);
    free(title);
}

static void show_document(struct viewer *v)
{
    nb_window_show(v->window, &v->shown->figure, v->shown->pool);
    show_title(v);
}

static void take_name(struct viewer *v, const char *line)
{
    free(v->name);
    v->name = nb_message_unescape(line);
    if (v->window)
        show_title(v);
}

/* Replaces the figure by the one that came, if it is good. */
static void finish_figure(struct viewer *v)
{
    struct nb_document *d = v->coming;
    v->coming = NULL;
    if (!d)
        return;
    if (!nb_document_end(d)) {
        say(v, "error", d->err.message);
        nb_document_free(d);
        return;
    }
    struct nb_document *old = v->shown;
    v->shown = d;
    if (v->window)
        show_document(v);
    nb_document_free(old);
}

static void show(struct viewer *v)
{
    struct nb_err err = {0};
    if (v->window) {
        say(v, "ready", "");
        return;
    }
    if (!v->shown || nb_figure_is_empty(&v->shown->figure))
        nb_err_set(&err, NB_ERR_VALUE, _("nothing to show: the figure is empty"));
    else
        v->window = open_window(v, &err);
    if (v->window) {
        nb_explorer_turn(nb_window_explorer(v->window), v->turn);
        show_document(v);
    } else
        say(v, "error", err.message);
}

static void step(struct viewer *v, int step)
{
    if (v->window)
        nb_explorer_travel(nb_window_explorer(v->window), step, false);
}

/* LINE: a value and the name of a parameter. */
static void take_parameter(struct viewer *v, const char *line)
{
    double value;
    if (!v->shown || !nb_message_double(&line, &value) || !isfinite(value))
        return;
    char *name = nb_message_unescape(line + strspn(line, " "));
    nb_document_move(v->shown, name, value);
    free(name);
    if (v->window)
        nb_explorer_take_parameters(nb_window_explorer(v->window));
}

static void take_turn(struct viewer *v, const char *line)
{
    nb_message_size(&line, &v->turn);
    if (v->window)
        nb_explorer_turn(nb_window_explorer(v->window), v->turn);
}

/* A line of a figure, with the descriptor that came with it where its first word says so. */
static void take_figure_line(struct viewer *v, const char *line)
{
    const char *p = line;
    const int share = nb_message_word(&p, "shared") ? nb_lines_take_share(v->lines) : -1;
    nb_document_line(v->coming, line, share);
}

static void take_tour(struct viewer *v, const char *line)
{
    size_t step;
    if (v->window && nb_message_size(&line, &step))
        nb_explorer_tour(nb_window_explorer(v->window), step);
}

/* Handles a line; false ends the program. */
static bool handle(void *ctx, const char *line)
{
    struct viewer *v = ctx;
    if (nb_message_word(&line, "figure")) {
        nb_document_free(v->coming);
        v->coming = nb_document_new();
    } else if (nb_message_word(&line, "end")) {
        finish_figure(v);
    } else if (v->coming) {
        take_figure_line(v, line);
    } else if (nb_message_word(&line, "show")) {
        show(v);
    } else if (nb_message_word(&line, "save")) {
        char *path = nb_message_unescape(line);
        save_whole(v, path);
        nb_save_fini(&v->saving);
        free(path);
    } else if (nb_message_word(&line, "limits")) {
        tell_limits(v, line);
    } else if (nb_message_word(&line, "option")) {
        if (!nb_save_read(&v->saving, line))
            say(v, "error", _("malformed option"));
    } else if (nb_message_word(&line, "animate")) {
        animate(v, line);
    } else if (nb_message_word(&line, "print")) {
        print(v, line);
    } else if (nb_message_word(&line, "name")) {
        take_name(v, line);
    } else if (nb_message_word(&line, "turn")) {
        take_turn(v, line);
    } else if (nb_message_word(&line, "param")) {
        take_parameter(v, line);
    } else if (nb_message_word(&line, "tour")) {
        take_tour(v, line);
    } else if (nb_message_word(&line, "undo")) {
        step(v, -1);
    } else if (nb_message_word(&line, "redo")) {
        step(v, 1);
    } else if (nb_message_word(&line, "quit")) {
        return false;
    }
    return true;
}

static void run_window(struct viewer *v)
{
    if (nb_window_run(v->window, v->lines))
        say(v, "closed", "");
}

/* Without a window: lines one by one, no SDL. */
static void run(struct viewer *v)
{
    char *line;
    bool more = true;
    while (more && !v->window && (line = nb_lines_wait(v->lines))) {
        more = handle(v, line);
        free(line);
        flush_all(v);
    }
    if (more && v->window)
        run_window(v);
    flush_all(v);
}

int main(int argc, char **argv)
{
    nb_language_begin();
    char *end = NULL;
    const long fd = argc == 2 ? strtol(argv[1], &end, 10) : -1;
    if (fd < 0 || *end) {
        fputs(_("this program is started by nabla, which draws its plots with it\n"), stderr);
        return 2;
    }
    /* Ctrl-C at the prompt is for the prompt. */
    signal(SIGINT, SIG_IGN);
    /* Nor is the socket for programs that this one starts: its end is this program's end. */
    fcntl((int)fd, F_SETFD, FD_CLOEXEC);
    /* A belt: who is stopped cannot see that the partner is gone. */
    nb_posix_end_with_parent();
    struct viewer v = {.fd = (int)fd, .lines = nb_lines_new((int)fd)};
    nb_save_init(&v.saving);
    if (v.lines)
        run(&v);
    if (v.window)
        nb_window_close(v.window);
    nb_document_free(v.coming);
    nb_document_free(v.shown);
    nb_save_fini(&v.saving);
    if (v.lines)
        nb_lines_free(v.lines);
    nb_buf_free(&v.out);
    free(v.name);
    return 0;
}
