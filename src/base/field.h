/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and texts in the fields of Python's formats:
 * [[fill]align][sign][#][0][width][,][.digits][type]. */
#ifndef NB_BASE_FIELD_H
#define NB_BASE_FIELD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum { NB_FIELD_MOST = 500 }; /* columns, and digits behind the point */

struct nb_field {
    char fill[8];   /* one character */
    char align;     /* < > ^ =, or 0: numbers stand on the right, with fill 0 it is = */
    char sign;      /* + - or blank, or 0 */
    char comma;     /* between thousands: , _ or 0 */
    bool alternate; /* #: bases have their mark, points stay */
    int width;
    int digits; /* -1: none are said; of whole numbers the least */
    char type;  /* or 0 */
};

/* Any letter may stand as the type. False: it is no format. */
bool nb_field_read(const char *s, struct nb_field *f);

/* "-+ 0#", the flags of printf's formats, into a new field; what follows them. */
const char *nb_field_read_flags(const char *s, struct nb_field *f);
/* Whether the field is one for "int", "bool", "float" or "str"; else what is wrong, in Python's
 * words. */
bool nb_field_fits(const struct nb_field *f, const char *type, struct nb_buf *wrong);

/* Types b, o, x, X and all others, which are decimal. */
void nb_field_add_whole(const struct nb_field *f, int64_t x, struct nb_buf *out);
/* Types e, f, g, %, n and their capitals, and d, without a point. Without a type it is as short as
 * it reads back, or has the digits that are said; `point`: 1.0 and not 1. */
void nb_field_add_float(const struct nb_field *f, double x, bool point, struct nb_buf *out);
/* A text, cut to `digits` letters; `align` where the field says none. */
void nb_field_add_text(const struct nb_field *f, const char *text, char align, struct nb_buf *out);

#endif
