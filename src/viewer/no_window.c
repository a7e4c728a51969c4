/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a build that has none. */
#include "config.h"

#include "viewer/window.h"

#include <stddef.h>

#include "base/i18n.h"

struct nb_window *nb_window_open(const struct nb_figure *figure,
                                 const struct nb_window_client *client, struct nb_err *err)
{
    (void)figure;
    (void)client;
    nb_err_set(err, NB_ERR_VALUE, _("this nabla was built without a window"));
    return NULL;
}

void nb_window_close(struct nb_window *w)
{
    (void)w;
}

void nb_window_show(struct nb_window *w, const struct nb_figure *figure, struct nb_pool *pool)
{
    (void)w;
    (void)figure;
    (void)pool;
}

void nb_window_name(struct nb_window *w, const char *title)
{
    (void)w;
    (void)title;
}

struct nb_explorer *nb_window_explorer(struct nb_window *w)
{
    (void)w;
    return NULL;
}

bool nb_window_run(struct nb_window *w, struct nb_lines *lines)
{
    (void)w;
    (void)lines;
    return false;
}
