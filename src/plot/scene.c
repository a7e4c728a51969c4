/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure made ready to be drawn. */
#include "config.h"

#include "plot/scene.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

/* Small plots have smaller type: full at this many square points and from this side on,
 * and never less than half, which is 6 points at the ticks. */
static const double full_area = 400 * 320, full_side = 120;
static const double growth = 0.35; /* by this power of the area */
static const double least_share = 0.5;
static const double most_title = 0.25; /* of the height, for the title above all */

/* What sizes are multiplied with in a part of the picture. */
static double type_share(const struct nb_scene *s, double width, double height)
{
    if (s->figure->type > 0)
        return s->figure->type / s->theme->tick_size;
    const double by_area = pow(fmax(width * height, 0) / full_area, growth);
    const double share = fmin(by_area, fmin(width, height) / full_side);
    return fmin(fmax(share, least_share), 1);
}

static struct nb_theme theme_of(const struct nb_scene *s, double width, double height)
{
    struct nb_theme t = nb_theme_scaled(s->theme, type_share(s, width, height));
    if (s->figure->line > 0)
        t.line = s->figure->line / nb_style_pen(0, 0)->width;
    return t;
}

struct nb_scene *nb_scene_new(const struct nb_figure *figure)
{
    struct nb_scene *s = nb_scene_new_page(figure, nb_fonts_new());
    s->shares_fonts = false;
    return s;
}

struct nb_scene *nb_scene_new_page(const struct nb_figure *figure, struct nb_fonts *fonts)
{
    struct nb_scene *s = nb_xcalloc(1, sizeof *s);
    s->figure = figure;
    s->theme = nb_theme_of(figure->theme);
    s->fonts = fonts;
    s->shares_fonts = true;
    s->count = figure->count;
    s->panels = nb_xcalloc(s->count, sizeof *s->panels);
    for (size_t i = 0; i < s->count; i++)
        nb_panel_open(&s->panels[i], &figure->axes[i], s->fonts);
    return s;
}

void nb_scene_free(struct nb_scene *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->count; i++)
        nb_panel_close(&s->panels[i]);
    free(s->panels);
    nb_text_free(s->title);
    if (!s->shares_fonts)
        nb_fonts_free(s->fonts);
    free(s);
}

/* Lays out the title above all; the height that it takes. */
static double arrange_title(struct nb_scene *s)
{
    const char *title = s->figure->title;
    nb_text_free(s->title);
    s->title = NULL;
    if (!title || !*title)
        return 0;
    const double size = s->theme->title_size * 1.1 * type_share(s, s->width, s->height);
    const double edge = fmin(s->theme->margin, 0.07 * fmin(s->width, s->height));
    s->title = nb_text_new(s->fonts, title, NB_TEXT_PLAIN, size, s->width - 2 * edge);
    nb_text_limit(s->title, s->height > 20 * size ? 3 : 1);
    const double height = nb_text_height(s->title);
    if (height + edge > most_title * s->height) {
        nb_text_free(s->title);
        s->title = NULL;
        return 0;
    }
    s->title_y = edge + height / 2;
    return height + edge;
}

/* The i-th of n borders between 0 and `whole`, on a device pixel. */
static double border(const struct nb_scene *s, size_t i, size_t n, double whole)
{
    const double at = whole * (double)i / (double)n;
    return i == n ? whole : floor(at * s->scale) / s->scale;
}

static struct nb_rect cell_of(const struct nb_scene *s, const struct nb_place *p, double top)
{
    const size_t row = p->index / p->columns, column = p->index % p->columns;
    const double below = s->height - top, y0 = border(s, row, p->rows, below);
    const double x0 = border(s, column, p->columns, s->width);
    return (struct nb_rect){
        .x = x0,
        .y = top + y0,
        .width = border(s, column + 1, p->columns, s->width) - x0,
        .height = border(s, row + 1, p->rows, below) - y0,
    };
}

/* The margins of the panels in the i-th one's column at its sides, and of those in its
 * row above and below it. */
