/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curves' names: beside their right ends when there are few and they fit, at their left
 * ends where these are apart, else in a box where nothing is drawn, to the right of the plot, or
 * below; where there is no room for any of these, nowhere. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "curve/ink.h"
#include "figure/patch.h"
#include "plot/clutter.h"
#include "plot/layout_priv.h"

enum { MAX_BESIDE = 4, MAX_INSIDE = 2, NAME_LINES = 3, PLACES = 7 };
static const double widest_beside = 0.3; /* of the picture */
static const double widest_name = 0.35;  /* of the picture, in a box */
static const double least_around = 0.35; /* of the picture, around a box */
static const double least_plot = 0.5;    /* of the picture, beside names or a box */
static const double leading = 1.15;      /* least distance of names, in line heights */
static const double apart = 1.8;         /* least distance of left ends, in sizes of type */
static const double max_shift = 2;       /* farthest from its curve, in line heights */

/* What the legend names: curves, lines, areas. */
struct named {
    const char *name;
    struct nb_stroke look;
    double end; /* where it leaves the plot on the right, in points; NaN if elsewhere */
};

struct names {
    struct named *items;
    size_t count, cap;
};

static void add_name(struct names *n, const char *name, struct nb_stroke look)
{
    if (!name || !name[0])
        return;
    n->items = nb_grow(n->items, &n->cap, n->count + 1, sizeof *n->items);
    n->items[n->count++] = (struct named){name, look, NAN};
}

static struct names collect_names(const struct nb_axes *a)
{
    struct names n = {0};
    for (size_t i = 0; i < a->count; i++)
        add_name(&n, a->curves[i].label, a->curves[i].look);
    for (size_t i = 0; i < a->rule_count; i++)
        add_name(&n, a->rules[i].label, a->rules[i].look);
    for (size_t i = 0; i < a->patch_count; i++)
        add_name(&n, a->patches[i].label, a->patches[i].look);
    return n;
}

/* A name and where its curve ends. */
struct end {
    size_t item;
    double at, y; /* y: where the name goes */
    double height;
};

/* Where the curve leaves the plot on the right, in points; NaN if elsewhere. */
static double right_end(const struct nb_layout *l, const struct nb_trace *t)
{
    return l->plot.y + (1 - nb_ink_right_end(t)) * l->plot.height;
}

static double left_end(const struct nb_layout *l, const struct nb_trace *t)
{
    return l->plot.y + (1 - nb_ink_left_end(t)) * l->plot.height;
}

static double rule_end(const struct nb_layout *l, const struct nb_guide *r)
{
    const double y = nb_scale_map(nb_layout_y(l, r->right), r->at);
    const bool there = !r->vertical && y >= l->plot.y && y <= l->plot.y + l->plot.height;
    return there ? y : NAN;
}

static int by_height(const void *a, const void *b)
{
    const struct end *p = a, *q = b;
    if (p->at != q->at)
        return p->at < q->at ? -1 : 1;
    return p->item < q->item ? -1 : 1;
}

/* Moves the names apart: neighbours that are too close become a group around
 * the mean of their ends. False when one gets too far from its curve. */
static bool relax(struct end *ends, size_t count, const struct nb_rect *plot)
{
    for (int round = 0; round < 32; round++)
        for (size_t i = 0; i + 1 < count; i++) {
            const double least = leading * (ends[i].height + ends[i + 1].height) / 2;
            const double lack = least - (ends[i + 1].y - ends[i].y);
            if (lack > 0.01) {
                ends[i].y -= lack / 2;
                ends[i + 1].y += lack / 2;
            }
        }
    const double bottom = plot->y + plot->height;
    for (size_t i = count; i-- > 0;) { /* they end with the plot */
        const double most =
            i + 1 < count ? ends[i + 1].y - leading * (ends[i].height + ends[i + 1].height) / 2
                          : bottom;
        ends[i].y = fmin(ends[i].y, most);
    }
    for (size_t i = 0; i < count; i++)
        if (fabs(ends[i].y - ends[i].at) > max_shift * ends[i].height || ends[i].y < plot->y)
            return false;
    return true;
}

static struct nb_layout_text *name_text(const struct nb_layout_input *in, const char *name,
                                        double wrap)
{
    struct nb_layout_text *t =
        nb_text_new(in->fonts, name, NB_TEXT_MATH, in->theme->label_size, wrap);
    nb_text_limit(t, NAME_LINES);
    return t;
}

