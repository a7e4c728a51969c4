/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a plot on a page of signs. What has no room is left out, the least important
 * first: the name of y, names of curves, the title. */
#include "config.h"

#include "terminal/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "figure/heat.h"

static const double x_spacing = 12, y_spacing = 4.5; /* of ticks, in signs */
static const double widest_names = 0.34;             /* of the cell, beside the plot */
static const double widest_label = 0.3;
enum {
    LEAST_ROWS = 4, /* of a plot for whose sake other things are left out */
    BRIEF_NAME = 3, /* a name of x that stands at the end of the axis */
    MOST_NAME_ROWS = 4
};

static char *plain_of(const char *text, bool ascii)
{
    return text ? nb_signs_plain(text, ascii) : nb_xstrdup("");
}

void nb_terminal_layout_init(struct nb_terminal_layout *l, const struct nb_panel *p,
                             struct nb_terminal_rect cell, bool ascii)
{
    const struct nb_axes *a = p->axes;
    const struct nb_heat *heat = nb_axes_heat(a);
    *l = (struct nb_terminal_layout){.panel = p, .cell = cell, .ascii = ascii};
    l->xticks = nb_xcalloc(1, sizeof *l->xticks);
    l->yticks = nb_xcalloc(1, sizeof *l->yticks);
    l->y2ticks = nb_xcalloc(1, sizeof *l->y2ticks);
    l->bar_ticks = nb_xcalloc(1, sizeof *l->bar_ticks);
    l->title = plain_of(a->title, ascii);
    l->xlabel = plain_of(nb_layout_x_name(a), ascii);
    l->ylabel = plain_of(a->ylabel, ascii);
    l->framed = nb_axes_sides(a) == NB_SIDES_ALL;
    l->axes = a->spines != NB_SPINES_NONE;
    l->bar = heat && heat->bar && cell.columns >= 30 ? heat : NULL;
    nb_terminal_place(l, 6, 1);
}

void nb_terminal_layout_free(struct nb_terminal_layout *l)
{
    for (size_t i = 0; i < l->name_count; i++)
        free(l->names[i].text);
    free(l->names);
    free(l->title);
    free(l->xlabel);
    free(l->ylabel);
    free(l->xticks);
    free(l->yticks);
    free(l->y2ticks);
    free(l->bar_ticks);
    *l = (struct nb_terminal_layout){0};
}

/* What is known of a kind of ticks. */
struct axis {
    const struct nb_terminal_layout *l;
    bool upright;
};

static double extent(const char *label, void *ctx)
{
    const struct axis *axis = ctx;
    if (axis->upright)
        return 1;
    char *text = nb_signs_plain(label, axis->l->ascii);
    const double width = (double)nb_signs_width(text) + 2;
    free(text);
    return width;
}

static void choose(struct nb_ticks *t, const struct nb_terminal_layout *l,
                   const struct nb_scale *scale, const struct nb_tick_list *wanted, bool upright)
{
    struct axis axis = {l, upright};
    const double length = (double)(upright ? l->plot.rows : l->plot.columns);
    struct nb_scale in_signs = *scale;
    in_signs.from *= length;
    in_signs.to *= length;
    const double wished = upright ? y_spacing : x_spacing;
    const struct nb_tick_request r = {.scale = in_signs,
                                      .spacing = fmin(wished, fmax(length / 2, 1)),
                                      .extent = extent,
                                      .ctx = &axis,
                                      .wanted = wanted,
                                      .minor = NB_MINOR_OFF};
    nb_ticks_choose(t, &r);
}

static struct nb_scale scale_of(struct nb_limits on, const struct nb_warp *warp, bool reversed)
{
    return (struct nb_scale){on.lo, on.hi, reversed ? 1 : 0, reversed ? 0 : 1, *warp};
}

static void set_scales(struct nb_terminal_layout *l)
{
    const struct nb_panel *p = l->panel;
    const struct nb_axes *a = p->axes;
    l->x = scale_of(p->x, &a->x_warp, a->x_reversed);
    l->y = scale_of(p->y, &a->y_warp, a->y_reversed);
    l->y2 = scale_of(p->y2, &a->y2_warp, a->y2_reversed);
}

