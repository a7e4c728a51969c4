/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data to device and back, for one axis. */
#ifndef NB_CURVE_SCALE_H
#define NB_CURVE_SCALE_H

/* Data lo..hi lies at device from..to; lo < hi, both finite. */
struct nb_scale {
    double lo, hi, from, to;
};

/* The device coordinate of a value. Finite for every value but NaN: what is
 * far outside, infinities included, is held at a distance of 1e9 lengths. */
double nb_scale_map(const struct nb_scale *s, double value);
/* The value at a device coordinate. */
double nb_scale_invert(const struct nb_scale *s, double at);

#endif
