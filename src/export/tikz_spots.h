/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marked points of a plot, for pgfplots. */
#ifndef NB_EXPORT_TIKZ_SPOTS_H
#define NB_EXPORT_TIKZ_SPOTS_H

#include "base/buf.h"
#include "plot/panel.h"

/* Marks, and nodes with the names that have room in the picture. */
void nb_tikz_spots(const struct nb_panel *p, struct nb_buf *out);

#endif
