/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot's patches as lines of a figure's text, and back. */
#ifndef NB_FIGURE_PATCH_TEXT_H
#define NB_FIGURE_PATCH_TEXT_H

#include "base/buf.h"
#include "figure/patch.h"

void nb_patch_text_write(const struct nb_patch *p, struct nb_buf *out);
/* What follows the word "patch" adds one to the axes, and what follows "numbers" adds numbers
 * of whole entries to the last one. False: it is none. */
bool nb_patch_text_read(struct nb_axes *a, const char *text);
bool nb_patch_text_read_numbers(struct nb_axes *a, const char *text);

#endif
