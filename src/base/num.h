/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number text: locale-free reading and printing, both correctly rounded. The
 * program keeps LC_NUMERIC at "C", so that strtod and printf, which decide the
 * rare hard cases, are locale-free too. */
#ifndef NB_BASE_NUM_H
#define NB_BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>

enum { NB_NUM_MAX = 32 }; /* room for any text that is printed, with its NUL */

/* Length of the number literal at the start of `text`, 0 if there is none:
 * 1  .5  1.  1e-3  1_000  0x1p-3 */
size_t nb_num_scan(const char *text);
/* The value of a literal that nb_num_scan measured: the double nearest to it. */
double nb_num_value(const char *text, size_t len);
/* What the literal is more than that double, to 2^-106 of it or better: 0.1 is
 * 0.1000000000000000055511 - 5.5511e-18. 0 for hexadecimal, for what is 0 or
 * infinite, and where the difference is no double (values below 1e-290). */
double nb_num_rest(const char *text, size_t len);
/* The decimal number, with a sign or not, at the start of the `len` bytes of
 * text, as strtod reads it; its length, 0 if there is none. */
size_t nb_num_read(const char *text, size_t len, double *out);
/* The shortest text that reads back to the same double, of several the nearest:
 * 0.1, 1e-05, inf. Laid out as Python's repr does, without its ".0". Returns its
 * length. */
size_t nb_num_print(double x, char out[NB_NUM_MAX]);
/* The same with its ".0": a float of Python's. */
size_t nb_num_python(double x, char out[NB_NUM_MAX]);
/* The text of printf's "%.17g". Returns its length. */
size_t nb_num_print17(double x, char out[NB_NUM_MAX]);

#endif