static double names_width(const struct names *n, const struct nb_layout_input *in, double wrap)
{
    double widest = 0;
    for (size_t i = 0; i < n->count; i++) {
        struct nb_layout_text *t = name_text(in, n->items[i].name, wrap);
        widest = fmax(widest, nb_text_width(t));
        nb_text_free(t);
    }
    return widest;
}

/* Where everything that has a name ends on a side, in the order of collect_names. */
static void find_ends(struct names *n, const struct nb_layout *l, const struct nb_layout_input *in,
                      bool left)
{
    const struct nb_axes *a = in->axes;
    size_t k = 0;
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].label[0])
            n->items[k++].end = left ? left_end(l, &in->traces[i]) : right_end(l, &in->traces[i]);
    for (size_t i = 0; i < a->rule_count; i++)
        if (a->rules[i].label[0])
            n->items[k++].end = rule_end(l, &a->rules[i]);
}

/* Its name in its colour. */
static struct nb_label *add_name_of(struct nb_layout *l, const struct nb_layout_input *in,
                                    const struct named *item)
{
    struct nb_label *label =
        nb_layout_add(l, in, item->name, NB_TEXT_MATH, in->theme->label_size, 0, 1);
    label->color = nb_theme_hue(in->theme, item->look.hue);
    label->alpha = 1;
    return label;
}

static bool place_beside(struct nb_layout *l, const struct nb_layout_input *in, struct names *n)
{
    struct end ends[MAX_BESIDE];
    find_ends(n, l, in, false);
    for (size_t i = 0; i < n->count; i++) {
        const double y = n->items[i].end;
        if (isnan(y))
            return false;
        ends[i] = (struct end){i, y, y, in->theme->label_size * 1.3};
    }
    qsort(ends, n->count, sizeof *ends, by_height);
    if (!relax(ends, n->count, &l->plot))
        return false;
    for (size_t i = 0; i < n->count; i++) {
        const struct named *item = &n->items[ends[i].item];
        struct nb_label *label = add_name_of(l, in, item);
        label->x = l->plot.x + l->plot.width + in->theme->gap + nb_text_width(label->text) / 2;
        label->y = ends[i].y;
    }
    return true;
}

static bool put_beside(struct nb_layout *l, const struct nb_layout_input *in, struct names *n,
                       struct nb_layout_plan plan)
{
    const double width = names_width(n, in, 0) + in->theme->gap;
    if (width > widest_beside * in->width)
        return false;
    plan.right = width;
    nb_layout_axes(l, in, &plan);
    return nb_layout_share_x(l) >= least_plot && place_beside(l, in, n);
}

/* Puts a name over the left end of its line, or under it, where nothing else is drawn. */
static bool put_at_left(struct nb_layout *l, const struct nb_layout_input *in,
                        const struct named *item)
{
    struct nb_layout_text *t = name_text(in, item->name, 0);
    const double width = nb_text_width(t), height = nb_text_height(t), gap = in->theme->gap;
    bool free = false;
    double top = 0;
    nb_text_free(t);
    for (int below = 0; below < 2 && !free; below++) {
        top = below ? item->end + gap / 4 : item->end - gap / 4 - height;
        const struct nb_rect r = {l->plot.x + gap / 2, top, width + gap, height};
        free = top >= l->plot.y && top + height <= l->plot.y + l->plot.height &&
               width < l->plot.width / 3 && nb_clutter_is_free(l, in, r);
    }
    if (!free)
        return false;
    struct nb_label *label = add_name_of(l, in, item);
    label->x = l->plot.x + gap + width / 2;
    label->y = top + height / 2;
    return true;
}

/* Whether all lines end there, and so far from each other that each can be named. */
static bool are_apart(const struct names *n, const struct nb_layout_input *in)
{
    const double least = apart * in->theme->label_size;
    for (size_t i = 0; i < n->count; i++)
        for (size_t k = 0; k < n->count; k++)
            if (isnan(n->items[i].end) ||
                (k != i && fabs(n->items[i].end - n->items[k].end) < least))
                return false;
    return true;
}

