/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands are told of an axis. */
#ifndef NB_PYPLOT_AXIS_H
#define NB_PYPLOT_AXIS_H

#include "session/command.h"

/* Reads struct nb_limits (value/param.h), which are not set by default, and may fall. */
nb_param_reader nb_read_limits;
/* Reads a scale by its name: a struct nb_warp, of no width (`linear` 0) by default. */
nb_param_reader nb_read_scale;
/* Gives the axis a scale; limits that have no place on it are found from the curves, and a
 * note says so. */
void nb_axis_set_scale(struct nb_args *a, bool vertical, struct nb_warp w);

#endif
