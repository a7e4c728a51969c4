/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room for figures in the terminal that the session writes to. */
#ifndef NB_SESSION_ROOM_H
#define NB_SESSION_ROOM_H

#include <stdbool.h>

#include "figure/screen.h"

/* What a terminal has said, once. */
struct nb_room {
    bool asked;
    bool told; /* a note has said why plots are here, and how they become files */
};

/* What figures have there: room, colours where `color`, signs by the locale. fd: where they are
 * written, which need not be a terminal. */
void nb_room_look(struct nb_screen *screen, int fd, bool color);
/* The same for a picture of a kind, which may be higher. */
void nb_room_look_for_picture(struct nb_screen *screen, int fd, enum nb_screen_kind kind);

#endif
