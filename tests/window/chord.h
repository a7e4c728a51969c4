/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as xdotool names them, "ctrl+shift+c", as SDL has them on an American keyboard. */
#ifndef NB_TESTS_WINDOW_CHORD_H
#define NB_TESTS_WINDOW_CHORD_H

#include <SDL.h>
#include <stdbool.h>

struct chord {
    SDL_Keycode code;
    Uint16 mods;
    char text[2]; /* that the key types, too; or "" */
};

/* False: there is no such key. */
bool chord_read(const char *name, struct chord *c);
/* Cuts the modifiers "ctrl+" off; what they are. */
Uint16 chord_mods(const char **name);

#endif
