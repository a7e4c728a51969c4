/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word at the cursor: what completion puts something in the place of, and what one asks
 * about. */
#ifndef NB_TYPING_WORD_H
#define NB_TYPING_WORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* The quote of the string that is open before byte `point` of the text, or 0. */
char nb_word_quote(const char *text, size_t point);
/* What ends a word there: signs of the language; in a string, which may name a file, quotes; and
 * less where a letter is named, \^2. */
const char *nb_word_breaks(const char *text, size_t point);
/* Where the word begins that ends at the point. */
size_t nb_word_start(const char *text, size_t point);
/* What somebody may ask about who stands at the point: the name there, with its module, or the
 * function whose call is open there. False: there is none. */
bool nb_word_subject(const char *text, size_t point, struct nb_span *span);

#endif
