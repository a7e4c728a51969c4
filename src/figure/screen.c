/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal, as text. */
#include "config.h"

#include "figure/screen.h"

#include "base/count.h"
#include "figure/message.h"

enum { PLAIN_COLUMNS = 80, PLAIN_ROWS = 20, CELL_W = 8, CELL_H = 16, MOST_CELL = 200 };

void nb_screen_plain(struct nb_screen *s)
{
    *s = (struct nb_screen){.kind = NB_SCREEN_BRAILLE,
                            .columns = PLAIN_COLUMNS,
                            .rows = PLAIN_ROWS,
                            .cell_w = CELL_W,
                            .cell_h = CELL_H};
}

void nb_screen_write(const struct nb_screen *s, struct nb_buf *out)
{
    nb_buf_printf(out, "%d %zu %zu %zu %zu %zu %d %d", (int)s->kind, s->columns, s->rows, s->colors,
                  s->cell_w, s->cell_h, (int)s->paper, s->wrapped);
}

bool nb_screen_read(const char *line, struct nb_screen *s)
{
    size_t kind, paper, wrapped;
    *s = (struct nb_screen){0};
    size_t *const numbers[] = {&kind,      &s->columns, &s->rows, &s->colors,
                               &s->cell_w, &s->cell_h,  &paper,   &wrapped};
    for (size_t i = 0; i < NB_COUNT(numbers); i++)
        if (!nb_message_size(&line, numbers[i]))
            return false;
    s->kind = (enum nb_screen_kind)kind;
    s->paper = (enum nb_screen_paper)paper;
    s->wrapped = wrapped != 0;
    return kind < NB_SCREEN_KINDS && paper < NB_PAPERS && s->columns > 0 && s->rows > 0 &&
           s->columns <= NB_SCREEN_MOST && s->rows <= NB_SCREEN_MOST && s->cell_w > 0 &&
           s->cell_h > 0 && s->cell_w <= MOST_CELL && s->cell_h <= MOST_CELL;
}
