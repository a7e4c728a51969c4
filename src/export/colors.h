/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a picture, in no more than 256. */
#ifndef NB_EXPORT_COLORS_H
#define NB_EXPORT_COLORS_H

#include "export/movie.h"

enum { NB_COLORS_MAX = 256 };

struct nb_colors;

/* Those of a part of a frame: as they are, where there are not too many; else their
 * means over boxes of colours that are as small as that allows. */
struct nb_colors *nb_colors_of(const struct nb_movie_frame *f, struct nb_movie_part part);
void nb_colors_free(struct nb_colors *c);
size_t nb_colors_count(const struct nb_colors *c);
/* The i-th, 0xRRGGBB. */
uint32_t nb_colors_at(const struct nb_colors *c, size_t i);
/* The number of the colour that stands for a pixel of the part. */
size_t nb_colors_find(const struct nb_colors *c, uint32_t pixel);

#endif
