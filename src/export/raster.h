/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture in memory, for formats of pixels. */
#ifndef NB_EXPORT_RASTER_H
#define NB_EXPORT_RASTER_H

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Pixels are words 0xAARRGGBB, colours times their opacity; rows are `stride` bytes apart. */
struct nb_raster {
    cairo_surface_t *surface;
    unsigned char *pixels;
    size_t width, height, stride, bytes;
    bool opaque;
};

/* False sets err: there is no memory for so many. */
bool nb_raster_open(struct nb_raster *c, int width, int height, bool opaque, struct nb_err *err);
void nb_raster_close(struct nb_raster *c);

#endif
