/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve that is read and the next one: what lies between them, and where that is most. */
#ifndef NB_EXPLORE_CONTRAST_H
#define NB_EXPLORE_CONTRAST_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/limits.h"

struct nb_expr;

/* Where two functions differ most, |f - g|, in view. */
struct nb_most {
    bool found;
    double value, at;
    size_t column; /* that it is near to */
    double bound;  /* no more than this anywhere in view: proved; or infinite */
};

struct nb_contrast {
    size_t panel;
    /* What the rest is made for: */
    const struct nb_expr *f, *g;
    struct nb_limits x;
    size_t count;           /* of columns */
    double *xs, *f_y, *g_y; /* owned: on the borders of all columns */
    struct nb_most most;
    bool proved; /* it was tried */
};

struct nb_explorer;

void nb_contrast_free(struct nb_contrast *c);
/* Draws what is between the two, and says where it is most; for what is new in view, it is
 * computed. */
void nb_contrast_mark(struct nb_explorer *e);
/* The difference where the explorer reads: marked, and as text. */
struct nb_buf;
void nb_contrast_read(struct nb_explorer *e, struct nb_buf *out);

#endif
