/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Margins, axes and titles: where everything but the legend goes. */
#include "config.h"

#include "plot/layout_priv.h"

#include <math.h>

static const double least_share = 0.4;  /* of the picture, for the plot */
static const double most_margin = 0.07; /* of the picture's smaller side */
enum { PASSES = 3, NAME_LINES = 3 };

/* A layout being made: margins grow as things are added, by the index of their label. */
struct pass {
    struct nb_margins m;
    struct nb_rect guess; /* of the plot */
    /* Of labels, counted from 1; 0: none. Those from x_first on are the numbers of x. */
    size_t title, x_name, y_name, x_note, y_note, x_first, y_first;
    size_t y2_name, y2_note, y2_first;
    double x_height, y_width, y2_width; /* of the numbers */
};

/* Index plus 1 of the label that was added last. */
static size_t added(const struct nb_layout *l)
{
    return l->label_count;
}

static struct nb_label *label_of(const struct nb_layout *l, size_t index)
{
    return &l->labels[index - 1];
}

static double height_of(const struct nb_layout *l, size_t index)
{
    return nb_text_height(label_of(l, index)->text);
}

static double width_of(const struct nb_layout *l, size_t index)
{
    return nb_text_width(label_of(l, index)->text);
}

/* On one line while the picture is wide enough, else as wide as the plot. */
static void add_title(struct nb_layout *l, const struct nb_layout_input *in, int lines,
                      struct pass *p)
{
    const char *text = in->axes->title;
    if (!text || !*text || lines == 0)
        return;
    const double page = in->width - 2 * l->edge;
    struct nb_label *title = nb_layout_add(l, in, text, NB_TEXT_PLAIN, in->theme->title_size, 0, 0);
    if (nb_text_width(title->text) > page) {
        nb_text_wrap(title->text, fmin(page, fmax(p->guess.width, page / 2)));
        nb_text_limit(title->text, lines);
    }
    title->alpha = in->theme->title_alpha;
    p->title = added(l);
    p->m.top += height_of(l, p->title) + 1.2 * in->theme->gap;
}

/* The x axis' name: the plot's, else that of the curves' variable. */
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

static size_t add_name(struct nb_layout *l, const struct nb_layout_input *in, const char *name,
                       double wrap)
{
    if (!name || !*name)
        return 0;
    nb_layout_add(l, in, name, name_kind(name), in->theme->label_size, wrap, NAME_LINES);
    return added(l);
}

static size_t add_note(struct nb_layout *l, const struct nb_layout_input *in, const char *note)
{
    if (!note[0])
        return 0;
    struct nb_label *label =
        nb_layout_add(l, in, note, NB_TEXT_PLAIN, in->theme->tick_size, in->width - 2 * l->edge, 1);
    label->alpha = in->theme->tick_alpha;
    return added(l);
}

static struct nb_scale scale_of(struct nb_limits on, const struct nb_warp *warp, double from,
                                double to, bool reversed)
{
    return (struct nb_scale){on.lo, on.hi, reversed ? to : from, reversed ? from : to, *warp};
}

static void set_scales(struct nb_layout *l, const struct nb_layout_input *in,
                       const struct nb_rect *plot)
{
    const struct nb_axes *a = in->axes;
    l->x = scale_of(in->x, &a->x_warp, plot->x, plot->x + plot->width, a->x_reversed);
    l->y2 = scale_of(in->y2, &a->y2_warp, plot->y + plot->height, plot->y, a->y2_reversed);
    l->y = scale_of(in->y, &a->y_warp, plot->y + plot->height, plot->y, a->y_reversed);
}

/* The length of an axis in its own units. */
static double span_of(struct nb_limits on, const struct nb_warp *warp)
{
    return nb_warp_place(warp, on.hi) - nb_warp_place(warp, on.lo);
}