static void choose_all(struct nb_terminal_layout *l)
{
    const struct nb_axes *a = l->panel->axes;
    set_scales(l);
    choose(l->xticks, l, &l->x, &a->x_ticks, false);
    choose(l->yticks, l, &l->y, &a->y_ticks, true);
    if (a->twin)
        choose(l->y2ticks, l, &l->y2, &a->y2_ticks, true);
    if (l->bar) {
        const struct nb_scale bar = {l->bar->values.lo, l->bar->values.hi, 0, 1, {0}};
        choose(l->bar_ticks, l, &bar, NULL, true);
    }
}

static long widest_of(const struct nb_terminal_layout *l, const struct nb_ticks *t)
{
    long widest = 0;
    for (size_t i = 0; i < t->count; i++) {
        char *text = nb_signs_plain(t->tick[i].label, l->ascii);
        const long width = nb_signs_width(text);
        widest = width > widest ? width : widest;
        free(text);
    }
    const long most = (long)(widest_label * (double)l->cell.columns);
    return widest < most ? widest : most;
}

/* Columns of the numbers at ticks, with the axis. */
static long axis_width(const struct nb_terminal_layout *l, const struct nb_ticks *t)
{
    const long width = widest_of(l, t);
    return width + (width > 0) + l->axes;
}

static long right_without_names(const struct nb_terminal_layout *l)
{
    const bool twin = l->panel->axes->twin;
    const long bar = l->bar ? 1 + NB_TERMINAL_BAR + 1 + widest_of(l, l->bar_ticks) : 0;
    const long brief = nb_signs_width(l->xlabel);
    const long least = brief > 0 && brief <= BRIEF_NAME ? brief + 1 + l->framed : 1;
    const long all = (twin ? axis_width(l, l->y2ticks) + 1 : l->framed ? 2 : 0) + bar;
    return all > least ? all : least;
}

void nb_terminal_measure(struct nb_terminal_layout *l)
{
    choose_all(l);
    nb_terminal_collect_names(l);
    const long names = nb_terminal_names_width(l), bare = right_without_names(l);
    const bool beside = (double)names <= widest_names * (double)l->cell.columns &&
                        (long)l->name_count <= l->plot.rows && l->cell.columns - names >= 30;
    l->left = axis_width(l, l->yticks);
    l->right = bare;
    l->top_names = 0;
    if (beside && names > 0)
        l->right += names + (bare < 2 || l->bar || l->panel->axes->twin);
    else
        l->top_names = nb_terminal_names_rows(l, l->cell.columns - l->left);
    if (l->top_names > MOST_NAME_ROWS)
        l->top_names = MOST_NAME_ROWS;
}

/* Takes rows for something, if the plot keeps enough. */
static bool take(long *rows, long wanted, long least)
{
    if (wanted == 0 || *rows - wanted < least)
        return false;
    *rows -= wanted;
    return true;
}

/* The widest plot of the wanted shape; dots are square. */
static void keep_shape(struct nb_terminal_layout *l)
{
    const struct nb_panel *p = l->panel;
    const struct nb_aspect *aspect = &p->axes->aspect;
    double shape = aspect->ratio;
    if (!(shape > 0) || !aspect->by_box || !(p->x.lo < p->x.hi) || !(p->y.lo < p->y.hi))
        return;
    const struct nb_warp *xw = &p->axes->x_warp, *yw = &p->axes->y_warp;
    shape *= (nb_warp_place(yw, p->y.hi) - nb_warp_place(yw, p->y.lo)) /
             (nb_warp_place(xw, p->x.hi) - nb_warp_place(xw, p->x.lo));
    if (aspect->ratio == NB_ASPECT_SQUARE)
        shape = 1;
    if (!(shape > 0.01 && shape < 100))
        return;
    const double columns = (double)l->plot.columns, rows = 2 * (double)l->plot.rows;
    const double width = fmin(columns, rows / shape);
    l->plot.columns = (long)fmax(1, round(width));
    l->plot.rows = (long)fmax(1, round(width * shape / 2));
}

