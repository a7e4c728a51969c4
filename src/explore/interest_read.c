/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of interest: looking for them, holding on to them, going to them. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "explore/deeds_priv.h"
#include "explore/interest.h"
#include "explore/marking.h"
#include "figure/orders.h"

enum { MOST_FUNCTIONS = 8 }; /* of a panel that are looked at */

static const double reach = 8; /* in points, of what holds the pointer */

/* What is in view, and as much again on both sides: there a key leads. */
static void find_interval(const struct nb_panel *p, double *lo, double *hi)
{
    const double width = p->x.hi - p->x.lo;
    const bool even = p->axes->x_warp.kind == NB_WARP_LINEAR;
    *lo = even ? p->x.lo - width : p->x.lo;
    *hi = even ? p->x.hi + width : p->x.hi;
}

static size_t functions_of(const struct nb_panel *p, size_t *curves)
{
    size_t n = 0;
    for (size_t i = 0; i < p->axes->count && n < MOST_FUNCTIONS; i++) {
        const struct nb_curve *c = &p->axes->curves[i];
        if (c->y && nb_orders_base(p->axes, c) == c)
            curves[n++] = i;
    }
    return n;
}

static void begin(struct nb_explorer *e, size_t panel, double lo, double hi)
{
    struct nb_interest *it = &e->interest;
    size_t curves[MOST_FUNCTIONS];
    const struct nb_axes *a = e->scene->panels[panel].axes;
    const size_t n = functions_of(&e->scene->panels[panel], curves);
    if (n == 0 || !isfinite(lo) || !isfinite(hi))
        return;
    it->search = nb_search_begin(a, curves, n, lo, hi);
    it->sought = true;
    it->panel = panel;
    it->lo = lo;
    it->hi = hi;
}

/* A point that is held stays so where it was found again. */
static void hold_again(struct nb_interest *it, const struct nb_poi *p)
{
    it->held = false;
    for (size_t i = 0; i < it->found.count && !it->held; i++) {
        const struct nb_poi *q = &it->found.list[i];
        it->held = q->curve == p->curve && q->kinds & p->kinds &&
                   fabs(q->x - p->x) <= 0x1p-40 * fabs(p->x);
        it->at = i;
    }
}

/* What a search has found replaces what was known. */
static void take(struct nb_explorer *e)
{
    struct nb_interest *it = &e->interest;
    const struct nb_pois found = nb_search_end(it->search);
    it->search = NULL;
    if (!it->sought) { /* it was given up */
        free(found.list);
        return;
    }
    struct nb_pois before = it->found;
    it->read = NULL;
    it->found = found;
    it->known = true;
    if (it->held)
        hold_again(it, &before.list[it->at]);
    free(before.list);
    e->overlay = true;
}

void nb_interest_seek(struct nb_explorer *e)
{
    struct nb_interest *it = &e->interest;
    const struct nb_panel *p = nb_explorer_panel(e);
    const size_t panel = (size_t)(p - e->scene->panels);
    double lo, hi;
    if (it->search && nb_search_is_done(it->search))
        take(e);
    if (e->moving && it->search) { /* of a view that is left: its time is the picture's */
        nb_search_give_up(it->search);
        it->sought = false;
    }
    if (e->base || e->moving || !(e->inside || e->modes.interest || it->held))
        return;
    find_interval(p, &lo, &hi);
    if (it->sought && it->panel == panel && it->lo == lo && it->hi == hi)
        return;
    if (it->search) {
        nb_search_give_up(it->search);
        it->sought = false;
        return;
    }
    if (it->panel != panel) {
        it->known = it->held = false;
        it->found.count = 0;
    }
    begin(e, panel, lo, hi);
}

/* Where a point is in the picture; false: nowhere, or out of the plot. */
static bool is_seen(const struct nb_explorer *e, const struct nb_poi *p, struct nb_point *at)
{
    const struct nb_panel *panel = &e->scene->panels[e->interest.panel];
    const struct nb_rect plot = nb_mark_plot(panel);
    if (!isfinite(p->x) || !isfinite(p->y))
        return false;
    *at = nb_mark_place(panel, &panel->axes->curves[p->curve], p->x, p->y);
    return nb_mark_is_about_in(&plot, *at);
}

static const struct nb_poi *under(const struct nb_explorer *e, const struct nb_reading *r)
{
    const struct nb_interest *it = &e->interest;
    const struct nb_poi *best = NULL;
    double least = reach;
    if (!it->known || !e->scene)
        return NULL;
    if (it->held)
        return &it->found.list[it->at];
    if (!r->set || r->panel != &e->scene->panels[it->panel])
        return NULL;
    for (size_t i = 0; i < it->found.count; i++) {
        const struct nb_poi *p = &it->found.list[i];
        struct nb_point at;
        const bool other = e->chosen >= 0 && p->curve != r->curve && p->other != r->curve;
        if (other || !is_seen(e, p, &at))
            continue;
        const double far = hypot(at.x - e->x, at.y - e->y);
        if (far > least)
            continue;
        least = far;
        best = p;
    }
    return best;
}

/* What is known of the point wins over what rounding makes of it. */
static struct nb_reading read_point(struct nb_explorer *e, const struct nb_poi *p)
{
    const struct nb_panel *panel = &e->scene->panels[e->interest.panel];
    struct nb_reading r = nb_reading_on(&e->readers, panel, p->curve, p->x);
    const unsigned flat = 1u << NB_MARK_MINIMUM | 1u << NB_MARK_MAXIMUM;
    const bool smooth = r.left == r.y[1] && !(p->kinds & 1u << NB_MARK_KINK);
    r.y[0] = isfinite(p->y) ? p->y : r.y[0];
    if (smooth && p->kinds & flat)
        r.y[1] = r.left = 0;
    if (smooth && p->kinds & 1u << NB_MARK_INFLECTION)
        r.y[2] = 0;
    return r;
}

