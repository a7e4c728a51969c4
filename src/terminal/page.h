/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as text for a terminal: from the traces that are drawn in every file, not from a
 * picture. */
#ifndef NB_TERMINAL_PAGE_H
#define NB_TERMINAL_PAGE_H

#include "base/buf.h"
#include "base/err.h"
#include "figure/screen.h"
#include "plot/scene.h"

/* Adds the figure as lines, each with its newline, of as many columns as the screen has; the
 * rows are as many, unless plots would be too low. */
void nb_terminal_write(struct nb_scene *s, const struct nb_screen *screen, struct nb_buf *out);
/* The same as signs on a page, which is initialised, for who looks at them. */
struct nb_signs;
void nb_terminal_page(struct nb_scene *s, const struct nb_screen *screen, struct nb_signs *page);

#endif
