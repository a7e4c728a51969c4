/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extents of cells proved by enclosures. */
#ifndef NB_CURVE_PROVE_H
#define NB_CURVE_PROVE_H

#include "curve/profile.h"

/* What is seen of y: lo..hi on `rows` pixels. */
struct nb_sight {
    struct nb_scale y; /* to 0..1 */
    double rows;
    bool open; /* the limits are not sure yet: what is smooth is proved outside, too */
    bool ours; /* nobody asked for these limits: what they cut is told */
};

/* Widens the extents of the cells until they hold all that the curve is in view, to half a
 * pixel, and marks those that are proved or noise. May be called again for another sight.
 * `budget`: enclosures that may be asked for. */
void nb_profile_prove(struct nb_profile *f, struct nb_probe *p, const struct nb_sight *sight,
                      size_t budget);

/* Makes the highest and the lowest extent as good as the values of the curve are: the
 * extreme inside of its cell is looked for. */
void nb_profile_polish(struct nb_profile *f, struct nb_probe *p);

#endif
