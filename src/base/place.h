/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the files are that the program was installed with: beside it, so that an
 * installed tree may be moved, or where configure said that they would be. */
#ifndef NB_BASE_PLACE_H
#define NB_BASE_PLACE_H

/* The first of the `beside` (paths from the folder of the running program, up to
 * NULL) that exists, else `fixed`. The caller frees it. */
char *nb_place_of(const char *const *beside, const char *fixed);

#endif
