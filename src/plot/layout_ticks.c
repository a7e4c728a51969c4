/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks for a plot of a size, and the labels that stand there. */
#include "config.h"

#include "plot/layout_priv.h"

#include <math.h>
#include <string.h>

static const double widest = 0.28;   /* of the picture, for one label */
static const double least_count = 3; /* below, whole numbers say too little of y */
enum { LABEL_LINES = 2, MANY_POINTS = 10000 };

/* The sizes of type that numbers are made of: candidates are many, and Pango is slow. */
struct type {
    const struct nb_layout_input *in;
    double digit, point, minus;
    double height;
    bool across; /* labels stand beside each other, not above */
};

/* How wide or high a text is at ticks. */
static double extent_of(const struct nb_layout_input *in, const char *text,
                        double (*extent)(const struct nb_layout_text *t))
{
    struct nb_layout_text *t = nb_text_new(in->fonts, text, NB_TEXT_PLAIN, in->theme->tick_size, 0);
    const double found = extent(t);
    nb_text_free(t);
    return found;
}

static struct type type_of(const struct nb_layout_input *in, bool across)
{
    return (struct type){
        .in = in,
        .digit = extent_of(in, "0", nb_text_width),
        .point = extent_of(in, ".", nb_text_width),
        .minus = extent_of(in, "\u2212", nb_text_width),
        .height = extent_of(in, "0", nb_text_height),
        .across = across,
    };
}

static double number_width(const struct type *t, const char *label)
{
    double width = 0;
    for (const char *s = label; *s; s++) {
        if (*s >= '0' && *s <= '9') {
            width += t->digit;
        } else if (*s == '.') {
            width += t->point;
        } else if (strncmp(s, "\u2212", 3) == 0) {
            width += t->minus;
            s += 2;
        } else {
            return fmin(extent_of(t->in, label, nb_text_width), widest * t->in->width);
        }
    }
    return width;
}

static double extent(const char *label, void *ctx)
{
    const struct type *t = ctx;
    if (!t->across)
        return 1.15 * t->height;
    return label[0] ? number_width(t, label) + 1.8 * t->digit : 0;
}

enum which { X_AXIS, Y_AXIS, Y2_AXIS, BAR };

/* Whether cells have whole numbers, in their middles or at their borders. */
static bool cells_count(const struct nb_heat *h, enum which axis)
{
    const size_t count = axis == X_AXIS ? h->columns : h->rows;
    const double *at = h->numbers + (axis == X_AXIS ? 0 : h->columns + 1);
    if (axis == BAR || h->kind != NB_HEAT_CELLS || count > MANY_POINTS)
        return false;
    for (size_t i = 0; i <= count; i++)
        if (2 * at[i] != floor(2 * at[i]) || at[i] - floor(at[i]) != at[0] - floor(at[0]))
            return false;
    return true;
}

/* Whether data counts along an axis: its points are whole numbers. */
static bool counts(const struct nb_axes *a, enum which axis)
{
    size_t seen = 0;
    const struct nb_heat *heat = nb_axes_heat(a);
    if (axis == BAR || heat)
        return heat && nb_heat_is_whole(heat) && cells_count(heat, axis);
    for (size_t i = 0; i < a->count; i++) {
        const struct nb_curve *c = &a->curves[i];
        const double *at = axis == X_AXIS ? c->xs : c->ys;
        if (axis != X_AXIS && c->right != (axis == Y2_AXIS))
            continue;
        seen++;
        if (c->y || c->count > MANY_POINTS)
            return false;
        for (size_t k = 0; k < c->count; k++)
            if (at[k] != floor(at[k]))
                return false;
    }
    return seen > 0;
}

