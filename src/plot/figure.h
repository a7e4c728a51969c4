/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure: what a plot shows, as plain data.
 *
 * A figure knows no pixels and no fonts. It is filled by the session, sent to
 * the viewer as text, and drawn by draw.h into a window or a file. */
#ifndef NB_PLOT_FIGURE_H
#define NB_PLOT_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "core/event.h"
#include "core/expr.h"
#include "core/wire.h"

/* A closed interval; lo < hi, both finite, when it is set. */
struct nb_limits {
    double lo, hi;
    bool set; /* by the user: otherwise found from the curves */
};

/* One curve: an expression in a variable, or points. */
struct nb_curve {
    struct nb_expr *y, *var; /* function curve: y is rank 0 in var; else NULL */
    struct nb_event *events; /* of y: where it may jump or bend; owned */
    size_t event_count, event_cap;
    double *xs, *ys; /* data curve: count points, owned; else NULL */
    size_t count;
    char *label; /* plain UTF-8 ("sigmoid", "silu'", "f(x) = x²"), owned */
    int hue;     /* which function it belongs to: index into the palette */
    int order;   /* 0 function, 1 first derivative, ...: solid, dashed, dotted; style.h */
};

enum nb_legend { NB_LEGEND_AUTO, NB_LEGEND_NONE, NB_LEGEND_BOX };

struct nb_figure {
    struct nb_curve *curves;
    size_t count, cap;
    struct nb_limits x, y;
    struct nb_limits x_default;    /* of the curves, when the user set none */
    char *title, *xlabel, *ylabel; /* owned, NULL when there is none */
    enum nb_legend legend;
    bool no_grid;
    char *recipe; /* the commands that made it, for the file's metadata; owned or NULL */
};

void nb_figure_init(struct nb_figure *f);
void nb_figure_free(struct nb_figure *f);
bool nb_figure_is_empty(const struct nb_figure *f);
/* Adds a function curve; borrows y and var, copies the label. Its events are
 * found here, where the pool can read formulas (core/rule.h): the viewer, whose
 * pool cannot, gets them with the figure. */
void nb_figure_add_function(struct nb_figure *f, struct nb_pool *pool, struct nb_expr *y,
                            struct nb_expr *var, const char *label, int hue, int order);
/* Adds a data curve; takes xs and ys (malloc'ed, count numbers each). */
void nb_figure_add_data(struct nb_figure *f, double *xs, double *ys, size_t count,
                        const char *label, int hue, int order);
/* Replaces an owned text field, such as &f->title; NULL removes it. */
void nb_figure_set_text(char **field, const char *text);
/* Marks the expressions that the figure holds. */
void nb_figure_mark(struct nb_figure *f, struct nb_gc *gc);

/* The figure as lines of text and back: the viewer's protocol. Floats in %a,
 * texts escaped to one line (message.h). nb_figure_read takes one line at a time;
 * false sets err, and lines that begin with an unknown word are skipped. A figure read is complete
 * when the sender says so (protocol.h). */
void nb_figure_write(const struct nb_figure *f, struct nb_buf *out);
struct nb_figure_reader {
    struct nb_figure *figure;   /* the caller's, initialised */
    struct nb_wire_reader wire; /* the caller sets its pool, and frees it */
    size_t x_cap, y_cap;        /* of the data curve being read; 0 at the start */
};
bool nb_figure_read(struct nb_figure_reader *r, const char *line, struct nb_err *err);

#endif
