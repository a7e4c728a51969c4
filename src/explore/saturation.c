/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saturation. */
#include "config.h"

#include "explore/saturation.h"

#include <math.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"

static const double thresholds[] = {0.1, 0.01, 0.25};
static const double tint = 0.1, dead_tint = 0.22;
static const double far_out = 40; /* no input from N(0, 1) is further out, as far as doubles go */

/* The curve that is looked at; NULL: there is none. */
static const struct nb_curve *curve_of(const struct nb_explorer *e, const struct nb_panel **panel)
{
    const struct nb_shadow *s = &e->state.shadow;
    size_t curve;
    if (!(s->threshold > 0) || s->panel >= e->scene->count)
        return NULL;
    *panel = &e->scene->panels[s->panel];
    return nb_reading_function(*panel, s->function, &curve) ? &(*panel)->axes->curves[curve] : NULL;
}

/* Found once for a function, wherever the view goes within some distance. */
static void refresh(struct nb_explorer *e, const struct nb_panel *p, const struct nb_curve *c)
{
    struct nb_flats *f = &e->flats;
    const double wanted = fmax(far_out, fmax(fabs(p->x.lo), fabs(p->x.hi)));
    if (f->of == c->y && f->threshold == e->state.shadow.threshold && f->hi >= wanted)
        return;
    const double reach = wanted > far_out ? 2 * wanted : far_out;
    nb_flats_find(f, c->y, c->var, e->state.shadow.threshold, -reach, reach);
}

static void tint_piece(struct nb_explorer *e, const struct nb_panel *p, const struct nb_curve *c,
                       const struct nb_flat *f)
{
    const struct nb_rect plot = nb_mark_plot(p);
    const double a = f->lo <= p->x.lo ? p->x.lo : f->lo, b = f->hi >= p->x.hi ? p->x.hi : f->hi;
    if (!(a < b))
        return;
    const double x0 = nb_panel_at_x(p, a), x1 = nb_panel_at_x(p, b);
    const struct nb_rect box = {fmin(x0, x1), plot.y, fabs(x1 - x0), plot.height};
    struct nb_overlay_mark *m = nb_overlay_box(&e->marks, box, nb_mark_hue(e, c));
    m->alpha = f->dead ? dead_tint : tint;
    m->clip = plot;
}

static void percent(double share, struct nb_buf *out)
{
    nb_buf_printf(out, share > 0 && share < 1e-3 ? "%.2g %%" : "%.1f %%", 100 * share);
}

void nb_saturation_read(const struct nb_explorer *e, struct nb_buf *out)
{
    const struct nb_flats *f = &e->flats;
    const struct nb_panel *p;
    if (!curve_of(e, &p))
        return;
    nb_buf_printf(out, "%s%s", out->len > 0 ? "    " : "", _("saturated: "));
    if (f->open)
        nb_buf_add(out, _("about "));
    percent(f->share, out);
    nb_buf_add(out, _(" of N(0,1)"));
    if (f->dead > 0) {
        nb_buf_add(out, _(", dead: "));
        percent(f->dead, out);
    }
}

void nb_saturation_mark(struct nb_explorer *e)
{
    const struct nb_panel *p;
    const struct nb_curve *c = curve_of(e, &p);
    struct nb_buf text = {0};
    if (!c)
        return;
    refresh(e, p, c);
    for (size_t i = 0; i < e->flats.count; i++)
        tint_piece(e, p, c, &e->flats.list[i]);
    if (!e->reading.set) {
        nb_saturation_read(e, &text);
        nb_mark_status(e, nb_buf_text(&text), e->scene->theme->ink);
        nb_buf_free(&text);
    }
}

/* The function that is read, or the first one. */
static struct nb_shadow shadow_here(const struct nb_explorer *e, const struct nb_panel *p)
{
    struct nb_shadow s = {.panel = (size_t)(p - e->scene->panels)};
    if (e->reading.set && e->reading.panel == p && p->axes->curves[e->reading.curve].y)
        s.function = nb_reading_number_of(p, e->reading.curve);
    return s;
}

static void choose(struct nb_explorer *e, struct nb_shadow s)
{
    struct nb_buf text = {0};
    e->state.shadow = s;
    nb_explorer_commit(e);
    if (s.threshold > 0) {
        nb_buf_printf(&text, _("where |f′| < %g"), s.threshold);
        nb_explorer_say(e, nb_buf_text(&text));
        nb_buf_free(&text);
    }
}

void nb_do_saturation(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    const struct nb_panel *p = nb_explorer_panel(e);
    const struct nb_shadow *now = &e->state.shadow;
    struct nb_shadow s = shadow_here(e, p);
    const bool same = now->threshold > 0 && now->panel == s.panel && now->function == s.function;
    if (nb_reading_functions(p) == 0) {
        nb_explorer_say(e, _("there is no function here"));
        return;
    }
    s.threshold = same ? 0 : now->threshold > 0 ? now->threshold : thresholds[0];
    choose(e, same ? (struct nb_shadow){0} : s);
}

/* The next threshold. */
void nb_do_threshold(struct nb_explorer *e, const struct nb_input *in)
{
    size_t i = 0;
    struct nb_shadow s = e->state.shadow;
    if (!(s.threshold > 0)) {
        nb_do_saturation(e, in);
        return;
    }
    while (i + 1 < NB_COUNT(thresholds) && thresholds[i] != s.threshold)
        i++;
    s.threshold = thresholds[(i + 1) % NB_COUNT(thresholds)];
    choose(e, s);
}
