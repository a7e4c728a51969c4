/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sixels: bands of six rows; in each for every colour that it has a line of signs, whose six
 * bits say which rows of a column have the colour. A plot's colours are few: nothing is
 * dithered. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "export/palette.h"
#include "export/terminal_picture.h"

enum { BAND = 6, LEVELS = 6, SHORTEST = 4 }; /* a run that is counted has more signs than that */

/* A picture as entries of a palette. */
struct indexed {
    uint32_t colors[NB_PALETTE_MOST];
    size_t count, width, height;
    unsigned char *entries; /* owned */
};

static uint32_t pixel_at(const unsigned char *row, size_t x)
{
    uint32_t pixel;
    memcpy(&pixel, row + 4 * x, sizeof pixel);
    return pixel & 0xFFFFFF;
}

/* The nearest of a cube of six levels a channel, for pictures of more colours. */
static void use_cube(struct indexed *p, const unsigned char *pixels, size_t stride)
{
    const uint32_t step = 255 / (LEVELS - 1);
    p->count = (size_t)LEVELS * LEVELS * LEVELS;
    for (uint32_t i = 0; i < p->count; i++)
        p->colors[i] = (i / (LEVELS * LEVELS) * step) << 16 | (i / LEVELS % LEVELS * step) << 8 |
                       i % LEVELS * step;
    for (size_t y = 0; y < p->height; y++)
        for (size_t x = 0; x < p->width; x++) {
            const uint32_t c = pixel_at(pixels + y * stride, x);
            const uint32_t r = ((c >> 16) + step / 2) / step;
            const uint32_t g = ((c >> 8 & 0xFF) + step / 2) / step;
            const uint32_t b = ((c & 0xFF) + step / 2) / step;
            p->entries[y * p->width + x] = (unsigned char)((r * LEVELS + g) * LEVELS + b);
        }
}

static void use_palette(struct indexed *p, const struct nb_palette *palette,
                        const unsigned char *pixels, size_t stride)
{
    p->count = palette->count;
    memcpy(p->colors, palette->colors, palette->count * sizeof *p->colors);
    for (size_t y = 0; y < p->height; y++)
        nb_palette_row(palette, pixels + y * stride, p->width, p->entries + y * p->width);
}

/* Adds so many of one sign. */
static void add_run(struct nb_buf *out, char sign, size_t count)
{
    if (count < SHORTEST)
        nb_buf_fill(out, sign, count);
    else
        nb_buf_printf(out, "!%zu%c", count, sign);
}

/* The line of one colour in a band; blanks at its end are left out. */
static void add_line(const struct indexed *p, size_t y0, size_t color, struct nb_buf *out)
{
    char last = 0;
    size_t run = 0;
    for (size_t x = 0; x < p->width; x++) {
        int bits = 0;
        for (size_t y = y0; y < y0 + BAND && y < p->height; y++)
            bits |= (p->entries[y * p->width + x] == color) << (y - y0);
        const char sign = (char)('?' + bits);
        if (run > 0 && sign != last) {
            add_run(out, last, run);
            run = 0;
        }
        last = sign;
        run++;
    }
    if (last != '?')
        add_run(out, last, run);
}

static void add_band(const struct indexed *p, size_t y0, struct nb_buf *out)
{
    bool used[NB_PALETTE_MOST] = {false}, first = true;
    for (size_t y = y0; y < y0 + BAND && y < p->height; y++)
        for (size_t x = 0; x < p->width; x++)
            used[p->entries[y * p->width + x]] = true;
    for (size_t i = 0; i < p->count; i++) {
        if (!used[i])
            continue;
        nb_buf_printf(out, "%s#%zu", first ? "" : "$", i);
        add_line(p, y0, i, out);
        first = false;
    }
    nb_buf_addc(out, '-');
}

/* A channel in percent, as sixels have it. */
static unsigned percent(uint32_t channel)
{
    return (unsigned)((channel & 0xFF) * 100 + 127) / 255;
}

void nb_sixel_write(const unsigned char *pixels, size_t width, size_t height, size_t stride,
                    struct nb_buf *out)
{
    struct indexed p = {.width = width, .height = height};
    struct nb_palette palette = {0};
    p.entries = nb_xcalloc(width * height + 1, 1);
    if (nb_palette_make(&palette, pixels, width, height, stride))
        use_palette(&p, &palette, pixels, stride);
    else
        use_cube(&p, pixels, stride);
    nb_palette_free(&palette);
    nb_buf_printf(out, "\033P0;1;0q\"1;1;%zu;%zu", width, height);
    for (size_t i = 0; i < p.count; i++)
        nb_buf_printf(out, "#%zu;2;%u;%u;%u", i, percent(p.colors[i] >> 16),
                      percent(p.colors[i] >> 8), percent(p.colors[i]));
    for (size_t y = 0; y < height; y += BAND)
        add_band(&p, y, out);
    nb_buf_add(out, "\033\\");
    free(p.entries);
}
