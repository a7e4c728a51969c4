/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in the cells of a map: all of them with as many decimals as fit, or none. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "figure/colormap.h"
#include "plot/layout_priv.h"

static const double beside = 3; /* of a value in its cell, on either side */
enum { MOST_CELLS = 1000, DIGITS = 3, MOST_DECIMALS = 6 };

/* The cells of a map and how their values are written. */
struct cells {
    const struct nb_heat *heat;
    const double *xs, *ys, *z;
    size_t count;
    int decimals; /* -1: as a number with a power of ten */
};

/* Decimals that give the largest value so many digits; whole numbers have none. */
static void choose_decimals(struct cells *c)
{
    double most = 0;
    bool whole = true;
    for (size_t i = 0; i < c->count; i++) {
        if (!isfinite(c->z[i]))
            continue;
        most = fmax(most, fabs(c->z[i]));
        whole = whole && c->z[i] == floor(c->z[i]);
    }
    const int place = most > 0 ? (int)floor(log10(most)) : 0;
    if (place > MOST_DECIMALS || place <= -MOST_DECIMALS)
        c->decimals = -1;
    else if (whole || place >= DIGITS - 1)
        c->decimals = 0;
    else
        c->decimals = DIGITS - 1 - place < MOST_DECIMALS ? DIGITS - 1 - place : MOST_DECIMALS;
}

static bool is_zero(const char *digits)
{
    while (*digits == '0' || *digits == '.')
        digits++;
    return *digits == '\0';
}

static void write_value(const struct cells *c, double value, struct nb_buf *out)
{
    char digits[64];
    if (c->decimals < 0)
        snprintf(digits, sizeof digits, "%.2g", fabs(value));
    else
        snprintf(digits, sizeof digits, "%.*f", c->decimals, fabs(value));
    nb_buf_printf(out, "%s%s", value < 0 && !is_zero(digits) ? "\u2212" : "", digits);
}

/* A cell on the page. */
static struct nb_rect rect_of(const struct nb_layout *l, const struct cells *c, size_t i)
{
    const size_t column = i % c->heat->columns, row = i / c->heat->columns;
    const double x0 = nb_scale_map(&l->x, c->xs[column]);
    const double x1 = nb_scale_map(&l->x, c->xs[column + 1]);
    const double y0 = nb_scale_map(&l->y, c->ys[row]), y1 = nb_scale_map(&l->y, c->ys[row + 1]);
    return (struct nb_rect){fmin(x0, x1), fmin(y0, y1), fabs(x1 - x0), fabs(y1 - y0)};
}

/* The value of a cell in its middle; false: it has no room. */
static bool add_value(struct nb_layout *l, const struct nb_layout_input *in, const struct cells *c,
                      size_t i)
{
    const struct nb_rect cell = rect_of(l, c, i);
    const struct nb_rect *plot = &l->plot;
    const double x = cell.x + cell.width / 2, y = cell.y + cell.height / 2;
    const double share = nb_heat_share(c->heat, c->z[i]);
    if (isnan(share) ||
        !(x > plot->x && x < plot->x + plot->width && y > plot->y && y < plot->y + plot->height))
        return true;
    struct nb_buf text = {0};
    write_value(c, c->z[i], &text);
    struct nb_label *label =
        nb_layout_add(l, in, nb_buf_text(&text), NB_TEXT_PLAIN, in->theme->label_size, 0, 0);
    nb_buf_free(&text);
    label->x = x;
    label->y = y;
    label->color = nb_colormap_ink(nb_colormap_at(c->heat->colors, share));
    label->alpha = 1;
    return nb_text_width(label->text) + 2 * beside <= cell.width &&
           nb_text_height(label->text) <= cell.height;
}

static bool add_values(struct nb_layout *l, const struct nb_layout_input *in, const struct cells *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (!add_value(l, in, c, i))
            return false;
    return true;
}

void nb_layout_cells(struct nb_layout *l, const struct nb_layout_input *in)
{
    const struct nb_heat *heat = nb_axes_heat(in->axes);
    if (!heat || !heat->written || heat->kind != NB_HEAT_CELLS || !nb_heat_is_whole(heat) ||
        heat->columns > MOST_CELLS / heat->rows)
        return;
    struct cells c = {
        heat, heat->numbers, heat->numbers + heat->columns + 1, NULL, heat->columns * heat->rows,
        0};
    c.z = c.ys + heat->rows + 1;
    choose_decimals(&c);
    const int fewest = c.decimals > 1 ? c.decimals - 1 : c.decimals;
    const size_t before = l->label_count;
    for (; c.decimals >= fewest && !add_values(l, in, &c); c.decimals--)
        nb_layout_drop(l, before);
}
