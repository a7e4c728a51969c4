/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window. Everything that knows SDL is behind this; what happens in it is decided by an
 * explorer (explore/explorer.h). */
#ifndef NB_VIEWER_WINDOW_H
#define NB_VIEWER_WINDOW_H

#include <stdbool.h>

#include "base/err.h"
#include "explore/explorer.h"
#include "viewer/lines.h"

/* What the window asks of, and tells to, the one who opened it. */
struct nb_window_client {
    void *ctx;
    /* A line came in; false ends the window. */
    bool (*line)(void *ctx, const char *line);
    /* Sends what could not be sent before; false while some of it has to wait. */
    bool (*flush)(void *ctx);
    /* The window shows a figure for the first time. */
    void (*ready)(void *ctx);
    /* The user went to this view of a panel, or home where they are not set. */
    void (*moved)(void *ctx, size_t panel, struct nb_limits x, struct nb_limits y);
    /* As in explore/explorer.h. */
    void (*say)(void *ctx, const char *word, const char *text);
    char *(*save)(void *ctx);
    bool (*copy_picture)(void *ctx, struct nb_err *err);
};

struct nb_window;

/* A window of a size that suits the figure. NULL sets err, with advice when there is no
 * display. */
struct nb_window *nb_window_open(const struct nb_figure *figure,
                                 const struct nb_window_client *client, struct nb_err *err);
void nb_window_close(struct nb_window *w);
/* Shows another figure, with the pool of its expressions; both are borrowed until the next. */
void nb_window_show(struct nb_window *w, const struct nb_figure *figure, struct nb_pool *pool);
void nb_window_name(struct nb_window *w, const char *title);
/* What decides on all that happens in it. */
struct nb_explorer *nb_window_explorer(struct nb_window *w);
/* Runs until the user closes the window (true), or the lines end or the client says so
 * (false). */
bool nb_window_run(struct nb_window *w, struct nb_lines *lines);

#endif
