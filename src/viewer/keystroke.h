/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SDL's events as inputs (explore/input.h). */
#ifndef NB_VIEWER_KEYSTROKE_H
#define NB_VIEWER_KEYSTROKE_H

#include <SDL.h>

#include "explore/input.h"

/* Shift, Ctrl and Alt as SDL has them. */
unsigned nb_keystroke_mods(Uint16 mod);
/* What a key that was pressed is; false where it is nobody's: with the logo key keys are the
 * desktop's, with Alt all but arrows. A letter is the one on the key, on keyboards of other scripts
 * the one that Latin ones have there. */
bool nb_keystroke_read(const SDL_KeyboardEvent *e, struct nb_input *in);
/* Two fingers that move apart, or together, turn the wheel between them; false where there are
 * others. The size is the window's. */
bool nb_keystroke_pinch(const SDL_MultiGestureEvent *e, int width, int height, struct nb_input *in);
/* Whether two fingers or more are down: what the first one does is no mouse then. */
bool nb_keystroke_is_pinched(void);

#endif
