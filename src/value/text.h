/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strings: joining, and values in Python's formats. */
#ifndef NB_VALUE_TEXT_H
#define NB_VALUE_TEXT_H

#include "base/buf.h"
#include "base/err.h"
#include "value/settings.h"
#include "value/value.h"

struct nb_value nb_text_join(struct nb_gc *gc, struct nb_value a, struct nb_value b,
                             struct nb_err *err);
/* The string `times` times; NB_ABSENT sets err. */
struct nb_value nb_text_repeat(struct nb_gc *gc, struct nb_value a, struct nb_value times,
                               struct nb_err *err);
/* Appends the value in a format such as ".3f", ">10" or ",.2f"; with "" as print
 * shows it. A format is for a string or one number; false sets err. */
bool nb_text_format(struct nb_value v, const char *format, const struct nb_settings *settings,
                    struct nb_buf *out, struct nb_err *err);

/* How many letters a text has, and one of them as a text of its own. */
size_t nb_text_letters(const struct nb_text *t);
struct nb_value nb_text_letter(struct nb_gc *gc, const struct nb_text *t, size_t i);

#endif
