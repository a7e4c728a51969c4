/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as files. The same figure gives the same bytes, every time. */
#ifndef NB_EXPORT_H
#define NB_EXPORT_H

#include <stdbool.h>

#include "base/err.h"
#include "plot/scene.h"

/* Size of the picture in points, and pixels a point for formats with pixels. */
struct nb_export_size {
    double width, height, scale;
};

/* The size that the figure wants, at 2 pixels a point. */
struct nb_export_size nb_export_standard(const struct nb_figure *f);

/* Writes a picture with the views that the panels have, its format chosen by the
 * extension of the path. The file appears whole or not at all. */
bool nb_export(struct nb_scene *s, const char *path, struct nb_export_size size,
               struct nb_err *err);

#endif
