/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pixels of a window: a picture that stays, and what is drawn over it, of which only
 * what has changed is drawn again. */
#ifndef NB_VIEWER_CANVAS_H
#define NB_VIEWER_CANVAS_H

#include <SDL.h>
#include <cairo.h>
#include <stdbool.h>

#include "seen/overlay.h"

struct nb_canvas;

struct nb_canvas *nb_canvas_new(SDL_Window *window);
void nb_canvas_free(struct nb_canvas *c);
/* Has the window's size in pixels; false when there is none. *changed: all is to be drawn. */
bool nb_canvas_fit(struct nb_canvas *c, int *width, int *height, bool *changed);
/* A context to draw the picture with; it is given back before anything else. */
cairo_t *nb_canvas_begin(struct nb_canvas *c);
void nb_canvas_end(struct nb_canvas *c, cairo_t *cr);
/* Shows the picture with marks over it, at so many pixels a point; `all`: the picture or the
 * screen is new, else only the marks are. */
void nb_canvas_show(struct nb_canvas *c, struct nb_overlay *marks, double scale, bool all);

#endif
