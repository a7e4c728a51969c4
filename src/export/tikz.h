/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as a tikzpicture for pgfplots, in the fonts of its document. */
#ifndef NB_EXPORT_TIKZ_H
#define NB_EXPORT_TIKZ_H

#include "base/buf.h"
#include "plot/scene.h"

/* Writes the arranged scene, as wide as a line of the document, with the recipe as a
 * comment. */
void nb_tikz_write(const struct nb_scene *s, struct nb_buf *out);

#endif
