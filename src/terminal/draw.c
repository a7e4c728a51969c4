/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves on a page of signs. Their dots come from the traces that are drawn in all files; what
 * is a point by itself is a sign. */
#include "config.h"

#include "terminal/draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/xalloc.h"

enum { TRY = 4 };                        /* places of a name beside its point */
static const double marker_share = 0.34; /* of the columns: so few points of a line are marked */

static bool is_in_view(struct nb_point at)
{
    return at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1;
}

/* The sign where a point is. */
static long column_at(const struct nb_terminal_layout *l, double u)
{
    return l->plot.column +
           (long)fmin(floor(u * (double)l->plot.columns), (double)l->plot.columns - 1);
}

static long row_at(const struct nb_terminal_layout *l, double v)
{
    return l->plot.row +
           (long)fmin(floor((1 - v) * (double)l->plot.rows), (double)l->plot.rows - 1);
}

static void sign_at(const struct nb_terminal_layout *l, struct nb_signs *c, struct nb_point at,
                    const char *sign, char ascii, int ink)
{
    if (is_in_view(at))
        nb_signs_sign(c, column_at(l, at.x), row_at(l, at.y), sign, ascii, ink);
}

/* The lines through 0, where they are inside. */
static void draw_zero(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const struct nb_terminal_rect *p = &l->plot;
    const struct nb_axes *a = l->panel->axes;
    const struct nb_crossing x = a->cross_x, y = a->cross_y;
    struct nb_point zero = nb_terminal_share(l, x.at, y.at, false);
    zero.x = x.of_plot ? x.at : zero.x;
    zero.y = y.of_plot ? y.at : zero.y;
    const bool across = zero.y > 0 && zero.y < 1 && !(a->hidden_sides & NB_SIDE_BOTTOM);
    const bool up = zero.x > 0 && zero.x < 1 && !(a->hidden_sides & NB_SIDE_LEFT);
    if (a->spines != NB_SPINES_ORIGIN)
        return;
    for (long i = 0; i < p->columns && across; i++)
        nb_signs_sign(c, p->column + i, row_at(l, zero.y), "─", '-', NB_INK_QUIET);
    for (long i = 0; i < p->rows && up; i++)
        nb_signs_sign(c, column_at(l, zero.x), p->row + i, "│", '|', NB_INK_QUIET);
    if (across && up)
        nb_signs_sign(c, column_at(l, zero.x), row_at(l, zero.y), "┼", '+', NB_INK_QUIET);
}

/* Whether the points of data are shown; of a line when they are few. */
static bool is_marked(const struct nb_terminal_layout *l, size_t i)
{
    const struct nb_panel *p = l->panel;
    const struct nb_curve *c = &p->axes->curves[i];
    const struct nb_points *shown = &p->shown[i];
    if (c->y || c->implicit.f)
        return false;
    size_t inside = 0;
    for (size_t k = 0; k < shown->count; k++)
        inside += shown->xs[k] >= p->x.lo && shown->xs[k] <= p->x.hi;
    const bool sparse = c->look.order == 0 && !c->look.bare && !shown->some &&
                        (double)inside <= marker_share * (double)l->plot.columns;
    return c->look.order == NB_PEN_POINTS || c->look.marked || sparse;
}

/* A point is four dots, or one where they are so many that four would be a blot. */
static void draw_points(const struct nb_terminal_layout *l, size_t i, struct nb_braille *dots)
{
    const struct nb_points *shown = &l->panel->shown[i];
    const long across = l->plot.columns * NB_BRAILLE_ACROSS, down = l->plot.rows * NB_BRAILLE_DOWN;
    const bool many = (long)shown->count > l->plot.columns * l->plot.rows / 4;
    for (size_t k = 0; k < shown->count; k++) {
        const struct nb_point at =
            nb_terminal_share(l, shown->xs[k], shown->ys[k], l->panel->axes->curves[i].right);
        if (!is_in_view(at))
            continue;
        const double x = at.x * (double)across, y = (1 - at.y) * (double)down;
        const long column = (long)fmin(many ? floor(x) : fmax(round(x), 1), (double)across - 1);
        const long row = (long)fmin(many ? floor(y) : fmax(round(y), 1), (double)down - 1);
        for (long d = 0; d < (many ? 1 : 4); d++)
            nb_braille_put(dots, column - d % 2, row - d / 2);
    }
}

