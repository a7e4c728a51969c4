/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sliders: their places, their looks, what is said of them. */
#include "config.h"

#include "explore/sliders.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "explore/explorer_priv.h"
#include "figure/mathtext.h"
#include "figure/track.h"

enum { MOST_ROWS = 3 };
static const double row_height = 26, least_name = 60, letter_width = 7.5; /* points */
static const double rest_of_cell = 220; /* of a slider, without its name */

void nb_slider_set_track(struct nb_slider *s, double lo, double hi)
{
    s->lo = lo;
    s->hi = hi;
    s->step = nb_track_step(lo, hi);
}

static void begin(struct nb_slider *s, double value)
{
    const struct nb_track track = nb_track_around(value);
    nb_slider_set_track(s, track.lo, track.hi);
    s->start = value;
}

void nb_sliders_free(struct nb_sliders *s)
{
    free(s->list);
    *s = (struct nb_sliders){0};
}

void nb_sliders_init(struct nb_explorer *e)
{
    nb_sliders_free(&e->sliders);
    e->sliders.count = e->state.param_count;
    e->sliders.list = nb_xcalloc(e->sliders.count + 1, sizeof *e->sliders.list);
    for (size_t i = 0; i < e->sliders.count; i++)
        begin(&e->sliders.list[i], e->state.params[i]);
}

const char *nb_slider_name(const struct nb_explorer *e, size_t i)
{
    const char *name = e->original->params[i].name, *space = strchr(name, ' ');
    return space && space[1] != '(' ? space + 1 : name;
}

/* The room for names: that of the longest one. */
static double name_room(const struct nb_explorer *e)
{
    double room = least_name;
    for (size_t i = 0; i < e->sliders.count; i++)
        room = fmax(room, letter_width * (double)strlen(nb_slider_name(e, i)));
    return room;
}

/* Their places. */
static size_t columns(const struct nb_explorer *e)
{
    const double cell = name_room(e) + rest_of_cell;
    return e->width > 2 * cell ? (size_t)(e->width / cell) : 1;
}

/* Those that have a place: three rows of them. */
static size_t shown(const struct nb_explorer *e)
{
    const size_t most = MOST_ROWS * columns(e);
    return e->sliders.count < most ? e->sliders.count : most;
}

double nb_sliders_height(const struct nb_explorer *e)
{
    return row_height * (double)((shown(e) + columns(e) - 1) / columns(e));
}

struct nb_point nb_slider_track(const struct nb_explorer *e, size_t i)
{
    const double margin = e->scene->theme->margin;
    const size_t row = i / columns(e), column = i % columns(e);
    return (struct nb_point){margin + name_room(e) + 30 +
                                 (name_room(e) + rest_of_cell) * (double)column,
                             e->height - nb_sliders_height(e) + row_height * ((double)row + 0.5)};
}

static double handle_x(const struct nb_explorer *e, size_t i)
{
    const struct nb_slider *s = &e->sliders.list[i];
    const double at = (e->state.params[i] - s->lo) / (s->hi - s->lo);
    return nb_slider_track(e, i).x + NB_SLIDER_TRACK * fmin(fmax(at, 0), 1);
}

/* The name, as its letter where it has one. */
static void add_name(const struct nb_explorer *e, size_t i, struct nb_buf *out)
{
    const char *name = nb_slider_name(e, i);
    struct nb_buf math = {0}, unknown = {0};
    nb_buf_printf(&math, "$\\%s$", name);
    const bool letter = strlen(name) > 1 && !nb_mathtext_unknown(nb_buf_text(&math), &unknown);
    nb_buf_add(out, letter ? nb_buf_text(&math) : name);
    nb_buf_free(&math);
    nb_buf_free(&unknown);
}

static void compose_button(struct nb_explorer *e, double x, double y, bool playing)
{
    const struct nb_rgb ink = e->scene->theme->ink;
    const struct nb_point way[] = {{x - 4, y - 5}, {x + 5, y}, {x - 4, y + 5}};
    if (!playing) {
        nb_overlay_area(&e->marks, way, 3, ink)->alpha = 0.55;
        return;
    }
    nb_overlay_box(&e->marks, (struct nb_rect){x - 4, y - 5, 3, 10}, ink);
    nb_overlay_box(&e->marks, (struct nb_rect){x + 1, y - 5, 3, 10}, ink);
}

static void compose_one(struct nb_explorer *e, size_t i)
{
    const struct nb_theme *t = e->scene->theme;
    const struct nb_point track = nb_slider_track(e, i);
    const struct nb_slider *s = &e->sliders.list[i];
    const double x = handle_x(e, i);
    struct nb_buf name = {0}, value = {0};
    add_name(e, i, &name);
    nb_reading_number(e->state.params[i], (s->hi - s->lo) / NB_SLIDER_TRACK, 1, false, &value);
    struct nb_overlay_mark *m = nb_overlay_text(&e->marks, track.x - NB_SLIDER_BUTTON - 14, track.y,
                                                nb_buf_text(&name), t->tick_size, t->ink);
    m->across = 1;
    m->down = 0.5;
    compose_button(e, track.x - NB_SLIDER_BUTTON, track.y,
                   e->sliders.playing && e->sliders.last == i);
    nb_overlay_segment(&e->marks, track.x, track.y, track.x + NB_SLIDER_TRACK, track.y, t->ink, 2)
        ->alpha = 0.25;
    nb_overlay_segment(&e->marks, track.x, track.y, x, track.y, t->ink, 2)->alpha = 0.7;
    nb_overlay_dot(&e->marks, x, track.y, NB_SLIDER_HANDLE, t->ink);
    m = nb_overlay_text(&e->marks, track.x + NB_SLIDER_TRACK + 12, track.y, nb_buf_text(&value),
                        t->tick_size, t->ink);
    m->down = 0.5;
    nb_buf_free(&name);
    nb_buf_free(&value);
}

void nb_sliders_compose(struct nb_explorer *e)
{
    for (size_t i = 0; i < shown(e); i++)
        compose_one(e, i);
}

size_t nb_slider_at(const struct nb_explorer *e, double x, double y)
{
    for (size_t i = 0; i < shown(e); i++) {
        const struct nb_point track = nb_slider_track(e, i);
        if (fabs(y - track.y) <= row_height / 2 && x >= track.x - NB_SLIDER_BUTTON - name_room(e) &&
            x <= track.x + NB_SLIDER_TRACK + 60)
            return i;
    }
    return e->sliders.count;
}

void nb_sliders_say(struct nb_explorer *e)
{
    for (size_t i = 0; i < e->sliders.count; i++) {
        struct nb_buf text = {0};
        if (!e->sliders.list[i].unsaid)
            continue;
        e->sliders.list[i].unsaid = false;
        nb_buf_printf(&text, "%zu %zu %a %s", e->original->serial, e->turn, e->state.params[i],
                      e->original->params[i].name);
        e->client.say(e->client.ctx, "param", nb_buf_text(&text));
        nb_buf_free(&text);
    }
}
