/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SDL leaves to be done for X11; where there is none, nothing is. */
#ifndef NB_VIEWER_X11_H
#define NB_VIEWER_X11_H

#include <SDL.h>
#include <stdbool.h>

/* SDL wakes its own thread by an event to its window, which may be gone when it arrives:
 * from now on that is no error. Xlib would end the program. Before SDL begins, which puts
 * back what it finds when it ends, and has late events even then. */
void nb_x11_expect_late_events(void);
/* Pixels an inch that the desktop's texts are meant for (the resource Xft.dpi); 0: it does
 * not say. */
double nb_x11_dpi(void);
/* Shows the window, where the window manager finds room, and leaves the focus where it is; false,
 * with nothing done, where it is none of X11. */
bool nb_x11_show(SDL_Window *window);

#endif
