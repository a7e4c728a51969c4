/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colour maps: a few colours each, so near that what lies between two may be a line. */
#include "config.h"

#include "figure/colormap.h"

#include <math.h>
#include <string.h>

#include "base/count.h"

enum { STOPS = 11 };

/* Colours at equal distances, as 0xRRGGBB. The first four are those of matplotlib (CC0), whose
 * lightness grows evenly; coolwarm is Moreland's, computed by his rule; RdBu is Brewer's. */
static const struct {
    const char *name;
    bool diverging;
    int count;
    int stops[STOPS];
} maps[] = {
    [NB_COLORS_USUAL / 2] = {"viridis",
                             false,
                             11,
                             {0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884,
                              0x44BF70, 0x7AD151, 0xBDDF26, 0xFDE725}},
    {"magma",
     false,
     11,
     {0x000004, 0x140E36, 0x3B0F70, 0x641A80, 0x8C2981, 0xB73779, 0xDE4968, 0xF7705C, 0xFE9F6D,
      0xFECF92, 0xFCFDBF}},
    {"plasma",
     false,
     10,
     {0x0D0887, 0x46039F, 0x7201A8, 0x9C179E, 0xBD3786, 0xD8576B, 0xED7953, 0xFB9F3A, 0xFDCA26,
      0xF0F921}},
    {"cividis",
     false,
     10,
     {0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55,
      0xFEE838}},
    {"coolwarm",
     true,
     9,
     {0x3B4CC0, 0x6282EA, 0x8DB0FE, 0xB8D0F9, 0xDDDDDD, 0xF5C4AD, 0xF49A7B, 0xDE604D, 0xB40426}},
    {"RdBu",
     true,
     11,
     {0x67001F, 0xB2182B, 0xD6604D, 0xF4A582, 0xFDDBC7, 0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3,
      0x2166AC, 0x053061}},
    {"gray", false, 2, {0x000000, 0xFFFFFF}},
};

static const char reverse[] = "_r";

int nb_colormap_find(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(maps); i++) {
        const size_t len = strlen(maps[i].name);
        if (strncmp(name, maps[i].name, len) != 0)
            continue;
        if (name[len] == '\0' || strcmp(name + len, reverse) == 0)
            return (int)(2 * i) + (name[len] != '\0');
    }
    return -1;
}

void nb_colormap_name(int map, struct nb_buf *out)
{
    nb_buf_printf(out, "%s%s", maps[map / 2].name, map % 2 ? reverse : "");
}

bool nb_colormap_is_diverging(int map)
{
    return maps[map / 2].diverging;
}

void nb_colormap_list(struct nb_buf *out)
{
    for (size_t i = 0; i < NB_COUNT(maps); i++)
        nb_buf_item(out, maps[i].name, i, NB_COUNT(maps), "and");
}

void nb_colormap_each(void (*visit)(const char *name, void *ctx), void *ctx)
{
    for (size_t i = 0; i < NB_COUNT(maps); i++)
        visit(maps[i].name, ctx);
}

static double part(int color, int shift)
{
    return ((color >> shift) & 0xFF) / 255.0;
}

struct nb_rgb nb_colormap_at(int map, double t)
{
    t = fmin(fmax(t, 0), 1);
    const int *stops = maps[map / 2].stops, last = maps[map / 2].count - 1;
    const double at = (map % 2 ? 1 - t : t) * last;
    const int i = at < last ? (int)at : last - 1;
    const double share = at - i;
    double c[3];
    for (int k = 0; k < 3; k++) {
        const double lo = part(stops[i], 16 - 8 * k), hi = part(stops[i + 1], 16 - 8 * k);
        c[k] = lo + share * (hi - lo);
    }
    return (struct nb_rgb){c[0], c[1], c[2]};
}

struct nb_rgb nb_colormap_ink(struct nb_rgb on)
{
    const double ink = 0.3 * on.r + 0.59 * on.g + 0.11 * on.b < 0.5;
    return (struct nb_rgb){ink, ink, ink};
}
