/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SDL's events as inputs (explore/input.h). */
#ifndef NB_VIEWER_KEYSTROKE_H
#define NB_VIEWER_KEYSTROKE_H

#include <SDL.h>

#include "explore/input.h"

/* Shift, Ctrl and Alt as SDL has them. */
unsigned nb_keystroke_mods(Uint16 mod);
/* What a key that was pressed is; false where it is nobody's: with Alt or the logo key keys
 * are the desktop's. A letter is the one on the key, on keyboards of other scripts the one
 * that Latin ones have there. */
bool nb_keystroke_read(const SDL_KeyboardEvent *e, struct nb_input *in);

#endif
