/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal, as text. */
#include "config.h"

#include "figure/screen.h"

enum { PLAIN_COLUMNS = 80, PLAIN_ROWS = 20, CELL_W = 8, CELL_H = 16 };

void nb_screen_plain(struct nb_screen *s)
{
    *s = (struct nb_screen){.kind = NB_SCREEN_BRAILLE,
                            .columns = PLAIN_COLUMNS,
                            .rows = PLAIN_ROWS,
                            .cell_w = CELL_W,
                            .cell_h = CELL_H};
}
