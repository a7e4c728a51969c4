/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plot: its curves, limits and names, as plain data. A figure (figure.h) has
 * one or more. */
#ifndef NB_FIGURE_AXES_H
#define NB_FIGURE_AXES_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "curve/implicit.h"
#include "curve/limits.h"
#include "curve/scale.h"
#include "graph/expr.h"

/* How a line is drawn. */
struct nb_stroke {
    int hue;      /* which function it belongs to, or a colour of its own: style.h */
    int order;    /* 0 function, 1 first derivative, ...: solid, dashed, dotted; style.h */
    double width; /* in points; 0: that of the order */
    double faint; /* share of the background in its colour: 0 opaque, 1 not to be seen */
    bool marked;  /* every point of data has a dot */
    bool bare;    /* none has, however few they are */
    bool ordered; /* it is drawn in layer z, the lower ones first; else in the usual one */
    double z;
};

/* The layers of what says none: areas, and lines over them. */
enum { NB_LAYER_AREAS = 1, NB_LAYER_LINES = 2 };

/* A function curve as whoever computes it in another program needs it. */
struct nb_live {
    struct nb_expr *y;     /* the curve with the figure's parameters in it; NULL: without */
    struct nb_expr *slope; /* its derivative by var; NULL: not known, or not asked for */
};

/* One curve: an expression in a variable, or points; those of an implicit curve are what
 * shows where no tracer is. */
struct nb_curve {
    size_t id;               /* among what its plot has drawn: nb_axes.ids */
    struct nb_expr *y, *var; /* function curve: y is rank 0 in var; else NULL */
    struct nb_expr *of;      /* the function of which y is a derivative, if it is drawn, too */
    struct nb_expr *exact;   /* what y is where it is not rounded to a format; NULL: y */
    struct nb_live live;
    struct nb_implicit implicit; /* f NULL: none */
    double *xs, *ys;             /* data curve: count points, owned; else NULL */
    size_t count;
    size_t mapped; /* bytes of one map with both of them; 0: they are malloc'ed */
    bool points;   /* its roots, extrema, inflections and kinks are marked */
    bool tangent;  /* it touches a function at x = `at`, with a dot; no limits are chosen for it */
    double at;
    bool pin;    /* a point of another curve that somebody noted; no limits are chosen for it */
    bool right;  /* it belongs to the y axis on the right */
    bool hidden; /* a place is kept for it, and it is not drawn */
    bool aside;  /* it is drawn beside another one, and not read */
    char *label; /* plain UTF-8 ("sigmoid", "silu'", "f(x) = x²"), owned */
    struct nb_stroke look;
};

/* A straight line through the whole plot: y = at, or x = at. */
struct nb_guide {
    size_t id; /* as a curve's */
    bool vertical;
    bool right; /* at is a value of the y axis on the right */
    double at;  /* finite */
    struct nb_stroke look;
    char *label; /* owned; "" when the legend does not name it */
};

/* A text at a point of the plot, with an arrow to another one or without. */
struct nb_note {
    size_t id; /* as a curve's */
    double x, y;
    double across, up;   /* which part of the text is there: 0 left or bottom, 1 right or top */
    double size;         /* of type; 0: that of labels */
    int hue;             /* as a look's; -1: ink */
    char *text;          /* owned */
    bool of_plot;        /* x and y are shares of the plot's width and height */
    bool of_figure;      /* they are shares of the whole figure's */
    bool upwards;        /* it reads from bottom to top */
    double right, up_by; /* how far from there it stands, in units (figure.h) */
    bool clear;          /* curves leave room for it */
    bool arrow;
    double to_x, to_y;
};

enum nb_legend { NB_LEGEND_AUTO, NB_LEGEND_NONE, NB_LEGEND_BOX };
/* Where somebody wants its box: in the plot, from 1 on the left, the middle and the right at the
 * top, then in the middle and at the bottom; or beside it. 0: where it hides nothing. */
enum { NB_LEGEND_INSIDE = 9, NB_LEGEND_RIGHT, NB_LEGEND_BELOW };

/* Where a plot stands: in the index-th cell, by rows, of a grid that fills the
 * figure. Plots of one figure may have different grids. */
struct nb_place {
    size_t rows, columns, index; /* index < rows * columns */
};

/* What a plot shows unless it is switched off, as by grid(False): a row each, its name,
 * the parameters of its command (pyplot/figure.c), and what the command does. The flag
 * of "grid" is no_grid, its word in a figure's text "nogrid". */
#define NB_AXES_SHOWN(ROW)                                                                         \
    ROW(grid, grid_params, N_("Switches the grid lines; grid([f, g, h]) draws small plots."))
#define NB_AXES_FLAG(name, params, doc) bool no_##name;

/* Where the user wants ticks, and what stands there. */
struct nb_tick_list {
    bool set;      /* otherwise they are found (ticks.h) */
    bool pi;       /* at multiples of pi: nothing else is said */
    double step;   /* at multiples of this, where it is above 0: nothing else is said */
    double *at;    /* owned */
    char **labels; /* owned, like each; NULL: the number */
    size_t count, cap, label_cap;
    struct nb_limits reach; /* limits hold this until more is drawn than `drawn` */
    size_t drawn;           /* as nb_axes_drawn() */
};

enum nb_minor { NB_MINOR_AUTO, NB_MINOR_ON, NB_MINOR_OFF };

/* What stands around the curves: lines through 0, all four sides, or two of them. */
enum nb_spines { NB_SPINES_ORIGIN, NB_SPINES_BOX, NB_SPINES_LEFT, NB_SPINES_NONE };

