/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of few digits: which, what is read in them, and errors below a plot. */
#include "config.h"

#include "explore/ulps.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"
#include "graph/op.h"

enum { EACH = 8 };                         /* places in a column */
static const double above = 20, below = 4; /* the strip, in the room that it has */

void nb_ulps_free(struct nb_ulps *s)
{
    free(s->error);
    *s = (struct nb_ulps){0};
}

/* The function that is read; where none is chosen, the first one. */
static const struct nb_curve *curve_of(const struct nb_explorer *e, const struct nb_panel *p)
{
    size_t curve;
    if (!(e->chosen >= 0 && nb_reading_function(p, (size_t)e->chosen, &curve)) &&
        !nb_reading_function(p, 0, &curve))
        return NULL;
    return p->axes->curves[curve].exact ? &p->axes->curves[curve] : NULL;
}

static size_t columns_of(const struct nb_panel *p)
{
    return (size_t)fmax(p->layout.plot.width * p->scale, 1);
}

/* Evenly spread places: where a column has more numbers of the format, some of them. */
static void sample(struct nb_explorer *e, const struct nb_panel *p, const struct nb_curve *c)
{
    struct nb_ulps *s = &e->ulps;
    const size_t panel = s->panel, n = columns_of(p), all = n * EACH;
    double *x = nb_xcalloc(all, sizeof *x);
    struct nb_rounding *out = nb_xcalloc(all, sizeof *out);
    nb_ulps_free(s);
    *s = (struct nb_ulps){.panel = panel, .y = c->y, .x = p->x, .count = n, .most = -1};
    s->error = nb_xcalloc(n, sizeof *s->error);
    for (size_t i = 0; i < all; i++)
        x[i] =
            nb_scale_invert(&p->layout.x, p->layout.plot.x + p->layout.plot.width *
                                                                 ((double)i + 0.5) / (double)all);
    nb_precision_run(&e->precision, c->exact, c->y, c->var, nb_precision_format(e->modes.format), x,
                     all, out);
    for (size_t i = 0; i < all; i++) {
        double *most = &s->error[i / EACH];
        if (i % EACH == 0)
            *most = NAN;
        *most = fmax(*most, out[i].error);
        if (out[i].error > s->most) {
            s->most = out[i].error;
            s->at = x[i];
        }
    }
    free(x);
    free(out);
}

/* Drawing. */
static double height_at(const struct nb_ulps *s, const struct nb_rect *room, double error)
{
    const double top = fmax(s->most, 1);
    return room->y + room->height * (1 - fmin(error / top, 1));
}

/* From one gap to the next, and back along the ground. */
static void mark_part(struct nb_explorer *e, const struct nb_rect *room, struct nb_rgb color,
                      size_t from, size_t n)
{
    const struct nb_ulps *s = &e->ulps;
    const double step = room->width / (double)s->count, ground = room->y + room->height;
    struct nb_point *corners = nb_xcalloc(2 * n + 2, sizeof *corners);
    for (size_t i = 0; i < n; i++) {
        const double y = height_at(s, room, s->error[from + i]);
        corners[2 * i] = (struct nb_point){room->x + (double)(from + i) * step, y};
        corners[2 * i + 1] = (struct nb_point){corners[2 * i].x + step, y};
    }
    corners[2 * n] = (struct nb_point){corners[2 * n - 1].x, ground};
    corners[2 * n + 1] = (struct nb_point){corners[0].x, ground};
    nb_overlay_area(&e->marks, corners, 2 * n + 2, color)->alpha = 0.7;
    free(corners);
}

static void mark_errors(struct nb_explorer *e, const struct nb_rect *room, struct nb_rgb color)
{
    const struct nb_ulps *s = &e->ulps;
    size_t from = 0;
    for (size_t i = 0; i <= s->count; i++) {
        if (i < s->count && !isnan(s->error[i]))
            continue;
        if (i > from)
            mark_part(e, room, color, from, i - from);
        from = i + 1;
    }
}

