/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks at points that have a name. */
#include "config.h"

#include "plot/draw_spots.h"

#include <math.h>

#include "plot/draw_axes.h"

static const double pi = 3.14159265358979323846;
static const double rim = 1;     /* of paper around a disc: it parts the disc from the line */
static const double wider = 0.8; /* of a thick line's width: a disc's radius */

static bool is_in_sight(const struct nb_panel *p, double x, double y)
{
    const struct nb_rect *plot = &p->layout.plot;
    return x >= plot->x - 1 && x <= plot->x + plot->width + 1 && y >= plot->y - 1 &&
           y <= plot->y + plot->height + 1;
}

void nb_draw_spots(const struct nb_panel *p, cairo_t *cr)
{
    for (size_t i = 0; i < p->spots.count; i++) {
        const struct nb_spot *s = &p->spots.list[i];
        const struct nb_curve *c = &p->axes->curves[s->curve];
        const double x = nb_scale_map(&p->layout.x, s->x);
        const double y = nb_scale_map(nb_layout_y(&p->layout, c->right), s->y);
        if (!is_in_sight(p, x, y))
            continue;
        const double radius =
            fmax(NB_SPOT_SIZE * p->theme.dot_radius, wider * c->look.width * p->theme.line);
        cairo_new_path(cr);
        cairo_arc(cr, x, y, radius + rim, 0, 2 * pi);
        nb_draw_color(p, cr, p->theme.background, 1);
        cairo_fill(cr);
        cairo_arc(cr, x, y, radius, 0, 2 * pi);
        nb_draw_color(p, cr, nb_theme_hue(&p->theme, c->look.hue), 1);
        cairo_fill(cr);
    }
}
