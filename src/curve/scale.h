/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data to device and back, for one axis. */
#ifndef NB_CURVE_SCALE_H
#define NB_CURVE_SCALE_H

/* How values are spread along an axis: as they are; by their logarithm; or by
 * asinh(value/linear), which is a line around 0 and a logarithm far from it on either side. */
enum nb_warp_kind { NB_WARP_LINEAR, NB_WARP_LOG, NB_WARP_SYMLOG };

struct nb_warp {
    enum nb_warp_kind kind;
    double linear; /* symlog: where the line ends, roughly; > 0 */
};

/* Where a value stands along the stretched axis, on which all is linear; -inf for what has
 * no place there. And the value at such a place. */
double nb_warp_place(const struct nb_warp *w, double value);
double nb_warp_value(const struct nb_warp *w, double place);

/* Data lo..hi lies at device from..to; lo < hi, both finite, and positive on a logarithmic
 * axis. from > to where values grow to the left, or upwards. */
struct nb_scale {
    double lo, hi, from, to;
    struct nb_warp warp;
};

/* The device coordinate of a value, exact to a rounding of its distance from the nearer
 * end, subnormal frames included. Finite for every value but NaN: what is far outside,
 * infinities and what has no logarithm included, is held at a distance of 1e9 lengths. */
double nb_scale_map(const struct nb_scale *s, double value);
/* The value at a device coordinate, in lo..hi: that of the nearer end for one outside.
 * Never falls from one coordinate to the next, however near lo and hi are. */
double nb_scale_invert(const struct nb_scale *s, double at);

/* The part t0..t1 of the frame lo..hi, which may reach beyond it: what panning and zooming
 * make of it. */
void nb_warp_part(const struct nb_warp *w, double t0, double t1, double *lo, double *hi);

#endif