void nb_terminal_place(struct nb_terminal_layout *l, long left, long right)
{
    const long names = l->top_names;
    long rows = l->cell.rows, head = 0;
    rows -= rows > LEAST_ROWS ? 2 : rows > 2 ? 1 : 0; /* the axis, and its numbers */
    const bool title = take(&rows, *l->title != '\0', LEAST_ROWS);
    l->top_names = take(&rows, names, LEAST_ROWS) ? names : 0;
    const bool box = take(&rows, l->framed, LEAST_ROWS);
    const bool noted = *l->ylabel || l->yticks->note[0] || l->y2ticks->note[0];
    const bool above = take(&rows, noted, LEAST_ROWS + 1);
    l->below =
        take(&rows, nb_signs_width(l->xlabel) > BRIEF_NAME || l->xticks->note[0], LEAST_ROWS + 1);
    l->framed = box;
    head = title + l->top_names + above + box;
    l->head = title + above;
    while (left + right + 1 > l->cell.columns && (left > 0 || right > 0)) {
        left -= left > 0;
        right -= right > 0;
    }
    l->plot = (struct nb_terminal_rect){l->cell.column + left, l->cell.row + head,
                                        l->cell.columns - left - right, rows};
    keep_shape(l);
}

void nb_terminal_settle(struct nb_terminal_layout *l)
{
    choose_all(l);
    nb_terminal_collect_names(l);
    nb_terminal_place_names(l);
    const long beside = l->panel->axes->twin ? axis_width(l, l->y2ticks) + 1 : l->framed;
    l->bar_column = l->plot.column + l->plot.columns + beside + 1;
}

static long column_of(const struct nb_terminal_layout *l, double value)
{
    const double at = floor(nb_scale_map(&l->x, value) * (double)l->plot.columns);
    return l->plot.column + (long)fmax(0, fmin(at, (double)l->plot.columns - 1));
}

static long row_of(const struct nb_terminal_layout *l, const struct nb_scale *y, double value)
{
    const double at = floor((1 - nb_scale_map(y, value)) * (double)l->plot.rows);
    return l->plot.row + (long)fmax(0, fmin(at, (double)l->plot.rows - 1));
}

/* Writes a text that ends before a column. */
static void write_left(struct nb_signs *c, long end, long row, long least, const char *text,
                       int ink)
{
    const long from = end - nb_signs_width(text);
    nb_signs_write(c, from > least ? from : least, row, end, text, ink);
}

/* Writes a text around a column, between two borders. */
static void write_middle(struct nb_signs *c, long middle, long row, long least, long end,
                         const char *text)
{
    const long width = nb_signs_width(text);
    long from = middle - width / 2;
    from = from + width > end ? end - width : from;
    nb_signs_write(c, from > least ? from : least, row, end, text, NB_INK_TEXT);
}

static void draw_lines(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const struct nb_terminal_rect *p = &l->plot;
    const long left = p->column - 1, right = p->column + p->columns, bottom = p->row + p->rows;
    const bool twin = l->panel->axes->twin || l->framed;
    for (long i = 0; i < p->rows; i++) {
        nb_signs_sign(c, left, p->row + i, "│", '|', NB_INK_QUIET);
        if (twin)
            nb_signs_sign(c, right, p->row + i, "│", '|', NB_INK_QUIET);
    }
    for (long i = 0; i < p->columns; i++) {
        nb_signs_sign(c, p->column + i, bottom, "─", '-', NB_INK_QUIET);
        if (l->framed)
            nb_signs_sign(c, p->column + i, p->row - 1, "─", '-', NB_INK_QUIET);
    }
    nb_signs_sign(c, left, bottom, "└", '+', NB_INK_QUIET);
    if (twin)
        nb_signs_sign(c, right, bottom, "┘", '+', NB_INK_QUIET);
    if (l->framed) {
        nb_signs_sign(c, left, p->row - 1, "┌", '+', NB_INK_QUIET);
        nb_signs_sign(c, right, p->row - 1, "┐", '+', NB_INK_QUIET);
    }
}