/* The widest plot of the wanted shape, in the middle of what there is. */
static void keep_aspect(struct nb_rect *plot, const struct nb_layout_input *in)
{
    const struct nb_aspect *aspect = &in->axes->aspect;
    if (!(aspect->ratio > 0) || !aspect->by_box)
        return;
    double shape =
        aspect->ratio * span_of(in->y, &in->axes->y_warp) / span_of(in->x, &in->axes->x_warp);
    if (aspect->ratio == NB_ASPECT_SQUARE)
        shape = 1;
    if (!(shape > 0.01 && shape < 100))
        return;
    const double width = fmin(plot->width, plot->height / shape), height = width * shape;
    plot->x += (plot->width - width) / 2;
    plot->y += (plot->height - height) / 2;
    plot->width = width;
    plot->height = height;
}

static void set_plot(struct nb_layout *l, const struct nb_layout_input *in,
                     const struct nb_margins *m)
{
    l->margins = *m;
    l->plot = (struct nb_rect){
        .x = m->left,
        .y = m->top,
        .width = fmax(1, in->width - m->left - m->right),
        .height = fmax(1, in->height - m->top - m->bottom),
    };
    keep_aspect(&l->plot, in);
    set_scales(l, in, &l->plot);
}

/* How far the labels of x reach past the plot's left and right end. */
static void overhangs(const struct nb_layout *l, const struct pass *p, double *left, double *right)
{
    size_t index = p->x_first;
    *left = *right = 0;
    for (size_t i = 0; i < l->xticks.count && index <= l->label_count; i++) {
        if (!l->xticks.tick[i].label[0])
            continue;
        const double half = width_of(l, index++) / 2;
        const double at = nb_scale_map(&l->x, l->xticks.tick[i].value);
        *left = fmax(*left, half - (at - p->guess.x));
        *right = fmax(*right, half - (p->guess.x + p->guess.width - at));
    }
}

/* The largest of the labels from `first` on. */
static double largest(const struct nb_layout *l, size_t first,
                      double (*size)(const struct nb_layout *l, size_t index))
{
    double most = 0;
    for (size_t i = first; i <= l->label_count; i++)
        most = fmax(most, size(l, i));
    return most;
}

/* Of the axis on the right. */
static void add_y2_numbers(struct nb_layout *l, const struct nb_layout_input *in,
                           const struct nb_layout_plan *plan, struct pass *p)
{
    p->y2_first = nb_layout_label_y(l, in, plan->y_numbers, true) + 1;
    p->y2_width = largest(l, p->y2_first, width_of);
    p->y2_note = plan->y_numbers ? add_note(l, in, l->y2ticks.note) : 0;
    if (plan->y_name)
        p->y2_name = add_name(l, in, in->axes->y2label, p->guess.height);
    l->beside = p->y2_width > 0 ? p->y2_width + in->theme->gap : 0;
    if (p->y2_name) {
        label_of(l, p->y2_name)->upwards = true;
        l->beside += height_of(l, p->y2_name) + in->theme->gap;
    }
    p->m.right += l->beside;
}

static void add_y_numbers(struct nb_layout *l, const struct nb_layout_input *in,
                          const struct nb_layout_plan *plan, struct pass *p)
{
    nb_layout_choose_y(l, in);
    p->y_first = nb_layout_label_y(l, in, plan->y_numbers, false) + 1;
    p->y_width = largest(l, p->y_first, width_of);
    p->m.left += p->y_width > 0 ? p->y_width + in->theme->gap : 0;
    const double half = largest(l, p->y_first, height_of) / 2;
    p->y_note = plan->y_numbers ? add_note(l, in, l->yticks.note) : 0;
    if (in->axes->twin)
        add_y2_numbers(l, in, plan, p);
    p->m.right += nb_layout_bar_add(l, in, &p->guess, plan->y_numbers, plan->y_name);
    if (p->y_note || p->y2_note)
        p->m.top += half + height_of(l, p->y_note ? p->y_note : p->y2_note);
    else
        p->m.top = fmax(p->m.top, half);
    p->m.bottom = fmax(p->m.bottom, half);
}

/* Whether the name of x, in the middle, reaches to the note at the right end. */
static bool names_meet(const struct nb_layout *l, const struct nb_layout_input *in,
                       const struct pass *p)
{
    return width_of(l, p->x_name) / 2 + in->theme->gap + width_of(l, p->x_note) >
           p->guess.width / 2;
}

