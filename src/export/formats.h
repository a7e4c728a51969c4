/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the formats of figures as files. A list by itself, since the prompt, which
 * draws nothing, names them too: the makefile gathers it from the table in export.c, as
 * NB_FORMATS(ROW), which is ROW(".png") and so on. */
#ifndef NB_EXPORT_FORMATS_H
#define NB_EXPORT_FORMATS_H

#include "export/formats.inc"

/* All extensions in one text, with a blank between them. */
#define NB_FORMATS_NAME(extension) " " extension
#define NB_FORMATS_TEXT (&NB_FORMATS(NB_FORMATS_NAME)[1])

/* Files of moving pictures (animate.h): the extension, and the kind in movie.h. */
#define NB_MOVIES(ROW)                                                                             \
    ROW(".gif", gif)                                                                               \
    ROW(".apng", apng) ROW(".png", apng) ROW(".mp4", ffmpeg) ROW(".webm", ffmpeg)
#define NB_MOVIES_NAME(extension, kind) " " extension
#define NB_MOVIES_TEXT (&NB_MOVIES(NB_MOVIES_NAME)[1])

/* The one whose files compute curves themselves: what it draws has a `live` (axes.h). */
#define NB_FORMAT_LIVE ".html"

#endif