/* Names at the left ends of their lines, where these are apart. */
static bool put_left(struct nb_layout *l, const struct nb_layout_input *in, struct names *n,
                     const struct nb_layout_plan *plan)
{
    nb_layout_axes(l, in, plan);
    nb_layout_notes(l, in);
    find_ends(n, l, in, true);
    for (size_t i = 0; i < n->count; i++)
        for (size_t k = 0; k < n->count; k++)
            if (isnan(n->items[i].end) ||
                (k != i && fabs(n->items[i].end - n->items[k].end) < apart * in->theme->label_size))
                return false;
    for (size_t i = 0; i < n->count; i++)
        if (!put_at_left(l, in, &n->items[i]))
            return false;
    return true;
}

/* A legend's box: its names in columns. */
struct box {
    const struct names *names;
    double wrap, width, height; /* of each name, and of the whole */
    double row, cell;           /* least height of a row; width of a column */
    size_t columns;
};

static double row_height(const struct box *b, const struct nb_layout_input *in, size_t row)
{
    double height = b->row;
    for (size_t i = row * b->columns; i < b->names->count && i < (row + 1) * b->columns; i++) {
        struct nb_layout_text *t = name_text(in, b->names->items[i].name, b->wrap);
        height = fmax(height, nb_text_height(t));
        nb_text_free(t);
    }
    return height;
}

static size_t row_count(const struct box *b)
{
    return (b->names->count + b->columns - 1) / b->columns;
}

static struct box make_box(const struct nb_layout_input *in, const struct names *n, double wrap,
                           size_t columns)
{
    const struct nb_theme *theme = in->theme;
    struct box b = {.names = n, .wrap = wrap, .columns = columns, .row = theme->label_size * 1.45};
    b.cell = theme->key_length + theme->gap + names_width(n, in, wrap);
    b.width =
        2 * theme->padding + (double)columns * b.cell + (double)(columns - 1) * 2 * theme->gap;
    b.height = 2 * theme->padding;
    for (size_t i = 0; i < row_count(&b); i++)
        b.height += row_height(&b, in, i);
    return b;
}

static void fill_box(struct nb_layout *l, const struct nb_layout_input *in, const struct box *b)
{
    const struct nb_theme *theme = in->theme;
    double top = l->legend.y + theme->padding;
    for (size_t row = 0; row < row_count(b); row++) {
        const double height = row_height(b, in, row);
        for (size_t k = 0; k < b->columns && row * b->columns + k < b->names->count; k++) {
            const struct named *item = &b->names->items[row * b->columns + k];
            struct nb_label *label = nb_layout_add(l, in, item->name, NB_TEXT_MATH,
                                                   theme->label_size, b->wrap, NAME_LINES);
            const double key_x =
                l->legend.x + theme->padding + (double)k * (b->cell + 2 * theme->gap);
            label->x = key_x + theme->key_length + theme->gap + nb_text_width(label->text) / 2;
            label->y = top + height / 2;
            l->keys = nb_grow(l->keys, &l->key_cap, l->key_count + 1, sizeof *l->keys);
            l->keys[l->key_count++] =
                (struct nb_key){key_x, key_x + theme->key_length, label->y, item->look};
        }
        top += height;
    }
}

/* How far from the nearest corner the i-th place is, in steps. */
static int inwardness(int i)
{
    const int column = i % PLACES, row = i / PLACES;
    return (column < PLACES - 1 - column ? column : PLACES - 1 - column) +
           (row < PLACES - 1 - row ? row : PLACES - 1 - row);
}

/* The place that somebody wants, or one where the box hides nothing: a corner, a side, then
 * anywhere. False: there is none. */
static bool find_place(const struct nb_layout *l, const struct nb_layout_input *in,
                       struct nb_rect *box)
{
    const double gap = in->theme->gap, near = in->theme->gap / 2;
    const double x_room = l->plot.width - box->width - 2 * gap;
    const double y_room = l->plot.height - box->height - 2 * gap;
    const int at = in->axes->legend_at - 1, wanted = at / 3 * 3 * PLACES + at % 3 * 3;
    if (x_room < 0 || y_room < 0 || (at < 0 && box->width > l->plot.width / 2))
        return false;
    for (int inward = 0; inward < PLACES; inward++)
        for (int i = 0; i < PLACES * PLACES; i++) {
            box->x = l->plot.x + gap + x_room * (i % PLACES) / (PLACES - 1);
            box->y = l->plot.y + gap + y_room * (i / PLACES) / (PLACES - 1);
            const struct nb_rect wide = {box->x - near, box->y - near, box->width + 2 * near,
                                         box->height + 2 * near};
            if (at >= 0 ? i == wanted : inwardness(i) == inward && nb_clutter_is_free(l, in, wide))
                return true;
        }
    return false;
}