static void add_x_numbers(struct nb_layout *l, const struct nb_layout_input *in,
                          const struct nb_layout_plan *plan, struct pass *p)
{
    double left, right;
    nb_layout_choose_x(l, in);
    p->x_first = nb_layout_label_x(l, in, plan->x_numbers) + 1;
    p->x_height = largest(l, p->x_first, height_of);
    p->m.bottom += p->x_height > 0 ? p->x_height + in->theme->gap : 0;
    overhangs(l, p, &left, &right);
    p->m.left = fmax(p->m.left, l->edge + left);
    p->m.right = fmax(p->m.right + plan->right, l->edge + right);
    p->x_note = plan->x_numbers ? add_note(l, in, l->xticks.note) : 0;
    if (p->x_note && (!p->x_name || names_meet(l, in, p)))
        p->m.bottom += height_of(l, p->x_note) + in->theme->gap / 2;
}

static void add_names(struct nb_layout *l, const struct nb_layout_input *in,
                      const struct nb_layout_plan *plan, struct pass *p)
{
    const double gap = in->theme->gap;
    if (plan->x_name)
        p->x_name = add_name(l, in, nb_layout_x_name(in->axes), p->guess.width);
    if (p->x_name)
        p->m.bottom += height_of(l, p->x_name) + gap / 2;
    if (plan->y_name)
        p->y_name = add_name(l, in, in->axes->ylabel, p->guess.height);
    if (p->y_name) {
        label_of(l, p->y_name)->upwards = true;
        p->m.left += height_of(l, p->y_name) + gap;
    }
}

/* A centre from which something of a size reaches neither border. */
double nb_keep_inside(double center, double size, double from, double to)
{
    return fmax(fmin(center, to - size / 2), from + size / 2);
}

/* Names and notes stand beside the plot, wherever neighbours have moved it. */
static void place_title(struct nb_layout *l, const struct nb_layout_input *in, const struct pass *p)
{
    double bottom = l->plot.y;
    const double half = p->y_first <= l->label_count ? height_of(l, p->y_first) / 2 : 0;
    if (p->y_note) {
        struct nb_label *note = label_of(l, p->y_note);
        const double width = width_of(l, p->y_note), height = height_of(l, p->y_note);
        note->x = nb_keep_inside(l->plot.x - in->theme->gap, width, l->edge, in->width - l->edge);
        bottom -= half;
        note->y = bottom - height / 2;
        bottom -= height;
    }
    if (p->y2_note) {
        struct nb_label *note = label_of(l, p->y2_note);
        const double width = width_of(l, p->y2_note), height = height_of(l, p->y2_note);
        note->x = nb_keep_inside(l->plot.x + l->plot.width + in->theme->gap, width, l->edge,
                                 in->width - l->edge);
        if (!p->y_note)
            bottom -= half + height;
        note->y = bottom + height / 2;
    }
    if (p->title) {
        struct nb_label *title = label_of(l, p->title);
        const double middle = l->plot.x + l->plot.width / 2;
        title->x = nb_keep_inside(middle, width_of(l, p->title), l->edge, in->width - l->edge);
        title->y = bottom - 1.2 * in->theme->gap - height_of(l, p->title) / 2;
    }
}

static void place_names(struct nb_layout *l, const struct nb_layout_input *in, const struct pass *p)
{
    const struct nb_rect *plot = &l->plot;
    const double gap = in->theme->gap;
    const double under =
        plot->y + plot->height + gap / 2 + (p->x_height > 0 ? p->x_height + gap : 0);
    const double beside = plot->x - gap - (p->y_width > 0 ? p->y_width + gap : 0);
    if (p->x_name) {
        label_of(l, p->x_name)->x = plot->x + plot->width / 2;
        label_of(l, p->x_name)->y = under + height_of(l, p->x_name) / 2;
    }
    if (p->x_note) {
        const double width = width_of(l, p->x_note);
        const bool below = p->x_name && names_meet(l, in, p);
        label_of(l, p->x_note)->x =
            nb_keep_inside(plot->x + plot->width - width / 2, width, l->edge, in->width - l->edge);
        label_of(l, p->x_note)->y =
            under + height_of(l, p->x_note) / 2 + (below ? height_of(l, p->x_name) + gap / 2 : 0);
    }
    if (p->y2_name) {
        label_of(l, p->y2_name)->x =
            plot->x + plot->width + l->beside - height_of(l, p->y2_name) / 2;
        label_of(l, p->y2_name)->y = plot->y + plot->height / 2;
    }
    if (p->y_name) {
        label_of(l, p->y_name)->x = beside - height_of(l, p->y_name) / 2;
        label_of(l, p->y_name)->y = plot->y + plot->height / 2;
    }
}

