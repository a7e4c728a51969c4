/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving the view: by the wheel, by dragging, by a box, by keys. */
#include "config.h"

#include <math.h>

#include "explore/explorer_priv.h"

static const double wheel_zoom = 0.85, wheel_pan = 0.05;
static const double least_box = 5, click_reach = 3, curve_reach = 10; /* points */
static const double most_stretch = 20;
static const double home_reach = 4; /* points: margins near home may be others by some */

void nb_moving_steady(struct nb_explorer *e, bool steady)
{
    e->moving = e->hasty = steady;
    e->moved_at = e->now;
    e->base = true;
    for (size_t i = 0; i < e->scene->count; i++)
        e->scene->panels[i].steady = e->scene->panels[i].hasty = steady;
}

void nb_moving_view(struct nb_explorer *e, struct nb_panel *p, struct nb_viewport v)
{
    p->view_x = v.x;
    p->view_y = v.y;
    nb_moving_steady(e, true);
}

void nb_moving_home(struct nb_explorer *e)
{
    nb_moving_cancel(e);
    e->keep_fit = false;
    for (size_t i = 0; i < e->scene->count; i++)
        e->scene->panels[i].view_x = e->scene->panels[i].view_y = (struct nb_limits){0};
    nb_moving_steady(e, false);
    nb_explorer_commit(e);
}

double nb_explorer_notches(double spread)
{
    return log(spread) / -log(wheel_zoom);
}

/* What the wheel holds: the point under the pointer, or of the curve that is near to it; over
 * the margins at the nearest edge of the plot. While the pointer stays, it stays the same one,
 * so that in and out again is where one was. */
static void hold(struct nb_explorer *e, const struct nb_panel *p, const struct nb_input *in)
{
    if (e->anchor.set && in->x == e->turned_x && in->y == e->turned_y)
        return;
    e->turned_x = in->x;
    e->turned_y = in->y;
    e->anchor = nb_anchor_at(e->scene, p, in->x, in->y);
    nb_anchor_hold_curve(&e->anchor, p, curve_reach);
}

/* Whether limits are as wide as those at home. */
static bool is_as_wide(struct nb_limits a, struct nb_limits b, const struct nb_warp *w,
                       double reach)
{
    const struct nb_scale s = {b.lo, b.hi, 0, 1, *w};
    return b.set && fabs(nb_scale_map(&s, a.hi) - nb_scale_map(&s, a.lo) - 1) <= reach;
}

bool nb_moving_came_home(struct nb_explorer *e, struct nb_panel *p)
{
    const struct nb_viewport v = nb_panel_view(p);
    const struct nb_home *home = &e->homes[p - e->scene->panels];
    const struct nb_anchor *a = &e->anchor;
    if (!e->turned_out || !a->set || p != &e->scene->panels[a->panel] || !p->view_x.set ||
        !is_as_wide(v.x, home->x, &v.x_warp, home_reach / home->plot.width) ||
        !is_as_wide(v.y, home->y, &v.y_warp, home_reach / home->plot.height))
        return false;
    const struct nb_viewport there = {home->x, home->y, v.x_warp, v.y_warp};
    if (!(nb_anchor_drift(a, p, there, home->plot) <= home_reach))
        return false;
    p->view_x = p->view_y = (struct nb_limits){0};
    p->steady = false;
    e->anchor.set = false;
    return true;
}

void nb_moving_wheel(struct nb_explorer *e, const struct nb_input *in)
{
    struct nb_panel *p = nb_explorer_panel(e);
    struct nb_viewport view = nb_panel_view(p);
    const double factor = pow(wheel_zoom, in->up);
    double cx, cy;
    hold(e, p, in);
    nb_panel_fractions(p, e->anchor.at_x, e->anchor.at_y, &cx, &cy);
    if (in->up != 0)
        nb_viewport_zoom(&view, cx, cy, in->mods & NB_MOD_CTRL ? 1 : factor,
                         in->mods & NB_MOD_SHIFT ? 1 : factor);
    e->turned_out = in->up < 0;
    /* A hand that drags meanwhile goes on from here, and clicks no more. */
    e->hold_x = e->anchor.at_x - in->x;
    e->hold_y = e->anchor.at_y - in->y;
    if (e->gesture == NB_GESTURE_DRAG)
        e->from_x = INFINITY;
    if (in->across != 0) {
        e->anchor.set = false;
        nb_viewport_pan(&view, (p->axes->x_reversed ? -1 : 1) * wheel_pan * in->across, 0);
    }
    nb_moving_view(e, p, view);
}

