/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of curves on a terminal: beside their right ends where there is room, else above
 * the plot. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "curve/ink.h"
#include "terminal/layout.h"
#include "figure/patch.h"

enum { GAP = 2 }; /* between names above */

static void add(struct nb_terminal_layout *l, const char *label, struct nb_stroke look, bool area,
                double end)
{
    if (!label || !*label || l->panel->axes->legend == NB_LEGEND_NONE)
        return;
    l->names = nb_grow(l->names, &l->name_cap, l->name_count + 1, sizeof *l->names);
    l->names[l->name_count++] =
        (struct nb_terminal_name){nb_signs_plain(label, l->ascii), look, area, end, -1};
}

static double rule_end(const struct nb_terminal_layout *l, const struct nb_guide *r)
{
    const double v = nb_scale_map(r->right ? &l->y2 : &l->y, r->at);
    return !r->vertical && v >= 0 && v <= 1 ? v : NAN;
}

void nb_terminal_collect_names(struct nb_terminal_layout *l)
{
    const struct nb_axes *a = l->panel->axes;
    for (size_t i = 0; i < l->name_count; i++)
        free(l->names[i].text);
    l->name_count = 0;
    for (size_t i = 0; i < a->count; i++)
        add(l, a->curves[i].label, a->curves[i].look, false,
            nb_ink_right_end(&l->panel->traces[i]));
    for (size_t i = 0; i < a->rule_count; i++)
        add(l, a->rules[i].label, a->rules[i].look, false, rule_end(l, &a->rules[i]));
    for (size_t i = 0; i < a->patch_count; i++)
        add(l, a->patches[i].label, a->patches[i].look, a->patches[i].kind != NB_PATCH_SEGMENTS,
            NAN);
}

static long width_of(const struct nb_terminal_name *n)
{
    return NB_TERMINAL_KEY + nb_signs_width(n->text);
}

long nb_terminal_names_width(const struct nb_terminal_layout *l)
{
    long widest = 0;
    for (size_t i = 0; i < l->name_count; i++)
        widest = width_of(&l->names[i]) > widest ? width_of(&l->names[i]) : widest;
    return widest;
}

long nb_terminal_names_rows(const struct nb_terminal_layout *l, long columns)
{
    long rows = 0, left = 0;
    for (size_t i = 0; i < l->name_count; i++) {
        const long width = width_of(&l->names[i]);
        if (left < width)
            rows++;
        left = (left < width ? columns : left) - width - GAP;
    }
    return rows;
}

static int by_end(const void *a, const void *b)
{
    const struct nb_terminal_name *p = *(const struct nb_terminal_name *const *)a;
    const struct nb_terminal_name *q = *(const struct nb_terminal_name *const *)b;
    if (isnan(p->end) || isnan(q->end) || p->end == q->end)
        return isnan(p->end) != isnan(q->end) ? (isnan(p->end) ? 1 : -1) : (p < q ? -1 : 1);
    return p->end > q->end ? -1 : 1;
}

/* From the top down each at its end, or in the first row that is free; those that have come
 * too low move up together. */
static void spread(struct nb_terminal_name **names, size_t count, long rows)
{
    long free_row = 0;
    for (size_t i = 0; i < count; i++) {
        const long wanted =
            isnan(names[i]->end) ? free_row : (long)((1 - names[i]->end) * (double)rows);
        names[i]->row = wanted > free_row ? wanted : free_row;
        free_row = names[i]->row + 1;
    }
    long most = rows - 1;
    for (size_t i = count; i-- > 0; most = names[i]->row - 1)
        names[i]->row = names[i]->row < most ? names[i]->row : most;
}

void nb_terminal_place_names(struct nb_terminal_layout *l)
{
    struct nb_terminal_name **order = nb_xcalloc(l->name_count + 1, sizeof *order);
    for (size_t i = 0; i < l->name_count; i++)
        order[i] = &l->names[i];
    qsort(order, l->name_count, sizeof *order, by_end);
    spread(order, l->name_count, l->plot.rows);
    free(order);
}

/* A sample of the line: two signs. */
static void draw_key(const struct nb_terminal_name *n, struct nb_signs *c, long column, long row)
{
    static const char *const lines[] = {"─", "╌", "┈"};
    static const char ascii[] = {'-', '-', '.'};
    const int order = n->look.order < 2 ? n->look.order : 2;
    const bool points = n->look.order == NB_PEN_POINTS;
    for (long i = 0; i < NB_TERMINAL_KEY - 1; i++)
        if (n->area)
            nb_signs_sign(c, column + i, row, n->look.faint >= 0.5 ? "░" : "█", '#', n->look.hue);
        else if (points)
            nb_signs_sign(c, column + i, row, i == 0 ? "•" : " ", i == 0 ? 'o' : ' ', n->look.hue);
        else
            nb_signs_sign(c, column + i, row, lines[order],
                          nb_signs_are_ascii(c) && order == 1 && i == 1 ? ' ' : ascii[order],
                          n->look.hue);
}

static void draw_name(const struct nb_terminal_name *n, struct nb_signs *c, long column, long row,
                      long end)
{
    draw_key(n, c, column, row);
    nb_signs_write(c, column + NB_TERMINAL_KEY, row, end, n->text, n->look.hue);
}

static void draw_above(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const long end = l->cell.column + l->cell.columns;
    long row = l->plot.row - l->framed - l->top_names - 1, column = end;
    for (size_t i = 0; i < l->name_count; i++) {
        const long width = width_of(&l->names[i]);
        if (end - column < width) {
            column = l->plot.column;
            row++;
        }
        if (row < l->plot.row - l->framed)
            draw_name(&l->names[i], c, column, row, end);
        column += width + GAP;
    }
}

void nb_terminal_draw_names(const struct nb_terminal_layout *l, struct nb_signs *c)
{
    const long end = l->cell.column + l->cell.columns;
    if (l->top_names > 0) {
        draw_above(l, c);
        return;
    }
    for (size_t i = 0; i < l->name_count && nb_terminal_names_width(l) > 0; i++)
        if (l->names[i].row >= 0)
            draw_name(&l->names[i], c, end - nb_terminal_names_width(l),
                      l->plot.row + l->names[i].row, end);
}