static bool put_inside(struct nb_layout *l, const struct nb_layout_input *in, const struct names *n,
                       const struct nb_layout_plan *plan)
{
    nb_layout_axes(l, in, plan);
    if (in->axes->legend_at > NB_LEGEND_INSIDE || nb_layout_share_x(l) < least_around ||
        nb_layout_share_y(l) < least_around)
        return false;
    nb_layout_notes(l, in);
    for (size_t columns = 1; columns <= MAX_INSIDE; columns++) {
        const struct box b = make_box(in, n, widest_name * in->width, columns);
        struct nb_rect place = {.width = b.width, .height = b.height};
        if (!find_place(l, in, &place))
            continue;
        l->legend = place;
        fill_box(l, in, &b);
        return true;
    }
    return false;
}

/* In as few columns as fit beside the plot. */
static bool put_right(struct nb_layout *l, const struct nb_layout_input *in, const struct names *n,
                      struct nb_layout_plan plan)
{
    struct box b;
    size_t columns = 0;
    nb_layout_axes(l, in, &plan);
    do
        b = make_box(in, n, widest_name * in->width, ++columns);
    while (columns < n->count && b.height > l->plot.height);
    plan.right = b.width;
    nb_layout_axes(l, in, &plan);
    if (in->axes->legend_at == NB_LEGEND_BELOW || nb_layout_share_x(l) < least_plot ||
        b.height > l->plot.height)
        return false;
    nb_layout_notes(l, in);
    l->legend = (struct nb_rect){l->plot.x + l->plot.width + l->beside + in->theme->gap, l->plot.y,
                                 b.width, b.height};
    fill_box(l, in, &b);
    return true;
}

/* In as many columns as there is room for. */
static bool put_below(struct nb_layout *l, const struct nb_layout_input *in, const struct names *n,
                      struct nb_layout_plan plan)
{
    nb_layout_axes(l, in, &plan);
    const double room = l->plot.width;
    size_t columns = n->count;
    struct box b = make_box(in, n, room, columns);
    while (columns > 1 && b.width > room)
        b = make_box(in, n, room, --columns);
    plan.below = b.height;
    nb_layout_axes(l, in, &plan);
    if (nb_layout_share_x(l) < least_around || nb_layout_share_y(l) < least_plot ||
        b.width > in->width - 2 * in->theme->gap)
        return false;
    nb_layout_notes(l, in);
    const double x = l->plot.x + l->plot.width / 2 - b.width / 2;
    l->legend = (struct nb_rect){fmax(0, fmin(x, in->width - b.width)),
                                 in->height - l->edge - b.height, b.width, b.height};
    fill_box(l, in, &b);
    return true;
}

/* Names in the curves' colours at the ends of their lines: on the right, but on the left
 * where they are apart there alone. */
static bool put_at_ends(struct nb_layout *l, const struct nb_layout_input *in, struct names *n,
                        struct nb_layout_plan *plan)
{
    bool beside = !in->axes->twin && put_beside(l, in, n, *plan);
    if (!(beside && are_apart(n, in)) && put_left(l, in, n, plan))
        return true;
    beside = beside && put_beside(l, in, n, *plan);
    if (beside)
        nb_layout_notes(l, in);
    return beside;
}

void nb_layout_legend(struct nb_layout *l, const struct nb_layout_input *in,
                      struct nb_layout_plan *plan)
{
    struct names n = collect_names(in->axes);
    const enum nb_legend wanted = in->axes->legend;
    const bool any = wanted != NB_LEGEND_NONE && n.count > 0;
    const bool direct = any && wanted == NB_LEGEND_AUTO && !in->boxed && n.count <= MAX_BESIDE;
    if (!(direct && put_at_ends(l, in, &n, plan)) &&
        !(any && (put_inside(l, in, &n, plan) || put_right(l, in, &n, *plan) ||
                  put_below(l, in, &n, *plan)))) {
        nb_layout_fit(l, in, plan);
        nb_layout_notes(l, in);
        l->left_out.legend = any;
    }
    free(n.items);
}