static void draw_y_ticks(const struct nb_terminal_layout *l, struct nb_signs *c, bool right)
{
    const struct nb_ticks *t = right ? l->y2ticks : l->yticks;
    const long left = l->plot.column - 1, beside = l->plot.column + l->plot.columns;
    for (size_t i = 0; i < t->count; i++) {
        const long row = row_of(l, right ? &l->y2 : &l->y, t->tick[i].value);
        char *text = nb_signs_plain(t->tick[i].label, l->ascii);
        if (l->axes)
            nb_signs_sign(c, right ? beside : left, row, right ? "├" : "┤", '+', NB_INK_QUIET);
        if (right)
            nb_signs_write(c, beside + 2, row, l->cell.column + l->cell.columns, text, NB_INK_TEXT);
        else if (left - l->axes > l->cell.column)
            write_left(c, left - l->axes + !l->axes, row, l->cell.column, text, NB_INK_TEXT);
        free(text);
    }
}

static void draw_x_ticks(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const long axis = l->plot.row + l->plot.rows, end = l->cell.column + l->cell.columns;
    for (size_t i = 0; i < l->xticks->count; i++) {
        const long column = column_of(l, l->xticks->tick[i].value);
        char *text = nb_signs_plain(l->xticks->tick[i].label, l->ascii);
        if (l->axes)
            nb_signs_sign(c, column, axis, "┬", '+', NB_INK_QUIET);
        if (axis + l->axes < l->cell.row + l->cell.rows)
            write_middle(c, column, axis + l->axes, l->cell.column, end, text);
        free(text);
    }
}

/* What numbers are to be multiplied with, and names. */
static void draw_names_of_axes(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const struct nb_terminal_rect *p = &l->plot;
    const long end = l->cell.column + l->cell.columns, axis = p->row + p->rows;
    const long above = p->row - l->framed - l->top_names - 1;
    const long brief = nb_signs_width(l->xlabel);
    struct nb_buf y = {0}, x = {0};
    nb_buf_printf(&y, "%s%s%s", l->ylabel, *l->ylabel && l->yticks->note[0] ? "  " : "",
                  l->yticks->note);
    nb_buf_printf(&x, "%s%s%s", l->xlabel, *l->xlabel && l->xticks->note[0] ? "  " : "",
                  l->xticks->note);
    char *yt = nb_signs_plain(nb_buf_text(&y), l->ascii);
    char *xt = nb_signs_plain(nb_buf_text(&x), l->ascii);
    if (l->head > (*l->title != '\0')) {
        nb_signs_write(c, l->cell.column, above, end, yt, NB_INK_TEXT);
        write_left(c, end, above, l->cell.column + nb_signs_width(yt) + 1, l->y2ticks->note,
                   NB_INK_TEXT);
    }
    if (l->below)
        write_middle(c, p->column + p->columns / 2, axis + l->axes + 1, l->cell.column, end, xt);
    else if (brief <= BRIEF_NAME)
        nb_signs_write(c, p->column + p->columns + 1 + l->framed, axis, end, l->xlabel,
                       NB_INK_TEXT);
    free(yt);
    free(xt);
    nb_buf_free(&y);
    nb_buf_free(&x);
}

void nb_terminal_draw_frame(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    if (l->axes)
        draw_lines(l, c);
    draw_y_ticks(l, c, false);
    if (l->panel->axes->twin)
        draw_y_ticks(l, c, true);
    draw_x_ticks(l, c);
    draw_names_of_axes(l, c);
    if (*l->title && l->head > 0)
        write_middle(c, l->plot.column + l->plot.columns / 2, l->cell.row, l->cell.column,
                     l->cell.column + l->cell.columns, l->title);
    nb_terminal_draw_names(l, c);
}
