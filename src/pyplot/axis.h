/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands are told of an axis. */
#ifndef NB_PYPLOT_AXIS_H
#define NB_PYPLOT_AXIS_H

#include "session/command.h"

/* Reads struct nb_limits (value/param.h), which are not set by default, and may fall. */
nb_param_reader nb_read_limits;

#endif
