/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas and maps on a page of signs: full or light dots, colours of half signs, or shades. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "terminal/draw.h"
#include "figure/colormap.h"
#include "figure/heat_sample.h"
#include "figure/patch.h"

static const double light = 0.3; /* areas fainter than this are light */

static struct nb_point *places(const struct nb_terminal_layout *l, const double *numbers,
                               size_t count)
{
    struct nb_point *at = nb_xcalloc(count + 1, sizeof *at);
    for (size_t i = 0; i < count; i++)
        at[i] = nb_terminal_share(l, numbers[2 * i], numbers[2 * i + 1], false);
    return at;
}

/* What an area is made of: every dot, or every other one of every other row. */
struct fill {
    struct nb_braille *dots;
    bool light;
    double across, down;
};

static void fill_column(const struct fill *f, long x, double v0, double v1)
{
    const double lo = fmax(fmin(v0, v1), 0) * f->down, hi = fmin(fmax(v0, v1), 1) * f->down;
    for (long i = (long)ceil(lo - 0.5); (double)i + 0.5 < hi; i++) {
        const long y = (long)f->down - 1 - i;
        if (!f->light || (y % 2 == 0 && (x + y / 2) % 2 == 0))
            nb_braille_put(f->dots, x, y);
    }
}

/* An infinite side is the edge of the plot: scales hold such values far outside. */
static void fill_boxes(const struct nb_terminal_layout *l, const struct nb_patch *p,
                       const struct fill *f)
{
    for (size_t i = 0; i < p->count; i++) {
        const double *n = p->numbers + 4 * i;
        const double u0 = nb_scale_map(&l->x, n[0]), u1 = nb_scale_map(&l->x, n[1]);
        const double v0 = nb_scale_map(&l->y, n[2]), v1 = nb_scale_map(&l->y, n[3]);
        const double from = fmax(fmin(u0, u1), 0) * f->across;
        const double to = fmin(fmax(u0, u1), 1) * f->across;
        for (long x = (long)ceil(from - 0.5); (double)x + 0.5 < to; x++)
            fill_column(f, x, v0, v1);
    }
}

/* Between two entries of a band both borders are straight. */
static void fill_band(const struct nb_terminal_layout *l, const struct nb_patch *p,
                      const struct fill *f)
{
    for (size_t i = 0; i + 1 < p->count; i++) {
        const double *a = p->numbers + 3 * i, *b = a + 3;
        const double u0 = nb_scale_map(&l->x, a[0]), u1 = nb_scale_map(&l->x, b[0]);
        if (isnan(a[1] + a[2] + b[1] + b[2]) || u0 == u1)
            continue;
        const double low0 = nb_scale_map(&l->y, a[1]), low1 = nb_scale_map(&l->y, b[1]);
        const double top0 = nb_scale_map(&l->y, a[2]), top1 = nb_scale_map(&l->y, b[2]);
        const double from = fmax(fmin(u0, u1), 0) * f->across;
        const double to = fmin(fmax(u0, u1), 1) * f->across;
        for (long x = (long)ceil(from - 0.5); (double)x + 0.5 < to; x++) {
            const double t = (((double)x + 0.5) / f->across - u0) / (u1 - u0);
            fill_column(f, x, low0 + t * (low1 - low0), top0 + t * (top1 - top0));
        }
    }
}

static void draw_segments(const struct nb_terminal_layout *l, const struct nb_patch *p,
                          struct nb_braille *dots)
{
    struct nb_point *at = places(l, p->numbers, 2 * p->count);
    for (size_t i = 0; i < p->count; i++)
        if (isfinite(at[2 * i].x + at[2 * i].y + at[2 * i + 1].x + at[2 * i + 1].y))
            nb_braille_line(dots, at[2 * i], at[2 * i + 1], nb_terminal_dash(&p->look));
    free(at);
}

void nb_terminal_draw_patches(const struct nb_terminal_layout *l, struct nb_terminal_layer *areas,
                              struct nb_terminal_layer *lines)
{
    const struct nb_axes *a = l->panel->axes;
    for (size_t i = 0; i < a->patch_count; i++) {
        const struct nb_patch *p = &a->patches[i];
        struct nb_braille dots;
        nb_braille_init(&dots, areas->all.columns, areas->all.rows);
        const struct fill f = {&dots, p->look.faint > light,
                               (double)(l->plot.columns * NB_BRAILLE_ACROSS),
                               (double)(l->plot.rows * NB_BRAILLE_DOWN)};
        if (p->kind == NB_PATCH_BOXES)
            fill_boxes(l, p, &f);
        else if (p->kind == NB_PATCH_BAND)
            fill_band(l, p, &f);
        else
            draw_segments(l, p, &dots);
        nb_terminal_layer_add(p->kind == NB_PATCH_SEGMENTS ? lines : areas, &dots, p->look.hue);
        nb_braille_free(&dots);
    }
}

