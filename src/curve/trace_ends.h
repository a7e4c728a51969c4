/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ends of a curve's pieces: dots at jumps, marks where the curve leaves the frame. */
#ifndef NB_CURVE_TRACE_ENDS_H
#define NB_CURVE_TRACE_ENDS_H

#include "curve/trace.h"

/* Adds them to the trace of a profile; x maps to shares of the axis. */
void nb_trace_ends(struct nb_trace *t, const struct nb_profile *f, const struct nb_scale *x,
                   const struct nb_sight *sight);

#endif
