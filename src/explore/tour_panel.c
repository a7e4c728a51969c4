/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of the tour says: title, text, the key to press and what for; it stands in
 * the corner of the plot that has the least ink. */
#include "config.h"

#include "explore/tour_panel.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/wrap.h"
#include "curve/ink.h"
#include "explore/explorer_priv.h"
#include "explore/marking.h"
#include "figure/tour.h"

/* In sizes of type; beside: points between it and the rim of the plot. */
static const double widest = 29, pad = 1, gap = 0.7, leading = 1.4, beside = 10;

/* A panel on its way: marks are numbers, since adding one moves the others. */
struct sheet {
    struct nb_explorer *e;
    double type, width; /* width: of a line */
    size_t first;       /* of its marks */
    double y;           /* how far it has come */
};

static struct nb_overlay_mark *mark(const struct sheet *s, size_t i)
{
    return &s->e->marks.list[i];
}

static double width_of(const struct sheet *s, const char *text, double size)
{
    struct nb_layout_text *t = nb_text_new(s->e->marks.fonts, text, NB_TEXT_PLAIN, size, 0);
    const double width = nb_text_width(t);
    nb_text_free(t);
    return width;
}

/* Adds a line, and returns its number. */
static size_t write_line(struct sheet *s, double x, const char *text, double size,
                         struct nb_rgb color)
{
    nb_overlay_text(&s->e->marks, x, s->y, text, size, color)->plain = true;
    return s->e->marks.count - 1;
}

/* Adds a text in lines that end before the sheet does, and goes on below it. */
static void write_text(struct sheet *s, double x, const char *text, double size,
                       struct nb_rgb color)
{
    struct nb_buf line = {0};
    for (const char *word = text; *word;) {
        const size_t n = nb_wrap_piece(word), before = line.len;
        nb_buf_printf(&line, "%s%.*s", before && word[-1] == ' ' ? " " : "", (int)n, word);
        if (before && x + width_of(s, nb_buf_text(&line), size) > s->width) {
            line.bytes[before] = '\0';
            write_line(s, x, line.bytes, size, color);
            s->y += leading * size;
            line.len = 0;
            continue;
        }
        word += n;
        word += strspn(word, " ");
    }
    write_line(s, x, nb_buf_text(&line), size, color);
    s->y += leading * size;
    nb_buf_free(&line);
}

/* A line around a box, its corners cut. */
static void add_rim(struct sheet *s, struct nb_rect b, double cut, double alpha)
{
    const double x1 = b.x + b.width, y1 = b.y + b.height;
    const struct nb_point rim[] = {
        {b.x + cut, b.y}, {x1 - cut, b.y}, {x1, b.y + cut},  {x1, y1 - cut},   {x1 - cut, y1},
        {b.x + cut, y1},  {b.x, y1 - cut}, {b.x, b.y + cut}, {b.x + cut, b.y},
    };
    const struct nb_rgb ink = s->e->scene->theme->ink;
    nb_overlay_line(&s->e->marks, rim, NB_COUNT(rim), ink, 1)->alpha = alpha;
}

/* A key as it looks on a keyboard; returns the x behind it. */
static double add_cap(struct sheet *s, const char *key)
{
    const double in = 0.45 * s->type;
    const double own = width_of(s, key, s->type), width = fmax(own, 0.7 * s->type);
    const double height = 1.2 * s->type;
    write_line(s, in + (width - own) / 2, key, s->type, s->e->scene->theme->ink);
    add_rim(s, (struct nb_rect){0, s->y - 2, width + 2 * in, height + 4}, 3, 0.6);
    add_rim(s, (struct nb_rect){0, s->y - 2, width + 2 * in, height + 6}, 3, 0.3);
    return width + 2 * in;
}

static void write_task(struct sheet *s, const struct nb_tour_step *step)
{
    const double x = add_cap(s, _(step->keys)) + gap * s->type;
    write_text(s, x, _(step->task), s->type, nb_theme_hue(s->e->scene->theme, 0));
    s->y += gap * s->type;
}

