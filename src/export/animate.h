/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure while one of its parameters runs through an interval, as a moving picture. */
#ifndef NB_EXPORT_ANIMATE_H
#define NB_EXPORT_ANIMATE_H

#include <stdbool.h>

#include "base/err.h"
#include "figure/figure.h"
#include "figure/sweep.h"

/* Writes the file; its kind is chosen by the extension. The ranges of the plots are those
 * of the whole sweep, and what the parameter is stands above. False sets err: a parameter
 * that is not there, a file that cannot be written, *shaping: texts that this program cannot
 * set (plot/text.h). The
 * figure is as it was afterwards. */
bool nb_animate(struct nb_figure *f, const struct nb_sweep *sweep, const char *path, bool *shaping,
                struct nb_err *err);

#endif
