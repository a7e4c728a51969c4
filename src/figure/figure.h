/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure: what a window or a file shows, as plain data: plots in a grid.
 *
 * A figure knows no pixels and no fonts. It is filled by the session, sent to
 * the viewer as text, and drawn by draw.h into a window or a file. */
#ifndef NB_FIGURE_FIGURE_H
#define NB_FIGURE_FIGURE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/themes.h"
#include "eval/wire.h"
#include "figure/axes.h"

/* A number in the figure's functions that can be moved. */
struct nb_parameter {
    char *name;          /* owned */
    double value, start; /* finite: now, and when it was drawn first */
    struct nb_expr *var; /* what stands for it in the curves' `live` */
};

/* Which plots of a figure have the same limits of an axis. */
enum nb_share { NB_SHARE_NONE, NB_SHARE_ALL, NB_SHARE_ROW, NB_SHARE_COL, NB_SHARE_COUNT };

/* A figure's own lengths are in units of a hundredth of an inch, which one reads as the
 * points of a screen. matplotlib's figures have as many pixels. */
enum { NB_UNITS_PER_INCH = 100, NB_FIGURE_MOST_INCHES = 300 /* wide or high */ };

struct nb_figure {
    struct nb_axes *axes; /* at least one */
    size_t count, cap;
    char *title;          /* above all plots; owned or NULL */
    double width, height; /* in units, as the user wants them; 0: by itself */
    double type, line;    /* of numbers at ticks and of curves, likewise */
    double dpi;           /* pixels an inch of its files; 0: as nb_export has it */
    enum nb_share share_x, share_y;
    enum nb_theme_number theme;
    char *caption; /* what it shows, in words, for its files; owned or NULL */
    char *recipe;  /* the commands that made it, for the file's metadata; owned or NULL */
    struct nb_parameter *params; /* of its curves' `live` */
    size_t param_count, param_cap;
    const struct nb_figure *next; /* the page after this one, of a PDF; borrowed, or NULL */
    bool thin;                    /* it is written for one picture: long data may be made short */
    /* Where its writer puts long data, as descriptors of shared memory; NULL: nowhere. */
    struct nb_handover *shares;
    size_t serial; /* among those of a session; 0: none */
    unsigned said; /* what commands have said since it was shown (said.h), in whose place hands
                    * have chosen nothing */
};

/* Before each command in a recipe that was not typed, but chosen in a window. */
#define NB_RECIPE_BY_HAND "# by hand: "

/* A figure of one plot that fills it. */
void nb_figure_init(struct nb_figure *f);
void nb_figure_free(struct nb_figure *f);
bool nb_figure_is_empty(const struct nb_figure *f);
/* Adds empty axes and returns their index. */
size_t nb_figure_add_axes(struct nb_figure *f, struct nb_place place);
/* Adds a parameter; copies the name. */
void nb_figure_add_parameter(struct nb_figure *f, const char *name, double value,
                             struct nb_expr *var);
/* Whether a parameter, "a", "a (2)" or "elu alpha", is meant by the name. */
bool nb_parameter_is(const struct nb_parameter *p, const char *name);
/* The size that the figure has or that suits its plots, in units. */
void nb_figure_size(const struct nb_figure *f, double *width, double *height);
/* Marks the expressions that the figure holds. */
void nb_figure_mark(const struct nb_figure *f, struct nb_gc *gc);

/* The figure as lines of text and back: the viewer's protocol. Floats in %a,
 * texts escaped to one line (message.h). nb_figure_read takes one line at a time;
 * false sets err, and lines that begin with an unknown word are skipped. A figure read is complete
 * when the sender says so (protocol.h). */
void nb_figure_write(const struct nb_figure *f, struct nb_buf *out);
struct nb_figure_reader {
    struct nb_figure *figure;   /* the caller's, initialised */
    struct nb_wire_reader wire; /* the caller sets its pool, and frees it */
    size_t x_cap, y_cap;        /* of the data curve being read; 0 at the start */
    bool placed;                /* whether a place was read; false at the start */
    struct nb_handover *shares; /* what came with its lines; NULL: nothing can */
};
bool nb_figure_read(struct nb_figure_reader *r, const char *line, struct nb_err *err);

#endif