static void lay_once(struct nb_layout *l, const struct nb_layout_input *in,
                     const struct nb_layout_plan *plan, struct nb_rect guess)
{
    const double edge = l->edge;
    struct pass p = {.m = {edge, edge, edge, edge + plan->below}, .guess = guess};
    nb_layout_clear(l);
    l->beside = 0;
    set_scales(l, in, &guess);
    add_title(l, in, plan->title_lines, &p);
    add_names(l, in, plan, &p);
    add_y_numbers(l, in, plan, &p);
    add_x_numbers(l, in, plan, &p);
    const struct nb_margins m = nb_margins_max(p.m, in->least);
    set_plot(l, in, &m);
    place_title(l, in, &p);
    place_names(l, in, &p);
    if (plan->x_numbers)
        nb_layout_place_x(l, in, p.x_first - 1);
    if (plan->y_numbers)
        nb_layout_place_y(l, in, p.y_first - 1, false);
    if (plan->y_numbers && in->axes->twin)
        nb_layout_place_y(l, in, p.y2_first - 1, true);
    nb_layout_bar_place(l, in);
}

static bool same_rect(struct nb_rect a, struct nb_rect b)
{
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

/* Margins need the ticks, ticks the size of the plot, and this the margins: again, until
 * nothing changes. What was tried before is a good guess. */
void nb_layout_axes(struct nb_layout *l, const struct nb_layout_input *in,
                    const struct nb_layout_plan *plan)
{
    struct nb_rect guess = {0.1 * in->width, 0.1 * in->height, 0.8 * in->width, 0.7 * in->height};
    if (l->plot.width > 1 && l->plot.height > 1)
        guess = l->plot;
    l->width = in->width;
    l->height = in->height;
    l->edge = fmin(in->theme->margin, most_margin * fmin(in->width, in->height));
    for (int i = 0; i < PASSES; i++) {
        lay_once(l, in, plan, guess);
        if (same_rect(guess, l->plot))
            return;
        guess = l->plot;
    }
}

double nb_layout_share_x(const struct nb_layout *l)
{
    return (l->width - l->margins.left - l->margins.right) / l->width;
}

double nb_layout_share_y(const struct nb_layout *l)
{
    return (l->height - l->margins.top - l->margins.bottom) / l->height;
}

/* Leaves out the next thing above or below the plot; false: there is none. */
static bool drop_height(struct nb_layout_plan *plan)
{
    if (plan->title_lines > 1)
        plan->title_lines = 1;
    else if (plan->x_name)
        plan->x_name = false;
    else if (plan->title_lines > 0)
        plan->title_lines = 0;
    else if (plan->x_numbers)
        plan->x_numbers = false;
    else
        return false;
    return true;
}

static bool drop_width(struct nb_layout_plan *plan)
{
    if (plan->y_name)
        plan->y_name = false;
    else if (plan->y_numbers)
        plan->y_numbers = false;
    else
        return false;
    return true;
}

void nb_layout_fit(struct nb_layout *l, const struct nb_layout_input *in,
                   struct nb_layout_plan *plan)
{
    bool goes_on = true;
    while (goes_on) {
        nb_layout_axes(l, in, plan);
        goes_on = (nb_layout_share_y(l) < least_share && drop_height(plan)) ||
                  (nb_layout_share_x(l) < least_share && drop_width(plan));
    }
}
