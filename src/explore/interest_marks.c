/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of interest over the picture: small dots, words beside those that have room, and
 * lines for asymptotes. */
#include "config.h"

#include <math.h>

#include "base/count.h"
#include "base/i18n.h"
#include "explore/interest.h"
#include "explore/marking.h"

enum { MOST = 64 }; /* dots: where more are, they are no points any more */

static const double radius = 2.6, apart = 9, label_size = 0.86, gap = 7;

static const struct {
    unsigned kind;
    const char *name;
} names[] = {
    {1u << NB_MARK_ROOT, N_("root")},          {1u << NB_MARK_MINIMUM, N_("minimum")},
    {1u << NB_MARK_MAXIMUM, N_("maximum")},    {1u << NB_MARK_INFLECTION, N_("inflection")},
    {1u << NB_MARK_KINK, N_("kink")},          {1u << NB_MARK_JUMP, N_("jump")},
    {1u << NB_MARK_POLE, N_("pole")},          {1u << NB_MARK_HOLE, N_("hole")},
    {1u << NB_MARK_EDGE, N_("end of domain")}, {1u << NB_MARK_ASYMPTOTE, N_("asymptote")},
    {NB_POINT_CROSSING, N_("crossing")},
};

void nb_interest_add_kinds(unsigned kinds, struct nb_buf *out)
{
    bool first = true;
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        if (!(kinds & names[i].kind))
            continue;
        nb_buf_printf(out, "%s%s", first ? "" : ", ", _(names[i].name));
        first = false;
    }
}

/* What has been marked so far, so that nothing comes to lie on it. */
struct marked {
    struct nb_explorer *e;
    const struct nb_panel *panel;
    struct nb_rect plot;
    const struct nb_poi *of[MOST];
    struct nb_point dot[MOST];
    struct nb_rect label[MOST];
    size_t dots, labels;
};

static bool is_near_a_dot(const struct marked *m, struct nb_point at)
{
    for (size_t i = 0; i < m->dots; i++)
        if (hypot(m->dot[i].x - at.x, m->dot[i].y - at.y) < apart)
            return true;
    return false;
}

static void add_dot(struct marked *m, const struct nb_poi *p)
{
    const struct nb_curve *c = &m->panel->axes->curves[p->curve];
    const struct nb_point at = nb_mark_place(m->panel, c, p->x, p->y);
    if (m->dots == MOST || !isfinite(p->x) || !isfinite(p->y) ||
        !nb_mark_is_about_in(&m->plot, at) || is_near_a_dot(m, at))
        return;
    nb_overlay_dot(&m->e->marks, at.x, at.y, radius, nb_mark_hue(m->e, c))->hollow =
        p->kinds & NB_POINT_CROSSING;
    m->of[m->dots] = p;
    m->dot[m->dots++] = at;
}

static bool has_room(const struct marked *m, struct nb_rect r)
{
    const double edge = 2;
    const struct nb_rect inner = {m->plot.x + edge, m->plot.y + edge, m->plot.width - 2 * edge,
                                  m->plot.height - 2 * edge};
    bool ok = nb_rect_is_inside(r, inner);
    for (size_t i = 0; i < m->labels && ok; i++)
        ok = !nb_rects_overlap(r, m->label[i]);
    for (size_t i = 0; i < m->dots && ok; i++)
        ok = !nb_rects_overlap(r, (struct nb_rect){m->dot[i].x - radius, m->dot[i].y - radius,
                                                   2 * radius, 2 * radius});
    return ok;
}

/* At one of the four corners of the dot, or nowhere. */
static void add_label(struct marked *m, size_t i)
{
    static const struct {
        double across, down;
    } corners[] = {{0, 1}, {0, 0}, {1, 0}, {1, 1}};
    struct nb_buf text = {0};
    struct nb_overlay *o = &m->e->marks;
    nb_interest_add_kinds(m->of[i]->kinds, &text);
    nb_buf_printf(&text, " (%.4g, %.4g)", m->of[i]->x, m->of[i]->y);
    struct nb_overlay_mark *t =
        nb_overlay_text(o, 0, 0, nb_buf_text(&text), label_size * m->e->scene->theme->tick_size,
                        m->e->scene->theme->ink);
    nb_buf_free(&text);
    t->alpha = 0.75;
    for (size_t k = 0; k < NB_COUNT(corners); k++) {
        t->across = corners[k].across;
        t->down = corners[k].down;
        t->points[0] = (struct nb_point){m->dot[i].x + gap * (1 - 2 * t->across),
                                         m->dot[i].y + gap * (1 - 2 * t->down)};
        const struct nb_rect box = nb_overlay_extent(o, t);
        if (!has_room(m, box))
            continue;
        t->hollow = t->sheer = true;
        m->label[m->labels++] = box;
        return;
    }
    nb_overlay_drop(o);
}

/* A line that the curve comes near to, dashed in its colour. */
static void add_asymptote(struct marked *m, const struct nb_poi *p)
{
    enum { POINTS = 65 };
    const struct nb_curve *c = &m->panel->axes->curves[p->curve];
    struct nb_point line[POINTS];
    for (int i = 0; i < POINTS; i++) {
        const double share = (double)i / (POINTS - 1);
        const double x = nb_scale_invert(&m->panel->layout.x,
                                         m->plot.x - m->panel->cell.x + m->plot.width * share);
        line[i] = isfinite(p->x)
                      ? (struct nb_point){nb_panel_at_x(m->panel, p->x),
                                          m->plot.y + m->plot.height * share}
                      : nb_mark_place(m->panel, c, x, p->left == 0 ? p->y : p->left * x + p->y);
    }
    struct nb_overlay_mark *mark =
        nb_overlay_line(&m->e->marks, line, POINTS, nb_mark_hue(m->e, c), 1);
    mark->dashed = true;
    mark->alpha = 0.6;
    mark->clip = m->plot;
}

void nb_interest_mark(struct nb_explorer *e)
{
    const struct nb_interest *it = &e->interest;
    if (!it->known)
        return;
    struct marked m = {.e = e, .panel = &e->scene->panels[it->panel]};
    m.plot = nb_mark_plot(m.panel);
    const bool read = e->reading.set && e->reading.panel == m.panel;
    for (size_t i = 0; i < it->found.count; i++) {
        const struct nb_poi *p = &it->found.list[i];
        const bool line = p->kinds & (1u << NB_MARK_ASYMPTOTE | 1u << NB_MARK_POLE);
        if (line && read && p->curve == e->reading.curve)
            add_asymptote(&m, p);
    }
    for (size_t i = 0; i < it->found.count; i++)
        add_dot(&m, &it->found.list[i]);
    for (size_t i = 0; i < m.dots && m.dots < MOST; i++)
        add_label(&m, i);
}
