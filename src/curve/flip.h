/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traces on axes that are turned round. */
#ifndef NB_CURVE_FLIP_H
#define NB_CURVE_FLIP_H

#include "curve/trace.h"

/* The trace with u, v or both counted from the other end; from left to right again. */
void nb_trace_flip(struct nb_trace *t, bool u, bool v);

#endif
