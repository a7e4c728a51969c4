/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots of several inks on a page of signs. */
#include "config.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "terminal/draw.h"

void nb_terminal_layer_init(struct nb_terminal_layer *y, const struct nb_terminal_rect *plot)
{
    const size_t columns = (size_t)plot->columns, rows = (size_t)plot->rows;
    nb_braille_init(&y->all, columns, rows);
    y->most = nb_xcalloc(columns * rows + 1, 1);
    y->inks = nb_xcalloc(columns * rows + 1, sizeof *y->inks);
}

void nb_terminal_layer_free(struct nb_terminal_layer *y)
{
    nb_braille_free(&y->all);
    free(y->most);
    free(y->inks);
}

void nb_terminal_layer_add(struct nb_terminal_layer *y, const struct nb_braille *dots, int ink)
{
    for (size_t i = 0; i < y->all.columns * y->all.rows; i++) {
        unsigned char count = 0;
        for (unsigned rest = dots->signs[i]; rest; rest &= rest - 1)
            count++;
        y->all.signs[i] |= dots->signs[i];
        if (count > 0 && count >= y->most[i]) {
            y->most[i] = count;
            y->inks[i] = ink;
        }
    }
}

const int *nb_terminal_dash(const struct nb_stroke *look)
{
    static const int dashes[][NB_BRAILLE_DASHES] = {{4, 2, 0, 0}, {1, 1, 0, 0}, {5, 2, 1, 2}};
    const int order = look->order > 3 ? 3 : look->order;
    return order < 1 ? NULL : dashes[order - 1];
}

struct nb_point nb_terminal_share(const struct nb_terminal_layout *l, double x, double y,
                                  bool right)
{
    return (struct nb_point){nb_scale_map(&l->x, x), nb_scale_map(right ? &l->y2 : &l->y, y)};
}
