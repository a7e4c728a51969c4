/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that a format writes: which part of an arranged scene, how large. */
#ifndef NB_EXPORT_PAGE_H
#define NB_EXPORT_PAGE_H

#include <cairo.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "figure/save.h"
#include "plot/scene.h"
#include "plot/text.h"

/* Of a page without pixels; a figure has NB_UNITS_PER_INCH of its own. */
enum { NB_POINTS_PER_INCH = 72 };

struct nb_page {
    double x, y, width, height; /* of the figure, in its units */
    double scale;               /* pixels a unit, or points where there are none */
    const struct nb_save *save;
    struct nb_text_taker *texts; /* gets them in place of the picture; or NULL */
};

/* A side in whole pixels. */
int nb_page_pixels(double side);
/* The page with all of the scene's picture. */
struct nb_page nb_page_whole(const struct nb_scene *s, double scale, const struct nb_save *save);
/* Makes it the part that has ink, with the margin that save wants. In pixels it begins
 * at a whole one. */
void nb_page_crop(struct nb_page *page, const struct nb_scene *s, bool pixels);

/* Draws the page with its upper left corner at the surface's origin. */
bool nb_page_draw(const struct nb_page *page, const struct nb_scene *s, cairo_surface_t *surface,
                  struct nb_err *err);
/* The same on a surface that writes its file when it is finished, and ends it. */
bool nb_page_stream(const struct nb_page *page, const struct nb_scene *s, cairo_surface_t *surface,
                    struct nb_err *err);
/* Ends such a surface, whose picture is good or not. */
bool nb_page_finish(cairo_surface_t *surface, bool good, struct nb_err *err);
/* A cairo_write_func_t that adds to a buffer. */
cairo_status_t nb_page_to_buffer(void *buf, const unsigned char *bytes, unsigned int len);

/* What the figure is called: the title above all, else the first plot's; or NULL. */
const char *nb_page_title(const struct nb_figure *f);
/* Replaces `len` bytes of the file from `at` on by the text. */
void nb_page_splice(struct nb_buf *file, size_t at, size_t len, const char *text);

/* Writes a scene that is arranged for the page to the buffer. False sets err. */
typedef bool nb_page_writer(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                            struct nb_err *err);

#endif