/* Sides of a plot, as a set. */
enum nb_sides {
    NB_SIDE_LEFT = 1,
    NB_SIDE_BOTTOM = 2,
    NB_SIDE_RIGHT = 4,
    NB_SIDE_TOP = 8,
    NB_SIDES_ALL = 15,
};

/* Where one of the lines of NB_SPINES_ORIGIN stands: at a value, or a share of the plot. */
struct nb_crossing {
    bool of_plot;
    double at;
};

/* How a unit of y compares with one of x. */
#define NB_ASPECT_SQUARE INFINITY
struct nb_aspect {
    double ratio; /* of their lengths; 0: as it comes out; NB_ASPECT_SQUARE: a square plot */
    bool by_box;  /* the plot gets smaller for it; else the limits get wider */
};

struct nb_axes {
    struct nb_place place;
    struct nb_curve *curves;
    size_t count, cap;
    struct nb_guide *rules;
    size_t rule_count, rule_cap;
    struct nb_note *notes;
    size_t note_count, note_cap;
    struct nb_patch *patches; /* under the curves: patch.h */
    size_t patch_count, patch_cap;
    struct nb_heat *heats; /* under everything: heat.h */
    size_t heat_count, heat_cap;
    struct nb_limits x, y;
    struct nb_limits x_default;      /* of the curves, when the user set none */
    struct nb_limits view_x, view_y; /* what the user went to in the window: they win */
    struct nb_warp x_warp, y_warp;   /* how values are spread: scale.h */
    bool x_reversed, y_reversed;     /* values grow to the left, downwards */
    struct nb_tick_list x_ticks, y_ticks;
    enum nb_minor minor;
    enum nb_spines spines;
    unsigned hidden_sides;               /* enum nb_sides, whose lines are not drawn */
    struct nb_crossing cross_x, cross_y; /* of the line that stands, and of the one that lies */
    bool spines_moved;                   /* somebody has said where those stand */
    struct nb_aspect aspect;
    char *title, *xlabel, *ylabel; /* owned, NULL when there is none */
    /* A second y axis, on the right, where `twin`. */
    bool twin, y2_reversed;
    struct nb_limits y2;
    struct nb_warp y2_warp;
    struct nb_tick_list y2_ticks;
    char *y2label; /* owned, or NULL */
    enum nb_legend legend;
    int legend_at; /* NB_LEGEND_INSIDE and so on */
    NB_AXES_SHOWN(NB_AXES_FLAG)
    int hues;   /* functions so far: the next one's hue */
    size_t ids; /* given so far, from 1 on: who asks for what was drawn knows it by its own */
};

void nb_axes_free(struct nb_axes *a);
bool nb_axes_is_empty(const struct nb_axes *a);
/* Adds a curve without numbers; copies the label. Valid until the next. */
struct nb_curve *nb_axes_add_curve(struct nb_axes *a, const char *label, struct nb_stroke look);
/* Adds a function curve; borrows y and var, copies the label. Its tensors are unrolled
 * (unroll.h), for a curve has thousands of points and each would make its own. */
struct nb_curve *nb_axes_add_function(struct nb_axes *a, struct nb_expr *y, struct nb_expr *var,
                                      const char *label, struct nb_stroke look);
/* Adds a data curve; takes xs and ys (malloc'ed, count numbers each). */
void nb_axes_add_data(struct nb_axes *a, double *xs, double *ys, size_t count, const char *label,
                      struct nb_stroke look);
/* A data curve's new points, `count` of each; takes those that are not NULL, and leaves NULL. The
 * others stay, and are as many. */
void nb_curve_set_points(struct nb_curve *c, double **xs, double **ys, size_t count);
/* Takes away what has this id. */
void nb_axes_remove(struct nb_axes *a, size_t id);
/* Takes away the curves from the index `from` on. */
void nb_axes_drop_curves(struct nb_axes *a, size_t from);
/* Adds a line and a text as they are, with copies of their label and text. */
void nb_axes_add_rule(struct nb_axes *a, struct nb_guide rule);
void nb_axes_add_note(struct nb_axes *a, struct nb_note note);
/* The x limits of a plot when nobody chose any: the curves' default, joined with the
 * extent of the data and the vertical lines. */
struct nb_limits nb_axes_range_x(const struct nb_axes *a);
/* How much limits are chosen for: curves and patches. */
size_t nb_axes_drawn(const struct nb_axes *a);
/* Limits that hold the ticks as well, where these were put after all that is drawn. */
struct nb_limits nb_ticks_widen(const struct nb_axes *a, const struct nb_tick_list *t,
                                struct nb_limits l);
/* Adds a tick with a copy of its label, NULL for the number; and takes all away, so that
 * they are found. */
void nb_tick_list_add(struct nb_tick_list *t, double at, const char *label);
void nb_tick_list_clear(struct nb_tick_list *t);
/* The sides of the plot that have a line, as a set. */
unsigned nb_axes_sides(const struct nb_axes *a);
/* Replaces an owned text field, such as &a->title; NULL removes it. */
void nb_axes_set_text(char **field, const char *text);
/* Where a note of the figure is, in shares of the cell in which its plot stands. */
struct nb_point nb_note_in_cell(const struct nb_axes *a, const struct nb_note *n);
/* Marks the expressions that the curves hold. */
void nb_axes_mark(const struct nb_axes *a, struct nb_gc *gc);

#endif
