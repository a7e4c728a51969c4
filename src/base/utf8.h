/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8, as far as a lexer and an error caret need it. */
#ifndef NB_BASE_UTF8_H
#define NB_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* What a malformed byte decodes to. */
#define NB_UTF8_BAD ((uint32_t)0xFFFD)

/* The code point at `text` (at most `len` bytes, len >= 1); *used is its
 * length in bytes, 1 for a malformed one. */
uint32_t nb_utf8_decode(const char *text, size_t len, size_t *used);
/* The letters of a code point, with a NUL behind them; how many there are. */
size_t nb_utf8_encode(uint32_t code, char out[5]);
/* The largest boundary of characters that is <= at. */
size_t nb_utf8_floor(const char *text, size_t at);
/* Columns on a terminal: 0 for combining marks, 2 for CJK, else 1. */
size_t nb_utf8_width(uint32_t code);
/* Those of a text of `len` bytes. */
size_t nb_utf8_columns(const char *text, size_t len);
/* The same of what a terminal shows of it: escapes for colours take none. */
size_t nb_utf8_seen_columns(const char *text, size_t len);

#endif
