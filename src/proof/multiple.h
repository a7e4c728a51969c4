/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roots of higher order, which their functions' rounding hides: x - sin(x) at 0. */
#ifndef NB_PROOF_MULTIPLE_H
#define NB_PROOF_MULTIPLE_H

#include "proof/roots.h"
#include "proof/series.h"

/* Derivatives that are looked at. */
enum { NB_MULTIPLE_ORDER = 8 };

enum nb_multiple { NB_MULTIPLE_NONE, NB_MULTIPLE_ROOT, NB_MULTIPLE_OPEN };

/* What f does between lo and hi, where it is within its rounding of 0, by its series
 * there, of that order. A derivative of f has one sign, and the one before it a zero:
 * the root, if there is one. It crosses where f has different signs at lo and hi. It
 * touches where these are the same, those of f' are not, and f at the zero is 0 within
 * its rounding. */
enum nb_multiple nb_multiple_find(struct nb_series *f, double lo, double hi, struct nb_root *out);

#endif