static void draw_curve(const struct nb_terminal_layout *l, size_t i,
                       struct nb_terminal_layer *lines)
{
    const struct nb_curve *c = &l->panel->axes->curves[i];
    struct nb_braille dots;
    nb_braille_init(&dots, lines->all.columns, lines->all.rows);
    if (c->look.order != NB_PEN_POINTS)
        nb_braille_trace(&dots, &l->panel->traces[i], nb_terminal_dash(&c->look));
    if (is_marked(l, i))
        draw_points(l, i, &dots);
    nb_terminal_layer_add(lines, &dots, c->look.hue);
    nb_braille_free(&dots);
}

/* Derivatives first, as everywhere. */
static void draw_curves(const struct nb_terminal_layout *l, struct nb_terminal_layer *lines)
{
    const struct nb_axes *a = l->panel->axes;
    for (int order = NB_PEN_POINTS; order >= 0; order--)
        for (size_t i = 0; i < a->count; i++)
            if (!a->curves[i].hidden && (a->curves[i].y ? a->curves[i].look.order : 0) == order)
                draw_curve(l, i, lines);
}

static void draw_rules(const struct nb_terminal_layout *l, struct nb_terminal_layer *lines)
{
    const struct nb_axes *a = l->panel->axes;
    for (size_t i = 0; i < a->rule_count; i++) {
        const struct nb_guide *r = &a->rules[i];
        const double at = nb_scale_map(r->vertical ? &l->x : r->right ? &l->y2 : &l->y, r->at);
        struct nb_point from = {0, at}, to = {1, at};
        if (!(at >= 0 && at <= 1))
            continue;
        if (r->vertical) {
            from = (struct nb_point){at, 0};
            to = (struct nb_point){at, 1};
        }
        struct nb_braille dots;
        nb_braille_init(&dots, lines->all.columns, lines->all.rows);
        nb_braille_line(&dots, from, to, nb_terminal_dash(&r->look));
        nb_terminal_layer_add(lines, &dots, r->look.hue);
        nb_braille_free(&dots);
    }
}

static struct nb_point note_place(const struct nb_terminal_layout *l, const struct nb_note *n)
{
    if (n->of_figure)
        return nb_note_in_cell(l->panel->axes, n);
    return n->of_plot ? (struct nb_point){n->x, n->y} : nb_terminal_share(l, n->x, n->y, false);
}

/* From a text to what it is about. */
static void draw_arrows(const struct nb_terminal_layout *l, struct nb_terminal_layer *lines)
{
    const struct nb_axes *a = l->panel->axes;
    for (size_t i = 0; i < a->note_count; i++) {
        const struct nb_note *n = &a->notes[i];
        const struct nb_point to = nb_terminal_share(l, n->to_x, n->to_y, false);
        struct nb_braille dots;
        if (!n->arrow || !is_in_view(to))
            continue;
        nb_braille_init(&dots, lines->all.columns, lines->all.rows);
        nb_braille_line(&dots, note_place(l, n), to, NULL);
        nb_terminal_layer_add(lines, &dots, NB_INK_QUIET);
        nb_braille_free(&dots);
    }
}

/* Signs of blocks where an area fills them evenly, which are smoother than dots. Of what hangs
 * from above the rest is the sign, and the ink around it: so it needs colours. */
