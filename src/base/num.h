/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number text: locale-free reading and shortest round-trip printing. */
#ifndef NB_BASE_NUM_H
#define NB_BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>

enum { NB_NUM_MAX = 32 }; /* room for any text of nb_num_print, with its NUL */

/* Length of the number literal at the start of `text`, 0 if there is none:
 * 1  .5  1.  1e-3  1_000  0x1p-3 */
size_t nb_num_scan(const char *text);
/* The value of a literal that nb_num_scan measured. */
double nb_num_value(const char *text, size_t len);
/* The shortest text that reads back to the same double: 0.1, 1e-05, inf.
 * Laid out as Python's repr does, without its ".0". Returns its length. */
size_t nb_num_print(double x, char out[NB_NUM_MAX]);

#endif
