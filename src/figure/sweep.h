/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a figure's parameters run in a moving picture. */
#ifndef NB_FIGURE_SWEEP_H
#define NB_FIGURE_SWEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum { NB_SWEEP_FRAMES = 2000, NB_SWEEP_PARAMS = 16 };

struct nb_sweep {
    size_t params[NB_SWEEP_PARAMS], count; /* of the figure, which all run */
    double from, to;                       /* finite, not equal */
    size_t frames;                         /* from 2 on; the file repeats them for ever */
    double fps, scale;                     /* positive; pixels a point */
    bool bounce; /* to the end and back, slow at both; else once, and evenly */
};

/* As words of a line (protocol.h), and back; false: they are none. */
void nb_sweep_write(const struct nb_sweep *s, struct nb_buf *out);
bool nb_sweep_read(const char **line, struct nb_sweep *s);

#endif
