/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture in memory. */
#include "config.h"

#include "export/raster.h"

#include <sys/mman.h>

#include "base/i18n.h"

enum { HUGE_PAGE = 1 << 21 };

/* Its memory the system may give in large pages: small ones cost more time than drawing in
 * them. */
bool nb_raster_open(struct nb_raster *c, int width, int height, bool opaque, struct nb_err *err)
{
    const cairo_format_t format = opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
    *c = (struct nb_raster){.width = (size_t)width, .height = (size_t)height, .opaque = opaque};
    c->stride = (size_t)cairo_format_stride_for_width(format, width);
    c->bytes = (c->stride * c->height + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    void *memory = mmap(NULL, c->bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return nb_err_set(err, NB_ERR_SIZE, _("no memory for %d x %d pixels"), width, height);
#ifdef MADV_HUGEPAGE
    madvise(memory, c->bytes, MADV_HUGEPAGE);
#endif
    c->pixels = memory;
    c->surface = cairo_image_surface_create_for_data(memory, format, width, height, (int)c->stride);
    return true;
}

void nb_raster_close(struct nb_raster *c)
{
    cairo_surface_destroy(c->surface);
    munmap(c->pixels, c->bytes);
}
