/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one picture of a curve has found, for the next one while it moves: limits are searched
 * for once, and not sixty times a second. */
#ifndef NB_CURVE_RECALL_H
#define NB_CURVE_RECALL_H

#include "curve/profile.h"

/* Of some curves, by their numbers. */
struct nb_recalls;

struct nb_recalls *nb_recalls_new(size_t count);
void nb_recalls_free(struct nb_recalls *r);
/* Of those of other curves that these take the place of, as with another parameter: where a
 * search was in vain it is not tried again. */
void nb_recalls_succeed(struct nb_recalls *r, const struct nb_recalls *before);
/* Takes over the breaks of a profile of the i-th curve, which has none then. */
void nb_recalls_keep(struct nb_recalls *r, size_t i, struct nb_profile *f);

/* What is known of the i-th curve; it changes with nb_recalls_keep. */
const struct nb_recall *nb_recalls_of(const struct nb_recalls *r, size_t i);
/* nb_break_at, or what is known of it. */
struct nb_break nb_recall_break(const struct nb_recall *r, struct nb_probe *p,
                                struct nb_place_at at, double reach);
/* Whether all about this break of the curve itself is known: out = that. */
bool nb_recall_has(const struct nb_recall *r, struct nb_place_at at, struct nb_break *out);

#endif
