/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of the window do. */
#ifndef NB_VIEWER_KEYSTROKE_H
#define NB_VIEWER_KEYSTROKE_H

#include <SDL.h>
#include <stdbool.h>

enum nb_keystroke_act {
    NB_KEY_NOTHING,
    NB_KEY_MOVE,
    NB_KEY_HOME,
    NB_KEY_SAVE,
    NB_KEY_CLOSE,
};

struct nb_keystroke {
    enum nb_keystroke_act act;
    double zoom, dx, dy; /* of a move: widths are multiplied, then moved by such parts */
};

/* What a key that was pressed does. With Alt or the logo key nothing does anything: they
 * are the desktop's. A letter is the one on the key, on keyboards of other scripts the
 * one that Latin ones have there, and acts alone, without Shift. Only moves repeat, and
 * what cannot be taken back (`guarded`) has to wait until nobody can be typing on from
 * before the window came. */
struct nb_keystroke nb_keystroke_find(const SDL_KeyboardEvent *e, bool guarded);

#endif
