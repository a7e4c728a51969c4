/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as pictures in a terminal that can show them: by kitty's protocol, iTerm2's, or as
 * sixels. */
#ifndef NB_EXPORT_TERMINAL_PICTURE_H
#define NB_EXPORT_TERMINAL_PICTURE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "figure/screen.h"
#include "plot/scene.h"

/* Adds the figure in the way that the screen says: as signs (terminal.h), or as the escapes of a
 * picture as large as there is room for, and a newline. False sets err. */
bool nb_terminal_show(struct nb_scene *s, const struct nb_screen *screen, struct nb_buf *out,
                      struct nb_err *err);
/* Adds sixels of `height` rows of `width` pixels 0x..RRGGBB, `stride` bytes apart (sixel.c). */
void nb_sixel_write(const unsigned char *pixels, size_t width, size_t height, size_t stride,
                    struct nb_buf *out);

#endif
