/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is over the picture: the point that is read with its numbers in the margins and in
 * one line below, the tangent, the box that is being drawn. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "explore/marking.h"
#include "explore/saturation.h"
#include "figure/orders.h"

static const double hair = 0.8;
static const char part_gap[] = "    "; /* between what is said */

/* Dots on the function and on its derivatives that are drawn, joined by a hair line. */
static void add_dots(struct nb_explorer *e, const struct nb_rect *plot)
{
    const struct nb_reading *r = &e->reading;
    const struct nb_axes *a = r->panel->axes;
    const struct nb_curve *base = &a->curves[r->curve];
    const double x = nb_panel_at_x(r->panel, r->x);
    double top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < a->count; i++) {
        const struct nb_curve *c = &a->curves[i];
        const int order = c->y ? nb_orders_of(a, c) : 0;
        if (nb_orders_base(a, c) != base || order >= (int)r->orders)
            continue;
        const double y = nb_panel_at_y(r->panel, r->y[order], c->right);
        if (isnan(r->y[order]) || !nb_mark_is_in(plot, x, y))
            continue;
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    if (top < bottom)
        nb_overlay_segment(&e->marks, x, top, x, bottom, e->scene->theme->ink, hair)->alpha = 0.5;
    for (size_t i = 0; i < a->count; i++) {
        const struct nb_curve *c = &a->curves[i];
        const int order = c->y ? nb_orders_of(a, c) : 0;
        if (nb_orders_base(a, c) == base && order < (int)r->orders && !isnan(r->y[order]))
            nb_mark_dot(e, plot, x, nb_panel_at_y(r->panel, r->y[order], c->right),
                        nb_mark_hue(e, c), order > 0);
    }
}

/* x below its axis, y beside its own. */
static void add_margins(struct nb_explorer *e, const struct nb_rect *plot)
{
    const struct nb_reading *r = &e->reading;
    const struct nb_curve *c = &r->panel->axes->curves[r->curve];
    const double at_x = nb_panel_at_x(r->panel, r->x);
    const double at_y = nb_panel_at_y(r->panel, r->y[0], c->right);
    const struct nb_margin_number x = {.at = {at_x, plot->y + plot->height + 4},
                                       .across = 0.5,
                                       .value = r->x,
                                       .pixel = r->dx,
                                       .least = 1,
                                       .exact = !e->interest.read,
                                       .color = e->scene->theme->ink};
    const struct nb_margin_number y = {
        .at = {c->right ? plot->x + plot->width + 5 : plot->x - 5, at_y},
        .across = c->right ? 0 : 1,
        .down = 0.5,
        .value = r->y[0],
        .pixel = r->dy,
        .least = 3,
        .color = nb_mark_hue(e, c)};
    nb_mark_margin_number(e, r->panel, &x);
    if (!isnan(r->y[0]) && nb_mark_is_in(plot, at_x, at_y))
        nb_mark_margin_number(e, r->panel, &y);
}

/* The tangent through the point, with a triangle whose run is a nice number of units and
 * whose rise has the derivative's colour. */
static double nice_run(double width)
{
    const double unit = pow(10, floor(log10(width / 5))), share = width / 5 / unit;
    if (width > 3 && width < 20)
        return 1; /* so that the rise is the slope */
    return unit * (share >= 5 ? 5 : share >= 2 ? 2 : 1);
}

static void add_tangent(struct nb_explorer *e, const struct nb_rect *plot)
{
    enum { POINTS = 65 };
    const struct nb_reading *r = &e->reading;
    const struct nb_panel *p = r->panel;
    const struct nb_curve *c = &p->axes->curves[r->curve];
    const double slope = r->y[1];
    struct nb_point line[POINTS];
    if (r->orders < 2 || !isfinite(slope) || !isfinite(r->y[0]))
        return;
    /* A line on scales that are none is a curve. */
    for (int i = 0; i < POINTS; i++) {
        const double at = plot->x + plot->width * i / (POINTS - 1);
        const double x = nb_scale_invert(&p->layout.x, at - p->cell.x);
        line[i] = nb_mark_place(p, c, x, r->y[0] + slope * (x - r->x));
    }
    nb_overlay_line(&e->marks, line, POINTS, e->scene->theme->ink, 1.3)->clip = *plot;
    const double run = nice_run(p->x.hi - p->x.lo);
    const double end = r->x + run <= p->x.hi ? r->x + run : r->x - run;
    const struct nb_point a = nb_mark_place(p, c, r->x, r->y[0]),
                          b = nb_mark_place(p, c, end, r->y[0]),
                          top = nb_mark_place(p, c, end, r->y[0] + slope * (end - r->x));
    const struct nb_point corners[] = {a, b, top};
    struct nb_overlay_mark *m = nb_overlay_area(&e->marks, corners, 3, nb_mark_hue(e, c));
    m->alpha = 0.14;
    m->clip = *plot;
    nb_overlay_segment(&e->marks, a.x, a.y, b.x, b.y, e->scene->theme->ink, 1)->clip = *plot;
    nb_overlay_segment(&e->marks, b.x, b.y, top.x, top.y, nb_mark_hue(e, c), 2.2)->clip = *plot;
    if (!nb_mark_is_in(plot, b.x, (b.y + top.y) / 2))
        return;
    struct nb_buf text = {0};
    nb_reading_number(slope * (end - r->x), 0, 3, false, &text);
    m = nb_overlay_text(&e->marks, b.x + (end > r->x ? 6 : -6), (b.y + top.y) / 2,
                        nb_buf_text(&text), e->scene->theme->tick_size, nb_mark_hue(e, c));
    m->across = end > r->x ? 0 : 1;
    m->down = 0.5;
    m->hollow = true;
    nb_buf_free(&text);
}

