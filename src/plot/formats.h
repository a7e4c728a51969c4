/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats of figures as files: one row each, its extension and whether sizes are in
 * pixels (scaled, and limited). export.c has a function write_png for "png". A list by
 * itself, since the prompt, which draws nothing, names the formats too. */
#ifndef NB_PLOT_FORMATS_H
#define NB_PLOT_FORMATS_H

#define NB_FORMATS(ROW)                                                                            \
    ROW(png, true) ROW(svg, false) ROW(pdf, false) ROW(eps, false) ROW(csv, false)

/* All extensions in one text, with a blank between them. */
#define NB_FORMATS_NAME(extension, pixels) " ." #extension
#define NB_FORMATS_TEXT (&NB_FORMATS(NB_FORMATS_NAME)[1])

#endif
