/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an axis looks like, as lines of a figure's text. */
#ifndef NB_FIGURE_AXES_TEXT_H
#define NB_FIGURE_AXES_TEXT_H

#include "base/buf.h"
#include "figure/axes.h"

/* Scales, directions, ticks, frame and aspect, where they are not the usual ones. */
void nb_axes_text_write(const struct nb_axes *a, struct nb_buf *out);
/* Reads one such line; false: it is malformed. *known is whether it was one. */
bool nb_axes_text_read(struct nb_axes *a, const char *line, bool *known);

#endif
