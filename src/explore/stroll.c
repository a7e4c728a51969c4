/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk along a curve. */
#include "config.h"

#include "explore/stroll.h"

#include <math.h>

#include "base/i18n.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"

enum {
    FRAME_MS = 16,
    MOST_FRAME_MS = 100, /* that are made up for at once */
    VIEW_MS = 4000,      /* from end to end */
};
static const double edge = 0.1;      /* of the width: how far from its end the view goes on */
static const double round_step = 60; /* pixels that a round number is about apart */

static struct nb_panel *panel_of(struct nb_explorer *e)
{
    return &e->scene->panels[e->stroll.panel < e->scene->count ? e->stroll.panel : 0];
}

struct nb_reading nb_stroll_reading(struct nb_explorer *e)
{
    const struct nb_panel *p = panel_of(e);
    size_t curve;
    if (!(e->chosen >= 0 && nb_reading_function(p, (size_t)e->chosen, &curve)) &&
        !nb_reading_function(p, 0, &curve))
        return (struct nb_reading){.panel = p};
    return nb_reading_on(&e->readers, p, curve, e->stroll.x);
}

/* Where x is in the view: 0 at its beginning, 1 at its end. */
static double share_of(const struct nb_viewport *v, double x)
{
    const struct nb_scale unit = {v->x.lo, v->x.hi, 0, 1, v->x_warp};
    return nb_scale_map(&unit, x);
}

/* The value at such a place, which may be out of view. */
static double value_at(const struct nb_viewport *v, double share)
{
    double lo = v->x.lo, hi = v->x.hi;
    nb_warp_part(&v->x_warp, share, share + 1, &lo, &hi);
    return lo;
}

/* The view follows. */
static void show(struct nb_explorer *e, double share, double to)
{
    struct nb_panel *p = panel_of(e);
    struct nb_viewport v = nb_panel_view(p);
    nb_moving_let_go(e);
    nb_viewport_pan(&v, share - to, 0);
    nb_moving_view(e, p, v);
}

bool nb_stroll_to(struct nb_explorer *e, size_t panel, double x)
{
    const struct nb_panel *p = &e->scene->panels[panel];
    const struct nb_viewport v = nb_panel_view(p);
    const double share = share_of(&v, x);
    const struct nb_reading *r = &e->reading;
    if (nb_reading_functions(p) == 0)
        return false;
    if (e->chosen < 0)
        e->chosen = r->set && r->panel == p ? (int)nb_reading_number_of(p, r->curve) : 0;
    e->stroll = (struct nb_stroll){.panel = panel, .x = x};
    e->modes.walk = true;
    e->overlay = true;
    if (!(share >= 0 && share <= 1))
        show(e, share, 0.5);
    return true;
}

/* Goes to x; where that is out of view, by a little more. */
static void go_on(struct nb_explorer *e, double x)
{
    const struct nb_viewport v = nb_panel_view(panel_of(e));
    const double share = share_of(&v, x);
    if (!isfinite(x))
        return;
    e->stroll.x = x;
    e->overlay = true;
    if (!(share >= 0 && share <= 1))
        show(e, share, share < 0 ? edge : 1 - edge);
}

/* A pixel, as a share of the plot, to where values grow. */
static double pixel_of(const struct nb_panel *p)
{
    return (p->axes->x_reversed ? -1 : 1) / (p->scale * p->layout.plot.width);
}

double nb_stroll_beside(const struct nb_panel *p, double x, double pixels)
{
    const struct nb_viewport v = nb_panel_view(p);
    const double from = share_of(&v, x), step = pixel_of(p);
    const double to = value_at(&v, from + pixels * step);
    const double width = fabs(value_at(&v, from + (pixels + 1) * step) - to);
    return width > 0 ? nb_reading_short(to, width) : to;
}

void nb_stroll_step(struct nb_explorer *e, double pixels)
{
    go_on(e, nb_stroll_beside(panel_of(e), e->stroll.x, pixels));
}

/* 1, 2 or 5 times a power of ten. */
static double round_down(double x)
{
    const double unit = pow(10, floor(log10(x))), share = x / unit;
    return unit * (share >= 5 ? 5 : share >= 2 ? 2 : 1);
}

