/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curves' names: beside their right ends when there are few and they fit,
 * else in a box in the corner that hides least. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "curve/ink.h"
#include "plot/layout_priv.h"

enum { MAX_BESIDE = 4 };
static const double widest_beside = 0.3; /* of the picture */
static const double leading = 1.15;      /* least distance of names, in line heights */
static const double max_shift = 2;       /* farthest from its curve, in line heights */
static const double max_hidden = 0.015;  /* of the curves' points, by a box inside */

/* What the legend names: curves, then lines. */
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

static double rule_end(const struct nb_layout *l, const struct nb_guide *r)
{
    const double y = nb_scale_map(&l->y, r->at);
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
    for (size_t i = 0; i < count; i++)
        if (fabs(ends[i].y - ends[i].at) > max_shift * ends[i].height || ends[i].y < 0 ||
            ends[i].y > plot->y + plot->height + ends[i].height)
            return false;
    return true;
}

/* The names' widest width, or 0 when there is one too wide. */
static double names_width(const struct names *n, const struct nb_layout_input *in, double most)
{
    double widest = 0;
    for (size_t i = 0; i < n->count; i++) {
        struct nb_layout_text *t =
            nb_text_new(in->fonts, n->items[i].name, NB_TEXT_MATH, in->theme->label_size, most);
        widest = fmax(widest, nb_text_width(t));
        nb_text_free(t);
    }
    return widest;
}

/* Where everything that has a name ends, in the order of collect_names. */
static void find_ends(struct names *n, const struct nb_layout *l, const struct nb_layout_input *in)
{
    const struct nb_axes *a = in->axes;
    size_t k = 0;
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].label[0])
            n->items[k++].end = right_end(l, &in->traces[i]);
    for (size_t i = 0; i < a->rule_count; i++)
        if (a->rules[i].label[0])
            n->items[k++].end = rule_end(l, &a->rules[i]);
}

static bool place_beside(struct nb_layout *l, const struct nb_layout_input *in, struct names *n)
{
    struct end ends[MAX_BESIDE];
    find_ends(n, l, in);
    for (size_t i = 0; i < n->count; i++) {
        const double y = n->items[i].end;
        if (isnan(y))
            return false;
        ends[i] = (struct end){i, y, y, in->theme->label_size * 1.2};
    }
    qsort(ends, n->count, sizeof *ends, by_height);
    if (!relax(ends, n->count, &l->plot))
        return false;
    for (size_t i = 0; i < n->count; i++) {
        const struct named *item = &n->items[ends[i].item];
        struct nb_label *label =
            nb_layout_add(l, in, item->name, NB_TEXT_MATH, in->theme->label_size, 0);
        label->color = nb_style_hue(item->look.hue);
        label->alpha = 1;
        label->x = l->plot.x + l->plot.width + in->theme->gap + nb_text_width(label->text) / 2;
        label->y = ends[i].y;
    }
    return true;
}

bool nb_legend_beside(struct nb_layout *l, const struct nb_layout_input *in)
{
    struct names n = collect_names(in->axes);
    bool fits = in->axes->legend == NB_LEGEND_AUTO && n.count > 0 && n.count <= MAX_BESIDE;
    if (fits) {
        const double width = names_width(&n, in, 0);
        fits = width <= widest_beside * in->width;
        if (fits)
            nb_layout_axes(l, in, width + in->theme->gap);
        fits = fits && place_beside(l, in, &n);
    }
    free(n.items);
    return fits;
}

/* The length of a line that the box would hide, in lengths of the axes. */
static double rule_hidden(const struct nb_layout *l, const struct nb_guide *r,
                          const struct nb_rect *box)
{
    const double at = nb_scale_map(r->vertical ? &l->x : &l->y, r->at);
    const double from = r->vertical ? box->x : box->y;
    const double across = r->vertical ? box->width : box->height;
    const double share = r->vertical ? box->height / l->plot.height : box->width / l->plot.width;
    return at >= from && at <= from + across ? share : 0;
}

