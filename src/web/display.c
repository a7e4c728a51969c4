/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of a page, where other builds have processes that draw: a figure is sent to
 * the page as the file that savefig("plot.html") writes, and a file is written at once.
 *
 * A display's `pid` is the serial number of its picture, and `fd` is 0 while there is one:
 * the session asks for no more than whether a window is open. */
#include "config.h"

#include "session/display.h"

#include <emscripten.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/export.h"
#include "export/html.h"
#include "figure/live.h"
#include "figure/message.h"
#include "plot/tell.h"
#include "terminal/page.h"
#include "viewer/document.h"

/* What the page's script is told (web/worker.js); the strings are UTF-8 and borrowed. */
EM_JS(void, page_shows, (int serial, const char *title, const char *html),
      { Module['shows'] && Module['shows'](serial, UTF8ToString(title), UTF8ToString(html)); });
EM_JS(void, page_moves, (int serial, const char *name, double value),
      { Module['moves'] && Module['moves'](serial, UTF8ToString(name), value); });

void nb_display_init(struct nb_display *d)
{
    *d = (struct nb_display){.fd = -1};
}

/* The picture stays where it is in the page: it was an answer. */
void nb_display_close(struct nb_display *d)
{
    d->fd = -1;
    d->pid = 0;
    nb_buf_free(&d->read);
    free(d->name);
    d->name = NULL;
}

void nb_display_close_all(struct nb_display *const *d, size_t count)
{
    for (size_t i = 0; i < count; i++)
        nb_display_close(d[i]);
}

void nb_display_name(struct nb_display *d, const char *name)
{
    free(d->name);
    d->name = nb_xstrdup(name);
}

bool nb_display_is_there(void)
{
    return true;
}

/* The figure as who draws it has it: of it, all is its own. */
static struct nb_document *document_of(const struct nb_figure *f, struct nb_err *err)
{
    struct nb_document *d = nb_document_new();
    struct nb_buf text = {0};
    char *line;
    nb_figure_write(f, &text);
    while ((line = nb_message_take(&text))) {
        nb_document_line(d, line, -1);
        free(line);
    }
    nb_buf_free(&text);
    if (nb_document_end(d))
        return d;
    *err = d->err;
    nb_document_free(d);
    return NULL;
}

static void tell_findings(const struct nb_display *d, const struct nb_scene *scene)
{
    struct nb_buf notes = {0};
    char *note;
    nb_tell_findings(scene, &notes);
    while ((note = nb_message_take(&notes))) {
        if (d->note)
            d->note(d->note_ctx, note);
        free(note);
    }
    nb_buf_free(&notes);
}

/* What a page's script cannot draw. */
static bool is_beyond(const struct nb_figure *f)
{
    bool beyond = false;
    for (size_t i = 0; i < f->count; i++)
        beyond |= f->axes[i].twin || f->axes[i].heat_count > 0;
    return beyond;
}

static void add_as_text(struct nb_scene *s, struct nb_buf *out)
{
    struct nb_screen screen;
    nb_screen_plain(&screen);
    nb_buf_add(out, "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<pre class=\"signs\">");
    nb_terminal_write(s, &screen, out);
    nb_buf_add(out, "</pre>\n");
}

static void show(struct nb_display *d, struct nb_document *document)
{
    struct nb_scene *s = nb_scene_new(&document->figure);
    struct nb_buf html = {0};
    char *title = nb_document_title(document, d->name);
    nb_figure_size(&document->figure, &s->width, &s->height);
    if (is_beyond(&document->figure)) {
        add_as_text(s, &html);
    } else {
        s->fine = true;
        nb_scene_arrange(s, s->width, s->height, 1);
        nb_html_write(s, &html);
    }
    page_shows((int)d->pid, title, nb_buf_text(&html));
    tell_findings(d, s);
    free(title);
    nb_buf_free(&html);
    nb_scene_free(s);
}

bool nb_display_show(struct nb_display *d, const struct nb_figure *f, struct nb_err *err)
{
    struct nb_document *document = document_of(f, err);
    if (!document)
        return false;
    for (size_t i = 0; i < document->figure.count; i++)
        for (size_t k = 0; k < document->figure.axes[i].count; k++)
            nb_live_find(&document->figure.axes[i].curves[k], document->pool, NB_RIGHT);
    d->pid = (pid_t)f->serial;
    d->fd = 0;
    show(d, document);
    nb_document_free(document);
    return true;
}

bool nb_display_parameter(struct nb_display *d, const struct nb_parameter *p, struct nb_err *err)
{
    (void)err;
    page_moves((int)d->pid, p->name, p->value);
    return true;
}

bool nb_display_say(struct nb_display *d, const char *command, struct nb_err *err)
{
    (void)d;
    (void)command;
    (void)err;
    return false;
}

char *nb_display_next(struct nb_display *d, bool wait)
{
    (void)wait;
    return nb_message_take(&d->read);
}

/* What moves by itself needs a program beside this one. */
static bool refuse(struct nb_err *err)
{
    return nb_err_set(err, NB_ERR_FILE, _("a page in a browser draws no moving pictures"));
}

bool nb_display_begin(struct nb_display *d, const struct nb_figure *f, const char *command,
                      const char *answer, struct nb_err *err)
{
    (void)d;
    (void)f;
    (void)command;
    (void)answer;
    return refuse(err);
}

bool nb_display_again(struct nb_display *d, const char *command, const char *answer,
                      struct nb_err *err)
{
    (void)d;
    (void)command;
    (void)answer;
    return refuse(err);
}

bool nb_display_export(const struct nb_display *parent, const struct nb_figure *f, const char *path,
                       const struct nb_save *save, const struct nb_sweep *sweep, struct nb_err *err)
{
    if (sweep)
        return refuse(err);
    struct nb_document *document = document_of(f, err);
    if (!document)
        return false;
    struct nb_scene *s = nb_scene_new(&document->figure);
    const bool good = nb_export(s, path, save, err);
    if (good)
        tell_findings(parent, s);
    nb_scene_free(s);
    nb_document_free(document);
    return good;
}

bool nb_display_print(const struct nb_display *parent, const struct nb_figure *f,
                      const struct nb_screen *screen, struct nb_buf *rows, struct nb_err *err)
{
    struct nb_document *document = document_of(f, err);
    if (!document)
        return false;
    struct nb_scene *s = nb_scene_new(&document->figure);
    nb_terminal_write(s, screen, rows);
    tell_findings(parent, s);
    nb_scene_free(s);
    nb_document_free(document);
    return true;
}

bool nb_display_limits(const struct nb_display *parent, const struct nb_figure *f, size_t k,
                       struct nb_limits limits[3], struct nb_err *err)
{
    (void)parent;
    struct nb_document *document = document_of(f, err);
    if (!document)
        return false;
    struct nb_scene *s = nb_scene_new(&document->figure);
    double width, height;
    nb_figure_size(s->figure, &width, &height);
    nb_scene_arrange(s, width, height, 1);
    const struct nb_panel *p = &s->panels[k];
    const struct nb_limits seen[] = {p->x, p->y, p->y2};
    memcpy(limits, seen, sizeof seen);
    for (size_t i = 0; i < 3; i++)
        limits[i].set = true;
    nb_scene_free(s);
    nb_document_free(document);
    return true;
}
