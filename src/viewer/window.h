/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window. Everything that knows SDL is behind this. */
#ifndef NB_VIEWER_WINDOW_H
#define NB_VIEWER_WINDOW_H

#include <stdbool.h>

#include "base/err.h"
#include "plot/scene.h"
#include "viewer/lines.h"

/* What the window asks of, and tells to, the one who opened it. */
struct nb_window_client {
    void *ctx;
    /* A line came in; false ends the window. */
    bool (*line)(void *ctx, const char *line);
    /* Sends what could not be sent before; false while some of it has to wait. */
    bool (*flush)(void *ctx);
    /* The window shows the scene for the first time. */
    void (*ready)(void *ctx);
    /* The user wants the picture as it is seen in a file. */
    void (*save)(void *ctx);
    /* The user went to this view of a panel, or home where they are not set. */
    void (*moved)(void *ctx, size_t panel, struct nb_limits x, struct nb_limits y);
};

struct nb_window;

/* A window of a size that suits the figure. NULL sets err, with advice when there is
 * no display. */
struct nb_window *nb_window_open(const struct nb_figure *figure, struct nb_err *err);
void nb_window_close(struct nb_window *w);
/* Shows another scene, whole; borrowed until the next. */
void nb_window_show(struct nb_window *w, struct nb_scene *scene, const char *title);
/* Runs until the user closes the window (true), or the lines end or the client says so
 * (false). */
bool nb_window_run(struct nb_window *w, struct nb_lines *lines,
                   const struct nb_window_client *client);

#endif
