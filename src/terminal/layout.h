/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of a plot stand on a page of signs: like plot/layout.h, in whole signs. */
#ifndef NB_TERMINAL_LAYOUT_H
#define NB_TERMINAL_LAYOUT_H

#include "terminal/signs.h"
#include "plot/panel.h"
#include "plot/ticks.h"

/* Signs of a page, from the upper left one. */
struct nb_terminal_rect {
    long column, row, columns, rows;
};

/* What has a name: a curve, a line, an area. */
struct nb_terminal_name {
    char *text; /* owned */
    struct nb_stroke look;
    bool area;
    double end; /* where it leaves the plot on the right, 0 to 1 from below; NaN: elsewhere */
    long row;   /* beside the plot; -1: it has no place there */
};

struct nb_terminal_layout {
    const struct nb_panel *panel;
    struct nb_terminal_rect cell, plot; /* the plot without what stands around it */
    struct nb_scale x, y, y2;           /* to shares of the plot, from the left and from below */
    struct nb_ticks *xticks, *yticks, *y2ticks, *bar_ticks; /* owned */
    struct nb_terminal_name *names;
    size_t name_count, name_cap;
    char *title, *xlabel, *ylabel;   /* owned; "": none */
    long head;                       /* rows above the plot */
    long left, right;                /* columns that it needs itself beside the plot */
    long top_names;                  /* rows of names above the plot; 0: they are beside it */
    bool ascii, framed, axes, below; /* below: the name of x has a row of its own */
    const struct nb_heat *bar;       /* whose colours stand beside it; or NULL */
    long bar_column;
};

void nb_terminal_layout_init(struct nb_terminal_layout *l, const struct nb_panel *p,
                             struct nb_terminal_rect cell, bool ascii);
void nb_terminal_layout_free(struct nb_terminal_layout *l);
/* Finds what the panel, as it is sampled, needs around it. */
void nb_terminal_measure(struct nb_terminal_layout *l);
/* Places the plot in the cell with so many columns beside it. */
void nb_terminal_place(struct nb_terminal_layout *l, long left, long right);
/* Finds ticks and names of the panel as it is now, with the plot where it is. */
void nb_terminal_settle(struct nb_terminal_layout *l);
/* Draws what stands around the plot. */
void nb_terminal_draw_frame(const struct nb_terminal_layout *l, struct nb_signs *c);

/* Columns that a sample of a line takes in the legend, with the blank behind it. */
enum { NB_TERMINAL_KEY = 3, NB_TERMINAL_BAR = 2 };
/* Names, as nb_terminal_measure and nb_terminal_settle find them (terminal_names.c). */
void nb_terminal_collect_names(struct nb_terminal_layout *l);
long nb_terminal_names_width(const struct nb_terminal_layout *l);
/* Rows that they take above a plot of so many columns. */
long nb_terminal_names_rows(const struct nb_terminal_layout *l, long columns);
void nb_terminal_place_names(struct nb_terminal_layout *l);
void nb_terminal_draw_names(const struct nb_terminal_layout *l, struct nb_signs *c);

#endif
