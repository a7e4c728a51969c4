/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Margins, axes and titles: where everything but the legend goes. */
#include "config.h"

#include "plot/layout_priv.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

static const double least_ticks = 3;
static const double smallest_plot = 16;

struct nb_label *nb_layout_add(struct nb_layout *l, const struct nb_layout_input *in,
                               const char *text, enum nb_text_kind kind, double size, double wrap)
{
    l->labels = nb_grow(l->labels, &l->label_cap, l->label_count + 1, sizeof *l->labels);
    struct nb_label *label = &l->labels[l->label_count++];
    *label = (struct nb_label){
        .text = nb_text_new(in->fonts, text, kind, size, wrap),
        .plain = nb_xstrdup(text),
        .color = in->theme->ink,
        .alpha = in->theme->label_alpha,
    };
    return label;
}

/* Takes everything out again. */
static void layout_clear(struct nb_layout *l)
{
    for (size_t i = 0; i < l->label_count; i++) {
        nb_text_free(l->labels[i].text);
        free(l->labels[i].plain);
    }
    l->label_count = l->key_count = l->arrow_count = 0;
    l->legend = (struct nb_rect){0};
}

void nb_layout_free(struct nb_layout *l)
{
    layout_clear(l);
    free(l->labels);
    free(l->keys);
    free(l->arrows);
    *l = (struct nb_layout){0};
}

static double text_height(const struct nb_layout_input *in, double size)
{
    struct nb_layout_text *t = nb_text_new(in->fonts, "0", NB_TEXT_PLAIN, size, 0);
    const double height = nb_text_height(t);
    nb_text_free(t);
    return height;
}

/* The widest of the labels that ticks will have. */
static double ticks_width(const struct nb_layout_input *in, const struct nb_ticks *ticks)
{
    double widest = 0;
    for (size_t i = 0; i < ticks->count; i++) {
        struct nb_layout_text *t =
            nb_text_new(in->fonts, ticks->tick[i].label, NB_TEXT_PLAIN, in->theme->tick_size, 0);
        widest = fmax(widest, nb_text_width(t));
        nb_text_free(t);
    }
    return widest;
}

/* As many x ticks as fit side by side. */
static void choose_x_ticks(struct nb_layout *l, const struct nb_layout_input *in, double width)
{
    double target = width / in->theme->x_spacing;
    for (int i = 0; i < 6; i++, target *= 0.7) {
        nb_ticks_choose(&l->xticks, in->x.lo, in->x.hi, target);
        const double each = width / fmax(1, (double)l->xticks.count);
        if (l->xticks.count < 2 || ticks_width(in, &l->xticks) + 2 * in->theme->gap <= each)
            return;
    }
}

/* Index of the added label plus 1, or 0; labels move when more are added. */
static size_t add_title(struct nb_layout *l, const struct nb_layout_input *in, struct nb_margins *m)
{
    const struct nb_theme *theme = in->theme;
    if (!in->axes->title || !*in->axes->title)
        return 0;
    struct nb_label *title = nb_layout_add(l, in, in->axes->title, NB_TEXT_PLAIN, theme->title_size,
                                           in->width - 2 * theme->margin);
    title->alpha = theme->title_alpha;
    title->x = in->width / 2;
    title->y = m->top + nb_text_height(title->text) / 2;
    m->top += nb_text_height(title->text) + 1.2 * theme->gap;
    return l->label_count;
}

const char *nb_layout_x_name(const struct nb_axes *a)
{
    if (a->xlabel)
        return a->xlabel;
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].var && a->curves[i].var->name)
            return a->curves[i].var->name;
    return "";
}

/* One or two letters are a variable, more are words. */
static enum nb_text_kind name_kind(const char *name)
{
    return name[0] == '\0' || name[1] == '\0' || name[2] == '\0' ? NB_TEXT_MATH : NB_TEXT_PLAIN;
}

static size_t add_x_name(struct nb_layout *l, const struct nb_layout_input *in,
                         struct nb_margins *m)
{
    const char *name = nb_layout_x_name(in->axes);
    if (!*name)
        return 0;
    struct nb_label *label = nb_layout_add(l, in, name, name_kind(name), in->theme->label_size,
                                           in->width - 2 * in->theme->margin);
    label->y = in->height - m->bottom - nb_text_height(label->text) / 2;
    m->bottom += nb_text_height(label->text) + in->theme->gap / 2;
    return l->label_count;
}

static size_t add_y_name(struct nb_layout *l, const struct nb_layout_input *in,
                         struct nb_margins *m)
{
    const char *name = in->axes->ylabel;
    if (!name || !*name)
        return 0;
    struct nb_label *label = nb_layout_add(l, in, name, name_kind(name), in->theme->label_size,
                                           in->height - 2 * in->theme->margin);
    label->upwards = true;
    label->x = m->left + nb_text_height(label->text) / 2;
    m->left += nb_text_height(label->text) + in->theme->gap;
    return l->label_count;
}

