/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as files. The same figure gives the same bytes, every time. */
#ifndef NB_EXPORT_H
#define NB_EXPORT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "figure/save.h"
#include "plot/scene.h"

/* Writes a picture with the views that the panels have, in the size that the figure has:
 * an inch of it is an inch of the file, 200 pixels where neither figure nor `save` say
 * more. Its format is the one that `save` names, else by the path's end. The file appears
 * whole or not at all. Leaves the scene arranged for the file. */
bool nb_export(struct nb_scene *s, const char *path, const struct nb_save *save,
               struct nb_err *err);
/* The same bytes, appended to `out` and in no file, of the format that `save` names. */
bool nb_export_bytes(struct nb_scene *s, const struct nb_save *save, struct nb_buf *out,
                     struct nb_err *err);

#endif
