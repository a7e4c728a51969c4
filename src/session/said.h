/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands say of figures that hands may choose as well (figure/said.h). */
#ifndef NB_SESSION_SAID_H
#define NB_SESSION_SAID_H

#include "value/builtin.h"

/* A call went well (nb_interp.called): what it said is noted in the figure that it is about. */
void nb_said_hear(void *session, const struct nb_args *args);

#endif
