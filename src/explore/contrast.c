/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two curves compared. */
#include "config.h"

#include "explore/contrast.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"
#include "graph/subst.h"
#include "proof/bounds.h"

static const double tint = 0.2, diamond = 5.5;
static const double corner = 8; /* of the plot: what is said stands there */

void nb_contrast_free(struct nb_contrast *c)
{
    free(c->xs);
    free(c->f_y);
    free(c->g_y);
    *c = (struct nb_contrast){0};
}

/* The two functions. */
struct pair {
    const struct nb_panel *panel;
    size_t f, g; /* among its curves */
};

static bool find_pair(const struct nb_explorer *e, struct pair *pair)
{
    const struct nb_contrast *c = &e->contrast;
    if (c->panel >= e->scene->count)
        return false;
    const struct nb_panel *p = &e->scene->panels[c->panel];
    const size_t n = nb_reading_functions(p);
    const size_t f = e->chosen < 0 ? 0 : (size_t)e->chosen;
    pair->panel = p;
    return n > 1 && nb_reading_function(p, f % n, &pair->f) &&
           nb_reading_function(p, (f + 1) % n, &pair->g);
}

static const struct nb_curve *curve_of(const struct pair *pair, bool second)
{
    return &pair->panel->axes->curves[second ? pair->g : pair->f];
}

/* Sampling. */
static size_t columns_of(const struct nb_panel *p)
{
    return (size_t)fmax(p->layout.plot.width * p->scale, 1);
}

static void sample(struct nb_contrast *c, const struct pair *pair)
{
    const struct nb_panel *p = pair->panel;
    const size_t panel = c->panel, n = columns_of(p) + 1;
    nb_contrast_free(c);
    *c = (struct nb_contrast){.panel = panel,
                              .f = curve_of(pair, false)->y,
                              .g = curve_of(pair, true)->y,
                              .x = p->x,
                              .count = n};
    c->xs = nb_xcalloc(n, sizeof *c->xs);
    c->f_y = nb_xcalloc(n, sizeof *c->f_y);
    c->g_y = nb_xcalloc(n, sizeof *c->g_y);
    for (size_t i = 0; i < n; i++)
        c->xs[i] = nb_scale_invert(
            &p->layout.x, p->layout.plot.x + p->layout.plot.width * (double)i / (double)(n - 1));
    nb_probe_values(p->probes[pair->f], c->xs, n, c->f_y);
    nb_probe_values(p->probes[pair->g], c->xs, n, c->g_y);
}

static double difference_at(const struct pair *pair, double x)
{
    double f, g;
    nb_probe_values(pair->panel->probes[pair->f], &x, 1, &f);
    nb_probe_values(pair->panel->probes[pair->g], &x, 1, &g);
    return f - g;
}

static double size_at(const struct pair *pair, double x)
{
    const double far = fabs(difference_at(pair, x));
    return isnan(far) ? -1 : far;
}

/* Between two columns the largest difference is looked for by golden sections. */
static void refine(struct nb_most *m, const struct pair *pair, double lo, double hi)
{
    static const double golden = 0.6180339887498949;
    double a = hi - golden * (hi - lo), b = lo + golden * (hi - lo);
    double at_a = size_at(pair, a), at_b = size_at(pair, b);
    for (int i = 0; i < 60 && a < b; i++) {
        if (at_a > at_b) {
            hi = b;
            b = a;
            at_b = at_a;
            a = hi - golden * (hi - lo);
            at_a = size_at(pair, a);
        } else {
            lo = a;
            a = b;
            at_a = at_b;
            b = lo + golden * (hi - lo);
            at_b = size_at(pair, b);
        }
    }
    if (fmax(at_a, at_b) > m->value) {
        m->at = at_a > at_b ? a : b;
        m->value = fmax(at_a, at_b);
    }
}

static void find_most(struct nb_contrast *c)
{
    c->most = (struct nb_most){.value = -1, .bound = INFINITY};
    for (size_t i = 0; i < c->count; i++) {
        const double far = fabs(c->f_y[i] - c->g_y[i]);
        if (!(far > c->most.value))
            continue;
        c->most.column = i;
        c->most.value = far;
        c->most.at = c->xs[i];
    }
    c->most.found = c->most.value >= 0;
}

