/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts at points of a plot, and the arrows from them. */
#include "config.h"

#include <math.h>

#include "base/xalloc.h"
#include "plot/layout_priv.h"

static const double arrow_gap = 3; /* between a text and its arrow */

static bool holds(const struct nb_rect *r, double x, double y)
{
    return x >= r->x && x <= r->x + r->width && y >= r->y && y <= r->y + r->height;
}

/* The centre of something of a size, moved so that it lies between the borders. */
static double keep_inside(double center, double size, double from, double length)
{
    return fmax(fmin(center, from + length - size / 2), from + size / 2);
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
    if (!holds(&l->plot, to.x, to.y))
        return;
    l->arrows = nb_grow(l->arrows, &l->arrow_cap, l->arrow_count + 1, sizeof *l->arrows);
    l->arrows[l->arrow_count++] = (struct nb_arrow){leave(label, to), to, label->color};
}

struct nb_point nb_note_place(const struct nb_layout *l, const struct nb_note *n)
{
    const struct nb_rect *plot = &l->plot;
    struct nb_point at = {nb_scale_map(&l->x, n->x), nb_scale_map(&l->y, n->y)};
    if (n->of_plot)
        at = (struct nb_point){plot->x + n->x * plot->width, plot->y + (1 - n->y) * plot->height};
    return (struct nb_point){at.x + n->right, at.y - n->up_by};
}

/* Whether the point from which the text is moved is in the plot. */
static bool is_in_plot(const struct nb_layout *l, struct nb_note n)
{
    n.right = n.up_by = 0;
    const struct nb_point at = nb_note_place(l, &n);
    return holds(&l->plot, at.x, at.y);
}

static void add_note(struct nb_layout *l, const struct nb_layout_input *in, const struct nb_note *n)
{
    if (!is_in_plot(l, *n))
        return;
    const double x = nb_note_place(l, n).x, y = nb_note_place(l, n).y;
    const double size = n->size > 0 ? n->size * in->theme->line : in->theme->label_size;
    const struct nb_rect *plot = &l->plot;
    struct nb_label *label = nb_layout_add(l, in, n->text, NB_TEXT_PLAIN, size, plot->width, 0);
    const double width = nb_text_width(label->text), height = nb_text_height(label->text);
    label->x = keep_inside(x + (0.5 - n->across) * width, width, plot->x, plot->width);
    label->y = keep_inside(y - (0.5 - n->up) * height, height, plot->y, plot->height);
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