/* "silu in bfloat16, every step rounded: up to 3.1 ulp, at x = -2.4" */
static void mark_words(struct nb_explorer *e, const struct nb_panel *p, const struct nb_curve *c,
                       const struct nb_rect *room)
{
    const struct nb_theme *t = e->scene->theme;
    struct nb_buf text = {0}, at = {0};
    nb_reading_number(e->ulps.at, (p->x.hi - p->x.lo) / (double)e->ulps.count, 2, false, &at);
    nb_buf_printf(&text, _("%s in %s, every step rounded"), *c->label ? c->label : "f",
                  nb_precision_format(e->modes.format)->name);
    if (e->ulps.most >= 0)
        nb_buf_printf(&text, _(": up to %.2g ulp, met at x = %s"), e->ulps.most, nb_buf_text(&at));
    nb_overlay_text(&e->marks, room->x, room->y - 4, nb_buf_text(&text), t->tick_size, t->ink)
        ->down = 1;
    nb_buf_free(&text);
    nb_buf_free(&at);
}

void nb_ulps_mark(struct nb_explorer *e)
{
    struct nb_ulps *s = &e->ulps;
    const struct nb_panel *p = &e->scene->panels[s->panel < e->scene->count ? s->panel : 0];
    const struct nb_curve *c = curve_of(e, p);
    const struct nb_rect plot = nb_mark_plot(p);
    const double top = e->height - nb_explorer_footer(e) + above;
    if (!c)
        return;
    if (s->y != c->y || s->x.lo != p->x.lo || s->x.hi != p->x.hi || s->count != columns_of(p))
        sample(e, p, c);
    const struct nb_rect room = {plot.x, top, plot.width, nb_explorer_line(e) - below - top};
    mark_errors(e, &room, nb_mark_hue(e, c));
    mark_words(e, p, c, &room);
    const struct nb_rgb ink = e->scene->theme->ink;
    const double ground = room.y + room.height, half = height_at(s, &room, 0.5);
    nb_overlay_segment(&e->marks, room.x, ground, room.x + room.width, ground, ink, 0.8);
    struct nb_overlay_mark *m =
        nb_overlay_segment(&e->marks, room.x, half, room.x + room.width, half, ink, 0.8);
    m->dashed = true;
    m->alpha = 0.5;
}

void nb_do_strip(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    if (e->modes.format == 0) {
        nb_explorer_say(e, _("p chooses a format first: w shows its errors"));
        return;
    }
    nb_ulps_free(&e->ulps);
    e->ulps.panel = (size_t)(nb_explorer_panel(e) - e->scene->panels);
    e->modes.strip = !e->modes.strip;
    e->base = true;
}

/* As many digits as the format has, and no more than tell it. */
static void add_value(struct nb_buf *out, double value, const struct nb_op *format)
{
    char text[NB_NUM_MAX];
    if (isnan(value) || format->format->digits > 12) {
        nb_reading_number(value, 0, 9, false, out);
        return;
    }
    snprintf(text, sizeof text, "%.6g", value);
    nb_buf_add(out, text);
}

void nb_ulps_read(struct nb_explorer *e, struct nb_buf *out)
{
    const struct nb_reading *r = &e->reading;
    const struct nb_curve *c = &r->panel->axes->curves[r->curve];
    const struct nb_op *format = nb_precision_format(e->modes.format);
    struct nb_rounding at;
    if (!c->exact || !format)
        return;
    nb_precision_run(&e->precision, c->exact, c->y, c->var, format, &r->x, 1, &at);
    const struct nb_rect plot = nb_mark_plot(r->panel);
    const struct nb_point to = nb_mark_place(r->panel, c, r->x, at.value);
    if (isfinite(at.value))
        nb_mark_dot(e, &plot, to.x, to.y, nb_mark_hue(e, c), true);
    nb_buf_printf(out, "    %s ", format->name);
    add_value(out, at.value, format);
    nb_buf_add(out, _(", by steps "));
    add_value(out, at.stepped, format);
    if (isnan(at.error))
        return;
    nb_buf_printf(out, _(": %.2g ulp"), at.error);
}

void nb_do_precision(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    e->modes.format = nb_precision_next(e->modes.format);
    e->modes.strip &= e->modes.format > 0;
    nb_explorer_rebuild(e);
    const struct nb_op *format = nb_precision_format(e->modes.format);
    nb_explorer_say(e, format ? format->name : _("double precision"));
}