/* What the difference is no larger than; near that it is looked for between the columns. */
static void prove(struct nb_explorer *e, const struct pair *pair)
{
    struct nb_contrast *c = &e->contrast;
    const struct nb_builder b = {e->pool, false};
    const struct nb_curve *f = curve_of(pair, false), *g = curve_of(pair, true);
    const size_t best = c->most.column;
    struct nb_err err = {0};
    struct nb_interval range;
    struct nb_expr *y = nb_subst(b, g->y, &g->var, &f->var, 1, &err);
    c->proved = true;
    if (!y ||
        !nb_bounds_find(nb_binary(b, NB_SUB, f->y, y), f->var, c->x.lo, c->x.hi, &range, &err) ||
        range.lo > range.hi)
        return;
    c->most.bound = fmax(fabs(range.lo), fabs(range.hi));
    if (isfinite(c->most.bound))
        refine(&c->most, pair, c->xs[best > 0 ? best - 1 : 0],
               c->xs[best + 1 < c->count ? best + 1 : best]);
}

/* All that is new in view. */
static void refresh(struct nb_explorer *e, const struct pair *pair)
{
    struct nb_contrast *c = &e->contrast;
    const struct nb_limits *x = &pair->panel->x;
    if (c->f != curve_of(pair, false)->y || c->g != curve_of(pair, true)->y || c->x.lo != x->lo ||
        c->x.hi != x->hi || c->count != columns_of(pair->panel) + 1) {
        sample(c, pair);
        find_most(c);
    }
    if (!c->proved && !e->moving && c->most.found)
        prove(e, pair);
}

/* Drawing. */
static struct nb_point held(const struct nb_rect *plot, struct nb_point p)
{
    const double far = 4;
    p.y = fmin(fmax(p.y, plot->y - far), plot->y + plot->height + far);
    return p;
}

static void mark_part(struct nb_explorer *e, const struct pair *pair, size_t from, size_t n)
{
    const struct nb_contrast *c = &e->contrast;
    const struct nb_curve *f = curve_of(pair, false), *g = curve_of(pair, true);
    const struct nb_rect plot = nb_mark_plot(pair->panel);
    struct nb_point *corners = nb_xcalloc(2 * n, sizeof *corners);
    for (size_t i = 0; i < n; i++) {
        const double x = c->xs[from + i];
        corners[i] = held(&plot, nb_mark_place(pair->panel, f, x, c->f_y[from + i]));
        corners[2 * n - 1 - i] = held(&plot, nb_mark_place(pair->panel, g, x, c->g_y[from + i]));
    }
    struct nb_overlay_mark *m = nb_overlay_area(&e->marks, corners, 2 * n, nb_mark_hue(e, f));
    m->alpha = tint;
    m->clip = plot;
    free(corners);
}

/* The area, from one gap of either curve to the next. */
static void mark_area(struct nb_explorer *e, const struct pair *pair)
{
    const struct nb_contrast *c = &e->contrast;
    size_t from = 0;
    for (size_t i = 0; i <= c->count; i++) {
        if (i < c->count && !isnan(c->f_y[i]) && !isnan(c->g_y[i]))
            continue;
        if (i > from + 1)
            mark_part(e, pair, from, i - from);
        from = i + 1;
    }
}

static void mark_diamond(struct nb_explorer *e, const struct nb_rect *plot, struct nb_point at)
{
    const struct nb_point corners[] = {{at.x - diamond, at.y},
                                       {at.x, at.y - diamond},
                                       {at.x + diamond, at.y},
                                       {at.x, at.y + diamond}};
    nb_overlay_area(&e->marks, corners, 4, e->scene->theme->ink)->clip = *plot;
}

/* Where it is most: from curve to curve. */
static void mark_most(struct nb_explorer *e, const struct pair *pair)
{
    const double x = e->contrast.most.at;
    const struct nb_rect plot = nb_mark_plot(pair->panel);
    double y[2];
    struct nb_point at[2];
    for (int i = 0; i < 2; i++) {
        nb_probe_values(pair->panel->probes[i ? pair->g : pair->f], &x, 1, &y[i]);
        at[i] = held(&plot, nb_mark_place(pair->panel, curve_of(pair, i), x, y[i]));
    }
    nb_overlay_segment(&e->marks, at[0].x, at[0].y, at[1].x, at[1].y, e->scene->theme->ink, 1.6)
        ->clip = plot;
    mark_diamond(e, &plot, at[0]);
    mark_diamond(e, &plot, at[1]);
}

