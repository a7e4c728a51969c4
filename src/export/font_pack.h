/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TrueType fonts without the programs that fit letters to coarse pixels. */
#ifndef NB_EXPORT_FONT_PACK_H
#define NB_EXPORT_FONT_PACK_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends the font, whose outlines are the same. False: it is of another form. */
bool nb_font_pack(const unsigned char *font, size_t len, struct nb_buf *out);

#endif
