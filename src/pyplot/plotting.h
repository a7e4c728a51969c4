/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plot() is given becomes curves. */
#ifndef NB_PYPLOT_PLOTTING_H
#define NB_PYPLOT_PLOTTING_H

#include "charts/line_style.h"
#include "charts/numbers_arg.h"
#include "session/command.h"
#include "value/function.h"

/* A plot being put together: the arguments and what they ask for. */
struct nb_plotting {
    struct nb_session *s;
    struct nb_axes *axes; /* to draw in */
    struct nb_args *a;
    const char *label;      /* given by the user, for the first curve */
    struct nb_value labels; /* a list for functions, or the columns of a matrix; or `label` */
    int extra;              /* derivatives to draw of each function */
    int *item_hue;          /* of each argument drawn so far */
    size_t intervals;       /* so far */
    bool equations;         /* some are among the arguments: the second interval is that of y */
    bool orders_given;      /* the user said how many */
    struct nb_expr *where, *where_var; /* the curve exists where this is true; or NULL */
    struct nb_expr *open;       /* the function that is drawn, with its parameters open, or NULL */
    const struct nb_op *format; /* that functions are rounded to, too; or NULL */
    struct nb_line_style style, item_style;
    struct nb_numbers tangents; /* where functions have one */
    size_t tangent_offset;      /* of their argument (param.h) */
    bool points;                /* named points of functions are marked */
    size_t functions;           /* drawn so far, of which these hold */
    bool stacked, fresh_stack;  /* derivatives have plots of their own; made by this command */
    size_t stacked_before[4];   /* curves in each, of up to three derivatives */
};

/* The hue of argument `item`, which is a new one unless its style has it; and the look of
 * its curve of an order, which is counted from that of the style, if it has one. */
int nb_plotting_hue(struct nb_plotting *p, size_t item);
struct nb_stroke nb_plotting_look(const struct nb_plotting *p, int hue, int order);
/* y where it is wanted: nowhere else it has a value. */
struct nb_expr *nb_plotting_within(const struct nb_plotting *p, struct nb_expr *y,
                                   struct nb_expr *var);
/* y and `extra` derivatives of it as curves; f, whose they are, or NULL. Here and below false
 * sets err. */
bool nb_plotting_curves(struct nb_plotting *p, struct nb_expr *y, struct nb_expr *var,
                        const struct nb_function *f, int hue);
/* Reads where tangents are wanted, a number or several, of the argument at `offset`; adds
 * those of the function that is curve `i`, y in var, and has its points marked where that is
 * wanted; says that there was none. `open`: y with its parameters open, or NULL. */
bool nb_plotting_read_tangents(struct nb_plotting *p, struct nb_value v, size_t offset);
bool nb_plotting_marks(struct nb_plotting *p, size_t i, struct nb_expr *open);
void nb_plotting_tell_marks(const struct nb_plotting *p);
/* y as a format has it, over the exact curve, which was added last (plot_rounded.c). */
bool nb_plotting_rounded(struct nb_plotting *p, struct nb_expr *y, struct nb_expr *var);
/* The error that argument `item` is no formula: what is a list of numbers already is rounded
 * where it is made. False. */
bool nb_plotting_unrounded(struct nb_plotting *p, size_t item);
/* Derivatives in plots below that of their function (plot_stacked.c): makes the plots, moves
 * the curves of an item, which begin at `from`, and at the end gives all one x axis or takes
 * back what was made: false. */
bool nb_plotting_begin_stack(struct nb_plotting *p);
void nb_plotting_stack_item(struct nb_plotting *p, size_t from);
bool nb_plotting_end_stack(struct nb_plotting *p, bool good);
/* Argument `item`, a function. */
bool nb_plotting_function(struct nb_plotting *p, struct nb_function *f, size_t item);
/* Whether f is a function of x and y; its equation or inequality. The intervals of the
 * command are those of x and y. */
bool nb_plotting_is_equation(const struct nb_function *f);
bool nb_plotting_equation(struct nb_plotting *p, struct nb_function *f, size_t item);
/* Whether an expression is a condition that holds in an area; the area where it does, with its
 * borders, those that belong to it solid: the last part of nb_plotting_equation. */
bool nb_plotting_is_region(const struct nb_expr *e);
bool nb_plotting_region(struct nb_plotting *p, const struct nb_implicit *of,
                        const struct nb_function *f, int hue);
/* Where both look: the intervals of the command, the axes' limits, or what is usual. And what a
 * plot gets that they begin: names, and units as long in both directions. */
bool nb_plotting_find_box(struct nb_plotting *p, struct nb_limits box[2]);
void nb_plotting_begin_plane(struct nb_axes *axes, const struct nb_implicit *of);
/* The points of an implicit curve in a box of x and y, as data: whether there are any. And
 * those of a trace, NaN between two lines; scales NULL: its points are x and y. */
bool nb_plotting_trace(struct nb_curve *c, const struct nb_limits box[2]);
void nb_plotting_take_trace(struct nb_curve *c, const struct nb_trace *t, const struct nb_scale *x,
                            const struct nb_scale *y);
/* A tensor; or two, x and y, then *item is that of y. */
bool nb_plotting_tensor(struct nb_plotting *p, size_t *item);

/* Of scatter(): gives the points of the curve that was drawn last the colours that c= has for
 * each, as a list or as numbers (plot_scatter.c). False sets err. */
bool nb_plotting_colour_points(struct nb_args *a);

#endif