static void add_place(const struct nb_poi *p, const struct nb_reading *r, bool all,
                      struct nb_buf *out)
{
    nb_buf_add(out, " (");
    nb_reading_number(p->x, 0, 5, all, out);
    nb_buf_add(out, ", ");
    nb_reading_number(r->y[0], 0, 5, all, out);
    nb_buf_addc(out, ')');
}

static const char *label_of(const struct nb_reading *r, size_t curve)
{
    const char *label = r->panel->axes->curves[curve].label;
    return *label ? label : "y";
}

static void point_text(const struct nb_poi *p, const struct nb_reading *r, bool all,
                       struct nb_buf *out)
{
    nb_interest_add_kinds(p->kinds, out);
    add_place(p, r, all, out);
    if (p->kinds & NB_POINT_CROSSING) {
        nb_buf_printf(out, "    %s = %s", label_of(r, p->curve), label_of(r, p->other));
        return;
    }
    for (size_t k = 1; k < r->orders; k++) {
        const bool kink = k == 1 && p->kinds & 1u << NB_MARK_KINK;
        nb_buf_printf(out, "    %s", label_of(r, p->curve));
        nb_orders_primes(out, (int)k);
        nb_buf_addc(out, ' ');
        if (kink) {
            nb_reading_number(p->left, 0, 5, all, out);
            nb_buf_add(out, " | ");
        }
        nb_reading_number(kink ? p->right : r->y[k], 0, 5, all, out);
    }
}

void nb_interest_snap(struct nb_explorer *e)
{
    struct nb_interest *it = &e->interest;
    if (e->modes.walk)
        it->held = false;
    it->read = e->modes.walk || e->modes.guess ? NULL : under(e, &e->reading);
    if (it->read)
        e->reading = read_point(e, it->read);
}

bool nb_interest_text(const struct nb_explorer *e, struct nb_buf *out)
{
    if (e->interest.read)
        point_text(e->interest.read, &e->reading, e->modes.all_digits, out);
    return e->interest.read != NULL;
}

/* Moves the view so that the point is in its middle, where it is out of it. */
static void bring_into_view(struct nb_explorer *e, const struct nb_poi *p)
{
    struct nb_panel *panel = &e->scene->panels[e->interest.panel];
    const struct nb_point at = nb_mark_place(panel, &panel->axes->curves[p->curve], p->x, p->y);
    const struct nb_rect plot = nb_mark_plot(panel);
    struct nb_viewport view = nb_panel_view(panel);
    double cx, cy;
    if (nb_mark_is_about_in(&plot, at) || !isfinite(at.x) || !isfinite(at.y))
        return;
    nb_moving_cancel(e);
    nb_panel_fractions(panel, at.x, at.y, &cx, &cy);
    nb_viewport_pan(&view, cx >= 0 && cx <= 1 ? 0 : cx - 0.5, cy >= 0 && cy <= 1 ? 0 : cy - 0.5);
    panel->view_x = view.x;
    panel->view_y = view.y;
    nb_moving_steady(e, false);
    nb_explorer_commit(e);
}

/* Where a step begins: at the point that is held, else at the pointer, else at the left or
 * right of what is seen. */
static double step_from(const struct nb_explorer *e, int step)
{
    const struct nb_panel *p = &e->scene->panels[e->interest.panel];
    if (e->interest.held)
        return e->interest.found.list[e->interest.at].x;
    if (e->inside && e->reading.set)
        return e->reading.x;
    return step > 0 ? p->x.lo : p->x.hi;
}

static bool can_be_gone_to(const struct nb_explorer *e, const struct nb_poi *p)
{
    const struct nb_panel *panel = &e->scene->panels[e->interest.panel];
    size_t first = p->curve;
    if (e->chosen >= 0 && e->reading.set && e->reading.panel == panel &&
        p->other != e->reading.curve)
        first = e->reading.curve;
    return isfinite(p->x) && isfinite(p->y) && p->curve == first;
}

static void go(struct nb_explorer *e, int step)
{
    struct nb_interest *it = &e->interest;
    nb_interest_seek(e);
    if (!it->known) {
        nb_explorer_say(e, it->search ? _("still looking for points") : _("no points here"));
        return;
    }
    const double from = step_from(e, step);
    size_t i = it->held ? it->at + (size_t)step : step > 0 ? 0 : it->found.count - 1;
    for (; i < it->found.count; i += (size_t)step) {
        const struct nb_poi *p = &it->found.list[i];
        if (!can_be_gone_to(e, p) || (!it->held && (step > 0 ? p->x <= from : p->x >= from)))
            continue;
        e->modes.walk = false;
        it->held = true;
        it->at = i;
        it->from_x = e->x;
        it->from_y = e->y;
        bring_into_view(e, p);
        return;
    }
    nb_explorer_say(e, step > 0 ? _("no point further right") : _("no point further left"));
}

void nb_do_interest(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->modes.interest = !e->modes.interest;
    if (!e->modes.interest)
        e->interest.held = false;
}

void nb_do_next_point(struct nb_explorer *e, const struct nb_input *in)
{
    go(e, in->mods & NB_MOD_SHIFT ? -1 : 1);
}
