/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats that cairo draws, in a program without it. */
#include "config.h"

#include "base/i18n.h"
#include "export/jpeg_out.h"
#include "export/png_out.h"
#include "export/print_out.h"
#include "export/svg_out.h"

static bool refuse(struct nb_err *err)
{
    nb_err_set(err, NB_ERR_FILE,
               _("a page in a browser writes .html, .csv, .npy, .txt, .tikz and .tex"));
    nb_err_hint(err, _("the button PNG above a picture keeps it as one"));
    return false;
}

bool nb_png_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    (void)s;
    (void)page;
    (void)out;
    return refuse(err);
}

bool nb_jpeg_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                   struct nb_err *err)
{
    return nb_png_write(s, page, out, err);
}

bool nb_svg_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    return nb_png_write(s, page, out, err);
}

bool nb_pdf_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    return nb_png_write(s, page, out, err);
}

bool nb_eps_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    return nb_png_write(s, page, out, err);
}

struct nb_page nb_page_whole(const struct nb_scene *s, double scale, const struct nb_save *save)
{
    return (struct nb_page){.width = s->width, .height = s->height, .scale = scale, .save = save};
}

void nb_page_crop(struct nb_page *page, const struct nb_scene *s, bool pixels)
{
    (void)page;
    (void)s;
    (void)pixels;
}
