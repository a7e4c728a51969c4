/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things of one command in several colours. */
#include "config.h"

#include "charts/coloured.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static double *copy_of(const double *v, size_t count)
{
    double *copy = nb_xcalloc(count + 1, sizeof *copy);
    memcpy(copy, v, count * sizeof *copy);
    return copy;
}

static const double key_width = 8;

struct nb_stroke nb_bar_look(const struct nb_line_style *style, struct nb_axes *axes)
{
    struct nb_stroke look = nb_line_look(style, 0, 0);
    look.hue = style->hue >= 0 ? style->hue : axes->hues++;
    if (nb_axes_is_empty(axes) && axes->spines == NB_SPINES_ORIGIN)
        axes->spines = NB_SPINES_LEFT;
    look.order = 0;
    look.width = key_width;
    look.marked = false;
    return look;
}

size_t nb_coloured_patch(struct nb_axes *axes, enum nb_patch_kind kind, double *numbers,
                         size_t count, const char *label, struct nb_stroke look,
                         const struct nb_hues *hues)
{
    const size_t first = axes->ids + 1, width = nb_patch_width(kind);
    if (hues->count > 0)
        look.hue = nb_hues_at(hues, 0);
    if (hues->count < 2) {
        nb_axes_add_patch(axes, kind, numbers, count, label, look);
        return first;
    }
    for (size_t i = 0, n; i < count; i += n) {
        look.hue = nb_hues_at(hues, i);
        for (n = 1; i + n < count && nb_hues_at(hues, i + n) == look.hue; n++)
            ;
        nb_axes_add_patch(axes, kind, copy_of(numbers + width * i, width * n), n,
                          i == 0 ? label : "", look);
    }
    free(numbers);
    return first;
}

/* Those of the points from i on that have the colour of the i-th, which no earlier one has;
 * false: one has. */
static bool add_of_colour(struct nb_axes *axes, const double *x, const double *y, size_t count,
                          size_t i, const char *label, struct nb_stroke look,
                          const struct nb_hues *hues)
{
    size_t n = 0;
    look.hue = nb_hues_at(hues, i);
    for (size_t k = 0; k < i; k++)
        if (nb_hues_at(hues, k) == look.hue)
            return false;
    double *xs = nb_xcalloc(count + 1, sizeof *xs), *ys = nb_xcalloc(count + 1, sizeof *ys);
    for (size_t k = i; k < count; k++)
        if (nb_hues_at(hues, k) == look.hue) {
            xs[n] = x[k];
            ys[n++] = y[k];
        }
    nb_axes_add_data(axes, xs, ys, n, label, look);
    return true;
}

void nb_coloured_points(struct nb_axes *axes, const double *x, const double *y, size_t count,
                        const char *label, struct nb_stroke look, const struct nb_hues *hues)
{
    for (size_t i = 0; i < count && i < hues->count; i++)
        if (add_of_colour(axes, x, y, count, i, label, look, hues))
            label = "";
}
