/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's icon: a sigmoid and its derivative. */
#ifndef NB_VIEWER_ICON_H
#define NB_VIEWER_ICON_H

#include <SDL.h>

/* Gives it to the window. */
void nb_icon_set(SDL_Window *window);

#endif
