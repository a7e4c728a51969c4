/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours, line widths and sizes. */
#include "config.h"

#include "plot/style.h"

#include <math.h>
#include <stddef.h>

#include "base/count.h"

const struct nb_theme nb_theme_light = {
    .background = {1, 1, 1},
    .ink = {0.10, 0.11, 0.13},
    .grid_alpha = 0.12,
    .axis_alpha = 0.6,
    .tick_alpha = 0.75,
    .label_alpha = 0.9,
    .title_alpha = 1,
    .tick_size = 12,
    .label_size = 13.5,
    .title_size = 16,
    .margin = 14,
    .gap = 8,
    .dot_radius = 3.4,
    .marker_radius = 2.6,
    .x_spacing = 90,
    .y_spacing = 66,
    .key_length = 30,
    .padding = 9,
    .line = 1,
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

/* Okabe and Ito's colours for all kinds of colour vision, in the order of
 * their contrast on white; without the yellow, which has none. */
static const struct nb_rgb palette[] = {
    {0x00 / 255.0, 0x72 / 255.0, 0xB2 / 255.0}, /* blue */
    {0xD5 / 255.0, 0x5E / 255.0, 0x00 / 255.0}, /* vermillion */
    {0x00 / 255.0, 0x9E / 255.0, 0x73 / 255.0}, /* green */
    {0xCC / 255.0, 0x79 / 255.0, 0xA7 / 255.0}, /* purple */
    {0.10, 0.11, 0.13},                         /* black */
    {0xE6 / 255.0, 0x9F / 255.0, 0x00 / 255.0}, /* orange */
    {0x56 / 255.0, 0xB4 / 255.0, 0xE9 / 255.0}, /* sky */
    {0x7F / 255.0, 0x4A / 255.0, 0x1F / 255.0}, /* brown; not theirs */
};

/* By order: f solid, f' dashed, f'' dotted, beyond dash and dot. */
static const struct nb_pen pens[] = {
    {.width = 2.0},
    {.width = 1.6, .dash = {7, 3}, .dashes = 2},
    {.width = 1.5, .dash = {1.5, 2.5}, .dashes = 2},
    {.width = 1.4, .dash = {7, 2.5, 1.5, 2.5}, .dashes = 4},
};

struct nb_rgb nb_style_hue(int hue)
{
    if (hue >= NB_HUE_RGB)
        return (struct nb_rgb){(hue >> 16 & 0xFF) / 255.0, (hue >> 8 & 0xFF) / 255.0,
                               (hue & 0xFF) / 255.0};
    return palette[hue % (int)NB_COUNT(palette)];
}

static const struct nb_pen no_pen;

const struct nb_pen *nb_style_pen(int order)
{
    if (order == NB_PEN_POINTS)
        return &no_pen;
    return &pens[order < (int)NB_COUNT(pens) ? order : (int)NB_COUNT(pens) - 1];
}
