/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far curves go out of sight: the number beside the mark at the edge, where it covers
 * nothing. */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "plot/clutter.h"
#include "plot/layout_priv.h"

static const double beside = 1.4; /* radii of a dot between the mark and its text */

/* The place of a text of this size on a side of the mark. */
static struct nb_rect box_beside(const struct nb_layout *l, const struct nb_layout_input *in,
                                 const struct nb_off_mark *m, int side, struct nb_point size)
{
    const double gap = beside * in->theme->dot_radius;
    const double x = l->plot.x + m->u * l->plot.width + (side > 0 ? gap : -gap - size.x);
    const double y = m->up ? l->plot.y + gap / 4 : l->plot.y + l->plot.height - gap / 4 - size.y;
    return (struct nb_rect){x, y, size.x, size.y};
}

static bool has_room(const struct nb_layout *l, const struct nb_layout_input *in,
                     struct nb_rect box)
{
    return nb_rect_is_inside(box, l->plot) && !nb_rects_overlap(box, l->legend) &&
           nb_clutter_is_free(l, in, box);
}

static struct nb_point size_of(const struct nb_layout_input *in, const char *text)
{
    struct nb_layout_text *t = nb_text_new(in->fonts, text, NB_TEXT_PLAIN, in->theme->tick_size, 0);
    const struct nb_point size = {nb_text_width(t), nb_text_height(t)};
    nb_text_free(t);
    return size;
}

static void add_mark(struct nb_layout *l, const struct nb_layout_input *in, size_t curve,
                     const struct nb_off_mark *m)
{
    char text[64];
    snprintf(text, sizeof text, "%s %s%.4g", m->up ? "max" : "min", m->value < 0 ? "\u2212" : "",
             fabs(m->value));
    const struct nb_point size = size_of(in, text);
    struct nb_rect box = box_beside(l, in, m, 1, size);
    if (!has_room(l, in, box))
        box = box_beside(l, in, m, -1, size);
    if (!has_room(l, in, box))
        return;
    struct nb_label *label = nb_layout_add(l, in, text, NB_TEXT_PLAIN, in->theme->tick_size, 0, 0);
    label->color = nb_theme_hue(in->theme, in->axes->curves[curve].look.hue);
    label->alpha = 1;
    label->x = box.x + box.width / 2;
    label->y = box.y + box.height / 2;
}

void nb_layout_off_marks(struct nb_layout *l, const struct nb_layout_input *in)
{
    for (size_t i = 0; i < in->axes->count; i++)
        for (size_t k = 0; k < in->traces[i].mark_count; k++)
            add_mark(l, in, i, &in->traces[i].marks[k]);
}
