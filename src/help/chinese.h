/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese words of a search: one table. */
#ifndef NB_HELP_CHINESE_H
#define NB_HELP_CHINESE_H

#include "base/buf.h"

/* Adds the text with its Chinese words as English ones, each a word of its own; others stay.
 * Where they say nothing but that a function is meant, that is the word. */
void nb_chinese_translate(const char *text, struct nb_buf *out);

#endif
