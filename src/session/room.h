/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room for figures in the terminal that the session writes to. */
#ifndef NB_SESSION_ROOM_H
#define NB_SESSION_ROOM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "figure/screen.h"

/* What a terminal has said, once. */
struct nb_room {
    bool asked;
    bool answered; /* all of it; else answers may come late */
    bool kitty, iterm, sixel;
    enum nb_screen_paper paper;
    size_t cell_w, cell_h; /* 0: not known */
    struct nb_buf typed;   /* what was typed while answers were awaited */
    bool told;             /* a note has said why plots are here, and how they become files */
};

/* Pixels of a sign that one believes. */
enum { NB_CELL_LEAST = 4, NB_CELL_MOST = 100 };

/* Asks the terminal, once, and waits for at most 100 ms; never one that is none, that would print
 * the questions, or that is inside of another one, and not while something is typed ahead. */
void nb_room_ask(struct nb_room *t, int in, int out);
/* Before the program ends: answers that come from far are awaited, so that the shell does not
 * get them. */
void nb_room_finish(struct nb_room *t, int in);
/* Takes an answer at the start of a text: its length, or 0, and whether it may become one. */
size_t nb_room_take(struct nb_room *t, const char *text, bool *begun);
/* What figures have there: room, colours where `color`, signs by the locale. fd: where they are
 * written, which need not be a terminal. */
void nb_room_look(struct nb_screen *screen, int fd, bool color);
/* The same for a picture of a kind, which may be higher. */
void nb_room_look_for_picture(struct nb_screen *screen, int fd, enum nb_screen_kind kind);

#endif