static void choose(struct nb_ticks *ticks, const struct nb_layout_input *in, enum which axis,
                   const struct nb_scale *scale)
{
    const struct nb_axes *a = in->axes;
    const bool vertical = axis != X_AXIS;
    struct type type = type_of(in, !vertical);
    const double length = fabs(scale->to - scale->from);
    const double wished = vertical ? in->theme->y_spacing : in->theme->x_spacing;
    const struct nb_tick_list *const lists[] = {&a->x_ticks, &a->y_ticks, &a->y2_ticks, NULL};
    const struct nb_tick_step kept[] = {in->kept_x, in->kept_y, {0, 0}, {0, 0}};
    const struct nb_tick_request r = {
        .scale = *scale,
        .spacing = fmin(wished, fmax(length / 3, 1)),
        .extent = extent,
        .ctx = &type,
        .wanted = lists[axis],
        .minor = a->minor,
        .whole = (!vertical || nb_axes_heat(a) || scale->hi - scale->lo >= least_count) &&
                 counts(a, axis),
        .kept = kept[axis],
    };
    nb_ticks_choose(ticks, &r);
}

void nb_layout_choose_x(struct nb_layout *l, const struct nb_layout_input *in)
{
    choose(&l->xticks, in, X_AXIS, &l->x);
}

void nb_layout_choose_y(struct nb_layout *l, const struct nb_layout_input *in)
{
    choose(&l->yticks, in, Y_AXIS, &l->y);
    if (in->axes->twin)
        choose(&l->y2ticks, in, Y2_AXIS, &l->y2);
}

void nb_layout_choose_bar(struct nb_layout *l, const struct nb_layout_input *in)
{
    choose(&l->bar.ticks, in, BAR, &l->bar.scale);
    l->bar.ticks.minor_count = 0;
}

/* A label for every tick that has one; the first of them, for whoever places them. */
static size_t add_labels(struct nb_layout *l, const struct nb_layout_input *in,
                         const struct nb_ticks *ticks, bool shown, bool words)
{
    const size_t first = l->label_count;
    const double wrap = words ? widest * in->width : 0;
    for (size_t i = 0; i < ticks->count && shown; i++) {
        if (!ticks->tick[i].label[0])
            continue;
        struct nb_label *label = nb_layout_add(l, in, ticks->tick[i].label, NB_TEXT_PLAIN,
                                               in->theme->tick_size, wrap, LABEL_LINES);
        label->alpha = in->theme->tick_alpha;
    }
    return first;
}

size_t nb_layout_label_x(struct nb_layout *l, const struct nb_layout_input *in, bool shown)
{
    return add_labels(l, in, &l->xticks, shown, in->axes->x_ticks.set);
}

size_t nb_layout_label_y(struct nb_layout *l, const struct nb_layout_input *in, bool shown,
                         bool right)
{
    const struct nb_axes *a = in->axes;
    return add_labels(l, in, right ? &l->y2ticks : &l->yticks, shown,
                      right ? a->y2_ticks.set : a->y_ticks.set);
}

size_t nb_layout_label_bar(struct nb_layout *l, const struct nb_layout_input *in, bool shown)
{
    return add_labels(l, in, &l->bar.ticks, shown, false) + 1;
}

void nb_layout_place_x(struct nb_layout *l, const struct nb_layout_input *in, size_t first)
{
    const double top = l->plot.y + l->plot.height + in->theme->gap;
    for (size_t i = 0; i < l->xticks.count && first < l->label_count; i++) {
        if (!l->xticks.tick[i].label[0])
            continue;
        struct nb_label *label = &l->labels[first++];
        label->x = nb_scale_map(&l->x, l->xticks.tick[i].value);
        label->y = top + nb_text_height(label->text) / 2;
    }
}

void nb_layout_place_y(struct nb_layout *l, const struct nb_layout_input *in, size_t first,
                       bool right)
{
    const struct nb_ticks *ticks = right ? &l->y2ticks : &l->yticks;
    const double edge = l->plot.x + l->plot.width + in->theme->gap;
    for (size_t i = 0; i < ticks->count && first < l->label_count; i++) {
        if (!ticks->tick[i].label[0])
            continue;
        struct nb_label *label = &l->labels[first++];
        const double half = nb_text_width(label->text) / 2;
        label->x = right ? edge + half : l->plot.x - in->theme->gap - half;
        label->y = nb_scale_map(nb_layout_y(l, right), ticks->tick[i].value);
    }
}
