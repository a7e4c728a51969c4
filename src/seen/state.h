/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hands have chosen in a window, beside what the figure itself says: it is undone and
 * redone, and told as the commands that would choose it at the prompt. */
#ifndef NB_SEEN_STATE_H
#define NB_SEEN_STATE_H

#include "base/buf.h"
#include "figure/figure.h"
#include "figure/ghosts.h"

/* A choice that may be left to the figure. */
enum { NB_AS_FIGURE = -1 };

struct nb_panel_state {
    struct nb_limits x, y; /* the view; not set: home */
};

/* A point that was marked, with its numbers beside it. */
struct nb_pin {
    size_t panel;
    double x, y;
    int hue;
};

/* Where the slope of a function is small, its plot is tinted. */
struct nb_shadow {
    double threshold;       /* of |f'|; 0: nothing is tinted */
    size_t panel, function; /* its number among the panel's functions */
};

struct nb_state {
    struct nb_panel_state *panels; /* owned: one for each plot */
    size_t count;
    double *params; /* owned: values of the figure's parameters */
    size_t param_count;
    struct nb_pin *pins; /* owned */
    size_t pin_count;
    /* Each NB_AS_FIGURE, or: */
    int order;          /* of the highest derivatives that are drawn */
    int grid;           /* whether there are lines */
    int x_warp, y_warp; /* enum nb_warp_kind */
    int legend;         /* enum nb_legend */
    int spines;         /* enum nb_spines */
    int theme;          /* enum nb_theme_number */
    int equal;          /* whether units of x and y are as long */
    struct nb_shadow shadow;
    struct nb_ghosts ghosts; /* that a slider left behind */
    double type;             /* of numbers at ticks, in points, the rest to match; 0: as figure */
};

/* Nothing is chosen. */
void nb_state_init(struct nb_state *s, const struct nb_figure *f);
void nb_state_free(struct nb_state *s);
/* A copy, to be freed by itself. */
struct nb_state nb_state_copy(const struct nb_state *s);
bool nb_state_equal(const struct nb_state *a, const struct nb_state *b);
/* Adds a pin; or takes it away where one is. */
void nb_state_toggle_pin(struct nb_state *s, struct nb_pin pin);
/* "(1.25, 0.97)" */
void nb_pin_text(const struct nb_pin *pin, struct nb_buf *out);
/* The size of type that a figure has by itself, in points. */
double nb_state_own_type(const struct nb_figure *f, int theme);
/* Whether both show the same views. */
bool nb_state_same_views(const struct nb_state *a, const struct nb_state *b);
/* Takes the views of another state. */
void nb_state_take_views(struct nb_state *s, const struct nb_state *from);

/* What was said (figure/said.h) is as the figure has it: nothing is chosen there any more. */
void nb_state_yield(struct nb_state *s, unsigned said);

/* The commands that lead from one state of a figure to another, a line each. */
void nb_state_tell(const struct nb_figure *f, const struct nb_state *from,
                   const struct nb_state *to, struct nb_buf *out);

#endif