/* Where one is, and how to go on. */
static void write_foot(struct sheet *s)
{
    struct nb_buf text = {0};
    const bool last = s->e->tour.step == nb_tour_count, done = s->e->tour.done;
    const struct nb_theme *t = s->e->scene->theme;
    nb_buf_printf(&text, "%zu/%zu", s->e->tour.step, nb_tour_count);
    const size_t number = write_line(s, s->width, nb_buf_text(&text), s->type, t->ink);
    mark(s, number)->across = 1;
    mark(s, number)->alpha = 0.6;
    const size_t keys = write_line(s, 0,
                                   last   ? _("← back    Esc end of the tour")
                                   : done ? _("✓ done    → next")
                                          : _("← back    → next    Esc leave"),
                                   s->type, done ? nb_theme_hue(t, 2) : t->ink);
    mark(s, keys)->alpha = done ? 1 : 0.6;
    s->y += leading * s->type;
    nb_buf_free(&text);
}

/* How much of the curves is in a rectangle. */
static double ink_in(const struct nb_panel *p, const struct nb_rect *r)
{
    const struct nb_rect plot = nb_mark_plot(p);
    const struct nb_window_part part = {
        .u0 = (r->x - plot.x) / plot.width,
        .u1 = (r->x + r->width - plot.x) / plot.width,
        .v0 = 1 - (r->y + r->height - plot.y) / plot.height,
        .v1 = 1 - (r->y - plot.y) / plot.height,
    };
    double ink = 0;
    for (size_t i = 0; i < p->axes->count; i++)
        ink += nb_ink_in(&p->traces[i], part);
    return ink;
}

static struct nb_rect corner(const struct nb_explorer *e, double width, double height,
                             double across, double down)
{
    const struct nb_rect plot = nb_mark_plot(&e->scene->panels[0]);
    return (struct nb_rect){plot.x + beside + across * (plot.width - 2 * beside - width),
                            plot.y + beside + down * (plot.height - 2 * beside - height), width,
                            height};
}

/* Chooses a place once for a size of the window, so that it does not jump while the view
 * moves. */
static struct nb_rect place(struct nb_explorer *e, double width, double height)
{
    static const struct {
        double across, down;
    } places[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0.5, 0}, {0.5, 1}};
    const bool placed = e->tour.width == e->width && e->tour.height == e->height;
    double least = INFINITY;
    for (size_t i = 0; i < NB_COUNT(places) && !placed; i++) {
        const struct nb_rect r = corner(e, width, height, places[i].across, places[i].down);
        const double ink = ink_in(&e->scene->panels[0], &r);
        if (!(ink < least))
            continue;
        least = ink;
        e->tour.across = places[i].across;
        e->tour.down = places[i].down;
    }
    e->tour.width = e->width;
    e->tour.height = e->height;
    return corner(e, width, height, e->tour.across, e->tour.down);
}

static void move_by(struct sheet *s, double x, double y)
{
    for (size_t i = s->first; i < s->e->marks.count; i++)
        for (size_t k = 0; k < mark(s, i)->count; k++) {
            mark(s, i)->points[k].x += x;
            mark(s, i)->points[k].y += y;
        }
}

/* Puts the paper, which was added before all else, behind what was written. */
static void lay_paper(struct sheet *s, size_t paper, struct nb_rect r)
{
    struct nb_point *p = mark(s, paper)->points;
    p[0] = p[3] = (struct nb_point){r.x, r.y};
    p[1] = p[2] = (struct nb_point){r.x + r.width, r.y};
    p[2].y = p[3].y = r.y + r.height;
    mark(s, paper)->alpha = 0.94;
    add_rim(s, r, 4, 0.35);
}

void nb_tour_panel(struct nb_explorer *e, const struct nb_tour_step *step)
{
    const struct nb_theme *t = e->scene->theme;
    const struct nb_rect plot = nb_mark_plot(&e->scene->panels[0]);
    const size_t paper = e->marks.count;
    nb_overlay_box(&e->marks, plot, t->background);
    struct sheet s = {e, t->tick_size, 0, e->marks.count, 0};
    const double edge = pad * s.type;
    s.width = fmax(fmin(widest * s.type, plot.width - 2 * beside) - 2 * edge, 6 * s.type);
    write_text(&s, 0, _(step->title), t->title_size, t->ink);
    s.y += gap / 3 * s.type;
    write_text(&s, 0, _(step->text), s.type, t->ink);
    s.y += gap * s.type;
    write_task(&s, step);
    write_foot(&s);
    const struct nb_rect r = place(e, s.width + 2 * edge, s.y + 2 * edge);
    move_by(&s, r.x + edge, r.y + edge);
    lay_paper(&s, paper, r);
}