void nb_moving_step(struct nb_explorer *e, double zoom, double dx, double dy)
{
    struct nb_panel *p = nb_explorer_panel(e);
    struct nb_viewport view = nb_panel_view(p);
    nb_moving_cancel(e);
    nb_viewport_zoom(&view, 0.5, 0.5, zoom, zoom);
    nb_viewport_pan(&view, p->axes->x_reversed ? -dx : dx, p->axes->y_reversed ? -dy : dy);
    nb_moving_view(e, p, view);
}

void nb_moving_fit(struct nb_explorer *e)
{
    struct nb_panel *p = nb_explorer_panel(e);
    nb_moving_cancel(e);
    p->view_x = p->view_x.set ? p->view_x : p->x;
    p->view_y = (struct nb_limits){NAN, NAN, true};
    nb_moving_steady(e, true); /* it is told when it rests: the limits are found then */
}

static bool is_below_plot(const struct nb_panel *p, double x, double y)
{
    const struct nb_rect *plot = &p->layout.plot;
    return y > p->cell.y + plot->y + plot->height && x >= p->cell.x + plot->x;
}

static bool is_left_of_plot(const struct nb_panel *p, double x)
{
    return x < p->cell.x + p->layout.plot.x;
}

static enum nb_gesture gesture_of(const struct nb_explorer *e, const struct nb_panel *p,
                                  const struct nb_input *in)
{
    if (in->button == NB_BUTTON_RIGHT || (in->button == NB_BUTTON_LEFT && in->mods & NB_MOD_SHIFT))
        return NB_GESTURE_BOX;
    if (in->button == NB_BUTTON_MIDDLE)
        return NB_GESTURE_DRAG;
    if (is_below_plot(p, e->x, e->y) || is_left_of_plot(p, e->x))
        return NB_GESTURE_AXIS;
    return NB_GESTURE_DRAG;
}

/* The first click of two was none by itself. */
static void take_click_back(struct nb_explorer *e)
{
    if (!e->has_clicked)
        return;
    e->has_clicked = false;
    nb_explorer_read_views(e);
    nb_state_toggle_pin(&e->state, e->clicked);
    nb_explorer_rebuild(e);
}

void nb_moving_press(struct nb_explorer *e, const struct nb_input *in)
{
    struct nb_panel *p = nb_explorer_panel(e);
    if (in->button == NB_BUTTON_LEFT && in->clicks == 2) {
        take_click_back(e);
        nb_moving_home(e);
        return;
    }
    e->has_clicked = false;
    e->turned_out = false;
    e->from_x = in->x;
    e->from_y = in->y;
    e->gesture = gesture_of(e, p, in);
    e->on_x_axis = is_below_plot(p, in->x, in->y);
    e->anchor = nb_anchor_at(e->scene, p, in->x, in->y);
    e->anchor.set = e->gesture == NB_GESTURE_DRAG;
    e->hold_x = e->anchor.at_x - in->x;
    e->hold_y = e->anchor.at_y - in->y;
}

static struct nb_scale unit_scale(struct nb_limits l, const struct nb_warp *w)
{
    return (struct nb_scale){l.lo, l.hi, 0, 1, *w};
}

static struct nb_limits part(struct nb_limits l, const struct nb_warp *w, double a, double b)
{
    const struct nb_scale s = unit_scale(l, w);
    return (struct nb_limits){nb_scale_invert(&s, fmin(a, b)), nb_scale_invert(&s, fmax(a, b)),
                              true};
}

