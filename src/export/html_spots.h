/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marked points of a plot, for a page's script. */
#ifndef NB_EXPORT_HTML_SPOTS_H
#define NB_EXPORT_HTML_SPOTS_H

#include "base/buf.h"
#include "plot/panel.h"

/* Whether the plot has any, or tangents. */
bool nb_html_has_spots(const struct nb_panel *p);
/* Them as a field, with their names where these have room in the picture. */
void nb_html_spots(const struct nb_panel *p, struct nb_buf *out);

#endif
