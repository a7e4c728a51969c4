/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tour: from step to step. */
#include "config.h"

#include "explore/tour.h"

#include <math.h>
#include <stdio.h>

#include "base/i18n.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"
#include "explore/tour_panel.h"
#include "figure/tour.h"

static void ask(struct nb_explorer *e, size_t step)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", step);
    e->tour.asked = true;
    e->client.say(e->client.ctx, "tour", text);
}

void nb_tour_end(struct nb_explorer *e)
{
    e->tour = (struct nb_tour){0};
    e->overlay = true;
}

void nb_explorer_tour(struct nb_explorer *e, size_t step)
{
    nb_tour_end(e);
    e->tour.step = step <= nb_tour_count ? step : 0;
    e->tour.touched = e->now;
}

static void leave(struct nb_explorer *e)
{
    nb_tour_end(e);
    nb_explorer_say(e, _("T begins the tour again"));
}

/* To the next step (1), or the one before (-1). */
static void go(struct nb_explorer *e, int by)
{
    if (by < 0 && e->tour.step == 1)
        nb_explorer_say(e, _("nothing to go back to"));
    else if (by > 0 && e->tour.step == nb_tour_count)
        leave(e);
    else
        ask(e, by > 0 ? e->tour.step + 1 : e->tour.step - 1);
}

bool nb_tour_takes(struct nb_explorer *e, const struct nb_input *in)
{
    if (!e->tour.step)
        return false;
    e->tour.touched = in->now;
    if (in->kind != NB_INPUT_KEY || in->mods || e->modes.keys)
        return false;
    const bool arrows = !e->modes.walk; /* else they walk */
    if (in->key == NB_KEY_ENTER || (in->key == NB_KEY_RIGHT && arrows))
        go(e, 1);
    else if (in->key == NB_KEY_BACKSPACE || (in->key == NB_KEY_LEFT && arrows))
        go(e, -1);
    else if (in->key == NB_KEY_ESCAPE && e->gesture == NB_GESTURE_NONE)
        leave(e);
    else
        return false;
    return true;
}

/* Whether the next step comes by itself. */
static bool goes_on(const struct nb_explorer *e)
{
    return e->tour.step && e->tour.step < nb_tour_count && e->tour.done && !e->tour.asked;
}

int nb_tour_patience(const struct nb_explorer *e, unsigned now)
{
    if (!goes_on(e))
        return -1;
    const int left = (int)(e->tour.touched + NB_TOUR_LINGER_MS - now);
    return left > 0 ? left : 0;
}

void nb_tour_tick(struct nb_explorer *e, unsigned now)
{
    if (goes_on(e) && nb_tour_patience(e, now) == 0)
        go(e, 1);
}

static bool is_between(const struct nb_tour_step *s, double x)
{
    return x >= s->from && x <= s->to;
}

static bool reads(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    return e->reading.set && is_between(s, e->reading.x);
}

static bool has_tangent(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    return e->modes.tangent && reads(e, s);
}

static bool reads_where_flat(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    return e->state.shadow.threshold > 0 && reads(e, s);
}

/* The share of the view where the tangent has been. */
static bool is_born(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    const struct nb_panel *p = &e->scene->panels[0];
    double seen = 0;
    for (size_t i = 0; i < e->born.count && e->modes.born; i++) {
        const struct nb_stretch *b = &e->born.list[i];
        seen += fmax(fmin(b->x1, p->x.hi) - fmax(b->x0, p->x.lo), 0);
    }
    return is_between(s, seen / (p->x.hi - p->x.lo));
}

static bool reads_kink(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    (void)s;
    const struct nb_reading *r = &e->reading;
    return r->set && r->orders > 1 && r->left != r->y[1] && !isnan(r->left) && !isnan(r->y[1]);
}

static bool has_seen_all(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    (void)s;
    const size_t n = nb_reading_functions(&e->scene->panels[0]);
    return n > 0 && e->tour.seen + 1 == 1ul << n;
}

static bool has_parameter(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    return e->state.param_count > 0 && is_between(s, e->state.params[0]);
}

static bool is_logarithmic(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    (void)s;
    return e->state.y_warp != NB_AS_FIGURE && e->state.y_warp != NB_WARP_LINEAR;
}

static bool never(const struct nb_explorer *e, const struct nb_tour_step *s)
{
    (void)e;
    (void)s;
    return false;
}

static bool (*const goals[])(const struct nb_explorer *e, const struct nb_tour_step *s) = {
    [NB_TOUR_NOTHING] = never,
    [NB_TOUR_TANGENT] = has_tangent,
    [NB_TOUR_BORN] = is_born,
    [NB_TOUR_READ] = reads,
    [NB_TOUR_FLAT] = reads_where_flat,
    [NB_TOUR_KINK] = reads_kink,
    [NB_TOUR_CURVES] = has_seen_all,
    [NB_TOUR_LOG_Y] = is_logarithmic,
    [NB_TOUR_PARAMETER] = has_parameter,
};

void nb_tour_mark(struct nb_explorer *e)
{
    if (!e->tour.step)
        return;
    const struct nb_tour_step *s = &nb_tour_steps[e->tour.step - 1];
    if (reads(e, s))
        e->tour.seen |= 1ul << nb_reading_number_of(e->reading.panel, e->reading.curve) % 32;
    e->tour.done |= goals[s->goal](e, s);
    nb_tour_panel(e, s);
}

void nb_do_tour(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    if (e->tour.step)
        leave(e);
    else
        ask(e, 1);
}
