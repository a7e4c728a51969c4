/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours are counted in a hash table, a run of equal pixels at a time. Inks, the most
 * frequent, are entries of the palette as they are. Any other goes, in the order of their
 * frequency, to the first entry that it fits: an ink 7 away at most, or a box that grows to 14
 * a side at most and whose middle will be the colour. Fixed boxes would be half as many
 * again. */
#include "config.h"

#include "export/palette.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum {
    SLOTS = 1 << 14,
    MOST_COLORS = 1 << 12, /* in a quarter of the slots */
    MOST_INKS = 64,
    INK_SHARE = 1 << 13, /* an ink has this part of all pixels, or more */
};
static const uint32_t rgb = 0xFFFFFF;

/* count 0: free */
struct nb_color_slot {
    uint32_t color;
    uint32_t count;
    unsigned char entry;
};

static struct nb_color_slot *find(struct nb_color_slot *slots, uint32_t color)
{
    uint32_t at = (color * 0x9E3779B1U) >> 18;
    while (slots[at].count > 0 && slots[at].color != color)
        at = (at + 1) % SLOTS;
    return &slots[at];
}

static uint32_t pixel_at(const unsigned char *pixels, size_t x)
{
    uint32_t pixel;
    memcpy(&pixel, pixels + 4 * x, sizeof pixel);
    return pixel & rgb;
}

/* How many pixels from x on have the colour; looked at in pairs. */
static size_t run_of(const unsigned char *pixels, size_t x, size_t width, uint32_t color)
{
    const uint64_t both = (uint64_t)color << 32 | color, mask = (uint64_t)rgb << 32 | rgb;
    size_t end = x + 1;
    for (uint64_t pair; end + 2 <= width; end += 2) {
        memcpy(&pair, pixels + 4 * end, sizeof pair);
        if ((pair & mask) != both)
            break;
    }
    while (end < width && pixel_at(pixels, end) == color)
        end++;
    return end - x;
}

static bool count_row(struct nb_palette *p, const unsigned char *pixels, size_t width)
{
    for (size_t x = 0, run; x < width; x += run) {
        const uint32_t color = pixel_at(pixels, x);
        struct nb_color_slot *slot = find(p->slots, color);
        run = run_of(pixels, x, width, color);
        if (slot->count == 0 && p->count++ == MOST_COLORS)
            return false;
        slot->color = color;
        slot->count += (uint32_t)run;
    }
    return true;
}

static int by_frequency(const void *a, const void *b)
{
    const struct nb_color_slot *p = *(struct nb_color_slot *const *)a;
    const struct nb_color_slot *q = *(struct nb_color_slot *const *)b;
    if (p->count != q->count)
        return p->count < q->count ? 1 : -1;
    return (p->color > q->color) - (p->color < q->color);
}

/* The colours that were found, the most frequent first. The caller frees it. */
static struct nb_color_slot **sorted(const struct nb_palette *p)
{
    struct nb_color_slot **order = nb_xcalloc(p->count + 1, sizeof *order);
    size_t n = 0;
    for (size_t i = 0; i < SLOTS; i++)
        if (p->slots[i].count > 0)
            order[n++] = &p->slots[i];
    assert(n == p->count);
    qsort(order, n, sizeof *order, by_frequency);
    return order;
}

static int channel(uint32_t color, int i)
{
    return (int)(color >> (16 - 8 * i) & 255);
}

/* The colours of an entry, from lo to hi in each channel; an ink is one. */
struct box {
    int lo[3], hi[3];
    bool ink;
};

static struct box box_of(uint32_t color, bool ink)
{
    struct box b = {.ink = ink};
    for (int i = 0; i < 3; i++)
        b.lo[i] = b.hi[i] = channel(color, i);
    return b;
}

/* Puts a colour into the box, if it can be there. */
static bool take(struct box *b, uint32_t color)
{
    const int most = b->ink ? NB_PALETTE_ERROR : 2 * NB_PALETTE_ERROR;
    int lo[3], hi[3];
    for (int i = 0; i < 3; i++) {
        const int c = channel(color, i);
        lo[i] = c < b->lo[i] ? c : b->lo[i];
        hi[i] = c > b->hi[i] ? c : b->hi[i];
        if (hi[i] - lo[i] > most)
            return false;
    }
    if (!b->ink) {
        memcpy(b->lo, lo, sizeof lo);
        memcpy(b->hi, hi, sizeof hi);
    }
    return true;
}

static uint32_t middle_of(const struct box *b)
{
    uint32_t middle = 0;
    for (int i = 0; i < 3; i++)
        middle = middle << 8 | (uint32_t)((b->lo[i] + b->hi[i]) / 2);
    return middle;
}

/* The entry of the i-th colour, a new one where it fits none and there is room; else
 * NB_PALETTE_MOST. */
static size_t enter(struct nb_palette *p, struct box *boxes, uint32_t color, bool exact)
{
    size_t k = exact ? p->count : 0;
    while (k < p->count && !take(&boxes[k], color))
        k++;
    if (k == p->count && k < NB_PALETTE_MOST)
        boxes[p->count++] = box_of(color, exact);
    return k;
}

/* Gives every colour its entry; false when there are too many. */
static bool assign(struct nb_palette *p, size_t pixels)
{
    struct nb_color_slot **order = sorted(p);
    struct box boxes[NB_PALETTE_MOST];
    const size_t colors = p->count;
    const bool all = colors <= NB_PALETTE_MOST;
    size_t entry = p->count = 0;
    for (size_t i = 0; i < colors && entry < NB_PALETTE_MOST; i++) {
        const bool ink = i < MOST_INKS && order[i]->count >= pixels / INK_SHARE;
        entry = enter(p, boxes, order[i]->color, all || ink);
        order[i]->entry = (unsigned char)entry;
    }
    for (size_t k = 0; k < p->count; k++)
        p->colors[k] = middle_of(&boxes[k]);
    free(order);
    return entry < NB_PALETTE_MOST;
}

bool nb_palette_make(struct nb_palette *p, const unsigned char *pixels, size_t width, size_t height,
                     size_t stride)
{
    *p = (struct nb_palette){.slots = nb_xcalloc(SLOTS, sizeof *p->slots)};
    bool good = true;
    for (size_t y = 0; y < height && good; y++)
        good = count_row(p, pixels + y * stride, width);
    good = good && assign(p, width * height);
    if (!good)
        nb_palette_free(p);
    return good;
}

void nb_palette_row(const struct nb_palette *p, const unsigned char *pixels, size_t width,
                    unsigned char *out)
{
    for (size_t x = 0, run; x < width; x += run) {
        const uint32_t color = pixel_at(pixels, x);
        run = run_of(pixels, x, width, color);
        memset(out + x, find(p->slots, color)->entry, run);
    }
}

void nb_palette_free(struct nb_palette *p)
{
    free(p->slots);
    *p = (struct nb_palette){0};
}