/* Goes to the next round number on that side of the screen. */
static void step_round(struct nb_explorer *e, int way)
{
    const struct nb_panel *p = panel_of(e);
    const struct nb_viewport v = nb_panel_view(p);
    const double far = way * round_step * pixel_of(p);
    const double width = value_at(&v, share_of(&v, e->stroll.x) + far) - e->stroll.x;
    if (width == 0 || !isfinite(width))
        return;
    const double unit = round_down(fabs(width)), n = e->stroll.x / unit, whole = nearbyint(n);
    const bool is_whole = fabs(n - whole) < 1e-9 * fmax(1, fabs(n));
    const double next = is_whole ? whole + (width > 0 ? 1 : -1) : width > 0 ? ceil(n) : floor(n);
    go_on(e, nb_reading_short(next * unit, unit));
}

void nb_stroll_play(struct nb_explorer *e)
{
    struct nb_stroll *t = &e->stroll;
    const struct nb_panel *p = e->reading.set ? e->reading.panel : nb_explorer_panel(e);
    const struct nb_viewport v = nb_panel_view(e->modes.walk ? panel_of(e) : p);
    const bool walks = e->modes.walk;
    if (walks && t->playing) {
        t->playing = false;
        return;
    }
    if (!walks && !nb_stroll_to(e, (size_t)(p - e->scene->panels), v.x.lo))
        return;
    if (!(share_of(&v, t->x) < 1))
        t->x = v.x.lo;
    t->playing = true;
    t->lent = !walks;
    t->played_at = e->now;
}

int nb_stroll_patience(const struct nb_explorer *e, unsigned now)
{
    if (!e->modes.walk || !e->stroll.playing)
        return -1;
    const unsigned gone = now - e->stroll.played_at;
    return gone < FRAME_MS ? (int)(FRAME_MS - gone) : 0;
}

void nb_stroll_tick(struct nb_explorer *e, unsigned now)
{
    struct nb_stroll *t = &e->stroll;
    if (nb_stroll_patience(e, now) != 0)
        return;
    const struct nb_panel *p = panel_of(e);
    const struct nb_viewport v = nb_panel_view(p);
    const double gone = fmin((double)(now - t->played_at), MOST_FRAME_MS);
    const double from = share_of(&v, t->x), to = from + gone / VIEW_MS;
    const double width = fabs(value_at(&v, to + pixel_of(p)) - value_at(&v, to));
    t->played_at = now;
    e->overlay = true;
    if (from < 1) { /* the end is read, too */
        t->x = to < 1 && width > 0 ? nb_reading_short(value_at(&v, to), width / 8) : v.x.hi;
        return;
    }
    t->playing = false;
    e->modes.walk = !t->lent;
}

void nb_stroll_mark(struct nb_explorer *e)
{
    const struct nb_panel *p = panel_of(e);
    const struct nb_rect plot = nb_mark_plot(p);
    const double x = nb_panel_at_x(p, e->stroll.x);
    if (x < plot.x || x > plot.x + plot.width)
        return;
    struct nb_overlay_mark *m = nb_overlay_segment(&e->marks, x, plot.y, x, plot.y + plot.height,
                                                   e->scene->theme->ink, 0.8);
    m->alpha = 0.5;
    m->dashed = true;
}

/* Begins where the pointer reads; where it does not, in the middle. */
static void begin(struct nb_explorer *e)
{
    const struct nb_reading *r = &e->reading;
    const struct nb_panel *p = r->set ? r->panel : nb_explorer_panel(e);
    const struct nb_viewport v = nb_panel_view(p);
    const double middle = value_at(&v, 0.5), width = value_at(&v, 0.51) - middle;
    if (!nb_stroll_to(e, (size_t)(p - e->scene->panels),
                      r->set ? r->x : nb_reading_short(middle, fabs(width))))
        nb_explorer_say(e, _("there is no function to walk along"));
}

void nb_do_walk(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    if (e->modes.walk)
        e->modes.walk = false;
    else
        begin(e);
}

void nb_do_walk_round(struct nb_explorer *e, const struct nb_input *in)
{
    if (!e->modes.walk)
        begin(e);
    if (e->modes.walk)
        step_round(e, in->key == NB_KEY_RIGHT ? 1 : -1);
}
