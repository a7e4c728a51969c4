/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes of figures as people write them. */
#ifndef NB_SESSION_PAGE_SIZE_H
#define NB_SESSION_PAGE_SIZE_H

#include "base/err.h"
#include "value/param.h"

/* Such a size, in inches. False sets err. */
bool nb_page_size(const char *text, double inches[2], struct nb_err *err);
/* Reads "8.9cm x 6cm", "8.9 x 6 cm", "8x5in": width and height with their unit (cm, mm, in,
 * pt; inches where there is none), as inches: double[2], zeros by default. */
nb_param_reader nb_read_page_size;
/* The same of a pair of inches, figsize=(8, 5). */
nb_param_reader nb_read_figsize;
/* Reads pixels an inch: a double, 0 by default. */
nb_param_reader nb_read_dpi;

#endif
