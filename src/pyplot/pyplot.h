/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands, all of them. */
#ifndef NB_PYPLOT_PYPLOT_H
#define NB_PYPLOT_PYPLOT_H

#include "session/session.h"

/* A session that has them; nb_session_free. */
struct nb_session *nb_pyplot_session(struct nb_session_options options);

#endif
