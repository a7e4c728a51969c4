/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as text. */
#include "config.h"

#include "terminal/page.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "terminal/draw.h"

/* Columns and rows of the proof for one of dots: a curve is known better than it is drawn. */
static const double finer = 4;
enum { LEAST_WIDE = 24, LEAST_HIGH = 9 }; /* of a plot with what stands around it, in signs */

/* A figure on its way. */
struct page {
    struct nb_scene *scene;
    const struct nb_screen *screen;
    struct nb_terminal_layout *layouts; /* one a panel */
    long columns, rows, top;            /* top: rows of the title above all */
    bool stacked;                       /* plots that are beside each other stand below */
    char *title;
};

/* Rows of cells that the figure has: those of its finest grid, or a row for each plot. */
static long rows_of_cells(const struct page *g)
{
    long most = 1;
    for (size_t i = 0; i < g->scene->count; i++) {
        const long rows = (long)g->scene->figure->axes[i].place.rows;
        most = rows > most ? rows : most;
    }
    return g->stacked ? (long)g->scene->count : most;
}

static bool is_too_narrow(const struct page *g)
{
    for (size_t i = 0; i < g->scene->count; i++) {
        const long columns = (long)g->scene->figure->axes[i].place.columns;
        if (columns > 1 && g->columns / columns < LEAST_WIDE)
            return true;
    }
    return false;
}

/* The cell of a plot in whole signs, a free column between neighbours. */
static struct nb_terminal_rect cell_of(const struct page *g, size_t i)
{
    const struct nb_place *p = &g->scene->figure->axes[i].place;
    const long below = g->rows - g->top;
    const long columns = g->stacked ? 1 : (long)p->columns;
    const long rows = g->stacked ? (long)g->scene->count : (long)p->rows;
    const long column = g->stacked ? 0 : (long)(p->index % p->columns);
    const long row = g->stacked ? (long)i : (long)(p->index / p->columns);
    const long x0 = g->columns * column / columns, x1 = g->columns * (column + 1) / columns;
    const long y0 = below * row / rows, y1 = below * (row + 1) / rows;
    return (struct nb_terminal_rect){x0, g->top + y0, x1 - x0 - (column + 1 < columns), y1 - y0};
}

static void open_page(struct page *g, struct nb_scene *s, const struct nb_screen *screen)
{
    const bool ascii = screen->kind == NB_SCREEN_ASCII;
    const char *title = s->figure->title;
    *g = (struct page){.scene = s, .screen = screen, .columns = (long)screen->columns};
    g->title = title && *title && screen->rows >= LEAST_HIGH ? nb_signs_plain(title, ascii) : NULL;
    g->top = g->title ? 1 : 0;
    g->stacked = is_too_narrow(g);
    const long least = LEAST_HIGH * rows_of_cells(g) + g->top;
    g->rows = (long)screen->rows;
    if (rows_of_cells(g) > 1 && g->rows < least)
        g->rows = least;
    g->layouts = nb_xcalloc(s->count + 1, sizeof *g->layouts);
    for (size_t i = 0; i < s->count; i++)
        nb_terminal_layout_init(&g->layouts[i], &s->panels[i], cell_of(g, i), ascii);
}

static void close_page(struct page *g)
{
    for (size_t i = 0; i < g->scene->count; i++)
        nb_terminal_layout_free(&g->layouts[i]);
    free(g->layouts);
    free(g->title);
}

/* Samples each plot where it stands. */
static void sample(const struct page *g)
{
    struct nb_rect *plots = nb_xcalloc(g->scene->count + 1, sizeof *plots);
    for (size_t i = 0; i < g->scene->count; i++) {
        const struct nb_terminal_rect *p = &g->layouts[i].plot;
        plots[i] = (struct nb_rect){0, 0, (double)(p->columns * NB_BRAILLE_ACROSS),
                                    (double)(p->rows * NB_BRAILLE_DOWN)};
    }
    nb_scene_sample(g->scene, plots, finer);
    free(plots);
}

/* Plots in one column of a grid begin and end at the same column. */
static void align(const struct page *g, size_t i)
{
    const struct nb_place *p = &g->scene->figure->axes[i].place;
    long left = g->layouts[i].left, right = g->layouts[i].right;
    for (size_t k = 0; k < g->scene->count; k++) {
        const struct nb_place *q = &g->scene->figure->axes[k].place;
        const bool above =
            q->columns == p->columns && q->index % q->columns == p->index % p->columns;
        if (!g->stacked && !above)
            continue;
        left = g->layouts[k].left > left ? g->layouts[k].left : left;
        right = g->layouts[k].right > right ? g->layouts[k].right : right;
    }
    nb_terminal_place(&g->layouts[i], left, right);
}

/* What stands around a plot depends on its limits, and these on its size: twice is enough. */
static void arrange(const struct page *g)
{
    sample(g);
    for (size_t i = 0; i < g->scene->count; i++)
        nb_terminal_measure(&g->layouts[i]);
    for (size_t i = 0; i < g->scene->count; i++)
        align(g, i);
    sample(g);
    for (size_t i = 0; i < g->scene->count; i++)
        nb_terminal_settle(&g->layouts[i]);
}

void nb_terminal_page(struct nb_scene *s, const struct nb_screen *screen, struct nb_signs *page)
{
    struct page g;
    const bool dark = screen->paper == NB_PAPER_DARK && s->figure->theme == NB_THEME_light;
    open_page(&g, s, screen);
    nb_signs_init(page, screen, dark ? nb_theme_of(NB_THEME_dark) : s->theme, screen->columns,
                  (size_t)g.rows);
    arrange(&g);
    if (g.title) {
        const long width = nb_signs_width(g.title);
        const long from = (g.columns - width) / 2;
        nb_signs_write(page, from > 0 ? from : 0, 0, g.columns, g.title, NB_INK_TEXT);
    }
    for (size_t i = 0; i < s->count; i++)
        nb_terminal_draw(&g.layouts[i], page);
    close_page(&g);
}

void nb_terminal_write(struct nb_scene *s, const struct nb_screen *screen, struct nb_buf *out)
{
    struct nb_signs page;
    nb_terminal_page(s, screen, &page);
    for (size_t row = 0; row < page.rows; row++) {
        nb_signs_row(&page, row, out);
        nb_buf_addc(out, '\n');
    }
    nb_signs_free(&page);
}