/* Shows what is in the box between where the pointer came from and where it is. */
static void zoom_to_box(struct nb_explorer *e)
{
    struct nb_panel *p = &e->scene->panels[e->anchor.panel];
    struct nb_viewport v = nb_panel_view(p);
    double ax, ay, bx, by;
    if (fabs(e->x - e->from_x) < least_box || fabs(e->y - e->from_y) < least_box)
        return;
    nb_panel_fractions(p, e->from_x, e->from_y, &ax, &ay);
    nb_panel_fractions(p, e->x, e->y, &bx, &by);
    const struct nb_limits x = part(v.x, &v.x_warp, ax, bx), y = part(v.y, &v.y_warp, ay, by);
    if (!(x.lo < x.hi) || !(y.lo < y.hi))
        return;
    v.x = x;
    v.y = y;
    nb_moving_view(e, p, v);
    nb_moving_steady(e, false);
}

/* A click pins the point that is read; on a pin it takes it away. */
static void click(struct nb_explorer *e)
{
    const struct nb_reading *r = &e->reading;
    if (!r->set || !isfinite(r->y[0]))
        return;
    const struct nb_curve *c = &r->panel->axes->curves[r->curve];
    if (c->right)
        return;
    nb_explorer_read_views(e);
    const struct nb_pin pin = {(size_t)(r->panel - e->scene->panels), r->x, r->y[0], c->look.hue};
    nb_state_toggle_pin(&e->state, pin);
    e->clicked = pin;
    e->has_clicked = true;
    nb_explorer_rebuild(e);
    nb_explorer_commit(e);
}

void nb_moving_release(struct nb_explorer *e, const struct nb_input *in)
{
    const enum nb_gesture gesture = e->gesture;
    const bool clicked = hypot(in->x - e->from_x, in->y - e->from_y) <= click_reach;
    e->gesture = NB_GESTURE_NONE;
    e->overlay = true;
    if (gesture == NB_GESTURE_NONE)
        return;
    if (gesture == NB_GESTURE_BOX)
        zoom_to_box(e);
    if (e->moving)
        e->moved_at = in->now;
    if (clicked && gesture == NB_GESTURE_DRAG && in->button == NB_BUTTON_LEFT)
        click(e);
    else
        nb_explorer_commit(e);
}

/* The middle of the plot stays, what was under the pointer is under it. */
static double stretch(double from, double at)
{
    const double factor = (from - 0.5) / (at - 0.5);
    return isfinite(factor) && factor > 1 / most_stretch && factor < most_stretch ? factor : 1;
}

static void drag_axis(struct nb_explorer *e)
{
    struct nb_panel *p = &e->scene->panels[e->anchor.panel];
    struct nb_viewport v = nb_panel_view(p);
    double ax, ay, bx, by;
    nb_panel_fractions(p, e->from_x, e->from_y, &ax, &ay);
    nb_panel_fractions(p, e->x, e->y, &bx, &by);
    nb_viewport_zoom(&v, 0.5, 0.5, e->on_x_axis ? stretch(ax, bx) : 1,
                     e->on_x_axis ? 1 : stretch(ay, by));
    e->from_x = e->x;
    e->from_y = e->y;
    nb_moving_view(e, p, v);
}

void nb_moving_drag(struct nb_explorer *e, const struct nb_input *in)
{
    if (e->gesture == NB_GESTURE_AXIS)
        drag_axis(e);
    if (e->gesture != NB_GESTURE_DRAG)
        return;
    const bool begun = e->moving || hypot(in->x - e->from_x, in->y - e->from_y) > click_reach;
    if (!begun) /* a hand that clicks may tremble */
        return;
    e->anchor.at_x = in->x + e->hold_x;
    e->anchor.at_y = in->y + e->hold_y;
    nb_anchor_pull(&e->anchor, e->scene);
    nb_moving_steady(e, true);
}
