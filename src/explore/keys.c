/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys, over the picture. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "explore/deeds.h"
#include "explore/explorer_priv.h"

static const double type = 12.5, least_type = 6, line_height = 1.75;
enum { COLUMNS = 2 };

static size_t told_rows(void)
{
    size_t n = 0;
    for (size_t i = 0; i < nb_deed_count; i++)
        n += nb_deeds[i].keys[0] != '\0';
    return n;
}

void nb_keys_make(struct nb_explorer *e)
{
    const struct nb_theme *t = e->scene->theme;
    const size_t rows = told_rows(), each = (rows + COLUMNS - 1) / COLUMNS;
    const double room = fmin((e->height - 40) / ((double)each * line_height), e->width / 48);
    const double size = fmax(fmin(type, room), least_type), step = line_height * size;
    const double width = 37 * size, x0 = fmax(e->width / 2 - width, 12);
    const double y0 = fmax((e->height - (double)each * step) / 2, 12);
    nb_overlay_box(&e->marks, (struct nb_rect){0, 0, e->width, e->height}, t->background)->alpha =
        0.93;
    size_t row = 0;
    for (size_t i = 0; i < nb_deed_count; i++) {
        const struct nb_deed *d = &nb_deeds[i];
        if (d->keys[0] == '\0')
            continue;
        const double x = x0 + (double)(row / each) * fmin(width, (e->width - 24) / COLUMNS);
        const double y = y0 + (double)(row % each) * step;
        struct nb_overlay_mark *keys =
            nb_overlay_text(&e->marks, x + 11 * size, y, _(d->keys), size, nb_theme_hue(t, 0));
        keys->across = 1;
        keys->plain = true;
        nb_overlay_text(&e->marks, x + 12 * size, y, _(d->doc), size, t->ink)->plain = true;
        row++;
    }
}
