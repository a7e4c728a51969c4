/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours, line widths and sizes. */
#include "config.h"

#include "figure/style.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/count.h"

#define RGB(r, g, b)                                                                               \
    {                                                                                              \
        0x##r / 255.0, 0x##g / 255.0, 0x##b / 255.0                                                \
    }

/* After Okabe and Ito's colours for all kinds of colour vision, in the order of their
 * contrast on white, without the yellow, which has none; moved apart a little, so that
 * neighbours differ for everybody (tests/plot/test_style). The last one is not theirs. */
static const struct nb_rgb on_light[NB_PALETTE] = {
    RGB(00, 72, B2), /* blue */
    RGB(CB, 56, 00), /* vermillion */
    RGB(00, 9E, 6B), /* green */
    RGB(C9, 7D, B2), /* purple */
    RGB(19, 1C, 21), /* black */
    RGB(E0, 94, 00), /* orange */
    RGB(42, A5, F0), /* sky */
    RGB(7F, 4A, 1F), /* brown */
};
static const struct nb_rgb on_dark[NB_PALETTE] = {
    RGB(4A, 94, D9), RGB(F0, 93, 38), RGB(32, D3, 92), RGB(C9, 93, C4),
    RGB(F0, F0, F0), RGB(F3, C3, 0E), RGB(88, 7D, FF), RGB(B4, 79, 50),
};

/* Of type of 12 points at the ticks, times something. */
#define SIZES(k)                                                                                   \
    .tick_size = 12 * (k), .label_size = 13.5 * (k), .title_size = 16 * (k), .margin = 14,         \
    .gap = 8, .dot_radius = 3.4 * (k), .marker_radius = 2.6 * (k), .x_spacing = 90 * (k),          \
    .y_spacing = 66 * (k), .key_length = 30 * (k), .padding = 9
#define INK                                                                                        \
    .grid_alpha = 0.12, .axis_alpha = 0.6, .tick_alpha = 0.75, .label_alpha = 0.9, .title_alpha = 1

static const struct nb_theme themes[] = {
    [NB_THEME_light] = {.palette = on_light,
                        .background = {1, 1, 1},
                        .ink = {0.10, 0.11, 0.13},
                        INK,
                        SIZES(1),
                        .line = 1},
    [NB_THEME_dark] = {.palette = on_dark,
                       .background = RGB(16, 18, 1D),
                       .ink = RGB(F0, F0, F0),
                       .grid_alpha = 0.16,
                       .axis_alpha = 0.6,
                       .tick_alpha = 0.8,
                       .label_alpha = 0.95,
                       .title_alpha = 1,
                       SIZES(1),
                       .line = 1},
    /* Ink on paper: black, and a grid that survives a copy. */
    [NB_THEME_print] = {.palette = on_light,
                        .background = {1, 1, 1},
                        .ink = {0, 0, 0},
                        .grid_alpha = 0.18,
                        .axis_alpha = 0.9,
                        .tick_alpha = 1,
                        .label_alpha = 1,
                        .title_alpha = 1,
                        SIZES(1),
                        .line = 1},
    /* Seen from the last row: large type, thick lines, a grid that one sees. */
    [NB_THEME_projector] = {.palette = on_light,
                            .background = {1, 1, 1},
                            .ink = {0.05, 0.05, 0.06},
                            .grid_alpha = 0.2,
                            .axis_alpha = 0.75,
                            .tick_alpha = 0.95,
                            .label_alpha = 1,
                            .title_alpha = 1,
                            SIZES(1.4),
                            .line = 1.8},
};

static const size_t lengths[] = {
    offsetof(struct nb_theme, tick_size),     offsetof(struct nb_theme, label_size),
    offsetof(struct nb_theme, title_size),    offsetof(struct nb_theme, margin),
    offsetof(struct nb_theme, gap),           offsetof(struct nb_theme, dot_radius),
    offsetof(struct nb_theme, marker_radius), offsetof(struct nb_theme, x_spacing),
    offsetof(struct nb_theme, y_spacing),     offsetof(struct nb_theme, key_length),
    offsetof(struct nb_theme, padding),
};

struct nb_theme nb_theme_scaled(const struct nb_theme *theme, double factor)
{
    struct nb_theme t = *theme;
    for (size_t i = 0; i < NB_COUNT(lengths); i++)
        *(double *)(void *)((char *)&t + lengths[i]) *= factor;
    t.line *= sqrt(factor);
    return t;
}

/* By order: f solid, f' dashed, f'' dotted, beyond dash and dot; and of the functions
 * beyond the palette. */
static const struct nb_pen pens[][4] = {
    {
        {.width = 2.0},
        {.width = 1.6, .dash = {7, 3}, .dashes = 2},
        {.width = 1.5, .dash = {1.5, 2.5}, .dashes = 2},
        {.width = 1.4, .dash = {7, 2.5, 1.5, 2.5}, .dashes = 4},
    },
    {
        {.width = 2.0, .dash = {14, 2.5, 3, 2.5}, .dashes = 4},
        {.width = 1.6, .dash = {4, 2.5}, .dashes = 2},
        {.width = 1.5, .dash = {1.5, 2, 1.5, 5}, .dashes = 4},
        {.width = 1.4, .dash = {7, 2.5, 1.5, 2.5, 1.5, 2.5}, .dashes = 6},
    },
};

const struct nb_theme *nb_theme_of(enum nb_theme_number number)
{
    return &themes[number];
}

struct nb_rgb nb_theme_hue(const struct nb_theme *theme, int hue)
{
    if (hue >= NB_HUE_RGB)
        return (struct nb_rgb){(hue >> 16 & 0xFF) / 255.0, (hue >> 8 & 0xFF) / 255.0,
                               (hue & 0xFF) / 255.0};
    return theme->palette[hue % NB_PALETTE];
}

static const struct nb_pen no_pen;

const struct nb_pen *nb_style_pen(int hue, int order)
{
    if (order == NB_PEN_POINTS)
        return &no_pen;
    const int last = (int)NB_COUNT(pens[0]) - 1;
    const bool beyond = hue < NB_HUE_RGB && hue / NB_PALETTE % 2 == 1;
    return &pens[beyond][order < last ? order : last];
}
