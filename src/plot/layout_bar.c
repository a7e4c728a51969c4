/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour bar: right of the plot and as high, with ticks like those of an axis. */
#include "config.h"

#include <math.h>

#include "plot/layout_priv.h"

static const double wide = 1.1; /* times the type at the ticks */

/* What stands left of the bar's numbers. */
static double bar_width(const struct nb_layout_input *in)
{
    return wide * in->theme->tick_size;
}

static double numbers_width(const struct nb_layout *l, size_t first)
{
    double width = 0;
    for (size_t i = first; i <= l->label_count; i++)
        width = fmax(width, nb_text_width(l->labels[i - 1].text));
    return width;
}

/* What the values are, and what their numbers are to be multiplied with. */
static void add_name(struct nb_layout *l, const struct nb_layout_input *in, double length)
{
    struct nb_buf text = {0};
    const char *label = l->bar.heat->label, *note = l->bar.ticks.note;
    nb_buf_printf(&text, "%s%s%s", label, *label && *note ? "   " : "", note);
    if (text.len > 0) {
        struct nb_label *name = nb_layout_add(l, in, nb_buf_text(&text), NB_TEXT_PLAIN,
                                              in->theme->label_size, length, 1);
        name->upwards = true;
        l->bar.name = l->label_count;
    }
    nb_buf_free(&text);
}

double nb_layout_bar_add(struct nb_layout *l, const struct nb_layout_input *in,
                         const struct nb_rect *guess, bool numbers, bool name)
{
    const struct nb_heat *heat = nb_axes_heat(in->axes);
    const double gap = in->theme->gap;
    l->bar = (struct nb_heat_bar){.heat = heat && heat->bar ? heat : NULL};
    if (!l->bar.heat)
        return 0;
    l->bar.scale = (struct nb_scale){
        heat->values.lo, heat->values.hi, guess->y + guess->height, guess->y, {NB_WARP_LINEAR, 0}};
    nb_layout_choose_bar(l, in);
    l->bar.first = nb_layout_label_bar(l, in, numbers);
    const double width = numbers_width(l, l->bar.first);
    double all = 1.5 * gap + bar_width(in) + (width > 0 ? gap + width : 0);
    if (name)
        add_name(l, in, guess->height);
    if (l->bar.name > 0)
        all += gap + nb_text_height(l->labels[l->bar.name - 1].text);
    l->beside += all;
    return all;
}

void nb_layout_bar_place(struct nb_layout *l, const struct nb_layout_input *in)
{
    struct nb_heat_bar *b = &l->bar;
    const struct nb_rect *plot = &l->plot;
    const double gap = in->theme->gap, right = plot->x + plot->width + l->beside;
    if (!b->heat)
        return;
    size_t last = b->name ? b->name - 1 : b->first - 1;
    for (size_t i = 0; !b->name && i < b->ticks.count; i++)
        last += b->first <= l->label_count && b->ticks.tick[i].label[0];
    double width = 0;
    for (size_t i = b->first; i <= last; i++)
        width = fmax(width, nb_text_width(l->labels[i - 1].text));
    const double name = b->name ? gap + nb_text_height(l->labels[b->name - 1].text) : 0;
    const double numbers = right - name - width;
    b->at = (struct nb_rect){numbers - (width > 0 ? gap : 0) - bar_width(in), plot->y,
                             bar_width(in), plot->height};
    b->scale.from = plot->y + plot->height;
    b->scale.to = plot->y;
    for (size_t i = 0, k = b->first; i < b->ticks.count && k <= last; i++) {
        struct nb_label *label = &l->labels[k - 1];
        if (!b->ticks.tick[i].label[0])
            continue;
        label->x = numbers + nb_text_width(label->text) / 2;
        label->y = nb_scale_map(&b->scale, b->ticks.tick[i].value);
        k++;
    }
    if (b->name) {
        l->labels[b->name - 1].x = right - nb_text_height(l->labels[b->name - 1].text) / 2;
        l->labels[b->name - 1].y = plot->y + plot->height / 2;
    }
}
