/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tour in a terminal, where there is no window. */
#ifndef NB_SESSION_TOUR_HERE_H
#define NB_SESSION_TOUR_HERE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct nb_session;

/* Runs the commands of a step and shows their figure; false sets err. */
typedef bool nb_tour_runner(struct nb_session *s, const char *commands, struct nb_err *err);

/* Shows a step; false sets err. */
bool nb_session_tour_here(struct nb_session *s, size_t number, nb_tour_runner *run,
                          struct nb_err *err);
/* The step that a source asks for: an empty line right after a step, the next one; else 0. */
size_t nb_session_tour_next(struct nb_session *s, const char *source);

#endif