static const struct block {
    unsigned char dots;
    bool inverse;
    const char *sign;
} blocks[] = {{0xC0, false, "▂"}, {0xE4, false, "▄"}, {0xF6, false, "▆"},
              {0xFF, false, "█"}, {0x1B, false, "▀"}, {0x47, false, "▌"},
              {0xB8, false, "▐"}, {0x3F, true, "▂"},  {0x09, true, "▆"}};

/* NULL: it is none. */
static const struct block *block_of(const struct nb_signs *c, unsigned char dots)
{
    for (size_t i = 0; i < NB_COUNT(blocks) && !nb_signs_are_ascii(c); i++)
        if (blocks[i].dots == dots && (!blocks[i].inverse || c->screen->colors > 0))
            return &blocks[i];
    return NULL;
}

/* A sign of dots; a curve over a full area has that behind it. */
static void put_sign(const struct nb_terminal_layout *l, struct nb_signs *c, long column, long row,
                     unsigned char dots, int ink, bool area)
{
    struct nb_buf text = {0};
    struct nb_sign *at = nb_signs_at(c, column, row);
    const struct block *block = area ? block_of(c, dots) : NULL;
    const bool on_area = !area && strcmp(at->text, "█") == 0 && c->screen->colors > 0;
    const int below = on_area ? at->ink : at->behind;
    nb_braille_add(&text, dots, l->ascii);
    nb_signs_sign(c, column, row, block ? block->sign : nb_buf_text(&text), *nb_buf_text(&text),
                  ink);
    at->inverse = block && block->inverse;
    at->behind = below;
    nb_buf_free(&text);
}

/* Puts a layer on the page. */
static void put_layer(const struct nb_terminal_layout *l, struct nb_signs *c,
                      const struct nb_terminal_layer *y, bool areas)
{
    for (long row = 0; row < l->plot.rows; row++)
        for (long i = 0; i < l->plot.columns; i++) {
            const unsigned char dots = nb_braille_sign(&y->all, (size_t)i, (size_t)row);
            if (dots)
                put_sign(l, c, l->plot.column + i, l->plot.row + row, dots,
                         y->inks[row * l->plot.columns + i], areas);
        }
}

/* Dots of a curve nearer than two signs are a necklace that says nothing. */
static bool has_room(const struct nb_terminal_layout *l, const struct nb_trace *t, size_t i)
{
    const double least = 2 / (double)l->plot.columns, u = t->dots[i].u;
    size_t before = i, after = i;
    while (before > 0 && t->dots[before].u == u)
        before--;
    while (after + 1 < t->dot_count && t->dots[after].u == u)
        after++;
    return (t->dots[before].u == u || u - t->dots[before].u >= least) &&
           (t->dots[after].u == u || t->dots[after].u - u >= least);
}

/* Ends at jumps, points that stand alone, and where a curve leaves the plot. */
static void draw_ends(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const struct nb_axes *a = l->panel->axes;
    for (size_t i = 0; i < a->count; i++) {
        const struct nb_trace *t = &l->panel->traces[i];
        const int ink = a->curves[i].look.hue;
        for (size_t k = 0; k < t->mark_count && !a->curves[i].hidden; k++) {
            const bool up = t->marks[k].up;
            sign_at(l, c, (struct nb_point){t->marks[k].u, up ? 1 : 0}, up ? "▲" : "▼",
                    up ? '^' : 'v', ink);
        }
        for (size_t k = 0; k < t->dot_count && !a->curves[i].hidden; k++)
            if (has_room(l, t, k))
                sign_at(l, c, (struct nb_point){t->dots[k].u, t->dots[k].v},
                        t->dots[k].closed ? "●" : "○", t->dots[k].closed ? '@' : 'o', ink);
    }
}