static struct nb_margins shared_margins(const struct nb_scene *s, size_t i)
{
    const struct nb_place *p = &s->figure->axes[i].place;
    struct nb_margins m = s->panels[i].own;
    for (size_t k = 0; k < s->count; k++) {
        const struct nb_place *q = &s->figure->axes[k].place;
        const struct nb_margins own = s->panels[k].own;
        if (q->rows != p->rows || q->columns != p->columns)
            continue;
        if (q->index % q->columns == p->index % p->columns)
            m = nb_margins_max(m, (struct nb_margins){.left = own.left, .right = own.right});
        if (q->index / q->columns == p->index / p->columns)
            m = nb_margins_max(m, (struct nb_margins){.top = own.top, .bottom = own.bottom});
    }
    return m;
}

/* Whether the plots i and k have common limits. */
static bool do_share(const struct nb_scene *s, enum nb_share share, size_t i, size_t k)
{
    const struct nb_place *p = &s->figure->axes[i].place, *q = &s->figure->axes[k].place;
    if (i == k || share == NB_SHARE_ALL)
        return true;
    if (q->rows != p->rows || q->columns != p->columns)
        return false;
    return (share == NB_SHARE_ROW && q->index / q->columns == p->index / p->columns) ||
           (share == NB_SHARE_COL && q->index % q->columns == p->index % p->columns);
}

/* What a plot shows of an axis by itself, what the user wants of it, and in the window. */
struct axis_limits {
    struct nb_limits own, wanted, view;
};

static struct axis_limits limits_of(const struct nb_scene *s, size_t i, bool vertical)
{
    const struct nb_panel *p = &s->panels[i];
    const struct nb_axes *a = p->axes;
    return vertical ? (struct axis_limits){p->own_y, a->y, p->view_y}
                    : (struct axis_limits){p->own_x, a->x, p->view_x};
}

/* The limits that hold those of all plots that share them with the i-th; of those that the
 * user wants, where there are any. Who went elsewhere in the window stays there. */
static struct nb_limits joint_limits(const struct nb_scene *s, enum nb_share share, size_t i,
                                     bool vertical)
{
    const struct axis_limits mine = limits_of(s, i, vertical);
    struct nb_limits joint = mine.own;
    bool wanted = mine.wanted.set;
    if (mine.view.set)
        return mine.own;
    for (size_t k = 0; k < s->count; k++) {
        const struct axis_limits other = limits_of(s, k, vertical);
        if (!do_share(s, share, i, k) || other.view.set || (wanted && !other.wanted.set))
            continue;
        const bool first = other.wanted.set && !wanted;
        joint.lo = first ? other.own.lo : fmin(joint.lo, other.own.lo);
        joint.hi = first ? other.own.hi : fmax(joint.hi, other.own.hi);
        wanted |= other.wanted.set;
    }
    return joint;
}

static void join_panels(struct nb_scene *s)
{
    const enum nb_share x = s->figure->share_x, y = s->figure->share_y;
    for (size_t i = 0; i < s->count && (x || y); i++)
        nb_panel_join(&s->panels[i], joint_limits(s, x, i, false), joint_limits(s, y, i, true));
}

void nb_scene_arrange(struct nb_scene *s, double width, double height, double scale)
{
    assert(width > 0 && height > 0 && scale > 0);
    s->width = width;
    s->height = height;
    s->scale = scale;
    const double top = ceil(arrange_title(s) * scale) / scale;
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_place *place = &s->figure->axes[i].place;
        const struct nb_rect cell = cell_of(s, place, top);
        const struct nb_theme theme = theme_of(s, cell.width, cell.height);
        s->panels[i].fine = s->fine;
        nb_panel_arrange(&s->panels[i], &theme, cell, scale);
    }
    join_panels(s);
    for (size_t i = 0; i < s->count; i++)
        nb_panel_align(&s->panels[i], shared_margins(s, i));
}

void nb_scene_sample(struct nb_scene *s, const struct nb_rect *plots, double scale)
{
    for (size_t i = 0; i < s->count; i++) {
        s->panels[i].bare = true;
        nb_panel_arrange(&s->panels[i], s->theme, plots[i], scale);
    }
    join_panels(s);
}

static double outside(double at, double from, double length)
{
    return fmax(0, fmax(from - at, at - from - length));
}

struct nb_panel *nb_scene_panel_at(struct nb_scene *s, double x, double y)
{
    struct nb_panel *best = s->panels;
    double least = INFINITY;
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_rect *c = &s->panels[i].cell;
        const double far = outside(x, c->x, c->width) + outside(y, c->y, c->height);
        if (far < least) {
            least = far;
            best = &s->panels[i];
        }
    }
    return best;
}
