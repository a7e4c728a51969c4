/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a page: a curve and its derivative, in signs of Braille. */
#ifndef NB_HELP_PICTURE_H
#define NB_HELP_PICTURE_H

#include "curve/limits.h"
#include "graph/expr.h"
#include "help/leaf.h"

/* Draws y(x), solid, and its derivative, dotted (NULL: none), for a page that is seen in a
 * terminal; a file gets the text alone. */
void nb_help_picture(struct nb_leaf *p, struct nb_expr *y, struct nb_expr *slope, struct nb_expr *x,
                     struct nb_limits on);

#endif