/* Whether so many signs are inside of the plot and nothing but quiet lines is there. */
static bool is_free(const struct nb_terminal_layout *l, struct nb_signs *c, long column, long row,
                    long width)
{
    if (column < l->plot.column || column + width > l->plot.column + l->plot.columns ||
        row < l->plot.row || row >= l->plot.row + l->plot.rows)
        return false;
    for (long i = 0; i < width; i++) {
        const struct nb_sign *cell = nb_signs_at(c, column + i, row);
        if (cell->ink != NB_INK_QUIET && strcmp(cell->text, " ") != 0)
            return false;
    }
    return true;
}

/* The name of a spot beside it, if there is room. */
static bool name_spot(const struct nb_terminal_layout *l, struct nb_signs *c,
                      const struct nb_spot *s, struct nb_point at, bool brief)
{
    const int ink = l->panel->axes->curves[s->curve].look.hue;
    const long column = column_at(l, at.x), row = row_at(l, at.y);
    struct nb_buf text = {0};
    nb_spot_text(s, brief, &text);
    char *plain = nb_signs_plain(nb_buf_text(&text), l->ascii);
    const long width = nb_signs_width(plain), up = nb_spot_is_low(s) ? 1 : -1;
    const long places[TRY][2] = {{column - width / 2, row + up},
                                 {column + 2, row},
                                 {column - 1 - width, row},
                                 {column - width / 2, row - up}};
    bool done = false;
    for (int i = 0; i < TRY && !done; i++)
        if (is_free(l, c, places[i][0], places[i][1], width)) {
            nb_signs_write(c, places[i][0], places[i][1], places[i][0] + width, plain, ink);
            done = true;
        }
    nb_buf_free(&text);
    free(plain);
    return done;
}

static struct nb_point place_of(const struct nb_terminal_layout *l, const struct nb_spot *s)
{
    return nb_terminal_share(l, s->x, s->y, l->panel->axes->curves[s->curve].right);
}

static void draw_spots(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const struct nb_spots *spots = &l->panel->spots;
    for (size_t i = 0; i < spots->count; i++)
        sign_at(l, c, place_of(l, &spots->list[i]), "●", '@',
                l->panel->axes->curves[spots->list[i].curve].look.hue);
    for (size_t k = 0; k < NB_SPOT_RANKS * spots->count; k++) {
        const struct nb_spot *s = &spots->list[k % spots->count];
        const struct nb_point at = place_of(l, s);
        if (nb_spot_rank(s) == k / spots->count && is_in_view(at) && !name_spot(l, c, s, at, false))
            name_spot(l, c, s, at, true);
    }
}

static void draw_notes(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const struct nb_axes *a = l->panel->axes;
    const long end = l->plot.column + l->plot.columns;
    for (size_t i = 0; i < a->note_count; i++) {
        const struct nb_note *n = &a->notes[i];
        const struct nb_point at = note_place(l, n);
        if (!is_in_view(at))
            continue;
        char *text = nb_signs_plain(n->text, l->ascii);
        const long width = nb_signs_width(text);
        long column = column_at(l, at.x) - (long)round(n->across * (double)(width - 1));
        column = column + width > end ? end - width : column;
        column = column < l->plot.column ? l->plot.column : column;
        nb_signs_write(c, column, row_at(l, at.y), end, text, n->hue >= 0 ? n->hue : NB_INK_TEXT);
        free(text);
    }
}

void nb_terminal_draw(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    struct nb_terminal_layer areas, lines;
    nb_terminal_layer_init(&areas, &l->plot);
    nb_terminal_layer_init(&lines, &l->plot);
    nb_terminal_draw_frame(l, c);
    draw_zero(l, c);
    nb_terminal_draw_maps(l, c);
    nb_terminal_draw_patches(l, &areas, &lines);
    draw_rules(l, &lines);
    draw_arrows(l, &lines);
    draw_curves(l, &lines);
    put_layer(l, c, &areas, true);
    put_layer(l, c, &lines, false);
    draw_ends(l, c);
    draw_spots(l, c);
    draw_notes(l, c);
    nb_terminal_layer_free(&areas);
    nb_terminal_layer_free(&lines);
}
