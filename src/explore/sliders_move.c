/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters that are moved by hand. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "explore/explorer_priv.h"
#include "figure/track.h"

enum {
    FRAME_MS = 16,  /* while one plays */
    TRACK_MS = 4000 /* that it takes from end to end */
};
static const double ghost_way = 1.0 / 12; /* parts of a track between two ghosts */

/* Moving. While a parameter moves, the view stays where it is: else the axes would run away
 * under the eyes. */
static void hold_views(struct nb_explorer *e)
{
    for (size_t i = 0; i < e->scene->count; i++) {
        struct nb_panel *p = &e->scene->panels[i];
        if (!p->view_x.set)
            p->view_x = p->x;
        if (!p->view_y.set || isnan(p->view_y.lo))
            p->view_y = p->y;
    }
}

/* Where the function was before the parameter is moved, if that is not where a ghost is. */
static void leave_ghost(struct nb_explorer *e, size_t i)
{
    struct nb_ghosts *g = &e->state.ghosts;
    const struct nb_slider *s = &e->sliders.list[i];
    const double value = e->state.params[i];
    if (g->count == 0 || g->param != i ||
        fabs(value - g->values[g->count - 1]) >= ghost_way * (s->hi - s->lo))
        nb_ghosts_leave(g, i, value);
}

static void set(struct nb_explorer *e, size_t i, double value)
{
    struct nb_slider *s = &e->sliders.list[i];
    if (!isfinite(value) || value == e->state.params[i])
        return;
    if (value < s->lo || value > s->hi)
        nb_slider_set_track(s, fmin(s->lo, value), fmax(s->hi, value));
    hold_views(e);
    nb_moving_let_go(e);
    nb_explorer_read_views(e);
    if (e->mods & NB_MOD_ALT)
        leave_ghost(e, i);
    e->state.params[i] = value;
    e->moving = e->hasty = true;
    e->moved_at = e->now;
    s->unsaid = true;
    nb_explorer_rebuild(e);
}

/* The value under the pointer; free of steps where Shift is held. */
static double value_at(const struct nb_explorer *e, size_t i, double x, unsigned mods)
{
    const struct nb_slider *s = &e->sliders.list[i];
    const double at = fmin(fmax((x - nb_slider_track(e, i).x) / NB_SLIDER_TRACK, -0.1), 1.1);
    const double value = s->lo + (s->hi - s->lo) * at;
    return mods & NB_MOD_SHIFT ? value : nb_track_snap(value, s->step);
}

static bool press(struct nb_explorer *e, const struct nb_input *in)
{
    const size_t i = nb_slider_at(e, in->x, in->y);
    if (i == e->sliders.count || in->button != NB_BUTTON_LEFT)
        return i < e->sliders.count;
    const bool same = e->sliders.last == i;
    e->sliders.last = i;
    if (fabs(in->x - nb_slider_track(e, i).x + NB_SLIDER_BUTTON) <= 10) {
        e->sliders.playing = same && e->sliders.playing;
        nb_sliders_play(e);
        return true;
    }
    e->sliders.playing = false;
    e->gesture = NB_GESTURE_SLIDER;
    if (in->clicks == 2)
        set(e, i, e->sliders.list[i].start);
    else if (in->x >= nb_slider_track(e, i).x - NB_SLIDER_HANDLE &&
             in->x <= nb_slider_track(e, i).x + NB_SLIDER_TRACK + NB_SLIDER_HANDLE)
        set(e, i, value_at(e, i, in->x, in->mods));
    return true;
}

static bool drag(struct nb_explorer *e, const struct nb_input *in)
{
    if (e->gesture != NB_GESTURE_SLIDER)
        return false;
    set(e, e->sliders.last, value_at(e, e->sliders.last, in->x, in->mods));
    return true;
}

void nb_sliders_step(struct nb_explorer *e, int steps)
{
    const size_t i = e->sliders.last;
    if (i >= e->sliders.count) {
        nb_explorer_say(e, _("there is no parameter to move"));
        return;
    }
    const double step = e->sliders.list[i].step;
    e->sliders.playing = false;
    set(e, i, nb_track_snap(e->state.params[i] + steps * step, step));
}

static bool turn(struct nb_explorer *e, const struct nb_input *in)
{
    const size_t i = nb_slider_at(e, in->x, in->y);
    if (i == e->sliders.count)
        return false;
    e->sliders.last = i;
    if (in->up != 0)
        nb_sliders_step(e, in->up > 0 ? 1 : -1);
    return true;
}

void nb_sliders_go(struct nb_explorer *e, size_t i, double value)
{
    e->sliders.last = i;
    e->sliders.playing = false;
    set(e, i, value);
    nb_explorer_commit(e);
}

bool nb_sliders_take(struct nb_explorer *e, const struct nb_input *in)
{
    switch (in->kind) {
    case NB_INPUT_MOVE:
        return drag(e, in);
    case NB_INPUT_PRESS:
        return press(e, in);
    case NB_INPUT_WHEEL:
        return turn(e, in);
    default:
        return false;
    }
}

void nb_sliders_play(struct nb_explorer *e)
{
    if (e->sliders.last >= e->sliders.count) {
        nb_explorer_say(e, _("there is no parameter to move"));
        return;
    }
    e->sliders.playing = !e->sliders.playing;
    e->sliders.played_at = e->now;
    e->overlay = true;
    if (!e->sliders.playing)
        nb_explorer_commit(e);
}

int nb_sliders_patience(const struct nb_explorer *e, unsigned now)
{
    if (!e->sliders.playing)
        return -1;
    const unsigned gone = now - e->sliders.played_at;
    return gone >= FRAME_MS ? 0 : (int)(FRAME_MS - gone);
}

void nb_sliders_tick(struct nb_explorer *e, unsigned now)
{
    struct nb_sliders *all = &e->sliders;
    if (!all->playing || now - all->played_at < FRAME_MS)
        return;
    const struct nb_slider *s = &all->list[all->last];
    const double way = (s->hi - s->lo) * fmin((double)(now - all->played_at), 100) / TRACK_MS;
    double value = e->state.params[all->last] + (all->back ? -way : way);
    if (value >= s->hi || value <= s->lo)
        all->back = value >= s->hi;
    all->played_at = now;
    set(e, all->last, fmin(fmax(value, s->lo), s->hi));
}
