/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts at points of a plot, and the arrows from them. */
#include "config.h"

#include <math.h>

#include "base/xalloc.h"
#include "plot/layout_priv.h"

static const double arrow_gap = 3; /* between a text and its arrow */

static bool holds(const struct nb_rect *r, struct nb_point at)
{
    return nb_rect_is_inside((struct nb_rect){at.x, at.y, 0, 0}, *r);
}

/* Where the line from a box' centre to a point leaves the box. */
static struct nb_point leave(const struct nb_label *label, struct nb_point to)
{
    const double w = nb_text_width(label->text) / 2 + arrow_gap;
    const double h = nb_text_height(label->text) / 2 + arrow_gap;
    const double dx = to.x - label->x, dy = to.y - label->y;
    const double share = fmin(1, fmin(w / fabs(dx), h / fabs(dy)));
    return (struct nb_point){label->x + share * dx, label->y + share * dy};
}

static void add_arrow(struct nb_layout *l, const struct nb_note *n, const struct nb_label *label)
{
    const struct nb_point to = {nb_scale_map(&l->x, n->to_x), nb_scale_map(&l->y, n->to_y)};
    if (!holds(&l->plot, to))
        return;
    l->arrows = nb_grow(l->arrows, &l->arrow_cap, l->arrow_count + 1, sizeof *l->arrows);
    l->arrows[l->arrow_count++] = (struct nb_arrow){leave(label, to), to, label->color};
}

struct nb_point nb_note_place(const struct nb_layout *l, const struct nb_axes *a,
                              const struct nb_note *n)
{
    const struct nb_rect *plot = &l->plot;
    struct nb_point at = {nb_scale_map(&l->x, n->x), nb_scale_map(&l->y, n->y)};
    if (n->of_plot)
        at = (struct nb_point){plot->x + n->x * plot->width, plot->y + (1 - n->y) * plot->height};
    const struct nb_point cell = nb_note_in_cell(a, n);
    if (n->of_figure)
        at = (struct nb_point){cell.x * l->width, (1 - cell.y) * l->height};
    return (struct nb_point){at.x + n->right, at.y - n->up_by};
}

static struct nb_rect widened(const struct nb_rect *r, double share)
{
    const double w = share * r->width, h = share * r->height;
    return (struct nb_rect){r->x - w, r->y - h, r->width + 2 * w, r->height + 2 * h};
}

/* The rectangle in which a text stays; false: it is not seen. Where matplotlib has margin and
 * shows it beside the plot it is moved in, unless somebody looks at a part. */
static bool find_room(const struct nb_layout *l, const struct nb_axes *a, struct nb_note n,
                      struct nb_rect *room)
{
    const double most = a->view_x.set || a->view_y.set ? 0 : 0.3;
    const struct nb_rect cell = {0, 0, l->width, l->height}, around = widened(&l->plot, most);
    *room = n.of_figure ? widened(&cell, (double)(a->place.columns + a->place.rows)) : l->plot;
    n.right = n.up_by = 0;
    return n.of_figure || holds(&around, nb_note_place(l, a, &n));
}

static void add_note(struct nb_layout *l, const struct nb_layout_input *in, const struct nb_note *n)
{
    struct nb_rect room;
    if (!find_room(l, in->axes, *n, &room))
        return;
    const struct nb_point at = nb_note_place(l, in->axes, n);
    const double size = n->size > 0 ? n->size * in->theme->line : in->theme->label_size;
    const double wrap = n->upwards ? room.height : room.width;
    struct nb_label *label = nb_layout_add(l, in, n->text, NB_TEXT_PLAIN, size, wrap, 0);
    label->upwards = n->upwards;
    const struct nb_rect box = nb_label_box(label);
    label->x = nb_keep_inside(at.x + (0.5 - n->across) * box.width, box.width, room.x,
                              room.x + room.width);
    label->y =
        nb_keep_inside(at.y - (0.5 - n->up) * box.height, box.height, room.y, room.y + room.height);
    label->clear = n->clear;
    if (n->hue >= 0) {
        label->color = nb_theme_hue(in->theme, n->hue);
        label->alpha = 1;
    }
    if (n->arrow)
        add_arrow(l, n, label);
}

void nb_layout_notes(struct nb_layout *l, const struct nb_layout_input *in)
{
    for (size_t i = 0; i < in->axes->note_count; i++)
        add_note(l, in, &in->axes->notes[i]);
}
