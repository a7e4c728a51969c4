/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in lines that a terminal does not break in the middle of a word. */
#ifndef NB_BASE_WRAP_H
#define NB_BASE_WRAP_H

#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"

/* The columns of the terminal that a stream writes to; 0: it is none, and has lines of any
 * length. */
size_t nb_wrap_columns(FILE *out);
/* How much of a text stays in one line: up to a blank, or to between two characters of which one is
 * Chinese, whose words have no blanks. */
size_t nb_wrap_piece(const char *text);
/* Adds a text in lines of at most so many columns, which are broken at blanks, and between
 * Chinese characters; 0: any. In the first line `used` columns are taken already, the others
 * begin with `hanging` blanks. A word that no line is long enough for stands in a line of its
 * own. */
void nb_wrap(struct nb_buf *out, const char *text, size_t columns, size_t used, size_t hanging);
/* Adds what stands in the columns from .. to - 1 of a text. */
void nb_wrap_cut(struct nb_buf *out, const char *text, size_t from, size_t to);

#endif
