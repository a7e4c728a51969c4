/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG files, with a physical size and the commands that made the picture. */
#ifndef NB_EXPORT_PNG_OUT_H
#define NB_EXPORT_PNG_OUT_H

#include <cairo.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* Appends an RGB24 image; scale 1 is 96 pixels an inch. The recipe may be NULL. */
bool nb_png_write(cairo_surface_t *image, double scale, const char *recipe, struct nb_buf *out,
                  struct nb_err *err);

#endif
