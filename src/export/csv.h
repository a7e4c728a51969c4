/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a figure, as a table. */
#ifndef NB_EXPORT_CSV_H
#define NB_EXPORT_CSV_H

#include "base/buf.h"
#include "plot/scene.h"

/* One x column and one y column a function (1001 rows over the x limits), then
 * an x and a y column for each data curve; panel by panel. Lines and texts are no
 * numbers of a table. Numbers read back to the same
 * double. */
void nb_csv_write(const struct nb_scene *s, struct nb_buf *out);

#endif
