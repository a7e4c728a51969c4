/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a figure, as a table. */
#ifndef NB_EXPORT_CSV_H
#define NB_EXPORT_CSV_H

#include "base/buf.h"
#include "plot/scene.h"

/* One x column and one y column a function, then an x and a y column for each data curve;
 * panel by panel. The rows of functions are 1001 even steps over the x limits, decimals where
 * those are, and the places between where one of them may jump or bend. Lines and texts are
 * no numbers of a table. */

/* As text: numbers read back to the same double. */
void nb_csv_write(const struct nb_scene *s, struct nb_buf *out);
/* As an array of NumPy's, NaN where a column has fewer rows. */
void nb_npy_write(const struct nb_scene *s, struct nb_buf *out);

#endif
