/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a picture, as 256 at most: a plot has a few inks, and their mixtures where
 * edges are smoothed. */
#ifndef NB_EXPORT_PALETTE_H
#define NB_EXPORT_PALETTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NB_PALETTE_MOST = 256, NB_PALETTE_ERROR = 7 };

struct nb_palette {
    uint32_t colors[NB_PALETTE_MOST]; /* 0xRRGGBB */
    size_t count;
    struct nb_color_slot *slots; /* which entry a colour of the picture is */
};

/* The palette of `height` rows of `width` pixels 0x..RRGGBB, `stride` bytes apart. The
 * inks, which are the most frequent colours, are exact; others are moved by 7 of 255 in each
 * channel at most, and not at all where 256 suffice. False: there are too many. */
bool nb_palette_make(struct nb_palette *p, const unsigned char *pixels, size_t width, size_t height,
                     size_t stride);
/* The entries of a row of these pixels. */
void nb_palette_row(const struct nb_palette *p, const unsigned char *pixels, size_t width,
                    unsigned char *out);
void nb_palette_free(struct nb_palette *p);

#endif
