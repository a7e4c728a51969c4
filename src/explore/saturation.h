/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saturation: the ranges of x where a function hardly passes a gradient on are tinted, and the
 * inputs that fall there are counted. */
#ifndef NB_EXPLORE_SATURATION_H
#define NB_EXPLORE_SATURATION_H

#include <stdbool.h>

struct nb_explorer;
struct nb_buf;

/* Tints them, and says how many inputs they get where nothing else is read. */
void nb_saturation_mark(struct nb_explorer *e);
/* "saturated: 6.9 % of N(0,1)", behind what is read. */
void nb_saturation_read(const struct nb_explorer *e, struct nb_buf *out);

#endif