static int hue_of(struct nb_rgb c)
{
    return NB_HUE_RGB +
           ((int)lround(255 * c.r) << 16 | (int)lround(255 * c.g) << 8 | (int)lround(255 * c.b));
}

/* What is seen of a value: its share of the colours; NaN: nothing. */
static double share_of(const struct nb_heat *h, double value, bool there)
{
    if (!there)
        return NAN;
    if (h->kind == NB_HEAT_REGION)
        return value != 0 && !isnan(value) ? 1 : NAN;
    return nb_heat_share(h, value);
}

/* A sign of two values, the upper and the lower one. */
static void put_pair(const struct nb_terminal_layout *l, struct nb_signs *c,
                     const struct nb_heat *h, long column, long row, const double pair[2])
{
    static const char *const shades[] = {" ", "░", "▒", "▓", "█"};
    static const char ascii[] = " .:*#";
    const bool upper = !isnan(pair[0]), lower = !isnan(pair[1]);
    const double share = upper && lower ? (pair[0] + pair[1]) / 2 : pair[upper ? 0 : 1];
    if (!upper && !lower)
        return;
    if (h->kind == NB_HEAT_REGION) {
        nb_signs_sign(c, column, row, "░", ':', h->look.hue);
        return;
    }
    if (c->screen->colors < 256 || l->ascii) {
        const int i = (int)fmin(fmax(floor(share * 5), 0), 4);
        nb_signs_sign(c, column, row, shades[i], ascii[i], NB_INK_TEXT);
        return;
    }
    const int inks[2] = {hue_of(nb_colormap_at(h->colors, pair[0])),
                         hue_of(nb_colormap_at(h->colors, pair[1]))};
    nb_signs_sign(c, column, row,
                  upper && inks[0] == inks[1] ? " "
                  : upper                     ? "▀"
                                              : "▄",
                  ' ', inks[upper ? 0 : 1]);
    if (upper && lower)
        nb_signs_at(c, column, row)->behind = inks[1];
}

static void draw_map(const struct nb_terminal_layout *l, struct nb_signs *c,
                     const struct nb_heat *h)
{
    const size_t columns = (size_t)l->plot.columns, rows = 2 * (size_t)l->plot.rows;
    const struct nb_heat_grid grid = {l->x,
                                      l->y,
                                      0.5 / (double)columns,
                                      1 / (double)columns,
                                      1 - 0.5 / (double)rows,
                                      -1 / (double)rows,
                                      columns,
                                      rows};
    double *values[2] = {nb_xcalloc(columns, sizeof(double)), nb_xcalloc(columns, sizeof(double))};
    bool *there[2] = {nb_xcalloc(columns, sizeof(bool)), nb_xcalloc(columns, sizeof(bool))};
    struct nb_heat_sampler *s = nb_heat_sampler_new(h, &grid);
    for (size_t k = 0; k + 1 < rows && nb_heat_sampler_row(s, k, values[0], there[0]) &&
                       nb_heat_sampler_row(s, k + 1, values[1], there[1]);
         k += 2)
        for (size_t i = 0; i < columns; i++) {
            const double pair[2] = {share_of(h, values[0][i], there[0][i]),
                                    share_of(h, values[1][i], there[1][i])};
            put_pair(l, c, h, l->plot.column + (long)i, l->plot.row + (long)k / 2, pair);
        }
    nb_heat_sampler_free(s);
    for (int i = 0; i < 2; i++) {
        free(values[i]);
        free(there[i]);
    }
}

/* The colours beside the plot, with numbers. */
static void draw_bar(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const double rows = (double)l->plot.rows;
    const struct nb_heat *h = l->bar;
    const double lo = h->values.lo, hi = h->values.hi;
    for (long k = 0; k < l->plot.rows; k++) {
        const double at = 1 - (double)k / rows;
        const double pair[2] = {nb_heat_share(h, lo + (at - 0.25 / rows) * (hi - lo)),
                                nb_heat_share(h, lo + (at - 0.75 / rows) * (hi - lo))};
        for (long i = 0; i < NB_TERMINAL_BAR; i++)
            put_pair(l, c, h, l->bar_column + i, l->plot.row + k, pair);
    }
    const struct nb_scale up = {lo, hi, 1, 0, {0}};
    for (size_t i = 0; i < l->bar_ticks->count; i++) {
        const double at = floor(nb_scale_map(&up, l->bar_ticks->tick[i].value) * rows);
        char *text = nb_signs_plain(l->bar_ticks->tick[i].label, l->ascii);
        nb_signs_write(c, l->bar_column + NB_TERMINAL_BAR + 1,
                       l->plot.row + (long)fmin(at, rows - 1), l->cell.column + l->cell.columns,
                       text, NB_INK_TEXT);
        free(text);
    }
}

void nb_terminal_draw_maps(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    for (size_t i = 0; i < l->panel->axes->heat_count; i++)
        draw_map(l, c, &l->panel->axes->heats[i]);
    if (l->bar)
        draw_bar(l, c);
}