static void add_box(struct nb_explorer *e)
{
    const double x0 = fmin(e->from_x, e->x), y0 = fmin(e->from_y, e->y);
    const double x1 = fmax(e->from_x, e->x), y1 = fmax(e->from_y, e->y);
    const struct nb_rgb ink = e->scene->theme->ink;
    const struct nb_point rim[] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
    nb_overlay_box(&e->marks, (struct nb_rect){x0, y0, x1 - x0, y1 - y0}, ink)->alpha = 0.07;
    nb_overlay_line(&e->marks, rim, 5, ink, 1)->dashed = true;
}

void nb_explorer_read(struct nb_explorer *e)
{
    struct nb_panel *p = nb_explorer_panel(e);
    const struct nb_rect plot = nb_mark_plot(p);
    const bool busy = e->gesture == NB_GESTURE_BOX || e->gesture == NB_GESTURE_AXIS;
    e->reading.set = false;
    if (busy || e->modes.guess)
        return;
    if (e->modes.walk)
        e->reading = nb_stroll_reading(e);
    else if (e->inside && nb_mark_is_in(&plot, e->x, e->y))
        e->reading = nb_reading_at(&e->readers, p, e->x, e->y, e->chosen);
    nb_interest_snap(e);
}

/* What is said of the point, and of what modes ask for. */
static void say_all(struct nb_explorer *e, const struct nb_reading *r, struct nb_buf *text)
{
    if (!nb_interest_text(e, text))
        nb_reading_text(r, e->modes.all_digits, text);
    if (e->modes.contrast)
        nb_contrast_read(e, text);
    if (e->modes.format)
        nb_ulps_read(e, text);
    nb_saturation_read(e, text);
    nb_depth_read(e, text);
}

static void add_toast(struct nb_explorer *e, const char *text)
{
    const struct nb_theme *t = e->scene->theme;
    struct nb_overlay_mark *m = nb_overlay_text(&e->marks, e->width - t->margin,
                                                nb_mark_status_y(e), text, t->tick_size, t->ink);
    m->across = 1;
    m->down = 0.5;
    m->hollow = true;
    m->alpha = e->toast ? 1 : 0.5;
    m->plain = true;
}

static bool is_greeting(const struct nb_explorer *e)
{
    return !e->greeted && !e->toast && !e->modes.entry;
}

/* The width of the line below the picture, beside what is written at its end. */
static double status_room(struct nb_explorer *e)
{
    double room = e->width - 2 * e->scene->theme->margin;
    if (!is_greeting(e))
        return room;
    add_toast(e, _("h: keys"));
    room -= nb_overlay_text_width(&e->marks, &e->marks.list[e->marks.count - 1]);
    nb_overlay_drop(&e->marks);
    return room - e->scene->theme->gap;
}

/* Adds the line below the picture: false, and it is not there, where it is too long. */
static bool has_status(struct nb_explorer *e, const char *text, double room)
{
    const struct nb_overlay_mark *m = nb_mark_status(e, text, e->scene->theme->ink);
    const double width = nb_overlay_text_width(&e->marks, m);
    if (width <= room)
        return true;
    nb_overlay_drop(&e->marks);
    return false;
}

/* In a narrow window without what matters least: the highest derivatives, then the end. */
static void add_status(struct nb_explorer *e)
{
    struct nb_reading r = e->reading;
    struct nb_buf text = {0};
    const double room = status_room(e);
    say_all(e, &r, &text);
    while (!has_status(e, nb_buf_text(&text), room)) {
        size_t shorter = text.len;
        if (r.orders > 1) {
            r.orders--;
            nb_buf_clear(&text);
            say_all(e, &r, &text);
            continue;
        }
        while (shorter > 0 && strncmp(text.bytes + shorter - 1, part_gap, strlen(part_gap)) != 0)
            shorter--;
        if (shorter <= 1) { /* one part alone: as it is */
            nb_mark_status(e, nb_buf_text(&text), e->scene->theme->ink);
            break;
        }
        nb_buf_cut(&text, shorter - 1);
    }
    nb_buf_free(&text);
}

static void add_reading(struct nb_explorer *e)
{
    const struct nb_rect plot = nb_mark_plot(e->reading.panel);
    if (e->modes.tangent || e->modes.born)
        add_tangent(e, &plot);
    add_dots(e, &plot);
    add_margins(e, &plot);
    add_status(e);
}

void nb_explorer_compose(struct nb_explorer *e)
{
    nb_sliders_compose(e);
    if (e->modes.keys) {
        nb_keys_make(e);
        return;
    }
    nb_explorer_read(e);
    if (e->modes.strip)
        nb_ulps_mark(e);
    if (e->modes.contrast)
        nb_contrast_mark(e);
    if (e->modes.born)
        nb_born_mark(e);
    if (e->modes.guess)
        nb_guess_mark(e);
    nb_saturation_mark(e);
    nb_inputs_mark(e);
    nb_depth_mark(e);
    if (e->modes.interest)
        nb_interest_mark(e);
    if (e->gesture == NB_GESTURE_BOX)
        add_box(e);
    if (e->modes.walk)
        nb_stroll_mark(e);
    if (e->reading.set)
        add_reading(e);
    nb_tour_mark(e);
    if (e->modes.entry)
        nb_entry_mark(e);
    else if (e->toast)
        add_toast(e, e->toast);
    else if (is_greeting(e))
        add_toast(e, _("h: keys"));
}
