/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers from 0 to 1 as colours. */
#ifndef NB_FIGURE_COLORMAP_H
#define NB_FIGURE_COLORMAP_H

#include <stdbool.h>

#include "base/buf.h"
#include "figure/style.h"

/* The map that is used where none is named. */
enum { NB_COLORS_USUAL = 0 };

/* The number of a map by its name, with "_r" behind it the same from end to end; -1: there is
 * none. And its name. */
int nb_colormap_find(const char *name);
void nb_colormap_name(int map, struct nb_buf *out);
/* Whether its middle is what values are compared with. */
bool nb_colormap_is_diverging(int map);
/* All names, for messages, and one by one. */
void nb_colormap_list(struct nb_buf *out);
void nb_colormap_each(void (*visit)(const char *name, void *ctx), void *ctx);
/* The colour at t, which is held to 0..1. */
struct nb_rgb nb_colormap_at(int map, double t);
/* Black or white, whichever is read better on a colour. */
struct nb_rgb nb_colormap_ink(struct nb_rgb on);

#endif
