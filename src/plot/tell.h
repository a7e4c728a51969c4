/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found of a figure's curves (curve/finding.h), in words. */
#ifndef NB_PLOT_TELL_H
#define NB_PLOT_TELL_H

#include "base/buf.h"
#include "plot/scene.h"

/* Appends what is worth a note about an arranged scene, one line for each kind of finding:
 * the first curve that has it stands for others; and one for what the picture has no room
 * for. */
void nb_tell_findings(const struct nb_scene *s, struct nb_buf *out);

#endif
