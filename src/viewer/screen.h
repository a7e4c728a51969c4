/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen that a window comes to: its driver, its room, and who has the keyboard. */
#ifndef NB_VIEWER_SCREEN_H
#define NB_VIEWER_SCREEN_H

#include <SDL.h>
#include <stdbool.h>

#include "base/err.h"
#include "figure/figure.h"

enum { NB_LEAST_WIDTH = 240, NB_LEAST_HEIGHT = 160 };

/* Starts SDL; false sets err, with advice when there is no display. */
bool nb_screen_start(struct nb_err *err);
/* What a point of the explorer is in units of SDL's windows: more than 1 where the desktop
 * is set to larger type and SDL does not know. */
double nb_screen_scale(void);
/* The size of a figure's window at that scale, in proportion to the standard figure's, that
 * the screen where the pointer is has room for. */
void nb_screen_size(const struct nb_figure *f, double scale, int *width, int *height);
/* Shows a window that was made hidden. The keyboard stays where it is: who typed the
 * plot is typing on. */
void nb_screen_show(SDL_Window *window);

#endif
