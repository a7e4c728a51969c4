/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a function and its derivatives are at the pointer. */
#ifndef NB_SEEN_READING_H
#define NB_SEEN_READING_H

#include <stdbool.h>

#include "base/buf.h"
#include "plot/scene.h"

enum { NB_READ_ORDERS = 3 }; /* f, f', f'' */

struct nb_reading {
    bool set;
    const struct nb_panel *panel;
    size_t curve;             /* the function, among the panel's curves */
    double x;                 /* a short decimal within a pixel of the pointer; or a datum's */
    double y[NB_READ_ORDERS]; /* NaN: no value there */
    size_t orders;            /* of which we know a derivative */
    double left;              /* f' from the left; as y[1] where there is no kink */
    double dx, dy;            /* a pixel, in units of the axes */
};

/* Functions compiled with their derivatives, each when it is first read. */
struct nb_readers {
    struct nb_reader *list;
    size_t count, cap;
};

void nb_readers_free(struct nb_readers *r);
/* Reads the function that is nearest to a place of a panel, in points; `chosen` >= 0: that one,
 * counted through the panel's functions. Nothing is set where there is none. */
struct nb_reading nb_reading_at(struct nb_readers *r, const struct nb_panel *p, double at_x,
                                double at_y, int chosen);
/* Reads the function of that curve at x. */
struct nb_reading nb_reading_on(struct nb_readers *r, const struct nb_panel *p, size_t curve,
                                double x);
/* The value with the fewest digits that are as fine as a pixel of that size. */
double nb_reading_short(double x, double pixel);
/* The functions of a panel that can be read, derivatives that are drawn with them aside. */
size_t nb_reading_functions(const struct nb_panel *p);
/* The curve of one of them; false where there are not so many. */
bool nb_reading_function(const struct nb_panel *p, size_t number, size_t *curve);
/* The number of a function that has this curve. */
size_t nb_reading_number_of(const struct nb_panel *p, size_t curve);
/* A number with as many digits as a pixel of that size needs, at least `least`; all that it
 * has where `all`. Not a number is a dash. */
void nb_reading_number(double value, double pixel, int least, bool all, struct nb_buf *out);
/* "x 1.00   silu 0.73106   silu′ 0.92767" */
void nb_reading_text(const struct nb_reading *r, bool all, struct nb_buf *out);
/* A place in the picture, in points, of values on a panel's axes. */
double nb_panel_at_x(const struct nb_panel *p, double x);
double nb_panel_at_y(const struct nb_panel *p, double y, bool right);

#endif
