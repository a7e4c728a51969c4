/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a picture in no more than 256: all of them are one box, and the box that
 * is longest in some channel is cut in its middle, until there are enough (after P. Heckbert,
 * "Color image quantization for frame buffer display", 1982, who cuts at the median). What is
 * drawn lies on a few lines from the background to a hue, which such boxes follow. */
#include "config.h"

#include "export/colors.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum {
    SLOTS = 1 << 16,
    MOST = SLOTS / 2, /* colours that are told apart; what comes later is the first one */
};

struct color {
    uint32_t rgb;
    size_t pixels, box;
};

struct box {
    size_t first, count; /* of `order` */
    int channel, extent; /* the longest one */
    int middle;
};

struct nb_colors {
    uint32_t *slot; /* SLOTS: the index of a colour plus one; 0: free */
    struct color *color;
    size_t color_count, color_cap;
    struct color **order; /* box by box */
    struct box box[NB_COLORS_MAX];
    uint32_t mean[NB_COLORS_MAX];
    size_t count;
};

static int channel_of(uint32_t rgb, int channel)
{
    return (int)(rgb >> (16 - 8 * channel) & 0xFF);
}

/* The slot of the colour, or the free one where it belongs. */
static uint32_t *slot_of(const struct nb_colors *c, uint32_t rgb)
{
    size_t at = (rgb * 2654435761u) >> 16 & (SLOTS - 1);
    while (c->slot[at] && c->color[c->slot[at] - 1].rgb != rgb)
        at = (at + 1) & (SLOTS - 1);
    return &c->slot[at];
}

static void count_pixel(struct nb_colors *c, uint32_t rgb)
{
    uint32_t *slot = slot_of(c, rgb);
    if (!*slot && c->color_count < MOST) {
        c->color = nb_grow(c->color, &c->color_cap, c->color_count + 1, sizeof *c->color);
        c->color[c->color_count] = (struct color){.rgb = rgb};
        *slot = (uint32_t)++c->color_count;
    }
    if (*slot)
        c->color[*slot - 1].pixels++;
}

static void measure(const struct nb_colors *c, struct box *b)
{
    b->extent = -1;
    for (int k = 0; k < 3; k++) {
        int lo = 255, hi = 0;
        for (size_t i = b->first; i < b->first + b->count; i++) {
            const int v = channel_of(c->order[i]->rgb, k);
            lo = v < lo ? v : lo;
            hi = v > hi ? v : hi;
        }
        if (hi - lo > b->extent) {
            b->extent = hi - lo;
            b->channel = k;
            b->middle = (lo + hi) / 2;
        }
    }
}

/* Puts those above the middle behind the others, in a box of their own. */
static void cut(struct nb_colors *c, struct box *b)
{
    size_t below = b->first, end = b->first + b->count;
    for (size_t i = b->first; i < end; i++)
        if (channel_of(c->order[i]->rgb, b->channel) <= b->middle) {
            struct color *moved = c->order[i];
            c->order[i] = c->order[below];
            c->order[below++] = moved;
        }
    struct box *other = &c->box[c->count++];
    *other = (struct box){.first = below, .count = end - below};
    b->count = below - b->first;
    measure(c, b);
    measure(c, other);
}

static void cut_all(struct nb_colors *c)
{
    c->box[0] = (struct box){.count = c->color_count};
    c->count = 1;
    measure(c, &c->box[0]);
    while (c->count < NB_COLORS_MAX) {
        struct box *longest = &c->box[0];
        for (size_t i = 1; i < c->count; i++)
            if (c->box[i].extent > longest->extent)
                longest = &c->box[i];
        if (longest->extent == 0)
            return;
        cut(c, longest);
    }
}

/* The mean of a box, and its number for its colours. */
static void finish_box(struct nb_colors *c, size_t number)
{
    const struct box *b = &c->box[number];
    size_t sum[3] = {0}, pixels = 0;
    for (size_t i = b->first; i < b->first + b->count; i++) {
        struct color *color = c->order[i];
        color->box = number;
        pixels += color->pixels;
        for (int k = 0; k < 3; k++)
            sum[k] += color->pixels * (size_t)channel_of(color->rgb, k);
    }
    for (int k = 0; k < 3; k++)
        c->mean[number] |= (uint32_t)((sum[k] + pixels / 2) / pixels) << (16 - 8 * k);
}

struct nb_colors *nb_colors_of(const struct nb_movie_frame *f, struct nb_movie_part part)
{
    struct nb_colors *c = nb_xcalloc(1, sizeof *c);
    c->slot = nb_xcalloc(SLOTS, sizeof *c->slot);
    for (int y = part.y; y < part.y + part.height; y++)
        for (int x = part.x; x < part.x + part.width; x++)
            count_pixel(c, nb_movie_pixel(f, x, y));
    c->order = nb_xcalloc(c->color_count, sizeof *c->order);
    for (size_t i = 0; i < c->color_count; i++)
        c->order[i] = &c->color[i];
    cut_all(c);
    for (size_t i = 0; i < c->count; i++)
        finish_box(c, i);
    return c;
}

void nb_colors_free(struct nb_colors *c)
{
    free(c->slot);
    free(c->color);
    free(c->order);
    free(c);
}

size_t nb_colors_count(const struct nb_colors *c)
{
    return c->count;
}

uint32_t nb_colors_at(const struct nb_colors *c, size_t i)
{
    return c->mean[i];
}

size_t nb_colors_find(const struct nb_colors *c, uint32_t pixel)
{
    const uint32_t slot = *slot_of(c, pixel);
    return slot ? c->color[slot - 1].box : 0;
}
