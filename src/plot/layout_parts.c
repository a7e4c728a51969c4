/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a layout is made of. */
#include "config.h"

#include "plot/layout_priv.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

struct nb_label *nb_layout_add(struct nb_layout *l, const struct nb_layout_input *in,
                               const char *text, enum nb_text_kind kind, double size, double wrap,
                               int lines)
{
    l->labels = nb_grow(l->labels, &l->label_cap, l->label_count + 1, sizeof *l->labels);
    struct nb_label *label = &l->labels[l->label_count++];
    *label = (struct nb_label){
        .text = nb_text_new(in->fonts, text, kind, size, wrap),
        .plain = nb_xstrdup(text),
        .color = in->theme->ink,
        .alpha = in->theme->label_alpha,
    };
    if (lines > 0)
        nb_text_limit(label->text, lines);
    return label;
}

struct nb_rect nb_label_box(const struct nb_label *label)
{
    double w = nb_text_width(label->text), h = nb_text_height(label->text);
    if (label->upwards) {
        const double across = w;
        w = h;
        h = across;
    }
    return (struct nb_rect){label->x - w / 2, label->y - h / 2, w, h};
}

const struct nb_scale *nb_layout_y(const struct nb_layout *l, bool right)
{
    return right ? &l->y2 : &l->y;
}

void nb_layout_drop(struct nb_layout *l, size_t count)
{
    while (l->label_count > count) {
        struct nb_label *label = &l->labels[--l->label_count];
        nb_text_free(label->text);
        free(label->plain);
    }
}

void nb_layout_clear(struct nb_layout *l)
{
    nb_layout_drop(l, 0);
    l->key_count = l->arrow_count = l->spot_count = 0;
    l->legend = (struct nb_rect){0};
}

void nb_layout_free(struct nb_layout *l)
{
    nb_layout_clear(l);
    free(l->labels);
    free(l->keys);
    free(l->arrows);
    free(l->spots);
    *l = (struct nb_layout){0};
}

struct nb_margins nb_margins_max(struct nb_margins a, struct nb_margins b)
{
    return (struct nb_margins){fmax(a.left, b.left), fmax(a.right, b.right), fmax(a.top, b.top),
                               fmax(a.bottom, b.bottom)};
}