/* "max |gelu − silu| = 0.203 at x = −2.9" */
static void tell_most(const struct nb_contrast *c, const struct pair *pair, struct nb_buf *out)
{
    const struct nb_panel *p = pair->panel;
    const struct nb_curve *f = curve_of(pair, false), *g = curve_of(pair, true);
    const char *f_name = *f->label ? f->label : "f", *g_name = *g->label ? g->label : "g";
    struct nb_buf at = {0};
    char value[32], bound[32];
    snprintf(value, sizeof value, "%.3g", c->most.value);
    snprintf(bound, sizeof bound, "%.3g", c->most.bound);
    nb_reading_number(c->most.at, (p->x.hi - p->x.lo) / (double)c->count, 2, false, &at);
    if (!c->most.found)
        nb_buf_printf(out, _("%s and %s have no place in common here"), f_name, g_name);
    else if (strcmp(value, bound) == 0)
        nb_buf_printf(out, _("max |%s − %s| = %s at x = %s"), f_name, g_name, value,
                      nb_buf_text(&at));
    else if (isfinite(c->most.bound))
        nb_buf_printf(out, _("max |%s − %s| is %s at x = %s; at most %s"), f_name, g_name, value,
                      nb_buf_text(&at), bound);
    else
        nb_buf_printf(out, _("max |%s − %s| is %s at x = %s, of columns"), f_name, g_name, value,
                      nb_buf_text(&at));
    nb_buf_free(&at);
}

void nb_contrast_mark(struct nb_explorer *e)
{
    struct pair pair;
    struct nb_buf text = {0};
    if (!find_pair(e, &pair))
        return;
    refresh(e, &pair);
    if (curve_of(&pair, false)->right == curve_of(&pair, true)->right)
        mark_area(e, &pair);
    if (e->contrast.most.found)
        mark_most(e, &pair);
    tell_most(&e->contrast, &pair, &text);
    const struct nb_rect plot = nb_mark_plot(pair.panel);
    struct nb_overlay_mark *m =
        nb_overlay_text(&e->marks, plot.x + plot.width - corner, plot.y + plot.height - corner,
                        nb_buf_text(&text), e->scene->theme->tick_size, e->scene->theme->ink);
    m->across = m->down = 1;
    m->hollow = true;
    nb_buf_free(&text);
}

void nb_contrast_read(struct nb_explorer *e, struct nb_buf *out)
{
    const struct nb_reading *r = &e->reading;
    struct pair pair;
    double y;
    if (!find_pair(e, &pair) || r->panel != pair.panel || r->curve != pair.f)
        return;
    const struct nb_curve *f = curve_of(&pair, false), *g = curve_of(&pair, true);
    const struct nb_rect plot = nb_mark_plot(r->panel);
    nb_probe_values(pair.panel->probes[pair.g], &r->x, 1, &y);
    nb_buf_add(out, "    Δ ");
    nb_reading_number(r->y[0] - y, 0, 5, e->modes.all_digits, out);
    if (isnan(r->y[0]) || isnan(y))
        return;
    const struct nb_point a = held(&plot, nb_mark_place(r->panel, f, r->x, r->y[0]));
    const struct nb_point b = held(&plot, nb_mark_place(r->panel, g, r->x, y));
    nb_overlay_segment(&e->marks, a.x, a.y, b.x, b.y, nb_mark_hue(e, f), 2)->clip = plot;
    nb_mark_dot(e, &plot, b.x, b.y, nb_mark_hue(e, g), true);
}

void nb_do_contrast(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    const struct nb_reading *r = &e->reading;
    const struct nb_panel *p = r->set ? r->panel : nb_explorer_panel(e);
    e->modes.contrast = !e->modes.contrast;
    if (!e->modes.contrast)
        return;
    if (nb_reading_functions(p) < 2) {
        e->modes.contrast = false;
        nb_explorer_say(e, _("there is no second curve to compare with"));
        return;
    }
    if (e->chosen < 0)
        e->chosen = r->set ? (int)nb_reading_number_of(p, r->curve) : 0;
    nb_contrast_free(&e->contrast);
    e->contrast.panel = (size_t)(p - e->scene->panels);
}