static void add_tick_labels(struct nb_layout *l, const struct nb_layout_input *in, double height)
{
    const struct nb_theme *theme = in->theme;
    const double bottom = l->plot.y + l->plot.height;
    for (size_t i = 0; i < l->xticks.count; i++) {
        struct nb_label *label =
            nb_layout_add(l, in, l->xticks.tick[i].label, NB_TEXT_PLAIN, theme->tick_size, 0);
        label->alpha = theme->tick_alpha;
        label->x = nb_scale_map(&l->x, l->xticks.tick[i].value);
        label->y = bottom + theme->gap + height / 2;
    }
    for (size_t i = 0; i < l->yticks.count; i++) {
        struct nb_label *label =
            nb_layout_add(l, in, l->yticks.tick[i].label, NB_TEXT_PLAIN, theme->tick_size, 0);
        label->alpha = theme->tick_alpha;
        label->x = l->plot.x - theme->gap - nb_text_width(label->text) / 2;
        label->y = nb_scale_map(&l->y, l->yticks.tick[i].value);
    }
}

/* The factors and offsets that tick labels leave out: above the y axis, and
 * right of the x axis' name. */
static void add_factors(struct nb_layout *l, const struct nb_layout_input *in, double height,
                        double xnote_y)
{
    const struct nb_theme *theme = in->theme;
    if (l->yticks.note[0]) {
        struct nb_label *note =
            nb_layout_add(l, in, l->yticks.note, NB_TEXT_PLAIN, theme->tick_size, 0);
        note->alpha = theme->tick_alpha;
        note->x = fmax(l->plot.x - theme->gap, theme->margin + nb_text_width(note->text) / 2);
        note->y = l->plot.y - theme->gap / 2 - height / 2;
    }
    if (l->xticks.note[0]) {
        struct nb_label *note =
            nb_layout_add(l, in, l->xticks.note, NB_TEXT_PLAIN, theme->tick_size, 0);
        note->alpha = theme->tick_alpha;
        note->x = l->plot.x + l->plot.width - nb_text_width(note->text) / 2;
        note->y = xnote_y;
    }
}

struct nb_margins nb_margins_max(struct nb_margins a, struct nb_margins b)
{
    return (struct nb_margins){fmax(a.left, b.left), fmax(a.right, b.right), fmax(a.top, b.top),
                               fmax(a.bottom, b.bottom)};
}

static void set_plot(struct nb_layout *l, const struct nb_layout_input *in,
                     const struct nb_margins *m)
{
    l->margins = *m;
    l->plot = (struct nb_rect){
        .x = m->left,
        .y = m->top,
        .width = fmax(smallest_plot, in->width - m->left - m->right),
        .height = fmax(smallest_plot, in->height - m->top - m->bottom),
    };
    l->x = (struct nb_scale){in->x.lo, in->x.hi, l->plot.x, l->plot.x + l->plot.width};
    l->y = (struct nb_scale){in->y.lo, in->y.hi, l->plot.y + l->plot.height, l->plot.y};
}

void nb_layout_axes(struct nb_layout *l, const struct nb_layout_input *in, double right)
{
    const struct nb_theme *theme = in->theme;
    layout_clear(l);
    l->width = in->width;
    l->height = in->height;
    struct nb_margins m = {theme->margin, theme->margin, theme->margin, theme->margin};
    const double height = text_height(in, theme->tick_size);
    const size_t title = add_title(l, in, &m);
    const size_t xname = add_x_name(l, in, &m), yname = add_y_name(l, in, &m);
    m.bottom += height + theme->gap;

    nb_ticks_choose(&l->yticks, in->y.lo, in->y.hi,
                    fmax(least_ticks, (in->height - m.top - m.bottom) / theme->y_spacing));
    m.left += ticks_width(in, &l->yticks) + theme->gap;
    if (l->yticks.note[0])
        m.top += height + theme->gap / 2;
    choose_x_ticks(l, in, in->width - m.left - m.right - right);
    if (l->xticks.note[0] && xname == 0)
        m.bottom += height + theme->gap / 2;
    const double half = ticks_width(in, &l->xticks) / 2;
    m.left = fmax(m.left, theme->margin + half);
    m.right += fmax(right, half - theme->gap);

    const struct nb_margins own = m;
    m = nb_margins_max(m, in->least);
    set_plot(l, in, &m);
    /* Names stay beside their plot when it moves inward. */
    if (title)
        l->labels[title - 1].y += m.top - own.top;
    if (xname) {
        l->labels[xname - 1].x = l->plot.x + l->plot.width / 2;
        l->labels[xname - 1].y -= m.bottom - own.bottom;
    }
    if (yname) {
        l->labels[yname - 1].x += m.left - own.left;
        l->labels[yname - 1].y = l->plot.y + l->plot.height / 2;
    }
    add_tick_labels(l, in, height);
    add_factors(l, in, height, in->height - theme->margin - height / 2 - (m.bottom - own.bottom));
}

void nb_layout_make(struct nb_layout *l, const struct nb_layout_input *in)
{
    *l = (struct nb_layout){0};
    if (in->boxed || !nb_legend_beside(l, in)) {
        nb_layout_axes(l, in, 0);
        nb_legend_box(l, in);
    }
    nb_layout_notes(l, in);
}