/* How much of the curves and lines the box would hide, and how much there is. */
static double hidden_by(const struct nb_layout *l, const struct nb_layout_input *in,
                        const struct nb_rect *box, double *visible)
{
    const struct nb_window_part part = {
        .u0 = (box->x - l->plot.x) / l->plot.width,
        .u1 = (box->x + box->width - l->plot.x) / l->plot.width,
        .v0 = 1 - (box->y + box->height - l->plot.y) / l->plot.height,
        .v1 = 1 - (box->y - l->plot.y) / l->plot.height,
    };
    double hidden = 0;
    *visible = 1e-9;
    for (size_t i = 0; i < in->axes->count; i++) {
        hidden += nb_ink_in(&in->traces[i], part);
        *visible += nb_ink_in(&in->traces[i], (struct nb_window_part){0, 1, 0, 1});
    }
    for (size_t i = 0; i < in->axes->rule_count; i++)
        hidden += rule_hidden(l, &in->axes->rules[i], box);
    return hidden;
}

/* Puts the box where it hides least of the curves: corners first, then the
 * middles of the sides. Returns the share of the curves that it hides. */
static double choose_place(const struct nb_layout *l, const struct nb_layout_input *in,
                           struct nb_rect *box)
{
    static const struct {
        double x, y;
    } anchors[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0.5, 0}, {0.5, 1}, {0, 0.5}, {1, 0.5}};
    struct nb_rect best = *box;
    double least = INFINITY;
    for (size_t i = 0; i < NB_COUNT(anchors); i++) {
        const double gap = in->theme->gap;
        box->x = l->plot.x + gap + anchors[i].x * (l->plot.width - box->width - 2 * gap);
        box->y = l->plot.y + gap + anchors[i].y * (l->plot.height - box->height - 2 * gap);
        double visible;
        const double share = hidden_by(l, in, box, &visible) / visible;
        if (share < least) {
            least = share;
            best = *box;
        }
    }
    *box = best;
    return least;
}

static void fill_box(struct nb_layout *l, const struct nb_layout_input *in, const struct names *n,
                     double row)
{
    const struct nb_theme *theme = in->theme;
    double y = l->legend.y + theme->padding + row / 2;
    for (size_t i = 0; i < n->count; i++) {
        struct nb_label *label =
            nb_layout_add(l, in, n->items[i].name, NB_TEXT_MATH, theme->label_size, in->width / 2);
        const double key_x = l->legend.x + theme->padding;
        const double text_x = key_x + theme->key_length + theme->gap;
        const double height = fmax(row, nb_text_height(label->text));
        label->x = text_x + nb_text_width(label->text) / 2;
        label->y = y + (height - row) / 2;
        l->keys = nb_grow(l->keys, &l->key_cap, l->key_count + 1, sizeof *l->keys);
        l->keys[l->key_count++] =
            (struct nb_key){key_x, key_x + theme->key_length, label->y, n->items[i].look};
        y += height;
    }
}

static double names_height(const struct names *n, const struct nb_layout_input *in, double row)
{
    double sum = 0;
    for (size_t i = 0; i < n->count; i++) {
        struct nb_layout_text *t = nb_text_new(in->fonts, n->items[i].name, NB_TEXT_MATH,
                                               in->theme->label_size, in->width / 2);
        sum += fmax(row, nb_text_height(t));
        nb_text_free(t);
    }
    return sum;
}

static void add_box(struct nb_layout *l, const struct nb_layout_input *in, const struct names *n)
{
    const double row = in->theme->label_size * 1.45;
    struct nb_rect box = {
        .width = 2 * in->theme->padding + in->theme->key_length + in->theme->gap +
                 names_width(n, in, in->width / 2),
        .height = 2 * in->theme->padding + names_height(n, in, row),
    };
    if (choose_place(l, in, &box) > max_hidden || box.width > l->plot.width / 2 ||
        box.height > l->plot.height) {
        nb_layout_axes(l, in, box.width);
        box.x = l->plot.x + l->plot.width + in->theme->gap;
        box.y = l->plot.y;
    }
    l->legend = box;
    fill_box(l, in, n, row);
}

void nb_legend_box(struct nb_layout *l, const struct nb_layout_input *in)
{
    struct names n = collect_names(in->axes);
    if (in->axes->legend != NB_LEGEND_NONE && n.count > 0)
        add_box(l, in, &n);
    free(n.items);
}
