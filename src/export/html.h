/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as a page that computes its curves itself. */
#ifndef NB_EXPORT_HTML_H
#define NB_EXPORT_HTML_H

#include "base/buf.h"
#include "plot/scene.h"

/* Writes the whole page, which needs nothing but a browser: the arranged scene's plots
 * with the curves' functions as JavaScript, a still picture for where no script runs, and
 * the recipe. */
void nb_html_write(const struct nb_scene *s, struct nb_buf *out);

/* Parts of it: "const F=[...],D={...};", and the still picture. */
void nb_html_data(const struct nb_scene *s, struct nb_buf *out);
void nb_html_still(const struct nb_scene *s, struct nb_buf *out);

#endif
