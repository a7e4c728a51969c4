/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks on a panel. */
#include "config.h"

#include "explore/marking.h"

#include <math.h>

#include "base/count.h"

static const double dot_radius = 4.2;

struct nb_rect nb_mark_plot(const struct nb_panel *p)
{
    struct nb_rect r = p->layout.plot;
    r.x += p->cell.x;
    r.y += p->cell.y;
    return r;
}

bool nb_mark_is_in(const struct nb_rect *r, double x, double y)
{
    return x >= r->x && x <= r->x + r->width && y >= r->y && y <= r->y + r->height;
}

bool nb_mark_is_about_in(const struct nb_rect *r, struct nb_point at)
{
    const struct nb_rect wider = {r->x - 1, r->y - 1, r->width + 2, r->height + 2};
    return nb_mark_is_in(&wider, at.x, at.y);
}

struct nb_rgb nb_mark_hue(const struct nb_explorer *e, const struct nb_curve *c)
{
    return nb_theme_hue(e->scene->theme, c->look.hue);
}

struct nb_point nb_mark_place(const struct nb_panel *p, const struct nb_curve *c, double x,
                              double y)
{
    return (struct nb_point){nb_panel_at_x(p, x), nb_panel_at_y(p, y, c->right)};
}

void nb_mark_dot(struct nb_explorer *e, const struct nb_rect *plot, double x, double y,
                 struct nb_rgb color, bool hollow)
{
    if (nb_mark_is_in(plot, x, y))
        nb_overlay_dot(&e->marks, x, y, dot_radius, color)->hollow = hollow;
}

static bool do_meet(const struct nb_rect *a, const struct nb_rect *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

/* Paper over the numbers at ticks that the extent meets: half of one is no number. */
static void cover_numbers(struct nb_explorer *e, const struct nb_panel *p, struct nb_rect extent)
{
    const struct nb_rect plot = nb_mark_plot(p);
    for (size_t i = 0; i < p->layout.label_count; i++) {
        struct nb_rect box = nb_label_box(&p->layout.labels[i]);
        box.x += p->cell.x;
        box.y += p->cell.y;
        if (do_meet(&box, &extent) && !do_meet(&box, &plot))
            nb_overlay_box(&e->marks, box, e->marks.paper)->hollow = true;
    }
}

static struct nb_overlay_mark *add_number(struct nb_explorer *e, const struct nb_margin_number *n,
                                          const char *text, double size)
{
    const double edge = 2;
    struct nb_overlay_mark *m = nb_overlay_text(&e->marks, n->at.x, n->at.y, text,
                                                e->scene->theme->tick_size * size, n->color);
    m->hollow = true;
    m->across = n->across;
    m->down = n->down;
    const double width = nb_overlay_text_width(&e->marks, m);
    m->points[0].x = fmax(m->points[0].x, edge + n->across * width);
    m->points[0].x = fmin(m->points[0].x, e->width - edge - (1 - n->across) * width);
    return m;
}

/* Whether no plot is under it: what is in a plot is never covered by what is read beside it. */
static bool is_beside(const struct nb_explorer *e, const struct nb_rect *extent)
{
    for (size_t i = 0; i < e->scene->count; i++) {
        struct nb_rect plot = nb_mark_plot(&e->scene->panels[i]);
        plot.x += 1; /* the frame is no curve */
        plot.y += 1;
        plot.width -= 2;
        plot.height -= 2;
        if (do_meet(&plot, extent))
            return false;
    }
    return true;
}

static bool try_number(struct nb_explorer *e, const struct nb_panel *p,
                       const struct nb_margin_number *n, const char *text, double size)
{
    const struct nb_rect extent = nb_overlay_extent(&e->marks, add_number(e, n, text, size));
    nb_overlay_drop(&e->marks);
    if (!is_beside(e, &extent))
        return false;
    cover_numbers(e, p, extent);
    add_number(e, n, text, size);
    return true;
}

void nb_mark_margin_number(struct nb_explorer *e, const struct nb_panel *p,
                           const struct nb_margin_number *n)
{
    enum { FEWER = 4 }; /* decades of a pixel; and before these all digits, where they are wanted */
    static const double sizes[] = {1, 0.85};
    bool there = false;
    double pixel = n->pixel;
    for (int i = e->modes.all_digits ? -1 : 0; i < FEWER && !there; i++) {
        struct nb_buf text = {0};
        nb_reading_number(n->value, pixel, i <= 0 ? n->least : 1, i < 0 || n->exact, &text);
        for (size_t k = 0; k < NB_COUNT(sizes) && !there; k++)
            there = try_number(e, p, n, nb_buf_text(&text), sizes[k]);
        nb_buf_free(&text);
        pixel *= i < 0 ? 1 : 10;
    }
}

double nb_mark_status_y(const struct nb_explorer *e)
{
    return nb_explorer_line(e) + NB_LINE_HEIGHT / 2.0;
}

struct nb_overlay_mark *nb_mark_status(struct nb_explorer *e, const char *text, struct nb_rgb color)
{
    const double y = nb_mark_status_y(e);
    struct nb_overlay_mark *m = nb_overlay_text(&e->marks, e->scene->theme->margin, y, text,
                                                e->scene->theme->tick_size, color);
    m->down = 0.5;
    return m;
}
