/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as text, for tests and for questions: what was drawn, and why there. */
#ifndef NB_PLOT_DUMP_H
#define NB_PLOT_DUMP_H

#include "base/buf.h"
#include "plot/scene.h"

/* Limits, ticks, and the pieces and dots of each curve: what does not depend
 * on the installed fonts. */
void nb_dump(const struct nb_scene *s, struct nb_buf *out);

#endif
